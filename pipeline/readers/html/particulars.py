"""The particulars of a page beside its notice (索引号, 发文机关, 成文日期, 来源 …): read from its meta tags, tables and lines.

They stand in tables (label and value in cells beside or below each other), in lists (on one line or two) and in one line above the
text (发布时间：2024-07-15 来源：某局 浏览次数：8).
"""

import re
from collections.abc import Iterator, Sequence

from extractors.frozen import frozen
from pipeline.readers.html.labelled import FIELD, FIRST, GAP, find_labels, label_of, leading_label
from pipeline.readers.html.labels import STRONG
from pipeline.readers.html.lines import Line

HINT = re.compile(r"[:：】\]]|^\D{0,9}(?:19|20)\d\d")  # most lines are told from these
BEGINS_VALUE = re.compile(r"[\w〔\[（/.-]")
DAY = r"(?:19|20)\d{2}(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日)"
CLOCK = r"[\s,，T-]{0,6}\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:\.\d{1,3})?"
CLOCK_TIME = re.compile(r"\d[:：]\d{2}")
DATE = re.compile(rf"{DAY}(?:{CLOCK})?")
# 2024-07-15 10:20 来源：某局; a day alone in Chinese characters is the notice's own.
DATE_FIRST = re.compile(
    rf"""[\[【（(]?(?:日期|时间|{GAP}){{0,4}}[:：]?{GAP}{{0,4}}
      (?P<date>(?:19|20)\d{{2}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?:{CLOCK})?|{DAY}{CLOCK})
      [\]】）)]?(?={GAP}|$|[|｜]|[\u4e00-\u9fff])""",
    re.VERBOSE,
)
# Where a value ends: buttons, a bar, a counter.
VALUE_END = re.compile(
    r"""[【\[(（]{1,2}\s{0,3}(?:字体|字号|大|打印|纠错|关闭|收藏|分享|我要)
    | \s{2,9}(?=打印|关闭|分享|收藏)
    | [|｜]
    | (?:浏览|点击|阅读)次数|点击数
    | (?<=\d)次(?:$|\s)""",
    re.VERBOSE,
)
NOTHING = frozenset(("", "无", "暂无", "-", "--", "—", "——", "/", "\\", "空", "null", "NULL", "undefined", "【】", "[]"))
LONGEST_LINE = 100  # characters of a line in which a label has no colon
LONGEST_LABEL = 40  # characters of a label at the beginning of a line, with the spaces inside it
LONGEST_VALUE = 300  # characters; a longer one is no particular
LONGEST_PARTICULARS = 600  # characters of a line of particulars without its white space


@frozen
class Pair:
    """A label, without the spaces inside it, and its value."""

    label: str
    value: str


def pairs_of(line: Line) -> list[Pair]:
    """The particulars in one line or row.

    >>> pairs_of(Line(0, "索 引 号：000/2024-1\\t发布机构：\\t某市文化馆"))
    [Pair(label='索引号', value='000/2024-1'), Pair(label='发布机构', value='某市文化馆')]
    >>> pairs_of(Line(0, "2024-07-15 09:30  来源：某县文化馆  【字体：大 中 小】"))
    [Pair(label='发布时间', value='2024-07-15 09:30'), Pair(label='来源', value='某县文化馆'), Pair(label='字体', value='大 中 小')]
    """
    if line.is_row:
        return list(_pairs_of_cells(line.text.split("\t")))
    if not HINT.search(line.text):
        return []
    first = DATE_FIRST.match(line.text)
    pairs = list(_pairs_within(line.text))
    if first and (pairs or not line.anchors):  # else a line of a list of pages
        return [Pair("发布时间", first["date"]), *pairs]
    return pairs


def _pairs_within(text: str) -> Iterator[Pair]:
    found = list(find_labels(text))
    for at, label in enumerate(found):
        end = found[at + 1].start if at + 1 < len(found) else len(text)
        yield Pair(label.name, _value(text[label.end : end]))


