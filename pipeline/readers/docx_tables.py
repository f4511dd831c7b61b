"""Tables: a line for each row, cells apart by tabs; tables that only place paragraphs are read as paragraphs."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pipeline.readers.docx_lines import CELL_END, Line, Piece, in_one, is_blank
from pipeline.readers.docx_styles import Styles, has_line
from pipeline.readers.docx_xml import Element, attribute, child, chosen, is_on, name_of, value, whole_number

WRAPPERS = frozenset({"w:customXml", "w:ins", "w:moveTo", "w:sdtContent", "w:smartTag"})
MOST_COLUMNS = 63  # that Word allows
# Twips (1/20 point): a column that holds no character of the smallest common size; offices get them by dragging borders.
NARROW = 180


@dataclass(frozen=True, slots=True)
class Cell:
    """The lines of a cell, and how many columns it covers."""

    lines: tuple[Line, ...]
    columns: int


def table_lines(table: Element, styles: Styles, read_cell: Callable[[Element], list[Line]]) -> Iterator[Line]:
    """The lines of a table.

    A cell that goes on from the row above is empty, and one that covers several columns is followed by empty ones, so that what stands
    below each other stays so. Paragraphs of a cell are apart by a space in its row; they are lines of their own where the cell is alone
    in its row, or where the table has no borders and so only places paragraphs side by side.
    """
    grid = _grid(table)
    rows = [list(_cells(row, grid, read_cell)) for row in _inner(table, "w:tr") if not _is_gone(row)]
    bordered = _is_bordered(table, styles)
    for row in rows:
        filled = [cell for cell in row if cell.lines]
        several = any(len(cell.lines) > 1 for cell in filled)
        if len(row) == 1 or (several and (len(filled) == 1 or not bordered)):
            yield from (line for cell in row for line in cell.lines)
        elif filled:
            yield tuple(_row(row))


def _row(row: Iterable[Cell]) -> Iterator[Piece]:
    for place, cell in enumerate(row):
        if place:
            yield Piece(CELL_END)
        yield from in_one(cell.lines)
        if cell.columns > 1:
            yield Piece(CELL_END * (cell.columns - 1))


def _cells(row: Element, grid: list[int], read_cell: Callable[[Element], list[Line]]) -> Iterator[Cell]:
    properties = child(row, "w:trPr")
    at = _count(value(properties, "w:gridBefore"), 0)
    if at and _columns(grid, 0, at):
        yield Cell((), _columns(grid, 0, at))
    for cell in _inner(row, "w:tc"):
        about = child(cell, "w:tcPr")
        if child(about, "w:cellDel") is not None:
            continue
        covered = _count(value(about, "w:gridSpan"), 1)
        lines = () if _goes_on(about) else tuple(line for line in read_cell(cell) if not is_blank(line))
        yield Cell(lines, max(1, _columns(grid, at, at + covered)))
        at += covered


def _goes_on(about: Element | None) -> bool:
    """Whether a cell is the continuation of the one above it or on its left; Word shows nothing of its own."""
    return any(
        merge is not None and (attribute(merge, "w:val") or "continue") == "continue"
        for merge in (child(about, "w:vMerge"), child(about, "w:hMerge"))
    )


def _columns(grid: list[int], start: int, end: int) -> int:
    """How many columns between two lines of the grid are wide enough to hold text; without a grid, all."""
    return sum(grid[place] >= NARROW if place < len(grid) else True for place in range(start, min(end, MOST_COLUMNS)))


def _grid(table: Element) -> list[int]:
    """The widths of the columns; none where the file does not say them all, as those of other makers than Word."""
    columns = child(table, "w:tblGrid")
    widths = (
        [whole_number(attribute(column, "w:w")) or 0 for column in columns if name_of(column) == "w:gridCol"] if columns is not None else []
    )
    return widths if all(widths) else []


def _count(written: str | None, least: int) -> int:
    return min(max(whole_number(written) or least, least), MOST_COLUMNS)


def _is_gone(row: Element) -> bool:
    """Whether a row was deleted with changes tracked, or is hidden."""
    properties = child(row, "w:trPr")
    return child(properties, "w:del") is not None or is_on(properties, "w:hidden") is True


def _is_bordered(table: Element, styles: Styles) -> bool:
    if styles.is_bordered(child(table, "w:tblPr")):
        return True
    cells = (cell for row in _inner(table, "w:tr") for cell in _inner(row, "w:tc"))
    return any(has_line(child(child(cell, "w:tcPr"), "w:tcBorders")) for cell in cells)


def _inner(outer: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, those inside content controls and the like included."""
    for element in outer:
        found = name_of(element)
        if found == name:
            yield element
        elif found in WRAPPERS or found == "w:sdt":
            yield from _inner(element, name)
        elif found == "mc:AlternateContent":
            branch = chosen(element)
            yield from _inner(branch, name) if branch is not None else ()
