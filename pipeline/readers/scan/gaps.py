"""Gaps inside a piece of print, which recognition closes up, put back into its words as spaces.

教育部　科技部 under a notice are two organs, 通　知 in a title is one word: which it is, is decided where the whole text is known.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from statistics import median
from typing import TYPE_CHECKING

import numpy as np

from extractors.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from pipeline.readers.scan.engine import Words

# In heights of the ink. In the five scanned seeds a half-width space between Chinese signs left 0.44 to 0.46 where signs side by side
# had 0.1; in lines stretched to the margin these had 0.3, and the spaces more;
# the half-width spaces of web pages printed at 150 dpi leave 0.33.
SEEN = 0.1
LEAST = 0.32
BEYOND = 0.22  # the usual gap of the line
BEYOND_NARROW = 0.3  # the same beside a sign that fills half its square only; 日 at a day's end
BEYOND_THIN = 0.6  # the same beside a sign of level strokes only: in coarse pictures the ends of these are as pale as paper
LEAST_AT_OTHERS = 1.2  # beside figures, letters and punctuation: print sets these apart without any space
FEW = 3  # pairs of signs that do not tell what is usual
# Of the way from the paper to the darkest ink. At 0.5 thin strokes of web pages printed at 150 dpi are missed (33 false spaces in four
# pages, 4 at 0.3, all of these beside THIN signs); in the scanned seeds no space is lost at 0.3 or 0.4, and one is at 0.2.
INKED = 0.3
RIM = 0.1  # of the height, at the upper and lower edge, where neighbouring lines may reach in
LEAST_CONTRAST = 30  # of 255: in a paler piece no gaps are seen
# Signs that stand at one side of their square, or in its middle: the half that is paper there is no gap.
HALF_SIGN = 0.5
PAIR = re.compile(r"[\u3400-\u9fff](?=[\u3400-\u9fff])")
STOPS = frozenset("，。；：？！、）》〉”’〕】·…")
OPENINGS = frozenset("（《〈“‘〔【·…")
NARROW = frozenset("日月目曰白自且口卜丁个小川丨引")
THIN = frozenset("一二三")


@frozen
class Gap:
    """Where the middle of a gap is (0..1 along the piece), and its width in heights of the ink."""

    place: float
    width: float


def find_gaps(crop: NDArray[np.uint8]) -> list[Gap]:
    """The gaps of a piece of print by its picture (rows, columns, colours)."""
    ink = _ink(crop)
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if len(columns) < 2:
        return []
    height = float(rows[-1] - rows[0] + 1)
    after = np.flatnonzero(np.diff(columns) > SEEN * height)
    starts, ends = columns[after], columns[after + 1]
    return [
        Gap((start + end) / 2 / crop.shape[1], (end - start) / height) for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
    ]


def spaced(words: Words, gaps: Sequence[Gap]) -> str:
    """The words with two spaces for a gap as wide as a sign, fewer or more for others; none where all signs stand apart alike."""
    text = words.text
    at: dict[int, float] = {}
    for gap in gaps:
        index = _outside(text, bisect_right(words.places, gap.place))
        if 0 < index < len(text):
            at[index] = max(at.get(index, 0.0), gap.width - paper_between(text, index))
    pairs = [at.get(match.start() + 1, SEEN) for match in PAIR.finditer(text)]
    usual = median(pairs) if len(pairs) >= FEW else SEEN
    for index, width in sorted(at.items(), reverse=True):
        if width >= _least(text[index - 1 : index + 1], usual) and not text[index - 1 : index + 1].count(" "):
            text = text[:index] + " " * max(1, round(2 * width)) + text[index:]
    return text


def paper_between(text: str, index: int) -> float:
    """How much of a gap before a sign of the text belongs to the squares of the signs at its sides."""
    before, after = text[index - 1 : index] in STOPS, text[index : index + 1] in OPENINGS
    return HALF_SIGN * (before + after)


def _outside(text: str, index: int) -> int:
    """The place of a gap is that of its paper, which may lie in the square of a stop before it or of a bracket after it."""
    while index < len(text) and text[index] in STOPS:
        index += 1
    while index and text[index - 1] in OPENINGS:
        index -= 1
    return index


def _least(pair: str, usual: float) -> float:
    """The width from which a gap between two signs is a space in a line with such usual gaps."""
    if not PAIR.match(pair):
        return LEAST_AT_OTHERS
    if not THIN.isdisjoint(pair):
        return usual + BEYOND_THIN
    return max(LEAST, usual + (BEYOND if NARROW.isdisjoint(pair) else BEYOND_NARROW))


def _ink(crop: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Where there is ink, by the green channel: black and red are dark in it."""
    height = crop.shape[0]
    rim = round(RIM * height)
    green = crop[rim : height - rim, :, 1]
    if green.size == 0:
        return np.zeros((0, 0), np.bool_)
    dark, light = np.percentile(green[:, ::2], (2, 90))
    if light - dark < LEAST_CONTRAST:
        return np.zeros((0, 0), np.bool_)
    return np.asarray(green < light - INKED * (light - dark), np.bool_)
