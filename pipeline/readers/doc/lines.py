"""Paragraphs of DOC and RTF put into lines: rows of tables on a line each, cells apart by tabs."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.readers.doc.tables import Row, Shape, table_lines
from pipeline.readers.docx.lines import Line, Piece, lines_of, text_of
from pipeline.readers.docx.symbols import sign

CONTROLS = {
    **dict.fromkeys(range(9)),  # anchors, pictures, references, and what was dropped
    **dict.fromkeys((0x13, 0x14, 0x15, 0x1F, 0xAD)),  # signs of broken fields, soft hyphens
    0x0A: "\n",
    0x0B: "\n",  # line break
    0x0C: "\n",  # page break
    0x0D: "\n",  # a paragraph's end within a page's
    0x0E: "\n",  # column break
    0x1E: "-",  # hyphen without a break
}
DEEPEST = 20  # tables within each other; pages of government sites had six
NOT_PLAIN = re.compile("[\0-\x08\x0b-\x0e\x13-\x15\x1e\x1f\xad\ud800-\udfff\uf020-\uf0ff]")
PRIVATE_SIGN = re.compile("[\uf020-\uf0ff]")  # of a symbol font; where none is told, it is the font Symbol


def plain(words: str) -> str:
    """The words without signs of the format; line breaks become line ends, two halves of a character one.

    >>> plain("省\\x02农业\\x0b农村厅\\x1f")
    '省农业\\n农村厅'
    """
    if not NOT_PLAIN.search(words):
        return words
    words = words.translate(CONTROLS).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return PRIVATE_SIGN.sub(lambda found: sign(ord(found[0]), None) or found[0], words)


def numbered(number: str, pieces: Sequence[Piece], in_cell: bool) -> Sequence[Piece]:
    """A paragraph behind its automatic number, which ends with a space where the format sets it apart.

    The space stays only where both would run into each other: 1. 2024年, 第一条 为; not 一、总则, ①总则. A number without words is shown in
    cells only, where it may be the whole content.
    """
    if not number:
        return pieces
    label = number.strip()
    words = text_of(pieces).lstrip()
    if not label or not (words or in_cell):
        return pieces
    last = label[-1]
    is_wide = unicodedata.east_asian_width(last) in "WF" and unicodedata.category(last).startswith("P")
    is_closed = is_wide or unicodedata.category(last) == "No"
    runs_on = last in "、．" and label[-2:-1].isdecimal() and words[:1].isdecimal()
    apart = number != label and words and (runs_on or not is_closed)
    return [Piece(label + (" " if apart else "")), *_without_indent(pieces)]


def _without_indent(pieces: Sequence[Piece]) -> Iterable[Piece]:
    begun = False
    for piece in pieces:
        text = piece.text if begun else piece.text.lstrip()
        begun = begun or bool(text)
        if text:
            yield Piece(text, piece.url)


def _lines(pieces: Sequence[Piece]) -> Iterable[Line]:
    """The lines of a paragraph; most are one piece without tabs and breaks."""
    if len(pieces) == 1 and "\t" not in pieces[0].text and "\n" not in pieces[0].text:
        return ((pieces[0],),) if pieces[0].text.strip() else ()
    return lines_of(pieces)


@dataclass(slots=True)
class _Table:
    """A table that is being read: its rows, the cells of its last row, the lines of the last cell."""

    rows: list[Row] = field(default_factory=list)
    cells: list[tuple[Line, ...]] = field(default_factory=list)
    cell: list[Line] = field(default_factory=list)

    def end_cell(self) -> None:
        self.cells.append(tuple(self.cell))
        self.cell = []

    def end_row(self, shape: Shape) -> None:
        if self.cell:
            self.end_cell()
        if self.cells:
            self.rows.append(Row(tuple(self.cells), shape))
        self.cells = []


class Lines:
    """The growing lines of a story; the rows of a table are kept until it ends, since they tell its columns together.

    `depth` counts the tables that a paragraph stands in: 0 for none, 2 for a table within a cell.
    """

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._tables: list[_Table] = []

    @property
    def in_table(self) -> bool:
        """Whether a table is begun that has not ended."""
        return bool(self._tables)

    def add_lines(self, lines: Iterable[Line]) -> None:
        """Lines of another story."""
        self.lines.extend(lines)

    def add_paragraph(self, pieces: Sequence[Piece], depth: int = 0) -> None:
        """A paragraph; it ends the tables that it does not stand in."""
        self._go_to(depth)
        (self._tables[-1].cell if self._tables else self.lines).extend(_lines(pieces))

    def end_cell(self, pieces: Sequence[Piece], depth: int = 1) -> None:
        """The last paragraph of a cell."""
        self.add_paragraph(pieces, depth)
        self._tables[-1].end_cell()

    def end_row(self, shape: Shape, depth: int = 1) -> None:
        """The end of a row."""
        self._go_to(depth)
        self._tables[-1].end_row(shape)

    def end_tables(self) -> None:
        """The end of all tables, and of rows that the document left open."""
        self._go_to(0)

    def _go_to(self, depth: int) -> None:
        while len(self._tables) > depth:
            table = self._tables.pop()
            table.end_row(Shape())
            (self._tables[-1].cell if self._tables else self.lines).extend(table_lines(table.rows))
        while len(self._tables) < min(depth, DEEPEST):
            self._tables.append(_Table())
