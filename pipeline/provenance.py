"""What the way of reading says of the values: the page's own data, recognition and seals, parts that could not be read.

None of it changes what was found in the text: it fills what the text lacks, lowers scores, and tells a person where to look.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from extractors.notice import Notice, Span
from extractors.row import Row, Scalar, SignalReason
from pipeline.outcome import Document, Found, Problem, Reading
from pipeline.raw import PageData

AnyRow = TypeVar("AnyRow", bound=Row)
NOWHERE = Span(0, 0)  # a value of the page's own data stands nowhere in the text
# What a web page says of the notice and the notice itself may lack, with the field that it fills.
FILLS = {"page_date": "issued_on", "page_number": "doc_number"}
PAGE = "page"


def fill_from_page(notice: Notice, found: Found, data: PageData | None) -> Found:
    """What was found, with the page's own date of issue (成文日期) and number where the text of the outer notice has none."""
    if data is None or notice.parent is not None:
        return found
    there = {row.field for row in found.scalars}
    filled = tuple(
        Scalar(field=field, value=said, span=NOWHERE, rule=name.replace("_", "-"), origin=PAGE)
        for name, field in FILLS.items()
        if field not in there and (said := getattr(data, name))
    )
    return replace(found, scalars=(*found.scalars, *filled))


def attest(reading: Reading, document: Document) -> Reading:
    """The reading with origins, scores and problems as the document's pages tell."""
    if document.page_title is None and document.raw.recognised_pages is None and not document.raw.faults and not document.raw.seals:
        return reading
    scalars = {name: _attested(row, document) for name, row in reading.scalars.items()}
    rows = {table: tuple(_attested(row, document) for row in values) for table, values in reading.rows.items()}
    problems = (*reading.problems, *_under_seals(scalars, rows, document), *_unread(reading.notice, document))
    return replace(reading, scalars=scalars, rows=rows, problems=problems)


def _attested(row: AnyRow, document: Document) -> AnyRow:
    """The row with the origin of its line, and a score no better than recognition was in its lines."""
    if document.page_title is not None and document.page_title.covers(row.span) and row.span != NOWHERE:
        row = replace(row, origin=PAGE)
    sure = min((line.confidence for line in document.lines_of(row.span) if line.confidence is not None), default=1.0)
    return replace(row, score=row.score * sure) if sure < 1 else row


def _under_seals(scalars: Mapping[str, Scalar], rows: Mapping[str, tuple[Row, ...]], document: Document) -> Iterator[Problem]:
    """A problem for each value that was recognised below a seal; what follows from it (the year) stands at the same place."""
    told = set[Span]()
    for name, row in (*scalars.items(), *((table, row) for table, values in rows.items() for row in values)):
        if row.span not in told and any(line.sealed and line.confidence is not None for line in document.lines_of(row.span)):
            told.add(row.span)
            quote = document.text[row.span.start : row.span.end]
            yield Problem("ingest", name, SignalReason.UNDER_SEAL, f"recognised below a seal: {quote}", row.span)


def _unread(notice: Notice, document: Document) -> Iterator[Problem]:
    if notice.parent is None:
        for fault in document.raw.faults:
            yield Problem("ingest", None, SignalReason.UNREAD_PART, fault)
