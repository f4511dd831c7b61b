"""Where inputs and archives stand: paths of this machine, and any other place that all workers see (`s3://bucket/notices`).

Other places are reached through fsspec and its paths that behave like pathlib's (UPath), for which the rest of the code says `Path`. This
is the only module that knows the two libraries, and it loads them only for a name with a scheme. What they need to know beside the name
(addresses of servers, credentials) they find themselves, in their own variables and files: it never stands in a name, a table or a message.
"""

import errno
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, cast
from urllib.parse import unquote_to_bytes

from pipeline.outcome import ProgrammeFault

SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{1,30})://([^/]{0,500})")  # one letter would be a drive of Windows
LOCAL = frozenset({"file", "local"})
HERE = frozenset({"", "localhost"})  # the hosts that a file:// name may have
# Stores in which a name has slashes and no folders: an object is put whole, and nothing has to be made before.
WITHOUT_FOLDERS = frozenset({"s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "adl", "memory"})
# What the libraries below fsspec raise, beside OSError, when a place cannot be reached or does not let in.
FAULTS = {
    "aiohttp": ("ClientError",),
    "azure.core.exceptions": ("AzureError",),
    "botocore.exceptions": ("BotoCoreError", "ClientError"),
    "google.auth.exceptions": ("GoogleAuthError",),
}
# fsspec raises them with words only.
NUMBERS = {FileNotFoundError: errno.ENOENT, NotADirectoryError: errno.ENOTDIR, PermissionError: errno.EACCES, FileExistsError: errno.EEXIST}
ADDRESS = re.compile(r"https?://\S+")  # an address in a library's message: queries may be signed
# What file systems call a digest of the bytes, or else the time of the last change.
MARKS = ("ETag", "etag", "md5Hash", "content_md5", "LastModified", "mtime", "last_modified", "updated", "modified", "created")
BLOCK = 1 << 20  # bytes fetched at a time of a file that is read here and there
PART = ".part"  # the suffix of a file that is being written beside its place


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
    scheme, host, rest = found[1].lower(), found[2], name[found.end() :].rstrip("/")
    if scheme in LOCAL:
        if host not in HERE or not name[found.end() :]:
            raise ProgrammeFault(f"{name}: a file on another machine, or none; expected file:///folder/name")
        return Path(os.fsdecode(unquote_to_bytes(name[found.end() :])))
    if ":" in host.rpartition("@")[0]:
        raise ProgrammeFault(f"{scheme}://: a password stands in the name of a place; give it in the settings of the library")
    if not host + rest:
        raise ProgrammeFault(f"{name}: names no place; expected {scheme}://bucket/folder or the like")
    return _as_remote(f"{scheme}://{host}{rest}", scheme)


def _as_remote(written: str, scheme: str) -> Path:
    try:
        from upath import UPath
    except ImportError:
        raise ProgrammeFault(f"{written}: to read and write there, install gongwen[remote]") from None
    try:
        try:  # a listing that is kept would hide what another worker has put
            place = UPath(written, use_listings_cache=False)
            _ = place.fs
        except TypeError:  # a file system that keeps none
            place = UPath(written)
            _ = place.fs
    except ImportError as fault:
        raise ProgrammeFault(f"{written}: a library for {scheme}:// is missing ({_plain(fault)})") from None
    except ValueError as fault:
        raise ProgrammeFault(f"{written}: {scheme}:// is no kind of place that is known ({_plain(fault)})") from None
    return cast(Path, place)


def name_of(path: Path) -> str:
    """The last name of a path; of a bucket by itself the bucket's."""
    return path.name or (path.parts[-1].strip("/") if path.parts and is_remote(path) else "")


def is_remote(path: Path) -> bool:
    """Whether a path is one of another place than this machine's file system."""
    return not isinstance(path, os.PathLike)


@contextmanager
def reaching(path: Path) -> Iterator[None]:
    """Turns what the library of another place raises into an OSError with words, and the place as its file name."""
    if not is_remote(path):
        yield
        return
    try:
        yield
    except OSError as fault:
        number = fault.errno or next((number for kind, number in NUMBERS.items() if isinstance(fault, kind)), errno.EIO)
        words = fault.strerror or (os.strerror(number) if number in (errno.ENOENT, errno.ENOTDIR) else _plain(fault))
        raise OSError(number, words, str(path)) from None
    except _library_faults() as fault:
        raise OSError(errno.EIO, _plain(fault), str(path)) from None


def _library_faults() -> tuple[type[Exception], ...]:
    there = ((sys.modules[module], names) for module, names in FAULTS.items() if module in sys.modules)
    return tuple(getattr(module, name) for module, names in there for name in names if hasattr(module, name))


def _plain(fault: BaseException) -> str:
    """A library's words on one line, no longer than people read, without addresses that may hold signatures."""
    return ADDRESS.sub("its address", " ".join(str(fault).split()))[:200] or type(fault).__name__


def _system_of(path: Path) -> tuple[Any, str]:
    """The fsspec file system of a path elsewhere, and the path's name in it."""
    there = cast(Any, path)
    return there.fs, there.path


@dataclass(frozen=True, slots=True)
class Entry:
    """What a listing says of a name: whether it is a folder, its size in bytes, and what tells that the bytes are the same."""

    name: str
    is_folder: bool
    size: int = 0
    stamp: str | None = None


def look_at(path: Path) -> Entry | None:
    """What stands at a path elsewhere; None where nothing does. Raises OSError where the place cannot be reached."""
    system, name = _system_of(path)
    try:
        with reaching(path):
            return _entry_of(name_of(path), system.info(name))
    except (FileNotFoundError, NotADirectoryError):
        return None


def list_folder(path: Path) -> list[Entry]:
    """What stands directly in a folder elsewhere, in one listing; raises OSError, FileNotFoundError where there is none."""
    system, name = _system_of(path)
    with reaching(path):
        found: Sequence[dict[str, Any]] = system.ls(name, detail=True)
    inside = name.rstrip("/") + "/"
    rests = ((str(info["name"]).rstrip("/"), info) for info in found)
    # What is not below the folder is a mark that object stores keep for the folder itself.
    return [_entry_of(rest.removeprefix(inside), info) for rest, info in rests if rest.startswith(inside) and rest != inside]


def _entry_of(name: str, info: dict[str, Any]) -> Entry:
    is_folder = info.get("type") == "directory"
    size = int(info.get("size") or 0)
    mark = next((info[mark] for mark in MARKS if info.get(mark)), None)
    if isinstance(mark, datetime):
        mark = mark.timestamp()  # the same in any time zone
    return Entry(name, is_folder, size, None if is_folder or mark is None else f"{size} {str(mark).strip(chr(34))}")


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
    if not is_remote(folder):
        folder.mkdir(parents=True, exist_ok=True)
    elif not _has_folders(folder):
        return
    else:
        system, name = _system_of(folder)
        with reaching(folder):
            system.makedirs(name, exist_ok=True)


def _has_folders(path: Path) -> bool:
    return cast(Any, path).protocol not in WITHOUT_FOLDERS


def read_file(path: Path, most: int | None = None) -> bytes:
    """The bytes of a file, or its first `most`; raises OSError. Elsewhere in one request, where opening takes two or more."""
    if not is_remote(path):
        with path.open("rb") as file:
            return file.read() if most is None else file.read(most)
    system, name = _system_of(path)
    with reaching(path):
        try:
            return bytes(system.cat_file(name) if most is None else system.cat_file(name, start=0, end=most))
        except OSError:
            if most is None or (entry := look_at(path)) is None or entry.size:
                raise
            return b""  # of an empty object no part can be asked for


@contextmanager
def open_file(path: Path) -> Iterator[BinaryIO]:
    """A file opened to be read here and there; elsewhere its parts are fetched as they are asked for. Raises OSError."""
    if not is_remote(path):
        with path.open("rb") as file:
            yield file
        return
    with reaching(path), cast(Any, path).open("rb", block_size=BLOCK) as file:
        yield file


@dataclass(frozen=True, slots=True)
class Staged:
    """A file that is ready to take its place: on this machine written and synced beside it, elsewhere held in memory."""

    path: Path
    data: bytes | memoryview

    def commit(self) -> None:
        """Takes the place at once; raises OSError, and then nothing is left beside."""
        if is_remote(self.path):
            _put(self.path, self.data)
            return
        try:
            os.replace(_beside(self.path), self.path)
        except OSError:
            self.discard()
            raise
        _sync_folder(self.path.parent)

    def discard(self) -> None:
        """Takes away what was written beside."""
        if not is_remote(self.path):
            _beside(self.path).unlink(missing_ok=True)


def stage_file(path: Path, data: bytes | memoryview) -> Staged:
    """A file written beside its place, to be committed or discarded; raises OSError, and then nothing is left beside."""
    staged = Staged(path, data if is_remote(path) else b"")
    if is_remote(path):
        return staged
    path.parent.mkdir(parents=True, exist_ok=True)
    is_whole = False
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
    """Puts a file in its place whole or not at all, and on this machine on the disk; folders above it are made. Raises OSError."""
    stage_file(path, data).commit()


def remove_file(path: Path) -> None:
    """Takes away a file; nothing where there is none."""
    if not is_remote(path):
        path.unlink(missing_ok=True)
        return
    system, name = _system_of(path)
    with suppress(FileNotFoundError), reaching(path):
        system.rm_file(name)


def _put(path: Path, data: bytes | memoryview) -> None:
    """One put of a whole object; where there are folders, which may take a file in pieces, beside it and moved."""
    system, name = _system_of(path)
    with reaching(path):
        if not _has_folders(path):
            system.pipe_file(name, bytes(data))
            return
        system.makedirs(name.rpartition("/")[0], exist_ok=True)
        beside = _system_of(_beside(path))[1]
        try:
            system.pipe_file(beside, bytes(data))
            system.mv(beside, name)
        finally:
            with suppress(FileNotFoundError):
                system.rm_file(beside)


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}{PART}")


def _sync_folder(folder: Path) -> None:
    """The new name of a file on the disk too; where folders cannot be opened, the system sees to it."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
