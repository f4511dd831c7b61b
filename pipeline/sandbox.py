"""Readers in a process of their own: a native library that crashes, hangs or eats memory costs that file only.

The reader process takes one file after the other. It ends where a reader fails in a way that no reader should, and with the process that
asked; the next file gets a new one.
"""

import atexit
import json
import math
import os
import sys
import threading
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import TracebackType

from extractors.frozen import frozen
from pipeline.child import Child, Owner, hold_time
from pipeline.outcome import Reason, Unreadable
from pipeline.raw import Raw, from_json, to_json
from pipeline.readers import reader_of
from pipeline.readers.formats import Format

# Recognition takes about 2 s a page, everything else milliseconds: 600 s are the longest scans that offices publish whole.
SECONDS = 600.0
# Recognition needs 1 GiB; models and their threads reserve more address space than they use.
MEMORY = 6 * 1024**3
GRACE = 10.0  # seconds after which a reader that should have been ended by then ends itself
START = "from pipeline.sandbox import serve; serve(int(sys.argv[1]), float(sys.argv[2]), sys.argv[3:] != ['put-off'])"


@frozen
class Limits:
    """What one file may cost: seconds of time, bytes of memory (where the system can hold a process to it), and recognition."""

    seconds: float = SECONDS
    memory: int = MEMORY
    recognise: bool = True


LIMITS = Limits()


class ReaderFault(Exception):
    """A fault of the programme in a reader: please report it."""


def read_apart(known: Format, data: bytes, charset: str | None = None, limits: Limits = LIMITS) -> Raw:
    """What the reader of a format gives for some bytes; raises Unreadable, or ReaderFault for a fault of ours."""
    return _process(os.getpid(), limits).read(known, data, charset)


class ReaderProcess:
    """A process that reads files; it is started when the first comes, and again after one that ended it.

    Threads that share it wait for each other. A process that was forked leaves it to the one that started it.
    """

    def __init__(self, limits: Limits, start: str = START) -> None:
        self._limits = limits
        self._start = start
        self._turn = threading.Lock()
        self._child: Child | None = None
        atexit.register(self.stop)

    def read(self, known: Format, data: bytes, charset: str | None) -> Raw:
        """One file; raises Unreadable with TIMEOUT or WORKER_LOST where the process had to be ended or ended itself."""
        with self._turn:
            return self._read(known, data, charset)

    def _read(self, known: Format, data: bytes, charset: str | None) -> Raw:
        child, answer = self._started(), None
        child.allow(self._limits.seconds)
        try:
            answer = _ask(child, json.dumps({"format": known, "charset": charset}).encode(), data)
        finally:
            child.allow(math.inf)
            if answer is None or child.late:  # an interrupt too: its answer must not be taken for that of the next file
                self.stop()
        if answer is None:
            if child.late:
                raise Unreadable(Reason.TIMEOUT, f"not read within {self._limits.seconds:g} seconds")
            raise Unreadable(Reason.WORKER_LOST, f"the reader of {known} ended ({child.describe_end()})")
        head, text = answer
        said = json.loads(head)
        if said["kind"] == "unreadable":
            raise Unreadable(Reason(said["reason"]), said["detail"])
        if said["kind"] == "fault":
            self.stop()
            raise ReaderFault(said["detail"])
        return from_json(text.decode("utf-8", "surrogatepass"), said["rest"])

    def stop(self) -> None:
        """Ends the process, if there is one."""
        child, self._child = self._child, None
        if child is not None:
            child.stop()

    def _started(self) -> Child:
        if self._child is not None and self._child.ended:
            self.stop()
        if self._child is None:
            try:
                limits = self._limits
                words = (str(limits.memory), str(limits.seconds + GRACE), *(() if limits.recognise else ("put-off",)))
                self._child = Child(self._start, *words)
            except OSError as fault:  # no memory, or too many processes: of the machine, and of this moment
                raise Unreadable(Reason.WORKER_LOST, f"the reader process could not be started ({fault.strerror or fault})") from fault
        return self._child


@cache
def _process(_owner: int, limits: Limits) -> ReaderProcess:
    """The reader process of this process: one that was forked has its own."""
    return ReaderProcess(limits)


def _ask(child: Child, *frames: bytes) -> tuple[bytes, bytes] | None:
    """The two frames that answer; None where the process ended."""
    if not child.send(*frames):
        return None
    head = child.receive()
    text = child.receive() if head is not None else None
    return None if head is None or text is None else (head, text)


def serve(memory: int, seconds: float, recognise: bool = True) -> None:
    """The reader process: answers until its owner ends."""
    owner = Owner(memory)
    if not recognise:
        from pipeline.readers.scan.engine import put_off

        put_off()
    sys.excepthook = _tell_fault(owner)
    while True:
        asked, data = json.loads(owner.receive()), owner.receive()
        hold_time(seconds)
        _answer(owner, *_read(Format(asked["format"]), data, asked["charset"]))
        hold_time(0)


def _read(known: Format, data: bytes, charset: str | None) -> tuple[dict[str, str], str]:
    reader = reader_of(known)
    try:
        raw = reader(data) if charset is None else reader(data, charset)
    except Unreadable as fault:
        return {"kind": "unreadable", "reason": str(fault.reason), "detail": fault.detail}, ""
    except MemoryError:
        return {"kind": "unreadable", "reason": str(Reason.TOO_LARGE), "detail": "needs more memory than one file may have"}, ""
    return {"kind": "raw", "rest": to_json(raw)}, raw.text


def _answer(owner: Owner, head: dict[str, str], text: str) -> None:
    owner.send(json.dumps(head).encode(), text.encode("utf-8", "surrogatepass"))


def _tell_fault(owner: Owner) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """What tells of an exception that no reader should raise, before the process ends of it."""

    def tell(_kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        where = f" ({Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno})" if trace else ""
        _answer(owner, {"kind": "fault", "detail": f"{type(fault).__name__}: {str(fault)[:300]}{where}"}, "")

    return tell
