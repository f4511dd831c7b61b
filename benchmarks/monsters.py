"""Files made to harm: bombs, loops, depth and length without end. One outcome each, in bounded time and memory.

usage: python -m benchmarks.monsters [NAME...] [--list]

For each: the size of the file, its outcomes, seconds and memory of all; where the stages behind the reader take longer than a second,
the seconds of each. The command ends with status 1 where anything was wrong.
"""

import argparse
import faulthandler
import time
from collections import Counter
from collections.abc import Callable, Mapping

from benchmarks.examined import LIMITS, Examined, examine, without_recognition
from benchmarks.made_documents import DOCUMENTS
from benchmarks.made_packages import PACKAGES
from benchmarks.originals import FORMATS
from extractors.register import EXTRACTORS, HEAD
from pipeline.clean import clean_text
from pipeline.ingest import MAX_CHARACTERS, identify, make_document, read_raw
from pipeline.outcome import Unreadable
from pipeline.process import check_programme, read_notice
from pipeline.segment import find_notices

HANGS = 600.0  # seconds
LONG = 1.0  # seconds from which a stage is named
MONSTERS: Mapping[str, Callable[[], bytes]] = {**PACKAGES, **DOCUMENTS}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="words that the names of the files hold")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--stages", action="store_true", help="of what takes longer than a second, tell where")
    args = parser.parse_args()
    chosen = [name for name in MONSTERS if not args.names or any(word in name for word in args.names)]
    if args.list:
        print("\n".join(chosen))
        return
    check_programme()
    with without_recognition():
        failed = sum(is_wrong(name, stages=args.stages) for name in chosen)
    raise SystemExit(failed > 0)


def is_wrong(name: str, *, stages: bool) -> bool:
    """Whether something was wrong with a file; prints what came of it."""
    faulthandler.dump_traceback_later(HANGS, exit=True)
    data = MONSTERS[name]()
    found = examine(name, data, manifest_beside={} if name.startswith("list") else None)
    print(line_of(name, len(data), found), flush=True)
    if stages and found.stages.get("process", 0) > LONG and len(found.outcomes) == 1:
        print("    " + ", ".join(f"{stage} {seconds:.1f}" for stage, seconds in stages_of(data).items()), flush=True)
    return bool(found.wrong)


def line_of(name: str, size: int, found: Examined) -> str:
    """What came of a file, in one line."""
    outcomes = ", ".join(f"{count} {format} {said}" for (format, said), count in Counter(found.outcomes).most_common(3))
    wrong = f"; WRONG: {found.wrong[0]}" if found.wrong else ""
    stages = ", ".join(f"{stage} {seconds:.1f}" for stage, seconds in found.stages.items())
    return (
        f"{name:34} {size / 1e6:7.1f} MB: {outcomes}; {found.seconds:.1f} s ({found.cpu:.1f} CPU; {stages}), {found.memory:.0f} MB{wrong}"
    )


def stages_of(data: bytes) -> dict[str, float]:
    """Seconds of the stages of one file, and of single fields; what takes hardly any is left out."""
    spent, began = dict[str, float](), time.perf_counter()

    def lap(stage: str) -> None:
        nonlocal began
        now = time.perf_counter()
        spent[stage], began = now - began, now

    try:
        raw = read_raw(data, None, LIMITS)
    except Unreadable:
        return {"reader": time.perf_counter() - began}
    lap("reader")
    if len(raw.text) > MAX_CHARACTERS:
        return spent
    clean_text(raw.text)
    lap("clean")
    path = FORMATS / "notice.txt"
    document = make_document(identify(path, path.name, data), raw)
    began = time.perf_counter()
    notices = find_notices(document)
    lap("segment")
    for extractor in (HEAD, *EXTRACTORS):
        for notice in notices:
            list(extractor.find(notice))
        lap(f"extract {extractor.table}")
    found = sum(spent.values()) - spent["reader"] - spent["clean"] - spent["segment"]
    for notice in notices:
        read_notice(notice, document)
    lap("all of extract and normalise")
    return {stage: seconds for stage, seconds in spent.items() if seconds > LONG / 5} | {"extract": found}


if __name__ == "__main__":
    main()
