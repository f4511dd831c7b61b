"""Three ways to have tasks worked on: the same is done, what fails is raised, and no process is left."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.child import ROOT
from pipeline.outcome import ProgrammeFault
from pipeline.sandbox import Limits
from pipeline.scale import Mapper, processes, serial
from tests.pipeline import works

LIMITS = Limits(seconds=5, memory=4 * 1024**3)
TWO = processes(2, LIMITS, grace=0)
MAPPERS: dict[str, Mapper] = {"serial": serial, "processes": TWO}
HOLD = """
import sys; sys.path.insert(0, sys.argv[1])
from pathlib import Path
from pipeline.scale import processes
from pipeline.sandbox import LIMITS
from tests.pipeline.works import hold_line
list(processes(2, LIMITS)(hold_line, Path(sys.argv[2]), "abcdef", print))
"""


@pytest.fixture
def line(tmp_path: Path) -> Path:
    """A pipe that two processes hold; its reader sees their end."""
    os.mkfifo(tmp_path / "line")
    return tmp_path / "line"


@pytest.mark.parametrize("mapper", MAPPERS.values(), ids=MAPPERS)
def test_every_task_is_done_once_and_every_source_told(mapper: Mapper, tmp_path: Path) -> None:
    told = list[str]()
    tasks = [tuple(f"{task}-{source}" for source in range(task % 4)) for task in range(30)]
    done = list(mapper(works.read, tmp_path, iter(tasks), told.append))
    assert sorted(done) == sorted([(source, "read") for source in task] for task in tasks)
    assert sorted(filter(None, told)) == sorted(source for task in tasks for source in task)


@pytest.mark.parametrize("mapper", MAPPERS.values(), ids=MAPPERS)
def test_nothing_to_do_is_nothing_done(mapper: Mapper) -> None:
    assert list(mapper(works.read, None, [], print)) == []


@pytest.mark.parametrize("mapper", MAPPERS.values(), ids=MAPPERS)
@pytest.mark.parametrize(("word", "kind"), [("full", OSError), ("fault", ProgrammeFault)])
def test_what_the_work_raises_is_raised_here(mapper: Mapper, word: str, kind: type[Exception], tmp_path: Path) -> None:
    with pytest.raises(kind):
        list(mapper(works.read, tmp_path, [("a",), (word,), *[("b",)] * 30], print))


def test_processes_work_side_by_side() -> None:
    assert len({pid for _, pid in TWO(works.tell_pid, None, map(str, range(200)), lambda _: None)} - {os.getpid()}) == 2


def test_a_lost_process_costs_one_source(tmp_path: Path) -> None:
    done = TWO(works.read, tmp_path, [("a", "kill"), ("b",), ("kill once", "c")], print)
    assert sorted(done) == [[("a", "read"), ("kill", "WORKER_LOST")], [("b", "read")], [("kill once", "read"), ("c", "read")]]


def test_tasks_are_taken_as_they_are_needed() -> None:
    taken = []

    def tasks() -> Iterator[int]:
        for number in range(50):
            taken.append(number)
            yield number

    for given, _ in enumerate(TWO(works.give, None, tasks(), print)):
        assert len(taken) - given <= 4
    assert len(taken) == 50


def test_what_fails_before_is_raised_as_it_is() -> None:
    def tasks() -> Iterator[int]:
        yield 1
        raise LookupError("no more tasks")

    with pytest.raises(LookupError):
        list(TWO(works.give, None, tasks(), print))


def test_long_tasks_and_answers_come_whole() -> None:
    tasks = [bytes([number]) * 5_000_000 for number in range(6)]
    assert sorted(TWO(works.give, None, tasks, print)) == tasks


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_who_takes_no_more_leaves_no_process(line: Path) -> None:
    def stop(_source: str) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        list(TWO(works.hold_line, line, "abcdef", stop))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_an_ended_run_leaves_no_process(line: Path, number: signal.Signals) -> None:
    command = [sys.executable, "-P", "-c", HOLD, str(ROOT), str(line)]
    with subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as run:
        with line.open("rb") as stream:
            assert stream.read(2) == b".."
            (os.killpg if number == signal.SIGINT else os.kill)(run.pid, number)  # the keyboard interrupts all that it started
            assert stream.read() == b""
        _, said = run.communicate(timeout=50)
    assert run.returncode == -number
    assert (b"KeyboardInterrupt" in said) == (number == signal.SIGINT)
