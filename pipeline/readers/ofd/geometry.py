"""Numbers, boxes and matrices of OFD (GB/T 33190-2016, 7.3, 8.5): millimetres in a file, points outside of it."""

import math
import re
from collections.abc import Sequence
from itertools import chain, repeat

from pipeline.raw import Box

Matrix = tuple[float, float, float, float, float, float]

POINTS_PER_MM = 72 / 25.4
TO_POINTS: Matrix = (POINTS_PER_MM, 0.0, 0.0, POINTS_PER_MM, 0.0, 0.0)
LARGEST_NUMBER = 1e7  # millimetres: no page is ten kilometres wide
SEPARATORS = re.compile(r"[\s,]{1,100}")


def parse_numbers(text: str | None) -> list[float]:
    """The numbers of an array; what is no number, or beyond all sense, ends it.

    >>> parse_numbers("0 0 210 297")
    [0.0, 0.0, 210.0, 297.0]
    """
    if not text:
        return []
    try:
        numbers = list(map(float, text.split()))
    except ValueError:
        numbers = _numbers_before_fault(text)
    return numbers if all(-LARGEST_NUMBER < number < LARGEST_NUMBER for number in numbers) else []


def _numbers_before_fault(text: str) -> list[float]:
    numbers: list[float] = []
    for token in SEPARATORS.split(text.strip()):
        try:
            numbers.append(float(token))
        except ValueError:
            break
    return numbers


def parse_number(text: str | None, default: float) -> float:
    """One number, the default where it is missing or none."""
    return next(iter(parse_numbers(text)), default)


def parse_deltas(text: str | None, most: int) -> list[float]:
    """The steps from character to character, at most so many; "g n d" stands for n times d.

    >>> parse_deltas("g 3 5.6 2.8 g 2 1", 10)
    [5.6, 5.6, 5.6, 2.8, 1.0, 1.0]
    """
    if not text:
        return []
    if "g" not in text:
        return parse_numbers(text)[:most]
    steps: list[float] = []
    tokens = iter(text.replace("g", " g ").split())
    for token in tokens:
        if len(steps) >= most:
            break
        count, step = (next(tokens, ""), next(tokens, "")) if token == "g" else ("1", token)
        values = parse_numbers(f"{count} {step}")
        if len(values) != 2:
            break
        steps.extend(repeat(values[1], min(max(0, int(values[0])), most)))
    return steps[:most]


def parse_box(text: str | None) -> Box | None:
    """The box (left, top, right, bottom) of "x y width height", None where it is missing or malformed."""
    numbers = parse_numbers(text)
    if len(numbers) < 4:
        return None
    left, top, width, height = numbers[:4]
    return left, top, left + width, top + height


def parse_matrix(text: str | None) -> Matrix | None:
    """A transformation of six numbers, None where it is missing or malformed."""
    numbers = parse_numbers(text)
    return (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]) if len(numbers) == 6 else None


def object_matrix(outer: Matrix, boundary: str | None, ctm: str | None) -> Matrix:
    """From an object's own space to that of the page: its CTM, then its place, then what is around it."""
    x, y = (*parse_numbers(boundary), 0.0, 0.0)[:2]
    placed = multiply(outer, (1.0, 0.0, 0.0, 1.0, x, y))
    own = parse_matrix(ctm)
    return multiply(placed, own) if own else placed


def multiply(outer: Matrix, inner: Matrix) -> Matrix:
    """The matrix that applies the inner one first."""
    a, b, c, d, e, f = outer
    p, q, r, s, t, u = inner
    return a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f


def apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """A point in the outer space."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def box_around(matrix: Matrix, box: Box) -> Box:
    """The upright box around a transformed one."""
    corners = [apply(matrix, x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    return span_of(corners)


def span_of(points: Sequence[tuple[float, float]]) -> Box:
    """The box around some points, at least one."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def union(boxes: Sequence[Box]) -> Box:
    """The box around some boxes, at least one."""
    return span_of(list(chain.from_iterable(((box[0], box[1]), (box[2], box[3])) for box in boxes)))


def cover(box: Box, by: Box) -> float:
    """The share of a box (0..1) that lies under another."""
    width = min(box[2], by[2]) - max(box[0], by[0])
    height = min(box[3], by[3]) - max(box[1], by[1])
    area = (box[2] - box[0]) * (box[3] - box[1])
    return width * height / area if width > 0 and height > 0 and area > 0 else 0.0


def turn_point(x: float, y: float, turn: int, size: tuple[float, float]) -> tuple[float, float]:
    """A point of a page of this size in the frame where lines that run so many quarter turns clockwise run from left to right.

    >>> turn_point(10, 20, 1, (200, 300))
    (20, 190)
    """
    width, height = size
    return ((x, y), (y, width - x), (width - x, height - y), (height - y, x))[turn]


def turn_box(box: Box, turn: int, size: tuple[float, float]) -> Box:
    """A box of a page of this size in the frame of so many quarter turns."""
    if not turn:
        return box
    return span_of([turn_point(box[0], box[1], turn, size), turn_point(box[2], box[3], turn, size)])


def turn_back(box: Box, turn: int, size: tuple[float, float]) -> Box:
    """The box on the page of this size that is `box` in the frame of so many quarter turns.

    >>> turn_back(turn_box((10, 20, 30, 60), 3, (200, 300)), 3, (200, 300))
    (10, 20, 30, 60)
    """
    if not turn:
        return box
    framed = (size[1], size[0]) if turn % 2 else size
    return turn_box(box, 4 - turn, framed)


def quarter_turns(x: float, y: float) -> tuple[int, float]:
    """The nearest quarter turn (0..3, clockwise) of a direction, and by how many degrees it is missed."""
    angle = math.degrees(math.atan2(y, x))
    turn = round(angle / 90)
    return turn % 4, abs(angle - 90 * turn)
