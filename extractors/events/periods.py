"""Days that make one period: days in a row (5月8日、9日), both ends of a sentence (自5月8日开始，至14日结束)."""

from datetime import timedelta

from extractors.notice import Span
from extractors.patterns import pattern_of
from extractors.values.date import DateMention, Period, Precision

MonthDays = tuple[tuple[int, int], tuple[int, int]]
ANY_YEAR = 2024  # a leap year, for comparing days whose year is not known yet
MOST_DAYS = 365  # of a period that can be compared without its year
GAP = 20  # characters between both ends at most

NEXT_DAY = pattern_of(r"[\s\u3000]{0,2}[、和及/／][\s\u3000]{0,2}")
FROM_BEFORE = pattern_of(r"(?:自|从|于)[\s\u3000]{0,2}\Z")
BEGINS = pattern_of(r"[^，,。；;\n]{0,8}(?:开始|启动|起|开幕|开班)[，,][\s\u3000]{0,2}(?:并?(?:至|到|于|在))?[\s\u3000]{0,2}\Z")
ENDS = pattern_of(r"[^，,。；;\n]{0,6}(?:结束|截止|止|闭幕|结业)")
# X开幕，X闭幕: an event without 自.
OPENS, CLOSES = pattern_of(r"[^，,。；;\n]{0,8}(?:开幕|开班)"), pattern_of(r"[^，,。；;\n]{0,6}(?:闭幕|结业)")
# 2月12日（正月初八）至2月17日: the day of the lunar calendar or a remark between both ends.
REMARK_TO = pattern_of(r"[（(][^（）()\n]{1,16}[）)][\s\u3000]{0,2}(?:至|到|[-—–－~～]{1,2})[\s\u3000]{0,2}")


def merge_days(text: str, mentions: tuple[DateMention, ...]) -> list[DateMention]:
    """The days and periods of days, those in a row (5月8日、9日) and both ends around a remark made one."""
    merged = list[DateMention]()
    for mention in mentions:
        if mention.precision != Precision.DAY:
            continue
        last = merged[-1] if merged else None
        between = text[last.after : mention.span.start][: GAP + 4] if last else ""
        in_a_row = last and NEXT_DAY.fullmatch(between) and _is_next_day(last, mention)
        if last and (in_a_row or _is_other_end(last, mention, between)):
            merged[-1] = DateMention(Span(last.span.start, mention.span.end), last.start, mention.end, mention.after, True)
        else:
            merged.append(mention)
    return merged


def days_in_lists(text: str, mentions: list[DateMention]) -> list[list[DateMention]]:
    """The mentions, those together that one list names: 5月8日、10日和12日."""
    runs = list[list[DateMention]]()
    for mention in mentions:
        if runs and NEXT_DAY.fullmatch(text, runs[-1][-1].after, mention.span.start):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    return runs


def whole_of(run: list[DateMention]) -> DateMention:
    """The days of a list as if they were one mention, for the words around them."""
    first, last = run[0], run[-1]
    if first is last:
        return first
    return DateMention(Span(first.span.start, last.span.end), first.start, last.end, last.after, first.is_period)


def join_ends(text: str, first: DateMention, second: DateMention | None, end: int) -> DateMention | None:
    """The period from `first` to `second` in 自X开始，至Y结束; None where the words are others."""
    if second is None or second.span.start - first.after > GAP:
        return None
    opens = OPENS.match(text, first.after, second.span.start) and CLOSES.match(text, second.after, end)
    if not opens and not FROM_BEFORE.search(text[max(0, first.span.start - 4) : first.span.start]):
        return None
    if not BEGINS.match(text[first.after : second.span.start]):
        return None
    if not ENDS.match(text, second.after, end):
        return None
    return DateMention(Span(first.span.start, second.span.end), first.start, second.end, second.after, True)


def month_days(mention: DateMention) -> MonthDays | None:
    """The first and the last day without their years, for comparing; None where there are no such days, or more than a year of them."""
    period = resolve_anyhow(mention)
    if period is None or (period.end - period.start).days > MOST_DAYS:
        return None
    return (period.start.month, period.start.day), (period.end.month, period.end.day)


def is_within(inner: MonthDays, outer: MonthDays) -> bool:
    """Whether a day or period is a proper part of a period.

    >>> is_within(((5, 9), (5, 9)), ((5, 8), (5, 14))), is_within(((5, 8), (5, 14)), ((5, 8), (5, 14)))
    (True, False)
    """
    return inner != outer and outer[0] <= inner[0] and inner[1] <= outer[1]


def resolve_anyhow(mention: DateMention) -> Period | None:
    """The days in whatever year; None where there are no such days."""
    try:
        return mention.resolve(ANY_YEAR)
    except ValueError:
        return None


def _is_next_day(first: DateMention, second: DateMention) -> bool:
    days = resolve_anyhow(first), resolve_anyhow(second)
    return days[0] is not None and days[1] is not None and days[1].start - days[0].end == timedelta(days=1)


def _is_other_end(first: DateMention, second: DateMention, between: str) -> bool:
    if first.is_period or second.is_period or not REMARK_TO.fullmatch(between):
        return False
    days = resolve_anyhow(first), resolve_anyhow(second)
    return days[0] is not None and days[1] is not None and days[0].start < days[1].start
