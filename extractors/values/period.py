"""Days and periods as they are written, and the calendar days that they mean.

A `DateMention` keeps what the text says; `resolve` adds the year that it leaves out, from the other end of the period or from
the date of issue. 5月8日 in a notice of 1 April 2023 is 2023-05-08, 1月10日 in one of 20 December is of the next year.
"""

import datetime
from dataclasses import replace
from enum import StrEnum

from extractors.frozen import frozen
from extractors.notice import Span

# A day more than this long before the anchor is meant for the next year (10 January in a notice of 20 December).
PAST_DAYS = 240
DAYS_OF_MONTH = 31  # at most: the end of a month whose days are not told


class Precision(StrEnum):
    """How exactly a period is written, the finest first."""

    DAY = "day"
    TEN_DAYS = "ten_days"  # 4月中旬, where `parse_period` reads it
    HALF_MONTH = "half_month"  # 4月上半月
    MONTH = "month"  # 9月, 9月至12月, 9月底前
    QUARTER = "quarter"  # 一季度, 前三季度
    HALF_YEAR = "half_year"  # 上半年
    YEAR = "year"  # 2023年, 年底前
    PLAN = "plan"  # “十四五”期间
    VAGUE = "vague"  # 4月中旬, 10月底 in a text: `find_dates` gives them the whole month


def coarser(first: Precision, last: Precision) -> Precision:
    """The less exact of both.

    >>> coarser(Precision.DAY, Precision.MONTH).value
    'month'
    """
    return first if _RANKS[first] >= _RANKS[last] else last


_RANKS = {precision: rank for rank, precision in enumerate(Precision)}
_DAY, _MONTH, _YEAR, _VAGUE = Precision.DAY, Precision.MONTH, Precision.YEAR, Precision.VAGUE  # names cost less than members


@frozen
class Point:
    """One end of a period as written: None where it does not say."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    relative_year: int | None = None
    vague: bool = False
    follows: bool = False  # 次年, 同年: counted from the other end where there is one, not from the anchor

    @property
    def precision(self) -> Precision:
        """The finest part that is written."""
        if self.vague:
            return _VAGUE
        if self.day is not None:
            return _DAY
        return _YEAR if self.month is None else _MONTH


@frozen
class Period:
    """A closed interval of days."""

    start: datetime.date
    end: datetime.date
    precision: Precision


@frozen
class DateMention:
    """A date or period in a text: `span` ends before a weekday and time of day, `after` behind them."""

    span: Span
    start: Point
    end: Point
    after: int
    is_period: bool = False

    @property
    def precision(self) -> Precision:
        """The coarser of both ends."""
        return self.start.precision if self.start is self.end else coarser(self.start.precision, self.end.precision)

    @property
    def tells_year(self) -> bool:
        """Whether a calendar year is written."""
        return self.start.year is not None or self.end.year is not None

    def resolve(self, anchor: datetime.date | int | None = None) -> Period:
        """The days of the mention; `anchor` is the date of issue, or just the year, for what is not written.

        A day that does not exist, a period that ends before it starts and a year that nobody tells are a ValueError.
        """
        return close(self.start, self.end, self.precision, anchor)


def close(start: Point, end: Point, precision: Precision, anchor: datetime.date | int | None = None) -> Period:
    """The days from `start` to `end`, missing years filled; a ValueError where they are none or out of order.

    >>> period = close(Point(month=12), Point(month=2), Precision.MONTH, datetime.date(2023, 11, 20)); str(period.start), str(period.end)
    ('2023-12-01', '2024-02-29')
    """
    start, end = _fill_years(start, end, anchor)
    period = Period(_first_day(start), _last_day(end), precision)
    if period.end < period.start:
        raise ValueError(f"ends on {period.end}, before its start on {period.start}")
    return period


def _fill_years(start: Point, end: Point, anchor: datetime.date | int | None) -> tuple[Point, Point]:
    first = start.year if start.year is not None else _relative(start, anchor)
    last = end.year
    if first is None and last is not None:
        first = last - (1 if _before(end, start) else 0)
    if first is None:
        first = _near(start, anchor)
    if first is None:
        raise ValueError("no year")
    if last is None and end.relative_year is not None:
        told = None if end.follows else _relative(end, anchor)  # 2021年11月至去年3月
        last = told if told is not None else first + end.relative_year - (start.relative_year or 0)
    if last is None:
        last = first + (1 if _before(end, start) and end.month != start.month else 0)
    begins = start if start.year == first else replace(start, year=first)
    if start is end:
        return begins, begins
    return begins, end if end.year == last else replace(end, year=last)


def _before(end: Point, start: Point) -> bool:
    return (end.month or 0, end.day or DAYS_OF_MONTH) < (start.month or 0, start.day or 0)


def _relative(point: Point, anchor: datetime.date | int | None) -> int | None:
    if point.relative_year is None or anchor is None:
        return None
    return (anchor if isinstance(anchor, int) else anchor.year) + point.relative_year


def _near(point: Point, anchor: datetime.date | int | None) -> int | None:
    if anchor is None or isinstance(anchor, int):
        return anchor
    day = datetime.date(anchor.year, min(12, max(1, point.month or 12)), min(28, max(1, point.day or 28)))
    return anchor.year + ((anchor - day).days > PAST_DAYS)


def _first_day(point: Point) -> datetime.date:
    return _day(point, 1, 1)


def _last_day(point: Point) -> datetime.date:
    if point.day is not None:
        return _day(point, 1, 1)
    first = _day(replace(point, month=point.month or 12), 12, 1)
    following = datetime.date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return following - datetime.timedelta(days=1)


def _day(point: Point, month: int, day: int) -> datetime.date:
    year = point.year or 0
    month = month if point.month is None else point.month
    day = day if point.day is None else point.day
    try:
        return datetime.date(year, month, day)
    except ValueError:
        raise ValueError(f"no such day: {year}-{month}-{day}") from None
