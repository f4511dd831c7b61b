"""The cache of reader output: new rules never read a file again, and nothing that was read is lost."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline import load, run_archive, runner, work
from pipeline.inputs.walk import Input
from pipeline.outcome import Outcome
from pipeline.raw import PageData, Place, Raw, from_json, to_json
from pipeline.readers.txt import read_txt
from pipeline.texts import Text, is_better, is_current, read_texts, write_texts
from pipeline.version import current_version
from pipeline.work import KEPT_EVERY

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
    monkeypatch.setattr(runner, "current_version", lambda: replace(current_version(), code="another"))


def test_every_format_is_read_once(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = read_texts(archive / "archive" / "text", "000001")
    assert sorted(text.format or "" for text in texts.values()) == [*KINDS, "txt"], "the OFD has an attached text"
    changed = {digest: replace(text, text=(text.text or "").replace("农民", "渔民")) for digest, text in texts.items()}
    write_texts(archive / "archive" / "text", "000001", changed, changed)
    other_rules(monkeypatch)
    run_archive(archive / "in", archive / "archive")
    titles = list(load("notices", archive / "archive")["title"])
    assert (titles.count(TITLE.replace("农民", "渔民")), titles.count(TITLE)) == (len(KINDS), 0)


def test_what_was_read_before_an_interrupt_is_not_read_again(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    process, asked = work.process_input, list[str]()

    def read_or_stop(found: Input, **more: Any) -> Outcome:
        asked.append(found.source)
        if len(asked) == 4:
            raise KeyboardInterrupt
        return process(found, **more)

    monkeypatch.setattr(work, "process_input", read_or_stop)
    with pytest.raises(KeyboardInterrupt):
        run_archive(archive / "in", archive / "other")
    run_archive(archive / "in", archive / "other")
    assert asked[3] == asked[4]
    assert sorted(asked[:3] + asked[4:]) == sorted(load("sources", archive / "other")["source"])


def test_what_was_recognised_is_kept_while_a_run_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(f"关于第{number}次会议的通知", encoding="utf-8")
    process, kept = work.process_input, list[int]()

    def read_and_look(found: Input, **more: Any) -> Outcome:
        kept.append(len(read_texts(tmp_path / "archive" / "text", "000001")))
        return process(found, **more)

    monkeypatch.setattr("pipeline.ingest.read_txt", lambda data: replace(read_txt(data), recognised_pages=KEPT_EVERY // 2))
    monkeypatch.setattr(work, "process_input", read_and_look)
    run_archive([tmp_path / f"{number}.txt" for number in range(5)], tmp_path / "archive")
    assert kept == [0, 0, 2, 2, 4]


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
    texts = read_texts(archive / "archive" / "text", "000001")
    assert all(map(is_current, texts.values()))
    assert not any(is_current(replace(text, reader="another")) for text in texts.values())


def test_what_was_recognised_once_is_not_lost_where_recognition_is_missing() -> None:
    kept, refused = Text("d", "r", "pdf", 1, "文", "{}"), Text("d", "s", "pdf", stage="ingest", reason="NEEDS_OCR", detail="")
    assert is_better(kept, refused)
    assert not is_better(refused, kept)
    assert not is_better(kept, replace(refused, reason="CORRUPT"))
    assert not is_better(None, refused)


def test_pages_that_were_recognised_once_are_not_lost_either() -> None:
    def text(recognised: int, *faults: str) -> Text:
        raw = Raw("pdf", "文", 2, recognised_pages=recognised, faults=faults)
        return Text("d", "r", "pdf", 2, raw.text, to_json(raw))

    assert is_better(text(1), text(0, "page 2 is a picture"))
    assert not is_better(text(1), text(0)), "the new reader finds text on that page"
    assert not is_better(text(0, "page 2 is a picture"), text(1))
    assert not is_better(text(1), text(1, "an attachment is damaged"))
    assert not is_better(replace(text(1), layout='{"places": []}'), text(0, "page 2 is a picture")), "one of a first version"


def test_a_layout_of_another_version_is_read_as_far_as_it_goes() -> None:
    older = '{"format": "pdf", "pages": 2, "places": [[0, 1, 2, [1, 2, 3, 4]]], "page_data": {"page_title": "题", "hue": "红"}, "new": 1}'
    raw = from_json("文", older)
    assert (raw.format, raw.pages, raw.faults, raw.links) == ("pdf", 2, (), ())
    assert raw.places == (Place(0, 1, 2, (1, 2, 3, 4)),)
    assert raw.page_data == PageData(page_title="题")
