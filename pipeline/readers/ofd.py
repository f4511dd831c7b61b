"""OFD, the fixed-layout format of official documents (GB/T 33190-2016): pages in order, their text by its place.

Watermarks (slanted and faint text) and what annotations show are not part of the text. Of a scanned page the unpainted layer of text is
read where it has one; without one it is given to recognition.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.outcome import Reason, Unreadable
from pipeline.readers.layout import Sheet, compose
from pipeline.readers.ofd_content import Content, count_drawn_characters
from pipeline.readers.ofd_document import OfdDocument, OfdPage, open_documents, read_page
from pipeline.readers.ofd_embedded import faults_of_embedded, find_embedded
from pipeline.readers.ofd_info import read_info
from pipeline.readers.ofd_package import Broken, open_package
from pipeline.readers.ofd_page import count_unknown, read_sheet, with_painted
from pipeline.readers.ofd_pictures import DPI, FEW, draw_page, is_picture
from pipeline.readers.ofd_seals import Seals, find_seals, is_picture_of_seal
from pipeline.readers.ofd_text import Piece
from pipeline.readers.raw import Raw

__all__ = ["find_embedded", "read_ofd"]

MOST_FAULTS = 50
GRAVEST_FIRST = (Reason.ENCRYPTED, Reason.NEEDS_OCR, Reason.TOO_LARGE, Reason.CORRUPT)


@dataclass(slots=True)
class _Reading:
    """What was gathered page by page."""

    sheets: list[Sheet] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    causes: list[Unreadable] = field(default_factory=list)  # why pages could not be read
    recognised: int = 0
    seals: int = 0


def read_ofd(data: bytes) -> Raw:
    """The text of an OFD package.

    Raises Unreadable: ENCRYPTED, CORRUPT (no document in it can be opened), NEEDS_OCR (pictures without text, and no recognition),
    TOO_LARGE, EMPTY.
    """
    package = open_package(data)
    is_encrypted = package.find("Encryptions.xml") is not None
    try:
        documents, faults = open_documents(package)
    except Broken as fault:
        if is_encrypted:
            raise Unreadable(Reason.ENCRYPTED, f"an OFD package with Encryptions.xml ({fault})") from None
        raise Unreadable(Reason.CORRUPT, f"an OFD package of which no document can be opened: {fault}") from None
    reading = _Reading(faults=faults)
    for document in documents:
        _read_document(document, reading)
    raw = compose(reading.sheets, "ofd")
    if not raw.text.strip():
        raise _why_empty(reading, is_encrypted=is_encrypted)
    faults = [*reading.faults, *(fault for document in documents for fault in document.faults), *faults_of_embedded(documents)]
    return replace(
        raw,
        page_data=read_info(documents[0].body),
        seals=reading.seals,
        recognised_pages=reading.recognised or None,
        faults=tuple(dict.fromkeys(faults))[:MOST_FAULTS],
    )


def _why_empty(reading: _Reading, *, is_encrypted: bool) -> Unreadable:
    """The reason to give for a package without any text: the gravest one that stopped a page."""
    if is_encrypted:
        return Unreadable(Reason.ENCRYPTED, "an OFD package with Encryptions.xml")
    stopped = (cause for reason in GRAVEST_FIRST for cause in reading.causes if cause.reason == reason)
    return next(stopped, Unreadable(Reason.EMPTY, f"{len(reading.sheets)} pages without text"))


def _read_document(document: OfdDocument, reading: _Reading) -> None:
    seals = find_seals(document)
    for page in document.pages:
        number = len(reading.sheets) + 1
        try:
            sheet = _read_page(document, page, seals, reading)
        except Broken as fault:
            reading.causes.append(Unreadable(Reason.CORRUPT, f"page {number}: {fault}"))
            reading.faults.append(f"page {number} could not be read: {fault}")
            sheet = Sheet(number, *document.size, ())
        if page.part in document.package.damaged:
            reading.faults.append(f"page {number} is damaged and was read as far as it is good")
        reading.sheets.append(sheet)
    reading.seals += seals.count


def _read_page(document: OfdDocument, page: OfdPage, seals: Seals, reading: _Reading) -> Sheet:
    """The sheet of a page, of what could be read of it; raises Broken where nothing could."""
    number = len(reading.sheets) + 1
    try:
        size, content = read_page(document, page)
    except Unreadable as cause:
        reading.causes.append(cause)
        raise Broken(cause.detail) from None
    painted = [piece for piece in content.pieces if not piece.is_hidden]
    reading.faults += _faults_of_page(number, content, painted)
    recognised = None
    if is_picture(content, painted, size):
        hidden = [piece for piece in content.pieces if piece.is_hidden]
        if sum(len(piece.text) for piece in hidden) > FEW:
            painted += hidden
        else:
            recognised = _recognised(document, content, size, reading)
    if recognised is None:
        for picture in content.pictures:
            if is_picture_of_seal(document, picture):
                seals.add([(page.identifier, picture.box)])
    sheet = read_sheet(number, size, painted, content.rules, seals.boxes[page.identifier])
    return sheet if recognised is None else with_painted(recognised, sheet)


def _faults_of_page(number: int, content: Content, painted: Sequence[Piece]) -> Iterator[str]:
    """What of a page's print is no text that could be read."""
    drawn, unknown = count_drawn_characters(content.outlines), count_unknown(painted)
    if drawn:
        yield f"page {number}: {drawn} characters are drawn as outlines and could not be read"
    if unknown:
        yield f"page {number}: the fonts of {unknown} characters do not say which ones they are"


def _recognised(document: OfdDocument, content: Content, size: tuple[float, float], reading: _Reading) -> Sheet | None:
    """The sheet of a page that is a picture, None with a fault where it cannot be recognised."""
    from pipeline.readers.scan import recognise_image  # numpy: most files need none

    number = len(reading.sheets) + 1
    try:
        found = recognise_image(draw_page(document, content, size), number, DPI)
    except Broken as fault:
        cause = Unreadable(Reason.NEEDS_OCR, f"page {number} is a picture that cannot be recognised: {fault}")
    except Unreadable as unreadable:
        cause = unreadable
    else:
        reading.recognised += 1
        reading.faults += found.faults
        reading.seals += found.seals
        return found.sheet
    reading.causes.append(cause)
    reading.faults.append(cause.detail)
    return None
