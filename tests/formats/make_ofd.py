"""Writes notice.ofd, the invented notice of notice.txt as an office's OFD, and the OFD files that are hard to read.

    python tests/formats/make_ofd.py

Only ofd-scanned.ofd and ofd-drawn-head.ofd need more than the standard library: pillow, opencv and the font Noto Serif CJK.
The files are the same at every run.
"""

import io
import struct
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from PIL import Image

FOLDER = Path(__file__).parent
FONT = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"
GRID = 64  # dots of a drawn character
NAMESPACE = "http://www.ofdspec.org/2016"
WIDTH, HEIGHT, LEFT, TOP, PER_LINE, LINES = 210.0, 297.0, 28.0, 37.0, 28, 22  # millimetres, GB/T 9704-2012, 5.2
EM, PITCH = 156.0 / PER_LINE, 225.0 / LINES
MUST_NOT_BEGIN = "，。、；：？！）》”’〕】"


class Numbers:
    """Identifiers of objects."""

    def __init__(self) -> None:
        self.last = 100

    def next(self) -> int:
        """The next one."""
        self.last += 1
        return self.last


NUMBERS = Numbers()


def number(value: float) -> str:
    """A number as makers write it."""
    return f"{value:.4f}".rstrip("0").rstrip(".")


def node(name: str, content: str = "", **attributes: object) -> str:
    """An element."""
    written = "".join(f" {key}={quoteattr(str(value))}" for key, value in attributes.items())
    return f"<ofd:{name}{written}>{content}</ofd:{name}>"


def is_narrow(char: str) -> bool:
    """Whether a character is half as wide as a Chinese one."""
    return char < "\u2000"


def width_of(text: str, size: float) -> float:
    """The width of a text in millimetres."""
    return sum(size / 2 if is_narrow(char) else size for char in text)


def steps_of(text: str, size: float, extra: float = 0.0) -> str:
    """DeltaX, equal steps together where there are three or more."""
    steps = [number((size / 2 if is_narrow(char) else size) + extra) for char in text[:-1]]
    written, at = [], 0
    while at < len(steps):
        count = next((n for n in range(at, len(steps)) if steps[n] != steps[at]), len(steps)) - at
        written.append(f"g {count} {steps[at]}" if count > 2 else " ".join([steps[at]] * count))
        at += count
    return " ".join(written)


def text_object(text: str, x: float, base: float, size: float = EM, *, extra: float = 0.0, **more: object) -> str:
    """A text object whose first character begins at x, on the base line."""
    box = f"{number(x)} {number(base - 0.86 * size)} {number(width_of(text, size) + extra * len(text))} {number(size)}"
    steps = steps_of(text, size, extra)
    code = node("TextCode", escape(text), X=0, Y=number(0.86 * size), **({"DeltaX": steps} if steps else {}))
    return node("TextObject", code, ID=NUMBERS.next(), Boundary=box, Font=1, Size=number(size), **more)


def in_points(text: str, x: float, base: float, size: float) -> str:
    """The same with a matrix from points to millimetres and the glyphs named, as converters of PDF write it."""
    scale = 25.4 / 72
    points = size / scale
    box = f"{number(x)} {number(base - 0.86 * size)} {number(width_of(text, size))} {number(size)}"
    glyphs = node("Glyphs", " ".join(str(3 + at) for at in range(len(text))))
    delta = " ".join(number(points / 2 if is_narrow(char) else points) for char in text[:-1])
    content = node("CGTransform", glyphs, CodePosition=0, CodeCount=len(text), GlyphCount=len(text))
    content += node("TextCode", escape(text), X=0, Y=number(0.86 * points), DeltaX=delta)
    matrix = f"{number(scale)} 0 0 {number(scale)} 0 0"
    return node("TextObject", content, ID=NUMBERS.next(), CTM=matrix, Boundary=box, Font=2, Size=number(points))


def rule(x: float, y: float, right: float, bottom: float) -> str:
    """A stroked line."""
    box = f"{number(x)} {number(y)} {number(max(right - x, 0.1))} {number(max(bottom - y, 0.1))}"
    data = node("AbbreviatedData", f"M 0 0 L {number(right - x)} {number(bottom - y)}")
    return node("PathObject", data, ID=NUMBERS.next(), Boundary=box, LineWidth=0.25)


