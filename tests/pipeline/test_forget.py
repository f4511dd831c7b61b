"""What is to be forgotten stands in no file of an archive afterwards, and does not come back. All persons and numbers are invented."""

import json
from dataclasses import fields
from pathlib import Path

import pytest

from extractors.contacts import Contact
from pipeline import forget, load, run_archive, sweep
from pipeline.archive import Archive
from pipeline.forget import FILE, Forgotten, carry_tombstones, forget_value, policy_of, settle
from pipeline.history import BEFORE
from pipeline.outcome import Extracted, ProgrammeFault
from pipeline.privacy import Contacts, Policy, guard
from pipeline.privacy.masks import bare
from pipeline.process import process_file
from pipeline.tables import TableBuilder
from pipeline.write import read_table, write_file

KEY = b"an invented key that nobody has"
NOTICE = """示范市教育局关于举办示范读书节的通知
各县区教育局：
请于2021年4月20日前报名，由王 示范负责。
联系人：王示范，电话：0351-3041234、3045678，邮箱：shifan@example.com
示范市教育局
2021年{}月1日
"""
OTHER = "样教发〔2021〕3号\n样例县教育局关于开会的通知\n各校：\n请到会。\n联系人：李样例，电话：0351-3049999\n样例县教育局\n2021年4月1日\n"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """An archive with a history of changes, in which a notice came twice."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(NOTICE.format(3), encoding="utf-8")
    (folder / "b.txt").write_text(OTHER, encoding="utf-8")
    run_archive(folder, tmp_path / "archive")
    (folder / "a.txt").write_text(NOTICE.format(4).replace("3045678", "3047777"), encoding="utf-8")
    (folder / "copy.txt").write_text(NOTICE.format(4).replace("3045678", "3047777"), encoding="utf-8")
    run_archive(folder, tmp_path / "archive")
    return Archive(tmp_path / "archive")


def told(archive: Archive) -> str:
    """Everything that the files of an archive hold, bare."""
    tables = [str(read_table(path).to_pylist()) for path in sorted(archive.root.rglob("*.parquet"))]
    return bare("\n".join(tables + [path.read_text(encoding="utf-8") for path in sorted(archive.root.rglob("*.json"))]))


def bytes_of(archive: Archive) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(archive.root.rglob("*")) if path.is_file() and path.name != FILE}


@pytest.mark.parametrize(
    ("value", "gone"),
    [
        ("王示范", ["王示范"]),
        ("王 示 范", ["王示范"]),
        ("（0351）304 1234", ["3041234"]),
        ("0351-3047777", ["3047777"]),
        ("SHIFAN@example.com", ["shifan@example.com"]),
    ],
)
def test_it_stands_in_no_file(archive: Archive, value: str, gone: list[str]) -> None:
    assert all(word in told(archive) for word in gone)
    report = forget_value(archive, value)
    left = told(archive)
    assert [word for word in gone if word in left] == []
    assert "李样例" in left
    assert "0351-3049999" in left
    assert report.sources == ("in/a.txt", "in/copy.txt")
    assert report.files >= 4, "tables, cache and changes"


def test_what_only_the_history_holds_is_masked_too(archive: Archive) -> None:
    assert "3045678" in told(archive)
    assert forget_value(archive, "0351-3045678").sources == (), "the file does not hold it any more"
    assert "3045678" not in told(archive)


def test_places_hold(archive: Archive) -> None:
    before = load("contacts", archive.root)
    forget_value(archive, "王示范")
    after = load("contacts", archive.root)
    assert list(after.person) == ["＊＊＊" if person == "王示范" else person for person in before.person]
    assert list(after.span_start) == list(before.span_start)
    notices = load("notices", archive.root).set_index("notice_id").full_text
    for row in after.itertuples():
        assert notices[row.notice_id][row.span_start : row.span_end] == row.quote


def test_what_stays_is_not_written(archive: Archive) -> None:
    before = bytes_of(archive)
    report = forget_value(archive, "张样例")
    assert report == Forgotten(0, (), (), ())
    assert bytes_of(archive) == before


def test_the_tables_are_those_of_a_run_that_knew(archive: Archive) -> None:
    forget_value(archive, "王示范")
    outcome = guard(process_file(archive.root.parent / "in" / "a.txt", "in/a.txt"), policy_of(archive))
    assert isinstance(outcome, Extracted)
    notices = load("notices", archive.root).set_index("notice_id")
    row = notices.loc[outcome.source.notice_id]
    assert row.full_text == outcome.document.text
    builder = TableBuilder()
    builder.add(outcome)
    assert row.text_digest == builder.finish()["notices"].column("text_digest").to_pylist()[0]


def test_a_run_afterwards_reads_nothing_again(archive: Archive) -> None:
    forget_value(archive, "王示范")
    assert run_archive(archive.root.parent / "in", archive.root).processed == 0
    assert "王示范" not in told(archive)


def test_no_file_holds_the_value_nor_the_key(archive: Archive) -> None:
    forget_value(archive, "王示范", KEY)
    kept = (archive.history / FILE).read_text(encoding="utf-8")
    assert "王" not in kept
    assert "invented" not in kept
    assert policy_of(archive, Contacts.OFFICE, KEY).contacts is Contacts.OFFICE


def test_the_key_must_be_the_same(archive: Archive) -> None:
    assert policy_of(archive) == Policy()
    forget_value(archive, "王示范", KEY)
    for key, said in ((None, "name the file of the key"), (b"another invented key", "another key")):
        with pytest.raises(ProgrammeFault, match=said):
            policy_of(archive, key=key)
    assert len(policy_of(archive, key=KEY).forgotten) == 1


def test_what_cannot_be_told_from_other_words_is_refused(archive: Archive) -> None:
    before = bytes_of(archive)
    with pytest.raises(ProgrammeFault, match="too short") as caught:
        forget_value(archive, "王")
    assert "王" not in str(caught.value)
    assert bytes_of(archive) == before
    assert not (archive.history / FILE).exists()


def test_a_damaged_file_of_tombstones_is_told(archive: Archive) -> None:
    (archive.history / FILE).write_text("{", encoding="utf-8")
    with pytest.raises(ProgrammeFault, match="would come back"):
        policy_of(archive)


def test_an_archive_at_which_a_run_was_stopped_is_refused(archive: Archive) -> None:
    (archive.history / BEFORE).write_text("{}", encoding="utf-8")
    with pytest.raises(ProgrammeFault, match="comes first"):
        forget_value(archive, "王示范")


def test_what_was_stopped_is_finished(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    written = list[Path]()

    def fail_at_third(path: Path, table: object) -> None:
        if len(written) == 2:
            raise KeyboardInterrupt
        written.append(path)
        write(path, table)

    write = sweep.write_file
    monkeypatch.setattr(sweep, "write_file", fail_at_third)
    with pytest.raises(KeyboardInterrupt):
        forget_value(archive, "王示范")
    monkeypatch.undo()
    assert json.loads((archive.history / FILE).read_text(encoding="utf-8"))["pending"]
    assert "王示范" in told(archive)
    settle(archive, policy_of(archive))
    assert "王示范" not in told(archive)
    assert not json.loads((archive.history / FILE).read_text(encoding="utf-8"))["pending"]


def test_forgetting_again_after_a_stop_still_names_the_sources(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stopped(forget.Sweep):
        def run(self) -> forget.Sweep:
            found = super().run()
            if self.writes:
                raise KeyboardInterrupt
            return found

    monkeypatch.setattr(forget, "Sweep", Stopped)
    with pytest.raises(KeyboardInterrupt):
        forget_value(archive, "王示范")
    monkeypatch.undo()
    assert forget_value(archive, "王示范").sources == ("in/a.txt", "in/copy.txt")


def test_names_and_peoples_work_are_told_not_changed(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "王示范.txt").write_text(OTHER, encoding="utf-8")
    run_archive(folder, tmp_path / "archive")
    gold = tmp_path / "archive" / "gold"
    gold.mkdir()
    (gold / "x.json").write_text('{"person": "王示范"}', encoding="utf-8")
    (gold / "y.json").write_text("{}", encoding="utf-8")
    report = forget_value(Archive(tmp_path / "archive"), "王示范")
    assert report == Forgotten(0, (), ("in/王示范.txt",), ("gold/x.json",))
    assert "王示范" in (gold / "x.json").read_text(encoding="utf-8")


def test_parts_hand_on_what_they_are_to_forget(archive: Archive, tmp_path: Path) -> None:
    forget_value(archive, "张样例")
    whole, other = Archive(tmp_path / "whole"), Archive(tmp_path / "other")
    run_archive(tmp_path / "in", other.root)
    carry_tombstones((other,), whole)
    assert not (whole.history / FILE).exists()
    carry_tombstones((archive, other), whole)
    assert policy_of(whole) == policy_of(archive)
    assert json.loads((whole.history / FILE).read_text(encoding="utf-8"))["pending"]
    forget_value(other, "张样例")
    with pytest.raises(ProgrammeFault, match="merge first"):
        carry_tombstones((archive, other), whole)


@pytest.mark.skipif("person_key" not in {f.name for f in fields(Contact)}, reason="the columns are not there")
def test_a_masked_archive_tells_by_its_pseudonyms(archive: Archive) -> None:
    masked = Policy(Contacts.MASKED, KEY)
    builder = TableBuilder()
    builder.add(guard(process_file(archive.root.parent / "in" / "a.txt", "in/a.txt"), masked))
    for name, table in builder.finish().items():
        for path in (archive.structured / name).glob("*.parquet"):
            write_file(path, table)
    for path in (*archive.text.glob("*.parquet"), *(archive.history / "changes").glob("*.parquet")):
        path.unlink()
    assert forget_value(archive, "王示范").sources == (), "nobody without the key can tell"
    (archive.history / FILE).unlink()
    report = forget_value(archive, "王示范", KEY)
    assert report.sources == ("in/a.txt",)
    assert report.files == 1
    assert list(load("contacts", archive.root).person_key.dropna()) == []
