"""Kills runs at random moments, and sees whether the next run loses anything, and whether readers see anything twice.

usage: python -m benchmarks.faults [--kills N] [--seed N] [--dask] [--kinds KIND ...] [--keep FOLDER]

A history of an archive is made once, run by run, and nothing is killed: inputs come, change, move, go and are dropped, the user's topics
change, small intakes are put together. Then, again and again, one of its runs is started on a copy of the archive that it found, and
kill -9 ends, at a random moment or after a random file, one of these: the run (alone, with two processes, on a cluster), a work process,
the reader process, with --dask the scheduler or a worker of the cluster. Some are killed twice in a row. Meanwhile and afterwards a plain
reader opens every file and looks for sources and notices that stand twice in a table. The run is then done again and left in peace: its
tables must be those of the history byte for byte, and so must be what it tells of changes and sightings. A run that went on without its
reader process has lost a file for this time: it is followed by another run, whose tables must be the same.

The status is 1 where anything is wrong; --keep keeps the archives in which it was.
"""

import argparse
import random
import shutil
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from multiprocessing.process import BaseProcess
from pathlib import Path

import psutil
from pyarrow import ArrowInvalid

from benchmarks.made_history import Step, Wrong, finish, make_history, wait_for
from tests.archives import digests
from tests.pipeline.test_scale import Cluster, started_cluster
from tests.pipeline.watch import StandsTwice, look

ON_ONE, ON_CLUSTER = ("run alone", "run with processes", "work process", "reader process"), ("run on dask", "scheduler", "dask worker")
GOES_ON = frozenset({"work process", "reader process", "dask worker"})  # the run is to survive the death of these


@contextmanager
def watched(archive: Path) -> Iterator[None]:
    """A reader that looks all the time, and once more at the end; raises what it met."""
    ended = threading.Event()

    def watch() -> None:
        while not ended.is_set():
            look(archive / "structured")
            time.sleep(0.01)

    with ThreadPoolExecutor(1) as thread:
        watching = thread.submit(watch)
        try:
            yield
        finally:
            ended.set()
    watching.result()
    look(archive / "structured")


def wait_for_moment(run: BaseProcess, step: Step, archive: Path, chance: random.Random) -> None:
    """Waits for a random time, or until a random number of files have been put, set aside or taken away."""
    if chance.random() < 0.4:
        end = time.monotonic() + chance.uniform(0.3, 1.1) * step.seconds
        while time.monotonic() < end and run.is_alive():
            time.sleep(0.005)
        return
    left, before = chance.randint(1, step.files + 20), listed(archive / "structured")
    while left > 0 and run.is_alive():
        now = listed(archive / "structured")
        left -= len(now ^ before)
        before = now
        time.sleep(0.001)


def listed(structured: Path) -> set[tuple[str, int]]:
    """Names and numbers of all files, those out of sight too."""
    found = set[tuple[str, int]]()
    for path in structured.glob("*/*"):
        try:
            found.add((f"{path.parent.name}/{path.name}", path.stat().st_ino))
        except FileNotFoundError:
            continue
    return found


def victim_of(kind: str, run: BaseProcess, cluster: Cluster | None, chance: random.Random) -> psutil.Process | None:
    """The process to kill; None where there is none at this moment."""
    if kind in ("scheduler", "dask worker") and cluster is not None:
        return psutil.Process((cluster.scheduler if kind == "scheduler" else chance.choice(cluster.workers)).pid)
    try:
        own = psutil.Process(run.pid)
        if kind not in GOES_ON:
            return own
        word = "pipeline.worker" if kind == "work process" else "pipeline.sandbox"
        found = [child for child in own.children(recursive=True) if any(word in part for part in child.cmdline())]
    except psutil.NoSuchProcess:
        return None
    return chance.choice(found) if found else None


