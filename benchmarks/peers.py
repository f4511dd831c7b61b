"""Our dates, telephone numbers, mailboxes and addresses beside JioNLP, on the test suites of JioNLP, Recognizers-Text and cn2an.

Both are judged by value: right, wrong (another value, or one where none is expected), none. Which case is in scope is told by rules on
its text and expected value (`benchmarks.peer_scope`), never by who passes; what is out of scope is counted by reason. JioNLP reads
the clock's zone, so it runs in the one in which its tests were written, Asia/Shanghai, with the case's own reference time.

usage: python -m benchmarks.peers [FOLDER] [--errors]    (FOLDER holds jionlp/, recognizers-text/ and cn2an/)
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from benchmarks.peer_cases import Case, read_cases
from benchmarks.peer_tools import OURS, ZONE, read_jionlp

FOLDER = Path(__file__).parents[2] / "shared" / "peertests"
VERDICTS = ("right", "wrong", "none")
Tool = dict[str, Callable[[Case], list[str]]]


def judge(case: Case, found: list[str]) -> str:
    """right: what is expected and nothing else; where several readings are allowed, one of them for each place."""
    if not case.expected:
        return "wrong" if found else "right"
    left = list(found)
    for readings in case.expected:
        hit = next((value for value in left if value in readings), None)
        if hit is None:
            return "wrong" if found else "none"
        left.remove(hit)
    return "wrong" if left and not case.is_loose else "right"


def tally(cases: Iterable[Case], tool: Tool) -> list[str]:
    return [judge(case, tool[case.task](case)) for case in cases]


def row(suite: str, kind: str, verdicts: list[list[str]]) -> str:
    cells = ["{:4} /{:4} /{:4}".format(*map(side.count, VERDICTS)) for side in zip(*verdicts, strict=True)]
    return f"{suite:42} {kind:14} {len(verdicts):4}  {cells[0]:>16}  {cells[1]:>16}"


def main() -> None:
    folder = Path(next((argument for argument in sys.argv[1:] if not argument.startswith("--")), FOLDER))
    cases = list(read_cases(folder))
    inside = [case for case in cases if not case.out]
    judged = list(zip(inside, tally(inside, OURS), tally(inside, read_jionlp()), strict=True))
    print(f"{len(cases)} cases, {len(inside)} in scope; right / wrong / none; JioNLP in {ZONE}")
    print(f"{'suite':42} {'kind':14} {'all':>4}  {'gongwen':>16}  {'JioNLP':>16}")
    for suite, kind in dict.fromkeys((case.suite, case.kind) for case in inside):
        print(row(suite, kind, [pair for case, *pair in judged if (case.suite, case.kind) == (suite, kind)]))
    for kind in dict.fromkeys(case.kind for case in inside):
        print(row("all suites", kind, [pair for case, *pair in judged if case.kind == kind]))
    print("\nout of scope:")
    for (suite, reason), count in sorted(Counter((case.suite, case.out) for case in cases if case.out).items()):
        print(f"{suite:42} {reason:58} {count:4}")
    for case, ours, theirs in judged if "--errors" in sys.argv else ():
        if ours != "right":
            print(f"{case.suite} {case.kind}: {ours} (JioNLP {theirs}) {case.text!r} {case.expected} {OURS[case.task](case)}")


if __name__ == "__main__":
    main()
