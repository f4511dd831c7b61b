"""PDF files: lines and rows of tables by where their characters stand, pages without usable text, files that cannot be read."""

import random
import re
from itertools import pairwise
from math import cos, pi, sin
from pathlib import Path

import pytest

from pipeline.clean import clean_text
from pipeline.outcome import Reason, Unreadable
from pipeline.readers.pdf.layer import is_garbled
from pipeline.readers.pdf.read import MOST_PAGES, read_pdf
from pipeline.readers.scan.recognise import is_available

FOLDER = Path(__file__).parents[2] / "formats"
UPRIGHT = (1.0, 0.0, 0.0, 1.0)
UPWARDS, DOWNWARDS, UPSIDE_DOWN = (0.0, 1.0, -1.0, 0.0), (0.0, -1.0, 1.0, 0.0), (-1.0, 0.0, 0.0, -1.0)
# The font is not embedded: a predefined map tells its characters, half as wide where they are ASCII.
FONT = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts [4 0 R] >>",
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [1 95 500] /FontDescriptor 5 0 R"
    " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>",
    "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0"
    " /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >>",
)
ASKEW = (cos(pi / 4), sin(pi / 4), -sin(pi / 4), cos(pi / 4))
IMAGE = "q 500 0 0 700 50 50 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q"


def show(words: str, x: float, y: float, size: float = 16.0, turn: tuple[float, float, float, float] = UPRIGHT, mode: int = 0) -> str:
    """Words at a place of the page, y upwards; `turn` is the matrix of the text without its place."""
    matrix = " ".join(f"{number:.4f}" for number in turn)
    return f"BT {mode} Tr /F {size} Tf {matrix} {x} {y} Tm <{words.encode('utf-16-be').hex()}> Tj ET"


def pdf(*pages: list[str], attributes: str = "") -> bytes:
    """A file with pages of A4 that draw these things."""
    kids = " ".join(f"{6 + 2 * at} 0 R" for at in range(len(pages)))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>", *FONT]
    for at, page in enumerate(pages):
        content = "\n".join(page)
        objects += (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {7 + 2 * at} 0 R"
            f" /Resources << /Font << /F 3 0 R >> >> {attributes} >>",
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        )
    written, places = b"%PDF-1.7\n", list[int]()
    for number, inside in enumerate(objects, 1):
        places.append(len(written))
        written += f"{number} 0 obj\n{inside}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(written)}\n%%EOF\n"
    return written + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode("latin-1")


def lines(*pages: list[str], attributes: str = "") -> list[str]:
    return read_pdf(pdf(*pages, attributes=attributes)).text.split("\n")


def bare(text: str) -> str:
    return re.sub(r"[ \u3000]", "", text)


def test_the_notice_of_all_formats() -> None:
    raw = read_pdf((FOLDER / "notice.pdf").read_bytes())
    expected = clean_text((FOLDER / "notice.txt").read_text(encoding="utf-8")).text
    assert bare(clean_text(raw.text).text) == bare(expected)
    assert (raw.format, raw.pages, raw.recognised_pages, raw.seals, raw.faults) == ("pdf", 3, 0, None, ())
    assert {place.page for place in raw.places} == {1, 2, 3}


def test_places_hold_the_lines_that_they_name() -> None:
    raw = read_pdf((FOLDER / "notice.pdf").read_bytes())
    first = raw.places[0]
    assert raw.text[first.start : first.end] == "安徽省文化和旅游厅文件"
    assert [round(edge / 10) for edge in first.box] == [14, 11, 47, 14]  # 30 points high, in the middle of 595, below 37 mm
    ends = [place.end for place in raw.places]
    assert ends == sorted(ends)
    assert "".join(raw.text[place.start : place.end] for place in raw.places) == raw.text.replace("\n", "")


def test_columns_are_read_one_after_the_other() -> None:
    text = read_pdf((FOLDER / "pdf-columns.pdf").read_bytes()).text.split("\n")
    villages = [f"{village}镇的书车进村" for village in ("谢桥", "高炉", "安丰塘")]
    assert [words for words in text if len(words) < 20] == ["秋收读书活动简报", *villages, "示范县图书馆编"]
    assert len(text) == 8
    assert all(words.startswith("九月以来，") and words.endswith("一千二百余册。") for words in text[2:7:2])


