"""Cells of a web table, each on a line of its own, joined to the rows that they were."""

import re
from collections.abc import Iterable, Iterator

from extractors.contacts.names import read_name
from extractors.contacts.organizations import is_organization, is_place
from extractors.notice import Span
from extractors.patterns import pattern_of

CELL = 40  # characters of the longest cell
LABEL = pattern_of(
    r"(?P<person>联\s{0,4}系\s{0,4}人)\s{0,4}[：:]?\s{0,4}"
    r"|(?:联\s?系\s?电\s?话|办公电话|电\s{0,4}话|手\s{0,4}机|传\s{0,4}真|(?:电子)?邮\s{0,4}箱|[Ee]-?[Mm]ail)\s{0,4}[：:]?\s{0,4}"
)
LAST = frozenset("：:话机真箱件Qq号信）) \u3000\t")  # the last character of a label: a cheap look before the pattern
NUMBER_ENDS = frozenset("0123456789、，,；; ")  # of a line that ends with a number
TORN = LAST | NUMBER_ENDS
LABEL_SIZE = 20  # characters of the longest label, its colon and the space behind
# Without a colon only behind a comma: what stands behind a space may be the heading of a column.
LABEL_LAST = pattern_of(
    r"""(?: (?<=[\s；;。、）)\d]) (?=[^\n]{2,20}[：:]\s{0,3}$) | (?<=[，,]) )
    (?:联系|办公|移动|固定)?(?:电\s?话|手\s?机|传\s?真|(?:电子)?(?:邮\s?箱|信箱|邮件)|QQ号?|微信号?)
    (?:[（(][\u4e00-\u9fff]{1,4}[）)])?\s?[：:]?\s{0,3}$""",
    re.VERBOSE,
)
NUMBER_FIRST = pattern_of(
    r"\s{0,9}(?:(?:1[3-9]\d{9}|[（(]?0\d{2,3}[）)]?[-—－]{0,2}\s?\d{7,8}|[2-9]\d{6,7})(?!\d|年|元)|[A-Za-z0-9_.-]{2,40}[@＠])"
)
NOT_A_VALUE = pattern_of(r"[：:。；]|联系|电话|邮箱|传真|手机|姓名|单位|地址|\d[、.．]\D")
NUMBER = pattern_of(r"[\d０-９]{4}|[@＠]")
BARE_NUMBER = pattern_of(r"\s{0,9}(?:1[3-9]\d{9}|0\d{2,3}[-—－]?\d{7,8}|[2-9]\d{6,7}|[\w.-]{1,40}[@＠][\w.-]{1,40})\s{0,9}")
# A line that ends with a labelled number: a bare number below it is another one.
NUMBER_LAST = pattern_of(r"(?:话|机|真)\s{0,4}[：:]\s{0,4}(?:0\d{2,3}[-—－])?\d{7,11}[\s、，,；;]{0,3}\Z")
NUMBER_LAST_SIZE = 24  # characters of a label's end with its number
FIRST_WORD = pattern_of(r"[^、，,\s（(]{1,9}")


def join_cells(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """The lines, with cells that stand below each other joined.

    A label on a line of its own takes the value below it; a bare number goes with the name, and the office above that, right
    above it, and with the bare numbers that follow.
    """
    cells = list[Span]()  # short lines whose row is not settled
    for span in spans:
        if span.end - span.start > CELL:
            yield from cells
            yield span
            cells = []
        elif cells and _is_value(text, cells[-1], span):
            yield from cells[:-1]
            yield Span(cells[-1].start, span.end)
            cells = []
        elif cells and BARE_NUMBER.fullmatch(text, span.start, span.end) and _names(text, cells[-1]):
            first = _row_start(text, cells)
            yield from cells[:first]
            cells = [Span(cells[first].start, span.end)]
        else:
            cells.append(span)
    yield from cells


def join_torn(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """The lines, with a number that a line break tore from its label (…，传真：/0591-88367125；…) joined to the line above.

    A label on a line of its own is left to `join_cells`.
    """
    line: Span | None = None
    for span in spans:
        if line is not None and text[line.end - 1] in TORN and _is_torn(text, line, span):
            line = Span(line.start, span.end)
            continue
        if line is not None:
            yield line
        line = span
    if line is not None:
        yield line


def _is_torn(text: str, line: Span, below: Span) -> bool:
    """Whether a number on the next line belongs to the end of this one: to its label and colon, other words before them, or number."""
    if text[line.end - 1] in NUMBER_ENDS and BARE_NUMBER.fullmatch(text, below.start, below.end):
        return NUMBER_LAST.search(text, max(line.start, line.end - NUMBER_LAST_SIZE), line.end) is not None
    if text[line.end - 1] not in LAST:
        return False
    label = LABEL_LAST.search(text, max(line.start, line.end - LABEL_SIZE), line.end)
    return label is not None and label.start() > line.start + 1 and NUMBER_FIRST.match(text, below.start, below.end) is not None


def _is_value(text: str, label: Span, value: Span) -> bool:
    """Whether a line is the value of a label alone on the line above."""
    found = LABEL.fullmatch(text, label.start, label.end)
    if not found or NOT_A_VALUE.search(text, value.start, value.end):
        return False
    if not found["person"]:
        return NUMBER.search(text, value.start, value.end) is not None
    word = FIRST_WORD.match(text, value.start, value.end)
    return word is not None and read_name(word.group()) is not None


def _names(text: str, cell: Span) -> bool:
    """Whether a cell is a name, or a row that was joined already and ends in a bare number."""
    lines = text[cell.start : cell.end].split("\n")
    return read_name("".join(lines[-1].split())) is not None or (len(lines) > 1 and BARE_NUMBER.fullmatch(lines[-1]) is not None)


def _row_start(text: str, cells: list[Span]) -> int:
    """The first cell of the row that the last one ends: the office above a name."""
    above = "".join(text[cells[-2].start : cells[-2].end].split()) if len(cells) > 1 else ""
    is_row = "\n" in text[cells[-1].start : cells[-1].end]
    return len(cells) - (2 if not is_row and (is_organization(above) or is_place(above)) else 1)
