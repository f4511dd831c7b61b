"""Ruled tables: pdfplumber finds the cells between the rules, the characters in them make the rows."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from extractors.frozen import frozen
from pipeline.raw import Box
from pipeline.readers.layout.frame import columns_of
from pipeline.readers.layout.sheet import PrintedLine
from pipeline.readers.pdf.borders import closed
from pipeline.readers.pdf.characters import Character
from pipeline.readers.pdf.lines import find_rows, find_runs, line_of
from pipeline.readers.pdf.rules import Rule

FEWEST_RULES = 6  # of a page with a table; the pages with fewer in the samples have rules below titles and in red heads only
MOST_RULES = 10_000  # of a page, before those that go on in each other are put together: borders may be drawn cell by cell
MOST_CROSSINGS = 20_000  # of level with upright rules: the time to find cells grows with them, and the largest table has 1,000
TOLERANCE = 3.0  # points between rules that are meant to meet, pdfplumber's own
FEWEST_CELLS = 4
PADDING = 2.2  # em that a line of a cell may lack at its end: the space at both sides of it, and the next character


@frozen
class Table:
    """A ruled table: its box and its cells by rows, one place for every column; None where a cell reaches over from a neighbour."""

    box: Box
    rows: tuple[tuple[Box | None, ...], ...]


def find_tables(rules: Sequence[Rule]) -> list[Table]:
    """The tables between the rules of a page, from top to bottom; frames around a text are none."""
    if not FEWEST_RULES <= len(rules) <= MOST_RULES:
        return []
    from pdfplumber import table as plumber  # takes 0.1 s, and few files have tables

    edges = plumber.merge_edges([_edge(rule) for rule in closed(rules)], TOLERANCE, TOLERANCE, TOLERANCE, TOLERANCE)
    levels = sum(edge["orientation"] == "h" for edge in edges)
    if levels * (len(edges) - levels) > MOST_CROSSINGS:
        return []
    cells = plumber.intersections_to_cells(plumber.edges_to_intersections(edges, TOLERANCE, TOLERANCE))
    tables = [_table(group) for group in plumber.cells_to_tables(cells)]
    return sorted((table for table in tables if table), key=lambda table: table.box[1])


def _edge(rule: Rule) -> dict[str, object]:
    """A rule as pdfplumber knows edges."""
    return {
        "x0": rule.left,
        "x1": rule.right,
        "top": rule.top,
        "bottom": rule.bottom,
        "width": rule.right - rule.left,
        "height": rule.bottom - rule.top,
        "orientation": "h" if rule.is_level else "v",
        "object_type": "line",
    }


def _table(cells: Sequence[Box]) -> Table | None:
    """The cells by rows, None where they are no table."""
    lefts = sorted({cell[0] for cell in cells})
    by_top = defaultdict[float, dict[float, Box]](dict)
    for cell in cells:
        by_top[cell[1]][cell[0]] = cell
    if len(lefts) < 2 or len(cells) < FEWEST_CELLS:
        return None
    box = (lefts[0], min(by_top), max(cell[2] for cell in cells), max(cell[3] for cell in cells))
    return Table(box, tuple(tuple(by_top[top].get(left) for left in lefts) for top in sorted(by_top)))


def rows_of(table: Table, characters: Iterable[Character]) -> Iterator[PrintedLine]:
    """The rows of a table as printed lines, cells apart by tabs; a row without text gives none."""
    by_cell = _by_cell(table, characters)
    for row in table.rows:
        words = [_words(by_cell[cell], cell) if cell in by_cell else "" for cell in row]
        boxes = [cell for cell in row if cell]
        if any(words):
            box = (boxes[0][0], boxes[0][1], boxes[-1][2], min(cell[3] for cell in boxes))
            yield PrintedLine("\t".join(words), box, is_row=True)


def _by_cell(table: Table, characters: Iterable[Character]) -> dict[Box, list[Character]]:
    """The characters in each cell; cells are looked at upwards from the character's own height, as those above may reach down to it."""
    cells = [cell for row in table.rows for cell in row if cell]
    tops = [cell[1] for cell in cells]
    found = defaultdict[Box, list[Character]](list)
    for character in characters:
        middle = (character.box[1] + character.box[3]) / 2
        for at in range(bisect_right(tops, middle) - 1, -1, -1):
            if is_inside(character.box, cells[at]):
                found[cells[at]].append(character)
                break
    return found


def _words(characters: Sequence[Character], cell: Box) -> str:
    """The text of a cell; where a line ends before the edge of the cell, another word begins with the next one."""
    parts = list[str]()
    before: PrintedLine | None = None
    for row in find_rows(find_runs(characters)):
        line = line_of(row)
        if before and not _is_full(before, line, cell):
            parts.append(" ")
        parts.append(line.text)
        before = line
    return "".join(parts)


def _is_full(line: PrintedLine, after: PrintedLine, cell: Box) -> bool:
    """Whether the first word of the next line had no room in a line of a cell, or its number was broken."""
    if line.text[-1] == "-":
        return True
    em = line.bottom - line.top
    word = after.text.split(" ")[0] if after.text[0].isascii() else after.text[0]
    return cell[2] - cell[0] - (line.right - line.left) < columns_of(word) * em / 2 + PADDING * em


def is_inside(box: Box, outer: Box) -> bool:
    """Whether the middle of a box lies in another."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return outer[0] <= x <= outer[2] and outer[1] <= y <= outer[3]
