"""Manifests: tables in four formats that name inputs or hold their texts, and what they say of them."""

import json
import os
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from pipeline import load, run_archive
from pipeline.cli import main
from pipeline.inputs.walk import Input, find_inputs, read_input
from pipeline.outcome import ProgrammeFault, Reason, Unreadable
from tests.archives import digests, notice
from tests.pipeline.test_containers import zip_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "lists"
    (made / "files").mkdir(parents=True)
    for name in ("a", "b"):
        (made / "files" / f"{name}.txt").write_text(name)
    return made


def inputs_of(manifest: Path) -> dict[str, Input]:
    return {found.source: found for found in find_inputs([], manifests=[manifest]).inputs}


def said_of(found: Input) -> dict[str, str]:
    said: dict[str, str] = json.loads(found.manifest or "{}")
    return said


def write(path: Path, content: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(content.encode(encoding))
    return path


def write_excel(path: Path, rows: list[tuple[Any, ...]]) -> Path:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


WORDS = {
    "url": "http://a.gov.cn/1",
    "site": "某市",
    "published_on": "2024-05-02",
    "fetched_at": "2024-05-03 08:00:00",
    "文号": "甲〔2024〕1号",
}


def test_every_format_says_the_same(folder: Path) -> None:
    head = ("路径", "网址", "来源网站", "发布日期", "fetched_at", "文号")
    row = ("files/a.txt", WORDS["url"], "某市", date(2024, 5, 2), datetime(2024, 5, 3, 8), WORDS["文号"])
    text = [",".join(head), ",".join(map(str, row))]
    records = [dict(zip(head, map(str, row), strict=True))]
    pd.DataFrame([row], columns=list(head)).to_parquet(folder / "list.parquet")
    manifests = [
        write(folder / "list.csv", "\n".join(text)),
        write(folder / "bom.csv", "\r\n".join(text) + "\r\n", "utf-8-sig"),
        write(folder / "gbk.csv", "\n".join(text), "gb18030"),
        write(folder / "tabs.txt", "\n".join(text).replace(",", "\t")),
        write(folder / "semicolons.csv", "\n".join(text).replace(",", ";")),
        write(folder / "list.jsonl", "\n".join(json.dumps(record, ensure_ascii=False) for record in records)),
        write_excel(folder / "list.xlsx", [head, row]),
        folder / "list.parquet",
    ]
    for manifest in manifests:
        (found,) = inputs_of(manifest).values()
        assert found.source == f"{manifest.name}!/files/a.txt"
        assert read_input(found) == b"a"
        assert said_of(found) == WORDS, manifest
        assert found.manifest == json.dumps(WORDS, ensure_ascii=False, sort_keys=True)


@pytest.mark.parametrize(
    ("header", "name"),
    [("path", "path"), ("File", "path"), ("文件名", "path"), (" File Name ", "path"), ("正文", "text"), ("全文", "text"), ("TEXT", "text")],
)
def test_columns_in_two_languages(folder: Path, header: str, name: str) -> None:
    manifest = write(folder / "list.csv", f"序号,{header},published_on,Remarks\n7,files/a.txt,二〇二四年,x\n")
    (found,) = inputs_of(manifest).values()
    assert found.source == ("list.csv!/files/a.txt" if name == "path" else "list.csv!/7")
    assert read_input(found) == (b"a" if name == "path" else b"files/a.txt")
    assert said_of(found) == {"id": "7", "published_on": "二〇二四年", "Remarks": "x"}


def test_of_two_columns_of_paths_the_one_that_leads_to_files_counts(folder: Path) -> None:
    manifest = write(folder / "list.csv", "path,file\nelsewhere/a.txt,files\\a.txt\nelsewhere/c.txt,files/c.txt\n")
    first, second = inputs_of(manifest).values()
    assert (first.source, said_of(first)) == ("list.csv!/files/a.txt", {"path 1": "elsewhere/a.txt"})
    assert (second.source, second.fault and second.fault[0]) == ("list.csv!/files/c.txt", Reason.MISSING)


def test_columns_of_one_meaning_or_name_are_all_kept(folder: Path) -> None:
    manifest = write(folder / "list.csv", "文件名,路径,编号,序号,x,x,\n标题,files/a.txt,A-1,1,p,q,r\n")
    (found,) = inputs_of(manifest).values()
    assert found.source == "list.csv!/files/a.txt"
    assert said_of(found) == {"文件名": "标题", "id": "A-1", "序号": "1", "x": "p", "x 6": "q", "column 7": "r"}


def test_texts_are_named_by_id_or_row(folder: Path) -> None:
    rows = [("id", "text"), ("甲/2024", notice(1)), (None, notice(2)), (3, notice(3)), (None, None), ("blank", None)]
    found = inputs_of(write_excel(folder / "list.xlsx", rows))
    assert list(found) == ["list.xlsx!/甲/2024", "list.xlsx!/row 3", "list.xlsx!/3", "list.xlsx!/blank"]
    assert read_input(found["list.xlsx!/甲/2024"]) == notice(1).encode()
    assert read_input(found["list.xlsx!/blank"]) == b""
    assert found["list.xlsx!/row 3"].manifest is None
    assert {one.stamp for one in found.values()} == {None}


def test_cells_with_breaks_and_signs_are_one_text(folder: Path) -> None:
    frame = pd.DataFrame({"text": [notice(1), '他说："好,的";\t是'], "n": [1.0, None], "big": [2**60, 1]})
    frame.to_csv(folder / "list.csv", index=False)
    frame.astype({"n": "Int64"}).to_parquet(folder / "list.parquet")
    for name in ("list.csv", "list.parquet"):
        first, second = inputs_of(folder / name).values()
        assert (read_input(first).decode(), read_input(second).decode()) == (notice(1), '他说："好,的";\t是')
        assert said_of(first)["big"] == str(2**60)
    assert said_of(first)["n"] == "1"
    assert "n" not in said_of(second)


def test_values_that_are_no_text_are_written_out(folder: Path) -> None:
    line = {"text": "x", "n": 1.5, "whole": 2, "yes": True, "none": None, "list": ["甲", 1], "lone": "\ud800"}
    (found,) = inputs_of(write(folder / "list.jsonl", json.dumps(line) + "\n\n")).values()
    assert said_of(found) == {"n": "1.5", "whole": "2", "yes": "True", "list": '["甲", 1]', "lone": "\\ud800"}
    write(folder / "lone.jsonl", json.dumps({"text": "\ud800关于", "id": "\ud800"}))
    (lone,) = inputs_of(folder / "lone.jsonl").values()
    assert (lone.source, read_input(lone)) == ("lone.jsonl!/ud800", "\\ud800关于".encode())


def test_paths_as_people_write_them(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.txt").write_text("e")
    paths = ("files\\a.txt", "./files/b.txt", "../elsewhere.txt", "lost.txt", "files", str(folder / "list.csv"))
    manifest = write(folder / "list.csv", "\n".join(("path", *paths)))
    found = inputs_of(manifest)
    assert [source.removeprefix("list.csv!/") for source in found] == [
        "files/a.txt",
        "files/b.txt",
        "elsewhere.txt",
        "lost.txt",
        "files",
        "list.csv",
    ]
    assert [read_input(found[f"list.csv!/{name}"]) for name in ("files/a.txt", "elsewhere.txt")] == [b"a", b"e"]
    for name, words in (("lost.txt", "No such file"), ("files", "a folder")):
        with pytest.raises(Unreadable, match=words) as caught:
            read_input(found[f"list.csv!/{name}"])
        assert caught.value.reason == Reason.MISSING


def test_an_absolute_path_is_never_stored(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere" / "deep"
    other.mkdir(parents=True)
    (other / "c.txt").write_text("c")
    manifest = write(folder / "list.csv", f"path\n{folder / 'files' / 'a.txt'}\n{other / 'c.txt'}\nD:\\王\\d.txt\n")
    found = inputs_of(manifest)
    assert list(found) == ["list.csv!/files/a.txt", "list.csv!/c.txt", "list.csv!/d.txt"]
    assert str(tmp_path) not in "".join(f"{one.source}{one.manifest}" for one in found.values())


def test_files_elsewhere_of_one_name_are_told_apart_by_their_folders(folder: Path, tmp_path: Path) -> None:
    for name in ("x/1", "y/1", "y/2"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "n.txt").write_text(name)
    rows = [str(tmp_path / name / "n.txt") for name in ("x/1", "y/1", "y/2")]
    found = inputs_of(write(folder / "list.csv", "\n".join(["path", *rows])))
    assert [(one.source, read_input(one)) for one in found.values()] == [
        ("list.csv!/n.txt", b"x/1"),
        ("list.csv!/1/n.txt", b"y/1"),
        ("list.csv!/2/n.txt", b"y/2"),
    ]


def test_rows_that_say_the_same_are_one_input(folder: Path) -> None:
    rows = ["path,site,id", "files/a.txt,甲,", "files\\a.txt,甲,", "./files/a.txt , 甲,", "files/b.txt,甲,7", "files/b.txt,甲,7"]
    assert list(inputs_of(write(folder / "list.csv", "\n".join(rows)))) == ["list.csv!/files/a.txt", "list.csv!/files/b.txt"]
    texts = [json.dumps({"text": text, "id": key}) for text, key in (("x", "1"), ("x", "1"), ("x", ""), ("x", ""))]
    assert list(inputs_of(write(folder / "list.jsonl", "\n".join(texts)))) == ["list.jsonl!/1", "list.jsonl!/row 3", "list.jsonl!/row 4"]


def test_rows_that_say_different_things_of_one_file_have_names_of_their_own(folder: Path) -> None:
    rows = [
        "path,id,url",
        "files/a.txt,,http://a.gov.cn/1",
        "files/a.txt,,http://b.gov.cn/2?x",
        "files/a.txt,../7,http://b.gov.cn/2?x",
        "files/b.txt,8,",
        "files/b.txt,9,",
    ]
    found = inputs_of(write(folder / "list.csv", "\n".join(rows)))
    assert [(name.removeprefix("list.csv!/files/"), read_input(one)) for name, one in found.items()] == [
        ("a.txt", b"a"),
        ("a (b.gov.cn_2?x).txt", b"a"),
        ("a (7).txt", b"a"),
        ("b.txt", b"b"),
        ("b (9).txt", b"b"),
    ]


def test_a_stray_cell_at_the_end_of_a_sheet_is_no_table_of_that_size(folder: Path) -> None:
    rows: list[tuple[Any, ...]] = [("path", "site"), ("files/a.txt", "甲"), (), ("files/b.txt", "#DIV/0!", *[None] * 16381, " ")]
    (first, second) = inputs_of(write_excel(folder / "list.xlsx", [*rows, *[(" ",)] * 3])).values()
    assert (said_of(first), said_of(second)) == ({"site": "甲"}, {})


def test_a_workbook_that_is_a_bomb_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.inputs.table_files.WORKBOOK_BYTES", 1000)
    with pytest.raises(ProgrammeFault, match="bytes unpacked; the limit is 1000"):
        inputs_of(write_excel(folder / "list.xlsx", [("path",)]))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes by name here")
def test_a_pipe_is_no_manifest(folder: Path) -> None:
    os.mkfifo(folder / "list.csv")
    with pytest.raises(ProgrammeFault, match=r"list\.csv: the manifest is no file"):
        inputs_of(folder / "list.csv")


def test_an_archive_that_is_named_is_opened(folder: Path) -> None:
    (folder / "a.zip").write_bytes(zip_of({"1.txt": "1", "2.txt": "2"}))
    found = inputs_of(write(folder / "list.csv", "path,site\na.zip,某市\n"))
    assert list(found) == ["list.csv!/a.zip!/1.txt", "list.csv!/a.zip!/2.txt"]
    assert [said_of(one) for one in found.values()] == [{"site": "某市"}] * 2


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("list.csv", "标题,日期\n甲,乙\n", r"list\.csv: no column path \(路径\) or text \(正文\); the columns are: 标题, 日期"),
        ("list.csv", "", "the columns are: none"),
        ("list.csv", "path,id\nfiles/a.txt,7\nfiles/b.txt,7\n", "the rows 2 and 3 are both called 7"),
        ("list.csv", "path,site\nfiles/a.txt,甲\n\nfiles\\a.txt,乙\n", "the rows 2 and 4 are both called files/a.txt"),
        ("list.csv", "path,id,site\nfiles/a.txt,7,甲\nfiles/a.txt,7,乙\n", r"the rows 2 and 3 are both called 7"),
        ("list.csv", "path,site\nfiles/a.txt,1,2\n", "Expected 2 fields in line 2, saw 3"),
        ("list.jsonl", '{"path": "a"}\n{"path": \n', r"list\.jsonl, line 2: no JSON"),
        ("list.jsonl", '{"path": "a"}\n[1]\n', r"list\.jsonl, line 2: expected an object .* found \[1\]"),
        ("list.xlsx", "PK\x03\x04 no workbook", "no Excel workbook"),
        ("list.parquet", "PAR1 no table", "the Parquet file cannot be read"),
        ("list.csv", "\0\1\2" * 50, "the manifest cannot be read"),
    ],
)
def test_a_manifest_that_cannot_be_followed_is_a_fault_in_words(folder: Path, name: str, content: str, words: str) -> None:
    with pytest.raises(ProgrammeFault, match=words):
        inputs_of(write(folder / name, content))


def test_manifests_that_are_not_there_or_old_workbooks(folder: Path) -> None:
    with pytest.raises(ProgrammeFault, match="No such file"):
        inputs_of(folder / "none.csv")
    (folder / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100))
    with pytest.raises(ProgrammeFault, match="save it as XLSX"):
        inputs_of(folder / "old.xls")