def test_a_file_that_only_its_owner_may_change_is_read() -> None:
    assert read_pdf((FOLDER / "pdf-restricted.pdf").read_bytes()).text.split("\n") == [
        "关于秋收读书活动的通知",
        "各镇文化站：",
        "请按时报名。",
    ]


NOTICE = (
    show("关于举办读书活动的通知", 190, 700, 20),
    show("各镇文化站：", 80, 650),
    show("请按时报名。", 112, 620),
)
READ = ["关于举办读书活动的通知", "各镇文化站：", "请按时报名。"]


@pytest.mark.parametrize(
    ("attributes", "box"),
    [
        ("", (190, 124, 410, 144)),
        ("/Rotate 90", (698, 190, 718, 410)),
        ("/Rotate 180", (185, 698, 405, 718)),
        ("/Rotate 270", (124, 185, 144, 405)),
        ("/CropBox [50 20 580 800]", (140, 82, 360, 102)),
        ("/CropBox [50 20 580 800] /Rotate 90", (678, 140, 698, 360)),
    ],
)
def test_boxes_are_those_of_the_page_as_it_is_shown(attributes: str, box: tuple[int, ...]) -> None:
    raw = read_pdf(pdf([*NOTICE], attributes=attributes))
    assert raw.text.split("\n") == READ
    assert tuple(round(edge) for edge in raw.places[0].box) == box


def test_a_page_that_is_turned_so_that_it_can_be_read() -> None:
    words = [show(READ[0], 150, 300, 20, UPWARDS), show(READ[1], 200, 80, turn=UPWARDS), show(READ[2], 230, 112, turn=UPWARDS)]
    raw = read_pdf(pdf(words, attributes="/Rotate 90"))
    assert raw.text.split("\n") == READ
    assert tuple(round(edge) for edge in raw.places[0].box) == (300, 132, 520, 152)


def stacked(words: str, x: float) -> list[str]:
    return [show(character, x, 700 - 18 * at) for at, character in enumerate(words)]


CELLS_WITHOUT_RULES = [("启动仪式", "颍上县谢桥镇"), ("讲书比赛", "合肥市"), ("书车巡展", "寿县")] * 2
DRAWN = {
    "in any order": ([*reversed(NOTICE)], READ),
    "turned to read upwards": ([show(READ[0], 150, 190, 20, UPWARDS), show(READ[1], 200, 80, turn=UPWARDS)], READ[:2]),
    "turned to read downwards": ([show(READ[0], 495, 600, 20, DOWNWARDS), show(READ[1], 445, 762, turn=DOWNWARDS)], READ[:2]),
    "upside down": ([show(READ[0], 400, 150, 20, UPSIDE_DOWN), show(READ[1], 500, 200, turn=UPSIDE_DOWN)], READ[:2]),
    "from top to bottom, from right to left": ([*stacked("读书活动", 500), *stacked("请报名", 450)], ["读书活动", "请报名"]),
    "a word in the margin": ([*NOTICE, *stacked("征求意见", 30)], [*READ, "征求意见"]),
    "askew": ([*NOTICE, show("征求意见稿", 150, 300, 60, ASKEW)], [*READ, "征求意见稿"]),
    "a number across a turned page": ([show(READ[0], 150, 190, 20, UPWARDS), show("— 1 —", 280, 30)], READ[:1]),
    "bold by drawing characters twice": (
        [show(word, x + step, 700) for word, x in zip("读书活动", range(100, 164, 16), strict=True) for step in (0, 0.4)],
        ["读书活动"],
    ),
    "bold by drawing lines twice": ([show(READ[0], 100, 700), show(READ[0], 100.4, 700.2)], READ[:1]),
    "characters that repeat": ([show("天天读书，年年有余", 100, 700)], ["天天读书，年年有余"]),
    "exponent": ([show("展厅100m", 100, 700), show("2", 164, 706, 8), show("，免费", 168, 700)], ["展厅100m2，免费"]),
    "invisible below a picture": ([IMAGE, *(show(words, 100, 700 - 30 * at, mode=3) for at, words in enumerate(READ))], READ),
    "outside of the page": ([*NOTICE, show("裁去的文字", 700, 400)], READ),
    "a telephone set apart": ([show("程望舒", 100, 700), show("0551-62831507", 152, 700)], ["程望舒 0551-62831507"]),
    "a year set apart": ([show("定于", 100, 700), show("2024", 136, 700), show("年举办", 172, 700)], ["定于2024年举办"]),
    "stretched over the line": (
        [show(word, 80 + 21 * at, 700) for at, word in enumerate("请各镇文化站按时报名")],
        ["请各镇文化站按时报名"],
    ),
    "words of letters": ([show("WPS", 100, 700), show("Office", 130, 700)], ["WPS Office"]),
    "beside each other": ([show("甲县文化局", 112, 500), show("乙县图书馆", 330, 501)], ["甲县文化局        乙县图书馆"]),
    "rows without rules": (
        [
            part
            for at, (left, right) in enumerate(CELLS_WITHOUT_RULES)
            for part in (show(left, 80, 700 - 24 * at), show(right, 320, 700 - 24 * at))
        ],
        [f"{left}        {right}" for left, right in CELLS_WITHOUT_RULES],
    ),
}


