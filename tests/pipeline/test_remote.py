"""Inputs in places elsewhere: memory for what is the same in all of them, a local S3 server for what object stores do their own way."""

import errno
import json
import logging
import pickle
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from botocore.exceptions import EndpointConnectionError

from pipeline import layout, load, remote, run_archive
from pipeline.cli import main
from pipeline.inputs.walk import find_inputs, fingerprint, read_input
from pipeline.outcome import ProgrammeFault, Reason, Unreadable
from pipeline.place import as_place, open_file, put_file, read_file, remove_file, sorted_names
from pipeline.remote import look_at
from pipeline.runner import merge_archives
from tests.archives import digests, make_folder, notice
from tests.pipeline.test_containers import zip_of
from tests.pipeline.test_scale import started_cluster


@pytest.fixture(scope="module")
def bucket() -> Iterator[Path]:
    """A bucket of a server on this machine, reached as a user would: by the variables of the library."""
    from moto.server import ThreadedMotoServer

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
        patch.setenv("AWS_ACCESS_KEY_ID", "somebody")
        patch.setenv("AWS_SECRET_ACCESS_KEY", "something")
        patch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN"):
            patch.delenv(name, raising=False)
        there: Any = as_place("s3://notices-of-tests")
        there.fs.mkdir(there.path)
        yield there
        there.fs.clear_instance_cache()  # else another server of tests would not be asked
    server.stop()


@pytest.fixture(params=["memory", "s3"])
def folder(request: pytest.FixtureRequest) -> Path:
    """An empty folder elsewhere."""
    if request.param == "memory":
        return as_place(f"memory://{uuid4().hex}/folder")
    there: Path = request.getfixturevalue("bucket")
    return there / uuid4().hex / "folder"


def put(folder: Path, *names: str) -> None:
    for name in names:
        put_file(folder / name, name.encode())


def names_of(*paths: Path | str, **given: Any) -> list[str]:
    return [found.source for found in find_inputs(paths, **given).inputs]


def test_a_folder_elsewhere_is_walked_as_one_of_this_machine(folder: Path, tmp_path: Path) -> None:
    names = ("b.txt", "a/2.txt", "a/1.txt", "a.txt", "a.json", "c.json", "通知 1.txt", "😀", "C.TXT", "#1 ?%20+&.txt", "[x]*.txt")
    hidden = (".hidden.txt", ".git/config", "~$a.doc", "index.jsonl", "a/.x/1.txt", "a/Thumbs.db", "archive/structured/all.parquet")
    put(folder, *names, *hidden)
    here = tmp_path / "folder"
    for name in (*names, *hidden):
        (here / name).parent.mkdir(parents=True, exist_ok=True)
        (here / name).write_text(name)
    wanted = names_of(here, skip=[here / "archive" / "structured"])
    walk = find_inputs([folder], skip=[folder / "archive" / "structured"])
    assert [found.source for found in walk.inputs] == wanted
    assert walk.roots == {"folder"}
    assert names_of(f"{folder}/") == names_of(folder)
    for found in walk.inputs:
        assert read_input(found) == found.source.removeprefix("folder/").encode()
        assert read_input(pickle.loads(pickle.dumps(found))) == read_input(found)


def test_what_is_read_and_known_is_the_same_as_on_this_machine(folder: Path, tmp_path: Path) -> None:
    data = notice(1).encode()
    put_file(folder / "a.txt", data)
    put_file(folder / "empty.txt", b"")
    here = tmp_path / "folder"
    here.mkdir()
    (here / "a.txt").write_bytes(data)
    (here / "empty.txt").write_bytes(b"")
    for there, local in zip(find_inputs([folder]).inputs, find_inputs([here]).inputs, strict=True):
        one, other = fingerprint(there), fingerprint(local)
        assert (one.source, one.source_id, one.digest, one.size) == (other.source, other.source_id, other.digest, other.size)
        assert read_input(there, 10_000) == read_input(local)
    with pytest.raises(Unreadable, match="the limit is 10"):
        read_input(find_inputs([folder]).inputs[0], 10)


