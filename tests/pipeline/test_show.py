"""What people see."""

from pipeline.show import as_csv, as_json, as_table, show_outcome
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


def test_csv_and_json_hold_lists() -> None:
    assert list(as_csv(("a", "b"), [(["甲", "乙"], 'x"y')])) == ["a,b", '"[""甲"", ""乙""]","x""y"']
    assert list(as_json(("a",), [(["甲"],)])) == ['{"a": ["甲"]}']


def test_an_outcome_tells_values_places_and_what_is_absent(tmp_path) -> None:  # type: ignore[no-untyped-def]
    from pipeline import process_file

    outcome = process_file(make_folder(tmp_path / "in", 1) / "0.txt")
    page = "\n".join(show_outcome(outcome, elements=True))
    assert "邵教通〔2020〕0号" in page
    assert "absent: " in page
    assert "signature_block" in page
    assert page.splitlines()[0].startswith("0.txt: txt, ")