@pytest.mark.parametrize("why", DRAWN)
def test_lines_however_they_are_drawn(why: str) -> None:
    drawn, expected = DRAWN[why]
    assert lines(drawn) == expected


XS, YS = (80, 130, 300, 450), (700, 670, 620, 590)
CELLS = (
    (85, 680, "序号"), (135, 680, "活动名称"), (305, 680, "地点"),
    (85, 650, "1"), (135, 650, "农家书屋讲书比赛和田间流动书"), (135, 632, "车"), (305, 650, "颍上县"),
    (85, 600, "2"), (135, 600, "启动仪式"), (305, 600, "0558-"), (305, 586, "4412345"),
)  # fmt: skip
ROWS = ["序号\t活动名称\t地点", "1\t农家书屋讲书比赛和田间流动书车\t颍上县", "2\t启动仪式\t0558-4412345"]


def words_of(cells: tuple[tuple[float, float, str], ...]) -> list[str]:
    return [show(words, x, y, 12) for x, y, words in cells]


def stroke(x: float, y: float, to_x: float, to_y: float) -> str:
    return f"{x} {y} m {to_x} {to_y} l "


def grid(xs: tuple[float, ...], ys: tuple[float, ...]) -> list[str]:
    return [stroke(x, ys[0], x, ys[-1]) for x in xs] + [stroke(xs[0], y, xs[-1], y) for y in ys]


LOW = (*YS[:3], 580)
RULES = {
    "lines": [line + "S" for line in grid(XS, LOW)],
    "one path": ["".join(grid(XS, LOW)) + "S"],
    "boxes around cells": [f"{x} {low} {to - x} {y - low} re S" for x, to in pairwise(XS) for y, low in pairwise(LOW)],
    "thin filled boxes": [
        *(f"{x} {LOW[-1]} 0.5 {LOW[0] - LOW[-1]} re f" for x in XS),
        *(f"{XS[0]} {y} {XS[-1] - XS[0]} 0.5 re f" for y in LOW),
    ],
    "drawn at half the size": [
        "q 2 0 0 2 0 0 cm",
        *(line + "S" for line in grid(tuple(x / 2 for x in XS), tuple(y / 2 for y in LOW))),
        "Q",
    ],
}


@pytest.mark.parametrize("why", RULES)
@pytest.mark.parametrize("attributes", ["", "/Rotate 90", "/CropBox [40 100 560 800]"])
def test_rows_of_ruled_tables(why: str, attributes: str) -> None:
    page = [show("活动安排表", 200, 730, 20), *RULES[why], *words_of(CELLS), show("备注：以当天通知为准。", 80, 550, 12)]
    assert lines(page, attributes=attributes) == ["活动安排表", *ROWS, "备注：以当天通知为准。"]


OPEN = {
    "below": [stroke(x, 700, x, 580) + "S" for x in XS] + [stroke(80, y, 450, y) + "S" for y in LOW[:-1]],
    "above": [stroke(x, 700, x, 580) + "S" for x in XS] + [stroke(80, y, 450, y) + "S" for y in LOW[1:]],
    "at the sides": [stroke(x, 700, x, 580) + "S" for x in XS[1:-1]] + [stroke(80, y, 450, y) + "S" for y in LOW],
}


