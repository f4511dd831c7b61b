"""What the command says beside its data, and how it ends."""

import sys
from collections.abc import Iterable
from typing import Any

DONE, BELOW, FAULT, HELD = 0, 1, 2, 3
INTERRUPTED = 130


def say(words: str) -> None:
    """A line for people."""
    print(words, file=sys.stderr)


def complain(words: str, status: int = FAULT) -> int:
    """Says what is wrong; gives the exit status."""
    say(f"gongwen: {words}")
    return status


def with_bar(items: Iterable[Any], total: int) -> Iterable[Any]:
    """The items, with a bar, rate and time left on a terminal, unless the data goes there too."""
    if total < 2 or sys.stdout.isatty() or not sys.stderr.isatty():
        return items
    from tqdm import tqdm

    found: Iterable[Any] = tqdm(items, total=total, unit=" files", file=sys.stderr, leave=False)
    return found
