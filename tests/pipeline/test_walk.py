"""Which files are inputs, in which order, and what each is called."""

import os
import socket
from pathlib import Path

import pytest

from pipeline.inputs.walk import find_inputs, fingerprint, read_input
from pipeline.outcome import ProgrammeFault, Reason, Unreadable

POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")


def touch(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode("utf-8", "surrogateescape"))


def names_of(*paths: Path | str) -> list[str]:
    return [found.source for found in find_inputs(paths).inputs]


def stamps_of(*paths: Path) -> dict[str, str | None]:
    return {found.source: found.stamp for found in find_inputs(paths).inputs}


def test_a_folder_is_walked_in_sorted_order_by_its_own_name(tmp_path: Path) -> None:
    touch(tmp_path / "in", "b.txt", "a/2.txt", "a/1.txt", "a.txt", "通知 1.txt", "😀", "C.TXT", "no suffix")
    wanted = ["in/C.TXT", "in/a/1.txt", "in/a/2.txt", "in/a.txt", "in/b.txt", "in/no suffix", "in/通知 1.txt", "in/😀"]
    assert names_of(tmp_path / "in") == wanted
    assert names_of(f"{tmp_path}/in/") == names_of(f"{tmp_path}/in/../in") == wanted


def test_annotations_and_hidden_files_are_inputs_only_when_named(tmp_path: Path) -> None:
    touch(tmp_path / "in", "a.txt", "a.json", "b.json", "index.jsonl", ".hidden.txt", ".git/config")
    assert names_of(tmp_path / "in") == ["in/a.txt", "in/b.json"]
    named = [tmp_path / "in" / name for name in ("index.jsonl", "a.json", ".hidden.txt")]
    assert names_of(*named) == ["index.jsonl", "a.json", ".hidden.txt"]


def test_folders_named_by_dots_have_their_own_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    touch(tmp_path / "in", "a.txt")
    monkeypatch.chdir(tmp_path / "in")
    assert names_of(".") == names_of("../in") == names_of(Path()) == ["in/a.txt"]


@POSIX
def test_links_are_followed_but_not_round_in_circles(tmp_path: Path) -> None:
    touch(tmp_path / "other", "b.txt")
    touch(tmp_path / "in", "a.txt")
    (tmp_path / "in" / "up").symlink_to("..")
    (tmp_path / "in" / "other").symlink_to(tmp_path / "other")
    (tmp_path / "in" / "self").symlink_to("self")
    (tmp_path / "in" / "lost.txt").symlink_to("nowhere")
    faults = {found.source: found.fault for found in find_inputs([tmp_path / "in"]).inputs}
    assert list(faults) == ["in/a.txt", "in/lost.txt", "in/other/b.txt", "in/self", "in/up/other/b.txt"]
    assert [bool(fault) for fault in faults.values()] == [False, True, False, True, False]


@POSIX
def test_links_below_links_do_not_lead_on_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.inputs.folders.MAX_LINKS", 2)
    for level in range(5):
        (tmp_path / f"{level}").mkdir()
        for name in ("a", "b"):
            (tmp_path / f"{level}" / name).symlink_to(tmp_path / f"{level + 1}")
    found = find_inputs([tmp_path / "0"]).inputs
    assert [one.source for one in found] == [f"0/{x}/{y}/{z}" for x in "ab" for y in "ab" for z in "ab"]
    assert all(one.fault and "not followed" in one.fault[1] for one in found)


@POSIX
def test_folders_that_link_to_each_other_are_walked_up_to_a_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.inputs.folders.MAX_FOLLOWED", 50)
    names = [f"{i:02}" for i in range(12)]
    touch(tmp_path, *(f"in/{name}/a.txt" for name in names))
    for name in names:
        for other in names:
            (tmp_path / "in" / name / f"to {other}").symlink_to(tmp_path / "in" / other)
    walk = find_inputs([tmp_path / "in"])
    told = [found.fault for found in walk.inputs if found.fault]
    assert len(walk.inputs) < 2000
    assert (Reason.MISSING, "a link to a folder beside more than 50 others, which is not followed") in told
    assert {f"in/{name}/a.txt" for name in names} <= {found.source for found in walk.inputs}


@POSIX
def test_a_link_to_a_large_folder_is_one_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.inputs.folders.MAX_FOLLOWED", 1)
    touch(tmp_path, *(f"there/{i}/{j}/a.txt" for i in range(3) for j in range(3)))
    (tmp_path / "in").symlink_to(tmp_path / "there")
    assert len(names_of(tmp_path / "in")) == 9
    assert not [found for found in find_inputs([tmp_path / "in"]).inputs if found.fault]


