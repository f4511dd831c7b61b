"""The cache of reader output, `text/BUCKET.parquet`: by content and version of the readers, so that no change of rules reads a file again.

Sources that have gone from their folder live on from here.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from extractors.notice import Span
from pipeline.outcome import Document, Extracted, Line, Outcome, Quarantined, Reason, Source, Unreadable
from pipeline.write import read_rows, write_rows

# Reasons that tell of a moment, not of the bytes: such a source is read again.
PASSING = frozenset({Reason.MISSING, Reason.TIMEOUT, Reason.WORKER_LOST, Reason.FAULT})


@dataclass(frozen=True, slots=True)
class Text:
    """What a reader gave for some bytes: a clean text with its lines, or the reason why there is none."""

    digest: str
    reader: str
    format: str | None = None
    pages: int | None = None
    text: str | None = None
    lines: str | None = None
    stage: str | None = None
    reason: str | None = None
    detail: str | None = None


def keep_text(outcome: Outcome, reader: str) -> Text | None:
    """What is to be kept of an outcome; None where it tells nothing of the bytes."""
    if isinstance(outcome, Extracted):
        document = outcome.document
        lines = [(line.span.start, line.span.end, line.raw_start, line.raw_end, line.page, line.box) for line in document.lines]
        found = json.dumps(lines, separators=(",", ":"))
        return Text(outcome.source.digest, reader, document.format, document.pages, document.text, found)
    return _keep_reason(outcome, reader)


def _keep_reason(outcome: Quarantined, reader: str) -> Text | None:
    if outcome.reason in PASSING:
        return None
    return Text(outcome.source.digest, reader, stage=outcome.stage, reason=str(outcome.reason), detail=outcome.detail)


def open_text(text: Text, source: Source) -> Document:
    """The document that was kept; raises Unreadable where a reason was kept instead."""
    if text.text is None or text.lines is None or text.format is None:
        raise Unreadable(Reason(text.reason or Reason.FAULT), text.detail or "")
    lines = tuple(
        Line(Span(start, end), raw_start, raw_end, page, tuple(box) if box else None)
        for start, end, raw_start, raw_end, page, box in json.loads(text.lines)
    )
    return Document(source, text.format, text.text, lines, text.pages)


def read_texts(folder: Path, bucket: str) -> dict[str, Text]:
    """By digest, what a bucket of the cache holds."""
    return {row["digest"]: Text(**row) for row in read_rows(folder / f"{bucket}.parquet", "texts")}


def write_texts(folder: Path, bucket: str, texts: Mapping[str, Text], wanted: Iterable[str]) -> None:
    """Keep the texts of the digests wanted."""
    kept = [texts[digest] for digest in sorted(set(wanted)) if digest in texts]
    rows = [(t.digest, t.reader, t.format, t.pages, t.text, t.lines, t.stage, t.reason, t.detail) for t in kept]
    path = folder / f"{bucket}.parquet"
    if rows:
        write_rows(path, "texts", rows)
    else:
        path.unlink(missing_ok=True)
