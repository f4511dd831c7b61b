"""Lines that were broken in mid-sentence, by a fixed width or at the end of a page, made whole again.

When in doubt a line stays alone: titles, issuers, addressees, signature, contact rows, tables and lists of attachments
must not run together.
"""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from extractors.frozen import frozen
from extractors.patterns import pattern_of
from pipeline.clean.draft import Draft, Edit
from pipeline.clean.marks import HEADING_START, KINDS, PARAGRAPH_START, SENTENCE_END

MIN_WIDTH = 36  # half-width columns: 18 Han characters; narrower text is a table or a list
SLACK = 5  # columns that a full line may lack: a mark that must not begin a line, a number that was not cut
MIN_FULL_LINES = 4
FULL_SHARE = 0.3  # of the long lines that must be full where lines are cut at a width
INDENTED_SHARE = 0.15  # of the long lines that must be indented where paragraphs are
MIN_PROSE = 18  # characters of a line that can have been broken at the end of a page
LOOK_BACK = 1000  # characters of a paragraph that tell whether it goes on
LONG_SENTENCE = 50  # characters without a full stop that are a broken sentence rather than a heading

LONGEST_END = 20  # characters at least as many as TITLE_END and BARE_END match
TITLE_END = pattern_of(rf"(?:{KINDS})(?:[（(][^（）()]{{1,12}}[）)])?$")
COLUMNS = pattern_of(r"[\t\u3000]|  | \S \S(?: |$)")
PAGE_NUMBER = pattern_of(r"\d{1,3}(?:[ ]?/[ ]?\d{1,3})?")
LONGEST_PAGE_NUMBER = 9
MARKS = pattern_of(r"[，。；、！？,;]")
NEVER_FIRST = "，、。；！？）》”〕"  # no line begins with one; ： does by a slip, before an addressee
ENDED = frozenset(SENTENCE_END + "”’")
OPENERS, CLOSERS = "（(〔【", "）)〕】"
BRACKET = pattern_of(rf"[{OPENERS}{CLOSERS}]")
LIST_IN_BRACKETS = pattern_of(r"[（(][^（）()]{0,40}$")
# 神，营造: at most two characters, then a mark.
FRAGMENT = pattern_of(r"[^，。；、\s\d]{0,2}[，。；]")
WORDS = pattern_of(r"\d{0,4}[\u4e00-\u9fff]|[“”《（(》）)A-Za-z]|\d+[。，；]|\d{5,}")
# What begins a paragraph even where the one before it lacks its full stop.
NEW_SENTENCE = pattern_of(
    r"近|目前|今[年日天]|最近|同时|其[中次它他]|此外|如|另|首先|最后|一是|为|根据|按照?|依据|经|现|各|本|该|以上|上述|请|第|当前|凡|对于?|由|若|自|因|全|你|我|我们|[（(“《]"
)
FIRST_WORD = pattern_of(r"[!-~]{1,40}|.[，。；：、！？）》”〕]{0,2}")
DATE_ALONE = pattern_of(r"(?:\d{4}|[一二][〇○Ｏ零一二三四五六七八九]{3})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日")
BARE_END = pattern_of(rf"(?:号|\.\w{{2,4}}|(?:{KINDS})(?:[（(][^（）()]{{1,12}}[）)])?)$")


class Line(NamedTuple):
    """A line that is not blank: its place without outer spaces, and what layout says of it."""

    start: int
    end: int
    text: str
    indent: int
    width: int
    blanks: int  # blank lines before it
    new_page: bool


@frozen
class Page:
    """How the lines of a text are set: `width` in half-width columns, 0 where lines are not cut at a width."""

    width: int
    indented: bool


def rejoined(draft: Draft) -> tuple[Draft, bool]:
    """The draft with broken sentences made whole, blank lines and the spaces at both ends of lines dropped; and whether any was broken."""
    lines = list(_lines(draft))
    if not lines:
        return Draft.of(""), False
    kept = _without_bare_numbers(lines)
    whole = draft.edited(_edits(draft.text, kept, _page(kept)))
    return whole, whole.text.count("\n") + 1 < len(lines)


