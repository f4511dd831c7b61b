"""Lines of a document as units: a line, or one of the parts of a line that holds several elements."""

import itertools
import re
from collections.abc import Iterator

from extractors.frozen import frozen
from extractors.notice import Span

_WIDE = re.compile(r"[０-９Ａ-Ｚａ-ｚ]")
_PLAIN = {code: code - 0xFEE0 for code in range(ord("０"), ord("ｚ") + 1) if _WIDE.match(chr(code))}


@frozen
class Unit:
    """A stretch of one line without the white space around it.

    `words` is the text, `bare` the text without any white space, its full-width figures and letters as plain ones.
    """

    span: Span
    words: str
    bare: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Unit | None":
        """The unit of text[start:end], None where that is white space."""
        words = text[start:end].strip()
        if not words:
            return None
        if text[start].isspace():
            start += end - start - len(text[start:end].lstrip())
        return cls(Span(start, start + len(words)), words, _bare(words))


def lines_of(text: str) -> Iterator[Unit]:
    """The lines of a text that are not blank, as units."""
    is_wide, at = _WIDE.search(text) is not None, 0
    for line in text.split("\n"):
        length = len(line)
        if words := line.strip():
            bare, size = _bare(words) if is_wide else "".join(words.split()), len(words)
            start = at if size == length else at + line.index(words[0])
            yield Unit(Span(start, start + size), words, bare)
        at += length + 1


def _bare(words: str) -> str:
    bare = "".join(words.split())
    return bare.translate(_PLAIN) if _WIDE.search(bare) else bare


def cut(text: str, unit: Unit, *places: int) -> Iterator[Unit]:
    """The unit cut at the places given, which count from its start."""
    edges = [0, *places, len(unit.words)]
    for start, end in itertools.pairwise(edges):
        part = Unit.of(text, unit.span.start + start, unit.span.start + end)
        if part is not None:
            yield part
