"""Names listed in a sentence: 主要活动包括：A、B、C等; 重点开展A、B、C等活动; 设A赛和B赛两项."""

import re
from collections.abc import Iterator

from extractors.activities.activity import FoundActivity
from extractors.activities.category import category_of
from extractors.activities.sections import is_eventful, level_of
from extractors.notice import Span, trim
from extractors.patterns import pattern_of

# 全省性活动主要包括：, 主要包括 within a section of activities. The verb is looked for first: patterns that begin with it are quick.
INCLUDES = pattern_of(r"(?:包括|包含|分为|设有)(?:以下)?[：:]?|有[：:]")
WHOSE = pattern_of(
    r"(?P<group>[\u4e00-\u9fff]{0,6}(?:活动|项目|赛项))[^，。；：:\n、]{0,8}(?:[^。；：:\n、]{0,40}，)?(?:主要|具体|重点)?\Z"
)
REACH_BACK = 70  # code points of a sentence before its verb
# 全区层面举行A、B等活动: whose level is said does not stand for what everybody does.
AT_LEVEL = pattern_of(
    r"(?P<group>(?:全[国省市区县]|[省市县校]级|自治区|兵团|国家)(?:层面|性)?)(?:将|拟|主要|重点|集中|统一){0,2}(?:举行|举办|开展|组织开展|组织)(?=[^，。；\n]{2,120}等)"
)
# 重点组织好A、B等活动.
ORGANISES = pattern_of(
    r"(?:主要|重点|集中|统一|分别|组织|将|同时|期间)[，,]?(?:组织好|组织开展|开展|举办|组织|举行)好?(?=[^，。；\n]{2,120}等)"
)
SETS = pattern_of(
    r"(?:共)?设(?!计|备|施|定|法|想|在|于)(?:置|有|立)?(?=[^，。；：:\n]{2,60}(?:[两二三四五六七八九十]|\d{1,2})(?:个)?(?:项|赛项|竞赛项目|项目|类))"
)
END = pattern_of(
    r"等(?:(?:系列|主题|各类|特色|专题)?活动|[\d一二三四五六七八九十]{1,2}项)?|[。；;\n]|[，,]|(?:[两二三四五六七八九十]|\d{1,2})个?(?:项|赛项|竞赛项目)|\Z"
)
# 活动包括…、美化环境等各类公益性志愿服务活动: what is listed is called activities at both ends.
CLOSED_BY = pattern_of(r"等[^，。；：、\n]{0,24}活动(?![场地室])")
CLOSE_REACH = 28  # code points behind the last name
OPEN, CLOSE = "（(《“〈", "）)》”〉"
EDGES = " \u3000：:\n"
LONGEST = 60
LONGEST_LIST = 800  # code points; what runs on is no list of names
DETAIL = pattern_of(r"[（(][^（）()]{0,80}[）)]\Z")


def find_listed(text: str, span: Span, *, in_section: bool, has_items: bool = False) -> Iterator[FoundActivity]:
    """The names of the lists in a paragraph; outside of a section the list itself must say that it is one of activities.

    Where a section has items of its own, only 主要包括 and 全省举办 add to them: 组织开展A、B等 is then what everybody does anyway.
    """
    done = list[Span]()
    for pattern in (INCLUDES, AT_LEVEL) if has_items else (INCLUDES, AT_LEVEL, ORGANISES, SETS):
        at = span.start
        while lead := pattern.search(text, at, span.end):
            names = _split(text, lead.end(), min(span.end, lead.end() + LONGEST_LIST))
            at = max(lead.end(), names[-1].end) if len(names) > 1 else lead.end()
            group = _group(text, span, pattern, lead)
            if len(names) < 2 or any(lead.start() < seen.end and seen.start < lead.end() for seen in done):
                continue
            if not _is_list(text, pattern, names, named=bool(group), in_section=in_section):
                continue
            done.append(Span(lead.start(), names[-1].end))
            level = level_of(group) if group else None
            for name in names:
                title = text[name.start : name.end]
                yield FoundActivity(span=name, rule="listed", title=title, level=level, category=category_of(title))


def _group(text: str, span: Span, pattern: re.Pattern[str], lead: re.Match[str]) -> str | None:
    """Whose activities a list is of: 全省性活动, 全区层面."""
    if pattern is INCLUDES:
        whose = WHOSE.search(text, max(span.start, lead.start() - REACH_BACK), lead.start())
        return whose["group"] if whose else None
    return lead.groupdict().get("group")


def find_bare_list(text: str, span: Span) -> Iterator[FoundActivity]:
    """A、B、C和D。 as the whole text below 活动内容."""
    names = _split(text, span.start, min(span.end, span.start + LONGEST_LIST))
    if len(names) < 3 or text[names[-1].end : span.end].strip("等。 \u3000\n"):
        return
    if sum(is_eventful(text[name.start : name.end]) for name in names) * 2 >= len(names):
        for name in names:
            title = text[name.start : name.end]
            yield FoundActivity(span=name, rule="listed", title=title, category=category_of(title))


def _is_list(text: str, pattern: re.Pattern[str], names: list[Span], *, named: bool, in_section: bool) -> bool:
    events = sum(is_eventful(text[name.start : name.end]) for name in names)
    behind = text[names[-1].end : names[-1].end + CLOSE_REACH]
    closed = re.match(r"等?(?:系列|主题|各类|特色)?活动", behind)
    if pattern is INCLUDES:
        return bool(events * 2 >= len(names) or (named and events and CLOSED_BY.match(behind))) if in_section or named else False
    if pattern is ORGANISES or pattern is AT_LEVEL:
        return bool(closed) or events == len(names)
    return events == len(names)


def _split(text: str, start: int, end: int) -> list[Span]:
    """The names from `start` to the end of the list: between 、, the last two also joined by 和."""
    names, depth, first, at = list[Span](), 0, start, start
    while at <= end:
        char = text[at] if at < end else "\n"
        if char in OPEN:
            depth += 1
        elif char in CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 or char == "\n":
            stop = END.match(text, at, end)
            if char == "、" or stop:
                if not 2 <= len(_without_detail(text, Span(first, at))) <= 2 * LONGEST:
                    return []
                names.append(Span(first, at))
                first = at + 1
            if stop:
                break
        at += 1
    found = names[:-1] + (_last(text, names[-1]) if names else [])
    trimmed = [_without_detail(text, name) for name in found]
    return trimmed if all(2 <= len(name) <= LONGEST for name in trimmed) else []


def _last(text: str, span: Span) -> list[Span]:
    """A和B at the end of a list is two names, where both are long enough to be one."""
    words = text[span.start : span.end]
    joint = re.search(r"(?:以及|和|及)(?=[^和及]{3,}\Z)", words)
    if joint and joint.start() >= 3 and is_eventful(words[: joint.start()]) and is_eventful(words[joint.end() :]):
        return [Span(span.start, span.start + joint.start()), Span(span.start + joint.end(), span.end)]
    return [span]


def _without_detail(text: str, span: Span) -> Span:
    """A name without a bracket behind it: 成果展（含样品）."""
    name = trim(text, span, EDGES)
    detail = DETAIL.search(text, name.start, name.end)
    return trim(text, Span(name.start, detail.start()), EDGES) if detail and detail.start() - name.start >= 2 else name
