"""Training of the classifiers on gold: the only module that needs scikit-learn (the extra `train`).

`gongwen train TASK` leaves out one group of gold at a time, compares the classifier with the rules alone on what it has not seen,
fits the temperature and chooses the threshold there, then trains on everything and writes the model and its card. A classifier that
does not beat the rules is not written: its card has a threshold that is never reached and says that the rules go on alone.
"""

import importlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from extractors.classifier import ARRAYS, MODELS, Classifier, ModelError, Task, load, read_card
from extractors.frozen import frozen
from pipeline.examples import TRAINABLE, Example, Gold, Trainable, read_examples
from pipeline.outcome import ProgrammeFault
from pipeline.train_scores import Outcome, as_tables, curve_sizes, score, scores_by

SEED = 0
STRENGTH = 20.0  # C of the regression: of 4 and 20 the better one on activities, groups left out
RARE = 2  # a feature that fewer examples show is not kept
MOST = 6000  # the commonest features that are kept: a model of eight labels then has 200 KB
LARGE = 10  # groups with at least so many examples are left out one by one, the rest together in folds of whole groups
SMALL_FOLDS = 4
TOLERANCE = 1e-3  # between the probabilities of two trainings: what another BLAS may change is below 1e-5
NEVER = 1.01
TEMPERATURES = tuple(round(0.3 + 0.05 * i, 2) for i in range(40))
THRESHOLDS = tuple(round(0.3 + 0.05 * i, 2) for i in range(14))
PRICE = 2  # a wrong value weighs as much as two missing ones
HOW = f"of {THRESHOLDS[0]}..{THRESHOLDS[-1]} the one with most right values, each wrong one counted as -{PRICE}, over groups left out"


@frozen
class Trained:
    """A classifier with its card."""

    classifier: Classifier[Any]
    card: dict[str, Any]


def trainable(name: str) -> Trainable:
    """The task of that name; raises ProgrammeFault where there is none, or nothing to train with."""
    if name not in TRAINABLE:
        raise ProgrammeFault(f"no task {name}; there are {', '.join(TRAINABLE)}")
    try:
        importlib.import_module("sklearn")
    except ImportError as fault:
        raise ProgrammeFault("training needs scikit-learn: pip install 'gongwen[train]'") from fault
    return TRAINABLE[name]


def train(name: str, folders: Sequence[Path]) -> Trained:
    """Train a task on gold folders: cross-validation by group, temperature and threshold, then the model of all examples."""
    found = trainable(name)
    gold = read_examples(found, folders)
    task, examples = found.task, gold.examples
    folds = fold_of(examples)
    if len(set(folds)) < 2:
        raise ProgrammeFault(f"{name}: all examples are of one notice or group; what has not been seen cannot be scored")
    held_out = _leave_out(task, examples, folds)
    outcomes = _decide(task, examples, folds, held_out)
    temperature = _temperature(task, examples, held_out)
    beats = _beats(outcomes)
    threshold = _threshold(task, examples, _scaled(held_out, temperature)) if beats else NEVER
    classifier = replace(fit(task, examples), temperature=temperature, threshold=threshold)
    card = _card(task, gold, classifier, outcomes, beats)
    card["learning_curve"] = _learning_curve(task, examples, folds)
    return Trained(classifier, card)


def fit(task: Task[Any], examples: Sequence[Example]) -> Classifier[Any]:
    """The multinomial logistic regression of these examples, its weights as single-precision numbers."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

    shown = [set(task.read(example.candidate)) for example in examples]
    seen = dict[str, int]()
    for features in shown:
        for feature in features:
            seen[feature] = seen.get(feature, 0) + 1
    common = sorted((f for f, n in seen.items() if n >= RARE), key=lambda feature: (-seen[feature], feature))
    vocabulary = {feature: i for i, feature in enumerate(sorted(common[:MOST]))}
    labels = [task.labels.index(example.label) for example in examples]
    model = LogisticRegression(C=STRENGTH, max_iter=300, tol=1e-5, random_state=SEED)
    with threadpool_limits(1):  # sums so small are slower on several cores, and several times so on a busy machine
        model.fit(matrix(shown, vocabulary), labels)
    weights, bias = np.zeros((len(vocabulary), len(task.labels))), np.full(len(task.labels), -30.0)
    if len(model.classes_) == 2:  # one row, for the second of two classes
        bias[model.classes_] = 0.0, model.intercept_[0]
        weights[:, model.classes_[1]] = model.coef_[0]
    else:
        bias[model.classes_], weights[:, model.classes_] = model.intercept_, model.coef_.T
    single = [array.astype("<f4").astype(float) for array in (weights, bias)]
    return Classifier(task, vocabulary, single[0], single[1], 1.0, 0.0)


def matrix(shown: Sequence[set[str]], vocabulary: dict[str, int]) -> Any:
    """The candidates' features as rows of a sparse matrix, each scaled by the root of how many it shows."""
    from scipy.sparse import csr_matrix

    indices, starts, data = list[int](), [0], list[float]()
    for features in shown:
        known = sorted(vocabulary[feature] for feature in features if feature in vocabulary)
        indices += known
        data += [1 / len(features) ** 0.5] * len(known)
        starts.append(len(indices))
    return csr_matrix((data, indices, starts), shape=(len(shown), len(vocabulary)))


