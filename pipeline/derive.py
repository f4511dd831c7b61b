"""Scalars that follow from others: year and its source, the parts of the number, the lead issuer's level, region and topics."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from extractors.events import Event
from extractors.issuers import Issuer
from extractors.notice import ElementKind, Notice, Span, Zone
from extractors.row import Facts, Row, Scalar, Signal, SignalReason
from extractors.values.doc_number import DocNumber, parse_doc_number
from extractors.values.issuer_code import decode_issuer_code
from extractors.values.region import region_of_code

Rows = Mapping[str, tuple[Row, ...]]

# Full-width figures are figures, too; int() reads both.
FIGURES = r"(?:[1１][9９][5-9５-９]|[2２][0０][0-4０-４])\d"
# It begins with its first figure, not with what may not stand before it: so the regex engine finds it fast.
YEAR = re.compile(
    r"[12１２](?<![\d.].)(?:(?<=[1１])[9９][5-9５-９]|(?<=[2２])[0０][0-4０-４])\d(?=\s{0,2}(?:[年〕\]］）)】〗/-]|学年|[.．]\d))"
)
# 至2025年12月31日 ends a period, years after the notice; 即日起至… begins with it.
PERIOD_END = re.compile(r"(?<!日起)[至到\-—–~～]\s{0,2}\Z")
IN_FORCE = re.compile(
    rf"本[\u4e00-\u9fff]{{2,8}}自\s{{0,2}}(?P<year>{FIGURES})\s{{0,2}}年[^，。；]{{2,10}}起(?:正式|开始)?(?:施行|实施|执行|生效)"
)
FOUR_FIGURES = re.compile(r"[0-9]{4}")
TITLE_YEAR = re.compile(rf"(?<!\d){FIGURES}(?!\d)")
PAGE_DATE = re.compile(rf"(?:发布|发文|成文|更新|公开|生成|录入)?(?:日期|时间)[\s:：\]】]{{0,6}}(?P<year>{FIGURES})")
TOPIC_MARK = "、"


def typed_value(field: str, value: str) -> Any:
    """The value of a scalar as it stands in a record: text, but an int for year, a list for topics, an object for doc_number_parts.

    >>> typed_value("year", "2020"), typed_value("topics", "教育、科技"), typed_value("doc_type", "通知")
    (2020, ['教育', '科技'], '通知')
    >>> typed_value("doc_number_parts", "示教函〔2020〕16号")
    {'issuer_code': '示教函', 'year': 2020, 'serial': 16}
    """
    if field == "year":
        return int(value)
    if field == "topics":
        return value.split(TOPIC_MARK)
    if field == "doc_number_parts":
        number = _parsed(value)
        return {"issuer_code": number.issuer_code, "year": number.year, "serial": number.serial}
    return value


def tells_year(written: str) -> bool:
    """Whether a written date names its year.

    >>> tells_year("二〇二〇年七月三日"), tells_year("2020.7.3"), tells_year("7月3日")
    (True, True, False)
    """
    return "年" in written or FOUR_FIGURES.search(written) is not None


def find_year(notice: Notice, scalars: Mapping[str, Scalar]) -> tuple[Scalar, ...]:
    """The rows of year and year_source by what the notice says itself: signature, number, imprint, page, title, text."""
    found = next(_years(notice, scalars), None)
    return _year_rows(*found) if found else ()


def event_year(notice: Notice, events: tuple[Row, ...]) -> tuple[Scalar, ...]:
    """The rows of year and year_source by the first event whose own words name its year."""
    for event in events:
        if isinstance(event, Event) and event.starts_on:
            year = re.search(r"(?:19|20)\d\d", notice.quote(event.span))
            if year:
                start = event.span.start + year.start()
                return _year_rows(int(year.group()), "event", Span(start, start + 4))
    return ()


def derive_scalars(scalars: Mapping[str, Scalar], issuers: tuple[Row, ...]) -> Iterator[Scalar]:
    """The parts of the number and the organ that its code stands for; level, region and topics of the lead issuer."""
    lead = lead_issuer(issuers)
    if number := scalars.get("doc_number"):
        yield Scalar(field="doc_number_parts", value=number.value, span=number.span, rule=number.rule, origin=number.origin)
        yield from _organ_of_number(number, lead.region_code if lead else None)
    if lead is None:
        return
    year = scalars.get("year")
    region = region_of_code(lead.region_code, int(year.value) if year else None) if lead.region_code else None
    derived = {"level": lead.level, "region_code": lead.region_code, "region": region.name if region else None, "topics": lead.kind}
    derived |= {name: getattr(lead, name) for name in ("province_code", "prefecture_code", "county_code")}
    for field, value in derived.items():
        if value:
            yield Scalar(field=field, value=value, span=lead.span, rule="lead-issuer")


def _organ_of_number(number: Scalar, region_code: str | None) -> Iterator[Scalar]:
    """The organ for which the code of a number stands, where that is certain."""
    parts = _number_of(number)
    organ = decode_issuer_code(parts.issuer_code, parts.year, region_code=region_code) if parts.issuer_code else None
    if organ is None or not organ.certain:
        return
    named = {"number_organ": organ.canonical_name, "number_organ_id": organ.organ_id, "number_region_code": organ.region_code}
    for field, value in named.items():
        if value:
            yield Scalar(field=field, value=value, span=number.span, rule="issuer-code", origin=number.origin)


def lead_issuer(issuers: tuple[Row, ...]) -> Issuer | None:
    """The issuer that leads: the one marked, else the first."""
    found = [row for row in issuers if isinstance(row, Issuer)]
    return next((row for row in found if row.is_lead), found[0] if found else None)


def find_conflicts(scalars: Mapping[str, Scalar], facts: Facts) -> Iterator[tuple[str, Signal]]:
    """What does not agree, with its field: the number's year and that of issue; printed before issued."""
    number, issued, printed = (scalars.get(name) for name in ("doc_number", "issued_on", "printed_on"))
    if number and issued and facts.issued_on:
        year = _number_of(number).year
        if year is not None and year != facts.issued_on.year:
            yield "doc_number", Signal(SignalReason.YEAR_CONFLICT, f"{number.value} issued on {issued.value}", number.span)
    if printed and facts.issued_on and date.fromisoformat(printed.value) < facts.issued_on:
        yield "printed_on", Signal(SignalReason.ENDS_BEFORE_START, f"printed on {printed.value}, issued on {facts.issued_on}", printed.span)


