"""Makes notice.doc, notice.wps, notice.rtf, doc-*.doc and rtf-*.rtf, with LibreOffice installed (7.4 made these).

Documents are written here as small DOCX packages and converted; doc-encrypted.doc needs the Python that LibreOffice's own bridge (`uno`)
belongs to. WPS Writer saves .wps in the structure of .doc (an OLE file with the streams WordDocument and 1Table or 0Table), so that
notice.wps is notice.doc under that suffix. What LibreOffice does not write (one-byte text, pieces out of order, documents of other
versions) is put together from bytes at the end of this file.
"""

import struct
import subprocess
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).parent
SCHEMAS = "http://schemas.openxmlformats.org"
RELATIONSHIPS = f"{SCHEMAS}/officeDocument/2006/relationships"
W = f'xmlns:w="{SCHEMAS}/wordprocessingml/2006/main" xmlns:r="{RELATIONSHIPS}" xmlns:v="urn:schemas-microsoft-com:vml"'
SYSTEM_PYTHON = "/usr/bin/python3"  # has `uno` on Debian

# ---- DOCX packages


def run(text: str, properties: str = "") -> str:
    """A run of characters; line breaks are breaks within the paragraph."""
    words = "<w:br/>".join(f'<w:t xml:space="preserve">{part}</w:t>' for part in text.split("\n"))
    return f"<w:r><w:rPr>{properties}</w:rPr>{words}</w:r>"


