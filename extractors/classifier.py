"""Small trained classifiers: strings as features, one linear layer, read from plain files and computed without any library.

A `Task` says which labels there are and what a candidate looks like; `Classifier` holds the weights that `gongwen train TASK`
found for it: `models/TASK.npz` (arrays, never pickled objects) and `models/TASK.json`, its card; a task whose classifier does not
beat the rules has a card alone. A candidate's features are a
set of strings; what the model does not know of them counts only in the length by which the sum is scaled. Probabilities are
calibrated: the sums are divided by a temperature that was fitted on held-out groups.

A candidate shows some twenty to a hundred features: their rows are summed as they are, which is quicker than to make arrays of them,
and a notice is read without numpy, whose import takes longer than many notices. Training has it.
"""

import ast
import hashlib
import json
import math
import sys
import zipfile
import zlib
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from extractors.frozen import frozen

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[np.float64]]

MODELS = Path(__file__).with_name("models")
ARRAYS = ("vocabulary", "weights", "bias", "temperature")
TYPES = {"|u1": "B", "<f4": "f", "<f8": "d"}  # of numbers in the file -> of the standard library's arrays
C = TypeVar("C")


class ModelError(ValueError):
    """A model that cannot be used: absent, damaged, or made for other labels or features."""


@frozen
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


@frozen
class Answer:
    """The likeliest label of a candidate and its calibrated probability (0..1)."""

    label: str
    probability: float


@dataclass(frozen=True)
class Classifier(Generic[C]):
    """The weights of a task: `vocabulary` feature -> row of `weights` (features x labels); see `load`.

    Any rows of floats will do: those of training are arrays, those that are loaded tuples, which are summed more quickly.
    """

    task: Task[C]
    vocabulary: Mapping[str, int]
    weights: "Array"
    bias: "Array"
    temperature: float
    threshold: float

    def chances(self, candidate: C) -> list[float]:
        """The probability of each label, in the order of the task's; they sum to 1."""
        shown = set(self.task.read(candidate))
        rows = [self.weights[at] for feature in shown if (at := self.vocabulary.get(feature)) is not None]
        columns: Iterable[Sequence[float]] = zip(*rows, strict=True) if rows else [()] * len(self.task.labels)
        scale = len(shown) ** 0.5 or 1.0
        # fsum: the same sum in whatever order a set has its members
        sums = [(math.fsum(column) / scale + bias) / self.temperature for column, bias in zip(columns, self.bias, strict=True)]
        most = max(sums)
        powers = [math.exp(one - most) for one in sums]
        return [power / math.fsum(powers) for power in powers]

    def predict_probabilities(self, batch: Sequence[C]) -> "Array":
        """One row a candidate, one column a label, every row summing to 1; an empty batch gives no rows."""
        import numpy as np

        return np.array([self.chances(candidate) for candidate in batch], dtype=float).reshape(len(batch), len(self.task.labels))

    def answer(self, batch: Iterable[C]) -> tuple[Answer | None, ...]:
        """For each candidate the likeliest label, or None where its probability is below the threshold of the card."""
        best = []
        for chances in map(self.chances, batch):
            most = max(chances)
            best.append(Answer(self.task.labels[chances.index(most)], most) if most >= self.threshold else None)
        return tuple(best)


def load(task: Task[C], folder: Path = MODELS) -> Classifier[C]:
    """The trained classifier of a task; raises ModelError where the files are absent, damaged or made for something else."""
    card = read_card(task.name, folder)
    if tuple(card["labels"]) != task.labels:
        raise ModelError(f"{task.name}: the model knows the labels {card['labels']}, the task has {list(task.labels)}")
    if card["features"]["digest"] != task.digest():
        raise ModelError(f"{task.name}: the model was made for other features; run `gongwen train {task.name}`")
    try:
        with zipfile.ZipFile(folder / f"{task.name}.npz") as stored:
            vocabulary, weights, bias, temperature = (_read_array(stored.read(f"{name}.npy")) for name in ARRAYS)
    except (OSError, ValueError, KeyError, SyntaxError, zipfile.BadZipFile, zlib.error) as fault:
        raise ModelError(f"{task.name}.npz: {fault}") from fault
    names = vocabulary.numbers.tobytes().decode().split("\n") if vocabulary.numbers else []
    wide = len(task.labels)
    if weights.shape != (len(names), wide) or bias.shape != (wide,):
        raise ModelError(f"{task.name}.npz: {weights.shape} weights for {len(names)} features and {wide} labels")
    places = {name: i for i, name in enumerate(names)}
    rows: Any = tuple(zip(*[iter(weights.numbers)] * wide, strict=True))
    return Classifier(task, places, rows, bias.numbers, temperature.numbers[0], float(card["threshold"]["value"]))


@frozen
class _Array:
    shape: tuple[int, ...]
    numbers: Any  # an array of bytes or floats


def _read_array(data: bytes) -> _Array:
    """An array of a .npy file (version 1: a magic, the length of the header, a literal, the numbers); a ValueError where it is none.

    Only the three types of numbers that `gongwen train` writes: nothing that would have to be unpickled.
    """
    if data[:8] != b"\x93NUMPY\x01\x00":
        raise ValueError("not an array of numbers")
    start = 10 + int.from_bytes(data[8:10], "little")
    header = ast.literal_eval(data[10:start].decode("latin-1"))
    if header["descr"] not in TYPES or (header["fortran_order"] and len(header["shape"]) > 1):
        raise ValueError(f"an array of {header['descr']!r}; expected one of {', '.join(TYPES)}, row by row")
    numbers = array(TYPES[header["descr"]])
    numbers.frombytes(data[start:])
    if sys.byteorder == "big":
        numbers.byteswap()
    if len(numbers) != math.prod(header["shape"]):
        raise ValueError(f"{len(numbers)} numbers for an array of {header['shape']}")
    return _Array(header["shape"], numbers)


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
