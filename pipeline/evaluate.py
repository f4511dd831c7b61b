"""Scores of records against gold, by field, and the floors below which they may not sink."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from extractors.frozen import frozen
from pipeline.comparable import FIELDS, Field, Record, Value, distinct, tolerated
from pipeline.gold import GoldError, GoldNotice, read_gold

# The mean is over fields with at least this many gold values: below that, one value moves F1 by more than five points.
ENOUGH = 10
# A whole notice is right though one of these is not: their wording is a matter of judgement (annotation guide).
SOFT = frozenset({"recipients", "deadlines", "deadline_duties"})
# Scores are deterministic: the margin is for rounding in the floors file only.
MARGIN = 0.0005


@frozen
class Tally:
    """Counts of values of one field: right, extra (ours alone) and missed (gold's alone)."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.extra + other.extra, self.missed + other.missed)

    @property
    def support(self) -> int:
        """How many values gold has."""
        return self.right + self.missed

    @property
    def precision(self) -> float:
        """The share of our values that are right (0..1)."""
        return self.right / (self.right + self.extra) if self.right + self.extra else 1.0

    @property
    def recall(self) -> float:
        """The share of gold's values that we have (0..1)."""
        return self.right / self.support if self.support else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall (0..1)."""
        total = 2 * self.right + self.extra + self.missed
        return 2 * self.right / total if total else 1.0


@frozen
class Mismatch:
    """What is wrong in one field of one notice."""

    notice: str
    field: str
    extra: tuple[str, ...]
    missed: tuple[str, ...]


@frozen
class Scores:
    """Tallies by field over a set of gold notices, and every mismatch."""

    fields: Mapping[str, Tally]
    notices: int
    whole: int
    mismatches: tuple[Mismatch, ...]

    @property
    def mean_f1(self) -> float:
        """The mean of F1 over fields with enough gold values (over all that have any where none has enough)."""
        counted = [t.f1 for t in self.fields.values() if t.support >= ENOUGH] or [t.f1 for t in self.fields.values() if t.support]
        return sum(counted) / len(counted) if counted else 0.0

    @property
    def pooled_f1(self) -> float:
        """F1 over all values of all fields."""
        return sum(self.fields.values(), Tally()).f1


def match(field: Field, gold: list[Value], ours: list[Value], optional: list[Value]) -> tuple[Tally, list[str], list[str]]:
    """One to one, equal values first: the tally, our values that gold lacks, gold's values that we lack."""
    wanted, left = distinct(gold), distinct(ours)
    hit = set[int]()
    for same in (lambda a, b: a == b, field.same):
        for i, value in enumerate(wanted):
            found = None if i in hit else next((v for v in left if any(same(a, v[0]) for a in value)), None)
            if found is not None:
                left.remove(found)
                hit.add(i)
    accepted = [a for value in optional for a in value]
    extra = [v[0] for v in left if not tolerated(field, v[0], accepted)]
    missed = [v[0] for i, v in enumerate(wanted) if i not in hit]
    return Tally(len(hit), len(extra), len(missed)), extra, missed


def compare(notice: GoldNotice, record: Record) -> tuple[dict[str, Tally], list[Mismatch]]:
    """One record against its annotation, by field."""
    tallies, mismatches = {}, []
    for field in FIELDS:
        gold, ours = field.values(notice.record), field.values(record)
        optional = field.values({field.key: notice.record.get(f"{field.key}_optional") or []})
        if field.name == "deadline_duties":  # only duties whose day gold has are compared
            days = {alternative.split("\t")[0] for value in gold for alternative in value}
            ours = [value for value in ours if value[0].split("\t")[0] in days]
        tallies[field.name], extra, missed = match(field, gold, ours, optional)
        if extra or missed:
            mismatches.append(Mismatch(notice.name, field.name, tuple(extra), tuple(missed)))
    return tallies, mismatches


def score(gold: Iterable[GoldNotice], records: Mapping[str, Record]) -> Scores:
    """Scores of the records by notice name; a notice without a record counts as empty."""
    totals = {field.name: Tally() for field in FIELDS}
    whole, count, mismatches = 0, 0, list[Mismatch]()
    for notice in gold:
        tallies, wrong = compare(notice, records.get(notice.name, {}))
        totals = {name: totals[name] + tallies[name] for name in totals}
        mismatches += wrong
        count += 1
        whole += not {m.field for m in wrong} - SOFT
    return Scores(totals, count, whole, tuple(mismatches))


def evaluate(gold_dir: Path) -> Scores:
    """Reads every gold notice of a folder with the code as it stands, and scores the records."""
    from pipeline.process import check_programme, process_file
    from pipeline.record import to_record

    check_programme()
    gold = read_gold(gold_dir)
    return score(gold, {notice.name: to_record(process_file(notice.path)) for notice in gold})


def report(scores: Scores) -> str:
    """The scores as a table for people."""
    lines = [f"{'field':18} {'precision':>9} {'recall':>7} {'F1':>7} {'values':>7}"]
    for name, tally in scores.fields.items():
        note = "" if tally.support >= ENOUGH else "  (too few for the mean)"
        lines.append(f"{name:18} {tally.precision:9.3f} {tally.recall:7.3f} {tally.f1:7.3f} {tally.support:7d}{note}")
    lines.append(
        f"{scores.notices} notices, {scores.whole} wholly right; mean F1 over fields {scores.mean_f1:.4f}; pooled F1 {scores.pooled_f1:.4f}"
    )
    return "\n".join(lines)


def floors_of(scores: Scores) -> dict[str, Any]:
    """What the floors file keeps of a set of gold: its size and the scores that may not sink."""
    kept = {name: round(tally.f1, 4) for name, tally in scores.fields.items() if tally.support}
    return {"notices": scores.notices, "mean_f1": round(scores.mean_f1, 4), "pooled_f1": round(scores.pooled_f1, 4), "fields": kept}


def below_floors(scores: Scores, floors: Mapping[str, Any]) -> list[str]:
    """A line for every score that lies below its floor, or where the set has shrunk; empty where all is well."""
    now = floors_of(scores)
    low = [] if now["notices"] >= floors["notices"] else [f"{now['notices']} notices, there were {floors['notices']}"]
    pairs = {name: (now["fields"].get(name, 0.0), floor) for name, floor in floors["fields"].items()}
    pairs |= {name: (now[name], floors[name]) for name in ("mean_f1", "pooled_f1")}
    return low + [f"{name} {value:.4f} < {floor:.4f}" for name, (value, floor) in pairs.items() if value < floor - MARGIN]


def raise_floors(old: Mapping[str, Any] | None, scores: Scores, allow_regression: bool = False) -> dict[str, Any]:
    """The floors after a run: they only go up by themselves; raises ValueError where one would sink."""
    low = below_floors(scores, old) if old else []
    if low and not allow_regression:
        raise ValueError("floors would sink: " + "; ".join(low))
    return floors_of(scores)


def main_evaluate(gold_dir: Path, min_f1: float | None, errors: Path | None) -> tuple[str, bool]:
    """The report on a folder of gold and whether the mean F1 reaches `min_f1`; mismatches go to `errors`, a JSON object a line."""
    scores = evaluate(gold_dir)
    if errors is not None:
        rows = ({"notice": m.notice, "field": m.field, "extra": list(m.extra), "missed": list(m.missed)} for m in scores.mismatches)
        errors.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return report(scores), min_f1 is None or scores.mean_f1 >= min_f1


__all__ = ["GoldError", "Scores", "Tally", "below_floors", "evaluate", "main_evaluate", "raise_floors", "report", "score"]