def paragraph(*runs: str, properties: str = "") -> str:
    """A paragraph of runs (or of bare text)."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(one if one.startswith('<') else run(one) for one in runs)}</w:p>"


def table(rows: Iterable[Iterable[str]]) -> str:
    """A table; a cell is its text (a line a paragraph), or paragraphs and tables as XML; before a | stand its properties."""
    body = "".join(f"<w:tr>{''.join(map(_cell, row))}</w:tr>" for row in rows)
    borders = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    return f"<w:tbl><w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr>{body}</w:tbl>"


def _cell(cell: str) -> str:
    properties, _, cell = cell.rpartition("|")
    content = cell if cell.startswith("<") else "".join(paragraph(line) for line in cell.split("\n"))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def field(code: str, result: str) -> str:
    """A field with its code and what it shows."""
    signs = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f'{signs[0]}<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>{signs[1]}{run(result)}{signs[2]}'


def package(path: Path, body: str, **parts: str) -> None:
    """Writes a DOCX file; `parts` are numbering, styles, footnotes, header, footer as XML."""
    kinds = {name: f"{SCHEMAS}/officeDocument/2006/relationships/{name}" for name in parts}
    sections = "".join(f'<w:{name}Reference w:type="default" r:id="{name}"/>' for name in ("header", "footer") if name in parts)
    relations = "".join(f'<Relationship Id="{name}" Type="{kind}" Target="{name}.xml"/>' for name, kind in kinds.items())
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    types = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{main}.{name}+xml"/>' for name in parts)
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr(
            "[Content_Types].xml",
            f'{head}<Types xmlns="{SCHEMAS}/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{main}.document.main+xml"/>{types}</Types>',
        )
        target.writestr(
            "_rels/.rels",
            f'{head}<Relationships xmlns="{SCHEMAS}/package/2006/relationships"><Relationship Id="d" '
            f'Type="{SCHEMAS}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        target.writestr(
            "word/_rels/document.xml.rels",
            f'{head}<Relationships xmlns="{SCHEMAS}/package/2006/relationships">{relations}</Relationships>',
        )
        page = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1985" w:left="1588"/>'
        target.writestr(
            "word/document.xml", f"{head}<w:document {W}><w:body>{body}<w:sectPr>{sections}{page}</w:sectPr></w:body></w:document>"
        )
        for name, content in parts.items():
            target.writestr(f"word/{name}.xml", head + content)


def convert(source: Path, suffix: str, target: Path) -> None:
    """Converts a DOCX file with LibreOffice."""
    folder = source.parent
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", suffix]
    subprocess.run([*command, "--outdir", str(folder), str(source)], check=True, capture_output=True, timeout=120)
    target.write_bytes(source.with_suffix(f".{suffix.partition(':')[0]}").read_bytes())


# ---- The documents


def notice() -> tuple[str, dict[str, str]]:
    """The invented notice with its layout: the title on two lines, a real table, a running head and page numbers."""
    body, rows = "", list[list[str]]()
    for line in (HERE / "notice.txt").read_text(encoding="utf-8").split("\n"):
        if "\t" in line:
            rows.append(line.split("\t"))
            continue
        if rows:
            body, rows = body + table(rows), []
        words = line.lstrip(" ")
        indent = len(line) - len(words)
        layout = f'<w:ind w:left="{120 * (indent - 4)}" w:firstLine="480"/>' if indent else ""
        body += paragraph(words, properties=layout) if words else ""
    header = f"<w:hdr {W}>{paragraph('内部资料　注意保存')}</w:hdr>"
    footer = f"<w:ftr {W}>{paragraph(run('— '), field('PAGE', '1'), run(' —'))}</w:ftr>"
    return body, {"header": header, "footer": footer}


def numbering() -> tuple[str, dict[str, str]]:
    """Automatic numbers: three levels, a restart, a list that begins at 3, a style with a number, cells with numbers only, signs."""
    forms = [
        [("chineseCountingThousand", "%1、", 1), ("chineseCountingThousand", "（%2）", 1), ("decimal", "%3.", 1)],
        [("chineseCountingThousand", "第%1条", 3), ("decimal", "%1.%2", 1)],
        [("decimalEnclosedCircleChinese", "%1", 1)],
        [("bullet", "◆", 1)],
        [("upperRoman", "附表%1：", 4)],
    ]
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
        + "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="{first}"/><w:numFmt w:val="{form}"/>'
            + ('<w:pStyle w:val="Table"/>' if number == 4 else "")
            + f'<w:lvlText w:val="{text}"/></w:lvl>'
            for level, (form, text, first) in enumerate(levels)
        )
        + "</w:abstractNum>"
        for number, levels in enumerate(forms)
    )
    uses = "".join(f'<w:num w:numId="{number + 1}"><w:abstractNumId w:val="{number}"/></w:num>' for number in range(len(forms)))
    again = "".join(f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>' for level in range(3))
    uses += f'<w:num w:numId="6"><w:abstractNumId w:val="0"/>{again}</w:num>'

    def numbered(text: str, use: int, level: int = 0) -> str:
        return paragraph(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{use}"/></w:numPr>')

    body = (
        paragraph("甲县文化馆关于举办合唱比赛的通知")
        + numbered("比赛时间", 1)
        + numbered("初赛", 1, 1)
        + numbered("五月上旬举行。", 1, 2)
        + numbered("各乡镇自行组织。", 1, 2)
        + numbered("决赛", 1, 1)
        + numbered("六月上旬举行。", 1, 2)
        + numbered("比赛要求", 1)
        + numbered("认真准备", 1, 1)
        + paragraph("以下为评分办法。")
        + numbered("评委由甲县文化馆聘请。", 2)
        + numbered("评分采用百分制。", 2)
        + numbered("音准占四十分。", 2, 1)
        + numbered("报名表", 3)
        + numbered("节目单", 3)
        + numbered("伴奏带", 4)
        + paragraph("评分表", properties='<w:pStyle w:val="Table"/>')
        + paragraph("汇总表", properties='<w:pStyle w:val="Table"/>')
        + numbered("另行通知", 6)
        + table([["序号", "乡镇"], [numbered("", 3), "东乡"], [numbered("", 3), "西乡"]])
        + paragraph("完")
    )
    styles = (
        f'<w:styles {W}><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Table"><w:name w:val="Table Title"/><w:basedOn w:val="Normal"/>'
        '<w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style></w:styles>'
    )
    return body, {"numbering": f"<w:numbering {W}>{lists}{uses}</w:numbering>", "styles": styles}


def boxes() -> tuple[str, dict[str, str]]:
    """Text boxes: the head above the text, a note below the paragraph that anchors it."""

    def box(text: str, top: int, relative: str) -> str:
        style = f"position:absolute;margin-left:20pt;margin-top:{top}pt;width:200pt;height:40pt;mso-position-vertical-relative:{relative}"
        inner = "".join(paragraph(line) for line in text.split("\n"))
        shape = f'<v:rect style="{style}"><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:rect>'
        return f"<w:r><w:pict>{shape}</w:pict></w:r>"

    body = (
        paragraph(run("甲文发〔2024〕9号"), box("甲县文化局文件", -40, "text"))
        + paragraph("关于举办合唱比赛的通知")
        + paragraph(run("现将有关事项通知如下。"), box("抄送：县教育局。\n甲县文化局办公室印发", 60, "text"))
        + paragraph("特此通知。")
    )
    return body, {}


def changes() -> tuple[str, dict[str, str]]:
    """Tracked changes, hidden text, notes, fields, breaks, tables within tables and tables of one column."""
    tracked = 'w:id="1" w:author="甲" w:date="2024-01-01T00:00:00Z"'
    deleted = run("五月").replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ")
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    inner = table([["队名", "人数"], ["甲队", "四十人"]])
    body = (
        paragraph("关于举办合唱比赛\n的通知")
        + paragraph(
            run("比赛于"), f"<w:del {tracked}>{deleted}</w:del><w:ins {tracked}>{run('六月')}</w:ins>", run("举行"), note, run("。")
        )
        + paragraph(run("各单位"), run("（此处隐藏）", "<w:vanish/>"), run("认真准备。"))
        + paragraph(run("全部隐藏。", "<w:vanish/>"), properties="<w:rPr><w:vanish/></w:rPr>")
        + paragraph(run("见"), field('HYPERLINK "http://www.example.com/a.doc"', "报名表"), run("，第"), field("PAGE", "7"), run("页。"))
        + paragraph("<w:r><w:t>0555</w:t><w:noBreakHyphen/><w:t>1234</w:t><w:softHyphen/><w:t>567</w:t></w:r>")
        + table([["单位\n名称", "电话", ""], ["东乡", "", ""]])
        + paragraph("下表一列。")
        + table([[paragraph("第一段。") + paragraph("第二段。") + inner + paragraph("第三段。")]])
        + paragraph('<w:r><w:br w:type="page"/><w:t>新的一页</w:t></w:r>')
    )
    signs = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p/></w:footnote>'
        for number, kind in enumerate(("separator", "continuationSeparator"))
    )
    note_text = paragraph("<w:r><w:footnoteRef/></w:r>", run(" 具体日期另行通知。"))
    return body, {"footnotes": f'<w:footnotes {W}>{signs}<w:footnote w:id="2">{note_text}</w:footnote></w:footnotes>'}


def merged() -> tuple[str, dict[str, str]]:
    """Cells that cover several rows or columns."""

    def cell(text: str, width: int, more: str = "") -> str:
        return f'<w:tcW w:w="{width}" w:type="dxa"/>{more}|{text}'

    start, on, wide = '<w:vMerge w:val="restart"/>', "<w:vMerge/>", '<w:gridSpan w:val="2"/>'
    rows = [
        [cell("乡镇", 2000), cell("时间和地点", 5000, wide), cell("备注", 1500)],
        [cell("东乡", 2000, start), cell("5月6日", 2000), cell("文化站", 3000), cell("", 1500)],
        [cell("", 2000, on), cell("5月7日", 2000), cell("小学", 3000), cell("雨天顺延", 1500)],
        [cell("西乡", 2000), cell("另行通知", 6500, wide.replace("2", "3"))],
        [cell("注意事项：\n一、带好乐谱。\n二、提前到场。", 8500, wide.replace("2", "4"))],
    ]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in (2000, 2000, 3000, 1500))
    body = paragraph("比赛安排") + table(rows).replace("</w:tblPr>", f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>") + paragraph("完")
    return body, {}


ENCRYPT = """
import sys, time, subprocess, uno
from com.sun.star.beans import PropertyValue
folder, source, target = sys.argv[1:]
office = subprocess.Popen(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--accept=pipe,name=gongwen;urp;"])
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
for _ in range(60):
    try:
        context = resolver.resolve("uno:pipe,name=gongwen;urp;StarOffice.ComponentContext")
        break
    except Exception:
        time.sleep(1)
desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
given = lambda name, value: PropertyValue(Name=name, Value=value)
document = desktop.loadComponentFromURL(f"file://{source}", "_blank", 0, (given("Hidden", True),))
document.storeToURL(f"file://{target}", (given("FilterName", "MS Word 97"), given("Password", "gongwen")))
document.close(True)
desktop.terminate()
office.wait(60)
"""

# ---- Documents put together from bytes


def ole(**streams: bytes) -> bytes:
    """An OLE file (MS-CFB, version 3) with streams in its root, each filled up to the 4,096 bytes from which it has sectors of its own."""
    contents = {name: content.ljust(4096, b"\0") for name, content in streams.items()}
    chain: list[int] = []
    starts: dict[str, int] = {}
    for name, content in contents.items():
        starts[name] = len(chain)
        sectors = -(-len(content) // 512)
        chain += [*range(len(chain) + 1, len(chain) + sectors), 0xFFFFFFFE]
    directory = len(chain)
    entries = [("Root Entry", 5, 0xFFFFFFFE, 0), *((name, 2, starts[name], len(content)) for name, content in contents.items())]
    chain += [*range(directory + 1, directory + -(-len(entries) // 4)), 0xFFFFFFFE]
    table_sector = len(chain)
    chain.append(0xFFFFFFFD)
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<4xI I 4x I I I I I", 1, directory, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<109I", table_sector, *[0xFFFFFFFF] * 108)
    body = b"".join(content.ljust(-(-len(content) // 512) * 512, b"\0") for content in contents.values())
    listing = b"".join(_entry(number, len(entries), *entry) for number, entry in enumerate(entries)).ljust(
        512 * -(-len(entries) // 4), b"\0"
    )
    return head + body + listing + struct.pack("<128I", *chain, *[0xFFFFFFFF] * (128 - len(chain)))


def _entry(number: int, count: int, name: str, kind: int, start: int, size: int) -> bytes:
    right = number + 1 if 0 < number < count - 1 else 0xFFFFFFFF
    child = 1 if number == 0 else 0xFFFFFFFF
    words = (name + "\0").encode("utf-16-le")
    return words.ljust(64, b"\0") + struct.pack("<HBB3I36xIQ", len(words), kind, 1, 0xFFFFFFFF, right, child, start, size)


def word(pieces: Iterable[tuple[str, str, int]], identity: int = 0xA5EC, version: int = 0xC1) -> bytes:
    """A Word document of pieces: text, encoding and short modifier; their bytes stand in the stream the other way round."""
    pieces = list(pieces)
    content, places = b"", list[int]()
    for text, encoding, _ in reversed(pieces):
        places.insert(0, 2048 + len(content))
        content += text.encode(encoding)
        content += bytes(len(content) % 2)
    lengths = [len(text.encode(encoding)) // (2 if encoding == "utf-16-le" else 1) for text, encoding, _ in pieces]
    bounds = [sum(lengths[:number]) for number in range(len(pieces) + 1)]
    table_of_pieces = struct.pack(f"<{len(bounds)}I", *bounds)
    for place, (_, encoding, modifier) in zip(places, pieces, strict=True):
        table_of_pieces += struct.pack("<HIH", 0, place if encoding == "utf-16-le" else place * 2 | 0x40000000, modifier)
    clx = b"\2" + struct.pack("<I", len(table_of_pieces)) + table_of_pieces
    parts = [(0, 0)] * 93
    parts[33] = (0, len(clx))
    head = struct.pack("<HH6xH20xH28xH12xI72x", identity, version, 0, 14, 22, bounds[-1])
    head += struct.pack("<H", len(parts)) + b"".join(struct.pack("<II", *part) for part in parts)
    return ole(**{"WordDocument": head.ljust(2048, b"\0") + content, "0Table": clx})


DELETED = 0x41 << 1 | 1 << 8  # the short modifier of a tracked deletion
PIECES = (
    ("甲县文化馆", "utf-16-le", 0),
    ("关于举办", "utf-16-le", 0),
    ("（旧）", "utf-16-le", DELETED),
    ("合唱比赛的通知\r", "utf-16-le", 0),
    ("Tel: 0555-1234567 \x93A\x94\r", "latin-1", 0),
    ("序号\x07乡镇\x07\x071\x07东乡\x07\x07", "utf-16-le", 0),
    ("完𬴊\r", "utf-16-le", 0),
)


def rtf_in_gbk() -> bytes:
    """The notice as Word 97 wrote RTF on a Chinese system: bytes of GBK in a font of Latin letters, second bytes as letters."""

    def escaped(text: str) -> bytes:
        return b"".join(
            b"\\" + bytes([byte]) if byte in b"\\{}" else bytes([byte]) if byte < 0x80 else b"\\'%02x" % byte for byte in text.encode("gbk")
        )

    fonts = rb"{\fonttbl{\f0\froman\fcharset0\fprq2 Times New Roman;}{\f13\fnil\fcharset134\fprq2 \'cb\'ce\'cc\'e5;}}"
    body = b""
    for line in (HERE / "notice.txt").read_text(encoding="utf-8").split("\n"):
        if "\t" in line:
            cells = b"".join(rb"\pard\intbl " + escaped(cell) + b"\\cell\n" for cell in line.split("\t"))
            body += b"\\trowd\\cellx1000\\cellx3000\\cellx5000\\cellx9000\n" + cells + b"\\row\n"
        elif line.strip():
            body += rb"\pard\plain \loch\af0\hich\af0\dbch\f13\f0 " + escaped(line.strip(" ")) + b"\n\\par\n"
    return rb"{\rtf1\ansi\ansicpg936\uc2\deff0" + fonts + rb"{\footer\pard {\field{\*\fldinst PAGE}{\fldrslt 1}}\par}" + body + b"}"


def main() -> None:
    """Writes all files."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        documents = {
            "notice": notice(),
            "doc-numbering": numbering(),
            "doc-textbox": boxes(),
            "doc-changes": changes(),
            "doc-merged": merged(),
        }
        for stem, (body, parts) in documents.items():
            package(folder / f"{stem}.docx", body, **parts)
            convert(folder / f"{stem}.docx", "doc:MS Word 97", HERE / f"{stem}.doc")
        for stem, target in (
            ("notice", "notice"),
            ("doc-numbering", "rtf-numbering"),
            ("doc-changes", "rtf-changes"),
            ("doc-textbox", "rtf-textbox"),
            ("doc-merged", "rtf-merged"),
        ):
            convert(folder / f"{stem}.docx", "rtf", HERE / f"{target}.rtf")
        (folder / "encrypt.py").write_text(ENCRYPT, encoding="utf-8")
        given, made = folder / "doc-textbox.docx", HERE / "doc-encrypted.doc"
        subprocess.run([SYSTEM_PYTHON, str(folder / "encrypt.py"), name, str(given), str(made)], check=True, timeout=120)
    (HERE / "rtf-gbk.rtf").write_bytes(rtf_in_gbk())
    whole = (HERE / "notice.doc").read_bytes()
    (HERE / "notice.wps").write_bytes(whole)
    (HERE / "doc-truncated.doc").write_bytes(whole[: len(whole) * 6 // 10])
    (HERE / "doc-pieces.doc").write_bytes(word(PIECES))
    (HERE / "doc-picture.doc").write_bytes(word([("\x01\r", "utf-16-le", 0)]))
    (HERE / "doc-word95.doc").write_bytes(word([("Word 95\r", "latin-1", 0)], identity=0xA5DC, version=0x68))


if __name__ == "__main__":
    main()
