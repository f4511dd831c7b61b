"""Periods in words, through the public `parse_period` and `find_periods`."""

import calendar
import datetime
import itertools
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.values.date import find_periods, parse_period
from tests.cases import MARK

ISSUED = datetime.date(2023, 4, 1)
# What is written in a notice of 1 April 2023, its first and last day, its precision, why.
CASES = (
    ("即日起至5月8日", "2023-04-01", "2023-05-08", "day", "from the date of issue"),
    ("自即日起至2023年5月8日止", "2023-04-01", "2023-05-08", "day", "with 自 and 止"),
    ("即日起至月底", "2023-04-01", "2023-04-30", "month", "to the end of the month of issue"),
    ("自即日起，至2024年2月底", "2023-04-01", "2024-02-29", "month", "end of a leap February"),
    ("5月8日前", "2023-04-01", "2023-05-08", "day", "前 includes the day"),
    ("5月8日（周一）下午5点之前", "2023-04-01", "2023-05-08", "day", "weekday and hour before 之前"),
    ("5月8日24时前", "2023-04-01", "2023-05-08", "day", "24时 is the end of the day"),
    ("5月8日0时前", "2023-04-01", "2023-05-07", "day", "0时 is its beginning"),
    ("截至5月底", "2023-04-01", "2023-05-31", "month", "截至"),
    ("月底前", "2023-04-01", "2023-04-30", "month", "month of issue"),
    ("下月5日前", "2023-04-01", "2023-05-05", "day", "month after the issue"),
    ("5月底前", "2023-04-01", "2023-05-31", "month", "end of a month"),
    ("年底前", "2023-04-01", "2023-12-31", "year", "end of the year of issue"),
    ("2024年年底前", "2023-04-01", "2024-12-31", "year", "年 twice"),
    ("到2025年", "2023-04-01", "2025-12-31", "year", "through the year named"),
    ("2019年以来", "2019-01-01", "2023-04-01", "year", "to the date of issue"),
    ("年初至今", "2023-01-01", "2023-04-01", "year", "start of the year of issue"),
    ("上半年", "2023-01-01", "2023-06-30", "half_year", "half of the year of issue"),
    ("2024年下半年", "2024-07-01", "2024-12-31", "half_year", "half of a year"),
    ("一季度", "2023-01-01", "2023-03-31", "quarter", "quarter"),
    ("2023年第三季度", "2023-07-01", "2023-09-30", "quarter", "with 第"),
    ("前三季度", "2023-01-01", "2023-09-30", "quarter", "first three quarters"),
    ("本季度", "2023-04-01", "2023-06-30", "quarter", "quarter of issue"),
    ("上季度", "2023-01-01", "2023-03-31", "quarter", "quarter before the issue"),
    ("今年前5个月", "2023-01-01", "2023-05-31", "month", "first months of a year"),
    ("2023年后两月", "2023-11-01", "2023-12-31", "month", "last months of a year"),
    ("2024年第2个月", "2024-02-01", "2024-02-29", "month", "month by its number"),
    ("1-6月", "2023-01-01", "2023-06-30", "month", "months with a dash"),
    ("2024年1—6月", "2024-01-01", "2024-06-30", "month", "months of a year"),
    ("5月上旬", "2023-05-01", "2023-05-10", "ten_days", "first ten days"),
    ("2024年2月下旬", "2024-02-21", "2024-02-29", "ten_days", "last days of a leap February"),
    ("5月中下旬", "2023-05-11", "2023-05-31", "ten_days", "two thirds of a month"),
    ("5月上旬至6月中旬", "2023-05-01", "2023-06-20", "ten_days", "thirds joined"),
    ("5月下半月", "2023-05-16", "2023-05-31", "half_month", "half of a month"),
    ("本月15日", "2023-04-15", "2023-04-15", "day", "day of the month of issue"),
    ("上月30日", "2023-03-30", "2023-03-30", "day", "day of the month before"),
    ("去年12月", "2022-12-01", "2022-12-31", "month", "year before the issue"),
    ("前年", "2021-01-01", "2021-12-31", "year", "two years before"),
    ("2023年度", "2023-01-01", "2023-12-31", "year", "年度"),
    ("今明两年", "2023-01-01", "2024-12-31", "year", "year of issue and the next"),
    ("“十四五”期间", "2021-01-01", "2025-12-31", "plan", "five-year plan"),
    ("十五五时期", "2026-01-01", "2030-12-31", "plan", "plan without quotation marks"),
    ("“十五”", "2001-01-01", "2005-12-31", "plan", "plan whose name is a number, in marks"),
    ("3月至年底", "2023-03-01", "2023-12-31", "year", "to the end of the year"),
    ("5月8日至月底", "2023-05-08", "2023-05-31", "month", "end of the month in which it starts"),
    ("2022年11月至2023年2月底", "2022-11-01", "2023-02-28", "month", "two years"),
    ("2021年11月至去年3月", "2021-11-01", "2022-03-31", "month", "去年 counts from the issue"),
    ("12月至次年2月", "2023-12-01", "2024-02-29", "month", "次年 counts from the other end"),
    ("自5月8日起至5月14日止", "2023-05-08", "2023-05-14", "day", "自, 起, 止"),
    ("23年5月10日到十二日", "2023-05-10", "2023-05-12", "day", "year of two figures, last day alone"),
    ("2007年与2009年之间", "2007-01-01", "2009-12-31", "year", "与 and 之间"),
    ("1995-1997年", "1995-01-01", "1997-12-31", "year", "first year without 年"),
    ("5月8日、9日、10日", "2023-05-08", "2023-05-10", "day", "days in a row"),
    ("5月8日，星期一", "2023-05-08", "2023-05-08", "day", "comma before the weekday"),
    ("98年4月", "1998-04-01", "1998-04-30", "month", "year of the last century"),
    ("2023年5月8", "2023-05-08", "2023-05-08", "day", "日 left out"),
    ("20230508", "2023-05-08", "2023-05-08", "day", "figures alone, which a date is told to be"),
    ("2023 05 08", "2023-05-08", "2023-05-08", "day", "spaces for marks"),
    ("2023.05-08", "2023-05-08", "2023-05-08", "day", "marks of two kinds"),
    ("2022.08-2023.02", "2022-08-01", "2023-02-28", "month", "months with points"),
    ("5·8", "2023-05-08", "2023-05-08", "day", "month and day with a point"),
    ("05-08", "2023-05-08", "2023-05-08", "day", "month and day with zeros"),
    ("2023", "2023-01-01", "2023-12-31", "year", "a year alone, which a date is told to be"),
    ("２０２３年５月上旬", "2023-05-01", "2023-05-10", "ten_days", "full-width figures"),
    ("二〇二三年上半年", "2023-01-01", "2023-06-30", "half_year", "year in Chinese numerals"),
)
# What may be meant in two ways, and what is no period.
REFUSED = (
    ("5月底", "which days?"),
    ("年初", "which days?"),
    ("一季度末", "which days?"),
    ("“十四五”末", "which days?"),
    ("2025年前", "with 2025 or without?"),
    ("5月中旬前", "with its last days or without?"),
    ("5月8日起", "no end"),
    ("即日起", "no end"),
    ("30日", "of which month?"),
    ("5月8日至6月", "to the start of the month or its end?"),
    ("8日前", "of which month?"),
    ("5日至8日", "of which month?"),
    ("每月5日前", "a day that comes again"),
    ("前三个月", "of the year or the last three?"),
    ("10-12", "a day or months?"),
    ("四月十三", "by which calendar?"),
    ("农历五月初八", "the other calendar"),
    ("十五", "a number"),
    ("“七五”", "of which series?"),
    ("周末", "which one?"),
    ("5月8日、10日", "two days, not a period"),
    ("7月和9月", "two months, not a period"),
    ("5月8日左右", "about a day"),
    ("5月8日前后", "about a day"),
    ("2023-2024学年", "its days are not told"),
    ("2023年寒假", "its days are not told"),
    ("20个工作日内", "counts from an event"),
    ("3月28日前", "before the date of issue"),
    ("2月29日", "no such day in that year"),
    ("2023年13月", "no such month"),
    ("5.8万", "an amount"),
    ("示范月", "no date"),
    ("", "nothing"),
    ("2023年5月8日起施行", "words behind the date"),
    ("至" * 500, "no date, and long"),
)
# ⟦marked⟧ are the places that are found.
TEXTS = (
    ("⟦上半年⟧完成试点，⟦即日起至5月底⟧报名，⟦9月10日（周日）前⟧公示，6月底举办。", "terms in a text"),
    ("⟦“十四五”期间⟧建成，⟦2021—2025年⟧分步实施，⟦今年以来⟧已开工。", "plan, years, since"),
    ("⟦三月和九月之间⟧、⟦2015年⟧和⟦2018年⟧的数据", "between, and two years"),
    ("自⟦2018/1/10-2018/7/10⟧，见⟦2023-05-08⟧的公告。", "short forms"),
    ("2.⟦2023年4―6月⟧自查，⟦7-8月⟧抽查。", "months with a dash, behind a number of an item"),
    ("即日起至⟦2022年12月31日⟧、⟦2022年3月1日⟧前", "days before the date of issue"),
    ("⟦1月3至2月10⟧，⟦5月⟧20人", "日 left out at both ends"),
    ("⟦15年一月十日到十二日⟧", "year of two figures"),
    ("⟦2021年的第三个月⟧离开", "month by its number"),
)
NOTHING = (
    ("示教函〔2023〕16号，财税2016 36号文", "numbers of documents"),
    ("2018看起来是一个数，20240307也是", "figures without marks"),
    ("二三年内，十年来，三个月，50年", "durations"),
    ("年轻人，去年轻的城市，本年级，同年入学", "words that begin alike"),
    ("次月起执行，同月办结", "of which month?"),
    ("“七五”普法，“七五”普法期间", "of another series"),
    ("占12/1，比分5·8", "fractions"),
    ("5月底举办，年初部署", "vague"),
    ("电话0571-88051234", "a telephone number"),
)


