"""Runs over an archive: what is new, changed or gone, the same bytes whatever happens, and no input lost."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline import load, run_archive
from pipeline.outcome import ProgrammeFault
from pipeline.runner import rebucket_archive
from pipeline.version import current_version
from tests.archives import digests, make_folder, notice

ROOT = Path(__file__).parents[2]


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    return make_folder(tmp_path / "notices")


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def test_a_rerun_reads_nothing_and_changes_no_byte(raw: Path, tmp_path: Path) -> None:
    first = run_archive(raw, tmp_path / "a")
    assert (first.new, first.processed, first.quarantined) == (4, 4, 0)
    before = digests(tmp_path / "a" / "structured")
    again = run_archive(raw, tmp_path / "a")
    assert (again.new, again.changed, again.unchanged, again.gone, again.processed) == (0, 0, 4, 0, 0)
    assert digests(tmp_path / "a" / "structured") == before


def test_only_buckets_with_something_new_are_written(raw: Path, tmp_path: Path) -> None:
    archive = tmp_path / "a"
    run_archive(raw, archive)
    times = {path: path.stat().st_mtime_ns for path in (archive / "structured").rglob("*.parquet")}
    write(raw / "new.txt", notice(77))
    summary = run_archive(raw, archive)
    assert (summary.new, summary.unchanged, summary.processed) == (1, 4, 1)
    written = {path.stem for path in (archive / "structured").rglob("*.parquet") if times.get(path) != path.stat().st_mtime_ns}
    assert len(written) == 1


def test_one_after_the_other_gives_the_bytes_of_all_at_once(raw: Path, tmp_path: Path) -> None:
    parts = tmp_path / "parts" / "notices"
    parts.mkdir(parents=True)
    for path in sorted(raw.iterdir(), reverse=True):
        shutil.copy(path, parts)
        run_archive(parts, tmp_path / "a")
    run_archive(raw, tmp_path / "b")
    assert rebucket_archive(tmp_path / "a") == 1
    assert digests(tmp_path / "a" / "structured") == digests(tmp_path / "b" / "structured")


def test_changed_bytes_are_told_value_by_value(raw: Path, tmp_path: Path) -> None:
    run_archive(raw, tmp_path / "a")
    write(raw / "1.txt", notice(1, "防汛值守"))
    summary = run_archive(raw, tmp_path / "a")
    assert (summary.changed, summary.unchanged, summary.processed) == (1, 3, 1)
    changes = load("changes", tmp_path / "a").set_index("field")
    assert set(changes["source"]) == {"notices/1.txt"}
    assert (changes.loc["title", "before"], changes.loc["title", "after"]) == ("关于做好档案整理工作的通知", "关于做好防汛值守工作的通知")
    assert set(changes["why"]) == {"source"}
    assert len(changes) == summary.moved


def test_what_has_gone_keeps_its_rows_unless_pruned(raw: Path, tmp_path: Path) -> None:
    archive = tmp_path / "a"
    run_archive(raw, archive)
    (raw / "2.txt").unlink()
    gone = run_archive(raw, archive)
    assert (gone.inputs, gone.gone, gone.rows["sources"]) == (3, 1, 4)
    assert run_archive(raw, archive).gone == 0, "told once"
    sightings = load("sightings", archive).set_index("source")
    assert sightings.loc["notices/2.txt", "state"] == "gone"
    assert sightings.loc["notices/2.txt", "last_run"] == 1
    pruned = run_archive(raw, archive, prune=True)
    assert (pruned.pruned, pruned.rows["sources"], pruned.rows["notices"]) == (1, 3, 3)
    write(raw / "2.txt", notice(2))
    assert run_archive(raw, archive).rows["sources"] == 4


def test_a_folder_that_was_not_given_is_not_gone(raw: Path, tmp_path: Path) -> None:
    other = make_folder(tmp_path / "other", 1)
    write(other / "0.txt", notice(50))
    run_archive([raw, other], tmp_path / "a")
    summary = run_archive(other, tmp_path / "a", prune=True)
    assert (summary.gone, summary.pruned, summary.rows["sources"]) == (0, 0, 5)


def test_structured_comes_back_byte_for_byte(raw: Path, tmp_path: Path) -> None:
    archive = tmp_path / "a"
    run_archive(raw, archive)
    (raw / "3.txt").unlink()
    run_archive(raw, archive)
    before = digests(archive / "structured")
    shutil.rmtree(archive / "structured")
    run_archive(raw, archive)
    assert digests(archive / "structured") == before, "the source that has gone comes from text/"


def test_other_code_reads_all_again_and_tells_what_moved(raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    from pipeline import runner

    run_archive(raw, tmp_path / "a")
    monkeypatch.setattr(runner, "current_version", lambda: replace(current_version(), code="another"))
    summary = run_archive(raw, tmp_path / "a")
    assert (summary.unchanged, summary.processed, summary.moved) == (4, 4, 0)


def test_equal_bytes_at_two_places_are_two_sources_and_one_notice(raw: Path, tmp_path: Path) -> None:
    shutil.copy(raw / "0.txt", raw / "copy.txt")
    summary = run_archive(raw, tmp_path / "a")
    assert (summary.rows["sources"], summary.rows["notices"]) == (5, 4)


def test_bad_inputs_have_a_row_each_and_the_run_goes_on(raw: Path, tmp_path: Path) -> None:
    (raw / "empty.txt").write_bytes(b"")
    (raw / "blank.txt").write_bytes("　\r\n \n".encode())
    (raw / "page.txt").write_bytes(b"%PDF-1.7 ...")
    (raw / "binary.txt").write_bytes(bytes(range(256)) * 8)
    (raw / "noise.txt").write_bytes(bytes(byte for i, byte in enumerate(notice(9).encode()) if i % 7))
    (raw / "lost.txt").symlink_to(tmp_path / "nowhere")
    write(raw / "shopping.txt", "鸡蛋\n牛奶\n面包\n")
    summary = run_archive(raw, tmp_path / "a")
    sources = load("sources", tmp_path / "a").set_index("source")
    assert len(sources) == 11
    assert {name: sources.loc[f"notices/{name}.txt", "reason"] for name in ("empty", "blank", "page", "binary", "noise", "lost")} == {
        "empty": "EMPTY",
        "blank": "EMPTY",
        "page": "CORRUPT",
        "binary": "UNKNOWN_FORMAT",
        "noise": "UNDECODABLE",
        "lost": "MISSING",
    }
    assert sources.loc["notices/shopping.txt", "status"] == "extracted"
    problems = load("problems", tmp_path / "a")
    assert sources.loc["notices/shopping.txt", "notice_id"] in set(problems.query("reason == 'not_a_notice'")["notice_id"])
    assert summary.quarantined == 6


def test_an_unreadable_file_is_quarantined_and_read_when_it_can_be(raw: Path, tmp_path: Path) -> None:
    (raw / "1.txt").unlink()
    (raw / "1.txt").symlink_to(tmp_path / "later.txt")
    assert run_archive(raw, tmp_path / "a").reasons == {"MISSING": 1}
    write(tmp_path / "later.txt", notice(1))
    summary = run_archive(raw, tmp_path / "a")
    assert (summary.quarantined, summary.rows["notices"]) == (0, 4)


def test_what_changed_while_it_was_read_is_read_by_the_next_run(raw: Path, tmp_path: Path) -> None:
    texts = {path: path.read_bytes() for path in raw.iterdir()}

    def change_all(done: int, _: int) -> None:
        for path in texts:
            path.write_bytes(b"something else")

    assert run_archive(raw, tmp_path / "a", progress=change_all).reasons == {"MISSING": 4}
    for path, text in texts.items():
        path.write_bytes(text)
    summary = run_archive(raw, tmp_path / "a")
    assert (summary.processed, summary.quarantined, summary.rows["notices"]) == (4, 0, 4)
    run_archive(raw, tmp_path / "b")
    assert digests(tmp_path / "a" / "structured") == digests(tmp_path / "b" / "structured")


def test_the_way_to_the_inputs_changes_no_byte(raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "other place"
    other.mkdir()
    for i in range(40, 43):
        write(other / f"通知 {i}\n😀.txt", notice(i))
    (other / os.fsdecode(b"\xb9\xab.txt")).write_bytes(b"")
    run_archive([raw, other], tmp_path / "a")
    monkeypatch.chdir(raw)
    run_archive(["../other place/", "."], "../b")
    monkeypatch.chdir(tmp_path)
    run_archive([Path("notices"), Path("notices/../other place")], Path("c"))
    assert digests(tmp_path / "a" / "structured") == digests(tmp_path / "b" / "structured") == digests(tmp_path / "c" / "structured")


def test_two_inputs_of_one_name_are_refused_before_the_run(raw: Path, tmp_path: Path) -> None:
    other = make_folder(tmp_path / "b" / "notices")
    with pytest.raises(ProgrammeFault, match=r"notices/0\.txt"):
        run_archive([raw, other], tmp_path / "a")
    assert not (tmp_path / "a" / "structured").exists()


def test_an_archive_without_inputs_has_tables_with_columns(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    assert run_archive(tmp_path / "none", tmp_path / "a").inputs == 0
    assert list(load("notices", tmp_path / "a")["title"]) == []


def test_a_missing_default_folder_is_a_fault_in_words(tmp_path: Path) -> None:
    with pytest.raises(ProgrammeFault, match="no such folder"):
        run_archive(archive=tmp_path / "a")


def test_a_second_run_at_the_same_time_is_refused(raw: Path, tmp_path: Path) -> None:
    from pipeline.archive import Archive, locked

    with locked(Archive(tmp_path / "a")), pytest.raises(ProgrammeFault, match="another run"):
        run_archive(raw, tmp_path / "a")


def run_in_process(raw: Path, archive: Path, **environment: str) -> subprocess.Popen[bytes]:
    code = f"from pipeline import run_archive; run_archive({str(raw)!r}, {str(archive)!r})"
    return subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, env=os.environ | environment, stderr=subprocess.PIPE)


def test_time_zone_locale_and_hash_seed_change_no_byte(raw: Path, tmp_path: Path) -> None:
    ways = (
        {"TZ": "America/New_York", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"},
    )
    found = []
    for i, way in enumerate(ways):
        assert run_in_process(raw, tmp_path / str(i), **way).wait() == 0
        found.append(digests(tmp_path / str(i) / "structured"))
    assert found[0] == found[1]


@pytest.mark.skipif(os.name == "nt", reason="processes are killed another way on Windows")
def test_a_killed_run_leaves_an_archive_that_the_next_one_completes(tmp_path: Path) -> None:
    raw = make_folder(tmp_path / "notices", 60)
    run_archive(raw, tmp_path / "whole")
    wanted = digests(tmp_path / "whole" / "structured")
    for files in (5, 40, 120):
        archive = tmp_path / f"killed-{files}"
        process = run_in_process(raw, archive)
        while process.poll() is None and len(list(archive.glob("structured/*/*.parquet"))) < files:
            time.sleep(0.002)
        process.send_signal(signal.SIGKILL)
        process.wait()
        summary = run_archive(raw, archive)
        assert (summary.inputs, summary.rows["sources"]) == (60, 60)
        assert digests(archive / "structured") == wanted
        assert not list(archive.rglob("*.part"))


class Stop(BaseException):
    """Stands for a machine that goes down: nothing catches it."""


def test_a_run_stopped_at_any_file_loses_no_byte_and_no_change(raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A changed source moves to another bucket: what it said before is gone from the tables, and must not be forgotten."""
    make_folder(raw, 12)
    run_archive(raw, tmp_path / "first")
    for i in range(3):
        write(raw / f"{i}.txt", notice(i, "防汛值守"))
    write(raw / "new.txt", notice(77))
    (raw / "3.txt").unlink()
    shutil.copytree(tmp_path / "first", tmp_path / "whole")
    whole, tables = run_archive(raw, tmp_path / "whole"), digests(tmp_path / "whole" / "structured")
    changes = load("changes", tmp_path / "whole").to_dict("records")
    assert whole.moved == len(changes) > 0
    replace, stop_at = os.replace, 0

    def replace_or_stop(source: Path, target: Path) -> None:
        nonlocal stop_at
        stop_at -= target.name != ".probe"
        if not stop_at and target.name != ".probe":
            raise Stop
        replace(source, target)

    monkeypatch.setattr(os, "replace", replace_or_stop)
    for stop in range(1, 1000, 2):
        archive, stop_at = tmp_path / f"stopped-{stop}", stop
        shutil.copytree(tmp_path / "first", archive)
        try:
            run_archive(raw, archive)
        except Stop:
            assert run_archive(raw, archive).moved == whole.moved
        assert digests(archive / "structured") == tables
        assert load("changes", archive).to_dict("records") == changes
        if stop_at > 0:  # the run had no file left to stop at
            assert stop > 50, "too few runs were stopped"
            return