def fold_of(examples: Sequence[Example]) -> list[str]:
    """The fold in which each example is left out: its group, or one of a few folds of whole small groups."""
    sizes = dict[str, int]()
    for example in examples:
        sizes[example.group] = sizes.get(example.group, 0) + 1
    small = sorted(group for group, size in sizes.items() if size < LARGE)
    names = {group: f"small groups {i % SMALL_FOLDS + 1}" for i, group in enumerate(small)}
    return [names.get(example.group, example.group) for example in examples]


def _leave_out(task: Task[Any], examples: Sequence[Example], folds: Sequence[str], share: float = 1.0) -> Any:
    """The classifier's probabilities for each example, from a model that has not seen its fold (of the rest, the share of folds)."""
    import numpy as np

    held_out = np.zeros((len(examples), len(task.labels)))
    for fold in sorted(set(folds)):
        others = sorted(set(folds) - {fold})
        kept = set(others[: curve_sizes(len(others), share)])
        model = fit(task, [e for e, f in zip(examples, folds, strict=True) if f in kept])
        at = [i for i, f in enumerate(folds) if f == fold]
        held_out[at] = model.predict_probabilities([examples[i].candidate for i in at])
    return held_out


def _scaled(probabilities: Any, temperature: float) -> Any:
    import numpy as np

    powers = np.maximum(probabilities, 1e-12) ** (1 / temperature)
    return powers / powers.sum(axis=1, keepdims=True)


def _temperature(task: Task[Any], examples: Sequence[Example], held_out: Any) -> float:
    """The temperature at which the labels that were left out are likeliest."""
    import numpy as np

    right = [task.labels.index(example.label) for example in examples]

    def surprise(temperature: float) -> float:
        scaled = _scaled(held_out, temperature)
        return float(-np.log(np.maximum(scaled[np.arange(len(right)), right], 1e-12)).mean())

    return min(TEMPERATURES, key=surprise)


def _answers(task: Task[Any], examples: Sequence[Example], probabilities: Any, threshold: float) -> list[Outcome]:
    best = probabilities.argmax(axis=1)
    return [
        Outcome(e.label, e.rule, task.labels[at] if row[at] >= threshold else e.rule, task.labels[at], float(row[at]), e.group)
        for e, row, at in zip(examples, probabilities, best, strict=True)
    ]


def _threshold(task: Task[Any], examples: Sequence[Example], probabilities: Any) -> float:
    def worth(threshold: float) -> int:
        counted = score(_answers(task, examples, probabilities, threshold), "joined")
        return counted.right - PRICE * counted.wrong

    return max(THRESHOLDS, key=worth)


def _decide(task: Task[Any], examples: Sequence[Example], folds: Sequence[str], held_out: Any) -> list[Outcome]:
    """What rules and classifier say together of each fold, with the temperature and threshold that the other folds chose."""
    outcomes: list[Outcome | None] = [None] * len(examples)
    for fold in sorted(set(folds)):
        others, own = ([i for i, f in enumerate(folds) if (f == fold) == inside] for inside in (False, True))
        rest = [examples[i] for i in others]
        temperature = _temperature(task, rest, held_out[others])
        threshold = _threshold(task, rest, _scaled(held_out[others], temperature))
        answers = _answers(task, [examples[i] for i in own], _scaled(held_out[own], temperature), threshold)
        for i, outcome in zip(own, answers, strict=True):
            outcomes[i] = outcome
    return [outcome for outcome in outcomes if outcome]