def block(x: float, y: float, right: float, bottom: float) -> str:
    """A filled red rectangle, as thin as a line."""
    width, height = number(right - x), number(bottom - y)
    data = node("AbbreviatedData", f"M 0 0 L {width} 0 L {width} {height} L 0 {height} C")
    box = f"{number(x)} {number(y)} {width} {height}"
    return node("PathObject", node("FillColor", Value="255 0 0") + data, ID=NUMBERS.next(), Boundary=box, Stroke="false", Fill="true")


def centred(text: str, size: float) -> float:
    """Where a centred text begins."""
    return (WIDTH - width_of(text, size)) / 2


def broken(text: str, indent: int) -> Iterator[tuple[float, str, float]]:
    """A paragraph in lines: where each begins, its text, and what its characters are set apart by to fill the line."""
    words: list[str] = []
    for char in text:
        if words and (char in MUST_NOT_BEGIN or (is_narrow(char) and char != " " and is_narrow(words[-1][-1]) and words[-1] != " ")):
            words[-1] += char
        else:
            words.append(char)
    line, room = "", (PER_LINE - indent) * EM
    x = LEFT + indent * EM
    for word in words:
        if line and width_of(line + word, EM) > room + 0.01:
            yield x, line, (room - width_of(line, EM)) / max(1, len(line) - 1)
            line, room, x = "", PER_LINE * EM, LEFT
        line += word
    yield x, line, 0.0


class Pages:
    """Pages that are filled from the top, line by line."""

    def __init__(self) -> None:
        self.pages: list[list[str]] = [[]]
        self.line = 0.0

    def base(self) -> float:
        """The base line of the next line; a full page begins another one."""
        if self.line >= LINES:
            self.new_page()
        self.line += 1
        return TOP + (self.line - 0.2) * PITCH

    def new_page(self) -> None:
        """Go on with an empty page."""
        self.pages.append([])
        self.line = 0.0

    def add(self, *objects: str) -> None:
        """Put objects on the page."""
        self.pages[-1].extend(objects)

    def paragraph(self, text: str, indent: int = 2) -> None:
        """Set a paragraph."""
        for x, line, extra in broken(text, indent):
            base = self.base()
            self.add(text_object(line, x, base, extra=extra))


def notice_pages(paragraphs: list[str]) -> list[list[str]]:
    """The objects of the notice's pages; `paragraphs` are those of notice.txt."""
    pages = Pages()
    mark, _, first, second, *rest = paragraphs
    size = 14.0
    x = (WIDTH - 0.8 * size * len(mark)) / 2
    pages.line = 3
    pages.add(text_object(mark, x, pages.base(), size, extra=-0.2 * size, HScale=0.8, Weight=900))
    pages.line = 5
    pages.add(node("CompositeObject", ID=NUMBERS.next(), ResourceID=9, Boundary=f"0 {number(pages.base() - 10)} 210 20"))
    y = TOP + (pages.line + 0.2) * PITCH
    pages.add(block(LEFT, y, LEFT + 156, y + 0.35))
    pages.line += 2
    for line in (first, second):
        base, size = pages.base(), 22 * 25.4 / 72
        pages.add(in_points(line, centred(line, size), base, size))
        pages.add(text_object(line, centred(line, size) + 0.15, base, size))  # drawn twice: bold type
    pages.line += 1
    pages.paragraph(rest[0], 0)
    for text in rest[1 : rest.index("附件2")]:
        set_paragraph(pages, text)
    pages.new_page()
    set_annex(pages, rest[rest.index("附件2") :])
    return pages.pages


def set_paragraph(pages: Pages, text: str) -> None:
    """A paragraph by what it is: the note of attachments hangs, signature and date stand to the right."""
    if text.startswith("附件："):
        pages.line += 1
        pages.add(text_object(text, LEFT + 2 * EM, pages.base()))
    elif text.startswith("2. "):
        pages.add(text_object(text, LEFT + 5 * EM, pages.base()))
    elif text == "安徽省文化和旅游厅":
        pages.line += 1
        pages.add(text_object(text, LEFT + 156 - 2 * EM - width_of(text, EM), pages.base()))
    elif text.endswith("日") and len(text) < 12:
        pages.add(text_object(text, LEFT + 156 - 4 * EM - width_of(text, EM), pages.base()))
    else:
        pages.paragraph(text)


