"""Pictures: the invented notice in each format; broken, giant, blank and odd ones end with their reason."""

import io
import random
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from pipeline.clean import clean_text
from pipeline.outcome import Reason, Unreadable
from pipeline.readers.image import read_image

FOLDER = Path(__file__).parents[2] / "formats"


def reason_of(data: bytes) -> Reason | None:
    """Why a picture is not read."""
    try:
        read_image(data)
    except Unreadable as fault:
        return fault.reason
    return None


def saved(image: Image.Image, format: str, **options: object) -> bytes:
    """The bytes of a picture."""
    file = io.BytesIO()
    image.save(file, format, **options)
    return file.getvalue()


@pytest.mark.parametrize(("suffix", "pages", "seals"), [("png", 1, 1), ("jpeg", 1, 1), ("tiff", 3, 0)])
def test_the_notice_as_a_picture(suffix: str, pages: int, seals: int) -> None:
    raw = read_image((FOLDER / f"notice.{suffix}").read_bytes())
    assert (raw.format, raw.pages, raw.recognised_pages, raw.seals, raw.faults) == (suffix, pages, pages, seals, ())
    text = clean_text(raw.text).text
    wanted = clean_text((FOLDER / "notice.txt").read_text("utf-8")).text
    # 颍州 is read as 颖州 where it is printed small: what cannot be told apart is not mended by guess.
    assert "".join(text.replace("颖州", "颍州").split()) == "".join(wanted.split())
    assert [line for line in text.split("\n") if "\t" in line] == [line for line in wanted.split("\n") if "\t" in line]


def giant_png() -> bytes:
    """A PNG of 100,000 x 100,000 dots, by its head."""
    head = b"IHDR" + struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head)) + struct.pack(">I", 9) + b"IDAT"


def many_pages() -> bytes:
    """A TIFF of 201 pages."""
    page = Image.new("1", (8, 8), 1)
    return saved(page, "TIFF", save_all=True, append_images=[page] * 200)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Reason.CORRUPT),
        (b"\x89PNG\r\n\x1a\n", Reason.CORRUPT),
        (b"\xff\xd8\xff\xe0 no picture", Reason.CORRUPT),
        (b"II*\0\x08\0\0\0\xff\xff", Reason.CORRUPT),
        ((FOLDER / "notice.png").read_bytes()[:50_000], Reason.CORRUPT),
        ((FOLDER / "notice.jpeg").read_bytes()[:100_000], Reason.CORRUPT),
        (giant_png(), Reason.TOO_LARGE),
        (saved(Image.new("1", (9000, 9000), 1), "PNG"), Reason.TOO_LARGE),
        (many_pages(), Reason.TOO_LARGE),
        (saved(Image.new("RGB", (300, 200), "white"), "PNG"), Reason.EMPTY),
        (saved(Image.new("RGBA", (300, 200), (0, 0, 0, 0)), "PNG"), Reason.EMPTY),
        (saved(Image.new("I;16", (200, 300), 700), "PNG"), Reason.EMPTY),
        (saved(Image.new("CMYK", (200, 300)), "JPEG"), Reason.EMPTY),
        (saved(Image.new("F", (200, 300), 0.5), "TIFF"), Reason.EMPTY),
        (saved(Image.new("L", (1, 1)), "PNG"), Reason.EMPTY),
        ((FOLDER / "scan-blank.jpeg").read_bytes(), Reason.EMPTY),
    ],
    ids=[
        "none",
        "head",
        "junk",
        "ifd",
        "cut-png",
        "cut-jpeg",
        "bomb",
        "dots",
        "pages",
        "white",
        "clear",
        "deep",
        "ink",
        "real",
        "dot",
        "blank",
    ],
)
def test_what_holds_no_notice_ends_with_its_reason(data: bytes, reason: Reason) -> None:
    assert reason_of(data) == reason


def test_damaged_bytes_never_end_otherwise() -> None:
    chance = random.Random(11)
    small = saved(Image.new("P", (60, 40)), "TIFF", compression="tiff_lzw"), saved(Image.new("L", (60, 40), 200), "JPEG")
    for data in (*small, saved(Image.new("RGBA", (60, 40), "white"), "PNG")):
        for _ in range(8):
            broken = bytearray(data)
            for _ in range(chance.choice((1, 4, 20))):
                broken[chance.randrange(len(broken))] ^= 1 << chance.randrange(8)
            assert reason_of(bytes(broken[: chance.randrange(len(broken) // 2, len(broken) + 1)])) in (
                Reason.CORRUPT,
                Reason.EMPTY,
                Reason.TOO_LARGE,
            )
