"""Ways to have tasks worked on: here, or by processes of this machine; by the workers of a cluster see pipeline/cluster.py.

All give what is done as it comes, in any order, take tasks only as they are needed (at most twice as many in hand as there are workers),
tell `at` of every source that is begun, and raise what the work raises, after the workers have been stopped. A source that hangs or kills
its process costs that source only (pipeline/worker.py).
"""

import pickle
import queue
import threading
from collections.abc import Callable, Generator, Iterable
from typing import Any

from pipeline.outcome import ProgrammeFault
from pipeline.sandbox import Limits
from pipeline.worker import GRACE, Answer, At, Lost, Work, Worker, open_work

__all__ = ["At", "Lost", "Mapper", "Work", "processes", "serial"]

Mapper = Callable[[Work, Any, Iterable[Any], At], Generator[Any, None, None]]
IN_HAND = 2  # tasks per worker: one being worked on, one that waits for it
END = object()
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
