"""Paragraphs that lost their line ends: broken up where the text itself says that one ends.

Precision goes first: a wrong break costs more than a missing one, and what stands inside 《》, （） or “” is never cut.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from extractors.patterns import pattern_of
from pipeline.clean.draft import Draft
from pipeline.clean.marks import HEADING, HEADING_START, KINDS, NUMERAL, SENTENCE_END

SHORT = 8  # characters of a line that can hold no two paragraphs
LONG_ITEM = 25  # characters of an item behind which a semicolon ends a paragraph; shorter lists stay in their sentence
NUMBER_WITHIN = 160  # characters from a line's beginning in which its number ends, the indent of a centred one included
FLAT = 120  # characters of a line that can hold a whole notice
FEWEST_A_CELL = 40  # characters to a tab in a line that is more than a row of a table
MANY_HEADINGS = 3  # behind spaces in one line
LONGEST_LABEL = 8  # 电子邮箱地址
MIN_PAGE_WIDTH, MAX_PAGE_WIDTH = 20, 45  # Han characters of a printed line
S = r"[ \u3000]"  # a tab separates cells and is never a lost line end
NUMERAL_YEAR = "[〇○Ｏ零一二三四五六七八九]{4}"
DAY = r"[\d一二三四五六七八九十]{1,3}"
DATE = rf"(?:\d{{4}}|{NUMERAL_YEAR}){S}{{0,2}}年{S}{{0,2}}{DAY}{S}{{0,2}}月{S}{{0,2}}{DAY}{S}{{0,2}}日"
ORGAN = r"[\u4e00-\u9fff（）]{2,40}[局厅部委会府办处司院校室组社团学站队关署行心馆台园厂所]"
NUMBER = rf"(?:[\u4e00-\u9fff]{{1,12}}(?:公告)?)?[〔\[［【(（]?(?:19|20)\d{{2}}[〕\]］】)）年]?{S}?第?{S}?\d{{1,4}}{S}?号"
BRACKET_NUMBER = rf"[\u4e00-\u9fff]{{1,12}}[〔\[（(【](?:19|20)\d{{2}}[〕\]）)】]{S}?\d{{1,4}}{S}?号"

LABELS = (
    r"(?:[\u4e00-\u9fff]{1,3}主题|主题|(?:活动|会议|培训|比赛|报名)?(?:时间|地点)"
    r"|(?:主办|承办|协办|支持|指导)单位|(?:参加|参赛|培训)(?:人员|对象))"
)

LONGEST_SIGNED = 300  # characters of a line that is a signature and its date, at most

PIECE = pattern_of(r"\S+")
# Patterns begin with the mark or the space before a paragraph, which the regex engine finds fast.
# In any line: the number of a heading behind the end of a sentence; the break comes after the mark.
NEW_HEADING = pattern_of(
    rf"""[。！？；;：:）”](?:
      (?<=[。！？；;])(?P<a>{S}{{0,20}})(?=(?:{NUMERAL}、(?!{NUMERAL}[、年级等])|[（(]{NUMERAL}[）)])[^\s，。；、）)])
    | (?<=[：:])(?P<b>{S}{{0,20}})(?=[（(]一[）)][^\s，。；、）)])
    | (?<=[。；：:;）”])(?P<c>{S}{{1,20}})(?={HEADING})
    )""",
    re.VERBOSE,
)
# What stands before every heading or item that begins within a line.
NEW_HINT = pattern_of(
    rf"[。！？；;：:）”]{S}{{0,20}}(?:[（(](?:{NUMERAL}|\d{{1,2}})[）)]|[①-⑳]|第{NUMERAL}[条章节编]|{NUMERAL}[、.．]|\d{{1,2}}[.．、）)])"
)
# 1.…；2.…: the numbers of a list that follow each other.
ITEM = pattern_of(rf"[。；：:;](?P<a>{S}{{0,20}})(?=(\d{{1,2}})[.．、](?!\d)[^\s\d])")
FIRST_ITEM = pattern_of(r"1[.．、](?!\d)")
# In a line that holds the whole notice.
NEXT = r"(?=[^\s”’）)》])"
NEW_PARAGRAPH = pattern_of(
    rf"""{S}(?:
      (?<=[^\s][。！？；”…;）].){S}{{0,200}}{NEXT}                # the end of a sentence
    | (?<=[^\s，、].){S}{{0,200}}(?={HEADING}|附{S}{{0,4}}件{S}{{0,4}}\d?{S}{{0,4}}[：:]|特此|抄送|{DATE}(?:\s|$))
    | (?<=[^\s，、].){S}{{0,200}}(?={LABELS}[：:])                  # 主题：…
    | (?<=[知告报见函定复案施法].){S}{{0,200}}{NEXT}              # after a title
    | (?:(?<=号[〕）)].)|(?<=\d号.)){S}{{0,200}}{NEXT}            # after a document number
    | (?<=[一-龥].){S}{{0,200}}(?={NUMBER}(?:\s|$))               # before a document number
    | (?:(?<=\S\u3000)\u3000|(?<=\S[ ])\u3000\u3000|(?<=\S.){S}{{5}}){S}{{0,200}}(?=\S)  # an indent
    | (?<=[^\s，、].){S}{{0,200}}(?=(?:为|根据|按照|鉴于|近日|近期)[^\s，。；、]{{3,80}}[，、])  # the first words of a body
    | (?<=[—─━_=＝]{{4}}.){S}{{0,200}}(?=\S)                        # the rule below an issuer mark
    )""",
    re.VERBOSE,
)
BRACKETED = pattern_of(r"《[^《》]{1,120}》|（[^（）]{1,200}）|\([^()]{1,200}\)|“[^“”]{1,200}”")
ADDRESSEE_END = pattern_of(rf"{S}(?:(?<=：.)|(?<=[一-龥）]:.)){S}{{0,199}}(?=[^\s”’）)》])")
# What stands on a line of its own in a line that runs on: the rest has lost its line ends, too.
LOST_ENDS = pattern_of(rf"{S}{DATE}{S}{{1,40}}\S|{S}{NUMBER}{S}{{1,40}}\S")
SPACED_HEADING = pattern_of(rf"{S}{HEADING}")
INNER_SPACE = pattern_of(rf"{S}(?<=\S.){S}{{0,200}}(?=\S)")
HEADING_WORDS = pattern_of(rf"{HEADING}{S}?[^\s，。；：]{{2,24}}({S}+)(?=[^\s”’）)》])")
AFTER_DATE = pattern_of(rf"(?:{S}|^){DATE}({S}{{1,200}})(?=[^\s前后至到起以之内止”’）)》])")
SIGNATURE = pattern_of(rf"({S}(?<=\S.){S}{{0,199}})(?:{ORGAN}{S}{{1,200}}){{1,12}}{DATE}(?={S}*$|{S}{{1,40}}[（(附抄])")
# Without a space: a title and its addressee, the last sentence or number and the signature.
GLUED_ADDRESSEE = pattern_of(rf"的(?:{KINDS})()各[^。；《]{{2,400}}：")
GLUED_SIGNATURE = pattern_of(rf"[。！\d）)]()(?={ORGAN}{S}{{0,20}}{DATE}{S}{{0,20}}$)")
# 甲府〔2024〕7号关于…, 关于…的公告财政部公告2020年第6号: number and title.
GLUED_NUMBER = pattern_of(rf"^{S}{{0,80}}{BRACKET_NUMBER}()(?=[\u4e00-\u9fff、]{{0,40}}关于)", re.MULTILINE)
GLUED_TITLE_HINT = pattern_of(r"号(?=\s|$)(?<=\d.)")
GLUED_TITLE = pattern_of(
    rf"关于[^\n。；》]{{4,120}}的(?:{KINDS})()(?=[\u4e00-\u9fff]{{1,12}}(?:公告)?[〔\[]?(?:19|20)\d{{2}}[〕\]年]第?\d{{1,4}}号(?:\s|$))"
)
# A line that is a signature and its date.
SIGNED_HINT = pattern_of(r"日[ \u3000]{0,20}$", re.MULTILINE)
SIGNED = pattern_of(rf"^{S}{{0,80}}{ORGAN}({S}{{0,80}}){DATE}{S}{{0,20}}$", re.MULTILINE)

# A document number and what stood below it.
NUMBERED_HINT = pattern_of(r"号(?<=[\d \u3000].)(?=[ \u3000]|[\u4e00-\u9fff、]{0,40}关于)")
NUMBERED = pattern_of(rf"^{S}{{0,80}}['‘“\"]?{BRACKET_NUMBER}({S}{{1,80}})[\u4e00-\u9fff]", re.MULTILINE)


def broken_up(draft: Draft) -> Draft:
    """The draft with line ends restored in lines that hold several paragraphs."""
    draft = draft.edited(
        (at + start, at + end, "\n")
        for at, line, is_numbered in _candidates(draft.text)
        for start, end in _apart(line, _breaks(line, len(draft.text), is_numbered=is_numbered))
    )
    draft = draft.edited(_breaks_where(draft.text, SIGNED, SIGNED_HINT, LONGEST_SIGNED))
    for pattern in (NUMBERED, GLUED_NUMBER):
        draft = draft.edited(_breaks_where(draft.text, pattern, NUMBERED_HINT, NUMBER_WITHIN))
    numbers = (found.start() for found in GLUED_TITLE_HINT.finditer(draft.text))
    if any(draft.text.rfind("关于", max(0, at - NUMBER_WITHIN), at) >= 0 for at in numbers):
        return draft.edited((*found.span(1), "\n") for found in GLUED_TITLE.finditer(draft.text))
    return draft


def _breaks_where(text: str, pattern: re.Pattern[str], hint: re.Pattern[str], within: int) -> Iterator[tuple[int, int, str]]:
    """The breaks that a pattern of whole lines makes, which is tried where a hint stands so many characters within a line at most."""
    last = -1
    for found in hint.finditer(text):
        start = text.rfind("\n", max(0, found.start() - within), found.start()) + 1
        if start > last and (start or found.start() < within):
            last = start
            if match := pattern.match(text, start):
                yield *match.span(1), "\n"


def _lines_of(text: str, shortest: int) -> Iterator[tuple[int, str]]:
    """The lines with at least so many characters, each with its place."""
    at = 0
    for line in text.split("\n"):
        size = len(line)
        if size >= shortest:
            yield at, line
        at += size + 1


def _candidates(text: str) -> Iterator[tuple[int, str, bool]]:
    """The lines that may hold several paragraphs: those with the number of a heading or an item within, and long ones.

    A long line is one that is most of the text, or that has spaces within.
    """
    half = len(text) / 2
    hint = NEW_HINT.search(text)
    place = hint.start() if hint else len(text)
    for at, line in _lines_of(text, SHORT):
        size = len(line)
        if place < at:
            hint = NEW_HINT.search(text, at)
            place = hint.start() if hint else len(text)
        is_numbered = place < at + size
        if size < FLAT and not is_numbered:
            continue
        # Numbers in the cells of a row begin no paragraph.
        if size > half or ("\t" not in line and (is_numbered or _has_inner_space(line))):
            yield at, line, is_numbered


def unwrapped(draft: Draft) -> Draft:
    """The draft without the spaces to which the line ends of a printed page turned in lines that hold the page."""
    return draft.edited((at + start, at + end, "") for at, line in _lines_of(draft.text, FLAT) for start, end in _wraps(line))


def _wraps(line: str) -> Iterator[tuple[int, int]]:
    """The spaces at which a printed line ended in mid-sentence, where many stretches between spaces are equally long."""
    if not _has_inner_space(line) and "\t" not in line:
        return
    sizes = list(map(len, line.split()))
    width = max(sizes) if len(sizes) > 3 else 0
    if not MIN_PAGE_WIDTH <= width <= MAX_PAGE_WIDTH or sum(size >= width - 3 for size in sizes) < max(4, len(sizes) // 8):
        return
    pieces = list(PIECE.finditer(line))
    begin = 0
    for piece, after in pairwise(pieces):
        if HEADING_START.match(after.group()) or piece.group()[-1] in SENTENCE_END:
            begin = after.start()
        elif piece.end() - begin >= width - 5:
            begin = after.start()
            if after.start() - piece.end() == 1 and not (piece.group()[-1].isascii() or after.group()[0].isascii()):
                yield piece.end(), after.start()


def _breaks(line: str, size: int, *, is_numbered: bool) -> set[tuple[int, int]]:
    """Where paragraphs end and begin in a line of a text of `size` characters, which holds numbers only if it is said to."""
    spans = set[tuple[int, int]]()
    if is_numbered:
        spans = {found.span(found.lastgroup or 0) for found in NEW_HEADING.finditer(line)} | set(_items(line))
    if len(line) < FLAT or line.count("\t") * FEWEST_A_CELL > len(line) or not (len(line) > size / 2 or _has_lost_ends(line)):
        return spans
    patterns = [GLUED_ADDRESSEE]
    if line.rstrip(" \u3000").endswith("日"):
        patterns.append(GLUED_SIGNATURE)
    if _has_inner_space(line):
        spans |= {found.span() for found in NEW_PARAGRAPH.finditer(line)}
        spans |= {found.span() for found in ADDRESSEE_END.finditer(line) if _is_sentence(line[max(0, found.start() - 60) : found.start()])}
        patterns += [SIGNATURE] if "日" in line else []
        patterns += [AFTER_DATE] if "日 " in line or "日\u3000" in line else []
        spans.update(_behind_headings(line))
    return spans | {found.span(1) for pattern in patterns for found in pattern.finditer(line)}


def _behind_headings(line: str) -> Iterator[tuple[int, int]]:
    """The spaces behind short headings, which stand first in the line or behind a space."""
    last = 0
    for piece in PIECE.finditer(line):
        if piece.start() >= last and (found := HEADING_WORDS.match(line, piece.start())):
            last = found.end()
            yield found.span(1)


def _has_inner_space(line: str) -> bool:
    bare = line.strip()
    return " " in bare or "\u3000" in bare


def _has_lost_ends(line: str) -> bool:
    """Whether a line that is not most of the text holds several paragraphs all the same."""
    if not INNER_SPACE.search(line):
        return False
    return LOST_ENDS.search(line) is not None or len(SPACED_HEADING.findall(line)) >= MANY_HEADINGS


def _apart(line: str, spans: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans in order, without those in brackets and those that overlap one before them."""
    if not spans:
        return
    inside = [found.span() for found in BRACKETED.finditer(line)] + [(len(line), len(line))]
    last, at = 1, 0
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        while inside[at][1] <= start:
            at += 1
        if start <= inside[at][0] and last <= start:
            yield start, end
            last = max(end, 1)


def _items(line: str) -> Iterator[tuple[int, int]]:
    """Where the items of numbered lists begin: numbers from 1 on that follow each other."""
    found = [(match.span("a"), int(match.group(2))) for match in ITEM.finditer(line)]
    if FIRST_ITEM.match(line):
        found.insert(0, ((0, 0), 1))
    for (before, first), (span, number) in pairwise(found):
        if number == first + 1 and (line[span[0] - 1] == "。" or span[0] - before[1] >= LONG_ITEM):
            if first == 1:
                yield before
            yield span


def _is_sentence(before: str) -> bool:
    """Whether the words before a colon are more than a label: an addressee or the end of a sentence."""
    words = re.split(r"[\s。；]", before)[-1]
    return len(words) > LONGEST_LABEL or words.startswith(("各", "有关", "全", "尊敬", "广大", "亲爱"))
