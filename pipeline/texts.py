"""The cache of reader output, `text/BUCKET.parquet`: by content and version of the reader, so that no change of rules reads a file again.

What is kept is the raw text with its places, before it is cleaned: a page is recognised once. Sources that have gone from their folder live
on from here.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from operator import attrgetter
from pathlib import Path

from extractors.frozen import frozen
from pipeline.ingest import make_document
from pipeline.outcome import PUT_OFF, Document, Extracted, Outcome, Reason, Source, Unreadable
from pipeline.place import remove_file
from pipeline.raw import Raw, from_json, to_json
from pipeline.version import reader_version
from pipeline.write import file_of, read_rows, read_table, write_rows

# What the settings of a text say: some of it is masked; pages of it wait to be recognised.
MASKED, WAITS = "masked", "waits"
# Reasons that tell of a moment, not of the bytes: such a source is read again.
PASSING = frozenset({Reason.MISSING, Reason.TIMEOUT, Reason.WORKER_LOST, Reason.FAULT})


@frozen
class Text:
    """What a reader gave for some bytes: a raw text with its layout (JSON), or the reason why there is none."""

    digest: str
    reader: str
    format: str | None = None
    pages: int | None = None
    text: str | None = None
    layout: str | None = None
    stage: str | None = None
    reason: str | None = None
    detail: str | None = None
    settings: str | None = None


_MEMBERS = attrgetter(*(member.name for member in fields(Text)))


def keep_text(outcome: Outcome, *, masked: bool = False) -> Text | None:
    """What is to be kept of an outcome, some of which may be masked; None where it tells nothing of the bytes."""
    digest = outcome.source.digest
    if isinstance(outcome, Extracted):
        raw = outcome.document.raw
        said = _settings(masked, raw.faults)
        return Text(digest, reader_version(raw.format), raw.format, raw.pages, raw.text, to_json(raw), settings=said)
    if outcome.reason in PASSING:
        return None
    version, said = reader_version(outcome.format), _settings(masked, (outcome.detail,))
    reason = str(outcome.reason)
    return Text(digest, version, outcome.format, stage=outcome.stage, reason=reason, detail=outcome.detail, settings=said)


def _settings(masked: bool, faults: Iterable[str]) -> str | None:
    waits = any(PUT_OFF in fault for fault in faults)
    return " ".join((*((MASKED,) if masked else ()), *((WAITS,) if waits else ()))) or None


def is_current(text: Text, *, recognise: bool = True) -> bool:
    """Whether the readers as they are now would give the same: not where some of it is masked, or its recognition was put off till now."""
    said = (text.settings or "").split()
    return text.reader == reader_version(text.format) and MASKED not in said and not (recognise and WAITS in said)


def is_masked(text: Text) -> bool:
    """Whether some of it is masked."""
    return MASKED in (text.settings or "")


def waits(text: Text) -> bool:
    """Whether pages of it wait to be recognised."""
    return WAITS in (text.settings or "")


def is_better(kept: Text | None, new: Text | None) -> bool:
    """Whether what was kept of some bytes is to be kept, and used, in place of what was read now.

    A text that was recognised once, or pages of it, are not lost where recognition is not installed any more.
    """
    if kept is None or kept.text is None or new is None:
        return False
    if new.text is None:
        return new.reason == Reason.NEEDS_OCR
    (pages, faults), (pages_now, faults_now) = _recognised(kept), _recognised(new)
    return pages_now < pages and faults_now > faults


def _recognised(text: Text) -> tuple[int, int]:
    """How many pages were recognised, and how many parts could not be read."""
    layout = json.loads(text.layout) if text.layout else {}  # of any version
    return layout.get("recognised_pages") or 0, len(layout.get("faults", ()))


def open_text(text: Text, source: Source) -> Document:
    """The document that was kept; raises Unreadable where a reason was kept instead."""
    if text.text is None or text.format is None:
        raise Unreadable(Reason(text.reason or Reason.FAULT), text.detail or "", text.format)
    raw = from_json(text.text, text.layout) if text.layout else Raw(text.format, text.text)
    return make_document(source, raw)


def read_texts(folder: Path, bucket: str) -> dict[str, Text]:
    """By digest, what a bucket of the cache holds."""
    return {row["digest"]: Text(**row) for row in read_rows(file_of(folder, bucket), "texts")}


def digests_in(folder: Path, bucket: str) -> list[str]:
    """The digests of the contents that a bucket of the cache holds."""
    table = read_table(file_of(folder, bucket), ["digest"])
    found: list[str] = [] if table is None or not table.num_columns else table.column("digest").to_pylist()
    return found


def write_texts(folder: Path, bucket: str, texts: Mapping[str, Text], wanted: Iterable[str]) -> None:
    """Keep the texts of the digests wanted."""
    kept = [texts[digest] for digest in sorted(set(wanted)) if digest in texts]
    path = file_of(folder, bucket)
    if kept:
        write_rows(path, "texts", map(_MEMBERS, kept))
    else:
        remove_file(path)
