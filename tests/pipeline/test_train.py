"""Training: on a folder of one's own, the same by numpy and by scikit-learn, and checked against what was written."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from extractors.activities.kind import ACTIVITY_CATEGORY, LABELS, Named
from extractors.classifier import load, read_card, speaks
from pipeline.cli import main
from pipeline.examples import Example, cluster, read_examples
from pipeline.gold import GoldError, GoldNotice, read_gold
from pipeline.train_scores import Outcome, calibration_error, score, scores_by
from tests.floors import SETS

pytest.importorskip("sklearn")
from pipeline.train import LARGE, NEVER, TOLERANCE, TRAINABLE, fit, fold_of, main_train, matrix, train, write

GOLD = Path(__file__).parents[2] / "data" / "gold"
# Gold beside the project that a model was trained on as well.
BESIDE = {"activity_category": SETS["shared/invented"]}
PLACES = ("钟楼", "河东", "南坪", "石桥", "柳林", "青山", "高塘", "白沙")
ITEMS = {
    "竞赛": ("{}护理技能赛", "{}钢筋绑扎", "{}点钞"),
    "服务": ("{}义务理发", "{}修伞磨刀", "{}代写家书"),
    "培训": ("{}面点夜课", "{}绣花夜课"),
}


def gold_folder(folder: Path, *, groups: int = 4) -> Path:
    """Invented gold of a few groups: names whose last words tell the category, which rules know only in part."""
    for i, place in enumerate(PLACES):
        names = [(item.format(place), kind) for kind, items in ITEMS.items() for item in items]
        record = {
            "title": f"关于举办{place}技能节的通知",
            "activities": [name for name, _ in names],
            "activity_categories": [kind for _, kind in names],
            "group": f"office-{i % groups}",
        }
        folder.mkdir(parents=True, exist_ok=True)
        text = (
            f"关于举办{place}技能节的通知\n\n" + "".join(f"{n}.{name}\n" for n, (name, _) in enumerate(names, 1)) + f"{place}办公室\n" * 3
        )
        (folder / f"{place}.txt").write_text(text, encoding="utf-8")
        (folder / f"{place}.json").write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    return folder


def test_one_command_trains_on_own_gold_and_checks_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold, models = str(gold_folder(tmp_path / "gold")), str(tmp_path / "models")
    call = ["train", "activity_category", "--gold", gold, "--models", models]
    assert main([*call, "--check"]) == 1  # there is none yet
    assert main(call) == 0
    assert "| rules and classifier |" in capsys.readouterr().out
    assert main([*call, "--check"]) == 0
    own = load(ACTIVITY_CATEGORY, Path(models))
    assert [a.label if a else None for a in own.answer([Named("东门磨刀夜课", "关于举办技能节的通知")])] == ["培训"]
    (tmp_path / "gold" / "柳林.json").unlink()
    (tmp_path / "gold" / "labels").mkdir()
    (tmp_path / "gold" / "labels" / "activity_category.tsv").write_text(
        "group\tabout\ttitle\tlabel\n" + "".join(f"x\t\t{place}绣花夜课\t服务\n" for place in PLACES), encoding="utf-8"
    )
    assert main([*call, "--check"]) == 1


def test_the_same_bytes_twice(tmp_path: Path) -> None:
    gold = gold_folder(tmp_path / "gold")
    for name in ("one", "two"):
        write(train("activity_category", [gold]), tmp_path / name)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_numpy_predicts_what_scikit_learn_does(tmp_path: Path) -> None:
    """On the gold of the package, with the very weights that are written."""
    from sklearn.linear_model import LogisticRegression

    import pipeline.train as training

    found = TRAINABLE["activity_category"]
    examples = read_examples(found, [GOLD]).examples[::4]
    ours = fit(found.task, examples)
    shown = [set(found.task.read(example.candidate)) for example in examples]
    rows = matrix(shown, dict(ours.vocabulary))
    model = LogisticRegression(C=training.STRENGTH, max_iter=300, tol=1e-5, random_state=training.SEED)
    model.fit(rows, [found.task.labels.index(example.label) for example in examples])
    assert list(model.classes_) == list(range(len(LABELS)))
    apart = abs(model.predict_proba(rows) - ours.predict_probabilities([example.candidate for example in examples]))
    assert apart.max() < 1e-5


@pytest.mark.parametrize("name", [name for name, found in TRAINABLE.items() if speaks(found.task)])
def test_the_shipped_model_is_what_its_gold_gives(name: str) -> None:
    """`gongwen train TASK --check` does the same with cross-validation; that takes half a minute."""
    if name in BESIDE and not BESIDE[name].is_dir():
        pytest.skip("a part of the gold that it was trained on is not on this machine")
    gold = read_examples(TRAINABLE[name], [GOLD, *([BESIDE[name]] if name in BESIDE else [])])
    kept = load(TRAINABLE[name].task)
    assert read_card(name)["gold"]["digest"] == gold.digest
    fresh = replace(fit(kept.task, gold.examples), temperature=kept.temperature)
    batch = [example.candidate for example in gold.examples]
    assert abs(fresh.predict_probabilities(batch) - kept.predict_probabilities(batch)).max() < TOLERANCE


def test_two_labels_have_one_row_of_weights() -> None:
    examples = [
        Example(Named(f"{place}{word}"), label, None, "g") for place in PLACES for word, label in (("理发", "服务"), ("点钞", "竞赛"))
    ]
    found = fit(ACTIVITY_CATEGORY, examples).predict_probabilities([Named("东门理发"), Named("东门点钞")])
    assert [LABELS[row.argmax()] for row in found] == ["服务", "竞赛"]
    assert found.sum(axis=1) == pytest.approx([1, 1])


def test_what_does_not_beat_the_rules_never_answers(tmp_path: Path) -> None:
    gold = tmp_path / "gold"
    (gold / "labels").mkdir(parents=True)
    rows = [
        (f"g{i % 3}", f"{place}{word}", label)
        for i, place in enumerate(PLACES)
        for word, label in (("诗词大赛", "竞赛"), ("招聘会", "招生就业"))
    ]
    (gold / "labels" / "activity_category.tsv").write_text(
        "group\tabout\ttitle\tlabel\n" + "".join(f"{group}\t\t{title}\t{label}\n" for group, title, label in rows), encoding="utf-8"
    )
    trained = train("activity_category", [gold])
    assert trained.card["scores"]["rule"]["f1"] == 1
    assert trained.card["adopted"] is False
    assert trained.card["threshold"]["value"] == trained.classifier.threshold == NEVER
    assert "does not beat the rules" in trained.card["verdict"]
    report, _ = main_train("activity_category", [gold], tmp_path / "models", check=False)
    assert "and no model" in report
    assert [path.name for path in (tmp_path / "models").iterdir()] == ["activity_category.json"]
    assert main_train("activity_category", [gold], tmp_path / "models", check=True)[1]
    _, same = main_train("activity_category", [gold_folder(tmp_path / "better")], tmp_path / "models", check=True)
    assert not same  # this one would answer


def test_items_of_a_notice_are_labelled_by_gold(tmp_path: Path) -> None:
    text = (
        "关于举办2031年读书节的通知\n\n各区、县教育局：\n\n现将有关事项通知如下。\n\n一、活动内容\n1.朗诵比赛\n4月8日举行。\n2.书签展\n4月9日举行。\n"
        "二、其他安排\n1.旧书义卖\n4月9日举行。\n2.闭馆\n4月10日。\n\n绍兴市教育局\n2031年3月4日\n"
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    record = {"activities": ["朗诵比赛", "举办旧书义卖|旧书义卖"], "activities_optional": ["书签展"], "group": "g"}
    (tmp_path / "a.json").write_text(json.dumps(record), encoding="utf-8")
    found = read_examples(TRAINABLE["activity"], [tmp_path]).examples
    assert [(e.candidate.words, e.label, e.rule) for e in found] == [
        ("活动内容", "none", "none"),
        ("朗诵比赛", "activity", "activity"),
        ("其他安排", "none", "none"),
        ("旧书义卖", "activity", "none"),
        ("闭馆", "none", "none"),
    ]
    assert all(e.group == "a" for e in found)  # the only notice of the only group


def test_lines_are_labelled_by_the_values_of_gold(tmp_path: Path) -> None:
    text = (
        "绍兴市教育局\n关于举办读书节的通知\n绍市教〔2031〕5号\n各区、县教育局，市直各学校：\n现将有关事项通知如下：\n一、时间\n4月8日。\n二、报名\n"
        "联系人：沈一舟，电话：0575-85124433。\n附件：报名表\n绍兴市教育局\n2031年3月4日\n"
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    record = {
        "title": "绍兴市教育局关于举办读书节的通知",
        "doc_number": "绍市教〔2031〕5号",
        "issuers": ["绍兴市教育局"],
        "recipients": [["各区、县", "教育局"], ["", "市直各学校"]],
        "issued_on": "2031-03-04",
        "contacts": [{"person": "沈一舟", "phone": ["0575-85124433"]}],
        "attachments": ["报名表"],
    }
    (tmp_path / "a.json").write_text(json.dumps(record), encoding="utf-8")
    found = {e.candidate.words: e.label for e in read_examples(TRAINABLE["element"], [tmp_path]).examples}
    assert {words: label for words, label in found.items() if label != "none"} == {
        "关于举办读书节的通知": "title",
        "绍市教〔2031〕5号": "doc_number",
        "各区、县教育局，市直各学校：": "addressee",
        "联系人：沈一舟，电话：0575-85124433。": "contact",
        "附件：报名表": "attachment_note",
        "绍兴市教育局": "signature_block",
        "2031年3月4日": "issue_date",
    }
    assert "现将有关事项通知如下：" in found


def test_faults_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold = gold_folder(tmp_path / "gold")
    one = tmp_path / "one" / "labels"
    one.mkdir(parents=True)
    (one / "activity_category.tsv").write_text("group\tabout\ttitle\tlabel\nx\t\t诗会\t展示展演\nx\t\t义卖\t服务\n", encoding="utf-8")
    assert main(["train", "no-such-task", "--gold", str(gold)]) == 2
    assert main(["train", "activity_category", "--gold", str(tmp_path / "nowhere")]) == 2
    assert main(["train", "activity_category", "--gold", str(one.parent)]) == 2
    assert "of one notice or group" in capsys.readouterr().err
    record = json.loads((gold / "钟楼.json").read_text(encoding="utf-8"))
    (gold / "钟楼.json").write_text(json.dumps(record | {"activity_categories": ["跳舞"] * 8}), encoding="utf-8")
    with pytest.raises(GoldError, match="no such label: 跳舞"):
        read_examples(TRAINABLE["activity_category"], [gold])
    (gold / "钟楼.json").write_text(json.dumps(record | {"activity_categories": ["竞赛"]}), encoding="utf-8")
    with pytest.raises(GoldError, match="8 activities, 1 activity_categories"):
        read_examples(TRAINABLE["activity_category"], [gold])


def test_near_duplicates_share_a_group(tmp_path: Path) -> None:
    words = "".join(chr(0x4E00 + i * 7) for i in range(300))
    texts = {"a": words, "b": words[:290] + "转载", "c": words[::-1]}
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        (tmp_path / f"{name}.json").write_text(json.dumps({"group": f"group-{name}"}), encoding="utf-8")
    notices: tuple[GoldNotice, ...] = read_gold(tmp_path)
    assert [cluster(notices)[notice.path] for notice in notices] == ["group-a", "group-a", "group-c"]


def test_gold_of_one_group_is_left_out_by_notice(tmp_path: Path) -> None:
    gold = gold_folder(tmp_path / "gold", groups=1)
    assert {e.group for e in read_examples(TRAINABLE["activity_category"], [gold]).examples} == set(PLACES)


def test_small_groups_are_left_out_together_but_whole() -> None:
    examples = [Example(None, "x", None, "large")] * LARGE + [Example(None, "x", None, f"small-{i // 2}") for i in range(12)]
    folds = fold_of(examples)
    assert set(folds[:LARGE]) == {"large"}
    assert all(folds[LARGE + i] == folds[LARGE + i + 1] for i in range(0, 12, 2))
    assert len(set(folds[LARGE:])) > 1


def test_scores_by_hand() -> None:
    outcomes = [
        Outcome("竞赛", None, "竞赛", "竞赛", 0.9, "a"),
        Outcome("竞赛", "服务", "服务", "竞赛", 0.5, "a"),
        Outcome("服务", "服务", "服务", "服务", 0.8, "b"),
        Outcome("none", None, "服务", "服务", 0.7, "b"),
        Outcome("none", "none", "none", "none", 0.7, "b"),
    ]
    joined = score(outcomes, "joined")
    assert (joined.right, joined.wrong, joined.support) == (2, 2, 3)
    assert (joined.precision, joined.recall) == (0.5, pytest.approx(2 / 3))
    rules = score(outcomes, "rule")
    assert (rules.right, rules.wrong, rules.support) == (1, 1, 3)
    only = score(outcomes, "joined", "服务")
    assert (only.right, only.wrong, only.support) == (1, 2, 1)
    found = scores_by(("竞赛", "服务", "none"), outcomes)
    assert found["confusions"] == [["none", "服务", 1], ["竞赛", "服务", 1]]
    assert set(found["labels_scored"]) == {"竞赛", "服务"}
    assert found["groups_left_out"]["b"]["rule"]["f1"] == 1
    assert calibration_error(outcomes, bins=1) == pytest.approx(abs(0.9 + 0.5 + 0.8 + 0.7 + 0.7 - 4) / 5)


def test_the_report_is_that_of_the_card(tmp_path: Path) -> None:
    gold = gold_folder(tmp_path / "gold")
    report, same = main_train("activity_category", [gold], tmp_path / "models", check=False)
    card = json.loads((tmp_path / "models" / "activity_category.json").read_text(encoding="utf-8"))
    assert same
    assert f"{card['scores']['joined']['f1']:.3f}" in report
    assert card["gold"] == {"digest": card["gold"]["digest"], "files": 16, "examples": 64}
    assert set(card["learning_curve"]) == {"25%", "50%", "75%", "100%"}
