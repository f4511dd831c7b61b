"""The package of a DOCX file: its parts, found through relationships and read within limits; nothing outside is ever fetched."""

import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Mapping
from functools import cached_property

from lxml import etree

from extractors.frozen import frozen
from pipeline.outcome import Reason, Unreadable
from pipeline.readers.docx.xml import Element, attribute, name_of

# A notice of a thousand pages with its styles stays below 20 MB; its tree takes about ten times that in memory.
LARGEST_PART = 32 * 2**20
# Equal rows of a form shrink to a two-hundredth; a large part that shrinks much more is made to burst.
RATIO, HARMLESS = 400, 16 * 2**20
LONGEST_WORDS = 300  # characters that say what is wrong with a part
MAIN_PART = "word/document.xml"
DAMAGE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, NotImplementedError, ValueError, OSError)


class PartFault(Exception):
    """A part that cannot be read, with what is wrong in words for people."""

    reason = Reason.CORRUPT

    def __init__(self, words: str) -> None:
        super().__init__(words if len(words) <= LONGEST_WORDS else f"{words[:LONGEST_WORDS]}…")  # names in it may have no end


class LockedPart(PartFault):
    """A part that is encrypted."""

    reason = Reason.ENCRYPTED


class LargePart(PartFault):
    """A part that would take too much memory."""

    reason = Reason.TOO_LARGE


@frozen
class Relationship:
    """What a part refers to: `kind` is the last word of its type, `target` a part or, where it is `external`, an address."""

    kind: str
    target: str
    external: bool


class Package:
    """The parts of one file by name; raises Unreadable(CORRUPT or ENCRYPTED) where there is no package at all."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            members = self._zip.infolist()
        except DAMAGE as fault:
            raise Unreadable(Reason.CORRUPT, f"a DOCX package that is damaged or cut off ({fault})") from None
        self._members = {_plain(member.filename): member for member in members}

    @cached_property
    def main(self) -> str:
        """The name of the part that holds the document."""
        try:
            found = [link.target for link in self.relationships("").values() if link.kind == "officeDocument" and not link.external]
        except PartFault:
            found = []
        names = [name for name in (*found, MAIN_PART) if _plain(name) in self._members]
        if not names:
            raise Unreadable(Reason.CORRUPT, f"a DOCX package without its document ({MAIN_PART})")
        return names[0]

    def main_root(self) -> Element:
        """The root of the document; raises Unreadable with what is wrong."""
        try:
            return self.root(self.main)
        except PartFault as fault:
            raise Unreadable(fault.reason, str(fault)) from None

    def root(self, name: str) -> Element:
        """The root of a part; raises PartFault."""
        try:
            root = etree.fromstring(self.content(name), _parser())
        except etree.XMLSyntaxError as fault:
            raise PartFault(f"{name} is no well-formed XML ({fault.msg})") from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise PartFault(f"{name} declares a document type, which no Office file does")
        return root

    def relationships(self, name: str) -> Mapping[str, Relationship]:
        """What a part (the package itself: an empty name) refers to, by identifier; raises PartFault where that is broken."""
        folder, file = posixpath.split(name)
        listed = posixpath.join(folder, "_rels", file + ".rels")
        if _plain(listed) not in self._members:
            return {}
        links = dict[str, Relationship]()
        for element in self.root(listed):
            target, kind = element.get("Target"), element.get("Type")
            if name_of(element) == "rel:Relationship" and target is not None and kind is not None:
                external = element.get("TargetMode") == "External"
                target = target if external else posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                links[element.get("Id", "")] = Relationship(kind.rpartition("/")[2], target, external)
        return links

    def related(self, kind: str) -> Element | None:
        """The root of the part of a kind that the document refers to; None where it refers to none; raises PartFault."""
        for link in self.relationships(self.main).values():
            if link.kind == kind and not link.external:
                return self.root(link.target)
        return None

    def content(self, name: str) -> bytes:
        """The bytes of a part; raises PartFault."""
        member = self._members.get(_plain(name))
        if member is None:
            raise PartFault(f"{name} is missing")
        size, packed = member.file_size, member.compress_size
        if member.flag_bits & 1:
            raise LockedPart(f"{name} is locked with a password")
        if size > LARGEST_PART or (size > HARMLESS and size > RATIO * packed):
            raise LargePart(f"{name} takes {size} bytes, packed into {packed}, which is more than we unpack")
        try:
            with self._zip.open(member) as stream:
                return stream.read(LARGEST_PART + 1)[:LARGEST_PART]
        except DAMAGE as fault:
            raise PartFault(f"{name} is damaged ({fault})") from None


def relationship_of(element: Element, links: Mapping[str, Relationship]) -> Relationship | None:
    """What an element refers to by its r:id."""
    return links.get(attribute(element, "r:id") or "")


def _plain(name: str) -> str:
    """Names differ in case and slashes from maker to maker."""
    return name.replace("\\", "/").lstrip("/").lower()


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True, collect_ids=False
    )
