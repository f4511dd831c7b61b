import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.values.doc_title import carried_titles, name_of, one_line

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


# why: (title, what it carries)
CARRIED = {
    "one": ("关于印发《读书节方案》的通知", ("读书节方案",)),
    "without marks": ("关于印发读书节方案的通知", ("读书节方案",)),
    "several": ("关于印发《读书节方案》和《借书规定》的通知", ("读书节方案", "借书规定")),
    "a title within": ("关于印发《读书纲要》实施意见的通知", ("《读书纲要》实施意见",)),
    "forwarded": ("关于转发《省教育厅关于读书的通知》的通知", ("省教育厅关于读书的通知",)),
    "nothing": ("关于举办读书节的通知", ()),
    "carried out, not carried": ("关于贯彻《读书纲要》的通知", ()),
    "no title": ("", ()),
}


@pytest.mark.parametrize(("title", "carried"), CARRIED.values(), ids=CARRIED)
def test_what_a_title_carries(title: str, carried: tuple[str, ...]) -> None:
    assert carried_titles(title) == carried


def test_names() -> None:
    assert name_of("甲厅关于读书的意见").equals(name_of("《关于读书的意见（试行）》"))
    assert not name_of("甲厅关于读书的意见").equals(name_of("乙局关于读书的意见"))
    assert name_of("中华人民共和国借书法").equals(name_of("借书法"))
    assert name_of("2024年示范县全民读书节实施方案").resembles(name_of("示范县全民读书节实施方案"))
    assert not name_of("示范县全民读书节方案").resembles(name_of("方案"))
