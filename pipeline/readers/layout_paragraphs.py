"""Printed lines put together into paragraphs by geometry: indents, how full the line before is, gaps, size of the characters.

A line goes on in the next one only where it is full: where the first word of the next line had no room in it. Titles, signatures,
dates and contact rows are not, and keep lines of their own; so do rows of tables.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.readers.layout_frame import Block, columns_of, find_blocks
from pipeline.readers.layout_sheet import PrintedLine, Sheet

FLUSH = 0.8  # em: what begins no further from the left edge is not indented
DEEPEST = 4.6  # em: the indent of a line of prose; deeper ones are signatures and centred lines
DEEPEST_HANGING = 7.0  # em: 附件：1. and what stands below its words
SLACK = 0.4  # em of a full line beyond the room of the next word: marks that are set narrower
GAP = 1.6  # of the usual distance of two lines, between paragraphs
SIZE = 1.2  # the size of a title's characters to that of the body's
TITLE = 1.15  # the size of a title's characters, at least, to that of the text
INDENTED_SHARE = 0.1  # of the lines of prose that must be indented where paragraphs are
FEWEST_CHARACTERS = 6  # of a line that tells the size of its characters

SENTENCE_END = "。！？；：…!?;:."
CLOSERS = "，、。；：！？）》”’〕】」』,.;:!?)]%％"
NUMERAL = "[一二三四五六七八九十百]{1,4}"
# 一、 （一） 1. （1） ① 第一条 ——: GB/T 9704-2012, 7.3.3. Clean text knows them, too, but readers and cleaning do not know each other.
HEADING_START = re.compile(
    rf"(?:{NUMERAL}[、.．]|[（(](?:{NUMERAL}|\d{{1,2}})[）)]|\d{{1,2}}(?:[、．.](?!\d)|[）)])|[①-⑳]|第{NUMERAL}[条章节编]|[●◆■★▲○□•·]|——)"
)
FIRST_WORD = re.compile(r"[!-~]{1,200}|\S")
STANDS_ALONE = re.compile(
    r"附[ \u3000]{0,4}[件表录][ \u3000]{0,4}[\d一二三四五六七八九十]{0,3}[ \u3000]{0,4}(?:[：:]|$)|抄[ \u3000]{0,4}[送报][：:]"
)
# 甲省教育厅文件, and names of organs that are spread over a line.
ISSUER_MARK = re.compile(r"文件$|[\u4e00-\u9fff][ \u3000]{1,8}[\u4e00-\u9fff]$")
IN_ADDRESS = re.compile(r"(?:://|www\.|@)[!-~]{0,2000}$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A printed line in a paragraph, its page, and what stands between it and the line before: nothing or a space."""

    line: PrintedLine
    page: int
    before: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """How a line is set: `indent` and `slack` (room at its end) in em, `gap` in usual distances, None at the top of a block."""

    line: PrintedLine
    page: int
    indent: float
    slack: float | None
    gap: float | None
    size: float | None
    em: float


def find_paragraphs(sheets: Iterable[Sheet]) -> Iterator[tuple[Piece, ...]]:
    """The paragraphs of a text as the printed lines that they are made of."""
    sheets = tuple(sheets)
    settings = [setting for block in find_blocks(sheets) for setting in _settings(block)]
    indented = _is_indented(settings)
    asides = [Piece(line, sheet.page) for sheet in sheets for line in sheet.lines if line.aside]
    paragraph = list[Piece]()
    first = None
    for before, setting in zip([None, *settings], settings, strict=False):
        if before and first and _goes_on(first, before, setting, indented):
            paragraph.append(Piece(setting.line, setting.page, _between(before.line.text, setting.line.text)))
            continue
        if paragraph:
            yield tuple(paragraph)
        while asides and asides[0].page < setting.page:
            yield (asides.pop(0),)
        first, paragraph = setting, [Piece(setting.line, setting.page)]
    if paragraph:
        yield tuple(paragraph)
    yield from ((piece,) for piece in asides)


