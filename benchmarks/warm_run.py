"""Runs in processes that are forked from one that has read a notice already: what every run loads is loaded once.

Importing this module loads it: the fork server of `multiprocessing` does so before it forks. No thread may be started by that.
"""

import multiprocessing
import os
import sys
from multiprocessing.process import BaseProcess
from pathlib import Path

from pipeline import gather, layout, ledger
from pipeline.child import ROOT
from pipeline.cli import main
from pipeline.process import process_file
from pipeline.version import current_version

__all__ = ["gather", "ledger", "run_once", "start_run"]

LEAST = 40  # sources a bucket: few, so that a small history has all that a large one has

current_version()
for example in sorted((ROOT / "data" / "raw").glob("*.txt")):
    process_file(example)


def run_once(said: str, words: tuple[str, ...]) -> None:
    """The command with these words; what it says goes to the end of a file."""
    layout.LEAST = LEAST
    with open(said, "ab") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    sys.exit(main(list(words)))


def start_run(said: Path, *words: str) -> BaseProcess:
    """Starts the command in a process of its own, which may be killed."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    process = context.Process(target=run_once, args=(str(said), words))
    process.start()
    return process
