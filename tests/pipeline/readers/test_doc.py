"""Word documents: the text of the pieces as Word shows it, whatever made them; what cannot be read has its reason."""

import random
from pathlib import Path

import pytest

from pipeline.clean import clean_text
from pipeline.outcome import Reason, Unreadable
from pipeline.raw import Raw
from pipeline.readers.doc.read import read_doc

FOLDER = Path(__file__).parents[2] / "formats"
MUTATIONS = 150


def read(name: str) -> Raw:
    return read_doc((FOLDER / name).read_bytes())


def lines(name: str) -> list[str]:
    return clean_text(read(name).text).text.split("\n")


@pytest.mark.parametrize("name", ["notice.doc", "notice.wps"])
def test_the_notice_has_the_text_that_was_written(name: str) -> None:
    written = clean_text((FOLDER / "notice.txt").read_text(encoding="utf-8")).text
    raw = read(name)
    assert clean_text(raw.text).text == written
    assert (raw.format, raw.faults, raw.pages) == ("doc", (), None)


def test_headers_footers_and_page_numbers_are_left_out() -> None:
    text = read("notice.doc").text
    assert "内部资料" not in text
    assert "—" not in text


def test_automatic_numbers_are_written_as_word_shows_them() -> None:
    assert (
        read("doc-numbering.doc").text.split("\n")
        == [
            "甲县文化馆关于举办合唱比赛的通知",
            "一、比赛时间",
            "（一）初赛",
            "1. 五月上旬举行。",
            "2. 各乡镇自行组织。",
            "（二）决赛",
            "1. 六月上旬举行。",
            "二、比赛要求",
            "（一）认真准备",
            "以下为评分办法。",
            "第三条 评委由甲县文化馆聘请。",
            "第四条 评分采用百分制。",
            "四.1 音准占四十分。",
            "①报名表",
            "②节目单",
            "◆ 伴奏带",
            "附表IV：评分表",
            "附表V：汇总表",
            "一、另行通知",
            "序号\t乡镇",
            "③\t东乡",
            "④\t西乡",
            "完",
            "",
        ][:-1]
    )


def test_text_boxes_stand_where_they_are_anchored() -> None:
    assert lines("doc-textbox.doc") == [
        "甲县文化局文件",
        "甲文发〔2024〕9号",
        "关于举办合唱比赛的通知",
        "现将有关事项通知如下。",
        "抄送：县教育局。",
        "甲县文化局办公室印发",
        "特此通知。",
    ]


CHANGES = {
    "deleted text goes, inserted text stays": "比赛于六月举行。",
    "hidden text goes": "各单位认真准备。",
    "a field's result stays, a page number goes": "见报名表，第页。",
    "hyphens without a break stay, soft ones go": "0555-1234567",
    "paragraphs of a cell stand in one row": "单位 名称\t电话\t",
    "empty cells at the end are cells": "东乡\t\t",
    "a table in the only cell keeps its rows": "队名\t人数",
    "paragraphs of the only cell are lines": "第二段。",
    "a page break within a paragraph ends no line with words": "新的一页",
    "notes stand at the end": " 具体日期另行通知。",
}


@pytest.mark.parametrize("why", CHANGES)
def test_what_word_shows_is_read(why: str) -> None:
    assert CHANGES[why] in read("doc-changes.doc").text.split("\n")


@pytest.mark.parametrize("words", ["五月", "隐藏", "\x07", "\x13", "HYPERLINK", "\x02"])
def test_what_word_does_not_show_is_not_read(words: str) -> None:
    assert words not in read("doc-changes.doc").text


def test_a_note_is_last_and_a_link_has_its_address() -> None:
    raw = read("doc-changes.doc")
    assert raw.text.endswith("新的一页\n 具体日期另行通知。")
    assert [(raw.text[link.start : link.end], link.url) for link in raw.links] == [("报名表", "http://www.example.com/a.doc")]


