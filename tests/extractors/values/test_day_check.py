from datetime import date

import pytest

from extractors.values.date import find_dates
from extractors.values.day_check import check_weekday, check_year, written_weekday
from tests.cases import read_text

ISSUED = date(2024, 3, 1)
NOTICE = "示范县教育局关于举办读书节的通知\n\n各学校：\n{}\n\n示范县教育局\n{}\n"


def signals(text: str, issued: date | None = ISSUED) -> list[tuple[str, str]]:
    (mention,) = find_dates(text, 0, len(text))
    found = check_weekday(mention, mention.resolve(issued or 2024), written_weekday(text, mention), issued)
    return [(signal.reason.value, signal.detail) for signal in found]


@pytest.mark.parametrize(
    "text",
    [
        "5月8日（星期三）",
        "5月8日（周三）前",
        "5月8日 周三",
        "5月12日（星期天）",
        "5月8日（周二至周五）",
        "5月8日（周三、周四）",
        "5月8日",
        "5月6日至8日（周三）",
    ],
)
def test_weekdays_that_agree_or_are_several(text: str) -> None:
    assert signals(text) == []


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("5月8日（星期四）", "2024-05-08 is 星期三, written 星期四"),
        ("5月6日至8日（周五）", "2024-05-08 is 星期三, written 星期五"),
        ("2023年5月8日（周三）", "2023-05-08 is 星期一, written 星期三"),
    ],
)
def test_weekdays_of_another_day(text: str, detail: str) -> None:
    assert signals(text) == [("wrong_weekday", detail)]


def test_without_a_certain_year_no_weekday_is_wrong() -> None:
    assert signals("5月8日（星期四）", None) == []
    assert signals("2024年5月8日（星期四）", None) != []


def slip(text: str, issued: date) -> list[str]:
    (mention,) = find_dates(text, 0, len(text))
    return [signal.detail for signal in check_year(mention, mention.resolve(issued), issued)]


def test_a_year_that_was_not_turned() -> None:
    assert slip("2023年3月5日", date(2024, 1, 4)) == ["2023-03-05 is before the date of issue 2024-01-04; 2024 may be meant"]
    assert slip("2023年2月28日", date(2024, 1, 4)) != []
    assert slip("2020年2月29日", date(2021, 1, 4)) != []


@pytest.mark.parametrize("text", ["3月5日", "2024年3月5日", "2022年3月5日", "2023年12月5日"])
def test_a_year_that_can_be_meant(text: str) -> None:
    assert slip(text, date(2024, 1, 4)) == []


def problems(words: str, issued: str = "2024年3月1日") -> list[tuple[str, str]]:
    reading = read_text(NOTICE.format(words, issued))
    return [(p.field, p.reason) for p in reading.problems if p.field in ("deadlines", "events")]


def test_fields_tell_what_does_not_agree_and_keep_the_row() -> None:
    assert problems("请各校于5月8日（星期四）前报送方案。") == [("deadlines", "wrong_weekday")]
    assert problems("活动时间：5月8日（星期四）。") == [("events", "wrong_weekday")]
    assert problems("活动时间：5月8日（星期三），请于5月15日（周三）前报送总结。") == []
    rows = read_text(NOTICE.format("请各校于5月8日（星期四）前报送方案。", "2024年3月1日")).rows["deadlines"]
    assert [str(row.due_on) for row in rows] == ["2024-05-08"]  # type: ignore[attr-defined]


def test_fields_tell_of_a_year_that_was_not_turned() -> None:
    assert problems("请各校于2023年3月20日前报送方案。", "2024年1月4日") == [("deadlines", "year_conflict")]
    assert problems("活动时间：2023年3月5日至10日。", "2024年1月4日") == [("events", "year_conflict")]
    assert problems("参评工程须在2023年9月30日前竣工。") == []
    assert problems("报名时间：2024年5月20日至2023年6月30日。") == [("deadlines", "ends_before_start")]
