"""RTF: Chinese in any way that it is written, and nothing that is not shown; what cannot be read has its reason."""

import random
from pathlib import Path

import pytest

from pipeline.clean import clean_text
from pipeline.outcome import Reason, Unreadable
from pipeline.raw import Raw
from pipeline.readers.doc.read import read_doc
from pipeline.readers.rtf.read import read_rtf

FOLDER = Path(__file__).parents[2] / "formats"
MUTATIONS = 200
FONTS = (
    rb"{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset134 \'cb\'ce\'cc\'e5;}{\f3\fcharset136 MingLiU;}"
    rb"{\f2\fcharset2{\*\panose 05}Wingdings{\*\falt Symbol};}}"
)


def read(name: str) -> Raw:
    return read_rtf((FOLDER / name).read_bytes())


def text_of(body: bytes, head: bytes = rb"{\rtf1\ansi\ansicpg936\deff0") -> str:
    return read_rtf(head + FONTS + body + rb"\par}").text


def gbk(text: str) -> bytes:
    r"""Every byte as \'xx."""
    return b"".join(b"\\'%02x" % byte for byte in text.encode("gbk"))


@pytest.mark.parametrize("name", ["notice.rtf", "rtf-gbk.rtf"])
def test_the_notice_has_the_text_that_was_written(name: str) -> None:
    written = clean_text((FOLDER / "notice.txt").read_text(encoding="utf-8")).text
    raw = read(name)
    assert clean_text(raw.text).text == written
    assert (raw.format, raw.faults, raw.pages) == ("rtf", (), None)


WRITTEN = {
    "bytes of GBK in a font of Latin letters": (rb"\f0 " + gbk("省农业农村厅"), "省农业农村厅"),
    "bytes of GBK in a Chinese font": (rb"\f1 " + gbk("省农业农村厅"), "省农业农村厅"),
    "bytes as they are": (rb"\f1 " + "省农业农村厅".encode("gbk"), "省农业农村厅"),
    "a second byte that is a letter": (rb"\'81@\'e9F", "丂镕"),
    "a second byte that is escaped": (rb"\'95\\\'8f\}", "昞弣"),
    "a line end between two bytes": (b"\\'ca\n\\'a1", "省"),
    "traditional characters by their font": (rb"\f3 " + b"".join(b"\\'%02x" % byte for byte in "縣政府".encode("big5")), "縣政府"),
    "Unicode with one byte for old readers": (rb"\u30465?\u20892?", "省农"),
    "Unicode with two bytes for old readers": (rb"\uc2 \u30465\'ca\'a1\u20892\'c5\'a9", "省农"),
    "Unicode without any": (rb"\uc0\u30465\u20892", "省农"),
    "a number below zero": (rb"\u-244?", "，"),
    "two halves of a character": (rb"\u-10125?\u-8950?", "𬴊"),
    "both ways in one file": (rb"{\upr{\'ca}{\*\ud{\u30465?}}}", "省"),
    "signs of a symbol font": (rb"{\f2\'fe}\f2\u-3842?", "☑☑"),
}


@pytest.mark.parametrize("why", WRITTEN)
def test_chinese_comes_back_however_it_is_written(why: str) -> None:
    body, expected = WRITTEN[why]
    assert text_of(body) == expected


def test_a_file_that_names_no_code_page_has_that_of_its_fonts() -> None:
    assert text_of(rb"\f0 " + gbk("省农业农村厅"), head=rb"{\rtf1\ansi\deff0") == "省农业农村厅"


SHOWN = {
    "deleted text": (rb"{\deleted A}B", "B"),
    "hidden text": (rb"{\v A}B{\v0 C}", "BC"),
    "hidden until the formatting is plain": (rb"\v A\plain B", "B"),
    "a header and a footer": (rb"{\header A\par}{\footerr B\par}C", "C"),
    "a comment": (rb"A{\*\annotation B}", "A"),
    "a picture of raw bytes": (rb"A{\pict\bin5 }}}\}}B", "AB"),
    "an unknown group that may be left out": (rb"{\*\unknown A}B", "B"),
    "an unknown word": (rb"\unknown5 A", "A"),
    "a page number": (rb"A{\field{\*\fldinst PAGE}{\fldrslt 7}}B", "AB"),
    "a field's result": (rb"{\field{\*\fldinst REF x}{\fldrslt A}}B", "AB"),
    "a sign in a circle": (rb"{\field{\*\fldinst EQ \\o\\ac(O,1)}{\fldrslt }}A", "1A"),
    "dashes and quotes": (rb"\ldblquote A\rdblquote\emdash B\_C\-D", "“A”—B-CD"),
    "a line break": (rb"A\line B", "A\nB"),
    "a paragraph whose end is deleted": (rb"A{\deleted\par}B", "AB"),
    "a paragraph's end written as a line end": (b"A\\\nB", "A\nB"),
    "a note": (rb"A{\footnote \chftn B\par C}D\par E", "AD\nE\nB\nC"),
    "a number that Word wrote": (rb"{\listtext\f0 1.\tab}A", "1. A"),
    "a number that Word 95 wrote": (rb"{\pntext\f0 " + gbk("一、") + rb"\tab}{\*\pn\pnlvlbody}A", "一、A"),
    "a text box above": (rb"A{\shp{\*\shpinst\shptop-9\shpbypara{\shptxt B\par}}{\shprslt{\*\do{\dptxbxtext B\par}}}}C", "B\nAC"),
    "a text box below": (rb"A{\shp{\*\shpinst\shptop9\shpbypara{\shptxt B\par}}}C", "AC\nB"),
    "a table": (rb"\trowd\intbl A\cell B\par C\cell\row\trowd\intbl D\cell\cell\row\pard E", "A\tB C\nD\t\nE"),
    "a table of one column": (rb"\trowd\intbl A\par B\cell\row\pard C", "A\nB\nC"),
    "a table in the only cell": (
        rb"\intbl A\par\itap2 B\nestcell C\nestcell{\*\nesttableprops\trowd\nestrow}{\nonesttables\par}\itap1 D\cell\row\pard E",
        "A\nB\tC\nD\nE",
    ),
    "tables in tables in tables": (
        rb"\intbl\itap3 A\nestcell B\nestcell\nestrow\itap2 C\nestcell\nestrow\itap1 D\cell\row\pard E",
        "A\tB\nC\nD\nE",
    ),
    "a title twice in the head": (rb"{\info{\upr{\title A}{\*\ud{\title B}}}}C", "C"),
    "a table of contents": (rb"A\par{\field{\*\fldinst TOC \\o}{\fldrslt B\par C\par}}D", "A\nD"),
    "a sign that its code tells": (rb'{\field{\*\fldinst SYMBOL 254 \\f "Wingdings"}{\fldrslt}}A', "☑A"),
    "a row that is left open": (rb"\intbl A\cell B\cell\pard\par C", "A\tB\nC"),
    "braces and backslashes": (rb"\{A\}\\", "{A}\\"),
}


