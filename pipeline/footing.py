"""What the machines of a run have to have in common: the same gongwen, and the same files under the same names.

A worker elsewhere that has another lexicon gives other values, one that has its own disk under the name of the archive writes what nobody
finds: both are refused before the first source, with what differs and where.
"""

import json
import pickle
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from extractors.frozen import frozen
from pipeline.archive import Archive
from pipeline.inputs.walk import Input, legible, root_of
from pipeline.place import put_file, read_file, remove_file
from pipeline.version import PARTS, current_version

SIGN = ".run-{run:06}.sign"  # hidden: no input, should the archive itself be walked; its name is new, so that no listing is old
TRIED = 3  # inputs of each path given that are looked for: one of them may have been taken away meanwhile


@frozen
class Footing:
    """What a worker must find: a file of the archive with a word in it, and of each group of inputs at least one."""

    sign: Path
    word: bytes
    groups: tuple[tuple[Path, ...], ...]

    def find_unseen(self) -> str | None:
        """What this machine does not see, in words for people; None where it sees all."""
        try:
            if read_file(self.sign) != self.word:
                return f"has another folder under the name {_name(self.sign.parent)}"
        except OSError as fault:
            return f"does not see the archive {_name(self.sign.parent)} ({fault.strerror or fault})"
        for group in self.groups:
            faults = [_fault_of(path) for path in group]
            if all(faults):
                return f"does not see {_name(group[0])} ({faults[0]})"
        return None


def _name(path: Path) -> str:
    return legible(str(path))


def _fault_of(path: Path) -> str | None:
    try:
        read_file(path, 1)
    except OSError as fault:
        return fault.strerror or str(fault)
    return None


@contextmanager
def signed(archive: Archive, run: int, inputs: Iterable[Input]) -> Iterator[Footing]:
    """The footing of a run; the file of the archive is there as long as the block runs. Raises OSError where it cannot be written."""
    groups = dict[str, list[Path]]()
    for found in inputs:
        group = groups.setdefault(root_of(found.source), [])
        if found.fault is None and found.text is None and len(group) < TRIED:
            group.append(found.path)
    footing = Footing(archive.root / SIGN.format(run=run), uuid4().hex.encode(), tuple(tuple(group) for group in groups.values() if group))
    put_file(footing.sign, footing.word)
    try:
        yield footing
    finally:
        remove_file(footing.sign)


def other_version(theirs: str) -> str | None:
    """What differs between the version with the mark `theirs` and what stands on this machine's disk now; None where nothing does.

    A process that was started before an update has older code than its work processes will have, so the disk is asked anew.
    """
    current_version.cache_clear()
    ours = current_version().mark
    return None if ours == theirs else name_difference(theirs, ours)


def name_difference(theirs: str, ours: str) -> str:
    """What differs between the marks of two versions; libraries by name, `theirs` first.

    >>> name_difference('{"code": "a", "libraries": "x 1; y 1"}', '{"code": "b", "libraries": "x 1; y 2"}')
    'code, y 1 against y 2'
    """
    one, other = json.loads(theirs), json.loads(ours)
    words = [name for part, name in PARTS.items() if part != "libraries" and one.get(part) != other.get(part)]
    libraries = zip(one.get("libraries", "").split("; "), other.get("libraries", "").split("; "), strict=False)
    return ", ".join([*words, *(f"{before} against {now}" for before, now in libraries if before != now)]) or "the form of the version"


def find_fault(mark: str, pickled: bytes) -> str | None:
    """Why this machine cannot work for one that has this mark and footing, in words for people; None where it can.

    The footing (or None) is opened only where the versions are the same: another one might not know it.
    """
    if difference := other_version(mark):
        return (
            f"has another gongwen than this machine ({difference}); install the same gongwen and the same libraries on all, and start the "
            "workers anew"
        )
    footing: Footing | None = pickle.loads(pickled)
    unseen = footing.find_unseen() if footing is not None else None
    return unseen and f"{unseen}; inputs and archive must stand where this machine and all workers have them under one name"
