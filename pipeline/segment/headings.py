"""Numbered lines (结构层次序数, GB/T 9704-2012, 7.3.3) and where the words of a heading end."""

from collections.abc import Iterator

from extractors.frozen import frozen
from extractors.notice import Element, Zone
from extractors.patterns import pattern_of
from pipeline.segment.forms import NUMERAL

_SP = r"[ \t\u3000\xa0]{0,6}"
# By level; chapters and articles of measures come first and push the others down where they occur.
CHAPTER, ARTICLE = -1, 0
_MARKS = (
    (CHAPTER, pattern_of(rf"第{_SP}(?:{NUMERAL}|\d{{1,3}}){_SP}(?:编|章|节|部分)(?![\u4e00-\u9fff]{{0,2}}[的、，和至]){_SP}[：:、]?{_SP}")),
    (
        ARTICLE,
        pattern_of(rf"第{_SP}(?:{NUMERAL}|[〇零一二三四五六七八九十百]{{1,6}}|\d{{1,3}}){_SP}条(?![款的、，和至规]){_SP}[：:、]?{_SP}"),
    ),
    (1, pattern_of(rf"{NUMERAL}{_SP}[、.．](?!{NUMERAL}[、年级等]){_SP}|[一二三四五六七八九十]{{1,3}}[，,](?=[\u4e00-\u9fff]{{2,14}}$)")),
    (2, pattern_of(rf"[（(]{_SP}{NUMERAL}{_SP}[）)]{_SP}[、.．]?{_SP}")),
    (3, pattern_of(rf"[\d０-９]{{1,2}}{_SP}(?:[.．、](?![\d０-９]|{_SP}\d{{1,2}}[月日号年.])|[.．、](?=20\d\d年)){_SP}|[⒈-⒛]{_SP}")),
    (4, pattern_of(rf"[（(]{_SP}[\d０-９]{{1,2}}{_SP}[）)]{_SP}[、.．]?{_SP}|[⑴-⒇]{_SP}")),
    (5, pattern_of(rf"[①-⑳]{_SP}|[\d０-９]{{1,2}}{_SP}[)）]{_SP}|[a-zA-Z][.．、)）](?=[\u4e00-\u9fff]){_SP}")),
)
# The marks that can open with a character.
_FIRST = {
    character: tuple((level, pattern) for level, pattern in _MARKS if level in levels)
    for characters, levels in (
        ("第", (CHAPTER, ARTICLE)),
        ("一二三四五六七八九十百", (1,)),
        ("（(", (2, 4)),
        ("0123456789０１２３４５６７８９", (3, 5)),
        ("⒈⒉⒊⒋⒌⒍⒎⒏⒐", (3,)),
        ("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽", (4,)),
        ("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳abcdABCD", (5,)),
    )
    for character in characters
}
_STOP = pattern_of(r"[。；;：:《“（(]")
_CLOSES = {"《": "》", "“": "”", "（": "）", "(": ")"}
LONGEST_ASIDE = 120  # code points of a bracket or quotation in which a stop does not count


@frozen
class Heading:
    """Lengths of a heading's number and of the whole heading, and where the words that run on begin; `level` before nesting."""

    level: int
    number: int
    end: int
    rest: int


def find_heading(words: str) -> Heading | None:
    """The heading that the line opens with; None where no number does.

    The heading ends before its first 。 ； or ： outside brackets and quotation marks; what runs on begins behind it.

    >>> words = "（一）启动仪式。5月8日上午举行。"
    >>> heading = find_heading(words); heading.level, words[heading.number:heading.end], words[heading.rest:]
    (2, '启动仪式', '5月8日上午举行。')
    >>> find_heading("1.5万人参加"), find_heading("一、二年级学生"), find_heading("三月底前")
    (None, None, None)
    """
    for level, pattern in _FIRST.get(words[0], ()):
        match = pattern.match(words)
        if match and (number := match.end()) < len(words):
            end, rest = _end_of(words, number)
            return Heading(level, number, end, rest)
    return None


def _end_of(words: str, start: int) -> tuple[int, int]:
    at = start
    while stop := _STOP.search(words, at):
        sign = stop.group()
        at = stop.end()
        if sign in _CLOSES:
            closed = words.find(_CLOSES[sign], at, at + LONGEST_ASIDE)
            at = closed + 1 if closed >= 0 else at
        elif not (sign in ":：" and ((words[at : at + 1].isdigit() and words[stop.start() - 1].isdigit()) or words.startswith("//", at))):
            end = stop.start()
            return (end, at) if end > start else (len(words), len(words))
    return len(words), len(words)


def nested(elements: Iterator[Element]) -> list[Element]:
    """Headings with their levels: where a zone has chapters or articles, those come first and the others below them."""
    found = list(elements)
    outer = [e for e in found if e.level is not None and e.level <= ARTICLE]
    if not outer:
        return found
    chapters = {e.zone for e in outer if e.level == CHAPTER}
    articles = {e.zone for e in outer if e.level == ARTICLE}
    return [element if element.level is None else _deepened(element, chapters, articles) for element in found]


def _deepened(element: Element, chapters: set[Zone], articles: set[Zone]) -> Element:
    """The heading below the chapters and articles of its zone."""
    written = element.level or 0
    deeper = element.zone in chapters
    if written == CHAPTER:
        level = 1
    elif written == ARTICLE:
        level = 1 + deeper
    else:
        level = written + deeper + (written == 1 and element.zone in articles)
    return Element(element.kind, element.span, element.zone, level, element.number)
