"""When the event that the notice is about is held.

An event is a day or period that the notice itself sets for what it organises: 活动时间：5月8日至14日, 会议定于5月8日召开, 第一阶段：5月8日至20日.
None are deadlines, dates of issue, validity, policy periods, history, other documents' dates, and months without days.

Table `events`. Two examples: 三、活动时间 2017年3月1日—10日 is one event; 初赛：5月8日 and 决赛：6月8日 are two, with roles. Known limits: days
of single items of a programme are not rows where the notice gives the time of the whole.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, timedelta

from extractors.notice import Notice, Span
from extractors.row import Extractor, Facts, Normalised, Row, Signal, SignalReason
from extractors.values.date import DateMention, Point, Precision
from extractors.values.dated import Dated, find_dated

# A day so long before the date of issue is history, not a coming event; campaigns are often announced after their start.
HISTORY = timedelta(days=31)

TIME_LABEL = re.compile(
    r"""
    (?P<role>[^，,。；;：:（）()\n]{0,24}?)
    (?:具体)?(?:举办|举行|召开|开展|实施|进行|起止|开幕|集中)?(?:时间|日期)(?:安排|和地点|及地点|、地点|与地点|地点|要求)?
    [\s\u3000]{0,4}(?:暂?定于|拟?定于|拟定在|定在|[均预]?[为是]|安排在)?[\s\u3000]{0,2}[:：]?[\s\u3000]{0,4}(?:拟定于|定于|从|自)?[\s\u3000]{0,2}\Z
    """,
    re.VERBOSE,
)
NO_EVENT_LABEL = re.compile(
    r"截止|截稿|报名|报送|上报|提交|申报|报到|公示|公布|发布|印发|成文|发文|服务|答疑|彩排|有效|受理|办理|缴费|交费|完成|出生|毕业|工作|注册|登记|填报|交稿|征稿|撤展|布展|返程|离会|"
    r"执行|施行|实施日期|生效|更新|录入|放假|上班|休息|开学|招标|投标|开标|获取|领取|查询|咨询|建设|试点|推荐时间|抽查|回复|反馈|发放|统计|录取|确认|打印|入职|生产|签到|投稿|入住|撤离|结题|网址|试行|审核|意见|复检|初审|复核|核查|资格|缴纳|开放|预约|到账|阶段性"
)
# 定于X举行, 将于X至Y在…召开, 宣传周于X至Y举行.
SET_BEFORE = re.compile(
    r"(?:决定|拟定|暂定|拟|定|将|计划|兹定|已定|预计|安排|确定|研究|通知|[周月日节展赛会班营]|活动|竞赛|仪式|典礼|论坛|培训)(?:于|在|从|自)[\s\u3000]{0,2}\Z"
)
SET_WHOLE = re.compile(r"(?:活动周?|大会|会议|年会|培训班?|[比竞大]赛|论坛|仪式|考试|检查)[^，,。；;：:\n]{0,6}定于[\s\u3000]{0,2}\Z")
DURING = re.compile(r"[\s\u3000]{0,2}期间[^，,。；;]{0,12}(?:开展|举办|举行|组织)")
IS_WEEK = re.compile(r"(?:是|为)[^，,。；;\n]{0,24}(?:周|月|节)(?!报|刊|历)")
LINE_END = re.compile(r"[\s\u3000]{0,3}(?:[（(][^（）()\n]{0,14}[）)])?[\s\u3000]{0,3}(?:[。；;\n]|\Z)")
HELD_AFTER = re.compile(
    r"[\s\u3000，,]{0,3}(?:[（(][^（）()\n]{0,14}[）)])?(?:期间|起)?[，,]?(?:在[^。；;\n]{1,60}?|以[^。；;，\n]{1,30}?|联合|集中|统一|继续|组织|分别|采取[^。；;\n]{1,24}?|通过[^。；;\n]{1,30}?)?[，,]?(?:组织)?"
    r"(?:举行|举办|召开|开展|举(?!报)|进行|启动|开幕|拉开|承办|开赛|开班|开讲|组织)"
)
EDGES = " \u3000\t（(:："
STAGE_WORDS = r"初赛|复赛|预赛|决赛|半决赛|选拔赛|市赛|省赛|校赛|国赛|区赛|县赛|初评|终评|复评|网评|现场评审|评审|评比|答辩|展评|初选|海选|推选|推荐|公示|颁奖|总结|宣传发动|动员|部署|启动|准备|实施|征集|展播|展示|展演|验收|培训"
EVENT_WORDS = re.compile(
    r"活动|赛|会|培训|研修|讲座|考|测|评|检查|督|巡|调研|仪式|典礼|[周月日节展营演]|观摩|宣|研学|暗访|征|体检|军训|课|交流|阶段|开展|举办|举行|召开|学习|参观|直播|答题|答辩|面试|报告|论坛|路演|训练|比武|选"
)
PLAIN_LABEL = re.compile(
    r"(?:[一二三四五六七八九十\d（(]{1,3}[）)、.．]\s*)?(?:其中|全[省市国区县校]|本次|此次|具体|暂定|预计|拟定|总体|集中|第[一二三四五六七八九十]{1,2}[次届期批场轮组天]?|[上下]半年|\d{4}年|各\S{0,4}|起止|进行|开始|开幕|线[上下])*\Z"
)
# 实施时间 is an event's only where the notice organises one; else it is a policy in force.
IN_FORCE = re.compile(r"实施|执行|试点")
ORGANISED = re.compile(r"活动|[比竞大]赛|培训|会议|宣传[周月]|论坛|检查")
OPENING = 400
STAGE = re.compile(
    rf"第[一二三四五六]阶段|阶段|[初复预决]赛|(?:{STAGE_WORDS})(?:阶段|环节|赛|会)?\Z|^(?:校|市|县|区|省|国家)级[^，。]{{0,8}}赛|线[上下][^，。]{{0,8}}会?\Z"
)
FROM_BEFORE = re.compile(r"(?:自|从|于)[\s\u3000]{0,2}\Z")
EVENT_FROM = re.compile(r"(?:活动周?|[比竞大]赛|展览|展演|培训|征集|检查)(?:自|从)[\s\u3000]{0,2}\Z")
BEGINS = re.compile(r"[^，,。；;\n]{0,8}(?:开始|启动|起)[，,][\s\u3000]{0,2}(?:并?(?:至|到|于|在))[\s\u3000]{0,2}\Z")
NEXT_DAY = re.compile(r"[\s\u3000]{0,2}[、和及][\s\u3000]{0,2}")
ENDS = re.compile(r"[^，,。；;\n]{0,6}(?:结束|截止|止|闭幕)")
DUE = re.compile(r"[\s\u3000]{0,2}(?:[（(][^（）()\n]{0,12}[）)])?(?:[上下]班|放学)?(?:之|以)?(?:前|止|后)")


class Rules:
    """Names of the rules, best first: where the time of the whole is labelled, looser rules are not asked."""

    LABEL = "time-label"
    STAGE = "stage"
    SPAN = "begins-ends"
    SET = "set-for"
    DURING = "during"  # 在X至Y期间开展, X至Y是…活动周


RANK = {Rules.LABEL: 0, Rules.STAGE: 0, Rules.SPAN: 0, Rules.SET: 1, Rules.DURING: 2}
ANY_YEAR = 2024


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Row):
    """One event or stage; days inclusive.

    role: which stage it is (初赛, 决赛, 启动), as written; null for the event as a whole
    starts_on: the first day
    ends_on: the last day
    precision: day, or how exact the date is
    """

    role: str | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    precision: str = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundEvent(Event):
    """An event before its year is known: `mention` is the date as written."""

    mention: DateMention | None = None


def find_events(notice: Notice) -> Iterator[Event]:
    """The events of a notice, in text order."""
    found = list[FoundEvent]()
    for dated in find_dated(notice):
        found.extend(_find_in(notice, dated))
    best = min((RANK[row.rule] for row in found), default=0)
    named = [row for row in found if RANK[row.rule] == best]
    yield from (row for row in found if row in named or _covers(row, named))


def _covers(row: FoundEvent, named: list[FoundEvent]) -> bool:
    """Whether a row of a looser rule is the whole of which the better ones are parts: 活动周将于8日至14日举行, 时间：9日."""
    return row.rule == Rules.SET and all(_within(other, row) for other in named)


def _within(part: FoundEvent, whole: FoundEvent) -> bool:
    a, b = part.mention, whole.mention
    if a is None or b is None or not b.is_period or (a.start, a.end) == (b.start, b.end):
        return False
    try:
        inner, outer = a.resolve(ANY_YEAR), b.resolve(ANY_YEAR)
    except ValueError:
        return False
    return (outer.start.month, outer.start.day) <= (inner.start.month, inner.start.day) and (inner.end.month, inner.end.day) <= (
        outer.end.month,
        outer.end.day,
    )


def _find_in(notice: Notice, dated: Dated) -> Iterator[FoundEvent]:
    mentions, skip = _merge_days(notice.text, dated.mentions), -1
    for i, mention in enumerate(mentions):
        if mention.precision != Precision.DAY or i == skip:
            continue
        following = mentions[i + 1] if i + 1 < len(mentions) else None
        joined = _join(notice.text, mention, following, dated.line.end)
        if joined:
            skip = i + 1
            yield FoundEvent(span=joined.span, rule=Rules.SPAN, mention=joined)
            continue
        found = _find_rule(notice, dated, mention)
        if found:
            rule, role = found
            yield FoundEvent(span=mention.span, rule=rule, role=role, mention=mention)


def _merge_days(text: str, mentions: tuple[DateMention, ...]) -> list[DateMention]:
    """The mentions with days in a row made one: 5月8日、9日."""
    merged = list[DateMention]()
    for mention in mentions:
        last = merged[-1] if merged else None
        if last and NEXT_DAY.fullmatch(text[last.after : mention.span.start][:8]) and _is_next_day(last, mention):
            merged[-1] = DateMention(Span(last.span.start, mention.span.end), last.start, mention.end, mention.after, True)
        else:
            merged.append(mention)
    return merged


def _join(text: str, first: DateMention, second: DateMention | None, end: int) -> DateMention | None:
    """自X开始，至Y结束."""
    if second is None or second.precision != Precision.DAY or second.span.start - first.after > 20:
        return None
    between = text[first.after : second.span.start]
    if not FROM_BEFORE.search(text[max(0, first.span.start - 4) : first.span.start]) or not BEGINS.match(between):
        return None
    if not ENDS.match(text, second.after, end):
        return None
    return DateMention(Span(first.span.start, second.span.end), first.start, second.end, second.after, True)


def _is_next_day(first: DateMention, second: DateMention) -> bool:
    try:
        days = first.resolve(ANY_YEAR), second.resolve(ANY_YEAR)
    except ValueError:
        return False
    return days[1].start - days[0].end == timedelta(days=1)


def _find_rule(notice: Notice, dated: Dated, mention: DateMention) -> tuple[str, str | None] | None:
    text = notice.text
    line = max(dated.line.start, mention.span.start - 80)
    before = text[line : mention.span.start]
    clause = re.split(r"[。；;，,\n]", before)[-1]
    if DUE.match(text, mention.after, dated.line.end):
        return None
    end = dated.line.end
    label = TIME_LABEL.search(clause)
    if label:
        role = label["role"].strip(" \u3000\t、.．") or ("" if dated.is_heading else dated.label)
        if NO_EVENT_LABEL.search(label.group()) or ((not role or role == dated.label) and _is_no_event(dated)):
            return None
        return (Rules.LABEL, _role(role)) if _names_event(notice, label.group()) else None
    if mention.is_period and FROM_BEFORE.search(clause) and (ENDS.match(text, mention.after, end) or EVENT_FROM.search(clause)):
        return Rules.SPAN, None
    words = clause.strip(EDGES)
    if not words and _leads(notice, dated, mention) and (found := _by_heading(notice, dated)):
        return found
    if dated.is_heading:
        words = re.sub(r"\A[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]\s*", "", words)
    if 0 < len(words) <= 24 and STAGE.search(words) and not NO_EVENT_LABEL.search(words) and text[mention.span.start - 1] in "：:（( ":
        return Rules.STAGE, _role(words)
    if (
        (SET_BEFORE.search(clause)
        and HELD_AFTER.match(text, mention.after, end))
        or (SET_WHOLE.search(clause)
        and LINE_END.match(text, mention.after, end))
    ):
        return Rules.SET, None
    if mention.is_period and (DURING.match(text, mention.after, end) or IS_WEEK.match(text, mention.after, end)):
        return Rules.DURING, None
    return None


def _is_no_event(dated: Dated) -> bool:
    """Whether a plain 时间： stands under a heading such as 网上报名 or 资格初审."""
    above = dated.label or (dated.headings[-1] if dated.headings else "")
    return bool(NO_EVENT_LABEL.search(above)) and not re.search(r"[比竞大]赛|活动|培训|会议|论坛", above)


def _leads(notice: Notice, dated: Dated, mention: DateMention) -> bool:
    """Whether the date is what its element begins with."""
    return not notice.text[dated.element.words.start : mention.span.start].strip(EDGES)


def _names_event(notice: Notice, label: str) -> bool:
    """Whether the words of a label are those of an event (比赛时间, 第一次检查时间, 时间), not of a policy (购房时间, 交付时间)."""
    words = re.split("时间|日期", label)[0].strip(EDGES)
    if IN_FORCE.search(words):
        return bool(ORGANISED.search(notice.text, notice.span.start, min(notice.span.end, notice.span.start + OPENING)))
    return bool(EVENT_WORDS.search(words) or PLAIN_LABEL.match(words))


def _by_heading(notice: Notice, dated: Dated) -> tuple[str, str | None] | None:
    """The rule for an element that begins with its date, by the heading right before it."""
    label = dated.label
    if not label or NO_EVENT_LABEL.search(label):
        return None
    if re.search(r"时间|日期", label):
        if not _names_event(notice, label):
            return None
        return Rules.LABEL, _role(re.sub(r"(?:举办|举行|召开|开展)?(?:时间|日期).*", "", label))
    if STAGE.search(label):
        return Rules.STAGE, _role(label)
    return None


def _role(words: str) -> str | None:
    bare = words.strip(" \u3000\t：:（(、，")
    return bare if 1 < len(bare) <= 16 and STAGE.search(bare) else None


def normalise_event(row: Event, facts: Facts) -> Normalised:
    """The row with its days; days long before the date of issue are history."""
    if not isinstance(row, FoundEvent) or row.mention is None:
        return row, ()
    try:
        period = row.mention.resolve(facts.issued_on or facts.year)
    except ValueError as fault:
        return None, (Signal(_reason(str(fault)), f"{fault}", row.span),)
    if facts.issued_on and period.end < facts.issued_on - HISTORY:
        return None, ()
    members = {f.name: getattr(row, f.name) for f in fields(Event)}
    return Event(**(members | {"starts_on": period.start, "ends_on": period.end, "precision": period.precision})), ()


def _reason(fault: str) -> SignalReason:
    if fault == "no year":
        return SignalReason.NO_YEAR
    return SignalReason.ENDS_BEFORE_START if "before" in fault else SignalReason.NO_SUCH_DAY


EXTRACTOR = Extractor("events", Event, find_events, normalise_event)
__all__ = ["EXTRACTOR", "Event", "FoundEvent", "Point", "find_events", "normalise_event"]
