"""Tasks worked on by the workers of a Dask cluster: the same as by processes of this machine, see pipeline/scale.py."""

import itertools
import logging
import pickle
import re
import threading
import uuid
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import cache
from typing import TYPE_CHECKING, Any

from extractors.frozen import frozen
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

    Raises ProgrammeFault where no scheduler answers, and where a worker cannot. That none is there yet is only said: they may come later;
    and so is that one does not answer: it may be about to end, and is asked again before its first bucket.
    """
    with _connected(address) as client, _in_words():
        found = client.run(_greet, current_version().mark, _place_of(footing), pickle.dumps(footing), on_error="return")
    for worker, fault in sorted(found.items()):
        if isinstance(fault, OSError):
            LOG.warning("%s: the Dask worker does not answer; what it does not do is done by others", worker)
        elif fault is not None:
            raise _refusal(worker, fault)
    if not found:
        LOG.warning("%s: the cluster has no worker yet; the run waits for the first one", address)


def _place_of(footing: Footing | None) -> str:
    """What tells the runs of one archive from those of others."""
    return "" if footing is None else str(footing.sign.parent)


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
        errand = _Errand(
            uuid.uuid4().hex, current_version().mark, _place_of(footing), pickle.dumps(footing), open_work(work, job), limits, grace
        )
        with _connected(address) as client, _left(client, errand), closing(_submitted(client, errand, tasks)) as answers:
            for answer, told in answers:
                for source in told:
                    at(source)
                yield answer.open()

    return mapped


@frozen
class _Errand:
    """What is the same for all tasks of a run; the scheduler opens it, but not what is pickled in it."""

    run: str
    mark: str
    place: str
    footing: bytes
    opening: bytes
    limits: Limits
    grace: float


@frozen(repr=False)
class _Order:
    """A pickled task; the logs of a cluster show no more of it than the name of this class."""

    errand: _Errand
    task: bytes


@contextmanager
def _left(client: "Client", errand: _Errand) -> Iterator[None]:
    """At the end of a run, however it ends, no worker works for it any more: nothing is written behind the back of the next one."""
    try:
        yield
    finally:
        if client.status == "running":
            with suppress(ProgrammeFault), _in_words():  # of a cluster that was lost has been told
                client.run(_end_run, errand.run, on_error="ignore")


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


def _submitted(client: "Client", errand: _Errand, tasks: Iterable[Any]) -> Generator[tuple[Answer, tuple[str, ...]], None, None]:
    from distributed import as_completed

    numbers, waiting, in_hand = itertools.count(), iter(tasks), dict[Any, bytes]()
    futures = as_completed(loop=client.loop)

    def submit(task: bytes) -> None:
        with _in_words():
            future = client.submit(_run_kept, _Order(errand, task), key=f"gongwen-{errand.run}-{next(numbers)}", pure=False)
            in_hand[future] = task
            futures.add(future)

    try:
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
    finally:
        if in_hand and client.status == "running":
            client.cancel(list(in_hand))


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
    if order.errand.run in _over():
        worker.end()

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
    kept, thread = _kept(), threading.get_ident()
    known, worker = kept.get(thread, (None, None))
    if worker is None or known != errand or worker.ended:
        if worker is not None:
            worker.close()
            del kept[thread]
        if fault := find_fault(errand.mark, errand.footing):
            raise _refusal(address, fault)
        worker = Worker(errand.opening, errand.limits, errand.grace)
        kept[thread] = errand, worker
    return worker


@cache
def _kept() -> dict[int, tuple[_Errand, Worker]]:
    """By thread of this worker of a cluster, its work process and what that is for."""
    return {}


@cache
def _over() -> set[str]:
    """The runs that this worker of a cluster has been told are over; a task of theirs may still come after the word."""
    return set()


def _end_run(run: str) -> None:
    """Ends the work processes of a run, on a worker of a cluster."""
    _over().add(run)
    for errand, worker in list(_kept().values()):
        if errand.run == run:
            worker.end()


def _greet(mark: str, place: str, footing: bytes) -> str | None:
    """What keeps this worker of a cluster from working; a run of the same archive that was killed a moment ago ends here."""
    for errand, _ in list(_kept().values()):
        if errand.place == place:
            _end_run(errand.run)
    return find_fault(mark, footing)
