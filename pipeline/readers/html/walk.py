"""One walk over a page: its lines in order, and which of them each element holds.

The walk keeps its own stack, so that ten thousand nested elements cost time in proportion and no recursion.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from pipeline.readers.html.elements import (
    BLOCKS,
    HEADINGS,
    HIDDEN,
    HOLDERS,
    INLINE,
    KEEPS_LINES,
    LONGEST_NAME,
    SHOWN_AS_BLOCK,
    SHOWN_INLINE,
    UNNAMED,
    UNSEEN,
    names_of,
)
from pipeline.readers.html.lines import CLOSE, OPEN, Anchor, Holder, Line, Walked, settle
from pipeline.readers.html.lists import NUMBERED, OrderedList, ordered_list
from pipeline.readers.html.tables import Cell, Table, span

Attributes = Mapping[str, str | None]

EMPTY = f" \t\r\n\f\xa0\u3000{OPEN}{CLOSE}"  # what a line without text consists of
MOST_TABLES = 40  # nested; deeper ones are read as plain blocks
LONGEST_HREF = 2000  # characters; longer ones are pictures and programmes in the address itself


@dataclass(slots=True)
class _Frame:
    """An element that is open."""

    tag: str
    block: bool
    start: int
    known: str = ""
    aside: bool = False
    mark: str = ""
    keeps_lines: bool = False
    href: str | None = None
    numbers: OrderedList | None = None
    opens: str = ""  # "table" or "cell" where it opened one, "deep" for a table that is not read as one


# Most elements change nothing, or only begin a paragraph: they share a frame.
PLAIN, PARAGRAPH = _Frame("span", False, 0), _Frame("p", True, 0)


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
        identity, classes = attributes.get("id") or "", attributes.get("class") or ""
        named = names_of(identity[:LONGEST_NAME], classes[:LONGEST_NAME]) if identity or classes else UNNAMED
        if (tag == "p" or tag in INLINE) and named == UNNAMED and "display" not in style and "white-space" not in style:
            if tag == "p":
                self.flush()
            self.frames.append(PARAGRAPH if tag == "p" else PLAIN)
            return True
        frame = self._frame(tag, named, style)
        if frame.block:
            self.flush()
        frame.start = self.seq
        self._begin(frame, node, attributes)
        self.frames.append(frame)
        return True

    def _frame(self, tag: str, named: tuple[str, bool, str], style: str) -> _Frame:
        frame = _Frame(tag, tag in BLOCKS, self.seq, *named)
        if "display" in style:
            if SHOWN_INLINE.search(style) and tag not in ("td", "th", "tr", "table"):
                frame.block = False
                self.parts.append(" ")
            elif SHOWN_AS_BLOCK.search(style):
                frame.block = True
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
        if frame is PLAIN or frame is PARAGRAPH:
            if frame.block:
                self.flush()
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