def _years(notice: Notice, scalars: Mapping[str, Scalar]) -> Iterator[tuple[int, str, Span]]:
    for field, source in (("issued_on", "signature"), ("doc_number", "number"), ("printed_on", "imprint")):
        if scalar := scalars.get(field):
            year = _number_of(scalar).year if field == "doc_number" else date.fromisoformat(scalar.value).year
            if year is not None:
                yield year, "page" if scalar.origin == "page" else source, scalar.span
    for element in notice.of(ElementKind.FURNITURE):
        if match := PAGE_DATE.search(notice.text, element.span.start, element.span.end):
            yield int(match["year"]), "page", Span(*match.span("year"))
    if (title := scalars.get("title")) and (match := TITLE_YEAR.search(notice.quote(title.span))):
        yield int(match.group()), "title", Span(title.span.start + match.start(), title.span.start + match.end())
    yield from _text_year(notice)


def _text_year(notice: Notice) -> Iterator[tuple[int, str, Span]]:
    """The year from which the text is in force, else the one that it names most often, of equals the latest; outside web furniture."""
    places, counts, ends = dict[int, Span](), Counter[int](), Counter[int]()
    for element in notice.elements:
        if element.zone == Zone.FURNITURE or element.kind == ElementKind.FURNITURE:
            continue
        if in_force := IN_FORCE.search(notice.text, element.span.start, element.span.end):
            yield int(in_force["year"]), "text", Span(*in_force.span("year"))
        for match in YEAR.finditer(notice.text, element.span.start, element.span.end):
            year = int(match.group())
            places.setdefault(year, Span(*match.span()))
            (ends if PERIOD_END.search(notice.text, match.start() - 5, match.start()) else counts)[year] += 1
    if found := counts or ends:
        year = max(found, key=lambda y: (found[y], y))
        yield year, "text", places[year]


def _year_rows(year: int, source: str, span: Span) -> tuple[Scalar, ...]:
    rule = f"year-of-{source}"
    return (
        Scalar(field="year", value=str(year), span=span, rule=rule),
        Scalar(field="year_source", value=source, span=span, rule=rule),
    )


def _number_of(scalar: Scalar) -> DocNumber:
    return _parsed(scalar.value)


@lru_cache(maxsize=16)
def _parsed(number: str) -> DocNumber:
    """The number of a notice, for which several of its values ask; without parts where a page calls something else so."""
    try:
        return parse_doc_number(number)
    except ValueError:
        return DocNumber(number)
