"""CPU of the monotonous texts of tests/test_hostile.py, and how it grows when they are twice as long (2 is linear, 4 is squared).

usage: python -m benchmarks.hostile
"""

import tempfile
import time
from pathlib import Path

from pipeline.runner import process_file
from tests.test_hostile import HOSTILE


def cpu(text: str, path: Path) -> float:
    path.write_text(text, encoding="utf-8")
    before = time.process_time()
    process_file(path)
    return time.process_time() - before


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "hostile.txt")
        cpu("\n".join(HOSTILE), path)  # lexicons and patterns are loaded
        for name, text in HOSTILE.items():
            once, twice = cpu(text, path), cpu(text * 2, path)
            print(f"{name:24} {len(text):7} characters {once:6.2f} s, twice as long x {twice / max(once, 0.001):.1f}")


if __name__ == "__main__":
    main()
