"""Lines that were broken in mid-sentence, by a fixed width or at the end of a page, made whole again.

When in doubt a line stays alone: titles, issuers, addressees, signature, contact rows, tables and lists of attachments
must not run together.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.clean.draft import Draft, Edit
from pipeline.clean.marks import HEADING_START, KINDS, PARAGRAPH_START, SENTENCE_END

MIN_WIDTH = 36  # half-width columns: 18 Han characters; narrower text is a table or a list
SLACK = 5  # columns that a full line may lack: a mark that must not begin a line, a number that was not cut
MIN_FULL_LINES = 4
MIN_PROSE = 18  # characters of a line that can have been broken at the end of a page

LINE = re.compile(r"[^\n]+")
TITLE_END = re.compile(rf"(?:{KINDS})(?:[（(][^（）()]{{1,12}}[）)])?$")
COLUMNS = re.compile(r"\S(?:\t| {2,}|　)\S")
MARKS = re.compile(r"[，。；、！？]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its place without outer spaces, and what layout says of it."""

    start: int
    end: int
    text: str
    indent: int
    width: int
    blanks: int  # blank lines before it


@dataclass(frozen=True, slots=True)
class Page:
    """How the lines of a text are set: `width` in half-width columns, 0 where lines are not cut at a width."""

    width: int
    indented: bool


def rejoined(draft: Draft) -> Draft:
    """The draft with broken sentences made whole, blank lines and the spaces at both ends of lines dropped."""
    lines = list(_lines(draft.text))
    if not lines:
        return Draft("", [])
    page = _page(lines)
    return draft.edited(_edits(draft.text, lines, page))


def _edits(text: str, lines: list[Line], page: Page) -> Iterator[Edit]:
    if lines[0].start:
        yield 0, lines[0].start, ""
    whole = lines[0].text
    for line, after in zip(lines, lines[1:], strict=False):
        if _goes_on(line, after, whole, page):
            latin = line.text[-1].isascii() and after.text[0].isascii() and line.text[-1].isalnum() and after.text[0].isalnum()
            yield line.end, after.start, " " if latin else ""
            whole += after.text
            continue
        whole = after.text
        if after.start - line.end > 1:
            yield line.end, after.start, "\n"
    if lines[-1].end < len(text):
        yield lines[-1].end, len(text), ""


def _lines(text: str) -> Iterator[Line]:
    last = 0
    for found in LINE.finditer(text):
        words = found.group().strip()
        if not words:
            continue
        indent = len(found.group()) - len(found.group().lstrip())
        start = found.start() + indent
        columns = indent + found.group()[:indent].count("\u3000")
        blanks = text.count("\n", last, found.start()) - 1
        last = start + len(words)
        yield Line(start, last, words, columns, columns + _width(words), max(blanks, 0))


def _width(words: str) -> int:
    return len(words.encode("gb18030", "replace"))


def _page(lines: list[Line]) -> Page:
    widths = sorted(line.width for line in lines)
    long = [w for w in widths if w >= MIN_WIDTH]
    indented = [line.indent >= 2 for line in lines if line.width >= MIN_WIDTH]
    best, most = 0, 0
    for width in set(long):
        near = sum(width - SLACK < w <= width + 1 for w in long)
        over = sum(w > width + 1 for w in long)
        if near > most and near >= MIN_FULL_LINES and over <= near // 8 and near >= 0.3 * len(long):
            best, most = width, near
    return Page(best, sum(indented) >= max(2, 0.15 * len(indented)))


def _goes_on(line: Line, after: Line, whole: str, page: Page) -> bool:
    """Whether `after` continues the sentence or paragraph `whole`, which ends with `line`."""
    full = bool(page.width) and line.width > page.width - 2 * SLACK
    open_list = line.text[-1] in "，、" or _open_bracket(whole)
    if PARAGRAPH_START.match(after.text) and not open_list or HEADING_START.match(after.text):
        return False
    if COLUMNS.search(line.text) and not (full and MARKS.search(line.text)):
        return False
    if TITLE_END.search(whole) and not MARKS.search(whole):
        return False
    if page.indented and after.indent >= 2:
        return open_list and len(line.text) > MIN_PROSE
    if full and after.blanks == 0 and (page.indented or line.text[-1] not in SENTENCE_END):
        return True
    if line.text[-1] in SENTENCE_END:
        return full and page.indented and _is_prose(after.text)
    return open_list or _breaks_off(whole, after)


def _open_bracket(words: str) -> bool:
    """Whether a title or a quotation is open where the words end."""
    tail = words[-60:]
    return any(tail.rfind(opener) > tail.rfind(closer) for opener, closer in zip("《“〔（(", "》”〕）)", strict=True))


def _breaks_off(whole: str, after: Line) -> bool:
    """Whether the words are prose that breaks off and the next line prose that does not begin."""
    if len(whole) < MIN_PROSE or TITLE_END.search(whole):
        return False
    fragment = MARKS.search(after.text[:6]) is not None
    return fragment or MARKS.search(whole) is not None and _is_prose(after.text)


def _is_prose(words: str) -> bool:
    return words[-1] in "。；，：" or bool(MARKS.search(words)) and len(words) > MIN_PROSE
