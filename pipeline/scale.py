"""Three ways to have tasks worked on: here, by processes of this machine, by the workers of a Dask cluster.

All give what is done as it comes, in any order, take tasks only as they are needed (at most twice as many in hand as there are workers),
tell `at` of every source that is begun, and raise what the work raises, after the workers have been stopped. A source that hangs or kills
its process costs that source only (pipeline/worker.py).
"""

import itertools
import logging
import pickle
import queue
import threading
import uuid
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from pipeline.outcome import ProgrammeFault
from pipeline.sandbox import Limits
from pipeline.worker import GRACE, Answer, At, Lost, Work, Worker, open_work

if TYPE_CHECKING:
    from distributed import Client

__all__ = ["At", "Lost", "Mapper", "Work", "dask", "processes", "serial"]

Mapper = Callable[[Work, Any, Iterable[Any], At], Generator[Any, None, None]]
IN_HAND = 2  # tasks per worker: one being worked on, one that waits for it
END = object()
CONNECT = 10.0  # seconds in which a scheduler has to answer
REST = 60.0  # seconds after which the worker of a cluster lets an idle work process go: what it holds is memory of others
LOOK = 0.5  # seconds between looks at the keyboard: on Windows no interrupt ends a wait


def serial(work: Work, job: Any, tasks: Iterable[Any], at: At) -> Generator[Any, None, None]:
    """One task after the other, in this process: nothing is watched, and what hangs here hangs the run."""

    def begin(source: str) -> None:
        if source:
            at(source)

    for task in tasks:
        yield work(job, task, {}, begin)


def processes(count: int, limits: Limits, grace: float = GRACE) -> Mapper:
    """So many work processes on this machine, each with `limits.memory`; a source has `limits.seconds` and `grace` seconds more."""

    def mapped(work: Work, job: Any, tasks: Iterable[Any], at: At) -> Generator[Any, None, None]:
        opening = open_work(work, job)
        return _attended([Worker(opening, limits, grace) for _ in range(count)], tasks, at)

    return mapped


def _attended(workers: list[Worker], tasks: Iterable[Any], at: At) -> Generator[Any, None, None]:
    """A thread for every worker hands it tasks and says here what it says: the name of a source, or an answer."""
    asked, said = queue.SimpleQueue[bytes | None](), queue.SimpleQueue[str | Answer | None]()
    threads = [threading.Thread(target=_attend, args=(worker, asked, said), daemon=True) for worker in workers]
    for thread in threads:
        thread.start()
    waiting, in_hand = iter(tasks), 0
    try:
        while True:
            while in_hand < IN_HAND * len(workers) and (task := next(waiting, END)) is not END:
                asked.put(pickle.dumps(task))
                in_hand += 1
            if not in_hand:
                return
            heard = _next_of(said)
            if isinstance(heard, str):
                at(heard)
            else:
                if heard is None:
                    raise ProgrammeFault("the thread of a work process ended: please report it")
                in_hand -= 1
                yield heard.open()
    finally:
        for worker in workers:
            worker.end()
            asked.put(None)
        for thread in threads:
            thread.join()


def _attend(worker: Worker, asked: "queue.SimpleQueue[bytes | None]", said: "queue.SimpleQueue[str | Answer | None]") -> None:
    try:
        while (task := asked.get()) is not None:
            said.put(worker.run(task, said.put))
    finally:
        worker.close()
        said.put(None)


def _next_of(said: "queue.SimpleQueue[str | Answer | None]") -> str | Answer | None:
    while True:
        try:
            return said.get(timeout=LOOK)
        except queue.Empty:
            continue


def dask(address: str, limits: Limits, grace: float = GRACE) -> Mapper:
    """The workers of a Dask cluster: each of their threads has a work process beside it, watched as those of `processes` are.

    `address` is the scheduler's, such as `tcp://HOST:PORT`. Scheduler and workers need gongwen and what it rests on in the same versions,
    the workers the same paths too. `at` is told the sources of a task when it is done. Raises ProgrammeFault where no scheduler answers,
    and where it or its workers are lost for good. Workers may come and go: a task whose worker has gone goes to another one. A worker that
    is only thought to have gone may then do the same task at the same time; both write the same bytes, and whole files.
    """

    def mapped(work: Work, job: Any, tasks: Iterable[Any], at: At) -> Generator[Any, None, None]:
        errand = _Errand(open_work(work, job), limits, grace)
        with _connected(address) as client:
            for answer, told in _submitted(client, errand, tasks):
                for source in told:
                    at(source)
                yield answer.open()

    return mapped


