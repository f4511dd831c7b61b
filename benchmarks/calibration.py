"""How far scores can be trusted: the tables and the picture of docs/calibration.md.

usage: python benchmarks/calibration.py PICTURE.png GOLD_DIR [GOLD_DIR ...] [--apart GOLD_DIR ...]

Every score is that of weights which have not seen the notice's group. Folders behind --apart were not learnt from: they have the scores
that the programme gives. Rows of `judged` by field, and members of rows (persons, telephones, duties) with their row's score.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

from pipeline.calibrate import gather
from pipeline.calibrate import judged as judge
from pipeline.comparable import FIELDS
from pipeline.evaluate import compare
from pipeline.gold import read_gold
from pipeline.process import process_file
from pipeline.record import to_record
from pipeline.weigh import SPOILT, Value, held_out

BINS = 10
ENOUGH = 100
COVERAGE = 0.8
Judged = Sequence[tuple[float, bool]]
WHOLE = ("contacts", "deadlines", "references")
MEMBERS = tuple(field for field in FIELDS if field.key in WHOLE and field.name not in WHOLE)


def calibration_error(judged: Judged) -> float:
    """The mean distance of score and share of right values over ten bins of equally many values."""
    ordered = sorted(judged)
    bins = [part for part in np.array_split(np.array(ordered, dtype=float), BINS) if len(part)]
    return float(sum(abs(part[:, 0].mean() - part[:, 1].mean()) * len(part) for part in bins) / len(ordered))


def error_when_sure(judged: Judged) -> float:
    """The share of wrong values among the surest 80 %; of values that tie at the edge, their mean."""
    ordered = sorted(judged, reverse=True)
    count = round(COVERAGE * len(ordered))
    edge = ordered[count - 1][0]
    above = [right for score, right in ordered if score > edge]
    tied = [right for score, right in ordered if score == edge]
    wrong = above.count(False) + (count - len(above)) * tied.count(False) / len(tied)
    return wrong / count


def row_of(name: str, judged: Judged) -> str:
    wrong = sum(not right for _, right in judged)
    share = wrong / len(judged)
    sure = error_when_sure(judged)
    verdict = "no error" if not wrong else f"{100 * share:.2f} % → {100 * sure:.2f} %"
    mean = sum(score for score, _ in judged) / len(judged)
    return f"| {name} | {len(judged)} | {wrong} | {mean:.3f} | {calibration_error(judged):.3f} | {verdict} |"


def table(by_field: dict[str, list[tuple[float, bool]]]) -> str:
    lines = ["| field | values | wrong | mean score | calibration error | wrong: all → surest 80 % |", "|---|--:|--:|--:|--:|---|"]
    lines += [row_of(name, judged) for name, judged in sorted(by_field.items()) if len(judged) >= ENOUGH]
    return "\n".join([*lines, row_of("all", [pair for judged in by_field.values() for pair in judged])])


def grouped(values: Iterable[Value], scores: Iterable[float]) -> dict[str, list[tuple[float, bool]]]:
    found = defaultdict[str, list[tuple[float, bool]]](list)
    for value, score in zip(values, scores, strict=True):
        found[value.field].append((float(score), value.right))
    return found


def given(folders: Iterable[Path]) -> tuple[dict[str, list[tuple[float, bool]]], dict[str, list[tuple[float, bool]]]]:
    """The scores that the programme gives to what `gather` judges, and to members of rows, which have their row's score."""
    rows, members = defaultdict[str, list[tuple[float, bool]]](list), defaultdict[str, list[tuple[float, bool]]](list)
    for folder in folders:
        for notice in read_gold(folder):
            outcome = process_file(notice.path)
            record = to_record(outcome)
            extra = {m.field: set(m.extra) for m in compare(notice, record)[1]}
            for name, field, row, alone in judge(outcome.readings[0]):  # type: ignore[union-attr]
                if forms := field.values(alone):
                    rows[name].append((row.score, forms[0][0] not in extra.get(field.name, ())))
                key, inner = next(iter(alone.items()))
                for member in (m for m in MEMBERS if m.key == field.key and isinstance(inner, list)):
                    for form in member.values({key: inner}):
                        members[member.name].append((row.score, form[0] not in extra.get(member.name, ())))
    return rows, members


def draw(parts: dict[str, tuple[dict[str, list[tuple[float, bool]]], Any]], target: Path) -> None:
    """Reliability by field in ten bins, and errors against coverage."""
    figure, axes = plt.subplots(1, 3, figsize=(15, 4.8))
    for axis, (title, (by_field, low)) in zip(axes, parts.items(), strict=False):
        axis.plot([low, 1], [low, 1], color="grey", linewidth=0.8)
        for name, judged in sorted(by_field.items()):
            if len(judged) >= ENOUGH:
                bins = np.array_split(np.array(sorted(judged), dtype=float), BINS)
                axis.plot([b[:, 0].mean() for b in bins], [b[:, 1].mean() for b in bins], "o-", markersize=3, linewidth=0.7, label=name)
        axis.set(
            title=title, xlabel="mean score of a tenth of the values", ylabel="share of right values", xlim=(low, 1.005), ylim=(low, 1.005)
        )
    axes[0].legend(fontsize=7, loc="lower left")
    for title, (by_field, _) in parts.items():
        pairs = np.array([pair for judged in by_field.values() for pair in judged], dtype=float)
        levels, place, sizes = np.unique(-pairs[:, 0], return_inverse=True, return_counts=True)
        share = np.bincount(place, weights=1 - pairs[:, 1], minlength=len(levels)) / sizes
        wrong = np.cumsum(np.repeat(share, sizes))  # values that tie count with their mean
        counts = np.arange(1, len(pairs) + 1)
        axes[2].plot(100 * counts / len(pairs), 100 * wrong / counts, label=title)
    axes[2].set(title="errors among the surest values, all fields", xlabel="% of values kept", ylabel="% wrong", xlim=(20, 100))
    axes[2].legend(fontsize=8)
    figure.tight_layout()
    figure.savefig(target, dpi=90, metadata={"Software": None})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("picture", type=Path)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--apart", type=Path, nargs="+", default=())
    args = parser.parse_args()
    values = list(gather(notice for folder in args.gold for notice in read_gold(folder)))
    scores = held_out(values)
    parts = {}
    for spoilt, title, low in ((False, "notices as they are", 0.7), (True, "notices with spoilt layout", 0.4)):
        pairs = [(v, s) for v, s in zip(values, scores, strict=True) if v.spoilt == spoilt]
        parts[title] = grouped([v for v, _ in pairs], [s for _, s in pairs]), low
        print(f"## {title}\n\n{table(parts[title][0])}\n")
    draw(parts, args.picture)
    if args.apart:
        rows, members = given(args.apart)
        print(f"## not learnt from\n\n{table(rows)}\n\n{table(members)}\n")
    _, members = given(args.gold)
    print(f"## members of rows, notices as they are, weights of the programme\n\n{table(members)}\n\n(spoilt notices count as {SPOILT})")


if __name__ == "__main__":
    main()
