"""Whole notices: every value, span, rule and score of the notices of data/raw."""

import json
from pathlib import Path

import pytest

from pipeline.ingest import read_document
from tests.goldens import NOTICES, ROOT, golden_of, record_of


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.stem)
def test_record_is_the_golden_one(path: Path) -> None:
    assert json.loads(record_of(path)) == json.loads(golden_of(path).read_text(encoding="utf-8"))


def test_every_notice_of_raw_is_annotated() -> None:
    annotated = {path.stem for path in (ROOT / "data" / "gold" / "raw").glob("*.json")}
    assert {path.stem for path in NOTICES} == annotated
    assert len(NOTICES) >= 8


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.stem)
def test_raw_and_gold_are_the_same_text_in_two_encodings(path: Path) -> None:
    assert read_document(path).text == read_document(ROOT / "data" / "gold" / "raw" / path.name).text
