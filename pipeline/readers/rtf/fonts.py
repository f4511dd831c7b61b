"""The fonts of RTF with their code pages, and that of the document."""

import codecs
from collections.abc import Mapping

GB = "gb18030"
# Code pages by the character sets of fonts (\fcharset); 0 and 1 are the document's own: Word writes Chinese in fonts of Latin letters, too.
CHARSETS: Mapping[int, str] = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    134: GB,
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    177: "cp1255",
    178: "cp1256",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
SYMBOLS, CHINESE = 2, 134  # character sets of fonts of signs, and of simplified Chinese
PAGES: Mapping[int, str] = {936: GB, 20936: GB, 54936: GB, 10008: GB, 65001: "utf-8", 10000: "mac_roman"}
LATIN = "cp1252"
LONGEST_NAME = 200  # bytes of a font's name that are kept; Word takes 31 characters


class Fonts:
    """The fonts by number, as their table is read; `page` is the code page that the document names (None: none)."""

    def __init__(self) -> None:
        self.page: int | None = None
        self._charsets: dict[int, int] = {}
        self._names: dict[int, bytes] = {}
        self._current = 0

    def begin(self, number: int) -> None:
        """Begins the entry of a font."""
        self._current = number

    def set_charset(self, charset: int) -> None:
        """The character set of the font whose entry is read."""
        self._charsets[self._current] = charset

    def add_name(self, content: bytes) -> None:
        """More of the name of the font whose entry is read."""
        self._names[self._current] = (self._names.get(self._current, b"") + content)[:LONGEST_NAME]

    def encoding_of(self, number: int | None) -> str:
        """The encoding of bytes in a font."""
        charset = self._charsets.get(number, 0) if number is not None else 0
        return CHARSETS.get(charset) or self._own()

    def symbols(self, number: int | None) -> str | None:
        """The name of a font of signs; None where the font is none."""
        if number is None or self._charsets.get(number) != SYMBOLS:
            return None
        return self._names.get(number, b"").partition(b";")[0].decode("latin-1").strip()

    def _own(self) -> str:
        """The document's encoding; one that names none is Chinese where one of its fonts is."""
        if self.page is None:
            return GB if CHINESE in self._charsets.values() else LATIN
        name = PAGES.get(self.page, f"cp{self.page}")
        try:
            codecs.lookup(name)
        except LookupError:
            return LATIN
        return name
