"""ZIP archives and attachments of OFD as folders: names, archives within archives, limits, and what cannot be read."""

import io
import json
import random
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from pipeline import load, run_archive
from pipeline.cli import main
from pipeline.inputs import containers, zips
from pipeline.inputs.walk import find_inputs, fingerprint, read_input
from pipeline.outcome import ProgrammeFault, Reason, Unreadable
from pipeline.process import process_input
from tests.archives import digests, notice

FORMATS = Path(__file__).parents[1] / "formats"
STORED, DEFLATED = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED


def zip_of(members: Mapping[str, bytes | str], packing: int = DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", packing) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, packing)
    return packed.getvalue()


def read_all(path: Path) -> dict[str, bytes | tuple[Reason, str]]:
    """By source, the bytes of every input, or why it has none."""
    found = dict[str, bytes | tuple[Reason, str]]()
    for one in find_inputs([path]).inputs:
        try:
            found[one.source] = read_input(one)
        except Unreadable as fault:
            found[one.source] = (fault.reason, fault.detail)
    return found


def reasons_of(path: Path) -> dict[str, Reason | None]:
    return {source: said[0] if isinstance(said, tuple) else None for source, said in read_all(path).items()}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "a.zip"


def test_members_are_inputs_in_sorted_order_and_the_archive_is_none(tmp_path: Path) -> None:
    folder = tmp_path / "in" / "sub"
    folder.mkdir(parents=True)
    (folder / "b.txt").write_text("乙")
    (folder / "a.zip").write_bytes(zip_of({"c.txt": "丙", "dir/2.txt": "2", "dir/1.txt": "1", "空/": ""}))
    wanted = {"in/sub/a.zip!/c.txt": "丙", "in/sub/a.zip!/dir/1.txt": "1", "in/sub/a.zip!/dir/2.txt": "2", "in/sub/b.txt": "乙"}
    assert read_all(tmp_path / "in") == {source: text.encode() for source, text in wanted.items()}
    assert list(read_all(folder / "a.zip")) == ["a.zip!/c.txt", "a.zip!/dir/1.txt", "a.zip!/dir/2.txt"]


def test_an_archive_is_told_by_its_content(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_bytes(zip_of({"c.txt": "丙"}))
    (tmp_path / "not.zip").write_text("no archive")
    (tmp_path / "book.zip").write_bytes(zip_of({"[Content_Types].xml": "", "xl/workbook.xml": ""}))
    (tmp_path / "word.zip").write_bytes(zip_of({"word/document.xml": "", "[Content_Types].xml": ""}))
    found = [one.source for one in find_inputs([tmp_path]).inputs]
    assert [source.split("/", 1)[1] for source in found] == ["book.zip", "not.zip", "notes.txt!/c.txt", "word.zip"]


def test_a_folder_with_a_name_of_office_parts_is_no_office_file(place: Path) -> None:
    place.write_bytes(zip_of({"xl/1.txt": "1", "ppt/1.txt": "2"}))
    assert list(read_all(place)) == ["a.zip!/ppt/1.txt", "a.zip!/xl/1.txt"]


def renamed(members: Mapping[bytes, bytes], *, flag: int = 0) -> bytes:
    """An archive whose names are given as bytes, without the flag of UTF-8."""
    plain = {f"{i:0{len(name)}}": content for i, (name, content) in enumerate(members.items())}
    data = zip_of(plain, STORED)
    for stand_in, name in zip(plain, members, strict=True):
        data = data.replace(stand_in.encode(), name)
    return data


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("通知.txt".encode("gbk"), "通知.txt"),
        ("关于召开会议的通知/附件1：名单.txt".encode("gbk"), "关于召开会议的通知/附件1：名单.txt"),
        ("镕基䶮.txt".encode("gb18030"), "镕基䶮.txt"),
        ("通知.txt".encode(), "通知.txt"),
        (b"plain.txt", "plain.txt"),
        (b"\x81.txt", "ü.txt"),
    ],
)
def test_names_without_the_flag_are_gbk_or_utf8(place: Path, raw: bytes, name: str) -> None:
    place.write_bytes(renamed({raw: b"1"}))
    assert read_all(place) == {f"a.zip!/{name}": b"1"}


