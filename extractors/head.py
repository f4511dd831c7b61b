"""Scalar fields: title, doc_number, doc_type, substance, dates of issue and printing, urgency, classification, signatory.

What the head, the close and the imprint of a notice say once (GB/T 9704-2012, 7.2-7.4). Not a title: the headline of a web page above a
notice that has its own; not a number: one that is cited. The elements are found by the segmenter; here they become values.

Table `fields`. Examples: 关于印发《示范县读书节方案》的通知 has doc_type 通知, substance_title 示范县读书节方案 and substance_type 方案;
二〇二〇年七月三日 under the signature is issued_on 2020-07-03.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.notice import Element, ElementKind, Notice, Span, Zone
from extractors.patterns import pattern_of
from extractors.row import Extractor, Facts, Normalised, Scalar, Signal, SignalReason
from extractors.values.date import find_dates, parse_day
from extractors.values.doc_number import COUNTED, YEARLY, parse_doc_number
from extractors.values.doc_title import Line, one_line
from extractors.values.doc_type import parse_doc_type

SCALARS = (
    "title",
    "doc_number",
    "doc_type",
    "substance_title",
    "substance_type",
    "issued_on",
    "printed_on",
    "urgency",
    "classification",
    "signatory",
)

# What surrounds a number in its line: （…）, 文号：…, the quotation mark with which a list of texts opens
FRAME = " \t\n\u3000\xa0（(【[）)】]'\"‘’“”"
NUMBER_LABEL = pattern_of(r"(?:发?文(?:字)?号|编号|字号)[ \u3000]{0,4}[:：][ \u3000]{0,4}")
YEAR_FIRST = pattern_of(r"[（(【[]\d{4}[）)】\]]")
# Longer than this an element is no number, and no mark.
LONGEST_NUMBER = 80
LONGEST_MARK = 80
# A title repeats no eight characters at once by itself.
SHORTEST_REPEAT = 8
MOST_REPEATS = 3
SUBSTANCE = pattern_of(
    r"""
    (?:印发|发布|下发|颁布|颁发|制发)                        # what is done with it; 转发 carries another organ's document
    (?: 《(?P<quoted>[^《》]{2,120}(?:《[^《》]{1,80}》[^《》]{0,60})?)》   # 《示范县读书节方案》
      | (?P<bare>(?!《[^《》]{0,120}》的).{4,120}?)              # or the bare name
    )
    的(?:[\u4e00-\u9fff]{0,2}通知|通报|公告|通告|决定|函)\Z
    """,
    re.VERBOSE,
)
# …指挥部令（第1号）, …公告（2024年第5号）: a number that only the title has.
NUMBER_IN_TITLE = pattern_of(rf"(?:令|公告|通告)[（(](?P<number>{YEARLY}|{COUNTED})[）)]\Z")
# What parse_day says of a date that is none.
UNDATED = {"no such day": SignalReason.NO_SUCH_DAY, "no year": SignalReason.NO_YEAR}
URGENCY = pattern_of(r"特急|加急|急件|平急|特提|紧急")
CLASSIFICATION = pattern_of(r"(?:绝密|机密|秘密|内部)(?:[★☆*](?:长期|[0-9０-９]{1,2}(?:年|个月)))?")
SIGNATORY = pattern_of(r"签\s{0,4}发\s{0,4}人?\s{0,4}[:：]?\s{0,8}(?P<names>[\u4e00-\u9fff·、，][\u4e00-\u9fff·、， \u3000]{1,60})")


def find_scalars(notice: Notice) -> Iterator[Scalar]:
    """At most one row for each of SCALARS; dates as written, their words at the span."""
    yield from _find_title(notice)
    yield from _find_number(notice)
    yield from _find_date(notice, "issued_on", ElementKind.ISSUE_DATE)
    yield from _find_date(notice, "printed_on", ElementKind.PRINTING)
    yield from _find_mark(notice, "urgency", ElementKind.URGENCY, URGENCY)
    yield from _find_mark(notice, "classification", ElementKind.CLASSIFICATION, CLASSIFICATION)
    yield from _find_signatory(notice)


def _find_title(notice: Notice) -> Iterator[Scalar]:
    elements = tuple(notice.of(ElementKind.TITLE, zones=(Zone.HEAD,)))
    if not elements:
        return
    span = _joined(notice, elements)
    line = _said_once(one_line(notice.quote(span)))
    span, line = _moved(span, line)
    yield Scalar(field="title", value=line.words, span=span, rule="title-lines")
    try:
        kind = parse_doc_type(line.words)
    except ValueError:
        pass
    else:
        start = max(0, kind.end - len(kind.name))
        yield Scalar(field="doc_type", value=kind.name, span=_within(span, line, start, kind.end), rule=f"title-ending-{kind.kind}")
    yield from _find_substance(span, line)


def _joined(notice: Notice, elements: tuple[Element, ...]) -> Span:
    """The span of the first title: its lines are one element, or elements with nothing but white space between."""
    span = elements[0].span
    for element in elements[1:]:
        if notice.text[span.end : element.span.start].strip():
            break
        span = Span(span.start, element.span.end)
    return span


def _said_once(line: Line) -> Line:
    """The line without its beginning where a page's headline repeats it: 关于举办读关于举办读书节的通知, the title twice in a row."""
    for _ in range(MOST_REPEATS):
        again = line.words.find(line.words[:SHORTEST_REPEAT], SHORTEST_REPEAT)
        if again < 0 or not line.words.startswith(line.words[:again], again):
            break
        line = Line(line.words[again:], line.places[again:])
    return line


