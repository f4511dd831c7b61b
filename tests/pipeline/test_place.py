"""Places: names become paths of this machine or of another place, and files are put there whole or not at all."""

import errno
import os
import pickle
import sys
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from pipeline import remote
from pipeline.outcome import ProgrammeFault
from pipeline.place import (
    as_place,
    is_remote,
    make_folder,
    put_file,
    reaching,
    read_file,
    remove_file,
    sorted_names,
    stage_file,
)
from pipeline.remote import list_folder, look_at, name_of


@pytest.fixture(params=["here", "memory"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A folder that is not there yet, on this machine and elsewhere."""
    return tmp_path / "folder" if request.param == "here" else as_place(f"memory://{uuid4().hex}/folder")


def everything_in(folder: Path) -> list[str]:
    """All names, hidden ones too."""
    return sorted(entry.name for entry in list_folder(folder)) if is_remote(folder) else sorted(os.listdir(folder))


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("notices", "notices"),
        ("/notices/a.txt", "/notices/a.txt"),
        ("file:///notices/a.txt", "/notices/a.txt"),
        ("FILE://localhost/notices", "/notices"),
        ("file:///%E9%80%9A%E7%9F%A5.txt", "/通知.txt"),
        ("file:///%B5", "/\udcb5"),
        ("notices/s3://b", "notices/s3:/b"),
        ("C://notices", "C:/notices"),
    ],
)
def test_names_of_this_machine_are_plain_paths(name: str, path: str) -> None:
    assert as_place(name) == Path(path)
    assert type(as_place(name)) is type(Path())
    assert not is_remote(as_place(name))


def test_a_path_stays_as_it_is(tmp_path: Path) -> None:
    there = as_place("memory://b/x")
    assert as_place(there) is there
    assert as_place(tmp_path / "\udcb5") == tmp_path / "\udcb5"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("nowhere://b/x", "nowhere"),
        ("file://elsewhere/x", "another machine"),
        ("file://", "file"),
        ("s3://", "names no place"),
        ("memory:///", "names no place"),
        ("s3:///", "names no place"),
    ],
)
def test_a_name_that_leads_nowhere_is_told(name: str, words: str) -> None:
    with pytest.raises(ProgrammeFault, match=words):
        as_place(name)


def test_a_password_in_a_name_is_refused_and_not_repeated() -> None:
    with pytest.raises(ProgrammeFault, match="password") as told:
        as_place("ftp://somebody:secret@host/x")
    assert "secret" not in str(told.value)


def test_a_missing_library_is_told_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "upath", None)
    with pytest.raises(ProgrammeFault, match=r"gongwen\[remote\]"):
        as_place("memory://b/x")


def test_the_last_name_of_a_place_is_its_name() -> None:
    assert [name_of(as_place(name)) for name in ("s3://bucket/", "s3://bucket/notices/", "memory://b/通知 #1?.txt", "a/b")] == [
        "bucket",
        "notices",
        "通知 #1?.txt",
        "b",
    ]


def test_paths_travel_to_workers(folder: Path) -> None:
    put_file(folder / "a.txt", b"one")
    there = pickle.loads(pickle.dumps(folder / "a.txt"))
    assert there == folder / "a.txt"
    assert read_file(there) == b"one"


def test_what_is_put_is_there_and_nothing_beside_it(folder: Path) -> None:
    put_file(folder / "below" / "a.txt", b"one")
    put_file(folder / "below" / "a.txt", memoryview(b"two and more"))
    assert read_file(folder / "below" / "a.txt") == b"two and more"
    assert [read_file(folder / "below" / "a.txt", most) for most in (3, 12, 13, 10**9)] == [b"two", *[b"two and more"] * 3]
    assert (folder / "below" / "a.txt").read_bytes() == b"two and more"
    assert everything_in(folder / "below") == ["a.txt"]


def test_a_staged_file_takes_its_place_only_when_it_is_committed(folder: Path) -> None:
    put_file(folder / "a.txt", b"before")
    staged = stage_file(folder / "a.txt", b"after")
    assert read_file(folder / "a.txt") == b"before"
    assert sorted_names(folder) == ["a.txt"]
    staged.commit()
    assert read_file(folder / "a.txt") == b"after"
    stage_file(folder / "a.txt", b"never").discard()
    assert read_file(folder / "a.txt") == b"after"
    assert everything_in(folder) == ["a.txt"]


def test_names_are_sorted_and_only_those_of_files(folder: Path) -> None:
    assert sorted_names(folder) == []
    for name in ("b.txt", "a.txt", ".hidden", "below/c.txt"):
        put_file(folder / name, b"x")
    assert sorted_names(folder) == ["a.txt", "b.txt"]
    assert sorted_names(folder / "a.txt") == []


def test_a_file_is_removed_and_none_is_no_fault(folder: Path) -> None:
    put_file(folder / "a.txt", b"x")
    put_file(folder / "b.txt", b"x")
    remove_file(folder / "a.txt")
    remove_file(folder / "a.txt")
    assert sorted_names(folder) == ["b.txt"]


def test_a_folder_is_made_twice_without_a_fault(folder: Path) -> None:
    make_folder(folder / "x" / "y")
    make_folder(folder / "x" / "y")
    assert is_remote(folder) or (folder / "x" / "y").is_dir()


def test_what_is_not_there_is_told_with_its_name(folder: Path) -> None:
    with pytest.raises(FileNotFoundError) as told:
        read_file(folder / "a.txt")
    assert told.value.errno == errno.ENOENT
    assert told.value.strerror == os.strerror(errno.ENOENT)
    assert str(told.value.filename) == str(folder / "a.txt")


@pytest.mark.parametrize("moment", ["fsync", "replace"])
def test_a_fault_while_a_file_is_put_leaves_the_old_one_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    put_file(tmp_path / "a.txt", b"before")

    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, moment, full)
    with pytest.raises(OSError, match="No space"):
        put_file(tmp_path / "a.txt", b"after")
    assert (tmp_path / "a.txt").read_bytes() == b"before"
    assert everything_in(tmp_path) == ["a.txt"]


def test_a_listing_elsewhere_tells_folders_sizes_and_stamps_apart() -> None:
    folder = as_place(f"memory://{uuid4().hex}/x")
    put_file(folder / "a.txt", b"12345")
    put_file(folder / "below" / "b.txt", b"1")
    entries = {entry.name: entry for entry in list_folder(folder)}
    assert [(entry.name, entry.is_folder, entry.size) for entry in entries.values()] == [("a.txt", False, 5), ("below", True, 0)]
    assert (entries["a.txt"].stamp or "").startswith("5 ")
    assert look_at(folder / "a.txt") == entries["a.txt"]
    assert look_at(folder / "below") == entries["below"]
    assert look_at(folder / "nothing") is None
    with pytest.raises(FileNotFoundError):
        list_folder(folder / "nothing")


class LibraryError(Exception):
    """As the libraries below fsspec have, which are no OSErrors."""


def test_faults_of_libraries_become_those_of_a_place_without_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    there = as_place("memory://b/x")
    monkeypatch.setattr(remote, "FAULTS", {__name__: ("LibraryError",)})
    with pytest.raises(OSError, match="no way to its address") as told, reaching(there):
        raise LibraryError("no way\nto https://b.example/x?Signature=abc")
    assert str(told.value.filename) == str(there)
    assert "Signature" not in str(told.value)
    with pytest.raises(PermissionError, match="Forbidden"), reaching(there):
        raise PermissionError("Forbidden")