def test_a_stamp_changes_with_the_bytes_whatever_a_copy_keeps(tmp_path: Path) -> None:
    touch(tmp_path, "in/a.txt", "in/b.txt", "in/c.txt")
    for name in ("a", "b"):
        os.utime(tmp_path / "in" / f"{name}.txt", ns=(10**18, 10**18))
    before = stamps_of(tmp_path / "in")
    assert stamps_of(tmp_path / "in") == before
    assert stamps_of(tmp_path / "in" / "a.txt") == {"a.txt": before["in/a.txt"]}
    (tmp_path / "in" / "b.txt").replace(tmp_path / "in" / "a.txt")
    after = stamps_of(tmp_path / "in")
    assert after["in/c.txt"] == before["in/c.txt"]
    assert os.name == "nt" or after["in/a.txt"] not in before.values(), "same size and time, other bytes"
    (tmp_path / "in" / "c.txt").unlink()
    assert find_inputs([tmp_path / "in" / "c.txt"]).inputs[0].stamp is None


def test_a_file_that_grows_or_goes_while_it_is_read_costs_itself(tmp_path: Path) -> None:
    touch(tmp_path, "a.txt", "b.txt")
    grown, gone = find_inputs([tmp_path / "a.txt", tmp_path / "b.txt"]).inputs
    (tmp_path / "a.txt").write_bytes(b"1" * 100)
    (tmp_path / "b.txt").unlink()
    with pytest.raises(Unreadable, match="100 bytes; the limit is 99"):
        read_input(grown, 99)
    assert fingerprint(grown).size == len(read_input(grown, 100)) == 100
    with pytest.raises(Unreadable, match="No such file"):
        read_input(gone)
    assert fingerprint(gone).size == 0


@POSIX
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_what_may_not_be_read_is_an_input_with_a_fault_and_hides_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    touch(folder, "closed/a.txt", "listed/a.txt", "b.txt", "c.txt")
    for name, mode in (("closed", 0), ("listed", 0o444), ("b.txt", 0)):
        (folder / name).chmod(mode)
    walk = find_inputs([folder])
    for name in ("closed", "listed"):
        (folder / name).chmod(0o755)
    faults = {found.source: found.fault and found.fault[0] for found in walk.inputs}
    assert faults == {"in/b.txt": Reason.MISSING, "in/c.txt": None, "in/closed": Reason.MISSING, "in/listed/a.txt": Reason.MISSING}
    assert not any(walk.looked_at(name) for name in ("in/closed/a.txt", "in/b.txt!/member"))
    assert walk.looked_at("in/gone.txt")


def test_what_was_looked_at_is_told_by_its_name(tmp_path: Path) -> None:
    touch(tmp_path / "in", "a.txt", "加急!/b.txt")
    (tmp_path / "in" / "bad.zip").write_bytes(b"PK\x03\x04 damaged")
    walk = find_inputs([tmp_path / "in"])
    looked = {
        "in/x.txt": True,
        "in/good.zip!/x": True,
        "in/加急!/x": True,
        "in/bad.zip!/x": False,
        "in/bad.zip!/b.zip!/x": False,
        "other/x": False,
    }
    assert {name: walk.looked_at(name) for name in looked} == looked


@POSIX
def test_what_is_no_file_is_an_input_with_a_fault_and_is_not_opened(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    touch(folder, "folder.txt/a.txt")
    os.mkfifo(folder / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(folder / "socket.txt"))
        found = {one.source: one for one in find_inputs([folder]).inputs}
        assert {name: one.fault for name, one in found.items()} == {
            "in/folder.txt/a.txt": None,
            "in/pipe.txt": (Reason.MISSING, "neither a file nor a folder, where a file was expected"),
            "in/socket.txt": (Reason.MISSING, "neither a file nor a folder, where a file was expected"),
        }
        assert fingerprint(found["in/pipe.txt"]).size == 0


@POSIX
def test_names_that_are_no_text_are_written_out(tmp_path: Path) -> None:
    touch(tmp_path / "in", os.fsdecode(b"\xff\xb5.txt"), "two\nlines.txt")
    assert names_of(tmp_path / "in") == ["in/\\xff\\xb5.txt", "in/two\nlines.txt"]


def test_one_file_twice_and_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    touch(tmp_path, "a/in/1.txt", "b/in/1.txt")
    with pytest.raises(ProgrammeFault, match=r"in/1\.txt is given twice"):
        find_inputs([tmp_path / "a" / "in", tmp_path / "b" / ".." / "a" / "in"])
    with pytest.raises(ProgrammeFault, match=r"two inputs would be called in/1\.txt: .*a/in/1\.txt and .*b/in/1\.txt"):
        find_inputs([tmp_path / "a" / "in", tmp_path / "b" / "in"])
