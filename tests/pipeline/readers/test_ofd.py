"""OFD packages: text by its place on the page, tables, seals, info, attached files, and packages that are damaged or odd."""

import io
import random
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest

from pipeline.clean import clean_text
from pipeline.outcome import Reason, Unreadable
from pipeline.readers.ofd.read import find_embedded, read_ofd
from pipeline.readers.scan.recognise import is_available

FOLDER = Path(__file__).parents[2] / "formats"
SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
POINT = 72 / 25.4


def text(words: str, x: float, base: float, *, size: float = 5.0, more: str = "", code: str | None = None) -> str:
    """A text object whose base line is `base`; without `code` its characters stand as far apart as they are wide."""
    steps = " ".join(str(size if char > "\u2000" else size / 2) for char in words[:-1])
    given = f'DeltaX="{steps}"' if code is None else code
    box = f"{x} {base - size} 200 {size}"
    written = f'<ofd:TextCode X="0" Y="{size}" {given}>{words}</ofd:TextCode>'
    return f'<ofd:TextObject Boundary="{box}" Size="{size}" {more}>{written}</ofd:TextObject>'


def rules(xs: list[float], ys: list[float]) -> str:
    """A grid of stroked lines."""
    lines = [(xs[0], y, xs[-1], y) for y in ys] + [(x, ys[0], x, ys[-1]) for x in xs]
    return "".join(line(*one) for one in lines)


def line(x: float, y: float, right: float, bottom: float) -> str:
    """A stroked line."""
    data = f"M 0 0 L {right - x} {bottom - y}"
    return f'<ofd:PathObject Boundary="{x} {y} 1 1"><ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>'


def page(objects: str, head: str = "") -> str:
    """A page with one layer."""
    return f'<ofd:Page {SPACE}>{head}<ofd:Content><ofd:Layer Type="Body">{objects}</ofd:Layer></ofd:Content></ofd:Page>'


def ofd(*pages: str, common: str = "", more: str = "", info: str = "", parts: dict[str, str | bytes] | None = None) -> bytes:
    """A package of one document with these pages."""
    listed = "".join(f'<ofd:Page ID="{at}" BaseLoc="P{at}.xml"/>' for at in range(1, len(pages) + 1))
    area = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
    document = f"<ofd:Document {SPACE}><ofd:CommonData>{area}{common}</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages>{more}</ofd:Document>"
    body = f"<ofd:DocBody><ofd:DocInfo>{info}</ofd:DocInfo><ofd:DocRoot>Doc/Document.xml</ofd:DocRoot></ofd:DocBody>"
    own = {f"Doc/P{at}.xml": one for at, one in enumerate(pages, 1)}
    return pack({"OFD.xml": f"<ofd:OFD {SPACE}>{body}</ofd:OFD>", "Doc/Document.xml": document, **own, **(parts or {})})