def test_a_manifest_is_a_file_in_a_walk_and_none_where_it_is_given(folder: Path) -> None:
    manifest = write(folder / "list.csv", "path\nfiles/a.txt\n")
    names = ["lists/files/a.txt", "lists/files/b.txt", "lists/list.csv"]
    assert [found.source for found in find_inputs([folder]).inputs] == names
    assert [found.source for found in find_inputs([folder], manifests=[manifest]).inputs] == [*names[:2], "list.csv!/files/a.txt"]


def test_what_a_manifest_says_stands_in_sources_and_outlives_its_row(folder: Path, tmp_path: Path) -> None:
    archive, structured = tmp_path / "archive", tmp_path / "archive" / "structured"
    write(folder / "files" / "a.txt", notice(1))
    head = "path,url,site,published_on,fetched_at,id,备注\n"
    rows = ("files/a.txt,http://a.gov.cn/1,某市,2024-05-02,2024-05-03,A1,甲\n", "files/none.txt,http://a.gov.cn/2,,,,A2,\n")
    manifest = write(folder / "list.csv", head + "".join(rows))
    first = run_archive(manifests=manifest, archive=archive)
    assert (first.inputs, first.reasons) == (2, {"MISSING": 1})
    row = load("sources", archive).set_index("source").loc["list.csv!/files/a.txt"]
    assert (row["url"], row["site"], row["published_on"], row["fetched_at"]) == ("http://a.gov.cn/1", "某市", "2024-05-02", "2024-05-03")
    assert json.loads(row["manifest"])["备注"] == "甲"
    write(manifest, head + rows[1])
    assert run_archive(manifests=[manifest], archive=archive).gone == 1
    before = digests(structured)
    for path in structured.rglob("*.parquet"):
        path.unlink()
    run_archive(manifests=[manifest], archive=archive)
    assert digests(structured) == before
    assert json.loads(load("sources", archive).set_index("source").loc["list.csv!/files/a.txt", "manifest"])["备注"] == "甲"


