"""DOCX: the text in its order, tables, boxes, fields, changes; broken files and their reasons."""

import io
import random
import re
import zipfile
from pathlib import Path

import pytest

from pipeline.clean import clean_text
from pipeline.outcome import Reason, Unreadable
from pipeline.readers.docx.read import read_docx
from pipeline.readers.formats import Format, find_format
from pipeline.readers.scan.recognise import is_available
from tests.formats.make_docx import (
    OFFICE,
    cell,
    field,
    packed,
    paragraph,
    part,
    picture,
    relationships,
    row,
    run,
    strict,
    style,
    table,
    zipped,
)

FORMATS = Path(__file__).parents[2] / "formats"


def read(name: str) -> bytes:
    """A file of tests/formats."""
    return (FORMATS / name).read_bytes()


def lines(data: bytes) -> list[str]:
    """The lines of a file that is read without faults."""
    raw = read_docx(data)
    assert raw.faults == ()
    return raw.text.split("\n")


def test_notice_is_that_of_the_text() -> None:
    """The notice of all formats: the same clean text but for the width of the gap in its imprint."""
    raw = read_docx(read("notice.docx"))
    expected = clean_text((FORMATS / "notice.txt").read_text(encoding="utf-8")).text
    assert re.sub(" {2,}", "  ", clean_text(raw.text).text) == re.sub(" {2,}", "  ", expected)
    assert (raw.format, raw.pages, raw.places, raw.faults) == ("docx", None, (), ())
    assert find_format(read("notice.docx")) is Format.DOCX


def test_text_boxes() -> None:
    """Each once, with numbers of its own; before the words of its paragraph unless they have begun; WordArt is text."""
    assert lines(read("docx-textbox.docx")) == [
        "青禾县农业农村局文件",
        "关于开展稻田认养活动的通知",
        "1. 请各村登记",
        "1. 框内第一项",
        "2. 框内第二项",
        "框后的正文。",
        "2. 请各村核对",
        "正文在前，框在其后。",
        "咨询时间：工作日上午",
    ]


def test_tracked_changes_are_taken_as_accepted() -> None:
    """Deleted words, items and rows are gone and not counted; a paragraph whose mark is deleted runs on; no comments."""
    assert lines(read("docx-tracked-changes.docx")) == [
        "培训时间定于六月中旬。",
        "留下的话。",
        "移走的话。",
        "1. 第一项",
        "2. 第二项",
        "3. 前半句，后半句。",
        "有批注的话。",
        "镇\t人数",
        "河西镇\t二十人",
    ]


def test_tables() -> None:
    """Rows are lines; merged cells keep the columns in place; what only places paragraphs is read as paragraphs."""
    assert lines(read("docx-tables.docx")) == [
        "序号\t乡镇\t联系方式\t",
        "1\t河东镇\t万青\t0551-60001001",
        "2\t河东镇\t许麦\t0551-60001002",
        "3\t河西镇\t谷雨 兼管资料\t",
        "说明：",
        "一是按时到会。",
        "二是自带种子。",
        "联合发文的版头：",
        "青禾县农业农村局",
        "青禾县文化馆",
        "文件",
        "表中有表：",
        "外表只有一格",
        "作物\t面积",
        "水稻\t五十亩",
    ]


def test_fields_and_signs() -> None:
    """Contents, page numbers, hidden and asking words are left out; readings are too; notes come at the end; links have addresses."""
    raw = read_docx(read("docx-fields.docx"))
    assert raw.text.split("\n") == [
        "目录",
        "一、报名",
        "下载报名表，或见汇总表。",
        "参加：☑是　□否",
        "地点：旌德路⑪号院，面积为3/4亩。",
        "请于周五前报送。",
        "经办人： 叶知秋    电话：0551-60001003",
        "节假日顺延。",
    ]
    assert [(raw.text[link.start : link.end], link.url) for link in raw.links] == [
        ("报名表", "http://qinghe.example/a.docx"),
        ("汇总表", "http://qinghe.example/b.xlsx"),
    ]
    assert raw.faults == ()


def test_strict_file_with_parts_of_other_names() -> None:
    """The namespaces of ISO/IEC 29500 strict; the document is where the relationships say."""
    assert lines(read("docx-strict.docx")) == ["青禾县文化馆通知", "一、办班", "（一）时间待定。"]


