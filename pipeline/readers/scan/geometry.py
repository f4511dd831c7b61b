"""How a page lies in its picture: quarter turns and a slant, there and back."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from extractors.frozen import frozen

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from pipeline.raw import Box

LONG_PIECE = 5.0  # a piece so many times wider than high tells the slant; the corners of shorter ones are too rough
MOST_SLANT = 15.0  # degrees; more than a sheet laid askew on the glass
TALL = 1.5  # a piece so much higher than wide is a line of a page that lies on its side
LEAST_SLANT = 0.05  # degrees: half a millimetre over a page's width


@frozen
class Turn:
    """How to read a page of a size as shown (any unit): `quarters` turns to the left, then a slant taken out (degrees).

    >>> turn = Turn(quarters=1, slant=0.0, width=600.0, height=800.0)
    >>> turn.upright_size
    (800.0, 600.0)
    >>> turn.shown((100.0, 50.0, 300.0, 80.0))
    (520.0, 100.0, 550.0, 300.0)
    """

    quarters: int
    slant: float
    width: float
    height: float

    @property
    def upright_size(self) -> tuple[float, float]:
        """Width and height of the page once it is turned."""
        return (self.height, self.width) if self.quarters % 2 else (self.width, self.height)

    @property
    def is_turned(self) -> bool:
        """Whether the page lies otherwise than it is read."""
        return self.quarters % 4 != 0 or self.slant != 0.0

    def upright(self, points: NDArray[np.float32]) -> NDArray[np.float32]:
        """Points (..., 2) of the page as shown, where they stand on the upright page without its slant."""
        return _slanted(_turned(points, self.quarters, self.width, self.height), -self.slant, self.upright_size)

    def shown(self, box: Box) -> Box:
        """A box of the upright page, where it stands on the page as shown: the box around its four corners."""
        left, top, right, bottom = box
        corners = np.array([(left, top), (right, top), (right, bottom), (left, bottom)], np.float32)
        width, height = self.upright_size
        points = _turned(_slanted(corners, self.slant, (width, height)), -self.quarters % 4, width, height)
        (x_min, y_min), (x_max, y_max) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
        return (round(x_min, 2), round(y_min, 2), round(x_max, 2), round(y_max, 2))


def _turned(points: NDArray[np.float32], quarters: int, width: float, height: float) -> NDArray[np.float32]:
    """Points after so many quarter turns to the left of a page of this size (as numpy.rot90 turns its picture)."""
    for _ in range(quarters % 4):
        points = np.stack((points[..., 1], width - points[..., 0]), axis=-1).astype(np.float32)
        width, height = height, width
    return points


def _slanted(points: NDArray[np.float32], degrees: float, size: tuple[float, float]) -> NDArray[np.float32]:
    """Points turned about the middle of the page, clockwise as it is seen."""
    if degrees == 0.0:
        return points
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    middle = np.array(size, np.float32) / 2
    x, y = np.moveaxis(points - middle, -1, 0)
    return np.asarray(np.stack((x * cosine - y * sine, x * sine + y * cosine), axis=-1) + middle, np.float32)


def sizes_of(quads: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Width and height of pieces by their corners, along and across the print."""
    width = (np.linalg.norm(quads[:, 1] - quads[:, 0], axis=1) + np.linalg.norm(quads[:, 2] - quads[:, 3], axis=1)) / 2
    height = (np.linalg.norm(quads[:, 3] - quads[:, 0], axis=1) + np.linalg.norm(quads[:, 2] - quads[:, 1], axis=1)) / 2
    return width.astype(np.float32), np.maximum(height, 1).astype(np.float32)


def lies_on_its_side(quads: NDArray[np.float32]) -> bool:
    """Whether most of the print runs up or down the page."""
    width, height = sizes_of(quads)
    long = np.maximum(width, height) >= TALL * np.minimum(width, height)
    return bool(long.any()) and float(height[long & (height > width)].sum()) > float(width[long & (width > height)].sum())


def slant_of(quads: NDArray[np.float32]) -> float:
    """The slant of the print in degrees, clockwise; 0.0 where too little print tells."""
    width, height = sizes_of(quads)
    long = quads[width >= LONG_PIECE * height]
    if len(long) == 0:
        return 0.0
    along = (long[:, 1] - long[:, 0]) + (long[:, 2] - long[:, 3])
    degrees = np.degrees(np.arctan2(along[:, 1], along[:, 0]))
    # The median by width: a long line tells more than a short one, and handwriting on the slope tells nothing.
    order = np.argsort(degrees)
    weight = np.cumsum(np.linalg.norm(along, axis=1)[order])
    slant = float(degrees[order][np.searchsorted(weight, weight[-1] / 2)])
    return slant if LEAST_SLANT <= abs(slant) <= MOST_SLANT else 0.0
