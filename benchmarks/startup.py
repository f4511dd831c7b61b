"""Wall time from the shell: `gongwen --help` and `gongwen extract` of one text, the best of several starts.

usage: python benchmarks/startup.py [FILE]
"""

import subprocess
import sys
import time
from pathlib import Path

RUNS = 5
GONGWEN = Path(sys.executable).with_name("gongwen")


def best(*command: str) -> float:
    times = []
    for _ in range(RUNS):
        clock = time.perf_counter()
        subprocess.run([str(GONGWEN), *command], check=True, capture_output=True)
        times.append(time.perf_counter() - clock)
    return min(times)


def main() -> None:
    raw = Path(__file__).parents[1] / "data" / "raw"
    file = sys.argv[1] if len(sys.argv) > 1 else str(sorted(raw.glob("*.txt"))[0])
    print(f"gongwen --help          {best('--help'):.2f} s (aim 0.3)")
    print(f"gongwen extract ONE.txt {best('extract', file):.2f} s (aim 1.5)")


if __name__ == "__main__":
    main()
