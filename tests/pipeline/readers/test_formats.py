"""The same notice in every format gives the same values; formats are told by content, whatever the name says."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pipeline.outcome import Reason, Unreadable
from pipeline.process import process_file
from pipeline.readers.formats import Format, find_format
from pipeline.record import to_record

FOLDER = Path(__file__).parents[2] / "formats"
# Every format; the last four are recognised.
EXACT = ("txt", "html", "mht", "pdf", "docx", "doc", "wps", "rtf", "ofd", "scan.pdf", "png", "jpeg", "tiff")
FORMAT = {"mht": "mhtml", "wps": "doc", "scan.pdf": "pdf"}
PICTURES = ("png", "jpeg", "tiff")
EVIDENCE = frozenset(("quote", "span", "page", "rule", "origin", "score"))
ASIDE = frozenset(("source", "source_id", "notice_id", "format", "pages", "evidence", "problems"))


@cache
def record_of(name: str) -> Mapping[str, Any]:
    """The record of a fixture."""
    return to_record(process_file(FOLDER / name), with_text=True)


def values_of(record: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a record without their evidence."""
    plain = {name: value for name, value in record.items() if name not in ASIDE and name != "full_text"}
    for name, value in plain.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            plain[name] = [{k: v for k, v in row.items() if k not in EVIDENCE and not k.endswith("_span")} for row in value]
    return plain


@pytest.mark.parametrize("suffix", EXACT)
def test_the_same_notice_in_every_format(suffix: str) -> None:
    record = record_of(f"notice.{suffix}")
    assert record["status"] == "extracted", record
    assert record["format"] == FORMAT.get(suffix, suffix)
    assert values_of(record) == values_of(record_of("notice.txt"))


@pytest.mark.parametrize("suffix", EXACT)
def test_rows_of_tables_are_kept(suffix: str) -> None:
    lines = str(record_of(f"notice.{suffix}")["full_text"]).split("\n")
    rows = [line.split("\t") for line in lines if "\t" in line]
    assert rows == [
        ["序号", "县（市、区）", "展出时间", "展出地点"],
        ["1", "颍上县", "9月12日", "谢桥镇文化广场"],
        ["2", "涡阳县", "9月18日", "高炉镇农家书屋"],
        ["3", "寿县", "9月24日", "安丰塘镇中心小学"],
    ]


def test_values_below_the_seal_are_told() -> None:
    record = record_of("notice.scan.pdf")
    told = {p["field"] for p in record["problems"] if p["reason"] == "under_seal"}
    assert "issued_on" in told
    assert "doc_number" not in told


@pytest.mark.parametrize("suffix", ["pdf", "ofd", "scan.pdf", "tiff"])
def test_every_line_of_a_printed_page_has_its_place(suffix: str) -> None:
    outcome: Any = process_file(FOLDER / f"notice.{suffix}")
    document = outcome.document
    assert document.pages > 1
    assert {line.page for line in document.lines} == set(range(1, document.pages + 1))
    covered = set[int]()
    for line in document.lines:
        left, top, right, bottom = line.box
        assert 0 <= left < right <= 596
        assert 0 <= top < bottom <= 843
        covered.update(range(line.span.start, line.span.end))
    assert "".join(c for i, c in enumerate(document.text) if i not in covered).strip() == ""


@pytest.mark.parametrize("suffix", EXACT)
def test_a_wrong_suffix_is_no_fault(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / "notice.jpg"
    path.write_bytes((FOLDER / f"notice.{suffix}").read_bytes())
    assert find_format(path.read_bytes()) == FORMAT.get(suffix, suffix)
    if "." not in suffix and suffix not in PICTURES:
        outcome: Any = process_file(path)
        assert outcome.document.format == FORMAT.get(suffix, suffix)


KNOWN = {
    "a PDF": (b"%PDF-1.7\n", Format.PDF),
    "a PDF behind noise": (b"\xef\xbb\xbf\n%PDF-1.4\n", Format.PDF),
    "an RTF": (rb"{\rtf1\ansi}", Format.RTF),
    "a PNG": (b"\x89PNG\r\n\x1a\n" + bytes(20), Format.PNG),
    "a JPEG": (b"\xff\xd8\xff\xe0" + bytes(20), Format.JPEG),
    "a TIFF": (b"II*\0" + bytes(20), Format.TIFF),
    "a page": ("\n<!DOCTYPE html>\n<html><body><p>各乡镇文化站：</p></body></html>".encode(), Format.HTML),
    "a page in GBK": ("<html><head><title>通知</title></head></html>".encode("gbk"), Format.HTML),
    "a page without its head": (("<p>各乡镇文化站</p>" * 30).encode(), Format.HTML),
    "an XHTML page": (b'<?xml version="1.0"?>\n<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"></html>', Format.HTML),
    "a page in UTF-16": ("<html><body>通知</body></html>".encode("utf-16"), Format.HTML),
    "a page that begins with a script": (b"\n<script>var x = 1;</script>\n<p>\xcd\xa8\xd6\xaa</p>", Format.HTML),
    "a page with damage": (b"<!-- x > y -->\n<!DOCTYPE html><p>\xff\xfe\0\xcd\xa8\xd6\xaa</p>", Format.HTML),
    "a page of a server": (b'<%@ page language="java" %>\n<html></html>', Format.HTML),
    "a saved page": (b"From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n", Format.MHTML),
    "a text that begins with a sign": ("<通知>各乡镇文化站：".encode(), Format.TXT),
    "a text with a tag": ("请填写<b>报名表</b>。".encode(), Format.TXT),
}
UNKNOWN = {
    "a GIF": (b"GIF89a" + bytes(20), "GIF"),
    "a RAR archive": (b"Rar!\x1a\x07\0", "RAR"),
    "a 7z archive": (b"7z\xbc\xaf\x27\x1c", "7z"),
    "a gzip archive": (b"\x1f\x8b\x08\0", "gzip"),
    "a programme": (b"MZ\x90\0" + bytes(20), "programme"),
    "a CEB file": (b"CEB\0" + bytes(20), "CEB"),
    "an XML file": ('<?xml version="1.0"?><通知/>'.encode(), "XML"),
    "binary content": (bytes(range(20)) * 20, "binary"),
    "an OLE file without a document": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "OLE"),
}


@pytest.mark.parametrize(("data", "known"), KNOWN.values(), ids=KNOWN)
def test_formats_are_told_by_content(data: bytes, known: Format) -> None:
    assert find_format(data) == known


@pytest.mark.parametrize(("data", "word"), UNKNOWN.values(), ids=UNKNOWN)
def test_what_is_not_read_is_named(data: bytes, word: str) -> None:
    with pytest.raises(Unreadable, match=word) as caught:
        find_format(data)
    assert caught.value.reason == Reason.UNKNOWN_FORMAT


def test_a_document_need_not_stand_in_the_folder_of_its_kind() -> None:
    assert find_format((FOLDER / "docx-strict.docx").read_bytes()) == Format.DOCX


def test_every_format_has_its_fixture() -> None:
    assert {FORMAT.get(suffix, suffix) for suffix in EXACT} == set(Format)


def test_a_package_with_names_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = (FOLDER / "notice.docx").read_bytes()
    assert find_format(data) is Format.DOCX
    monkeypatch.setattr("pipeline.readers.formats.MOST_NAMES", 100)
    with pytest.raises(Unreadable) as caught:
        find_format(data)
    assert caught.value.reason is Reason.TOO_LARGE
