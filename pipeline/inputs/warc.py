"""WARC files of crawlers (ISO 28500): each page or file that a server sent, with its address and the time of fetching.

FastWARC parses the records. What it does not tell is looked at here: a gzip member whose checksum does not fit, and a file that ends in
the midst of a record (it gives the records before and not a word, and so does warcio). Bodies are decoded one by one: an iterator that
decodes them ends without a word behind one that is both packed and in chunks (FastWARC 2.0.1).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import SEEK_END, BytesIO
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from extractors.frozen import frozen
from pipeline.inputs.gzips import PIECE_BYTES, RECORD_BYTES, STEP, CutOff, Piece, piece_at, read_pieces
from pipeline.inputs.members import GZIPPED, Contents, Fault, Member, Place, harmless, may_be_archive
from pipeline.outcome import Reason, Unreadable

MAX_RECORDS = 1_000_000  # of one file; crawlers begin a new one after a gigabyte
HEADER_BYTES = 64 * 1024
HEAD_BYTES = 1024
SCHEMES = frozenset({"http", "https", "ftp", "file"})
# By Content-Type what belongs to a page and is no document. Pictures too: a page brings dozens, and scanned notices come as PDF.
NO_DOCUMENT = re.compile(
    r"(?:image|audio|video|font)/|text/(?:css|javascript|ecmascript|vtt|dns)\b|application/[\w.-]{1,60}\+json\b|"
    r"application/(?:(?:x-)?(?:javascript|ecmascript|json|font|shockwave-flash)|wasm|vnd\.ms-fontobject)",
    re.IGNORECASE,
)
DONE = 200
DECODINGS = ("all", "transfer", "none")  # some crawlers keep the header of an encoding that they have undone


@frozen
class PiecePlace:
    """A gzip member that holds more than one record, by where it begins."""

    offset: int

    def read(self, file: BinaryIO) -> bytes:
        """The member unpacked; raises Unreadable."""
        return piece_at(file, self.offset).data


@frozen
class WarcPlace:
    """A record by where it begins, or where the gzip member that it opens does."""

    offset: int
    is_packed: bool = False

    def read(self, file: BinaryIO) -> bytes:
        """What the server sent, its encodings undone; raises Unreadable."""
        stream, offset = (BytesIO(piece_at(file, self.offset).data), 0) if self.is_packed else (file, self.offset)
        for decoding in DECODINGS:
            try:
                stream.seek(offset)
                body: bytes = next(_parse(stream, decoding, parse_http=True)).reader.read(RECORD_BYTES + 1)
            except (OSError, ValueError, StopIteration):
                continue
            if len(body) > RECORD_BYTES:
                raise Unreadable(Reason.TOO_LARGE, f"more than {RECORD_BYTES} bytes, which is the limit")
            return body
        raise Unreadable(Reason.CORRUPT, "a record that is damaged")


def list_warc(file: BinaryIO, members: int = MAX_RECORDS, size: int = PIECE_BYTES) -> Contents:
    """The records that are inputs, in their order, and the fault of a file that is damaged: what stands before that is read.

    At most so many `members` are listed, and of a packed file `size` bytes unpacked.

    Passed over: requests, revisits and what else the crawler noted, answers other than 200, robots.txt, and by Content-Type what belongs
    to a page and is no document.
    """
    file.seek(0)
    is_packed = file.read(len(GZIPPED)) == GZIPPED
    found, unpacked = list[Member](), _Unpacked(size)
    fault: Fault | None = None
    try:
        for number, (places, record) in enumerate(_packed_records(file, unpacked) if is_packed else _plain_records(file), 1):
            if number > MAX_RECORDS or len(found) >= members:
                raise Unreadable(Reason.TOO_LARGE, f"a WARC of more than {min(number - 1, MAX_RECORDS)} records; those before were read")
            found.extend(_members_of(number, places, record))
    except (OSError, ValueError) as damage:
        if getattr(damage, "errno", None) is not None:  # the disk's, not the library's
            raise
        fault = Reason.CORRUPT, f"a WARC that is damaged ({damage}); what was found in it was read"
    except Unreadable as ended:
        fault = ended.reason, ended.detail
        if isinstance(ended, CutOff) and found and found[-1].places == (ended.place,):
            found.pop()
    if fault is None and not found:
        fault = Reason.EMPTY, "a WARC without a page or document in it"
    return Contents(tuple(found), fault, size=unpacked.size)


@dataclass(slots=True)
class _Unpacked:
    """How many bytes of a file were unpacked, of how many that may be."""

    most: int
    size: int = 0

    def add(self, size: int) -> None:
        """Counts them; raises Unreadable where they are too many."""
        self.size += size
        if self.size > self.most:
            raise Unreadable(Reason.TOO_LARGE, f"a WARC of more than {self.most} bytes unpacked; the records before were read")


def _members_of(number: int, places: tuple[Place, ...], record: Any) -> Iterator[Member]:
    """The record as a member, if it is an input."""
    url, kind = ((record.headers.get(name) or "").strip("<> ") for name in ("WARC-Target-URI", "WARC-Type"))
    if kind not in ("response", "resource") or not _is_address(url):
        return
    name = f"{number} {harmless(url.split('://', 1)[-1])}".rstrip()
    media, charset = record.headers.get("Content-Type") or "", None
    if record.is_http:
        status = _status_of(record)
        if status is None:
            yield Member(name, places, (Reason.CORRUPT, "the header of the server's answer is damaged"), {"url": url})
        if status != DONE:
            return
        media, charset = record.http_content_type or "", record.http_charset
    if (kind == "response" and not record.is_http) or NO_DOCUMENT.match(media.strip()):
        return
    said = {"url": url, "fetched_at": record.headers.get("WARC-Date"), "charset": charset}
    size = record.content_length
    fault: Fault | None = (Reason.TOO_LARGE, f"{size} bytes; the limit is {RECORD_BYTES}") if size > RECORD_BYTES else None
    yield Member(name, places, fault, {key: value for key, value in said.items() if value}, _may_hold(record, media))


def _status_of(record: Any) -> int | None:
    """The status of the server's answer, whose header is parsed now; None where that is damaged."""
    try:
        record.parse_http(quirks_mode=True)
    except OSError:
        return None
    status: int | None = record.http_headers.status_code if record.http_headers is not None else None
    return status


