"""What a run costs when nothing is new, ten notices, a hundredth of all, or every file is read again; and which bytes it writes.

usage: python -m benchmarks.reruns [--count 100000] [--workers 2] [--work FOLDER] [--steps NAME...] [--json FILE]
       python -m benchmarks.reruns --simulate [--work FOLDER --count N]

The notices are those of benchmarks/made_notices.py; an archive that benchmarks/archive.py left in FOLDER is used as the full run, if it
was made by the same code. Every run is a process of its own; CPU and wall time are those of the run without what the process takes to
be ready. Written is what has another inode, time or size afterwards. `--simulate` tells from the sizes in such an archive, and from how
pipeline/layout.py divides intakes, what is written when 10,000 come to 1,000,000, and by a year of daily runs.
"""

import argparse
import json
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.archive import notices_for, run_apart, sizes_of, work_folder
from benchmarks.made_notices import A_FOLDER, make_notices
from pipeline.layout import Group, Intake, make_layout

STEPS = ("nothing", "ten", "hundredth", "verify")  # what is new, or that every file is read to know its bytes
TEN = 10
MANY, NEW = 1_000_000, 10_000
DAYS, A_DAY = 365, (10, 100, 1000)
GROWING = ("text/.stamps",)  # tables that every run writes whole
BY_RUN = ("history/sightings",)  # tables to which a run adds what is new


def snapshot(archive: Path) -> dict[Path, tuple[int, int, int]]:
    """By file its inode, time and size."""
    files = ((path, path.stat()) for path in archive.rglob("*") if path.is_file())
    return {path: (status.st_ino, status.st_mtime_ns, status.st_size) for path, status in files}


def rerun(folder: Path, archive: Path, *options: str) -> dict[str, Any]:
    """A run, with how many bytes it wrote of how many there are."""
    before = snapshot(archive)
    row = run_apart(folder, archive, *options)
    after = snapshot(archive)
    written = {path: seen[2] for path, seen in after.items() if before.get(path) != seen}
    return row | {"written": sum(written.values()), "files": len(written), "bytes": sum(seen[2] for seen in after.values())}


def full_run(work: Path, count: int, workers: str) -> tuple[Path, Path, dict[str, Any]]:
    """The notices, the archive with all of them, what it cost."""
    folder, archive = notices_for(work, count), work / f"archive-{count}"
    told = archive.with_suffix(".json")
    if not (told.exists() and archive.exists()):
        shutil.rmtree(archive, ignore_errors=True)
        told.write_text(json.dumps(run_apart(folder, archive, "--workers", workers)), encoding="utf-8")
    full: dict[str, Any] = json.loads(told.read_text(encoding="utf-8"))
    return folder, archive, full


