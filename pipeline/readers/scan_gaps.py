"""Gaps inside a piece of print, which recognition closes up, put back into its words as spaces.

教育部　科技部 under a notice are two organs, 通　知 in a title is one word: which it is, is decided where the whole text is known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from pipeline.readers.scan_engine import Words

LEAST = 0.5  # of the height of the ink: a half-width space between Chinese signs leaves 0.6, signs side by side 0.35 at most
LEAST_AT_OTHERS = 1.0  # beside figures, letters and punctuation: print sets these apart without any space
INKED = 0.5  # of the way from the paper to the darkest ink
RIM = 0.1  # of the height, at the upper and lower edge, where neighbouring lines may reach in
LEAST_CONTRAST = 30  # of 255: in a paler piece no gaps are seen
# Signs that stand at one side of their square, or in its middle: the half that is paper there is no gap.
HALF_SIGN = 0.5
HAN_BOTH = re.compile(r"[\u3400-\u9fff]{2}")
STOPS = frozenset("，。；：？！、）》〉”’〕】·…")
OPENINGS = frozenset("（《〈“‘〔【·…")
TRACKED = 3  # so many gaps that are as common as signs side by side are the spacing of a title


@dataclass(frozen=True, slots=True)
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
    after = np.flatnonzero(np.diff(columns) > LEAST * height)
    starts, ends = columns[after], columns[after + 1]
    return [
        Gap((start + end) / 2 / crop.shape[1], (end - start) / height) for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
    ]


def spaced(words: Words, gaps: Sequence[Gap]) -> str:
    """The words with two spaces for a gap as wide as a sign, fewer or more for others; none where all signs stand apart."""
    found = ((index, gap.width - paper_between(words.text, index)) for gap in gaps if (index := _index(words, gap)))
    wide = [(index, width) for index, width in found if width >= _least(words.text, index)]
    if len(wide) >= TRACKED and 2 * len(wide) >= len(words.text) - 1:
        usual = median(width for _, width in wide)
        wide = [(index, width) for index, width in wide if width >= 2 * usual]
    text = words.text
    for index, width in sorted(wide, reverse=True):
        if not (text[index - 1].isspace() or text[index].isspace()):
            text = text[:index] + " " * max(1, round(2 * width)) + text[index:]
    return text


def paper_between(text: str, index: int) -> float:
    """How much of a gap before a sign of the text belongs to the squares of the signs at its sides."""
    before, after = text[index - 1 : index] in STOPS, text[index : index + 1] in OPENINGS
    return HALF_SIGN * (before + after)


def _least(text: str, index: int) -> float:
    return LEAST if HAN_BOTH.fullmatch(text, index - 1, index + 1) else LEAST_AT_OTHERS


def _index(words: Words, gap: Gap) -> int | None:
    """The sign of the words before which a gap stands, or None at either end."""
    index = next((index for index, place in enumerate(words.places) if place > gap.place), 0)
    return index or None


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
