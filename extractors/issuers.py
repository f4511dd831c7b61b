"""Issuing organs (发文机关), in order, the lead organ first.

They stand in the signature block (署名, GB/T 9704-2012, 7.3.5); where there is none, in the issuer mark (7.2.4: 某省教育厅文件),
or in brackets below the title of a document that another office forwards （民政部　二○二四年一月八日）; else in the title before 关于
(教育部等十部门关于… names one, 教育部). Not issuers: persons who sign (局长 张三), the seal note （代章）, organs that a title says were
forwarded (国务院办公厅转发…). Examples: 绍兴市教育局办公室, 中共湖南省委宣传部. Table: issuers.
Known limits: an abbreviated name (市教委) has its canonical form only where another issuer, the title or the number's code (津教委)
names the place. A short name that stands for several full ones (教体局: 教育体育局, 教育和体育局) has the commonest; the id is the same.
"""

import re
from collections.abc import Iterator
from functools import partial

from extractors.frozen import frozen
from extractors.notice import ElementKind, Notice, Span, Zone
from extractors.patterns import pattern_of
from extractors.row import Extractor, Facts, Normalised, Row, Signal, SignalReason
from extractors.values.doc_number import parse_doc_number
from extractors.values.institution import names_institution
from extractors.values.issuer_code import decode_issuer_code
from extractors.values.organ import Organ, parse_organ
from extractors.values.organ_names import OrganName, looks_like_organ, split_organs
from extractors.values.region import find_regions, region_chain
from extractors.values.region_codes import codes_of, region_changes
from extractors.values.territory import NATION

MAX_TITLE = 200  # code points from the title's beginning, or from the notice's where no title was found
MAX_BLOCK = 1500  # code points of a signature or a mark that are looked at; 30 joint issuers take 600

_MARK_END = pattern_of(
    r"\s{0,20}(?:便\s{0,4}函|公\s{0,4}函|函|文\s{0,8}件|发\s{0,8}电|(?:传\s{0,4}真|明\s{0,4}传)?\s{0,8}电\s{0,8}报|公\s{0,4}告|通\s{0,4}告|令|（[^（）]{1,12}）|[(（]\s{0,4}$)[\s)）]{0,10}$"
)
_CELL = pattern_of(r"\S{1,60}(?:[ \u3000\xa0]\S{1,60}){0,30}")  # up to a wide gap or the line's end
_MARK_WORD = pattern_of(r"(?<=\s)文[ \t\u3000]{0,8}件(?=\s)")
_OPENING_MARK = pattern_of(r"\s{0,20}([\u4e00-\u9fff]{3,30})文件[ \u3000]")  # a text whose lines were lost
_TITLE_STOP = pattern_of(
    r"关于|关干|转发|印发|批转|公布|发布(?!机构|时间|日期|单位)|对(?=.{2,30}的)|《|20\d\d年|出台|召开|开展|举办|通知|公告|通告|通报|公示|启事|(?:会议)?纪要|令"
)
_ABOUT = frozenset(("关于", "关干", "转发", "印发", "批转"))
_GAP = pattern_of(r"[ \t\u3000\xa0、，]")
_DAY_AT_END = pattern_of(r"[\d〇○零ＯOo一二三四五六七八九]{4}\s{0,4}年[^年（）()]{1,14}日?\s{0,4}$")
_BETWEEN_NAMES = pattern_of(r"[\s、，,]")
_TITLE_LEAD = pattern_of(
    r"\s{0,20}(?:转发\s{0,4}[:：]|【[^【】]{0,20}】|\[[^\[\]]{0,20}\]|[(（][^()（）]{0,20}[)）]|标题\s{0,4}[:：])\s{0,20}"
)
_OTHERS = pattern_of(r"等\s{0,4}[〇一二三四五六七八九十百\d]{0,6}\s{0,4}(?:个?部门|单位|部委|机关|厅局|家)?\s{0,10}$")


@frozen(kw_only=True)
class Issuer(Row):
    """One issuing organ, in the order of signing.

    name: as written in the signature, the mark or the title
    canonical_name: its full name with its place; null where the organ is not known
    organ_id: region code and kind of the organ, the same for all its names over time; one that ended in another has an id of its own
    kind: the line of work (教育, 应急管理 …)
    level: nation, province, prefecture, county, township or institution
    region_code: GB/T 2260 code of its place, valid in the year of the notice
    is_lead: whether it is the organ that leads (the first)
    province_code: code of the province of its place; null for national organs
    prefecture_code: code of the prefecture; null above it, and where a province governs the place itself
    county_code: code of the county or district; null above it
    """

    name: str
    canonical_name: str | None = None
    organ_id: str | None = None
    kind: str | None = None
    level: str | None = None
    region_code: str | None = None
    is_lead: bool = False
    province_code: str | None = None
    prefecture_code: str | None = None
    county_code: str | None = None


