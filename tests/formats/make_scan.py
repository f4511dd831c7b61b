"""Makes the scanned and pictured fixtures: notice.scan.pdf, notice.png, notice.jpeg, notice.tiff and scan-*.*, from notice.txt.

Run from the root of the repository: python tests/formats/make_scan.py (needs Pillow, numpy and the font Noto Serif CJK). Seeded.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

FOLDER = Path(__file__).parent
FONT = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"
BOLD = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc"
SIMPLIFIED = 2  # of the fonts in the file
RED = (215, 30, 35)
DPI = 150
SIGNS = 28  # of a line of GB/T 9704-2012
STARTS_NO_LINE = "，。；：？！、）》”"


@dataclass(frozen=True)
class Style:
    """How a paragraph is printed: size in points, indent and place in signs."""

    size: float = 16
    indent: int = 2
    place: str = "left"
    bold: bool = False
    colour: tuple[int, int, int] = (25, 25, 25)


class Sheet:
    """A page being printed."""

    def __init__(self, height: float = 841.9) -> None:
        self.image = Image.new("RGB", (dots(595.3), dots(height)), "white")
        self.draw = ImageDraw.Draw(self.image)
        self.y = 80.0

    def paragraph(self, text: str, style: Style = Style()) -> None:
        """Prints a paragraph, broken after 28 signs."""
        font = ImageFont.truetype(BOLD if style.bold else FONT, dots(style.size), index=SIMPLIFIED)
        for number, line in enumerate(broken(text, style, font)):
            width = font.getlength(line) * 72 / DPI
            x = {
                "left": 78.0 + (style.indent * style.size if number == 0 else 0),
                "middle": (595.3 - width) / 2,
                "right": 517 - width - 64,
            }[style.place]
            self.draw.text((dots(x), dots(self.y)), line, font=font, fill=style.colour)
            self.y += style.size * 1.75

    def rule(self, colour: tuple[int, int, int] = (25, 25, 25)) -> None:
        """Prints a rule over the page."""
        self.draw.line((dots(78), dots(self.y), dots(526), dots(self.y)), fill=colour, width=dots(1.5))
        self.y += 12

    def table(self, rows: list[list[str]], widths: tuple[float, ...]) -> None:
        """Prints a ruled table."""
        font = ImageFont.truetype(FONT, dots(14), index=SIMPLIFIED)
        edges = [78.0 + sum(widths[:index]) for index in range(len(widths) + 1)]
        for index in range(len(rows) + 1):
            self.draw.line(
                (dots(edges[0]), dots(self.y + 30 * index), dots(edges[-1]), dots(self.y + 30 * index)), fill=(25, 25, 25), width=2
            )
        for edge in edges:
            self.draw.line((dots(edge), dots(self.y), dots(edge), dots(self.y + 30 * len(rows))), fill=(25, 25, 25), width=2)
        for row in rows:
            for cell, left, right in zip(row, edges, edges[1:], strict=False):
                width = font.getlength(cell) * 72 / DPI
                self.draw.text((dots((left + right - width) / 2), dots(self.y + 5)), cell, font=font, fill=(25, 25, 25))
            self.y += 30
        self.y += 12

    def stamp(self, x: float, y: float, words: str, across: float = 119.0, colour: tuple[int, int, int] = RED) -> None:
        """Presses a round seal (42 mm) over what is printed: ring, star, and the organ's name along the ring."""
        self.image = stamped(self.image, (dots(x), dots(y)), words, dots(across), colour)
        self.draw = ImageDraw.Draw(self.image)


def dots(points: float) -> int:
    """Points in dots of the picture."""
    return round(points * DPI / 72)


def broken(text: str, style: Style, font: ImageFont.FreeTypeFont) -> Iterator[str]:
    """The lines of a paragraph; no line begins with a stop."""
    room = SIGNS * dots(16)
    line, used = "", style.indent * dots(style.size) if style.place == "left" else 0
    for sign in text:
        width = font.getlength(sign)
        if used + width > room + 2 and sign not in STARTS_NO_LINE:
            yield line
            line, used = "", 0.0
        line += sign
        used += width
    yield line


