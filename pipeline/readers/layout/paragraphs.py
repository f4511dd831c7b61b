"""Printed lines put together into paragraphs by geometry: indents, how full the line before is, gaps, size of the characters.

A line goes on in the next one only where it is full: where the first word of the next line had no room in it. Titles, signatures,
dates and contact rows are not, and keep lines of their own; so do rows of tables.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from statistics import median

from extractors.frozen import frozen
from pipeline.readers.layout.frame import Block, columns_of, find_blocks, tells_size
from pipeline.readers.layout.sheet import PrintedLine, Sheet

# Chosen on 30 notices printed in four styles by LibreOffice and a browser (4,291 ends of paragraphs: 4 false, 5 missed) and checked on
# 20 others in five (2,917: 4 false, 1 missed); what was missed are titles twice and lists whose lines run to the edge.
FLUSH = 0.8  # em: what begins no further from the left edge is not indented
FIRST_LINE = 2.8  # em: the indent of first lines, two characters
DEEPEST = 4.6  # em: the indent of a line of prose; deeper ones are signatures and centred lines
DEEPEST_HANGING = 7.0  # em: 附件：1. and what stands below its words
SLACK = 0.4  # em of a full line beyond the room of the next word: marks that are set narrower
GAP = 1.6  # of the usual distance of two lines, between paragraphs
SET_APART = 1.12  # times the distance of lines within paragraphs, where paragraphs are set apart from each other
FEWEST_GAPS = 3  # of each kind, to know both
SIZE = 1.2  # the size of a title's characters to that of the body's
TITLE = 1.15  # the size of a title's characters, at least, to that of the text
INDENTED_SHARE = 0.1  # of the lines of prose that must be indented where paragraphs are
FEWEST_CHARACTERS = 6  # of a line that tells the size of its characters

SENTENCE_END = "。！？；：…!?;:."
NUMERAL = "[一二三四五六七八九十百]{1,4}"
# 一、 （一） 1. （1） ① 第一条 ——: GB/T 9704-2012, 7.3.3. Clean text knows them, too, but readers and cleaning do not know each other.
HEADING_START = re.compile(
    rf"(?:{NUMERAL}[、.．]|[（(](?:{NUMERAL}|\d{{1,2}})[）)]|\d{{1,2}}(?:[、．.](?!\d)|[）)])|[①-⑳]|第{NUMERAL}[条章节编]|[●◆■★▲○□•·]|——)"
)
# What cannot be broken: a character or a word of letters and figures with the marks that must stand before and behind it.
FIRST_WORD = re.compile(
    r"[（(《“‘〔【「『]{0,3}(?:[!-~]{1,200}|\S)(?:[，、。；：！？）》”’〕】」』,.;:!?)\]%％][!-~]{0,200}){0,4}",
)
STANDS_ALONE = re.compile(
    r"""附[ \u3000]{0,4}[件表录][ \u3000]{0,4}[\d一二三四五六七八九十]{0,3}[ \u3000]{0,4}(?:[：:]|$)   # 附件1, 附件：
    | 抄[ \u3000]{0,4}[送报][：:]
    | [—–-][ ]?\d{1,4}[ ]?[—–-]$                                                               # — 3 — outside of the margin
    """,
    re.VERBOSE,
)
CELLS, MARKS = re.compile(r"\S {3,40}\S"), re.compile("[，。；,;]")
LEADERS = re.compile(r"(?:…{2}|[.．·]{5}|(?:\. ){4})[.．·… ]{0,200}[（(]?\d{1,4}[）)]?$")  # 一、总则…………3
# 甲省教育厅文件, and names of organs that are spread over a line.
ISSUER_MARK = re.compile(r"文件$|[\u4e00-\u9fff][ \u3000]{1,8}[\u4e00-\u9fff]$")
TITLE_ALONE = re.compile(r"[^，。；：《“]{0,60}关于[^，。；：《“]{2,60}(?:通知|意见|方案|函|公告|通告|办法|决定|措施|细则|规定)")
ADDRESS = re.compile(r"://|www\.|@|\.[a-z]{2,3}\b")
END_OF_WORD, START_OF_WORD = re.compile(r"[!-~]{1,2000}$"), re.compile(r"[!-~]{1,2000}")


@frozen
class Piece:
    """A printed line in a paragraph, its page, and what stands between it and the line before: nothing or a space."""

    line: PrintedLine
    page: int
    before: str = ""


@frozen
class Setting:
    """How a line is set: `indent` and `slack` (room at its end) in em, `gap` in usual distances, None at the top of a block.

    `sizes` are those that its characters can have, letters and figures being as wide as the others or half as wide.
    """

    line: PrintedLine
    page: int
    indent: float
    slack: float | None
    gap: float | None
    sizes: tuple[float, float] | None
    em: float

    @property
    def size(self) -> float | None:
        """The size of the characters in points; None where the line is too short or has too many letters and figures to tell."""
        return self.sizes[1] if self.sizes and tells_size(self.line.text) else None


@frozen
class Style:
    """How paragraphs begin: with an indent, and after which gap (in usual distances; None where gaps do not tell)."""

    indented: bool
    least_gap: float | None


def find_paragraphs(sheets: Iterable[Sheet]) -> Iterator[tuple[Piece, ...]]:
    """The paragraphs of a text as the printed lines that they are made of."""
    sheets = tuple(sheets)
    settings = [setting for block in find_blocks(sheets) for setting in _settings(block)]
    style = Style(_is_indented(settings), _least_gap(settings))
    asides = [Piece(line, sheet.page) for sheet in sheets for line in sheet.lines if line.aside]
    paragraph = list[Piece]()
    first = None
    for before, setting in zip([None, *settings], settings, strict=False):
        if before and first and _goes_on(first, before, setting, style):
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
        yield Setting(line, block.page, (line.left - frame.left) / frame.em, slack, gap, _sizes(line), frame.em)


def _sizes(line: PrintedLine) -> tuple[float, float] | None:
    if len(line.text) < FEWEST_CHARACTERS:
        return None
    width = line.right - line.left
    return width / len(line.text), 2 * width / columns_of(line.text)


def _is_indented(settings: list[Setting]) -> bool:
    """Whether paragraphs begin with an indent: lines of prose that fill their line and are indented show it."""
    full = [setting for setting in settings if setting.slack is not None and setting.slack < 2 and not setting.line.is_row]
    return sum(FLUSH < setting.indent < DEEPEST for setting in full) >= max(2, INDENTED_SHARE * len(full))


def _least_gap(settings: list[Setting]) -> float | None:
    """The gap between the distance of lines within paragraphs and that of paragraphs, where the two differ."""
    within, between = list[float](), list[float]()
    for before, after in pairwise(settings):
        if after.gap is None or not 0 < after.gap < 2 * GAP or before.line.is_row or after.line.is_row or before.slack is None:
            continue
        if before.slack > 1 + SLACK:
            between.append(after.gap)
        elif not _has_ended(before) and abs(after.indent) <= FLUSH:
            within.append(after.gap)
    if min(len(within), len(between)) < FEWEST_GAPS or median(between) < SET_APART * median(within):
        return None
    return (median(within) + median(between)) / 2


def _has_ended(setting: Setting) -> bool:
    return setting.line.text.rstrip("”’）)")[-1:] in SENTENCE_END


def _goes_on(first: Setting, before: Setting, after: Setting, style: Style) -> bool:
    """Whether a line goes on with the paragraph that began with `first` and has reached the line `before`."""
    if before.line.is_row or after.line.is_row or not _is_full(before, after.line.text) or STANDS_ALONE.match(after.line.text):
        return False
    if _is_title(before) and (_goes_on_in_title(before, after) or _ends_title(before, after)):
        return after.gap is not None and not ISSUER_MARK.search(before.line.text)
    if first.indent > DEEPEST or _is_apart(after, style) or not _is_alike(before, after):
        return False
    if LEADERS.search(before.line.text) or (before is first and TITLE_ALONE.fullmatch(before.line.text)):
        return False
    if any(CELLS.search(line.text) and not MARKS.search(line.text) for line in (before.line, after.line)):
        return False
    ended = _has_ended(before)
    if abs(after.indent) <= FLUSH:
        if HEADING_START.match(after.line.text) and (ended or not style.indented):
            return False
        told = style.indented or (style.least_gap is not None and after.gap is not None)
        return told or not ended or first.indent > FLUSH
    return not ended and after.indent > 0 and _hangs(first, before, after, style)


def _is_apart(after: Setting, style: Style) -> bool:
    """Whether a line stands apart from the one above it, or beside it."""
    return after.gap is not None and not 0.4 < after.gap < (style.least_gap or GAP)


def _is_alike(before: Setting, after: Setting) -> bool:
    """Whether the characters of two lines are as large; where the next line is too short to tell, a title is higher than it."""
    if before.sizes and after.sizes:
        return before.sizes[0] < SIZE * after.sizes[1] and after.sizes[0] < SIZE * before.sizes[1]
    return not before.size or before.size < TITLE * before.em or _height(before) < SIZE * _height(after)


def _height(setting: Setting) -> float:
    return setting.line.bottom - setting.line.top


def _is_title(setting: Setting) -> bool:
    """Whether a line is centred and larger than the text."""
    if setting.slack is None or setting.sizes is None or setting.sizes[1] < TITLE * setting.em:
        return False
    return setting.size is not None and abs(setting.slack - setting.indent) < 1


def _goes_on_in_title(before: Setting, after: Setting) -> bool:
    """Whether the line below a title's is one of its size: the name of an organ at the head of its letters is twice as large."""
    return _is_title(after) and _is_alike(before, after)


