"""Tasks worked on by the workers of a Dask cluster: the same as by processes of this machine, see pipeline/scale.py."""

import itertools
import logging
import pickle
import re
import threading
import uuid
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from pipeline.footing import Footing, find_fault
from pipeline.outcome import ProgrammeFault
from pipeline.sandbox import Limits
from pipeline.scale import END, IN_HAND, Mapper
from pipeline.version import current_version
from pipeline.worker import GRACE, Answer, At, Work, Worker, open_work

if TYPE_CHECKING:
    from distributed import Client

CONNECT = 10.0  # seconds in which a scheduler has to answer
REST = 60.0  # seconds after which the worker of a cluster lets an idle work process go: what it holds is memory of others
ADDRESS = re.compile(r"(?:(?:tcp|tls|ws|wss|ucx)://)?(?:[^/:\s]{1,253}|\[[0-9A-Fa-f:%.]{2,60}\]):[0-9]{1,5}/?")  # IPv6 in brackets
LOG = logging.getLogger("gongwen")


def meet(address: str, footing: Footing) -> None:
    """Asks the workers that are there whether they can work for this machine, before anything is done.

    Raises ProgrammeFault where no scheduler answers, and where a worker cannot. That none is there yet is only said: they may come later.
    """
    with _connected(address) as client, _in_words():
        found = client.run(find_fault, current_version().mark, pickle.dumps(footing), on_error="return")
    for worker, fault in sorted(found.items()):
        if fault is not None:
            raise _refusal(worker, fault)
    if not found:
        LOG.warning("%s: the cluster has no worker yet; the run waits for the first one", address)


def _refusal(worker: str, fault: object) -> ProgrammeFault:
    if isinstance(fault, BaseException):
        fault = f"cannot work ({_words(fault)})"
    return ProgrammeFault(f"the Dask worker at {worker} {fault}")


def _words(fault: BaseException) -> str:
    return f"{type(fault).__name__}: {str(fault)[:300]}; do scheduler and workers run with the same gongwen and libraries as here?"


def dask(address: str, limits: Limits, grace: float = GRACE, footing: Footing | None = None) -> Mapper:
    """The workers of a Dask cluster: each of their threads has a work process beside it, watched as those of `processes` are.

    `address` is the scheduler's, such as `tcp://HOST:PORT`. Scheduler and workers need gongwen and what it rests on in the same versions,
    the workers what `footing` says too. `at` is told the sources of a task when it is done. Raises ProgrammeFault where no scheduler
    answers, where a worker has another version or other places, and where scheduler or workers are lost for good. Workers may come and go:
    a task whose worker has gone goes to another one. A worker that is only thought to have gone may then do the same task at the same time;
    both write the same bytes, and whole files.
    """

    def mapped(work: Work, job: Any, tasks: Iterable[Any], at: At) -> Generator[Any, None, None]:
        errand = _Errand(current_version().mark, pickle.dumps(footing), open_work(work, job), limits, grace)
        with _connected(address) as client:
            for answer, told in _submitted(client, errand, tasks):
                for source in told:
                    at(source)
                yield answer.open()

    return mapped


@dataclass(frozen=True, slots=True)
class _Errand:
    """What is the same for all tasks of a run; the scheduler opens it, but not what is pickled in it."""

    mark: str
    footing: bytes
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
            if not ADDRESS.fullmatch(address):  # the library would leave an unfinished client behind, and its complaints
                raise ValueError(address)
            client = Client(address, timeout=CONNECT, set_as_default=False)
        except (OSError, ValueError) as fault:
            raise ProgrammeFault(
                f"no Dask scheduler answers at {address or 'an empty address'}; was it started, and is this its address (tcp://HOST:PORT)?"
            ) from fault
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
            raise ProgrammeFault(f"the Dask workers cannot work: {_words(found)}") from found
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
    try:
        worker = _worker_of(order.errand, dask_worker.address)
    except ProgrammeFault as fault:
        return Answer(pickle.dumps(fault), thrown=True), ()

    def begin(source: str) -> None:
        told.append(source)
        state = dask_worker.state.tasks.get(key)
        if state is None or state.state == "cancelled" or dask_worker.status in (Status.closing, Status.closed, Status.failed):
            worker.end()

    answer = worker.run(order.task, begin)
    worker.rest(REST)
    return None if answer is None else (answer, tuple(told))


def _worker_of(errand: _Errand, address: str) -> Worker:
    """The work process of this thread; one of another run, or that was ended, is closed. Raises ProgrammeFault where there can be none."""
    kept = _kept_in(threading.get_ident())
    if errand not in kept or kept[errand].ended:
        for old in kept.values():
            old.close()
        kept.clear()
        if fault := find_fault(errand.mark, errand.footing):
            raise _refusal(address, fault)
        kept[errand] = Worker(errand.opening, errand.limits, errand.grace)
    return kept[errand]


@cache
def _kept_in(_thread: int) -> dict[_Errand, Worker]:
    return {}
