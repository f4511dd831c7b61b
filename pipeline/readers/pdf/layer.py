"""Whether a PDF page must be recognised: its text layer is missing or garbled, and there is something to be seen on it."""

import ctypes
import re
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

# Characters on a page that is a picture all the same (a stamped number, a line that the copier or an archive printed), and the share of
# the page that the picture covers, at least: logos and seals are smaller, and smaller ones than the first alone are specks.
PICTURES = ((0, 0.005), (20, 0.5), (60, 0.8))
FEW = 20  # characters that tell the share of signs, and characters on a page of outlines
OUTLINE = 20  # segments of a path that draws a character; rules have two to five
FEWEST_OUTLINES = 20  # of a page whose text is drawn; the samples have 200 and more

# What official texts consist of: ASCII, punctuation, signs, kana, Chinese characters and their radicals, full-width forms, Greek.
ODD = re.compile(
    r"[^!-~\u2010-\u2027\u2030-\u205e\u2100-\u2bff\u2e80-\u312f\u3200-\u9fff\uf900-\ufaff\ufe10-\ufe6f\uff01-\uffef"
    r"\xa5\xa7\xa8\xb0\xb1\xb7\xd7\xf7\u0391-\u03c9\U00020000-\U0003ffff]"
)
SIGNS = re.compile(r"[!-+/;-@\[-`{-~]")  # of ASCII, without , - . and :
HAN = re.compile(r"[\u4e00-\u9fff]{1,1000}")
COMMON = "的一是不在有和中大年月日国人为关工会发通國為關會發"
# In 995 notices no 600 characters had more than 0.02 others, 0.12 ASCII signs or 0.013 characters beyond GB 2312; of the common characters
# above only lists of names had less than 0.01.
MOST_ODD, MOST_SIGNS, MOST_RARE, LEAST_COMMON = 0.2, 0.3, 0.3, 0.01
FEWEST_HAN = 60  # characters that tell whether common ones are among them


def is_garbled(text: str) -> bool:
    """Whether the characters of a page are not those that are printed on it: glyphs without Unicode, private use, wrong encodings.

    >>> is_garbled("关于举办2024年读书活动的通知"), is_garbled("\\ue013\\ue7a2\\ue003年")
    (False, True)
    """
    words = "".join(text.split())
    if not words:
        return False
    if len(ODD.findall(words)) > MOST_ODD * len(words) or (len(words) >= FEW and len(SIGNS.findall(words)) > MOST_SIGNS * len(words)):
        return True
    han = "".join(HAN.findall(words))
    if len(han) < FEWEST_HAN or sum(map(han.count, COMMON)) >= LEAST_COMMON * len(han):
        return False
    return len(han) - len(han.encode("gb2312", "ignore")) / 2 > MOST_RARE * len(han)


def is_picture(page: pypdfium2.PdfPage, characters: int) -> bool:
    """Whether a page with so many characters is a picture: an image, or text drawn as outlines."""
    least = next((share for most, share in PICTURES if characters <= most), None)
    if least is None:
        return False
    left, bottom, right, top = page.get_bbox()
    area = max(1.0, (right - left) * (top - bottom))
    outlines = 0
    for part, kind in _objects(page):
        if kind == pdfium.FPDF_PAGEOBJ_PATH and characters <= FEW:
            outlines += pdfium.FPDFPath_CountSegments(part) >= OUTLINE
        elif (kind == pdfium.FPDF_PAGEOBJ_IMAGE or (kind == pdfium.FPDF_PAGEOBJ_FORM and not characters)) and _area(part) > least * area:
            return True
        if outlines >= FEWEST_OUTLINES:
            return True
    return False


def _objects(page: pypdfium2.PdfPage) -> Iterator[tuple[pdfium.FPDF_PAGEOBJECT, int]]:
    for at in range(pdfium.FPDFPage_CountObjects(page.raw)):
        part = pdfium.FPDFPage_GetObject(page.raw, at)
        yield part, pdfium.FPDFPageObj_GetType(part)


def _area(part: pdfium.FPDF_PAGEOBJECT) -> float:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(part, left, bottom, right, top):
        return 0.0
    return abs(right.value - left.value) * abs(top.value - bottom.value)