def _settings(block: Block) -> Iterator[Setting]:
    frame = block.frame
    for before, line in zip([None, *block.lines], block.lines, strict=False):
        gap = None if before is None else (line.top - before.top) / frame.pitch
        slack = None if frame.right is None else (frame.right - line.right) / frame.em
        yield Setting(line, block.page, (line.left - frame.left) / frame.em, slack, gap, _size(line), frame.em)


def _size(line: PrintedLine) -> float | None:
    """The size of a line's characters, where it has enough to tell."""
    return 2 * (line.right - line.left) / columns_of(line.text) if len(line.text) >= FEWEST_CHARACTERS else None


def _is_indented(settings: list[Setting]) -> bool:
    """Whether paragraphs begin with an indent: lines of prose that fill their line and are indented show it."""
    full = [setting for setting in settings if setting.slack is not None and setting.slack < 2 and not setting.line.is_row]
    return sum(FLUSH < setting.indent < DEEPEST for setting in full) >= max(2, INDENTED_SHARE * len(full))


def _goes_on(first: Setting, before: Setting, after: Setting, indented: bool) -> bool:
    """Whether a line goes on with the paragraph that began with `first` and has reached the line `before`."""
    if before.line.is_row or after.line.is_row or STANDS_ALONE.match(after.line.text):
        return False
    if _is_title(before) and (_is_title(after) or _ends_title(before, after)) and not ISSUER_MARK.search(before.line.text):
        return _is_full(before, after.line.text) and after.gap is not None
    if first.indent > DEEPEST or not _is_full(before, after.line.text) or (after.gap is not None and not 0.4 < after.gap < GAP):
        return False
    if before.size and after.size and not 1 / SIZE < before.size / after.size < SIZE:
        return False
    ended = before.line.text.rstrip("”’）)")[-1:] in SENTENCE_END
    if abs(after.indent) <= FLUSH:
        if HEADING_START.match(after.line.text) and (ended or not indented):
            return False
        return indented or not ended or first.indent > FLUSH
    return not ended and after.indent > 0 and _hangs(first, before, after)


def _is_title(setting: Setting) -> bool:
    """Whether a line is centred and larger than the text."""
    if setting.slack is None or setting.size is None or setting.size < TITLE * setting.em:
        return False
    return abs(setting.slack - setting.indent) < 1


def _ends_title(before: Setting, after: Setting) -> bool:
    """Whether the few characters of a centred line are as high as those of the title's line before."""
    height = before.line.bottom - before.line.top
    return after.size is None and _is_centred(after) and 1 / SIZE < (after.line.bottom - after.line.top) / height < SIZE


def _is_full(setting: Setting, after: str) -> bool:
    """Whether the first word after a line, with the marks that must not begin a line, had no room in it."""
    if setting.slack is None:
        return False
    found = FIRST_WORD.match(after)
    word = found.group() if found else ""
    end = len(word)
    while after[end : end + 1] and after[end] in CLOSERS:
        end += 1
    return setting.slack < columns_of(after[:end]) / 2 + SLACK


def _hangs(first: Setting, before: Setting, after: Setting) -> bool:
    """Whether an indented line stands below the words of a paragraph that hangs, or in a paragraph indented as a whole."""
    if HEADING_START.match(after.line.text) or after.indent > DEEPEST_HANGING or _is_centred(after):
        return False
    if before is not first:
        return abs(after.indent - before.indent) <= FLUSH
    return abs(after.indent - first.indent) <= FLUSH / 2 or after.indent - first.indent > 1.5


def _is_centred(setting: Setting) -> bool:
    return setting.slack is not None and setting.slack > 1 and abs(setting.slack - setting.indent) < 1


def _between(before: str, after: str) -> str:
    """A space between two words of letters or figures; nothing where an address was broken."""
    latin = before[-1:].isascii() and before[-1:].isalnum() and after[:1].isascii() and after[:1].isalnum()
    return " " if latin and not IN_ADDRESS.search(before) else ""