def _edits(text: str, lines: list[Line], page: Page) -> Iterator[Edit]:
    if lines[0].start:
        yield 0, lines[0].start, ""
    whole = lines[0].text
    fills = page.width > 0 and page.indented  # a full line may go on behind the end of a sentence
    for line, after in pairwise(lines):
        if (fills or line.text[-1] not in ENDED) and _goes_on(line, after, whole, page):
            latin = line.text[-1].isascii() and after.text[0].isascii() and line.text[-1].isalnum() and after.text[0].isalnum()
            yield line.end, after.start, " " if latin else ""
            whole = (whole + after.text)[-LOOK_BACK:]
            continue
        whole = after.text
        if after.start - line.end > 1:
            yield (line.end + 1, after.start, "") if text[line.end] == "\n" else (line.end, after.start, "\n")
    if lines[-1].end < len(text):
        yield lines[-1].end, len(text), ""


def _lines(draft: Draft) -> Iterator[Line]:
    at, blanks, new_page = 0, 0, False
    starts, shifts = draft.starts, draft.shifts
    is_whole = len(starts) == 1
    # The columns of all lines at once; no byte of a character is that of a line end.
    for whole, width in zip(draft.text.split("\n"), map(len, _columns(draft.text).split(b"\n")), strict=True):
        words, length = whole.strip(), len(whole)
        if not words:
            blanks += at > 0
            new_page = new_page or "\f" in whole
            at += length + 1
            continue
        indent, rest, size = 0, "", len(words)
        if size != length:
            indent = whole.index(words[0])
            rest = whole[indent + size :]
            width -= len(_columns(rest)) if rest else 0
        start = at + indent
        if not is_whole:  # spaces around numbers that were dropped filled the line, too
            width += shifts[bisect_right(starts, start + size - 1) - 1] - shifts[bisect_right(starts, start) - 1]
        yield Line(start, start + size, words, indent and indent + whole.count("\u3000", 0, indent), width, blanks, new_page)
        at += length + 1
        blanks, new_page = 0, "\f" in rest


def _without_bare_numbers(lines: list[Line]) -> list[Line]:
    """The lines without page numbers that are mere digits between the halves of a sentence; elsewhere digits may be a cell."""
    numbers = [at for at, line in enumerate(lines) if len(line.text) <= LONGEST_PAGE_NUMBER and PAGE_NUMBER.fullmatch(line.text)]
    dropped = {at for at in numbers if 0 < at < len(lines) - 1 and _is_one_sentence(lines[at - 1], lines[at + 1])}
    return [line for at, line in enumerate(lines) if at not in dropped] if dropped else lines


def _is_one_sentence(before: Line, after: Line) -> bool:
    """Whether a sentence breaks off with one line and goes on with the other."""
    return not _has_ended(before.text) and _breaks_off(before.text, after)


def _columns(words: str) -> bytes:
    """As many bytes as the words take half-width columns."""
    return words.encode("gb18030", "replace")


