"""Text objects of OFD (GB/T 33190-2016, clause 11): their characters with places, as pieces of lines.

A piece stands in the frame of its direction: the page turned so that the piece runs from left to right. Glyph transformations (CGTransform)
need no reading, since a text code keeps the characters that its glyphs show.
"""

import math
import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from statistics import median

from lxml import etree

from extractors.frozen import frozen
from pipeline.raw import Box
from pipeline.readers.ofd.geometry import (
    Matrix,
    apply,
    object_matrix,
    parse_deltas,
    parse_number,
    quarter_turns,
    turn_point,
)
from pipeline.readers.ofd.package import children

ABOVE, BELOW = 0.85, 0.1  # of the size of type over and under the base line: the face of Chinese characters in common fonts
WIDE, NARROW = 1.0, 0.5  # advance of Chinese and of Latin characters in sizes of type, where the file does not say
SLANTED = 3.0  # degrees off the axes from which text is a watermark or runs round a seal
FAINT = 128  # text of less opacity (of 255) is a watermark
# A step within a piece so much longer than its usual one is a gap between words (in sizes of type); spread-out titles stay below.
GAP = 0.75
NEW_LINE = 0.5  # a step across the line that begins another one
MOST_SPACES = 12  # that stand for one gap, however wide
LINE_BREAKS = re.compile(r"[ \t]{0,200}[\r\n][\s]{0,200}")


@frozen
class Piece:
    """Characters set in one go: `starts` are their places along the line and, last, the piece's end; all lengths in points."""

    text: str
    starts: tuple[float, ...]
    base: float
    size: float
    turn: int = 0
    is_backward: bool = False  # it is read from right to left
    is_hidden: bool = False  # it is not painted, as the text layer of a scan

    @property
    def start(self) -> float:
        """The left end in the frame of the piece's direction."""
        return self.starts[0]

    @property
    def end(self) -> float:
        """The right end."""
        return self.starts[-1]

    @property
    def box(self) -> Box:
        """The box in the frame of the piece's direction."""
        return self.starts[0], self.base - ABOVE * self.size, self.starts[-1], self.base + BELOW * self.size


@frozen
class Setting:
    """How the characters of a text object are set: its matrix to points of the page, the size of type in its own space, and directions."""

    matrix: Matrix
    size: float
    stretch: float  # of widths
    glyph: int  # degrees by which characters are turned clockwise
    reading: int  # degrees by which the line is turned clockwise
    is_hidden: bool
    page: tuple[float, float]


def read_text_object(element: etree._Element, outer: Matrix, page: tuple[float, float]) -> Iterator[Piece]:
    """The pieces of a text object; nothing for watermarks: faint or slanted text."""
    alpha = parse_number(element.get("Alpha"), 255)
    size = abs(parse_number(element.get("Size"), 0))
    if 0 < alpha < FAINT or not size:
        return
    unpainted = element.get("Fill", "true").strip().lower() == "false" and element.get("Stroke", "false").strip().lower() != "true"
    setting = Setting(
        object_matrix(outer, element.get("Boundary"), element.get("CTM")),
        size,
        abs(parse_number(element.get("HScale"), 1)) or 1,
        int(parse_number(element.get("CharDirection"), 0)),
        int(parse_number(element.get("ReadDirection"), 0)),
        unpainted or alpha <= 0,
        page,
    )
    x, y = 0.0, ABOVE * size  # a code without a place stands where the one before it does
    for code in children(element, "TextCode"):
        x, y = parse_number(code.get("X"), x), parse_number(code.get("Y"), y)
        text = code.text or ""
        if "\n" in text or "\r" in text:
            text = LINE_BREAKS.sub("", text)
        if text:
            yield from _pieces(text, code, (x, y), setting)


def _pieces(text: str, code: etree._Element, start: tuple[float, float], setting: Setting) -> Iterator[Piece]:
    """The pieces of a text code, cut where its steps begin another line."""
    across, down = code.get("DeltaX"), code.get("DeltaY")
    steps_x = _steps(text, parse_deltas(across, 2 * len(text)), setting)
    steps_y = _steps(text, parse_deltas(down, 2 * len(text)), setting)
    if not steps_x and not any(steps_y):
        right, below = _unit(setting.reading)
        steps_x = [right * setting.size * setting.stretch * width_of(char) for char in text[:-1]]
        steps_y = [below * setting.size for _ in text[:-1]] if below else []
    xs = list(accumulate(steps_x, initial=start[0])) + [start[0] + sum(steps_x)] * (len(text) - 1 - len(steps_x))
    ys = list(accumulate(steps_y, initial=start[1])) + [start[1] + sum(steps_y)] * (len(text) - 1 - len(steps_y))
    direction = _direction(steps_x, steps_y, setting)
    begin = 0
    if any(steps_y) or (steps_x and min(steps_x) < 0):
        for at, (x, y) in enumerate(zip(steps_x or [0.0] * len(steps_y), steps_y or [0.0] * len(steps_x), strict=False), start=1):
            along, aside = x * direction[0] + y * direction[1], abs(x * direction[1] - y * direction[0])
            if aside > NEW_LINE * setting.size or along < -NEW_LINE * setting.size:
                yield from _piece(text[begin:at], xs[begin:at], ys[begin:at], setting, direction)
                begin = at
    yield from _piece(text[begin:], xs[begin:], ys[begin:], setting, direction)


def _steps(text: str, steps: list[float], setting: Setting) -> list[float]:
    """One step for every character but the last: makers count characters beyond the basic plane twice, or leave steps out at the end."""
    if not steps:
        return []
    if len(steps) >= len(text) and any(ord(char) > 0xFFFF for char in text):
        units = iter(steps)
        steps = [next(units, 0.0) + (next(units, 0.0) if ord(char) > 0xFFFF else 0.0) for char in text[:-1]]
    missing = text[len(steps) : -1]
    filled = [setting.size * setting.stretch * width_of(char) for char in missing] if any(steps) else [0.0] * len(missing)
    return steps[: len(text) - 1] + filled


