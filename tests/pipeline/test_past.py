"""Changes that earlier runs told, under a stricter policy. All persons and numbers are invented."""

from pathlib import Path

import pytest

from pipeline import run_archive
from pipeline.archive import Archive
from pipeline.past import hide_before, hide_past
from pipeline.privacy import Contacts, Policy
from pipeline.privacy.values import hide_values
from pipeline.write import read_table

NOTICE = """示范市教育局关于开会的通知
各校：
请于5月{}日前报王示范处。
联系人：王示范，电话：0351-3041234、{}，邮箱：shifan@example.com
示范市教育局
2021年4月1日
"""
SECRETS = ("王示范", "3041234", "13800001234", "13900005678", "shifan@")


def changes(archive: Archive) -> str:
    return "\n".join(str(read_table(path).to_pylist()) for path in sorted((archive.history / "changes").glob("*.parquet")))


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    folder = tmp_path / "in"
    folder.mkdir()
    for said in ((8, "13800001234"), (9, "13900005678"), (10, "13900005678")):
        (folder / "a.txt").write_text(NOTICE.format(*said), encoding="utf-8")
        run_archive(folder, tmp_path / "archive")
    return Archive(tmp_path / "archive")


def test_changes_are_masked_like_the_tables(archive: Archive) -> None:
    assert all(secret in changes(archive) for secret in SECRETS)
    assert hide_past(archive, Policy()) == 0
    assert hide_past(archive, Policy(Contacts.MASKED)) > 0
    told = changes(archive)
    assert [secret for secret in SECRETS if secret in told] == []
    assert "2021-05-08" in told, "what moved is told still"
    assert hide_past(archive, Policy(Contacts.MASKED)) == 0, "twice changes nothing"


def test_an_office_keeps_its_number(archive: Archive) -> None:
    hide_past(archive, Policy(Contacts.OFFICE))
    assert [secret for secret in SECRETS if secret in changes(archive)] == ["3041234"]


def test_contacts_left_out_are_no_values() -> None:
    values = {"title": "通知", "contacts": '[{"group": 1, "person": "王示范"}]', "1/contacts": "[]", "deadlines": '[{"what": "报王示范"}]'}
    assert hide_values(values, Policy(Contacts.NONE)) == {"title": "通知", "deadlines": '[{"what": "报＊＊＊"}]'}
    assert hide_values(values, Policy()) == values


def test_values_before_are_those_of_the_tables(archive: Archive, tmp_path: Path) -> None:
    """Masking alone moves no value."""
    from pipeline.changes import values_of
    from pipeline.privacy import guard
    from pipeline.process import process_file
    from pipeline.tables import TableBuilder

    told = []
    for policy in (Policy(), Policy(Contacts.MASKED)):
        builder = TableBuilder()
        builder.add(guard(process_file(tmp_path / "in" / "a.txt"), policy))
        told.append(values_of(builder.finish(), ["a.txt"])["a.txt"][1])
    masked = Policy(Contacts.MASKED)
    assert hide_before({"a.txt": ("n1", told[0], "v")}, masked) == {"a.txt": ("n1", told[1], "v")}
    assert hide_before({"a.txt": ("n1", told[0], "v")}, Policy()) == {"a.txt": ("n1", told[0], "v")}
