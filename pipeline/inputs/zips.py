"""ZIP archives: what stands in their directory, and one member's bytes without the rest.

A member is read at the place that the directory names, so that reading one of many costs no second look at the directory. Names without
the UTF-8 flag are GBK in China; the library takes them for cp437.
"""

import bz2
import errno
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from io import SEEK_END
from typing import BinaryIO

from extractors.frozen import frozen
from pipeline.inputs.members import Contents, Fault, Member, choose_inputs, harmless, make_distinct, may_be_archive
from pipeline.outcome import Reason, Unreadable

MAX_MEMBERS = 200_000  # of one archive; the largest collections of notices sent as one file had a few thousand
MAX_DIRECTORY = 64 * 1024 * 1024  # bytes: so many members with names of 250 bytes
MEMBER_BYTES = 256 * 1024 * 1024  # as large as a file by itself may be: pipeline.ingest.MAX_BYTES
# Running text shrinks to a third, tables of blanks to a fiftieth, a bomb to a thousandth. Small members may do as they like.
MAX_RATIO = 200
RATIO_FROM = 16 * 1024 * 1024
STORED, DEFLATED, BZIP2 = 0, 8, 12
PACKINGS = {STORED: "stored", DEFLATED: "deflated", BZIP2: "bzip2"}
ENCRYPTED_FLAG, UTF8_FLAG = 0x1, 0x800
UNICODE_PATH = 0x7075  # the extra field of Info-ZIP
LOCAL_HEADER = struct.Struct("<4s5H3I2H")
DIRECTORY_END = struct.Struct("<4s4H2IH")
END_MARK, ENTRY_MARK = b"PK\x05\x06", b"PK\x01\x02"
ENTRY_BYTES = 46  # of a member in the directory, beside its name
LOCATOR, WIDE_END = struct.Struct("<4sLQL"), 56  # of ZIP64
WIDE_BYTES = LOCATOR.size + WIDE_END
NOT_HERE, NOT_HERE_EITHER = 0xFFFF, 0xFFFFFFFF  # of the count and the size where those of ZIP64 count
LONGEST_END = DIRECTORY_END.size + 0xFFFF
DRIVE = re.compile(r"^[A-Za-z]:")
FILE_KIND, LINK = 0o170000, 0o120000  # of the Unix mode
PEEK_BYTES = 1024
# What zipfile raises for archives that are damaged, as fuzzing found; UnicodeDecodeError is a ValueError.
DAMAGE = (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error, IndexError, OverflowError, EOFError)


@frozen
class ZipPlace:
    """A member by what the directory says: where its header stands, its packed and its own size, checksum and way of packing."""

    offset: int
    packed: int
    size: int
    checksum: int
    packing: int

    def read(self, file: BinaryIO) -> bytes:
        """The member's bytes, never more than the directory says; raises Unreadable(CORRUPT)."""
        data = self._unpack(file, self.packed, self.size + 1)
        if len(data) != self.size or zlib.crc32(data) != self.checksum:
            raise Unreadable(Reason.CORRUPT, "a member that is damaged: its bytes do not fit its checksum")
        return data

    def peek(self, file: BinaryIO) -> bytes:
        """The member's first bytes; b"" where they cannot be unpacked."""
        try:
            return self._unpack(file, min(self.packed, PEEK_BYTES), PEEK_BYTES)
        except Unreadable:
            return b""

    def _unpack(self, file: BinaryIO, packed: int, size: int) -> bytes:
        file.seek(max(0, self.offset))
        header = file.read(LOCAL_HEADER.size) if self.offset >= 0 else b""
        if len(header) < LOCAL_HEADER.size or not header.startswith(b"PK\x03\x04"):
            raise Unreadable(Reason.CORRUPT, "a member that is not where the archive's directory says")
        *_, name, extra = LOCAL_HEADER.unpack(header)
        file.seek(self.offset + LOCAL_HEADER.size + name + extra)
        data = file.read(packed)
        try:
            if self.packing == DEFLATED:
                return zlib.decompressobj(-zlib.MAX_WBITS).decompress(data, size)
            return bz2.BZ2Decompressor().decompress(data, size) if self.packing == BZIP2 else data[:size]
        except (zlib.error, OSError, ValueError, EOFError) as fault:
            raise Unreadable(Reason.CORRUPT, f"a member that is damaged ({fault})") from None


def list_zip(file: BinaryIO, directory: Iterable[zipfile.ZipInfo]) -> Contents:
    """The members of an archive that are inputs, in the order of a walk.

    Folders, links, hidden files and what else a walk passes over are left out; where nothing is left the archive is EMPTY.
    """
    infos = [info for info in directory if not info.filename.endswith("/") and (info.external_attr >> 16) & FILE_KIND != LINK]
    names = [harmless(DRIVE.sub("", name_of(info))) or f"member {i}" for i, info in enumerate(infos, 1)]
    wanted = set(choose_inputs(names))
    chosen = [(name, info) for name, info in zip(names, infos, strict=True) if name in wanted]
    distinct = make_distinct(name for name, _ in chosen)
    members = [_member_of(file, name, info) for name, (_, info) in zip(distinct, chosen, strict=True)]
    members.sort(key=lambda member: member.name.split("/"))
    size = sum(place.size for member in members for place in member.places if isinstance(place, ZipPlace) and member.fault is None)
    return Contents(tuple(members), None if members else (Reason.EMPTY, "an archive without a file in it"), size=size)


