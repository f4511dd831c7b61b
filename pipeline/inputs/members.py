"""What stands inside of an archive: a member's harmless name, where its bytes are, and what is known of it beforehand."""

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from typing import BinaryIO, Protocol

from extractors.frozen import frozen
from pipeline.outcome import Reason
from pipeline.readers.formats import ZIP

Fault = tuple[Reason, str]  # why something cannot be read, in words for people

INDEX = "index.jsonl"
# What systems leave beside people's files: pictures of folders, Apple's forks, what Office keeps while a file is open.
SYSTEM_NAMES = frozenset({"__macosx", "thumbs.db", "desktop.ini"})
HIDDEN = (".", "~$")
# Control characters, and those that turn the direction of what is printed after them.
UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
WARC, GZIPPED = b"WARC/", b"\x1f\x8b\x08"
GZIP = 16 + zlib.MAX_WBITS  # of zlib: with the header and the checksum of gzip
LONGEST_NAME = 400  # characters; addresses with long queries are cut there


class Place(Protocol):
    """Where the bytes of a member stand in the file (or member) around it; small, frozen, told apart by value."""

    def read(self, file: BinaryIO) -> bytes:
        """The member's bytes; raises Unreadable or OSError."""


@frozen
class Member:
    """A member by its name below the archive; `places` lead to it from the file; `said` is what the archive says of it.

    `may_hold` is set where its bytes may be an archive: it has to be looked into.
    """

    name: str
    places: tuple[Place, ...] = ()
    fault: Fault | None = None
    said: Mapping[str, str] = field(default_factory=dict)
    may_hold: bool = False


@frozen
class Contents:
    """What an archive holds; a fault of its own, if it has one; whether it is a document itself, beside its members.

    `size` is how many bytes its members have, or had to be unpacked to find them.
    """

    members: tuple[Member, ...]
    fault: Fault | None = None
    is_document: bool = False
    size: int = 0


def is_warc(head: bytes) -> bool:
    """Whether a file is a crawler's by its first bytes, packed or not."""
    if not head.startswith(GZIPPED):
        return head.startswith(WARC)
    try:
        return zlib.decompressobj(GZIP).decompress(head, len(WARC)) == WARC
    except zlib.error:
        return False


def may_be_archive(head: bytes) -> bool:
    """Whether a file may hold members by its first bytes, at best a thousand of them (gzip may open with a long name)."""
    return head.startswith(ZIP) or is_warc(head)


def harmless(name: str) -> str:
    r"""A name out of an archive as a part of `source`: relative, without ways up, printable; "" where nothing is left of it.

    It names a member and never a file: nothing is written by it.

    >>> harmless("/通知/../附件\\1.doc"), harmless("a\x07.txt"), harmless("..")
    ('通知/附件/1.doc', 'a\\x07.txt', '')
    """
    parts = (part.strip() for part in name.replace("\\", "/").split("/"))
    joined = "/".join(part for part in parts if part not in ("", ".", "..")).replace("!/", "%21/")
    printable = UNPRINTABLE.sub(lambda found: found[0].encode("unicode_escape").decode(), joined)
    return printable.encode("utf-8", "backslashreplace").decode()[:LONGEST_NAME]


def choose_inputs(names: Iterable[str]) -> Iterator[str]:
    """Of the names of a folder, or the ways below an archive, those that are inputs.

    >>> list(choose_inputs(["a.txt", "a.json", "b.json", ".git/x", "__MACOSX/a.txt", "in/index.jsonl", "in/~$a.doc"]))
    ['a.txt', 'b.json']
    """
    names = list(names)
    texts = {name[:-4] for name in names if name[-4:].lower() == ".txt"}
    for name in names:
        parts = name.split("/")
        hidden = any(part.startswith(HIDDEN) or part.lower() in SYSTEM_NAMES for part in parts)
        if not (hidden or parts[-1] == INDEX or (name[-5:].lower() == ".json" and name[:-5] in texts)):
            yield name


def make_distinct(names: Iterable[str]) -> list[str]:
    """The names in their order, a number before the suffix of those that stood there before.

    >>> make_distinct(["a.txt", "a.txt", "b", "a (2).txt"])
    ['a.txt', 'a (2).txt', 'b', 'a (2) (2).txt']
    """
    found, count = dict[str, None](), dict[str, int]()
    for name in names:
        free = name
        while free in found:
            count[name] = count.get(name, 1) + 1
            folder, slash, last = name.rpartition("/")
            stem, dot, suffix = last.rpartition(".")
            numbered = f"{stem} ({count[name]}).{suffix}" if dot and stem else f"{last} ({count[name]})"
            free = folder + slash + numbered
        found[free] = None
    return list(found)
