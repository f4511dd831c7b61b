"""Packages and archives made to harm: ZIP bombs, XML bombs, DOCX, OFD and XLSX of enormous contents, gzip and WARC that lie."""

import gzip
import io
import struct
import zipfile
from collections.abc import Callable, Iterable, Mapping

from benchmarks import originals
from benchmarks.originals import FIXED_DATE, FORMATS, zip_of

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
LAUGHING = f'<!DOCTYPE w [<!ENTITY l0 "ha">{LAUGHS}]>'
FIELDS = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
STYLED = '<w:tbl><w:tblPr><w:tblStyle w:val="a"/></w:tblPr><w:tr><w:tc/></w:tr></w:tbl>'
BLOW_UP = f'<!DOCTYPE w [<!ENTITY a "{"x" * 100_000}">]>'
OUTSIDE = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY % b SYSTEM "http://localhost:9/x.dtd">%b;]>'


def docx(body: str | Iterable[str], *, head: str = "", root: str = W) -> bytes:
    """A DOCX of a body."""
    return package_with("notice.docx", {"word/document.xml": _xml(head, f"<w:document {root}><w:body>", body, "</w:body></w:document>")})


def docx_part(body: str) -> bytes:
    return _xml("", f"<w:document {W}><w:body>", body, "</w:body></w:document>")


def styles(inside: str) -> bytes:
    """A style of tables that holds something."""
    return _xml("", f'<w:styles {W}><w:style w:type="table" w:styleId="a">', inside, "</w:style></w:styles>")


def package_with(original: str, parts: Mapping[str, bytes]) -> bytes:
    """One of the invented packages with some parts in the place of its own or added to them."""
    with zipfile.ZipFile(FORMATS / original) as package:
        return zip_of({name: package.read(name) for name in package.namelist()} | dict(parts))


