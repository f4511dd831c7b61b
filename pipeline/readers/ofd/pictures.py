"""Pages of OFD that are pictures, as scanned documents have them: laid out as they are shown and given to recognition."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.readers.ofd.content import Content, Picture
from pipeline.readers.ofd.document import OfdDocument
from pipeline.readers.ofd.geometry import cover, quarter_turns
from pipeline.readers.ofd.jbig2 import is_jbig2, open_jbig2
from pipeline.readers.ofd.package import Broken
from pipeline.readers.ofd.text import Piece

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL import Image

DPI = 200  # what recognition was measured with; see scan.py
POINTS_PER_INCH = 72
COVERED = 0.5  # of a page under pictures
LARGE = 0.1  # of a page: a picture that is missing and smaller is a logo or a seal
FEW = 30  # characters that a stamp, a page number or a running head adds to a scanned page
MOST_PIXELS = 100_000_000  # of one picture, and of one page: A2 at 200 dpi has 15 million
SMALLEST = 100_000  # pixels for which a picture counts at least: it must be opened, however small it is shown
MOST_SHOWN = 400_000_000  # of all pictures of a page as they are shown: strips and seals lie over each other, and no more


def is_picture(content: Content, pieces: Sequence[Piece], page: tuple[float, float]) -> bool:
    """Whether a page is a picture: pictures cover most of it, and these pieces, its painted text, have few characters."""
    if not content.pictures or sum(len(piece.text) for piece in pieces) > FEW:
        return False
    whole = (0.0, 0.0, page[0], page[1])
    return sum(cover(whole, picture.box) for picture in content.pictures) >= COVERED


def draw_page(document: OfdDocument, content: Content, page: tuple[float, float]) -> NDArray[np.uint8]:
    """The pictures of a page as they are shown, in red, green and blue at `DPI`; raises Broken, or Unreadable beyond the limits."""
    import numpy
    from PIL import Image

    scale = DPI / POINTS_PER_INCH
    width, height = (max(1, round(length * scale)) for length in page)
    if width * height > MOST_PIXELS:
        raise Broken(f"a page of {width} x {height} pixels is too large to be recognised")
    canvas, room = Image.new("RGB", (width, height), "white"), MOST_SHOWN
    for picture in content.pictures:
        try:
            image = _open(document, picture)
        except Broken:
            if cover((0.0, 0.0, *page), picture.box) >= LARGE:
                raise
            continue
        turn, _ = quarter_turns(picture.matrix[0], picture.matrix[1])
        a, b, c, d, _, _ = picture.matrix
        if a * d - b * c < 0:
            image = image.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        if turn:
            image = image.transpose((Image.Transpose.ROTATE_270, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_90)[turn - 1])
        left, top, right, bottom = (round(length * scale) for length in picture.box)
        room -= max(SMALLEST, (right - left) * (bottom - top))
        if room < 0 or (right - left) * (bottom - top) > MOST_PIXELS:
            raise Broken(f"pictures that are shown with too many pixels, the last with {right - left} x {bottom - top}")
        shown = image.resize((max(1, right - left), max(1, bottom - top)))
        canvas.paste(shown, (left, top), shown)
    return numpy.asarray(canvas, dtype=numpy.uint8)


def _open(document: OfdDocument, picture: Picture) -> Image.Image:
    """A picture with its transparency; raises Broken where it is missing or of a format that is not read."""
    from PIL import Image

    part = document.media.get(picture.resource)
    if part is None:
        raise Broken("the package lacks a picture")
    data = document.package.read(part)
    if is_jbig2(data):
        return open_jbig2(data).convert("RGBA")
    try:
        with Image.open(io.BytesIO(data)) as image:
            if image.width * image.height > MOST_PIXELS:
                raise Broken(f"{part} is a picture of {image.width} x {image.height} pixels")
            return image.convert("RGBA")
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as fault:
        raise Broken(f"{part} is no picture that can be opened ({fault})") from None