@pytest.mark.parametrize("name", ["structured/notices/000001.parquet", "structured/sources/000001.parquet", "text/000001.parquet"])
def test_a_damaged_file_is_made_again(name: str, raw: Path, tmp_path: Path) -> None:
    archive = tmp_path / "a"
    run_archive(raw, archive)
    before = digests(archive / "structured")
    (archive / name).write_bytes(b"PAR1")
    run_archive(raw, archive)
    assert digests(archive / "structured") == before
    (archive / "history" / "runs" / "000001.parquet").write_bytes(b"PAR1")
    with pytest.raises(ProgrammeFault, match=r"000001\.parquet"):
        load("notices", archive)


@pytest.mark.skipif(os.name == "nt", reason="the size of files cannot be limited on Windows")
def test_a_full_disk_is_a_fault_in_words_and_leaves_nothing_half_written(raw: Path, tmp_path: Path) -> None:
    make_folder(raw, 80)
    code = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000));"
        f"import sys; from pipeline.cli import main; sys.exit(main(['run', {str(raw)!r}, '--archive', {str(tmp_path / 'a')!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert "nothing is half-written" in done.stderr
    assert not list((tmp_path / "a").rglob("*.part"))
    run_archive(raw, tmp_path / "a")
    run_archive(raw, tmp_path / "b")
    assert digests(tmp_path / "a" / "structured") == digests(tmp_path / "b" / "structured")


