"""One page of OFD as a sheet of printed lines: its direction, its tables, the order of its lines, and which of them lie under a seal."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.raw import Box
from pipeline.readers.layout.compose import PrintedLine, Sheet
from pipeline.readers.ofd.geometry import cover, turn_back, turn_box
from pipeline.readers.ofd.lines import Words, in_reading_order, join, main_turn, once, sideways
from pipeline.readers.ofd.tables import Table, find_tables, read_table
from pipeline.readers.ofd.text import Piece

# Of a line's box under a seal's: a seal of 42 mm covers so much of a name of 24 characters, and at most 0.27 of a full line of text.
SEALED = 0.3

# Characters of the private area, or replaced ones, that show a page whose fonts do not tell their characters; bullets are a few.
FEWEST_UNKNOWN, UNKNOWN_SHARE = 10, 0.1
UNKNOWN = re.compile("[\ue000-\uf8ff\ufffd\U000f0000-\U0010fffd]")


def count_unknown(pieces: Sequence[Piece]) -> int:
    """How many characters of a page say nothing, where they are many; else 0."""
    found = sum(len(UNKNOWN.findall(piece.text)) for piece in pieces)
    return found if found >= max(FEWEST_UNKNOWN, UNKNOWN_SHARE * sum(len(piece.text) for piece in pieces)) else 0


def read_sheet(number: int, page: tuple[float, float], pieces: Sequence[Piece], rules: Sequence[Box], seals: Sequence[Box]) -> Sheet:
    """The sheet of a page of this size in points.

    A page whose text runs up or down is read turned; its lines know the box that is shown.
    """
    drawn = once(pieces)
    turn = main_turn(drawn)
    main = [piece for piece in drawn if piece.turn == turn]
    aside = sideways([piece for piece in drawn if piece.turn != turn], turn, page)
    tables = find_tables([turn_box(rule, turn, page) for rule in rules])
    lines = in_reading_order(join(piece for piece in main if not any(_is_inside(piece.box, table.box) for table in tables)))
    for table in tables:
        at = next((at for at, line in enumerate(lines) if line.top >= table.box[1]), len(lines))
        lines[at:at] = _rows(table, main, [words for words in aside if _is_inside(words.box, table.box)])
    outside = [words for words in aside if not any(_is_inside(words.box, table.box) for table in tables)]
    lines += [PrintedLine(words.text, words.box, aside=True) for words in outside]
    width, height = (page[1], page[0]) if turn % 2 else page
    return Sheet(
        number, round(width, 2), round(height, 2), tuple(_finished(line, turn, page, seals) for line in lines if line.text.strip())
    )


def with_painted(recognised: Sheet, painted: Sheet) -> Sheet:
    """A recognised page with the few lines that are painted over its picture, each before the first line that stands lower."""
    lines = list(recognised.lines)
    for line in painted.lines:
        top = line.shown[1] if line.shown else line.top
        at = next((at for at, other in enumerate(lines) if (other.shown[1] if other.shown else other.top) > top), len(lines))
        lines.insert(at, line)
    return replace(recognised, lines=tuple(lines))


def _rows(table: Table, pieces: Sequence[Piece], aside: Sequence[Words]) -> list[PrintedLine]:
    return read_table(table, [piece for piece in pieces if _is_inside(piece.box, table.box)], aside)


def _is_inside(box: Box, outer: Box) -> bool:
    """Whether the middle of a box lies in another."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return outer[0] <= x <= outer[2] and outer[1] <= y <= outer[3]


def _finished(line: PrintedLine, turn: int, page: tuple[float, float], seals: Sequence[Box]) -> PrintedLine:
    """The line with its box on the page as it is shown, and whether a seal lies over it."""
    shown = _rounded(turn_back(line.box, turn, page))
    is_sealed = any(cover(shown, seal) >= SEALED for seal in seals)
    return replace(line, box=_rounded(line.box), shown=shown if turn else None, sealed=is_sealed)


def _rounded(box: Box) -> Box:
    return round(box[0], 2), round(box[1], 2), round(box[2], 2), round(box[3], 2)
