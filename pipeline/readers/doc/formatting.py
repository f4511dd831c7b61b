"""Which characters of a Word document are deleted or hidden, and how its paragraphs are laid out (MS-DOC 2.4.6)."""

import re
import struct
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import field

from extractors.frozen import frozen
from pipeline.outcome import Reason, Unreadable
from pipeline.readers.doc.modifiers import OTHER_THAN_STYLE, SAME_AS_STYLE, Layout, layout_of, look_of, with_moved
from pipeline.readers.doc.pieces import PieceTable
from pipeline.readers.doc.streams import CHARACTER_PAGES, PARAGRAPH_PAGES, Streams
from pipeline.readers.doc.styles import Styles
from pipeline.readers.docx.symbols import is_symbol_font, sign

PAGE = 512  # bytes of a page of formatting
DROPPED = "\0"  # stands for a character that is no text, so that positions stay
CELL_END = "\x07"
SYMBOL_SIGN = "("  # the character in whose place a symbol is shown
PRIVATE_SIGN = re.compile("[\uf020-\uf0ff]")


@frozen
class Runs:
    """Stretches of the main stream with one formatting each: `ends[i]` is the end (offset) of the one that has `bodies[i]`."""

    ends: tuple[int, ...]
    bodies: tuple[bytes, ...]

    def number_at(self, offset: int) -> int:
        """The number of the stretch that holds an offset."""
        return bisect_right(self.ends, offset)


@frozen
class Paragraphs:
    """The layout of every paragraph, asked by the position of its last character."""

    runs: Runs
    table: PieceTable
    data: bytes
    known: dict[tuple[bytes, bytes], Layout] = field(default_factory=dict)

    def at(self, position: int) -> Layout:
        """The layout of the paragraph that ends with a character."""
        piece = self.table.at(position)
        number = self.runs.number_at(piece.offset(position))
        body = self.runs.bodies[number] if number < len(self.runs.bodies) else b""
        layout = self.known.get((body, piece.modifiers))
        if layout is None:
            layout = layout_of(int.from_bytes(body[:2], "little"), (with_moved(body[2:], self.data), piece.modifiers))
            self.known[body, piece.modifiers] = layout
        return layout

    def ends_at(self, position: int) -> bool:
        """Whether a paragraph ends with a character, such as a page break that may also stand within one."""
        piece = self.table.at(position)
        offset = piece.offset(position)
        number = self.runs.number_at(offset)
        return number < len(self.runs.ends) and self.runs.ends[number] == offset + piece.width


def read_paragraphs(streams: Streams, table: PieceTable) -> Paragraphs | None:
    """The layout of paragraphs, None where the document has none; raises Unreadable(CORRUPT) where the pages of formatting are damaged."""
    runs = _runs(streams, PARAGRAPH_PAGES, _paragraph_body)
    return Paragraphs(runs, table, streams.data) if runs.ends else None


@frozen
class Looks:
    """What the formatting of characters makes of them, by the styles and fonts of the document."""

    styles: Styles
    fonts: tuple[str, ...]
    lost_fonts: set[str] = field(default_factory=set)

    def change(self, content: bytes) -> Callable[[str], str] | None:
        """What becomes of characters with some modifiers; None where they stay. The end of a merely hidden cell stays."""
        look = look_of(content)
        if look.deleted:
            return lambda words: DROPPED * len(words)
        style = self.styles.get(look.style) if look.style is not None else None
        of_style = bool(style and style.hidden)
        if {None: of_style, 1: True, SAME_AS_STYLE: of_style, OTHER_THAN_STYLE: not of_style}.get(look.hidden, False):
            return lambda words: "".join(CELL_END if character == CELL_END else DROPPED for character in words)
        font = self.fonts[look.font] if look.font is not None and look.font < len(self.fonts) else None
        if look.symbol is not None:
            symbol = self._sign(look.symbol, font)
            return lambda words: "".join(symbol if character == SYMBOL_SIGN else character for character in words)
        if is_symbol_font(font):
            return lambda words: PRIVATE_SIGN.sub(lambda private: self._sign(ord(private[0]), font), words)
        return None

    def _sign(self, code: int, font: str | None) -> str:
        shown = sign(code, font)
        if shown is None:
            self.lost_fonts.add(font or "Symbol")
        return shown or DROPPED


def without_hidden(text: str, streams: Streams, table: PieceTable, looks: Looks) -> str:
    """The text with DROPPED for tracked deletions and hidden characters, and the signs that stand for symbols.

    Raises Unreadable(CORRUPT) where the pages of formatting are damaged.
    """
    runs = _runs(streams, CHARACTER_PAGES, _character_body)
    known = {body: looks.change(body) for body in set(runs.bodies)}
    if not any(known.values()) and not any(piece.modifiers for piece in table.pieces):
        return text
    parts: list[str] = []
    for piece in table.pieces:
        change = looks.change(piece.modifiers)
        number = runs.number_at(piece.at)
        start = piece.start
        while start < piece.end:
            end, own = piece.end, None
            if number < len(runs.ends):
                end = min(end, piece.start + -(-(runs.ends[number] - piece.at) // piece.width))
                own = known[runs.bodies[number]]
            parts.append((change or own or str)(text[start:end]))
            start, number = end, number + 1
    return "".join(parts)


def _runs(streams: Streams, part: int, body_of: Callable[[bytes, int, int], bytes]) -> Runs:
    try:
        found = sorted(_pages(streams, part, body_of), key=lambda run: run[0])
    except (struct.error, IndexError):
        raise Unreadable(Reason.CORRUPT, "a Word document whose pages of formatting are damaged") from None
    return Runs(tuple(end for end, _ in found), tuple(body for _, body in found))


def _pages(streams: Streams, part: int, body_of: Callable[[bytes, int, int], bytes]) -> Iterator[tuple[int, bytes]]:
    content = streams.part(part)
    count = max(len(content) - 4, 0) // 8
    for number in sorted(set(struct.unpack_from(f"<{count}I", content, 4 * (count + 1)))) if count else ():
        start = (number & 0x3FFFFF) * PAGE
        page = streams.word[start : start + PAGE]
        runs = page[PAGE - 1]
        ends = struct.unpack_from(f"<{runs}I", page, 4)
        for run, end in enumerate(ends):
            yield end, body_of(page, runs, run)


def _character_body(page: bytes, runs: int, run: int) -> bytes:
    at = 2 * page[4 * (runs + 1) + run]
    return page[at + 1 : at + 1 + page[at]] if at else b""


def _paragraph_body(page: bytes, runs: int, run: int) -> bytes:
    """Number of the style and modifiers of a paragraph; an odd length is told by one byte, an even one by a zero and one more."""
    at = 2 * page[4 * (runs + 1) + 13 * run]
    if not at:
        return b""
    if page[at]:
        return page[at + 1 : at + 2 * page[at]]
    return page[at + 2 : at + 2 + 2 * page[at + 1]]
