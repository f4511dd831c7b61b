"""Row class -> Arrow schema; outcomes -> Arrow tables."""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from extractors.notice import Span
from extractors.row import Row, Scalar
from pipeline.columns import CHANGES, CROSSWALK, KEY, PLACE, REGION_CROSSWALK, RUNS, SIGHTINGS, STAMPS, TEXTS, Column, tables
from pipeline.outcome import Document, Extracted, Outcome, Quarantined, Reading, Status
from pipeline.raw import PageData
from pipeline.record import SCALARS, place_of, scalar_value

if TYPE_CHECKING:
    import pandas as pd

FLUSH = 256  # notices whose rows are kept as Python objects before they become Arrow
DATES = ("issued_on", "printed_on")
ITEM = "element"  # as Parquet names a list's items: a table that is read back and written again stays the same
TYPES = {
    "string": pa.string(),
    "int32": pa.int32(),
    "int64": pa.int64(),
    "bool": pa.bool_(),
    "double": pa.float64(),
    "date32": pa.date32(),
    "timestamp": pa.timestamp("ms"),
    "list<string>": pa.list_(pa.field(ITEM, pa.string())),
    "list<int32>": pa.list_(pa.field(ITEM, pa.int32())),
    "list<double>": pa.list_(pa.field(ITEM, pa.float64())),
    "struct<issuer_code: string, year: int32, serial: int32>": pa.struct(
        [("issuer_code", pa.string()), ("year", pa.int32()), ("serial", pa.int32())],
    ),
}
BESIDE_STRUCTURED = {
    "runs": RUNS,
    "sightings": SIGHTINGS,
    "changes": CHANGES,
    "texts": TEXTS,
    "stamps": STAMPS,
    CROSSWALK: REGION_CROSSWALK,
}
Rows = list[tuple[Any, ...]]


@cache
def schema_of(table: str) -> Any:
    """The Arrow schema of a table of `structured/`, of `history/`, or of the cache `texts`."""
    return pa.schema([(column.name, TYPES[column.type]) for column in columns_of(table)])


def columns_of(table: str) -> tuple[Column, ...]:
    """The columns of a table of `structured/`, of `history/`, or of the cache `texts`."""
    return BESIDE_STRUCTURED[table] if table in BESIDE_STRUCTURED else tables()[table]


def to_arrow(table: str, rows: Iterable[Sequence[Any]]) -> Any:
    """Rows as an Arrow table; each has a value for every column, in order."""
    schema = schema_of(table)
    values = list(zip(*rows, strict=True)) or [()] * len(schema)
    return pa.Table.from_arrays([_array(column, field.type) for column, field in zip(values, schema, strict=True)], schema=schema)


def _array(values: Sequence[Any], kind: Any) -> Any:
    try:
        return pa.array(values, kind)
    except UnicodeEncodeError:  # half a surrogate pair: no text file should hold one, but no table may break of it
        return pa.array([v.encode("utf-8", "replace").decode() if isinstance(v, str) else v for v in values], kind)


class TableBuilder:
    """Outcomes into tables. Outcomes come in the order of their digests; equal bytes give one notice and a row of `sources` each."""

    def __init__(self) -> None:
        self._rows: dict[str, Rows] = {table: [] for table in tables()}
        self._done: dict[str, list[Any]] = {table: [] for table in tables()}
        self._last = ""
        self._held = 0

    def add(self, outcome: Outcome) -> None:
        """Take the rows of one outcome."""
        self._rows["sources"].append(_source_row(outcome))
        if isinstance(outcome, Extracted) and outcome.source.notice_id != self._last:
            self._last = outcome.source.notice_id
            _add_lines(self._rows["lines"], outcome)
            for reading in outcome.readings:
                _add_reading(self._rows, reading, outcome.document)
            self._held += 1
            if self._held == FLUSH:
                self._flush()

    def finish(self) -> dict[str, Any]:
        """The tables by name; `sources` in the order of the sources' names, the others in that of the notices."""
        self._rows["sources"].sort()
        self._flush()
        return {table: pa.concat_tables(chunks).combine_chunks() for table, chunks in self._done.items()}

    def _flush(self) -> None:
        for table, rows in self._rows.items():
            if table == "sources" and self._held == FLUSH:
                continue  # sorted at the end, as a whole
            self._done[table].append(to_arrow(table, rows))
            rows.clear()
        self._held = 0


