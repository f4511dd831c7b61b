"""The day from which a relative deadline counts (活动周结束后一周内, 公示期满后5日内), where the notice tells one such day only.

Fields do not read each other, so the plain wordings of an event's time are known here as well: 活动时间：X, 时间 X under a heading,
定于X举行. When someone receives the notice is told nowhere.
"""

from collections.abc import Iterator

from extractors.notice import ElementKind, Notice
from extractors.patterns import pattern_of
from extractors.values.date import DateMention, Precision
from extractors.values.dated import Dated, find_dated

EVENT = (
    r"活动周|宣传周|宣传月|活动月|活动|[比竞大]赛|赛事|会议|大会|年会|培训班?|研修班?|考试|考核|论坛|展览|展演|仪式|讲座|调研|检查"
    r"|工作|项目|实习|课程|评审|演练|参观|观摩|研学|集训|演出|宣讲|行动"
)
NAMED = pattern_of(rf"(?:{EVENT})(?=(?:全部)?(?:结束|闭幕))")
# 会后, 赛后: the event by its last character.
SHORT = {
    "会": ("会议", "大会", "年会", "论坛"),
    "赛": ("比赛", "竞赛", "大赛", "赛事"),
    "训": ("培训",),
    "展": ("展览", "展演"),
}
TIME = pattern_of(
    rf"(?:{EVENT}|举办|举行|召开|开展|起止|具体|\A|[，,。；;：:\s、.．）)])(?:时间|日期)(?:安排|和地点|及地点|、地点)?"
    r"[\s\u3000]{0,4}(?:定于|为|是)?[：:]?[\s\u3000]{0,4}(?:定于|从|自)?\Z"
)
NO_TIME = pattern_of(r"报名|报送|提交|截止|申报|报到|公示|报告|投稿|缴费")
SET = pattern_of(rf"(?:定|将|拟)于[\s\u3000]{{0,2}}\Z|(?:{EVENT})[^，,。；;]{{0,4}}于[\s\u3000]{{0,2}}\Z")
HELD = pattern_of(r"[^，,。；;]{0,20}(?:举行|举办|召开|开展|进行|启动)")
# 公示时间：X至Y, 公示期自X至Y; 报名时间：X至Y, 报名截止时间：X.
_LABEL = (
    r"(?:时间|期限?|日期)?[\s\u3000]{0,2}(?:为|是)?[：:]?[\s\u3000]{0,3}"
    r"(?:[0-9一二三四五六七八九十]{1,2}个?(?:工作日|日|天)[，,（(、]{0,2})?(?:即|自|从)?\Z"
)
SHOWN = pattern_of(rf"公示{_LABEL}")
CALLED = pattern_of(rf"报名(?:截止)?{_LABEL}")
FORCE = pattern_of(r"(?:施行|实施|执行|生效)\Z")
IN_FORCE = pattern_of(r"(?:之日)?起?(?:正式)?(?:施行|实施|执行|生效)")
OPENING = 800  # characters that stand for the title where there is none
BEFORE = 24  # characters before a date in which its label stands


def mention_of(notice: Notice, anchor: str) -> DateMention | None:
    """The day or period from whose end the anchor counts; None where the notice tells none, or several."""
    times = list(_times(notice, anchor))
    ends = {(mention.end.year, mention.end.month, mention.end.day) for mention in times}
    return times[0] if len({end[1:] for end in ends}) == 1 else None


def _times(notice: Notice, anchor: str) -> Iterator[DateMention]:
    if FORCE.search(anchor):
        yield from (m for dated, m in _days(notice) if IN_FORCE.match(notice.text, m.after, dated.line.end))
    elif "公示" in anchor or "报名" in anchor:
        label = SHOWN if "公示" in anchor else CALLED
        yield from (m for dated, m in _days(notice) if label.search(_label(notice, dated, m)))
    elif names := _names(anchor):
        title = "".join(notice.quote(element.span) for element in notice.of(ElementKind.TITLE))
        opening = title or notice.text[notice.span.start : min(notice.span.end, notice.span.start + OPENING)]
        times = [(dated, mention) for dated, mention in _days(notice) if _is_time(notice, dated, mention)]
        is_its_own = any(name in opening for name in names)
        yield from (m for dated, m in times if is_its_own or any(name in _label(notice, dated, m) for name in names))


def _names(anchor: str) -> tuple[str, ...]:
    """The words by which the event of an anchor may be called: 活动周 of 活动周结束, 会议 and others of 会后."""
    if event := NAMED.search(anchor):
        return (event.group(),)
    return SHORT.get(anchor[-1], ())


def _days(notice: Notice) -> Iterator[tuple[Dated, DateMention]]:
    for dated in find_dated(notice):
        yield from ((dated, mention) for mention in dated.mentions if mention.precision == Precision.DAY)


def _label(notice: Notice, dated: Dated, mention: DateMention) -> str:
    """The words before a date in its line, else the heading above."""
    before = notice.text[max(dated.line.start, mention.span.start - BEFORE) : mention.span.start]
    return before if before.strip(" \u3000：:") else dated.label


def _is_time(notice: Notice, dated: Dated, mention: DateMention) -> bool:
    """Whether the words around a date make it the time of an event."""
    label = _label(notice, dated, mention)
    if TIME.search(label):
        return NO_TIME.search(label) is None
    before = notice.text[max(dated.line.start, mention.span.start - BEFORE) : mention.span.start]
    return SET.search(before) is not None and HELD.match(notice.text, mention.after, dated.line.end) is not None
