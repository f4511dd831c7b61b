"""A path becomes a Document, or an Unreadable that says why: by its bytes, whatever its name."""

from pathlib import Path

import pytest

from pipeline.ingest import MAX_CHARACTERS, MAX_TEXT_BYTES, identify, parse_document, read_document
from pipeline.outcome import Reason, Unreadable

NOTICE = "甲县文化馆关于举办合唱比赛的通知\n\n各乡镇文化站：\n　　现将有关事项通知如下。\n甲县文化馆\n2024年5月6日\n"

UNREADABLE = {
    "no bytes": (b"", Reason.EMPTY),
    "white space": ("\ufeff \r\n　\t\xa0".encode(), Reason.EMPTY),
    "white space in UTF-16": ("\n\n  \n".encode("utf-16"), Reason.EMPTY),
    "the beginning of a PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", Reason.CORRUPT),
    "the beginning of a DOCX or OFD": (b"PK\x03\x04\x14\x00\x06\x00", Reason.CORRUPT),
    "the beginning of a picture": (b"\x89PNG\r\n\x1a\n" + bytes(20), Reason.CORRUPT),
    "an RTF without text": (rb"{\rtf1\ansi}", Reason.EMPTY),
    "a page without text": (b"<html><head><script>var x = 1</script></head><body></body></html>", Reason.EMPTY),
    "a GIF": (b"GIF89a" + bytes(20), Reason.UNKNOWN_FORMAT),
    "binary content": (bytes(range(20)) * 20, Reason.UNKNOWN_FORMAT),
    "an XML file": ('<?xml version="1.0"?><通知/>'.encode(), Reason.UNKNOWN_FORMAT),
    "no encoding": (bytes((i * i * 7 + i * 31) % 255 + 1 for i in range(300)), Reason.UNDECODABLE),
    "too long a text": (b"a" * (MAX_CHARACTERS + 1), Reason.TOO_LARGE),
    "too large a text": (b"a" * (MAX_TEXT_BYTES + 1), Reason.TOO_LARGE),
}


@pytest.mark.parametrize(("data", "reason"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_is_no_text_is_unreadable(tmp_path: Path, data: bytes, reason: Reason) -> None:
    path = tmp_path / "notice.txt"
    path.write_bytes(data)
    with pytest.raises(Unreadable) as caught:
        read_document(path)
    assert caught.value.reason == reason
    assert "notice.txt" in str(caught.value)
    assert str(tmp_path) not in str(caught.value)


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_what_cannot_be_opened_is_missing(tmp_path: Path, name: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_document(tmp_path / name)
    assert caught.value.reason == Reason.MISSING


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
@pytest.mark.parametrize("name", ["notice.txt", "notice.pdf", "通知"])
def test_text_is_read_whatever_its_name_and_encoding(tmp_path: Path, name: str, encoding: str) -> None:
    path = tmp_path / name
    path.write_bytes(NOTICE.encode(encoding))
    document = read_document(path)
    assert document.format == "txt"
    assert document.pages is None
    assert document.source.source == name
    assert document.text.splitlines() == [line.strip() for line in NOTICE.splitlines() if line]


def test_lines_lead_back_to_the_raw_text() -> None:
    data = NOTICE.encode()
    document = parse_document(identify(Path("a.txt"), "a.txt", data), data)
    for line in document.lines:
        assert NOTICE[line.raw_start : line.raw_end] == document.text[line.span.start : line.span.end]


def test_a_stray_tag_is_text() -> None:
    data = (NOTICE + "请下载<b>报名表</b>。<br>").encode()
    assert "<b>报名表</b>" in parse_document(identify(Path("a.txt"), "a.txt", data), data).text