def test_merged_cells_keep_their_columns() -> None:
    assert read("doc-merged.doc").text.split("\n")[1:5] == [
        "乡镇\t时间和地点\t\t备注",
        "东乡\t5月6日\t文化站\t",
        "东乡\t5月7日\t小学\t雨天顺延",
        "西乡\t另行通知\t\t",
    ]


def test_pieces_in_any_order_and_of_one_or_two_bytes() -> None:
    assert read("doc-pieces.doc").text.split("\n") == [
        "甲县文化馆关于举办合唱比赛的通知",
        "Tel: 0555-1234567 “A”",
        "序号\t乡镇",
        "1\t东乡",
        "完𬴊",
    ]


UNREADABLE = {
    "doc-encrypted.doc": (Reason.ENCRYPTED, "password"),
    "doc-truncated.doc": (Reason.CORRUPT, "damaged or cut off"),
    "doc-picture.doc": (Reason.NEEDS_OCR, "pictures"),
    "doc-word95.doc": (Reason.UNKNOWN_FORMAT, "Word 6.0 or 95, by its head; LibreOffice"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_has_its_reason(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")  # no LibreOffice
    with pytest.raises(Unreadable) as caught:
        read(name)
    reason, words = UNREADABLE[name]
    assert caught.value.reason == reason
    assert words in caught.value.detail


@pytest.mark.parametrize("at", [0, 100, 511, 512, 1500, 4000, 9000])
def test_a_file_that_is_cut_off_is_corrupt(at: int) -> None:
    with pytest.raises(Unreadable) as caught:
        read_doc((FOLDER / "notice.doc").read_bytes()[:at])
    assert caught.value.reason == Reason.CORRUPT


# Offsets in notice.doc (or its header) and bytes there that make the file lie about its own size.
LIES = {
    "allocation tables without end": (44, b"\xff\xff\xff\x7f"),
    "lists of allocation tables without end": (72, b"\xff\xff\xff\x7f"),
    "small allocation tables without end": (64, b"\xff\xff\xff\x7f"),
    "a directory beyond the file": (48, b"\xff\xff\xff\x0f"),
    "sectors of impossible size": (30, b"\xff\xff"),
}


@pytest.mark.parametrize("why", LIES)
def test_a_file_that_lies_about_its_size_is_corrupt(why: str) -> None:
    data = bytearray((FOLDER / "notice.doc").read_bytes())
    at, lie = LIES[why]
    data[at : at + len(lie)] = lie
    with pytest.raises(Unreadable) as caught:
        read_doc(bytes(data))
    assert caught.value.reason == Reason.CORRUPT


@pytest.mark.parametrize("part", [1, 12, 13, 40, 56, 73, 74])
def test_damaged_formatting_is_a_fault_and_the_text_is_kept(part: int) -> None:
    data = bytearray((FOLDER / ("doc-textbox.doc" if part in (40, 56) else "doc-numbering.doc")).read_bytes())
    head = data.index(b"\xec\xa5\x01\x01")
    data[head + 154 + 8 * part : head + 158 + 8 * part] = b"\xff\xff\xff\x7f"
    raw = read_doc(bytes(data))
    assert len(raw.faults) == 1
    assert "关于举办合唱比赛的通知" in raw.text


def test_mutated_files_are_read_or_have_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    originals = [path.read_bytes() for path in sorted(FOLDER.glob("*.doc"))]
    luck = random.Random(20)
    seen = set()
    for _ in range(MUTATIONS):
        data = bytearray(luck.choice(originals))
        for _ in range(luck.choice((1, 5, 50))):
            data[luck.randrange(len(data))] = luck.randrange(256)
        if luck.random() < 0.3:
            other = luck.choice(originals)
            data = data[: luck.randrange(len(data))] + other[luck.randrange(len(other)) :]
        try:
            read_doc(bytes(data)).text.encode("utf-8")
            seen.add("read")
        except Unreadable as fault:
            seen.add(fault.reason)
    assert {"read", Reason.CORRUPT} <= seen
