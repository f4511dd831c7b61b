"""Documents made to harm: endless lines, depth, page trees in loops, tables that tell of themselves, pictures of enormous sizes."""

import io
import struct
import zlib
from collections.abc import Callable, Mapping

from benchmarks.originals import FORMATS

NOTICE = "<p>关于报送材料的通知</p><p>各单位：</p><p>请于2024年5月8日前报送。</p>"
HUNDRED = 100_000_000  # bytes
MOST = 16_000_000  # of the largest text that is read


def html(body: str) -> bytes:
    return f"<html><head><meta charset=utf-8><title>通知</title></head><body>{body}</body></html>".encode()


def nested(tag: str, count: int = 200_000, *, closed: bool = True) -> bytes:
    return html(f"<{tag}>" * count + NOTICE + (f"</{tag.split()[0]}>" * count if closed else ""))


def rtf(body: str) -> bytes:
    return b"{\\rtf1\\ansi\\ansicpg936 " + body.encode("gbk") + b"}"


def pdf(objects: Mapping[int, str | bytes], *, root: int = 1) -> bytes:
    """A PDF of some objects."""
    out, places = io.BytesIO(), dict[int, int]()
    out.write(b"%PDF-1.7\n")
    for number, content in objects.items():
        places[number] = out.tell()
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content if isinstance(content, bytes) else content.encode()))
    start, size = out.tell(), max(objects) + 1
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % size)
    for number in range(1, size):
        out.write(b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n")
    out.write(b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, root, start))
    return out.getvalue()


def stream(content: bytes, more: str = "") -> bytes:
    packed = zlib.compress(content, 9)
    return f"<</Length {len(packed)}/Filter/FlateDecode{more}>>stream\n".encode() + packed + b"\nendstream"


FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>"
WORDS = b"BT /F 12 Tf 50 700 Td (Notice of the office to all units) Tj ET "


def pdf_pages(count: int, content: bytes = WORDS, form: bytes = WORDS) -> bytes:
    """So many pages, all of one content."""
    kids = " ".join(f"{n + 10} 0 R" for n in range(count))
    pages = {n + 10: PAGE for n in range(count)}
    own = "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>"
    head: dict[int, str | bytes] = {1: "<</Type/Catalog/Pages 2 0 R>>", 2: f"<</Type/Pages/Count {count}/Kids[{kids}]>>"}
    return pdf({**head, 4: stream(content), 5: FONT, 6: stream(form, own), **pages})


def pdf_tree(kids: str, count: int) -> bytes:
    """A page tree that leads back to itself."""
    return pdf({1: "<</Type/Catalog/Pages 2 0 R>>", 2: f"<</Type/Pages/Count {count}/Kids[{kids}]>>", 3: PAGE, 4: stream(WORDS), 5: FONT})


def pdf_deep_tree(depth: int) -> bytes:
    nodes = {n: f"<</Type/Pages/Count 1/Kids[{n + 1} 0 R]/Parent {n - 1} 0 R>>" for n in range(10, 10 + depth)}
    last = {10 + depth: PAGE, 4: stream(WORDS), 5: FONT}
    return pdf({1: "<</Type/Catalog/Pages 10 0 R>>", **nodes, **last})


def ole(change: Callable[[bytearray], None]) -> bytes:
    """The invented Word document with something changed."""
    data = bytearray((FORMATS / "notice.doc").read_bytes())
    change(data)
    return bytes(data)


def fat_loop(data: bytearray) -> None:
    """Every entry of the first allocation table leads to the next, the last back to the first."""
    at = 512 * (1 + struct.unpack_from("<I", data, 76)[0])
    for n in range(128):
        struct.pack_into("<I", data, at + 4 * n, (n + 1) % 128)


def fat_to_itself(data: bytearray) -> None:
    at = 512 * (1 + struct.unpack_from("<I", data, 76)[0])
    for n in range(128):
        struct.pack_into("<I", data, at + 4 * n, n)


def directory_loop(data: bytearray) -> None:
    """Every entry of the directory has every other for its neighbours and child."""
    at = 512 * (1 + struct.unpack_from("<I", data, 48)[0])
    for n in range(4):
        struct.pack_into("<III", data, at + 128 * n + 68, (n + 1) % 4, (n + 2) % 4, (n + 3) % 4)


