"""Places elsewhere than on this machine (`s3://bucket/notices`): what is done there, over fsspec and its paths that behave like pathlib's.

The only module that knows the two libraries (UPath, fsspec); it loads them when the first name with a scheme comes. What they have to know
beside the name, addresses of servers and credentials, they find in their own variables and files: it stands in no name, table or message.
"""

import errno
import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, cast

from extractors.frozen import frozen
from pipeline.outcome import ProgrammeFault

# Stores in which a name has slashes and no folders: an object is put whole, and nothing has to be made before.
WITHOUT_FOLDERS = frozenset({"s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "adl", "memory"})
# What the libraries below fsspec raise, beside OSError, when a place cannot be reached or does not let in.
FAULTS: Mapping[str, tuple[str, ...]] = {
    "aiohttp": ("ClientError",),
    "azure.core.exceptions": ("AzureError",),
    "botocore.exceptions": ("BotoCoreError", "ClientError"),
    "google.auth.exceptions": ("GoogleAuthError",),
}
# fsspec raises them with words only.
NUMBERS = {FileNotFoundError: errno.ENOENT, NotADirectoryError: errno.ENOTDIR, PermissionError: errno.EACCES, FileExistsError: errno.EEXIST}
ADDRESS = re.compile(r"https?://[^\s\"']+")  # in a library's message: queries may be signed
# What file systems call a digest of the bytes, or else the time of the last change.
MARKS = ("ETag", "etag", "md5Hash", "content_md5", "LastModified", "mtime", "last_modified", "updated", "modified", "created")
NO_NAMES = frozenset({"", ".", ".."})
CHAIN = "::"  # leads, in a name for fsspec, from one place into another
BLOCK = 1 << 20  # bytes fetched at a time of a file that is read here and there


def is_remote(path: Path) -> bool:
    """Whether a path is one of another place than this machine's file system."""
    return not isinstance(path, os.PathLike)


def make_path(name: str, scheme: str) -> Path:
    """The path of a name with a scheme; raises ProgrammeFault where a library is missing or the scheme is unknown."""
    try:
        from upath import UPath
    except ImportError:
        raise ProgrammeFault(f"{name}: to read and write there, install gongwen[remote]") from None
    try:
        try:  # a listing that is kept would hide what another worker has put
            path = UPath(name, use_listings_cache=False)
            _ = path.fs
        except TypeError:  # a file system that keeps none
            path = UPath(name)
            _ = path.fs
    except ImportError as fault:
        raise ProgrammeFault(f"{name}: a library for {scheme}:// is missing ({plain(fault)})") from None
    except ValueError as fault:
        raise ProgrammeFault(f"{name}: {scheme}:// is no kind of place that is known ({plain(fault)})") from None
    return cast(Path, path)


@contextmanager
def reaching(path: Path) -> Iterator[None]:
    """Turns what the library of a place elsewhere raises into an OSError with words, and the place as its file name."""
    if not is_remote(path):
        yield
        return
    try:
        yield
    except OSError as fault:
        if fault.errno is not None and fault.filename is not None:  # it says already what and where
            raise
        number = fault.errno or next((number for kind, number in NUMBERS.items() if isinstance(fault, kind)), errno.EIO)
        words = fault.strerror or (os.strerror(number) if number in (errno.ENOENT, errno.ENOTDIR) else plain(fault))
        raise OSError(number, words, str(path)) from None
    except library_faults() as fault:
        raise OSError(errno.EIO, plain(fault), str(path)) from None


def library_faults() -> tuple[type[Exception], ...]:
    """What the libraries that were loaded raise, beside OSError."""
    there = ((sys.modules[module], names) for module, names in FAULTS.items() if module in sys.modules)
    return tuple(getattr(module, name) for module, names in there for name in names if hasattr(module, name))


def plain(fault: BaseException) -> str:
    """A library's words on one line, no longer than people read, without addresses that may hold signatures."""
    return ADDRESS.sub("its address", " ".join(str(fault).split()))[:200] or type(fault).__name__


def _system_of(path: Path) -> tuple[Any, str]:
    """The fsspec file system of a path, and the path's name in it."""
    there = cast(Any, path)
    return there.fs, there.path


def _has_folders(path: Path) -> bool:
    return cast(Any, path).protocol not in WITHOUT_FOLDERS


def name_of(path: Path) -> str:
    """The last name of a path; of a bucket by itself the bucket's."""
    return path.name or (path.parts[-1].strip("/") if path.parts else "")


@frozen
class Entry:
    """What a listing says of a name: whether it is a folder, its size in bytes, and what tells that the bytes are the same."""

    name: str
    is_folder: bool
    size: int = 0
    stamp: str | None = None


def look_at(path: Path) -> Entry | None:
    """What stands at a path; None where nothing does. Raises OSError where the place cannot be reached."""
    system, name = _system_of(path)
    try:
        with reaching(path):
            return _entry_of(name_of(path), system.info(name))
    except (FileNotFoundError, NotADirectoryError):
        return None


def list_folder(path: Path) -> list[Entry]:
    """What stands directly in a folder, in one listing; raises OSError, FileNotFoundError where there is none.

    A folder without a name is there where the names of objects have two slashes in a row.
    """
    system, name = _system_of(path)
    with reaching(path):
        found: Sequence[dict[str, Any]] = system.ls(name, detail=True)
    inside = name.rstrip("/") + "/"
    entries = list[Entry]()
    for info in found:
        full = str(info["name"])
        if full.startswith(inside) and (full != inside or info.get("type") == "directory"):  # else the mark of the folder itself
            entries.append(_entry_of(full.removeprefix(inside).rstrip("/"), info))
    folders = {entry.name for entry in entries if entry.is_folder}
    return [entry for entry in entries if entry.is_folder or entry.size or entry.name not in folders]  # else the mark of a folder in it


def below(path: Path, name: str) -> Path:
    """What stands in a folder by a name; raises ValueError for the names of objects that the library takes for something else."""
    if name in NO_NAMES or CHAIN in name:
        raise ValueError(f"{name or 'an empty name'} is no name that can be followed there; give it another")
    return path / name


def _entry_of(name: str, info: dict[str, Any]) -> Entry:
    is_folder = info.get("type") == "directory"
    size = int(info.get("size") or 0)
    mark = next((info[mark] for mark in MARKS if info.get(mark)), None)
    if isinstance(mark, datetime):
        mark = mark.timestamp()  # the same in any time zone
    return Entry(name, is_folder, size, None if is_folder or mark is None else f"{size} {str(mark).strip(chr(34))}")


def get_bytes(path: Path, most: int | None = None) -> bytes:
    """The bytes of a file, or its first `most`, in one request; raises OSError."""
    system, name = _system_of(path)
    with reaching(path):
        try:
            return bytes(system.cat_file(name) if most is None else system.cat_file(name, start=0, end=most))
        except OSError:
            if most is None or (entry := look_at(path)) is None or entry.size:
                raise
            return b""  # of an empty object no part can be asked for


@contextmanager
def open_parts(path: Path) -> Iterator[BinaryIO]:
    """A file that is read here and there: its parts are fetched as they are asked for. Raises OSError."""
    with reaching(path), cast(Any, path).open("rb", block_size=BLOCK) as file:
        yield file


def put_bytes(path: Path, data: bytes) -> None:
    """One put of a whole object; where there are folders, which may take a file in pieces, beside it and moved. Raises OSError."""
    system, name = _system_of(path)
    with reaching(path):
        if not _has_folders(path):
            try:
                system.pipe_file(name, data)
            except FileNotFoundError:
                raise FileNotFoundError(errno.ENOENT, "there is no bucket of this name") from None
            return
        system.makedirs(name.rpartition("/")[0], exist_ok=True)
        _, beside = _system_of(path.with_name(f".{path.name}.part"))
        try:
            system.pipe_file(beside, data)
            system.mv(beside, name)
        finally:
            with suppress(FileNotFoundError):
                system.rm_file(beside)


def remove(path: Path) -> None:
    """Takes away a file; nothing where there is none. Raises OSError."""
    system, name = _system_of(path)
    with suppress(FileNotFoundError), reaching(path):
        system.rm_file(name)


def make_folders(path: Path) -> None:
    """Makes a folder and those above it, where the place has any. Raises OSError."""
    if _has_folders(path):
        system, name = _system_of(path)
        with reaching(path):
            system.makedirs(name, exist_ok=True)
