"""The package of an OFD file (GB/T 33190-2016, 7.1): its parts by name, unpacked and parsed within limits."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from pipeline.outcome import Reason, Unreadable

# Limits, far above nine sample packages: these have up to 16 parts of up to 0.8 MB, XML of up to 0.2 MB, packed up to 1:19.
MOST_PARTS = 20_000
LARGEST_XML = 32 * 2**20
LARGEST_PART = 128 * 2**20
LARGEST_SUM = 512 * 2**20  # of all parts that are read of one package
LARGEST_TREES = 256 * 2**20  # of all parts of XML that are parsed of one package; trees take ten times that in memory, and most stay
LONGEST_WORDS = 300  # characters that say what is wrong with a part
HIGHEST_RATIO = 400  # of unpacked to packed bytes, for parts of more than a megabyte
RATIO_COUNTS_FROM = 2**20

UNPACKING_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, struct.error)
CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r")
CONTROL_REFERENCE = re.compile(rb"&#(?:x0{0,6}(?:[0-8bcefBCEF]|1[0-9a-fA-F])|0{0,6}(?:[0-8]|1[124-9]|2[0-9]|3[01]));")
ENTRY_IS_ENCRYPTED, NAME_IS_UTF8 = 0x1, 0x800


class Broken(Exception):
    """A part of a package that cannot be read, in words for people; the rest may be good."""

    def __init__(self, words: str) -> None:
        super().__init__(words if len(words) <= LONGEST_WORDS else f"{words[:LONGEST_WORDS]}…")  # names in it may have no end


@dataclass(slots=True)
class Package:
    """The parts of an open package, found whatever the case and the slashes of their names."""

    archive: zipfile.ZipFile
    parts: dict[str, zipfile.ZipInfo]
    left: int = LARGEST_SUM
    trees_left: int = LARGEST_TREES
    parsed: dict[str, etree._Element] = field(default_factory=dict)
    damaged: set[str] = field(default_factory=set)  # parts of which only the good beginning was parsed

    def find(self, location: str | None, *folders: str) -> str | None:
        """The part that a location names: from the root where it begins with a slash, else from the first of the folders that has it.

        Makers confuse the two, so that either is tried when the other finds nothing.
        """
        if not location or not location.strip():
            return None
        plain = location.strip().replace("\\", "/")
        tried = ("", *folders) if plain.startswith("/") else (*folders, "")
        names = (_normal(f"{folder}/{plain}") for folder in tried)
        return next((name for name in names if name in self.parts), None)

    def size(self, name: str) -> int:
        """The unpacked size of a part, in bytes."""
        return self.parts[name].file_size

    def read(self, name: str, largest: int = LARGEST_PART) -> bytes:
        """The bytes of a part; raises Broken, or Unreadable for one that is locked or beyond the limits."""
        part = self.parts[name]
        if part.flag_bits & ENTRY_IS_ENCRYPTED:
            raise Unreadable(Reason.ENCRYPTED, f"a package with a password ({name})")
        ratio = part.file_size / max(1, part.compress_size)
        if part.file_size > min(largest, self.left) or (part.file_size > RATIO_COUNTS_FROM and ratio > HIGHEST_RATIO):
            raise Unreadable(Reason.TOO_LARGE, f"{name} unpacks to {part.file_size:,} bytes, {ratio:.0f} times its packed size")
        self.left -= part.file_size
        try:
            return self.archive.read(part)
        except UNPACKING_FAULTS as fault:
            raise Broken(f"{name} cannot be unpacked ({fault})") from None
        except RuntimeError as fault:  # zipfile's word for a password
            raise Unreadable(Reason.ENCRYPTED, f"a package with a password ({fault})") from None

    def parse(self, name: str) -> etree._Element:
        """The root of a part of XML, parsed once; raises as `read` does, and Broken for what is no XML."""
        if name not in self.parsed:
            root, is_whole = parse_xml(self.read(name, min(LARGEST_XML, self.trees_left)))
            self.trees_left -= self.size(name)
            if root is None:
                raise Broken(f"{name} is no XML")
            if not is_whole:
                self.damaged.add(name)
            self.parsed[name] = root
        return self.parsed[name]


def open_package(data: bytes) -> Package:
    """The package that some bytes are; raises Unreadable (CORRUPT, TOO_LARGE)."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except UNPACKING_FAULTS as fault:
        raise Unreadable(Reason.CORRUPT, f"a package that is damaged or cut off ({fault})") from None
    entries = archive.infolist()
    if len(entries) > MOST_PARTS:
        raise Unreadable(Reason.TOO_LARGE, f"{len(entries):,} parts in one package; at most {MOST_PARTS:,} are read")
    parts: dict[str, zipfile.ZipInfo] = {}
    for entry in entries:
        for name in _names(entry):
            parts.setdefault(_normal(name), entry)
    return Package(archive, parts)


def _names(entry: zipfile.ZipInfo) -> Iterator[str]:
    """The name as zipfile gives it; where the package does not say that names are UTF-8 they may be so all the same, or GBK."""
    yield entry.filename
    if not entry.flag_bits & NAME_IS_UTF8 and not entry.filename.isascii():
        for encoding in ("utf-8", "gb18030"):
            try:
                yield entry.filename.encode("cp437").decode(encoding)
            except UnicodeError:
                continue


def _normal(name: str) -> str:
    parts: list[str] = []
    for step in name.replace("\\", "/").split("/"):
        if step == "..":
            del parts[-1:]
        elif step not in ("", "."):
            parts.append(step)
    return "/".join(parts).lower()


def parse_xml(data: bytes) -> tuple[etree._Element | None, bool]:
    """The root of some XML and whether all of it was good; undeclared prefixes and forbidden control characters are forgiven.

    >>> [child.tag for child in parse_xml(b"<ofd:OFD><ofd:DocBody/></ofd:OFD>")[0]]
    ['ofd:DocBody']
    >>> parse_xml(b"<a><b>\\x02ok</b></a>")[0][0].text
    'ok'
    >>> root, is_whole = parse_xml(b"<a><b>ok</b><c")
    >>> root[0].text, is_whole
    ('ok', False)
    """
    try:
        return etree.fromstring(data, _parser(recover=False)), True
    except (etree.XMLSyntaxError, ValueError):
        plain = CONTROL_REFERENCE.sub(b"", data if data[:2] in (b"\xff\xfe", b"\xfe\xff") else data.translate(None, CONTROLS))
    parser = _parser(recover=True)
    try:
        root = etree.fromstring(plain, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None, False
    return root, all(fault.domain_name == "NAMESPACE" for fault in parser.error_log)


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
    )


def word(element: etree._Element) -> str:
    """The local name of an element: prefixes and namespaces differ from maker to maker."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2] if isinstance(tag, str) else ""


def children(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The child elements of these local names, in order."""
    return (child for child in element if word(child) in names)


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first descendant along a path of local names, None where there is none."""
    for name in path:
        if element is None:
            return None
        element = next(children(element, name), None)
    return element


def words(element: etree._Element | None) -> str:
    """The text directly in an element without outer white space."""
    return (element.text or "").strip() if element is not None else ""


def folder_of(name: str) -> str:
    """The folder of a part, "" for the root."""
    return name.rpartition("/")[0]