def test_a_stamp_tells_what_was_put_anew(folder: Path) -> None:
    put_file(folder / "a.txt", b"one")
    put_file(folder / "b.zip", zip_of({"1.txt": "one", "2.txt": "two"}))
    before = {found.source: found.stamp for found in find_inputs([folder]).inputs}
    assert None not in before.values()
    assert len(set(before.values())) == 3
    assert {found.source: found.stamp for found in find_inputs([folder]).inputs} == before
    put_file(folder / "a.txt", b"two")
    put_file(folder / "b.zip", zip_of({"1.txt": "one", "2.txt": "six"}))
    after = {found.source: found.stamp for found in find_inputs([folder]).inputs}
    assert all(after[name] != before[name] for name in before)
    assert find_inputs([folder / "a.txt"]).inputs[0].stamp == after["folder/a.txt"]


def test_a_file_by_itself_and_nothing_at_all(folder: Path) -> None:
    put(folder, "a.txt", ".hidden.txt")
    (found,) = find_inputs([folder / ".hidden.txt"]).inputs
    assert (found.source, read_input(found)) == (".hidden.txt", b".hidden.txt")
    (lost,) = find_inputs([folder / "lost.txt"]).inputs
    assert lost.fault is not None
    assert lost.fault[0] == Reason.MISSING
    assert "No such file" in lost.fault[1]


def test_an_object_that_vanishes_costs_itself(folder: Path) -> None:
    put(folder, "a.txt", "b.txt")
    first, second = find_inputs([folder]).inputs
    remove_file(folder / "a.txt")
    with pytest.raises(OSError, match="No such file"):
        read_input(first)
    assert fingerprint(first).size == 0
    assert read_input(second) == b"b.txt"


def test_archives_elsewhere_are_opened(folder: Path) -> None:
    inner = zip_of({"deep.txt": "deep", "other.txt": "other"})
    put_file(folder / "a.zip", zip_of({"1.txt": "one", "in.zip": inner, "big.txt": "大" * 3_000_000}))
    put_file(folder / "no archive.zip", b"text")
    walk = find_inputs([folder])
    assert [found.source for found in walk.inputs] == [
        "folder/a.zip!/1.txt",
        "folder/a.zip!/big.txt",
        "folder/a.zip!/in.zip!/deep.txt",
        "folder/a.zip!/in.zip!/other.txt",
        "folder/no archive.zip",
    ]
    assert [read_input(found) for found in walk.inputs if "in.zip" in found.source] == [b"deep", b"other"]
    assert read_input(walk.inputs[1]).decode() == "大" * 3_000_000
    assert walk.opened == {"folder/a.zip", "folder/a.zip!/in.zip"}
    remove_file(folder / "a.zip")
    with pytest.raises(OSError, match="No such file"):
        read_input(walk.inputs[0])


def test_a_manifest_elsewhere_names_files_there(folder: Path, tmp_path: Path) -> None:
    put(folder, "files/a.txt", "files/b.txt", "files/d.txt")
    put(folder.parent, "up/c.txt", "up/e.txt")
    (tmp_path / "here.txt").write_text("here")
    rows = [
        "files/a.txt",
        "files\\b.txt",
        "../up/c.txt",
        f"{folder}/files/d.txt",
        f"{folder.parent}/up/e.txt",
        str(tmp_path / "here.txt"),
        "lost.txt",
    ]
    put_file(folder / "list.csv", "\n".join(["path", *rows, "http://a.gov.cn/x.txt"]).encode())
    found = find_inputs([], manifests=[folder / "list.csv"]).inputs
    assert [one.source.removeprefix("list.csv!/") for one in found] == [
        "files/a.txt",
        "files/b.txt",
        "up/c.txt",
        "files/d.txt",
        "e.txt",
        "here.txt",
        "lost.txt",
        "http:/a.gov.cn/x.txt",
    ]
    assert [read_input(one) for one in found if one.fault is None] == [
        b"files/a.txt",
        b"files/b.txt",
        b"up/c.txt",
        b"files/d.txt",
        b"up/e.txt",
        b"here",
    ]


