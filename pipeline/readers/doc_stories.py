"""The stories of a Word document (text, notes, boxes) written as lines, paragraph by paragraph."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.readers.doc_boxes import TextBox
from pipeline.readers.doc_fields import WordLink
from pipeline.readers.doc_formatting import CELL_END, DROPPED, Paragraphs
from pipeline.readers.doc_lines import Lines, plain
from pipeline.readers.doc_modifiers import Layout
from pipeline.readers.doc_numbers import Counters
from pipeline.readers.doc_styles import Styles

PARAGRAPH_END = re.compile("[\r\x07\x0c]")
PAGE_BREAK = "\x0c"
BLANKS = " \u3000\t"


@dataclass(frozen=True, slots=True)
class WordText:
    """The characters of all stories with what is known of them; `paragraphs` is None where their layout is not told."""

    text: str
    links: tuple[WordLink, ...]
    paragraphs: Paragraphs | None
    styles: Styles
    counters: Counters


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of the document's characters, the sign that ends it (empty where the story just ends), its layout."""

    start: int
    end: int
    sign: str
    layout: Layout


def write_story(word: WordText, stretch: tuple[int, int], lines: Lines, boxes: Sequence[TextBox] = ()) -> None:
    """Adds the lines of a story, with the text boxes that are anchored in it; boxes without an anchor follow at the end."""
    waiting = list(reversed(boxes))
    below: list[TextBox] = []
    for paragraph in _paragraphs(word, *stretch):
        while waiting and waiting[-1].anchor is not None and waiting[-1].anchor <= paragraph.end:
            below.append(waiting.pop())
        if below and not lines.in_row:
            _write_boxes(word, [box for box in below if box.above], lines)
            below = [box for box in below if not box.above]
        _write_paragraph(word, paragraph, lines)
        if below and not lines.in_row:
            _write_boxes(word, below, lines)
            below = []
    if lines.in_row:
        lines.end_row()
    _write_boxes(word, below + waiting[::-1], lines)


def _write_boxes(word: WordText, boxes: Sequence[TextBox], lines: Lines) -> None:
    for box in boxes:
        write_story(word, (box.start, box.end), lines)


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


def _write_paragraph(word: WordText, paragraph: Paragraph, lines: Lines) -> None:
    layout = paragraph.layout
    if paragraph.sign == CELL_END and layout.ends_row:
        lines.end_row()
        return
    in_cell = paragraph.sign == CELL_END or layout.depth > 0
    if lines.in_row and not in_cell:
        lines.end_row()
    words = _words(word, paragraph)
    number = word.counters.number_of(layout)
    if number and (words.strip() or in_cell):
        words = number + words.lstrip(BLANKS) if words.strip() else number.rstrip()
    if word.links:
        _note_links(word, paragraph, words, lines)
    if paragraph.sign == CELL_END:
        lines.end_cell(words)
    elif not in_cell:
        lines.add_line(words)
    elif layout.ends_row:
        lines.end_inner_row()
    elif layout.ends_inner_cell:
        lines.end_inner_cell(words)
    else:
        lines.add_in_cell(words)


def _note_links(word: WordText, paragraph: Paragraph, words: str, lines: Lines) -> None:
    """Keeps the links of a paragraph whose words are about to be added; their places are counted from its end, behind any number."""
    first = bisect_left(word.links, paragraph.start, key=lambda link: link.start)
    after = bisect_left(word.links, paragraph.end, key=lambda link: link.start)
    links = [link for link in word.links[first:after] if link.end <= paragraph.end]
    if not links:
        return
    shown: dict[int, int] = {}  # by position the length of what is shown behind it
    at, length = paragraph.end, 0
    for position in sorted({place for link in links for place in (link.start, link.end)}, reverse=True):
        length += len(_shown(word.text[position:at]))
        shown[position] = length
        at = position
    for link in links:
        start, end = (lines.length + len(words) - shown[place] for place in (link.start, link.end))
        if lines.length <= start < end:
            lines.add_link(start, end, link.url)


def _words(word: WordText, paragraph: Paragraph) -> str:
    style = word.styles.get(paragraph.layout.style)
    if style and style.hidden:
        return ""
    return _shown(word.text[paragraph.start : paragraph.end])


def _shown(text: str) -> str:
    return plain(text.replace(DROPPED, ""))
