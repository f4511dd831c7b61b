"""Activities in a table whose cells stand one to a line, as a web page or a copied Word table leaves them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.activities.activity import FoundActivity
from extractors.activities.naming import EDGES, LONGEST_HEADING, Item, name_item
from extractors.notice import Element, Notice, Span, trim
from extractors.patterns import pattern_of

NUMBER = pattern_of(r"序\s{0,4}号|编\s{0,4}号")
NAME = pattern_of(r"(?:活动|项目|赛项|节目|培训班?|讲座|竞赛)(?:名称|项目|内容)?|赛项")
MOST_CELLS = 12  # of a row, and of the heading row
FURTHEST = 2  # the column of names is at most so many behind that of numbers
FEWEST_ROWS = 3
# What names something: a cell such as 3, 16（晚） or 120人 does not.
SPACED = pattern_of(r"(?<=[\u4e00-\u9fff])[\s\u3000]{1,9}(?=[\u4e00-\u9fff])")  # 国  画, spread over its column
NAMING = pattern_of(r"[“《（]?[\u4e00-\u9fff][^\d。；：:]{1,40}")


def find_in_cells(notice: Notice, elements: Sequence[Element]) -> Iterator[FoundActivity]:
    """The names of the rows 1, 2, 3 … below a heading row of cells that begins with 序号 and names activities soon after."""
    cells = [trim(notice.text, element.span, EDGES) for element in elements]
    words = [notice.quote(cell) for cell in cells]
    for at, word in enumerate(words):
        behind = next(
            (k for k in range(1, FURTHEST + 1) if NUMBER.fullmatch(word) and NAME.fullmatch("".join(words[at + k : at + k + 1]))), 0
        )
        rows = list(_rows(words, at + behind, behind)) if behind else []
        if len(rows) >= FEWEST_ROWS:
            yield from (row for start in rows if (row := _read(notice, cells[start], cells[start + behind])))
            return


def _rows(words: Sequence[str], at: int, behind: int) -> Iterator[int]:
    """Where the rows begin: each at its number, with a name in its column; 3 within the second row is not the third."""
    wanted = 1
    while start := next((i for i in range(at + 1, at + 1 + MOST_CELLS) if _begins(words, i, behind, wanted)), 0):
        yield start
        at, wanted = start + behind, wanted + 1


def _begins(words: Sequence[str], at: int, behind: int, number: int) -> bool:
    return at + behind < len(words) and words[at] == str(number) and bool(NAMING.fullmatch(words[at + behind]))


def _read(notice: Notice, number: Span, name: Span) -> FoundActivity | None:
    row = name_item(notice.text, Item(notice.quote(number), name, True), "table-cell")
    if row is None or len(row.title) > LONGEST_HEADING:
        return None
    return replace(row, title=SPACED.sub("", row.title))