WITHOUT_RESULT = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
INNER_CODE = "IF </w:instrText></w:r>" + field("REF x", run("丁")) + "<w:r><w:instrText>"
TICKED = '<w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="1"/></w:checkBox></w:ffData></w:fldChar>'
CONTROL = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
GOES_ON = ('<w:vMerge w:val="restart"/>', "<w:vMerge/>")
TWO_COLUMNS = '<w:gridSpan w:val="2"/>'
SQUARE = "<m:oMath><m:sSup><m:e><m:r><m:t>m</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>"
ONLY_FALLBACK = (
    "<w:r><w:pict><mc:AlternateContent><mc:Choice/><mc:Fallback><w:txbxContent>"
    f"{paragraph('甲')}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:pict></w:r>"
)
SIMPLE = '<w:fldSimple w:instr=" {} ">{}</w:fldSimple>'
OBJECT = '<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>'
BODIES = [
    ("a line end", paragraph("上行\n下行"), "上行\n下行"),
    ("a page break ends the line", paragraph(inside=run("前页") + '<w:r><w:br w:type="page"/></w:r>' + run("后页")), "前页\n后页"),
    (
        "hyphens",
        paragraph(inside=run("0551") + "<w:r><w:noBreakHyphen/></w:r>" + run("6000") + "<w:r><w:softHyphen/></w:r>" + run("1001")),
        "0551-60001001",
    ),
    ("spaces that are not kept", paragraph(inside="<w:r><w:t> 甲\n乙 </w:t></w:r>"), "甲 乙"),
    ("tabs at the beginning, behind a number, between words", paragraph("\t\t1.\t甲\t\t乙"), "1. 甲    乙"),
    ("a tab in a cell is no cell", table(row("甲\t乙", "丙")), "甲    乙\t丙"),
    ("blank paragraphs", paragraph() + paragraph(" ") + paragraph("甲") + paragraph("　"), "甲"),
    ("a row without words", table(row("", ""), row("甲", "")), "甲\t"),
    ("hidden by its character style", paragraph(inside=run("甲") + run("乙", '<w:rStyle w:val="Hide"/>')), "甲"),
    ("hidden by its paragraph style", paragraph("乙", style="HideAll") + paragraph("甲"), "甲"),
    ("shown in a hidden style", paragraph(inside=run("甲", '<w:vanish w:val="0"/>'), style="HideAll") + paragraph("乙"), "甲乙"),
    ("a hidden mark joins", paragraph("甲。", mark="<w:vanish/>") + paragraph("乙。"), "甲。乙。"),
    ("a field that never ends", paragraph(inside='<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("甲")) + paragraph("乙"), "甲\n乙"),
    ("a field in the code of a field", paragraph(inside=field("IF 1", run("甲")).replace("IF ", INNER_CODE) + run("乙")), "甲乙"),
    ("a simple field", paragraph(inside=SIMPLE.format("DATE", run("六月")) + SIMPLE.format("PAGE", run("3"))), "六月"),
    (
        "a box of a form",
        paragraph(
            inside=field("FORMCHECKBOX").replace(WITHOUT_RESULT, "").replace('<w:fldChar w:fldCharType="begin"/>', TICKED) + run("同意")
        ),
        "☑同意",
    ),
    ("a document that stands in a table of contents", paragraph(inside=field("TOC", run("甲乙丙"))) + paragraph("丁"), "甲乙丙\n丁"),
    ("words in the fallback alone", paragraph(inside=ONLY_FALLBACK), "甲"),
    ("content controls", CONTROL.format(paragraph("甲") + CONTROL.format(paragraph("乙"))), "甲\n乙"),
    (
        "rows and cells in content controls",
        "<w:tbl>" + CONTROL.format(f"<w:tr>{CONTROL.format(cell('甲'))}{cell('乙')}</w:tr>") + "</w:tbl>",
        "甲\t乙",
    ),
    ("one column", table(row("甲"), row("乙\n丙")), "甲\n乙\n丙"),
    (
        "columns too narrow for text",
        table(row(cell("甲", properties=TWO_COLUMNS), "乙"), row("丙", cell("丁", properties=TWO_COLUMNS)), grid=(2000, 60, 2000)),
        "甲\t乙\n丙\t丁",
    ),
    (
        "a long cell over two rows",
        table(row(cell("稻" * 41, properties=GOES_ON[0]), "甲"), row(cell(properties=GOES_ON[1]), "乙")),
        "稻" * 41 + "\t甲\n\t乙",
    ),
    ("a row of repeated cells alone", table(row(cell("稻", properties=GOES_ON[0]), "甲"), row(cell(properties=GOES_ON[1]), "")), "稻\t甲"),
    ("a row that begins later", table(row("甲", "乙"), row("丙", properties='<w:trPr><w:gridBefore w:val="1"/></w:trPr>')), "甲\t乙\n\t丙"),
    ("a raised figure", paragraph(inside=run("约") + SQUARE), "约m²"),
]


@pytest.mark.parametrize(("body", "expected"), [case[1:] for case in BODIES], ids=[case[0] for case in BODIES])
def test_bodies(body: str, expected: str) -> None:
    """Constructs one by one, in transitional and in strict files."""
    styles = style("Hide", runs="<w:vanish/>", kind="character") + style("HideAll", runs="<w:vanish/>")
    data = packed(body, styles=styles)
    assert read_docx(data).text == expected
    assert read_docx(strict(data)).text == expected


FAULTS = [
    ("an embedded file", '<w:altChunk r:id="x"/>', "a file that is embedded as a part of the text was not read"),
    ("an object", paragraph(inside=OBJECT), "an embedded object (Excel.Sheet.12) was not read"),
    ("a numbering field", paragraph(inside=field("AUTONUM").replace(WITHOUT_RESULT, "")), "what a field shows could not be told: AUTONUM"),
    ("a picture like a page", paragraph(inside=picture("k", 150, 212)), "what a picture of the size of a page may show was not recognised"),
    ("signs", paragraph(inside=run("\uf0ff\uf0ff")), "a sign of the font Symbol has no character of its own and was left out (2 times)"),
]


@pytest.mark.parametrize(("body", "fault"), [case[1:] for case in FAULTS], ids=[case[0] for case in FAULTS])
def test_what_is_not_read_is_said(body: str, fault: str) -> None:
    """The rest of the text is there, and the fault says what is not."""
    raw = read_docx(packed(paragraph("甲") + body))
    assert raw.text.strip().startswith("甲")
    assert raw.faults == (fault,)


def broken(name: str, text: str) -> bytes:
    """A file with lists and styles, one part of which is replaced."""
    return packed(paragraph("甲", number=(1, 0)), styles="", numbering="", raw={name: text})


PARTS = [
    ("word/numbering.xml", "<w:numbering", "automatic numbers are missing"),
    ("word/styles.xml", "", "numbers and hidden text that styles make are missing"),
    ("word/_rels/document.xml.rels", "<x", "links and notes are missing"),
]


@pytest.mark.parametrize(("name", "text", "fault"), PARTS)
def test_broken_parts_beside_the_document(name: str, text: str, fault: str) -> None:
    """A document is read without the parts that are broken, and its faults name them."""
    raw = read_docx(broken(name, text))
    assert raw.text == "甲"
    assert any(name in found and found.endswith(fault) for found in raw.faults)


ENTITIES = '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
NO_PICTURE = {"word/media/k.png": "GIF", "word/_rels/document.xml.rels": relationships([("k", f"{OFFICE}/image", "media/k.png", "")])}
UNREADABLE = [
    ("cut off", read("notice.docx")[:3000], Reason.CORRUPT, "damaged or cut off"),
    ("no package", b"PK\x03\x04" + b"\0" * 100, Reason.CORRUPT, "damaged or cut off"),
    ("no document", zipped({"word/styles.xml": part("styles", "")}), Reason.CORRUPT, "without its document"),
    ("no XML", packed("", raw={"word/document.xml": "<w:document"}), Reason.CORRUPT, "no well-formed XML"),
    ("no body", packed("", raw={"word/document.xml": part("document", "")}), Reason.CORRUPT, "holds no document"),
    ("entities", packed("", raw={"word/document.xml": ENTITIES + "<w>&a;</w>"}), Reason.CORRUPT, "declares a document type"),
    ("too large", packed("", raw={"word/document.xml": " " * (33 * 2**20)}), Reason.TOO_LARGE, "more than we unpack"),
    ("bursting", packed("", raw={"word/document.xml": " " * (20 * 2**20)}), Reason.TOO_LARGE, "more than we unpack"),
    ("nothing in it", packed(paragraph() + table(row("", " "))), Reason.EMPTY, "without text"),
    ("an embedded file alone", packed('<w:altChunk r:id="x"/>'), Reason.EMPTY, "embedded as a part of the text was not read"),
    (
        "a picture that is not there",
        packed(paragraph(inside=picture("k", 150, 212)) * 3),
        Reason.NEEDS_OCR,
        "a picture and no text; .* not in the",
    ),
    (
        "no picture",
        packed(paragraph(inside=picture("k", 9, 9)), raw=NO_PICTURE),
        Reason.NEEDS_OCR,
        "media/k.png is no picture that can be opened",
    ),
    (
        "pictures whose list is damaged",
        packed(paragraph(inside=picture("k", 150, 212)), raw={"word/_rels/document.xml.rels": "<x"}),
        Reason.CORRUPT,
        "document.xml.rels is no well-formed XML",
    ),
]


def test_pictures_between_very_many_words_leave_their_order() -> None:
    box = "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>" + paragraph("框") + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    raw = read_docx(packed(paragraph(inside=run(" ") + box + (run("甲") + "<w:r><w:drawing/></w:r>") * 20_000 + box)))
    assert raw.text.split("\n") == ["框", " " + "甲" * 20_000, "框"]


@pytest.mark.parametrize(("data", "reason", "detail"), [case[1:] for case in UNREADABLE], ids=[case[0] for case in UNREADABLE])
def test_unreadable(data: bytes, reason: Reason, detail: str) -> None:
    """Nothing to be read: the reason, and what is wrong."""
    with pytest.raises(Unreadable, match=detail) as caught:
        read_docx(data)
    assert caught.value.reason is reason


def test_scanned_pages_are_recognised_or_say_what_they_need() -> None:
    """Pictures and nothing else: each that is large enough is a page."""
    if is_available():
        raw = read_docx(read("docx-scanned.docx"))
        assert raw.text.split("\n") == ["各村民委员会：", "请于三月五日前核对水稻良种补贴面积。", "青禾县农业农村局"]
        assert (raw.format, raw.pages, raw.recognised_pages, raw.seals, raw.faults) == ("docx", 1, 1, 0, ())
        assert raw.places[0].box[0] == pytest.approx(200 * 72 / 150, abs=6)
    else:
        with pytest.raises(Unreadable) as caught:
            read_docx(read("docx-scanned.docx"))
        assert caught.value.reason is Reason.NEEDS_OCR


def test_words_about_faults_have_an_end() -> None:
    objects = "".join(f'<w:r><w:object><o:OLEObject ProgID="{n}{"x" * 5000}"/></w:object></w:r>' for n in range(200))
    raw = read_docx(packed(paragraph("甲", inside=objects), raw={"word/_rels/document.xml.rels": f"<a></{'b' * 9000}>"}))
    assert raw.text == "甲"
    assert 2 < len(raw.faults) <= 50
    assert max(map(len, raw.faults)) <= 400


def test_locked_parts() -> None:
    """A ZIP password (bit 0 of the flags of the member and of the directory)."""
    data = bytearray(zipped({"word/document.xml": part("document", "")}))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + flags] |= 1
    with pytest.raises(Unreadable) as caught:
        read_docx(bytes(data))
    assert caught.value.reason is Reason.ENCRYPTED


DEEP = [
    ("<w:ins>", "</w:ins>", 200, "甲"),
    ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 70, ""),
    ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 100, "甲"),
    ("<w:p><w:r><w:pict><v:textbox><w:txbxContent>", "</w:txbxContent></v:textbox></w:pict></w:r></w:p>", 40, ""),
]


