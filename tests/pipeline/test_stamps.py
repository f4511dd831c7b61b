"""Reruns: what is read again, and what is not, and what a run tells of why values moved."""

import json
import os
import shutil
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline import load, run_archive, stamps, work
from pipeline.cli import main
from pipeline.inputs.walk import Input, find_inputs
from pipeline.outcome import Source
from pipeline.write import VERSION_KEY, read_table, version_of, write_file
from tests.archives import digests, make_folder, notice


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    return make_folder(tmp_path / "notices")


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sources whose bytes were read to know them."""
    found, known = list[str](), stamps.fingerprint

    def noted(there: Input) -> Source:
        found.append(there.source)
        return known(there)

    monkeypatch.setattr(stamps, "fingerprint", noted)
    return found


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sources that were read by a reader."""
    found, known = list[str](), work.process_input

    def noted(there: Input, **more: object) -> object:
        found.append(there.source)
        return known(there, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(work, "process_input", noted)
    return found


def exchange(raw: Path, name: str, archive: Path) -> None:
    """Other words of the same length, and what no file system tells: a stamp that stayed the same."""
    text = (raw / name).read_text(encoding="utf-8")
    (raw / name).write_text(text.replace("档案整理", "防汛值守"), encoding="utf-8")
    now = {found.source: found.stamp for found in find_inputs([raw]).inputs}
    known = stamps.read_stamps(archive / "text")
    stamps.write_stamps(archive / "text", {source: replace(stamp, stamp=now[source] or "") for source, stamp in known.items()})


def make_old(structured: Path, name: str) -> None:
    """The tables of a bucket as another version of the code might have made them: with other titles."""
    path = structured / "fields" / name
    rows = [row | {"value": "旧" + row["value"]} if row["field"] == "title" else row for row in pq.read_table(path).to_pylist()]
    pq.write_table(pa.Table.from_pylist(rows, pq.read_schema(path)), path)
    sources = read_table(structured / "sources" / name)
    mark = json.dumps(json.loads(version_of(sources)) | {"code": "another"})
    write_file(structured / "sources" / name, sources.replace_schema_metadata({VERSION_KEY: mark.encode()}))


def make_topics(path: Path, word: str) -> Path:
    path.write_text(f'["甲"]\nwords = ["{word}"]\nminimum = 1\n', encoding="utf-8")
    return path


def test_equal_size_and_time_are_trusted_and_verify_looks_again(raw: Path, tmp_path: Path, hashed: list[str]) -> None:
    run_archive(raw, tmp_path / "a")
    assert sorted(hashed) == [f"notices/{i}.txt" for i in range(4)]
    hashed.clear()
    exchange(raw, "1.txt", tmp_path / "a")
    assert run_archive(raw, tmp_path / "a").changed == 0
    assert hashed == []
    found = run_archive(raw, tmp_path / "a", verify=True)
    assert (found.changed, found.unchanged, len(hashed)) == (1, 3, 4)
    assert dict(found.whys) == {"source": found.moved}
    hashed.clear()
    assert run_archive(raw, tmp_path / "a").changed == 0
    assert hashed == []


def test_only_what_is_new_or_touched_is_read(raw: Path, tmp_path: Path, hashed: list[str], read: list[str]) -> None:
    run_archive(raw, tmp_path / "a")
    hashed.clear()
    read.clear()
    make_folder(raw, 5)  # writes the four again too: their times are others
    os.utime(raw / "0.txt", ns=(1, 1))
    summary = run_archive(raw, tmp_path / "a")
    assert (summary.new, summary.changed, summary.unchanged) == (1, 0, 4)
    assert "notices/0.txt" in hashed
    assert read == ["notices/4.txt"]


def test_stamps_that_are_lost_or_damaged_cost_only_time(raw: Path, tmp_path: Path, hashed: list[str]) -> None:
    run_archive(raw, tmp_path / "a")
    before = digests(tmp_path / "a")
    path = tmp_path / "a" / "text" / stamps.FILE
    for damage in (lambda: path.unlink(), lambda: path.write_bytes(b"PAR1"), lambda: shutil.copy(path.with_name("000001.parquet"), path)):
        damage()
        hashed.clear()
        assert run_archive(raw, tmp_path / "a").unchanged == 4
        assert len(hashed) == 4
    assert digests(tmp_path / "a" / "structured") == {
        name.removeprefix("structured/"): digest for name, digest in before.items() if name.startswith("structured/")
    }


def test_what_could_not_be_read_has_no_stamp(raw: Path, tmp_path: Path, hashed: list[str]) -> None:
    (raw / "lost.txt").symlink_to(tmp_path / "later.txt")
    run_archive(raw, tmp_path / "a")
    (tmp_path / "later.txt").write_text(notice(60), encoding="utf-8")
    hashed.clear()
    assert run_archive(raw, tmp_path / "a").quarantined == 0
    assert hashed == ["notices/lost.txt"]


def test_other_topics_extract_again_and_read_nothing(raw: Path, tmp_path: Path, hashed: list[str], read: list[str]) -> None:
    run_archive(raw, tmp_path / "a", topics=make_topics(tmp_path / "one.toml", "防汛"))
    hashed.clear()
    read.clear()
    summary = run_archive(raw, tmp_path / "a", topics=make_topics(tmp_path / "two.toml", "档案"))
    assert (summary.processed, summary.unchanged, hashed, read) == (4, 4, [], [])
    assert dict(summary.whys) == {"settings": summary.moved}
    assert summary.moved >= 4
    run_archive(raw, tmp_path / "b", topics=tmp_path / "two.toml")
    assert digests(tmp_path / "a" / "structured") == digests(tmp_path / "b" / "structured")


def test_changes_tell_source_settings_and_code_apart(raw: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    archive, topics = tmp_path / "a", make_topics(tmp_path / "own.toml", "档案")
    run_archive(raw, archive)
    (raw / "0.txt").write_text(notice(0, "防汛值守"), encoding="utf-8")
    run_archive(raw, archive)
    run_archive(raw, archive, topics=topics)
    for bucket in (archive / "structured" / "sources").iterdir():
        make_old(archive / "structured", bucket.name)
    run_archive(raw, archive, topics=topics)
    changes = load("changes", archive)
    assert {run: set(rows["why"]) for run, rows in changes.groupby("run")} == {2: {"source"}, 3: {"settings"}, 4: {"code"}}
    assert set(changes.query("run == 4")["field"]) == {"title"}
    for why in ("source", "settings", "code"):
        capsys.readouterr()
        assert main(["changes", "--archive", str(archive), "--why", why, "--count"]) == 0
        said = capsys.readouterr().out
        assert [word for word in ("source", "settings", "code") if f" {word} " in said] == [why]