def test_a_manifest_here_names_files_elsewhere(folder: Path, tmp_path: Path) -> None:
    put(folder, "a.txt", "b.txt", "x/a.txt")
    rows = [{"path": f"{folder}/{name}", "site": "某市"} for name in ("a.txt", "b.txt", "x/a.txt")]
    manifest = tmp_path / "list.jsonl"
    manifest.write_text("\n".join(json.dumps(row) for row in rows))
    found = find_inputs([], manifests=[manifest]).inputs
    assert [one.source for one in found] == ["list.jsonl!/a.txt", "list.jsonl!/b.txt", "list.jsonl!/x/a.txt"]
    assert [read_input(one) for one in found] == [b"a.txt", b"b.txt", b"x/a.txt"]
    assert all(one.stamp for one in found)


def test_many_rows_of_one_folder_are_looked_up_in_one_listing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.inputs.folders.LISTED_FROM", 3)
    put(folder, *(f"{i}.txt" for i in range(6)))
    put_file(folder / "list.csv", "\n".join(["path", *(f"{i}.txt" for i in range(7))]).encode())
    found = find_inputs([], manifests=[folder / "list.csv"]).inputs
    assert [one.fault is None for one in found] == [True] * 6 + [False]
    assert [one.stamp for one in found[:6]] == [one.stamp for one in find_inputs([folder]).inputs[:6]]


def test_a_walk_asks_for_no_object_whose_name_says_what_it_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(folder, "a.txt", "b.PDF", "c.zip", "d", "e.2024")
    asked = list[str]()

    def count(path: Path, most: int | None = None) -> bytes:
        asked.append(path.name)
        return remote.get_bytes(path, most)

    monkeypatch.setattr("pipeline.inputs.containers.read_file", count)
    assert len(find_inputs([folder]).inputs) == 5
    assert asked == ["c.zip", "d", "e.2024"]


def test_two_workers_see_what_the_other_put(bucket: Path) -> None:
    folder = bucket / uuid4().hex
    other = pickle.loads(pickle.dumps(folder))
    assert sorted_names(folder) == sorted_names(other) == []
    put(folder, "a.txt")
    assert sorted_names(other) == ["a.txt"]
    assert (other / "a.txt").exists()
    remove_file(other / "a.txt")
    assert sorted_names(folder) == []
    assert look_at(folder / "a.txt") is None


def test_marks_of_folders_are_no_inputs(bucket: Path) -> None:
    folder: Any = bucket / uuid4().hex
    for key in ("a.txt", "below/", "below/b.txt", "below/c.txt/d.txt", "below/c.txt"):
        folder.fs.pipe_file(f"{folder.path}/{key}", b"" if key.endswith("/") else key.encode())
    names = [name.split("/", 1)[1] for name in names_of(folder)]
    assert names == ["a.txt", "below/b.txt", "below/c.txt", "below/c.txt/d.txt"]


def test_names_that_only_a_store_can_have_are_told_one_by_one(bucket: Path) -> None:
    folder: Any = bucket / uuid4().hex
    for key in ("a.txt", "below//b.txt", "x::y.txt", "zip::a/b.txt", "below/memory::b.txt"):
        folder.fs.pipe_file(f"{folder.path}/{key}", key.encode())
    walk = find_inputs([folder])
    found = {one.source.split("/", 1)[1]: one for one in walk.inputs}
    assert list(found) == ["a.txt", "below/", "below/memory::b.txt", "x::y.txt", "zip::a"]
    assert read_input(found["a.txt"]) == b"a.txt"
    assert all(one.fault and one.fault[0] == Reason.MISSING for name, one in found.items() if name != "a.txt")


def test_a_whole_bucket_is_walked_by_its_name(bucket: Any) -> None:
    bucket.fs.mkdir("a-bucket-of-its-own")
    whole = as_place("s3://a-bucket-of-its-own")
    put(whole, "a.txt", "below/b.txt", "structured/c.txt")
    for given in (whole, "s3://a-bucket-of-its-own/"):
        assert names_of(given, skip=[whole / "structured"]) == ["a-bucket-of-its-own/a.txt", "a-bucket-of-its-own/below/b.txt"]