def set_annex(pages: Pages, paragraphs: list[str]) -> None:
    """The annex with its table, and the imprint at the foot of its page."""
    pages.add(text_object(paragraphs[0], LEFT, pages.base()))
    size = 22 * 25.4 / 72
    pages.line += 1
    pages.add(text_object(paragraphs[1], centred(paragraphs[1], size), pages.base(), size))
    rows = [text.split("\t") for text in paragraphs if "\t" in text]
    pages.add(*table(rows, [16.0, 40.0, 34.0, 66.0], TOP + 5 * PITCH))
    copied, printed = paragraphs[-2:]
    organ, day = printed.split(maxsplit=1)
    small = 14 * 25.4 / 72
    for y in (242.0, 250.0, 258.0):
        pages.add(rule(LEFT, y, LEFT + 156, y))
    pages.add(text_object(copied, LEFT + small, 248.0, small))
    pages.add(text_object(organ, LEFT + small, 256.0, small))
    pages.add(text_object(day, LEFT + 156 - small - width_of(day, small), 256.0, small))


def table(rows: list[list[str]], widths: list[float], top: float) -> Iterator[str]:
    """A ruled table; every side of every cell is a line of its own."""
    size, height = 12 * 25.4 / 72, 9.0
    for at, row in enumerate(rows):
        x, y = LEFT, top + at * height
        for text, width in zip(row, widths, strict=True):
            yield rule(x, y, x + width, y)
            yield rule(x, y, x, y + height)
            yield text_object(text, x + (width - width_of(text, size)) / 2, y + 6.2, size)
            x += width
        yield rule(x, y, x, y + height)
    x, y = LEFT, top + len(rows) * height
    for width in widths:
        yield rule(x, y, x + width, y)
        x += width


def element(name: str, content: str, attributes: str = "") -> str:
    """A part's root element."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<ofd:{name} xmlns:ofd="{NAMESPACE}"{attributes}>{content}</ofd:{name}>'


def page(objects: Iterable[str], template: str = "") -> str:
    """A page's part; objects stand in a block within the layer."""
    layer = node("Layer", node("PageBlock", "".join(objects), ID=NUMBERS.next()), ID=NUMBERS.next(), Type="Body")
    return element("Page", template + node("Content", layer))


def document(pages: int, common: str = "", more: str = "") -> str:
    """Document.xml for so many pages."""
    listed = "".join(f'<ofd:Page ID="{at + 1}" BaseLoc="Pages/Page_{at}/Content.xml"/>' for at in range(pages))
    area = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
    return element("Document", f"<ofd:CommonData>{area}{common}</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages>{more}")


def entry(info: str = "", root: str = "Doc_0/Document.xml", more: str = "") -> str:
    """OFD.xml."""
    body = f"<ofd:DocBody><ofd:DocInfo>{info}</ofd:DocInfo><ofd:DocRoot>{root}</ofd:DocRoot>{more}</ofd:DocBody>"
    return element("OFD", body, ' Version="1.1" DocType="OFD"')