def test_the_unicode_field_names_a_member(place: Path) -> None:
    """As Info-ZIP writes it, where the name itself was written in an encoding of the packer's machine."""
    raw, name = b"????.txt", "通知.txt".encode()
    info = zipfile.ZipInfo(raw.decode())
    field = b"\x01" + zlib.crc32(raw).to_bytes(4, "little") + name
    info.extra = (0x7075).to_bytes(2, "little") + len(field).to_bytes(2, "little") + field
    with zipfile.ZipFile(place, "w") as archive:
        archive.writestr(info, "1")
    assert read_all(place) == {"a.zip!/通知.txt": b"1"}


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("../../etc/a.txt", "etc/a.txt"),
        ("/etc/a.txt", "etc/a.txt"),
        ("C:\\Users\\王\\a.txt", "Users/王/a.txt"),
        ("a\\b\\..\\c.txt", "a/b/c.txt"),
        ("a\nb\u202ec.txt", "a\\nb\\u202ec.txt"),
        ("in.zip!/c.txt", "in.zip%21/c.txt"),
        ("..", "member 1"),
    ],
)
def test_a_name_is_only_a_name(place: Path, written: str, name: str) -> None:
    before = sorted(place.parent.parent.rglob("*"))
    place.write_bytes(zip_of({written: "1"}))
    assert read_all(place) == {f"a.zip!/{name}": b"1"}
    assert sorted(place.parent.parent.rglob("*")) == sorted([*before, place]), "nothing is written"


def test_members_of_one_name_are_told_apart(place: Path) -> None:
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(place, "w") as archive:
        for name, content in (("a.txt", "1"), ("a.txt", "2"), ("./a.txt", "3"), ("dir/b", "4"), ("dir//b", "5")):
            archive.writestr(name, content)
    wanted = {"a (2).txt": b"2", "a (3).txt": b"3", "a.txt": b"1", "dir/b": b"4", "dir/b (2)": b"5"}
    assert read_all(place) == {f"a.zip!/{name}": content for name, content in wanted.items()}


def test_what_a_folder_passes_over_an_archive_does_too(place: Path) -> None:
    names = ("a.txt", "a.json", "b.json", "index.jsonl", "in/index.jsonl", ".git/config", "in/.x", "__MACOSX/._a.txt", "Thumbs.db")
    place.write_bytes(zip_of(dict.fromkeys((*names, "in/desktop.ini", "in/~$a.docx", "in/c.TXT", "in/c.json"), "1")))
    assert list(read_all(place)) == ["a.zip!/a.txt", "a.zip!/b.json", "a.zip!/in/c.TXT"]


def test_a_member_without_a_name_is_told_by_its_number(place: Path) -> None:
    place.write_bytes(zip_of({"": "1", "b.txt": "2"}))
    assert read_all(place) == {"a.zip!/b.txt": b"2", "a.zip!/member 1": b"1"}


