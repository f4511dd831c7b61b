"""Recognition by content: which format some bytes are, whatever the name of the file says."""

import io
import re
import zipfile
from collections.abc import Iterable
from enum import StrEnum

from pipeline.outcome import Reason, Unreadable
from pipeline.readers.txt import decode_text


class Format(StrEnum):
    """The formats that are read."""

    TXT = "txt"
    HTML = "html"
    MHTML = "mhtml"  # a saved page with its parts
    PDF = "pdf"
    DOCX = "docx"
    DOC = "doc"  # Word 97-2003 and WPS Writer
    RTF = "rtf"
    OFD = "ofd"  # GB/T 33190-2016
    PNG = "png"
    JPEG = "jpeg"
    TIFF = "tiff"


# What the first bytes of a file tell.
SIGNATURES = (
    (b"{\\rtf", Format.RTF),
    (b"\x89PNG\r\n\x1a\n", Format.PNG),
    (b"\xff\xd8\xff", Format.JPEG),
    (b"II*\0", Format.TIFF),
    (b"MM\0*", Format.TIFF),
)
# What is known by its first bytes but not read, in words for people.
NOT_READ = (
    (b"GIF8", "a GIF image"),
    (b"BM", "a BMP image"),
    (b"Rar!\x1a", "a RAR archive; unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it first"),
    (b"\x1f\x8b\x08", "a gzip archive; unpack it first"),
    (b"BZh", "a bzip2 archive; unpack it first"),
    (b"\xfd7zXZ\0", "an xz archive; unpack it first"),
    (b"\x7fELF", "a programme"),
    (b"MZ\x90\0", "a programme"),
    (b"CEBX", "a CEBX file of Founder Apabi"),
    (b"CEB", "a CEB file of Founder Apabi"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"PAR1", "a Parquet table"),
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MOST_NAMES = 16 * 1024**2  # bytes of the directory of a package, some 300,000 parts; a document has a few hundred
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
PDF_WITHIN = 1024  # bytes before %PDF- that readers of PDF forgive
# What may stand before the first tag of a page: comments, commands of servers, the declaration of XML.
BEFORE_TAG = re.compile(
    rb"<!--.{0,5000}?-->|<%.{0,2000}?%>|<\?.{0,300}?\?>|<!\[[^\]>]{0,100}\]>|\0|\xef\xbb\xbf|\xff\xfe|\xfe\xff", re.DOTALL
)
FIRST_TAG = re.compile(
    rb"\s{0,5000}<(?:!doctype\s+html|(?:html|head|body|meta|title|link|base|script|style|div|table|center|p|h[1-6]|section|article|form|font)\b)",
    re.IGNORECASE,
)
XML_START = re.compile(rb"[\s\0]{0,1000}(?:\xef\xbb\xbf)?<\0?\?\0?x\0?m\0?l")
HEAD = 20_000  # bytes in which the first tag of a page stands, whatever stands before it
CLOSING_TAG = re.compile(rb"</(?:p|div|span|td|tr|table|a|li|body|html|script)>", re.IGNORECASE)
MANY_TAGS = 20  # closing tags in a text that is a page without its head; a stray tag or two is text


def find_format(data: bytes) -> Format:
    """The format of some bytes; raises Unreadable(UNKNOWN_FORMAT) with what was seen, or CORRUPT for a broken package."""
    for signature, known in SIGNATURES:
        if data.startswith(signature):
            return known
    if b"%PDF-" in data[:PDF_WITHIN]:
        return Format.PDF
    if data.startswith(OLE):
        return _format_of_ole(data)
    if data.startswith(ZIP):
        return _format_of_zip(data)
    for signature, what in NOT_READ:
        if data.startswith(signature):
            raise Unreadable(Reason.UNKNOWN_FORMAT, f"{what}, by its first bytes")
    return _format_of_text(data)


def _format_of_ole(data: bytes) -> Format:
    """Word documents have a stream of that name; the names of streams are UTF-16 in the directory of the file."""
    streams = (("WordDocument", None), ("Workbook", "an Excel workbook (XLS)"), ("PowerPoint Document", "a PowerPoint file (PPT)"))
    for name, what in streams:
        if name.encode("utf-16-le") in data:
            if what is None:
                return Format.DOC
            raise Unreadable(Reason.UNKNOWN_FORMAT, f"{what}, by its streams")
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Unreadable(Reason.ENCRYPTED, "an Office file with a password")
    sector, directory = 1 << int.from_bytes(data[30:32], "little") % 16, int.from_bytes(data[48:52], "little")
    if (directory + 1) * sector >= len(data):
        raise Unreadable(Reason.CORRUPT, "an OLE file (DOC, WPS or XLS) that is cut off: its directory is missing")
    raise Unreadable(Reason.UNKNOWN_FORMAT, "an OLE file without a Word document in it")


def _format_of_zip(data: bytes) -> Format:
    """DOCX and OFD are ZIP packages with a file that tells them."""
    _check_directory(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            known = find_package(package.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as fault:
        raise Unreadable(Reason.CORRUPT, f"a ZIP package that is damaged or cut off ({fault})") from None
    if isinstance(known, Format):
        return known
    raise Unreadable(Reason.UNKNOWN_FORMAT, known or "a ZIP archive inside of which its members were not looked for")


def _check_directory(data: bytes) -> None:
    """Raises Unreadable(TOO_LARGE) before the library makes objects of more parts than memory holds."""
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - 0x10000 - 22))
    wide = data.rfind(b"PK\x06\x06", max(0, end - 0x10000), max(0, end))
    size = int.from_bytes(data[wide + 40 : wide + 48] if wide >= 0 else data[end + 12 : end + 16], "little")
    if end >= 0 and MOST_NAMES < size <= len(data):
        raise Unreadable(Reason.TOO_LARGE, f"a ZIP package with {size} bytes of names; the limit is {MOST_NAMES}")


def find_package(names: Iterable[str]) -> Format | str | None:
    """What a ZIP file is by the names of its parts: a format that is read, words for one that is not, None for an archive of files."""
    parts = {name.replace("\\", "/").lstrip("/").lower() for name in names}
    if "ofd.xml" in parts or "encryptions.xml" in parts:  # of a locked package the list of its locks is what can be read
        return Format.OFD
    is_office = "[content_types].xml" in parts
    for folder, what in (("xl/", "an Excel workbook (XLSX)"), ("ppt/", "a PowerPoint file (PPTX)")):
        if is_office and any(name.startswith(folder) for name in parts):
            return f"{what}, by its parts"
    if "word/document.xml" in parts or (is_office and "_rels/.rels" in parts):  # the document need not stand in word/
        return Format.DOCX
    if "mimetype" in parts and "content.xml" in parts:
        return "an OpenDocument file, by its parts; save it as DOCX"
    if "mimetype" in parts and "meta-inf/container.xml" in parts:
        return "an EPUB book, by its parts"
    return None


def _format_of_text(data: bytes) -> Format:
    if data[:2000].lower().lstrip().startswith((b"mime-version:", b"from:", b"content-type: multipart/related")) and (
        b"multipart/related" in data[:4000].lower()
    ):
        return Format.MHTML
    if b"<" in data:
        if FIRST_TAG.match(BEFORE_TAG.sub(b"", data[:HEAD])) or len(CLOSING_TAG.findall(data)) >= MANY_TAGS:
            return Format.HTML  # told from the bytes: a page in two encodings, or with damage, is a page
        if XML_START.match(data):
            raise Unreadable(Reason.UNKNOWN_FORMAT, "an XML file, by its first line")
    decode_text(data)  # says what is wrong with bytes that are no text
    return Format.TXT
