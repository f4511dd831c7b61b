"""Stage 1: a path becomes a Document: its bytes, its format by content, its clean text."""

import hashlib
import re
from pathlib import Path

from pipeline.clean import clean_text
from pipeline.outcome import Document, Line, Reason, Source, Unreadable
from pipeline.readers.txt import decode_text

# The longest notice of 1,500 has 80 KB; what is larger than this is no notice, and would hold up the others.
MAX_BYTES = 16 * 1024 * 1024

# What the first bytes of other formats are, whatever the name of the file says.
SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP package (DOCX, OFD, XLSX or an archive)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an OLE file (DOC, WPS or XLS)"),
    (b"{\\rtf", "an RTF"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"Rar!\x1a", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x1f\x8b\x08", "a gzip archive"),
    (b"\x7fELF", "a programme"),
    (b"MZ\x90\0", "a programme"),
)
HTML_START = re.compile(r"\s{0,1000}(?:<!--[^>]{0,2000}-->\s{0,1000})?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
XML_START = re.compile(r"\s{0,1000}<\?xml\s")
CLOSING_TAG = re.compile(r"</(?:p|div|span|td|tr|table|a|li|body|html|script)>", re.IGNORECASE)
MANY_TAGS = 20  # closing tags in a text that is a page without its head; a stray tag or two is text


def identify(path: Path, source: str, data: bytes | None) -> Source:
    """The identity of an input; `data` is None where its bytes could not be read."""
    content = source.encode() if data is None else data
    digest = hashlib.sha256(content).hexdigest()
    capture = hashlib.sha256(source.encode() + b"\0" + content).hexdigest()
    return Source(source, path, "s" + capture[:15], "n" + digest[:15], digest, len(data or b""))


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
        raise Unreadable(fault.reason, f"{path.name}: {fault.detail}") from None


def parse_document(source: Source, data: bytes) -> Document:
    """The Document of bytes already read; the bytes tell the format, the suffix does not count."""
    if not data.strip():
        raise Unreadable(Reason.EMPTY, "no text in the file")
    if len(data) > MAX_BYTES:
        raise Unreadable(Reason.TOO_LARGE, f"{len(data)} bytes; the limit is {MAX_BYTES}")
    for signature, what in SIGNATURES:
        if data.startswith(signature):
            raise Unreadable(Reason.UNKNOWN_FORMAT, f"{what} by its first bytes; only plain text is read")
    raw = decode_text(data).text
    if HTML_START.match(raw) or len(CLOSING_TAG.findall(raw)) >= MANY_TAGS:
        raise Unreadable(Reason.UNKNOWN_FORMAT, "an HTML page; only plain text is read")
    if XML_START.match(raw):
        raise Unreadable(Reason.UNKNOWN_FORMAT, "an XML file; only plain text is read")
    cleaned = clean_text(raw)
    if not cleaned.lines:
        raise Unreadable(Reason.EMPTY, "nothing but white space")
    lines = tuple(Line(line.span, line.raw.start, line.raw.end) for line in cleaned.lines)
    return Document(source, "txt", cleaned.text, lines)
