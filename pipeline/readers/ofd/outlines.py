"""Characters that are drawn instead of written, as the red heads of official documents often are: found among the paths of a page of OFD
(GB/T 33190-2016, clause 9) and painted for recognition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from extractors.frozen import frozen
from pipeline.raw import Box
from pipeline.readers.ofd.geometry import Matrix, apply, parse_number, span_of
from pipeline.readers.ofd.package import Broken

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Point = tuple[float, float]

SHORTEST, LONG = 100, 500  # characters of path data: of a sign such as 一, and of most; the eleven of a sample have 1,700 to 10,400
SMALLEST_SIGN, LARGEST_SIGN = 2.0, 120.0  # points
FEWEST_DRAWN = 4  # long ones in a row
SAME_ROW = 0.3  # of their height by which the middles of signs in a row differ
MOST_OUTLINES = 20_000  # of one page: a page of GB/T 9704 has 616 characters
STEPS = 6  # straight lines that stand for a curve
TOKEN = re.compile(r"[A-Za-z]|[-+.\deE]{1,40}")
CONTROLS = {"Q": 2, "B": 3}  # points of a curve after its start
MOST_PIXELS = 100_000_000


@frozen
class Outline:
    """A filled path: its data, the matrix to points of the page, and its box there."""

    data: str
    matrix: Matrix
    box: Box


def may_be_drawn(data: str, box: Box) -> bool:
    """Whether a filled path may be a drawn character by its length and its box in points."""
    width, height = box[2] - box[0], box[3] - box[1]
    return len(data) >= SHORTEST and min(width, height) >= SMALLEST_SIGN and max(width, height) <= LARGEST_SIGN


def drawn_characters(outlines: Sequence[Outline]) -> list[Outline]:
    """The shapes that stand in rows of several like ones, as characters do; the rows need long ones, and have short ones beside them."""
    rows: list[list[Box]] = []
    for box in sorted((one.box for one in outlines if len(one.data) >= LONG), key=lambda box: (box[1] + box[3], box[0])):
        last = rows[-1][0] if rows else None
        height = box[3] - box[1]
        if last and abs((last[1] + last[3] - box[1] - box[3]) / 2) < SAME_ROW * height and height < 2 * (last[3] - last[1]):
            rows[-1].append(box)
        else:
            rows.append([box])
    bands = [(min(box[1] for box in row), max(box[3] for box in row)) for row in rows if len(row) >= FEWEST_DRAWN]
    return [one for one in outlines if any(top <= (one.box[1] + one.box[3]) / 2 <= bottom for top, bottom in bands)]


def draw_outlines(outlines: Sequence[Outline], page: tuple[float, float], dpi: float) -> NDArray[np.uint8]:
    """A page of this size in points with nothing but these shapes, black on white; raises Broken for a page beyond the limits."""
    import numpy
    from PIL import Image, ImageChops, ImageDraw

    scale = dpi / 72
    width, height = (max(1, round(length * scale)) for length in page)
    if width * height > MOST_PIXELS:
        raise Broken(f"a page of {width} x {height} pixels is too large to be recognised")
    canvas = Image.new("L", (width, height), 255)
    for one in outlines:
        lines = [[(x * scale, y * scale) for x, y in line] for line in flattened(one.data, one.matrix) if len(line) > 2]
        if not lines:
            continue
        left, top, right, bottom = (int(edge) for edge in span_of([point for line in lines for point in line]))
        size = (right - left + 2, bottom - top + 2)
        if size[0] * size[1] > MOST_PIXELS:
            continue
        mask = Image.new("1", size, 0)
        for line in lines:
            filled = Image.new("1", size, 0)
            ImageDraw.Draw(filled).polygon([(x - left, y - top) for x, y in line], fill=1)
            mask = ImageChops.logical_xor(mask, filled)  # holes are lines within lines
        canvas.paste(0, (left, top), mask)
    return numpy.asarray(canvas.convert("RGB"), dtype=numpy.uint8)


def flattened(data: str, matrix: Matrix) -> Iterator[list[Point]]:
    """The connected lines of path data, curves cut into straight ones.

    >>> list(flattened("M 0 0 L 4 0 L 4 4 C", (1, 0, 0, 1, 10, 0)))
    [[(10.0, 0.0), (14.0, 0.0), (14.0, 4.0)]]
    """
    points: list[Point] = []
    letter, numbers = "", list[float]()
    for token in (*TOKEN.findall(data), "M"):
        if not token.isalpha() or token in "eE":
            numbers.append(parse_number(token, 0.0))
            continue
        points += _segment(letter, numbers, points[-1] if points else (0.0, 0.0))
        letter, numbers = token.upper(), []
        if letter in "SM" and points:
            yield [apply(matrix, x, y) for x, y in points]
            points = []


def _segment(letter: str, numbers: Sequence[float], start: Point) -> Iterator[Point]:
    """The points of one command after its start; of an arc its end alone."""
    pairs = list(zip(numbers[0::2], numbers[1::2], strict=False))
    if letter in "SML":
        yield from pairs
    elif letter == "A" and len(numbers) >= 7:
        yield numbers[5], numbers[6]
    elif letter in CONTROLS and len(pairs) >= CONTROLS[letter]:
        yield from _curve([start, *pairs[: CONTROLS[letter]]])


def _curve(controls: Sequence[Point]) -> Iterator[Point]:
    """Points on a Bézier curve after its start."""
    for step in range(1, STEPS + 1):
        part = step / STEPS
        points = list(controls)
        while len(points) > 1:
            points = [(a + (c - a) * part, b + (d - b) * part) for (a, b), (c, d) in pairwise(points)]
        yield points[0]
