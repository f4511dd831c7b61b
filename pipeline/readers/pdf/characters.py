"""The characters of a PDF page with their boxes, in points from the top left corner of the page as it is shown."""

import ctypes
import re
import struct
from collections.abc import Iterable
from math import pi
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from extractors.frozen import frozen
from pipeline.raw import Box

LAST_SPACE = "\u3000"
HYPHENS = (0x02, 0xAD, 0xFFFE)  # how pdfium writes a hyphen at the end of a line
ODD = re.compile(r"[\x00\x02\xad\ud800-\udfff\ufffd-\uffff]")
WITHOUT_UNICODE = "\ufffd"  # a glyph of which the file does not say the character
FAINT = 0.1  # points: a character without any width is a space that pdfium guessed from a gap


class Character(NamedTuple):
    """A character of a page, its box and its number in the file's page; of spaces only those that the file itself holds."""

    text: str
    box: Box
    at: int


@frozen
class View:
    """How a page is shown: the box that is visible, in the page's own coordinates (y upwards), and its quarter turns clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    @classmethod
    def of(cls, page: pypdfium2.PdfPage) -> "View":
        """The view of a page: its crop box within its media box, and its rotation."""
        found = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page.raw, found)
        return cls(found.left, found.bottom, found.right, found.top, page.get_rotation() // 90)

    @property
    def width(self) -> float:
        """The width of the page as it is shown."""
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """The height of the page as it is shown."""
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def shown(self, left: float, top: float, right: float, bottom: float) -> Box:
        """A box of the page's own coordinates as it is shown."""
        if self.turns == 0:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        if self.turns == 1:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.turns == 2:
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        return self.top - top, self.right - right, self.top - bottom, self.right - left


def read_characters(textpage: pypdfium2.PdfTextPage, view: View) -> list[Character]:
    """The characters that stand on the page as it is shown, in the order of the file."""
    raw = textpage.raw
    count = max(0, pdfium.FPDFText_CountChars(raw))
    boxes = (pdfium.FS_RECTF * count)()
    loose_box = pdfium.FPDFText_GetLooseCharBox
    for at in range(count):
        loose_box(raw, at, boxes[at])
    shown, found = view.shown, list[Character]()
    width, height = view.width, view.height
    for at, (text, box) in enumerate(zip(_texts(raw, count), struct.iter_unpack("4f", boxes), strict=True)):
        if text <= LAST_SPACE and box[2] - box[0] < FAINT and text.isspace():
            continue
        place = shown(*box)
        if place[2] > 0 and place[3] > 0 and place[0] < width and place[1] < height:
            found.append(Character(text, place, at))
    return found


def _texts(raw: pdfium.FPDF_TEXTPAGE, count: int) -> Iterable[str]:
    """The text of each character: all at once, or one by one where that would not give one for each of them."""
    buffer = (ctypes.c_ushort * (2 * count + 2))()  # pdfium gives characters beyond U+FFFF two places
    written = pdfium.FPDFText_GetText(raw, 0, count, buffer) if count else 1
    words = bytes(buffer)[: 2 * written - 2].decode("utf-16-le", "replace")
    if len(words) == count and written == count + 1 and not ODD.search(words):
        return words
    return [_character(pdfium.FPDFText_GetUnicode(raw, at)) for at in range(count)]


def turn_of(textpage: pypdfium2.PdfTextPage, at: int, view: View) -> float:
    """By how many quarters a character is turned clockwise on the page as it is shown: 0 to 4, with fractions."""
    angle: float = pdfium.FPDFText_GetCharAngle(textpage.raw, at)  # radians clockwise, 0..2π; -1 where it cannot be told
    return float(view.turns + 2 * max(0.0, angle) / pi) % 4


def _character(code: int) -> str:
    if code in HYPHENS:
        return "-"
    return WITHOUT_UNICODE if code == 0 or code > 0x10FFFF or 0xD800 <= code < 0xE000 else chr(code)
