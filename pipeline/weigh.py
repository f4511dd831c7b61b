"""The weights of signs, learnt from values that gold has judged: logistic regression in two steps, then a straight line a field.

First the common signs with a base for each field are weighed over all values; then, field by field, all signs are weighed once more on
top of that sum: where a field has little to say, it does what the others do. Both are ridge regressions by Newton's method, so that the
same values give the same weights. Since the values of spoilt notices were many more than such notices are, the sum is drawn straight on
values of groups that the weights have not seen, spoilt ones counted as `SPOILT`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from extractors.frozen import frozen
from pipeline.signs import Sign

Array = np.ndarray[Any, np.dtype[np.float64]]
EVERY = "*"
SLOPE, SHIFT, BASE = ("(slope)", ""), ("(shift)", ""), ("(base)", "")
Table = dict[str, dict[Sign, float]]

RIDGE = 3.0  # both steps; of 1, 3 and 10 hardly one was better than another
COMMON, OWN = 60, 20  # a sign that fewer values show is not weighed: in every field, in one
FOLDS = 8  # of whole groups
SPOILT = 0.2  # the share of spoilt notices for which the scores hold
AS_THEY_ARE = 4.0  # a value of a notice as it is weighs so many of spoilt copies, of which there are eleven
HOLD, HOLD_SLOPE = 2.0, 8.0  # how firmly a field's line is held by that of all fields
STEPS, ENOUGH = 30, 1e-5


@frozen
class Value:
    """A value that gold has judged: where it comes from, what it shows, and whether it is right."""

    group: str
    field: str
    common: tuple[Sign, ...]
    own: tuple[Sign, ...]
    right: bool
    spoilt: bool


def learn(values: Sequence[Value]) -> Table:
    """The weights by field and sign, with every field's line."""
    lines = _lines(values, _left_out(values))
    table = _weigh(values)
    for field, (shift, slope) in lines.items():
        table.setdefault(field, {}).update({SHIFT: shift, SLOPE: slope})
    return table


def held_out(values: Sequence[Value]) -> Array:
    """The score of each value by weights, and by a line, that have seen nothing of its fold of groups."""
    sums, folds = _left_out(values), _folds(values)
    scores = np.zeros(len(values))
    for fold in range(FOLDS):
        lines = _lines([v for v, f in zip(values, folds, strict=True) if f != fold], sums[folds != fold])
        for i in map(int, np.flatnonzero(folds == fold)):
            shift, slope = lines.get(values[i].field, lines[EVERY])
            scores[i] = 1 / (1 + np.exp(-(shift + slope * sums[i])))
    rounded: Array = np.asarray(np.clip(scores, 0.001, 0.999).round(3))
    return rounded


def _left_out(values: Sequence[Value]) -> Array:
    folds, sums = _folds(values), np.zeros(len(values))
    for fold in range(FOLDS):
        table = _weigh([v for v, f in zip(values, folds, strict=True) if f != fold])
        at = [i for i, f in enumerate(folds) if f == fold]
        sums[at] = [_sum(table, values[i]) for i in at]
    return sums


def _folds(values: Sequence[Value]) -> Array:
    """Whole groups, the largest first, each to the smallest fold."""
    sizes, place, filled = Counter(v.group for v in values), dict[str, int](), [0] * FOLDS
    for group, size in sorted(sizes.items(), key=lambda item: (-item[1], item[0])):
        place[group] = filled.index(min(filled))
        filled[place[group]] += size
    return np.array([place[v.group] for v in values])


def _sum(table: Table, value: Value) -> float:
    every, own = table[EVERY], table.get(value.field, {})
    return (
        every[BASE]
        + own.get(BASE, 0.0)
        + sum(every.get(s, 0.0) + own.get(s, 0.0) for s in value.common)
        + sum(own.get(s, 0.0) for s in value.own)
    )