def kill_once(kind: str, step: Step, archive: Path, chance: random.Random, cluster: Cluster | None) -> bool:
    """Starts a run and kills; whether there was something to kill. Raises Wrong where a run fails that is to go on."""
    ways = {"run alone": ("--workers", "1"), "reader process": ("--workers", "1")}.get(kind, ("--workers", "2"))
    run = step.start(archive, *(ways if cluster is None else ("--dask", cluster.address)))
    with watched(archive):
        wait_for_moment(run, step, archive, chance)
        victim = victim_of(kind, run, cluster, chance)
        while kind in GOES_ON and victim is None and run.is_alive():
            time.sleep(0.01)
            victim = victim_of(kind, run, cluster, chance)
        hit = victim is not None and run.is_alive()
        if hit and victim is not None:
            victim.kill()
        status = wait_for(run)
    allowed = {0} if kind in GOES_ON else {0, 2} if kind == "scheduler" else {0, -9}
    if status not in allowed:
        raise Wrong(f"status {status}: {(archive / 'said.txt').read_text()[-800:]}")
    return hit


def compare(step: Step, archive: Path) -> None:
    """Raises Wrong where an archive is not the one that the run left in peace."""
    found, wanted = digests(archive / "structured"), digests(step.after / "structured")
    differ = sorted(name for name in found.keys() | wanted.keys() if found.get(name) != wanted.get(name))
    if differ:
        raise Wrong(f"{len(differ)} tables differ: {differ[:5]}")
    left = [path.name for path in archive.rglob(".*") if path.suffix in (".part", ".aside")]
    if left:
        raise Wrong(f"left behind: {left[:5]}")
    if len(list((archive / "history" / "runs").iterdir())) == len(list((step.after / "history" / "runs").iterdir())):
        for table in ("changes", "sightings"):
            if digests(archive / "history" / table) != digests(step.after / "history" / table):
                raise Wrong(f"{table} tells other things")


def try_kind(kind: str, steps: list[Step], archive: Path, chance: random.Random, cluster: Cluster | None) -> int:
    """One trial: kills, once or twice in a row, then a run in peace and the comparison; gives how many kills hit."""
    hits, step = 0, chance.choice(steps)
    step.copy(archive)
    for _ in range(chance.choice((1, 1, 2))):
        hits += kill_once(kind, step, archive, chance, cluster)
        if cluster is not None and kind != "run on dask":
            break
    with watched(archive):
        finish(step, archive, "--workers", chance.choice("12"))
    compare(step, archive)
    return hits


def main() -> int:
    """Kill until there were so many; tell by kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--dask", action="store_true")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--kinds", nargs="+", choices=ON_ONE + ON_CLUSTER)
    asked = parser.parse_args()
    chance, hits, wrong, trial = random.Random(asked.seed), Counter[str](), 0, 0
    kinds = asked.kinds or ON_ONE + (ON_CLUSTER if asked.dask else ())
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        place, cluster, cluster_stack = Path(name), None, stack.enter_context(ExitStack())
        steps = make_history(place)
        print("history:", ", ".join(f"{step.seconds:.1f} s, {step.files} files" for step in steps), flush=True)
        while hits.total() < asked.kills:
            kind, archive = kinds[trial % len(kinds)], place / f"trial-{trial}"
            trial += 1
            if kind in ON_CLUSTER and cluster is None:
                cluster = cluster_stack.enter_context(started_cluster(place / f"cluster-{trial}"))
            try:
                hits[kind] += try_kind(kind, steps, archive, chance, cluster if kind in ON_CLUSTER else None)
            except (Wrong, StandsTwice, ArrowInvalid) as fault:
                wrong += 1
                print(f"WRONG trial {trial} ({kind}): {type(fault).__name__}: {fault}", flush=True)
                if asked.keep:
                    shutil.copytree(archive, asked.keep / f"trial-{trial}")
            shutil.rmtree(archive)
            if kind in ("scheduler", "dask worker"):
                cluster_stack.close()
                cluster = None
            if not trial % 10:
                print(f"{hits.total()} kills in {trial} trials, {wrong} wrong", flush=True)
    for kind in kinds:
        print(f"{kind:20}{hits[kind]:5} kills")
    print(f"{'all':20}{hits.total():5} kills in {trial} trials, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
