"""CPU of a whole run, text to tables, against plain jieba segmentation of the same texts and JioNLP's times, phones and e-mails.

usage: python -m benchmarks.text FOLDER [--rounds 5] [--peer-texts N] [--json FILE]

Contenders take turns, each round in a process of its own, and the quickest round of each counts: on a shared machine the others tell of
its neighbours. What imports and dictionaries take (everything up to the end of the first text) is taken off and reported apart. CPU is user
and system time of the process and its children. JioNLP comes with the extra `bench`.
"""

import argparse
import contextlib
import io
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

FIRST = "关于召开座谈会的通知\n各科室：\n定于2024年5月8日召开座谈会，联系人：王一，电话：010-66123456。\n某局\n2024年5月6日\n"


def cpu() -> float:
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def read_texts(folder: Path) -> list[str]:
    return [path.read_text(encoding="utf-8", errors="replace") for path in sorted(folder.rglob("*.txt"))]


def gongwen(folder: Path) -> Iterable[Callable[[], object]]:
    from pipeline import run_archive

    with tempfile.TemporaryDirectory() as scratch:
        first = Path(scratch, "first.txt")
        first.write_text(FIRST, encoding="utf-8")
        yield lambda: run_archive([first], Path(scratch, "warm"), workers=1)
        yield lambda: run_archive([folder], Path(scratch, "archive"), workers=1)  # processes have starts of their own: workers.py


def jieba(folder: Path) -> Iterable[Callable[[], object]]:
    import jieba as library

    library.setLogLevel(60)
    yield lambda: list(library.cut(FIRST))
    texts = read_texts(folder)
    yield lambda: [list(library.cut(text)) for text in texts]


def jionlp(folder: Path) -> Iterable[Callable[[], object]]:
    import jionlp as library

    def values(text: str) -> object:
        return library.ner.extract_time(text), library.extract_phone_number(text), library.extract_email(text)

    yield lambda: values(FIRST)
    texts = read_texts(folder)
    yield lambda: [values(text) for text in texts]


CONTENDERS = {"gongwen": gongwen, "jieba": jieba, "jionlp": jionlp}


def child(name: str, folder: Path) -> None:
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        steps = iter(CONTENDERS[name](folder))
        next(steps)()
        loading = cpu()
        work = next(steps)
        before, clock = cpu(), time.perf_counter()
        work()
        spent, wall = cpu() - before, time.perf_counter() - clock
    print(json.dumps({"loading": loading, "cpu": spent, "wall": wall}))


def measure(name: str, folder: Path) -> dict[str, float]:
    done = subprocess.run([sys.executable, __file__, str(folder), "--child", name], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{name}: {done.stderr.strip().splitlines()[-1]}")
    result: dict[str, float] = json.loads(done.stdout)
    return result


def measure_in_turns(names: Iterable[str], folder: Path, rounds: int) -> dict[str, dict[str, float]]:
    """The quickest round of each."""
    found = [{name: measure(name, folder) for name in names} for _ in range(rounds)]
    return {name: min((row[name] for row in found), key=lambda row: row["cpu"]) for name in names}


def measure_peer(sample: list[Path]) -> dict[str, dict[str, float]]:
    """JioNLP against jieba on the same texts; nothing where it is not installed."""
    with tempfile.TemporaryDirectory() as scratch:
        for number, file in enumerate(sample):
            Path(scratch, f"{number}.txt").write_bytes(file.read_bytes())
        try:
            peers = {name: measure(name, Path(scratch)) for name in ("jieba", "jionlp")}
        except SystemExit as absent:
            print(f"{absent} (pip install '.[bench]')", file=sys.stderr)
            return {}
    return {"jionlp": peers["jionlp"] | {"texts": len(sample), "to_jieba": peers["jionlp"]["cpu"] / peers["jieba"]["cpu"]}}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--peer-texts", type=int, default=50, help="JioNLP is slow: it gets so many of the texts, 0 for none")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--child", choices=CONTENDERS, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.child:
        child(args.child, args.folder)
        return
    files = sorted(args.folder.rglob("*.txt"))
    measured = measure_in_turns(("jieba", "gongwen"), args.folder, args.rounds)
    results = {name: row | {"texts": len(files)} for name, row in measured.items()}
    if args.peer_texts:
        results |= measure_peer(files[:: max(1, len(files) // args.peer_texts)][: args.peer_texts])
    results["gongwen"]["to_jieba"] = results["gongwen"]["cpu"] / results["jieba"]["cpu"]
    for name, row in results.items():
        ratio = f", {row['to_jieba']:.2f} x plain jieba" if "to_jieba" in row else ""
        each = 1000 * row["cpu"] / row["texts"]
        print(f"{name:8} {row['texts']:5.0f} texts: {each:8.2f} ms CPU a text{ratio}; loading {row['loading']:.2f} s CPU")
    if args.json:
        args.json.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
