"""What a notice costs as the archive grows: CPU, memory of the main process, bytes and files, at 1,000, 10,000 and 100,000 notices.

usage: python -m benchmarks.archive [--sizes 1000 10000 100000] [--workers 2] [--rounds 3] [--work FOLDER] [--keep] [--json FILE]

The notices are those of benchmarks/made_notices.py. Each run is a process of its own over a new archive. CPU is user and system time of
the process and its children, without what it takes to be ready, which is measured in the same process (its own by a run over one text,
that of a work process by one that reads one text) and reported apart. Of the smaller sizes as many rounds as asked for are run, half of
them before the largest and half after it, and the mean counts: a shared machine is not equally quick all the time. Memory is the peak of
the main process alone (VmHWM). `--keep` leaves the archives in FOLDER for benchmarks/reruns.py.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import fmean
from typing import Any

from benchmarks.made_notices import make_notices

ROOT = Path(__file__).parents[1]
SIZES = (1000, 10_000, 100_000)
FIRST = "关于召开座谈会的通知\n各科室：\n定于2024年5月8日召开座谈会，联系人：王一，电话：010-66123456。\n某局\n2024年5月6日\n"


def spent(who: int) -> float:
    """Seconds of user and system time of this process, or of its children that have ended."""
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def peak() -> float:
    """The most memory that this process has held, in megabytes of 10^6 bytes."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024 / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6


def make_ready(scratch: Path, apart: bool) -> tuple[float, float]:
    """CPU seconds until the first text is read: of this process, and of a work process if there will be any."""
    from pipeline import run_archive
    from pipeline.archive import Archive
    from pipeline.inputs.walk import Input, fingerprint
    from pipeline.plan import Task
    from pipeline.sandbox import LIMITS
    from pipeline.scale import processes
    from pipeline.work import Job, write_bucket_of

    first = scratch / "first.txt"
    first.write_text(FIRST, encoding="utf-8")
    run_archive([first], scratch / "warm")
    own = spent(resource.RUSAGE_SELF)
    if not apart:
        return own, 0.0
    found = Input("first.txt", first)
    source = fingerprint(found)
    task = Task("000001", (source,), (source,), keep=False, inputs={source.source: found})
    job = Job(Archive(scratch / "apart"), 1, "{}")
    list(processes(1, LIMITS)(write_bucket_of, job, [task], lambda _source: None))
    return own, spent(resource.RUSAGE_CHILDREN)


def run_once(folder: Path, archive: Path, workers: int, dask: str | None = None, *, verify: bool = False) -> dict[str, Any]:
    """One run in this process, its cost without what it takes to be ready."""
    from pipeline import run_archive

    with tempfile.TemporaryDirectory() as scratch:
        ready, of_worker = make_ready(Path(scratch), workers > 1)
    own, children, clock = spent(resource.RUSAGE_SELF), spent(resource.RUSAGE_CHILDREN), time.perf_counter()
    summary = run_archive([folder], archive, workers=workers if dask is None else None, dask=dask, verify=verify)
    own, children = spent(resource.RUSAGE_SELF) - own, spent(resource.RUSAGE_CHILDREN) - children
    started = workers if children and dask is None else 0  # a run with little to do starts none, those of a cluster are not seen from here
    return {
        "count": summary.inputs,
        "processed": summary.processed,
        "wall": time.perf_counter() - clock,
        "main": own,
        "workers": None if dask is not None else children - started * of_worker,
        "cpu": own + children - started * of_worker,
        "ready": ready + started * of_worker,
        "peak": peak(),
    }


def run_apart(folder: Path, archive: Path, *options: str) -> dict[str, Any]:
    """`run_once` in a process of its own."""
    command = [sys.executable, *(["-P"] if sys.flags.safe_path else []), __file__, "--run", str(folder), str(archive), *options]
    paths = [*([os.environ["PYTHONPATH"]] if "PYTHONPATH" in os.environ else []), str(ROOT)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)})
    if done.returncode:
        raise SystemExit(f"a run ended with status {done.returncode}")
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def sizes_of(archive: Path) -> dict[str, tuple[int, int]]:
    """By table (`structured/notices`, `text`, `history/sightings` …) its files and their bytes."""
    found = dict[str, tuple[int, int]]()
    for path in archive.rglob("*.parquet"):
        parts = path.relative_to(archive).parts[:-1]
        name = "text/.stamps" if path.name == ".stamps.parquet" else "/".join(parts)
        files, size = found.get(name, (0, 0))
        found[name] = files + 1, size + path.stat().st_size
    return dict(sorted(found.items()))