def _page(lines: list[Line]) -> Page:
    """The width at which many lines end and hardly any runs on; and whether paragraphs begin with an indent."""
    whole = [line for line in lines if line.width >= MIN_WIDTH]
    long = sorted([line.width for line in whole])
    indented = sum([line.indent >= 2 for line in whole])
    best, most = 0, 0
    least = long[-1 - len(long) // 8] - 1 if long else 0  # more than one in eight run on over a smaller width
    for width in set(long):
        if width < least:
            continue
        near, over = _near(long, width), len(long) - bisect_right(long, width + 1)
        if near > most and over <= near // 8 and near >= FULL_SHARE * len(long) and near >= MIN_FULL_LINES:
            prose = sorted(line.width for line in whole if MARKS.search(line.text))
            if _near(prose, width) >= MIN_FULL_LINES:
                best, most = width, near
    return Page(best, indented >= max(2, INDENTED_SHARE * len(long)))


def _near(widths: list[int], width: int) -> int:
    """How many of the sorted widths are as good as `width`."""
    return bisect_right(widths, width + 1) - bisect_right(widths, width - SLACK)


def _goes_on(line: Line, after: Line, whole: str, page: Page) -> bool:
    """Whether `after` continues the sentence or paragraph `whole`, which ends with `line`."""
    full = bool(page.width) and line.width > page.width - 2 * SLACK
    ended = _has_ended(whole)
    if (ended and not (full and page.indented)) or HEADING_START.match(after.text):
        return False
    if not ended and (after.text[0] in NEVER_FIRST or _is_brimful(line, after, page)) and not DATE_ALONE.fullmatch(after.text):
        return True
    if not WORDS.match(after.text) or _has_columns(after.text):
        return False
    open_list = not ended and (line.text[-1] in "，、" or _open_bracket(whole))
    if PARAGRAPH_START.match(after.text) and not open_list:
        return False
    if _has_columns(line.text) and not (full and MARKS.search(line.text)):
        return False
    if TITLE_END.search(whole[-LONGEST_END:]) and not MARKS.search(whole):
        return False
    if page.indented and after.indent >= 2:
        return (open_list and len(line.text) > MIN_PROSE) or (not ended and _breaks_off(whole, after))
    if full and after.blanks == 0 and (page.indented or not ended):
        return True
    if ended:
        return _is_prose(after.text)
    return open_list or _breaks_off(whole, after)


def _is_brimful(line: Line, after: Line, page: Page) -> bool:
    """Whether the next line's first character, or its first word of letters and figures, had no room in the line."""
    if not page.width or after.blanks or after.new_page or (page.indented and after.indent >= 2):
        return False
    word = FIRST_WORD.match(after.text)
    return page.width - 2 * SLACK < line.width <= page.width + 2 and line.width + len(_columns(word.group() if word else "")) > page.width


def _has_columns(words: str) -> bool:
    return (" " in words or "\t" in words or "\u3000" in words) and COLUMNS.search(words) is not None


def _open_bracket(words: str) -> bool:
    """Whether a title or a quotation is open where the words end."""
    tail = words[-60:]
    if ("《" in tail and tail.rfind("《") > tail.rfind("》")) or ("“" in tail and tail.rfind("“") > tail.rfind("”")):
        return True
    return ("（" in tail or "(" in tail) and LIST_IN_BRACKETS.search(tail) is not None


def _breaks_off(whole: str, after: Line) -> bool:
    """Whether the words are prose that breaks off and the next line prose that does not begin."""
    last = whole[whole.rfind("。") + 1 :]
    if len(whole) < MIN_PROSE or BARE_END.search(last[-LONGEST_END:]) or NEW_SENTENCE.match(after.text):
        return False
    if FRAGMENT.match(after.text):
        return True
    sentences = after.new_page or len(last) < len(whole) or len(whole) > LONG_SENTENCE
    return sentences and (MARKS.search(last) is not None or not HEADING_START.match(last)) and _is_prose(after.text)


def _has_ended(words: str) -> bool:
    """Whether the words end a sentence, a remark in brackets after it and closing quotation marks left aside."""
    if words[-1] in ENDED:
        return True
    if words[-1] not in CLOSERS:
        return False
    rest = words[-200:].rstrip("”’】")
    if rest[-1:] in SENTENCE_END:
        return True
    if rest[-1] not in CLOSERS:
        return False
    depth = 0
    for found in reversed(list(BRACKET.finditer(rest))):
        depth += 1 if found.group() in CLOSERS else -1
        if depth == 0:
            at = found.start()
            return at == 0 or rest[at - 1] in SENTENCE_END or rest[-2] in SENTENCE_END
    return False


def _is_prose(words: str) -> bool:
    return words[-1] in "。；，：" or (bool(MARKS.search(words)) and len(words) > MIN_PROSE)
