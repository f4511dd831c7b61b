"""Days that contradict what is written beside them: a weekday that is another's, a year that was not turned.

Pure functions of what is written and the date of issue; a problem is told only where it is certain that something is wrong, which of
the two is not decided.
"""

import datetime

from extractors.patterns import pattern_of
from extractors.row import Signal, SignalReason
from extractors.values.period import PAST_DAYS, DateMention, Period

WEEKDAYS = "一二三四五六日"
# 5月8日（周三）, 5月8日星期三; not 5月8日（周三、周四）, 5月8日（周三至周五）.
WEEKDAY = pattern_of(
    r"[\s\u3000]{0,2}[（(]?[\s\u3000]{0,2}(?:周|星期|礼拜)(?P<day>[一二三四五六日天])(?![\s\u3000]{0,2}[一二三四五六日天、，,/／和及至到~～\-—–])"
)


def written_weekday(text: str, mention: DateMention) -> int | None:
    """The weekday right behind the last day of a mention (Monday is 0); None where none or several are written.

    >>> from extractors.values.date import find_dates
    >>> text = "5月8日（星期三）召开，5月9日（周四、周五）学习"
    >>> [written_weekday(text, mention) for mention in find_dates(text, 0, len(text))]
    [2, None]
    """
    found = WEEKDAY.match(text, mention.span.end)
    return None if found is None or mention.end.day is None else WEEKDAYS.index(found["day"].replace("天", "日"))


def check_weekday(mention: DateMention, period: Period, weekday: int | None, issued: datetime.date | None) -> tuple[Signal, ...]:
    """A signal where the last day of the period is another weekday than the one written; none where its year is not certain."""
    is_certain = issued is not None or mention.end.year is not None
    if weekday is None or not is_certain or period.end.weekday() == weekday:
        return ()
    detail = f"{period.end} is 星期{WEEKDAYS[period.end.weekday()]}, written 星期{WEEKDAYS[weekday]}"
    return (Signal(SignalReason.WRONG_WEEKDAY, detail, mention.span),)


def check_year(mention: DateMention, period: Period, issued: datetime.date | None) -> tuple[Signal, ...]:
    """A signal where a written year puts the days before the date of issue and the next year soon after it.

    2023年3月5日 in a notice of January 2024 that asks for something by that day: the year was not turned.
    """
    if issued is None or not mention.tells_year or period.end >= issued:
        return ()
    later = _a_year_later(period.end)
    if not issued <= later <= issued + datetime.timedelta(days=PAST_DAYS):
        return ()
    detail = f"{period.end} is before the date of issue {issued}; {later.year} may be meant"
    return (Signal(SignalReason.YEAR_CONFLICT, detail, mention.span),)


def _a_year_later(day: datetime.date) -> datetime.date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year + 1, day=28)