@pytest.mark.parametrize("why", OPEN)
def test_tables_without_a_rule_at_an_end(why: str) -> None:
    assert lines([*OPEN[why], *words_of(CELLS)]) == ROWS


def test_a_table_across_the_page() -> None:
    rules = [stroke(842 - y, x, 842 - to_y, to_x) + "S" for x, y, to_x, to_y in _ends()]
    assert lines([*rules, *(show(words, 842 - y, x, 12, UPWARDS) for x, y, words in CELLS)]) == ROWS


def _ends() -> list[tuple[float, float, float, float]]:
    upright = [(x, LOW[0], x, LOW[-1]) for x in XS]
    return [*upright, *((XS[0], y, XS[-1], y) for y in LOW)]


def test_cells_that_reach_over_rows_and_columns() -> None:
    rules = [stroke(*line) + "S" for line in [(80, 700, 450, 700), (80, 670, 450, 670), (130, 640, 450, 640), (80, 610, 450, 610)]]
    rules += [stroke(*line) + "S" for line in [(80, 700, 80, 610), (130, 700, 130, 610), (300, 670, 300, 610), (450, 700, 450, 610)]]
    cells = (
        (85, 680, "县"),
        (135, 680, "安排"),
        (85, 640, "颍上"),
        (135, 650, "启动"),
        (305, 650, "9月"),
        (135, 620, "巡展"),
        (305, 620, "10月"),
    )
    assert lines([*rules, *words_of(cells)]) == ["县\t安排\t", "颍上\t启动\t9月", "\t巡展\t10月"]


@pytest.mark.parametrize(
    "rules",
    [["60 100 475 650 re S"] * 2, [stroke(80, y, 500, y) + "S" for y in range(200, 800, 30)], ["60 500 475 2 re f", "60 497 475 0.5 re f"]],
)
def test_frames_and_rules_are_no_tables(rules: list[str]) -> None:
    assert lines([*rules, *NOTICE]) == READ


def test_a_table_goes_on_over_pages() -> None:
    page = [*RULES["lines"], *words_of(CELLS)]
    assert lines(page, page) == [*ROWS, *ROWS[1:]]


GARBLED = {
    "private use": "\ue013\ue7a2\ue003\ue4f1" * 10,
    "glyphs without Unicode": "\ufffd" * 30,
    "signs of ASCII": '!#&($)*%"+' * 4,
    "UTF-8 read as GBK": "鐢冲啿骞垮窞甯傛枃鍖栭" * 8,
    "GBK read as Latin 1": "ÍÄÏÂÈýÎÄ" * 8,
}
PLAIN = {
    "a notice": "各镇文化站：请于2024年8月20日前将报名表发送至a@b.cn，电话0551-62831507。" * 3,
    "traditional": "各鄉鎮文化站：為豐富群眾文化生活，決定於2024年9月舉辦讀書活動，請認真組織，按時報送材料，並做好宣傳工作。" * 2,
    "names": "程望舒、鲍一鸣、颍上、涡阳" * 8,
    "English": "The county library holds a reading week (see annex 1); write to a@b.cn." * 3,
    "telephones": "0551-62831507、0551-62831509，" * 5,
    "signs": "①②③㎡℃○●◆★→√×±≥α—…“”〔〕《》" * 3,
    "nothing": "",
}


@pytest.mark.parametrize("why", GARBLED)
def test_garbled_text_is_told(why: str) -> None:
    assert is_garbled(GARBLED[why])


@pytest.mark.parametrize("why", PLAIN)
def test_text_is_not_taken_for_garbled(why: str) -> None:
    assert not is_garbled(PLAIN[why])


def test_a_garbled_page_is_recognised_or_told() -> None:
    garbled = GARBLED["GBK read as Latin 1"]
    raw = read_pdf(pdf([*NOTICE], [show(garbled[at : at + 20], 80, 700 - at, mode=3) for at in range(0, len(garbled), 20)]))
    assert raw.text.split("\n") == READ
    if is_available():
        assert raw.recognised_pages == 1
    else:
        assert raw.faults[0].startswith("page 2 has a text layer that is garbled; it was not recognised: ")


