"""Documents cited: policies, notices, plans and laws between 《》.

NOT citations: newspapers, books, courses, forms, a short name that was introduced before (以下简称《意见》), the notice's own title and
attachments, and the document that it transmits (现将《…》转发给你们), unless it is the basis.

Examples: 根据《示范省读书条例》和《关于开展读书节的通知》（示教函〔2020〕16号）, 自《示范县读书办法》废止之日起. Table `citations`.

Known limits: documents named without 《》 are not found.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from extractors.frozen import frozen
from extractors.notice import Notice, Span
from extractors.patterns import pattern_of
from extractors.row import Extractor, Facts, Normalised, Row
from extractors.values.doc_number import BRACKETED, CODE, COUNTED, SPACES, YEARLY, parse_doc_number
from extractors.values.doc_title import Name, carried_titles, name_of
from extractors.values.doc_type import kind_of, strip_tail
from extractors.values.mention import Mention, find_mentions
from extractors.values.relation import FOLLOWED, relate


@frozen(kw_only=True)
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


# A name no longer than this is short for one that was named before, unless it is a law's.
SHORTEST_TITLE = 4
MOST_ALIKE = 100  # documents of one name or number that are compared; more stand in no notice, and all with all cost time

NUMBER = rf"(?:{CODE}{BRACKETED}|(?:{CODE})?{YEARLY}|{CODE}{COUNTED})"
NUMBER_AFTER = pattern_of(
    rf"""
    》? [ \u3000]{{0,4}}
    (?: 的?(?:通知|精神|文件|要求|规定)(?=[（(【\[]) )?            # 《…》精神（示教函〔2020〕16号）
    (?: [（(][^（）()号]{{1,16}}[）)][ \u3000]{{0,4}} )?       # （试行） between title and number
    (?: [（(【\[［〔]{SPACES}
        (?: [^（）()。；;号]{{1,24}}[，,；;、]{SPACES} )?       # （以下简称办法，示教函〔2020〕16号）
        (?: \d{{4}}年\d{{1,2}}月\d{{1,2}}日 )?                # （2007年9月13日示范县政府令第16号公布）
        (?P<number>{NUMBER}|{BRACKETED}|{COUNTED}(?=[）)】\]]))
      | (?P<bare>(?![和及与或并])(?:[^\W\d的]{{1,12}}){BRACKETED})             # 示教函〔2020〕16号 without brackets
    )
    """,
    re.VERBOSE,
)
NUMBER_BEFORE = pattern_of(rf"(?P<number>{NUMBER}){SPACES}(?:文件?)?{SPACES}[）)]?{SPACES}(?:文件)?\Z")
# Words before a number that are none of its code: a verb, or an organ before three letters or more.
LEAD = pattern_of(
    r"\A(?:.*(?:根据|按照|依据|依照|遵照|参照|贯彻|落实|执行|以及|[和及与将的以按见即])|.{2,}[委局厅](?=[^\W\d]{3}))", re.DOTALL
)

SHORT_NAME = pattern_of(r"(?:(?P<introduced>简称|以?下称|称为)|即)[：:]?[“\"‘]?\Z")
SHORT_NAME_SIZE = 5  # characters of the longest of them
# Spirit and rules are what one follows of a document, whatever its name ends with.
FOLLOWED_AFTER = pattern_of(
    r"""
    (?: [（(][^（）()]{0,60} (?:[（(][^（）()]{0,20}[）)][^（）()]{0,20})? [）)] )?     # （示教函(2020)16号）
    等?的? (?:(?:文件|有关|相关)? (?:精神|规定|要求|文件|部署) | (?:中)?所列 | 范围[内外] | (?:中)?(?:列明|载明|明确)的)
    """,
    re.VERBOSE,
)
# 列入《…目录》的产品: what lists by decree.
LISTS = ("目录", "清单", "名录")
LONGEST_GENERIC = 8  # characters of what GENERIC matches at most: two words before a kind of four
LISTED_IN = pattern_of(r"(?:列入|纳入|属于|不在|超出)\Z")
GENERIC = pattern_of(
    r"(?:本|该|此|原|新|旧|实施|管理|暂行|工作|行动|指导|活动|若干|补充|总体|专项|改革|发展|规范|技术|处理|试行|评审|评选|评价|考核|申报|以上|上述){0,2}"
    r"(?:通知|意见|决定|办法|规定|方案|细则|条例|规划|纲要|计划|要点|措施|公告|通告|通报|函|批复|请示|报告|汇报|规则|章程|规程|标准|指南|指引|预案|制度|准则|守则|法|总体规划|条款)"
)
PAPER_AFTER = pattern_of(
    r"(?:、?《》){0,9}等?(?:平台|系列)?(?:期刊|杂志|报纸|学报|一书|教材|栏目|电影|影片|公众号|课程|科目|文章|一文|课文|(?:政策)?解读(?![\u4e00-\u9fff]))"
)
# Agreements between states or parts of one, and those that persons sign: 《就业协议》 is a form.
CONTRACT = pattern_of(r"(?:就业|劳动|聘[用任]|租赁|买卖|服务|保密|实习|培养|培训|托管|委托|补偿|安置|转让|出让|监管)(?:三方)?协议\Z")
AGREEMENT = pattern_of(r"(?:两岸|政府间|世界贸易|国际|内地与|(?:自由|全面|更紧密)经?贸|经济(?:合作|伙伴)|贸易便利化)[^《》]{0,30}协议\Z")
INTERPRETED_BEFORE = pattern_of(r"(?:解读|图解|读懂)[：:]?\s*\Z")  # links to interpretations
BOOK = pattern_of(r"汇编|教程|读本|丛书|[册卷]）")
OWN_ATTACHMENT_AFTER = pattern_of(r"[（(](?:详见|见)?附件")


def find_citations(notice: Notice) -> Iterator[Citation]:
    """The citations of a notice, each at its first mention, in text order."""
    found, names, short_names = list[Citation](), list[Name](), set[str]()
    alike = defaultdict[str, list[int]](list)  # places of the citations of a name or number
    for mention in find_mentions(notice):
        short = SHORT_NAME.search(mention.before.rstrip()[-SHORT_NAME_SIZE:])
        if short and short["introduced"]:
            short_names.add(mention.title)
        citation = None if short or mention.title in short_names else _cite(notice, mention)
        if citation is None:
            continue
        name, number = name_of(citation.title), citation.doc_number
        places = sorted({*alike[name.rest][:MOST_ALIKE], *(alike[number][:MOST_ALIKE] if number else ())})
        at = next((i for i in places if _repeats((citation, name), (found[i], names[i]))), None)
        if at is None:
            at = len(found)
            found.append(citation)
            names.append(name)
            alike[name.rest].append(at)
        elif number and not found[at].doc_number:
            found[at] = replace(found[at], doc_number=number, doc_number_span=citation.doc_number_span)
        if number and at not in alike[number][:MOST_ALIKE]:
            alike[number].append(at)
    yield from found


def normalise_citation(citation: Citation, facts: Facts) -> Normalised:
    """The citation, or None where it is the notice itself, one of its attachments or what it transmits."""
    if citation.relation in ("废止", "修订"):
        return citation, ()
    own = [*carried_titles(facts.title or ""), *facts.attachments]
    # Its own title is no basis of a notice: another organ's notice bears it, too.
    if citation.relation not in FOLLOWED and facts.title and citation.doc_number in (None, facts.doc_number):
        own.append(facts.title)
    name = name_of(citation.title)
    return (None if any(_is_same(name, name_of(title)) for title in own) else citation), ()


def _is_same(cited: Name, own: Name) -> bool:
    """Whether a title is the notice's own; 读书规定实施细则 and 关于报送读书规定的请示 are other documents than 读书规定."""
    short, long = sorted((cited.rest, own.rest), key=len)
    return cited.resembles(own) and long.endswith(short)


def _repeats(later: tuple[Citation, Name], before: tuple[Citation, Name]) -> bool:
    """Whether both name one document: the same words, or one number with or without 关于印发…的通知; no two different numbers."""
    (citation, name), (earlier, other) = later, before
    if None not in (citation.doc_number, earlier.doc_number) and citation.doc_number != earlier.doc_number:
        return False
    if name.equals(other):
        return True
    short, long = sorted((name.rest, other.rest), key=len)
    return citation.doc_number is not None and citation.doc_number == earlier.doc_number and short.removeprefix("关于") in long


def _cite(notice: Notice, mention: Mention) -> Citation | None:
    number, number_span = _number_beside(notice, mention.span)
    relation = relate(mention.before, mention.after, mention.following)
    if relation is None or not _is_document(mention, number is not None, relation.is_followed):
        return None
    kind = kind_of(mention.title) or "followed"
    return Citation(
        span=mention.span,
        rule=f"cited-{kind}" if number is None else "cited-number",
        title=mention.title,
        doc_number=number,
        doc_number_span=number_span,
        relation=relation.name,
    )


def _is_document(mention: Mention, numbered: bool, near: bool) -> bool:
    title = mention.title
    bare = strip_tail(title)
    if _is_other(mention, bare):
        return False
    kind = kind_of(title)
    if numbered or kind in ("form", "none"):
        return numbered
    if kind == "statutory":
        return "关于" in title or not bare.endswith(("报告", "函", "请示", "纪要", "公报")) or (near and bare.endswith("工作报告"))
    if kind in ("rule", "plan") or "关于" in title:
        return True
    if bare.endswith("协议") and (AGREEMENT.search(bare) or CONTRACT.search(bare)):
        return CONTRACT.search(bare) is None
    return near or bool(FOLLOWED_AFTER.match(mention.after) or (bare.endswith(LISTS) and LISTED_IN.search(mention.before)))


def _is_other(mention: Mention, bare: str) -> bool:
    """Whether a title is a generic name, a paper, a book, or what the notice attaches."""
    if ("解" in mention.before or "读" in mention.before) and INTERPRETED_BEFORE.search(mention.before):
        return True
    if BOOK.search(mention.title) or PAPER_AFTER.match(mention.after) or OWN_ATTACHMENT_AFTER.match(mention.after):
        return True
    if len(bare) <= LONGEST_GENERIC and GENERIC.fullmatch(bare):
        return True
    return len(bare) <= SHORTEST_TITLE and not (bare.endswith(("法", "法典")) and not bare.endswith("办法"))


def _number_beside(notice: Notice, span: Span) -> tuple[str | None, Span | None]:
    text = notice.text
    limit = min(notice.span.end, span.end + 100)
    match = NUMBER_AFTER.match(text, span.end, limit) if text.find("号", span.end, limit) >= 0 else None
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
