"""Tables ruled with lines on a page of OFD: which pieces stand in which cell, and the rows as printed lines."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pipeline.raw import Box
from pipeline.readers.layout.compose import PrintedLine
from pipeline.readers.ofd.geometry import union
from pipeline.readers.ofd.lines import Words, in_reading_order, join
from pipeline.readers.ofd.text import Piece

TOUCH = 2.5  # points by which rules that meet may miss each other
SAME_RULE = 2.5  # points between rules that are drawn as one
WALL = 0.5  # of a cell's side that must be ruled
MOST_RULES = 30_000  # of one page; the fullest form among the samples has 250
MOST_MERGED = 1000  # of one page, those drawn in pieces counted once
OPEN_SIDE = 10.0  # points by which rules stick out of a table whose sides are not ruled
MOST_CELLS = 20_000  # of the grid of one table
LONGEST_PROSE = 2  # printed lines of a row's only cell; a longer one is text in a frame
ROOM = 2.5  # sizes of type left at the end of a cell's line that was broken because the cell was full; sides of cells take up to 2

INDENT = 3.0  # sizes of type by which a line of a cell begins further right, because it is another paragraph or set to the right


@dataclass(slots=True)
class Table:
    """The places of a table's vertical and horizontal rules, and which walls between the fields of that grid are drawn."""

    xs: list[float]
    ys: list[float]
    upright: set[tuple[int, int]] = field(default_factory=set)  # (place in xs, row of fields): a wall left of the field
    level: set[tuple[int, int]] = field(default_factory=set)  # (place in ys, column of fields): a wall above the field

    @property
    def box(self) -> Box:
        """The box around the table."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def cell_at(self, x: float, y: float) -> tuple[int, int] | None:
        """The upper left field (row, column) of the cell at a point, None outside of the table."""
        row, column = bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1
        if not (0 <= row < len(self.ys) - 1 and 0 <= column < len(self.xs) - 1):
            return None
        while column and (column, row) not in self.upright:
            column -= 1
        while row and (row, column) not in self.level:
            row -= 1
        while column and (column, row) not in self.upright:
            column -= 1
        return row, column

    def right_of(self, row: int, column: int) -> float:
        """The right side of the cell that begins at a field."""
        column += 1
        while column < len(self.xs) - 1 and (column, row) not in self.upright:
            column += 1
        return self.xs[column]


def find_tables(rules: Sequence[Box]) -> list[Table]:
    """The tables of two columns or more that the rules of a page make, from the top down."""
    if not 4 <= len(rules) <= MOST_RULES:
        return []
    merged = _merged(rules)
    if len(merged) > MOST_MERGED:
        return []
    tables = [table for group in _connected(merged) if (table := _grid(group)) is not None]
    return sorted(tables, key=lambda table: (table.box[1], table.box[0]))


def _merged(rules: Iterable[Box]) -> list[Box]:
    """Rules of one direction on one line that touch, as one: makers draw a rule for every side of every cell."""
    merged: list[Box] = []
    for is_level in (True, False):
        across, along = (1, 0) if is_level else (0, 1)
        chosen = [rule for rule in rules if (rule[2] - rule[0] >= rule[3] - rule[1]) == is_level]
        lines: list[Box] = []
        for rule in sorted(chosen, key=lambda one: (round(one[across] / SAME_RULE), one[along])):
            last = lines[-1] if lines else None
            if last and abs(rule[across] - last[across]) <= SAME_RULE and rule[along] <= last[along + 2] + TOUCH:
                lines[-1] = union([last, rule])
            else:
                lines.append(rule)
        merged += lines
    return merged


def _connected(rules: Sequence[Box]) -> Iterator[list[Box]]:
    """The rules in groups that hang together."""
    left = sorted(rules, key=lambda rule: rule[1])
    while left:
        group, queue = [], [left.pop(0)]
        while queue:
            rule = queue.pop()
            group.append(rule)
            apart = list[Box]()
            for other in left:
                (queue if _touch(rule, other) else apart).append(other)
            left = apart
        yield group


def _touch(one: Box, other: Box) -> bool:
    return one[0] <= other[2] + TOUCH and other[0] <= one[2] + TOUCH and one[1] <= other[3] + TOUCH and other[1] <= one[3] + TOUCH


def _grid(rules: Sequence[Box]) -> Table | None:
    level = [rule for rule in rules if rule[2] - rule[0] >= rule[3] - rule[1]]
    upright = [rule for rule in rules if rule[2] - rule[0] < rule[3] - rule[1]]
    xs = _with_open_sides(_places((rule[0] + rule[2]) / 2 for rule in upright), [end for rule in level for end in (rule[0], rule[2])])
    ys = _with_open_sides(_places((rule[1] + rule[3]) / 2 for rule in level), [end for rule in upright for end in (rule[1], rule[3])])
    if len(xs) < 3 or len(ys) < 2 or len(xs) * len(ys) > MOST_CELLS:
        return None
    table = Table(xs, ys)
    for rule in upright:
        at = _nearest(xs, (rule[0] + rule[2]) / 2)
        table.upright.update((at, row) for row in range(len(ys) - 1) if _covers(rule[1], rule[3], ys[row], ys[row + 1]))
    for rule in level:
        at = _nearest(ys, (rule[1] + rule[3]) / 2)
        table.level.update((at, column) for column in range(len(xs) - 1) if _covers(rule[0], rule[2], xs[column], xs[column + 1]))
    return table


def _places(values: Iterable[float]) -> list[float]:
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > SAME_RULE:
            places.append(value)
    return places


def _with_open_sides(places: list[float], ends: Sequence[float]) -> list[float]:
    """The places of rules and, where the rules across them stick out, the sides of the table that are not ruled."""
    if not places or not ends:
        return []
    before = [min(ends)] if min(ends) < places[0] - OPEN_SIDE else []
    after = [max(ends)] if max(ends) > places[-1] + OPEN_SIDE else []
    return [*before, *places, *after]


def _nearest(places: Sequence[float], value: float) -> int:
    return min(range(len(places)), key=lambda at: abs(places[at] - value))


def _covers(begin: float, end: float, start: float, stop: float) -> bool:
    return min(end, stop) - max(begin, start) >= WALL * (stop - start)


def cut_at_walls(piece: Piece, table: Table) -> list[Piece]:
    """A piece that runs through several cells of a table, cut where the walls are."""
    if piece.is_backward or piece.text.isspace() or len(piece.text) + 1 != len(piece.starts):
        return [piece]
    y = (piece.box[1] + piece.box[3]) / 2
    row = bisect_right(table.ys, y) - 1
    walls = [x for at, x in enumerate(table.xs) if piece.start + TOUCH < x < piece.end - TOUCH and (at, row) in table.upright]
    parts, begin = [], 0
    for wall in (*walls, piece.end + 1):
        end = next((at for at in range(begin, len(piece.text)) if (piece.starts[at] + piece.starts[at + 1]) / 2 > wall), len(piece.text))
        text = piece.text[begin:end]
        if text.strip():
            first, last = begin + len(text) - len(text.lstrip()), begin + len(text.rstrip())
            parts.append(replace(piece, text=text.strip(), starts=piece.starts[first : last + 1]))
        begin = end
    return parts


def read_table(table: Table, pieces: Iterable[Piece], aside: Iterable[Words]) -> list[PrintedLine]:
    """The rows of a table, cells apart by tabs; a row of one long cell as the lines of its text.

    A cell over several rows gives its text to the first of them and leaves the others empty; one over several columns is one cell.
    `aside` are lines that stand in columns of characters.
    """
    found = dict[tuple[int, int], list[Piece]]()
    stacked = dict[tuple[int, int], list[Words]]()
    for piece in pieces:
        for part in cut_at_walls(piece, table):
            cell = table.cell_at((part.start + part.end) / 2, (part.box[1] + part.box[3]) / 2)
            if cell is not None:
                found.setdefault(cell, []).append(part)
    for words in aside:
        cell = table.cell_at((words.box[0] + words.box[2]) / 2, (words.box[1] + words.box[3]) / 2)
        if cell is not None:
            stacked.setdefault(cell, []).append(words)
    texts = {cell: [*in_reading_order(join(found.get(cell, []))), *_as_lines(stacked.get(cell, []))] for cell in {*found, *stacked}}
    return [line for row in range(len(table.ys) - 1) for line in _row(table, row, texts)]


def _as_lines(words: Iterable[Words]) -> list[PrintedLine]:
    return [PrintedLine(one.text, one.box) for one in words]


def _row(table: Table, row: int, texts: dict[tuple[int, int], list[PrintedLine]]) -> list[PrintedLine]:
    cells: list[tuple[int, int]] = []
    for column in range(len(table.xs) - 1):
        if column == 0 or (column, row) in table.upright:
            cell = table.cell_at((table.xs[column] + table.xs[column + 1]) / 2, (table.ys[row] + table.ys[row + 1]) / 2)
            if cell is not None and cell not in cells:
                cells.append(cell)
    here = [texts.get(cell, []) if cell[0] == row else [] for cell in cells]
    if not any(here):
        return []
    if len(cells) == 1 and len(here[0]) > LONGEST_PROSE:
        return here[0]
    text = "\t".join(_one_line(lines, table.right_of(*cell)) for lines, cell in zip(here, cells, strict=True))
    return [PrintedLine(text, union([line.box for lines in here for line in lines]), is_row=True)]


def _one_line(lines: Sequence[PrintedLine], right: float) -> str:
    """The lines of a cell as one: together where a line was broken because the cell was full, with a space elsewhere."""
    text = lines[0].text if lines else ""
    for before, line in pairwise(lines):
        size = before.bottom - before.top
        is_broken = right - before.right < ROOM * size and line.left - before.left < INDENT * size
        is_latin = text[-1:].isascii() and line.text[:1].isascii()
        text += ("" if is_broken and not is_latin else " ") + line.text
    return text.replace("\t", " ")
