"""Pages that are pictures: recognised into the printed lines of a sheet, with the seals that were seen on it.

A page is recognised as it lies (on its side, on its head, askew): the corners of every piece of print are turned upright, not the picture.
Boxes of the sheet are those of the upright, straightened page, on which indents and the order of lines can be told; where the page lies
otherwise, its lines have their boxes on the page as it is shown beside these.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from extractors.frozen import frozen
from pipeline.readers.layout.compose import Sheet
from pipeline.readers.scan.engine import count_upside_down, find_print, is_available, read_print, require, versions
from pipeline.readers.scan.geometry import Turn, lies_on_its_side, sizes_of, slant_of
from pipeline.readers.scan.lines import Piece, find_lines

if TYPE_CHECKING:
    import numpy as np
    import pypdfium2
    from numpy.typing import NDArray

    from pipeline.raw import Box
    from pipeline.readers.scan.seals import Seal
    from pipeline.readers.scan.tables import Grid

__all__ = ["Recognised", "is_available", "recognise_image", "recognise_page", "versions"]

# 200 dots an inch read as well as 300 (character error of the five scanned seeds), at half the cost.
READ_DPI = 200.0
# Where print stands is found as well at 120 dots as at 200 (the same character error), in a third of the time.
FIND_DPI = 120.0
FIND_ROWS = 2000  # dots at a time; the engine would shrink more
# Pages between A5 and A3 (the longer side, in points) are as large as they say; others were given the dots of their scanner as points,
# or are a web page in one piece, and are taken to be as wide as A4.
LIKELY = (590.0, 1250.0)
A4_DOTS = 1654  # the width of A4 at 200 dots an inch
A4_WIDTH = 8.27  # inches
MOST_ROWS = 20_000  # dots on the longer side: of a web page of A4's width, eight sheets
VOTERS = 8  # the longest pieces say whether a page stands on its head
UNREAD = 4  # signs that such a piece has at least if its loss is told
READ = 0.5  # a piece with a lower score is not read: specks, stars of seals, handwriting; rapidocr's own threshold


@frozen
class Recognised:
    """One page as it was recognised: its lines, how many seals stand on it, and what could not be read (words for people)."""

    sheet: Sheet
    seals: int
    faults: tuple[str, ...] = ()


def recognise_page(page: pypdfium2.PdfPage, number: int) -> Recognised:
    """A page of a PDF recognised; raises Unreadable(NEEDS_OCR) where the extra `ocr` is not installed, TOO_LARGE where memory ends."""
    import numpy as np

    require()
    shorter, longer = sorted(max(1.0, side) for side in page.get_size())
    if LIKELY[0] <= longer <= LIKELY[1]:
        scale, dpi = READ_DPI / 72, READ_DPI
    else:
        scale = min(A4_DOTS / shorter, MOST_ROWS / longer)
        dpi = max(1.0, shorter * scale / A4_WIDTH)
    image = np.ascontiguousarray(page.render(scale=scale, rev_byteorder=True).to_numpy()[:, :, :3])
    return _recognised(image, number, dpi, 1 / scale)


def recognise_image(image: NDArray[np.uint8], number: int, dpi: float) -> Recognised:
    """A picture (rows, columns, red-green-blue) of so many dots an inch recognised; raises as `recognise_page` does."""
    require()
    return _recognised(image, number, dpi, 72 / dpi)


def _recognised(image: NDArray[np.uint8], number: int, dpi: float, points: float) -> Recognised:
    """A picture recognised; `dpi` tells how large its print is, `points` how many points of the page a dot has."""
    from pipeline.readers.scan.seals import find_seals, without_seals
    from pipeline.readers.scan.tables import cut_at_rules

    seals = find_seals(image, dpi)
    plain = without_seals(image, seals, dpi)
    quads = _find(plain, dpi)
    turn, quads = _turn_of(plain, quads, points)
    grids = _grids(plain, dpi, points, turn)
    quads = cut_at_rules(quads, turn.upright(quads * points), grids)
    pieces, unread = _pieces(plain, quads, turn, points, seals)
    width, height = turn.upright_size
    lines = find_lines(pieces, grids, width)
    if turn.is_turned:
        lines = tuple(replace(line, shown=turn.shown(line.box)) for line in lines)
    sheet = Sheet(number, round(width, 2), round(height, 2), lines)
    faults = (f"page {number}: print in {unread} place{'s' * (unread > 1)} could not be read",) if unread else ()
    return Recognised(sheet, len(seals), faults)


def _find(image: NDArray[np.uint8], dpi: float) -> NDArray[np.float32]:
    """The corners of all pieces; a long strip, as of a screen, is looked through in parts, which are cut between its lines."""
    import cv2
    import numpy as np

    factor = min(1.0, FIND_DPI / dpi)
    small = cv2.resize(image, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA) if factor < 1.0 else image
    found: list[NDArray[np.float32]] = []
    start = 0
    while start < len(small):
        end = len(small)
        if end - start > FIND_ROWS:
            last = small[start + FIND_ROWS * 3 // 4 : start + FIND_ROWS]
            end = start + FIND_ROWS * 3 // 4 + int(last.std(axis=(1, 2)).argmin()) + 1
        part = np.ascontiguousarray(small[start:end], np.uint8)
        found.append(find_print(part) + np.array((0, start), np.float32))
        start = end
    return np.concatenate(found) / np.float32(factor)


def _turn_of(image: NDArray[np.uint8], quads: NDArray[np.float32], points: float) -> tuple[Turn, NDArray[np.float32]]:
    """How the page lies, and its pieces with the corner first at which their print begins."""
    import numpy as np

    height, width = image.shape[:2]
    quarters = 1 if lies_on_its_side(quads) else 0
    quads = np.roll(quads, -quarters, axis=1)
    longest = quads[np.argsort(-sizes_of(quads)[0])[:VOTERS]]
    if count_upside_down([_crop(image, quad) for quad in longest]) * 2 > len(longest):
        quarters += 2
        quads = np.roll(quads, -2, axis=1)
    turn = Turn(quarters, 0.0, width * points, height * points)
    return replace(turn, slant=slant_of(turn.upright(quads * points))), quads


def _grids(image: NDArray[np.uint8], dpi: float, points: float, turn: Turn) -> tuple[Grid, ...]:
    import cv2
    import numpy as np

    from pipeline.readers.scan.tables import find_grids

    grey = np.rot90(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), turn.quarters)
    return find_grids(np.ascontiguousarray(grey), turn.slant, dpi, points)


def _pieces(
    image: NDArray[np.uint8], quads: NDArray[np.float32], turn: Turn, points: float, seals: Sequence[Seal]
) -> tuple[list[Piece], int]:
    """What was read, and how many pieces could not be."""
    from pipeline.readers.scan.gaps import find_gaps, spaced

    crops = [_crop(image, quad) for quad in quads]
    pieces: list[Piece] = []
    unread = 0
    for words, crop, quad in zip(read_print(crops), crops, quads, strict=True):
        if not words.text.strip():
            continue
        if words.score < READ:
            unread += len(words.text.strip()) >= UNREAD
            continue
        sealed = any(seal.covers(_bounds(quad)) for seal in seals)
        box = _bounds(turn.upright(quad * points))
        pieces.append(Piece(spaced(words, find_gaps(crop)).strip(), box, words.score, sealed))
    return pieces, unread


def _bounds(points: NDArray[np.float32]) -> Box:
    left, top = points.min(axis=0).tolist()
    right, bottom = points.max(axis=0).tolist()
    return left, top, right, bottom


def _crop(image: NDArray[np.uint8], quad: NDArray[np.float32]) -> NDArray[np.uint8]:
    """The part of the picture between four corners, laid straight."""
    import cv2
    import numpy as np

    widths, heights = sizes_of(quad[None])
    width, height = max(1, round(float(widths[0]))), max(1, round(float(heights[0])))
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    matrix = cv2.getPerspectiveTransform(quad.astype(np.float32), corners)
    crop = cv2.warpPerspective(image, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(crop, np.uint8)
