"""Stage 1: a path becomes a Document: its bytes, its format by content, its clean text."""

import hashlib
from pathlib import Path

from pipeline.clean import clean_text
from pipeline.outcome import Document, Line, Reason, Source, Unreadable
from pipeline.readers.txt import decode_text


def identify(path: Path, source: str, data: bytes | None) -> Source:
    """The identity of an input; `data` is None where its bytes could not be read."""
    content = source.encode() if data is None else data
    digest = hashlib.sha256(content).hexdigest()
    capture = hashlib.sha256(source.encode() + b"\0" + content).hexdigest()
    return Source(source, path, "s" + capture[:15], "n" + digest[:15], digest, len(data or b""))


def read_document(path: str | Path, source: str | None = None) -> Document:
    """The clean text of one file; raises Unreadable with a reason of the closed list."""
    path = Path(path)
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise Unreadable(Reason.MISSING, str(fault.strerror)) from fault
    return parse_document(identify(path, source or path.name, data), data)


def parse_document(source: Source, data: bytes) -> Document:
    """The Document of bytes already read."""
    if not data.strip():
        raise Unreadable(Reason.EMPTY, "no text in the file")
    cleaned = clean_text(decode_text(data))
    lines = tuple(Line(line.span, line.raw.start, line.raw.end) for line in cleaned.lines)
    return Document(source, "txt", cleaned.text, lines)
