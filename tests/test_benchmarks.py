"""The benchmarks of benchmarks/ run, on next to nothing: what they measure is no matter of the suite."""

import subprocess
import sys
from pathlib import Path

from benchmarks.made_notices import Maker, make_notices
from benchmarks.reruns import Sizes, written_for
from tests.goldens import ROOT


def run(name: str, *options: str | Path) -> str:
    """What a benchmark prints; it has to end well."""
    command = [sys.executable, "-m", f"benchmarks.{name}", *map(str, options)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_made_notices_are_all_different_and_the_same_every_time(tmp_path: Path) -> None:
    maker, same, other = Maker(1), Maker(1), Maker(2)
    texts = [maker.text(number) for number in range(300)]
    assert len(set(texts)) == len(texts)
    assert [same.text(number) for number in range(9)] == texts[:9]
    assert other.text(0) != texts[0]
    make_notices(tmp_path, range(998, 1002))
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.txt")) == [
        "00000/00000998.txt",
        "00000/00000999.txt",
        "00001/00001000.txt",
        "00001/00001001.txt",
    ]


def test_growth_and_reruns(tmp_path: Path) -> None:
    grown = run("archive", "--sizes", "12", "--rounds", "1", "--workers", "1", "--work", tmp_path)
    assert "CPU a notice at 12 is" in grown
    told = run("reruns", "--count", "12", "--workers", "1", "--work", tmp_path, "--steps", "nothing")
    assert "of the CPU of the full run" in told
    assert "10,000 new among 1,000,000" in told


def test_what_comes_to_a_large_archive_is_written_beside_it() -> None:
    sizes = Sizes(bucketed=3000, whole=60, added=60, tables=19)
    written, total = written_for([1_000_000], 10_000, sizes, 2500)
    assert 0.01 < written / total < 0.05
    written, total = written_for([100], 100, sizes, 2500)
    assert written > 0.9 * total


def test_workers(tmp_path: Path) -> None:
    told = run("workers", "--count", "3", "--rounds", "1", "--no-dask", "--work", tmp_path)
    assert "the bytes of all tables are the same" in told


def test_start_up_text_and_readers(tmp_path: Path) -> None:
    make_notices(tmp_path, range(2))
    assert "gongwen --help" in run("startup", next(tmp_path.rglob("*.txt")), "--runs", "1")
    assert "x plain jieba" in run("text", tmp_path, "--peer-texts", "0")
    (tmp_path / "notice.docx").write_bytes((ROOT / "tests" / "formats" / "notice.docx").read_bytes())
    assert "ms a page" in run("readers", tmp_path, "--rounds", "1", "--no-scans")
