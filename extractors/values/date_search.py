"""Dates and periods of days in a running text; `extractors.values.date` parses one that stands alone.

What it finds has its marks (年, 月, 日) or four figures of a year: a number, an item, a clause and an address are no dates.
The written forms stand in `extractors.values.date_forms`.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from extractors.notice import Span
from extractors.values.date_forms import AFTER, END, END_OF_POINTED, JOIN, MAY_START, NEXT, POINTED, START
from extractors.values.numeral import parse_numeral
from extractors.values.period import DateMention, Point

TWO_FIGURES, PIVOT = 100, 50  # 23年5月8日 is 2023, 98年5月8日 is 1998
OTHER_CALENDAR = ("农历", "阴历")
FIRST_MONTH = "元"  # 元月5日
RELATIVE_YEARS = {"去": -1, "上": -1, "今": 0, "本": 0, "当": 0, "同": 0, "次": 1, "翌": 1, "明": 1, "来": 1}
FOLLOWING = frozenset("当同次翌")  # counted from the other end of a period, where there is one


@lru_cache(maxsize=2)
def find_dates(text: str, start: int, end: int) -> tuple[DateMention, ...]:
    """The dates and periods in text[start:end], in order, spans in code points of `text`.

    >>> text = "定于11月8日至14日开展，16日前总结，电话0731-8471000，湘教〔2020〕5号"
    >>> [text[m.span.start:m.span.end] for m in find_dates(text, 0, len(text))]
    ['11月8日至14日']
    """
    return tuple(scan_dates(text, start, end))


def scan_dates(text: str, start: int, end: int) -> Iterator[DateMention]:
    """What `find_dates` gives, one by one and not kept: for short texts, which would push the notice out of its cache."""
    at = start
    while match := _next_start(text, at, end):
        at = match.end()
        mention = _read_mention(text, match, end)
        if mention is None:
            continue
        yield mention
        at = mention.after
        while more := NEXT.match(text, at, end):
            day = Point(mention.end.year, mention.end.month, _number(more["d"]))
            if mention.end.day is None or day.month is None or day.day is None:
                break
            mention = _extend(text, Span(more.start("d"), more.end()), day, end)
            yield mention
            at = mention.after


def _next_start(text: str, at: int, end: int) -> re.Match[str] | None:
    """The first match of START at or behind `at`."""
    while place := MAY_START.search(text, at, end):
        match = START.match(text, place.start(), end)
        if match:
            return match
        at = place.start() + 1
    return None


def _read_mention(text: str, match: re.Match[str], end: int) -> DateMention | None:
    point = _read_point(match)
    if point is None or text[match.start() - 2 : match.start()] in OTHER_CALENDAR:
        return None
    if match["m1"]:
        last = Point(point.year, _number(match["m2"]), None, point.relative_year)
        return DateMention(_trim(text, match.start(), match.end()), replace(point, month=_number(match["m1"])), last, match.end(), True)
    return _extend(text, _trim(text, match.start(), match.end()), point, end)


def _extend(text: str, span: Span, point: Point, end: int) -> DateMention:
    """The mention that starts with `point`, with weekday and time and, where one follows, the other end."""
    after = match.end() if (match := AFTER.match(text, span.end, end)) else span.end
    join = JOIN.match(text, after, end)
    if join and (last := END.match(text, join.end(), end) or _end_of_pointed(text, span, point, join.end(), end)):
        other = _read_point(last)
        if other is not None and _fits(point, other):
            if other.month is None and other.day is not None:
                other = replace(other, month=point.month)
            tail = _trim(text, span.start, last.end())
            behind = match.end() if (match := AFTER.match(text, tail.end, end)) else tail.end
            return DateMention(tail, point, other, behind, True)
    return DateMention(span, point, point, after)


def _end_of_pointed(text: str, span: Span, point: Point, at: int, end: int) -> re.Match[str] | None:
    """The last day of 2023.5.8-14, if it is later than the first."""
    last = END_OF_POINTED.match(text, at, end) if POINTED.fullmatch(text, span.start, span.end) else None
    day = _number(last["d"]) if last else None
    return last if day is not None and day > (point.day or 0) else None


def _fits(first: Point, last: Point) -> bool:
    """Whether both ends are written to the same part: 5月8日至14日, not 2020年—5月8日."""
    if last.day is not None and last.month is None:
        return first.day is not None
    return (first.day is None) == (last.day is None) and (first.month is None) == (last.month is None)


def _read_point(match: re.Match[str]) -> Point | None:
    found = match.groupdict().get
    written_day = found("d") or found("d0") or found("sd") or found("pd")
    written_month = found("m") or found("sm") or found("pm")
    day, month = _number(written_day), _number(written_month)
    if (written_month and month is None) or (written_day and day is None):
        return None
    year = _number(found("y") or found("y0") or found("sy") or found("py"))
    relative = found("r")
    return Point(
        year=None if year is None else full_year(year),
        month=month,
        day=day,
        relative_year=None if relative is None else RELATIVE_YEARS[relative],
        vague=bool(found("v")),
        follows=relative is not None and relative in FOLLOWING,
    )


def full_year(year: int) -> int:
    """The year of four figures; one of two figures is of this century up to 49, of the last from 50 on.

    >>> full_year(2023), full_year(23), full_year(98)
    (2023, 2023, 1998)
    """
    if year >= TWO_FIGURES:
        return year
    return year + (2000 if year < PIVOT else 1900)


@lru_cache(maxsize=256)  # months and days are few
def _number(written: str | None) -> int | None:
    if not written:
        return None
    if written == FIRST_MONTH:
        return 1
    try:
        return parse_numeral(written)
    except ValueError:
        return None


def _trim(text: str, start: int, end: int) -> Span:
    while end > start and text[end - 1] in " \t\u3000\xa0":
        end -= 1
    return Span(start, end)
