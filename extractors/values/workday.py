"""Days and working days counted from a day, as the law counts them.

民法典 第二百零一条: a period of days, months or years begins with the day after the one that it counts from. So 自5月8日起3日内 ends on
11 May, whether 起, 之日起 or 后 is written; 内 includes its last day. 第二百零二条: a period of months ends on the same day of the last
month, or on the last of a month that has no such day. 第二百零三条 (a last day that is a holiday moves to the day after it) is not applied:
offices set the days of their notices themselves, and what is written is kept as counted.

Working days (工作日) are Monday to Friday but for the holidays of the State Council's notices, and the days of weekends that these make
working days; the lexicon `workdays` knows 2004 to 2026. Beyond it nothing is counted: a ValueError.
"""

import datetime
from functools import cache

from extractors.lexicon import read_columns

FIRST_YEAR, LAST_YEAR = 2004, 2026
SATURDAY = 5
LONGEST = 10_000  # days or months that a notice can mean
MONTHS = 12
ONE_DAY = datetime.timedelta(days=1)


@cache
def _exceptions() -> dict[str, bool]:
    """The days that differ from the plain week, ISO: whether they are working days."""
    columns, rows = read_columns("workdays")
    day, kind = columns.index("date"), columns.index("kind")
    return {row[day]: row[kind] == "makeup" for row in rows}


def is_workday(day: datetime.date) -> bool:
    """Whether offices work on a day; a ValueError beyond 2004 to 2026.

    >>> is_workday(datetime.date(2024, 5, 1)), is_workday(datetime.date(2024, 5, 11)), is_workday(datetime.date(2024, 5, 12))
    (False, True, False)
    """
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(f"holidays are known from {FIRST_YEAR} to {LAST_YEAR}, not for {day}")
    return _exceptions().get(day.isoformat(), day.weekday() < SATURDAY)


def workdays_after(start: datetime.date, count: int) -> datetime.date:
    """The last of so many working days after `start`, which is not one of them; a ValueError beyond 2004 to 2026.

    >>> str(workdays_after(datetime.date(2024, 4, 30), 5)), str(workdays_after(datetime.date(2024, 5, 10), 1))
    ('2024-05-10', '2024-05-11')
    """
    _check(count)
    day = start
    while count:
        day += ONE_DAY
        count -= is_workday(day)
    return day


def days_after(start: datetime.date, count: int) -> datetime.date:
    """The last of so many days after `start`, which is not one of them.

    >>> str(days_after(datetime.date(2024, 5, 8), 3))
    '2024-05-11'
    """
    _check(count)
    return start + datetime.timedelta(days=count)


def months_after(start: datetime.date, count: int) -> datetime.date:
    """The same day so many months later, or the last of the month where it has no such day.

    >>> str(months_after(datetime.date(2024, 1, 31), 1)), str(months_after(datetime.date(2023, 12, 5), 3))
    ('2024-02-29', '2024-03-05')
    """
    _check(count)
    at = start.year * MONTHS + start.month - 1 + count
    first = datetime.date(at // MONTHS, at % MONTHS + 1, 1)
    following = datetime.date((at + 1) // MONTHS, (at + 1) % MONTHS + 1, 1)
    return first + datetime.timedelta(days=min(start.day, (following - first).days) - 1)


def _check(count: int) -> None:
    if not 0 < count <= LONGEST:
        raise ValueError(f"{count} is no number of days or months that a notice sets")
