"""The inputs of a run: which files of the paths given are inputs, in which order, and what each is called.

Members of archives (ZIP, WARC, attachments of OFD) are inputs like files below a folder: `raw/a.zip!/b.pdf`. An archive whose members are
inputs is none itself.
"""

import hashlib
import json
import re
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from extractors.frozen import frozen
from pipeline.inputs.containers import INSIDE, open_container, read_member
from pipeline.inputs.folders import Looks, Met, Passed, is_folder, legible, look_at_file, real_name, size_of, walk_folder
from pipeline.inputs.manifest import Row, read_manifest
from pipeline.inputs.members import Fault, Place
from pipeline.outcome import ProgrammeFault, Reason, Source, Unreadable
from pipeline.place import as_place, is_remote, open_file, reaching, read_file
from pipeline.remote import name_of

__all__ = ["Input", "Walk", "find_inputs", "fingerprint", "has_bytes", "legible", "read_input", "root_of"]

INSIDE_OF = re.compile(re.escape(INSIDE))
SLASH = re.compile("/")
CHUNK = 1 << 20  # bytes read at a time when a file is only hashed
AT_ONCE = 8 * CHUNK  # bytes asked for at a time elsewhere: nearly every file takes one request


@frozen
class Input:
    """One input: its name in the tables, the file where it is read, and why it cannot be, where the walk knows.

    `places` lead from the file to a member of an archive; `text` is that of a manifest's row that holds the text itself; `manifest` is
    what a manifest or a crawl says of the input, as canonical JSON. `stamp` tells without reading that the bytes are those of an earlier
    walk: while it is the same they are; None where they have to be read.
    """

    source: str
    path: Path
    fault: Fault | None = None
    places: tuple[Place, ...] = ()
    text: str | None = None
    manifest: str | None = None
    stamp: str | None = None


@frozen
class Walk:
    """All inputs in order; the names of the paths given; what could not be looked into; the archives that stand in their members."""

    inputs: tuple[Input, ...]
    roots: frozenset[str]
    closed: frozenset[str] = frozenset()
    opened: frozenset[str] = frozenset()

    def looked_at(self, source: str) -> bool:
        """Whether the walk would have met this source if it were still there."""
        above = (source[: found.start()] for found in SLASH.finditer(source))
        return root_of(source) in self.roots and not any(name in self.closed or name.removesuffix("!") in self.closed for name in above)


def root_of(source: str) -> str:
    """The name of the path that was given: the folder's, archive's or manifest's for what stands in it, its own for a file by itself.

    >>> root_of("seeds/2020/a.txt"), root_of("a.txt"), root_of("a.zip!/b/c.txt")
    ('seeds', 'a.txt', 'a.zip')
    """
    return source.split("/", 1)[0].rstrip("!")  # of a file 加急! too, so that the root of its source is its own


@dataclass(slots=True)
class _Search:
    """What a walk has met so far."""

    inputs: list[Input] = field(default_factory=list)
    closed: set[str] = field(default_factory=set)
    opened: set[str] = field(default_factory=set)
    looks: Looks = field(default_factory=Looks)

    def add(self, found: Input) -> None:
        """Take one input, note that what stood below one that cannot be opened is not gone, and which archives have members."""
        self.inputs.append(found)
        if found.fault is not None and found.fault[0] != Reason.EMPTY and _is_there(found.path):
            self.closed.add(found.source)
        if found.places:
            self.opened.update(found.source[: inside.start()] for inside in INSIDE_OF.finditer(found.source))

    def add_file(self, met: Met, said: Mapping[str, str]) -> None:
        """A file, or the members of an archive in its place."""
        name, path, fault, stamp = met
        try:
            contents = None if fault else open_container(path)
        except OSError as damage:
            contents, fault, stamp = None, (Reason.MISSING, damage.strerror or str(damage)), None
        if contents is None:
            self.add(Input(name, path, fault, manifest=_canonical(said), stamp=stamp))
            return
        if contents.fault is not None or contents.is_document:
            self.add(Input(name, path, contents.fault, manifest=_canonical(said), stamp=stamp))
        for member in contents.members:
            words = _canonical({**said, **member.said})
            mark = stamp and f"{stamp} {zlib.crc32(repr(member.places).encode()):08x}"
            self.add(Input(f"{name}{INSIDE}{member.name}", path, member.fault, member.places, manifest=words, stamp=mark))

    def add_row(self, manifest: str, path: Path, row: Row) -> None:
        """A row of a manifest: the text that it holds, or the file that it names."""
        name = f"{manifest}{INSIDE}{row.name}"
        if row.path is None:
            self.add(Input(name, path, text=row.text, manifest=_canonical(row.said)))
        else:
            self.add_file(self.looks.at(name, row.path), row.said)


