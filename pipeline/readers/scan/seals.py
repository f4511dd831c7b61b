"""Seals on a picture of a page: round or oval rings of red ink, found by colour and shape, and taken off the print beneath them.

Not a seal: red titles (发文机关标志), red rules, solid emblems and flags. Known limits: a seal copied in grey has no colour to be found by,
and of a seal on the edge of a page (骑缝章) only a half is there.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import cv2
import numpy as np

from extractors.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from pipeline.raw import Box

DPI = 100.0  # at which rings are looked for: the thinnest, 0.5 mm, are two dots wide
REDDER = 35  # by how much red stands above green and blue; faded ink has 45, a yellowed page 20
BRIDGED = (0.14, 0.03)  # inches: gaps in a ring that are bridged; of a worn one, of a whole one
# Seals of offices are round, of 3.0 to 5.0 cm, and oval ones for special uses measure 4.5 x 3.0 cm (国发〔1999〕25号).
SMALLEST = 0.75  # inches
LARGEST = 2.6  # inches
LONGEST = 1.75  # an oval's length to its breadth
RING = 0.6  # the share of directions in which a ring is met; a title of two signs reached 0.35, a faded seal had 0.7
BAND = (0.84, 1.0)  # where the ring is looked for, in parts of the way from the middle to the edge
CORNER = (1.15, 1.36)  # the corners of its box, which a frame or a sign fills
FILLED_CORNERS = 2
SOLID = 0.65  # the share of red inside from which it is an emblem
DIRECTIONS = 72
STEPS = 6
MARGIN = 0.04  # inches around a seal that are cleaned with it
INK = 0.75  # of the middling brightness of the seal in the red channel: what is brighter is seal or paper
UNDER = 0.92  # a line is sealed where it reaches so far into the oval
PARTS = 4  # seals side by side that touch


Dots = tuple[int, int, int, int]  # left, top, right, bottom


@frozen
class Seal:
    """A seal's box in dots of the picture."""

    left: float
    top: float
    right: float
    bottom: float

    def covers(self, box: Box) -> bool:
        """Whether some of a box lies under the seal's oval."""
        middle_x, middle_y = (self.left + self.right) / 2, (self.top + self.bottom) / 2
        x = min(max(middle_x, box[0]), box[2]) - middle_x
        y = min(max(middle_y, box[1]), box[3]) - middle_y
        return math.hypot(2 * x / (self.right - self.left), 2 * y / (self.bottom - self.top)) < UNDER


def find_seals(image: NDArray[np.uint8], dpi: float) -> tuple[Seal, ...]:
    """The seals of a picture (rows, columns, red-green-blue) of so many dots an inch, from the top."""
    factor = min(1.0, DPI / dpi)
    small = cv2.resize(image, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA) if factor < 1.0 else image
    red = _red(np.asarray(small, np.uint8))
    if not red.any():
        return ()
    inch = dpi * factor
    found: list[Dots] = []
    # Seals that nearly touch grow together where the gaps of worn rings are bridged: they are found in the second round.
    for bridged in BRIDGED:
        boxes = [box for blob in _blobs(red, round(bridged * inch)) for box in _parts(*blob) if _is_seal(red, box, inch)]
        for left, top, right, bottom in boxes:
            red[top:bottom, left:right] = 0
        found += boxes
    seals = [Seal(left / factor, top / factor, right / factor, bottom / factor) for left, top, right, bottom in found]
    return tuple(sorted(seals, key=lambda seal: (seal.top, seal.left)))


def without_seals(image: NDArray[np.uint8], seals: tuple[Seal, ...], dpi: float) -> NDArray[np.uint8]:
    """The picture with the seals bleached: where one stands, only its red channel is left, in which red ink is as bright as paper.

    The rest keeps its colours, since a red title would vanish in the red channel.
    """
    if not seals:
        return image
    bleached = image.copy()
    margin = MARGIN * dpi
    for seal in seals:
        rows = slice(max(0, int(seal.top - margin)), int(seal.bottom + margin) + 1)
        columns = slice(max(0, int(seal.left - margin)), int(seal.right + margin) + 1)
        part = image[rows, columns]
        red = part[..., 0].astype(np.float32)
        ink = red[_red(part) > 0]
        brightness = max(1.0, float(np.median(ink)) * INK) if ink.size else 255.0
        bleached[rows, columns] = np.minimum(red * (255.0 / brightness), 255.0).astype(np.uint8)[..., None]
    return bleached


def _red(image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """1 where the ink is red."""
    red, green, blue = cv2.split(image)
    return (cv2.subtract(red, cv2.max(green, blue)) > REDDER).astype(np.uint8)


def _blobs(red: NDArray[np.uint8], bridge: int) -> list[Dots]:
    """Left, top, width and height of what hangs together once gaps are bridged."""
    reach = max(1, bridge // 2)
    # Grown, not closed: closing leaves the gaps of a thin ring open.
    grown = cv2.dilate(red, np.ones((2 * reach + 1,) * 2, np.uint8))
    _, _, found, _ = cv2.connectedComponentsWithStats(grown, connectivity=8)
    return [(x + reach, y + reach, width - 2 * reach, height - 2 * reach) for x, y, width, height, _ in found[1:].tolist()]


def _parts(x: int, y: int, width: int, height: int) -> Iterator[Dots]:
    """The box of a blob, or of the round parts that a row or a column of touching seals has."""
    long, short = max(width, height), max(1, min(width, height))
    count = 1 if long <= LONGEST * short else min(PARTS, round(long / short))
    for part in range(count):
        start = round(part * (long - short) / max(1, count - 1))
        if count == 1:
            yield x, y, x + width, y + height
        elif width > height:
            yield x + start, y, x + start + short, y + short
        else:
            yield x, y + start, x + short, y + start + short


def _is_seal(red: NDArray[np.uint8], box: Dots, inch: float) -> bool:
    left, top, right, bottom = box
    width, height = right - left, bottom - top
    if not (
        SMALLEST * inch <= min(width, height)
        and max(width, height) <= LARGEST * inch
        and max(width, height) <= LONGEST * min(width, height)
    ):
        return False
    if float(red[top:bottom, left:right].mean()) > SOLID * math.pi / 4:
        return False
    around = np.linspace(0.0, 2 * math.pi, DIRECTIONS, endpoint=False)
    corners = np.linspace(0.25, 1.75, 4) * math.pi
    return float(_met(red, box, around, BAND).mean()) >= RING and int(_met(red, box, corners, CORNER).sum()) <= FILLED_CORNERS


def _met(red: NDArray[np.uint8], box: Dots, angles: NDArray[np.float64], band: tuple[float, float]) -> NDArray[np.bool_]:
    """In which directions from the middle of a box there is red in a band between parts of the way to its oval."""
    left, top, right, bottom = box
    outward = np.linspace(*band, STEPS)[None, :]
    columns = np.clip(left + (right - left) / 2 * (1 + outward * np.cos(angles)[:, None]), 0, red.shape[1] - 1).astype(int)
    rows = np.clip(top + (bottom - top) / 2 * (1 + outward * np.sin(angles)[:, None]), 0, red.shape[0] - 1).astype(int)
    return np.asarray(red[rows, columns].any(axis=1), np.bool_)