def days(written: str, anchor: datetime.date | int | None = ISSUED) -> tuple[str, str, str]:
    period = parse_period(written, anchor)
    return str(period.start), str(period.end), period.precision.value


@pytest.mark.parametrize(("written", "start", "end", "precision", "why"), CASES, ids=[case[-1] for case in CASES])
def test_periods_in_words(written: str, start: str, end: str, precision: str, why: str) -> None:
    assert days(written) == (start, end, precision)


@pytest.mark.parametrize(("written", "why"), REFUSED, ids=[f"{case[0][:12]}: {case[-1]}" for case in REFUSED])
def test_what_is_no_period_or_two_is_refused_and_shown(written: str, why: str) -> None:
    with pytest.raises(ValueError, match=re.escape(repr(written[:60]))):
        parse_period(written, ISSUED)


@pytest.mark.parametrize(("marked", "why"), TEXTS, ids=[case[-1] for case in TEXTS])
def test_places_in_a_text(marked: str, why: str) -> None:
    text = MARK.sub("", marked)
    assert [text[start:end] for start, end, _ in find_periods(text, ISSUED)] == re.findall(r"⟦(.*?)⟧", marked)


@pytest.mark.parametrize(("text", "why"), NOTHING, ids=[case[-1] for case in NOTHING])
def test_nothing_in_a_text(text: str, why: str) -> None:
    assert list(find_periods(text, ISSUED)) == []


