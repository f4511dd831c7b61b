"""Tables: a line for each row, cells apart by tabs; tables that only place paragraphs are read as paragraphs."""

from collections.abc import Callable, Iterable, Iterator

from extractors.frozen import frozen
from pipeline.readers.docx.lines import CELL_END, Line, Piece, in_one, is_blank, text_of
from pipeline.readers.docx.styles import Styles, has_line
from pipeline.readers.docx.xml import Element, attribute, child, chosen, is_on, name_of, value, whole_number

WRAPPERS = frozenset({"w:customXml", "w:ins", "w:moveTo", "w:sdtContent", "w:smartTag"})
MOST_COLUMNS = 63  # that Word allows
LONGEST_REPEATED = 40  # characters; a longer cell is a remark on all its rows. The same as in tables of web pages
# Twips (1/20 point): a column that holds no character of the smallest common size; offices get them by dragging borders.
NARROW = 180


@frozen
class Cell:
    """The lines of a cell, and how many columns it covers."""

    lines: tuple[Line, ...]
    columns: int
    is_repeated: bool = False  # its words are those of the cell above, which goes on


def table_lines(table: Element, styles: Styles, read_cell: Callable[[Element], list[Line]]) -> Iterator[Line]:
    """The lines of a table.

    What a cell says that covers several rows is repeated in each, unless it is long, and one that covers several columns is followed by
    empty ones: a row can be read by itself, and what stands below each other stays so. Paragraphs of a cell are apart by a space in its
    row; they are lines of their own where the cell is alone in its row, or where the table has no borders and so only places paragraphs
    side by side.
    """
    grid, above = _grid(table), dict[int, tuple[Line, ...]]()
    rows = [list(_cells(row, grid, above, read_cell)) for row in _inner(table, "w:tr") if not _is_gone(row)]
    bordered = _is_bordered(table, styles)
    for row in rows:
        filled = [cell for cell in row if cell.lines and not cell.is_repeated]
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


def _cells(row: Element, grid: list[int], above: dict[int, tuple[Line, ...]], read_cell: Callable[[Element], list[Line]]) -> Iterator[Cell]:
    """The cells of a row; `above` holds, by column, the lines of cells that may go on in the next row."""
    properties = child(row, "w:trPr")
    at = _count(value(properties, "w:gridBefore"), 0)
    if at and _columns(grid, 0, at):
        yield Cell((), _columns(grid, 0, at))
    for cell in _inner(row, "w:tc"):
        about = child(cell, "w:tcPr")
        if child(about, "w:cellDel") is not None:
            continue
        covered = _count(value(about, "w:gridSpan"), 1)
        goes_on = _goes_on(about, "w:vMerge")
        if goes_on or _goes_on(about, "w:hMerge"):
            lines = above.get(at, ()) if goes_on else ()
        else:
            lines = tuple(line for line in read_cell(cell) if not is_blank(line))
            above[at] = lines if sum(len(text_of(line)) for line in lines) <= LONGEST_REPEATED else ()
        yield Cell(lines, max(1, _columns(grid, at, at + covered)), goes_on)
        at += covered


def _goes_on(about: Element | None, name: str) -> bool:
    """Whether a cell is the continuation of the one above it (w:vMerge) or on its left (w:hMerge); Word shows nothing of its own."""
    merge = child(about, name)
    return merge is not None and (attribute(merge, "w:val") or "continue") == "continue"


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
