"""Damaged files through a run: exactly one outcome each, no fault of the programme, spans within their texts, time and memory bounded.

usage: python -m benchmarks.mutations [--count 10000] [--seed 1] [--jobs 2] [--from FOLDER] [--ocr] [--only N] [--json FILE]

The files are made from the invented ones of tests/formats, or from those of a folder; number N of a seed is the same file every time, and
`--only N` repeats it (with `--keep FILE` it is written, too). Recognition costs seconds a page and is switched off unless asked for.
The command ends with status 1 where anything was wrong.
"""

import argparse
import faulthandler
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.examined import Examined, examine, without_recognition
from benchmarks.mutated import Mutated, mutate
from benchmarks.originals import MANIFESTS, read_originals
from pipeline.process import check_programme

HANGS = 180.0  # seconds
SLOW = 10.0  # seconds; what takes longer is named


def run_one(originals: dict[str, bytes], seed: int, number: int) -> tuple[Mutated, Examined]:
    """Makes the file of a number and examines it."""
    made = mutate(originals, seed, number)
    return made, examine(made.original, made.data, manifest_beside=beside(made, originals))


def beside(made: Mutated, originals: Mapping[str, bytes]) -> dict[str, bytes] | None:
    """The files that a manifest names; None for a file that is no manifest."""
    return {"notice.txt": originals["notice.txt"]} if made.original in MANIFESTS else None


def shard(args: argparse.Namespace) -> None:
    """The files of one process, a line of JSON before and after each."""
    originals = read_originals(args.folder)
    check_programme()  # loads what every file needs, so that the first one costs no more than the others
    for number in range(args.begin, args.count, args.jobs):
        print(json.dumps({"number": number}), flush=True)
        faulthandler.dump_traceback_later(HANGS, exit=True)  # nothing may wait for ever, not even what has no limit
        made, found = run_one(originals, args.seed, number)
        told = {"number": number, "original": made.original, "damages": made.damages, "size": len(made.data), **asdict(found)}
        print(json.dumps(told), flush=True)
    faulthandler.cancel_dump_traceback_later()


def follow(arguments: Sequence[str], begin: int, jobs: int, count: int) -> Iterator[dict[str, Any]]:
    """The results of a shard; one whose process ends goes on behind the file that ended it."""
    while begin < count:
        command = [sys.executable, "-m", "benchmarks.mutations", *arguments, "--begin", str(begin)]
        last, is_open = begin, False
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            for line in process.stdout:
                told = json.loads(line)
                last, is_open = told["number"], "original" not in told
                if not is_open:
                    yield told
        if process.returncode == 0:
            return
        if is_open:
            yield {"number": last, "original": "?", "outcomes": [], "wrong": [f"the process ended with status {process.returncode}"]}
            begin = last + jobs
        else:
            raise SystemExit(f"a process ended with status {process.returncode} before or after a file")


def run_all(args: argparse.Namespace) -> list[dict[str, Any]]:
    """All files, by as many processes as asked for."""
    arguments = ["--count", str(args.count), "--seed", str(args.seed), "--jobs", str(args.jobs)]
    arguments += ["--from", str(args.folder)] if args.folder else []
    found = list[dict[str, Any]]()

    def take(begin: int) -> None:
        for told in follow(arguments, begin, args.jobs, args.count):
            found.append(told)
            if told["wrong"] or told.get("seconds", 0) > SLOW:
                print(f"{told['number']}: {told['original']} {told.get('damages')}: {told['wrong'] or told['stages']}", file=sys.stderr)

    with nullcontext() if args.ocr else without_recognition(), ThreadPoolExecutor(args.jobs) as pool:
        list(pool.map(take, range(args.jobs)))
    return sorted(found, key=lambda told: told["number"])


def report(results: Sequence[dict[str, Any]]) -> str:
    """The counts by format and outcome, the costs, and what was wrong."""
    counts = Counter((format, outcome) for told in results for format, outcome in told["outcomes"])
    formats, outcomes = sorted({key[0] for key in counts}), sorted({key[1] for key in counts}, key=lambda name: (name.isupper(), name))
    lines = ["format".ljust(10) + "".join(f"{name:>{len(name) + 2}}" for name in outcomes)]
    for format in formats:
        lines.append(format.ljust(10) + "".join(f"{counts[format, name]:>{len(name) + 2}}" for name in outcomes))
    for unit in ("seconds", "cpu", "memory"):
        values = sorted(told[unit] for told in results if unit in told)
        if values:
            lines.append(f"{unit}: 50 % {values[len(values) // 2]:.2f}, 99 % {values[int(0.99 * len(values))]:.2f}, most {values[-1]:.2f}")
    wrong = [told for told in results if told["wrong"]]
    lines.append(f"{len(results)} files, {sum(counts.values())} inputs, {len(wrong)} files with something wrong")
    lines += [f"  {told['number']} {told['original']} {told.get('damages')}: {told['wrong'][0]}" for told in wrong]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--from", dest="folder", type=Path)
    parser.add_argument("--ocr", action="store_true")
    parser.add_argument("--only", type=int)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--begin", type=int, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.begin is not None:
        shard(args)
        return
    if args.only is not None:
        with nullcontext() if args.ocr else without_recognition():
            made, examined = run_one(read_originals(args.folder), args.seed, args.only)
        if args.keep:
            args.keep.write_bytes(made.data)
        print(made.original, made.damages, len(made.data), "bytes", examined, sep="\n")
        return
    results = run_all(args)
    print(report(results))
    if args.json:
        args.json.write_text(json.dumps(results, ensure_ascii=False) + "\n", encoding="utf-8")
    raise SystemExit(any(told["wrong"] for told in results))


if __name__ == "__main__":
    main()