def long_streams(data: bytearray) -> None:
    at = 512 * (1 + struct.unpack_from("<I", data, 48)[0])
    for n in range(8):
        if at + 128 * n + 128 <= len(data):
            struct.pack_into("<I", data, at + 128 * n + 120, 0x7FFFFFFF)


def many_tables(data: bytearray) -> None:
    for at in (44, 64, 72):
        struct.pack_into("<I", data, at, 0x7FFFFFFF)


def png(width: int, height: int, rows: bytes = b"", more: bytes = b"") -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + more + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")


def tiff(width: int, height: int, frames: int) -> bytes:
    """A TIFF without compression of frames that share their dots, the last one leading back to the first where there are none to come."""
    entries = [(256, 4, 1, width), (257, 4, 1, height), (258, 3, 1, 1), (259, 3, 1, 1), (262, 3, 1, 1), (273, 4, 1, 8), (278, 4, 1, height)]
    entries.append((279, 4, 1, (width + 7) // 8 * height))
    size = 2 + 12 * len(entries) + 4
    out = io.BytesIO()
    dots = min((width + 7) // 8 * height, 1_000_000)
    out.write(b"II*\0" + struct.pack("<I", 8 + dots) + b"\xff" * dots)
    for n in range(frames):
        following = 8 + dots + size * ((n + 1) % frames)
        out.write(
            struct.pack("<H", len(entries)) + b"".join(struct.pack("<HHII", *entry) for entry in entries) + struct.pack("<I", following)
        )
    return out.getvalue()


def jpeg_with_exif(content: bytes) -> bytes:
    data = (FORMATS / "notice.jpeg").read_bytes()
    return data[:2] + b"\xff\xe1" + struct.pack(">H", len(content) + 8) + b"Exif\0\0" + content + data[2:]


def exif(count: int, kind: int, value: int) -> bytes:
    entries = b"".join(struct.pack("<HHII", 0x112 + n, kind, 1 if n else value, 8) for n in range(count))
    return b"II*\0\x08\0\0\0" + struct.pack("<H", count) + entries + struct.pack("<I", 8)


def mhtml(parts: str) -> bytes:
    return f'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b0"\n\n{parts}'.encode()


DEEP_PARTS = "".join(f'--b{n}\nContent-Type: multipart/mixed; boundary="b{n + 1}"\n\n' for n in range(3000))
HTML_PART = "--b0\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n"

SMALL_TABLES = b"".join(b"%d %d 8 8 re %d %d 16 8 re S " % (x, y, x, y) for x in range(0, 590, 25) for y in range(0, 840, 12))

DOCUMENTS: Mapping[str, Callable[[], bytes]] = {
    "txt-line-100.txt": lambda: "关于".encode() * (HUNDRED // 6),
    "txt-line-16.txt": lambda: "关于".encode() * (MOST // 6),
    "txt-line-12.txt": lambda: "关于".encode() * (12_000_000 // 6),
    "txt-empty-lines.txt": lambda: b"\n" * 4_000_000 + "通知".encode(),
    "txt-spaces.txt": lambda: b" " * 4_000_000 + "通知".encode(),
    "txt-short-lines.txt": lambda: "通知\n".encode() * 1_000_000,
    "txt-dates.txt": lambda: "2024年5月8日至".encode() * 300_000,
    "txt-numerals.txt": lambda: "一二三四五六七八九十".encode() * 300_000,
    "txt-digits.txt": lambda: b"0" * 4_000_000,
    "txt-marks.txt": lambda: "e\u0301".encode() + "\u0301".encode() * 2_000_000,
    "txt-bidi.txt": lambda: "\u202e通\u2066知".encode() * 500_000,
    "txt-nuls.txt": lambda: b"\0" * 4_000_000,
    "html-line-100.html": lambda: html("<p>" + "关于" * (HUNDRED // 6)),
    "html-line-12.html": lambda: html("<p>" + "关于" * (12_000_000 // 6)),
    "html-divs.html": lambda: nested("div"),
    "html-divs-unclosed.html": lambda: nested("div", closed=False),
    "html-spans.html": lambda: nested("span"),
    "html-unknown.html": lambda: nested("x"),
    "html-fonts.html": lambda: nested("font"),
    "html-fonts-unlike.html": lambda: html("".join(f"<font size={n}>" for n in range(50_000)) + NOTICE),
    "html-fonts-in-paragraphs.html": lambda: html("".join(f"<p><font size={n}>一、" for n in range(30_000))),
    "html-links.html": lambda: html("".join(f"<a href={n}>通知" for n in range(200_000))),
    "html-tables.html": lambda: nested("table><tr><td", 30_000, closed=False),
    "html-tables-bare.html": lambda: nested("table", 200_000),
    "html-lists.html": lambda: nested("ul><li", 100_000, closed=False),
    "html-buttons.html": lambda: nested("button", 200_000),
    "html-divs-in-divs.html": lambda: html("<div>" * 400 + "<div></div>" * 500_000 + NOTICE),
    "html-list-items.html": lambda: html("<div>" * 400 + "<ul>" + "<li>通知" * 300_000),
    "html-rows.html": lambda: html("<table>" + "<tr><td>王一<td>010-66123456" * 200_000 + "</table>"),
    "html-cells.html": lambda: html("<table><tr>" + "<td>王一" * 500_000 + "</table>"),
    "html-paragraphs.html": lambda: html("<p>请于2024年5月8日前报送。" * 300_000),
    "html-breaks.html": lambda: html("<br>" * 1_000_000 + NOTICE),
    "html-comment.html": lambda: html("<!--" * 1_000_000 + NOTICE),
    "html-attributes.html": lambda: html("<p " + " ".join(f"a{n}=1" for n in range(1_000_000)) + ">" + NOTICE),
    "html-less-than.html": lambda: html("<" * 5_000_000 + NOTICE),
    "html-ampersands.html": lambda: html("<p>" + "&amp;nbsp" * 500_000 + NOTICE),
    "html-code.html": lambda: html("<%" * 2_000_000 + NOTICE),
    "html-meta.html": lambda: html('<meta name="pubdate" content="2024-05-08">' * 200_000 + NOTICE),
    "html-particulars.html": lambda: html("<p>发布日期：2024-05-08 文号：" * 100_000 + NOTICE),
    "mhtml-parts.mht": lambda: mhtml(DEEP_PARTS + HTML_PART + NOTICE),
    "mhtml-boundaries.mht": lambda: mhtml("--b0\n\n" * 1_000_000 + HTML_PART + NOTICE),
    "mhtml-headers.mht": lambda: mhtml("--b0\n" + "X-A: 1\n" * 1_000_000 + "Content-Type: text/html\n\n" + NOTICE),
    "mhtml-parameters.mht": lambda: (
        b"MIME-Version: 1.0\nContent-Type: multipart/related" + b';a="1"' * 2_000_000 + b"\n\n" + NOTICE.encode()
    ),
    "rtf-groups.rtf": lambda: rtf("{" * 200_000 + "通知" + "}" * 200_000),
    "rtf-groups-4900.rtf": lambda: rtf("{" * 4900 + "通知" + "}" * 4900),
    "rtf-bin.rtf": lambda: rtf("\\bin2147483647 通知"),
    "rtf-bin-longer.rtf": lambda: rtf("\\bin99999999999999999999 通知"),
    "rtf-line-100.rtf": lambda: rtf("关于" * (HUNDRED // 4)),
    "rtf-escapes.rtf": lambda: rtf("\\'b9\\'ab" * 1_000_000),
    "rtf-unicode.rtf": lambda: rtf("\\u20851?" * 1_000_000),
    "rtf-halves.rtf": lambda: rtf("\\u-10179 ?" * 500_000),
    "rtf-cells.rtf": lambda: rtf("\\trowd" + "\\cellx1" * 100_000 + "\\intbl 王一\\cell" * 300_000 + "\\row"),
    "rtf-rows.rtf": lambda: rtf("\\trowd\\cellx1000\\cellx2000\\intbl 王一\\cell 王二\\cell\\row " * 200_000),
    "rtf-deep-rows.rtf": lambda: rtf("".join(f"\\itap{n}\\intbl 王一\\nestcell" for n in range(100_000))),
    "rtf-fields.rtf": lambda: rtf('{\\field{\\*\\fldinst HYPERLINK "http://a.cn"}{\\fldrslt ' * 2000 + "通知" + "}}" * 2000),
    "rtf-boxes.rtf": lambda: rtf("{\\shp{\\*\\shpinst{\\shptxt 通知\\par " * 1500 + "}}}" * 1500),
    "rtf-notes.rtf": lambda: rtf("通知{\\footnote 注\\par}" * 200_000),
    "rtf-fonts.rtf": lambda: rtf(
        "{\\fonttbl" + "".join(f"{{\\f{n}\\fcharset2 Wingdings;}}" for n in range(100_000)) + "}" + "\\f1 \\u61480?" * 300_000
    ),
    "pdf-10000-pages.pdf": lambda: pdf_pages(10_000),
    "pdf-1000-pages.pdf": lambda: pdf_pages(1000),
    "pdf-1000-full-pages.pdf": lambda: pdf_pages(1000, WORDS * 600),
    "pdf-tree-loop.pdf": lambda: pdf_tree("2 0 R 3 0 R 2 0 R", 3),
    "pdf-tree-of-loops.pdf": lambda: pdf_tree("2 0 R " * 1000, 900),
    "pdf-deep-tree.pdf": lambda: pdf_deep_tree(50_000),
    "pdf-says-many-pages.pdf": lambda: pdf_tree("3 0 R", 2_000_000_000),
    "pdf-form-loop.pdf": lambda: pdf_pages(1, WORDS + b"/X Do ", WORDS + b"/X Do /X Do "),
    "pdf-stream-bomb.pdf": lambda: pdf_pages(1, WORDS + b" " * 1_000_000_000),
    "pdf-characters.pdf": lambda: pdf_pages(1, b"BT /F 1 Tf 50 700 Td " + b"(Notice of the office) Tj " * 100_000 + b"ET"),
    "pdf-rules.pdf": lambda: pdf_pages(
        1, WORDS + b"".join(b"%d %d m %d %d l S " % (n % 500, n % 700, n % 500 + 90, n % 700) for n in range(200_000))
    ),
    "pdf-grid.pdf": lambda: pdf_pages(
        1, WORDS + b"".join(b"%d 0 m %d 800 l S 0 %d m 590 %d l S " % (n, n, n, n) for n in range(0, 590, 2))
    ),
    "pdf-many-tables.pdf": lambda: pdf_pages(1, b"BT /F 1 Tf 50 700 Td " + b"(Notice) Tj " * 100_000 + b"ET " + SMALL_TABLES),
    "pdf-brackets.pdf": lambda: pdf_pages(1, WORDS + b"[" * 2_000_000),
    "pdf-dictionaries.pdf": lambda: pdf(
        {1: "<</Type/Catalog/Pages 2 0 R/A" + "<</A" * 500_000 + ">>", 2: "<</Type/Pages/Count 0/Kids[]>>"}
    ),
    "pdf-giant-page.pdf": lambda: pdf_pages(1).replace(b"595 842", b"999999999 999999999"),
    "doc-fat-loop.doc": lambda: ole(fat_loop),
    "doc-fat-to-itself.doc": lambda: ole(fat_to_itself),
    "doc-directory-loop.doc": lambda: ole(directory_loop),
    "doc-long-streams.doc": lambda: ole(long_streams),
    "doc-many-tables.doc": lambda: ole(many_tables),
    "png-giant.png": lambda: png(100_000, 100_000, b"\0" * 10_000_000),
    "png-cut.png": lambda: png(8000, 8000, b"\0" * 1000),
    "png-blank.png": lambda: png(8000, 8000, (b"\0" + b"\xff" * 1000) * 8000),
    "png-text-bomb.png": lambda: png(800, 800, (b"\0" + b"\xff" * 100) * 800, _text_chunk()),
    "tiff-giant.tiff": lambda: tiff(100_000, 100_000, 1),
    "tiff-loop.tiff": lambda: tiff(800, 800, 3),
    "tiff-many-frames.tiff": lambda: tiff(80, 80, 20_000),
    "jpeg-exif-loop.jpeg": lambda: jpeg_with_exif(exif(100, 3, 6)),
    "jpeg-exif-long.jpeg": lambda: jpeg_with_exif(exif(5, 2, 0xFFFFFFF0)),
    "jpeg-exif-fractions.jpeg": lambda: jpeg_with_exif(exif(40, 5, 1)),
}


def _text_chunk() -> bytes:
    content = b"a\0\0" + zlib.compress(b"0" * 500_000_000, 9)
    return struct.pack(">I", len(content)) + b"zTXt" + content + struct.pack(">I", zlib.crc32(b"zTXt" + content))