def test_a_large_object_is_put_and_read_in_parts(bucket: Path) -> None:
    data = bytes(range(256)) * 40_000
    put_file(bucket / "large.bin", memoryview(data))
    (found,) = find_inputs([bucket / "large.bin"]).inputs
    assert fingerprint(found).size == len(data)
    assert read_file(bucket / "large.bin", 300) == data[:300]
    with open_file(bucket / "large.bin") as file:
        assert file.seek(5_000_000) == 5_000_000
        assert file.read(10) == data[5_000_000:5_000_010]


def test_a_bucket_that_is_not_there_is_told(bucket: Path) -> None:
    (lost,) = find_inputs(["s3://no-such-bucket-of-tests/x"]).inputs
    assert lost.fault == (Reason.MISSING, "No such file or directory")
    with pytest.raises(FileNotFoundError):
        put_file(as_place("s3://no-such-bucket-of-tests/x"), b"x")


class Unreachable(Exception):
    """As the libraries below fsspec have, which are no OSErrors."""


@pytest.mark.parametrize("first", ["info", "ls"])
def test_a_place_that_cannot_be_reached_ends_the_call_with_its_name(monkeypatch: pytest.MonkeyPatch, first: str) -> None:
    folder: Any = as_place(f"memory://{uuid4().hex}/folder")
    put(folder, "a.txt")

    def fail(*_: Any, **__: Any) -> None:
        raise Unreachable("no way to http://127.0.0.1/?key=secret")

    monkeypatch.setattr(remote, "FAULTS", {__name__: ("Unreachable",)})
    monkeypatch.setattr(type(folder.fs), first, fail)
    with pytest.raises(ProgrammeFault, match=r"memory://.*/folder: cannot be reached \(no way to its address\)") as told:
        find_inputs([folder])
    assert "secret" not in str(told.value)


def test_one_folder_that_lets_nobody_in_costs_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    folder: Any = as_place(f"memory://{uuid4().hex}/folder")
    put(folder, "a.txt", "locked/b.txt")
    ls = type(folder.fs).ls

    def refuse(system: Any, path: str, *args: Any, **kwargs: Any) -> Any:
        if path.endswith("locked"):
            raise PermissionError(errno.EACCES, "Forbidden")
        return ls(system, path, *args, **kwargs)

    monkeypatch.setattr(type(folder.fs), "ls", refuse)
    walk = find_inputs([folder])
    assert [(found.source, found.fault and found.fault[0]) for found in walk.inputs] == [
        ("folder/a.txt", None),
        ("folder/locked", Reason.MISSING),
    ]
    assert not walk.looked_at("folder/locked/b.txt")


def structured(archive: Path) -> dict[str, str]:
    """Every file of the tables and what is in it."""
    there: Any = archive / "structured"
    return {name.split("/structured/")[1]: sha256(there.fs.cat_file(name)).hexdigest() for name in there.fs.find(there.path)}


def test_a_run_from_bucket_to_bucket_gives_the_same_bytes_as_one_here(bucket: Path, tmp_path: Path) -> None:
    home = bucket / uuid4().hex
    make_folder(tmp_path / "raw", 4)
    for path in (tmp_path / "raw").iterdir():
        put_file(home / "raw" / path.name, path.read_bytes())
    run_archive(tmp_path / "raw", tmp_path / "archive")
    first = run_archive(f"{home}/raw", f"{home}/archive")
    assert (first.inputs, first.new, first.quarantined) == (4, 4, 0)
    assert structured(home / "archive") == digests(tmp_path / "archive" / "structured")
    assert list(load("sources", f"{home}/archive")["source"]) == [f"raw/{i}.txt" for i in range(4)]
    assert run_archive(f"{home}/raw", f"{home}/archive").processed == 0
    put_file(home / "raw" / "1.txt", notice(9).encode())
    put_file(home / "raw" / "5.txt", notice(5).encode())
    remove_file(home / "raw" / "2.txt")
    second = run_archive(f"{home}/raw", f"{home}/archive")
    assert (second.new, second.changed, second.gone, second.processed) == (1, 1, 1, 2)