def test_links_in_an_archive_are_passed_over(place: Path) -> None:
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(place, "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("a.txt", "1")
    assert list(read_all(place)) == ["a.zip!/a.txt"]


def test_archives_within_archives_up_to_a_depth(place: Path) -> None:
    data = zip_of({"z.txt": "深"})
    for name in ("d.zip", "c.zip", "b.zip"):
        data = zip_of({name: data, f"{name}.txt": "浅"}, STORED)
    place.write_bytes(data)
    found = read_all(place)
    assert found["a.zip!/b.zip!/c.zip!/d.zip!/z.txt"] == "深".encode()
    assert found["a.zip!/b.zip!/c.zip.txt"] == "浅".encode()
    assert len(found) == 4
    place.write_bytes(zip_of({"over.zip": data}))
    reason = reasons_of(place)
    assert reason["a.zip!/over.zip!/b.zip!/c.zip!/d.zip"] == Reason.TOO_LARGE
    assert len(reason) == 4


def test_packages_of_documents_within_an_archive_are_members(place: Path) -> None:
    place.write_bytes(zip_of({"a.ofd": (FORMATS / "notice.ofd").read_bytes(), "b.docx": (FORMATS / "notice.docx").read_bytes()}))
    assert list(read_all(place)) == ["a.zip!/a.ofd", "a.zip!/a.ofd!/附件1 参赛选手报名表.txt", "a.zip!/b.docx"]


def test_attachments_of_an_ofd_file_are_sources_beside_it() -> None:
    found = read_all(FORMATS / "notice.ofd")
    assert list(found) == ["notice.ofd", "notice.ofd!/附件1 参赛选手报名表.txt"]
    assert found["notice.ofd"] == (FORMATS / "notice.ofd").read_bytes()
    assert "报名表" in bytes(found["notice.ofd!/附件1 参赛选手报名表.txt"]).decode("gb18030")


def patched(data: bytes, name: bytes, local: int, central: int, value: bytes) -> bytes:
    """An archive with a field of a member's two headers changed."""
    found, at = bytearray(data), data.index(name)
    start = at - 30
    found[start + local : start + local + len(value)] = value
    start = data.rindex(name) - 46
    found[start + central : start + central + len(value)] = value
    return bytes(found)


def test_locked_damaged_and_oddly_packed_members_have_their_reasons(place: Path) -> None:
    names = ("good.txt", "locked.txt", "damaged.txt", "odd.txt")
    data = zip_of({name: name * 20 for name in names}, STORED)
    data = patched(data, b"locked.txt", 6, 8, b"\x01")
    data = patched(data, b"odd.txt", 8, 10, b"\x09")
    data = data.replace(b"damaged.txtdamaged", b"damaged.txtDamaged", 1)
    place.write_bytes(data)
    assert reasons_of(place) == {
        "a.zip!/damaged.txt": Reason.CORRUPT,
        "a.zip!/good.txt": None,
        "a.zip!/locked.txt": Reason.ENCRYPTED,
        "a.zip!/odd.txt": Reason.UNKNOWN_FORMAT,
    }
    for one in find_inputs([place]).inputs:
        outcome = process_input(one)
        assert outcome.source == fingerprint(one)
        assert getattr(outcome, "reason", None) == reasons_of(place)[one.source]


@pytest.mark.parametrize("packing", [STORED, DEFLATED, zipfile.ZIP_BZIP2])
def test_every_usual_packing_is_read(place: Path, packing: int) -> None:
    place.write_bytes(zip_of({"a.txt": notice(1), "empty": ""}, packing))
    assert read_all(place) == {"a.zip!/a.txt": notice(1).encode(), "a.zip!/empty": b""}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (zip_of({"a.txt": notice(1) * 9})[:-30], Reason.CORRUPT),
        (zip_of({"a.txt": notice(1) * 9})[:100], Reason.CORRUPT),
        (zip_of({}), Reason.EMPTY),
        (zip_of({"folder/": "", ".hidden": "1"}), Reason.EMPTY),
    ],
)
def test_an_archive_that_cannot_be_opened_is_an_input_itself(place: Path, data: bytes, reason: Reason) -> None:
    place.write_bytes(data)
    assert reasons_of(place) == {"a.zip": reason}
    (found,) = find_inputs([place]).inputs
    assert fingerprint(found).size == len(data)
    place.write_bytes(zip_of({"in.zip": data, "b.txt": "1"}))
    assert reasons_of(place) == {"a.zip!/b.txt": None, "a.zip!/in.zip": reason}


