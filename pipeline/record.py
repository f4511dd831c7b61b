"""One outcome as one JSON record: the contract of docs/records.md."""

from dataclasses import fields
from datetime import date
from typing import Any

from extractors.notice import Span
from extractors.row import Row
from pipeline.outcome import Extracted, Outcome, Reading

SCALARS = ("title", "doc_number", "doc_number_parts", "doc_type", "substance_title", "substance_type", "issued_on", "printed_on", "year",
           "year_source", "level", "region_code", "region", "topics", "urgency", "classification", "signatory")  # fmt: skip
EVIDENCE = frozenset(f.name for f in fields(Row))


def to_record(outcome: Outcome, with_text: bool = False) -> dict[str, Any]:
    """The record of an outcome as plain data."""
    source = outcome.source
    record: dict[str, Any] = {"source": source.source, "source_id": source.source_id, "notice_id": source.notice_id}
    if not isinstance(outcome, Extracted):
        return record | {"status": "quarantined", "stage": outcome.stage, "reason": outcome.reason, "detail": outcome.detail}
    document = outcome.document
    record |= {"status": "extracted", "format": document.format, "pages": document.pages}
    record |= _reading(outcome.readings[0])
    record["parts"] = [{"notice_id": r.notice.notice_id} | _reading(r) for r in outcome.readings[1:]]
    if with_text:
        record["full_text"] = document.text
    return record


def _reading(reading: Reading) -> dict[str, Any]:
    text = reading.notice.text
    record: dict[str, Any] = {"complete": reading.complete}
    for name in SCALARS:
        scalar = reading.scalars.get(name)
        record[name] = scalar.value if scalar else None
    record["evidence"] = {name: {"status": status} | (_evidence(reading.scalars[name], text) if name in reading.scalars else {})
                          for name, status in reading.status.items()}  # fmt: skip
    for table, rows in reading.rows.items():
        record[table] = [to_members(row) | _evidence(row, text) for row in rows]
    record["problems"] = [
        {"stage": p.stage, "field": p.field, "reason": p.reason, "detail": p.detail, "span": _plain(p.span)} for p in reading.problems
    ]
    return record


def _evidence(row: Row, text: str) -> dict[str, Any]:
    span = row.span
    return {
        "quote": text[span.start : span.end],
        "span": [span.start, span.end],
        "page": None,
        "rule": row.rule,
        "origin": row.origin,
        "score": round(row.score, 3),
    }


def to_members(row: Row) -> dict[str, Any]:
    """The members of a row as plain data, without its evidence."""
    return {f.name: _plain(getattr(row, f.name)) for f in fields(row) if f.name not in EVIDENCE}


def _plain(value: Any) -> Any:
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
