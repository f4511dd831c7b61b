"""PDF: the characters of digital pages with their places, by pdfium; pages without a text that can be used are recognised."""

from contextlib import closing
from dataclasses import dataclass, field, replace

import pypdfium2
import pypdfium2.raw as pdfium

from pipeline.outcome import Reason, Unreadable
from pipeline.raw import Raw
from pipeline.readers.layout.compose import Sheet, compose
from pipeline.readers.pdf.characters import View, read_characters
from pipeline.readers.pdf.layer import is_garbled, is_picture
from pipeline.readers.pdf.page import sheet_of
from pipeline.readers.pdf.rules import find_rules

MOST_PAGES = 1000  # the longest notice of the samples with its annexes has 40; a yearbook is no notice
MOST_CHARACTERS = 5_000_000  # of all pages, more than any text that is read has: all pages may be of one endless content
TAIL = 4096  # bytes at the end of a file in which its end mark stands, junk behind it included


@dataclass(slots=True)
class Reading:
    """What was read of a file so far."""

    sheets: list[Sheet] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    not_recognised: Unreadable | None = None
    recognised: int = 0
    seals: int = 0
    characters: int = 0


def read_pdf(data: bytes) -> Raw:
    """The text of a PDF file with the places of its lines; pages that could not be read are told in `faults`.

    Raises Unreadable: ENCRYPTED with a password that is not empty, CORRUPT where no page can be reached, TOO_LARGE, EMPTY without any
    text or picture, NEEDS_OCR where all that there is are pictures and recognition is not installed.
    """
    reading = Reading()
    with closing(_opened(data)) as document:
        count = len(document)
        if count > MOST_PAGES:
            raise Unreadable(Reason.TOO_LARGE, f"{count} pages; up to {MOST_PAGES} are read")
        for number in range(1, count + 1):
            _read_page(document, number, reading)
    if b"startxref" not in data[-TAIL:]:
        reading.faults.append("the file is cut off or damaged at its end; pages or parts of them may be missing")
    raw = compose(reading.sheets, "pdf")
    if not raw.text.strip():
        raise reading.not_recognised or _nothing(reading)
    return replace(
        raw,
        pages=count,
        recognised_pages=reading.recognised,
        seals=reading.seals if reading.recognised else None,
        faults=tuple(reading.faults),
    )


def _nothing(reading: Reading) -> Unreadable:
    if reading.faults and not reading.recognised:
        return Unreadable(Reason.CORRUPT, reading.faults[0])
    return Unreadable(Reason.EMPTY, "a PDF file without text on its pages")


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    """The document, also where only its owner has a password; pdfium repairs what it can."""
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        if _has_no_pages(data):
            raise Unreadable(Reason.EMPTY, "a PDF file without pages") from None
        if fault.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise Unreadable(Reason.ENCRYPTED, "a PDF file with a password, or with a protection that is not known") from None
        raise Unreadable(Reason.CORRUPT, f"a PDF file that is damaged or cut off ({fault})") from None


def _has_no_pages(data: bytes) -> bool:
    """Whether a file that pypdfium2 refuses can be opened: for one without pages, pdfium's error is that of an earlier file."""
    handle = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if handle:
        pdfium.FPDF_CloseDocument(handle)
    return bool(handle)


def _read_page(document: pypdfium2.PdfDocument, number: int, reading: Reading) -> None:
    try:
        with closing(document[number - 1]) as page, closing(page.get_textpage()) as textpage:
            view = View.of(page)
            characters = read_characters(textpage, view)
            reading.characters += len(characters)
            if reading.characters > MOST_CHARACTERS:
                raise Unreadable(Reason.TOO_LARGE, f"more than {MOST_CHARACTERS:,} characters on its first {number} pages")
            printed = [character.text for character in characters if not character.text.isspace()]
            garbled = is_garbled("".join(printed))
            if (garbled or is_picture(page, len(printed))) and _has_recognised(page, number, garbled, reading):
                return
            if not garbled:
                rules = find_rules(page, view) if printed else []
                reading.sheets.append(sheet_of(number, view, characters, textpage, rules))
    except pypdfium2.PdfiumError as fault:
        reading.faults.append(f"page {number} could not be read ({fault})")


def _has_recognised(page: pypdfium2.PdfPage, number: int, garbled: bool, reading: Reading) -> bool:
    """Whether a page could be recognised; if not, the faults say so."""
    from pipeline.readers.scan.recognise import recognise_page  # loads the models' library, if it is installed

    try:
        recognised = recognise_page(page, number)
    except Unreadable as fault:
        reading.not_recognised = reading.not_recognised or fault
        what = "has a text layer that is garbled" if garbled else "has no text"
        reading.faults.append(f"page {number} {what}; it was not recognised: {fault.detail}")
        return False
    reading.sheets.append(recognised.sheet)
    reading.faults += recognised.faults
    reading.recognised += 1
    reading.seals += recognised.seals
    return True
