"""One walk over a page: its lines in order, and which of them each element holds.

The walk keeps its own stack, so that ten thousand nested elements cost time in proportion and no recursion.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from selectolax.lexbor import LexborNode

from pipeline.readers.html_containers import ASIDE, known_container
from pipeline.readers.html_elements import BLOCKS, HEADINGS, HOLDERS, INLINE, UNSEEN
from pipeline.readers.html_lines import CLOSE, OPEN, Anchor, Line, settle
from pipeline.readers.html_lists import NUMBERED, OrderedList, ordered_list
from pipeline.readers.html_tables import Cell, Table, span

Attributes = Mapping[str, str | None]

HIDDEN = re.compile(r"display\s{0,9}:\s{0,9}none", re.IGNORECASE)
SHOWN_AS_BLOCK = re.compile(r"display\s{0,9}:\s{0,9}(?:block|flex|grid|table|list-item)\b(?!-)", re.IGNORECASE)
SHOWN_INLINE = re.compile(r"display\s{0,9}:\s{0,9}inline", re.IGNORECASE)
KEEPS_LINES = re.compile(r"white-space\s{0,9}:\s{0,9}(?:pre|break-spaces)", re.IGNORECASE)
TITLE_NAME = re.compile(r"(?:^|[\s_-])(?:\w{0,12}title|\w{0,8}bt|headline|activity-name|tit|biaoti)(?:$|[\s_\d-])", re.IGNORECASE)
EMPTY = f" \t\r\n\f\xa0\u3000{OPEN}{CLOSE}"  # what a line without text consists of
MOST_TABLES = 40  # nested; deeper ones are read as plain blocks
LONGEST_HREF = 2000  # characters; longer ones are pictures and programmes in the address itself
LONGEST_NAME = 400  # characters of an element's id and classes that are looked at


@dataclass(frozen=True, slots=True)
class Holder:
    """An element that may hold the main text: the lines from number `start` up to `end`, and the name under which it is known."""

    start: int
    end: int
    known: str = ""


@dataclass(frozen=True, slots=True)
class Walked:
    """The lines of a page, the elements that hold them (inner ones before outer ones), those named like furniture, its pictures."""

    lines: tuple[Line, ...]
    holders: tuple[Holder, ...]
    asides: tuple[Holder, ...] = ()
    pictures: int = 0


@dataclass(slots=True)
class _Frame:
    """An element that is open."""

    tag: str
    block: bool
    start: int
    known: str = ""
    aside: bool = False
    keeps_lines: bool = False
    mark: str = ""
    href: str | None = None
    numbers: OrderedList | None = None
    opens: str = ""  # "table" or "cell" where it opened one, "deep" for a table that is not read as one


PLAIN = _Frame("span", False, 0)  # any element that changes nothing


@dataclass(slots=True)
class _Walk:
    """What was read so far."""

    hidden_too: bool
    sinks: list[list[Line]] = field(default_factory=lambda: [[]])
    holders: list[Holder] = field(default_factory=list)
    frames: list[_Frame] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    hrefs: list[str] = field(default_factory=list)
    number: str = ""  # of the item of a list whose first line is still to come
    link: str | None = None  # the address of the link that is open
    seq: int = 0
    asides: list[Holder] = field(default_factory=list)
    keeps_lines: int = 0
    deep: int = 0  # open tables that are not read as such
    marks: list[str] = field(default_factory=list)
    pictures: int = 0

    def text(self, words: str) -> None:
        """Takes the words of a text node."""
        if not self.keeps_lines or "\n" not in words:
            if self.parts or not words.isspace():
                self.parts.append(words)
            return
        for place, line in enumerate(words.split("\n")):
            if place:
                self.flush()
            self.parts.append(line)

    def flush(self) -> None:
        """Ends the line."""
        if not self.parts:
            return
        raw, hrefs = "".join(self.parts) + (CLOSE if self.link is not None else ""), self.hrefs
        self.parts, self.hrefs = [], []
        if self.link is not None:
            self._open(self.link)
        if raw.strip(EMPTY):
            self._add(*settle(raw, hrefs))

    def _add(self, text: str, anchors: tuple[Anchor, ...], own: int) -> None:
        if self.number and not NUMBERED.match(text):
            lead = len(self.number)
            anchors = tuple(Anchor(a.start + lead, a.end + lead, a.href) for a in anchors)
            text = self.number + text.lstrip()
        self.number = ""
        mark = self.marks[-1] if self.marks else ""
        self.sinks[-1].append(Line(self.seq, text, anchors, own, mark))
        self.seq += 1

    def _open(self, href: str) -> None:
        self.parts.append(OPEN)
        self.hrefs.append(href)

    def enter(self, node: LexborNode, tag: str) -> bool:
        """Opens an element; whether its children are read."""
        if tag in UNSEEN:
            return False
        if tag in ("br", "hr"):
            self.flush()
            return False
        attributes = node.attributes
        style = attributes.get("style") or ""
        if not self.hidden_too and ("hidden" in attributes or ("none" in style and HIDDEN.search(style))):
            return False
        if tag == "img":
            self.pictures += 1
            return False
        if tag in INLINE and not ("class" in attributes or "id" in attributes or "display" in style or "white-space" in style):
            self.frames.append(PLAIN)
            return True
        frame = self._frame(tag, attributes, style)
        if frame.block:
            self.flush()
        frame.start = self.seq
        self._begin(frame, node, attributes)
        self.frames.append(frame)
        return True

    def _frame(self, tag: str, attributes: Attributes, style: str) -> _Frame:
        frame = _Frame(tag, tag in BLOCKS, self.seq)
        if "display" in style:
            if SHOWN_INLINE.search(style) and tag not in ("td", "th", "tr", "table"):
                frame.block = False
                self.parts.append(" ")
            elif SHOWN_AS_BLOCK.search(style):
                frame.block = True
        identity, classes = attributes.get("id"), attributes.get("class")
        if identity or classes:
            frame.known, frame.aside, frame.mark = _named((identity or "")[:LONGEST_NAME], (classes or "")[:LONGEST_NAME])
        frame.aside = frame.aside or tag in ("nav", "footer", "aside")
        frame.mark = tag if tag in HEADINGS else frame.mark
        frame.keeps_lines = tag == "pre" or ("white-space" in style and KEEPS_LINES.search(style) is not None)
        return frame

    def _begin(self, frame: _Frame, node: LexborNode, attributes: Attributes) -> None:
        tag = frame.tag
        self.keeps_lines += frame.keeps_lines
        if frame.mark:
            self.marks.append(frame.mark)
        if frame.known:
            for table in self.tables:
                table.is_frame = True
        if tag == "a" and (href := attributes.get("href")) and self.link is None and len(href) <= LONGEST_HREF:
            frame.href = self.link = href
            self._open(href)
        elif tag == "ol":
            items = sum(child.tag == "li" for child in node.iter()) if "reversed" in attributes else 0
            frame.numbers = ordered_list(attributes, items)
        elif tag == "li" and self.frames and (numbers := self.frames[-1].numbers):
            self.number = numbers.number(attributes)
        elif tag == "table":
            self._begin_table(frame)
        elif tag == "tr" and self._in_table(("tbody", "thead", "tfoot", "table")):
            self.tables[-1].rows.append([])
        elif tag in ("td", "th") and self._in_table(("tr",)) and self.tables[-1].rows:
            frame.opens = "cell"
            self.tables[-1].rows[-1].append(cell := Cell(span(attributes.get("colspan")), span(attributes.get("rowspan"))))
            self.sinks.append(cell.lines)

    def _begin_table(self, frame: _Frame) -> None:
        if len(self.tables) >= MOST_TABLES:
            frame.opens = "deep"
            self.deep += 1
            return
        frame.opens = "table"
        self.tables.append(table := Table())
        self.sinks.append(table.caption)

    def _in_table(self, parents: tuple[str, ...]) -> bool:
        """Whether the open element is a part of the innermost table that is read as one."""
        return bool(self.tables) and not self.deep and bool(self.frames) and self.frames[-1].tag in parents

    def leave(self) -> None:
        """Closes the innermost element."""
        frame = self.frames.pop()
        if frame is PLAIN:
            return
        if frame.href is not None:
            self.parts.append(CLOSE)
            self.link = None
        if frame.block:
            self.flush()
        if frame.tag == "li":
            self.number = ""
        if frame.opens == "cell":
            self.sinks.pop()
        elif frame.opens == "table":
            self.sinks.pop()
            self.sinks[-1].extend(self.tables.pop().lines())
        elif frame.opens == "deep":
            self.deep -= 1
        if frame.aside and self.seq > frame.start:
            self.asides.append(Holder(frame.start, self.seq))
        self.keeps_lines -= frame.keeps_lines
        if frame.mark:
            self.marks.pop()
        if self.seq > frame.start and (frame.known or frame.tag in HOLDERS):
            self.holders.append(Holder(frame.start, self.seq, frame.known))


@lru_cache(maxsize=4096)
def _named(identity: str, classes: str) -> tuple[str, bool, str]:
    """What the names of an element say: its known name, whether it is furniture, and the mark of its lines."""
    if known := known_container(identity, classes):
        return known, False, ""
    names = f"{identity} {classes}"
    return "", ASIDE.search(names) is not None, "title" if TITLE_NAME.search(names) else ""


def walk(root: LexborNode, *, hidden_too: bool = False) -> Walked:
    """The lines of an element and of all that it holds, in order; parts that are not displayed only if asked for."""
    state = _Walk(hidden_too)
    nodes = [root]
    node = root.first_child
    while nodes:
        if node is None:
            node = nodes.pop()
            if nodes:
                state.leave()
                node = node.next
                continue
            break
        tag = node.tag or ""
        if tag == "-text":
            state.text(node.text_content or "")
        elif tag[:1].isalpha() and state.enter(node, tag):
            nodes.append(node)
            node = node.first_child
            continue
        node = node.next
    state.flush()
    holders = (*state.holders, Holder(0, state.seq))
    return Walked(tuple(state.sinks[0]), holders, tuple(state.asides), state.pictures)
