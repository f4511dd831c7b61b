"""Pictures in JBIG2 (ISO/IEC 14492), in which scanners put pages of one colour into OFD: opened by pdfium, which knows them in a PDF."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from pipeline.readers.ofd.package import Broken

if TYPE_CHECKING:
    from PIL import Image

SIGNATURE = b"\x97JB2\r\n\x1a\n"
IN_SEQUENCE, WITHOUT_COUNT = 0x1, 0x2  # flags of a file: segments with their data, no number of pages
PAGE_INFORMATION = 48
UNKNOWN = 0xFFFFFFFF
MOST_SEGMENTS = 1000  # before the one that tells the size of the page
MOST_PIXELS = 100_000_000


def is_jbig2(data: bytes) -> bool:
    """Whether a picture is a file in JBIG2."""
    return data.startswith(SIGNATURE)


def open_jbig2(data: bytes) -> Image.Image:
    """The first page of a file in JBIG2, black on white; raises Broken where it cannot be opened."""
    import pypdfium2

    flags = data[len(SIGNATURE)] if len(data) > len(SIGNATURE) else 0
    if not flags & IN_SEQUENCE:
        raise Broken("a JBIG2 picture whose segments stand apart from their data")
    stream = data[len(SIGNATURE) + (1 if flags & WITHOUT_COUNT else 5) :]
    try:
        width, height = _size(stream)
        if not 0 < width * height <= MOST_PIXELS:
            raise Broken(f"a JBIG2 picture of {width} x {height} pixels")
        document = pypdfium2.PdfDocument(_as_pdf(stream, width, height))
        image: Image.Image = document[0].render(scale=1).to_pil()
        return image
    except (struct.error, pypdfium2.PdfiumError) as fault:
        raise Broken(f"a JBIG2 picture that cannot be opened ({fault})") from None


def _size(stream: bytes) -> tuple[int, int]:
    """Width and height out of the segment that tells of the page; raises Broken where there is none."""
    at = 0
    for _ in range(MOST_SEGMENTS):
        number, flags, referred = struct.unpack_from(">IBB", stream, at)
        at += 5
        count = referred >> 5
        if count == 7:  # the long form
            count = struct.unpack_from(">I", stream, at)[0] & 0x1FFFFFFF
            at += 4 + (count + 8) // 8
        else:
            at += 1
        at += count * (1 if number <= 256 else 2 if number <= 65536 else 4) + (4 if flags & 0x40 else 1)
        (length,) = struct.unpack_from(">I", stream, at)
        at += 4
        if flags & 0x3F == PAGE_INFORMATION:
            width, height = struct.unpack_from(">II", stream, at)
            return width, height
        if length == UNKNOWN:
            break
        at += length
    raise Broken("a JBIG2 picture that does not tell its size")


def _as_pdf(stream: bytes, width: int, height: int) -> bytes:
    """A PDF of one page with nothing but the picture, a point for a pixel."""
    image = f"<</Type/XObject/Subtype/Image/Width {width}/Height {height}/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/JBIG2Decode"
    shown = f"{width} 0 0 {height} 0 0 cm /I Do".encode()
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]/Resources<</XObject<</I 4 0 R>>>>/Contents 5 0 R>>".encode(),
        f"{image}/Length {len(stream)}>>stream\n".encode() + stream + b"\nendstream",
        f"<</Length {len(shown)}>>stream\n".encode() + shown + b"\nendstream",
    )
    written, places = b"%PDF-1.5\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        written += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    count = len(objects) + 1
    tail = f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer<</Size {count}/Root 1 0 R>>\nstartxref\n{len(written)}\n%%EOF"
    return written + tail.encode()