def _may_hold(record: Any, media: str) -> bool:
    """Whether what was sent may be an archive: by its first bytes, or where those are encoded by not being text."""
    encoded = record.is_http and any(name in record.http_headers for name in ("Content-Encoding", "Transfer-Encoding"))
    return not media.startswith("text/") if encoded else may_be_archive(record.reader.read(HEAD_BYTES))


def _is_address(url: str) -> bool:
    """Whether something at an address can be a document: not what crawlers note under addresses of their own, nor robots.txt."""
    try:
        parts = urlsplit(url)
    except ValueError:  # brackets that are no IPv6 address
        return False
    return parts.scheme.lower() in SCHEMES and parts.path != "/robots.txt"


def _parse(file: BinaryIO, decoding: Any = "none", *, parse_http: bool = False, lenient: bool = True) -> Iterator[Any]:
    """The library's records from where the file stands; raises OSError or ValueError. Lenient, it goes on behind junk and tells nothing."""
    from fastwarc.warc import ArchiveIterator

    return iter(ArchiveIterator(file, auto_decode=decoding, parse_http=parse_http, quirks_mode=lenient))


def _parse_all(file: BinaryIO) -> Iterator[Any]:
    """The records of a file, those behind damage too; then raises the OSError that tells of it."""
    file.seek(0)
    last, damage = 0, None
    try:
        for record in _parse(file, lenient=False):
            last = record.stream_pos
            yield record
    except OSError as fault:
        damage = fault
    if damage is not None:
        file.seek(last)
        yield from (record for record in _parse(file) if record.stream_pos > last)
        raise damage


def _plain_records(file: BinaryIO) -> Iterator[tuple[tuple[Place, ...], Any]]:
    """Records of a file that is not packed; raises Unreadable where it ends in the midst of one, OSError where it is damaged."""
    size = file.seek(0, SEEK_END)
    file.seek(max(0, size - 1))
    ends_well = file.read(1) == b"\n"
    last, damage = None, None
    try:
        for record in _parse_all(file):
            last = WarcPlace(record.stream_pos)
            yield (last,), record
    except OSError as fault:
        damage = fault
    if last is not None and not _is_whole(file, last.offset):
        raise CutOff(last)
    if damage is not None:
        raise damage
    if not ends_well:
        raise CutOff(None)


def _is_whole(file: BinaryIO, offset: int) -> bool:
    """Whether a record has all the bytes that it says it has."""
    file.seek(offset)
    record = next(_parse(file), None)
    if record is None or "Content-Length" not in record.headers:
        return False
    wanted, size = record.content_length, 0
    while part := record.reader.read(STEP):
        size += len(part)
    return bool(size == wanted)


def _packed_records(file: BinaryIO, unpacked: _Unpacked) -> Iterator[tuple[tuple[Place, ...], Any]]:
    """Records of a packed file; raises Unreadable where it is damaged or cut off.

    Crawlers pack each record by itself. Of a file that was packed as one piece, all must be unpacked to reach one record.
    """
    file.seek(0)
    damage = None
    for piece in read_pieces(file):
        unpacked.add(piece.size)
        try:
            yield from _records_of(piece)
        except OSError as fault:
            damage = fault
    if damage is not None:
        raise damage


def _records_of(piece: Piece) -> Iterator[tuple[tuple[Place, ...], Any]]:
    is_first = True
    for record in _parse_all(BytesIO(piece.data)):
        if not is_first:
            yield (PiecePlace(piece.offset), WarcPlace(record.stream_pos)), record
            continue
        is_first = False
        yield (WarcPlace(piece.offset, is_packed=True),), record
        if piece.size > len(piece.data):
            if int(record.headers.get("Content-Length") or 0) + HEADER_BYTES >= piece.size:
                return
            raise Unreadable(Reason.TOO_LARGE, f"a WARC packed as one piece of more than {RECORD_BYTES} bytes; unpack it first")
