"""The style sheet of a Word document (STSH, MS-DOC 2.9.271): which styles are hidden or numbered."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass, replace

from pipeline.readers.doc_modifiers import layout_of, look_of
from pipeline.readers.doc_streams import STYLES, Streams

PARAGRAPH, CHARACTER = 1, 2  # kinds of style
NO_STYLE = 0x0FFF
LONGEST_CHAIN = 20  # styles built upon each other; Word itself allows 11


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says that matters for the text; None where it and those below it say nothing."""

    base: int
    hidden: bool | None = None
    list_use: int | None = None
    level: int | None = None


def read_styles(streams: Streams) -> Mapping[int, Style]:
    """The styles by number, with what they take over from those they are built upon; raises struct.error or IndexError where damaged."""
    content = streams.part(STYLES)
    if not content:
        return {}
    head, count, fixed = struct.unpack_from("<HHH", content)
    at = 2 + head
    found: dict[int, Style] = {}
    for number in range(count):
        if at + 2 > len(content):
            break
        size = struct.unpack_from("<H", content, at)[0]
        if size:
            found[number] = _style(content[at + 2 : at + 2 + size], fixed)
        at += 2 + size
    return {number: _complete(style, found) for number, style in found.items()}


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
            layout = layout_of(0, (body[2:],), b"")
            style = replace(style, list_use=layout.list_use, level=layout.level)
        elif kind & 0xF == (CHARACTER if number == 0 else PARAGRAPH):
            hidden = look_of(body).hidden
            style = replace(style, hidden=None if hidden is None else hidden == 1)
    return style


def _complete(style: Style, styles: Mapping[int, Style]) -> Style:
    base = style.base
    for _ in range(LONGEST_CHAIN):
        if base == NO_STYLE or base not in styles:
            break
        below = styles[base]
        style = replace(
            style,
            hidden=below.hidden if style.hidden is None else style.hidden,
            list_use=below.list_use if style.list_use is None else style.list_use,
            level=below.level if style.level is None else style.level,
        )
        base = below.base
    return style
