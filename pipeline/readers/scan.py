"""Pages that are pictures: recognised into the printed lines of a sheet, with the seals that were seen on it."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

from pipeline.outcome import Reason, Unreadable
from pipeline.readers.layout import Sheet

if TYPE_CHECKING:
    import numpy as np
    import pypdfium2
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Recognised:
    """One page as it was recognised: its lines, and how many seals stand on it."""

    sheet: Sheet
    seals: int


def is_available() -> bool:
    """Whether the libraries of the extra `ocr` are installed."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


def recognise_page(page: pypdfium2.PdfPage, number: int) -> Recognised:
    """A page of a PDF recognised; raises Unreadable(NEEDS_OCR) where the extra `ocr` is not installed, TOO_LARGE for a giant page."""
    raise Unreadable(Reason.NEEDS_OCR, f"page {number} is a picture; to read it: pip install 'gongwen[ocr]'")


def recognise_image(image: NDArray[np.uint8], number: int, dpi: float) -> Recognised:
    """An upright picture (rows, columns, red-green-blue) of so many dots an inch recognised; raises as `recognise_page` does."""
    raise Unreadable(Reason.NEEDS_OCR, f"page {number} is a picture; to read it: pip install 'gongwen[ocr]'")
