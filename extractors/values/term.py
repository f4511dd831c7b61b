"""One part of the calendar told by words: 上半年, 一季度, 5月上旬, 本月15日, “十四五”期间, 年底.

A term keeps its ends as points, which the other end of a period or the date of issue completes. An end that its words leave open is
None: 5月底 tells its last day, 5月初 its first. The forms stand in `term_forms`, whole expressions are read by `term_period`.
"""

import datetime
from dataclasses import replace

from extractors.frozen import frozen
from extractors.values.date_search import FOLLOWING, full_year, scan_dates
from extractors.values.numeral import parse_numeral
from extractors.values.period import Point, Precision
from extractors.values.term_forms import BARE, term_pattern

Anchor = datetime.date | int | None

YEARS = {"去": -1, "上": -1, "上一": -1, "前": -2, "次": 1, "翌": 1, "明": 1, "来": 1, "后": 2}  # all others: this year
MONTHS = {"上": -1, "下": 1, "次": 1}
QUARTERS = {"首": 1}
TENS = {"上": (1, 10), "中": (11, 20), "下": (21, None), "上中": (1, 20), "中上": (1, 20), "中下": (11, None)}
HALVES = {"上": (1, 6), "前": (1, 6), "下": (7, 12), "后": (7, 12)}
HALF_MONTHS = {"上": (1, 15), "下": (16, None)}
FIRST_LONG_PLAN, ITS_YEAR, YEARS_OF_PLAN = 3, 1966, 5  # “三五” is 1966-1970, “十四五” 2021-2025


@frozen
class Term:
    """One part of the calendar; an end that its words leave open is None (5月底 tells its last day, 5月初 its first)."""

    start: Point | None
    end: Point | None
    precision: Precision


def day_of_issue(anchor: Anchor) -> datetime.date:
    """The anchor, if it is a day; else a ValueError."""
    if not isinstance(anchor, datetime.date):
        raise ValueError("counts from the date of issue, which is not given")
    return anchor


def read_term(text: str, anchor: Anchor = None) -> Term | None:
    """The part of the calendar that the text is; None where it is none, a ValueError where its month needs a date of issue.

    >>> term = read_term("5月上旬"); term.start.month, term.start.day, term.end.day, term.precision.value
    (5, 1, 10, 'ten_days')
    >>> read_term("示范月")
    """
    mentions = tuple(scan_dates(text, 0, len(text)))
    if len(mentions) == 1 and (mentions[0].span.start, mentions[0].after) == (0, len(text)) and mentions[0].precision != Precision.VAGUE:
        return Term(mentions[0].start, mentions[0].end, mentions[0].precision)
    if bare := BARE.fullmatch(text):
        year, month, day = (
            next((int(value) for name, value in bare.groupdict().items() if value and name[0] == part), None) for part in "ymd"
        )
        point = Point(year, month, day)
        return Term(point, point, point.precision)
    found = term_pattern().fullmatch(text)
    if found is None:
        return None
    return _read({name.rstrip("_"): value for name, value in found.groupdict().items() if value}, anchor)


def _read(found: dict[str, str], anchor: Anchor) -> Term | None:
    if "plan" in found:
        return _plan(found)
    if "both" in found:
        return Term(Point(relative_year=0), Point(relative_year=1), Precision.YEAR)
    year = _year(found)
    if "half" in found and (found["half"] in "上下" or year != Point()):
        return _months(year, *HALVES[found["half"]], Precision.HALF_YEAR)
    if "quarter" in found or "q" in found or "rq" in found or "quarters" in found:
        return _quarter(found, year, anchor)
    if "months" in found or "nth" in found or "first" in found:
        if year == Point():
            return None  # 前三个月: of which year, or the last three?
        count = 1 if "first" in found else parse_numeral(found.get("months") or found["nth"])
        first, last = (count, count) if "side" not in found else (1, count) if found["side"] == "前" else (13 - count, 12)
        return _months(year, first, last, Precision.MONTH)
    if "m" in found or "rm" in found or "bound_of_this" in found:
        return _month(found, year, anchor)
    if "half" in found:
        return None
    if bound := found.get("bound_of_year") or found.get("bound_of_this_year"):
        return _bound(bound, replace(year, month=1, day=1), replace(year, month=12), Precision.YEAR)
    return Term(year, year, Precision.YEAR)


def _bound(bound: str, first: Point, last: Point, precision: Precision) -> Term:
    """年初 tells where it starts, 年底 where it ends, neither both."""
    return Term(first, None, precision) if bound == "初" else Term(None, last, precision)


def _year(found: dict[str, str]) -> Point:
    if "y" in found:
        return Point(full_year(parse_numeral(found["y"])))
    written = found.get("ry")
    return Point() if written is None else Point(relative_year=YEARS.get(written, 0), follows=written in FOLLOWING)


def _months(year: Point, first: int, last: int, precision: Precision) -> Term:
    return Term(replace(year, month=first), replace(year, month=last), precision)


def _quarter(found: dict[str, str], year: Point, anchor: Anchor) -> Term:
    if "quarters" in found:
        return _months(year, 1, 3 * parse_numeral(found["quarters"]), Precision.QUARTER)
    if "rq" in found:
        issued = day_of_issue(anchor)
        index = issued.year * 4 + (issued.month - 1) // 3 + MONTHS.get(found["rq"][0], 0)
        year, quarter = Point(index // 4), index % 4 + 1
    else:
        written = found.get("quarter") or found["q"]
        quarter = QUARTERS.get(written) or parse_numeral(written)
    term = _months(year, 3 * quarter - 2, 3 * quarter, Precision.QUARTER)
    bound = found.get("bound_of_quarter")
    return _bound(bound, term.start or year, term.end or year, Precision.QUARTER) if bound else term


def _month(found: dict[str, str], year: Point, anchor: Anchor) -> Term:
    if "m" in found:
        month = replace(year, month=1 if found["m"] == "元" else parse_numeral(found["m"]))
    else:
        issued = day_of_issue(anchor)
        index = issued.year * 12 + issued.month - 1 + MONTHS.get(found.get("rm", "本")[0], 0)
        month = Point(index // 12, index % 12 + 1) if year == Point() else replace(year, month=index % 12 + 1)
    if bound := found.get("bound") or found.get("bound_of_this"):
        return _bound(bound, replace(month, day=1), month, Precision.MONTH)
    for name, days, precision in (("ten", TENS, Precision.TEN_DAYS), ("half_month", HALF_MONTHS, Precision.HALF_MONTH)):
        if name in found:
            first, last = days[found[name]]
            return Term(replace(month, day=first), replace(month, day=last), precision)
    if written := found.get("d") or found.get("bare_d"):
        day = replace(month, day=parse_numeral(written))
        return Term(day, day, Precision.DAY)
    return Term(month, month, Precision.MONTH)


def _plan(found: dict[str, str]) -> Term | None:
    """The years of a five-year plan; 十五 without its quotation marks or 期间 is a number."""
    number = parse_numeral(found["plan"])
    if found["plan"] in ("十", "六", "七", "八", "九") and not ("open" in found and "shut" in found) and "term" not in found:
        return None
    first = Point(ITS_YEAR + YEARS_OF_PLAN * (number - FIRST_LONG_PLAN))
    last = Point(full_year((first.year or 0) + YEARS_OF_PLAN - 1))
    return Term(None if "plan_end" in found else first, last, Precision.PLAN)
