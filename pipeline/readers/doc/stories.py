"""The stories of a Word document (text, notes, boxes) made into lines, paragraph by paragraph."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from extractors.frozen import frozen
from pipeline.readers.doc.boxes import TextBox
from pipeline.readers.doc.fields import WordLink
from pipeline.readers.doc.formatting import CELL_END, DROPPED, Paragraphs
from pipeline.readers.doc.lines import Lines, numbered, plain
from pipeline.readers.doc.modifiers import Layout
from pipeline.readers.doc.numbers import Counters
from pipeline.readers.doc.styles import Styles
from pipeline.readers.doc.tables import Shape
from pipeline.readers.docx.lines import Line, Piece

PARAGRAPH_END = re.compile("[\r\x07\x0c]")
PAGE_BREAK = "\x0c"


@frozen
class WordText:
    """The characters of all stories with what is known of them; `paragraphs` is None where their layout is not told."""

    text: str
    links: tuple[WordLink, ...]
    paragraphs: Paragraphs | None
    styles: Styles
    counters: Counters
    lost_fonts: set[str]  # fonts of signs of which some have no character of their own


@frozen
class Paragraph:
    """A stretch of the document's characters, the sign that ends it (empty where the story just ends), its layout."""

    start: int
    end: int
    sign: str
    layout: Layout


def story_lines(word: WordText, stretch: tuple[int, int], boxes: Sequence[TextBox] = ()) -> list[Line]:
    """The lines of a story, with the text boxes that are anchored in it; boxes without an anchor follow at the end."""
    lines = Lines()
    waiting = list(reversed(boxes))
    ready: list[TextBox] = []
    for paragraph in _paragraphs(word, *stretch):
        while waiting and waiting[-1].anchor is not None and waiting[-1].anchor <= paragraph.end:
            ready.append(waiting.pop())
        if ready and not lines.in_table:
            lines.add_lines(_lines_of_boxes(word, [box for box in ready if box.above]))
            ready = [box for box in ready if not box.above]
        _add_paragraph(word, paragraph, lines)
        if ready and not lines.in_table:
            lines.add_lines(_lines_of_boxes(word, ready))
            ready = []
    lines.end_tables()
    lines.add_lines(_lines_of_boxes(word, ready + waiting[::-1]))
    return lines.lines


def _lines_of_boxes(word: WordText, boxes: Sequence[TextBox]) -> list[Line]:
    return [line for box in boxes for line in story_lines(word, (box.start, box.end))]


def _paragraphs(word: WordText, start: int, end: int) -> Iterator[Paragraph]:
    """The paragraphs of a stretch; a page break within a paragraph does not end it."""
    at = start
    for sign in PARAGRAPH_END.finditer(word.text, start, end):
        if sign[0] == PAGE_BREAK and not (word.paragraphs and word.paragraphs.ends_at(sign.start())):
            continue
        yield Paragraph(at, sign.start(), sign[0], _layout(word, at, sign))
        at = sign.end()
    if at < end:
        yield Paragraph(at, end, "", word.paragraphs.at(end - 1) if word.paragraphs else Layout())


def _layout(word: WordText, start: int, sign: re.Match[str]) -> Layout:
    """The layout of a paragraph; where it is not told, a cell's end right behind another one ends the row."""
    if word.paragraphs:
        return word.paragraphs.at(sign.start())
    ends_row = sign[0] == CELL_END and start == sign.start() > 0 and word.text[start - 1] == CELL_END
    return Layout(depth=int(sign[0] == CELL_END), ends_row=ends_row)


def _add_paragraph(word: WordText, paragraph: Paragraph, lines: Lines) -> None:
    layout, ends_cell = paragraph.layout, paragraph.sign == CELL_END
    depth = max(layout.depth, 1) if ends_cell or layout.ends_inner_cell else layout.depth
    if layout.ends_row and depth:
        lines.end_row(layout.shape or Shape(), depth)
        return
    pieces = numbered(word.counters.number_of(layout), list(_pieces(word, paragraph)), in_cell=depth > 0)
    if ends_cell or layout.ends_inner_cell:
        lines.end_cell(pieces, depth)
    else:
        lines.add_paragraph(pieces, depth)


def _pieces(word: WordText, paragraph: Paragraph) -> Iterator[Piece]:
    """The words of a paragraph, links apart; none where its style is hidden."""
    style = word.styles.get(paragraph.layout.style)
    if style and style.hidden:
        return
    at = paragraph.start
    first = bisect_left(word.links, paragraph.start, key=lambda link: link.end) if word.links else 0
    for link in word.links[first:]:
        if link.start >= paragraph.end:
            break
        start, end = max(link.start, at), min(link.end, paragraph.end)
        if start < end:
            yield Piece(_shown(word.text[at:start]))
            yield Piece(_shown(word.text[start:end]), link.url)
            at = end
    yield Piece(_shown(word.text[at : paragraph.end]))


def _shown(text: str) -> str:
    return plain(text.replace(DROPPED, ""))
