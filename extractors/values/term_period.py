"""Periods in words: from a term to another, from the date of issue to a term, by a term, since a term.

`read_period` gives the closed interval of days of a whole expression. What can be meant in two ways is a ValueError: 5月底 alone
(which days?), 5月8日起 (until when?), 30日 (of which month?), 周末, 四月十三 (by which calendar?).
"""

import datetime
import re
from dataclasses import replace

from extractors.patterns import FIGURE, SPACES, pattern_of
from extractors.values.date_forms import DASH
from extractors.values.numeral import parse_numeral
from extractors.values.period import Period, Point, Precision, close, coarser
from extractors.values.term import Anchor, Term, day_of_issue, read_term
from extractors.values.term_forms import JOINT

LONGEST = 80  # characters of an expression: 自2022年12月28日（星期三）上午9:00起至2023年1月5日（星期四）下午5:00止 has 48
OPENING = pattern_of(rf"(?:时间|期限)?{SPACES}(?:[:：]{SPACES})?(?:自从?|从|由|于|在)?{SPACES}")
JOINED = pattern_of(JOINT)
BETWEEN = pattern_of(r"(.{2,30}?)[和与](.{2,30}?)之?间")
FROM_ISSUE = pattern_of(rf"(?:自|从)?(?:即日|印发之日|发文之日)起?(?:开始)?{SPACES}[，,]?{SPACES}(?:至|到|{DASH}{{1,2}}){SPACES}")
SINCE = pattern_of(r"(?:起|开始)?(?:以来|至今|到现在)")
UNTIL = pattern_of(r"(?:截至|截止[到至]?|至|到)")
BY = pattern_of(r"(?:之|以)?前|为?止|截止")
OPEN = pattern_of(r"起|开始")
END_OF_MONTH = pattern_of(r"月[底末]止?")
WITHIN = pattern_of(r"(?:之)?[内间中里]|期间")
MIDNIGHT = pattern_of(r"(?:(?<![0-9])0{1,2}(?:[时点]|[:：]00)|零[时点])整?\Z")  # 5月8日0时前 ends with the 7th
DAY_ALONE = pattern_of(rf"({FIGURE}){SPACES}[日号]止?")
IN_A_ROW = pattern_of(r"[、，,和及]")


def read_period(text: str, anchor: Anchor = None) -> Period:
    """The closed interval that an expression means, its missing parts from the anchor (the date of issue); else a ValueError.

    >>> issued = datetime.date(2023, 4, 1)
    >>> def days(text): return f"{(p := read_period(text, issued)).start} {p.end} {p.precision}"
    >>> days("上半年"), days("去年四季度"), days("今年前三季度")
    ('2023-01-01 2023-06-30 half_year', '2022-10-01 2022-12-31 quarter', '2023-01-01 2023-09-30 quarter')
    >>> days("即日起至5月底"), days("年底前"), days("2001年以来")
    ('2023-04-01 2023-05-31 month', '2023-04-01 2023-12-31 year', '2001-01-01 2023-04-01 year')
    >>> days("“十四五”期间"), days("5月上旬"), days("本月15日")
    ('2021-01-01 2025-12-31 plan', '2023-05-01 2023-05-10 ten_days', '2023-04-15 2023-04-15 day')
    """
    if len(text) > LONGEST:
        raise ValueError("is too long for a date")
    if issue := FROM_ISSUE.match(text):
        return _until(text[issue.end() :], anchor)
    stem = text[opening.end() :] if (opening := OPENING.match(text)) else text
    if since := _behind(SINCE, stem):
        return _since(stem[: since.start()], anchor)
    by = _behind(BY, stem)
    if period := _range(stem[: by.start()] if by else stem, anchor):
        return period
    if by or UNTIL.match(stem):
        return _until(stem, anchor)
    if _behind(OPEN, stem):
        raise ValueError("has no end")
    within = _behind(WITHIN, stem)
    term = read_term(stem, anchor) or (read_term(stem[: within.start()], anchor) if within else None)
    if term is None:
        raise ValueError("is no date or period")
    return _closed(term.start, term.end, term.precision, anchor)


def _behind(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The match that ends the text."""
    return next((found for found in pattern.finditer(text) if found.end() == len(text) and found.start()), None)


def _closed(start: Point | None, end: Point | None, precision: Precision, anchor: Anchor) -> Period:
    if start is None or end is None:
        raise ValueError("names no days")
    return close(start, end, precision, anchor)


def _until(text: str, anchor: Anchor) -> Period:
    """From the date of issue to the end of what is written."""
    stem = text[opening.end() :] if (opening := UNTIL.match(text)) else text
    by = _behind(BY, stem)
    stem = stem[: by.start()] if by else stem
    term = read_term(stem, anchor)
    if term is None or term.end is None:
        raise ValueError("is no date or period")
    if by and by[0].endswith("前") and term.start and term.precision != Precision.DAY:
        raise ValueError("may include its last part or not")  # 2025年前, 6月前
    issued = day_of_issue(anchor)
    last = close(term.end, term.end, term.precision, anchor).end
    if MIDNIGHT.search(stem):
        last -= datetime.timedelta(days=1)
    if last < issued:
        raise ValueError(f"ends on {last}, before the date of issue")
    return Period(issued, last, term.precision)


def _since(text: str, anchor: Anchor) -> Period:
    """From the start of what is written to the date of issue."""
    term = read_term(text, anchor)
    if term is None or term.start is None:
        raise ValueError("is no date or period")
    issued = day_of_issue(anchor)
    return close(term.start, Point(issued.year, issued.month, issued.day), term.precision, anchor)


def _range(text: str, anchor: Anchor) -> Period | None:
    """The period between two terms (自3月至年底, 2007年与2009年之间) or of days in a row (5月8日、9日); None where it is none."""
    pairs = [(text[: joint.start()], text[joint.end() :]) for joint in JOINED.finditer(text)]
    if between := BETWEEN.fullmatch(text):
        pairs.append((between[1], between[2]))
    for first, last in pairs:
        start = read_term(first.strip(), anchor)
        end = _other_end(last.strip(), start.start, anchor) if start and start.start else None
        if start and start.start and end and end.end:
            if start.precision == Precision.DAY != end.precision and end.start:
                raise ValueError("ends on no certain day")  # 5月8日至6月
            return close(start.start, end.end, coarser(start.precision, end.precision), anchor)
    return _days_in_a_row(text, anchor)


def _other_end(text: str, start: Point, anchor: Anchor) -> Term | None:
    """The last term of a range; 月底 and 12日 are of the month in which the range starts."""
    if day := DAY_ALONE.fullmatch(text):
        point = replace(start, day=parse_numeral(day[1]))
        return Term(point, point, Precision.DAY) if start.day is not None else None
    if END_OF_MONTH.fullmatch(text) and start.month is not None:
        return Term(None, replace(start, day=None), Precision.MONTH)
    return read_term(text, anchor)


def _days_in_a_row(text: str, anchor: Anchor) -> Period | None:
    parts = IN_A_ROW.split(text)
    if len(parts) < 2:
        return None
    head = read_term(parts[0], anchor)
    tail = [re.fullmatch(r"([0-9]{1,2})[日号]?", part.strip()) for part in parts[1:]]
    if head is None or head.start is None or head.start.day is None or head.start != head.end:
        return None
    days = [head.start.day, *(int(found[1]) for found in tail if found)]
    if len(days) != len(parts) or days != list(range(days[0], days[0] + len(days))):
        return None
    return close(head.start, replace(head.start, day=days[-1]), Precision.DAY, anchor)
