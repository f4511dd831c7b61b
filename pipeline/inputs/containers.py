"""Archives as folders: ZIP and WARC files and attachments of OFD are opened, one within another, and each member is an input.

`a.zip!/b.zip!/c.txt` is a member's name; the archives are told by their content. Nothing is unpacked as a whole and nothing is written.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from io import SEEK_END, BytesIO
from pathlib import Path
from typing import BinaryIO

from extractors.frozen import frozen
from pipeline.inputs.folders import look_at_file
from pipeline.inputs.members import Contents, Member, Place, harmless, is_warc, make_distinct, may_be_archive
from pipeline.inputs.warc import list_warc
from pipeline.inputs.zips import MAX_MEMBERS, MAX_RATIO, MEMBER_BYTES, list_zip, read_directory
from pipeline.outcome import Reason, Unreadable
from pipeline.place import is_remote, open_file, read_file
from pipeline.readers.formats import ZIP, Format, find_package

INSIDE = "!/"
MAX_DEPTH = 4  # archives within archives; offices send a ZIP of ZIPs, and bombs have nine layers
NESTED_BYTES = 128 * 1024 * 1024  # of an archive within another, which is held in memory while its members are read
SMALL_BYTES = 8 * 1024 * 1024
HEAD_BYTES = 1024  # from which an archive is told
# Bytes of all members, and of those of any small file; they are read one at a time, so that it is time that this saves.
MAX_UNPACKED, FEW_UNPACKED = 64 * 1024**3, 1024**3
CRAWL_RATIO = 50  # of a packed WARC; of pages it is five to ten
RECORD_LEAST, FEW_RECORDS = 64, 10_000  # bytes of a record with its headers, however packed; records that any small WARC may have
HEADER = 30  # bytes of a ZIP member's header, before its name
# How documents that are no archives are called. Elsewhere the walk asks nothing of such a file: a request for each would take hours.
DOCUMENTS = re.compile(
    r"\.(?:txt|[sx]?html?|mht(?:ml)?|xml|jsonl?|[ct]sv|md|pdf|docx?|docm|wp[st]|rtf|od[ts]|xlsx?|et|pptx?|dps|"
    r"bmp|gif|jpe?g|jp2|png|tiff?|webp)$",
    re.IGNORECASE,
)
# Without waiting, should a pipe have taken the file's place.
OPEN_HEAD = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
OOXML_START = b"[Content_Types].xml"  # the first member of nearly every Office file: no need to look further


@frozen
class OfdPlace:
    """An attachment within an OFD file, by its number."""

    number: int

    def read(self, file: BinaryIO) -> bytes:
        """The attachment's bytes; raises Unreadable."""
        file.seek(0)
        for number, (_, data) in enumerate(_find_embedded(file.read())):
            if number == self.number:
                return data
        raise Unreadable(Reason.CORRUPT, "an attachment that is not where it was")


def open_container(path: Path) -> Contents | None:
    """What an archive holds, archives within it opened too; None where the file is none.

    Raises OSError where it cannot be read. An archive that is damaged, too large or empty has a fault and is an input itself; one with
    members is none, but for an OFD with attachments. Members that exceed a limit, are locked or damaged have faults of their own.
    """
    if not _may_hold(path):
        return None
    with open_file(path) as file:
        length = file.seek(0, SEEK_END)
        file.seek(0)
        return _look_into(file, 1, _Budget(MAX_MEMBERS, min(MAX_UNPACKED, max(FEW_UNPACKED, MAX_RATIO * length))))


def _may_hold(path: Path) -> bool:
    """Whether a file may be an archive: by its first bytes, and elsewhere by its name before these are asked for."""
    if is_remote(path):
        return DOCUMENTS.search(path.name) is None and may_be_archive(read_file(path, HEAD_BYTES))
    number = os.open(path, OPEN_HEAD)  # a file object would take twice as long
    try:
        return may_be_archive(os.read(number, HEAD_BYTES))
    finally:
        os.close(number)


def read_member(path: Path, places: tuple[Place, ...]) -> bytes:
    """The bytes of a member; raises OSError, or Unreadable with its reason.

    Only the member is unpacked. Of archives within archives the last ones are kept, so that many members cost no more than one.
    """
    if len(places) > 1:
        return places[-1].read(BytesIO(_read_outer(path, look_at_file("", path).stamp, places[:-1])))
    with open_file(path) as file:
        return places[-1].read(file)


def _read_outer(path: Path, stamp: str | None, places: tuple[Place, ...]) -> bytes:
    """The bytes of an archive within others, from memory where it was just read; `stamp` tells whether the file is still the same."""
    is_small = getattr(places[-1], "size", NESTED_BYTES) <= SMALL_BYTES
    return _read_small(path, stamp, places) if is_small else _read_large(path, stamp, places)


@lru_cache(maxsize=32)
def _read_small(path: Path, _: str | None, places: tuple[Place, ...]) -> bytes:
    return read_member(path, places)


