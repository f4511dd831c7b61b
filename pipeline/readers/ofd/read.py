"""OFD, the fixed-layout format of official documents (GB/T 33190-2016): pages in order, their text by its place.

Watermarks (slanted and faint text) and what annotations show are not part of the text. Of a scanned page the unpainted layer of text is
read where it has one; without one it is given to recognition.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pipeline.outcome import Reason, Unreadable
from pipeline.raw import Raw
from pipeline.readers.layout.compose import Sheet, compose
from pipeline.readers.ofd.document import OfdDocument, OfdPage, open_documents, read_page
from pipeline.readers.ofd.embedded import faults_of_embedded, find_embedded
from pipeline.readers.ofd.info import read_info
from pipeline.readers.ofd.outlines import draw_outlines, drawn_characters
from pipeline.readers.ofd.package import Broken, open_package
from pipeline.readers.ofd.page import count_unknown, read_sheet, with_painted
from pipeline.readers.ofd.pictures import DPI, FEW, draw_page, is_picture
from pipeline.readers.ofd.seals import Seals, find_seals, is_picture_of_seal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

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
    unknown = count_unknown(painted)
    if unknown:
        reading.faults.append(f"page {number}: the fonts of {unknown} characters do not say which ones they are")
    hidden = [piece for piece in content.pieces if piece.is_hidden]
    is_scan = is_picture(content, painted, size)
    if is_scan and sum(len(piece.text) for piece in hidden) > FEW:
        painted, is_scan = painted + hidden, False
    if not is_scan:  # recognition sees for itself
        for picture in content.pictures:
            if is_picture_of_seal(document, picture):
                seals.add([(page.identifier, picture.box)])
    sheet = read_sheet(number, size, painted, content.rules, seals.boxes[page.identifier])
    drawn = drawn_characters(content.outlines)
    if is_scan:
        return _with_recognised(sheet, lambda: draw_page(document, content, size), "is a picture", reading)
    if drawn:
        told = f"has {len(drawn)} characters that are drawn as outlines"
        return _with_recognised(sheet, lambda: draw_outlines(drawn, size, DPI), told, reading)
    return sheet


def _with_recognised(sheet: Sheet, draw: Callable[[], NDArray[np.uint8]], told: str, reading: _Reading) -> Sheet:
    """A page with what is recognised of it; `told` is what about it needs recognition, a fault where there is none."""
    from pipeline.readers.scan.engine import require  # numpy: most files need none
    from pipeline.readers.scan.recognise import recognise_image

    try:
        require()  # before a page is drawn for nothing
        found = recognise_image(draw(), sheet.page, DPI)
    except (Broken, Unreadable) as fault:
        reason, detail = (fault.reason, fault.detail) if isinstance(fault, Unreadable) else (Reason.NEEDS_OCR, str(fault))
        reading.causes.append(Unreadable(reason, f"page {sheet.page} {told} and cannot be recognised: {detail}"))
        reading.faults.append(reading.causes[-1].detail)
        return sheet
    reading.recognised += 1
    reading.faults += found.faults
    reading.seals += found.seals
    return with_painted(found.sheet, sheet)
