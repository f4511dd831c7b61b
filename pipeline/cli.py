"""The command `gongwen`."""

import argparse
import json
import sys
from pathlib import Path


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="gongwen")
    verbs = parser.add_subparsers(dest="verb", required=True)
    extract = verbs.add_parser("extract")
    extract.add_argument("paths", nargs="+", type=Path)
    extract.add_argument("--text", action="store_true")
    args = parser.parse_args()
    from pipeline.record import to_record
    from pipeline.runner import process_file

    for path in args.paths:
        for file in sorted(path.glob("*.txt")) if path.is_dir() else [path]:
            print(json.dumps(to_record(process_file(file, f"{path.name}/{file.name}"), args.text), ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
