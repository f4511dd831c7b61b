"""Whole runs over a Dask cluster: the bytes of a serial run, whatever befalls the cluster, and refusals in words."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
from distributed import Client

from pipeline import layout, load, run_archive
from pipeline.child import ROOT
from pipeline.cli import main
from pipeline.cluster import meet
from pipeline.footing import Footing
from pipeline.outcome import ProgrammeFault
from tests.archives import digests, make_folder, notice
from tests.pipeline.test_scale import Cluster, started_cluster

COUNT = 24
OTHER_VERSION = "import pipeline.version as v; v.LENGTH = 8"
WITHOUT_GONGWEN = "import sys; sys.modules['pipeline'] = None"


@pytest.fixture(autouse=True)
def small_buckets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "LEAST", 4)


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with started_cluster(tmp_path_factory.mktemp("cluster")) as started:
        yield started


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    return make_folder(tmp_path / "notices", COUNT)


@pytest.fixture
def wanted(raw: Path, tmp_path: Path) -> dict[str, str]:
    """What a serial run makes of the notices."""
    run_archive(raw, tmp_path / "serial", workers=1)
    return digests(tmp_path / "serial" / "structured")


def tables_of(archive: Path) -> dict[str, str]:
    return digests(archive / "structured")


def test_runs_over_a_cluster_give_the_bytes_of_serial_ones(cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the workers stand elsewhere
    make_folder(Path("notices"), COUNT)
    told = list[tuple[int, int]]()
    first = run_archive("notices", "dask", dask=cluster.address, progress=lambda done, total: told.append((done, total)))
    assert (first.new, first.processed, first.quarantined) == (COUNT, COUNT, 0)
    assert told == [(done, COUNT) for done in range(1, COUNT + 1)]
    for _ in range(2):
        run_archive("notices", "serial", workers=1)
    assert tables_of(Path("dask")) == tables_of(Path("serial"))
    assert run_archive("notices", "dask", dask=cluster.address).processed == 0
    Path("notices/1.txt").write_text(notice(99), encoding="utf-8")
    Path("notices/2.txt").unlink()
    make_folder(Path("notices"), COUNT + 6)
    Path("notices/2.txt").unlink()
    for archive, address in (("dask", cluster.address), ("serial", None)):
        last = run_archive("notices", archive, dask=address)
        assert (last.inputs, last.gone) == (COUNT + 5, 1)
    assert tables_of(Path("dask")) == tables_of(Path("serial"))
    assert list(load("changes", "dask")["source"]) == list(load("changes", "serial")["source"])
    assert not list(Path("dask").glob(".run-*.sign"))


def test_what_is_masked_is_masked_by_workers_too(cluster: Cluster, raw: Path, tmp_path: Path) -> None:
    for name, address in (("dask", cluster.address), ("serial", None)):
        run_archive(raw, tmp_path / name, contacts="masked", dask=address)
    assert tables_of(tmp_path / "dask") == tables_of(tmp_path / "serial")


def test_an_interrupt_keeps_what_is_done(cluster: Cluster, raw: Path, wanted: dict[str, str], tmp_path: Path) -> None:
    def interrupt(done: int, _total: int) -> None:
        if done > 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_archive(raw, tmp_path / "archive", dask=cluster.address, progress=interrupt)
    left = tables_of(tmp_path / "archive")
    assert any(name in wanted for name in left)
    with Client(cluster.address, set_as_default=False) as client:  # nobody writes any more
        assert client.run(lambda: [child for child in psutil.Process().children() if child.status() != "zombie"]) == {
            worker: [] for worker in client.scheduler_info()["workers"]
        }
    assert run_archive(raw, tmp_path / "archive", dask=cluster.address).processed < COUNT
    assert tables_of(tmp_path / "archive") == wanted


def test_a_lost_worker_costs_nothing_and_a_lost_scheduler_a_rerun(raw: Path, wanted: dict[str, str], tmp_path: Path) -> None:
    with started_cluster(tmp_path / "cluster") as started:

        def kill_worker(_done: int, _total: int) -> None:
            started.workers[0].kill()

        def kill_scheduler(_done: int, _total: int) -> None:
            started.scheduler.kill()
            started.scheduler.wait()

        run_archive(raw, tmp_path / "one", dask=started.address, progress=kill_worker)
        assert tables_of(tmp_path / "one") == wanted
        with pytest.raises(ProgrammeFault, match=r"lost .*what was written stays, run again"):
            run_archive(raw, tmp_path / "two", dask=started.address, progress=kill_scheduler)
    run_archive(raw, tmp_path / "two")
    assert tables_of(tmp_path / "two") == wanted


@contextmanager
def joined(address: str, before: str, place: Path) -> Iterator[None]:
    """A worker that executes a statement before it starts."""
    command = f"{before}; from distributed.cli.dask_worker import main; main()"
    options = [address, "--nthreads", "1", "--no-nanny", "--no-dashboard", "--death-timeout", "60", "--local-directory", str(place)]
    with subprocess.Popen([sys.executable, "-c", command, *options], cwd=ROOT, stderr=subprocess.DEVNULL) as worker:
        try:
            with Client(address, set_as_default=False) as client:
                client.wait_for_workers(1, timeout=60)
            yield
        finally:
            worker.kill()


@contextmanager
def lonely_scheduler(place: Path) -> Iterator[str]:
    """The address of a scheduler that has lost its workers."""
    with started_cluster(place) as started:
        with Client(started.address, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=60)
            client.retire_workers(list(client.scheduler_info()["workers"]))
        yield started.address


def test_workers_that_are_not_as_this_machine_are_refused(raw: Path, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    with lonely_scheduler(tmp_path / "cluster") as address:
        for before, words in (
            (OTHER_VERSION, r"another gongwen than this machine \(code, lexicon, model\)"),
            (WITHOUT_GONGWEN, "pipeline"),
        ):
            with joined(address, before, tmp_path), pytest.raises(ProgrammeFault, match=f"the Dask worker at tcp://.*{words}"):
                run_archive(raw, archive, dask=address)
        assert tables_of(archive) == {}
        assert not list(archive.glob(".run-*.sign"))


def test_a_run_waits_for_workers_and_looks_at_those_that_come_later(
    raw: Path, wanted: dict[str, str], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("WARNING", "gongwen")
    found = list[object]()

    def run(archive: Path) -> None:
        try:
            found.append(run_archive(raw, archive, dask=address).processed)
        except ProgrammeFault as fault:
            found.append(str(fault))

    with lonely_scheduler(tmp_path / "cluster") as address:
        for before in (OTHER_VERSION, "pass"):
            waiting = threading.Thread(target=run, args=[tmp_path / "archive"])
            waiting.start()
            with joined(address, before, tmp_path):
                waiting.join()
    assert "another gongwen than this machine" in str(found[0])
    assert "the cluster has no worker yet" in caplog.text
    assert found[1] == COUNT
    assert tables_of(tmp_path / "archive") == wanted


def test_places_that_workers_do_not_see_are_named(cluster: Cluster, raw: Path, tmp_path: Path) -> None:
    sign = tmp_path / "archive" / ".sign"
    with pytest.raises(ProgrammeFault, match=f"the Dask worker at tcp://.* does not see the archive {sign.parent} "):
        meet(cluster.address, Footing(sign, b"word", ()))
    sign.parent.mkdir()
    sign.write_bytes(b"word")
    with pytest.raises(ProgrammeFault, match=r"does not see .*lost\.txt .*under one name"):
        meet(cluster.address, Footing(sign, b"word", ((raw / "0.txt",), (raw / "lost.txt",))))


def test_a_worker_that_does_not_answer_ends_no_run(
    cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """One that was killed a moment ago, of which the scheduler does not know yet."""
    lost = {"tcp://127.0.0.1:1": OSError("Timed out trying to connect")}
    monkeypatch.setattr(Client, "run", lambda *_args, **_options: lost)
    meet(cluster.address, Footing(tmp_path / ".sign", b"word", ()))
    assert "tcp://127.0.0.1:1: the Dask worker does not answer" in caplog.text


def test_processes_here_or_a_cluster(raw: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["run", str(raw), "--workers", "2", "--dask", "tcp://127.0.0.1:1"])
    assert "not allowed with argument --workers" in capsys.readouterr().err
