"""Makes the tables of one history in many ways, and says whether they are equal byte for byte.

usage: python -m benchmarks.sameness [--dask] [WAY ...]

The history has three runs: inputs come in two folders, then some change, go and come, then everything is extracted for topics of the user's
own. Each way has its own copy of the inputs and its own archive: other time zones, locales and hash seeds, folders given in another order,
files made in another order, one, two or three processes, a Dask cluster of two workers, tables deleted and made again from text/ and
history/. The last run alone is made of merged shards too, and of many small runs that are put together. The status is 1 where any differs.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path

from benchmarks.made_history import OWN_TOPICS, put
from pipeline.child import ROOT
from tests.archives import digests
from tests.pipeline.test_scale import started_cluster

FOLDERS = ("甲", "乙")
# Buckets of ten sources, so that there is something to share.
START = "import sys; from pipeline import layout; layout.LEAST = 10; from pipeline.cli import main; sys.exit(main())"
NEW_YORK = {"TZ": "America/New_York", "LC_ALL": "C", "PYTHONHASHSEED": "1"}
SHANGHAI = {"TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"}


def command(*words: str | Path, environment: Mapping[str, str] | None = None) -> None:
    """The command in a process of its own; raises CalledProcessError where it fails."""
    said = [sys.executable, "-c", START, *map(str, words)]
    subprocess.run(said, cwd=ROOT, env=os.environ | dict(environment or {}), check=True, capture_output=True)


def change(place: Path, number: int, backwards: bool = False) -> tuple[str, ...]:
    """Makes the inputs of a run of the history, and gives its options."""
    one, two = (place / name for name in FOLDERS)
    for folder in (two, one) if backwards else (one, two):
        folder.mkdir(exist_ok=True)
    if number == 0:
        for folder, numbers in ((one, range(20)), (two, range(20, 30))):
            for n in reversed(numbers) if backwards else numbers:
                put(folder, range(n, n + 1))
    elif number == 1:
        put(one, range(0, 8, 3), "防汛值守")
        put(two, range(40, 44))
        for path in (*one.glob("5.*"), *two.glob("2[12].*")):
            path.unlink()
    else:
        put(two, range(44, 46))
        (place / "own.toml").write_text(OWN_TOPICS.format(word="防汛"), encoding="utf-8")
        return ("--topics", str(place / "own.toml"))
    return ()


def run_history(
    place: Path, *ways: str, backwards: bool = False, rebuild: bool = False, environment: Mapping[str, str] | None = None
) -> dict[str, str]:
    """The tables after the history, made in a way."""
    place.mkdir()
    folders = [place / name for name in (reversed(FOLDERS) if backwards else FOLDERS)]
    for number in range(3):
        options = change(place, number, backwards)
        command("run", *folders, "--archive", place / "archive", *options, *ways, environment=environment)
    if rebuild:
        shutil.rmtree(place / "archive" / "structured")
        command("run", *folders, "--archive", place / "archive", *options, *ways, environment=environment)
    return digests(place / "archive" / "structured")


def run_once(place: Path) -> dict[str, str]:
    """The tables of one run over the inputs as they are after the first of the history."""
    place.mkdir()
    change(place, 0)
    command("run", *(place / name for name in FOLDERS), "--archive", place / "archive", "--workers", "1")
    return digests(place / "archive" / "structured")


def merge_shards(place: Path) -> dict[str, str]:
    """The same of three shards, merged."""
    place.mkdir()
    change(place, 0)
    folders, parts = [place / name for name in FOLDERS], [place / f"part-{number}" for number in (1, 2, 3)]
    for number, part in enumerate(parts, 1):
        command("run", *folders, "--shard", f"{number}/3", "--archive", part)
    command("merge", *parts, "--archive", place / "archive")
    return digests(place / "archive" / "structured")


def put_together(place: Path) -> dict[str, str]:
    """The same of a run for every few files, put together by `gongwen rebucket`."""
    place.mkdir()
    change(place, 0)
    later = {path: path.read_bytes() for name in FOLDERS for path in sorted((place / name).iterdir())}
    for path in later:
        path.unlink()
    for count, (path, data) in enumerate(later.items(), 1):
        path.write_bytes(data)
        if not count % 4 or count == len(later):
            command("run", *(place / name for name in FOLDERS), "--archive", place / "archive")
    command("rebucket", "--archive", place / "archive")
    return digests(place / "archive" / "structured")


Way = Callable[[Path], dict[str, str]]
HISTORY: dict[str, Way] = {
    "one process": lambda place: run_history(place, "--workers", "1"),
    "two processes": lambda place: run_history(place, "--workers", "2"),
    "three processes": lambda place: run_history(place, "--workers", "3"),
    "New York, C, seed 1": lambda place: run_history(place, environment=NEW_YORK),
    "Shanghai, UTF-8, seed 2": lambda place: run_history(place, "--workers", "2", environment=SHANGHAI),
    "another order": lambda place: run_history(place, backwards=True),
    "made again from texts": lambda place: run_history(place, rebuild=True),
    "verify": lambda place: run_history(place, "--verify"),
}
ONE_RUN: dict[str, Way] = {"one run": run_once, "shards": merge_shards, "many small runs": put_together}


def compare(ways: dict[str, Way], place: Path) -> list[str]:
    """The ways whose tables are not those of the first, each told."""
    wanted, wrong = dict[str, str](), list[str]()
    for name, way in ways.items():
        tables = way(place / name)
        wanted = wanted or tables
        differ = sorted(file for file in wanted.keys() | tables.keys() if wanted.get(file) != tables.get(file))
        print(f"{name:30}{len(tables):4} files: {f'{len(differ)} DIFFER: {differ[:3]}' if differ else 'equal'}", flush=True)
        wrong += [name] if differ else []
    return wrong


def main() -> int:
    """Compare all ways, or some."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "ways", nargs="*", metavar="WAY", help=f"{', '.join((*HISTORY, *ONE_RUN))}; each is compared with the first of its kind"
    )
    parser.add_argument("--dask", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        place = Path(name)
        history = dict(HISTORY)
        if asked.dask:
            address = stack.enter_context(started_cluster(place / "cluster")).address
            history["dask, two workers"] = lambda place: run_history(place, "--dask", address)
        wrong = []
        for ways in (history, ONE_RUN):
            first = next(iter(ways))
            chosen = {way: make for way, make in ways.items() if not asked.ways or way == first or way in asked.ways}
            wrong += compare(chosen, place)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
