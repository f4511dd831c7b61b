"""Ruled tables on a picture of a page: the cells between long thin lines."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import cv2
import numpy as np

from extractors.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from pipeline.raw import Box

DPI = 100.0  # at which rules are looked for: a hairline still darkens a dot by a fifth
AROUND = 31  # dots: the paper around a line, in comparison with which it is dark
DARKER = 12  # by how much (of 255); rules of 0.5 points on a grey scan are darker by 25
SHORTEST = 0.32  # inches: longer than a stroke of a sign of 22 points, shorter than a cell
BRIDGED = 5  # dots between rules that meet in print
LEAST_CELL = (0.2, 0.1)  # inches
EDGE = 0.08  # inches within which edges of cells are the same rule
LEAST_CELLS = 4
OVERHANG = 0.3  # of a line's height: a piece of print that reaches so far over a rule holds words of both cells


@frozen
class Cell:
    """A cell: the row and column (from 0) of its upper left corner, and its box in points of the upright page."""

    row: int
    column: int
    box: Box


@frozen
class Grid:
    """A table: its cells row by row, its box, and how many columns it has."""

    cells: tuple[Cell, ...]
    box: Box
    columns: int

    def cell_at(self, x: float, y: float) -> Cell | None:
        """The cell that holds a point."""
        return next((cell for cell in self.cells if _holds(cell.box, x, y)), None)


def find_grids(grey: NDArray[np.uint8], slant: float, dpi: float, points: float) -> tuple[Grid, ...]:
    """The ruled tables of an upright grey picture whose print slants so many degrees, from the top; its dots are so many points."""
    factor = min(1.0, DPI / dpi)
    small = cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA) if factor < 1.0 else grey
    dots = dpi * factor
    dark = cv2.adaptiveThreshold(
        _straight(np.asarray(small, np.uint8), slant), 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, AROUND, DARKER
    )
    length = round(SHORTEST * dots)
    across = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    down = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((length, 1), np.uint8))
    if not across.any() or not down.any():
        return ()
    rules = cv2.morphologyEx(cv2.bitwise_or(across, down), cv2.MORPH_CLOSE, np.ones((BRIDGED, BRIDGED), np.uint8))
    _, labels, found, _ = cv2.connectedComponentsWithStats(rules, connectivity=8)
    grids = [
        _grid(labels[y : y + h, x : x + w] == label, (x, y), dots, points / factor)
        for label, (x, y, w, h, _) in enumerate(found.tolist())
        if label
    ]
    return tuple(sorted((grid for grid in grids if grid), key=lambda grid: grid.box[1]))


def cut_at_rules(quads: NDArray[np.float32], upright: NDArray[np.float32], grids: Sequence[Grid]) -> NDArray[np.float32]:
    """The corners of pieces, those that reach over a rule between two cells cut there; `upright` has the same pieces in points."""
    if not grids:
        return quads
    cut: list[NDArray[np.float32]] = []
    for quad, flat in zip(quads, upright, strict=True):
        middle = float(flat[:, 1].mean())
        grid = next((grid for grid in grids if grid.box[1] <= middle <= grid.box[3]), None)
        cut += _pieces(quad, flat, grid) if grid else [quad]
    return np.array(cut, np.float32).reshape(-1, 4, 2)


def _straight(grey: NDArray[np.uint8], slant: float) -> NDArray[np.uint8]:
    if slant == 0.0:
        return grey
    rows, columns = grey.shape
    around = cv2.getRotationMatrix2D((columns / 2, rows / 2), slant, 1.0)
    return np.asarray(cv2.warpAffine(grey, around, (columns, rows), borderMode=cv2.BORDER_REPLICATE), np.uint8)


def _grid(rules: NDArray[np.bool_], corner: tuple[int, int], dots: float, points: float) -> Grid | None:
    """The table whose rules hang together, or None where they enclose too few cells."""
    least_width, least_height = LEAST_CELL[0] * dots, LEAST_CELL[1] * dots
    if rules.shape[1] < 2 * least_width or rules.shape[0] < 2 * least_height:
        return None
    _, _, found, _ = cv2.connectedComponentsWithStats((~rules).astype(np.uint8), connectivity=4)
    height, width = rules.shape
    boxes = [
        tuple(value * points for value in (corner[0] + x, corner[1] + y, corner[0] + x + w, corner[1] + y + h))
        for x, y, w, h, area in found[1:].tolist()
        if w >= least_width and h >= least_height and x and y and x + w < width and y + h < height and area > 0.6 * w * h
    ]
    if len(boxes) < LEAST_CELLS:
        return None
    near = EDGE * dots * points
    rows, columns = _edges((box[1] for box in boxes), near), _edges((box[0] for box in boxes), near)
    if len(rows) < 2 or len(columns) < 2:
        return None
    cells = sorted((_nearest(rows, box[1]), _nearest(columns, box[0]), box) for box in boxes)
    whole = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
    return Grid(tuple(Cell(row, column, (box[0], box[1], box[2], box[3])) for row, column, box in cells), whole, len(columns))


def _edges(places: Iterable[float], near: float) -> list[float]:
    """The first place of every group of places that are one rule."""
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > near:
            edges.append(place)
    return edges


def _nearest(edges: Sequence[float], place: float) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - place))


def _holds(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _pieces(quad: NDArray[np.float32], flat: NDArray[np.float32], grid: Grid) -> list[NDArray[np.float32]]:
    """A piece of print cut at the rules between the cells of the row in which it stands."""
    left, right = float(flat[:, 0].min()), float(flat[:, 0].max())
    top, bottom = float(flat[:, 1].min()), float(flat[:, 1].max())
    middle, over = (top + bottom) / 2, OVERHANG * (bottom - top)
    cells = [cell.box for cell in grid.cells if cell.box[1] <= middle <= cell.box[3]]
    met = sorted(box for box in cells if min(box[2], right) - max(box[0], left) > over)
    shares = [(a[2] + b[0]) / 2 for a, b in pairwise(met)]
    parts = [(place - left) / (right - left) for place in shares]
    ends = [0.0, *parts, 1.0]
    tl, tr, br, bl = quad
    return [
        np.array([tl + (tr - tl) * a, tl + (tr - tl) * b, bl + (br - bl) * b, bl + (br - bl) * a], np.float32) for a, b in pairwise(ends)
    ]