def find_issuers(notice: Notice) -> Iterator[Issuer]:
    """The issuers of a notice, in text order.

    `region_code` is set already where an abbreviated name (市教委) gets its place from the other issuers or the title.
    """
    found = _signed(notice) or _marked(notice) or _dated(notice) or _titled(notice)
    names = [row.name for row in found]
    unplaced = [name for name in names if not _is_placed(parse_organ(name))]
    contexts = _contexts(notice, names) if unplaced else ()
    for i, row in enumerate(found):
        fits = (code for code in contexts if _is_placed(parse_organ(row.name, context=code)))
        code = next(fits, None) if row.name in unplaced else None
        yield Issuer(span=row.span, rule=row.rule, name=row.name, is_lead=i == 0, region_code=code)


def _is_placed(organ: Organ) -> bool:
    return organ.canonical_name is not None and not organ.ambiguous


def normalise_issuer(row: Issuer, facts: Facts) -> Normalised:
    """The issuer with what the lexicon knows of it; signals where that is not enough."""
    organ = parse_organ(row.name, facts.year, context=row.region_code or facts.region_code)
    signals = []
    if organ.canonical_name is None:
        signals.append(Signal(SignalReason.UNKNOWN_ORGAN, row.name))
    if organ.ambiguous:
        signals.append(Signal(SignalReason.AMBIGUOUS_REGION, f"{row.name}: {'、'.join(organ.ambiguous)}"))
    if organ.region_code and facts.year:
        signals += [Signal(SignalReason.REGION_CHANGED, f"{row.name}: {told}") for told in region_changes(organ.region_code, facts.year)]
    codes = codes_of(organ.region_code, facts.year)
    known = Issuer(  # its members by name: `replace` takes three times as long
        span=row.span,
        rule=row.rule,
        origin=row.origin,
        score=row.score,
        name=row.name,
        is_lead=row.is_lead,
        canonical_name=organ.canonical_name,
        organ_id=organ.organ_id,
        kind=organ.kind,
        level=organ.level,
        region_code=organ.region_code,
        province_code=codes.province,
        prefecture_code=codes.prefecture,
        county_code=codes.county,
    )
    return known, tuple(signals)


def _signed(notice: Notice) -> list[Issuer]:
    """Names in the signature blocks of the notice itself, each once."""
    blocks = list(notice.of(ElementKind.SIGNATURE_BLOCK, zones=(Zone.CLOSE,))) or list(
        notice.of(ElementKind.SIGNATURE_BLOCK, zones=(Zone.HEAD, Zone.BODY))
    )
    rows: list[Issuer] = []
    for block in _runs(blocks, notice):
        rows.extend(_rows(notice.text, block, "signature"))
    return _once(rows)


def _runs(blocks: list, notice: Notice) -> list[Span]:  # type: ignore[type-arg]
    """Blocks with nothing but space between them as one span: a name may be wrapped over them."""
    spans: list[Span] = []
    for block in blocks:
        if spans and not notice.text[spans[-1].end : block.span.start].strip():
            spans[-1] = Span(spans[-1].start, block.span.end)
        else:
            spans.append(block.span)
    return spans


def _marked(notice: Notice) -> list[Issuer]:
    """Names in the issuer mark, without 文件."""
    rows: list[Issuer] = []
    spans = _runs(list(notice.of(ElementKind.ISSUER_MARK)), notice)
    opening = _OPENING_MARK.match(notice.text, notice.span.start, notice.span.end) if not spans else None
    if opening:
        spans = [Span(opening.start(1), opening.end(1))]
    for span in map(partial(_unbracketed, notice.text), spans):
        end = _MARK_END.search(notice.text, span.start, span.end)
        inner = Span(span.start, end.start() if end else span.end)
        about = notice.text.find("关于", inner.start, inner.end)
        inner = inner if about < 0 else Span(inner.start, about)
        for part in _around_word(notice.text, inner):
            rows.extend(_rows(notice.text, part, "issuer-mark"))
    return _once(rows)


def _unbracketed(text: str, span: Span) -> Span:
    """The span without the brackets that enclose it."""
    enclosed = span.end - span.start > 2 and text[span.start] in "（(" and text[span.end - 1] in "）)"
    return Span(span.start + 1, span.end - 1) if enclosed else span