def _direction(steps_x: Sequence[float], steps_y: Sequence[float], setting: Setting) -> tuple[float, float]:
    """The unit vector of the reading direction in the object's own space, by its steps, else by the attribute.

    The first step tells it, even where later ones begin another line; where it leads to a lowered or raised character, all steps do.
    """
    steps = list(zip(steps_x or [0.0] * len(steps_y), steps_y or [0.0] * len(steps_x), strict=False))
    x, y = next((step for step in steps if any(step)), _unit(setting.reading))
    whole = sum(steps_x), sum(steps_y)
    if any(whole) and quarter_turns(x, y)[1] > SLANTED and quarter_turns(*whole)[1] <= SLANTED:
        x, y = whole
    length = math.hypot(x, y)
    return x / length, y / length


def _unit(degrees: int) -> tuple[float, float]:
    return ((1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0))[round(degrees / 90) % 4]


def _piece(text: str, xs: list[float], ys: list[float], setting: Setting, direction: tuple[float, float]) -> Iterator[Piece]:
    """The piece of characters that stand on one line, without the spaces around them; nothing where it is slanted."""
    if not text:
        return
    a, b, c, d, _, _ = setting.matrix
    turn, missed = quarter_turns(a * direction[0] + c * direction[1], b * direction[0] + d * direction[1])
    glyph = _unit(setting.glyph)
    glyph_turn, _ = quarter_turns(a * glyph[0] + c * glyph[1], b * glyph[0] + d * glyph[1])
    if missed > SLANTED:
        return
    is_backward = (glyph_turn - turn) % 4 == 2
    turn = glyph_turn if is_backward else turn
    is_upright = glyph_turn != turn  # characters that stand in a column
    size = setting.size * math.hypot(c * glyph[0] - a * glyph[1], d * glyph[0] - b * glyph[1])
    width = setting.size * setting.stretch * math.hypot(a * glyph[0] + c * glyph[1], b * glyph[0] + d * glyph[1])
    if not size or not width:
        return
    begin = turn_point(*apply(setting.matrix, xs[0], ys[0]), turn, setting.page)
    (right, _), (down, _) = (turn_point(x, y, turn, (0.0, 0.0)) for x, y in ((a, b), (c, d)))  # along the line, by a step of 1
    first = begin[0] - right * xs[0] - down * ys[0] - (ABOVE * size if is_upright else 0.0)
    starts = [first + right * x + down * y for x, y in zip(xs, ys, strict=True)] if down else [first + right * x for x in xs]
    base = begin[1] - BELOW * width if is_upright else begin[1]
    if is_upright:
        size, width = width, size
    yield from _trimmed(Piece(text, (*starts, _end(text, starts, width)), base, size, turn, is_backward, setting.is_hidden), width)


def _end(text: str, starts: Sequence[float], width: float) -> float:
    """The end of the last character, whose width the file does not say: as wide as its kind is set in this piece, at most as it is cut."""
    kind = width_of(text[-1])
    for at in range(len(text) - 2, -1, -1):
        if width_of(text[at]) == kind and starts[at + 1] != starts[at]:
            return starts[-1] + min(width * kind, abs(starts[at + 1] - starts[at]))
    return starts[-1] + width * kind


def _trimmed(piece: Piece, width: float) -> Iterator[Piece]:
    """The piece without outer spaces, wide steps inside filled with spaces; a piece of spaces alone is kept, since it parts words."""
    text, starts = piece.text, piece.starts
    if piece.is_backward:
        ends = (min(starts[:-1]), max(starts[:-1]) + width)
        yield Piece(text.strip(), ends, piece.base, piece.size, piece.turn, True, piece.is_hidden)
        return
    first = len(text) - len(text.lstrip())
    last = len(text.rstrip())
    if first >= last:
        yield Piece(" ", (starts[0], starts[-1]), piece.base, piece.size, piece.turn, is_hidden=piece.is_hidden)
        return
    end = starts[last] if last == len(text) else min(starts[last], starts[last - 1] + width * width_of(text[last - 1]))
    text, starts = text[first:last], (*starts[first:last], end)
    if max(after - before for before, after in pairwise(starts)) > (NARROW + GAP) * width:
        text, starts = _filled(text, starts, width)
    yield Piece(text, starts, piece.base, piece.size, piece.turn, is_hidden=piece.is_hidden)


def _filled(text: str, starts: tuple[float, ...], width: float) -> tuple[str, tuple[float, ...]]:
    """Text and places with spaces put where a step is far longer than the others."""
    steps = [after - before for before, after in pairwise(starts)]
    spread = max(0.0, median(step - width * width_of(char) for step, char in zip(steps, text, strict=True)))
    filled, places = [], []
    for char, start, step in zip(text, starts, steps, strict=False):
        filled.append(char)
        places.append(start)
        gap = step - width * width_of(char) - spread
        if gap > GAP * width and not char.isspace():
            spaces = count_spaces(gap, width)
            filled.append(" " * spaces)
            places.extend([start + step - gap] * spaces)
    return "".join(filled), (*places, starts[-1])


def count_spaces(gap: float, size: float) -> int:
    """The spaces, each half a character wide, that stand for a gap."""
    return max(1, min(MOST_SPACES, round(gap / size / NARROW)))


def width_of(char: str) -> float:
    """The advance of a character in sizes of type, as fonts of Chinese have it."""
    return NARROW if char < "\u2000" else WIDE
