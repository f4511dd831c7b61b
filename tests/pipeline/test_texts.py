"""The cache of reader output: new rules never read a file again, and nothing that was read is lost."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import ledger, load, run_archive
from pipeline.texts import Text, is_better, is_current, read_texts, write_texts
from pipeline.version import current_version

FORMATS = Path(__file__).parents[1] / "formats"
KINDS = ("docx", "html", "ofd", "pdf", "rtf", "txt")
TITLE = "安徽省文化和旅游厅关于举办2024年全省农民读书季活动的通知"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for kind in KINDS:
        (folder / f"notice.{kind}").write_bytes((FORMATS / f"notice.{kind}").read_bytes())
    run_archive(folder, tmp_path / "archive")
    return tmp_path


def other_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "current_version", lambda: replace(current_version(), code="another"))


def test_every_format_is_read_once(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = read_texts(archive / "archive" / "text", "all")
    assert sorted(text.format or "" for text in texts.values()) == [*KINDS, "txt"], "the OFD has an attached text"
    changed = {digest: replace(text, text=(text.text or "").replace("农民", "渔民")) for digest, text in texts.items()}
    write_texts(archive / "archive" / "text", "all", changed, changed)
    other_rules(monkeypatch)
    run_archive(archive / "in", archive / "archive")
    titles = list(load("notices", archive / "archive")["title"])
    assert (titles.count(TITLE.replace("农民", "渔民")), titles.count(TITLE)) == (len(KINDS), 0)


def test_files_that_are_gone_live_on_with_their_pages(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {table: load(table, archive / "archive") for table in ("sources", "notices", "lines", "contacts", "attachments")}
    for path in (archive / "in").iterdir():
        path.unlink()
    other_rules(monkeypatch)
    run_archive(archive / "in", archive / "archive")
    for table, frame in before.items():
        assert load(table, archive / "archive").equals(frame), table
    assert before["lines"]["page"].max() > 1


def test_a_text_of_another_reader_is_read_again(archive: Path) -> None:
    texts = read_texts(archive / "archive" / "text", "all")
    assert all(map(is_current, texts.values()))
    assert not any(is_current(replace(text, reader="another")) for text in texts.values())


def test_what_was_recognised_once_is_not_lost_where_recognition_is_missing() -> None:
    kept, refused = Text("d", "r", "pdf", 1, "文", "{}"), Text("d", "s", "pdf", stage="ingest", reason="NEEDS_OCR", detail="")
    assert is_better(kept, refused)
    assert not is_better(refused, kept)
    assert not is_better(kept, replace(refused, reason="CORRUPT"))
    assert not is_better(None, refused)
