"""One page of a PDF as a sheet of printed lines: directions, rows, columns, tables."""

from collections.abc import Sequence
from dataclasses import replace

import pypdfium2

from pipeline.readers.layout.compose import PrintedLine, Sheet
from pipeline.readers.pdf.characters import Character, View, turn_of
from pipeline.readers.pdf.lines import Run, find_runs, line_of
from pipeline.readers.pdf.order import in_reading_order
from pipeline.readers.pdf.rules import Rule
from pipeline.readers.pdf.tables import Table, find_tables, is_inside, rows_of
from pipeline.readers.pdf.turns import SKEW, as_read, parts_by_turn, turned, turned_back

MOST_LOOKED_FOR = 5_000_000  # tables times characters of a page; the fullest forms have three tables and 3,000 characters


def sheet_of(page: int, view: View, characters: Sequence[Character], textpage: pypdfium2.PdfTextPage, rules: Sequence[Rule]) -> Sheet:
    """The sheet of a page: what most of its text needs to be read decides how it is turned, the rest stands aside."""
    runs = find_runs(characters)
    parts = parts_by_turn(characters, runs, lambda at: turn_of(textpage, at, view))
    width, height = view.width, view.height
    if set(parts) <= {0}:
        tables = _likely(find_tables(rules), characters)
        return Sheet(page, width, height, tuple(_lines(characters, tables) if tables else _rows(runs)))
    upright = {turn: part for turn, part in parts.items() if turn != SKEW}
    main = max(upright, key=lambda turn: len(upright[turn]), default=0)
    lines = list[PrintedLine]()
    for turn in sorted(parts, key=lambda turn: (turn == SKEW, (turn - main) % 4)):
        for line in _part(parts[turn], turn, rules if turn == main else (), (width, height)):
            shown = turned_back(line.box, max(0, turn), width, height)
            lines.append(replace(line, box=turned(shown, main, width, height), shown=shown, aside=turn != main))
    if main % 2:
        width, height = height, width
    return Sheet(page, width, height, tuple(lines))


def _part(characters: Sequence[Character], turn: int, rules: Sequence[Rule], size: tuple[float, float]) -> list[PrintedLine]:
    """The lines of characters that are turned alike, on the page turned so that they can be read."""
    if turn == SKEW:
        return [_askew(characters)]
    tables = find_tables([Rule(*turned((rule.left, rule.top, rule.right, rule.bottom), turn, *size)) for rule in rules])
    return _lines(as_read(characters, turn, *size), _likely(tables, characters))


def _likely(tables: Sequence[Table], characters: Sequence[Character]) -> Sequence[Table]:
    """The tables; none where there are so many of them, or of characters, that a page was made to harm: each is looked for in each."""
    return tables if len(tables) * len(characters) <= MOST_LOOKED_FOR else ()


def _askew(characters: Sequence[Character]) -> PrintedLine:
    """What is written askew over a page: the order of the file is all that is known of it."""
    boxes = [character.box for character in characters]
    box = (min(box[0] for box in boxes), min(box[1] for box in boxes), max(box[2] for box in boxes), max(box[3] for box in boxes))
    return PrintedLine("".join(character.text for character in characters).strip(), box)


def _lines(characters: Sequence[Character], tables: Sequence[Table]) -> list[PrintedLine]:
    """The lines outside of the tables in reading order, and the rows of each table where it stands among them."""
    outside = list(characters)
    rows = list[PrintedLine]()
    for table in tables:
        inside = [character for character in outside if is_inside(character.box, table.box)]
        outside = [character for character in outside if not is_inside(character.box, table.box)]
        rows += rows_of(table, inside)
    lines = _rows(find_runs(outside))
    for row in rows:
        at = next((at for at, line in enumerate(lines) if line.top >= row.top), len(lines))
        lines.insert(at, row)
    return lines


def _rows(runs: Sequence[Run]) -> list[PrintedLine]:
    return [line_of(row) for row in in_reading_order(runs)]
