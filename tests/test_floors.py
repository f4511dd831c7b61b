"""The gate: no score on gold may lie below its floor."""

import importlib.util
import json
from pathlib import Path

import pytest

from pipeline.evaluate import below_floors, evaluate
from pipeline.gold import read_gold
from pipeline.process import process_file
from pipeline.record import to_record
from tests.floors import SETS, read_floors

SHARED = SETS["shared/dev"].parent


@pytest.mark.parametrize("name", SETS)
def test_no_score_lies_below_its_floor(name: str) -> None:
    if not SETS[name].is_dir():
        pytest.skip(f"{name}: the annotated real notices are not on this machine")
    assert below_floors(evaluate(SETS[name]), read_floors()[name]) == []


def test_every_set_has_floors() -> None:
    assert set(read_floors()) == set(SETS)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the reference scorer is not on this machine")
def test_our_scores_are_those_of_the_reference_scorer(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("reference", SHARED / "score.py")
    assert spec
    assert spec.loader
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    gold = read_gold(SETS["shared/dev"])
    records = {notice.name: to_record(process_file(notice.path)) for notice in gold}
    ours = evaluate(SETS["shared/dev"])
    (tmp_path / "records.jsonl").write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records.values()), encoding="utf-8")
    read, _ = reference.read_records(tmp_path / "records.jsonl")
    for field, tally in ours.fields.items():
        counts = [0, 0, 0]
        for notice in gold:
            wanted = reference.values(notice.record, field)
            found = reference.values(read[notice.name], field)
            key = reference.BASE.get(field, field)
            optional = notice.record.get(key + "_optional")
            if field == "deadline_duties":
                days = {a.split("\x1f")[0] for g in wanted for a in g}
                found = [v for v in found if v[0].split("\x1f")[0] in days]
            right, extra, missed = reference.match(wanted, found, reference.values({key: optional}, field) if optional else [], field)
            counts = [counts[0] + right, counts[1] + len(extra), counts[2] + len(missed)]
        assert (tally.right, tally.extra, tally.missed) == tuple(counts), field