def test_a_bomb_is_told_by_what_it_says_of_itself(place: Path) -> None:
    place.write_bytes(zip_of({"bomb.txt": b"0" * (zips.RATIO_FROM + 1), "good.txt": "1"}))
    assert reasons_of(place) == {"a.zip!/bomb.txt": Reason.TOO_LARGE, "a.zip!/good.txt": None}


def test_a_member_that_lies_about_its_size_is_damaged(place: Path) -> None:
    data = zip_of({"bomb.txt": b"0" * 100_000})
    place.write_bytes(patched(data, b"bomb.txt", 22, 24, (10).to_bytes(4, "little")))
    assert reasons_of(place) == {"a.zip!/bomb.txt": Reason.CORRUPT}


def test_limits_of_size_and_count(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zips, "MEMBER_BYTES", 100)
    place.write_bytes(zip_of({"large.txt": "1" * 101, "small.txt": "1" * 100}))
    assert reasons_of(place) == {"a.zip!/large.txt": Reason.TOO_LARGE, "a.zip!/small.txt": None}
    monkeypatch.setattr(containers, "MAX_UNPACKED", 201)
    monkeypatch.setattr(containers, "NESTED_BYTES", 150)
    assert reasons_of(place) == {"a.zip!/large.txt": Reason.TOO_LARGE, "a.zip!/small.txt": None}
    place.write_bytes(zip_of({"1": "1" * 99, "2": "1" * 99, "3": "1" * 99}))
    assert reasons_of(place) == {"a.zip": Reason.TOO_LARGE}


def test_the_limit_of_count_holds_for_archives_within_too(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "MAX_MEMBERS", 5)
    monkeypatch.setattr(zips, "MAX_MEMBERS", 5)
    three = zip_of({"1": "1", "2": "2", "3": "3"})
    place.write_bytes(zip_of({"a.zip": three, "b.zip": three}))
    assert list(reasons_of(place).items())[-1] == ("a.zip!/b.zip", Reason.TOO_LARGE)
    place.write_bytes(zip_of({str(i): "1" for i in range(6)}))
    assert reasons_of(place) == {"a.zip": Reason.TOO_LARGE}
    monkeypatch.setattr(zips, "MAX_DIRECTORY", 100)
    place.write_bytes(zip_of({str(i): "1" for i in range(5)}))
    assert reasons_of(place) == {"a.zip": Reason.TOO_LARGE}


def with_directory(data: bytes, change: Callable[[list[bytes]], list[bytes]], *, says: int | None = None, wide: bool = False) -> bytes:
    """An archive whose directory has other entries, and whose end says that there are `says` of them, or in the way of ZIP64."""
    end = data.rindex(b"PK\x05\x06")
    start = int.from_bytes(data[end + 16 : end + 20], "little")
    entries = change([b"PK\x01\x02" + entry for entry in data[start:end].split(b"PK\x01\x02")[1:]])
    directory = b"".join(entries)
    count = len(entries) if says is None else says
    place = start + len(directory)
    record = struct.pack(
        "<4sQ2H2L4Q4sLQL", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, len(directory), start, b"PK\x06\x07", 0, place, 1
    )
    told = (1, 46) if wide else (count, len(directory))
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, told[0], told[0], told[1], start, 0)
    return data[:start] + directory + (record if wide else b"") + tail


@pytest.mark.parametrize(("says", "wide"), [(None, False), (1, False), (None, True), (1, True)])
def test_the_members_of_a_directory_are_counted_before_it_is_read(
    place: Path, monkeypatch: pytest.MonkeyPatch, says: int | None, *, wide: bool
) -> None:
    place.write_bytes(with_directory(zip_of({"a": "1"}), lambda entries: entries * 1000, says=says, wide=wide))
    assert len(reasons_of(place)) == 1000
    monkeypatch.setattr(zips, "MAX_MEMBERS", 999)
    monkeypatch.setattr(zipfile, "ZipFile", None)
    assert read_all(place) == {"a.zip": (Reason.TOO_LARGE, "an archive of 1000 members; the limit is 999")}


