"""The XML of Office files: elements by short names, whether the file is transitional, strict or of another maker."""

import re
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

# Each prefix with the namespaces that mean it: the transitional one first, then that of strict files (ISO/IEC 29500).
NAMESPACES = {
    "w": ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"),
    "r": (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
    ),
    "m": ("http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math"),
    "a": ("http://schemas.openxmlformats.org/drawingml/2006/main", "http://purl.oclc.org/ooxml/drawingml/main"),
    "wp": (
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
    ),
    "c": ("http://schemas.openxmlformats.org/drawingml/2006/chart", "http://purl.oclc.org/ooxml/drawingml/chart"),
    "dgm": ("http://schemas.openxmlformats.org/drawingml/2006/diagram", "http://purl.oclc.org/ooxml/drawingml/diagram"),
    "mc": ("http://schemas.openxmlformats.org/markup-compatibility/2006",),
    "v": ("urn:schemas-microsoft-com:vml",),
    "o": ("urn:schemas-microsoft-com:office:office",),
    "rel": ("http://schemas.openxmlformats.org/package/2006/relationships",),
    "xml": ("http://www.w3.org/XML/1998/namespace",),
}
PREFIXES = {uri: prefix for prefix, uris in NAMESPACES.items() for uri in uris}
DIFFERENT_NAMES = 4096  # that are remembered; a document has some hundred
WHOLE_NUMBER = re.compile(r"-?[0-9]{1,9}")
OFF = ("0", "false", "off", "none")

Element = etree._Element


@lru_cache(maxsize=DIFFERENT_NAMES)
def _short(tag: str) -> str:
    uri, _, local = tag.rpartition("}")
    prefix = PREFIXES.get(uri[1:])
    return f"{prefix}:{local}" if prefix else tag


@lru_cache(maxsize=DIFFERENT_NAMES)
def _long(name: str) -> tuple[str, ...]:
    prefix, _, local = name.partition(":")
    return (*(f"{{{uri}}}{local}" for uri in NAMESPACES[prefix]), local)


def name_of(element: Element) -> str:
    """The short name of an element, such as w:p; an empty text for what is no element (an entity that was not resolved)."""
    return _short(element.tag) if isinstance(element.tag, str) else ""


def attribute(element: Element | None, name: str) -> str | None:
    """The attribute of a short name, as written; None where there is none."""
    if element is None:
        return None
    for long in _long(name):
        found = element.get(long)
        if found is not None:
            return found
    return None


def child(element: Element | None, name: str) -> Element | None:
    """The first child of a short name."""
    if element is None:
        return None
    return next((inner for inner in element if name_of(inner) == name), None)


def descendants(element: Element, name: str) -> Iterator[Element]:
    """The descendants of a short name in their order."""
    return element.iter(*_long(name)[:-1])


def value(element: Element | None, name: str) -> str | None:
    """The w:val of a child: what nearly every property is."""
    return attribute(child(element, name), "w:val")


def whole_number(written: str | None) -> int | None:
    """A whole number as XML writes it; None for anything else."""
    return int(written) if written is not None and WHOLE_NUMBER.fullmatch(written) else None


def is_on(element: Element | None, name: str) -> bool | None:
    """Whether a switch is on; None where the element does not say."""
    found = child(element, name)
    return None if found is None else (attribute(found, "w:val") or "1") not in OFF


def chosen(alternatives: Element) -> Element | None:
    """The one branch of mc:AlternateContent that is read: the first choice, as Word does; the fallback says the same again."""
    return next((inner for name in ("mc:Choice", "mc:Fallback") for inner in alternatives if name_of(inner) == name), None)
