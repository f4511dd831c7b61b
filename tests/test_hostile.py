"""Broken and hostile texts: one outcome each, no field fails, every span is exact."""

import faulthandler
import random
import re
import string
from pathlib import Path

import pytest

from extractors.row import SignalReason
from pipeline.comparable import fold
from pipeline.outcome import Extracted, Outcome, Quarantined
from pipeline.process import process_file
from pipeline.record import to_record
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
        said = next((x[name] for name in WRITTEN if x.get(name)), "") if key != "deadlines" else ""  # whose unit is one of time
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


# One piece each, which is said over and over; {} is a number of its own each time. How the time grows is measured in
# benchmarks/hostile.py.
PIECES = {
    "one endless line": "关于",
    "spaces": "关于 ",
    "lines": "局\n",
    "empty lines": "\n",
    "tabs": "\t",
    "cells": "甲\t乙\n",
    "separators": "、，；",
    "commas": "，",
    "digits": "0",
    "digits apart": "1 ",
    "items": "1.",
    "numbered": "{}.甲乙丙丁\n",
    "numerals": "一二三四五六七八九十",
    "letters": "a1",
    "articles": "第一条 甲乙。\n",
    "chapters": "第一章 甲\n第一条 乙\n",
    "headings": "一、\n（一）\n1.\n（1）\n",
    "dates": "2024年5月8日至",
    "short dates": "2024-05-08-",
    "years": "2024年",
    "days": "5月8日",
    "different days": "第{}期5月8日，",
    "lines of days": "5月8日\n",
    "periods": "5月8日至",
    "due dates": "5月8日前",
    "due dates in brackets": "（5月8日前）",
    "joined due dates": "5月8日、",
    "labelled due dates": "报送时间5月8日。",
    "duties": "请于5月8日前报送材料，",
    "sentences of duties": "请于5月8日前报送材料。",
    "lines of duties": "请于5月8日前报送材料{}。\n",
    "headed periods": "一、报名\n时间：5月8日至9日\n",
    "relative due dates": "收到通知之日起10个工作日内报送材料，",
    "ends of months": "5月底前报送总结。",
    "events": "定于5月8日召开座谈会，",
    "labelled events": "会议时间：5月8日，",
    "lines of events": "时间：5月8日\n地点：甲\n",
    "stages": "第一阶段（5月8日至9日）：甲\n",
    "schedules": "上午 9:00 甲 乙\n",
    "open titles": "《",
    "titles": "《甲》",
    "nested titles": "《甲《乙",
    "nested marks": "《甲〈乙",
    "cited titles": "根据《示范{}条例》，",
    "cited plans": "《关于印发《甲》的通知》，",
    "cited numbers": "根据《示范条例》（示教函〔2020〕{}号），",
    "round brackets": "（",
    "closed brackets": "（甲）",
    "quotation marks": "“甲”",
    "groups": "分为",
    "listed activities": "主要包括A、",
    "activities": "（{}）开展甲活动\n",
    "themes": "主题为“甲{}”，",
    "contacts": "联系人：王一，电话：010-66123456，",
    "lines of contacts": "联系人：王一，电话：010-66123456\n",
    "contacts of offices": "示范局{}：王一 66123456\n",
    "persons": "王一、",
    "persons apart": "王 一 ",
    "labels": "联系人：",
    "labels of telephones": "电话：\n",
    "telephones": "010-66123456、",
    "telephones in brackets": "（电话：66123456）",
    "same telephones": "传真同上，",
    "extensions": "转8012、",
    "groups of chats": "QQ群：123456，",
    "postal addresses": "地址：示范路12号示范局，",
    "mailboxes": "a@",
    "mailboxes of one": "邮箱：a{}@b.cn，",
    "mailboxes above": "邮箱：a@b.cn\n联系人：王一，电话：66123456\n",
    "table of contacts": "姓名\t电话\t王一\t66123456\n",
    "cells of contacts": "示范局\n王一\n66123456\n",
    "organs": "某某市教育局、",
    "organs apart": "某某市教育局 ",
    "places": "北京市",
    "addressee": "各",
    "addressees": "各县（市、区）教育局、",
    "copied to": "抄送：某局、",
    "urls": "http://",
    "different urls": "http://a{}.cn，",
    "hosts": "a.com.cn、",
    "attachments": "附件：1.甲2.乙\n",
    "list of attachments": "附件{}：甲乙丙表\n",
    "titles of notices": "关于举办读书节的通知",
}
MIXED = "mixed"
KINDS = (*PIECES, MIXED)
SIZE = 15_000  # code points of each text here
STUCK = 300  # seconds after which a text is given up, and the run with it: some thousand times what it takes


def monotonous(kind: str, size: int) -> str:
    """So many code points of a kind."""
    chance, pieces, text = random.Random(0), list(PIECES.values()), list[str]()
    length = count = 0
    while length < size:
        piece = (chance.choice(pieces) if kind == MIXED else PIECES[kind]).replace("{}", str(count))
        text.append(piece)
        length, count = length + len(piece), count + 1
    return "".join(text)[:size]


@pytest.mark.parametrize("kind", KINDS)
def test_long_monotonous_texts_are_read(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "hostile.txt"
    path.write_text(monotonous(kind, SIZE), encoding="utf-8")
    faulthandler.dump_traceback_later(STUCK, exit=True)
    try:
        assert problems_of(process_file(path)) == []
    finally:
        faulthandler.cancel_dump_traceback_later()


def test_every_sample_is_exact_as_it_stands() -> None:
    assert {path.name: problems_of(process_file(path)) for path in NOTICES} == {path.name: [] for path in NOTICES}


def test_mutations_mutate() -> None:
    chance = random.Random(0)
    assert sum(mutate(text, chance) != text for text in TEXTS) >= len(TEXTS) - 1
    assert not re.search("[\ud800-\udfff]", "".join(TEXTS))
