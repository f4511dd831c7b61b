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

EVENT_NOUN = (
    r"活动周?|竞赛|比赛|大赛|赛项|赛事|会议|年会|论坛|培训班?|研修班?|讲座|报告会|座谈会|研讨会|推进会|现场会|工作会|招聘会|双选会|交流会|发布会|展演|展览|展示|展播|汇演|演出|"
    r"评选|评审|检查|督查|督导|明查暗访|暗访|调研|考察|考试|测试|考核|面试|笔试|仪式|典礼|宣传周|宣传月|宣传日|服务月|质量月|安全生产月|读书节|技能节|艺术节|文化节|体育节|运动会|"
    r"夏令营|冬令营|训练营|观摩|演练|征集|宣讲|送教|集训|比武|研学|巡回|联赛|锦标赛|选拔赛|邀请赛|周|节|展|营"
)
TIME_LABEL = re.compile(
    rf"""
    (?P<role>[^，,。；;：:（）()\n]{{0,24}}?)
    (?:具体)?(?:举办|举行|召开|开展|实施|进行|起止|开幕|集中)?(?:时间|日期)(?:安排|和地点|及地点|、地点|与地点|地点|要求)?
    [\s\u3000]{{0,4}}(?:暂?定于|拟?定于|拟定在|定在|[均预]?[为是]|安排在)?[\s\u3000]{{0,2}}[:：]?[\s\u3000]{{0,4}}(?:拟定于|定于|从|自)?[\s\u3000]{{0,2}}\Z
    """,
    re.VERBOSE,
)
NO_EVENT_LABEL = re.compile(
    r"截止|截稿|报名|报送|上报|提交|申报|报到|公示|公布|发布|印发|成文|发文|服务|答疑|彩排|有效|受理|办理|缴费|交费|完成|出生|毕业|工作|注册|登记|填报|交稿|征稿|撤展|布展|返程|离会|"
    r"执行|施行|实施日期|生效|更新|录入|放假|上班|休息|开学|招标|投标|开标|获取|领取|查询|咨询|建设|试点|推荐时间|抽查|回复|反馈|发放|统计|录取|确认|打印|入职|生产|签到|投稿|入住|撤离|结题|网址"
)
# 定于X举行, 将于X至Y在…召开.
SET_BEFORE = re.compile(r"(?:决定|拟定|暂定|拟|定|将|计划|兹定|已定|预计|安排|确定|研究|通知|活动周?|大会|会议|培训班?|比赛|竞赛|仪式)(?:于|在|从|自)[\s\u3000]{0,2}\Z")
HELD_AFTER = re.compile(
    r"[\s\u3000，,]{0,3}(?:[（(][^（）()\n]{0,14}[）)])?(?:期间|起)?[，,]?(?:在[^。；;\n]{1,60}?|以[^。；;，\n]{1,30}?|联合|集中|统一|继续|组织|分别|采取[^。；;\n]{1,24}?|通过[^。；;\n]{1,30}?)?[，,]?(?:组织)?"
    r"(?:举行|举办|召开|开展|举(?!报)|进行|启动|开幕|拉开|承办|开赛|开班|开讲|组织)"
)
STAGE_WORDS = r"初赛|复赛|预赛|决赛|半决赛|选拔赛|市赛|省赛|校赛|国赛|区赛|县赛|初评|终评|复评|网评|现场评审|评审|评比|答辩|展评|初选|海选|推选|推荐|公示|颁奖|总结|宣传发动|动员|部署|启动|准备|实施|征集|展播|展示|展演|验收|培训"
STAGE = re.compile(rf"第[一二三四五六]阶段|阶段|[初复预决]赛|(?:{STAGE_WORDS})(?:阶段|环节|赛|会)?\Z|^(?:校|市|县|区|省|国家)级[^，。]{{0,8}}赛|线[上下][^，。]{{0,8}}会?\Z")
FROM_BEFORE = re.compile(r"(?:自|从|于)[\s\u3000]{0,2}\Z")
BEGINS = re.compile(r"[^，,。；;\n]{0,8}(?:开始|启动|起)[，,][\s\u3000]{0,2}(?:并?(?:至|到|于|在))[\s\u3000]{0,2}\Z")
ENDS = re.compile(r"[^，,。；;\n]{0,6}(?:结束|截止|止|闭幕)")
THIS_EVENT = re.compile(r"是[^，。；\n]{0,16}(?:活动周|宣传周|宣传月|活动月|服务月|节)")
ORGANISES = re.compile(rf"(?:举办|召开|开展|举行|组织|参加|做好|进行|推荐|征集|实施)|{EVENT_NOUN}")
DUE = re.compile(r"[\s\u3000]{0,2}(?:[（(][^（）()\n]{0,12}[）)])?(?:[上下]班|放学)?(?:之|以)?(?:前|止|后)")


class Rules:
    """Names of the rules, best first: where the time of the whole is labelled, looser rules are not asked."""

    LABEL = "time-label"
    STAGE = "stage"
    SPAN = "begins-ends"
    SET = "set-for"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Row):
    """One event or stage; days inclusive."""

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
    labelled = {row.rule for row in found}
    for row in found:
        if row.rule == Rules.SET and labelled & {Rules.LABEL, Rules.STAGE, Rules.SPAN}:
            continue
        yield row


def _find_in(notice: Notice, dated: Dated) -> Iterator[FoundEvent]:
    skip = -1
    for i, mention in enumerate(dated.mentions):
        if mention.precision != Precision.DAY or i == skip:
            continue
        following = dated.mentions[i + 1] if i + 1 < len(dated.mentions) else None
        joined = _join(notice.text, mention, following, dated.line.end)
        if joined:
            skip = i + 1
            yield FoundEvent(span=joined.span, rule=Rules.SPAN, mention=joined)
            continue
        found = _find_rule(notice, dated, mention)
        if found:
            rule, role = found
            yield FoundEvent(span=mention.span, rule=rule, role=role, mention=mention)


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


def _find_rule(notice: Notice, dated: Dated, mention: DateMention) -> tuple[str, str | None] | None:
    text = notice.text
    line = max(dated.line.start, mention.span.start - 80)
    before = text[line : mention.span.start]
    clause = re.split(r"[。；;，,\n]", before)[-1]
    if DUE.match(text, mention.after, dated.line.end):
        return None
    label = TIME_LABEL.search(clause)
    if label:
        role = _role(label["role"] or (dated.label if not dated.is_heading else ""))
        return None if NO_EVENT_LABEL.search(label.group()) else (Rules.LABEL, role)
    words = clause.strip(" \u3000\t（(:：")
    if not words and _leads(notice, dated, mention):
        return _by_heading(dated)
    if dated.is_heading:
        words = re.sub(r"\A[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]\s*", "", words)
    if 0 < len(words) <= 24 and STAGE.search(words) and not NO_EVENT_LABEL.search(words) and text[mention.span.start - 1] in "：:（( ":
        return Rules.STAGE, _role(words)
    if SET_BEFORE.search(clause) and HELD_AFTER.match(text, mention.after, dated.line.end):
        return Rules.SET, None
    return None


def _leads(notice: Notice, dated: Dated, mention: DateMention) -> bool:
    """Whether the date is what its element begins with."""
    return not notice.text[dated.element.words.start : mention.span.start].strip(" \u3000\t（(:：")


def _by_heading(dated: Dated) -> tuple[str, str | None] | None:
    """The rule for an element that begins with its date, by the heading right before it."""
    label = dated.label
    if not label or NO_EVENT_LABEL.search(label):
        return None
    if re.search(r"时间|日期", label):
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