@pytest.mark.parametrize("written", ["5月8日前", "即日起至5月8日", "本月15日", "2019年以来", "月底前"])
@pytest.mark.parametrize("anchor", [2023, None])
def test_what_counts_from_the_day_of_issue_needs_it(written: str, anchor: int | None) -> None:
    with pytest.raises(ValueError, match="counts from the date of issue"):
        parse_period(written, anchor)


@pytest.mark.parametrize("written", ["上半年", "一季度", "5月上旬", "1-6月", "去年"])
def test_a_year_is_enough_where_no_day_is_needed(written: str) -> None:
    assert days(written, 2023) == days(written)
    with pytest.raises(ValueError, match="no year"):
        parse_period(written)


@pytest.mark.parametrize("zone", ["UTC", "Asia/Shanghai", "America/Los_Angeles", "Pacific/Kiritimati"])
def test_the_same_days_in_every_time_zone(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", zone)
        time.tzset()
        found = [days(case[0]) for case in CASES]
    time.tzset()
    assert found == [case[1:4] for case in CASES]


@settings(deadline=None)
@given(
    year=st.integers(1950, 2049),
    parts=st.sampled_from(
        [(f"{name}季度", 3 * i + 1, 3 * i + 3) for i, name in enumerate("一二三四")]
        + [("上半年", 1, 6), ("下半年", 7, 12), ("", 1, 12)]
        + [(f"{month}月", month, month) for month in range(1, 13)]
        + [(f"{first}-{last}月", first, last) for first in range(1, 12) for last in range(first + 1, 13)]
    ),
)
def test_any_part_of_a_year_has_its_first_and_last_day(year: int, parts: tuple[str, int, int]) -> None:
    name, first, last = parts
    period = parse_period(f"{year}年{name}")
    assert period.start == datetime.date(year, first, 1)
    assert period.end == datetime.date(year, last, calendar.monthrange(year, last)[1])


@settings(deadline=None)
@given(year=st.integers(1950, 2049), month=st.integers(1, 12))
def test_the_thirds_and_halves_of_any_month_make_the_month(year: int, month: int) -> None:
    for names in (("上旬", "中旬", "下旬"), ("上半月", "下半月"), ("上中旬", "下旬"), ("上旬", "中下旬")):
        periods = [parse_period(f"{year}年{month}月{name}") for name in names]
        whole = parse_period(f"{year}年{month}月")
        assert (periods[0].start, periods[-1].end) == (whole.start, whole.end)
        for one, following in itertools.pairwise(periods):
            assert following.start - one.end == datetime.timedelta(days=1)


@settings(deadline=None)
@given(issued=st.dates(datetime.date(1990, 1, 1), datetime.date(2049, 1, 1)), length=st.integers(0, 120))
def test_by_any_coming_day_is_from_the_issue_to_that_day(issued: datetime.date, length: int) -> None:
    last = issued + datetime.timedelta(days=length)
    for written in (f"{last.year}年{last.month}月{last.day}日前", f"即日起至{last.year}年{last.month}月{last.day}日", f"截至{last}"):
        period = parse_period(written, issued)
        assert (period.start, period.end) == (issued, last)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *"0123456789年月日至到前起止底初末上中下旬半季度第一二十五“”去今明次本以来即、-—./ 和之间个",
                "2023年",
                "5月",
                "8日",
                "即日起至",
            ]
        ),
        max_size=14,
    ).map("".join)
)
def test_any_row_of_words_gives_ordered_days_or_a_fault_that_shows_it(text: str) -> None:
    fault = ""
    try:
        period = parse_period(text, ISSUED)
    except ValueError as refused:
        fault = str(refused)
    assert repr(text[:60]) in fault if fault else period.start <= period.end
    at = 0
    for start, end, found in find_periods(text, ISSUED):
        assert at <= start < end <= len(text)
        assert found.start <= found.end
        at = end
