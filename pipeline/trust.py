"""How sure a value is: its signs (`pipeline/signs.py`), weighed by a committed table, become its score.

`lexicons/trust.tsv` gives the weight of a sign in every field (`*`) and its further weight in one; the sum is drawn straight by the
field's slope and shift, and is then the logarithm of the odds that the value is right. How the weights were learnt and what
they are worth: docs/calibration.md. What follows from another value (the year from the date of issue, the region from the lead issuer)
has the score of that value; a field that gold does not judge has the weights of every field alone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from itertools import repeat
from math import exp
from typing import TypeVar

from extractors.frozen import frozen
from extractors.lexicon import read_columns
from extractors.notice import Notice
from extractors.row import Row, Scalar
from pipeline.outcome import Problem
from pipeline.signs import Rows, Scalars, Setting, Sign, common_signs, own_signs, setting_of

AnyRow = TypeVar("AnyRow", bound=Row)
EVERY = "*"
SLOPE, SHIFT, BASE = "(slope)", "(shift)", "(base)"
LEAST, MOST = 0.001, 0.999  # nothing is ever quite sure
NOTHING = repeat(0.0)
LEAD = "issuers"
# What follows from another value; the year by its rule.
FOLLOWS = {
    "doc_number_parts": "doc_number",
    "number_organ": "doc_number",
    "number_organ_id": "doc_number",
    "number_region_code": "doc_number",
    "level": LEAD,
    "region_code": LEAD,
    "region": LEAD,
    "topics": LEAD,
    "province_code": LEAD,
    "prefecture_code": LEAD,
    "county_code": LEAD,
    "year-of-signature": "issued_on",
    "year-of-number": "doc_number",
    "year-of-imprint": "printed_on",
    "year-of-title": "title",
}


@frozen
class Weights:
    """What each sign weighs in one field, and what the sum is to begin with."""

    base: float
    signs: Mapping[Sign, float]

    def score(self, signs: Iterable[Sign], before: float = 0.0) -> float:
        """The probability (0..1, three decimals) that a value with these signs is right; `before` is what is summed already."""
        odds = self.base + before + self.sum(signs)
        return round(min(max(1 / (1 + exp(-odds)), LEAST), MOST), 3) if abs(odds) < 700 else LEAST if odds < 0 else MOST

    def sum(self, signs: Iterable[Sign]) -> float:
        """What these signs weigh together."""
        return sum(map(self.signs.get, signs, NOTHING))


def score_values(
    notice: Notice, scalars: Scalars, rows: Rows, problems: tuple[Problem, ...], complete: bool
) -> tuple[dict[str, Scalar], Rows]:
    """The scalars and rows of a notice with their scores; those that no rule found keep theirs."""
    setting = setting_of(notice, scalars, rows, problems, complete)
    ordered = {table: _scored(table, values, setting) if values else values for table, values in rows.items()}
    own = {name: _scored(name, (row,), setting)[0] for name, row in scalars.items() if _source(name, row) is None}
    known = {name: row.score for name, row in own.items()}
    if ordered.get(LEAD):
        known[LEAD] = max((row for row in ordered[LEAD]), key=lambda row: getattr(row, "is_lead", False)).score
    return {name: own.get(name) or _following(name, row, known) for name, row in scalars.items()}, ordered


def _source(name: str, row: Scalar) -> str | None:
    return FOLLOWS.get(name) or FOLLOWS.get(row.rule)


def _following(name: str, row: Scalar, known: Mapping[str, float]) -> Scalar:
    score = known.get(_source(name, row) or "")
    return row if row.origin != "rule" or score is None else replace(row, score=score)


def _scored(name: str, values: tuple[AnyRow, ...], setting: Setting) -> tuple[AnyRow, ...]:
    """The values of one field with their scores."""
    weights = weights_of(name)
    before = weights.sum(setting.signs)
    count = len(values)
    return tuple(
        [
            replace(row, score=weights.score(common_signs(row, count, setting) + own_signs(name, row, values, setting), before))
            if row.origin == "rule"
            else row
            for row in values
        ]
    )


@cache
def weights_of(name: str) -> Weights:
    """The weights of a field; those of every field alone where it was not measured."""
    field = name if name in _table() else EVERY
    summed = dict(_table()[EVERY])
    if field != EVERY:
        for sign, weight in _table()[field].items():
            summed[sign] = weight + (summed.get(sign, 0.0) if sign[0] not in (SLOPE, SHIFT) else 0.0)
    slope, shift, base = summed.pop((SLOPE, "")), summed.pop((SHIFT, "")), summed.pop((BASE, ""), 0.0)
    return Weights(shift + slope * base, {sign: slope * weight for sign, weight in summed.items()})


@cache
def _table() -> Mapping[str, Mapping[Sign, float]]:
    table = dict[str, dict[Sign, float]]()
    for field, sign, seen, weight, _ in read_columns("trust")[1]:
        table.setdefault(field, {})[sign, int(seen) if seen.isdigit() else seen] = float(weight)
    return table
