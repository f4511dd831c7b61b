"""Rules that tables lack: at a page break a row stays open below, and many tables have no rules at their sides."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from pipeline.readers.pdf.rules import Rule

FEWEST_ENDS = 3  # rules that end at one place, where another one is missing
NEAR = 3.0  # points between places that are meant to be one, as for the rules of a table that meet


def closed(rules: Sequence[Rule]) -> list[Rule]:
    """The rules, and those along the ends of at least three others where none is drawn."""
    levels = [rule for rule in rules if rule.is_level]
    uprights = [rule for rule in rules if not rule.is_level]
    found = list(rules)
    for ends in ([(rule.top, rule.left) for rule in uprights], [(rule.bottom, rule.left) for rule in uprights]):
        for at, begin, end in _rows(ends):
            if not any(abs(rule.top - at) <= NEAR and rule.left < end and rule.right > begin for rule in levels):
                found.append(Rule(begin, at, end, at))
    for ends in ([(rule.left, rule.top) for rule in levels], [(rule.right, rule.top) for rule in levels]):
        for at, begin, end in _rows(ends):
            if not any(abs(rule.left - at) <= NEAR and rule.top < end and rule.bottom > begin for rule in uprights):
                found.append(Rule(at, begin, at, end))
    return found


def _rows(ends: Iterable[tuple[float, float]]) -> Iterator[tuple[float, float, float]]:
    """Where ends (place, place along) stand in a row: their place, and the row's beginning and end."""
    group = list[tuple[float, float]]()
    for end, after in pairwise([*sorted(ends), (float("inf"), 0.0)]):
        group.append(end)
        if after[0] - end[0] > NEAR:
            along = sorted(place for _, place in group)
            if sum(step > NEAR for step in (b - a for a, b in pairwise(along))) + 1 >= FEWEST_ENDS:
                yield group[0][0], along[0], along[-1]
            group = []
