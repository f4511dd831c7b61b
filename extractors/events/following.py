"""Days behind the day of an event in its sentence that are the event's, too: those of other groups, and what comes after arrival."""

from dataclasses import replace

from extractors.events.periods import resolve_anyhow
from extractors.notice import Span
from extractors.patterns import CLOCK, PART_OF_DAY, SPACES, TO, pattern_of
from extractors.values.date import DateMention
from extractors.values.numeral import parse_numeral

_GROUP = "(?:[组场批期班段级]|小学|[初高中][中学]|[笔面机]试|理论|实操|[初复预决]赛)"
# 5月8日小学组，5月9日（中学组）: whose the days are.
GROUP = pattern_of(
    rf"[\s\u3000]{{0,2}}[：:]?[\s\u3000]{{0,2}}(?:[（(][^（）()，。\n]{{1,12}}{_GROUP}[）)]|[^（(，,。；;、：:\n]{{0,8}}{_GROUP})"
    r"(?=[，,；;、。）)\s]|\Z)"
)
BETWEEN_GROUPS = pattern_of(r"[\s\u3000]{0,2}[，,；;、][\s\u3000]{0,2}")
OTHER_SENTENCE = pattern_of(r"[。\n]")
OTHER_BEHIND = pattern_of(r"[^，,。；;\n]{0,8}(?:报[到名送]|签到|入住|返程|离会|截止|前|起|公布|领取|打印|查询|彩排|布展|撤展)")
ARRIVAL = pattern_of(r"[^，,。；;\n]{0,6}报到")
_TIME = rf"(?:{SPACES}(?:{PART_OF_DAY}|{CLOCK}(?:{TO}{CLOCK})?)){{0,3}}"
_HELD = (
    r"(?:在[^，,。；;\n]{2,20}?)?(?:集中|正式|统一|网上|分组|组织|进行|举行|召开){0,3}"
    r"(?:上课|开课|授课|开会|正会|会议|比赛|竞赛|培训|考试|阅卷|活动|演出|观摩|参观|学习|讲座|研讨|正式(?:举行|开始))(?!报|费|材料)"
)
HELD = pattern_of(rf"{_TIME}{SPACES}{_HELD}")
# 10月22日报到，23—24日上课: a day without its month.
BARE_DAY = pattern_of(
    rf"[^。\n]{{0,24}}?[，,；;][\s\u3000]{{0,2}}(?P<days>(?P<first>[0-9]{{1,2}})(?:日?[-－—–～~至]{{1,2}}(?P<last>[0-9]{{1,2}}))?日)(?={_TIME}{SPACES}{_HELD})"
)
LONGEST_GAP = 40  # characters between two days of one sentence


def add_bare_days(text: str, mentions: list[DateMention], end: int) -> list[DateMention]:
    """The mentions with the days that leave their month to the mention before: 10月22日报到，23—24日上课."""
    days = list[DateMention]()
    for i, mention in enumerate(mentions):
        days.append(mention)
        until = mentions[i + 1].span.start if i + 1 < len(mentions) else end
        found = BARE_DAY.match(text, mention.after, end)
        if not found or found.end() > until:
            continue
        first = parse_numeral(found["first"])
        last = parse_numeral(found["last"]) if found["last"] else first
        if (mention.end.day or 0) < first <= last:
            start, stop = replace(mention.end, day=first), replace(mention.end, day=last)
            days.append(DateMention(Span(*found.span("days")), start, stop, found.end(), first < last))
    return days


def goes_on(text: str, last: DateMention, mention: DateMention) -> bool:
    """Whether a day is one more of the event of `last` in the same sentence."""
    gap = text[last.after : mention.span.start]
    if not gap or len(gap) > LONGEST_GAP or OTHER_SENTENCE.search(gap):
        return False
    is_timed = mention.after > mention.span.end
    if gap[-1] in "；;" and is_timed and not OTHER_BEHIND.match(text, mention.after):  # 5月8日8:00语文；5月9日8:00数学
        return True
    group = GROUP.match(text, last.after, mention.span.start)
    if group and BETWEEN_GROUPS.fullmatch(text, group.end(), mention.span.start) and GROUP.match(text, mention.after):
        return True
    return gap.strip()[-1:] in ("，", ",", "；", ";") and _is_later(last, mention) and HELD.match(text, mention.after) is not None


def is_arrival(text: str, mention: DateMention, following: DateMention) -> bool:
    """Whether the event begins on the following day only: 时间：5月7日报到，5月8日至10日培训."""
    return bool(ARRIVAL.match(text, mention.after)) and goes_on(text, mention, following)


def _is_later(first: DateMention, second: DateMention) -> bool:
    days = resolve_anyhow(first), resolve_anyhow(second)
    return days[0] is not None and days[1] is not None and days[0].end < days[1].start
