"""Marks of a numbered list of attachments: 1. 2、 （三） ④ 附件5：

>>> [(mark.number, mark.start) for mark in find_marks("1.安排表 2.报名表")]
[('1', 0), ('2', 6)]
>>> [mark.number for mark in find_marks("附件一：1.安排表\\n附件二：1.报名表\\n2.回执")]
['一', '二']

Each mark follows the one before, so that 2.0 in a title is none; where 附件 stands in them, the bare ones are within a title's text.
"""

import re

from extractors.frozen import frozen
from extractors.patterns import pattern_of

LONGEST_TITLE = 400  # code points of a title, its date and file's name included
MOST_ATTACHMENTS = 99
COUNT = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
COUNTS = {word: i for i, word in enumerate("一二三四五六七八九十", 1)} | {f"十{w}": 10 + i for i, w in enumerate("一二三四五六七八九", 1)}
MARK = pattern_of(
    rf"""
    (?: ^ | (?<=[\s；;，,。、:：]) )
    [ \u3000\xa0]{{0,80}}
    (?: (?P<named>附)[ \u3000]{{0,4}}[件表录图]?[ \u3000]{{0,4}}(?P<after>{COUNT}(?:[-—]\d{{1,2}})?)(?![-~～—至]?\d)   # 附件1： 附件1-2：
        [ \u3000]{{0,4}}(?:[.．、:：)）—-]|(?=[\s（(《“\u4e00-\u9fff]))
      | (?P<number>{COUNT})[ \u3000]{{0,4}}(?:[.．、:：)）]|(?<=\d)[ \u3000])             # 1. 二、
      | [（(〔［\[](?P<inside>{COUNT})[）)〕］\]]
      | (?P<ring>[①-⑳])
    )
    [ \u3000]{{0,8}}
    """,
    re.VERBOSE | re.MULTILINE,
)


@frozen
class Mark:
    """The mark of a list item at [start, end): `named` where 附件 stands in it."""

    start: int
    end: int
    number: str
    named: bool = False

    @property
    def count(self) -> int:
        """The number's value, 0 if it is none that lists have."""
        if "①" <= self.number <= "⑳":
            return ord(self.number) - ord("①") + 1
        return int(self.number) if self.number.isdecimal() else COUNTS.get(self.number, 0)


def find_marks(text: str) -> tuple[Mark, ...]:
    """The marks of the list that the text holds, () if it holds none."""
    marks = list[Mark]()
    while len(marks) < MOST_ATTACHMENTS and (mark := _next_mark(text, marks)):
        marks.append(mark)
    return tuple(marks)


def _next_mark(text: str, marks: list[Mark]) -> Mark | None:
    """The mark after those that were found: 附件二 after 附件一, else 2. after 1."""
    at, expected = marks[-1].end if marks else 0, len(marks) + 1
    found = [_mark(match) for match in MARK.finditer(text, at, at + LONGEST_TITLE)]
    if marks and marks[0].named:
        named = next((mark for mark in found if mark.named), None)
        if named or (marks[-1].named and (len(marks) > 1 or any(mark.count == 1 for mark in found))):
            return named
        return next((mark for mark in found if mark.count == expected), None)  # 附件1.甲 2.乙
    mark = next((mark for mark in found if mark.count == expected or (mark.named and not marks)), None)
    if mark or not marks:
        return mark
    glued = _glued(text[marks[-1].start : at].strip(), expected).search(text, at, at + LONGEST_TITLE)
    if glued is None:
        return None
    return Mark(glued.start(), glued.end(), glued.group() if "①" <= glued.group()[0] <= "⑳" else str(expected))


def _glued(last: str, expected: int) -> re.Pattern[str]:
    """The next mark of a list that runs together, of the same kind as the last: 1.甲2.乙, ①甲②乙, （1）甲（2）乙."""
    if "①" <= last < "⑳":
        return re.compile(chr(ord(last[0]) + 1))
    if last[:1] in "（(〔[［":
        return re.compile(rf"[（(〔［\[]{expected}[）)〕］\]]")
    return re.compile(rf"(?<![\d.]){expected}[.．、](?!\d(?!\d{{3}}))")


def _mark(match: re.Match[str]) -> Mark:
    number = match["after"] or match["number"] or match["inside"] or match["ring"]
    return Mark(match.start(), match.end(), number, match["named"] is not None)
