"""Makes the DOCX files of this folder: `python tests/formats/make_docx.py`; the suite reads only the files that are committed.

The XML is written out, so that every construct of a file is here to be seen. All content is invented. Only docx-scanned.docx needs more
than the standard library: pillow and the font Noto Serif CJK.
"""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).parent
SAVED = (2024, 7, 15, 9, 0, 0)  # of all members, so that the same content gives the same bytes
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": OFFICE,
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
PARTS = {
    "styles": "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml",
    "numbering": "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml",
    "footnotes": "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
    "endnotes": "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml",
    "comments": "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml",
    "header": "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml",
    "footer": "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml",
}
FONT = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"
ROOTS = {"header": "hdr", "footer": "ftr"}
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def run(words: str, properties: str = "") -> str:
    """A run of text; tabs and line ends are w:tab and w:br."""
    inside = ""
    for place, line in enumerate(words.split("\n")):
        inside += "<w:br/>" if place else ""
        inside += "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(part)}</w:t>' if part else "" for part in line.split("\t"))
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{inside}</w:r>"


def paragraph(
    words: str = "", *, style: str = "", number: tuple[int, int] | None = None, properties: str = "", mark: str = "", inside: str = ""
) -> str:
    """A paragraph of some words or of runs written out (`inside`); `number` is its list and level."""
    about = f'<w:pStyle w:val="{style}"/>' if style else ""
    about += f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>' if number else ""
    about += properties + (f"<w:rPr>{mark}</w:rPr>" if mark else "")
    return f"<w:p>{f'<w:pPr>{about}</w:pPr>' if about else ''}{run(words) if words else ''}{inside}</w:p>"


def level(place: int, number_format: str, text: str, more: str = "", *, start: int = 1) -> str:
    """A level of a list; `more` stands between the format and the text: w:lvlRestart, w:pStyle, w:isLgl, w:suff."""
    counted = f'<w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>'
    return f'<w:lvl w:ilvl="{place}">{counted}{more}<w:lvlText w:val="{escape(text)}"/></w:lvl>'


def definition(identifier: int, *levels: str, more: str = "") -> str:
    """A list definition (w:abstractNum)."""
    return f'<w:abstractNum w:abstractNumId="{identifier}"><w:multiLevelType w:val="multilevel"/>{more}{"".join(levels)}</w:abstractNum>'


def number_list(identifier: int, of: int, overrides: str = "") -> str:
    """A list (w:num) of a definition."""
    return f'<w:num w:numId="{identifier}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def restart(place: int, start: int) -> str:
    """The override that restarts a level of a list."""
    return f'<w:lvlOverride w:ilvl="{place}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def style(identifier: str, *, based_on: str = "", properties: str = "", runs: str = "", kind: str = "paragraph") -> str:
    """A style; the one named Normal is the default."""
    default = ' w:default="1"' if identifier in ("Normal", "TableNormal") else ""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    about = (f"<w:pPr>{properties}</w:pPr>" if properties else "") + (f"<w:rPr>{runs}</w:rPr>" if runs else "")
    return f'<w:style w:type="{kind}"{default} w:styleId="{identifier}"><w:name w:val="{identifier}"/>{base}{about}</w:style>'


def numbered(list_id: int, place: int | None = None) -> str:
    """The properties that put a paragraph or a style into a list."""
    where = "" if place is None else f'<w:ilvl w:val="{place}"/>'
    return f'<w:numPr>{where}<w:numId w:val="{list_id}"/></w:numPr>'


def table(*rows: str, bordered: bool = True, grid: tuple[int, ...] = ()) -> str:
    """A table of rows."""
    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for edge in edges) if bordered else ""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/>{f"<w:tblBorders>{borders}</w:tblBorders>" if borders else ""}</w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def row(*cells: str, properties: str = "") -> str:
    """A row; cells are texts (a paragraph a line) or w:tc written out."""
    return f"<w:tr>{properties}{''.join(inside if inside.startswith('<w:tc>') else cell(inside) for inside in cells)}</w:tr>"