def test_members_that_lie_over_each_other_count_each(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "FEW_UNPACKED", 1_000_000)
    data = zip_of({"a.txt": "1" * 200_000})
    place.write_bytes(with_directory(data, lambda entries: entries * 5))
    assert list(reasons_of(place).values()) == [None] * 5
    place.write_bytes(with_directory(data, lambda entries: entries * 6))
    assert reasons_of(place) == {"a.zip": Reason.TOO_LARGE}


def test_a_member_is_not_read_beyond_what_a_document_has(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zips, "MEMBER_BYTES", 1000)
    data = zip_of({"a.txt": "1" * 2000}, STORED)
    place.write_bytes(patched(data, b"a.txt", 22, 24, (10).to_bytes(4, "little")))
    assert read_all(place)["a.zip!/a.txt"] == (Reason.TOO_LARGE, "2000 bytes; the limit is 1000")


def test_a_small_archive_does_not_unpack_without_end(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "FEW_UNPACKED", 1_000_000)
    data = zip_of({f"{i}.txt": "1" * 200_000 for i in range(4)})
    place.write_bytes(data)
    assert set(reasons_of(place).values()) == {None}
    place.write_bytes(zip_of({f"{i}.zip": data for i in range(4)}))
    assert [one for one in reasons_of(place).items() if one[1]] == [(f"a.zip!/{i}.zip", Reason.TOO_LARGE) for i in (1, 2, 3)]


