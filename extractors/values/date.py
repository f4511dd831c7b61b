"""Days and periods from their written forms: the public parsers.

`parse_day` and `parse_period` read one expression that stands alone, `find_dates` finds all dates in a text (with the places, not
yet resolved). A missing year or month comes from the other end of the period or from an anchor, the date of issue. No clock is read:
the same text and anchor give the same days everywhere. The forms stand in `date_forms` (days) and `term_forms` (all else).
"""

import datetime
import re
from collections.abc import Iterator

from extractors.patterns import pattern_of
from extractors.values.date_search import find_dates, scan_dates
from extractors.values.period import DateMention, Period, Point, Precision
from extractors.values.term_forms import text_pattern
from extractors.values.term_period import read_period

__all__ = ["DateMention", "Period", "Point", "Precision", "find_dates", "find_periods", "parse_day", "parse_period"]

SHOWN = 60  # characters of a text in a message
LAYOUT = " \t\n\u3000\xa0"
BEHIND = " \u3000的"  # 2018年的
BRACKETS = {"（": "）", "(": ")"}
LOOSE_WEEKDAY = pattern_of(r"(?<=[日号])[，,][ ]?(?=(?:周|星期|礼拜)[一二三四五六日天])")  # 10月12日，星期一
_FOLD = str.maketrans("０１２３４５６７８９．／－～", "0123456789./-~")


def parse_day(written: str, anchor: datetime.date | int | None = None) -> datetime.date:
    """The one day that is written, weekday and time of day aside; anything else is a ValueError.

    >>> str(parse_day("二○二○年十月九日")), str(parse_day("1月10日（周五）", datetime.date(2019, 12, 20)))
    ('2020-10-09', '2020-01-10')
    >>> parse_day("2021年2月30日")
    Traceback (most recent call last):
    ValueError: no such day: 2021-2-30, in '2021年2月30日'
    """
    period = parse_period(written, anchor)
    if period.precision != Precision.DAY or period.start != period.end:
        raise ValueError(f"{written[:SHOWN]!r} is not one day")
    return period.start


def parse_period(written: str, anchor: datetime.date | int | None = None) -> Period:
    """The closed interval of days that is written: `start`, `end` (both days belong to it) and `precision`.

    `anchor` is the date of issue, or just its year, from which missing parts come. What is no date, what can be meant in two ways
    and what would need a date of issue that is not given is a ValueError, which shows the text.

    >>> issued = datetime.date(2023, 4, 1)
    >>> def days(*args): return f"{(p := parse_period(*args)).start} {p.end} {p.precision}"
    >>> days("5月8日至14日", issued)
    '2023-05-08 2023-05-14 day'
    >>> days("2022年12月28日至次年1月5日"), days("2023.5.14-5.20"), days("2024年1-6月")
    ('2022-12-28 2023-01-05 day', '2023-05-14 2023-05-20 day', '2024-01-01 2024-06-30 month')
    >>> days("即日起至5月底", issued), days("5月8日24时前", issued), days("上半年", issued)
    ('2023-04-01 2023-05-31 month', '2023-04-01 2023-05-08 day', '2023-01-01 2023-06-30 half_year')
    >>> parse_period("5月底", issued)
    Traceback (most recent call last):
    ValueError: '5月底' names no days
    """
    text = written.strip(LAYOUT)
    text = LOOSE_WEEKDAY.sub("", text)
    if text[:1] in BRACKETS and text[-1:] == BRACKETS[text[0]]:
        text = text[1:-1].strip(LAYOUT)
    try:
        return _whole_mention(text, anchor) or read_period(text.translate(_FOLD), anchor)
    except ValueError as fault:
        shown = repr(written[:SHOWN])
        # A fault of the calendar tells the day first, a text that is none is told first.
        message = f"{fault}, in {shown}" if str(fault).startswith("no ") else f"{shown} {fault}"
        raise ValueError(message) from None


def find_periods(text: str, anchor: datetime.date | int | None = None) -> Iterator[tuple[int, int, Period]]:
    """The dates, periods and terms in a text that mean certain days, with their places (half-open, code points of `text`).

    >>> text = "上半年完成试点，即日起至5月底报名，9月10日（周日）前公示，5月底举办"
    >>> [(text[start:end], str(p.end)) for start, end, p in find_periods(text, datetime.date(2023, 4, 1))]
    [('上半年', '2023-06-30'), ('即日起至5月底', '2023-05-31'), ('9月10日（周日）前', '2023-09-10')]
    """
    pattern, at = text_pattern(), 0
    while found := pattern.search(text, at):
        at = found.end("first")
        for start, end in _readings(found):
            try:
                period = parse_period(text[start:end], anchor)
            except ValueError:
                continue
            at = start + len(text[start:end].rstrip(BEHIND))
            if not text.startswith(text[start:at], at):  # 六月六月中旬: a word typed twice
                yield start, at, period
            break


def _readings(found: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The places that a find may be, the longest first: 即日起至5月8日前, 5月8日前, 5月8日."""
    ends = dict.fromkeys(end for end in (found.end(), found.end("last"), found.end("first")) if end > 0)
    for start in dict.fromkeys((found.start(), found.start("first"))):
        yield from ((start, end) for end in ends)


def _whole_mention(text: str, anchor: datetime.date | int | None) -> Period | None:
    """The days of a text that is one date or period as `find_dates` finds them."""
    mentions = scan_dates(text, 0, len(text))
    first = next(mentions, None)
    if first is None or first.precision == Precision.VAGUE or (first.span.start, first.after) != (0, len(text)):
        return None
    return first.resolve(anchor)