@lru_cache(maxsize=2)
def _read_large(path: Path, _: str | None, places: tuple[Place, ...]) -> bytes:
    return read_member(path, places)


@dataclass(slots=True)
class _Budget:
    """How many members and bytes one file may still bring, archives within it and all."""

    members: int
    size: int
    all: int = field(init=False)

    def __post_init__(self) -> None:
        """Remembers how many bytes there were, for the words of a fault."""
        self.all = self.size

    def take(self, members: int, size: int) -> None:
        """Count an archive's members; raises Unreadable(TOO_LARGE) where they are too many."""
        if members > self.members:
            words = f"an archive of {members} members; the limit is {MAX_MEMBERS}, with those in archives within"
            raise Unreadable(Reason.TOO_LARGE, words)
        if size > self.size:
            raise Unreadable(
                Reason.TOO_LARGE, f"an archive of {size} bytes unpacked; the limit is {self.all}, with those in archives within"
            )
        self.members -= members
        self.size -= size

    def list_crawl(self, file: BinaryIO, depth: int) -> Contents:
        """The records of a WARC as far as there is room; one by itself may have as many and as large ones as its size lets be."""
        if depth == 1:
            length = file.seek(0, SEEK_END)
            return list_warc(file, max(FEW_RECORDS, length // RECORD_LEAST), max(FEW_UNPACKED, CRAWL_RATIO * length))
        if self.members <= 0 or self.size <= 0:
            raise Unreadable(Reason.TOO_LARGE, f"an archive that would unpack to more than {MAX_MEMBERS} members or {self.all} bytes")
        listed = list_warc(file, self.members, self.size)
        self.members -= len(listed.members)
        self.size -= listed.size
        return listed


def _look_into(file: BinaryIO, depth: int, budget: _Budget) -> Contents | None:
    """What an archive holds, or its fault; None where the bytes are none."""
    head = file.read(HEAD_BYTES)
    try:
        if head.startswith(ZIP):
            return None if head[HEADER:].startswith(OOXML_START) else _open_package(file, depth, budget)
        if not is_warc(head):
            return None
        _check_depth(depth)
        return _open_members(file, budget.list_crawl(file, depth), depth, budget)
    except Unreadable as fault:
        return Contents((), (fault.reason, fault.detail))


def _open_package(file: BinaryIO, depth: int, budget: _Budget) -> Contents | None:
    """The members of a ZIP archive, or the attachments of an OFD file; None for other packages."""
    directory = read_directory(file)
    known = find_package(info.filename for info in directory)
    if known is None:
        _check_depth(depth)
        listed = list_zip(file, directory)
    elif known == Format.OFD and depth <= MAX_DEPTH and file.seek(0, SEEK_END) <= MEMBER_BYTES:
        listed = _list_ofd(file)
    else:
        return None
    budget.take(len(listed.members), listed.size)
    return _open_members(file, listed, depth, budget)


def _check_depth(depth: int) -> None:
    if depth > MAX_DEPTH:
        raise Unreadable(Reason.TOO_LARGE, f"archives within archives, more than {MAX_DEPTH} deep")


def _list_ofd(file: BinaryIO) -> Contents:
    file.seek(0)
    embedded = [(name, may_be_archive(data[:HEAD_BYTES]), len(data)) for name, data in _find_embedded(file.read())]
    names = make_distinct(harmless(name) or f"member {number}" for number, (name, _, _) in enumerate(embedded, 1))
    places = ((OfdPlace(number), may_hold) for number, (_, may_hold, _) in enumerate(embedded))
    members = (Member(name, (place,), may_hold=may_hold) for name, (place, may_hold) in zip(names, places, strict=True))
    return Contents(tuple(members), is_document=True, size=sum(size for _, _, size in embedded))


def _find_embedded(data: bytes) -> Iterator[tuple[str, bytes]]:
    from pipeline.readers.ofd.read import find_embedded

    return find_embedded(data)


def _open_members(file: BinaryIO, listed: Contents, depth: int, budget: _Budget) -> Contents:
    """The same with the members of members in the place of those that are archives."""
    found = list[Member]()
    for member in listed.members:
        found.extend(_open_member(file, member, depth, budget) if member.may_hold and member.fault is None else (member,))
    return replace(listed, members=tuple(found))


def _open_member(file: BinaryIO, member: Member, depth: int, budget: _Budget) -> Iterator[Member]:
    try:
        data = member.places[-1].read(file)
        inner = _look_into(BytesIO(data), depth + 1, budget)
    except Unreadable:  # whoever reads it will say why
        inner = None
    if inner is None:
        yield member
        return
    if inner.members and len(data) > NESTED_BYTES and not inner.is_document:
        fault = Reason.TOO_LARGE, f"an archive of {len(data)} bytes within another; the limit is {NESTED_BYTES}"
        inner = Contents((), fault)
    if inner.fault is not None or inner.is_document:
        yield replace(member, fault=inner.fault)
    for below in inner.members:
        yield Member(f"{member.name}{INSIDE}{below.name}", (*member.places, *below.places), below.fault, {**member.said, **below.said})