def _weigh(values: Sequence[Value]) -> Table:
    """The weights of both steps, without lines."""
    right = np.array([v.right for v in values], dtype=float)
    counts = np.array([1.0 if v.spoilt else AS_THEY_ARE for v in values])
    fields = sorted({v.field for v in values})
    names = [*_seen((v.common for v in values), COMMON), *((BASE[0], field) for field in fields), BASE]
    shown = _matrix([(*v.common, (BASE[0], v.field), BASE) for v in values], names)
    weights = _regress(shown, right, counts, np.zeros(len(values)))
    sums = shown @ weights
    table: Table = {EVERY: {sign: w for sign, w in zip(names, weights, strict=True) if sign == BASE or sign[0] != BASE[0]}}
    for field in fields:
        at = np.array([v.field == field for v in values])
        signs = [(*v.common, *v.own) for v in values if v.field == field]
        own = _seen(signs, OWN)
        found = _regress(_matrix(signs, own), right[at], counts[at], sums[at])
        table[field] = {BASE: float(weights[names.index((BASE[0], field))]), **dict(zip(own, found, strict=True))}
    return table


def _seen(shown: Iterable[Iterable[Sign]], least: int) -> list[Sign]:
    counts = Counter(sign for signs in shown for sign in signs)
    return sorted((sign for sign, n in counts.items() if n >= least), key=lambda sign: (sign[0], str(sign[1])))


def _matrix(shown: Sequence[tuple[Sign, ...]], names: Sequence[Sign]) -> Array:
    place = {sign: i for i, sign in enumerate(names)}
    matrix = np.zeros((len(shown), len(names)))
    for i, signs in enumerate(shown):
        for sign in signs:
            if sign in place:
                matrix[i, place[sign]] += 1
    return matrix


def _regress(shown: Array, right: Array, counts: Array, offset: Array) -> Array:
    """The weights of logistic regression on top of an offset, held near nothing."""
    nothing = np.zeros(shown.shape[1])
    return _fit(shown, right, counts, offset, (nothing, nothing + RIDGE))


def _fit(shown: Array, right: Array, counts: Array, offset: Array, held: tuple[Array, Array]) -> Array:
    """The weights of least loss, `held` to where and how firmly, by Newton's method with steps halved until they gain something."""
    weights, firmness = held
    signs = np.where(right > 0, -1.0, 1.0)

    def loss(tried: Array) -> float:
        told = np.logaddexp(0, signs * (shown @ tried + offset))
        return float(counts @ told + firmness @ (tried - held[0]) ** 2 / 2)

    least = loss(weights)
    for _ in range(STEPS):
        p = _odds(shown @ weights + offset)
        slope = shown.T @ (counts * (right - p)) - firmness * (weights - held[0])
        bend = shown.T @ (shown * (counts * p * (1 - p))[:, None]) + np.diag(firmness)
        step = np.linalg.solve(bend, slope)
        while (now := loss(weights + step)) > least and np.abs(step).max() > ENOUGH:
            step = step / 2
        weights, least = weights + step, now
        if np.abs(step).max(initial=0.0) < ENOUGH:
            break
    return weights


def _odds(sums: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-np.clip(sums, -50, 50))))


def _lines(values: Sequence[Value], sums: Array) -> Mapping[str, tuple[float, float]]:
    """Shift and slope of every field, and of all fields, on sums of values that the weights have not seen."""
    right = np.array([v.right for v in values], dtype=float)
    spoilt = np.array([v.spoilt for v in values])
    share = np.where(spoilt, SPOILT / max(1, spoilt.sum()), (1 - SPOILT) / max(1, (~spoilt).sum())) * max(1, (~spoilt).sum())
    places = defaultdict[str, list[int]](list)
    for i, value in enumerate(values):
        places[value.field].append(i)
    every = _line(sums, right, share, (0.0, 1.0), hold=1e-6)
    return {EVERY: every} | {f: _line(sums[at], right[at], share[at], every, hold=1.0) for f, at in sorted(places.items())}


def _line(sums: Array, right: Array, counts: Array, held: tuple[float, float], hold: float) -> tuple[float, float]:
    shown = np.stack([np.ones_like(sums), sums], axis=1)
    shift, slope = _fit(shown, right, counts, np.zeros_like(sums), (np.array(held), hold * np.array([HOLD, HOLD_SLOPE])))
    return float(shift), float(slope)
