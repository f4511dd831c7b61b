"""Where inputs and archives stand, on this machine or in any place that all workers see: one way to name, read and put files there.

Both kinds are paths to the rest of the code (`pipeline.remote`); what differs between them is decided here.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote_to_bytes

from extractors.frozen import frozen
from pipeline import remote
from pipeline.outcome import ProgrammeFault
from pipeline.remote import is_remote, list_folder, reaching

__all__ = [
    "SCHEME",
    "Staged",
    "as_place",
    "as_seen_anywhere",
    "is_remote",
    "make_folder",
    "open_file",
    "put_file",
    "reaching",
    "read_file",
    "remove_file",
    "sorted_names",
    "stage_file",
]

SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{1,30})://([^/]{0,500})")  # one letter would be a drive of Windows
LOCAL = frozenset({"file", "local"})
HERE = frozenset({"", "localhost"})  # the hosts that a file:// name may have


def as_place(name: str | os.PathLike[str]) -> Path:
    """The path of a name: `s3://bucket/x` as a path elsewhere, `file:///x` and all others as one of this machine.

    What is a path already stays as it is. Raises ProgrammeFault, in words for people, where a library is missing, a scheme is unknown or a
    name holds a password.

    >>> as_place("notices/2024").name, as_place("file:///notices/%E9%80%9A%E7%9F%A5.txt").name
    ('2024', '通知.txt')
    """
    found = SCHEME.match(name) if isinstance(name, str) else None
    if found is None or not isinstance(name, str):
        return Path(name) if isinstance(name, str | os.PathLike) else name
    scheme, host, rest = found[1].lower(), found[2], name[found.end() :]
    if scheme in LOCAL:
        if host not in HERE or not rest:
            raise ProgrammeFault(f"{name}: a file on another machine, or none; expected file:///folder/name")
        return Path(os.fsdecode(unquote_to_bytes(rest)))
    if ":" in host.rpartition("@")[0]:
        raise ProgrammeFault(f"{scheme}://: a password stands in the name of a place; give it in the settings of the library")
    if remote.CHAIN in name:
        raise ProgrammeFault(f"{name}: two places in one name; give the place where the files stand")
    if not host + rest.strip("/"):
        raise ProgrammeFault(f"{name}: names no place; expected {scheme}://bucket/folder or the like")
    return remote.make_path(f"{scheme}://{host}{rest.rstrip('/')}", scheme)


def as_seen_anywhere(path: Path) -> Path:
    """The name of a place that does not depend on the folder in which a process stands.

    Links stay as they are: a folder that all machines have under one name may be a link to different ones.
    """
    return path if is_remote(path) else path.absolute()


def sorted_names(folder: Path) -> list[str]:
    """The names of the files directly in a folder, sorted, hidden ones left out; none where there is no folder."""
    try:
        if is_remote(folder):
            names = [entry.name for entry in list_folder(folder) if not entry.is_folder]
        else:
            with os.scandir(folder) as entries:
                names = [entry.name for entry in entries if entry.is_file()]
    except (FileNotFoundError, NotADirectoryError):
        return []
    return sorted(name for name in names if not name.startswith("."))


def make_folder(folder: Path) -> None:
    """Makes a folder and those above it; nothing where it is there, or where the place has none."""
    if is_remote(folder):
        remote.make_folders(folder)
    else:
        folder.mkdir(parents=True, exist_ok=True)


def read_file(path: Path, most: int | None = None) -> bytes:
    """The bytes of a file, or its first `most`; raises OSError. Elsewhere in one request, where opening takes two or more."""
    if is_remote(path):
        return remote.get_bytes(path, most)
    with path.open("rb") as file:
        if most is None:
            return file.read()
        size = os.fstat(file.fileno()).st_size  # so much memory is set aside; for `most` it would be for a large file each time
        data = file.read(min(most, size + 1))
        return data if len(data) <= size else data + file.read(most - len(data))


@contextmanager
def open_file(path: Path) -> Iterator[BinaryIO]:
    """A file opened to be read here and there; raises OSError."""
    with remote.open_parts(path) if is_remote(path) else path.open("rb") as file:
        yield file


@frozen
class Staged:
    """A file that is ready to take its place: on this machine written and synced beside it, elsewhere held in memory."""

    path: Path
    data: bytes | memoryview

    def commit(self) -> None:
        """Takes the place at once; raises OSError, and then nothing is left beside."""
        if is_remote(self.path):
            remote.put_bytes(self.path, bytes(self.data))
            return
        try:
            os.replace(_beside(self.path), self.path)
        except OSError:
            self.discard()
            raise

    def discard(self) -> None:
        """Takes away what was written beside."""
        if not is_remote(self.path):
            _beside(self.path).unlink(missing_ok=True)


def stage_file(path: Path, data: bytes | memoryview) -> Staged:
    """A file written beside its place, to be committed or discarded; raises OSError, and then nothing is left beside."""
    if is_remote(path):
        return Staged(path, data)
    staged, is_whole = Staged(path, b""), False
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with _beside(path).open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        is_whole = True
    finally:
        if not is_whole:  # an interrupt too
            staged.discard()
    return staged


def put_file(path: Path, data: bytes | memoryview) -> None:
    """Puts a file in its place whole or not at all; folders above it are made. Raises OSError.

    On this machine its bytes are on the disk before it has its name. The names are not waited for, which would double the time: journals
    keep them in order, so that a failure of the power leaves what a run that was stopped a moment earlier would have left.
    """
    stage_file(path, data).commit()


def remove_file(path: Path) -> None:
    """Takes away a file; nothing where there is none."""
    if is_remote(path):
        remote.remove(path)
    else:
        path.unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    """Where a file is written before it takes its place: each process has a name of its own."""
    return path.with_name(f".{path.name}.{os.getpid()}.part")
