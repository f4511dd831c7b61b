"""Activities in the rows of a table: the heading row tells which column names them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from extractors.activities.activity import FoundActivity
from extractors.activities.category import category_of
from extractors.activities.naming import EDGES, split_organizers
from extractors.frozen import frozen
from extractors.notice import Element, Notice, Span, trim
from extractors.patterns import pattern_of
from extractors.values.date import DateMention, Precision, find_dates

SEPARATORS = (pattern_of(r"\t"), pattern_of(r"\|"), pattern_of(r"[ \u3000]{2,}"), pattern_of(r"\u3000"))
NAME = pattern_of(r"(?:活动|项目|赛项|节目|课程|竞赛)?(?:名称|内容|项目|活动)|(?:竞赛|比赛)?赛项")
HOLDER = pattern_of(r"(?:主办|承办|牵头|责任|组织|负责|实施|主责)(?:单位|部门|处室|方)?")
WHEN = pattern_of(r"(?:活动|举办|开展|竞赛|起止)?(?:时间|日期)(?:安排)?")
NUMBER = pattern_of(r"序号|编号")
# 第一场  制造业专场    5月8日    市人力资源市场: rows that need no heading row.
ORDINAL_ROW = pattern_of(
    r"""
    [ \t\u3000]{0,8}(?P<number>第[一二三四五六七八九十\d]{1,3}[场期项站届])
    (?:[ \u3000]{1,8}|\t)(?P<name>[^\s：:]{2,40})(?=[ \u3000]{2}|\t)
    """,
    re.VERBOSE,
)


@frozen
class Columns:
    """Which column holds what; -1 where none does."""

    separator: re.Pattern[str]
    count: int
    name: int
    holder: int
    when: int
    number: int


def find_in_rows(notice: Notice, elements: Iterable[Element]) -> Iterator[FoundActivity]:
    """The activities of the tables among these elements."""
    columns: Columns | None = None
    for element in elements:
        header = _read_header(notice.quote(element.span))
        if header:
            columns = header
        elif columns:
            yield from _read_row(notice.text, element.span, columns)
        elif row := ORDINAL_ROW.match(notice.text, element.span.start, element.span.end):
            name = Span(*row.span("name"))
            days = [m for m in find_dates(notice.text, name.end, element.span.end) if m.precision == Precision.DAY]
            yield _activity(notice.text, name, row["number"], days)


def _read_header(line: str) -> Columns | None:
    for separator in SEPARATORS:
        cells = [re.sub(r"\s", "", cell) for cell in separator.split(line.strip())]
        names = [i for i, cell in enumerate(cells) if NAME.fullmatch(cell)]
        if len(cells) > 1 and names:
            # 活动名称 goes before 活动内容 and 项目.
            name = next((i for i in names if cells[i].endswith("名称")), names[0])
            return Columns(separator, len(cells), name, _at(cells, HOLDER), _at(cells, WHEN), _at(cells, NUMBER))
    return None


def _at(cells: list[str], pattern: re.Pattern[str]) -> int:
    return next((i for i, cell in enumerate(cells) if pattern.fullmatch(cell)), -1)


def _read_row(text: str, line: Span, columns: Columns) -> Iterator[FoundActivity]:
    cells = _cells(text, line, columns.separator)
    if len(cells) != columns.count:
        return
    name = cells[columns.name]
    title = text[name.start : name.end]
    if not 2 <= len(title) <= 60:
        return
    days = [m for m in find_dates(text, *_ends(cells, columns.when)) if m.precision == Precision.DAY]
    holder = _ends(cells, columns.holder)
    number = text[slice(*_ends(cells, columns.number))] or None
    yield replace(_activity(text, name, number, days), organizers=split_organizers(text[slice(*holder)]))


def _activity(text: str, name: Span, number: str | None, days: list[DateMention]) -> FoundActivity:
    title = text[name.start : name.end]
    mention = days[0] if days else None
    return FoundActivity(span=name, rule="table-row", number=number, title=title, category=category_of(title), mention=mention)


def _ends(cells: list[Span], at: int) -> tuple[int, int]:
    return (cells[at].start, cells[at].end) if at >= 0 else (0, 0)


def _cells(text: str, line: Span, separator: re.Pattern[str]) -> list[Span]:
    cells, start = list[Span](), line.start
    ends = [(m.start(), m.end()) for m in separator.finditer(text, line.start, line.end)] + [(line.end, line.end)]
    for end, following in ends:
        cells.append(trim(text, Span(start, end), EDGES))
        start = following
    return cells
