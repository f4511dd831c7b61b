"""Symbol fonts: the characters that stand for the signs of Wingdings and Symbol, which have code points of their own there.

Known by their names in Unicode's own mapping of these fonts (L2/11-052, Unicode 7.0); those that notices use for boxes to tick,
bullets, circled numbers and contact signs.
"""

from collections.abc import Mapping
from types import MappingProxyType

PRIVATE = range(0xF020, 0xF100)  # where Word puts the characters of symbol fonts


def _signs(*groups: tuple[int, str]) -> Mapping[int, str]:
    """Groups of signs that stand one after another from a code on."""
    return MappingProxyType({first + place: sign for first, signs in groups for place, sign in enumerate(signs)})


WINGDINGS = _signs(
    (0x20, " "),
    (0x28, "☎✆✉"),
    (0x6C, "●❍■□❐❑❒⬧⧫◆❖"),
    (0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"),
    (0x9E, "·•"),
    (0xA1, "○"),
    (0xA4, "◉◎"),
    (0xA7, "▪□"),
    (0xAB, "★"),
    (0xD8, "➢"),
    (0xDF, "←→↑↓"),
    (0xE8, "➔"),
    (0xF0, "⇨"),
    (0xFB, "✗✓☒☑"),
)
WINGDINGS_2 = _signs((0x20, " "), (0x4F, "✗✓☒☑☒☒"), (0x69, "⓪①②③④⑤⑥⑦⑧⑨⑩"), (0x97, "●"), (0x9F, "•"), (0xA2, "■□"))
SYMBOL = _signs(
    (0x20, " "),
    (0x28, "()"),
    (0x2B, "+,−./0123456789:;<=>?"),
    (0x41, "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"),
    (0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"),
    (0xA3, "≤"),
    (0xAE, "→"),
    (0xB0, "°±″≥×"),
    (0xB7, "•÷≠"),
    (0xD7, "⋅"),
)
FONTS: Mapping[str, Mapping[int, str]] = {"wingdings": WINGDINGS, "wingdings 2": WINGDINGS_2, "symbol": SYMBOL}


def is_symbol_font(font: str | None) -> bool:
    """Whether the letters of a font are signs."""
    return font is not None and font.strip().lower() in FONTS


def sign(code: int, font: str | None) -> str | None:
    """The character that shows the sign of a code in a font; None where none is known.

    >>> sign(0xF0FE, "Wingdings"), sign(0x52, "Wingdings 2"), sign(0x4E00, "Wingdings"), sign(0xF0B7, None), sign(0xF04A, "Webdings")
    ('☑', '☑', '一', '•', None)
    """
    known = FONTS.get((font or "symbol").strip().lower(), {})
    if code in PRIVATE:
        return known.get(code - 0xF000)
    if font is not None and is_symbol_font(font) and code < 0x100:
        return known.get(code)
    return chr(code)
