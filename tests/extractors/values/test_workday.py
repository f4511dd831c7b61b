import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.lexicon import read_lexicon
from extractors.values.workday import FIRST_YEAR, LAST_YEAR, SATURDAY, days_after, is_workday, months_after, workdays_after

DAYS = st.dates(datetime.date(FIRST_YEAR, 1, 1), datetime.date(LAST_YEAR, 9, 30))


def day(written: str) -> datetime.date:
    return datetime.date.fromisoformat(written)


@pytest.mark.parametrize(
    ("start", "count", "last", "why"),
    [
        ("2024-03-01", 1, "2024-03-04", "a Friday, over the weekend"),
        ("2024-03-04", 3, "2024-03-07", "within a week"),
        ("2024-09-30", 5, "2024-10-12", "National Day, with the make-up Saturday after it"),
        ("2024-02-08", 2, "2024-02-18", "the eve was no holiday in 2024; then the make-up Sunday"),
        ("2020-01-23", 1, "2020-02-03", "the holiday of 2020 was made longer"),
        ("2015-09-02", 2, "2015-09-07", "a holiday of one year only, with a make-up Sunday"),
        ("2007-12-28", 2, "2008-01-02", "New Year, with a make-up Saturday before it"),
    ],
)
def test_working_days_after(start: str, count: int, last: str, why: str) -> None:
    assert workdays_after(day(start), count) == day(last), why


@pytest.mark.parametrize(("start", "count"), [("2026-12-31", 1), ("2026-12-30", 5), ("2003-12-30", 1), ("2027-03-01", 1)])
def test_beyond_the_known_years_nothing_is_counted(start: str, count: int) -> None:
    with pytest.raises(ValueError, match="holidays are known from 2004 to 2026"):
        workdays_after(day(start), count)


@pytest.mark.parametrize("count", [0, -3, 10_001])
def test_no_number_of_days(count: int) -> None:
    for after in (workdays_after, days_after, months_after):
        with pytest.raises(ValueError, match="is no number"):
            after(day("2024-03-01"), count)


def test_a_month_without_the_day_ends_with_its_last() -> None:
    assert months_after(day("2023-12-31"), 2) == day("2024-02-29")
    assert months_after(day("2024-11-30"), 3) == day("2025-02-28")


@given(DAYS, st.integers(1, 40))
def test_working_days_are_never_fewer_than_days(start: datetime.date, count: int) -> None:
    last = workdays_after(start, count)
    assert is_workday(last)
    assert last >= days_after(start, count)
    assert sum(is_workday(start + datetime.timedelta(days=i)) for i in range(1, (last - start).days + 1)) == count


def test_the_lexicon_tells_only_what_differs_from_the_plain_week() -> None:
    rows = read_lexicon("workdays")
    dates = [day(row["date"]) for row in rows]
    assert dates == sorted(dates)
    assert {date.year for date in dates} == set(range(FIRST_YEAR, LAST_YEAR + 1))
    assert [row for row, date in zip(rows, dates, strict=True) if (row["kind"] == "makeup") != (date.weekday() >= SATURDAY)] == []
