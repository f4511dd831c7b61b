"""Small trained classifiers: strings as features, one linear layer, read from plain files and computed with numpy alone.

A `Task` says which labels there are and what a candidate looks like; `Classifier` holds the weights that `gongwen train TASK`
found for it: `models/TASK.npz` (arrays, never pickled objects) and `models/TASK.json`, its card; a task whose classifier does not
beat the rules has a card alone. A candidate's features are a
set of strings; what the model does not know of them counts only in the length by which the sum is scaled. Probabilities are
calibrated: the sums are divided by a temperature that was fitted on held-out groups.

numpy is imported when the first model is asked for, so that a command that needs none does not wait for it.
"""

import hashlib
import json
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[np.float64]]

MODELS = Path(__file__).with_name("models")
ARRAYS = ("vocabulary", "weights", "bias", "temperature")
C = TypeVar("C")


class ModelError(ValueError):
    """A model that cannot be used: absent, damaged, or made for other labels or features."""


@dataclass(frozen=True, slots=True)
class Task(Generic[C]):
    """What is decided: its labels, and what a candidate shows of itself.

    name: the stem of the model's files
    labels: the closed list of answers, in the order of the weights
    about: the feature definition in words, for the card
    read: the features of one candidate, as strings; it sees nothing but the candidate
    probes: invented candidates; the features they show are the fingerprint by which an old model is refused
    """

    name: str
    labels: tuple[str, ...]
    about: str
    read: Callable[[C], Iterable[str]]
    probes: tuple[C, ...]

    def digest(self) -> str:
        """The fingerprint of the feature definition: any change of what `read` gives for the probes changes it."""
        shown = [sorted(set(self.read(probe))) for probe in self.probes]
        return hashlib.sha256(json.dumps(shown, ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Answer:
    """The likeliest label of a candidate and its calibrated probability (0..1)."""

    label: str
    probability: float


@dataclass(frozen=True)
class Classifier(Generic[C]):
    """The weights of a task: `vocabulary` feature -> row of `weights` (features x labels); see `load`."""

    task: Task[C]
    vocabulary: Mapping[str, int]
    weights: "Array"
    bias: "Array"
    temperature: float
    threshold: float

    def predict_probabilities(self, batch: Sequence[C]) -> "Array":
        """One row a candidate, one column a label, every row summing to 1; an empty batch gives no rows."""
        import numpy as np

        sums = np.zeros((len(batch), len(self.task.labels)))
        for i, candidate in enumerate(batch):
            shown = set(self.task.read(candidate))
            known = [at for feature in shown if (at := self.vocabulary.get(feature)) is not None]
            if known:  # sorted: a sum of the same numbers in another order differs in its last digits
                sums[i] = self.weights[sorted(known)].sum(axis=0) / len(shown) ** 0.5
        sums = (sums + self.bias) / self.temperature
        powers = np.exp(sums - sums.max(axis=1, keepdims=True)) if len(batch) else sums
        return powers / powers.sum(axis=1, keepdims=True) if len(batch) else sums

    def answer(self, batch: Sequence[C]) -> tuple[Answer | None, ...]:
        """For each candidate the likeliest label, or None where its probability is below the threshold of the card."""
        best = []
        for row in self.predict_probabilities(batch):
            at = int(row.argmax())
            best.append(Answer(self.task.labels[at], float(row[at])) if row[at] >= self.threshold else None)
        return tuple(best)


def load(task: Task[C], folder: Path = MODELS) -> Classifier[C]:
    """The trained classifier of a task; raises ModelError where the files are absent, damaged or made for something else."""
    import numpy as np

    card = read_card(task.name, folder)
    if tuple(card["labels"]) != task.labels:
        raise ModelError(f"{task.name}: the model knows the labels {card['labels']}, the task has {list(task.labels)}")
    if card["features"]["digest"] != task.digest():
        raise ModelError(f"{task.name}: the model was made for other features; run `gongwen train {task.name}`")
    try:
        with np.load(folder / f"{task.name}.npz", allow_pickle=False) as stored:
            vocabulary, weights, bias, temperature = (stored[name] for name in ARRAYS)
    except (OSError, ValueError, KeyError, zipfile.BadZipFile) as fault:
        raise ModelError(f"{task.name}.npz: {fault}") from fault
    names = bytes(vocabulary).decode().split("\n") if vocabulary.size else []
    if weights.shape != (len(names), len(task.labels)) or bias.shape != (len(task.labels),):
        raise ModelError(f"{task.name}.npz: {weights.shape} weights for {len(names)} features and {len(task.labels)} labels")
    places = {name: i for i, name in enumerate(names)}
    return Classifier(task, places, weights.astype(float), bias.astype(float), float(temperature), float(card["threshold"]["value"]))


def read_card(name: str, folder: Path = MODELS) -> dict[str, Any]:
    """The card of a model; raises ModelError where there is none or it is not one."""
    path = folder / f"{name}.json"
    try:
        card: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        _ = card["labels"], card["features"]["digest"], card["threshold"]["value"]
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise ModelError(f"{path.name}: {fault}") from fault
    return card


@cache
def load_shipped(task: Task[C]) -> Classifier[C]:
    """The classifier of a task that comes with the package, read once."""
    return load(task)


@cache
def speaks(task: Task[C]) -> bool:
    """Whether the shipped classifier of a task ever answers: one that did not beat the rules has a card alone, with a threshold above 1."""
    return float(read_card(task.name)["threshold"]["value"]) <= 1


def grams(text: str, sizes: Iterable[int], mark: str = "") -> Iterable[str]:
    """The runs of so many characters of a text, ^ and $ at its ends, each behind `mark`.

    >>> sorted(grams("书展", (2,)))
    ['^书', '书展', '展$']
    """
    whole = f"^{text}$"
    return {mark + whole[i : i + size] for size in sizes for i in range(len(whole) - size + 1)}
