"""How much quicker a run is with two processes, and with two Dask workers, than with one; whether the bytes are the same.

usage: python -m benchmarks.workers [--count 10000] [--rounds 2] [--work FOLDER] [--no-dask] [--json FILE]

The notices are those of benchmarks/made_notices.py. One process is the run itself, serial; two are two work processes beside it; Dask is
a scheduler and two workers of one thread, processes of their own, ready before the clock runs. The wall time is that of a run in a
process that has read one text already; what work processes take to be ready counts. Contenders take turns, the quickest round of each
counts. On a machine that does other work, or has fewer than two idle processors, the wall time says nothing: there the CPU of one process
against two is what can be compared; that of the cluster is not seen from the run.
"""

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from benchmarks.archive import notices_for, run_apart, told, work_folder

LEAVE = 10.0  # seconds that a process of the cluster has to end by itself
READY = 60.0  # seconds in which the cluster has to be there


@contextmanager
def cluster() -> Iterator[str]:
    """The address of a scheduler with two workers; all end with the block."""
    with tempfile.TemporaryDirectory() as place:
        file = Path(place, "scheduler.json")
        shared = ["--scheduler-file", str(file), "--no-dashboard"]
        scheduler = ["dask_scheduler", "--host", "tcp://127.0.0.1", "--port", "0", *shared]
        worker = ["dask_worker", "--nthreads", "1", "--no-nanny", "--local-directory", place, *shared]
        started = [
            subprocess.Popen([sys.executable, "-m", f"distributed.cli.{module}", *options], stderr=subprocess.DEVNULL)
            for module, *options in (scheduler, worker, worker)
        ]
        try:
            yield _address(file)
        finally:
            for process in reversed(started):  # workers first: they take leave of the scheduler, and may wait for its answer
                _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(LEAVE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _address(file: Path) -> str:
    """Where the scheduler is, once it has both workers."""
    from distributed import Client

    until = time.monotonic() + READY
    while not file.exists():
        if time.monotonic() > until:
            raise SystemExit("the Dask scheduler did not start")
        time.sleep(0.1)
    address: str = json.loads(file.read_text())["address"]
    with Client(address, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=READY)
    return address


def digest(archive: Path) -> str:
    """What stands in the tables of an archive and their files."""
    found = hashlib.sha256()
    for path in sorted((archive / "structured").rglob("*.parquet")):
        found.update(path.relative_to(archive).as_posix().encode())
        found.update(path.read_bytes())
    return found.hexdigest()


def measure(work: Path, count: int, rounds: int, address: str | None) -> tuple[dict[str, list[dict[str, Any]]], set[str]]:
    """The runs of every contender, and the different bytes that came out: one if all are the same."""
    contenders = {"one": ("--workers", "1"), "two": ("--workers", "2")}
    if address is not None:
        contenders["dask"] = ("--dask", address)
    found, digests = defaultdict[str, list[dict[str, Any]]](list), set[str]()
    folder, archive = notices_for(work, count), work / "archive-workers"
    for _ in range(rounds):
        for name, options in contenders.items():
            shutil.rmtree(archive, ignore_errors=True)
            found[name].append(run_apart(folder, archive, *options))
            digests.add(digest(archive))
            print(f"{name:5}", told(found[name][-1]), flush=True)
    return found, digests


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--work", type=Path, help="a folder for notices and archives that is kept")
    parser.add_argument("--no-dask", action="store_true")
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    with work_folder(args.work, False) as work, nullcontext() if args.no_dask else cluster() as address:
        runs, digests = measure(work, args.count, args.rounds, address)
    wall = {name: min(row["wall"] for row in rows) for name, rows in runs.items()}
    cpu = {name: min(row["cpu"] for row in rows) for name, rows in runs.items()}
    print(f"two processes: {wall['one'] / wall['two']:.2f} x as quick as one (aim 1.8), at {cpu['two'] / cpu['one']:.2f} x its CPU")
    if "dask" in wall:
        print(f"two Dask workers: {wall['one'] / wall['dask']:.2f} x as quick as one process (aim 1.7)")
    print("the bytes of all tables are the same" if len(digests) == 1 else f"THE TABLES DIFFER: {len(digests)} kinds")
    if args.json:
        args.json.write_text(json.dumps({"runs": runs, "same": len(digests) == 1}, indent=1) + "\n", encoding="utf-8")
    if len(digests) != 1:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
