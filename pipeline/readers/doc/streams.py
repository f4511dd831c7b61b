"""The streams of a Word document and its head, which says what stands where in them (FIB, MS-DOC 2.5)."""

import io
import struct

import olefile

from extractors.frozen import frozen
from pipeline.outcome import Reason, Unreadable

WORD_97 = 0xA5EC  # wIdent of Word 97 and later, and of WPS Writer
OLDER = {0xA5DC: "Word 6.0 or 95", 0xA5DB: "Word 2.0", 0xA59B: "Word 1.0", 0xA59C: "Word 1.0", 0x37FE: "Word for MS-DOS"}
FIRST_97 = 0x00C0  # nFib of the first versions whose text is Unicode
ENCRYPTED, OTHER_TABLE = 0x0100, 0x0200  # bits of the flags at 0x0A
SECTOR = 512  # bytes; files of version 4 have 4096, of which these bounds hold as well
ENTRIES = 128  # sectors told by one sector of the allocation table
SPARE_SECTORS = 16  # that a table may have beyond what the file needs: it is written in steps

# Parts of the table stream by their place in FibRgFcLcb97.
STYLES, CHARACTER_PAGES, PARAGRAPH_PAGES, FONTS, PIECES, ANCHORS, BOX_TEXTS, LISTS, LIST_USES = 1, 12, 13, 15, 33, 40, 56, 73, 74


class BeforeWord97(Unreadable):
    """A document of a Word before 97, whose structure is another one."""


@frozen
class Stories:
    """Lengths (characters) of the stories, which stand one after another: text, footnotes, headers, macros, comments, endnotes, boxes."""

    text: int
    footnotes: int
    headers: int
    macros: int
    comments: int
    endnotes: int
    boxes: int

    @property
    def endnotes_start(self) -> int:
        """Where the endnotes begin."""
        return self.text + self.footnotes + self.headers + self.macros + self.comments

    @property
    def boxes_start(self) -> int:
        """Where the text boxes begin."""
        return self.endnotes_start + self.endnotes

    @property
    def end(self) -> int:
        """The end of the last story that is read."""
        return self.boxes_start + self.boxes


@frozen
class Streams:
    """The main stream, the table stream, the data stream (empty where there is none), and what the head says of them."""

    word: bytes
    table: bytes
    data: bytes
    stories: Stories
    parts: tuple[tuple[int, int], ...]

    def start(self, part: int) -> int:
        """Where a part begins in the table stream."""
        return self.parts[part][0] if part < len(self.parts) else 0

    def part(self, part: int) -> bytes:
        """A part of the table stream, empty where the document has none; raises Unreadable(CORRUPT) where it lies outside."""
        start, length = self.parts[part] if part < len(self.parts) else (0, 0)
        if start + length > len(self.table):
            raise Unreadable(Reason.CORRUPT, f"a Word document whose part {part} lies outside its table stream")
        return self.table[start : start + length]


def open_streams(data: bytes) -> Streams:
    """The streams of a Word document; raises BeforeWord97, or Unreadable: CORRUPT, ENCRYPTED, UNKNOWN_FORMAT (Excel files)."""
    _check_tables(data)
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            word = _stream(ole, "WordDocument", len(data))
            flags = _check_head(word)
            table = _stream(ole, "1Table" if flags & OTHER_TABLE else "0Table", len(data))
            rest = _stream(ole, "Data", len(data)) if ole.exists("Data") else b""
        return Streams(word, table, rest, *_head(word))
    except (OSError, TypeError, ValueError, IndexError, RecursionError, struct.error) as fault:  # olefile raises all of these
        raise Unreadable(Reason.CORRUPT, f"a Word document that is damaged or cut off ({fault})") from None


def _check_tables(data: bytes) -> None:
    """The header's counts of allocation tables must fit the file: olefile follows chains up to these counts."""
    if len(data) < SECTOR:
        raise Unreadable(Reason.CORRUPT, "an OLE file that ends within its header")
    tables, small_tables, table_lists = (struct.unpack_from("<I", data, at)[0] for at in (44, 64, 72))
    sectors = len(data) // SECTOR + 1
    if tables > 2 * sectors // ENTRIES + SPARE_SECTORS or max(small_tables, table_lists) > sectors:
        raise Unreadable(Reason.CORRUPT, "an OLE file whose header counts more tables than the file can hold")


def _stream(ole: olefile.OleFileIO, name: str, limit: int) -> bytes:
    if not ole.exists(name):
        if name == "WordDocument" and (ole.exists("Workbook") or ole.exists("PowerPoint Document")):
            raise Unreadable(Reason.UNKNOWN_FORMAT, "an Office file of another kind that holds a Word document")
        raise Unreadable(Reason.CORRUPT, f"a Word document without its stream {name}")
    if ole.get_size(name) > limit:
        raise Unreadable(Reason.CORRUPT, f"a Word document whose stream {name} is said to be longer than the file")
    content: bytes = ole.openstream(name).read()
    return content


def _check_head(word: bytes) -> int:
    """The flags of a head of Word 97 or later; raises Unreadable for others."""
    identity, version = struct.unpack_from("<HH", word, 0)
    if identity in OLDER or (identity == WORD_97 and version < FIRST_97):
        raise BeforeWord97(Reason.UNKNOWN_FORMAT, f"a document of {OLDER.get(identity, 'Word before 97')}, by its head")
    if identity != WORD_97:
        raise Unreadable(Reason.CORRUPT, f"a Word document whose head is damaged (it begins with {identity:#06x})")
    flags: int = struct.unpack_from("<H", word, 10)[0]
    if flags & ENCRYPTED:
        raise Unreadable(Reason.ENCRYPTED, "a Word document with a password")
    return flags


def _head(word: bytes) -> tuple[Stories, tuple[tuple[int, int], ...]]:
    """The lengths of the stories, and start and length of every part of the table stream."""
    words = struct.unpack_from("<H", word, 32)[0]
    at = 34 + 2 * words
    longs = struct.unpack_from("<H", word, at)[0]
    lengths = struct.unpack_from("<7I", word, at + 2 + 12)
    at += 2 + 4 * longs
    count = min(struct.unpack_from("<H", word, at)[0], (len(word) - at - 2) // 8)
    flat = struct.unpack_from(f"<{2 * count}I", word, at + 2)
    return Stories(*lengths), tuple(zip(flat[::2], flat[1::2], strict=True))