def find_inputs(paths: Iterable[str | Path], skip: Collection[Path] = (), manifests: Iterable[str | Path] = ()) -> Walk:
    """The inputs of files and folders, folders in sorted order, then those of manifests; folders in `skip` are passed over.

    In a walk hidden files, index.jsonl and a NAME.json beside a NAME.txt are no inputs, nor are the manifests; named by themselves they
    are. What cannot be opened is an input with a fault. Two inputs with one source are a ProgrammeFault that names both, and so is a
    manifest that cannot be read, and a place elsewhere that cannot be reached.
    """
    lists = [as_place(path) for path in manifests]
    passed = Passed(frozenset(real_name(path) for path in (*skip, *lists)), frozenset(path.name for path in lists))
    search, roots = _Search(), set[str]()
    for path in map(as_place, paths):
        name = legible(_root_name(path))
        roots.add(root_of(name))
        for met in walk_folder(path, name, passed) if is_folder(path) else (look_at_file(name, path),):
            search.add_file(met, {})
    for path in lists:
        name = legible(path.name)
        roots.add(root_of(name))
        for row in read_manifest(path):
            search.add_row(name, path, row)
    _refuse_twins(search.inputs)
    opened = search.opened.difference(found.source for found in search.inputs)
    return Walk(tuple(search.inputs), frozenset(roots), frozenset(search.closed), frozenset(opened))


def _root_name(path: Path) -> str:
    if is_remote(path):
        return name_of(path)
    return path.name if path.name not in ("", "..") else path.resolve().name


def _canonical(said: Mapping[str, str]) -> str | None:
    return json.dumps(said, ensure_ascii=False, sort_keys=True) if said else None


def _is_there(path: Path) -> bool:
    """Whether something stands at a path, be it unreadable; a link to nothing is nothing."""
    try:
        with reaching(path):
            path.stat()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return False
    except OSError:
        return True
    return True


def _refuse_twins(inputs: Iterable[Input]) -> None:
    seen = dict[str, Path]()
    for found in inputs:
        if found.source in seen:
            place, other = legible(str(seen[found.source])), legible(str(found.path))
            if real_name(seen[found.source]) == real_name(found.path):
                raise ProgrammeFault(f"{found.source} is given twice: {place} and {other}")
            raise ProgrammeFault(
                f"two inputs would be called {found.source}: {place} and {other}; give the folder above them, or run them apart"
            )
        seen[found.source] = found.path


def read_input(found: Input, limit: int | None = None) -> bytes:
    """The bytes of an input; raises OSError, or Unreadable with its reason: TOO_LARGE where there are more than `limit`."""
    if found.fault is not None:
        raise Unreadable(*found.fault)
    if found.text is not None:
        return found.text.encode()
    if found.places:
        data = read_member(found.path, found.places)
        size = len(data)
    else:
        size = 0 if is_remote(found.path) else size_of(found.path)  # elsewhere the question would cost as much as the file
        data = b"" if limit is not None and size > limit else read_file(found.path, None if limit is None else limit + 1)
        size = max(size, len(data))
    if limit is not None and size > limit:
        raise Unreadable(Reason.TOO_LARGE, f"{size} bytes; the limit is {limit}")
    return data


def fingerprint(found: Input) -> Source:
    """The identity of an input from its bytes, a file's read a piece at a time; where they cannot be read, from its name.

    The same as `pipeline.ingest.identify` gives for the bytes. An archive with a fault has bytes, a member with one has none.
    """
    content, capture, size = hashlib.sha256(), hashlib.sha256(found.source.encode() + b"\0"), 0
    try:
        for piece in _pieces_of(found):
            content.update(piece)
            capture.update(piece)
            size += len(piece)
    except (OSError, Unreadable):
        name = found.source.encode()
        content, capture, size = hashlib.sha256(name), hashlib.sha256(name + b"\0" + name), 0
    digest = content.hexdigest()
    return Source(found.source, found.path, "s" + capture.hexdigest()[:15], "n" + digest[:15], digest, size, found.manifest)


def _pieces_of(found: Input) -> Iterator[bytes]:
    if found.fault is not None and found.fault[0] == Reason.MISSING:  # what stands at the path now may be another thing
        raise Unreadable(*found.fault)
    if found.places or found.text is not None:
        yield read_input(found)
    elif is_remote(found.path):
        whole = read_file(found.path, AT_ONCE + 1)
        yield from (whole,) if len(whole) <= AT_ONCE else _pieces_elsewhere(found.path)
    else:
        left = size_of(found.path)  # what is written while it is read comes with the next run
        with found.path.open("rb") as file:
            while left > 0 and (piece := file.read(min(CHUNK, left))):
                left -= len(piece)
                yield piece


def _pieces_elsewhere(path: Path) -> Iterator[bytes]:
    with open_file(path) as file:
        while piece := file.read(CHUNK):
            yield piece


def has_bytes(source: Source) -> bool:
    """Whether the identity of a source is that of its bytes, not of its name because they could not be read."""
    return source.digest != hashlib.sha256(source.source.encode()).hexdigest()