@contextmanager
def work_folder(given: Path | None, keep: bool) -> Iterator[Path]:
    """The folder for notices and archives; a temporary one is removed."""
    if given is not None:
        given.mkdir(parents=True, exist_ok=True)
        yield given
        return
    folder = Path(tempfile.mkdtemp(prefix="gongwen-"))
    try:
        yield folder
    finally:
        if keep:
            print(f"kept: {folder}")
        else:
            shutil.rmtree(folder)


def notices_for(work: Path, count: int) -> Path:
    """The folder with the first `count` notices; made where it is not there."""
    folder = work / f"notices-{count}"
    if not folder.exists():
        made = work / f".notices-{count}"
        make_notices(made, range(count))
        made.rename(folder)
    return folder


def grow(work: Path, sizes: Iterable[int], workers: int, rounds: int) -> dict[int, list[dict[str, Any]]]:
    """The runs of every size: the smaller ones before and after the largest."""
    *small, largest = sorted(sizes)
    turns = [*(small * (rounds - rounds // 2)), largest, *(small * (rounds // 2))]
    found: dict[int, list[dict[str, Any]]] = {count: [] for count in (*small, largest)}
    for count in turns:
        folder, archive = notices_for(work, count), work / f"archive-{count}"
        shutil.rmtree(archive, ignore_errors=True)
        found[count].append(run_apart(folder, archive, "--workers", str(workers)))
        archive.with_suffix(".json").write_text(json.dumps(found[count][-1]), encoding="utf-8")
        print(told(found[count][-1]), flush=True)
    return found


def told(row: dict[str, Any]) -> str:
    """One run in a line."""
    own, of_workers = 1000 * row["main"] / row["count"], row["workers"]
    theirs = "workers not seen" if of_workers is None else f"{own + 1000 * of_workers / row['count']:.3f} with work processes"
    return (
        f"{row['count']:9,} notices: main {own:.3f} ms CPU each ({theirs}), "
        f"wall {row['wall']:.1f} s, ready {row['ready']:.2f} s CPU, peak of main {row['peak']:.0f} MB"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--work", type=Path, help="a folder for notices and archives that is kept")
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--run", type=Path, nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--dask", help=argparse.SUPPRESS)
    parser.add_argument("--verify", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.run:
        print(json.dumps(run_once(*args.run, args.workers, args.dask, verify=args.verify)))
        return
    with work_folder(args.work, args.keep) as work:
        runs = grow(work, args.sizes, args.workers, args.rounds)
        tables = {count: sizes_of(work / f"archive-{count}") for count in runs}
    report(runs, tables)
    if args.json:
        args.json.write_text(json.dumps({"runs": runs, "tables": tables}, indent=1) + "\n", encoding="utf-8")


def report(runs: dict[int, list[dict[str, Any]]], tables: dict[int, dict[str, tuple[int, int]]]) -> None:
    """The figures of every size, and how the largest compares with the smallest."""
    least, most = min(runs), max(runs)
    each = {count: fmean(row["cpu"] for row in rows) / count for count, rows in runs.items()}
    for count, rows in runs.items():
        files, size = (sum(pair[i] for pair in tables[count].values()) for i in (0, 1))
        memory = max(row["peak"] for row in rows)
        print(
            f"{count:9,}: {1000 * each[count]:.3f} ms CPU a notice, main {memory:.0f} MB, {size / count:.0f} bytes a notice, {files} files"
        )
    print(f"CPU a notice at {most:,} is {each[most] / each[least]:.3f} x that at {least:,} (aim 1.05); main peak aim 600 MB")
    for name, (files, size) in tables[most].items():
        print(f"  {name:28} {size / most:9.1f} bytes a notice, {files} files")


if __name__ == "__main__":
    main()
