"""Lines made of pieces, some of which are links; and the raw text that lines make."""

import re
from collections.abc import Iterable, Iterator, Sequence

from extractors.frozen import frozen
from pipeline.raw import Link

LINE_END = "\n"
CELL_END = "\t"  # in a finished line a tab separates cells and nothing else
# A tab in running text is a gap, such as that between two labels or before the date of an imprint. Two spaces would do for us, five
# would be an indent.
GAP = "    "
# Behind a typed number or a label it is no more than a space.
BEFORE_WORDS = re.compile(r"(?:^|[：:\s])[（(]?(?:\d{1,3}|[a-zA-Z]|[一二三四五六七八九十]{1,3}|[①-⑳])[）)、.．]?$|[：:]$")
TABS = re.compile(r"(\t+)")
LOOK_BACK = 12


@frozen
class Piece:
    """Some text, and the address that it leads to."""

    text: str
    url: str | None = None


Line = tuple[Piece, ...]


def text_of(pieces: Iterable[Piece]) -> str:
    """The text of pieces."""
    return "".join(piece.text for piece in pieces)


def is_blank(pieces: Iterable[Piece]) -> bool:
    """Whether nothing is seen."""
    return not text_of(pieces).strip()


def lines_of(pieces: Iterable[Piece]) -> Iterator[Line]:
    r"""The lines of a paragraph, without blank ones; tabs are gaps.

    >>> [text_of(line) for line in lines_of([Piece("\t1.\t报名表"), Piece("\n"), Piece("办公室\t\t5月8日印发")])]
    ['1. 报名表', '办公室    5月8日印发']
    """
    for line in _split(pieces):
        if not is_blank(line):
            yield tuple(_without_tabs(line))


def in_one(lines: Iterable[Line]) -> Iterator[Piece]:
    """The lines of a cell as one, apart by spaces."""
    for place, line in enumerate(lines):
        if place:
            yield Piece(" ")
        yield from (Piece(piece.text.replace(CELL_END, " "), piece.url) for piece in line)


def whole_text(lines: Sequence[Line]) -> tuple[str, tuple[Link, ...]]:
    """The text of all lines, and the links in it; neighbouring pieces of one link are one."""
    parts, links, at = list[str](), list[Link](), 0
    for line in lines:
        for piece in line:
            if piece.url and piece.text.strip():
                if links and links[-1].end == at and links[-1].url == piece.url:
                    links[-1] = Link(links[-1].start, at + len(piece.text), piece.url)
                else:
                    links.append(Link(at, at + len(piece.text), piece.url))
            parts.append(piece.text)
            at += len(piece.text)
        parts.append(LINE_END)
        at += 1
    return "".join(parts).removesuffix(LINE_END), tuple(links)


def _split(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    line = list[Piece]()
    for piece in pieces:
        first, *more = piece.text.split(LINE_END)
        line.append(Piece(first, piece.url))
        for text in more:
            yield line
            line = [Piece(text, piece.url)]
    yield line


def _without_tabs(line: Iterable[Piece]) -> Iterator[Piece]:
    before = ""
    for piece in line:
        for text in TABS.split(piece.text):
            if text.startswith("\t"):
                text = "" if not before.strip() or before[-1].isspace() else " " if BEFORE_WORDS.search(before) else GAP
            if text:
                yield Piece(text, piece.url)
            before = (before + text)[-LOOK_BACK:]
