"""Broken and hostile texts: one outcome each, no field fails, every span is exact."""

import random
import re
import string
from pathlib import Path

import pytest

from extractors.row import SignalReason
from pipeline.comparable import fold
from pipeline.outcome import Extracted, Outcome, Quarantined
from pipeline.record import to_record
from pipeline.runner import process_file
from tests.goldens import NOTICES, ROOT

TEXTS = [(ROOT / "data" / "gold" / "raw" / path.name).read_text(encoding="utf-8") for path in NOTICES]
WRITTEN = ("name", "unit", "theme", "title", "url", "person")
LISTS = (
    "issuers",
    "recipients",
    "copied_to",
    "events",
    "themes",
    "activities",
    "contacts",
    "deadlines",
    "citations",
    "attachments",
    "urls",
    "subjects",
)
NOISE = [
    "\n",
    "\r\n",
    "　",
    " ",
    "\t",
    "\f",
    "：",
    "、",
    "，",
    "《",
    "》",
    "（",
    "）",
    "〔",
    "2024",
    "4月31日",
    "前",
    "关于",
    "附件",
    "𠮷",
    "\u200b",
    "\x00",
    "é",
    "9" * 40,
]


def mutate(text: str, chance: random.Random) -> str:
    """The text with one to eight pieces cut, doubled, moved, replaced or put in."""
    for _ in range(chance.randint(1, 8)):
        start = chance.randrange(len(text) + 1)
        piece = text[start : start + chance.choice([1, 2, 7, 60, 400])]
        way = chance.randrange(5)
        rest = text[:start] + text[start + len(piece) :]
        at = chance.randrange(len(rest) + 1)
        letters = "".join(chance.choices(string.printable + "年月日号电话联系人局厅", k=5))
        ways = (
            rest,
            text[:start] + piece + text[start:],
            rest[:at] + piece + rest[at:],
            text[:start] + chance.choice(NOISE) + text[start:],
            text[:start] + letters + text[start:],
        )
        text = ways[way]
    return text


def problems_of(outcome: Outcome) -> list[str]:
    """What is wrong with an outcome: failed fields, and objects whose quote is not what stands there."""
    if isinstance(outcome, Quarantined):
        return []
    record = to_record(outcome, with_text=True)
    text = record["full_text"]
    wrong = [f"{p['field']}: {p['detail']}" for p in record["problems"] if p["reason"] == SignalReason.FIELD_FAILED]
    objects = [(key, x) for part in (record, *record["parts"]) for key in LISTS for x in part[key]]
    objects += [(key, x) for key, x in record["evidence"].items() if x.get("span")]
    for key, x in objects:
        start, end = x["span"]
        said = next((x[name] for name in WRITTEN if x.get(name)), "")
        if not text[start:end] or x["quote"] != text[start:end] or fold(said) not in fold(x["quote"]):
            wrong.append(f"{key}: {said!r} is not in {text[start:end]!r}")
    return wrong


@pytest.mark.parametrize("seed", range(40))
def test_mutated_notices_give_exact_spans_and_no_failure(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    path = tmp_path / "mutated.txt"
    for _ in range(8):
        text = mutate(chance.choice(TEXTS), chance)
        path.write_bytes(text.encode("utf-8"))
        outcome = process_file(path)
        assert isinstance(outcome, (Extracted, Quarantined))
        assert problems_of(outcome) == [], text


# How long each takes is measured in benchmarks/hostile.py.
HOSTILE = {
    "one endless line": "关于" * 20_000,
    "dates": "2024年5月8日至" * 5_000,
    "days": "5月8日" * 5_000,
    "periods": "5月8日至" * 4_000,
    "due dates": "5月8日前" * 4_000,
    "joined due dates": "5月8日、" * 4_000 + "前报送",
    "labelled due dates": "报送时间5月8日。" * 3_000,
    "numerals": "一二三四五六七八九十" * 5_000,
    "digits": "0" * 100_000,
    "brackets": "《" * 20_000 + "》" * 20_000,
    "round brackets": "（" * 20_000,
    "groups": "分为" * 10_000,
    "listed activities": "主要包括A、" * 4_000,
    "separators": "、，；" * 20_000,
    "spaces": "关于 " * 20_000,
    "headings": "一、\n（一）\n1.\n（1）\n" * 3_000,
    "contacts": "联系人：王一，电话：010-66123456，" * 3_000,
    "organs": "某某市教育局、" * 8_000,
    "mailboxes": "a@" * 20_000 + "b.cn",
    "urls": "http://" * 10_000,
    "addressee": "各" * 30_000 + "：",
    "lines": "局\n" * 20_000,
    "attachments": "附件：1.甲2.乙\n" * 4_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_long_monotonous_texts_are_read(name: str, tmp_path: Path) -> None:
    path = tmp_path / "hostile.txt"
    path.write_text(HOSTILE[name], encoding="utf-8")
    assert problems_of(process_file(path)) == []


def test_every_sample_is_exact_as_it_stands() -> None:
    assert {path.name: problems_of(process_file(path)) for path in NOTICES} == {path.name: [] for path in NOTICES}


def test_mutations_mutate() -> None:
    chance = random.Random(0)
    assert sum(mutate(text, chance) != text for text in TEXTS) >= len(TEXTS) - 1
    assert not re.search("[\ud800-\udfff]", "".join(TEXTS))
