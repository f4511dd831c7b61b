"""Stage 1: a path becomes a Document: its bytes, its format by content, its clean text with the places of its lines."""

import hashlib
from pathlib import Path

from extractors.notice import Span, trim
from pipeline.clean import Cleaned, clean_text
from pipeline.outcome import Document, Line, Reason, Source, Unreadable
from pipeline.raw import Raw
from pipeline.readers.formats import Format, find_format
from pipeline.readers.txt import read_txt
from pipeline.sandbox import LIMITS, Limits, read_apart

# The longest notice of 1,500 has 80 KB of text; a scan of 100 pages has 100 MB. What is larger is no notice, and would hold up the others.
MAX_BYTES = 256 * 1024 * 1024
MAX_TEXT_BYTES = 16 * 1024 * 1024
# Of any format: what a reader gives is cleaned and searched in this process, up to a tenth of a millisecond a character.
MAX_CHARACTERS = 4 * 1024 * 1024
OF_TEXT = (Format.TXT, Format.HTML)
WHITE = " \t\n\u3000"


def identify(path: Path, source: str, data: bytes | None, manifest: str | None = None) -> Source:
    """The identity of an input; `data` is None where its bytes could not be read."""
    content = source.encode() if data is None else data
    digest = hashlib.sha256(content).hexdigest()
    capture = hashlib.sha256(source.encode() + b"\0" + content).hexdigest()
    return Source(source, path, "s" + capture[:15], "n" + digest[:15], digest, len(data or b""), manifest)


def read_document(path: str | Path, source: str | None = None) -> Document:
    """The clean text of one file; raises Unreadable with a reason of the closed list and the name of the file."""
    path = Path(path)
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise Unreadable(Reason.MISSING, f"{path.name}: {fault.strerror}") from fault
    try:
        return parse_document(identify(path, source or path.name, data), data)
    except Unreadable as fault:
        raise Unreadable(fault.reason, f"{path.name}: {fault.detail}", fault.format) from None


def parse_document(source: Source, data: bytes, charset: str | None = None, limits: Limits = LIMITS) -> Document:
    """The Document of bytes already read; the bytes tell the format, the suffix does not count."""
    return make_document(source, read_raw(data, charset, limits))


def read_raw(data: bytes, charset: str | None = None, limits: Limits = LIMITS) -> Raw:
    """What the reader of the bytes' format gives; raises Unreadable. `charset` is what the sender of a web page said of its encoding."""
    if not data.strip():
        raise Unreadable(Reason.EMPTY, "no text in the file")
    if len(data) > MAX_BYTES:
        raise Unreadable(Reason.TOO_LARGE, f"{len(data)} bytes; the limit is {MAX_BYTES}")
    known = find_format(data)
    if known in OF_TEXT and len(data) > MAX_TEXT_BYTES:
        raise Unreadable(Reason.TOO_LARGE, f"{len(data)} bytes of text; the limit is {MAX_TEXT_BYTES}", known)
    if known == Format.TXT:
        return read_txt(data)
    try:
        return read_apart(known, data, charset if known == Format.HTML else None, limits)
    except Unreadable as fault:
        raise Unreadable(fault.reason, fault.detail, known) from None


def make_document(source: Source, raw: Raw) -> Document:
    """The Document of a reader's raw text; raises Unreadable where that is nothing but white space, or too long."""
    if len(raw.text) > MAX_CHARACTERS:
        raise Unreadable(Reason.TOO_LARGE, f"{len(raw.text)} characters of text; the limit is {MAX_CHARACTERS}", raw.format)
    cleaned = clean_text(raw.text)
    if not cleaned.text:
        raise Unreadable(Reason.EMPTY, "nothing but white space", raw.format)
    links = tuple((span, link.url) for link in raw.links if (span := _span_of(cleaned, link.start, link.end)))
    page_title = _span_of(cleaned, 0, raw.title_end) if raw.title_end else None
    return Document(source, raw, cleaned.text, tuple(_lines(raw, cleaned)), links, page_title)


def _lines(raw: Raw, cleaned: Cleaned) -> list[Line]:
    """The lines of the clean text; of a format with pages its printed lines."""
    if raw.pages is not None:
        return [
            Line(span, page=place.page, box=place.box, confidence=place.confidence, sealed=place.sealed)
            for place in raw.places
            if (span := _span_of(cleaned, place.start, place.end))
        ]
    if raw.format == Format.TXT:
        return [Line(Span(start, end), raw_start, raw_end) for start, end, raw_start, raw_end in cleaned.lines()]
    return [Line(Span(start, end)) for start, end, _, _ in cleaned.lines()]


def _span_of(cleaned: Cleaned, start: int, end: int) -> Span | None:
    """Where a stretch of the raw text stands in the clean text, white space at its ends left aside; None where nothing is left of it."""
    span = Span(cleaned.draft.first_from(start), cleaned.draft.first_from(end))
    return trim(cleaned.text, span, WHITE) if cleaned.text[span.start : span.end].strip(WHITE) else None