@pytest.mark.parametrize(("begin", "end", "times", "kept"), DEEP)
def test_deep_nesting(begin: str, end: str, times: int, kept: str) -> None:
    """What nests without end is cut at a depth, with a fault, and the rest is read."""
    raw = read_docx(packed(begin * times + paragraph("甲") + end * times + paragraph("乙")))
    assert raw.text.split("\n") == [word for word in (kept, "乙") if word]
    assert bool(raw.faults) is not bool(kept)


def test_damaged_files_have_reasons() -> None:
    """Files cut, with bits turned, and put together from two: read or Unreadable, never anything else."""
    dice = random.Random(3)
    whole, other = read("docx-fields.docx"), read("docx-tables.docx")
    for trial in range(60):
        data = bytearray(whole)
        if trial % 3 == 0:
            del data[dice.randrange(len(data)) :]
        elif trial % 3 == 1:
            data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
        else:
            data[dice.randrange(len(data)) :] = other[dice.randrange(len(other)) :]
        _readable_or_not(bytes(data))


def test_damaged_documents_have_reasons() -> None:
    """The same with the XML of the document, its numbers and its tables, inside a sound package."""
    dice = random.Random(4)
    for name in ("docx-fields.docx", "docx-tables.docx", "docx-numbering.docx", "docx-textbox.docx"):
        with zipfile.ZipFile(io.BytesIO(read(name))) as package:
            files = {member: package.read(member).decode() for member in package.namelist()}
        for _ in range(15):
            _readable_or_not(zipped({member: _scrambled(text, dice) for member, text in files.items()}))


def _scrambled(text: str, dice: random.Random) -> str:
    """The XML with values changed and an element left out or doubled."""
    values = list(re.finditer(r'w:(?:val|w|ilvl|id)="([^"]*)"', text))
    if values:
        found = dice.choice(values)
        text = text[: found.start(1)] + dice.choice(["", "-1", "999999999999", "x", "%1%9", "FFFF"]) + text[found.end(1) :]
    elements = list(re.finditer(r"<w:(\w+)[^>]*/>|<w:(\w+)>[^<]*</w:\2>", text))
    if elements:
        found = dice.choice(elements)
        text = text[: found.start()] + found.group() * dice.choice([0, 2, 3]) + text[found.end() :]
    return text


def _readable_or_not(data: bytes) -> None:
    try:
        read = read_docx(data).text
    except Unreadable as fault:
        read = fault.detail
    assert read.strip()
