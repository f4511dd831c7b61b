"""Whether all is ready to run: the programme's own parts, and an archive's folders."""

import os
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from pipeline.inputs.walk import legible
from pipeline.outcome import ProgrammeFault
from pipeline.place import as_place, is_remote, reaching, sorted_names

OLDEST = (3, 11)
State = tuple[str, bool, str]


def find_state(archive: str | Path) -> Iterator[State]:
    """What was looked at, whether it is good, and what is to be said of it."""
    python = ".".join(map(str, sys.version_info[:3]))
    yield "python", sys.version_info[:2] >= OLDEST, python if sys.version_info[:2] >= OLDEST else f"{python}; 3.11 or later is needed"
    yield from _libraries()
    yield _recognition()
    yield from _models()
    yield _trial()
    yield from _archive(as_place(archive))


def _libraries() -> Iterator[State]:
    """Each library that the installed package asks for."""
    from packaging.requirements import Requirement

    try:
        wanted = [Requirement(line) for line in requires("gongwen") or ()]
    except PackageNotFoundError:
        yield "gongwen", False, "not installed; pip install . in its folder"
        return
    for requirement in wanted:
        if requirement.marker is not None and not requirement.marker.evaluate({"extra": ""}):
            continue
        try:
            there = version(requirement.name)
        except PackageNotFoundError:
            yield requirement.name, False, f"not installed; {requirement} is needed"
            continue
        good = requirement.specifier.contains(there, prereleases=True)
        yield requirement.name, good, there if good else f"{there}; {requirement} is needed"


def _recognition() -> State:
    """Whether pages that are pictures can be read: no fault where they cannot, since they are told as NEEDS_OCR."""
    from pipeline.readers.scan.recognise import is_available

    if is_available():
        return "recognition", True, f"rapidocr {version('rapidocr')}: scans and pictures are read"
    return "recognition", True, "not installed: scans and pictures stand in quarantine as NEEDS_OCR; pip install 'gongwen[ocr]'"


def _models() -> Iterator[State]:
    """Every classifier that comes with the package: whether it fits the code."""
    from extractors.classifier import ModelError, load_shipped, speaks
    from pipeline.examples import TRAINABLE

    for name, trainable in TRAINABLE.items():
        try:
            if speaks(trainable.task):
                load_shipped(trainable.task)
                yield f"model {name}", True, "fits"
        except ModelError as fault:
            yield f"model {name}", False, str(fault)


def _trial() -> State:
    from pipeline.process import check_programme

    try:
        check_programme()
    except ProgrammeFault as fault:
        return "reading", False, str(fault)
    return "reading", True, "lexicons are there, a small notice is read"


def _archive(archive: Path) -> Iterator[State]:
    """The archive: it may be made by the first run, so only what cannot be reached or written is a fault."""
    place, raw = legible(str(archive)), legible(str(archive / "raw"))
    try:
        with reaching(archive):
            there = (archive / "raw").is_dir()
            made = bool(sorted_names(archive / "structured" / "sources"))
    except OSError as fault:
        yield "archive", False, f"{place} cannot be reached ({fault.strerror or fault})"
        return
    yield "raw", True, f"{raw} is there" if there else f"{raw} is not there yet: name the folder to read when you run"
    if is_remote(archive):
        yield "archive", True, f"{place} is elsewhere: whether it can be written is told by the first run"
    else:
        yield _writable(archive)
    yield "tables", True, f"in {place}" if made else f"none in {place} yet: gongwen run makes them"


def _writable(archive: Path) -> State:
    nearest = archive
    while not nearest.exists() and nearest != nearest.parent:
        nearest = nearest.parent
    good = nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)
    return "archive", good, f"{legible(str(archive))} can be written" if good else f"{legible(str(nearest))} cannot be written"
