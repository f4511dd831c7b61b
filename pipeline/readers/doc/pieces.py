"""The text of a Word document from its pieces (MS-DOC 2.4.1): fast-saved files have them in any order, in one or two bytes a character."""

import struct
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from extractors.frozen import frozen
from pipeline.outcome import Reason, Unreadable
from pipeline.readers.doc.streams import PIECES, Streams

# Bytes of one-byte text that are not Latin-1 (MS-DOC 2.9.73 FcCompressed); all others are.
ONE_BYTE = {
    **dict(zip(range(0x82, 0x8D), "‚ƒ„…†‡ˆ‰Š‹Œ", strict=True)),
    **dict(zip(range(0x91, 0x9D), "‘’“”•–—˜™š›œ", strict=True)),
    0x9F: "Ÿ",
}
COMPRESSED = 0x40000000  # bit of a piece's offset
# What a piece's short modifier (Prm0) can change, as the modifier in full.
SHORT_MODIFIERS = {0x0E: 0x260A, 0x18: 0x2416, 0x19: 0x2417, 0x41: 0x0800, 0x5C: 0x083C}


@frozen
class Piece:
    """Characters [start, end) of the document: where their bytes begin in the main stream, bytes a character, modifiers of all of it."""

    start: int
    end: int
    at: int
    width: int
    modifiers: bytes = b""

    def offset(self, position: int) -> int:
        """Where the bytes of a character stand."""
        return self.at + (position - self.start) * self.width


@frozen
class PieceTable:
    """The pieces of a document in the order of its characters."""

    pieces: tuple[Piece, ...]
    starts: tuple[int, ...]

    def at(self, position: int) -> Piece:
        """The piece that holds a character."""
        return self.pieces[max(bisect_right(self.starts, position) - 1, 0)]


def read_pieces(streams: Streams) -> PieceTable:
    """The pieces; raises Unreadable(CORRUPT) where they are none, overlap or lie outside the main stream."""
    try:
        pieces = tuple(_pieces(streams))
    except (struct.error, IndexError):
        raise Unreadable(Reason.CORRUPT, "a Word document whose table of pieces is damaged") from None
    if not pieces or pieces[-1].end < streams.stories.text:
        raise Unreadable(Reason.CORRUPT, "a Word document whose table of pieces ends before its text")
    return PieceTable(pieces, tuple(piece.start for piece in pieces))


def text_of(table: PieceTable, word: bytes, end: int) -> str:
    """The text up to a position, a code point for each of the document's characters: surrogates stay apart."""
    return "".join(_decoded(piece, word) for piece in table.pieces)[:end]


def _pieces(streams: Streams) -> Iterator[Piece]:
    content = streams.part(PIECES)
    modifiers: list[bytes] = []
    at = 0
    while content[at] == 1:
        size = struct.unpack_from("<H", content, at + 1)[0]
        modifiers.append(content[at + 3 : at + 3 + size])
        at += 3 + size
    if content[at] != 2:
        raise Unreadable(Reason.CORRUPT, "a Word document without its table of pieces")
    length = struct.unpack_from("<I", content, at + 1)[0]
    count = (min(length, len(content) - at - 5) - 4) // 12
    bounds = struct.unpack_from(f"<{count + 1}I", content, at + 5)
    for number, (start, end) in enumerate(pairwise(bounds)):
        _, offset, short = struct.unpack_from("<HIH", content, at + 5 + 4 * (count + 1) + 8 * number)
        width = 1 if offset & COMPRESSED else 2
        place = (offset & ~COMPRESSED) // 2 if width == 1 else offset
        # No two pieces share characters, so that the text is never longer than the stream.
        if start > end or place + (end - start) * width > len(streams.word) or end > len(streams.word):
            raise Unreadable(Reason.CORRUPT, f"a Word document whose piece {number + 1} lies outside its main stream")
        yield Piece(start, end, place, width, _modifiers_of(short, modifiers))


def _modifiers_of(short: int, modifiers: list[bytes]) -> bytes:
    if short & 1:
        return modifiers[short >> 1] if short >> 1 < len(modifiers) else b""
    code = SHORT_MODIFIERS.get((short >> 1) & 0x7F)
    return b"" if code is None else struct.pack("<HB", code, short >> 8)


def _decoded(piece: Piece, word: bytes) -> str:
    content = word[piece.at : piece.offset(piece.end)]
    if piece.width == 1:
        return content.decode("latin-1").translate(ONE_BYTE)
    text = content.decode("utf-16-le", "surrogatepass")
    if len(text) == piece.end - piece.start:
        return text
    return "".join(map(chr, struct.unpack(f"<{piece.end - piece.start}H", content)))
