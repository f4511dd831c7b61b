"""The inputs of a run: which files of the paths given are inputs, in which order, and what each is called."""

import hashlib
import os
import stat
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.outcome import ProgrammeFault, Reason, Source, Unreadable

CHUNK = 1 << 20  # bytes read at a time when a file is only hashed
INDEX = "index.jsonl"
Fault = tuple[Reason, str]  # why an input cannot be read, in words for people


@dataclass(frozen=True, slots=True)
class Input:
    """One input: its name in the tables, where it is read, and why it cannot be, where the walk knows.

    `text` is that of a manifest's row that holds the text itself; `manifest` is what a manifest or a crawl says of the input.
    """

    source: str
    path: Path
    fault: Fault | None = None
    text: str | None = None
    manifest: str | None = None


def read_input(found: Input, limit: int | None = None) -> bytes:
    """The bytes of an input; raises OSError, or Unreadable with its reason: TOO_LARGE where there are more than `limit`."""
    if found.fault is not None:
        raise Unreadable(*found.fault)
    if found.text is not None:
        return found.text.encode("utf-8", "replace")
    if fault := _fault_of(found.path):
        raise Unreadable(*fault)
    if limit is not None and (size := found.path.stat().st_size) > limit:
        raise Unreadable(Reason.TOO_LARGE, f"{size} bytes; the limit is {limit}")
    return found.path.read_bytes()


@dataclass(frozen=True, slots=True)
class Walk:
    """All inputs in order; the names of the paths given; the names of folders that could not be listed."""

    inputs: tuple[Input, ...]
    roots: frozenset[str]
    closed: tuple[str, ...] = ()

    def looked_at(self, source: str) -> bool:
        """Whether the walk would have met this source if it were still there."""
        return root_of(source) in self.roots and not any(source.startswith(f"{folder}/") for folder in self.closed)


def root_of(source: str) -> str:
    """The name of the path that was given: the folder's for a file below it, its own for a file given by itself.

    >>> root_of("seeds/2020/a.txt"), root_of("a.txt")
    ('seeds', 'a.txt')
    """
    return source.split("/", 1)[0]


def legible(name: str) -> str:
    r"""A file name as text that can be written anywhere, the same in every locale: bytes that are no UTF-8 become escapes.

    >>> legible("通知\udcb5.txt")
    '通知\\xb5.txt'
    """
    try:
        return os.fsencode(name).decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:
        return name.encode("utf-8", "backslashreplace").decode()


def find_inputs(paths: Iterable[str | Path], skip: Collection[Path] = ()) -> Walk:
    """The inputs of files and folders, folders in sorted order; folders in `skip` (real paths) are passed over.

    In a walk hidden files, index.jsonl and a NAME.json beside a NAME.txt are no inputs; named by themselves they are. What cannot be
    opened is an input with a fault. Two inputs with one source are a ProgrammeFault that names both.
    """
    inputs, roots = list[Input](), set[str]()
    passed = frozenset(os.path.realpath(path) for path in skip)
    for path in map(Path, paths):
        name = legible(path.name if path.name not in ("", "..") else path.resolve().name)
        roots.add(name)
        inputs.extend(_walk_folder(path, name, passed) if path.is_dir() else (Input(name, path),))
    _refuse_twins(inputs)
    closed = tuple(found.source for found in inputs if found.fault is not None and found.path.is_dir())
    return Walk(tuple(inputs), frozenset(roots), closed)


def _walk_folder(folder: Path, name: str, skip: Collection[str]) -> Iterator[Input]:
    """Files below a folder, name by name; a link back to a folder above is not followed."""
    stack = [(folder, name, frozenset[str]())]
    while stack:
        path, source, above = stack.pop()
        real = os.path.realpath(path)
        if real in above or real in skip:
            continue
        if not path.is_dir():
            yield Input(source, path, _fault_of(path))
            continue
        try:
            names = sorted(os.listdir(path), key=legible, reverse=True)
        except OSError as fault:
            yield Input(source, path, (Reason.MISSING, f"the folder cannot be listed: {fault.strerror}"))
            continue
        texts = {entry[:-4] for entry in names if entry.lower().endswith(".txt")}
        prefix = f"{source}/" if source else ""
        for entry in names:
            if not (entry.startswith(".") or entry == INDEX or (entry.lower().endswith(".json") and entry[:-5] in texts)):
                stack.append((path / entry, prefix + legible(entry), above | {real}))


def _fault_of(path: Path) -> Fault | None:
    """Why a path cannot be read as a file; None where it can, as far as its kind tells."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as fault:
        return Reason.MISSING, getattr(fault, "strerror", None) or str(fault)
    what = "a folder" if stat.S_ISDIR(mode) else "neither a file nor a folder"
    return None if stat.S_ISREG(mode) else (Reason.MISSING, f"{what}, where a file was expected")


def _refuse_twins(inputs: Iterable[Input]) -> None:
    seen = dict[str, Path]()
    for found in inputs:
        if found.source in seen:
            place, other = legible(str(seen[found.source])), legible(str(found.path))
            if os.path.realpath(seen[found.source]) == os.path.realpath(found.path):
                raise ProgrammeFault(f"{found.source} is given twice: {place} and {other}")
            raise ProgrammeFault(
                f"two inputs would be called {found.source}: {place} and {other}; give the folder above them, or run them apart"
            )
        seen[found.source] = found.path


def fingerprint(found: Input) -> Source:
    """The identity of an input from its bytes, read a piece at a time; where they cannot be read, from its name.

    The same as `pipeline.ingest.identify` gives for the bytes.
    """
    content, capture, size = hashlib.sha256(), hashlib.sha256(found.source.encode() + b"\0"), 0
    try:
        if found.fault is not None or _fault_of(found.path) is not None:
            raise OSError
        with found.path.open("rb") as file:
            while piece := file.read(CHUNK):
                content.update(piece)
                capture.update(piece)
                size += len(piece)
    except OSError:
        name = found.source.encode()
        content, capture, size = hashlib.sha256(name), hashlib.sha256(name + b"\0" + name), 0
    digest = content.hexdigest()
    return Source(found.source, found.path, "s" + capture.hexdigest()[:15], "n" + digest[:15], digest, size, found.manifest)


def has_bytes(source: Source) -> bool:
    """Whether the identity of a source is that of its bytes, not of its name because they could not be read."""
    return source.digest != hashlib.sha256(source.source.encode()).hexdigest()