def pack(parts: dict[str, str | bytes]) -> bytes:
    """The package; names with a backslash stay as they are."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo("x", (2024, 7, 15, 9, 0, 0))
            info.filename = name
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content if isinstance(content, bytes) else content.encode())
    return buffer.getvalue()


def notice(paragraphs: list[str]) -> bytes:
    """The notice with templates, a composite, document info, a seal, a watermark and an attached file."""
    contents = notice_pages(paragraphs)
    resources = node("Fonts", node("Font", ID=1, FontName="仿宋") + node("Font", ID=2, FontName="小标宋体"))
    line = text_object(paragraphs[1], centred(paragraphs[1], EM), 10)
    drawing = node("CompositeGraphicUnits", node("CompositeGraphicUnit", node("Content", line), ID=9, Width=210, Height=20))
    common = node("PublicRes", "PublicRes.xml") + node("DocumentRes", "DocumentRes.xml")
    common += "".join(node("TemplatePage", ID=50 + at, BaseLoc=f"Tpls/Tpl_{at}/Content.xml") for at in range(len(contents)))
    more = node("Annotations", "Annots/Annotations.xml") + node("Attachments", "Attachs/Attachments.xml")
    form = node("Attachment", node("FileLoc", "form.txt"), ID="a1", Name="附件1 参赛选手报名表", Format="txt")
    hidden = node("Attachment", node("FileLoc", "data.xml"), ID="a2", Name="data", Format="xml", Visible="false")
    parts: dict[str, str | bytes] = {
        "OFD.xml": entry(notice_info(), "/Doc_0/Document.xml", node("Signatures", "/Doc_0/Signs/Signatures.xml")),
        "Doc_0/Document.xml": document(len(contents), common, more),
        "Doc_0/PublicRes.xml": element("Res", resources, ' BaseLoc="Res"'),
        "Doc_0/DocumentRes.xml": element("Res", drawing, ' BaseLoc="Res"'),
        **notice_seal(contents),
        "Doc_0/Attachs/Attachments.xml": element("Attachments", form + hidden),
        "Doc_0/Attachs/form.txt": "参赛选手报名表\n\n姓名\t性别\t所在农家书屋\t联系电话\n".encode("gb18030"),
        "Doc_0/Attachs/data.xml": "<data/>",
    }
    small = 14 * 25.4 / 72
    code = node("TextCode", "样张", X=0, Y=26, DeltaX=30)
    slanted = node("TextObject", code, ID=7, Boundary="40 120 150 150", CTM="0.7071 -0.7071 0.7071 0.7071 0 100", Font=1, Size=30)
    for at, objects in enumerate(contents):
        number_of_page = text_object(f"— {at + 1} —", LEFT + 130, 271.0, small)
        parts[f"Doc_0/Pages/Page_{at}/Content.xml"] = page(objects, node("Template", TemplateID=50 + at, ZOrder="Background"))
        parts[f"Doc_0/Tpls/Tpl_{at}/Content.xml"] = page([slanted, number_of_page])
    return pack(parts)


def notice_info() -> str:
    """The document info."""
    custom = node("CustomData", "皖文旅发〔2024〕37号", Name="文号") + node("CustomData", "Linux", Name="os.name")
    title = node("Title", "安徽省文化和旅游厅关于举办2024年全省农民读书季活动的通知")
    return title + node("Author", "安徽省文化和旅游厅") + node("CreationDate", "2024-07-15") + node("CustomDatas", custom)


def notice_seal(contents: list[list[str]]) -> dict[str, str | bytes]:
    """An electronic signature whose stamp lies over name and date, the same stamp as an annotation, and a typed note."""
    at = next(number for number, objects in enumerate(contents) if any(">2024年7月15日<" in one for one in objects))
    line = next(one for one in contents[at] if ">2024年7月15日<" in one)
    x, y = (float(value) for value in line.split('Boundary="')[1].split()[:2])
    box = f"{number(x - 5)} {number(y - 24)} 42 42"
    stamp = node("Annot", node("Appearance", Boundary=box), ID="s1", Type="Stamp", Subtype="Stamp")
    words = node("Appearance", text_object("请综合处阅处", 0, 6), Boundary="20 10 60 8")
    notes = stamp + node("Annot", words, ID="s2", Type="Stamp", Subtype="FreeText")
    signed = node("SignedInfo", node("StampAnnot", ID=1, PageRef=at + 1, Boundary=box))
    listed = node("Page", node("FileLoc", f"Page_{at}/Annotation.xml"), PageID=at + 1)
    return {
        "Doc_0/Signs/Signatures.xml": element("Signatures", node("Signature", ID=1, Type="Seal", BaseLoc="Sign_0/Signature.xml")),
        "Doc_0/Signs/Sign_0/Signature.xml": element("Signature", signed),
        "Doc_0/Annots/Annotations.xml": element("Annotations", listed),
        f"Doc_0/Annots/Page_{at}/Annotation.xml": element("PageAnnot", notes),
    }


def simple(title: str, lines: list[str], signature: list[str]) -> str:
    """A page with a title, lines of text and a signature; each may be missing."""
    set_lines = [text_object(title, centred(title, 7), TOP, 7)] if title else []
    set_lines += [text_object(text, LEFT + (0 if text[-1] == "：" else 2 * EM), TOP + at * PITCH) for at, text in enumerate(lines, 2)]
    base = TOP + (len(lines) + 4) * PITCH
    set_lines += [text_object(text, LEFT + 20 * EM - width_of(text, EM) / 2, base + at * PITCH) for at, text in enumerate(signature)]
    return page(set_lines)


def without_namespace(text: str) -> str:
    """XML without its namespace and prefixes."""
    return text.replace("ofd:", "").replace(f' xmlns:ofd="{NAMESPACE}"', "").replace(f' xmlns="{NAMESPACE}"', "")


def pathologies() -> dict[str, bytes]:
    """The files that are hard to read, by name."""
    first = simple("皖南县水利局关于检查小水库的通知", ["各乡镇水利站：", "请于2024年5月20日前完成检查。"], [])
    second = simple("", ["检查结果由县水利局汇总，", "汛期每周通报一次。"], [])
    third = simple("", ["检查表由各站自行印制。"], ["皖南县水利局", "2024年4月8日"])
    plain: dict[str, str | bytes] = {"OFD.xml": entry(), "Doc_0/Document.xml": document(1), "Doc_0/Pages/Page_0/Content.xml": first}
    three: dict[str, str | bytes] = {**plain, "Doc_0/Document.xml": document(3)}
    three["Doc_0/Pages/Page_1/Content.xml"] = second[: second.index("</ofd:TextObject>") + 30]
    three["Doc_0/Pages/Page_2/Content.xml"] = third
    return {
        "ofd-no-namespace.ofd": pack({name: without_namespace(str(text)) for name, text in plain.items()}),
        "ofd-backslashes.ofd": pack(
            {
                "OFD.XML": entry(root="DOC\\Document.xml"),
                "doc\\document.xml": document(1).replace("Pages/Page_0/Content.xml", "Pages\\P1\\content.xml"),
                "doc\\pages\\p1\\Content.xml": str(plain["Doc_0/Pages/Page_0/Content.xml"]),
            }
        ),
        "ofd-encrypted.ofd": pack(
            {
                "OFD.xml": entry(),
                "Encryptions.xml": element("Encryptions", node("EncryptInfo", node("DecryptSeedLoc", "/decryptseed.dat"), ID=1)),
                "decryptseed.dat": bytes(range(64)),
                "enc/0.dat": bytes(range(128)),
            }
        ),
        "ofd-broken-page.ofd": pack(three),
        "ofd-missing-page.ofd": pack({name: content for name, content in three.items() if "Page_1" not in name}),
    }


def jbig2(picture: "Image.Image") -> bytes:
    """A picture of one colour in JBIG2: one region in the coding of fax machines (MMR), which pillow writes into TIFF."""
    from PIL import Image, ImageOps

    buffer = io.BytesIO()
    ImageOps.invert(picture.convert("L")).convert("1").save(buffer, "TIFF", compression="group4", strip_size=2**30)
    with Image.open(buffer) as tiff:
        offset, size = tiff.tag_v2[273][0], tiff.tag_v2[279][0]  # type: ignore[attr-defined]
    width, height = picture.size
    region = struct.pack(">IIIIBB", width, height, 0, 0, 0, 1) + buffer.getvalue()[offset : offset + size]
    segments = ((48, struct.pack(">IIIIBH", width, height, 0, 0, 0, 0), 1), (38, region, 1), (49, b"", 1), (51, b"", 0))
    body = b"".join(struct.pack(">IBBBI", at, kind, 0, of, len(data)) + data for at, (kind, data, of) in enumerate(segments))
    return b"\x97JB2\r\n\x1a\n" + struct.pack(">BI", 1, 1) + body


def scanned(upper: list[str], lower: list[str]) -> bytes:
    """A page that is a picture in two strips at 200 dots an inch, the lower one in JBIG2."""
    from PIL import Image, ImageDraw, ImageFont

    dots = 200 / 25.4
    picture = Image.new("L", (round(WIDTH * dots), round(HEIGHT * dots)), 255)
    font = ImageFont.truetype(FONT, round(EM * dots))
    for at, text in (*enumerate(upper, 1), *enumerate(lower, 15)):
        ImageDraw.Draw(picture).text((LEFT * dots, (TOP + at * PITCH) * dots), text, font=font, fill=0, anchor="ls")
    middle = picture.height // 2
    parts: dict[str, str | bytes] = {"OFD.xml": entry()}
    objects, media = [], ""
    for at, (top, bottom) in enumerate(((0, middle), (middle, picture.height))):
        strip = picture.crop((0, top, picture.width, bottom))
        buffer = io.BytesIO()
        strip.quantize(4).save(buffer, "PNG", optimize=True)
        name, data = ("2.jb2", jbig2(strip)) if at else ("1.png", buffer.getvalue())
        parts[f"Doc_0/Res/{name}"] = data
        media += node("MultiMedia", node("MediaFile", name), ID=80 + at, Type="Image")
        matrix = f"{WIDTH} 0 0 {number((bottom - top) / dots)} 0 0"
        box = f"0 {number(top / dots)} {WIDTH} {number((bottom - top) / dots)}"
        objects.append(node("ImageObject", ID=NUMBERS.next(), CTM=matrix, Boundary=box, ResourceID=80 + at))
    parts["Doc_0/Document.xml"] = document(1, node("DocumentRes", "DocumentRes.xml"))
    parts["Doc_0/DocumentRes.xml"] = element("Res", node("MultiMedias", media), ' BaseLoc="Res"')
    parts["Doc_0/Pages/Page_0/Content.xml"] = page(objects)
    return pack(parts)


def drawn_head() -> bytes:
    """A page whose head is drawn: every character a filled path with the outline of its glyph, holes by the even-odd rule."""
    from PIL import Image, ImageDraw, ImageFont

    font = ImageFont.truetype(FONT, GRID)
    size, objects = 16.0, []
    for at, char in enumerate("皖南县水利局文件"):
        cell = Image.new("1", (GRID, round(1.2 * GRID)), 0)
        ImageDraw.Draw(cell).text((0, GRID * 0.95), char, font=font, fill=1, anchor="ls")
        data = node("AbbreviatedData", outline(cell, size / GRID))
        box = f"{number(LEFT + 14 + size * at)} {TOP} {number(size)} {number(1.2 * size)}"
        fill = node("FillColor", Value="255 0 0")
        objects.append(node("PathObject", fill + data, ID=NUMBERS.next(), Boundary=box, Stroke="false", Fill="true", Rule="Even-Odd"))
    title = "关于检查小水库的通知"
    objects.append(text_object(title, centred(title, 7), TOP + 60, 7))
    for at, text in enumerate(("各乡镇水利站：", "请于2024年5月20日前完成检查。")):
        objects.append(text_object(text, LEFT + 2 * EM * at, TOP + 75 + at * PITCH))
    return pack({"OFD.xml": entry(), "Doc_0/Document.xml": document(1), "Doc_0/Pages/Page_0/Content.xml": page(objects)})


def outline(cell: "Image.Image", scale: float) -> str:
    """Path data of the edges, outer and inner, of what is set in a picture."""
    import cv2
    import numpy

    edges, _ = cv2.findContours(numpy.asarray(cell.convert("L")), cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    written = []
    for edge in edges:
        first, *others = [f"{number(x * scale)} {number(y * scale)}" for x, y in edge[:, 0].tolist()]
        written.append(" L ".join((f"M {first}", *others)) + " C")
    return " ".join(written)


def main() -> None:
    """Write the files."""
    text = (FOLDER / "notice.txt").read_text(encoding="utf-8")
    paragraphs = [line.strip() for line in text.split("\n") if line.strip()]
    (FOLDER / "notice.ofd").write_bytes(notice(paragraphs))
    upper = ["皖南县水利局关于检查小水库的通知", "各乡镇水利站：", "请于2024年5月20日前完成检查。"]
    (FOLDER / "ofd-drawn-head.ofd").write_bytes(drawn_head())
    (FOLDER / "ofd-scanned.ofd").write_bytes(scanned(upper, ["皖南县水利局", "2024年4月8日"]))
    for name, data in pathologies().items():
        (FOLDER / name).write_bytes(data)


if __name__ == "__main__":
    main()