def _source_row(outcome: Outcome) -> tuple[Any, ...]:
    source = outcome.source
    identity = (source.source, source.source_id, source.notice_id, source.digest, source.size)
    if isinstance(outcome, Quarantined):
        state: tuple[Any, ...] = (outcome.format, None, "quarantined", outcome.stage, str(outcome.reason), outcome.detail, None, None)
        page = PageData()
    else:
        raw = outcome.document.raw
        state = (raw.format, raw.pages, "extracted", None, None, None, raw.recognised_pages, raw.seals)
        page = raw.page_data or PageData()
    said = json.loads(source.manifest) if source.manifest else {}
    head = (page.page_title, page.page_issuer, page.page_number, page.page_date, page.page_topic, page.page_source, page.index_number)
    crawl = (said.get("url") or page.url, said.get("published_on") or page.published_on)
    return (*identity, *state, *head, *crawl, said.get("id"), said.get("site"), said.get("fetched_at"), source.manifest)


def _add_lines(rows: Rows, outcome: Extracted) -> None:
    notice_id = outcome.source.notice_id
    for i, line in enumerate(outcome.document.lines):
        sealed = None if line.page is None else line.sealed
        raw = (line.raw_start, line.raw_end, line.page, line.box, line.confidence, sealed)
        rows.append((notice_id, i, line.span.start, line.span.end, *raw))


def _add_reading(rows: dict[str, Rows], reading: Reading, document: Document) -> None:
    notice = reading.notice
    rows["notices"].append(_notice_row(reading))
    _add_fields(rows["fields"], reading, document)
    out, key = rows["elements"], notice.notice_id
    has_pages = document.pages is not None
    for i, (e, path) in enumerate(zip(notice.elements, notice.heading_paths, strict=True)):
        page = document.page_of(e.span.start) if has_pages else None
        out.append((key, i, e.kind, e.zone, e.level, e.number, path or None, e.span.start, e.span.end, page))
    for table, values in reading.rows.items():
        if values:
            _add_values(rows[table], table, notice.notice_id, document, values)
    for i, problem in enumerate(reading.problems):
        start, end = _ends(problem.span)
        rows["problems"].append((key, i, problem.stage, problem.field, str(problem.reason), problem.detail, start, end))


def _notice_row(reading: Reading) -> tuple[Any, ...]:
    notice = reading.notice
    own = notice.text[notice.span.start : notice.span.end]
    digest = hashlib.sha256(own.encode("utf-8", "surrogatepass")).hexdigest()
    scalars: dict[str, Any] = dict.fromkeys(SCALARS)
    scalars |= {name: _scalar(name, row) for name, row in reading.scalars.items() if name in scalars}
    head = (notice.notice_id, notice.part or None, notice.parent, notice.parent is None, reading.complete)
    return (*head, *scalars.values(), len(reading.rows.get("issuers", ())), notice.span.start, notice.span.end, notice.text, digest)


def _scalar(name: str, row: Scalar) -> Any:
    value = scalar_value(row)
    return date.fromisoformat(value) if value is not None and name in DATES else value


def _add_fields(rows: Rows, reading: Reading, document: Document) -> None:
    key, known = reading.notice.notice_id, reading.status
    for i, name in enumerate(SCALARS):
        scalar = reading.scalars.get(name)
        status = known.get(name) or (Status.FOUND if scalar else Status.ABSENT)
        if scalar is None:
            rows.append((key, i, name, status, None, None, None, None, None, None, None, None, None))
        else:
            evidence = (*place_of(scalar, document), scalar.rule, scalar.origin, round(scalar.score, 3))
            rows.append((key, i, name, status, scalar.value, None, *evidence))
    for i, (name, values) in enumerate(reading.rows.items(), len(SCALARS)):
        status = known.get(name) or (Status.FOUND if values else Status.ABSENT)
        rows.append((key, i, name, status, None, len(values), None, None, None, None, None, None, None))


def _add_values(out: Rows, table: str, key: str, document: Document, values: tuple[Row, ...]) -> None:
    get, spans = _getter(table)
    for i, row in enumerate(values):
        *own, rule, origin, score = get(row)
        for at in spans:
            own[at] = own[at] and (own[at].start, own[at].end)
        out.append((key, i, *own, *place_of(row, document), rule, origin, round(score, 3)))


@cache
def _getter(table: str) -> tuple[Callable[[Row], tuple[Any, ...]], tuple[int, ...]]:
    """What takes the members and the evidence of a row, and the places of members that are spans."""
    own = tables()[table][len(KEY) : -len(PLACE)]
    names = [column.name for column in own]
    spans = tuple(i for i, column in enumerate(own) if column.type == "list<int32>")
    return attrgetter(*names, "rule", "origin", "score"), spans


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return (None, None) if span is None else (span.start, span.end)


def to_frame(table: Any) -> "pd.DataFrame":
    """An Arrow table as a DataFrame: dates as datetime64, whole numbers with NA, lists as arrays."""
    import pandas as pd

    integers = {pa.int32(): pd.Int32Dtype(), pa.int64(): pd.Int64Dtype()}
    frame: pd.DataFrame = table.to_pandas(date_as_object=False, types_mapper=integers.get)
    return frame
