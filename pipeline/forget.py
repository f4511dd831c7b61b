"""What somebody asks to be forgotten is taken out of all that an archive stores, and does not come back.

A tombstone (`history/tombstones.json`) tells the value by its fingerprint; every run masks what it tells. Files are replaced whole, one
after the other; what was stopped half-way is finished by the next run (`settle`). `raw/`, `gold/` and `reviews/` are people's: the files in
them that hold the value are named, for somebody to edit or delete.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from extractors.frozen import frozen
from extractors.values.phone import parse_phones
from pipeline.archive import Archive, locked
from pipeline.history import BEFORE
from pipeline.inputs.walk import legible
from pipeline.outcome import ProgrammeFault
from pipeline.place import put_file, read_file, sorted_names
from pipeline.privacy import Contacts, Policy, find_forgotten, make_salt, pseudonym, tombstone
from pipeline.sweep import Sweep
from pipeline.write import marked_in, retired_in

FILE = "tombstones.json"
SALT = 16  # bytes
PEOPLE = ("gold", "reviews")
LARGEST = 64 * 1024 * 1024  # bytes of a file of people's work that is looked through


@frozen
class Forgotten:
    """What forgetting did, without the value: how many files were written anew, and where people must look themselves.

    `sources` are inputs whose bytes hold the value; `names` inputs whose name, or what a manifest says of them, does; `people` files of
    gold/ and reviews/.
    """

    files: int
    sources: tuple[str, ...]
    names: tuple[str, ...]
    people: tuple[str, ...]


@frozen
class Tombstones:
    """What `tombstones.json` holds: `proof` tells the right key from another.

    `pending` says that forgetting was stopped half-way, `found` which sources held what was to be forgotten then.
    """

    random: str
    keyed: bool
    proof: str
    stones: tuple[str, ...] = ()
    pending: bool = False
    found: tuple[str, ...] = ()

    def salt(self, key: bytes | None) -> bytes:
        """What the tombstones were made with; raises ProgrammeFault where the key is not that one."""
        if self.keyed and key is None:
            raise ProgrammeFault("this archive has forgotten values under a key: name the file of the key")
        salt = make_salt(bytes.fromhex(self.random), key if self.keyed else None)
        if _proof(salt) != self.proof:
            raise ProgrammeFault("this archive has forgotten values under another key than the one given")
        return salt


def policy_of(archive: Archive, contacts: Contacts = Contacts.ALL, key: bytes | None = None) -> Policy:
    """The policy of a run: what is asked for, and what the archive is to forget."""
    told = _read(archive.history)
    if told is None:
        return Policy(contacts, key)
    return Policy(contacts, key, frozenset(told.stones), told.salt(key))


def forget_value(archive: Archive, value: str, key: bytes | None = None) -> Forgotten:
    """Takes a name, number, mailbox, account or address out of an archive, in every form in which it may be written.

    Raises ProgrammeFault, in words that do not tell the value, where it is too short or the archive is not to be written.
    """
    with locked(archive):
        _must_be_at_rest(archive)
        told = _read(archive.history) or _new(key)
        try:
            stone = tombstone(value, told.salt(key))
        except ValueError as fault:
            raise ProgrammeFault(f"what is to be forgotten is {fault}") from None  # the message tells no value
        told = replace(told, stones=tuple(sorted({*told.stones, stone})))
        policy = Policy(forgotten=frozenset(told.stones), salt=told.salt(key))
        asked = replace(policy, forgotten=frozenset((stone,)))
        keys = _pseudonyms(value, key)
        seen = Sweep(archive, policy, asked, writes=False, keys=keys).run()
        told = replace(told, pending=True, found=tuple(sorted({*told.found, *seen.sources})))
        _write(archive.history, told)
        done = Sweep(archive, policy, asked, writes=True, keys=keys).run()
        _write(archive.history, replace(told, pending=False, found=()))
        return Forgotten(done.files, told.found, tuple(sorted(seen.names)), tuple(_people(archive, asked)))


def _pseudonyms(value: str, key: bytes | None) -> frozenset[str]:
    """The pseudonyms that a value has in an archive that was masked with the key."""
    if key is None:
        return frozenset()
    dials = [phone.dial for phone in parse_phones(value)]
    return frozenset((pseudonym(key, "person", value), pseudonym(key, "email", value), *(pseudonym(key, "phone", dial) for dial in dials)))


def carry_tombstones(parts: Iterable[Archive], archive: Archive) -> None:
    """Takes over what the parts of a new archive are to forget; `settle` is to mask it in what came from the other parts.

    Raises ProgrammeFault where two parts have tombstones of their own, which have nothing in common.
    """
    told = [_read(part.history) for part in parts]
    found = {stones.random: stones for stones in told if stones is not None}
    if len(found) > 1:
        raise ProgrammeFault("two parts have forgotten values, each with fingerprints of its own: merge first, then forget in the whole")
    for stones in found.values():
        every = sorted({stone for other in told if other is not None for stone in other.stones})
        _write(archive.history, replace(stones, stones=tuple(every), pending=True, found=()))


def settle(archive: Archive, policy: Policy) -> None:
    """Finishes what was stopped half-way: for the end of a run, when its tables stand and it still has the archive for itself."""
    told = _read(archive.history)
    if told is not None and told.pending:
        Sweep(archive, policy, policy, writes=True).run()
        _write(archive.history, replace(told, pending=False, found=()))


def _people(archive: Archive, policy: Policy) -> Iterator[str]:
    """The files of people's work that hold what is to be forgotten."""
    for folder in PEOPLE:
        for path in sorted((archive.root / folder).rglob("*")):
            if path.is_file() and path.stat().st_size <= LARGEST:
                text = read_file(path).decode("utf-8", "replace")
                if any(find_forgotten(text, policy)):
                    yield legible(path.relative_to(archive.root).as_posix())


def _must_be_at_rest(archive: Archive) -> None:
    """Raises ProgrammeFault where a stopped run has left files that only a run can put in order."""
    folders = [archive.text, *(archive.structured / name for name in ("sources", "notices"))]
    left = marked_in(archive.structured) or any(retired_in(folder) for folder in folders) or (archive.history / BEFORE).exists()
    if left:
        raise ProgrammeFault(f"{legible(str(archive.root))}: a run was stopped here; `gongwen run` comes first, then forgetting")


def _new(key: bytes | None) -> Tombstones:
    random = os.urandom(SALT)
    return Tombstones(random.hex(), key is not None, _proof(make_salt(random, key)))


def _proof(salt: bytes) -> str:
    return hashlib.sha256(b"proof\0" + salt).hexdigest()[:16]


def _read(history: Path) -> Tombstones | None:
    if FILE not in sorted_names(history):
        return None
    try:
        said: dict[str, Any] = json.loads(read_file(history / FILE))
        return Tombstones(said["random"], said["keyed"], said["proof"], tuple(said["stones"]), said["pending"], tuple(said["found"]))
    except (ValueError, KeyError, TypeError) as fault:
        raise ProgrammeFault(f"{legible(str(history / FILE))}: damaged; without it forgotten values would come back") from fault


def _write(history: Path, told: Tombstones) -> None:
    said = {name: getattr(told, name) for name in ("random", "keyed", "proof", "stones", "pending", "found")}
    put_file(history / FILE, (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode())
