"""The order in which the lines of a page are read: columns one after the other, where prose is set in columns.

Cells of a table without rules, names beside each other and pairs of labels stand side by side, too, and are read row by row: prose
fills its column, they do not.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.readers.pdf.lines import Run, find_rows, usual_height

FEWEST_LINES = 5  # of a column
FILLED_SHARE = 0.5  # of a column's lines that end at its right edge
EDGE = 1.6  # heights of a character that a filled line may lack
SHORTEST = 6  # characters of a run that shows where a column begins
NARROWEST = 8.0  # heights of a character, the width of a column
MOST_COLUMNS = 4
MOST_GUTTERS = 6  # that are tried, those at which most lines begin


def in_reading_order(runs: Sequence[Run], deep: int = 1) -> list[list[Run]]:
    """The rows of runs in the order in which they are read."""
    rows = find_rows(runs)
    height = usual_height(runs)
    for gutter in _gutters(runs, height) if deep < MOST_COLUMNS else ():
        ordered = list[list[Run]]()
        for band in _bands(rows, gutter, height):
            left = [run for row in band for run in row if run.left < gutter]
            right = [run for row in band for run in row if run.left >= gutter]
            if _is_column(left, height) and _is_column(right, height):
                ordered += in_reading_order(left, deep + 1) + in_reading_order(right, deep + 1)
            else:
                ordered += band
        if ordered != rows:
            return ordered
    return rows


def _gutters(runs: Sequence[Run], height: float) -> list[float]:
    """The places just before which a column may end: many runs begin there, and not at the left edge of the text."""
    lefts = sorted(run.left for run in runs if len(run.text) >= SHORTEST)
    found, begin = list[tuple[int, float]](), 0
    for at, (left, after) in enumerate(pairwise([*lefts, float("inf")]), 1):
        if after - left > height / 2:
            if at - begin >= FEWEST_LINES and lefts[begin] - lefts[0] > NARROWEST * height:
                found.append((at - begin, lefts[begin] - height / 4))
            begin = at
    return sorted(gutter for _, gutter in sorted(found, reverse=True)[:MOST_GUTTERS])


def _bands(rows: Sequence[list[Run]], gutter: float, height: float) -> Iterator[list[list[Run]]]:
    """The rows in stretches that do not cross the gutter, and the rows between them that do."""
    band = list[list[Run]]()
    crossed = None
    for row in rows:
        crosses = any(run.left < gutter - height / 2 and run.right > gutter for run in row)
        if band and crosses != crossed:
            yield band
            band = []
        crossed = crosses
        band.append(row)
    if band:
        yield band


def _is_column(runs: Sequence[Run], height: float) -> bool:
    """Whether runs are prose set in a column."""
    rows = find_rows(runs)
    if len(rows) < FEWEST_LINES:
        return False
    right = max(run.right for run in runs)
    filled = sum(right - row[-1].right < EDGE * height for row in rows)
    return filled >= FILLED_SHARE * len(rows) and right - min(run.left for run in runs) > NARROWEST * height
