"""The files below a folder, on this machine or elsewhere, in the order of their names, each with one look at it.

A file's stamp tells whether its bytes are those of an earlier walk without reading them.
"""

import errno
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import NamedTuple

from extractors.frozen import frozen
from pipeline.inputs.members import Fault, choose_inputs
from pipeline.outcome import ProgrammeFault, Reason, Unreadable
from pipeline.remote import Entry, below, is_remote, list_folder, look_at

MAX_LINKS = 8  # to folders, one below another: links among folders of one level each lead through every order of them
MAX_FOLLOWED = 100_000  # of them in one walk: twelve folders that link to each other have twenty million ways through eight of them
LISTED_FROM = 200  # a listing brings a thousand names a request, of a folder that may hold many more than are asked for
NOT_THERE: Fault = Reason.MISSING, os.strerror(errno.ENOENT)
# What a place elsewhere says of one of its names; any other fault is of the way there, and would meet every name.
OF_ONE_NAME = frozenset({errno.EACCES, errno.ENOENT, errno.ENOTDIR})


class Met(NamedTuple):
    """A file that a walk met: its source, where it is read, why it cannot be, and its stamp, None where there is nothing to trust."""

    source: str
    path: Path
    fault: Fault | None = None
    stamp: str | None = None


@frozen
class Passed:
    """The real names of the folders and files that a walk passes over, and the names of the files among them."""

    places: frozenset[str]
    names: frozenset[str]

    def has(self, name: str, path: Path) -> bool:
        """Whether a file is passed over."""
        return name in self.names and real_name(path) in self.places


@frozen
class _Folder:
    """A folder to look into: its source, the real names of those above it, how many links led to it."""

    path: Path
    source: str
    above: frozenset[str] = frozenset()
    links: int = 0


def real_name(path: Path) -> str:
    """One name for all ways to a file: without links on this machine, as it is elsewhere."""
    return str(path) if is_remote(path) else os.path.realpath(path)


def legible(name: str) -> str:
    r"""A file name as text that can be written anywhere, the same in every locale: bytes that are no UTF-8 become escapes.

    >>> legible("通知\udcb5.txt")
    '通知\\xb5.txt'
    """
    try:
        return os.fsencode(name).decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:
        return name.encode("utf-8", "backslashreplace").decode()


def look_at_file(source: str, path: Path) -> Met:
    """A file with its stamp, or the fault of what is none; elsewhere raises ProgrammeFault where the place cannot be reached."""
    if is_remote(path):
        try:
            entry = look_at(path)
        except OSError as fault:
            return Met(source, path, _fault_elsewhere(path, fault))
        return _met_elsewhere(source, path, entry) if entry else Met(source, path, NOT_THERE)
    try:
        return _met_here(source, path, os.stat(path))
    except (OSError, ValueError) as fault:
        return Met(source, path, _fault_here(fault))


def size_of(path: Path) -> int:
    """The size of a file of this machine before it is opened; raises Unreadable(MISSING) for what is none: a pipe could wait for ever."""
    try:
        status = os.stat(path)
    except (OSError, ValueError) as fault:
        raise Unreadable(*_fault_here(fault)) from None
    if not stat.S_ISREG(status.st_mode):
        raise Unreadable(*_fault_of_kind(status))
    return status.st_size


def is_folder(path: Path) -> bool:
    """Whether a path leads to a folder; elsewhere raises ProgrammeFault where the place cannot be reached."""
    if not is_remote(path):
        return os.path.isdir(path)  # unlike Path.is_dir, no fault where a folder may be listed but not entered
    try:
        entry = look_at(path)
    except OSError as fault:
        _fault_elsewhere(path, fault)
        return False
    return entry is not None and entry.is_folder


@dataclass(slots=True)
class Looks:
    """Looks at many files, as manifests name them: elsewhere, where each is a request, a folder is listed from its LISTED_FROM-th on."""

    counts: dict[str, int] = field(default_factory=dict)
    listed: dict[str, dict[str, Entry]] = field(default_factory=dict)

    def at(self, source: str, path: Path) -> Met:
        """As `look_at_file`."""
        if not is_remote(path):
            return look_at_file(source, path)
        above = str(path).rpartition("/")[0]
        self.counts[above] = self.counts.get(above, 0) + 1
        if self.counts[above] == LISTED_FROM:
            try:
                self.listed[above] = {entry.name: entry for entry in list_folder(path.parent)}
            except OSError as fault:
                _fault_elsewhere(path.parent, fault)
        if above not in self.listed:
            return look_at_file(source, path)
        entry = self.listed[above].get(path.name)
        return _met_elsewhere(source, path, entry) if entry else Met(source, path, NOT_THERE)


