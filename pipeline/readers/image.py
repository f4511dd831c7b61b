"""Pictures of notices: PNG, JPEG and TIFF (every frame a page), as phones and scanners make them.

The dots an inch are those that the file tells, where these make a sheet of paper of it; else the picture is taken for an A4 page.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from PIL import Image, ImageOps, UnidentifiedImageError

from pipeline.outcome import Reason, Unreadable
from pipeline.raw import Raw
from pipeline.readers.layout.compose import compose
from pipeline.readers.scan.recognise import READ_DPI, Recognised, recognise_image

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST_DOTS = 80_000_000  # an A3 sheet at 600 dots an inch has 70 million
MOST_PAGES = 200  # six minutes of recognition
READERS = ("PNG", "JPEG", "TIFF")  # of Pillow
FORMATS = {"PNG": "png", "JPEG": "jpeg", "MPO": "jpeg", "TIFF": "tiff"}  # MPO: a JPEG with further pictures behind it
A4_WIDTH = 8.27  # inches
SHORT_SIDE = (3.0, 17.0)  # inches of a sheet: from a slip to A2; screen shots tell 72 or 96 dots whatever they show
LEAST_DPI = 90.0
# What Pillow raises for bytes that are no whole picture; its readers of single formats let the errors of their parts through.
BROKEN = (OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, OverflowError, ZeroDivisionError, AttributeError, EOFError)


def read_image(data: bytes) -> Raw:
    """The text of a picture, recognised.

    Raises Unreadable: CORRUPT where no frame can be opened, TOO_LARGE, EMPTY without any print, NEEDS_OCR without the extra `ocr`.
    A frame that is broken after a good one is told in `faults`.
    """
    pages: list[Recognised] = []
    faults: list[str] = []
    with warnings.catch_warnings():
        # Metadata out of order and large pictures are warned of on standard error; the size is looked at here.
        warnings.simplefilter("ignore")
        format, count, frames = _opened(data)
        for number, frame in enumerate(frames, 1):
            if isinstance(frame, str):
                faults.append(f"page {number} could not be read ({frame})")
                continue
            image, dpi = frame
            pages.append(recognise_image(image, number, dpi))
    if not pages:
        raise Unreadable(Reason.CORRUPT, f"a picture ({format}) of which no page can be read: {faults[0] if faults else 'it has none'}")
    if not any(line.text.strip() for page in pages for line in page.sheet.lines):
        raise Unreadable(Reason.EMPTY, f"a picture ({format}) in which no print was found")
    raw = compose([page.sheet for page in pages], format)
    return replace(
        raw,
        pages=count,
        recognised_pages=len(pages),
        seals=sum(page.seals for page in pages),
        faults=(*faults, *(fault for page in pages for fault in page.faults)),
    )


Frame = tuple["NDArray[np.uint8]", float]


def _opened(data: bytes) -> tuple[str, int, Iterator[Frame | str]]:
    """The format, the number of frames, and the frames or what is wrong with them."""
    try:
        image = Image.open(io.BytesIO(data), formats=READERS)
        format = FORMATS[image.format or ""]
        # Other formats than TIFF have further pictures for other ends: thumbnails, depth.
        count = _count_frames(image) if format == "tiff" else 1
    except (UnidentifiedImageError, *BROKEN) as fault:
        raise Unreadable(Reason.CORRUPT, f"a picture that is damaged or cut off ({fault})") from None
    except Image.DecompressionBombError as fault:
        raise Unreadable(Reason.TOO_LARGE, f"a picture of too many dots ({fault})") from None
    return format, count, (_frame(image, index) for index in range(count))


def _count_frames(image: Image.Image) -> int:
    """The number of frames; raises Unreadable(TOO_LARGE) before all of very many are looked for."""
    for count in range(1, MOST_PAGES + 1):
        try:
            image.seek(count)
        except EOFError:
            image.seek(0)
            return count
    raise Unreadable(Reason.TOO_LARGE, f"a picture of more than {MOST_PAGES} pages")


def _frame(image: Image.Image, index: int) -> Frame | str:
    """One frame as red-green-blue dots, upright as its metadata say, with its dots an inch."""
    try:
        if index:
            image.seek(index)
        width, height = image.size
        if width * height > MOST_DOTS:
            raise Unreadable(Reason.TOO_LARGE, f"a picture of {width} x {height} dots; at most {MOST_DOTS} are read")
        image.load()
        dpi = _dpi(image)
        # A JPEG or TIFF may be stored lying on its side, with a note how to hold it.
        return _at_reading_size(_on_paper(ImageOps.exif_transpose(image)), dpi)
    except Image.DecompressionBombError as fault:
        raise Unreadable(Reason.TOO_LARGE, f"a picture of too many dots ({fault})") from None
    except BROKEN as fault:
        return str(fault) or type(fault).__name__


def _on_paper(image: Image.Image) -> Image.Image:
    """The picture in red, green and blue, with white paper where it is transparent."""
    if image.mode in ("I;16", "I;16B", "I", "F"):
        low, high = image.getextrema()
        span = max(float(high) - float(low), 1e-9)  # type: ignore[arg-type]  # one band has two numbers
        return image.convert("F").point(lambda dot: (dot - float(low)) * (255.0 / span)).convert("L").convert("RGB")  # type: ignore[arg-type]
    if image.mode in ("LA", "La", "PA", "RGBA", "RGBa") or "transparency" in image.info:
        paper = Image.new("RGBA", image.size, "white")
        paper.alpha_composite(image.convert("RGBA"))
        return paper.convert("RGB")
    return image.convert("RGB")


def _dpi(image: Image.Image) -> float:
    """The dots an inch that the file tells, or those that make the picture as wide as an A4 page."""
    short = min(image.size)
    told = image.info.get("dpi")
    if isinstance(told, tuple) and len(told) == 2:
        across, down = float(told[0]), float(told[1])
        if across >= LEAST_DPI and 0.9 <= across / max(down, 1.0) <= 1.1 and SHORT_SIDE[0] <= short / across <= SHORT_SIDE[1]:
            return across
    return short / A4_WIDTH


def _at_reading_size(image: Image.Image, dpi: float) -> Frame:
    """The dots of a picture, no more of them than are read: finer ones cost time and memory."""
    import numpy as np

    if dpi > READ_DPI:
        size = max(1, round(image.width * READ_DPI / dpi)), max(1, round(image.height * READ_DPI / dpi))
        image, dpi = image.resize(size, Image.Resampling.BOX if dpi > 2 * READ_DPI else Image.Resampling.BICUBIC), READ_DPI
    return np.asarray(image, np.uint8).copy(), dpi