def _moved(span: Span, line: Line) -> tuple[Span, Line]:
    """The span from the line's first character on, and the line with places that count from there."""
    first = line.places[0]
    return Span(span.start + first, span.end), Line(line.words, tuple(place - first for place in line.places))


def _within(span: Span, line: Line, start: int, end: int) -> Span:
    """The place in the notice of words[start:end] of a line that was made from `span`."""
    return Span(span.start + line.places[start], span.start + line.places[end - 1] + 1)


def _find_substance(span: Span, line: Line) -> Iterator[Scalar]:
    match = SUBSTANCE.search(line.words)
    if not match:
        return
    group = "quoted" if match["quoted"] else "bare"
    start, end = match.span(group)
    try:
        kind = parse_doc_type(match[group])
    except ValueError:
        return
    if group == "bare" and kind.kind not in ("rule", "plan"):
        return
    yield Scalar(field="substance_title", value=match[group], span=_within(span, line, start, end), rule=f"issues-{group}")
    end = start + kind.end
    yield Scalar(field="substance_type", value=kind.name, span=_within(span, line, end - len(kind.name), end), rule=f"issues-{group}")


def _find_number(notice: Notice) -> Iterator[Scalar]:
    for element in notice.of(ElementKind.DOC_NUMBER, zones=(Zone.HEAD, Zone.CLOSE)):
        written = notice.quote(element.span)[:LONGEST_NUMBER].rstrip(FRAME)
        label = NUMBER_LABEL.search(written)
        begins_with_year = YEAR_FIRST.match(written)  # （2024）第5号
        bare = written[label.end() :] if label else written if begins_with_year else written.lstrip(FRAME)
        start = element.span.start + len(written) - len(bare)
        end = start + len(bare)
        try:
            number = parse_doc_number(notice.text[start:end])
        except ValueError:
            continue
        rule = "number-bracketed" if "〔" in number.written else "number-counted"
        yield Scalar(field="doc_number", value=number.written, span=Span(start, end), rule=rule)
        return
    yield from _number_in_title(notice)


def _number_in_title(notice: Notice) -> Iterator[Scalar]:
    """The number at the end of the title of an order or announcement."""
    elements = tuple(notice.of(ElementKind.TITLE, zones=(Zone.HEAD,)))
    if not elements:
        return
    span = _joined(notice, elements)
    line = one_line(notice.quote(span))
    if found := NUMBER_IN_TITLE.search(line.words):
        number = parse_doc_number(found["number"])
        yield Scalar(field="doc_number", value=number.written, span=_within(span, line, *found.span("number")), rule="number-in-title")


def _find_mark(notice: Notice, field: str, kind: ElementKind, pattern: re.Pattern[str]) -> Iterator[Scalar]:
    for element in notice.of(kind):
        line = one_line(notice.quote(element.span)[:LONGEST_MARK])
        match = pattern.search(line.words)
        if match:
            span = _within(element.span, line, *match.span())
            yield Scalar(field=field, value=match.group(), span=span, rule=f"{field}-mark")
            return


def _find_signatory(notice: Notice) -> Iterator[Scalar]:
    """Who signed; several names are joined by 、, and one of two characters may be spaced (安 宁)."""
    for element in notice.of(ElementKind.SIGNATORY):
        match = SIGNATORY.search(notice.quote(element.span)[:LONGEST_MARK])
        if match:
            words = re.split(r"[\s、，]+", match["names"].strip(" \u3000、，"))
            names = re.sub(r"(?<![^、])([^、])、([^、])(?![^、])", r"\1\2", "、".join(words))
            start = element.span.start + match.start("names")
            yield Scalar(field="signatory", value=names, span=Span(start, start + len(match["names"].rstrip())), rule="signatory-mark")
            return


def normalise_scalar(row: Scalar, facts: Facts) -> Normalised:
    """The scalar with its typed value: dates become ISO, the year taken from the facts where none is written.

    Signals NO_SUCH_DAY and NO_YEAR, and drops the date then.
    """
    if row.field not in ("issued_on", "printed_on"):
        return row, ()
    try:
        day = parse_day(row.value, facts.year)
    except ValueError as fault:
        reasons = (reason for words, reason in UNDATED.items() if str(fault).startswith(words))
        return None, (Signal(next(reasons, SignalReason.UNPARSED), row.value, row.span),)
    return replace(row, value=day.isoformat()), ()


def _find_date(notice: Notice, field: str, kind: ElementKind) -> Iterator[Scalar]:
    """The first full date in the elements of a kind, else the first without a year; the close goes before the head."""
    elements = sorted(notice.of(kind), key=lambda e: e.zone == Zone.HEAD)
    mentions = [
        m for e in elements for m in find_dates(notice.text, e.span.start, e.span.end) if not m.is_period and m.start.day is not None
    ]
    best = next((m for m in mentions if m.tells_year), mentions[0] if mentions else None)
    if best:
        yield Scalar(field=field, value=notice.quote(best.span), span=best.span, rule=kind.value.replace("_", "-"))


EXTRACTOR = Extractor("fields", Scalar, find_scalars, normalise_scalar)