def read_directory(file: BinaryIO) -> list[zipfile.ZipInfo]:
    """What the directory of a ZIP file says of each member; raises Unreadable where it is damaged or too large."""
    _check_directory(file)
    try:
        with zipfile.ZipFile(file) as archive:
            return archive.infolist()
    except (*DAMAGE, OSError) as fault:
        if isinstance(fault, OSError) and fault.errno != errno.EINVAL:  # the disk's fault; else a place before the file's beginning
            raise
        raise Unreadable(Reason.CORRUPT, f"a ZIP archive that is damaged or cut off ({fault})") from None


def _check_directory(file: BinaryIO) -> None:
    """Raises Unreadable(TOO_LARGE) before the library reads a directory that no memory may hold."""
    length = file.seek(0, SEEK_END)
    before = max(0, length - LONGEST_END)
    file.seek(before)
    tail = file.read(LONGEST_END)
    at = len(tail) - DIRECTORY_END.size  # where the library looks first, and then
    if not (tail[max(0, at) :].startswith(END_MARK) and tail.endswith(b"\0\0")):
        at = tail.rfind(END_MARK)
    if at < 0 or len(tail) < at + DIRECTORY_END.size:
        return  # the library says what is wrong
    _, _, _, _, count, size, _, _ = DIRECTORY_END.unpack_from(tail, at)
    for wide_count, wide_size in _wide_ends(file, before + at):
        count, size = max(wide_count, 0 if count == NOT_HERE else count), max(wide_size, 0 if size == NOT_HERE_EITHER else size)
    if MAX_DIRECTORY < size < length:
        raise Unreadable(Reason.TOO_LARGE, f"an archive with {size} bytes of names; the limit is {MAX_DIRECTORY}")
    if size >= ENTRY_BYTES * MAX_MEMBERS and count <= MAX_MEMBERS:  # which the library counts for itself
        file.seek(max(0, before + at - size - WIDE_BYTES))
        count = file.read(min(size, MAX_DIRECTORY) + WIDE_BYTES).count(ENTRY_MARK)
    if count > MAX_MEMBERS:
        raise Unreadable(Reason.TOO_LARGE, f"an archive of {count} members; the limit is {MAX_MEMBERS}")


def _wide_ends(file: BinaryIO, at: int) -> Iterator[tuple[int, int]]:
    """Counts and sizes by the ZIP64 records that versions of the library would take, where the directory's end is at `at`."""
    file.seek(max(0, at - WIDE_BYTES))
    found = file.read(min(at, WIDE_BYTES))
    if found[-LOCATOR.size :][:4] != b"PK\x06\x07":
        return
    _, _, told, _ = LOCATOR.unpack(found[-LOCATOR.size :])
    file.seek(min(told, at))
    for record in (found[: -LOCATOR.size], file.read(WIDE_END)):
        if record.startswith(b"PK\x06\x06") and len(record) == WIDE_END:
            count, size = struct.unpack_from("<QQ", record, 32)
            yield count, size


def _member_of(file: BinaryIO, name: str, info: zipfile.ZipInfo) -> Member:
    place = ZipPlace(info.header_offset, info.compress_size, info.file_size, info.CRC, info.compress_type)
    fault = _fault_of(info)
    return Member(name, (place,), fault, may_hold=fault is None and may_be_archive(place.peek(file)))


def _fault_of(info: zipfile.ZipInfo) -> Fault | None:
    if info.flag_bits & ENCRYPTED_FLAG:
        return Reason.ENCRYPTED, "a member that is locked with a password"
    if max(info.file_size, info.compress_size * 63 // 64) > MEMBER_BYTES:  # packing makes some larger, by a little
        return Reason.TOO_LARGE, f"{max(info.file_size, info.compress_size)} bytes; the limit is {MEMBER_BYTES}"
    if info.file_size > RATIO_FROM and info.file_size > MAX_RATIO * info.compress_size:
        return Reason.TOO_LARGE, f"{info.file_size} bytes packed into {info.compress_size}, which no document is"
    if info.compress_type not in PACKINGS:
        return Reason.UNKNOWN_FORMAT, f"a member packed in a way that is not read (number {info.compress_type}); pack it again"
    return None


def name_of(info: zipfile.ZipInfo) -> str:
    """The name as its packer wrote it: by the Unicode field, the UTF-8 flag, or else by what the bytes can be."""
    if info.flag_bits & UTF8_FLAG:
        return info.orig_filename
    try:
        raw = info.orig_filename.encode("cp437")
    except UnicodeEncodeError:  # some versions of the library follow the Unicode field by themselves
        return info.orig_filename
    for number, content in _extra_fields(info.extra):
        if number == UNICODE_PATH and len(content) > 5 and int.from_bytes(content[1:5], "little") == zlib.crc32(raw):
            return content[5:].decode("utf-8", "replace")
    return decode_name(raw)


def decode_name(raw: bytes) -> str:
    """A name in UTF-8 or GBK by its bytes. Short GBK names can be UTF-8 too, but then of other scripts: 通知 would be two Hebrew marks.

    >>> decode_name("通知.txt".encode("gbk")), decode_name("通知.txt".encode())
    ('通知.txt', '通知.txt')
    """
    for encoding, fits in (("ascii", lambda _: True), ("utf-8", _has_wide), ("gb18030", lambda _: True), ("utf-8", lambda _: True)):
        try:
            name = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if fits(name):
            return name
    return raw.decode("cp437")


def _has_wide(name: str) -> bool:
    return any(character >= "\u2000" for character in name)


def _extra_fields(extra: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 4 <= len(extra):
        number, size = struct.unpack_from("<HH", extra, at)
        yield number, extra[at + 4 : at + 4 + size]
        at += 4 + size
