"""The style sheet of a Word document (STSH, MS-DOC 2.9.271): which styles are hidden or numbered."""

import struct
from dataclasses import replace

from extractors.frozen import frozen
from pipeline.readers.doc.modifiers import layout_of, look_of
from pipeline.readers.doc.streams import STYLES, Streams

PARAGRAPH, CHARACTER = 1, 2  # kinds of style
LONGEST_CHAIN = 20  # styles built upon each other; Word itself allows 11


@frozen
class Style:
    """What a style says that matters for the text; None where it and those below it say nothing."""

    base: int
    hidden: bool | None = None
    list_use: int | None = None
    level: int | None = None


class Styles:
    """The styles of a document by number, each read when it is first asked for: of hundreds, notices use three or four."""

    def __init__(self, content: bytes = b"") -> None:
        self.damaged = False
        self._places: dict[int, tuple[int, int]] = {}
        self._known: dict[int, Style | None] = {}
        self._content = content
        self._fixed = 0
        if len(content) >= 6:
            self._find(*struct.unpack_from("<HHH", content))

    def get(self, number: int) -> Style | None:
        """A style with what it takes over from those it is built upon; None where the document has none of this number."""
        if number not in self._known:
            style, base = self._own(number), number
            for _ in range(LONGEST_CHAIN):
                below = self._own(style.base) if style and style.base != base else None
                if style is None or below is None:
                    break
                base, style = style.base, _upon(style, below)
            self._known[number] = style
        return self._known[number]

    def _find(self, head: int, count: int, fixed: int) -> None:
        """Where each style stands."""
        self._fixed = fixed
        at = 2 + head
        for number in range(count):
            if at + 2 > len(self._content):
                self.damaged = True
                break
            size = self._content[at] | self._content[at + 1] << 8
            if size:
                self._places[number] = (at + 2, at + 2 + size)
            at += 2 + size

    def _own(self, number: int) -> Style | None:
        if number not in self._places:
            return None
        start, end = self._places[number]
        try:
            return _style(self._content[start:end], self._fixed)
        except (struct.error, IndexError):
            self.damaged = True
            return None


def read_styles(streams: Streams) -> Styles:
    """The styles of a document; raises Unreadable(CORRUPT) where they lie outside the table stream."""
    return Styles(streams.part(STYLES))


def _style(content: bytes, fixed: int) -> Style:
    kind, parts = struct.unpack_from("<HH", content, 2)
    style = Style(kind >> 4)
    name = struct.unpack_from("<H", content, fixed)[0]
    at = fixed + 2 + 2 * (name + 1)
    for number in range(min(parts & 0xF, 2)):
        at += at % 2
        size = struct.unpack_from("<H", content, at)[0]
        body = content[at + 2 : at + 2 + size]
        at += 2 + size
        if kind & 0xF == PARAGRAPH and number == 0:
            layout = layout_of(0, (body[2:],))
            style = replace(style, list_use=layout.list_use, level=layout.level)
        elif kind & 0xF == (CHARACTER if number == 0 else PARAGRAPH):
            hidden = look_of(body).hidden
            style = replace(style, hidden=None if hidden is None else hidden == 1)
    return style


def _upon(style: Style, below: Style) -> Style:
    """A style with what it does not say itself taken from the one below it."""
    return Style(
        below.base,
        below.hidden if style.hidden is None else style.hidden,
        below.list_use if style.list_use is None else style.list_use,
        below.level if style.level is None else style.level,
    )
