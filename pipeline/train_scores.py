"""Figures of a trained classifier beside the rules alone, over groups that it has not seen."""

import math
from collections import Counter
from collections.abc import Sequence
from typing import Any, Literal

from extractors.frozen import frozen

NOTHING = "none"  # the label of what is no value: neither right nor wrong is counted for it
Voice = Literal["rule", "model", "joined"]


@frozen
class Outcome:
    """What gold, the rules, and both together say of one example; `model` and `probability` are the classifier alone."""

    label: str
    rule: str | None
    joined: str | None
    model: str
    probability: float
    group: str

    def says(self, voice: Voice) -> str | None:
        """The value that a voice gives, None where it gives none."""
        said = {"rule": self.rule, "model": self.model, "joined": self.joined}[voice]
        return None if said == NOTHING else said


@frozen
class Count:
    """Right, wrong and missed values."""

    right: int
    wrong: int
    support: int

    @property
    def precision(self) -> float:
        """The share of the values given that are right (0..1)."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The share of gold's values that are given (0..1)."""
        return self.right / self.support if self.support else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both (0..1)."""
        total = self.right + self.wrong + self.support
        return 2 * self.right / total if total else 1.0

    def figures(self) -> dict[str, float]:
        """As members of a card."""
        return {
            "precision": round(self.precision, 3),
            "recall": round(self.recall, 3),
            "f1": round(self.f1, 3),
            "support": self.support,
        }


def score(outcomes: Sequence[Outcome], voice: Voice, label: str | None = None) -> Count:
    """The count of one voice over these outcomes, of one label or of all."""
    said = [(outcome.says(voice), outcome.label) for outcome in outcomes]
    given = [(answer, gold) for answer, gold in said if answer is not None and label in (None, answer)]
    right = sum(answer == gold for answer, gold in given)
    return Count(right, len(given) - right, sum(gold != NOTHING and label in (None, gold) for _, gold in said))


def curve_sizes(folds: int, share: float) -> int:
    """How many folds a share is: at least one."""
    return max(1, math.ceil(folds * share))


def scores_by(labels: Sequence[str], outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """The scores of a card: in all, by label, by group left out, the confusions and how well the probabilities are calibrated."""
    values = [label for label in labels if label != NOTHING]
    groups = sorted({outcome.group for outcome in outcomes})
    own = {group: [o for o in outcomes if o.group == group] for group in groups}
    confused = Counter((o.label, o.says("joined") or NOTHING) for o in outcomes if o.label != (o.says("joined") or NOTHING))
    return {
        "scores": {voice: score(outcomes, voice).figures() for voice in ("rule", "model", "joined")},
        "labels_scored": {
            label: {"rule": score(outcomes, "rule", label).figures(), "joined": score(outcomes, "joined", label).figures()}
            for label in values
        },
        "groups_left_out": {
            group: {"rule": score(rows, "rule").figures(), "joined": score(rows, "joined").figures()} for group, rows in own.items()
        },
        "confusions": [[gold, said, n] for (gold, said), n in sorted(confused.items(), key=lambda pair: (-pair[1], pair[0]))],
        "calibration_error": round(calibration_error(outcomes), 3),
    }


def calibration_error(outcomes: Sequence[Outcome], bins: int = 10) -> float:
    """The expected calibration error of the classifier alone in bins of equal mass (0..1)."""
    ranked = sorted(outcomes, key=lambda outcome: outcome.probability)
    error = 0.0
    for i in range(bins):
        part = ranked[i * len(ranked) // bins : (i + 1) * len(ranked) // bins]
        error += abs(sum(o.probability for o in part) - sum(o.model == o.label for o in part)) / len(ranked)
    return error


def as_tables(card: dict[str, Any]) -> str:
    """The report of a training, from its card, as Markdown."""
    scores, gold = card["scores"], card["gold"]
    head = [
        f"{card['task']}: {gold['examples']} examples of {gold['files']} files, {card['features']['count']} features."
        f" {card['verdict']} Threshold {card['threshold']['value']}, temperature {card['temperature']['value']},"
        f" calibration error {card['calibration_error']}.",
        "",
        "| on groups left out | precision | recall | F1 | values |",
        "|---|--:|--:|--:|--:|",
    ]
    names = {"rule": "rules alone", "model": "classifier alone, always answering", "joined": "rules and classifier"}
    lines = [f"| {names[voice]} | {_cells(found)} |" for voice, found in scores.items()]
    lines += ["", *_paired("label", card["labels_scored"]), "", *_paired("group left out", card["groups_left_out"])]
    curve = card["learning_curve"]
    lines += ["", "| share of the other groups | " + " | ".join(curve) + " |", "|---|" + "--:|" * len(curve)]
    lines += ["| accuracy, classifier alone | " + " | ".join(f"{value:.3f}" for value in curve.values()) + " |"]
    lines += ["", "| gold | said | times |", "|---|---|--:|"]
    lines += [f"| {gold_label} | {said} | {n} |" for gold_label, said, n in card["confusions"][:20]]
    return "\n".join(head + lines)


def _paired(what: str, found: dict[str, Any]) -> list[str]:
    head = [f"| {what} | rules: P | R | F1 | with classifier: P | R | F1 | values |", "|---|" + "--:|" * 7]
    return head + [
        f"| {name} | {_cells(both['rule'], False)} | {_cells(both['joined'], False)} | {both['joined']['support']} |"
        for name, both in found.items()
    ]


def _cells(figures: dict[str, float], support: bool = True) -> str:
    cells = [f"{figures[name]:.3f}" for name in ("precision", "recall", "f1")]
    return " | ".join(cells + ([str(figures["support"])] if support else []))