def pack(parts: dict[str, str | bytes]) -> bytes:
    """A package of parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def printed_lines(data: bytes) -> list[str]:
    """The printed lines of a package, before they are paragraphs, in the order of the text."""
    raw = read_ofd(data)
    return [raw.text[place.start : place.end] for place in raw.places]


class Case(NamedTuple):
    """Objects of a page and the lines that they are read as."""

    objects: str
    lines: list[str]


ORGAN, DAY = "皖南县水利局", "2024年4月8日"
COLUMN = ["全县各乡镇水利站要按照要求", "组织人员对辖区内小水库进行", "一次全面检查，建立问题台账"]
TURNED = 'CTM="0 -1 1 0 0 0"'  # lines that run up the page
PLACES = {
    "steps that repeat": Case(text(ORGAN, 40, 50, code='DeltaX="g 5 5"'), [ORGAN]),
    "no steps at all": Case(text("检查" + DAY, 40, 50, code=""), ["检查" + DAY]),
    "too few steps": Case(text(ORGAN, 40, 50, code='DeltaX="5 5"'), [ORGAN]),
    "no place in a code": Case(text(ORGAN, 40, 50).replace('X="0" Y="5.0"', ""), [ORGAN]),
    "sizes in points, a matrix": Case(text(ORGAN, 40, 50, size=16, more='CTM="0.3528 0 0 0.3528 0 0"'), [ORGAN]),
    "lines out of order": Case(text(DAY, 40, 70) + text(ORGAN, 40, 50), [ORGAN, DAY]),
    "pieces of a line": Case(text("水利局", 55, 50) + text("皖南县", 40, 50), [ORGAN]),
    "a raised mark": Case(text("面积20", 40, 50) + text("2", 55, 48.2, size=3) + text("亩", 57, 50), ["面积202亩"]),
    "words with a gap": Case(text("皖南县水利站", 40, 50) + text("4月8日印发", 120, 50), ["皖南县水利站            4月8日印发"]),
    "a gap inside a code": Case(text("张明李强", 40, 50, code='DeltaX="5 15 5"'), ["张明    李强"]),
    "a title spread out": Case(text("检查情况通报", 40, 50, code='DeltaX="g 5 12"'), ["检查情况通报"]),
    "single characters spread out": Case("".join(text(char, 40 + 8 * at, 50) for at, char in enumerate("检查情况")), ["检查情况"]),
    "a lowered figure": Case(text("H2O检测", 40, 50, code='DeltaX="3 2 3 5" DeltaY="1 -1 0 0"'), ["H2O检测"]),
    "steps askew": Case(text(ORGAN, 40, 50) + text("样张样张", 60, 60, code='DeltaX="g 3 5" DeltaY="g 3 3"'), [ORGAN]),
    "a space of its own": Case(text("秘书股", 40, 50) + text(" ", 55, 50) + text("陈明", 57.5, 50), ["秘书股 陈明"]),
    "Latin words": Case(text("Word", 40, 50) + text("2019", 52.5, 50), ["Word 2019"]),
    "steps that begin another line": Case(
        text("皖南县水利局", 40, 50, code='DeltaX="5 5 -10 5 5" DeltaY="0 0 8 0 0"'), ["皖南县", "水利局"]
    ),
    "characters beyond the basic plane": Case(text("𠮷安县水利局", 40, 50, code='DeltaX="2.5 2.5 5 5 5 5"'), ["𠮷安县水利局"]),
    "drawn twice": Case(text(ORGAN, 40, 50) + text(ORGAN, 40.2, 50.1), [ORGAN]),
    "narrow letters of their own": Case("".join(text(char, 40 + 1.2 * at, 50) for at, char in enumerate("ill")), ["ill"]),
    "the same words in another line": Case(text(ORGAN, 40, 50) + text(ORGAN, 40, 58), [ORGAN, ORGAN]),
    "not visible": Case(text(ORGAN, 40, 50) + text("草稿", 40, 60, more='Visible="false"'), [ORGAN]),
    "transparent": Case(text(ORGAN, 40, 50) + text("草稿", 40, 60, more='Alpha="0"'), [ORGAN]),
    "a block that is not visible": Case(
        text(ORGAN, 40, 50) + f'<ofd:PageBlock Visible="false">{text("草稿", 40, 60)}</ofd:PageBlock>', [ORGAN]
    ),
    "a slanted watermark": Case(text(ORGAN, 40, 50) + text("样张", 60, 60, more='CTM="0.7 -0.7 0.7 0.7 0 0"'), [ORGAN]),
    "a faint watermark": Case(text(ORGAN, 40, 50) + text("样张", 40, 60, size=30, more='Alpha="60"'), [ORGAN]),
    "blocks within blocks": Case(f"<ofd:PageBlock><ofd:PageBlock>{text(ORGAN, 40, 50)}</ofd:PageBlock></ofd:PageBlock>", [ORGAN]),
    "from right to left": Case(text(ORGAN, 90, 50, more='ReadDirection="180"', code='DeltaX="-5 -5 -5 -5 -5"'), [ORGAN]),
    "columns of characters": Case(
        text("皖南县水利局", 150, 40, code='DeltaY="5 5 5 5 5"') + text("各乡镇水利站", 140, 40, code='DeltaY="5 5 5 5 5"'),
        ["皖南县水利局", "各乡镇水利站"],
    ),
    "a column without steps": Case(text(ORGAN, 150, 40, more='ReadDirection="90"', code=""), [ORGAN]),
    "a page on its side": Case(text(ORGAN, 40, 200, more=TURNED) + text(DAY, 50, 200, more=TURNED), [ORGAN, DAY]),
    "words on the edge of a page": Case(text(COLUMN[0], 40, 50) + text("装订线", 10, 200, more=TURNED), [COLUMN[0], "装订线"]),
    "two columns": Case(
        "".join(text(COLUMN[at % 3], 20, 50 + 8 * at) + text(COLUMN[at % 3], 110, 52 + 8 * at) for at in range(9)), COLUMN * 6
    ),
    "names in two columns": Case(
        "".join(text("陈明", 20, 50 + 8 * at) + text("1380000000", 110, 50 + 8 * at) for at in range(9)), ["陈明            1380000000"] * 9
    ),
}
XS, YS = [20.0, 60, 120, 180], [50.0, 60, 70, 80]
CELLS = "".join(text(f"{'甲乙丙'[row]}{column}", XS[column] + 5, YS[row] + 7) for row in range(3) for column in range(3))
GRID = rules(XS, YS)
TABLES = {
    "a ruled table": Case(GRID + CELLS, ["甲0\t甲1\t甲2", "乙0\t乙1\t乙2", "丙0\t丙1\t丙2"]),
    "rules as thin shapes": Case(
        "".join(
            f'<ofd:PathObject Boundary="20 {y} 160 0.3" Stroke="false" Fill="true"><ofd:AbbreviatedData>M 0 0 L 160 0 L 160 0.3 L 0 0.3 C'
            "</ofd:AbbreviatedData></ofd:PathObject>"
            for y in YS
        )
        + "".join(line(x, 50, x, 80) for x in XS)
        + CELLS,
        ["甲0\t甲1\t甲2", "乙0\t乙1\t乙2", "丙0\t丙1\t丙2"],
    ),
    "sides that are not ruled": Case(
        "".join(line(20, y, 180, y) for y in YS) + "".join(line(x, 50, x, 80) for x in XS[1:3]) + CELLS,
        ["甲0\t甲1\t甲2", "乙0\t乙1\t乙2", "丙0\t丙1\t丙2"],
    ),
    "a row in one piece": Case(GRID + text("甲0 甲1 甲2", 25, 57, code='DeltaX="5 10 30 5 10 50 5 10"'), ["甲0\t甲1\t甲2"]),
    "an empty cell": Case(GRID + text("甲0", 25, 57) + text("甲2", 125, 57), ["甲0\t\t甲2"]),
    "a cell over two rows": Case(
        "".join(
            line(*one)
            for one in ((20, 50, 120, 50), (60, 60, 120, 60), (20, 70, 120, 70), (20, 50, 20, 70), (60, 50, 60, 70), (120, 50, 120, 70))
        )
        + text("合计", 25, 62)
        + text("甲", 70, 57)
        + text("乙", 70, 67),
        ["合计\t甲", "\t乙"],
    ),
    "a cell over two columns": Case(
        rules([20, 60, 120], [60, 70])
        + line(20, 50, 120, 50)
        + line(20, 50, 20, 60)
        + line(120, 50, 120, 60)
        + text("安排表", 60, 57)
        + text("甲", 30, 67)
        + text("乙", 80, 67),
        ["安排表", "甲\t乙"],
    ),
    "a cell of two lines": Case(
        rules([20, 48, 120], [50, 66]) + text("高炉镇农家", 21, 56) + text("书屋", 21, 63) + text("甲", 60, 57), ["高炉镇农家书屋\t甲"]
    ),
    "two paragraphs in a cell": Case(
        rules([20, 90, 120], [50, 66]) + text("一、甲；", 21, 56) + text("二、乙。", 21, 63) + text("丙", 95, 57), ["一、甲； 二、乙。\t丙"]
    ),
    "a column of characters in a cell": Case(
        rules([20, 40, 120], [50, 80]) + text("意见", 25, 57, code='DeltaY="6"') + text("同意", 60, 60), ["意见\t同意"]
    ),
    "lines around a table": Case(
        text("附表", 40, 45) + GRID + CELLS[: CELLS.index("</ofd:TextObject>") + 17] + text("注", 40, 90), ["附表", "甲0\t\t", "注"]
    ),
    "a frame around text": Case(
        rules([15, 195], [40, 120]) + "".join(text(words, 20, 50 + 8 * at) for at, words in enumerate(["检查要求", ORGAN])),
        ["检查要求", ORGAN],
    ),
    "a red rule": Case(text(ORGAN, 40, 50) + line(28, 55, 184, 55) + text(DAY, 40, 65), [ORGAN, DAY]),
}


@pytest.mark.parametrize(("objects", "lines"), PLACES.values(), ids=PLACES)
def test_text_by_its_place(objects: str, lines: list[str]) -> None:
    assert printed_lines(ofd(page(objects))) == lines


@pytest.mark.parametrize(("objects", "lines"), TABLES.values(), ids=TABLES)
def test_rows_of_tables(objects: str, lines: list[str]) -> None:
    assert printed_lines(ofd(page(objects))) == lines


def test_places_are_in_points_on_the_page_as_shown() -> None:
    upright = text(ORGAN, 40, 50)
    raw = read_ofd(
        ofd(page(upright, "<ofd:Area><ofd:PhysicalBox>0 0 297 210</ofd:PhysicalBox></ofd:Area>"), page(text(DAY, 50, 200, more=TURNED)))
    )
    first, second = raw.places
    assert raw.pages == 2
    assert (raw.text[first.start : first.end], first.page) == (ORGAN, 1)
    assert first.box == pytest.approx((40 * POINT, (50 - 4.25) * POINT, 70 * POINT, 50.5 * POINT), abs=0.02)
    left, top, right, bottom = second.box
    assert second.page == 2
    assert right - left < bottom - top
    assert bottom == pytest.approx(195 * POINT, abs=0.1)


def test_templates_drawings_and_documents_in_order() -> None:
    unit = f'<ofd:CompositeGraphicUnit ID="7"><ofd:Content>{text(ORGAN, 0, 5)}</ofd:Content></ofd:CompositeGraphicUnit>'
    resources = f"<ofd:Res {SPACE}><ofd:CompositeGraphicUnits>{unit}</ofd:CompositeGraphicUnits></ofd:Res>"
    drawn = '<ofd:CompositeObject ResourceID="7" Boundary="40 50 100 10" CTM="2 0 0 2 0 0"/>'
    data = ofd(
        page(drawn, '<ofd:Template TemplateID="3"/>'),
        common='<ofd:DocumentRes>Res.xml</ofd:DocumentRes><ofd:TemplatePage ID="3" BaseLoc="T.xml"/>',
        parts={"Doc/Res.xml": resources, "Doc/T.xml": page(text("水库检查表", 40, 40))},
    )
    assert read_ofd(data).text == f"水库检查表\n{ORGAN}"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    body = "<ofd:DocBody><ofd:DocRoot>{}</ofd:DocRoot></ofd:DocBody>"
    bodies = body.format("Doc/Document.xml") + body.format("/None/Document.xml") + body.format("/Doc/Document.xml")
    raw = read_ofd(pack({**parts, "OFD.xml": f"<ofd:OFD {SPACE}>{bodies}</ofd:OFD>"}))
    assert [raw.text[place.start : place.end] for place in raw.places] == ["水库检查表", ORGAN] * 2
    assert raw.pages == 2
    assert any("None/Document.xml" in fault for fault in raw.faults)


def test_the_current_version_counts() -> None:
    data = ofd(page(text("第一稿", 40, 50)))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    version = '<ofd:Versions><ofd:Version ID="1" Current="true" BaseLoc="Doc/V.xml"/></ofd:Versions></ofd:DocBody>'
    parts["OFD.xml"] = bytes(parts["OFD.xml"]).replace(b"</ofd:DocBody>", version.encode())  # type: ignore[arg-type]
    parts["Doc/V.xml"] = f"<ofd:DocVersion {SPACE}><ofd:DocRoot>/New/Document.xml</ofd:DocRoot></ofd:DocVersion>"
    parts["New/Document.xml"], parts["New/P1.xml"] = parts["Doc/Document.xml"], page(text("第二稿", 40, 50))
    assert read_ofd(pack(parts)).text == "第二稿"


def test_the_notice() -> None:
    raw = read_ofd((FOLDER / "notice.ofd").read_bytes())
    plain = clean_text((FOLDER / "notice.txt").read_text(encoding="utf-8")).text
    assert "".join(clean_text(raw.text).text.split(" ")) == "".join(plain.split(" "))
    assert (raw.format, raw.pages, raw.seals, raw.faults, raw.recognised_pages) == ("ofd", 3, 1, (), None)
    assert [raw.text[place.start : place.end] for place in raw.places if place.sealed] == ["安徽省文化和旅游厅", "2024年7月15日"]
    assert raw.page_data is not None
    assert raw.page_data.page_title == "安徽省文化和旅游厅关于举办2024年全省农民读书季活动的通知"
    assert (raw.page_data.page_issuer, raw.page_data.page_number) == ("安徽省文化和旅游厅", "皖文旅发〔2024〕37号")
    assert {place.page for place in raw.places} == {1, 2, 3}


INFO = {
    "a title": ("<ofd:Title>关于检查小水库的通知</ofd:Title>", "关于检查小水库的通知", None),
    "a file's name": ("<ofd:Title>关于检查小水库的通知.docx</ofd:Title>", None, None),
    "a programme's title": ("<ofd:Title>Microsoft Word - 通知</ofd:Title>", None, None),
    "no title": ("<ofd:Title>未命名1</ofd:Title>", None, None),
    "a person": ("<ofd:Author>陈明</ofd:Author>", None, None),
    "an organ": ("<ofd:Author>皖南县水利局</ofd:Author>", None, ORGAN),
    "custom data": ('<ofd:CustomDatas><ofd:CustomData Name="发文机关">皖南县水利局</ofd:CustomData></ofd:CustomDatas>', None, ORGAN),
}


@pytest.mark.parametrize(("info", "title", "issuer"), INFO.values(), ids=INFO)
def test_document_info(info: str, title: str | None, issuer: str | None) -> None:
    data = read_ofd(ofd(page(text(ORGAN, 40, 50)), info=info)).page_data
    assert (data.page_title if data else None, data.page_issuer if data else None) == (title, issuer)


def picture(colour: str, *, ring: bool) -> bytes:
    """A square picture with a ring or a solid square of a colour."""
    from PIL import Image, ImageDraw

    image = Image.new("RGBA", (200, 200), (255, 255, 255, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse((5, 5, 195, 195), outline=colour, width=12) if ring else draw.rectangle((20, 20, 180, 180), fill=colour)
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


SEALS = {
    "a red ring over the date": (picture("red", ring=True), "42 0 0 42 0 0", "60 40 42 42", 1),
    "a black code beside the text": (picture("black", ring=False), "42 0 0 42 0 0", "60 40 42 42", 0),
    "a red logo as wide as the page": (picture("red", ring=True), "156 0 0 30 0 0", "20 10 156 30", 0),
}


@pytest.mark.parametrize(("image", "matrix", "box", "count"), SEALS.values(), ids=SEALS)
def test_pictures_of_seals(image: bytes, matrix: str, box: str, count: int) -> None:
    file = '<ofd:MultiMedia ID="8"><ofd:MediaFile>s.png</ofd:MediaFile></ofd:MultiMedia>'
    media = f"<ofd:Res {SPACE}><ofd:MultiMedias>{file}</ofd:MultiMedias></ofd:Res>"
    shown = f'<ofd:ImageObject ResourceID="8" CTM="{matrix}" Boundary="{box}"/>'
    parts: dict[str, str | bytes] = {"Doc/R.xml": media, "Doc/s.png": image}
    raw = read_ofd(ofd(page(text(DAY, 62, 65) + shown), common="<ofd:DocumentRes>R.xml</ofd:DocumentRes>", parts=parts))
    assert raw.seals == count
    assert [place.sealed for place in raw.places] == [bool(count)]


def stamped(*notes: str) -> bytes:
    """A package with annotations on its page."""
    return ofd(
        page(text(DAY, 62, 65)),
        more="<ofd:Annotations>A.xml</ofd:Annotations>",
        parts={
            "Doc/A.xml": f'<ofd:Annotations {SPACE}><ofd:Page PageID="1"><ofd:FileLoc>N.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>',
            "Doc/N.xml": f"<ofd:PageAnnot {SPACE}>{''.join(notes)}</ofd:PageAnnot>",
        },
    )


def note(kind: str, content: str, box: str = "60 40 42 42") -> str:
    """An annotation."""
    return f'<ofd:Annot Type="{kind}"><ofd:Appearance Boundary="{box}">{content}</ofd:Appearance></ofd:Annot>'


RED = '<ofd:PathObject><ofd:StrokeColor Value="#ee #20 #25"/><ofd:AbbreviatedData>M 0 0 L 9 9</ofd:AbbreviatedData></ofd:PathObject>'
BLACK = "<ofd:PathObject><ofd:AbbreviatedData>M 0 0 L 9 9</ofd:AbbreviatedData></ofd:PathObject>"
NOTES = {
    "a stamp": (stamped(note("Stamp", "")), 1),
    "a red drawing": (stamped(note("Stamp", RED)), 1),
    "two stamps": (stamped(note("Stamp", ""), note("Stamp", "", "120 40 42 42")), 2),
    "the same stamp twice": (stamped(note("Stamp", ""), note("Stamp", "")), 1),
    "writing by hand": (stamped(note("Stamp", BLACK)), 0),
    "a typed note": (stamped(note("Stamp", text("请阅处", 0, 5))), 0),
    "a watermark": (stamped(note("Watermark", text("严禁复制", 0, 5))), 0),
}


@pytest.mark.parametrize(("data", "count"), NOTES.values(), ids=NOTES)
def test_annotations_are_no_text_and_stamps_are_counted(data: bytes, count: int) -> None:
    raw = read_ofd(data)
    assert (raw.text, raw.seals, raw.places[0].sealed) == (DAY, count, count > 0)


@pytest.mark.parametrize("name", ["ofd-no-namespace", "ofd-backslashes"])
def test_odd_packages(name: str) -> None:
    raw = read_ofd((FOLDER / f"{name}.ofd").read_bytes())
    assert raw.text == "皖南县水利局关于检查小水库的通知\n各乡镇水利站：\n请于2024年5月20日前完成检查。"
    assert raw.faults == ()


FAULTS = {
    "ofd-broken-page": ("检查结果由县水利局汇总，", "page 2 is damaged"),
    "ofd-missing-page": ("检查表由各站自行印制。", "page 2 could not be read"),
}


@pytest.mark.parametrize(("name", "kept", "fault"), [(name, *case) for name, case in FAULTS.items()], ids=FAULTS)
def test_one_page_that_fails_is_told_and_the_rest_is_read(name: str, kept: str, fault: str) -> None:
    raw = read_ofd((FOLDER / f"{name}.ofd").read_bytes())
    assert kept in raw.text.split("\n")
    assert raw.text.endswith("皖南县水利局\n2024年4月8日")
    assert raw.pages == 3
    assert [one for one in raw.faults if fault in one] == list(raw.faults) != []


BOMB = "".join(
    f'<ofd:CompositeGraphicUnit ID="{at}"><ofd:Content>{f"<ofd:CompositeObject ResourceID={chr(34)}{at + 1}{chr(34)}/>" * 9}</ofd:Content>'
    "</ofd:CompositeGraphicUnit>"
    for at in range(20)
)
ENTITY = '<!DOCTYPE p [<!ENTITY a "ha"><!ENTITY b SYSTEM "file:///etc/passwd">]>'


def test_drawn_characters_are_recognised_or_told() -> None:
    data = (FOLDER / "ofd-drawn-head.ofd").read_bytes()
    raw = read_ofd(data)
    if is_available():
        assert raw.text.split("\n")[:2] == ["皖南县水利局文件", "关于检查小水库的通知"]
        assert (raw.recognised_pages, raw.faults) == (1, ())
        assert raw.places[0].confidence is not None
        assert raw.places[1].confidence is None
    else:
        assert raw.text.startswith("关于检查小水库的通知")
        assert ["8 characters that are drawn" in fault for fault in raw.faults] == [True]


def test_characters_without_meaning_are_told() -> None:
    raw = read_ofd(ofd(page(text("\ue123" * 12, 40, 50) + text("\uf0b7", 40, 60)), page(text("\uf0b7", 40, 50) + text(COLUMN[0], 50, 50))))
    assert raw.faults == ("page 1: the fonts of 13 characters do not say which ones they are",)


def test_a_template_that_is_missing_is_told() -> None:
    raw = read_ofd(ofd(page(text(ORGAN, 40, 50), '<ofd:Template TemplateID="3"/>')))
    assert (raw.text, raw.faults) == (ORGAN, ("a template is not in the package",))


def test_control_characters_are_no_fault() -> None:
    raw = read_ofd(ofd(page(text("皖南\x02县&#x1;水利局", 40, 50, code='DeltaX="g 5 5"'))))
    assert (raw.text, raw.faults) == (ORGAN, ())


def test_entities_are_not_resolved() -> None:
    raw = read_ofd(ofd(ENTITY + page(text("甲&a;乙&b;", 40, 50, code="") + text(ORGAN, 40, 60))))
    assert raw.text.split("\n")[-1] == ORGAN
    assert "ha" not in raw.text
    assert "root" not in raw.text


def test_drawings_within_drawings_have_an_end() -> None:
    resources = f"<ofd:Res {SPACE}>{BOMB}</ofd:Res>"
    bomb = page('<ofd:CompositeObject ResourceID="0"/>')
    raw = read_ofd(ofd(bomb, page(text(ORGAN, 40, 50)), common="<ofd:PublicRes>R.xml</ofd:PublicRes>", parts={"Doc/R.xml": resources}))
    assert raw.text == ORGAN
    assert "objects on one page" in raw.faults[0]


def locked() -> bytes:
    """A package whose entries say that they have a password."""
    data = bytearray(ofd(page(text(ORGAN, 40, 50))))
    for sign, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(sign)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(sign, at + 1)
    return bytes(data)


TWICE_ITSELF = '<ofd:CompositeObject ResourceID="7" Boundary="0 0 210 297"/>' * 2
LOOP = f"""<ofd:Res {SPACE}><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="7"><ofd:Content>{TWICE_ITSELF}</ofd:Content>
</ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>"""
LOOPS = {"common": "<ofd:DocumentRes>R.xml</ofd:DocumentRes>", "parts": {"Doc/R.xml": LOOP}}
MANY_CODES = text(ORGAN, 40, 50).replace("</ofd:TextObject>", "<ofd:TextCode>甲</ofd:TextCode>" * 60_000 + "</ofd:TextObject>")
UNREADABLE = {
    "a drawing that holds itself twice": (ofd(page(TWICE_ITSELF), **LOOPS), Reason.TOO_LARGE),
    "more codes than a page has": (ofd(page(MANY_CODES)), Reason.TOO_LARGE),
    "no package": (b"PK\x03\x04" + bytes(40), Reason.CORRUPT),
    "nothing": (b"", Reason.CORRUPT),
    "no entry": (pack({"Doc/Document.xml": "<Document/>"}), Reason.CORRUPT),
    "an entry without documents": (pack({"OFD.xml": "<OFD/>"}), Reason.CORRUPT),
    "no document": (pack({"OFD.xml": "<OFD><DocBody><DocRoot>D.xml</DocRoot></DocBody></OFD>"}), Reason.CORRUPT),
    "no XML": (pack({"OFD.xml": b"\x00\x01\x02"}), Reason.CORRUPT),
    "pages that are all missing": (ofd(page("")).replace(b"Doc/P1.xml", b"Doc/Q1.xml"), Reason.CORRUPT),
    "no text": (ofd(page("")), Reason.EMPTY),
    "no pages": (ofd(), Reason.EMPTY),
    "a locked package": (locked(), Reason.ENCRYPTED),
    "an encrypted package": ((FOLDER / "ofd-encrypted.ofd").read_bytes(), Reason.ENCRYPTED),
    "a part that unpacks to far more": (ofd(page(text(ORGAN, 40, 50) + " " * 40_000_000)), Reason.TOO_LARGE),
}


@pytest.mark.parametrize(("data", "reason"), UNREADABLE.values(), ids=UNREADABLE)
def test_reasons(data: bytes, reason: Reason) -> None:
    with pytest.raises(Unreadable) as caught:
        read_ofd(data)
    assert caught.value.reason == reason


def test_pages_without_end_leave_those_before_them() -> None:
    raw = read_ofd(ofd(page(text(ORGAN, 40, 50)), *[page(TWICE_ITSELF)] * 20, **LOOPS))
    assert raw.text == ORGAN
    assert sum("objects on one page" in fault for fault in raw.faults) == 20


def test_a_scanned_page_is_recognised_or_says_what_it_needs() -> None:
    data = (FOLDER / "ofd-scanned.ofd").read_bytes()
    if is_available():
        raw = read_ofd(data)
        assert raw.recognised_pages == 1
        assert "各乡镇水利站：" in raw.text.split("\n")
        assert [raw.text[place.start : place.end] for place in raw.places[-2:]] == [ORGAN, DAY]  # in the half that is JBIG2
        left, top, _, bottom = raw.places[0].box
        assert left == pytest.approx(28 * POINT, abs=4)
        assert top < 47.2 * POINT < bottom
    else:
        with pytest.raises(Unreadable) as caught:
            read_ofd(data)
        assert caught.value.reason == Reason.NEEDS_OCR


@pytest.mark.skipif(not is_available(), reason="needs the extra ocr")
def test_a_line_painted_over_a_scanned_page_is_kept() -> None:
    with zipfile.ZipFile(FOLDER / "ofd-scanned.ofd") as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    content = bytes(parts["Doc_0/Pages/Page_0/Content.xml"])  # type: ignore[arg-type]
    parts["Doc_0/Pages/Page_0/Content.xml"] = content.replace(
        b"</ofd:PageBlock>", text("水利〔2024〕9号", 40, 20).encode() + b"</ofd:PageBlock>"
    )
    assert read_ofd(pack(parts)).text.split("\n")[:2] == ["水利〔2024〕9号", "皖南县水利局关于检查小水库的通知"]


def test_the_unpainted_text_of_a_scanned_page_is_its_text() -> None:
    hidden = "".join(text(words, 30, 50 + 10 * at, more='Fill="false"') for at, words in enumerate(COLUMN))
    raw = read_ofd(ofd(page('<ofd:ImageObject ResourceID="8" CTM="210 0 0 297 0 0" Boundary="0 0 210 297"/>' + hidden)))
    assert raw.text == "".join(COLUMN)
    assert raw.recognised_pages is None


def test_attached_files() -> None:
    listed = "".join(
        f'<ofd:Attachment ID="{at}" Name="{name}" {more}><ofd:FileLoc>{place}</ofd:FileLoc></ofd:Attachment>'
        for at, (name, place, more) in enumerate(
            [
                ("附件.pdf", "a.bin", ""),
                ("附件.pdf", "/Doc/Files/b.bin", ""),
                ("../报名表", "c.doc", 'Format="doc"'),
                ("数据", "d.xml", 'Visible="false"'),
                ("安排表.docx", "none.docx", ""),
            ]
        )
    )
    data = ofd(
        page(text(ORGAN, 40, 50)),
        more="<ofd:Attachments>Files/List.xml</ofd:Attachments>",
        parts={
            "Doc/Files/List.xml": f"<ofd:Attachments {SPACE}>{listed}</ofd:Attachments>",
            "Doc/Files/a.bin": b"1",
            "Doc/Files/b.bin": b"2",
            "Doc/Files/c.doc": b"3",
            "Doc/Files/d.xml": b"4",
        },
    )
    assert list(find_embedded(data)) == [("附件.pdf", b"1"), ("附件 (2).pdf", b"2"), (".._报名表.doc", b"3")]
    assert read_ofd(data).faults == ("the attached file 安排表.docx is not in the package",)
    assert [name for name, _ in find_embedded((FOLDER / "notice.ofd").read_bytes())] == ["附件1 参赛选手报名表.txt"]
    assert list(find_embedded(b"PK\x03\x04")) == []


def mutated(seed: int) -> bytes:
    """The notice cut off, with bits turned, or with parts of another package behind it."""
    chance = random.Random(seed)
    data = bytearray((FOLDER / "notice.ofd").read_bytes())
    kind = seed % 3
    if kind == 0:
        return bytes(data[: chance.randrange(len(data))])
    if kind == 1:
        for _ in range(chance.choice((1, 3, 10))):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        return bytes(data)
    other = (FOLDER / "ofd-broken-page.ofd").read_bytes()
    return bytes(data[: chance.randrange(len(data))]) + other[chance.randrange(len(other)) :]


@pytest.mark.parametrize("seed", range(30))
def test_damaged_packages_are_read_or_refused(seed: int) -> None:
    data = mutated(seed)
    try:
        raw = read_ofd(data)
    except Unreadable:
        return
    assert all(0 <= place.start < place.end <= len(raw.text) for place in raw.places)
    assert list(find_embedded(data)) is not None


def test_attached_files_that_cannot_be_had_are_told() -> None:
    listed = f'<ofd:Attachments {SPACE}><ofd:Attachment Name="附件.pdf"><ofd:FileLoc>a.pdf</ofd:FileLoc></ofd:Attachment></ofd:Attachments>'
    parts: dict[str, str | bytes] = {"Doc/L.xml": listed, "Doc/a.pdf": b"%PDF-1.7 " * 9}
    data = ofd(page(text(ORGAN, 40, 50)), more="<ofd:Attachments>L.xml</ofd:Attachments>", parts=parts)
    assert [name for name, _ in find_embedded(data)] == ["附件.pdf"]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        at = archive.getinfo("Doc/a.pdf").header_offset + 30 + len("Doc/a.pdf")
    damaged = data[:at] + bytes([data[at] ^ 0xFF, data[at + 1] ^ 0xFF]) + data[at + 2 :]
    assert list(find_embedded(damaged)) == []
    assert any("附件.pdf cannot be had" in fault for fault in read_ofd(damaged).faults)


def test_the_list_of_attached_files_is_read_within_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    one = '<ofd:Attachment Name="a.txt"><ofd:FileLoc>a.txt</ofd:FileLoc></ofd:Attachment>'
    attached = {"Doc/A.xml": f"<ofd:Attachments {SPACE}>{one}</ofd:Attachments>"}
    data = ofd(page(""), more="<ofd:Attachments>A.xml</ofd:Attachments>", parts={**attached, "Doc/a.txt": "甲"})
    assert list(find_embedded(data)) == [("a.txt", "甲".encode())]
    monkeypatch.setattr("pipeline.readers.ofd.embedded.LISTED_TREES", 500)
    assert list(find_embedded(data)) == []