def _xml(head: str, begin: str, body: str | Iterable[str], end: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>{head}{begin}{body if isinstance(body, str) else "".join(body)}{end}'.encode()


def paragraph(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def cell(inside: str) -> str:
    return f"<w:tc>{inside}</w:tc>"


def nested_tables(count: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * count + paragraph("通知") + "<w:p/></w:tc></w:tr></w:tbl>" * count


def side_by_side(count: int) -> str:
    """As many tables, eight deep each."""
    return nested_tables(8) * (count // 8)


def ofd(pages: int, content: str, *, part: str = "Pages/Page_0/Content.xml", more: str = "") -> bytes:
    """An OFD of so many pages, all of one part; page 0 has some content."""
    listed = "".join(f'<ofd:Page ID="{n + 1}" BaseLoc="{part}"/>' for n in range(pages))
    area = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
    document = f"<ofd:Document {SPACE}><ofd:CommonData>{area}{more}</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>"
    body = "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"
    return zip_of(
        {
            "OFD.xml": f"<ofd:OFD {SPACE}>{body}</ofd:OFD>".encode(),
            "Doc_0/Document.xml": document.encode(),
            "Doc_0/Res.xml": RESOURCES.encode(),
            "Doc_0/Pages/Page_0/Content.xml": page(content).encode(),
        }
    )


def page(content: str) -> str:
    return f'<ofd:Page {SPACE}><ofd:Content><ofd:Layer ID="2">{content}</ofd:Layer></ofd:Content></ofd:Page>'


def words_at(number: int, words: str = "关于报送材料的通知") -> str:
    box = f"20 {20 + 9 * (number % 28)} 150 8"
    code = f'<ofd:TextCode X="0" Y="5">{words}</ofd:TextCode>'
    return f'<ofd:TextObject ID="{number + 10}" Boundary="{box}" Font="1" Size="5">{code}</ofd:TextObject>'


RULE = '<ofd:PathObject Boundary="{} {} 200 1"><ofd:AbbreviatedData>M 0 0 L 200 0</ofd:AbbreviatedData></ofd:PathObject>'
UPRIGHT = '<ofd:PathObject Boundary="{} 0 1 290"><ofd:AbbreviatedData>M 0 0 L 0 290</ofd:AbbreviatedData></ofd:PathObject>'
OUTLINE = " ".join(f"M 0 0 L {n} {n} L 5 {n} C" for n in range(40))
DRAWN = f'<ofd:PathObject Boundary="20 20 8 8" Fill="true"><ofd:AbbreviatedData>{OUTLINE}</ofd:AbbreviatedData></ofd:PathObject>'
PICTURE = '<ofd:ImageObject Boundary="0 0 210 297" ResourceID="8"/>'
COMPOSITE = '<ofd:CompositeObject ID="3" ResourceID="7" Boundary="0 0 210 297"/>'
UNIT = '<ofd:CompositeGraphicUnit ID="7" Width="210" Height="297"><ofd:Content>{}</ofd:Content></ofd:CompositeGraphicUnit>'
RESOURCES = f"<ofd:Res {SPACE}><ofd:CompositeGraphicUnits>{UNIT.format(words_at(1) + COMPOSITE * 2)}</ofd:CompositeGraphicUnits></ofd:Res>"


def workbook(rows: Iterable[str], dimension: str = "A1:B2") -> bytes:
    """An Excel workbook of rows as they stand in its XML."""
    sheet = f'<worksheet {SHEET}><dimension ref="{dimension}"/><sheetData>{"".join(rows)}</sheetData></worksheet>'
    with zipfile.ZipFile(io.BytesIO(originals.workbook([["path"]]))) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    return zip_of(parts | {"xl/worksheets/sheet1.xml": sheet.encode()})


def row(number: int, *words: str) -> str:
    cells = "".join(f'<c r="{"ABCDEFGH"[at]}{number}" t="inlineStr"><is><t>{word}</t></is></c>' for at, word in enumerate(words))
    return f'<row r="{number}">{cells}</row>'


def nested_zip(depth: int, width: int) -> bytes:
    data = zip_of({"a.txt": b"\0" * 10_000_000})
    for _ in range(depth):
        data = zip_of({f"{n}.zip": data for n in range(width)})
    return data


def overlapping_zip(members: int, size: int) -> bytes:
    """Members that all point at the same packed bytes, with different names."""
    single = zip_of({"a.txt": b"0" * size})
    at = single.index(b"PK\x01\x02")
    local, entry, end = single[:at], bytearray(single[at:-22]), single[-22:]
    entries = b"".join(bytes(entry[:28] + struct.pack("<H", 9) + entry[30:46] + b"%05d.txt" % n) for n in range(members))
    return local + entries + end[:8] + struct.pack("<HHII", members, members, len(entries), at) + b"\0\0"


def many_members(count: int, first: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(zipfile.ZipInfo(first, FIXED_DATE), b"<a/>")
        for n in range(count):
            archive.writestr(zipfile.ZipInfo(f"{n}", FIXED_DATE), b"")
    return file.getvalue()


def warc(said: int, body: bytes, times: int = 1) -> bytes:
    head = "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: http://www.a.gov.cn/1.html\r\nWARC-Date: 2024-05-02T03:04:05Z\r\n"
    head += f"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {said}\r\n\r\n"
    return (head.encode() + b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body + b"\r\n\r\n") * times


PAGE = "<html><body><p>关于报送材料的通知</p><p>各单位：</p><p>请于2024年5月8日前报送。</p></body></html>".encode()

PACKAGES: Mapping[str, Callable[[], bytes]] = {
    "zip-flat-bomb.zip": lambda: zip_of({f"{n}.txt": b"0" * 50_000_000 for n in range(3)}),
    "zip-nested-bomb.zip": lambda: nested_zip(2, 10),
    "zip-nine-layers.zip": lambda: nested_zip(9, 2),
    "zip-overlapping.zip": lambda: overlapping_zip(300, 15_000_000),
    "zip-many-members.zip": lambda: many_members(250_000, "a.txt"),
    "docx-many-members.docx": lambda: many_members(250_000, "[Content_Types].xml"),
    "zip-up-and-away.zip": lambda: zip_of({"../../etc/a.txt": PAGE, "/root/b.txt": PAGE, "c\n\u202etxt.exe": PAGE, "C:\\d.txt": PAGE}),
    "docx-laughs.docx": lambda: docx(paragraph("&l9;"), head=LAUGHING),
    "docx-blow-up.docx": lambda: docx(paragraph("&a;" * 100_000), head=BLOW_UP),
    "docx-laughing-attribute.docx": lambda: docx('<w:p w:rsidR="&l9;"/>', head=LAUGHING),
    "docx-outside.docx": lambda: docx(paragraph("&a;"), head=OUTSIDE),
    "docx-attributes.docx": lambda: docx("<w:p " + " ".join(f'a{n}="1"' for n in range(1_000_000)) + "/>"),
    "docx-namespaces.docx": lambda: docx("<w:p " + " ".join(f'xmlns:a{n}="u{n}"' for n in range(200_000)) + "/>"),
    "docx-deep.docx": lambda: docx("<w:p>" * 200_000 + "</w:p>" * 200_000),
    "docx-deep-255.docx": lambda: docx("<w:ins>" * 240 + paragraph("通知") + "</w:ins>" * 240),
    "docx-empty-paragraphs.docx": lambda: docx("<w:p/>" * 1_000_000),
    "docx-paragraphs.docx": lambda: docx(paragraph("请于2024年5月8日前报送。") * 300_000),
    "docx-runs.docx": lambda: docx("<w:p>" + "<w:r><w:t>请</w:t></w:r>" * 600_000 + "</w:p>"),
    "docx-drawings.docx": lambda: docx(
        "<w:p>" + "<w:r><w:t>请</w:t></w:r><w:r><w:drawing/></w:r>" * 200_000 + "</w:p>",
    ),
    "docx-rows.docx": lambda: docx("<w:tbl>" + f"<w:tr>{cell(paragraph('王一')) * 3}</w:tr>" * 100_000 + "</w:tbl>"),
    "docx-cells.docx": lambda: docx("<w:tbl><w:tr>" + cell(paragraph("王一")) * 300_000 + "</w:tr></w:tbl>"),
    "docx-nested-tables.docx": lambda: docx(nested_tables(10_000)),
    "docx-tables-80-deep.docx": lambda: docx(nested_tables(80)),
    "docx-many-tables.docx": lambda: docx(side_by_side(40_000)),
    "docx-merged-marks.docx": lambda: docx("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>请</w:t></w:r></w:p>" * 200_000),
    "docx-fields-deep.docx": lambda: docx("<w:ins>" * 200 + FIELDS * 100_000 + "</w:ins>" * 200),
    "docx-pictures.docx": lambda: docx(
        "<w:p><w:r><w:pict><v:imagedata/></w:pict></w:r></w:p>" * 100_000, root=f"{W} xmlns:v='urn:schemas-microsoft-com:vml'"
    ),
    "docx-style.docx": lambda: package_with(
        "notice.docx", {"word/document.xml": docx_part(STYLED * 50_000), "word/styles.xml": styles("<w:a/>" * 500_000)}
    ),
    "docx-line.docx": lambda: docx(paragraph("通知" * 5_000_000)),
    "docx-part-bomb.docx": lambda: docx(" " * 200_000_000),
    "ofd-10000-pages.ofd": lambda: ofd(10_000, words_at(1)),
    "ofd-5000-pages.ofd": lambda: ofd(5000, "".join(map(words_at, range(28)))),
    "ofd-composite-loop.ofd": lambda: ofd(1, COMPOSITE, more="<ofd:DocumentRes>Res.xml</ofd:DocumentRes>"),
    "ofd-composite-loops.ofd": lambda: ofd(1000, COMPOSITE, more="<ofd:DocumentRes>Res.xml</ofd:DocumentRes>"),
    "ofd-itself.ofd": lambda: ofd(100, words_at(1), part="Document.xml"),
    "ofd-template-itself.ofd": lambda: ofd(
        1,
        '</ofd:Layer></ofd:Content><ofd:Template TemplateID="9"/><ofd:Content><ofd:Layer>' + words_at(1),
        more='<ofd:TemplatePage ID="9" BaseLoc="Pages/Page_0/Content.xml"/>',
    ),
    "ofd-deep.ofd": lambda: ofd(1, "<ofd:PageBlock>" * 200_000 + "</ofd:PageBlock>" * 200_000),
    "ofd-objects.ofd": lambda: ofd(1, "".join(map(words_at, range(100_000)))),
    "ofd-codes.ofd": lambda: ofd(
        1, words_at(1).replace("</ofd:TextObject>", '<ofd:TextCode X="1" Y="5">王一</ofd:TextCode>' * 400_000 + "</ofd:TextObject>")
    ),
    "ofd-same-words.ofd": lambda: ofd(1, words_at(1, "通知") * 40_000),
    "ofd-spaces.ofd": lambda: ofd(1, (words_at(1, "王一") + words_at(1, " ")) * 20_000),
    "ofd-rules.ofd": lambda: ofd(1, words_at(1) + "".join(RULE.format(n % 200, n % 290) for n in range(45_000))),
    "ofd-grid.ofd": lambda: ofd(
        1, words_at(1) + "".join(RULE.format(0, n) for n in range(20, 290)) + "".join(UPRIGHT.format(n) for n in range(200))
    ),
    "ofd-outlines.ofd": lambda: ofd(1, words_at(1) + DRAWN * 5000),
    "ofd-pictures.ofd": lambda: ofd(1, "".join(PICTURE for n in range(40_000))),
    "ofd-laughs.ofd": lambda: package_with("notice.ofd", {"OFD.xml": f"{LAUGHING}<w>&l9;</w>".encode()}),
    "ofd-attributes.ofd": lambda: package_with(
        "notice.ofd", {"OFD.xml": ("<a " + " ".join(f'a{n}="1"' for n in range(1_000_000)) + "/>").encode()}
    ),
    "ofd-line.ofd": lambda: ofd(1, words_at(1, "通知" * 3_000_000)),
    "list-rows.xlsx": lambda: workbook(
        [row(1, "path", "正文"), *(row(n, "", "关于报送材料的通知") for n in range(2, 1_000_001))], "A1:B1000000"
    ),
    "list-dimension.xlsx": lambda: workbook([row(1, "path", "正文"), row(2, "", "关于报送材料的通知")], "A1:XFD1048576"),
    "list-stray-cell.xlsx": lambda: workbook(
        [row(1, "path", "正文"), row(2, "", "通知"), '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>']
    ),
    "list-wide.csv": lambda: b"\n".join([b",".join(b"%d" % n for n in range(100_000)), b"path" + b"," * 99_999]),
    "list-rows.csv": lambda: "path,正文\n".encode() + ",关于报送材料的通知\n".encode() * 500_000,
    "gzip-bomb.txt.gz": lambda: gzip.compress(b"0" * 1_000_000_000, mtime=0),
    "gzip-bomb.warc.gz": lambda: gzip.compress(warc(10**9, b"0" * 1_000_000_000), mtime=0),
    "warc-says-too-much.warc": lambda: warc(10**15, PAGE, 3),
    "warc-says-too-little.warc": lambda: warc(3, PAGE, 3),
    "warc-says-less-than-nothing.warc": lambda: warc(-5, PAGE, 3),
    "warc-many.warc": lambda: warc(len(PAGE) + 44, PAGE, 2000),
}
