"""The floors file: scores on gold that may not sink. `python -m tests.floors --update` raises them after an improvement."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from pipeline.evaluate import evaluate, raise_floors

ROOT = Path(__file__).parents[1]
FLOORS = Path(__file__).with_name("floors.json")
# Sets by name; those of ../shared are scored where they exist and skipped, with a word, elsewhere.
SETS = {
    **{f"data/gold/{name}": ROOT / "data" / "gold" / name for name in ("raw", "series-a", "series-b", "series-c", "series-d", "series-e")},
    "shared/seeds": ROOT.parent / "shared" / "gold" / "seeds",
    "shared/dev": ROOT.parent / "shared" / "gold" / "dev",
    "shared/invented": ROOT.parent / "shared" / "gold" / "invented",
}


def read_floors() -> dict[str, Any]:
    floors: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    return floors


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--update", action="store_true", required=True)
    parser.add_argument("--allow-regression", action="store_true", help="let a floor sink; say why in the commit")
    args = parser.parse_args()
    floors = read_floors()
    for name, folder in SETS.items():
        if not folder.is_dir():
            print(f"{name}: not here, floors kept")
            continue
        floors[name] = raise_floors(floors.get(name), evaluate(folder), args.allow_regression)
        print(f"{name}: mean {floors[name]['mean_f1']}, pooled {floors[name]['pooled_f1']}")
    FLOORS.write_text(json.dumps(floors, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
