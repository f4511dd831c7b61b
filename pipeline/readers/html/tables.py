"""Tables of a page: rows with their cells apart by tabs where they are data, plain lines where they only place things.

What a cell that reaches over several rows says holds for each of them, so a short one is repeated: a row can then be read by itself, and
its columns do not shift. A cell that reaches over several columns stands once, with empty cells behind it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.readers.html.lines import Anchor, Line

MOST_SPAN = 60  # columns or rows of one cell; more is a slip, or an attack
MOST_COLUMNS = 200  # of a row in which cells reach over others
LONGEST_REPEATED = 40  # characters of a cell that is repeated in its further rows; a longer one is a remark on the whole table
# A table places things where one cell holds most of its text, in so many lines: a notice beside a column of links, a form's frame.
FRAME_LINES, FRAME_SHARE, FRAME_TEXT = 6, 0.6, 150
NOTICE_LINES = 4  # of a cell with a day on a line of its own: a short notice
DAY = re.compile(r"(?:(?:19|20)\d\d|[一二][〇○ＯO零一二三四五六七八九]{3})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日")
LONGEST_CELL = 1500  # characters; a longer cell holds paragraphs that are read as such


@dataclass(slots=True)
class Cell:
    """A cell while its table is read."""

    columns: int = 1
    rows: int = 1
    lines: list[Line] = field(default_factory=list)

    @property
    def size(self) -> int:
        """Characters of its text."""
        return sum(len(line.text) for line in self.lines)


@dataclass(slots=True)
class Table:
    """A table while it is read: its rows of cells, the lines that stand in no cell, and whether it certainly holds the whole text."""

    rows: list[list[Cell]] = field(default_factory=list)
    caption: list[Line] = field(default_factory=list)
    is_frame: bool = False

    def lines(self) -> Iterator[Line]:
        """Its lines, or its rows as lines."""
        yield from self.caption
        if self.is_frame or _is_frame(self.rows):
            for row in self.rows:
                for cell in row:
                    yield from cell.lines
            return
        for cells in _spread(self.rows):
            if (line := _row(cells)) is not None:
                yield line


def span(value: str | None) -> int:
    """How many columns or rows an attribute names; 1 where it names none.

    >>> span("3"), span("0"), span("all"), span("65534")
    (3, 1, 1, 60)
    """
    value = (value or "").strip()
    return min(max(int(value), 1), MOST_SPAN) if value.isascii() and value.isdigit() and len(value) < 9 else 1


def _is_frame(rows: Sequence[Sequence[Cell]]) -> bool:
    if max((sum(bool(cell.lines) for cell in row) for row in rows), default=0) < 2:
        return True
    cells = [cell for row in rows for cell in row if cell.lines]
    total = sum(cell.size for cell in cells)
    for cell in cells:
        if cell.size > LONGEST_CELL or any(line.is_row or line.mark in ("h1", "h2") for line in cell.lines):
            return True
        if len(cell.lines) >= NOTICE_LINES and any(DAY.fullmatch(line.text.strip()) for line in cell.lines):
            return True
        if len(cell.lines) >= FRAME_LINES and cell.size > max(FRAME_TEXT, FRAME_SHARE * total):
            return True
    return False


def _spread(rows: Sequence[Sequence[Cell]]) -> Iterator[list[Cell | None]]:
    """The rows with one cell a column: a cell stands in its first column, and in its further rows again where it is short."""
    below: dict[int, tuple[Cell, int]] = {}  # by column: the cell that reaches down into it, and for how many rows still
    for row in rows:
        cells: list[Cell | None] = []
        reached: dict[int, tuple[Cell, int]] = {}
        waiting = list(reversed(row))
        while waiting or len(cells) in below:
            column = len(cells)
            if column in below:
                cell, left = below.pop(column)
            else:
                cell = waiting.pop()
                left = cell.rows
            cells.append(cell if left == cell.rows or cell.size <= LONGEST_REPEATED else None)
            if column >= MOST_COLUMNS:
                continue
            cells.extend([None] * (cell.columns - 1))
            for further in range(column + 1, column + cell.columns):
                below.pop(further, None)
            if left > 1:
                reached[column] = (cell, left - 1)
        below = reached
        if any(cell.lines for cell in row):
            yield cells


def _row(cells: Sequence[Cell | None]) -> Line | None:
    """One line of a row; None where all its cells are empty."""
    words: list[str] = []
    anchors: list[Anchor] = []
    at, own, lines = 0, 0, [line for cell in cells if cell for line in cell.lines]
    if not lines:
        return None
    for number, cell in enumerate(cells):
        if number:
            words.append("\t")
            at += 1
        for place, line in enumerate(cell.lines if cell else ()):
            if place:
                words.append(" ")
                at += 1
            flat, shifted = line.flat()
            words.append(flat)
            anchors += [Anchor(anchor.start + at, anchor.end + at, anchor.href) for anchor in shifted]
            at += len(flat)
            own += line.own
    text = "".join(words).rstrip("\t")
    is_row = "\t" in text.strip("\t")
    # The last line's number: those of repeated cells are of rows above.
    return Line(max(line.seq for line in lines), text, tuple(anchors), own, is_row=is_row)