def cell(words: str = "", *, properties: str = "", inside: str = "") -> str:
    """A cell with a paragraph for each line of its words."""
    about = f"<w:tcPr>{properties}</w:tcPr>" if properties else ""
    return f"<w:tc>{about}{inside or ''.join(paragraph(line) for line in words.split(chr(10)))}</w:tc>"


def field(code: str, *result: str) -> str:
    """A field with its result in runs."""
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f'{marks[0]}<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>{marks[1]}{"".join(result)}{marks[2]}'


def box(*paragraphs: str, width: int = 5000000, height: int = 900000) -> str:
    """A text box as Word writes it: the drawing of 2010, and the same again in VML for older programmes."""
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        'relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:wrapTopAndBottom/><wp:docPr id="1" name="box"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{NAMESPACES["wps"]}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
        f"<wps:txbx>{content}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f'<mc:Fallback><w:pict><v:shape style="width:300pt;height:60pt"><v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback>'
        "</mc:AlternateContent></w:r>"
    )


def picture(link: str, width: int, height: int) -> str:
    """A picture of so many millimetres."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="{width * 36000}" cy="{height * 36000}"/><wp:docPr id="1" name="picture"/><a:graphic>'
        f'<a:graphicData uri="{NAMESPACES["pic"]}"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="picture"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{link}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{width * 36000}" cy="{height * 36000}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def part(root: str, inside: str, namespaces: Mapping[str, str] = NAMESPACES) -> str:
    """A part with all namespaces declared."""
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in namespaces.items())
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:{root} {declared} mc:Ignorable="wps">{inside}</w:{root}>'


def relationships(lines: list[tuple[str, str, str, str]]) -> str:
    """The relationships of a part: identifier, type, target, and the rest of the element."""
    inside = "".join(f'<Relationship Id="{name}" Type="{kind}" Target="{escape(target)}"{rest}/>' for name, kind, target, rest in lines)
    return f'<?xml version="1.0"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'


def packed(
    body: str,
    *,
    links: Mapping[str, str] | None = None,
    main: str = "word/document.xml",
    raw: Mapping[str, str | bytes] | None = None,
    **parts: str,
) -> bytes:
    """A DOCX file: its body, the insides of its other parts by kind, and the addresses of its links by identifier."""
    folder = main.rpartition("/")[0]
    listed = [(f"p{place}", f"{OFFICE}/{kind}", f"{kind}.xml", "") for place, kind in enumerate(parts)]
    listed += [(name, f"{OFFICE}/hyperlink", url, ' TargetMode="External"') for name, url in (links or {}).items()]
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": _content_types(main, parts),
        "_rels/.rels": relationships([("r1", f"{OFFICE}/officeDocument", main, "")]),
        main: part("document", f"<w:body>{body}</w:body>"),
        f"{folder}/_rels/{main.rpartition('/')[2]}.rels": relationships(listed),
        **{f"{folder}/{kind}.xml": part(ROOTS.get(kind, kind), inside) for kind, inside in parts.items()},
    }
    return zipped({**files, **(raw or {})})


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """A ZIP package of texts and other bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in files.items():
            package.writestr(zipfile.ZipInfo(name, SAVED), text if isinstance(text, bytes) else text.encode(), zipfile.ZIP_DEFLATED)
    return target.getvalue()