def stamped(image: Image.Image, middle: tuple[int, int], words: str, across: int, colour: tuple[int, int, int]) -> Image.Image:
    """A picture with a seal: red ink over paper, darker where it lies over print."""
    seal = Image.new("RGB", (across, across), "white")
    draw = ImageDraw.Draw(seal)
    centre, radius = across / 2, across / 2 - 2
    draw.ellipse((2, 2, across - 3, across - 3), outline=colour, width=max(3, across // 40))
    star = [
        (centre + radius * share * math.sin(turn * math.pi / 5), centre - radius * share * math.cos(turn * math.pi / 5))
        for turn in range(10)
        for share in [0.3 if turn % 2 == 0 else 0.12]
    ]
    draw.polygon(star, fill=colour)
    font = ImageFont.truetype(BOLD, round(across * 0.12), index=SIMPLIFIED)
    for index, sign in enumerate(words):
        angle = (index - (len(words) - 1) / 2) * 240 / len(words)
        tile = Image.new("RGB", (round(across * 0.16),) * 2, "white")
        ImageDraw.Draw(tile).text((round(across * 0.02), -round(across * 0.01)), sign, font=font, fill=colour)
        tile = tile.rotate(-angle, fillcolor="white", resample=Image.Resampling.BICUBIC)
        x = centre + radius * 0.78 * math.sin(math.radians(angle)) - tile.width / 2
        y = centre - radius * 0.78 * math.cos(math.radians(angle)) - tile.height / 2
        seal.paste(tile, (round(x), round(y)))
    pressed = np.asarray(image).copy()
    top, left = middle[1] - across // 2, middle[0] - across // 2
    part = pressed[top : top + across, left : left + across]
    part[:] = (part.astype(np.uint16) * np.asarray(seal)[: part.shape[0], : part.shape[1]] // 255).astype(np.uint8)
    return Image.fromarray(pressed)


def scanned(image: Image.Image, slant: float = 0.4, noise: float = 4.0, seed: int = 7) -> Image.Image:
    """A picture as a scanner gives it: askew, grey paper, softened, with grain."""
    turned = image.rotate(-slant, resample=Image.Resampling.BICUBIC, fillcolor="white").filter(ImageFilter.GaussianBlur(0.6))
    grain = np.random.default_rng(seed).normal(0, noise, (turned.height, turned.width, 1))
    return Image.fromarray(np.clip(np.asarray(turned) * 0.94 + grain, 0, 255).astype(np.uint8))


def notice_blocks() -> list[str]:
    """The paragraphs of notice.txt, in order."""
    text = (FOLDER / "notice.txt").read_text("utf-8")
    return [block for block in text.split("\n\n") if block.strip()]


def head(sheet: Sheet, blocks: list[str]) -> None:
    """版头 and title."""
    sheet.paragraph(blocks[0], Style(34, 0, "middle", bold=True, colour=RED))
    sheet.y += 14
    sheet.paragraph(blocks[1], Style(16, 0, "middle"))
    sheet.rule(RED)
    sheet.y += 16
    for line in blocks[2].split("\n"):
        sheet.paragraph(line, Style(22, 0, "middle", bold=True))
    sheet.y += 12
    sheet.paragraph(blocks[3], Style(indent=0))


def close(sheet: Sheet, notes: str, signature: str, *, is_sealed: bool = True) -> None:
    """附件说明, 署名, 成文日期 and the seal over both."""
    first, second = (line.strip() for line in notes.strip().split("\n"))
    sheet.paragraph(first)
    sheet.paragraph(second, Style(indent=5))
    sheet.y += 40
    for line in signature.split("\n"):
        sheet.paragraph(line.strip(), Style(place="right"))
    if is_sealed:
        sheet.stamp(390, sheet.y - 38, "安徽省文化和旅游厅")


def annex(sheet: Sheet, blocks: list[str]) -> None:
    """The annex with its table, and the imprint."""
    sheet.paragraph(blocks[0], Style(indent=0))
    sheet.y += 8
    sheet.paragraph(blocks[1], Style(20, 0, "middle", bold=True))
    sheet.y += 8
    sheet.table([line.split("\t") for line in blocks[2].split("\n")], (50, 130, 110, 158))
    sheet.y += 120
    sheet.rule()
    sheet.paragraph(blocks[3], Style(14, 1))
    sheet.rule()
    printed_by, printed_on = blocks[4].split()
    y = sheet.y
    sheet.paragraph(printed_by, Style(14, 1))
    sheet.y = y
    sheet.paragraph(printed_on, Style(14, 23))
    sheet.rule()


def pages(*, is_sealed: bool) -> list[Sheet]:
    """The notice on three pages with page numbers."""
    blocks = notice_blocks()
    body = next(index for index, block in enumerate(blocks) if block.strip().startswith("附件："))
    sheets = [Sheet(), Sheet(), Sheet()]
    head(sheets[0], blocks)
    for block in blocks[4:body]:
        sheet = sheets[0] if sheets[0].y < 720 and sheets[1].y == 80 else sheets[1]
        if sheet is sheets[0] and sheet.y + 28 * (len(block) // SIGNS + 1) > 760:
            sheet = sheets[1]
        sheet.paragraph(block.strip())
    close(sheets[1], blocks[body], blocks[body + 1], is_sealed=is_sealed)
    annex(sheets[2], blocks[body + 2 :])
    for number, sheet in enumerate(sheets, 1):
        sheet.y = 770
        sheet.paragraph(f"— {number} —", Style(14, 0, "middle"))
    return sheets


def strip() -> Image.Image:
    """The whole notice in one long picture, as it is sent to telephones."""
    blocks = notice_blocks()
    body = next(index for index, block in enumerate(blocks) if block.strip().startswith("附件："))
    sheet = Sheet(height=2100)
    head(sheet, blocks)
    for block in blocks[4:body]:
        sheet.paragraph(block.strip())
    close(sheet, blocks[body], blocks[body + 1])
    sheet.y += 60
    annex(sheet, blocks[body + 2 :])
    return sheet.image.crop((0, 0, sheet.image.width, dots(sheet.y + 30)))


def save_pdf(images: list[Image.Image], name: str, quality: int) -> None:
    """Pictures as the pages of a PDF."""
    images[0].save(FOLDER / name, save_all=True, append_images=images[1:], resolution=DPI, quality=quality)


def save_whole_notices() -> None:
    """The notice in every pictured format."""
    sealed = [scanned(sheet.image, slant) for sheet, slant in zip(pages(is_sealed=True), (0.4, -0.6, 0.3), strict=True)]
    save_pdf([image.filter(ImageFilter.GaussianBlur(0.4)) for image in sealed], "notice.scan.pdf", 33)
    long = strip()
    long.quantize(16).save(FOLDER / "notice.png", optimize=True)
    exif = Image.Exif()
    exif[0x0112] = 6  # stored on its left side
    long.transpose(Image.Transpose.ROTATE_90).save(FOLDER / "notice.jpeg", quality=34, exif=exif)
    plain = [sheet.image.convert("1", dither=Image.Dither.NONE) for sheet in pages(is_sealed=False)]
    plain[0].save(FOLDER / "notice.tiff", save_all=True, append_images=plain[1:], compression="group4", dpi=(DPI, DPI))


def half_page() -> Image.Image:
    """The end of the notice: contacts, notes, signature and date under a seal."""
    page = pages(is_sealed=True)[1].image
    return page.crop((0, dots(386), page.width, dots(640)))


def save_pathologies() -> None:
    """One file for every way in which a page may lie or look."""
    end = half_page()
    scanned(end, 2.0).convert("RGB").save(FOLDER / "scan-askew.jpeg", quality=40, dpi=(DPI, DPI))
    scanned(end, 0.0).rotate(90, expand=True).save(FOLDER / "scan-on-its-side.jpeg", quality=40, dpi=(DPI, DPI))
    scanned(end, 0.0).rotate(180).save(FOLDER / "scan-on-its-head.jpeg", quality=40, dpi=(DPI, DPI))
    scanned(end, 0.3, noise=28.0).save(FOLDER / "scan-grain.jpeg", quality=35, dpi=(DPI, DPI))
    blank = np.full((dots(300), dots(420), 3), 236.0) + np.random.default_rng(3).normal(0, 6, (dots(300), dots(420), 1))
    Image.fromarray(blank.astype(np.uint8)).save(FOLDER / "scan-blank.jpeg", quality=40, dpi=(DPI, DPI))
    two = Sheet(360)
    two.paragraph("联合举办单位（盖章）", Style(indent=0))
    two.y += 60
    for words, x in (("阜阳市文化和旅游局", 170), ("安徽省图书馆", 400)):
        two.draw.text(
            (dots(x - 8 * len(words)), dots(two.y)), words, font=ImageFont.truetype(FONT, dots(16), index=SIMPLIFIED), fill=(25, 25, 25)
        )
        two.stamp(x, two.y + 14, words)
    two.y += 30
    two.paragraph("2024年7月15日", Style(place="right"))
    scanned(two.image, 0.0).save(FOLDER / "scan-two-seals.jpeg", quality=45, dpi=(DPI, DPI))


def main() -> None:
    """Writes all fixtures."""
    save_whole_notices()
    save_pathologies()
    for path in sorted([*FOLDER.glob("notice.scan.pdf"), *FOLDER.glob("notice.[pjt]*"), *FOLDER.glob("scan-*")]):
        print(path.name, path.stat().st_size)


if __name__ == "__main__":
    main()
