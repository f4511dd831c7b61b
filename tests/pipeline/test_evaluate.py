"""Scores: counted by hand on small records; the floors go up only."""

import json
from pathlib import Path

import pytest

from pipeline.comparable import FIELDS, similar
from pipeline.evaluate import MARGIN, Tally, below_floors, evaluate, floors_of, main_evaluate, raise_floors, report, score
from pipeline.gold import GoldError, GoldNotice, read_gold

GOLD = {
    "title": "某市档案局关于举办档案日活动的通知",
    "doc_number": "某档〔2024〕3号",
    "issuers": ["某市档案局", "某市教育局"],
    "recipients": [["各县（市、区）", "档案局"], ["", "市直各学校|各学校"]],
    "events": [{"start": "2024-06-03", "end": "2024-06-09"}],
    "activities": ["开展档案馆开放日活动"],
    "activities_optional": ["档案日活动|举办档案日活动"],
    "contacts": [{"person": "甲乙", "phone": ["010-1234567"], "email": ["a@b.cn"]}],
    "deadlines": [{"date": "2024-05-20", "actor": None, "what": "活动方案和联络员名单"}],
    "references": [{"title": "中华人民共和国档案法", "doc_number": None}, {"title": "某办法", "doc_number": "某发〔2020〕1号"}],
}
RECORD = {
    "title": "关于举办档案日活动的通知",
    "doc_number": "某档[2024]3号",
    "issuers": [{"name": "某市档案局"}, {"name": "某市文旅局"}],
    "recipients": [{"territory": "各县(市、区)", "unit": "档案局"}, {"territory": None, "unit": "各学校"}],
    "events": [{"starts_on": "2024-06-03", "ends_on": "2024-06-09"}],
    "activities": [{"title": "档案馆开放日活动"}, {"title": "档案日活动"}, {"title": "完全不同的一项"}],
    "contacts": [{"person": "甲　乙", "phone": ["010-1234567"], "fax": [], "email": ["A@B.cn"]}],
    "deadlines": [{"date": "2024-05-20", "what": "联络员名单"}],
    "citations": [{"title": "中华人民共和国档案法", "doc_number": None}, {"title": "某办法", "doc_number": "某发（2020）1号"}],
}
EXPECTED = {
    "title": Tally(1, 0, 0),
    "doc_number": Tally(1, 0, 0),
    "issuers": Tally(1, 1, 1),
    "recipients": Tally(2, 0, 0),
    "events": Tally(1, 0, 0),
    "activities": Tally(1, 1, 0),
    "contact_persons": Tally(1, 0, 0),
    "contact_phones": Tally(1, 0, 0),
    "contact_emails": Tally(1, 0, 0),
    "contacts": Tally(1, 0, 0),
    "deadlines": Tally(1, 0, 0),
    "deadline_duties": Tally(1, 0, 0),
    "references": Tally(2, 0, 0),
    "reference_numbers": Tally(1, 0, 0),
}


def test_every_field_is_counted_as_by_hand() -> None:
    scores = score([GoldNotice("one", Path("one.txt"), GOLD)], {"one": RECORD})
    assert {name: tally for name, tally in scores.fields.items() if tally != Tally()} == EXPECTED
    assert {m.field for m in scores.mismatches} == {"issuers", "activities"}
    assert scores.whole == 0
    assert scores.pooled_f1 == pytest.approx(2 * 16 / (2 * 16 + 3))


def test_a_notice_without_a_record_counts_as_empty() -> None:
    scores = score([GoldNotice("one", Path("one.txt"), GOLD)], {})
    assert scores.pooled_f1 == 0
    assert scores.fields["references"] == Tally(0, 0, 2)


def test_two_organs_are_two_titles() -> None:
    wrong = RECORD | {"title": "某市林业局关于举办档案日活动的通知"}
    assert score([GoldNotice("one", Path("one.txt"), GOLD)], {"one": wrong}).fields["title"] == Tally(0, 1, 1)


@pytest.mark.parametrize(("left", "right", "same"), [("abcdefghij", "abcdefg", True), ("abcdefghij", "abcdef", False), ("", "a", False)])
def test_free_text_may_be_three_tenths_shorter(left: str, right: str, same: bool) -> None:
    assert similar(left, right) is same


def test_floors_go_up_by_themselves_and_down_only_when_allowed() -> None:
    good = score([GoldNotice("one", Path("one.txt"), GOLD)], {"one": RECORD})
    bad = score([GoldNotice("one", Path("one.txt"), GOLD)], {"one": RECORD | {"title": None}})
    floors = floors_of(good)
    assert below_floors(good, floors) == []
    assert any(line.startswith("title ") for line in below_floors(bad, floors))
    assert raise_floors(floors_of(bad), good) == floors
    with pytest.raises(ValueError, match="floors would sink: title"):
        raise_floors(floors, bad)
    assert raise_floors(floors, bad, allow_regression=True) == floors_of(bad)


def test_a_smaller_set_is_below_its_floors() -> None:
    good = score([GoldNotice("one", Path("one.txt"), GOLD)], {"one": RECORD})
    assert below_floors(good, floors_of(good) | {"notices": 2}) == ["1 notices, there were 2"]


def test_the_margin_is_smaller_than_one_value_in_a_thousand() -> None:
    assert MARGIN < 1 / 1000


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({}, "no pair NAME.txt"),
        ({"a.txt": "x", "a.json": "{"}, "not JSON"),
        ({"a.txt": "x", "a.json": "[]"}, "one JSON object"),
    ],
)
def test_broken_gold_is_named(tmp_path: Path, files: dict[str, str], reason: str) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    with pytest.raises(GoldError, match=reason):
        read_gold(tmp_path)
    with pytest.raises(GoldError, match="no such folder"):
        read_gold(tmp_path / "absent")


def test_evaluate_reads_pairs_and_writes_errors(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("关于举办档案日活动的通知\n各学校：\n现将有关事项通知如下。\n", encoding="utf-8")
    (tmp_path / "one.json").write_text(json.dumps({"title": "另一份完全不同的公告"}), encoding="utf-8")
    text, reached = main_evaluate(tmp_path, 0.99, tmp_path / "errors.jsonl")
    assert not reached
    assert "1 notices" in text
    assert any(json.loads(line)["field"] == "title" for line in (tmp_path / "errors.jsonl").read_text().splitlines())
    assert report(evaluate(tmp_path)) == text


def test_every_field_has_a_name_of_its_own() -> None:
    assert len({field.name for field in FIELDS}) == len(FIELDS)
