"""Three ways to have tasks worked on: the same is done, what fails is raised, and no process is left."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from distributed.utils import json_load_robust

from pipeline.child import ROOT
from pipeline.cluster import dask
from pipeline.outcome import ProgrammeFault
from pipeline.sandbox import Limits
from pipeline.scale import Mapper, processes, serial
from tests.pipeline import works

LIMITS = Limits(seconds=5, memory=4 * 1024**3)
TWO = processes(2, LIMITS, grace=0)
HOLD = """
import sys; sys.path.insert(0, sys.argv[1])
from pathlib import Path
from pipeline.cluster import dask
from pipeline.scale import processes
from pipeline.sandbox import LIMITS
from tests.pipeline.works import hold_line
mapper = dask(sys.argv[3], LIMITS) if sys.argv[3:] else processes(2, LIMITS)
list(mapper(hold_line, Path(sys.argv[2]), "abcdef", print))
"""


@dataclass
class Cluster:
    """A scheduler and two workers, processes of their own, and what they logged."""

    address: str
    scheduler: subprocess.Popen[bytes]
    workers: list[subprocess.Popen[bytes]]
    logs: list[Path]

    def mapper(self) -> Mapper:
        """As the mappers of this machine are made."""
        return dask(self.address, LIMITS, grace=0)


@contextmanager
def started_cluster(place: Path) -> Iterator[Cluster]:
    """They end with the test. Should that be killed, the scheduler ends after ten idle minutes, and its workers with it."""
    place.mkdir(exist_ok=True)
    file, logs = place / "scheduler.json", [place / f"{name}.log" for name in ("scheduler", "one", "two")]
    shared = ["--scheduler-file", str(file), "--no-dashboard"]
    scheduler = ["dask_scheduler", "--host", "tcp://127.0.0.1", "--port", "0", "--idle-timeout", "600", *shared]
    worker = ["dask_worker", "--nthreads", "1", "--no-nanny", "--death-timeout", "60", "--local-directory", str(place), *shared]
    with ExitStack() as stack:
        started = list[subprocess.Popen[bytes]]()
        for log, (module, *options) in zip(logs, (scheduler, worker, worker), strict=True):
            command = [sys.executable, "-m", f"distributed.cli.{module}", *options]
            process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=stack.enter_context(log.open("wb")))
            started.append(stack.enter_context(process))
            stack.callback(process.kill)
        yield Cluster(json_load_robust(str(file), timeout=60)["address"], started[0], started[1:], logs)


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with started_cluster(tmp_path_factory.mktemp("cluster")) as started:
        yield started


def mapper_of(request: pytest.FixtureRequest) -> Mapper:
    if request.param == "serial":
        return serial
    if request.param == "processes":
        return TWO
    found: Cluster = request.getfixturevalue("cluster")
    return found.mapper()


mapper = pytest.fixture(mapper_of, params=["serial", "processes", "dask"], name="mapper")
watched = pytest.fixture(mapper_of, params=["processes", "dask"], name="watched")


@pytest.fixture
def line(tmp_path: Path) -> Path:
    """A pipe that two processes hold; its reader sees their end."""
    os.mkfifo(tmp_path / "line")
    return tmp_path / "line"


def test_every_task_is_done_once_and_every_source_told(mapper: Mapper, tmp_path: Path) -> None:
    told = list[str]()
    tasks = [tuple(f"{task}-{source}" for source in range(task % 4)) for task in range(30)]
    done = list(mapper(works.read, tmp_path, iter(tasks), told.append))
    assert sorted(done) == sorted([(source, "read") for source in task] for task in tasks)
    assert sorted(told) == sorted(source for task in tasks for source in task)


def test_nothing_to_do_is_nothing_done(mapper: Mapper) -> None:
    assert list(mapper(works.read, None, [], print)) == []


@pytest.mark.parametrize(("word", "kind"), [("full", OSError), ("fault", ProgrammeFault)])
def test_what_the_work_raises_is_raised_here(mapper: Mapper, word: str, kind: type[Exception], tmp_path: Path) -> None:
    with pytest.raises(kind):
        list(mapper(works.read, tmp_path, [("a",), (word,), *[("b",)] * 30], print))


def test_processes_work_side_by_side(watched: Mapper) -> None:
    assert len({pid for _, pid in watched(works.tell_pid, None, map(str, range(200)), lambda _: None)} - {os.getpid()}) == 2


def test_a_lost_process_costs_one_source(watched: Mapper, tmp_path: Path) -> None:
    done = watched(works.read, tmp_path, [("a", "kill"), ("b",), ("kill once", "c")], print)
    assert sorted(done) == [[("a", "read"), ("kill", "WORKER_LOST")], [("b", "read")], [("kill once", "read"), ("c", "read")]]


def test_tasks_are_taken_as_they_are_needed(watched: Mapper) -> None:
    taken = []

    def tasks() -> Iterator[int]:
        for number in range(50):
            taken.append(number)
            yield number

    for given, _ in enumerate(watched(works.give, None, tasks(), print)):
        assert len(taken) - given <= 4
    assert len(taken) == 50


def test_what_fails_before_is_raised_as_it_is(watched: Mapper) -> None:
    def tasks() -> Iterator[int]:
        yield 1
        raise LookupError("no more tasks")

    with pytest.raises(LookupError):
        list(watched(works.give, None, tasks(), print))


def test_long_tasks_and_answers_come_whole(watched: Mapper) -> None:
    tasks = [bytes([number]) * 5_000_000 for number in range(6)]
    assert sorted(watched(works.give, None, tasks, print)) == tasks


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_who_takes_no_more_leaves_no_process(line: Path) -> None:
    def stop(_source: str) -> None:
        raise InterruptedError

    with open(os.open(line, os.O_RDONLY | os.O_NONBLOCK), "rb", buffering=0) as stream:
        with pytest.raises(InterruptedError):
            list(TWO(works.hold_line, line, "abcdef", stop))
        stream.read(2)
        assert stream.read() == b""  # it would be None where a process could still write


def end_run(line: Path, number: signal.Signals, *address: str) -> tuple[int, bytes, bytes]:
    """Ends a run that has begun in both processes: its status, what it said, and what they still had to say."""
    command = [sys.executable, "-P", "-c", HOLD, str(ROOT), str(line), *address]
    with subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as run:
        with line.open("rb") as stream:
            assert stream.read(2) == b".."
            (os.killpg if number == signal.SIGINT else os.kill)(run.pid, number)  # the keyboard interrupts all that it started
            left = stream.read()
        _, said = run.communicate(timeout=50)
    return run.returncode, said, left


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
@pytest.mark.parametrize("where", ["here", "dask"])
def test_an_ended_run_leaves_no_process(line: Path, number: signal.Signals, where: str, request: pytest.FixtureRequest) -> None:
    address = [request.getfixturevalue("cluster").address] if where == "dask" else []
    status, said, left = end_run(line, number, *address)
    assert left == b""
    assert status == -number
    assert (b"KeyboardInterrupt" in said) == (number == signal.SIGINT)


def test_a_cluster_that_loses_a_worker_goes_on(tmp_path: Path) -> None:
    with started_cluster(tmp_path) as cluster:
        done = []
        for task, _pid in cluster.mapper()(works.tell_pid, None, map(str, range(60)), lambda _: None):
            done.append(task)
            if len(done) == 20:
                cluster.workers[0].kill()
    assert sorted(done, key=int) == [str(number) for number in range(60)]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_cluster_that_loses_its_scheduler_says_so_and_leaves_no_process(line: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-P", "-c", HOLD, str(ROOT), str(line)]
    with (
        started_cluster(tmp_path / "cluster") as cluster,
        subprocess.Popen([*command, cluster.address], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as run,
        line.open("rb") as stream,
    ):
        assert stream.read(2) == b".."
        cluster.scheduler.kill()
        assert stream.read() == b""
        _, said = run.communicate(timeout=50)
    assert b"what was written stays, run again" in said
    assert b" - ERROR - " not in said


def test_logs_of_a_cluster_hold_no_notices(cluster: Cluster, tmp_path: Path) -> None:
    mapper = cluster.mapper()
    for word in ("secret-print/print", "secret-kill/kill"):
        assert list(mapper(works.read, tmp_path, [(word,)], lambda _: None))
    for word in ("secret-full/full", "secret-stubborn/stubborn"):
        with pytest.raises((OSError, ProgrammeFault)):
            list(mapper(works.read, tmp_path, [(word,)], lambda _: None))
    with pytest.raises(ProgrammeFault, match="the Dask workers cannot work: TypeError"):
        list(dask(cluster.address, Limits(seconds="secret"))(works.read, tmp_path, [("secret",)], print))
    logged = b"".join(log.read_bytes() for log in cluster.logs)
    assert b"Compute Failed" in logged
    assert b"secret" not in logged


def test_a_scheduler_that_does_not_answer_is_a_fault() -> None:
    with pytest.raises(ProgrammeFault, match="no Dask scheduler answers at tcp:"):
        list(dask("tcp://127.0.0.1:1", LIMITS)(works.give, None, [1], print))
    with pytest.raises(ProgrammeFault, match="no Dask scheduler answers at nowhere://x;"):
        list(dask("nowhere://x", LIMITS)(works.give, None, [1], print))


def test_a_missing_extra_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ProgrammeFault, match=r"pip install 'gongwen\[dask\]'"):
        list(dask("tcp://127.0.0.1:1", LIMITS)(works.give, None, [1], print))