def strict(data: bytes) -> bytes:
    """The same file in the strict namespaces (ISO/IEC 29500)."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        files = {name: package.read(name).decode() for name in package.namelist()}
    pairs = (
        (NAMESPACES["w"], "http://purl.oclc.org/ooxml/wordprocessingml/main"),
        (NAMESPACES["m"], "http://purl.oclc.org/ooxml/officeDocument/math"),
        (NAMESPACES["a"], "http://purl.oclc.org/ooxml/drawingml/main"),
        (NAMESPACES["wp"], "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing"),
        (OFFICE, STRICT),
    )
    for name, text in files.items():
        for transitional, uri in pairs:
            text = text.replace(f'"{transitional}"', f'"{uri}"').replace(f'"{transitional}/', f'"{uri}/')
        files[name] = text
    return zipped(files)


def _content_types(main: str, parts: Mapping[str, str]) -> str:
    folder = main.rpartition("/")[0]
    overrides = f'<Override PartName="/{main}" ContentType="{MAIN_TYPE}"/>'
    overrides += "".join(f'<Override PartName="/{folder}/{kind}.xml" ContentType="{PARTS[kind]}"/>' for kind in parts)
    return (
        '<?xml version="1.0"?>\n<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>{overrides}</Types>'
    )


CENTRED = '<w:jc w:val="center"/>'
RIGHT = '<w:jc w:val="right"/>'
NORMAL = style(
    "Normal", properties='<w:spacing w:line="560" w:lineRule="exact"/>', runs='<w:rFonts w:eastAsia="Noto Serif CJK SC"/><w:sz w:val="32"/>'
)
CHAPTERS = (
    level(0, "chineseCounting", "%1、", '<w:pStyle w:val="Heading1"/><w:suff w:val="nothing"/>'),
    level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="Clause"/><w:suff w:val="nothing"/>'),
)
HEADINGS = (
    NORMAL + style("Heading1", based_on="Normal", properties=numbered(1)) + style("Clause", based_on="Normal", properties=numbered(1, 1))
)


def notice() -> bytes:
    """The notice of all formats (notice.txt): the mark in a text box, headings numbered by their styles, the imprint as a table."""
    text = (HERE / "notice.txt").read_text(encoding="utf-8")
    body, table_rows, imprint = "", list[str](), list[str]()
    lines = [line for line in text.split("\n") if line.strip()]
    body += paragraph(inside=box(paragraph(lines[0], properties=CENTRED)))
    body += paragraph(lines[1], properties=CENTRED) + paragraph("\n".join(lines[2:4]), properties=CENTRED)
    for line in lines[4:]:
        words = line.strip()
        if "\t" in words:
            table_rows.append(row(*words.split("\t")))
        elif words.startswith("抄送") or words.endswith("印发"):
            imprint.append("\t".join(words.split()))
        elif words[1] == "、":
            body += paragraph(words[2:], style="Heading1")
        elif words.startswith("（"):
            body += paragraph(words.partition("）")[2], style="Clause")
        elif words == "附件2":
            body += paragraph(inside='<w:r><w:br w:type="page"/></w:r>' + run(words))
        elif words.startswith("附件：1. ") or words.startswith("2. "):
            body += paragraph(words.replace(". ", ".\t"), properties='<w:ind w:left="640"/>')
        elif words.startswith(("安徽省文化和旅游厅", "2024年7月15日")) and len(words) < 12:
            body += paragraph(words, properties=RIGHT)
        else:
            body += paragraph(words)
    body += table(*table_rows, grid=(1200, 2400, 2400, 3000)) + paragraph()
    body += table(*(row(line) for line in imprint), grid=(9000,))
    body += '<w:sectPr><w:footerReference w:type="default" r:id="p2"/></w:sectPr>'
    footer = paragraph(inside=run("— ") + field("PAGE", run("1")) + run(" —"), properties=CENTRED)
    return packed(body, styles=HEADINGS, numbering=definition(1, *CHAPTERS) + number_list(1, 1), footer=footer)


def numbering() -> bytes:
    """Lists: levels, restarts, overrides, lists that share counters, a numbering style, a number switched off, a legal level."""
    definitions = (
        definition(1, *CHAPTERS, level(2, "decimal", "%3."), level(3, "decimal", "（%4）"))
        + definition(2, level(0, "decimal", "%1."))
        + definition(3, level(0, "upperRoman", "第%1部分"), level(1, "decimal", "%1.%2", "<w:isLgl/>"))
        + definition(4, level(0, "chineseCountingThousand", "第%1条", '<w:suff w:val="space"/>', start=99))
        + definition(5, level(0, "decimalEnclosedCircle", "%1", '<w:suff w:val="nothing"/>'), more='<w:styleLink w:val="Circles"/>')
        + definition(6, more='<w:numStyleLink w:val="Circles"/>')
        + definition(7, level(0, "bullet", "\uf06c", "").replace("</w:lvl>", '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr></w:lvl>'))
    )
    lists = (
        number_list(1, 1)
        + number_list(2, 2)
        + number_list(3, 2, restart(0, 1))
        + number_list(4, 3)
        + number_list(5, 4)
        + number_list(6, 5)
        + number_list(7, 6)
        + number_list(8, 7)
    )
    styles = (
        HEADINGS + '<w:style w:type="numbering" w:styleId="Circles"><w:name w:val="Circles"/><w:pPr>' + numbered(6) + "</w:pPr></w:style>"
    )
    body = (
        paragraph("活动安排", style="Heading1")
        + paragraph("报名。各村于五月底前报名。", style="Clause")
        + paragraph("填写报名表", number=(1, 2))
        + paragraph("提交照片", number=(1, 2))
        + paragraph("正面照", number=(1, 3))
        + paragraph("比赛。六月中旬举行。", style="Clause")
        + paragraph("抽签", number=(1, 2))
        + paragraph("本段不编号。", style="Heading1", properties=numbered(0))
        + paragraph("工作要求", style="Heading1")
        + paragraph("加强领导。", style="Clause")
        + paragraph("2024年评比", number=(2, 0))
        + paragraph("总结", number=(2, 0))
        + paragraph("另起的第一项", number=(3, 0))
        + paragraph("接着的第二项", number=(3, 0))
        + paragraph("共用计数的第三项", number=(2, 0))
        + paragraph("总则", number=(4, 0))
        + paragraph("目的", number=(4, 1))
        + paragraph("附则", number=(4, 0))
        + paragraph("解释", number=(4, 1))
        + paragraph("为规范评比，制定本办法。", number=(5, 0))
        + paragraph("各镇可以制定细则。", number=(5, 0))
        + paragraph("本办法自发布之日起施行。", number=(5, 0))
        + paragraph("先看通知", number=(7, 0))
        + paragraph("再填表格", number=(7, 0))
        + paragraph("自带农具", number=(8, 0))
    )
    return packed(body, styles=styles, numbering=definitions + lists)


def textbox() -> bytes:
    """Text boxes: before and behind the words of their paragraph, with numbers of their own, in VML alone, and words drawn as WordArt."""
    wordart = (
        '<w:r><w:pict><v:shape type="#_x0000_t136" style="width:400pt;height:40pt" fillcolor="red">'
        '<v:textpath style="font-size:36pt" string="青禾县农业农村局文件"/></v:shape></w:pict></w:r>'
    )
    old = (
        '<w:r><w:pict><v:shape type="#_x0000_t202" style="width:300pt;height:60pt"><v:textbox><w:txbxContent>'
        f"{paragraph('咨询时间：工作日上午')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    body = (
        paragraph(inside=wordart)
        + paragraph("关于开展稻田认养活动的通知", properties=CENTRED)
        + paragraph("请各村登记", number=(1, 0))
        + paragraph(inside=box(paragraph("框内第一项", number=(1, 0)), paragraph("框内第二项", number=(1, 0))) + run("框后的正文。"))
        + paragraph("请各村核对", number=(1, 0))
        + paragraph(inside=run("正文在前，") + old + run("框在其后。"))
    )
    return packed(body, styles=NORMAL, numbering=definition(1, level(0, "decimal", "%1.")) + number_list(1, 1))


def tracked_changes() -> bytes:
    """Changes that were tracked and not yet accepted: words, moved words, paragraphs, list items, rows; with comments."""
    by = 'w:id="1" w:author="校对" w:date="2024-07-01T00:00:00Z"'
    deleted = '<w:del {}><w:r><w:delText xml:space="preserve">{}</w:delText></w:r></w:del>'
    body = (
        paragraph(inside=run("培训时间定于") + deleted.format(by, "五月") + f"<w:ins {by}>{run('六月')}</w:ins>" + run("中旬。"))
        + paragraph(inside=f"<w:moveFrom {by}>{run('移走的话。')}</w:moveFrom>{run('留下的话。')}")
        + paragraph(inside=f"<w:moveTo {by}>{run('移走的话。')}</w:moveTo>")
        + paragraph("第一项", number=(1, 0))
        + paragraph(number=(1, 0), mark=f"<w:del {by}/>", inside=deleted.format(by, "删去的一项"))
        + paragraph("第二项", number=(1, 0), properties=f"<w:pPrChange {by}><w:pPr>{numbered(0)}</w:pPr></w:pPrChange>")
        + paragraph("前半句，", number=(1, 0), mark=f"<w:del {by}/>")
        + paragraph("后半句。", number=(1, 0))
        + paragraph(
            inside='<w:commentRangeStart w:id="0"/>'
            + run("有批注的话。")
            + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
        )
        + table(row("镇", "人数"), row("河东镇", "三十人", properties=f"<w:trPr><w:del {by}/></w:trPr>"), row("河西镇", "二十人"))
        + paragraph()
    )
    comment = f'<w:comment w:id="0" w:author="校对">{paragraph("这里是批注")}</w:comment>'
    return packed(body, styles=NORMAL, numbering=definition(1, level(0, "decimal", "%1.")) + number_list(1, 1), comments=comment)


def tables() -> bytes:
    """Tables: merged cells, numbered cells, several paragraphs in a cell, a table in a table, and one that only places paragraphs."""
    merged = '<w:vMerge w:val="restart"/>'
    body = (
        table(
            row("序号", "乡镇", cell("联系方式", properties='<w:gridSpan w:val="2"/>')),
            row(cell(inside=paragraph(number=(1, 0))), cell("河东镇", properties=merged), "万青", "0551-60001001"),
            row(cell(inside=paragraph(number=(1, 0))), cell(properties="<w:vMerge/>"), "许麦", "0551-60001002"),
            row(cell(inside=paragraph(number=(1, 0))), "河西镇", "谷雨\n兼管资料", ""),
            row(cell("说明：\n一是按时到会。\n二是自带种子。", properties='<w:gridSpan w:val="4"/>')),
            grid=(1000, 2000, 2000, 3000),
        )
        + paragraph("联合发文的版头：")
        + table(row("青禾县农业农村局\n青禾县文化馆", "文件"), bordered=False, grid=(6000, 2000))
        + paragraph("表中有表：")
        + table(
            row(
                cell(inside=paragraph("外表只有一格") + table(row("作物", "面积"), row("水稻", "五十亩"), grid=(2000, 2000)) + paragraph())
            ),
            grid=(8000,),
        )
        + paragraph()
    )
    return packed(body, styles=NORMAL, numbering=definition(1, level(0, "decimal", "%1")) + number_list(1, 1))


def fields() -> bytes:
    """Fields and signs: a table of contents, page numbers, links, boxes to tick, readings, formulas, hidden words, notes."""
    link = f'<w:hyperlink r:id="k1">{run("报名表")}</w:hyperlink>'
    contents = field('TOC \\o "1-2" \\h', run("一、报名\t"), field("PAGEREF _Toc1 \\h", run("2")))
    ruby = f"<w:r><w:ruby><w:rt>{run('jǐng')}</w:rt><w:rubyBase>{run('旌')}</w:rubyBase></w:ruby></w:r>"
    fraction = "<m:oMath><m:f><m:num><m:r><m:t>3</m:t></m:r></m:num><m:den><m:r><m:t>4</m:t></m:r></m:den></m:f></m:oMath>"
    tick = '<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>'
    circled = field("eq \\o\\ac(○,11)").replace('<w:r><w:fldChar w:fldCharType="separate"/></w:r>', "")
    contact = run("\t叶知秋\t电话：0551-60001003")
    body = (
        paragraph("目录", properties=CENTRED)
        + paragraph(inside=contents)
        + paragraph("一、报名", properties=CENTRED)
        + paragraph(
            inside=run("下载") + link + run("，或见") + field('HYPERLINK "http://qinghe.example/b.xlsx"', run("汇总表")) + run("。")
        )
        + paragraph(
            inside=run("参加：") + tick + run("是　") + run("\uf0a3", '<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/>') + run("否")
        )
        + paragraph(inside=run("地点：") + ruby + run("德路") + circled + run("号院，面积为") + fraction + run("亩。"))
        + paragraph(
            inside=run("请于周五前报送") + run("（内部掌握）", "<w:vanish/>") + run("。") + '<w:r><w:footnoteReference w:id="2"/></w:r>'
        )
        + paragraph("整段隐藏", mark="<w:vanish/>").replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>")
        + paragraph(inside=run("第") + field("PAGE", run("1")) + run("页 共") + field("NUMPAGES", run("9")) + run("页"), properties=CENTRED)
        + paragraph(inside=f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('单击此处输入文字。')}</w:sdtContent></w:sdt>")
        + paragraph(
            inside=f'<w:sdt><w:sdtContent>{run("经办")}</w:sdtContent></w:sdt><w:smartTag w:element="x">{run("人：")}</w:smartTag>{contact}'
        )
    )
    footnotes = (
        f'<w:footnote w:type="separator" w:id="0">{paragraph("不是注")}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph(inside="<w:r><w:footnoteRef/></w:r>" + run("节假日顺延。"))}</w:footnote>'
    )
    return packed(body, styles=NORMAL, footnotes=footnotes, links={"k1": "http://qinghe.example/a.docx"})


def scanned() -> bytes:
    """A page that was scanned and put into a document as a picture, with an emblem that is too small for a page."""
    from PIL import Image, ImageDraw, ImageFont

    page, font = Image.new("L", (1240, 1754), 255), ImageFont.truetype(FONT, 33)  # A4 at 150 dots an inch, characters of 16 points
    for place, line in enumerate(("各村民委员会：", "请于三月五日前核对水稻良种补贴面积。", "青禾县农业农村局")):
        ImageDraw.Draw(page).text((200, 300 + 70 * place), line, font=font, fill=0)
    files = dict[str, str | bytes]()
    for name, image in (("page", page), ("emblem", page.resize((60, 80)))):
        content = io.BytesIO()
        image.save(content, "PNG", optimize=True)
        files[f"word/media/{name}.png"] = content.getvalue()
    files["word/_rels/document.xml.rels"] = relationships(
        [(name, f"{OFFICE}/image", f"media/{name}.png", "") for name in ("page", "emblem")]
    )
    return packed(paragraph(inside=picture("emblem", 10, 13)) + paragraph(inside=picture("page", 150, 212)), raw=files)


def makers() -> bytes:
    """The strict namespaces, and a document part of another name, as some makers have it."""
    body = paragraph("青禾县文化馆通知") + paragraph("办班", style="Heading1") + paragraph("时间待定。", style="Clause")
    return strict(packed(body, main="doc/main.xml", styles=HEADINGS, numbering=definition(1, *CHAPTERS) + number_list(1, 1)))


FILES = {
    "notice.docx": notice,
    "docx-numbering.docx": numbering,
    "docx-textbox.docx": textbox,
    "docx-tracked-changes.docx": tracked_changes,
    "docx-tables.docx": tables,
    "docx-fields.docx": fields,
    "docx-strict.docx": makers,
    "docx-scanned.docx": scanned,
}

if __name__ == "__main__":
    for name, make in FILES.items():
        (HERE / name).write_bytes(make())
