"""Makes the PDF files of this folder: `python tests/formats/make_pdf.py`; the suite reads only the files that are committed.

LibreOffice sets them, as offices do: GB/T 9704-2012 with 28 characters a line, page numbers — 1 —, ruled tables. All content is invented.
Files that show how characters can be placed, turned or drawn twice are written out in the test itself.
"""

import re
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).parent
FONT = "Noto Serif CJK SC"
ATTACHMENT = "附件2"
BODY_INDENT, DEEP_INDENT = "32pt", "80pt"

STYLES = """
<style:style style:name="Body" style:family="paragraph"><style:paragraph-properties fo:line-height="29pt" style:line-height-at-least="29pt"
 fo:text-align="justify" fo:text-indent="{indent}" fo:orphans="0" fo:widows="0"/></style:style>
<style:style style:name="Flush" style:family="paragraph" style:parent-style-name="Body">
<style:paragraph-properties fo:text-indent="0pt"><style:tab-stops><style:tab-stop style:position="158mm" style:type="right"/>
</style:tab-stops></style:paragraph-properties></style:style>
<style:style style:name="Note" style:family="paragraph" style:parent-style-name="Body">
<style:paragraph-properties fo:text-indent="0pt" fo:margin-left="{deep}"/></style:style>
<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Flush">
<style:paragraph-properties fo:text-align="center"/>
<style:text-properties fo:font-size="22pt" style:font-size-asian="22pt" fo:font-weight="bold" style:font-weight-asian="bold"/></style:style>
<style:style style:name="Mark" style:family="paragraph" style:parent-style-name="Title">
<style:text-properties fo:color="#ff0000" fo:font-size="30pt" style:font-size-asian="30pt"/></style:style>
<style:style style:name="Number" style:family="paragraph" style:parent-style-name="Flush">
<style:paragraph-properties fo:text-align="center" fo:padding-bottom="6pt" fo:border-bottom="2pt solid #ff0000"/></style:style>
<style:style style:name="Signature" style:family="paragraph" style:parent-style-name="Flush">
<style:paragraph-properties fo:text-align="end" fo:margin-right="64pt"/></style:style>
<style:style style:name="NewPage" style:family="paragraph" style:parent-style-name="Flush">
<style:paragraph-properties fo:break-before="page"/></style:style>
<style:style style:name="Small" style:family="paragraph" style:parent-style-name="Flush">
<style:paragraph-properties fo:line-height="18pt"/><style:text-properties fo:font-size="12pt" style:font-size-asian="12pt"/></style:style>
<style:style style:name="Foot" style:family="paragraph" style:parent-style-name="Small">
<style:paragraph-properties fo:text-align="center"/></style:style>
"""
AUTOMATIC = """
<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm" fo:margin-top="37mm"
 fo:margin-bottom="20mm" fo:margin-left="28mm" fo:margin-right="24mm"/><style:footer-style><style:header-footer-properties
 fo:min-height="12mm" fo:margin-top="8mm"/></style:footer-style></style:page-layout>
<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="4pt"/>
</style:style>
<style:style style:name="Twice" style:family="section"><style:section-properties><style:columns fo:column-count="2" fo:column-gap="32pt"/>
</style:section-properties></style:style>
"""
DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles><style:default-style style:family="paragraph"><style:text-properties style:font-name="{font}" fo:font-family="'{font}'"
 style:font-family-asian="'{font}'" fo:font-size="16pt" style:font-size-asian="16pt" fo:language="zh" fo:country="CN"
 style:language-asian="zh" style:country-asian="CN"/></style:default-style>{styles}</office:styles>
