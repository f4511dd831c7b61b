"""A line of a page: its text as a browser shows it, its links, and what its elements say of it."""

import re
from collections.abc import Sequence

from extractors.frozen import frozen

# Put into the text where a link begins and ends until its white space is settled; no page has them (see `html_encoding.CONTROLS`).
OPEN, CLOSE = "\x02", "\x03"
GAP = re.compile(r"[ \t\r\n\f]+(?:[\x02\x03]+[ \t\r\n\f]+)*")
UNSETTLED = re.compile(r"[\t\r\n\f\x02\x03]|  ")  # most lines have none
BOTH = re.compile(r"([\x02\x03])")
ENDS = tuple("。；！？")  # of sentences: a blank line of the source behind one is a space, as browsers show it
MARK = re.compile(r"[\x02\x03]")
BROKEN_SPACE = re.compile(r"&(?:amp;){0,3}(?:nb?sp|n?bsp|sp|ensp|emsp);")  # that editors escaped twice or cut
ANY_SPACE = re.compile(r"\s+")
# Characters between which a line break of the source is nothing: Han and the marks of Chinese text.
WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff“”‘’—…·]")


@frozen
class Anchor:
    """The words of a link in its line, and its address as written."""

    start: int
    end: int
    href: str


@frozen
class Line:
    """A paragraph or a row of a table. `seq` counts lines in the order of the page; `own` is the number of characters outside of links.

    `mark` is the tag of its heading, or "title" where an element is named so; `aside` says that it stands in an element for navigation,
    sharing and the like (see `html_weighing`).
    """

    seq: int
    text: str
    anchors: tuple[Anchor, ...] = ()
    own: int = 0
    mark: str = ""
    aside: bool = False
    is_row: bool = False

    @property
    def bare(self) -> str:
        """Its text without white space."""
        return "".join(self.text.split())

    def set_aside(self) -> "Line":
        """The line as one that stands in an element for navigation (much faster than `replace`: menus have hundreds)."""
        return Line(self.seq, self.text, self.anchors, self.own, self.mark, aside=True, is_row=self.is_row)

    def flat(self) -> tuple[str, tuple[Anchor, ...]]:
        """Text and links for a cell: any white space is one space, so that only tabs and wide gaps part cells."""
        if not ANY_SPACE.search(self.text):
            return self.text, self.anchors
        text = ANY_SPACE.sub(" ", self.text).strip()
        before = [len(ANY_SPACE.sub(" ", self.text[:at]).lstrip()) for anchor in self.anchors for at in (anchor.start, anchor.end)]
        pairs = zip(self.anchors, before[::2], before[1::2], strict=True)
        return text, tuple(Anchor(start, min(end, len(text)), anchor.href) for anchor, start, end in pairs if start < len(text))


@frozen
class Holder:
    """An element that may hold the main text: the lines from number `start` up to `end`, and the name under which it is known."""

    start: int
    end: int
    known: str = ""


@frozen
class Walked:
    """The lines of a page, the elements that hold them (inner ones before outer ones), those named like furniture, its pictures."""

    lines: tuple[Line, ...]
    holders: tuple[Holder, ...]
    asides: tuple[Holder, ...] = ()
    pictures: int = 0


def settle(raw: str, hrefs: Sequence[str]) -> tuple[str, tuple[Anchor, ...], int]:
    r"""The text of a line as it is shown, its links, and the number of its characters outside of links.

    A run of spaces and line breaks is one space, a line break between Han characters nothing (but for a blank line between sentences).
    No-break and wide spaces stay.

    >>> settle("各县\n文化馆：\n   A   B ", [])
    ('各县文化馆： A B', (), 8)
    >>> settle("见 \x02 表\x03。", ["a.doc"])
    ('见 表。', (Anchor(start=2, end=3, href='a.doc'),), 2)
    """
    if "&" in raw:
        raw = BROKEN_SPACE.sub("\xa0", raw)
    text = GAP.sub(_gap, raw) if UNSETTLED.search(raw) else raw
    if OPEN not in text:
        text = text.replace(CLOSE, "").strip(" \n").rstrip()
        return text, (), len(text) - text.count(" ") - text.count("\xa0")
    text, anchors = _linked(text, hrefs)
    lead = len(text) - len(text.lstrip(" \n"))
    text = text.strip(" \n").rstrip()
    linked = sum(anchor.end - anchor.start for anchor in anchors)
    placed = tuple(Anchor(max(a.start - lead, 0), min(a.end - lead, len(text)), a.href) for a in anchors)
    return text, tuple(a for a in placed if a.start < a.end), max(0, len(text) - linked - text.count(" ") - text.count("\xa0"))


def _linked(text: str, hrefs: Sequence[str]) -> tuple[str, list[Anchor]]:
    """The text without the marks of links, and the links that have words."""
    pieces, anchors, at, begun, number = list[str](), list[Anchor](), 0, -1, 0
    for piece in BOTH.split(text):
        if piece == OPEN:
            begun = at
        elif piece == CLOSE:
            words = pieces[-1] if begun >= 0 else ""  # all between the two marks
            if words.strip():
                anchors.append(Anchor(at - len(words.lstrip()), begun + len(words.rstrip()), hrefs[number]))
            number, begun = number + 1, -1
        else:
            pieces.append(piece)
            at += len(piece)
    return "".join(pieces), anchors


def _gap(found: re.Match[str]) -> str:
    marks = "".join(MARK.findall(found.group()))
    blank = found.group().count("\n") > 1 and found.string[found.start() - 1 : found.start()] in ENDS
    if "\n" in found.group() and not blank and _is_wide(found.string, found.start() - 1, -1) and _is_wide(found.string, found.end(), 1):
        return marks
    return " " + marks


def _is_wide(text: str, at: int, step: int) -> bool:
    """Whether the next character that is no mark of a link is a Han one."""
    while 0 <= at < len(text) and text[at] in "\x02\x03":
        at += step
    return 0 <= at < len(text) and WIDE.match(text[at]) is not None