def test_what_ended_processes_left_beside_is_taken_away_and_nothing_else(raw: Path, tmp_path: Path) -> None:
    archive = tmp_path / "a"
    run_archive(raw, archive)
    left = [archive / "..probe.7.part", archive / "text" / "..probe.7.part", archive / "structured" / "notices" / ".000001.parquet.7.part"]
    own = [archive / ".own.part", archive / "raw" / ".own.part", archive / "gold" / ".a.json.part"]
    for path in (*left, *own):
        path.parent.mkdir(exist_ok=True)
        path.touch()
    run_archive(raw, archive)
    assert [path for path in left if path.exists()] == []
    assert [path for path in own if not path.exists()] == []


def test_raw_is_only_read(raw: Path, tmp_path: Path) -> None:
    before = digests(raw)
    run_archive(raw, tmp_path / "a")
    assert digests(raw) == before


def test_a_history_of_the_first_version_is_read(raw: Path, tmp_path: Path) -> None:
    """Its sightings had no column for what a manifest says."""
    import pyarrow.parquet as pq

    archive = tmp_path / "a"
    run_archive(raw, archive)
    path = archive / "history" / "sightings" / "000001.parquet"
    pq.write_table(pq.read_table(path).drop_columns(["manifest"]), path)
    (raw / "2.txt").unlink()
    summary = run_archive(raw, archive)
    assert (summary.new, summary.unchanged, summary.gone) == (0, 3, 1)
    assert list(load("sightings", archive).set_index("source").loc["notices/2.txt", ["state", "last_run"]]) == ["gone", 1]
    (raw / "0.txt").write_bytes(notice(40).encode())
    assert run_archive(raw, archive).changed == 1
    assert set(load("sightings", archive)["state"]) == {"there", "gone", "replaced"}


def test_a_name_that_ends_like_an_archive_is_told_when_it_goes(tmp_path: Path) -> None:
    path = tmp_path / "快报!"
    path.write_text(notice(1), encoding="utf-8")
    assert run_archive(path, tmp_path / "a").new == 1
    path.unlink()
    assert run_archive(path, tmp_path / "a").quarantined == 1
    folder = make_folder(tmp_path / "加急!", 2)
    run_archive(folder, tmp_path / "b")
    (folder / "1.txt").unlink()
    assert run_archive(folder, tmp_path / "b").gone == 1