def _pairs_of_cells(cells: Sequence[str]) -> Iterator[Pair]:
    at = 0
    while at < len(cells):
        if alone := label_of(cells[at]):
            has_value = at + 1 < len(cells) and not label_of(cells[at + 1])
            yield Pair(alone, _value(cells[at + 1]) if has_value else "")
            at += 1 + has_value
            continue
        yield from _pairs_within(cells[at].strip())
        at += 1


def _value(words: str) -> str:
    words = words.strip(" \t\u3000\xa0")
    if cut := VALUE_END.search(words):
        words = words[: cut.start()]
    return words.strip(" \t\u3000\xa0|｜】]*").rstrip("【[（( \u3000\xa0")


def is_particulars(line: Line) -> bool:
    """Whether a line is the page's line of particulars by itself: a strong label, a date with a source, several labels.

    A day alone is none, since a notice may be dated so; only above a text it is (`is_day`).

    >>> [is_particulars(Line(0, words)) for words in ("发布时间：2024-07-15", "2024-07-15 来源：本站", "名称：读书季", "2024-07-15")]
    [True, True, False, False]
    """
    if len(line.text) > LONGEST_PARTICULARS or not (_first_is_label(line) or DATE_FIRST.match(line.text)):
        return False
    pairs = pairs_of(line)
    if any(pair.label in STRONG for pair in pairs) and _first_is_label(line):
        return True
    return (not line.is_row and len(pairs) > 1) or (is_day(line) and CLOCK_TIME.search(line.text) is not None)


def is_day(line: Line) -> bool:
    """Whether a line is nothing but a day in figures, with the time or without."""
    found = DATE_FIRST.match(line.text)
    return bool(found and found.end() >= len(line.text.rstrip(" \u3000\xa0】])）")))


def _first_is_label(line: Line) -> bool:
    cell = line.text.split("\t")[0].strip()
    if cell[:1] not in FIRST:  # of most lines
        return False
    return bool(label_of(cell)) or next((label.start == 0 for label in find_labels(cell[:LONGEST_LABEL])), False)


def is_label(line: Line) -> bool:
    """Whether a line begins with any label of particulars: it belongs to those above or below it."""
    return len(line.text) <= LONGEST_PARTICULARS and _first_is_label(line)


def find_particulars(above: Sequence[Line], below: Sequence[Line]) -> dict[str, str]:
    """The members of PageData that lines around a notice give, as written; of several labels for one the best, then the first.

    Below a notice only strong labels count: what stands there may be about other pages.
    """
    found: dict[str, tuple[int, str]] = {}
    told = (pair for line in below if is_particulars(line) and not is_day(line) for pair in pairs_of(line) if pair.label in STRONG)
    for pair in (*_all_pairs(above), *told):
        field, rank = FIELD.get(pair.label, ("", 0))
        value = pair.value
        if field in ("published_on", "page_date") and (date := DATE.search(value)):
            value = date.group()
        if not field or _is_nothing(value) or len(value) > LONGEST_VALUE:
            continue
        if field not in found or rank < found[field][0]:
            found[field] = (rank, value)
    return {field: value for field, (_, value) in found.items()}


def _is_nothing(value: str) -> bool:
    return value in NOTHING or not re.search(r"\w", value)


def _all_pairs(lines: Sequence[Line]) -> Iterator[Pair]:
    for at, line in enumerate(lines):
        if len(line.text) > LONGEST_PARTICULARS:
            continue
        after = lines[at + 1] if at + 1 < len(lines) else None
        if not line.is_row and (label := label_of(line.text)):
            if after and not is_label(after):
                yield Pair(label, _value(after.text))
            continue
        pairs = pairs_of(line)
        if line.is_row and after and after.is_row and len(pairs) > 2 and not any(pair.value for pair in pairs):
            yield from (Pair(pair.label, _value(cell)) for pair, cell in zip(pairs, after.text.split("\t"), strict=False))
            continue
        yield from pairs
        label = "" if pairs or len(line.text) > LONGEST_LINE else leading_label(line.text)
        if label and BEGINS_VALUE.match(line.text[len(label) :]):
            yield Pair(label, _value(line.text[len(label) :]))
