"""Page furniture by its place and its repetition over the pages: page numbers, running heads and footers.

A line of the text itself is never dropped: furniture stands in the margins, and either it counts the pages, or it is the address line
of a printed web page, or the same words stand at the same height on most pages, apart from the text and no larger than it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from pipeline.readers.layout.sheet import PrintedLine, Sheet

MOST_LINES = 3  # of furniture at either end of a page: address, date and number of a printed web page are as many
# Of the page's height. GB/T 9704-2012 leaves 37 mm at the top (12.5 %) and 35 mm at the bottom, with the page number in them.
HEAD_ZONE, FOOT_ZONE = 0.125, 0.88
SAME_HEIGHT = 4.0  # points between the places of one running head on two pages
SHARE = 0.5  # of the pages: left and right pages may have heads of their own
APART = 1.25  # of the usual distance of two lines, between a running head and the text
LARGEST = 1.1  # of the text's size: what is larger is a title
LONGEST_NUMBER = 30  # characters

DASH = "[—–―－─·•～~_-]"
PAGE_NUMBER = re.compile(
    rf"""(?:{DASH}[ ]?){{1,4}}(?P<a>\d{{1,4}})(?:[ ]?{DASH}){{1,4}}
    | 第?[ ]?(?P<b>\d{{1,4}})[ ]?页?(?:[ ]?[/,，][ ]?|[ ]{{0,3}})(?:[(（]?共?[ ]?\d{{1,4}}[ ]?页?[)）]?)?
    | (?:Page|page|P\.?)[ ]?(?P<c>\d{{1,4}})(?:[ ]?(?:of|/)[ ]?\d{{1,4}})?
    """,
    re.VERBOSE,
)
MARKED_NUMBER = re.compile(rf"{DASH}|第|页|[Pp]age|/")
DIGITS = re.compile(r"\d{1,9}")
# What a browser prints in the margins: address and page at the bottom, day and time at the top. Some print the address without its
# scheme, and then it must have the page beside it; some print the day alone, far from the title.
BROWSER_FOOT = re.compile(
    r"""(?:https?|file)://\S{1,2000}(?:\s{1,300}\d{1,3}/\d{1,3})?
    | (?:[\w-]{1,63}\.){1,6}[a-z]{2,8}(?::\d{1,5})?/\S{0,2000}\s{1,300}\d{1,3}/\d{1,3}
    | (?:\S{1,2000}\s{1,300})?about:blank(?:\s{1,300}\d{1,3}/\d{1,3})?
    """,
    re.VERBOSE,
)
BROWSER_HEAD = re.compile(
    r"""\d{2,4}[/-]\d{1,2}[/-]\d{1,4}[,，]?[ ]{1,3}(?:[上下]午[ ]?)?\d{1,2}:\d{2}(?::\d{2})?(?:[ ][AP]M)?(?:\s.{0,600})?
    | \d{4}/\d{1,2}/\d{1,2}[ ]{4,300}\S.{0,300}
    """,
    re.VERBOSE,
)
# These begin a page again and again and belong to the text.
OF_THE_TEXT = re.compile(r"附[ \u3000]{0,4}[件表录图]|表[ ]?\d")


def without_furniture(sheets: Sequence[Sheet]) -> tuple[Sheet, ...]:
    """The pages without page numbers, running heads and footers."""
    shift = _number_shift(sheets)
    repeated = _repeated(sheets)
    stamps = _stamps(sheets)
    return tuple(_stripped(sheet, shift, repeated, stamps) for sheet in sheets)


def _stamps(sheets: Sequence[Sheet]) -> frozenset[str]:
    """What is written aside of the text or askew over it on most pages: watermarks, names of files."""
    pages = Counter(text for sheet in sheets for text in {line.text for line in sheet.lines if line.aside})
    return frozenset(text for text, count in pages.items() if count >= max(2, SHARE * len(sheets)))


def _stripped(sheet: Sheet, shift: int | None, repeated: set[tuple[int, int]], stamps: frozenset[str]) -> Sheet:
    dropped = {at for page, at in repeated if page == sheet.page}
    for at in _margin_lines(sheet):
        line = sheet.lines[at]
        if _is_number(line, sheet, shift) or _is_of_browser(line, sheet):
            dropped.add(at)
    dropped |= {at for at, line in enumerate(sheet.lines) if line.aside and (line.text in stamps or _is_number(line, sheet, shift))}
    return replace(sheet, lines=tuple(line for at, line in enumerate(sheet.lines) if at not in dropped))


def _margin_lines(sheet: Sheet) -> list[int]:
    """The lines in the margins, rows of tables left aside, by their place in the page's lines."""
    lines = sheet.lines
    in_order = sorted(range(len(lines)), key=lambda at: lines[at].top)
    head = [at for at in in_order[:MOST_LINES] if lines[at].bottom <= HEAD_ZONE * sheet.height]
    foot = [at for at in in_order[-MOST_LINES:] if lines[at].top >= FOOT_ZONE * sheet.height]
    return [at for at in {*head, *foot} if not (lines[at].is_row or lines[at].aside)]