def _beats(outcomes: Sequence[Outcome]) -> bool:
    rules, joined = score(outcomes, "rule"), score(outcomes, "joined")
    return joined.f1 > rules.f1 and joined.precision >= rules.precision


def _learning_curve(task: Task[Any], examples: Sequence[Example], folds: Sequence[str]) -> dict[str, float]:
    """Accuracy of the classifier alone on groups left out, trained on a quarter, half, three quarters and all other folds."""
    found = {}
    for share in (0.25, 0.5, 0.75, 1.0):
        best = _leave_out(task, examples, folds, share).argmax(axis=1)
        right = sum(task.labels[at] == e.label for at, e in zip(best, examples, strict=True))
        found[f"{share:.0%}"] = round(right / len(examples), 3)
    return found


def _card(task: Task[Any], gold: Gold, classifier: Classifier[Any], outcomes: Sequence[Outcome], beats: bool) -> dict[str, Any]:
    import sklearn

    verdict = "it beats the rules alone" if beats else "it does not beat the rules alone: it never answers, and the rules go on alone"
    return {
        "task": task.name,
        "labels": list(task.labels),
        "features": {"about": task.about, "digest": task.digest(), "count": len(classifier.vocabulary)},
        "adopted": beats,
        "verdict": f"On groups left out, {verdict}.",
        "threshold": {"value": classifier.threshold, "how": HOW},
        "temperature": {"value": classifier.temperature, "how": "least surprise over groups left out"},
        "gold": {"digest": gold.digest, "files": len(gold.files), "examples": len(gold.examples)},
        "split": f"one group at a time left out; groups of less than {LARGE} examples in {SMALL_FOLDS} folds; near-duplicates in one group",
        "library": f"scikit-learn {sklearn.__version__}",
        "model": f"multinomial logistic regression, C={STRENGTH:g}",
        "seed": SEED,
    } | scores_by(task.labels, outcomes)


def write(trained: Trained, folder: Path = MODELS) -> None:
    """Write the card and, where it beats the rules, the model: the same bytes for the same gold and library."""
    import numpy as np

    folder.mkdir(parents=True, exist_ok=True)
    model, name = trained.classifier, trained.card["task"]
    (folder / f"{name}.json").write_text(json.dumps(trained.card, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    if not trained.card["adopted"]:
        (folder / f"{name}.npz").unlink(missing_ok=True)
        return
    arrays = (
        np.frombuffer("\n".join(model.vocabulary).encode(), np.uint8),
        model.weights.astype("<f4"),
        model.bias.astype("<f4"),
        np.float64(model.temperature),
    )
    np.savez_compressed(folder / f"{name}.npz", **dict(zip(ARRAYS, arrays, strict=True)))  # type: ignore[arg-type]


def compare(trained: Trained, examples: Iterable[Example], folder: Path = MODELS) -> float:
    """The largest difference between the probabilities of a fresh training and those of the model in the folder.

    Where only one of both answers at all it is 1, where neither does 0; raises ModelError where there is no card.
    """
    import numpy as np

    task = trained.classifier.task
    answers = trained.card["adopted"], read_card(task.name, folder)["threshold"]["value"] <= 1
    if not all(answers):
        return float(any(answers))
    batch = [example.candidate for example in examples]
    kept = load(task, folder)
    if kept.threshold != trained.classifier.threshold:
        return 1.0
    return float(np.abs(trained.classifier.predict_probabilities(batch) - kept.predict_probabilities(batch)).max())


def main_train(name: str, folders: Sequence[Path], models: Path, *, check: bool) -> tuple[str, bool]:
    """The work of `gongwen train`: the report, and whether a model that was only checked is the same."""
    trained = train(name, folders)
    report = as_tables(trained.card)
    if not check:
        write(trained, models)
        return f"{report}\n\nwritten to {models}: {name}.json{f' and {name}.npz' if trained.card['adopted'] else ', and no model'}", True
    try:
        apart = compare(trained, read_examples(TRAINABLE[name], folders).examples, models)
    except ModelError as fault:
        return f"{report}\n\n{fault}", False
    same = apart <= TOLERANCE
    return f"{report}\n\n{'same as' if same else 'differs from'} the model in {models}: probabilities differ by up to {apart:.2g}", same
