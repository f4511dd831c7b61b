"""Faults of the machine: whatever happens to a run, readers see nothing twice, and the next run makes the archive whole."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from pipeline import layout, ledger, load, run_archive, scale
from pipeline.archive import LOCK
from pipeline.child import ROOT
from pipeline.outcome import LedgerError, ProgrammeFault
from pipeline.sandbox import Limits
from tests.archives import digests, make_folder, notice
from tests.pipeline.bad_runs import write_badly
from tests.pipeline.watch import look

# The command with buckets of ten sources, and without the room for a table where a limit is given.
COMMAND = """
import signal, sys; from pipeline import layout; from pipeline.cli import main; layout.LEAST = 10
if int(sys.argv[1]):
    import resource; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
sys.exit(main(["run", *sys.argv[2:]]))
"""
# Runs on one archive after the other, each begun when the other process is there too.
TOGETHER = """
import sys, time; from pathlib import Path; from pipeline import run_archive; from pipeline.outcome import ProgrammeFault
raw, place, me, other, count = *map(Path, sys.argv[1:3]), *sys.argv[3:5], int(sys.argv[5])
for number in range(count):
    (place / f"{number}-{me}").touch()
    while not (place / f"{number}-{other}").exists():
        time.sleep(0)
    try:
        said = str(run_archive(raw, place / f"archive-{number}").inputs)
    except ProgrammeFault as fault:
        said = str(fault)
    (place / f"{number}-{me}-said").write_text(said)
"""


class Stop(BaseException):
    """Stands for a machine that goes down: nothing catches it."""


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def make_topics(path: Path) -> Path:
    write(path, '["甲"]\nwords = ["档案"]\nminimum = 1\n')
    return path


def make_history(raw: Path, archive: Path) -> None:
    """Two buckets; the next run puts them together, since more has come, and some has changed, moved and gone."""
    for count in (4, 6, 7):
        make_folder(raw, count)
        run_archive(raw, archive)
    for i in range(2):
        write(raw / f"{i}.txt", notice(i, "防汛值守"))
    (raw / "3.txt").unlink()
    (raw / "4.txt").rename(raw / "moved.txt")
    for i in range(20, 23):
        write(raw / f"{i}.txt", notice(i))


def test_a_run_stopped_anywhere_shows_nothing_twice_and_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file that is put, set aside or taken away is a moment at which a reader looks, and some of them at which the run is stopped."""
    raw, topics = tmp_path / "notices", make_topics(tmp_path / "own.toml")
    make_history(raw, tmp_path / "first")
    shutil.copytree(tmp_path / "first", tmp_path / "whole")
    whole = run_archive(raw, tmp_path / "whole", topics=topics)
    tables, changes = digests(tmp_path / "whole" / "structured"), load("changes", tmp_path / "whole").to_dict("records")
    assert {"source", "settings"} == set(load("changes", tmp_path / "whole")["why"])
    archive, left = tmp_path / "first", 0

    def step(act: Callable[..., None]) -> Callable[..., None]:
        def acted(path: Any, *rest: Any, **more: Any) -> None:
            nonlocal left
            left -= Path(path).name != ".probe"
            if not left:
                raise Stop
            act(path, *rest, **more)
            if left < 0:
                look(archive / "structured")

        return acted

    for name in ("replace", "rename", "unlink"):
        monkeypatch.setattr(os, name, step(getattr(os, name)))
    for stop in range(3, 1000, 4):
        archive, left = tmp_path / f"stopped-{stop}", stop
        shutil.copytree(tmp_path / "first", archive)
        try:
            run_archive(raw, archive, topics=topics)
        except Stop:
            look(archive / "structured")
            again = run_archive(raw, archive, topics=topics)
            assert again.moved == whole.moved or again.run > whole.run
        assert digests(archive / "structured") == tables
        assert load("changes", archive).to_dict("records") == changes
        assert not [path for path in archive.rglob(".*") if path.suffix in (".aside", ".part")]
        if left > 0:  # the run had no file left to stop at
            assert stop > 50, "too few runs were stopped"
            return


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    return make_folder(tmp_path / "notices", 30)