@dataclass(frozen=True, slots=True)
class _Errand:
    """What is the same for all tasks of a run."""

    opening: bytes
    limits: Limits
    grace: float


@dataclass(frozen=True, slots=True, repr=False)
class _Order:
    """A pickled task; the logs of a cluster show no more of it than the name of this class."""

    errand: _Errand
    task: bytes


@contextmanager
def _connected(address: str) -> "Iterator[Client]":
    try:
        from distributed import Client
    except ImportError as fault:
        raise ProgrammeFault("for a Dask cluster the extra is missing: pip install 'gongwen[dask]'") from fault
    log = logging.getLogger("distributed.client")
    level = log.level
    log.setLevel(logging.CRITICAL)  # of a lost connection it prints the traceback; we say it in words
    try:
        try:
            client = Client(address, timeout=CONNECT, set_as_default=False)
        except (OSError, ValueError) as fault:
            raise ProgrammeFault(f"no Dask scheduler answers at {address}; was it started, and is this its address?") from fault
        with client:  # at the end the scheduler forgets our tasks, and the workers see it at the next source
            yield client
    finally:
        log.setLevel(level)


def _submitted(client: "Client", errand: _Errand, tasks: Iterable[Any]) -> Iterator[tuple[Answer, tuple[str, ...]]]:
    from distributed import as_completed

    run, numbers, waiting, in_hand = uuid.uuid4().hex, itertools.count(), iter(tasks), dict[Any, bytes]()
    futures = as_completed(loop=client.loop)

    def submit(task: bytes) -> None:
        with _in_words():
            future = client.submit(_run_kept, _Order(errand, task), key=f"gongwen-{run}-{next(numbers)}", pure=False)
            in_hand[future] = task
            futures.add(future)

    while True:
        with _in_words():
            room = IN_HAND * max(1, sum(client.nthreads().values()))
        while len(in_hand) < room and (task := next(waiting, END)) is not END:
            submit(pickle.dumps(task))
        if not in_hand:
            return
        with _in_words():
            future = next(futures)
            found = future.exception() or future.result()
        asked = in_hand.pop(future)
        if isinstance(found, BaseException):
            raise ProgrammeFault(f"the Dask workers cannot work: {type(found).__name__}: {str(found)[:300]}") from found
        if found is None:  # the scheduler changed its mind on where to do it
            submit(asked)
        else:
            yield found


@contextmanager
def _in_words() -> Iterator[None]:
    """Says in words for people that a cluster was lost; faults of the work come as answers, never so."""
    from distributed import CancelledError

    try:
        yield
    except (CancelledError, OSError) as fault:  # of the system's kind are closed connections and times that are over
        raise ProgrammeFault(
            f"the Dask scheduler or its workers were lost ({type(fault).__name__}); what was written stays, run again"
        ) from fault


def _run_kept(order: _Order) -> tuple[Answer, tuple[str, ...]] | None:
    """On a worker of a cluster: the answer to a task, and the sources that were begun; None where nobody waits for it any more.

    A fault is an answer too: Dask would write it to its log with what the task was.
    """
    from distributed import Status, get_worker

    dask_worker, told = get_worker(), list[str]()
    key = dask_worker.get_current_task()
    worker = _worker_of(order.errand)

    def begin(source: str) -> None:
        told.append(source)
        state = dask_worker.state.tasks.get(key)
        if state is None or state.state == "cancelled" or dask_worker.status in (Status.closing, Status.closed, Status.failed):
            worker.end()

    answer = worker.run(order.task, begin)
    worker.rest(REST)
    return None if answer is None else (answer, tuple(told))


def _worker_of(errand: _Errand) -> Worker:
    """The work process of this thread; one that was for another run, or was ended, is closed."""
    kept = _kept_in(threading.get_ident())
    if errand not in kept or kept[errand].ended:
        for old in kept.values():
            old.close()
        kept.clear()
        kept[errand] = Worker(errand.opening, errand.limits, errand.grace)
    return kept[errand]


@cache
def _kept_in(_thread: int) -> dict[_Errand, Worker]:
    return {}