def _dated(notice: Notice) -> list[Issuer]:
    """Names that stand with the date in brackets below the title of what is forwarded: （民政部　二○二四年一月八日）."""
    for date in notice.of(ElementKind.ISSUE_DATE, zones=(Zone.HEAD,)):
        inner = _unbracketed(notice.text, date.span)
        day = _DAY_AT_END.search(notice.text, inner.start, inner.end) if inner != date.span else None
        rows = _rows(notice.text, Span(inner.start, day.start()), "issuer-mark") if day else []
        names = "".join(row.name for row in rows)
        if day and names and names == _BETWEEN_NAMES.sub("", notice.text[inner.start : day.start()]):
            return _once(rows)
    return []


def _around_word(text: str, span: Span) -> Iterator[Span]:
    """The stretches of a mark before and behind 文件, which stands beside one of several organs."""
    start = span.start
    for word in _MARK_WORD.finditer(text, span.start, span.end):
        yield Span(start, word.start())
        start = word.end()
    yield Span(start, span.end)


def _titled(notice: Notice) -> list[Issuer]:
    """Names that open the title (of a text in one run, the text itself), before 关于."""
    title = next(notice.of(ElementKind.TITLE), None) or next(notice.of(zones=(Zone.HEAD, Zone.BODY)), None)
    if title is None:
        return []
    start, end = title.span.start, min(title.span.end, title.span.start + MAX_TITLE)
    while lead := _TITLE_LEAD.match(notice.text, start, end):
        start = lead.end()
    stop = _TITLE_STOP.search(notice.text, start, end)
    if stop is None or stop.start() == start:
        return []
    others = _OTHERS.search(notice.text, start, stop.start())
    rows = _rows(notice.text, Span(start, others.start() if others else stop.start()), "title")
    is_about = stop.group() in _ABOUT
    return rows if all(looks_like_organ(row.name) or (is_about and _is_institution(notice.text, row)) for row in rows) else []


def _is_institution(text: str, row: Issuer) -> bool:
    """Whether the row is an institution that opens with no territory; with spaces within it would be several (某学会 某协会)."""
    return not _GAP.search(text, row.span.start, row.span.end) and names_institution(row.name)


def _rows(text: str, span: Span, rule: str) -> list[Issuer]:
    rows = []
    for found in split_organs(text, span.start, min(span.end, span.start + MAX_BLOCK)):
        place = (_elsewhere(text, found.name) or _upper_half(text, found)) if found.is_torn else Span(found.start, found.end)
        rows.append(Issuer(span=place, rule=rule, name=found.name))
    return rows


def _upper_half(text: str, found: OrganName) -> Span:
    """The first half of a name that a column layout tore apart, in its line."""
    half = _CELL.match(text, found.start, found.end)
    return Span(found.start, half.end() if half else found.end)


def _elsewhere(text: str, name: str) -> Span | None:
    """Where a name that a column layout tore apart stands whole, as in the issuer mark."""
    at = text.find(name)
    return Span(at, at + len(name)) if at >= 0 else None


def _once(rows: list[Issuer]) -> list[Issuer]:
    return list({row.name: row for row in reversed(rows)}.values())[::-1]


def _contexts(notice: Notice, names: list[str]) -> tuple[str, ...]:
    """The codes of the places that the other issuers and the title name; 000000 where an issuer is national."""
    organs = [parse_organ(name) for name in names]
    codes = [organ.region_code for organ in organs if organ.region_code and organ.canonical_name]
    title = next(notice.of(ElementKind.TITLE), None)
    chain = region_chain(re.sub(r"\s", "", notice.quote(title.span))) if title else ()
    regions = find_regions(chain[-1]) if chain else ()
    local = [code for code in codes if code != NATION] + [region.code for region in regions if len(regions) == 1]
    return tuple(dict.fromkeys([*local, *codes, *_numbered(notice, names)]))


def _numbered(notice: Notice, names: list[str]) -> Iterator[str]:
    """The province whose abbreviation the number bears (陕卫发), where its office is one of those that sign (省卫生健康委)."""
    for element in notice.of(ElementKind.DOC_NUMBER):
        try:
            number = parse_doc_number(notice.quote(element.span))
        except ValueError:  # a line of more than the number
            continue
        decoded = decode_issuer_code(number.issuer_code or "", number.year)
        if decoded and any(parse_organ(name, number.year, context=decoded.region_code).organ_id == decoded.organ_id for name in names):
            yield decoded.region_code


EXTRACTOR = Extractor("issuers", Issuer, find_issuers, normalise_issuer)
