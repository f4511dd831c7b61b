"""Documents that are nothing but pictures: scanned pages that were put into a document, recognised one by one."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.outcome import Reason, Unreadable
from pipeline.readers.docx.package import Package, PartFault
from pipeline.readers.layout.compose import compose

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from pipeline.raw import Raw
    from pipeline.readers.scan.recognise import Recognised

LONG_SIDE = 2340  # dots of an A4 page at the 200 an inch at which pages are recognised; larger pictures are made smaller
A4_LONG_SIDE = 11.69  # inches
# A page with less than 60 dots an inch cannot be read: smaller pictures are emblems, QR codes and photographs for the screen.
SHORTEST = 700
MOST_PIXELS = 100_000_000  # A2 at 200 dots an inch has 15 million
MOST_PAGES = 300


def read_pictures(package: Package, pictures: Iterable[str]) -> Raw:
    """The text of the pictures with these relationships, each a page.

    Raises Unreadable: NEEDS_OCR where none is large enough for a page or recognition is not installed, EMPTY where no text is on them,
    TOO_LARGE, CORRUPT where the list of what the document refers to is damaged.
    """
    found = list(dict.fromkeys(pictures))
    faults = list[str]()
    pages: list[Recognised] = []
    for image, dpi in _images(package, found[:MOST_PAGES], faults):
        from pipeline.readers.scan.recognise import recognise_image  # loads the models' library, if it is installed

        pages.append(recognise_image(image, len(pages) + 1, dpi))
    if len(found) > MOST_PAGES:
        faults.append(f"{len(found)} pictures; the first {MOST_PAGES} were read")
    count = "a picture" if len(found) == 1 else f"{len(found)} pictures"
    if not pages:
        raise Unreadable(Reason.NEEDS_OCR, "; ".join((f"a document of {count} and no text", *faults)))
    raw = compose([page.sheet for page in pages], "docx")
    if not raw.text.strip():
        raise Unreadable(Reason.EMPTY, f"a document of {count} without text")
    faults += (fault for page in pages for fault in page.faults)
    return replace(raw, recognised_pages=len(pages), seals=sum(page.seals for page in pages), faults=tuple(faults))


def _images(package: Package, pictures: Iterable[str], faults: list[str]) -> Iterator[tuple[NDArray[np.uint8], float]]:
    """The pictures that may be pages, as rows, columns and colours, each with its dots an inch."""
    try:
        links = package.relationships(package.main)
    except PartFault as fault:
        raise Unreadable(fault.reason, str(fault)) from None
    for picture in pictures:
        link = links.get(picture)
        if link is None or link.external:
            faults.append("a picture is not in the file")
            continue
        try:
            image = _image(package.content(link.target))
        except PartFault as fault:
            faults.append(str(fault))
        except UnreadablePicture as fault:
            faults.append(f"{link.target} is no picture that can be opened ({fault})")
        else:
            if image is not None:
                yield image, max(image.shape) / A4_LONG_SIDE


class UnreadablePicture(Exception):
    """A picture that cannot be opened, with what is wrong."""


def _image(data: bytes) -> NDArray[np.uint8] | None:
    """The picture on white ground; None where it is too small for a page."""
    import numpy as np
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as image:
            if image.width * image.height > MOST_PIXELS:
                raise UnreadablePicture(f"{image.width} x {image.height} pixels")
            if max(image.size) < SHORTEST:
                return None
            drawn = image.convert("RGBA")
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as fault:
        raise UnreadablePicture(str(fault)) from None
    drawn.thumbnail((LONG_SIDE, LONG_SIDE))
    paper = Image.new("RGB", drawn.size, "white")
    paper.paste(drawn, (0, 0), drawn)
    return np.asarray(paper, dtype=np.uint8)