def measure(work: Path, count: int, workers: str, chosen: Iterable[str]) -> dict[str, dict[str, Any]]:
    """The runs by name; the notices that are added are taken away again, and so is what the runs made of the archive."""
    folder, archive, full = full_run(work, count, workers)
    mine = work / "archive-reruns"
    shutil.rmtree(mine, ignore_errors=True)
    shutil.copytree(archive, mine, copy_function=os.link)  # runs put whole files in place of others
    found = {"full": full}
    news = {"ten": TEN, "hundredth": count // 100}
    added, begin = list[Path](), -(-count // A_FOLDER) * A_FOLDER
    try:
        for name in chosen:
            new = news.get(name, 0)
            if new:
                added.append(folder / f"new-{len(added)}")
                make_notices(added[-1], range(begin, begin + new))
                begin += new
            options = ("--workers", workers, *(["--verify"] if name == "verify" else []))
            found[name] = rerun(folder, mine, *options)
            if found[name]["processed"] != new:
                raise SystemExit(f"{name}: {found[name]['processed']} were read; was the full run made by other code?")
            print(line(name, found[name], full), flush=True)
    finally:
        for place in (*added, mine):
            shutil.rmtree(place, ignore_errors=True)
    return found


def line(name: str, row: dict[str, Any], full: dict[str, Any]) -> str:
    """One run against the full one."""
    share = f"{row['written'] / 1e6:.1f} MB written in {row['files']} files, {100 * row['written'] / row['bytes']:.2f} % of all bytes"
    return (
        f"{name:10} {row['cpu']:7.2f} s CPU ({100 * row['cpu'] / full['cpu']:.2f} % of the full run), wall {row['wall']:.1f} s; "
        f"{share}; peak of main {row['peak']:.0f} MB"
    )


@dataclass(frozen=True, slots=True)
class Sizes:
    """Bytes a source: in buckets, in what every run writes whole, in what a run adds; and tables that have buckets."""

    bucketed: float
    whole: float
    added: float
    tables: int


def sizes_a_source(archive: Path, count: int) -> Sizes:
    """As measured in an archive of one run."""
    tables = sizes_of(archive)
    whole, added = (sum(tables[name][1] for name in names if name in tables) for names in (GROWING, BY_RUN))
    bucketed = sum(size for name, (_, size) in tables.items() if name.startswith(("structured/", "text"))) - whole
    return Sizes(bucketed / count, whole / count, added / count, sum(name.startswith("structured/") for name in tables) + 1)


def groups_of(counts: Iterable[int], size: float) -> set[Group]:
    """The groups in which intakes of so many sources stand."""
    intakes = (Intake(run, count, round(count * size)) for run, count in enumerate(counts, 1))
    return set(make_layout(intakes).groups.values())


def written_for(before: list[int], new: int, sizes: Sizes, size: float) -> tuple[float, float]:
    """The bytes that a run with `new` sources writes, and all that there are afterwards."""
    old, now = groups_of(before, size), groups_of([*before, new], size)
    total = sum(before) + new
    again = sum(group.count for group in now - old)  # a group that is another one is written whole
    return again * sizes.bucketed + total * sizes.whole + new * sizes.added, total * (sizes.bucketed + sizes.whole + sizes.added)


def simulate(sizes: Sizes, size: float) -> None:
    """What is written for 10,000 among a million, and for a year of daily runs after a million; `size` is the bytes of an input."""
    written, total = written_for([MANY], NEW, sizes, size)
    print(f"{NEW:,} new among {MANY:,}: {written / 1e6:.0f} MB of {total / 1e6:.0f} MB written, {100 * written / total:.2f} % (aim 5)")
    for a_day in A_DAY:
        counts, again = [MANY], 0
        for _ in range(DAYS):
            old = groups_of(counts, size)
            counts.append(a_day)
            again += sum(group.count for group in groups_of(counts, size) - old)
        groups = groups_of(counts, size)
        files = sum(group.parts for group in groups) * sizes.tables
        times = again / (DAYS * a_day)
        print(f"{DAYS} runs of {a_day:,} new: each is written {times:.1f} times; {len(groups)} groups, {files:,} files of tables and texts")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--workers", default="2")
    parser.add_argument("--work", type=Path, help="a folder for notices and archives that is kept")
    parser.add_argument("--steps", choices=STEPS, nargs="+", default=STEPS)
    parser.add_argument("--simulate", action="store_true")
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    with work_folder(args.work, False) as work:
        runs = {} if args.simulate else measure(work, args.count, args.workers, args.steps)
        folder, archive, _ = full_run(work, args.count, args.workers)
        sizes = sizes_a_source(archive, args.count)
        mean = sum(path.stat().st_size for path in folder.rglob("*.txt")) / args.count
    if "nothing" in runs:
        print(f"nothing new: {100 * runs['nothing']['cpu'] / runs['full']['cpu']:.2f} % of the CPU of the full run (aim 2)")
    if {"nothing", "ten"} <= runs.keys():
        print(f"ten new: {runs['ten']['wall'] - runs['nothing']['wall']:.1f} s more (aim 3)")
    print(
        f"a source: {mean:.0f} bytes, {sizes.bucketed:.0f} in tables and texts, {sizes.whole:.0f} in stamps, {sizes.added:.0f} in sightings"
    )
    simulate(sizes, mean)
    if args.json:
        args.json.write_text(json.dumps(runs, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
