"""What people see."""

import csv
import io

import pytest
from rich.cells import cell_len
from rich.text import Text

from pipeline import process_file
from pipeline.show import COLUMNS, as_csv, as_json, as_table, show_outcome
from tests.archives import make_folder


def test_tables_keep_chinese_in_columns() -> None:
    lines = list(as_table(("字段", "value"), [("甲乙丙", 1), (None, "x")]))
    assert [line.split() for line in lines if "─" not in line] == [["字段", "value"], ["甲乙丙", "1"], ["x"]]


def test_long_values_are_folded_never_cut(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("COLUMNS", "40")
    lines = list(as_table(("a", "b"), [("标题" * 60, "末")]))
    assert max(len(line) for line in lines) <= 40
    assert sum(line.count("标题") for line in lines) >= 50
    assert "".join("".join(lines[2:]).replace("末", "").split()).replace(" ", "") == "标题" * 60


def test_too_many_columns_are_laid_out_row_by_row(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("COLUMNS", "40")
    lines = list(as_table([f"column_{i}" for i in range(8)], [("甲",) * 8, ("乙" * 40,) * 8]))
    assert [line.split() for line in lines[:3:2]] == [["row", "1"], ["column_0", "甲"]]
    assert sum(line.startswith("row ") for line in lines) == 2
    assert max(map(cell_len, lines)) <= 40


def test_csv_and_json_hold_lists() -> None:
    assert list(as_csv(("a", "b"), [(["甲", "乙"], 'x"y')])) == ["a,b", '"[""甲"", ""乙""]","x""y"']
    assert list(as_json(("a",), [(["甲"],)])) == ['{"a": ["甲"]}']


def test_csv_is_read_back_whatever_stands_in_it() -> None:
    rows = [("甲\n乙", "a\rb"), ('say "x"', "c,d"), (None, "e\r\nf")]
    lines = "\n".join(as_csv(("a", "b"), rows))
    assert list(csv.reader(io.StringIO(lines, newline=""))) == [["a", "b"], ["甲\n乙", "a\rb"], ['say "x"', "c,d"], ["", "e\r\nf"]]


def test_a_table_without_rows_has_its_columns() -> None:
    assert next(as_table(("a", "b"), [])).split() == ["a", "b"]


def test_characters_that_steer_a_terminal_are_written_out(tmp_path) -> None:  # type: ignore[no-untyped-def]
    assert "\\x1b[31m" in "".join(as_table(("a",), [("甲\x1b[31m乙",)]))
    path = tmp_path / "a\nb\x1bc.txt"
    path.write_bytes(b"")
    assert list(show_outcome(process_file(path))) == ["a\\nb\\x1bc.txt: in quarantine at ingest: EMPTY: no text in the file"]


@pytest.mark.parametrize(("width", "columns"), [(80, ["field", "value", "line", "score"]), (120, list(COLUMNS))])
def test_values_come_first_and_what_repeats_is_left_out(width, columns, tmp_path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("COLUMNS", str(width))
    lines = list(show_outcome(process_file(make_folder(tmp_path / "in", 1) / "0.txt")))
    assert lines[1].split() == columns
    assert max(map(cell_len, lines)) <= width
    [contact] = [i for i, line in enumerate(lines) if line.startswith("contacts ")]
    assert lines[contact].split()[:2] == ["contacts", "王一"]
    assert " ".join(lines[contact + 1 : contact + 3]).count("0739-5366000") == 1, "the number as dialled is the same"
    assert sum(line.startswith("recipients ") for line in lines) == 1


def test_colours_are_for_terminals_only(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    row = [(Text("title", style="bold"), "甲")]
    assert "\x1b" not in "".join(as_table(("a", "b"), row))
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert "\x1b[1m" in "".join(as_table(("a", "b"), row))
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[3" not in "".join(as_table(("a", "b"), row))


def test_an_outcome_tells_values_places_and_what_is_absent(tmp_path) -> None:  # type: ignore[no-untyped-def]
    outcome = process_file(make_folder(tmp_path / "in", 1) / "0.txt")
    page = "\n".join(show_outcome(outcome, elements=True))
    assert "邵教通〔2020〕0号" in page
    assert "absent: " in page
    assert "signature_block" in page
    assert page.splitlines()[0].startswith("0.txt: txt, ")
