"""One story of a document, which is the body, a text box or the notes: its paragraphs and tables in order, with their numbers."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from pipeline.readers.docx.fields import Field
from pipeline.readers.docx.lines import Line, Piece, is_blank, lines_of, text_of
from pipeline.readers.docx.numbering import Counters, Label
from pipeline.readers.docx.package import Relationship
from pipeline.readers.docx.runs import Words
from pipeline.readers.docx.shared import Shared
from pipeline.readers.docx.tables import table_lines
from pipeline.readers.docx.xml import Element, child, chosen, is_on, name_of, value

DEEPEST = 8  # tables and text boxes inside each other; the deepest met in the wild has three
WRAPPERS = frozenset({"w:customXml", "w:ins", "w:moveTo", "w:sdtContent", "w:smartTag"})
# — 1 —, 第1页 共5页, 1/5: what is left of such a line without its numbers.
PAGE_LINE = re.compile(r"[\s—–―－\-─·•～~第页共/，,]{0,40}")


class Story:
    """Reads the blocks of a story; text boxes are stories of their own, with counters of their own."""

    def __init__(self, shared: Shared, links: Mapping[str, Relationship], depth: int = 0) -> None:
        self._shared, self._links, self._depth = shared, links, depth
        self._counters = Counters(shared.numbering)
        self._fields = list[Field]()
        self._carried = list[Piece]()  # of paragraphs whose mark is deleted or hidden: they run on into the next one
        self._carried_label = False

    def lines(self, container: Element, *, in_cell: bool = False) -> list[Line]:
        """The lines of a body, a cell, a text box or a note."""
        return [*self._blocks(container, in_cell), *self._left_over()]

    def _blocks(self, container: Element, in_cell: bool) -> Iterator[Line]:
        for element in container:
            name = name_of(element)
            if name == "w:p":
                yield from self._paragraph(element, in_cell)
            elif name == "w:tbl":
                yield from self._table(element)
            elif name in WRAPPERS:
                yield from self._blocks(element, in_cell)
            elif name == "w:sdt":
                if is_on(child(element, "w:sdtPr"), "w:showingPlcHdr") is not True:
                    yield from self._blocks(element, in_cell)
            elif name == "mc:AlternateContent":
                branch = chosen(element)
                yield from self._blocks(branch, in_cell) if branch is not None else ()
            elif name == "w:altChunk":
                self._shared.note_fault("a file that is embedded as a part of the text was not read")

    def _table(self, table: Element) -> Iterator[Line]:
        if self._depth >= DEEPEST:
            self._shared.note_fault(f"tables and text boxes more than {DEEPEST} deep were not read")
            return
        yield from self._left_over()
        self._depth += 1
        yield from table_lines(table, self._shared.styles, lambda cell: self.lines(cell, in_cell=True))
        self._depth -= 1

    def _box(self, content: Element) -> list[Line]:
        if self._depth >= DEEPEST:
            self._shared.note_fault(f"tables and text boxes more than {DEEPEST} deep were not read")
            return []
        return Story(self._shared, self._links, self._depth + 1).lines(content)

    def _paragraph(self, paragraph: Element, in_cell: bool) -> Iterator[Line]:
        words = Words(self._shared, self._fields, self._links, self._box)
        words.read(paragraph)
        if words.had_page_number and PAGE_LINE.fullmatch(text_of(words.pieces)):
            words.pieces.clear()
        yield from words.before
        yield from self._own_lines(paragraph, words.pieces, in_cell)
        yield from words.after

    def _own_lines(self, paragraph: Element, pieces: list[Piece], in_cell: bool) -> Iterator[Line]:
        properties = child(paragraph, "w:pPr")
        mark = child(properties, "w:rPr")
        if child(mark, "w:del") is not None or child(mark, "w:moveFrom") is not None:
            # The paragraph behind it stays, with its own number; this one counts for nothing.
            self._carried += pieces
            return
        hidden = self._shared.styles.is_hidden(mark, value(properties, "w:pStyle"))
        place = self._shared.numbering.place_of(properties)
        label = self._counters.next_label(*place) if place else None
        if hidden and is_blank(pieces):
            return
        if self._carried_label:  # what is carried has its number already
            self._carried += _labelled(label, pieces, in_cell)
        else:
            self._carried = list(_labelled(label, [*self._carried, *pieces], in_cell))
        if hidden:
            self._carried_label = True
        else:
            yield from self._left_over()

    def _left_over(self) -> list[Line]:
        """The lines of what is carried, which ends here."""
        lines = list(lines_of(self._carried))
        self._carried, self._carried_label = [], False
        return lines


def _labelled(label: Label | None, pieces: list[Piece], in_cell: bool) -> Iterable[Piece]:
    """The pieces behind their number; a number without words is shown in cells only, where it may be the whole content."""
    if label is None:
        return pieces
    words = text_of(pieces).lstrip()
    if not words:
        return [Piece(label.text)] if in_cell and any(character.isalnum() for character in label.text) else pieces
    return [Piece(label.text + (" " if label.is_apart and _needs_space(label.text, words) else "")), *pieces]


def _needs_space(label: str, words: str) -> bool:
    """Whether a number and what follows would run into each other: 1.2024年, 第一条为; not 一、总则, （一）总则, ①总则."""
    last = label[-1]
    if last.isspace() or words[0].isspace():
        return False
    is_wide_mark = unicodedata.east_asian_width(last) in "WF" and unicodedata.category(last)[0] == "P"
    if not is_wide_mark and unicodedata.category(last) != "No":
        return True
    return words[0].isdecimal() and last in "、．" and label[-2:-1].isdecimal()
