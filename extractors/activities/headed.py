"""Items under the headings that announce activities, in the body and in annexes that list them."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.activities.activity import FoundActivity
from extractors.activities.cells import find_in_cells
from extractors.activities.listed import find_bare_list, find_listed
from extractors.activities.naming import LONGEST_HEADING, Item, name_item, split_organizers, with_details
from extractors.activities.rows import find_in_rows
from extractors.activities.sections import is_eventful, is_group, is_label, level_of, opens_section, organises
from extractors.notice import Element, ElementKind, Notice, Span, Zone
from extractors.patterns import pattern_of
from extractors.values.occasion import EVENT
from extractors.values.organ_names import may_sign

ZONES = (Zone.BODY, Zone.ENCLOSURE)
TEXT = (ElementKind.PARAGRAPH, ElementKind.TABLE_ROW)
MOST_EVENTS = 0.5  # of the items under a loose heading must be events; chosen on gold: 主要内容 of plans has none or all
# 竞赛项目: what stands below are contests, though their names (汽车维修) do not say so.
CONTEST = pattern_of(r"(?:[\u4e00-\u9fff]{0,4}[比竞大]赛|赛项)(?:项目|设置|类别)?")
# 一是…。二是…: items of one paragraph.
NUMBERED = pattern_of(
    r"(?:(?<=[。；;：:\n])|\A)[\s\u3000]{0,4}(?P<number>\d{1,2}[、.．)）]|[（(]\d{1,2}[)）]|[①-⑳])[\s\u3000]{0,3}(?P<words>(?!\d)[^。；;\n：:]{2,60})(?=[。；;\n]|\Z)"
)
ORDINAL = pattern_of(r"(?:(?<=[。；;：:\n])|\A)[\s\u3000]{0,4}(?P<number>(?:第?[一二三四五六七八九十]{1,2})是)(?P<words>[^。；;\n]{2,80})")
# 校园日（10月12日）：…, 模块一：看视频
LABELLED = pattern_of(
    r"[\s\u3000]{0,4}(?P<words>(?P<module>模块[一二三四五六七八九十\d]{1,2}[：:][\s\u3000]{0,2})?[^，。；：:\n]{2,24}(?:[（(][^（）()\n]{1,40}[）)])?)(?=[：:\n]|\Z)"
)
NO_NAME = pattern_of(
    r"\d{2}|时\s{0,9}间|学生\Z|[老教]师\Z|选手\Z|名单|姓名|地\s{0,9}点|对象|内容|要求|单位|部门|联系|方式|注|备注|责任|主办|承办|附件|人员|电话|邮箱|网址|参加|主题|(?:分?为|如下|包括)\Z"
)
REMARK = pattern_of(r"[（(][^（）()]{1,40}[）)]\Z")
DETAIL = pattern_of(r"[\s\u3000]{0,4}(?:活动)?(?:时间|日期|责任单位|责任部门|主办|承办|牵头|组织)(?:单位|部门)?[：:]")
ANNEX = pattern_of(
    r"活动(?:项目|内容)?(?:清单|一览表?|安排表?|列表|目录|计划表?|日程表?|汇总表?|表)\Z|(?:重点|主要|系列|示范)活动\Z|(?:竞赛|比赛|大赛)项目(?:一览表|清单|表)?\Z"
    r"|(?:培训班|讲座|培训项目)(?:安排表|一览表|清单|计划表|目录)\Z"
)
NO_ANNEX = pattern_of(r"登记|统计|申报|报名|回执|推荐|反馈|样[表式]|模板|承诺|评分|情况")


def find_in_sections(notice: Notice) -> Iterator[FoundActivity]:
    """The items of every section of activities in body and enclosure."""
    done = 0
    for heading in notice.of(ElementKind.HEADING, zones=ZONES):
        if heading.span.start < done:
            continue
        how = opens_section(notice.quote(heading.words))
        if not how:
            continue
        below = notice.under(heading)
        rows = list(_read_section(notice, below, _level(notice, heading)))
        is_event = organises if how == "study" else is_eventful
        if how != "named" and sum(is_event(row.title) for row in rows) < MOST_EVENTS * len(rows):
            continue
        if rows:
            done = below[-1].span.end
        contest = CONTEST.match(notice.quote(heading.words).strip())
        yield from (replace(row, category="竞赛") if contest else row for row in rows)


def _level(notice: Notice, heading: Element) -> str | None:
    words = notice.quote(heading.words)
    return level_of(words) if is_group(words) else None


def _read_section(notice: Notice, below: Sequence[Element], level: str | None) -> Iterator[FoundActivity]:
    """The activities below one heading: of its headings, else of its tables, ordinals, labels or sentences."""
    marked = [i for i, e in enumerate(below) if e.kind == ElementKind.HEADING]
    before = below[: marked[0]] if marked else below
    yield from _read_text(notice, before, level, has_items=bool(marked))
    if not marked:
        return
    top = min(below[i].level or 0 for i in marked)
    starts = [i for i in marked if (below[i].level or 0) == top]
    for i, following in itertools.pairwise([*starts, len(below)]):
        yield from _read_item(notice, below[i], below[i + 1 : following], level)


def _read_item(notice: Notice, heading: Element, body: Sequence[Element], level: str | None) -> Iterator[FoundActivity]:
    words = notice.quote(heading.words)
    if is_group(words) and body:
        rows = list(_read_section(notice, body, level_of(words) or level))
        if rows:
            yield from rows
            return
    if is_label(words):
        return
    item = Item((heading.number or "").strip() or None, heading.words, _is_title(heading, body))
    row = name_item(notice.text, item, "headed-item")
    if row:
        yield replace(_with_body(notice, row, body), level=level)


def _is_title(heading: Element, body: Sequence[Element]) -> bool:
    """Whether the heading is a title above its text, not the first sentence of it."""
    return bool(body) and len(heading.words) <= LONGEST_HEADING


def _with_body(notice: Notice, row: FoundActivity, body: Sequence[Element]) -> FoundActivity:
    """时间：…, 责任部门：… below the item, and a day with which its text begins."""
    for i, element in enumerate(body[:6]):
        if DETAIL.match(notice.text, element.span.start, element.span.end):
            row = with_details(notice.text, row, element.span)
        elif i == 0 and row.mention is None:
            opening = Span(element.span.start, min(element.span.end, element.span.start + 30))
            row = replace(with_details(notice.text, row, opening), organizers=row.organizers)
    return row


def _read_text(notice: Notice, elements: Sequence[Element], level: str | None, *, has_items: bool) -> Iterator[FoundActivity]:
    """What stands in a section outside of numbered items."""
    rows = list(find_in_rows(notice, (e for e in elements if e.kind in TEXT)))
    for element in elements if not rows else ():
        rows.extend(find_listed(notice.text, element.span, in_section=True, has_items=has_items))
    if not rows and not has_items:
        listed = (row for e in elements for row in find_bare_list(notice.text, e.span))
        rows = list(_ordinals(notice, elements)) or list(_labelled(notice, elements)) or list(listed)
    yield from (replace(row, level=row.level or level) for row in rows)


def find_ordinals(notice: Notice) -> Iterator[FoundActivity]:
    """一是办好…。二是推出“…” in the one paragraph that says what a titled notice organises."""
    titled = any(True for _ in notice.of(ElementKind.TITLE))
    paragraphs = [e for e in notice.of(ElementKind.PARAGRAPH, zones=ZONES) if titled]
    found = [rows for e in paragraphs if (rows := list(_ordinals(notice, (e,))))]
    if len(found) == 1 and sum(is_eventful(row.title) or "“" in row.title for row in found[0]) >= MOST_EVENTS * len(found[0]):
        yield from found[0]


def _ordinals(notice: Notice, elements: Sequence[Element]) -> Iterator[FoundActivity]:
    for element in elements:
        found = list(ORDINAL.finditer(notice.text, element.span.start, element.span.end))
        found = found or list(NUMBERED.finditer(notice.text, element.span.start, element.span.end))
        if len(found) >= 2:
            for match in found:
                row = name_item(notice.text, Item(match["number"], Span(*match.span("words")), False), "ordinal")
                if row:
                    yield row


def _labelled(notice: Notice, elements: Sequence[Element]) -> Iterator[FoundActivity]:
    rows = list[FoundActivity]()
    found = [
        m
        for e in elements
        if (m := LABELLED.match(notice.text, e.span.start, e.span.end)) and not NO_NAME.search(REMARK.sub("", m["words"]))
    ]
    modules = [match for match in found if match["module"]]
    for match in modules or found:
        if match:
            row = name_item(notice.text, Item(None, Span(*match.span("words")), True), "labelled-line")
            rows.extend([row] if row else [])
    if len(rows) >= 2:
        yield from rows


def find_in_annexes(notice: Notice) -> Iterator[FoundActivity]:
    """The items of annexes that list activities, each organ's below its name."""
    elements = tuple(notice.of(zones=(Zone.ATTACHMENT,)))
    starts = [i for i, e in enumerate(elements) if e.kind == ElementKind.ATTACHMENT]
    for i, following in itertools.pairwise([*starts, len(elements)]):
        title = "".join(notice.quote(elements[i].span).split())
        if ANNEX.search(title) and not NO_ANNEX.search(title):
            yield from _read_annex(notice, elements[i + 1 : following])


