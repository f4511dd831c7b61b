"""The full records of the notices of data/raw. `python -m tests.goldens --update` writes them anew: read the diff."""

import argparse
import json
import sys
from pathlib import Path

from pipeline.process import process_file
from pipeline.record import to_record

ROOT = Path(__file__).parents[1]
FOLDER = Path(__file__).with_name("goldens")
NOTICES = sorted((ROOT / "data" / "raw").glob("*.txt"))


def golden_of(path: Path) -> Path:
    return FOLDER / f"{path.stem}.json"


def record_of(path: Path) -> str:
    return json.dumps(to_record(process_file(path, f"raw/{path.name}")), ensure_ascii=False, indent=1) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--update", action="store_true", required=True)
    parser.parse_args()
    FOLDER.mkdir(exist_ok=True)
    for path in NOTICES:
        golden_of(path).write_text(record_of(path), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