def test_other_words_of_a_manifest_are_written_without_reading_again(folder: Path, tmp_path: Path) -> None:
    manifest = write(folder / "list.csv", f'id,text,site\n1,"{notice(1)}",甲\n2,"{notice(2)}",乙\n')
    run_archive(manifests=manifest, archive=tmp_path / "a")
    assert run_archive(manifests=manifest, archive=tmp_path / "a").processed == 0
    write(manifest, f'id,text,site\n1,"{notice(1)}",丙\n2,"{notice(2)}",乙\n')
    summary = run_archive(manifests=manifest, archive=tmp_path / "a")
    assert (summary.changed, summary.unchanged, summary.processed, summary.moved) == (1, 1, 1, 0)
    assert list(load("sources", tmp_path / "a")["site"]) == ["丙", "乙"]
    assert run_archive(manifests=manifest, archive=tmp_path / "a").processed == 0
    run_archive(manifests=manifest, archive=tmp_path / "b")
    assert digests(tmp_path / "a" / "structured") == digests(tmp_path / "b" / "structured")
    sighting = load("sightings", tmp_path / "a").set_index("source").loc["list.csv!/1"]
    assert (sighting["state"], sighting["first_run"], json.loads(sighting["manifest"])["site"]) == ("there", 1, "丙")


def test_the_command_takes_manifests_beside_folders(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "files" / "a.txt", notice(1))
    one, two = write(tmp_path / "one.csv", f'text\n"{notice(2)}"\n'), write(tmp_path / "two.jsonl", json.dumps({"text": notice(3)}))
    command = ["run", str(folder), "--archive", str(tmp_path / "a"), "--manifest", str(one), "--manifest", str(two)]
    assert main(command) == 0
    assert list(load("sources", tmp_path / "a")["source"]) == [
        "lists/files/a.txt",
        "lists/files/b.txt",
        "one.csv!/row 2",
        "two.jsonl!/row 1",
    ]
    write(one, "a,b\n")
    assert main(command) == 2
    assert "the columns are: a, b" in capsys.readouterr().err
