"""The command `gongwen`: data goes to standard output, talk and progress to standard error."""

import io
import os
import sys

from pipeline.child import ONE_THREAD
from pipeline.cli.parser import build_parser
from pipeline.cli.talk import DONE, INTERRUPTED, complain
from pipeline.inputs.walk import legible
from pipeline.outcome import ProgrammeFault
from pipeline.remote import library_faults, plain

__all__ = ["build_parser", "main"]


def main(arguments: list[str] | None = None) -> int:
    """Run the command; gives its exit status."""
    _prepare_streams()
    _hold_threads()
    try:
        given = build_parser().parse_args(arguments)
        status: int = given.do(given)
        sys.stdout.flush()
    except ProgrammeFault as fault:
        return complain(str(fault))
    except BrokenPipeError:  # who reads us has had enough: no fault, and nothing more to say
        _give_up_output()
        return DONE
    except OSError as fault:
        if fault.filename is None:  # a stream, not a file: what is left in it would complain again at the end
            _give_up_output()
        return complain(f"{legible(str(fault.filename or 'standard output'))}: {fault.strerror or fault}")
    except library_faults() as fault:
        return complain(f"a place elsewhere cannot be reached: {plain(fault)}; what was written stays, run again")
    except KeyboardInterrupt:
        return complain("interrupted; what was written stays, run again to go on", INTERRUPTED)
    return status


def _hold_threads() -> None:
    """One thread a process for native libraries, as in work processes, unless the environment says otherwise."""
    for name, count in ONE_THREAD.items():
        os.environ.setdefault(name, count)


def _prepare_streams() -> None:
    """UTF-8 in any locale; a stream that the caller closed swallows what is written to it."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - open until the end
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _give_up_output() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
