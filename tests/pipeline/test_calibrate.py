"""Learning of scores: damage is the same every time, weights follow the values, and what is learnt is written as data."""

from pathlib import Path

import numpy as np
import pytest

from pipeline.calibrate import as_text, gather
from pipeline.damage import DAMAGES, damaged
from pipeline.gold import read_gold
from pipeline.weigh import EVERY, SHIFT, SLOPE, Value, held_out, learn

GOLD = Path(__file__).parents[2] / "data" / "gold" / "raw"
TEXT = (
    "关于举办读书节的通知\n各县区教育局：\n"
    + "一、时间\t地点\n请各校于5月6日前报名，电话：010-66123456。\n" * 6
    + "某市教育局\n2024年5月2日\n"
)


@pytest.mark.parametrize("kind", DAMAGES)
def test_damage_is_the_same_for_the_same_seed_and_changes_the_text(kind: str) -> None:
    copies = [damaged(TEXT, kind, str(seed)) for seed in range(6)]
    assert copies == [damaged(TEXT, kind, str(seed)) for seed in range(6)]
    assert any(copy != TEXT for copy in copies)


@pytest.mark.parametrize("kind", DAMAGES)
@pytest.mark.parametrize("text", ["", "\n", "通知"])
def test_damage_bears_texts_of_next_to_nothing(kind: str, text: str) -> None:
    assert isinstance(damaged(text, kind, "0"), str)


@pytest.mark.parametrize("kind", [k for k in DAMAGES if k not in ("headless", "tailless", "unmarked", "web_page")])
def test_most_damage_loses_no_word(kind: str) -> None:
    assert sorted("".join(damaged(TEXT, kind, "1").split())) == sorted("".join(TEXT.split()))


def made(count: int = 1600) -> list[Value]:
    """Values of two fields in many groups; of those that show a cut most are wrong."""
    values = []
    for i in range(count):
        cut = i % 4 == 0
        right = not (cut and i % 16)
        values.append(Value(f"g{i % 40}", ("title", "events")[i % 2], (("cut", cut),), (("rule", "r"),), right, spoilt=i % 3 > 0))
    return values


def test_weights_tell_right_from_wrong_in_groups_left_out() -> None:
    values = made()
    scores = held_out(values)
    cut = np.array([value.common[0][1] for value in values], dtype=bool)
    assert scores[~cut].min() > 0.95
    assert scores[cut].max() < 0.6


def test_learning_is_the_same_every_time_and_has_a_line_for_every_field() -> None:
    table = learn(made())
    assert table == learn(made())
    assert set(table) == {EVERY, "title", "events"}
    assert all(SHIFT in weights and SLOPE in weights for weights in table.values())
    assert all(weights[SLOPE] > 0 for weights in table.values())


def test_weights_are_written_sorted_and_truth_as_a_figure() -> None:
    lines = as_text({EVERY: {("b", True): 0.5, ("a", "x"): -1.25, ("light", 1): 0.001, ("(slope)", ""): 0.0}}, "made").splitlines()
    assert lines == [
        "field\tsign\tseen\tweight\tsource",
        "*\t(slope)\t\t0.000\tmade",
        "*\ta\tx\t-1.250\tmade",
        "*\tb\t1\t0.500\tmade",
    ]


def test_gold_gives_values_as_they_are_and_spoilt() -> None:
    notices = [notice for notice in read_gold(GOLD) if notice.name == "2018-yuxi-forward"]
    values = list(gather(notices, ("one_line",)))
    assert {value.spoilt for value in values} == {False, True}
    assert {"title", "issuers"} <= {value.field for value in values if value.right}
