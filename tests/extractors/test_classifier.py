"""Classifiers: plain files in, calibrated probabilities out; what was made for something else is refused."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from extractors.activities.candidates import ACTIVITY
from extractors.activities.kind import ACTIVITY_CATEGORY, Named
from extractors.classifier import MODELS, Classifier, ModelError, Task, grams, load, speaks

SHIPPED = sorted(path.stem for path in MODELS.glob("*.json"))


def letters(word: str) -> Iterator[str]:
    yield from word


COLOURS: Task[str] = Task("colours", ("warm", "cold"), "letters", letters, ("红", "蓝"))


def colours(threshold: float = 0.5) -> Classifier[str]:
    weights = np.array([[2.0, 0.0], [0.0, 2.0]])
    return Classifier(COLOURS, {"红": 0, "蓝": 1}, weights, np.zeros(2), 1.0, threshold)


def test_a_sum_of_weights_by_hand() -> None:
    found = colours().predict_probabilities(["红", "蓝", "红蓝", "绿"])
    sure = np.exp(2) / (np.exp(2) + 1)
    assert found == pytest.approx(np.array([[sure, 1 - sure], [1 - sure, sure], [0.5, 0.5], [0.5, 0.5]]))


def test_unknown_features_make_it_less_sure() -> None:
    alone, among = colours().predict_probabilities(["红", "红绿黄"])[:, 0]
    assert 0.5 < among < alone


def test_below_the_threshold_there_is_no_answer() -> None:
    first, second = colours(threshold=0.6).answer(["红", "红蓝"])
    assert first is not None
    assert first.label == "warm"
    assert second is None


def test_a_batch_is_what_each_is_alone() -> None:
    batch = ["红", "蓝", "红红蓝", ""]
    assert colours().predict_probabilities(batch) == pytest.approx(np.vstack([colours().predict_probabilities([one]) for one in batch]))
    assert colours().predict_probabilities([]).shape == (0, 2)
    assert colours().answer([]) == ()


def test_a_temperature_above_one_makes_it_less_sure() -> None:
    hot = replace(colours(), temperature=2.0)
    assert 0.5 < hot.predict_probabilities(["红"])[0, 0] < colours().predict_probabilities(["红"])[0, 0]


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    for suffix in (".npz", ".json"):
        shutil.copy(MODELS / f"activity_category{suffix}", tmp_path)
    return tmp_path


def test_the_copy_loads(copied: Path) -> None:
    assert load(ACTIVITY_CATEGORY, copied).vocabulary


def read_more(candidate: Named) -> Iterator[str]:
    yield from ACTIVITY_CATEGORY.read(candidate)
    yield "more"


def _spoil_labels(folder: Path) -> Task[Any]:
    return replace(ACTIVITY_CATEGORY, labels=ACTIVITY_CATEGORY.labels[::-1])


def _spoil_features(folder: Path) -> Task[Any]:
    return replace(ACTIVITY_CATEGORY, read=read_more)


def _spoil_card(folder: Path) -> Task[Any]:
    (folder / "activity_category.json").write_text("{}", encoding="utf-8")
    return ACTIVITY_CATEGORY


def _lose_weights(folder: Path) -> Task[Any]:
    (folder / "activity_category.npz").unlink()
    return ACTIVITY_CATEGORY


def _spoil_weights(folder: Path) -> Task[Any]:
    (folder / "activity_category.npz").write_bytes(b"PK\x03\x04 not an archive")
    return ACTIVITY_CATEGORY


def _cut_weights(folder: Path) -> Task[Any]:
    path = folder / "activity_category.npz"
    with np.load(path) as stored:
        arrays = dict(stored)
    np.savez(path, **(arrays | {"weights": arrays["weights"][:-1]}))
    return ACTIVITY_CATEGORY


def _pickle_weights(folder: Path) -> Task[Any]:
    path = folder / "activity_category.npz"
    with np.load(path) as stored:
        arrays = dict(stored)
    np.savez(path, **(arrays | {"bias": np.array([{"a": 1}], dtype=object)}))
    return ACTIVITY_CATEGORY


@pytest.mark.parametrize(
    "spoil", [_spoil_labels, _spoil_features, _spoil_card, _lose_weights, _spoil_weights, _cut_weights, _pickle_weights]
)
def test_what_does_not_fit_is_refused(spoil: Callable[[Path], Task[Any]], copied: Path) -> None:
    task = spoil(copied)
    with pytest.raises(ModelError):
        load(task, copied)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_model_is_small_and_has_a_full_card(name: str) -> None:
    card = json.loads((MODELS / f"{name}.json").read_text(encoding="utf-8"))
    expected = {
        "task",
        "labels",
        "features",
        "threshold",
        "temperature",
        "gold",
        "split",
        "library",
        "seed",
        "scores",
        "verdict",
        "adopted",
    }
    assert expected - set(card) == set()
    assert {"value", "how"} == set(card["threshold"])
    rules, joined = card["scores"]["rule"], card["scores"]["joined"]
    assert card["adopted"] == (joined["f1"] > rules["f1"] and joined["precision"] >= rules["precision"])
    path = MODELS / f"{name}.npz"
    assert path.exists() == card["adopted"] == (card["threshold"]["value"] <= 1)
    assert not path.exists() or path.stat().st_size < 300_000


def test_a_classifier_that_does_not_beat_the_rules_is_never_asked() -> None:
    assert speaks(ACTIVITY_CATEGORY)
    assert not speaks(ACTIVITY)


def test_importing_the_extractors_needs_no_numpy() -> None:
    code = "import sys, extractors.register; print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2], capture_output=True, text=True)
    assert done.stdout.strip() == "False"


def test_grams() -> None:
    assert set(grams("书", (1, 2), "x:")) == {"x:^", "x:书", "x:$", "x:^书", "x:书$"}
    assert set(grams("", (3,))) == set()
