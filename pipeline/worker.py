"""A process that works on tasks, watched: what hangs or kills it is found, the process started anew, and the task done without it.

It is told its job once, then one task after the other. Of every source it says when it begins it: so its owner knows which one it was. To
work on a task again is always safe. What goes through its pipes are pickles, between two processes of ours that nobody else can reach.
"""

import math
import pickle
import sys
import threading
import traceback
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from types import TracebackType
from typing import Any

from extractors.frozen import frozen
from pipeline.child import Child, Owner, hold_time
from pipeline.outcome import ProgrammeFault, Reason
from pipeline.sandbox import Limits

At = Callable[[str], None]  # told the name of every source before it is begun; "" where none is in hand, as while tables are written
Lost = Mapping[str, Reason]  # sources to be quarantined unread, by TIMEOUT or WORKER_LOST
Work = Callable[[Any, Any, Lost, At], Any]  # work(job, task, lost, at) -> what is done; a function of a module

# Reading holds itself to the limit of time; the rest of a source takes milliseconds, on a machine that swaps some seconds.
GRACE = 30.0
# Seconds between looks at what a process says of its sources: of a task of seconds that is little, and several sources come at once.
PACE = 0.02
# A process that dies may have been ended for the needs of others; one that dies twice at the same source is ended by it.
DEATHS_AT_SOURCE = 2
DEATHS_ELSEWHERE = 3
START = "from pipeline.worker import serve; serve(int(sys.argv[1]), float(sys.argv[2]))"
BEGUN, DONE, THROWN, TOLD = b"s", b"d", b"e", b"t"  # the first byte of a frame says what it is


@frozen
class Answer:
    """What became of a task: what its work gave, or the exception that it raised; pickled."""

    pickled: bytes
    thrown: bool = False

    def open(self) -> Any:
        """What the work gave; raises what it raised."""
        found = pickle.loads(self.pickled)
        if self.thrown:
            raise found
        return found


@dataclass(slots=True)
class _Fate:
    """What went wrong with a task so far: the sources that are lost, and the deaths that ask for one more try."""

    lost: dict[str, Reason] = field(default_factory=dict)
    deaths: Counter[str] = field(default_factory=Counter)

    def note(self, source: str, ending: str | None) -> None:
        """A process ended at a source, late where `ending` is None; raises ProgrammeFault where it is not a source that ends it."""
        if ending is None:
            self.lost[source] = Reason.TIMEOUT
            return
        name = "" if source in self.lost else source
        self.deaths[name] += 1
        if name and self.deaths[name] >= DEATHS_AT_SOURCE:
            self.lost[name] = Reason.WORKER_LOST
        elif not name and self.deaths[name] >= DEATHS_ELSEWHERE:
            raise ProgrammeFault(
                f"a work process ended {DEATHS_ELSEWHERE} times while it read no source ({ending}); is there enough memory? "
                "What was written stays, run again"
            )


class Worker:
    """A work process; it is started with the first task, and again after one that ended it. One task at a time."""

    def __init__(self, opening: bytes, limits: Limits, grace: float = GRACE) -> None:
        """`opening` is what `open_work` gives."""
        self._opening = opening
        self._limits = limits
        self._patience = limits.seconds + grace
        self._child: Child | None = None
        self._turn = threading.Lock()
        self.ended = False  # whether it was ended for good

    def run(self, task: bytes, at: At) -> Answer | None:
        """One pickled task, whatever its process does meanwhile; None where `end` was called. `at` is told a source once."""
        fate, told = _Fate(), set[str]()

        def tell(source: str) -> None:
            if source and source not in told:
                told.add(source)
                at(source)

        try:
            while not self.ended:
                answer = self._try(task, fate, tell)
                if answer is not None:
                    return answer
        except ProgrammeFault as fault:
            return _thrown(fault)
        return None

    def _try(self, task: bytes, fate: _Fate, tell: At) -> Answer | None:
        """One try; None where the process ended, which is noted."""
        child = self._started()
        if child is None:
            return None
        source, said = "", None
        if child.send(task, pickle.dumps(fate.lost)):
            while (frame := child.receive()) is not None:
                kind, said = frame[:1], frame[1:]
                if kind != BEGUN:
                    break
                source = said.decode("utf-8", "surrogatepass")
                child.allow(self._patience if source else math.inf)
                tell(source)
            child.allow(math.inf)
            if frame is not None:
                return self._close(child, kind, said or b"")
        self._stop_child()
        if not self.ended:
            fate.note(source, None if child.late else child.describe_end())
        return None

    def _close(self, child: Child, kind: bytes, said: bytes) -> Answer:
        """The answer to a task, with the last frame before it."""
        if kind == DONE:
            return Answer(said)
        thrown = child.receive()  # the exception itself comes after the words on it, unless it cannot be pickled
        self._stop_child()
        return _thrown(ProgrammeFault(f"a fault in a work process: {said.decode()}")) if thrown is None else Answer(thrown[1:], thrown=True)

    def _started(self) -> Child | None:
        if self._child is not None:
            self._child.allow(math.inf)  # it may have been let go a moment ago, see `rest`
            if self._child.late or self._child.ended:
                self._stop_child()
        with self._turn:
            if self._child is not None or self.ended:
                return self._child
            try:
                child = self._child = Child(START, str(self._limits.memory), str(self._patience + GRACE), pace=PACE)
            except OSError as fault:
                raise ProgrammeFault(f"a work process could not be started: {fault.strerror or fault}") from fault
        child.send(self._opening)
        return child

    def _stop_child(self) -> None:
        with self._turn:
            child, self._child = self._child, None
        if child is not None:
            child.stop()

    def rest(self, seconds: float) -> None:
        """Lets the process go if no task comes for so many seconds; the next task starts one."""
        if self._child is not None:
            self._child.allow(seconds)

    def end(self) -> None:
        """Ends the process for good, from any thread; the thread in `run` sees that it has ended."""
        with self._turn:
            self.ended = True
            if self._child is not None:
                self._child.kill()

    def close(self) -> None:
        """Ends the process for good and waits for it; no thread may be in `run`."""
        self.end()
        self._stop_child()


def open_work(work: Work, job: Any) -> bytes:
    """What a work process is told once; raises an exception of `pickle` where that cannot be sent."""
    return pickle.dumps((work, job))


def _thrown(fault: BaseException) -> Answer:
    return Answer(pickle.dumps(fault), thrown=True)


def serve(memory: int, seconds: float) -> None:
    """The work process: works on tasks until its owner ends."""
    owner = Owner(memory)
    sys.excepthook = partial(_tell_fault, owner)

    def begin(source: str) -> None:
        hold_time(seconds if source else 0)
        owner.send(BEGUN + source.encode("utf-8", "surrogatepass"))

    work, job = pickle.loads(owner.receive())
    while True:
        task, lost = pickle.loads(owner.receive()), pickle.loads(owner.receive())
        done = pickle.dumps(work(job, task, lost, begin))
        hold_time(0)
        owner.send(DONE + done)


def _tell_fault(owner: Owner, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
    """Tells of an exception before the process ends of it. Without memory it only ends, as it would at the hands of the system."""
    if issubclass(kind, MemoryError):
        return
    hold_time(0)
    fault.add_note("in a work process:\n" + "".join(traceback.format_tb(trace)))
    owner.send(TOLD + f"{kind.__name__}: {str(fault)[:300]}".encode("utf-8", "replace"))
    pickled = pickle.dumps(fault)
    pickle.loads(pickled)  # some exceptions can be sent, but not opened
    owner.send(THROWN + pickled)