def _ends_title(before: Setting, after: Setting) -> bool:
    """Whether the few characters of a centred line are as high as those of the title's line before."""
    return after.sizes is None and _is_centred(after) and _height(before) / SIZE < _height(after) < _height(before) * SIZE


def _is_full(setting: Setting, after: str) -> bool:
    """Whether the first word after a line, with the marks that must not begin a line, had no room in it."""
    if setting.slack is None:
        return False
    if setting.slack < 1:
        return True  # whatever the word is
    word = FIRST_WORD.match(after)
    return setting.slack < columns_of(word.group() if word else "") / 2 + SLACK


def _hangs(first: Setting, before: Setting, after: Setting, style: Style) -> bool:
    """Whether an indented line stands below the words of a paragraph that hangs, or in a paragraph indented as a whole."""
    if HEADING_START.match(after.line.text) or after.indent > DEEPEST_HANGING or _is_centred(after):
        return False
    if before is not first:
        return abs(after.indent - before.indent) <= FLUSH
    if abs(after.indent - first.indent) <= FLUSH / 2:
        return not style.indented or after.indent > FIRST_LINE
    return after.indent - first.indent > 1.5


def _is_centred(setting: Setting) -> bool:
    return setting.slack is not None and setting.slack > 1 and abs(setting.slack - setting.indent) < 1


def _between(before: str, after: str) -> str:
    """A space between two words of letters or figures; nothing where an address or a number was broken."""
    end, start = END_OF_WORD.search(before), START_OF_WORD.match(after)
    if not end or not start or not (before[-1].isalnum() and after[0].isalnum()) or (before[-1].isdigit() and after[0].isdigit()):
        return ""
    return "" if ADDRESS.search(end.group() + start.group()) else " "
