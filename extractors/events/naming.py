"""What a notice calls each of several events: 开幕式 above its 时间, 测试 in 测试时间. One event alone has no role."""

from dataclasses import replace

from extractors.events.event import FoundEvent
from extractors.events.labels import EDGES, EVENT_WORDS, LOOSE, MEASURE, NO_EVENT_LABEL, NUMBER, find_label
from extractors.events.rank import Rule
from extractors.events.rules import clause_before
from extractors.notice import Notice
from extractors.patterns import pattern_of
from extractors.values.dated import Dated

LONGEST = 16
# Names of the event as a whole, which tell no two apart.
GENERAL = pattern_of(
    r"(?:本次|此次|具体|有关|相关|主要|集中|主题|系列|现场|年|\d){0,3}(?:活动|[比竞大]赛|赛事|会议|培训|考试|检查|工作|评比|举办|开展|安排|阶段|内容){0,3}"
)
CEREMONY = pattern_of("[开闭]幕|启动|颁奖|揭牌|揭幕")
OF_TIME = pattern_of(r"时间|日期|地点|安排|日程|赛程|方式|要求|对象|步骤|流程")
# （六）闭幕式暨迎新春文艺会演: a heading that names what is held, up to its first mark.
HEAD = pattern_of(r"[^，,。；;：:（）()“”《》\s]{2,16}")


def name_rows(notice: Notice, rows: list[FoundEvent], places: dict[int, Dated]) -> list[FoundEvent]:
    """The rows, those with a label named by it or the heading where there are several and all names differ."""
    bare = [row for row in rows if row.role is None and row.rule == Rule.LABEL]
    if len(rows) < 2 or not bare:
        return rows
    names = {row.span.start: _name_of(notice, row, places[row.span.start]) for row in bare}
    if None in names.values() or len(set(names.values())) < len(names):  # days of one label, or of a name that is not found
        return rows
    return [replace(row, role=names.get(row.span.start, row.role)) for row in rows]


def _name_of(notice: Notice, row: FoundEvent, dated: Dated) -> str | None:
    if row.mention is None:
        return None
    label = find_label(clause_before(notice, dated, row.mention))
    if label is None:
        return None
    own = _bare(label["role"])
    return own if own else next((name for name in map(_bare, (dated.label, *reversed(dated.headings))) if name), None)


def _bare(words: str) -> str | None:
    """The name without number and 暂定; None for one that is general, another thing's or too long."""
    bare = LOOSE.sub("", NUMBER.sub("", words.strip(EDGES + "、."))).strip(EDGES + "、.")
    found = HEAD.match(bare)
    name = found.group() if found else ""
    if not name or OF_TIME.search(bare) or GENERAL.fullmatch(name) or NO_EVENT_LABEL.search(name) or MEASURE.search(name):
        return None
    return name if (EVENT_WORDS.search(name) or CEREMONY.search(name)) and len(bare) <= LONGEST else None
