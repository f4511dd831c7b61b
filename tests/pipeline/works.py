"""Work that does what sources do on bad days; test_scale and test_worker have it done by processes and clusters."""

import os
import signal
import sys
import time
from pathlib import Path

from pipeline.outcome import ProgrammeFault, Reason, Unreadable
from pipeline.worker import At, Lost


class Stubborn(Exception):
    """An exception that cannot be pickled."""

    def __reduce__(self) -> str:
        raise TypeError("not to be pickled")


def read(job: Path, task: tuple[str, ...], lost: Lost, at: At) -> list[tuple[str, str]]:
    """By source its state; what a source is called is done, and the folder `job` remembers what was done once."""
    done = []
    for source in task:
        if source in lost:
            done.append((source, str(lost[source])))
            continue
        at(source)
        act(source.split("/")[-1], job)
        done.append((source, "read"))
    at("")
    return done


def act(word: str, job: Path) -> None:
    """What a word says."""
    if word == "kill" or (word == "kill once" and is_first(job, word)):
        end_hard()
    if word == "exit":
        sys.exit(0)
    if word == "hang":
        time.sleep(100)
    if word == "eat":
        bytearray(64 * 1024**3)
    if word == "print":
        print("noise" * 1000, flush=True)
        os.write(1, b"noise")
    if word == "full":
        raise OSError(28, "No space left on device", "some/where")
    if word == "fault":
        raise ProgrammeFault("not ready")
    if word == "unreadable":  # can be sent, but not opened
        raise Unreadable(Reason.CORRUPT, "cut off")
    if word == "stubborn":
        raise Stubborn("no way")


def end_hard() -> None:
    """Ends this process as the system would."""
    if sys.platform == "win32":
        os._exit(9)
    os.kill(os.getpid(), signal.SIGKILL)


def is_first(job: Path, word: str) -> bool:
    """Whether this is the first time that the word is done in the folder."""
    try:
        (job / word).touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def die(_job: object, _task: object, _lost: Lost, _at: At) -> None:
    """Ends its process before any source."""
    end_hard()


def die_at_lost(_job: object, task: str, _lost: Lost, at: At) -> None:
    """Does not hear that its source is lost."""
    at(task)
    end_hard()


def write_slowly(_job: object, task: str, _lost: Lost, at: At) -> str:
    """Reads in no time, and takes its time to write."""
    at(task)
    at("")
    time.sleep(1)
    return task


def tell_pid(_job: object, task: str, _lost: Lost, at: At) -> tuple[str, int]:
    """The number of the process that worked on it."""
    at(task)
    return task, os.getpid()


def hold_line(job: Path, task: str, _lost: Lost, at: At) -> str:
    """Holds the pipe that `job` names open, as long as its process is there; begins one source after the other."""
    with job.open("wb", buffering=0) as line:
        line.write(b".")
        for number in range(600):
            at(f"{task}{number}")
            time.sleep(0.1)
        line.write(b"survived")
    return task


def give(_job: object, task: object, _lost: Lost, _at: At) -> object:
    """The task itself."""
    return task


def give_function(_job: object, _task: object, _lost: Lost, _at: At) -> object:
    """What no pipe carries."""
    return lambda: None
