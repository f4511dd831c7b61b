"""The gzip members of a file, one after the other: crawlers pack every record of a WARC by itself, so that it can be read alone."""

import zlib
from collections.abc import Iterator
from typing import BinaryIO

from extractors.frozen import frozen
from pipeline.inputs.members import GZIP
from pipeline.outcome import Reason, Unreadable

RECORD_BYTES = 128 * 1024 * 1024  # the largest record, packed or not: a scan of 100 pages has 100 MB
PIECE_BYTES = 16 * 1024**3  # of a gzip member that is passed over; more would take minutes, and is a bomb
CHUNK, STEP = 1 << 16, 1 << 20  # bytes that are read, and that are unpacked, at a time


class CutOff(Unreadable):
    """A file that ends in the midst of a record; `place` is the place of its stump, where the library gave that as a record."""

    def __init__(self, place: object) -> None:
        super().__init__(Reason.CORRUPT, "a WARC that ends in the midst of a record; those before it were read")
        self.place = place


@frozen
class Piece:
    """A gzip member: where it begins, its size unpacked, and its bytes, of a larger one the first RECORD_BYTES or some more."""

    offset: int
    size: int
    data: bytes


def piece_at(file: BinaryIO, offset: int) -> Piece:
    """The gzip member that begins at a place; raises Unreadable where none does, or it is too large."""
    file.seek(offset)
    piece = next(read_pieces(file), None)
    if piece is None or piece.size > len(piece.data):
        raise Unreadable(Reason.CORRUPT, "a record that is not where it was")
    return piece


def read_pieces(file: BinaryIO) -> Iterator[Piece]:
    """The gzip members from where the file stands; raises Unreadable where one is damaged or cut off."""
    offset, packed = file.tell(), file.read(CHUNK)
    while packed:
        if packed.strip(b"\0"):
            piece, rest, used = _unpack_piece(file, packed, offset)
            yield piece
        else:  # the filling of a last block
            rest, used = b"", len(packed)
        offset, packed = offset + used, rest or file.read(CHUNK)


def _unpack_piece(file: BinaryIO, packed: bytes, offset: int) -> tuple[Piece, bytes, int]:
    """A gzip member whose first bytes are given, what was read beyond it, and its packed size."""
    stream, parts, size, used, part = zlib.decompressobj(GZIP), list[bytes](), 0, len(packed), b""
    while True:
        try:
            part = stream.decompress(packed, STEP)
        except zlib.error as fault:
            raise Unreadable(Reason.CORRUPT, f"a WARC that is damaged at byte {offset} ({fault}); the records before were read") from None
        if size < RECORD_BYTES:
            parts.append(part)
        size += len(part)
        if size > PIECE_BYTES:
            raise Unreadable(Reason.TOO_LARGE, f"a WARC with a record of more than {PIECE_BYTES} bytes; the records before were read")
        if stream.eof:
            return Piece(offset, size, b"".join(parts)), stream.unused_data, used - len(stream.unused_data)
        packed = stream.unconsumed_tail
        if not packed and len(part) < STEP:
            packed = file.read(CHUNK)
            used += len(packed)
            if not packed:
                raise CutOff(None)
