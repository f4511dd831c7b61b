"""Readers in a process of their own: a native library that crashes, hangs or eats memory costs that file only.

The reader process takes one file after the other. It ends where a reader fails in a way that no reader should, and with the process that
asked; the next file gets a new one. Both sides speak in frames: eight bytes of length, then the bytes.
"""

import atexit
import io
import json
import os
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import IO

from pipeline.outcome import Reason, Unreadable
from pipeline.raw import Raw, from_json, to_json
from pipeline.readers import reader_of
from pipeline.readers.formats import Format

LENGTH = 8  # bytes that tell the length of a frame
# Recognition takes about 2 s a page, everything else milliseconds: 600 s are the longest scans that offices publish whole.
SECONDS = 600.0
# Recognition needs 1 GiB; models and their threads reserve more address space than they use.
MEMORY = 6 * 1024**3
GRACE = 10.0  # seconds after which a reader that should have been ended by then ends itself
ROOT = Path(__file__).parents[1]
START = "import sys; sys.path.insert(0, sys.argv[1]); from pipeline.sandbox import serve; serve(int(sys.argv[2]), float(sys.argv[3]))"
# One thread a process: several processes share a machine.
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost: seconds of time, bytes of memory (where the system can hold a process to it)."""

    seconds: float = SECONDS
    memory: int = MEMORY


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
        self._owner = os.getpid()
        self._turn = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        atexit.register(self.stop)

    def read(self, known: Format, data: bytes, charset: str | None) -> Raw:
        """One file; raises Unreadable with TIMEOUT or WORKER_LOST where the process had to be ended or ended itself."""
        with self._turn:
            return self._read(known, data, charset)

    def _read(self, known: Format, data: bytes, charset: str | None) -> Raw:
        child = self._started()
        late = threading.Event()

        def end() -> None:
            late.set()
            child.kill()

        timer = threading.Timer(self._limits.seconds, end)
        timer.daemon = True
        timer.start()
        answer = None
        try:
            answer = _ask(child, json.dumps({"format": known, "charset": charset}).encode(), data)
        finally:
            timer.cancel()
            timer.join()
            if answer is None or late.is_set():  # an interrupt too: its answer must not be taken for that of the next file
                self.stop()
        if answer is None:
            if late.is_set():
                raise Unreadable(Reason.TIMEOUT, f"not read within {self._limits.seconds:g} seconds")
            raise Unreadable(Reason.WORKER_LOST, f"the reader of {known} ended ({_ending(child.returncode)})")
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
        if child is None or self._owner != os.getpid():
            return
        child.kill()
        child.wait()
        for stream in (child.stdin, child.stdout):
            if stream is not None:
                try:
                    stream.close()
                except BrokenPipeError:  # what was left to send has nobody to read it
                    continue

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._child is not None and self._child.poll() is not None:
            self.stop()
        if self._child is None:
            command = [sys.executable, "-P", "-c", self._start, str(ROOT), str(self._limits.memory), str(self._limits.seconds + GRACE)]
            environment = os.environ | ONE_THREAD
            try:
                self._child = subprocess.Popen(
                    command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
                )
            except OSError as fault:  # no memory, or too many processes: of the machine, and of this moment
                raise Unreadable(Reason.WORKER_LOST, f"the reader process could not be started ({fault.strerror or fault})") from fault
        return self._child


@cache
def _process(_owner: int, limits: Limits) -> ReaderProcess:
    """The reader process of this process: one that was forked has its own."""
    return ReaderProcess(limits)


def _ask(child: "subprocess.Popen[bytes]", *frames: bytes) -> tuple[bytes, bytes] | None:
    """The two frames that answer; None where the process ended."""
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        for frame in frames:
            _write_frame(child.stdin, frame)
        child.stdin.flush()
    except (BrokenPipeError, OSError):
        return None
    head = _read_frame(child.stdout)
    text = _read_frame(child.stdout) if head is not None else None
    return None if head is None or text is None else (head, text)


def _ending(code: int | None) -> str:
    if code is not None and code < 0:
        try:
            return f"signal {signal.Signals(-code).name}"
        except ValueError:
            return f"signal {-code}"
    return f"exit status {code}"


def _write_frame(stream: IO[bytes], data: bytes) -> None:
    stream.write(len(data).to_bytes(LENGTH, "big"))
    stream.write(data)


def _read_frame(stream: IO[bytes]) -> bytes | None:
    """The next frame; None where the stream ends."""
    length = stream.read(LENGTH)
    if len(length) < LENGTH:
        return None
    size = int.from_bytes(length, "big")
    data = stream.read(size)
    return data if len(data) == size else None


def serve(memory: int, seconds: float) -> None:
    """The reader process: answers until its input ends. What a library prints goes nowhere, and no interrupt ends it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    _hold_memory(memory)
    _end_with_asker()
    sys.excepthook = _tell_fault(answers)
    questions = io.BufferedReader(io.FileIO(0))
    while (head := _read_frame(questions)) is not None and (data := _read_frame(questions)) is not None:
        asked = json.loads(head)
        _hold_time(seconds)
        _answer(answers, *_read(Format(asked["format"]), data, asked["charset"]))
        _hold_time(0)


def _read(known: Format, data: bytes, charset: str | None) -> tuple[dict[str, str], str]:
    reader = reader_of(known)
    try:
        raw = reader(data) if charset is None else reader(data, charset)
    except Unreadable as fault:
        return {"kind": "unreadable", "reason": str(fault.reason), "detail": fault.detail}, ""
    except MemoryError:
        return {"kind": "unreadable", "reason": str(Reason.TOO_LARGE), "detail": "needs more memory than one file may have"}, ""
    return {"kind": "raw", "rest": to_json(raw)}, raw.text


def _answer(answers: IO[bytes], head: dict[str, str], text: str) -> None:
    _write_frame(answers, json.dumps(head).encode())
    _write_frame(answers, text.encode("utf-8", "surrogatepass"))
    answers.flush()


def _tell_fault(answers: IO[bytes]) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """What tells of an exception that no reader should raise, before the process ends of it."""

    def tell(_kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        where = f" ({Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno})" if trace else ""
        _answer(answers, {"kind": "fault", "detail": f"{type(fault).__name__}: {str(fault)[:300]}{where}"}, "")

    return tell


def _hold_memory(limit: int) -> None:
    """Holds this process to so many bytes of address space, where the system can."""
    try:
        import resource
    except ImportError:  # Windows
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (limit if most == resource.RLIM_INFINITY else min(limit, most), most))


def _hold_time(seconds: float) -> None:
    """Ends this process so many seconds from now (0: never), where the system can, should nobody else do so."""
    if hasattr(signal, "setitimer"):  # not on Windows
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _end_with_asker() -> None:
    """Ends this process, in the midst of a file too, when the one that asks has ended: its end of the input is closed then."""
    if not hasattr(select, "poll"):  # Windows
        return
    asker = select.poll()
    asker.register(0, 0)  # of all events only the closing

    def watch() -> None:
        asker.poll()
        os._exit(0)

    threading.Thread(target=watch, daemon=True).start()
