import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.values.numeral import MAX_LENGTH, parse_numeral

NUMBERS = (
    ("23", 23),
    ("２３", 23),
    ("08", 8),
    ("八", 8),
    ("十", 10),
    ("十八", 18),
    ("二十", 20),
    ("二十三", 23),
    ("廿", 20),
    ("廿三", 23),
    ("卅一", 31),
    ("两", 2),
    ("〇", 0),
    ("一百", 100),
    ("一百零五", 105),
    ("一百一十", 110),
    ("三千五百", 3500),
    ("1万", 10000),
    ("十二万三千", 123000),
    ("一亿零二万", 100020000),
    ("二○二三", 2023),
    ("二〇二三", 2023),
    ("二零二三", 2023),
    ("二Ｏ二三", 2023),
    ("二O二三", 2023),
    ("二o二三", 2023),
    ("二0二3", 2023),
    ("2 0 2 3", 2023),
    ("贰拾叁", 23),
    ("壹拾万零叁仟肆佰伍拾叁", 103453),
    ("一千零十", 1010),
    ("一万零一十一", 10011),
    ("三万五", 35000),
    ("一百二", 120),
    ("两千六", 2600),
    ("三万零五", 30005),
    ("1万5", 15000),
)
NO_NUMBERS = ("", " ", "五十三十", "十十", "万", "二万三亿", "廿卅", "5.8", "-3", "5月", "若干", "二十三人", "1" * (MAX_LENGTH + 1))
DIGITS = "零一二三四五六七八九"


@pytest.mark.parametrize(("written", "number"), NUMBERS)
def test_numbers(written: str, number: int) -> None:
    assert parse_numeral(written) == number


@pytest.mark.parametrize("written", NO_NUMBERS)
def test_what_is_no_whole_number(written: str) -> None:
    with pytest.raises(ValueError, match="is no whole number"):
        parse_numeral(written)


def spell(number: int) -> str:
    """Up to 9999 as it is spoken: 一千零五, 三百二十."""
    if number < 10:
        return DIGITS[number]
    words, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            words += ("零" if gap and words else "") + DIGITS[digit] + name
            gap = False
        else:
            gap = bool(words)
    return words


@given(st.integers(0, 9999))
def test_any_number_that_is_spelt_is_read_back(number: int) -> None:
    assert parse_numeral(spell(number)) == number


@given(st.integers(0, 10**MAX_LENGTH - 1), st.sampled_from("〇○零ＯO"))
def test_any_row_of_figures_is_read_back(number: int, zero: str) -> None:
    digits = zero + DIGITS[1:]
    assert parse_numeral("".join(digits[int(c)] for c in str(number))) == number


@given(st.text(alphabet="0１二十百千万亿廿〇Ｏ两拾x ", max_size=12))
def test_any_text_gives_a_number_or_a_value_error(written: str) -> None:
    try:
        number = parse_numeral(written)
    except ValueError:
        return
    assert number >= 0
