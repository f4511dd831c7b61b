"""Wall time from the shell: `gongwen --help` and `gongwen extract` of one text, the best of several starts.

usage: python -m benchmarks.startup [FILE] [--runs 5]
"""

import argparse
import subprocess
import sys
import time
from pathlib import Path

RAW = Path(__file__).parents[1] / "data" / "raw"
GONGWEN = Path(sys.executable).with_name("gongwen")


def best(runs: int, *command: str) -> float:
    """The quickest of so many runs of a command, in seconds."""
    times = []
    for _ in range(runs):
        clock = time.perf_counter()
        subprocess.run([str(GONGWEN), *command], check=True, capture_output=True)
        times.append(time.perf_counter() - clock)
    return min(times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, nargs="?", default=min(RAW.glob("*.txt")))
    parser.add_argument("--runs", type=int, default=5)
    args = parser.parse_args()
    print(f"gongwen --help          {best(args.runs, '--help'):.2f} s (aim 0.3)")
    print(f"gongwen extract ONE.txt {best(args.runs, 'extract', str(args.file)):.2f} s (aim 1.5)")


if __name__ == "__main__":
    main()
