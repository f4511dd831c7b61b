"""One outcome as one JSON record: the contract of docs/records.md."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Any

from extractors.notice import Span
from extractors.row import Row, Scalar
from pipeline.normalise import typed_value
from pipeline.outcome import Document, Extracted, Outcome, Problem, Quarantined, Reading, Status

SCALARS = ("title", "doc_number", "doc_number_parts", "doc_type", "substance_title", "substance_type", "issued_on", "printed_on", "year",
           "year_source", "level", "region_code", "region", "topics", "urgency", "classification", "signatory", "province_code",
           "prefecture_code", "county_code", "number_organ", "number_organ_id", "number_region_code")  # fmt: skip
EVIDENCE = frozenset(f.name for f in fields(Row))
NO_EVIDENCE = {"quote": None, "span": None, "page": None, "rule": None, "origin": None, "score": None}


def to_record(outcome: Outcome, with_text: bool = False, min_score: float = 0.0) -> dict[str, Any]:
    """The record of an outcome as plain data; with `with_text` it holds the clean text as `full_text`.

    Values that score below `min_score` are left out, and their field is abstained where none is left.
    """
    source = outcome.source
    record: dict[str, Any] = {"source": source.source, "source_id": source.source_id, "notice_id": source.notice_id}
    if isinstance(outcome, Quarantined):
        return record | {"status": "quarantined", "stage": outcome.stage, "reason": str(outcome.reason), "detail": outcome.detail}
    record = _notice_record(outcome, [abstain(reading, min_score) for reading in outcome.readings], 0)
    if with_text:
        record["full_text"] = outcome.document.text
    return record


def to_json(record: Mapping[str, Any]) -> str:
    """A record as one line of JSON; Chinese stays Chinese."""
    return json.dumps(record, ensure_ascii=False)


def abstain(reading: Reading, min_score: float) -> Reading:
    """The reading without values that score below `min_score` (0..1)."""
    if min_score <= 0:
        return reading
    scalars = {name: row for name, row in reading.scalars.items() if row.score >= min_score}
    rows = {table: tuple(row for row in values if row.score >= min_score) for table, values in reading.rows.items()}
    emptied = {name for name in reading.scalars if name not in scalars}
    emptied |= {table for table, values in reading.rows.items() if values and not rows[table]}
    status = {name: Status.ABSTAINED if name in emptied else known for name, known in reading.status.items()}
    return replace(reading, scalars=scalars, rows=rows, status=status)


def scalar_value(scalar: Scalar | None) -> Any:
    """The typed value of a scalar; None where there is none, or where what was found is no value of its type."""
    if scalar is None:
        return None
    try:
        return typed_value(scalar.field, scalar.value)
    except ValueError:
        return None


def _notice_record(outcome: Extracted, readings: Sequence[Reading], at: int) -> dict[str, Any]:
    """One notice of a file: the outer one and the documents that it carries have the same shape."""
    reading, source = readings[at], outcome.source
    notice_id = reading.notice.notice_id
    record: dict[str, Any] = {"source": source.source, "source_id": source.source_id, "notice_id": notice_id, "status": "extracted"}
    record |= {"format": outcome.document.format, "pages": outcome.document.pages, "complete": reading.complete}
    for name in SCALARS:
        record[name] = scalar_value(reading.scalars.get(name))
    record["evidence"] = _evidence_of_fields(reading, outcome.document)
    for table, rows in reading.rows.items():
        record[table] = [to_members(row) | evidence_of(row, outcome.document) for row in rows]
    inner = [i for i, other in enumerate(readings) if other.notice.parent == notice_id and i != at]
    record["parts"] = [_notice_record(outcome, readings, i) for i in inner]
    record["problems"] = [problem_record(problem) for problem in reading.problems]
    return record


def _evidence_of_fields(reading: Reading, document: Document) -> dict[str, Any]:
    evidence: dict[str, Any] = {}
    for name in SCALARS:
        scalar = reading.scalars.get(name)
        place = evidence_of(scalar, document) if scalar else NO_EVIDENCE
        evidence[name] = {"status": str(reading.status.get(name, Status.FOUND if scalar else Status.ABSENT)), **place}
    for table, rows in reading.rows.items():
        evidence[table] = {"status": str(reading.status.get(table, Status.FOUND if rows else Status.ABSENT))}
    return evidence


def evidence_of(row: Row, document: Document) -> dict[str, Any]:
    """Where a value stands and what found it; a value of a web page's own data stands nowhere in the text."""
    quote, start, end, page = place_of(row, document)
    span = None if start is None else [start, end]
    return {"quote": quote, "span": span, "page": page, "rule": row.rule, "origin": row.origin, "score": round(row.score, 3)}


def place_of(row: Row, document: Document) -> tuple[str | None, int | None, int | None, int | None]:
    """Quote, span and page of a value; all None where it stands nowhere in the text."""
    start, end = row.span.start, row.span.end
    if start == end:
        return None, None, None, None
    return document.text[start:end], start, end, None if document.pages is None else document.page_of(start)


def problem_record(problem: Problem) -> dict[str, Any]:
    """A problem as plain data."""
    span = _plain(problem.span)
    return {"stage": problem.stage, "field": problem.field, "reason": str(problem.reason), "detail": problem.detail, "span": span}


def to_members(row: Row) -> dict[str, Any]:
    """The members of a row as plain data, without its evidence."""
    kind: Any = type(row)  # mypy takes a class of frozen rows for unhashable
    names, values = _shape(kind)
    return dict(zip(names, map(_plain, values(row)), strict=True))


def member_names(kind: Any) -> tuple[str, ...]:
    """The names of the own members of a row class, in order."""
    return _shape(kind)[0]


@cache
def _shape(kind: Any) -> tuple[tuple[str, ...], Callable[[Row], tuple[Any, ...]]]:
    names = tuple(f.name for f in fields(kind) if f.name not in EVIDENCE)
    return names, attrgetter(*names) if len(names) > 1 else lambda row: tuple(getattr(row, name) for name in names)


def _plain(value: Any) -> Any:
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
