from hypothesis import given
from hypothesis import strategies as st

from extractors.values.doc_title import one_line

LETTERS = st.text(alphabet="关于举办的通知 \u3000\n\tAb1.，", max_size=60)


@given(LETTERS)
def test_every_character_keeps_its_place(text: str) -> None:
    line = one_line(text)
    assert len(line.words) == len(line.places)
    assert all(text[place] == letter or text[place].isspace() for letter, place in zip(line.words, line.places, strict=True))
    assert list(line.places) == sorted(set(line.places))


@given(LETTERS)
def test_nothing_but_layout_is_lost(text: str) -> None:
    assert one_line(text).words.replace(" ", "") == "".join(text.split())


def test_spaces_between_latin_words_stay() -> None:
    assert one_line("关于 “Open  Day” 的\n通知").words == "关于“Open Day”的通知"
