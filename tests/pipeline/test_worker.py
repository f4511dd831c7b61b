"""A work process, watched: what hangs or kills it costs one source, and every fault says what it is."""

import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.outcome import ProgrammeFault
from pipeline.sandbox import Limits
from pipeline.worker import Work, Worker, open_work
from tests.pipeline import works

LIMITS = Limits(seconds=1.5, memory=4 * 1024**3)
GRACE = 0.1


@pytest.fixture
def worker(tmp_path: Path) -> Iterator[Worker]:
    made = Worker(open_work(works.read, tmp_path), LIMITS, GRACE)
    yield made
    made.close()


def run(worker: Worker, *sources: str) -> object:
    answer = worker.run(pickle.dumps(sources), [].append)
    assert answer is not None
    return answer.open()


def run_alone(work: Work, task: object) -> object:
    worker = Worker(open_work(work, None), LIMITS, GRACE)
    try:
        answer = worker.run(pickle.dumps(task), [].append)
        assert answer is not None
        return answer.open()
    finally:
        worker.close()


@pytest.mark.parametrize(
    ("word", "state"),
    [("hang", "TIMEOUT"), ("kill", "WORKER_LOST"), ("exit", "WORKER_LOST"), ("eat", "WORKER_LOST"), ("kill once", "read")],
)
def test_what_ends_its_process_costs_one_source(worker: Worker, word: str, state: str) -> None:
    assert run(worker, "a", word, "b") == [("a", "read"), (word, state), ("b", "read")]
    assert run(worker, "c") == [("c", "read")]


def test_several_lost_sources_are_each_found(worker: Worker) -> None:
    sources = ("kill", "a", "hang", "x/kill", "b", "x/hang")
    assert run(worker, *sources) == list(zip(sources, ("WORKER_LOST", "read", "TIMEOUT", "WORKER_LOST", "read", "TIMEOUT"), strict=True))


def test_every_source_is_told_once(worker: Worker) -> None:
    told = list[str]()
    worker.run(pickle.dumps(("a", "kill", "b\udc80")), told.append)
    assert told == ["a", "kill", "b\udc80"]


@pytest.mark.parametrize(("word", "kind", "said"), [("full", OSError, "No space left"), ("fault", ProgrammeFault, "^not ready")])
def test_what_the_work_raises_is_raised(worker: Worker, word: str, kind: type[Exception], said: str) -> None:
    with pytest.raises(kind, match=said) as caught:
        run(worker, "a", word, "b")
    assert "in act" in caught.value.__notes__[0]
    assert run(worker, "c") == [("c", "read")]


def test_an_error_keeps_its_number_and_file(worker: Worker) -> None:
    with pytest.raises(OSError, match="some/where") as caught:
        run(worker, "full")
    assert (caught.value.errno, caught.value.filename) == (28, "some/where")


@pytest.mark.parametrize(("word", "said"), [("stubborn", "Stubborn: no way"), ("unreadable", "Unreadable: CORRUPT: cut off")])
def test_what_cannot_be_sent_is_told_in_words(worker: Worker, word: str, said: str) -> None:
    with pytest.raises(ProgrammeFault, match=f"a fault in a work process: {said}"):
        run(worker, word)


@pytest.mark.parametrize(("work", "task"), [(works.die, ()), (works.die_at_lost, "a")])
def test_deaths_without_a_source_have_an_end(work: Work, task: object) -> None:
    with pytest.raises(ProgrammeFault, match="ended 3 times while it read no source"):
        run_alone(work, task)


def test_what_is_done_and_cannot_be_sent_is_a_fault() -> None:
    with pytest.raises((AttributeError, pickle.PicklingError), match="give_function"):
        run_alone(works.give_function, None)


def test_writing_has_no_limit_of_time() -> None:
    assert run_alone(works.write_slowly, "a") == "a"


def test_what_is_printed_is_no_answer(worker: Worker) -> None:
    assert run(worker, "print", "a") == [("print", "read"), ("a", "read")]


def test_a_process_that_rests_is_let_go_and_comes_back(worker: Worker) -> None:
    run(worker, "a")
    child = worker._child
    assert child is not None
    worker.rest(0.1)
    assert child.receive() is None
    assert run(worker, "hang", "b") == [("hang", "TIMEOUT"), ("b", "read")]
    worker.rest(60)
    assert run(worker, "c") == [("c", "read")]


def test_one_that_was_ended_does_nothing_more(worker: Worker) -> None:
    run(worker, "a")
    worker.end()
    assert worker.run(pickle.dumps(("a",)), [].append) is None