@pytest.mark.parametrize("why", SHOWN)
def test_what_is_shown_is_read_and_nothing_else(why: str) -> None:
    body, expected = SHOWN[why]
    assert text_of(body) == expected


@pytest.mark.parametrize("name", ["changes", "merged", "numbering", "textbox"])
def test_the_same_document_as_rtf_and_as_doc(name: str) -> None:
    assert read(f"rtf-{name}.rtf").text == read_doc((FOLDER / f"doc-{name}.doc").read_bytes()).text


def test_a_link_has_its_address() -> None:
    raw = read("rtf-changes.rtf")
    assert [(raw.text[link.start : link.end], link.url) for link in raw.links] == [("报名表", "http://www.example.com/a.doc")]


def test_numbers_that_are_not_written_out_are_a_fault() -> None:
    raw = read_rtf(rb"{\rtf1\ansi\pard\ls1\ilvl0 A\par\pard B\par}")
    assert raw.text == "A\nB"
    assert [fault for fault in raw.faults if "numbers" in fault]


def test_a_file_that_is_cut_off_is_read_with_a_fault() -> None:
    raw = read_rtf((FOLDER / "rtf-gbk.rtf").read_bytes()[:4000])
    assert raw.text.startswith("安徽省文化和旅游厅文件\n")
    assert raw.faults == ("the file is cut off: the text may go on",)


UNREADABLE = {
    "no RTF": (b"x", Reason.CORRUPT),
    "nothing": (b"", Reason.CORRUPT),
    "cut off in the head": (rb"{\rtf1\ansi{\fonttbl", Reason.CORRUPT),
    "no text": (rb"{\rtf1\ansi\par}", Reason.EMPTY),
    "a picture only": (rb"{\rtf1\ansi{\pict 00ff}\par}", Reason.NEEDS_OCR),
    "groups without end": (rb"{\rtf1 " + b"{" * 100_000, Reason.CORRUPT),
}


@pytest.mark.parametrize("why", UNREADABLE)
def test_what_cannot_be_read_has_its_reason(why: str) -> None:
    data, reason = UNREADABLE[why]
    with pytest.raises(Unreadable) as caught:
        read_rtf(data)
    assert caught.value.reason == reason


WORDS = (b"{", b"}", b"\\u-1 ", b"\\'", b"\\bin9999999999 ", b"\\uc-5 ", b"\\cell ", b"\\row ", b"\\itap-3 ", b"\\*", b"\\fldrslt ")
MORE_WORDS = (
    b"\\footnote ",
    b"\\shptxt ",
    b"\\listtext ",
    b"\\ansicpg99999 ",
    b"\\nestrow ",
    b"\\upr ",
    b"\\ud ",
    b"\\field ",
    b"\\fonttbl ",
)


def test_mutated_files_are_read_or_have_a_reason() -> None:
    originals = [path.read_bytes() for path in sorted(FOLDER.glob("*.rtf"))]
    luck = random.Random(20)
    seen = set()
    for _ in range(MUTATIONS):
        data = bytearray(luck.choice(originals))
        for _ in range(luck.choice((1, 5, 30))):
            at = luck.randrange(len(data))
            data[at : at + luck.choice((0, 4))] = luck.choice((*WORDS, *MORE_WORDS, bytes([luck.randrange(256)])))
        if luck.random() < 0.2:
            data = data[: luck.randrange(len(data))]
        try:
            read_rtf(bytes(data)).text.encode("utf-8")
            seen.add("read")
        except Unreadable as fault:
            seen.add(fault.reason)
    assert {"read", Reason.CORRUPT} <= seen
