"""Documents cited: policies, notices, plans and laws between 《》.

NOT citations: newspapers, books, courses, forms, a short name that was introduced before (以下简称《意见》), the notice's own title and
attachments, and the document that it transmits (现将《…》转发给你们), unless it is the basis.

Examples: 根据《示范省读书条例》和《关于开展读书节的通知》（示教函〔2020〕16号）, 自《示范县读书办法》废止之日起. Table `citations`.

Known limits: documents named without 《》 are not found.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.notice import Element, ElementKind, Notice, Span, Zone
from extractors.row import Extractor, Facts, Normalised, Row
from extractors.values.doc_number import BRACKETED, CODE, COUNTED, SPACES, YEARLY, parse_doc_number
from extractors.values.doc_title import carried_title, name_of, one_line
from extractors.values.doc_type import kind_of, strip_tail


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation(Row):
    """One cited document.

    title: its title between 《 and 》, without them
    doc_number: its document number, as written behind or before the title
    doc_number_span: where the number stands
    relation: 依据, 贯彻, 转发, 印发, 修订, 废止 or 参见
    """

    title: str
    doc_number: str | None = None
    doc_number_span: Span | None = None
    relation: str | None = None


# The longest title in 2,000 notices is 130 characters; beyond that a 》 was forgotten.
LONGEST_TITLE = 200
# A name no longer than this is short for one that was named before, unless it is a law's.
SHORTEST_TITLE = 4
# How far before a title the words that relate it are looked for.
REACH_BEFORE = 120
REACH_AFTER = 60

NUMBER = rf"(?:{CODE}{BRACKETED}|(?:{CODE})?{YEARLY}|{CODE}{COUNTED})"
NUMBER_AFTER = re.compile(
    rf"""
    [ \u3000]{{0,4}}
    (?: [（(][^（）()号]{{1,16}}[）)][ \u3000]{{0,4}} )?       # （试行） between title and number
    (?: [（(【\[]{SPACES}
        (?: [^（）()。；;号]{{1,24}}[，,；;、]{SPACES} )?       # （以下简称办法，示教函〔2020〕16号）
        (?P<number>{NUMBER})
      | (?P<bare>(?:[^\W\d的]{{1,12}}){BRACKETED})             # 示教函〔2020〕16号 without brackets
    )
    """,
    re.VERBOSE,
)
NUMBER_BEFORE = re.compile(rf"(?P<number>{NUMBER}){SPACES}(?:文件?)?{SPACES}[）)]?{SPACES}(?:文件)?\Z")
# Words before a number that are none of its code: a verb, or an organ before three letters or more.
LEAD = re.compile(
    r"\A(?:.*(?:根据|按照|依据|依照|遵照|参照|贯彻|落实|执行|以及|[和及与将的以按见即])|.{2,}[委局厅](?=[^\W\d]{3}))", re.DOTALL
)

MARKED = re.compile(r"[《》]")
QUOTED = re.compile(r"《[^《》]{0,200}(?:《[^《》]{0,200}》[^《》]{0,200}){0,3}》")
CUE = re.compile(
    r"""
      (?P<废止>废止|停止(?:执行|使用)|不再(?:执行|适用)|失效)
    | (?P<修订>(?:修订|修改|修正|调整)(?![的后版稿案]))
    | (?P<贯彻>贯彻|落实|执行)
    | (?P<依据>根据|依据|按照|依照|遵照|参照|遵循|遵守|符合|按|依|违反|对照)
    | (?P<转发>转发|批转)
    | (?P<印发>印发|下发|发布|公布|颁布|出台|制定|编制|拟订|拟定|起草|通过|签署)
    | (?P<参见>学习|宣传|参见|参考|详见|见|关注)
    """,
    re.VERBOSE,
)
ENDED_AFTER = re.compile(r"\A[^《》。；;]{0,40}(?:废止|停止执行|不再执行|失效)")
REVISED_AFTER = re.compile(r"\A(?:[（(][^（）()]{0,40}[）)])?(?:进行|予以|作|作出|做)?(?:了|如下|以下)?(?:修订|修改|修正)")
SENT_AFTER = re.compile(
    r"""
    现?(?:予以|予)?(?:转发|印发|下发|发|发布|公布|颁布|批转|印送|转)(?:给|至|于)(?:你|各|贵)      # 转发给你们
    | 现(?:将其|予以|予)?(?:转发|印发|下发|发布|公布|颁布|批转)                                # 现予印发
    | (?:转发|印发|下发)(?:如下|你们|各地|各单位)
    """,
    re.VERBOSE,
)
SHORT_NAME = re.compile(r"(?:简称|下称|称为|即)[：:]?[“\"‘]?\s*\Z")
# Spirit and rules are what one follows of a document, whatever its name ends with.
FOLLOWED_AFTER = re.compile(
    r"""
    \A(?: [（(][^（）()]{0,60} (?:[（(][^（）()]{0,20}[）)][^（）()]{0,20})? [）)] )?     # （示教函(2020)16号）
    等?的? (?:文件|有关|相关)? (?:精神|规定|要求|文件|部署)
    """,
    re.VERBOSE,
)
GENERIC = re.compile(
    r"(?:本|该|此|原|新|旧|实施|管理|暂行|工作|行动|指导|活动|若干|补充|总体|专项|改革|发展|规范|技术|处理|试行|评审|评选|申报|以上|上述){0,2}"
    r"(?:通知|意见|决定|办法|规定|方案|细则|条例|规划|纲要|计划|要点|措施|公告|通告|通报|函|批复|请示|报告|汇报|规则|章程|规程|标准|指南|指引|预案|制度|准则|守则|法|总体规划|条款)"
)
PAPER_AFTER = re.compile(r"(?:等)?(?:期刊|杂志|报纸|学报|一书|教材|栏目|电影|影片|公众号|课程)")
SENTENCE_END = re.compile(r"[。；;！!？?]")


@dataclass(frozen=True, slots=True)
class _Mention:
    """《…》 in its place, `span` with the marks, and the words of its sentence around it with other titles left out."""

    span: Span
    title: str
    before: str
    after: str
    element: Element


def find_citations(notice: Notice) -> Iterator[Citation]:
    """The citations of a notice, each at its first mention, in text order."""
    found = list[Citation]()
    for mention in _mentions(notice):
        citation = _cite(notice, mention)
        if citation is None:
            continue
        at = next((i for i, earlier in enumerate(found) if _repeats(citation, earlier)), None)
        if at is None:
            found.append(citation)
        elif citation.doc_number and not found[at].doc_number:
            found[at] = replace(found[at], doc_number=citation.doc_number, doc_number_span=citation.doc_number_span)
    yield from found


def normalise_citation(citation: Citation, facts: Facts) -> Normalised:
    """The citation, or None where it is the notice itself, one of its attachments or what it transmits."""
    if citation.relation in ("废止", "修订"):
        return citation, ()
    own = [title for title in (facts.title, carried_title(facts.title or "")) if title]
    other = citation.doc_number not in (None, facts.doc_number)
    name = name_of(citation.title)
    if any(name.resembles(name_of(title)) and not (other and title == facts.title) for title in own):
        return None, ()
    if any(name.resembles(name_of(title)) for title in facts.attachments):
        return None, ()
    return citation, ()


def _repeats(citation: Citation, earlier: Citation) -> bool:
    """Whether both name one document: the same words, and no two different numbers."""
    numbers = {citation.doc_number, earlier.doc_number} - {None}
    return len(numbers) < 2 and name_of(citation.title).equals(name_of(earlier.title))


def _mentions(notice: Notice) -> Iterator[_Mention]:
    zones = (Zone.HEAD, Zone.BODY, Zone.CLOSE, Zone.ENCLOSURE, Zone.ATTACHMENT)
    skipped = (ElementKind.ATTACHMENT_NOTE, ElementKind.ATTACHMENT, ElementKind.FURNITURE, ElementKind.ISSUER_MARK)
    elements = [e for e in notice.of(zones=zones) if e.kind not in skipped]
    starts = [e.span.start for e in elements]
    text, last = notice.text, -1
    at = text.find("《", notice.span.start, notice.span.end)
    while at >= 0:
        end = _closing(text, at, min(notice.span.end, at + LONGEST_TITLE))
        element = elements[max(0, bisect_right(starts, at) - 1)] if elements else None
        if end and element and element.span.start <= at < element.span.end:
            before, after = _around(text, at, end, notice.span)
            yield _Mention(Span(at, end), one_line(text[at + 1 : end - 1]).words, before, after, element)
        last = end or at + 1
        at = text.find("《", last, notice.span.end)


def _closing(text: str, start: int, limit: int) -> int | None:
    """The end of the title that opens at `start`: after the 》 of its own level, else after the first one."""
    depth, first = 0, None
    for mark in MARKED.finditer(text, start, limit):
        depth += 1 if mark.group() == "《" else -1
        if mark.group() == "》" and first is None:
            first = mark.end()
        if depth == 0:
            return mark.end()
    return first


def _around(text: str, start: int, end: int, bounds: Span) -> tuple[str, str]:
    """The words of the sentence before and after a title, other titles emptied to 《》."""
    before = text[max(bounds.start, start - REACH_BEFORE) : start].replace("\n\n", "。")
    before = _emptied(before)
    cut = max((m.end() for m in SENTENCE_END.finditer(before)), default=0)
    after = _emptied(text[end : min(bounds.end, end + REACH_AFTER)])
    stop = SENTENCE_END.search(after)
    return before[cut:], after[: stop.start() if stop else len(after)]


def _emptied(text: str) -> str:
    """The text with what stands between 《》 left out, a title that begins before it too.

    >>> _emptied("省〉》根据《甲》和《乙《丙》》以及")
    '》根据《》和《》以及'
    """
    text = QUOTED.sub("《》", text)
    close = text.find("》")
    return text[close:] if close > 0 and "《" not in text[:close] else text


def _cite(notice: Notice, mention: _Mention) -> Citation | None:
    number, number_span = _number_beside(notice, mention.span)
    relation, near = _relation(mention)
    if relation is None or not _is_document(mention, number is not None, near):
        return None
    kind = kind_of(mention.title) or "followed"
    return Citation(
        span=mention.span,
        rule=f"cited-{kind}" if number is None else "cited-number",
        title=mention.title,
        doc_number=number,
        doc_number_span=number_span,
        relation=relation,
    )


def _relation(mention: _Mention) -> tuple[str | None, bool]:
    """The relation, or None for what the notice itself sends; and whether it is one by which documents are followed."""
    if ENDED_AFTER.search(mention.after):
        return "废止", True
    if REVISED_AFTER.search(mention.after):
        return "修订", True
    cues = [(m.lastgroup or "参见", mention.before.startswith("的", m.end())) for m in CUE.finditer(mention.before)]
    verbs = [name for name, adjective in cues if not adjective] or [name for name, _ in cues]  # 根据教育部印发的《…》
    relation = verbs[-1] if verbs else "参见"
    sent = SENT_AFTER.search(mention.after)
    if sent and relation in ("印发", "转发", "参见", "修订"):
        return None, False
    return relation, relation in ("依据", "贯彻")


def _is_document(mention: _Mention, numbered: bool, near: bool) -> bool:
    title = mention.title
    bare = strip_tail(title)
    if SHORT_NAME.search(mention.before) or PAPER_AFTER.match(mention.after) or GENERIC.fullmatch(bare):
        return False
    if len(bare) <= SHORTEST_TITLE and not bare.endswith(("法", "法典")):
        return False
    if numbered:
        return True
    kind = kind_of(title)
    if kind in ("form", "none"):
        return False
    if kind == "statutory":
        return "关于" in title or not bare.endswith(("报告", "函", "请示", "纪要", "公报"))
    if kind in ("rule", "plan"):
        return True
    if "关于" in title:
        return True
    return near or bool(FOLLOWED_AFTER.search(mention.after))


def _number_beside(notice: Notice, span: Span) -> tuple[str | None, Span | None]:
    text = notice.text
    match = NUMBER_AFTER.match(text, span.end, min(notice.span.end, span.end + 100))
    if match:
        start, end = match.span("number" if match["number"] else "bare")
    else:
        window = text[max(notice.span.start, span.start - 60) : span.start]
        match = NUMBER_BEFORE.search(window) if "号" in window[-6:] else None
        if not match:
            return None, None
        lead = LEAD.match(match["number"])
        offset = span.start - len(window)
        start, end = offset + match.start("number") + (lead.end() if lead else 0), offset + match.end("number")
    try:
        return parse_doc_number(text[start:end]).written, Span(start, end)
    except ValueError:
        return None, None


EXTRACTOR = Extractor("citations", Citation, find_citations, normalise_citation)
