"""Text that does not run from left to right: turned by quarters, set from top to bottom, or askew as watermarks are."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from pipeline.raw import Box
from pipeline.readers.pdf.characters import Character
from pipeline.readers.pdf.lines import Run

ASKEW = 0.05  # quarters, 4.5 degrees; text laid under a scanned page is turned less
STACKED = 3  # single characters below each other that are words set from top to bottom
STEP = 1.5  # heights from one of them to the next; rows of a table are further apart
SIDEWAYS = 0.3  # of a character's width by which it may stand aside of the one above
SKEW = -1  # the turn of what is askew


def parts_by_turn(characters: Sequence[Character], runs: Sequence[Run], turn_of: Callable[[int], float]) -> dict[int, list[Character]]:
    """The characters of a page by their quarter turns clockwise; what is set from top to bottom counts as turned once."""
    turns = [_quarter(turn_of(characters[run.first].at)) for run in runs]
    for begin, end in _stacked(runs):
        turns[begin:end] = [turn or 1 for turn in turns[begin:end]]
    if not any(turns):
        return {0: list(characters)}
    parts = defaultdict[int, list[Character]](list)
    ends = [run.first for run in runs[1:]] + [len(characters)]
    for turn, run, end in zip(turns, runs, ends, strict=True):
        parts[turn] += characters[run.first : end]
    return parts


def _quarter(turn: float) -> int:
    nearest = round(turn)
    return nearest % 4 if abs(turn - nearest) < ASKEW else SKEW


def _stacked(runs: Sequence[Run]) -> Iterator[tuple[int, int]]:
    """The stretches of runs of one Chinese character each that stand closely below each other."""
    begin = 0
    for at, (run, after) in enumerate(pairwise([*runs, None]), 1):
        if run and after and _is_below(run, after):
            continue
        if at - begin >= STACKED:
            yield begin, at
        begin = at


def _is_below(run: Run, after: Run) -> bool:
    if not (len(run.text) == len(after.text) == 1) or run.text.isascii() or after.text.isascii():
        return False
    step, aside = after.top - run.top, abs(after.left - run.left)
    return 0.5 * run.height < step < STEP * run.height and aside < SIDEWAYS * run.height


def turned(box: Box, turn: int, width: float, height: float) -> Box:
    """A box of a page of that size on the page turned back, so that what was turned so many quarters clockwise can be read."""
    left, top, right, bottom = box
    if turn == 1:
        return top, width - right, bottom, width - left
    if turn == 2:
        return width - right, height - bottom, width - left, height - top
    if turn == 3:
        return height - bottom, left, height - top, right
    return box


def turned_back(box: Box, turn: int, width: float, height: float) -> Box:
    """The box on a page of that size which `turned` turned."""
    return turned(box, 4 - turn, height, width) if turn % 2 else turned(box, turn, width, height)


def as_read(characters: Sequence[Character], turn: int, width: float, height: float) -> list[Character]:
    """Characters with their boxes on the page turned back."""
    return [character._replace(box=turned(character.box, turn, width, height)) for character in characters]
