"""The tables of docs/accuracy.md: precision, recall and F1 by field on folders of annotated notices.

usage: python benchmarks/accuracy.py NAME=GOLD_DIR [NAME=GOLD_DIR ...]
"""

import sys
from pathlib import Path

from pipeline.evaluate import Scores, Tally, evaluate


def cell(tally: Tally) -> str:
    return f"{tally.precision:.3f} / {tally.recall:.3f} / **{tally.f1:.3f}** ({tally.support})" if tally.support else "–"


def table(sets: dict[str, Scores]) -> str:
    names = list(sets)
    lines = [f"| field | {' | '.join(names)} |", "|---" * (len(names) + 1) + "|"]
    for field in next(iter(sets.values())).fields:
        lines.append(f"| {field} | {' | '.join(cell(sets[name].fields[field]) for name in names)} |")
    lines.append(f"| notices, wholly right | {' | '.join(f'{s.notices}, {s.whole}' for s in sets.values())} |")
    lines.append(f"| mean F1 | {' | '.join(f'**{s.mean_f1:.4f}**' for s in sets.values())} |")
    lines.append(f"| pooled F1 | {' | '.join(f'**{s.pooled_f1:.4f}**' for s in sets.values())} |")
    return "\n".join(lines)


def main() -> None:
    if len(sys.argv) < 2 or not all("=" in argument for argument in sys.argv[1:]):
        raise SystemExit(__doc__)
    pairs = (argument.split("=", 1) for argument in sys.argv[1:])
    print(table({name: evaluate(Path(folder)) for name, folder in pairs}))


if __name__ == "__main__":
    main()
