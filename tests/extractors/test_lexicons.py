"""The lexicons as data: sorted, sourced, without duplicates, and no short name that means two organs at one time."""

from collections import Counter, defaultdict
from itertools import pairwise

import pytest

from extractors.lexicon import LEXICONS, read_columns, read_lexicon
from extractors.values.organ import parse_organ

NAMES = sorted(path.stem for path in LEXICONS.glob("*.tsv"))
ORDER = {"issuer_codes": ("scope", "code", "name"), "organs": ("scope", "organ_id", "name", "from"), "regions": ("code", "from")}
LEVELS = {"province", "prefecture", "county"}
SCOPES = {"nation", "association", "government", "party", "people", "branch", "local", "committee"}


@pytest.mark.parametrize("name", NAMES)
def test_each_line_has_a_source_and_no_stray_space(name: str) -> None:
    columns, rows = read_columns(name)
    assert "source" in columns
    at = columns.index("source")
    assert [row for row in rows if not row[at]] == []
    assert [cell for row in rows for cell in row if cell != cell.strip()] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_line_twice(name: str) -> None:
    rows = read_columns(name)[1]
    assert [row for row, count in Counter(rows).items() if count > 1] == []


@pytest.mark.parametrize("name", sorted(ORDER))
def test_lines_are_sorted(name: str) -> None:
    keys = [tuple(row[column] for column in ORDER[name]) for row in read_lexicon(name)]
    assert keys == sorted(keys)


def test_a_row_of_the_wrong_length_is_an_error(tmp_path, monkeypatch) -> None:
    (tmp_path / "torn.tsv").write_text("name\tsource\nonly a name\n", encoding="utf-8")
    monkeypatch.setattr("extractors.lexicon.LEXICONS", tmp_path)
    with pytest.raises(ValueError, match="expected 2"):
        read_columns("torn")


def test_short_names_of_national_organs_do_not_clash_in_time() -> None:
    periods = defaultdict(list)
    for row in read_lexicon("organs"):
        if row["scope"] == "nation":
            for name in {row["name"], *row["aliases"].split("|")} - {""}:
                periods[name].append((int(row["from"] or 0), int(row["to"] or 9999)))
    for name, spans in periods.items():
        spans.sort()
        assert all(a[1] <= b[0] for a, b in pairwise(spans)), name


def test_one_form_of_a_local_office_is_one_kind() -> None:
    kinds = defaultdict(set)
    for row in read_lexicon("organs"):
        if row["scope"] in ("government", "people"):
            for ending in row["endings"].split("|"):
                kinds[row["name"] + ending].add(row["organ_id"])
    assert {form: ids for form, ids in kinds.items() if len(ids) > 1} == {}


def test_columns_of_organs_hold_what_they_should() -> None:
    for row in read_lexicon("organs"):
        assert row["scope"] in SCOPES, row
        assert row["organ_id"].isascii(), row
        assert row["kind"], row
        assert int(row["from"] or 0) < int(row["to"] or 9999), row


def test_successors_are_organs_of_the_lexicon() -> None:
    rows = read_lexicon("organs")
    ids = {row["organ_id"] for row in rows}
    assert [row["name"] for row in rows if row["successor"] and not set(row["successor"].split("|")) <= ids] == []
    assert [row["name"] for row in rows if row["successor"] and not row["to"]] == []
    assert [row["name"] for row in rows if row["organ_id"] in row["successor"].split("|")] == []


def test_names_of_one_organ_follow_each_other() -> None:
    """Under one id and scope the names of the nation's organs do not overlap in time: one organ has one full name in a year."""
    periods = defaultdict(list)
    for row in read_lexicon("organs"):
        if row["scope"] == "nation":
            periods[row["organ_id"]].append((int(row["from"] or 0), int(row["to"] or 9999), row["name"]))
    overlapping = [(a[2], b[2]) for spans in periods.values() for a, b in pairwise(sorted(spans)) if a[1] > b[0]]
    assert [pair for pair in overlapping if set(pair) != {"中国人民银行", "中国人民银行营业管理部"}] == []


def test_codes_stand_for_organs_that_are_known() -> None:
    for row in read_lexicon("issuer_codes"):
        assert row["scope"] in {"organ", "province", "city", "office"}, row
        assert int(row["from"] or 0) < int(row["to"] or 9999), row
        assert row["certain"] in ("", "yes"), row
        if row["scope"] == "organ":
            year = int(row["from"]) if row["from"] else int(row["to"] or 2021) - 1
            assert parse_organ(row["name"], year).canonical_name, row


def test_one_code_of_a_place_is_one_place() -> None:
    for scope in ("province", "city"):
        codes = Counter(row["code"] for row in read_lexicon("issuer_codes") if row["scope"] == scope)
        assert [code for code, count in codes.items() if count > 1] == []


def test_regions_lie_in_their_parents() -> None:
    codes = {row["code"] for row in read_lexicon("regions")}
    for row in read_lexicon("regions"):
        assert row["level"] in LEVELS, row
        assert (row["parent"] == "") == (row["level"] == "province"), row
        assert not row["parent"] or (row["parent"] in codes and row["code"].startswith(row["parent"].rstrip("0"))), row
        assert int(row["from"]) < int(row["to"] or 9999), row
