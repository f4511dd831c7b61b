"""Paragraphs of DOC and RTF put into lines: rows of tables on a line each, cells apart by tabs."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from pipeline.readers.doc_tables import Row, Shape, table_lines
from pipeline.readers.docx_lines import CELL_END, Line, Piece, in_one, lines_of, text_of

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
NOT_PLAIN = re.compile("[\0-\x08\x0b-\x0e\x13-\x15\x1e\x1f\xad\ud800-\udfff]")


def plain(words: str) -> str:
    """The words without signs of the format; line breaks become line ends, two halves of a character one.

    >>> plain("省\\x02农业\\x0b农村厅\\x1f")
    '省农业\\n农村厅'
    """
    if not NOT_PLAIN.search(words):
        return words
    return words.translate(CONTROLS).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


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


class Lines:
    """The growing lines of a story; the rows of a table are kept until it ends, since they tell its columns together."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._rows: list[Row] = []
        self._cells: list[tuple[Line, ...]] = []
        self._cell: list[Line] = []
        self._inner_row: list[Piece] = []
        self._inner_cell: list[Line] = []

    @property
    def in_table(self) -> bool:
        """Whether a table is begun that has not ended."""
        return bool(self._rows or self._cells or self._cell or self._inner_row or self._inner_cell)

    def add_lines(self, lines: Iterable[Line]) -> None:
        """Lines of another story."""
        self.lines.extend(lines)

    def add_paragraph(self, pieces: Sequence[Piece]) -> None:
        """A paragraph outside of tables; ends a table before it."""
        self.end_table()
        self.lines.extend(_lines(pieces))

    def add_in_cell(self, pieces: Sequence[Piece], depth: int = 1) -> None:
        """A paragraph within a cell, which goes on; `depth` is 2 for a table within a cell."""
        (self._cell if depth < 2 else self._inner_cell).extend(_lines(pieces))

    def end_cell(self, pieces: Sequence[Piece]) -> None:
        """The last paragraph of a cell."""
        self.end_inner_row()
        self._cell.extend(_lines(pieces))
        self._cells.append(tuple(self._cell))
        self._cell = []

    def end_row(self, shape: Shape) -> None:
        """The end of a row."""
        if self._cell:
            self.end_cell(())
        if self._cells:
            self._rows.append(Row(tuple(self._cells), shape))
        self._cells = []

    def end_inner_cell(self, pieces: Sequence[Piece]) -> None:
        """The last paragraph in a cell of a table within a cell."""
        self._inner_cell.extend(_lines(pieces))
        if self._inner_row:
            self._inner_row.append(Piece(CELL_END))
        self._inner_row += list(in_one(self._inner_cell)) or [Piece("")]
        self._inner_cell = []

    def end_inner_row(self) -> None:
        """The end of a row of a table within a cell: a line of the outer cell."""
        if self._inner_cell:
            self.end_inner_cell(())
        if any(piece.text.strip() for piece in self._inner_row):
            self._cell.append(tuple(self._inner_row))
        self._inner_row = []

    def end_table(self) -> None:
        """The end of a table, and of a row that the document left open."""
        if self.in_table:
            self.end_inner_row()
            self.end_row(Shape())
            self.lines.extend(table_lines(self._rows))
            self._rows = []
