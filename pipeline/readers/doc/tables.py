"""Tables of DOC and RTF: a line for each row, in the columns that the edges of all rows make together."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from extractors.frozen import frozen
from pipeline.readers.docx.lines import CELL_END, Line, Piece, in_one, text_of
from pipeline.readers.docx.tables import LONGEST_REPEATED, MOST_COLUMNS, NARROW


@frozen
class Shape:
    """The edges of a row's cells from left to right (twips), and which of its cells go on from the cell above or on the left.

    Empty where the document does not tell.
    """

    edges: tuple[int, ...] = ()
    from_above: tuple[bool, ...] = ()
    from_left: tuple[bool, ...] = ()


@frozen
class Row:
    """A row: the lines of each of its cells, and its shape."""

    cells: tuple[tuple[Line, ...], ...]
    shape: Shape


def table_lines(rows: Sequence[Row]) -> Iterator[Line]:
    """The lines of a table.

    As in DOCX, what a cell says that covers several rows is repeated in each unless it is long, one that covers several columns is
    followed by empty ones, and the paragraphs of a cell that is alone in its row are lines of their own.
    """
    places = _places(rows)
    above: dict[int, tuple[Line, ...]] = {}
    for row in rows:
        columns = _columns(row, places)
        cells = [_shown(row, number, column, above) for number, (column, _) in enumerate(columns)]
        own = [lines for number, lines in enumerate(row.cells) if lines and not _tells(row.shape.from_above, number)]
        if len(row.cells) == 1 or (len(own) == 1 and len(own[0]) > 1):
            yield from (line for lines in own for line in lines)
        elif own:
            yield tuple(_joined(columns, cells))


def _places(rows: Sequence[Row]) -> dict[int, int]:
    """By edge the number of its column's line; edges that are nearer than a narrow column are one. None where columns are beyond reason."""
    edges = sorted({edge for row in rows if _has_edges(row) for edge in row.shape.edges})
    places = {edge: 0 for edge in edges[:1]}
    last = edges[0] if edges else 0
    for before, edge in pairwise(edges):
        is_new = edge - last >= NARROW
        places[edge] = places[before] + is_new
        last = edge if is_new else last
    return places if max(places.values(), default=0) <= MOST_COLUMNS else {}


def _has_edges(row: Row) -> bool:
    edges = row.shape.edges
    return len(edges) == len(row.cells) + 1 and all(left <= right for left, right in pairwise(edges))


def _columns(row: Row, places: dict[int, int]) -> list[tuple[int, int]]:
    """First column and count of columns of each cell."""
    if not places or not _has_edges(row):
        return [(number, 1) for number in range(len(row.cells))]
    return [(places[left], max(1, places[right] - places[left])) for left, right in pairwise(row.shape.edges)]


def _shown(row: Row, number: int, column: int, above: dict[int, tuple[Line, ...]]) -> tuple[Line, ...]:
    """The lines of a cell, or those of the one above that it goes on from."""
    if _tells(row.shape.from_above, number):
        return above.get(column, ())
    lines = () if _tells(row.shape.from_left, number) else row.cells[number]
    above[column] = lines if sum(len(text_of(line)) for line in lines) <= LONGEST_REPEATED else ()
    return lines


def _tells(flags: Sequence[bool], number: int) -> bool:
    return number < len(flags) and flags[number]


def _joined(columns: Iterable[tuple[int, int]], cells: Iterable[tuple[Line, ...]]) -> Iterator[Piece]:
    """The cells of a row apart by tabs, one for each column."""
    for place, ((column, count), lines) in enumerate(zip(columns, cells, strict=True)):
        if place:
            yield Piece(CELL_END)
        elif column:
            yield Piece(CELL_END * column)
        yield from in_one(lines)
        if count > 1:
            yield Piece(CELL_END * (count - 1))