def walk_folder(folder: Path, name: str, passed: Passed) -> Iterator[Met]:
    """Files below a folder, name by name; a link back to a folder above is not followed. What cannot be listed is met with a fault.

    Raises ProgrammeFault where a place elsewhere cannot be reached.
    """
    look_into = _look_into_elsewhere if is_remote(folder) else _look_into_here
    stack: list[_Folder | Met] = [_Folder(folder, name)]
    followed = count(1)
    while stack:
        found = stack.pop()
        if isinstance(found, Met):
            yield found
        else:
            stack.extend(look_into(found, passed, followed))


def _look_into_here(folder: _Folder, passed: Passed, followed: Iterator[int]) -> Iterator[_Folder | Met]:
    """What stands in a folder, the last name first."""
    real = os.path.realpath(folder.path)
    if real in folder.above or real in passed.places:
        return
    is_link = os.path.islink(folder.path)
    links = folder.links + is_link
    if links > MAX_LINKS or (is_link and next(followed) > MAX_FOLLOWED):
        told = f"below {MAX_LINKS} others" if links > MAX_LINKS else f"beside more than {MAX_FOLLOWED} others"
        yield Met(folder.source, folder.path, (Reason.MISSING, f"a link to a folder {told}, which is not followed"))
        return
    try:
        names = sorted(((legible(name), name) for name in choose_inputs(os.listdir(folder.path))), reverse=True)
    except OSError as fault:
        yield Met(folder.source, folder.path, (Reason.MISSING, f"the folder cannot be listed: {fault.strerror}"))
        return
    prefix, above = f"{folder.source}/" if folder.source else "", folder.above | {real}
    for written, name in names:
        path, source = folder.path / name, prefix + written
        try:
            status = os.stat(path)
        except (OSError, ValueError) as fault:
            met = Met(source, path, _fault_here(fault))
        else:
            if stat.S_ISDIR(status.st_mode):
                yield _Folder(path, source, above, links)
                continue
            met = _met_here(source, path, status)
        if not passed.has(name, path):
            yield met


def _met_here(source: str, path: Path, status: os.stat_result) -> Met:
    """A file by what the system says of it.

    The stamp has the time of the last change of the entry too, which no programme sets: files that were swapped, put in place of another or
    unpacked anew often keep their sizes and times.
    """
    if stat.S_ISREG(status.st_mode):
        return Met(source, path, None, f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}")
    return Met(source, path, _fault_of_kind(status))


def _fault_of_kind(status: os.stat_result) -> Fault:
    what = "a folder" if stat.S_ISDIR(status.st_mode) else "neither a file nor a folder"
    return Reason.MISSING, f"{what}, where a file was expected"


def _fault_here(fault: OSError | ValueError) -> Fault:
    return Reason.MISSING, getattr(fault, "strerror", None) or str(fault)


def _look_into_elsewhere(folder: _Folder, passed: Passed, _: Iterator[int]) -> Iterator[_Folder | Met]:
    if real_name(folder.path) in passed.places:
        return
    try:
        entries = list_folder(folder.path)
    except OSError as fault:
        reason, words = _fault_elsewhere(folder.path, fault)
        yield Met(folder.source, folder.path, (reason, f"the folder cannot be listed: {words}"))
        return
    wanted = frozenset(choose_inputs(entry.name for entry in entries))
    chosen = [entry for entry in entries if entry.name in wanted]
    prefix = f"{folder.source}/" if folder.source else ""
    for entry in sorted(chosen, key=lambda entry: (legible(entry.name), entry.is_folder), reverse=True):
        source = prefix + legible(entry.name)
        try:
            path = below(folder.path, entry.name)
        except ValueError as fault:
            yield Met(source, folder.path, (Reason.MISSING, str(fault)))
            continue
        if entry.is_folder:
            yield _Folder(path, source)
        elif not passed.has(entry.name, path):
            yield _met_elsewhere(source, path, entry)


def _met_elsewhere(source: str, path: Path, entry: Entry) -> Met:
    fault = (Reason.MISSING, "a folder, where a file was expected") if entry.is_folder else None
    return Met(source, path, fault, entry.stamp)


def _fault_elsewhere(path: Path, fault: OSError) -> Fault:
    """A fault of one name; raises ProgrammeFault where it is of the way there."""
    if fault.errno in OF_ONE_NAME:
        return Reason.MISSING, fault.strerror or str(fault)
    raise ProgrammeFault(f"{path}: cannot be reached ({fault.strerror or fault})") from fault