def _page_number(line: PrintedLine) -> int | None:
    words = line.text.strip()
    if len(words) > LONGEST_NUMBER or not (found := PAGE_NUMBER.fullmatch(words)):
        return None
    return int(found["a"] or found["b"] or found["c"])


def _number_shift(sheets: Sequence[Sheet]) -> int | None:
    """How far the printed numbers run ahead of the pages, where two pages or more agree on it."""
    shifts = Counter[int]()
    for sheet in sheets:
        shifts.update({number - sheet.page for at in _margin_lines(sheet) if (number := _page_number(sheet.lines[at])) is not None})
    if not shifts:
        return None
    shift, count = shifts.most_common(1)[0]
    return shift if count > 1 else None


def _is_number(line: PrintedLine, sheet: Sheet, shift: int | None) -> bool:
    """Whether a line in the margin is a page number; bare figures must count the pages."""
    number = _page_number(line)
    if number is None:
        return False
    return bool(MARKED_NUMBER.search(line.text)) or number - sheet.page in (0, shift)


def _is_of_browser(line: PrintedLine, sheet: Sheet) -> bool:
    pattern = BROWSER_HEAD if line.top < sheet.height / 2 else BROWSER_FOOT
    return pattern.fullmatch(line.text.strip()) is not None


def _repeated(sheets: Sequence[Sheet]) -> set[tuple[int, int]]:
    """The running heads and footers: (page, place in the page's lines)."""
    if len(sheets) < 2:
        return set()
    by_words = defaultdict[str, list[tuple[Sheet, int]]](list)
    for sheet in sheets:
        for at in _margin_lines(sheet):
            if _may_run(sheet, at):
                for words in {_words(sheet, at), _masked(sheet, at)}:
                    by_words[words].append((sheet, at))
    found = set[tuple[int, int]]()
    for places in by_words.values():
        for group in _at_one_height(places):
            if len({sheet.page for sheet, _ in group}) >= max(2, SHARE * len(sheets)):
                found |= {(sheet.page, at) for sheet, at in group}
    return found


def _words(sheet: Sheet, at: int) -> str:
    return "".join(sheet.lines[at].text.split())


def _masked(sheet: Sheet, at: int) -> str:
    """The words of a line with the page's number masked, and other figures as they are."""
    return DIGITS.sub(lambda found: "#" if found.group() == str(sheet.page) else found.group(), _words(sheet, at))


def _may_run(sheet: Sheet, at: int) -> bool:
    """Whether a line in the margin can be a running head or footer by itself: apart from the text, no larger than it."""
    line = sheet.lines[at]
    size = median(other.bottom - other.top for other in sheet.lines if not other.is_row)
    return not OF_THE_TEXT.match(line.text) and line.bottom - line.top <= LARGEST * size and _is_apart(line, sheet)


def _is_apart(line: PrintedLine, sheet: Sheet) -> bool:
    """Whether more than the usual distance lies between a line in the margin, or one further inside, and the text."""
    tops = sorted({round(other.top) for other in sheet.lines})
    steps = [after - before for before, after in pairwise(tops)]
    if len(steps) < MOST_LINES:
        return True
    at, usual = tops.index(round(line.top)), APART * median(steps)
    inwards = steps[at : at + MOST_LINES] if line.top < sheet.height / 2 else steps[max(0, at - MOST_LINES) : at]
    return any(step > usual for step in inwards)


def _at_one_height(places: Iterable[tuple[Sheet, int]]) -> list[list[tuple[Sheet, int]]]:
    """Lines of the same words in groups that stand at one height of the page."""
    groups = list[list[tuple[Sheet, int]]]()
    last = None
    for sheet, at in sorted(places, key=lambda place: place[0].lines[place[1]].top):
        top = sheet.lines[at].top
        if last is None or top - last > SAME_HEIGHT:
            groups.append([])
        groups[-1].append((sheet, at))
        last = top
    return groups
