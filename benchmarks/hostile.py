"""How the CPU of each stage grows with monotonous and mixed texts: the exponent is 1 where it is linear, 2 where it is squared.

usage: python -m benchmarks.hostile [--size N] [--stages] [KIND ...]

Each kind of tests/test_hostile.py is read in N, 2 N and 4 N code points, stage by stage (every extractor is one). The exponent is
taken from N to 4 N, for stages whose time can be told from noise. A kind and stage that take over LIMIT seconds grow no further.
"""

import argparse
import math
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from extractors.register import EXTRACTORS, HEAD
from extractors.row import Row
from pipeline.ingest import identify, parse_document
from pipeline.normalise import normalise_rows
from pipeline.outcome import Found, Unreadable
from pipeline.segment import find_notices
from tests.test_hostile import KINDS, monotonous

SIZE = 50_000
STEPS = (1, 2, 4)
LIMIT = 60.0
LEAST = 0.05  # seconds below which a time is noise
STEEP = 1.3  # exponents beyond which a stage is shown
T = TypeVar("T")


def measure(text: str) -> dict[str, float]:
    """CPU seconds of each stage; a text without words has only the first."""
    spent = dict[str, float]()

    def timed(stage: str, do: Callable[..., T], *given: Any) -> T:
        before = time.process_time()
        try:
            return do(*given)
        finally:
            spent[stage] = spent.get(stage, 0.0) + time.process_time() - before

    data = text.encode()
    source = identify(Path("hostile.txt"), "hostile.txt", data)
    try:
        document = timed("read", parse_document, source, data)
    except Unreadable:
        return spent  # nothing but spaces
    for notice in timed("segment", find_notices, document):
        rows = dict[str, tuple[Row, ...]]()
        for extractor in (HEAD, *EXTRACTORS):
            rows[extractor.table] = timed(extractor.table, lambda read, one: tuple(read(one)), extractor.find, notice)
        scalars = rows.pop(HEAD.table)
        found = Found(scalars, rows, frozenset(), ())  # type: ignore[arg-type]
        timed("normalise", normalise_rows, notice, found)
    return spent


def grow(kind: str, size: int) -> list[dict[str, float]]:
    """The times of a kind for each size, up to the first that takes too long."""
    times = list[dict[str, float]]()
    for step in STEPS:
        times.append(measure(monotonous(kind, size * step)))
        if sum(times[-1].values()) > LIMIT:
            break
    return times


def exponents(times: list[dict[str, float]]) -> Iterator[tuple[float, str]]:
    """The exponent of each stage that takes long enough to tell, and of all together."""
    first, last, factor = times[0], times[-1], STEPS[len(times) - 1]
    if factor == 1:
        return
    for stage in last:
        if last[stage] >= LEAST:
            yield math.log(last[stage] / max(first.get(stage, 0.0), LEAST / factor**2), factor), stage


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kinds", nargs="*", default=KINDS, metavar="KIND")
    parser.add_argument("--size", type=int, default=SIZE)
    parser.add_argument("--stages", action="store_true", help="show every stage that takes long enough to tell")
    given = parser.parse_args()
    measure("\n".join(monotonous(kind, 500) for kind in KINDS))  # lexicons and patterns are loaded
    steepest = (0.0, "none")
    for kind in given.kinds:
        times = grow(kind, given.size)
        found = sorted(exponents(times), reverse=True)
        steepest = max([steepest, *((exponent, f"{kind}, {stage}") for exponent, stage in found)])
        shown = found if given.stages else [pair for pair in found if pair[0] > STEEP]
        whole = [sum(spent.values()) for spent in times]
        grown = math.log(whole[-1] / whole[0], STEPS[len(times) - 1]) if len(times) > 1 else math.nan
        steep = "; ".join(f"{stage} {times[-1][stage]:.2f} s ^{exponent:.2f}" for exponent, stage in shown)
        print(f"{kind:24} {given.size * STEPS[len(times) - 1]:7} code points {whole[-1]:7.2f} s ^{grown:.2f}  {steep}".rstrip(), flush=True)
    print(f"steepest: {steepest[1]} ^{steepest[0]:.2f}")


if __name__ == "__main__":
    main()