@pytest.mark.skipif(is_available(), reason="pictures are recognised here; tests of scans say how")
def test_pictures_need_recognition() -> None:
    with pytest.raises(Unreadable) as caught:
        read_pdf(pdf([IMAGE], [IMAGE, show("— 2 —", 280, 30)]))
    assert caught.value.reason is Reason.NEEDS_OCR
    raw = read_pdf(pdf([*NOTICE], [IMAGE]))
    assert raw.text.split("\n") == READ
    assert raw.faults[0].startswith("page 2 has no text; it was not recognised: ")


def cut(share: float) -> bytes:
    data = (FOLDER / "notice.pdf").read_bytes()
    return data[: int(len(data) * share)]


REASONS = {
    "password": (Reason.ENCRYPTED, lambda: (FOLDER / "pdf-encrypted.pdf").read_bytes()),
    "a tenth": (Reason.CORRUPT, lambda: cut(0.1)),
    "half": (Reason.CORRUPT, lambda: cut(0.5)),
    "head only": (Reason.CORRUPT, lambda: b"%PDF-1.7\n"),
    "no bytes": (Reason.CORRUPT, lambda: b""),
    "no PDF": (Reason.CORRUPT, lambda: b"a text" * 100),
    "no pages": (Reason.EMPTY, pdf),
    "blank": (Reason.EMPTY, lambda: pdf([], [])),
    "a number on a blank page": (Reason.EMPTY, lambda: pdf([show("— 1 —", 280, 30)])),
    "rules only": (Reason.EMPTY, lambda: pdf(RULES["lines"])),
    "many pages": (Reason.TOO_LARGE, lambda: pdf(*[[]] * (MOST_PAGES + 1))),
}


@pytest.mark.parametrize("why", REASONS)
def test_files_that_cannot_be_read(why: str) -> None:
    reason, data = REASONS[why]
    with pytest.raises(Unreadable) as caught:
        read_pdf(data())
    assert caught.value.reason is reason, caught.value.detail
    assert caught.value.detail


def test_more_characters_than_a_text_may_have(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.readers.pdf.read.MOST_CHARACTERS", 100)
    with pytest.raises(Unreadable, match="on its first 2 pages") as caught:
        read_pdf(pdf([show("甲" * 60, 50, 700, 5)], [show("乙" * 60, 50, 700, 5)], [show("丙", 50, 700)]))
    assert caught.value.reason is Reason.TOO_LARGE


def test_a_file_without_its_end_is_not_complete() -> None:
    data = pdf([*NOTICE])
    raw = read_pdf(data[: data.rindex(b"startxref")])
    assert raw.text.split("\n") == READ
    assert "cut off or damaged" in raw.faults[-1]


@pytest.mark.parametrize("seed", range(40))
def test_damage_to_the_structure_has_its_reason(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(pdf([show("活动安排表", 200, 730, 20), *RULES["one path"], *words_of(CELLS)], [*NOTICE]))
    # Neither fonts nor content: what they give would be recognised, which takes long.
    kept = [range(*found.span()) for found in re.finditer(rb"3 0 obj.*?6 0 obj|stream\n.*?endstream", bytes(data), re.DOTALL)]
    structure = [at for at in range(len(data)) if not any(at in stretch for stretch in kept)]
    for _ in range(chance.randrange(1, 40)):
        data[chance.choice(structure)] ^= 1 << chance.randrange(8)
    if seed % 3 == 0:
        del data[chance.randrange(len(data)) :]
    try:
        raw = read_pdf(bytes(data))
    except Unreadable:
        return
    assert raw.text.strip()


def test_radicals_become_characters() -> None:
    assert clean_text("⻓沙市⺠政局⼯会，⻢上⻅⾯，⻘年⻔").text == "长沙市民政局工会，马上见面，青年门"
    rest = "".join(map(chr, [*range(0x2E80, 0x2E9A), *range(0x2E9B, 0x2EF4), *range(0x2F00, 0x2FD6)]))
    assert re.findall(r"[\u2e80-\u2fdf]", clean_text(rest).text) == ["⺀"]