def test_a_nested_archive_is_not_unpacked_again_for_each_of_its_members(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = zip_of({f"{i}.txt": str(i) for i in range(50)})
    place.write_bytes(zip_of({"in.zip": inner}))
    inputs, read = find_inputs([place]).inputs, list[int]()
    whole = zips.ZipPlace.read

    def count(self: zips.ZipPlace, file: io.BytesIO) -> bytes:
        data = whole(self, file)
        read.append(len(data))
        return data

    monkeypatch.setattr(zips.ZipPlace, "read", count)
    assert [read_input(one) for one in inputs] == [str(i).encode() for i in sorted(range(50), key=str)]
    assert read.count(len(inner)) == 1


@pytest.mark.parametrize("seed", range(40))
def test_damaged_archives_are_read_or_refused(place: Path, seed: int) -> None:
    chance = random.Random(seed)
    inner = zip_of({"c.txt": notice(2)})
    data = bytearray(zip_of({"a.txt": notice(1), "通知.zip": inner, "b.ofd": (FORMATS / "notice.ofd").read_bytes()[:3000]}))
    if seed % 2:
        for _ in range(chance.choice((1, 3, 10))):
            data[chance.randrange(4, len(data))] ^= 1 << chance.randrange(8)
    else:
        start, end = sorted(chance.randrange(4, len(data)) for _ in range(2))
        del data[start:end]
    place.write_bytes(data)
    assert reasons_of(place)


def test_members_come_and_go_with_their_archive(tmp_path: Path) -> None:
    raw, archive = tmp_path / "raw", tmp_path / "archive"
    raw.mkdir()
    (raw / "a.zip").write_bytes(zip_of({"1.txt": notice(1), "2.txt": notice(2)}))
    first = run_archive(raw, archive)
    assert (first.new, first.rows["notices"], first.quarantined) == (2, 2, 0)
    assert run_archive(raw, archive).processed == 0
    (raw / "a.zip").write_bytes(zip_of({"1.txt": notice(1), "3.txt": notice(3)}))
    second = run_archive(raw, archive)
    assert (second.new, second.unchanged, second.gone, second.rows["sources"]) == (1, 1, 1, 3)
    (raw / "a.zip").write_bytes(zip_of({"1.txt": notice(1), "3.txt": notice(3)})[:-10])
    broken = run_archive(raw, archive, prune=True)
    assert (broken.reasons, broken.gone, broken.pruned, broken.rows["sources"]) == ({"CORRUPT": 1}, 0, 0, 4), "not gone: not looked at"
    (raw / "a.zip").write_bytes(zip_of({"1.txt": notice(1)}))
    mended = run_archive(raw, archive, prune=True)
    assert sorted(load("sources", archive)["source"]) == ["raw/a.zip!/1.txt"]
    assert mended.quarantined == 0
    fresh = tmp_path / "fresh"
    run_archive(raw, fresh)
    assert digests(archive / "structured") == digests(fresh / "structured")


def test_an_archive_that_can_be_opened_again_is_no_source_any_more(tmp_path: Path) -> None:
    path, archive = tmp_path / "a.zip", tmp_path / "archive"
    good = zip_of({"1.txt": notice(1)})
    path.write_bytes(good[:-5])
    assert run_archive(path, archive).reasons == {"CORRUPT": 1}
    path.write_bytes(good)
    run_archive(path, archive)
    assert list(load("sources", archive)["source"]) == ["a.zip!/1.txt"]
    path.unlink()
    assert run_archive(path, archive).gone == 1
    assert load("sources", archive).set_index("source").loc["a.zip!/1.txt", "status"] == "extracted"


def test_an_archive_within_an_archive_that_is_mended_is_no_source_any_more(tmp_path: Path) -> None:
    path, archive, inner = tmp_path / "a.zip", tmp_path / "archive", zip_of({"1.txt": notice(1)})
    for data, reasons in ((inner, {}), (inner[:-5], {"CORRUPT": 1}), (inner, {})):
        path.write_bytes(zip_of({"in.zip": data, "2.txt": notice(2)}))
        summary = run_archive(path, archive)
        assert (summary.reasons, summary.gone) == (reasons, 0)
    assert sorted(load("sources", archive)["source"]) == ["a.zip!/2.txt", "a.zip!/in.zip!/1.txt"]


def test_the_commands_take_an_archive(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place.write_bytes(patched(zip_of({"1.txt": notice(1), "2.txt": notice(2)}, STORED), b"2.txt", 6, 8, b"\x01"))
    assert main(["extract", str(place)]) == 0
    shown = capsys.readouterr()
    records = [json.loads(line) for line in shown.out.splitlines()]
    assert [(record["source"], record["status"]) for record in records] == [("a.zip!/1.txt", "extracted"), ("a.zip!/2.txt", "quarantined")]
    assert (records[1]["stage"], records[1]["reason"]) == ("ingest", "ENCRYPTED")
    assert "1 of 2 could not be read: ENCRYPTED 1" in shown.err
    assert main(["show", str(place)]) == 0
    shown = capsys.readouterr()
    assert "a.zip!/1.txt" in shown.out
    assert "locked with a password" in shown.out


def test_two_archives_or_members_of_one_name_are_refused(tmp_path: Path) -> None:
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.zip").write_bytes(zip_of({"1.txt": "1"}))
    with pytest.raises(ProgrammeFault, match=r"two inputs would be called a\.zip!/1\.txt"):
        find_inputs([tmp_path / "x" / "a.zip", tmp_path / "y" / "a.zip"])


def test_other_words_for_a_fault_are_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A locked member has no bytes that could tell that it is another."""
    path, archive = tmp_path / "a.zip", tmp_path / "archive"
    data = zip_of({"1.txt": notice(1), "2.txt": notice(2)}, STORED)
    path.write_bytes(patched(data, b"1.txt", 6, 8, b"\x01"))
    assert run_archive(path, archive).reasons == {"ENCRYPTED": 1}
    path.write_bytes(patched(data, b"1.txt", 8, 10, b"\x09"))
    assert run_archive(path, archive).reasons == {"UNKNOWN_FORMAT": 1}
    run_archive(path, tmp_path / "fresh")
    assert digests(archive / "structured") == digests(tmp_path / "fresh" / "structured")
