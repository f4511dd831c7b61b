"""A history of an archive, run by run: inputs come, change, move, go and are dropped, topics change, small intakes are put together."""

import re
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path

from benchmarks.warm_run import start_run
from pipeline.child import ROOT
from pipeline.readers.txt import decode_text
from tests.archives import digests, notice

NAME = "notices"
TEXTS = tuple(decode_text(path.read_bytes()).text for path in sorted((ROOT / "data" / "raw").glob("*.txt")))
OWN_TOPICS = '["档案"]\nwords = ["档案整理", "{word}"]\nminimum = 1\n'
NUMBER = re.compile(r"〔[0-9]{4}〕[0-9]{1,5}号")
PATIENCE = 300.0  # seconds that a run may take


class Wrong(Exception):
    """What must not be."""


def make_text(number: int, thing: str = "档案整理") -> str:
    """An invented notice, one of the examples in ten under another number."""
    if number % 10:
        return notice(number, thing)
    return NUMBER.sub(f"〔{2016 + number % 9}〕{number}号", TEXTS[number // 10 % len(TEXTS)]) + f"\n（印发{number + len(thing)}份）\n"


def put(folder: Path, numbers: range, thing: str = "档案整理") -> None:
    """Writes notices; one in nine is a web page."""
    for number in numbers:
        text = make_text(number, thing)
        if number % 9 == 4:
            page = "".join(f"<p>{line}</p>" for line in text.splitlines())
            (folder / f"{number}.html").write_text(f"<html><meta charset=utf-8><body>{page}</body></html>", encoding="utf-8")
        else:
            (folder / f"{number}.txt").write_text(text, encoding="utf-8")


def first(folder: Path) -> tuple[str, ...]:
    """An intake that stands by itself."""
    put(folder, range(70))
    return ()


def second(folder: Path) -> tuple[str, ...]:
    """A small one, which begins a bucket."""
    put(folder, range(300, 306))
    return ()


def third(folder: Path) -> tuple[str, ...]:
    """What comes is put to the small one; some notices change, move and go."""
    put(folder, range(340, 346))
    put(folder, range(0, 12, 3), "防汛值守")
    put(folder, range(300, 302), "防汛值守")
    for number in (50, 51, 52, 303):
        for path in folder.glob(f"{number}.*"):
            path.rename(folder / f"moved-{path.name}")
    for path in (*folder.glob("6[0-4].*"), *folder.glob("304.*")):
        path.unlink()
    return ()


def fourth(folder: Path) -> tuple[str, ...]:
    """Everything is extracted again for topics of the user's own, while some come and go."""
    put(folder, range(400, 412))
    for path in folder.glob("34[0-1].*"):
        path.unlink()
    return ("--topics", "档案整理")


def fifth(folder: Path) -> tuple[str, ...]:
    """The same with other topics; what has gone is dropped, what had gone comes back, what had changed is what it was."""
    put(folder, range(60, 65))
    put(folder, range(0, 6, 3))
    put(folder, range(500, 508))
    return ("--topics", "防汛", "--prune")


STEPS: tuple[Callable[[Path], tuple[str, ...]], ...] = (first, second, third, fourth, fifth)


@dataclass(frozen=True)
class Step:
    """A run of the history: its inputs, its options, the archive that it found and the one that it left, its seconds and files."""

    raw: Path
    options: tuple[str, ...]
    before: Path | None
    after: Path
    seconds: float
    files: int

    def start(self, archive: Path, *ways: str) -> BaseProcess:
        """Starts the run on an archive; what it says goes to `said.txt` in it."""
        archive.mkdir(parents=True, exist_ok=True)
        return start_run(archive / "said.txt", "run", str(self.raw), "--archive", str(archive), *self.options, *ways)

    def copy(self, archive: Path) -> None:
        """The archive as the run found it."""
        if self.before is not None:
            shutil.copytree(self.before, archive)


def make_history(place: Path) -> list[Step]:
    """Every run of the history, none of which is killed."""
    steps, before = list[Step](), None
    for number, step in enumerate(STEPS):
        raw, archive = place / f"in-{number}" / NAME, place / f"clean-{number}"
        if number:
            shutil.copytree(place / f"in-{number - 1}" / NAME, raw)
            shutil.copytree(place / f"clean-{number - 1}", archive)
        else:
            raw.mkdir(parents=True)
        options = list(step(raw))
        if options:
            topics = place / f"in-{number}" / "own.toml"
            topics.write_text(OWN_TOPICS.format(word=options[1]), encoding="utf-8")
            options[1] = str(topics)
        started = time.monotonic()
        made = Step(raw, tuple(options), before, archive, 0, 0)
        finish(made, archive, "--workers", "1")
        steps.append(Step(raw, made.options, before, archive, time.monotonic() - started, len(digests(archive / "structured"))))
        before = archive
    return steps


def wait_for(run: BaseProcess) -> int:
    """The status with which a run ends; raises Wrong where it does not."""
    run.join(PATIENCE)
    if run.exitcode is None:
        run.kill()
        raise Wrong(f"a run has not ended after {PATIENCE:g} s")
    return run.exitcode


def finish(step: Step, archive: Path, *ways: str) -> None:
    """Does a run and leaves it in peace."""
    if wait_for(step.start(archive, *ways)):
        raise Wrong(f"a run in peace failed: {(archive / 'said.txt').read_text()[-500:]}")
