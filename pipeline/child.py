"""A process of our own and how to speak with it: frames on two pipes, a time after which it is ended, and an end with its owner's.

It is started as a fresh interpreter, not by `multiprocessing`: so it works from a notebook, from a script without a guard around its first
lines, and in the daemonic processes of a cluster. A frame is eight bytes of length, then the bytes.
"""

import math
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

LENGTH = 8  # bytes that tell the length of a frame
MOST_AT_ONCE = 1024 * 1024  # bytes that are read from a pipe at once
ROOT = Path(__file__).parents[1]
ENTER = "import sys; sys.path.insert(0, sys.argv.pop(1)); "
# One thread a process: several processes share a machine. Arrow counts those for files apart: with two none waits for itself.
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS"), "1") | {
    "ARROW_IO_THREADS": "2"
}


class Child:
    """A process that runs the statements `start` with `arguments`, as its owner sees it; raises OSError where it cannot be started.

    What it prints to standard error goes nowhere: notices stay out of logs. A process that was forked leaves it to the one that started it.
    What it sends is looked at every `pace` seconds at most: to be woken for every frame costs more than most of what they tell.
    """

    def __init__(self, start: str, *arguments: str, pace: float = 0) -> None:
        self._owner = os.getpid()
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", ENTER + start, str(ROOT), *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | ONE_THREAD,
        )
        assert self._process.stdout is not None
        self._frames = Frames(self._process.stdout.fileno(), pace)
        self._deadline = Deadline(self._end_late)
        self.late = False  # whether it was ended because its time was over

    @property
    def pid(self) -> int:
        """Its number in the system."""
        return self._process.pid

    @property
    def ended(self) -> bool:
        """Whether it has ended."""
        return self._process.poll() is not None

    def send(self, *frames: bytes) -> bool:
        """Whether the frames could be sent: not to a process that has ended."""
        assert self._process.stdin is not None
        try:
            for frame in frames:
                write_frame(self._process.stdin, frame)
            self._process.stdin.flush()
        except OSError:  # a broken pipe; Windows says it otherwise
            return False
        return True

    def receive(self) -> bytes | None:
        """The next frame it sends; None where it has ended."""
        return self._frames.next()

    def allow(self, seconds: float) -> None:
        """Ends it so many seconds from now, unless other seconds are allowed before; `math.inf` for as long as it likes."""
        self._deadline.set(seconds)

    def _end_late(self) -> None:
        self.late = True
        self.kill()

    def kill(self) -> None:
        """Ends it, from any thread; the one that waits for it sees that it has ended."""
        if self._owner == os.getpid():
            self._process.kill()

    def stop(self) -> None:
        """Ends it, waits for its end and closes the pipes."""
        if self._owner != os.getpid():
            return
        self._deadline.close()
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:  # what was left to send has nobody to read it
                    continue

    def describe_end(self) -> str:
        """How it ended: `signal SIGKILL`, `exit status 3`."""
        code = self._process.wait()
        if code >= 0:
            return f"exit status {code}"
        try:
            return f"signal {signal.Signals(-code).name}"
        except ValueError:
            return f"signal {-code}"


class Deadline:
    """Acts when a time is over. Setting it anew costs next to nothing: its thread sleeps on to the time it knew, then looks again."""

    def __init__(self, act: Callable[[], None]) -> None:
        self._act = act
        self._changed = threading.Condition()
        self._end = self._wakes = math.inf
        self._thread: threading.Thread | None = None
        self._closed = False

    def set(self, seconds: float) -> None:
        """Acts so many seconds from now, and not at the time set before; `math.inf` for never."""
        with self._changed:
            self._end = time.monotonic() + seconds
            if self._thread is None and seconds < math.inf:
                self._thread = threading.Thread(target=self._watch, daemon=True)
                self._thread.start()
            elif self._end < self._wakes:
                self._changed.notify()

    def close(self) -> None:
        """Never acts any more."""
        with self._changed:
            self._closed = True
            self._changed.notify()

    def _watch(self) -> None:
        with self._changed:
            while not self._closed:
                left = self._end - time.monotonic()
                if left <= 0:
                    self._end = left = math.inf
                    self._act()
                self._wakes = self._end
                self._changed.wait(left if left < threading.TIMEOUT_MAX else None)


class Owner:
    """The process that started this one, as this one sees it. No interrupt from the keyboard ends us, what a library prints goes nowhere,
    and where the owner ends we end, in the midst of a file too.
    """

    def __init__(self, memory: int) -> None:
        """Begins to listen; this process is held to `memory` bytes of address space, where the system can."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        self._out: IO[bytes] = os.fdopen(os.dup(1), "wb")
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        _hold_memory(memory)
        self._heard = queue.SimpleQueue[bytes]()
        threading.Thread(target=self._listen, daemon=True).start()

    def receive(self) -> bytes:
        """The next frame it sends; waits for it."""
        return self._heard.get()

    def send(self, *frames: bytes) -> None:
        """Sends frames."""
        for frame in frames:
            write_frame(self._out, frame)
        self._out.flush()

    def _listen(self) -> None:
        """Reads all that comes, so that the end of the pipe, which is the end of the owner, is met at once."""
        try:
            frames = Frames(0)
            while (frame := frames.next()) is not None:
                self._heard.put(frame)
        finally:
            os._exit(0)


def hold_time(seconds: float) -> None:
    """Ends this process so many seconds from now (0: never), where the system can, should nobody else do so."""
    if hasattr(signal, "setitimer"):  # not on Windows
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _hold_memory(limit: int) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (limit if most == resource.RLIM_INFINITY else min(limit, most), most))


def write_frame(stream: IO[bytes], data: bytes) -> None:
    """Writes one frame."""
    stream.write(len(data).to_bytes(LENGTH, "big"))
    stream.write(data)


class Frames:
    """The frames that come through a pipe; it is looked into every `pace` seconds at most."""

    def __init__(self, pipe: int, pace: float = 0) -> None:
        self._pipe = pipe
        self._pace = pace
        self._looked = -math.inf
        self._come = bytearray()

    def next(self) -> bytes | None:
        """The next frame, which is waited for; None where the pipe ends."""
        if not self._come and (left := self._looked + self._pace - time.monotonic()) > 0:
            time.sleep(left)  # only between frames: a long one comes as quickly as it can
        length = self._take(LENGTH)
        return None if length is None else self._take(int.from_bytes(length, "big"))

    def _take(self, count: int) -> bytes | None:
        while len(self._come) < count:
            found = os.read(self._pipe, MOST_AT_ONCE)
            self._looked = time.monotonic()
            if not found:
                return None
            self._come += found
        taken = bytes(self._come[:count])
        del self._come[:count]
        return taken