def _read_annex(notice: Notice, elements: Sequence[Element]) -> Iterator[FoundActivity]:
    text = [e for e in elements if e.kind in TEXT]
    rows = list(find_in_rows(notice, text)) or list(find_in_cells(notice, text))
    who: tuple[str, ...] = ()
    headings = [e for e in elements if e.kind == ElementKind.HEADING] if not rows else []
    for heading, following in itertools.zip_longest(headings, headings[1:]):
        organs = split_organizers(notice.quote(heading.words))
        above = following is not None and (following.level or 0) > (heading.level or 0)
        if above and organs and all(may_sign(organ) for organ in organs):
            who = organs
            continue
        item = Item((heading.number or "").strip() or None, heading.words, True)
        row = name_item(notice.text, item, "annex-item")
        if row and not is_label(row.title):
            rows.append(replace(row, organizers=row.organizers or who))
    yield from rows


def find_bare_headings(notice: Notice) -> Iterator[FoundActivity]:
    """The first-level headings of a notice that has no section of activities, where they are names of events."""
    headings = tuple(notice.of(ElementKind.HEADING, zones=ZONES))
    if not headings:
        return
    top = min(h.level or 0 for h in headings)
    tops = [h for h in headings if h.level == top]
    named = [h for h in tops if not is_label(notice.quote(h.words)) and _ends_in_event(notice.quote(h.words))]
    plain = [h for h in tops if is_label(notice.quote(h.words))]
    if len(named) < 2 or (plain and len(named) < len(plain)):
        return
    for heading in named:
        row = name_item(notice.text, Item((heading.number or "").strip() or None, heading.words, True), "bare-heading")
        if row and len(row.title) <= LONGEST_HEADING:
            yield _with_body(notice, row, notice.under(heading))


def _ends_in_event(words: str) -> bool:
    return len(words) <= LONGEST_HEADING and bool(
        re.search(rf"(?:{EVENT}|进社区|进校园|开放日)[”》]?(?:[（(][^（）()]{{1,30}}[）)])?\s{{0,2}}\Z", words)
    )