<office:automatic-styles>{automatic}</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"><style:footer>
<text:p text:style-name="Foot">— <text:page-number/> —</text:p></style:footer></style:master-page></office:master-styles>
<office:body><office:text>{body}</office:text></office:body></office:document>
"""


def paragraph(words: str, style: str) -> str:
    """A paragraph; a line end within it stays, a wide gap leads to the right edge."""
    words = re.sub(" {4,}", "<text:tab/>", escape(words)).replace("\n", "<text:line-break/>")
    return f'<text:p text:style-name="{style}">{words}</text:p>'


def table(rows: Iterable[Sequence[str]]) -> str:
    """A ruled table."""
    rows = list(rows)
    columns = "<table:table-column/>" * len(rows[0])
    return f"<table:table>{columns}{''.join(map(_row, rows))}</table:table>"


def _row(cells: Iterable[str]) -> str:
    inside = (f'<table:table-cell table:style-name="Cell">{paragraph(cell, "Small")}</table:table-cell>' for cell in cells)
    return f"<table:table-row>{''.join(inside)}</table:table-row>"


def document(parts: Iterable[str]) -> str:
    """A flat OpenDocument text."""
    return DOCUMENT.format(font=FONT, styles=STYLES.format(indent=BODY_INDENT, deep=DEEP_INDENT), automatic=AUTOMATIC, body="".join(parts))


def print_pdf(name: str, text: str, options: str = "") -> None:
    """Has LibreOffice print a flat OpenDocument text to a file of this folder."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, name).with_suffix(".fodt")
        source.write_text(text, encoding="utf-8")
        command = [
            "soffice",
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            f"pdf:writer_pdf_Export{options}",
        ]
        subprocess.run([*command, "--outdir", str(HERE), str(source)], check=True, capture_output=True)


def notice_parts() -> Iterable[str]:
    """The paragraphs of notice.txt with the styles that an office gives them."""
    lines = [line for line in HERE.joinpath("notice.txt").read_text(encoding="utf-8").splitlines() if line.strip()]
    rows = [line.split("\t") for line in lines if "\t" in line]
    first = {lines[0]: "Mark", lines[1]: "Number"}
    title = [at for at, line in enumerate(lines) if line in ("安徽省文化和旅游厅关于举办2024年", "全省农民读书季活动的通知")]
    for at, line in enumerate(lines):
        words = line.strip()
        if "\t" in line:
            if line == "\t".join(rows[0]):
                yield table(rows)
        elif at == title[0]:
            yield paragraph("\n".join(lines[place] for place in title), "Title")
        elif at not in title:
            yield paragraph(words, first.get(line) or _style(line, words))


def _style(line: str, words: str) -> str:
    indent = len(line) - len(line.lstrip())
    if words == ATTACHMENT:
        return "NewPage"
    if words.startswith("流动书车巡展安排表"):
        return "Title"
    if words.startswith("2. "):
        return "Note"
    if indent > 10:
        return "Signature"
    return "Body" if indent else "Flush"


def column_parts() -> Iterable[str]:
    """A report set in two columns below a title."""
    yield paragraph("秋收读书活动简报", "Title")
    yield '<text:section text:style-name="Twice" text:name="columns">'
    for village in ("谢桥", "高炉", "安丰塘"):
        yield paragraph(f"{village}镇的书车进村", "Body")
        yield paragraph(
            f"九月以来，{village}镇文化站把流动书车开到晒谷场边，农民在歇晌时借阅种植技术图书，孩子们放学后围着书车听讲故事，"
            f"全镇已有十二个村摆出了读书角，借阅图书一千二百余册。",
            "Body",
        )
    yield "</text:section>"
    yield paragraph("示范县图书馆编", "Signature")


def main() -> None:
    """Makes all files."""
    print_pdf("notice.pdf", document(notice_parts()))
    print_pdf("pdf-columns.pdf", document(column_parts()))
    short = document([paragraph("关于秋收读书活动的通知", "Title"), paragraph("各镇文化站：", "Flush"), paragraph("请按时报名。", "Body")])
    true = '{"type":"boolean","value":"true"}'
    password = '{"type":"string","value":"invented"}'
    print_pdf("pdf-encrypted.pdf", short, f':{{"EncryptFile":{true},"DocumentOpenPassword":{password}}}')
    print_pdf("pdf-restricted.pdf", short, f':{{"RestrictPermissions":{true},"PermissionPassword":{password}}}')


if __name__ == "__main__":
    main()