@pytest.fixture
def wanted(raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The tables of a run that nothing happens to, in three buckets."""
    monkeypatch.setattr(layout, "LEAST", 10)
    run_archive(raw, tmp_path / "whole")
    return digests(tmp_path / "whole" / "structured")


def start(*words: str | Path, limit: int = 0) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", COMMAND, str(limit), *map(str, words)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def is_clean(archive: Path) -> bool:
    return not [path for path in archive.rglob(".*") if path.suffix in (".aside", ".part")]


def sources_in(archive: Path) -> list[str]:
    return sorted(pq.read_table(archive / "structured" / "sources")["source"].to_pylist())


@pytest.mark.parametrize("removed", ["structured", "text", "history"])
@pytest.mark.parametrize("moment", [1, 15, 30])
def test_output_removed_during_a_run_is_made_again(removed: str, moment: int, raw: Path, wanted: dict[str, str], tmp_path: Path) -> None:
    archive = tmp_path / "a"

    def remove(done: int, _: int) -> None:
        if done == moment:
            shutil.rmtree(archive / removed, ignore_errors=True)

    with suppress(LedgerError):
        run_archive(raw, archive, progress=remove)
    look(archive / "structured")
    run_archive(raw, archive)
    assert digests(archive / "structured") == wanted
    assert is_clean(archive)


def test_inputs_that_vanish_while_they_are_read_are_told_and_not_lost(raw: Path, wanted: dict[str, str], tmp_path: Path) -> None:
    def vanish(done: int, _: int) -> None:
        if done == 1:
            raw.rename(tmp_path / "away")

    summary = run_archive(raw, tmp_path / "a", progress=vanish)
    assert summary.rows["sources"] == 30
    assert summary.reasons["MISSING"] >= 29
    (tmp_path / "away").rename(raw)
    assert run_archive(raw, tmp_path / "a").quarantined == 0
    assert digests(tmp_path / "a" / "structured") == wanted


@pytest.mark.parametrize("name", ["a", "a/structured", "a/text", "a/history", "a/structured/notices", "a/history/runs"])
def test_an_archive_that_cannot_be_written_is_a_fault_in_words(name: str, raw: Path, tmp_path: Path) -> None:
    """A file in the place of a folder: nobody may write there, whoever asks."""
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    write(tmp_path / name, "")
    with pytest.raises(ProgrammeFault, match=name.split("/")[-1]):
        run_archive(raw, tmp_path / "a")
    (tmp_path / name).unlink()
    assert run_archive(raw, tmp_path / "a").rows["sources"] == 30


@pytest.mark.skipif(not hasattr(os, "geteuid") or not os.geteuid(), reason="nothing is read-only for this user")
def test_a_folder_that_is_read_only_is_a_fault_in_words(raw: Path, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir(mode=0o500)
    with pytest.raises(ProgrammeFault, match="cannot be written"):
        run_archive(raw, tmp_path / "a")


@pytest.mark.skipif(os.name == "nt", reason="the size of files cannot be limited on Windows")
@pytest.mark.parametrize("workers", [1, 2])
def test_a_full_disk_stops_a_run_and_the_next_one_goes_on(workers: int, raw: Path, wanted: dict[str, str], tmp_path: Path) -> None:
    run = start(raw, "--archive", tmp_path / "a", "--workers", str(workers), limit=8000)
    said = run.communicate()
    assert (run.returncode, said[0]) == (2, "")
    assert "nothing is half-written" in said[1]
    assert is_clean(tmp_path / "a")
    look(tmp_path / "a" / "structured")
    run_archive(raw, tmp_path / "a")
    assert digests(tmp_path / "a" / "structured") == wanted


def test_two_runs_begun_at_the_same_moment_are_one(tmp_path: Path) -> None:
    raw, count = make_folder(tmp_path / "notices", 1), 20
    run_archive(raw, tmp_path / "whole")
    both = [subprocess.Popen([sys.executable, "-c", TOGETHER, raw, tmp_path, *names, str(count)], cwd=ROOT) for names in ("xy", "yx")]
    assert [run.wait() for run in both] == [0, 0]
    for number in range(count):
        said = [(tmp_path / f"{number}-{name}-said").read_text() for name in "xy"]
        assert "1" in said
        assert all(word == "1" or "another run" in word for word in said)
        assert digests(tmp_path / f"archive-{number}" / "structured") == digests(tmp_path / "whole" / "structured")


def test_a_lock_that_a_killed_run_left_locks_nothing(raw: Path, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    write(tmp_path / "a" / LOCK, "1")
    assert run_archive(raw, tmp_path / "a").inputs == 30


@pytest.mark.parametrize("table", ["sightings", "runs", "changes"])
@pytest.mark.parametrize("damage", [b"", b"PAR1", None])
def test_a_damaged_history_breaks_no_table(table: str, damage: bytes | None, raw: Path, tmp_path: Path) -> None:
    archive = tmp_path / "a"
    run_archive(raw, archive)
    write(raw / "0.txt", notice(0, "防汛值守"))
    run_archive(raw, archive)
    (raw / "1.txt").unlink()
    before = sources_in(archive)
    for path in (archive / "history" / table).iterdir():
        path.unlink() if damage is None else path.write_bytes(damage)
    for _ in range(2):
        run_archive(raw, archive)
        look(archive / "structured")
        assert sources_in(archive) == before, "what has gone is kept"
    assert is_clean(archive)


def test_what_kills_or_hangs_its_process_costs_that_source_only(raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "LEAST", 10)
    for name in ("kill", "hang"):
        write(raw / f"{name}.txt", notice(70 + len(name) + ord(name[0])))
    run_archive(raw, tmp_path / "whole")
    with monkeypatch.context() as bad:
        bad.setattr(ledger, "write_bucket_of", write_badly)
        bad.setattr(scale, "processes", partial(scale.processes, grace=0))
        summary = run_archive(raw, tmp_path / "a", workers=2, limits=Limits(seconds=15))
    assert dict(summary.reasons) == {"TIMEOUT": 1, "WORKER_LOST": 1}
    sources = load("sources", tmp_path / "a").set_index("source")
    assert (sources.loc["notices/kill.txt", "reason"], sources.loc["notices/hang.txt", "reason"]) == ("WORKER_LOST", "TIMEOUT")
    assert run_archive(raw, tmp_path / "a").processed == 2
    assert digests(tmp_path / "a" / "structured") == digests(tmp_path / "whole" / "structured")


@pytest.mark.skipif(os.name == "nt", reason="the keyboard interrupts another way on Windows")
@pytest.mark.parametrize("workers", [1, 2])
def test_an_interrupt_keeps_what_is_done(workers: int, raw: Path, wanted: dict[str, str], tmp_path: Path) -> None:
    run = start(raw, "--archive", tmp_path / "a", "--workers", str(workers))
    while run.poll() is None and not list((tmp_path / "a").glob("structured/*/*.parquet")):
        time.sleep(0.001)
    run.send_signal(signal.SIGINT)
    run.communicate()
    assert run.returncode == 130
    assert is_clean(tmp_path / "a")
    look(tmp_path / "a" / "structured")
    run_archive(raw, tmp_path / "a")
    assert digests(tmp_path / "a" / "structured") == wanted


@pytest.mark.parametrize("later", ["new", "changed", "nothing"])
def test_what_a_stopped_run_told_is_not_forgotten_when_more_comes(later: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its tables stood already, so that the next run, of the same number, does not compare them again."""
    raw, topics = make_folder(tmp_path / "notices", 6), make_topics(tmp_path / "own.toml")
    run_archive(raw, tmp_path / "a")
    for i in range(4):
        write(raw / f"{i}.txt", notice(i, "防汛值守"))
    shutil.copytree(tmp_path / "a", tmp_path / "whole")

    def stop(*_: object) -> None:
        raise Stop

    with monkeypatch.context() as patched:
        patched.setattr(ledger, "check_ledger", stop)
        with pytest.raises(Stop):
            run_archive(raw, tmp_path / "a", topics=topics)
    if later == "new":
        write(raw / "new.txt", notice(77))
    elif later == "changed":
        write(raw / "0.txt", notice(0, "森林防火"))
    found = [run_archive(raw, tmp_path / name, topics=topics).moved for name in ("a", "whole")]
    assert found[0] == found[1] > 0
    assert load("changes", tmp_path / "a").to_dict("records") == load("changes", tmp_path / "whole").to_dict("records")
    assert digests(tmp_path / "a" / "structured") == digests(tmp_path / "whole" / "structured")
