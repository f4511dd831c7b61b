"""Recognised pieces of print put together into printed lines and rows of tables, in the order in which they are read."""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from extractors.frozen import frozen
from pipeline.readers.layout.compose import PrintedLine
from pipeline.readers.scan.gaps import paper_between
from pipeline.readers.scan.punctuation import normalise_punctuation

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.raw import Box
    from pipeline.readers.scan.tables import Grid

BESIDE = 0.5  # of the lower one's height: pieces that share so much stand on one line
SIGN = 0.8  # the width of a Chinese sign in parts of the height of the box that is found around it
WORD_GAP = 0.6  # of a sign: a wider gap was printed, a narrower one is a cut of the recognition's own
CORRIDOR = (0.35, 0.65)  # parts of the width between which two columns may part
COLUMN_LINES = 6  # so many lines a column has at least
FILLED = 0.7  # of a column's width that its middling line fills; lists of names and numbers do not


@frozen
class Piece:
    """A piece of print as recognised: its words, its box in points of the upright page, and the score of the recognition."""

    text: str
    box: Box
    score: float
    sealed: bool


def find_lines(pieces: Iterable[Piece], grids: Sequence[Grid], width: float) -> tuple[PrintedLine, ...]:
    """The lines of a page of a width (points): rows of ruled tables with tabs, two columns one after the other."""
    free: list[Piece] = []
    held: list[list[tuple[tuple[int, int], Piece]]] = [[] for _ in grids]
    for piece in pieces:
        x, y = (piece.box[0] + piece.box[2]) / 2, (piece.box[1] + piece.box[3]) / 2
        cells = ((index, grid.cell_at(x, y)) for index, grid in enumerate(grids))
        index, cell = next(((index, cell) for index, cell in cells if cell), (0, None))
        if cell is None:
            free.append(piece)
        else:
            held[index].append(((cell.row, cell.column), piece))
    blocks = []
    for inside, grid in zip(held, grids, strict=True):
        # A frame around a few words, such as a button, is no table.
        if len({row for (row, _), _ in inside}) > 1 and len({column for (_, column), _ in inside}) > 1:
            blocks.append(_rows(inside, grid.columns))
        else:
            free += [piece for _, piece in inside]
    lines = [line for group in _columns(free, width) for line in _lines(group)]
    for block in blocks:
        place = next((index for index, line in enumerate(lines) if line.box[1] >= block[0].box[1]), len(lines))
        lines[place:place] = block
    return tuple(lines)


def _lines(pieces: Iterable[Piece]) -> list[PrintedLine]:
    """Pieces side by side are one line, from top to bottom."""
    return [_joined(group) for group in _side_by_side(pieces)]


def _side_by_side(pieces: Iterable[Piece]) -> list[list[Piece]]:
    groups: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.box[1] + piece.box[3]):
        beside = next((group for group in reversed(groups[-3:]) if all(_is_beside(piece.box, other.box) for other in group)), None)
        if beside is None:
            groups.append([piece])
        else:
            beside.append(piece)
    groups.sort(key=lambda group: median(piece.box[1] + piece.box[3] for piece in group))
    return [sorted(group, key=lambda piece: piece.box[0]) for group in groups]


def _is_beside(one: Box, other: Box) -> bool:
    shared = min(one[3], other[3]) - max(one[1], other[1])
    lower = min(one[3] - one[1], other[3] - other[1])
    narrower = min(one[2] - one[0], other[2] - other[0])
    return shared >= BESIDE * lower and min(one[2], other[2]) - max(one[0], other[0]) < narrower / 2


def _joined(pieces: Sequence[Piece], is_row: bool = False) -> PrintedLine:
    sign = SIGN * median(piece.box[3] - piece.box[1] for piece in pieces)
    text = pieces[0].text
    for before, piece in pairwise(pieces):
        gap = (piece.box[0] - before.box[2]) / sign - paper_between(text + piece.text, len(text))
        spaces = max(1, round(2 * gap)) if gap >= WORD_GAP else int(_is_latin(text[-1:]) and _is_latin(piece.text[:1]))
        text += " " * spaces + piece.text
    return PrintedLine(
        text=normalise_punctuation(text),
        box=_around(pieces),
        confidence=round(min(piece.score for piece in pieces), 4),
        sealed=any(piece.sealed for piece in pieces),
        is_row=is_row,
    )


def _rows(held: Iterable[tuple[tuple[int, int], Piece]], columns: int) -> list[PrintedLine]:
    """The rows of a table; lines inside a cell are put together, a cell over several rows stands in its first."""
    rows: dict[int, dict[int, list[Piece]]] = {}
    for (row, column), piece in held:
        rows.setdefault(row, {}).setdefault(column, []).append(piece)
    lines = []
    for row in sorted(rows):
        cells = [_cell(rows[row].get(column, [])) for column in range(columns)]
        pieces = [piece for inside in rows[row].values() for piece in inside]
        lines.append(
            PrintedLine(
                text="\t".join(cells),
                box=_around(pieces),
                confidence=round(min(piece.score for piece in pieces), 4),
                sealed=any(piece.sealed for piece in pieces),
                is_row=True,
            )
        )
    return lines


def _cell(pieces: Sequence[Piece]) -> str:
    text = ""
    for line in _lines(pieces):
        text += " " + line.text if _is_latin(text[-1:]) and _is_latin(line.text[:1]) else line.text
    return text


def _columns(pieces: Sequence[Piece], width: float) -> list[list[Piece]]:
    """Groups of pieces to be read one after the other: one for a page of one column, bands of left and right for a page of two."""
    middle = _corridor(pieces, width)
    if middle is None:
        return [list(pieces)]
    groups: list[list[Piece]] = [[], [], []]
    ordered: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.box[1]):
        if piece.box[0] < middle < piece.box[2]:
            ordered += [*groups[1:], [piece]]
            groups = [[], [], []]
        else:
            groups[1 if piece.box[2] <= middle else 2].append(piece)
    return [group for group in [*ordered, *groups[1:]] if group]


def _corridor(pieces: Sequence[Piece], width: float) -> float | None:
    """Where two columns of running text part, or None."""
    if len(pieces) < 2 * COLUMN_LINES:
        return None
    places = [width * (CORRIDOR[0] + (CORRIDOR[1] - CORRIDOR[0]) * step / 30) for step in range(31)]
    crossing = {place: sum(piece.box[0] < place < piece.box[2] for piece in pieces) for place in places}
    fewest = min(crossing.values())
    middles = [place for place in places if crossing[place] == fewest]
    middle = middles[len(middles) // 2]
    sides = [piece for piece in pieces if piece.box[2] <= middle], [piece for piece in pieces if piece.box[0] >= middle]
    if fewest > len(pieces) / 8 or any(len(side) < COLUMN_LINES for side in sides):
        return None
    for side in sides:
        whole = max(piece.box[2] for piece in side) - min(piece.box[0] for piece in side)
        if whole < width / 4 or median(piece.box[2] - piece.box[0] for piece in side) < FILLED * whole:
            return None
    return middle


def _around(pieces: Sequence[Piece]) -> Box:
    boxes = [piece.box for piece in pieces]
    return (
        round(min(box[0] for box in boxes), 2),
        round(min(box[1] for box in boxes), 2),
        round(max(box[2] for box in boxes), 2),
        round(max(box[3] for box in boxes), 2),
    )


def _is_latin(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()
