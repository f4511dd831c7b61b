"""When the event is held from which a relative deadline counts (活动周结束后一周内): the one time that the notice sets for it.

Fields do not read each other, so the plain wordings are known here as well: 活动时间：X, 时间 X under a heading, 定于X举行.
"""

import re

from extractors.notice import ElementKind, Notice
from extractors.values.date import DateMention, Precision
from extractors.values.dated import Dated, find_dated

EVENT = (
    r"活动周|宣传周|宣传月|活动月|活动|[比竞大]赛|赛事|会议|大会|年会|培训班?|研修班?|考试|考核|论坛|展览|展演|仪式|讲座|调研|检查"
    r"|工作|项目|实习|课程|评审|演练"
)
NAMED = re.compile(rf"(?:{EVENT})(?=(?:全部)?(?:结束|闭幕))")
TIME = re.compile(
    rf"(?:{EVENT}|举办|举行|召开|开展|起止|具体|\A|[，,。；;：:\s、.．）)])(?:时间|日期)(?:安排|和地点|及地点|、地点)?"
    r"[\s\u3000]{0,4}(?:定于|为|是)?[：:]?[\s\u3000]{0,4}(?:定于|从|自)?\Z"
)
NO_TIME = re.compile(r"报名|报送|提交|截止|申报|报到|公示|报告|投稿|缴费")
SET = re.compile(rf"(?:定|将|拟)于[\s\u3000]{{0,2}}\Z|(?:{EVENT})[^，,。；;]{{0,4}}于[\s\u3000]{{0,2}}\Z")
HELD = re.compile(r"[^，,。；;]{0,20}(?:举行|举办|召开|开展|进行|启动)")
OPENING = 800  # characters that stand for the title where there is none
BEFORE = 24  # characters before a date in which its label stands


def day_of(notice: Notice, anchor: str) -> DateMention | None:
    """The days of the event that the anchor names; None unless title or opening speak of it and the notice sets one time only."""
    event = NAMED.search(anchor)
    title = "".join(notice.quote(element.span) for element in notice.of(ElementKind.TITLE))
    opening = title or notice.text[notice.span.start : min(notice.span.end, notice.span.start + OPENING)]
    if event is None or event.group() not in opening:
        return None
    times = [mention for dated in find_dated(notice) for mention in dated.mentions if _is_time(notice, dated, mention)]
    ends = {(mention.end.year, mention.end.month, mention.end.day) for mention in times}
    return times[0] if len(ends) == 1 else None


def _is_time(notice: Notice, dated: Dated, mention: DateMention) -> bool:
    """Whether the words around a date make it the time of an event."""
    if mention.precision != Precision.DAY:
        return False
    before = notice.text[max(dated.line.start, mention.span.start - BEFORE) : mention.span.start]
    label = before if before.strip(" \u3000：:") else dated.label
    if TIME.search(label):
        return NO_TIME.search(label) is None
    return SET.search(before) is not None and HELD.match(notice.text, mention.after, dated.line.end) is not None