def test_the_archive_itself_is_passed_over_where_it_stands_in_the_folder(bucket: Path) -> None:
    home = bucket / uuid4().hex
    put_file(home / "a.txt", notice(1).encode())
    for _ in range(2):
        assert run_archive(str(home), str(home)).inputs == 1


def test_a_cluster_and_processes_work_from_bucket_to_bucket(bucket: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "LEAST", 4)
    home, raw = bucket / uuid4().hex, make_folder(tmp_path / "raw", 8)
    for path in raw.iterdir():
        put_file(home / "raw" / path.name, path.read_bytes())
    run_archive(raw, tmp_path / "here")
    run_archive(f"{home}/raw", f"{home}/processes", workers=2)
    with started_cluster(tmp_path / "cluster") as cluster:
        run_archive(f"{home}/raw", f"{home}/cluster", dask=cluster.address)
    assert structured(home / "cluster") == structured(home / "processes") == digests(tmp_path / "here" / "structured")


def test_parts_elsewhere_are_merged_there(bucket: Path, tmp_path: Path) -> None:
    home, raw = bucket / uuid4().hex, make_folder(tmp_path / "raw", 4)
    run_archive(raw, tmp_path / "here")
    for number in (1, 2):
        run_archive(raw, f"{home}/part-{number}", shard=(number, 2))
    merge_archives([f"{home}/part-1", f"{home}/part-2"], f"{home}/merged")
    assert structured(home / "merged") == digests(tmp_path / "here" / "structured")


def test_every_verb_works_on_an_archive_elsewhere(
    bucket: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layout, "LEAST", 2)
    home = bucket / uuid4().hex
    for day in range(2):
        put_file(home / "raw" / f"{day}.txt", notice(day).encode())
        run_archive(f"{home}/raw", f"{home}/archive")
    at = ("--archive", f"{home}/archive")
    for arguments, said in (
        (["rebucket", *at], "1 buckets written"),
        (["forget", "0739-5366001", *at], "masked in"),
        (["query", "SELECT count(*) AS count FROM contacts", *at], "2"),
        (["quarantine", *at], "nothing is in quarantine"),
        (["changes", *at], "source"),
        (["check", *at], "ready"),
        (["show", f"{home}/raw/1.txt"], "1.txt"),
        (["extract", f"{home}/raw"], "raw/1.txt"),
    ):
        assert main(list(arguments)) == 0
        out, err = capsys.readouterr()
        assert said in out + err
    assert "5366001" not in load("contacts", f"{home}/archive").to_csv()


def test_a_store_that_goes_during_a_run_is_told_and_a_rerun_completes(
    bucket: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layout, "LEAST", 4)
    home, raw = bucket / uuid4().hex, make_folder(tmp_path / "raw", 8)
    run_archive(raw, tmp_path / "here")
    system: Any = home
    ask = type(system.fs)._call_s3

    async def refuse(*_: Any, **__: Any) -> None:
        raise EndpointConnectionError(endpoint_url="http://127.0.0.1/?key=secret")

    def vanish(done: int, _total: int) -> None:
        if done == 5:
            monkeypatch.setattr(type(system.fs), "_call_s3", refuse)

    with pytest.raises(ProgrammeFault, match=r"Could not connect .* run again") as told:
        run_archive(raw, f"{home}/archive", workers=1, progress=vanish)
    assert "secret" not in str(told.value)
    assert main(["query", "SELECT 1", "--archive", f"{home}/archive"]) == 2
    assert main(["check", "--archive", f"{home}/archive"]) == 2
    monkeypatch.setattr(type(system.fs), "_call_s3", ask)
    run_archive(raw, f"{home}/archive")
    assert structured(home / "archive") == digests(tmp_path / "here" / "structured")
