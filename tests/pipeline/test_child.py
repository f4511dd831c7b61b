"""A process of our own: what is sent comes, its time has an end, and it ends with its owner."""

import math
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.child import Child

GIB = 1024**3
OWNER = "from pipeline.child import Owner, hold_time; import os, signal, time; owner = Owner(int(sys.argv[1])); "
ECHO = OWNER + "\nwhile True: owner.send(owner.receive())"
SLEEP = OWNER + "owner.send(b'ready'); time.sleep(100)"


@pytest.fixture
def echo() -> Iterator[Child]:
    child = Child(ECHO, str(4 * GIB))
    yield child
    child.stop()


def answer_of(statements: str) -> bytes | None:
    child = Child(OWNER + statements, str(4 * GIB))
    try:
        return child.receive()
    finally:
        child.stop()


@pytest.mark.parametrize("frame", [b"", b"one", bytes(3_000_000)], ids=["empty", "short", "long"])
def test_what_is_sent_comes(echo: Child, frame: bytes) -> None:
    assert echo.send(frame, b"next")
    assert (echo.receive(), echo.receive()) == (frame, b"next")


def test_it_ends_when_its_time_is_over() -> None:
    child = Child(SLEEP, str(GIB))
    assert child.receive() == b"ready"
    child.allow(0.1)
    assert child.receive() is None
    assert child.late
    child.stop()


def test_only_the_last_time_set_counts(echo: Child) -> None:
    for seconds in (100, 0.2, 100, math.inf):
        echo.allow(seconds)
    assert answer_of("time.sleep(0.5); owner.send(b'later')") == b"later"
    assert echo.send(b"there")
    assert echo.receive() == b"there"
    assert not echo.late


def test_a_time_can_be_set_after_one_that_was_lifted(echo: Child) -> None:
    for seconds in (0.1, math.inf, 100, 0.1):
        echo.allow(seconds)
    assert echo.receive() is None
    assert echo.late


@pytest.mark.parametrize(("statement", "end"), [("sys.exit(3)", "exit status 3"), ("os.abort()", "signal SIGABRT")])
def test_how_it_ended_is_told(statement: str, end: str) -> None:
    child = Child(OWNER + statement, str(GIB))
    assert child.receive() is None
    assert not child.late
    child.stop()
    assert child.describe_end() == end


def test_nothing_can_be_sent_to_one_that_has_ended(echo: Child) -> None:
    echo.kill()
    assert echo.receive() is None
    assert not echo.send(bytes(1_000_000))
    echo.stop()
    assert echo.ended


def test_what_it_prints_is_no_frame() -> None:
    assert answer_of("print('noise', flush=True); os.write(1, b'noise'); owner.send(b'said')") == b"said"


def test_no_interrupt_ends_it() -> None:
    assert answer_of("signal.raise_signal(signal.SIGINT); owner.send(b'said')") == b"said"


def test_libraries_have_one_thread() -> None:
    assert answer_of("import pyarrow; owner.send(b'%d %d' % (pyarrow.cpu_count(), pyarrow.io_thread_count()))") == b"1 2"


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of memory here")
def test_it_is_held_to_its_memory() -> None:
    assert answer_of("\ntry: bytearray(8 * 1024**3)\nexcept MemoryError: owner.send(b'no more')") == b"no more"


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no alarm clock here")
def test_its_own_clock_ends_it() -> None:
    child = Child(OWNER + "hold_time(0.1); time.sleep(100)", str(GIB))
    assert child.receive() is None
    child.stop()
    assert child.describe_end() == "signal SIGALRM"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no forks here")
def test_it_ends_with_its_owner(tmp_path: Path) -> None:
    line = tmp_path / "line"
    os.mkfifo(line)
    outlive = "line = os.open(sys.argv[2], os.O_WRONLY); owner.send(b'ready'); time.sleep(60); os.write(line, b'survived')"
    forked = os.fork()
    if not forked:
        try:
            Child(OWNER + outlive, str(GIB), str(line)).receive()
        finally:
            os._exit(0)
    with line.open("rb") as stream:
        os.waitpid(forked, 0)
        assert stream.read() == b""
