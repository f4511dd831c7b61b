"""Paragraphs that lost their line ends: broken up where the text itself says that one ends.

Precision goes first: a wrong break costs more than a missing one, and what stands inside 《》, （） or “” is never cut.
"""

import re
from collections.abc import Iterator

from pipeline.clean.draft import Draft
from pipeline.clean.marks import HEADING, NUMERAL

FLAT = 120  # characters of a line that may hold several paragraphs
S = r"[ \t\u3000]"
NUMERAL_YEAR = "[〇○Ｏ零一二三四五六七八九]{4}"
DATE = rf"(?:\d{{4}}|{NUMERAL_YEAR}){S}{{0,2}}年{S}{{0,2}}[\d一二三四五六七八九十]{{1,3}}{S}{{0,2}}月{S}{{0,2}}[\d一二三四五六七八九十]{{1,3}}{S}{{0,2}}日"
ORGAN = r"[\u4e00-\u9fff（）]{2,40}[局厅部委会府办处司院校室组社团学站队关署行心团]"
NUMBER = rf"(?:[\u4e00-\u9fff]{{1,12}}(?:公告)?)?[〔\[［【(（]?(?:19|20)\d{{2}}[〕\]］】)）年]?{S}?第?{S}?\d{{1,4}}{S}?号"

LONG_LINE = re.compile(rf"[^\n]{{{FLAT},}}")
# In any long line: a number of a heading behind the end of a sentence.
NEW_HEADING = re.compile(rf"(?<=[。！？；：）”…;:]){S}{{0,20}}(?={NUMERAL}、|[（(]{NUMERAL}[）)])|(?<=[。；：;])(?:{S}{{1,20}})(?={HEADING})")
# In a line that holds the whole notice.
NEW_PARAGRAPH = re.compile(
    rf"""(?<=[。！？；”…;）]){S}{{1,200}}(?=\S)                   # the end of a sentence
    | (?<=[^\s，、]){S}{{1,200}}(?={HEADING})                    # the number of a heading
    | (?<=\S){S}{{1,200}}(?=附{S}{{0,4}}件{S}{{0,4}}\d?{S}{{0,4}}[：:]|特此|抄送)
    | (?<=\S){S}{{1,200}}(?={DATE}(?:\s|$))                      # between organ and date
    | (?<=日){S}{{1,200}}(?=\S)                                  # after the date
    | (?<=[知告报见函定复案施法]){S}{{1,200}}(?=\S)              # after a title
    | (?<=号[〕）)]){S}{{1,200}}(?=\S) | (?<=\d号){S}{{1,200}}(?=\S)  # after a document number
    | (?<=[一-龥]){S}{{1,200}}(?={NUMBER}(?:\s|$))               # before a document number
    | (?<=\S)\u3000{{2}}(?=\S) | (?<=\S){S}{{6,200}}(?=\S)        # an indent
    """,
    re.VERBOSE,
)
ADDRESSEE_END = re.compile(rf"(?<=：){S}{{1,200}}(?=\S)")
HEADING_WORDS = re.compile(rf"(?:^|(?<=\s)){HEADING}{S}?[^\s，。；：]{{2,24}}({S}+)(?=\S)")
SIGNATURE = re.compile(rf"(?<=\S)({S}{{1,200}})(?:{ORGAN}{S}{{1,200}}){{1,12}}{DATE}{S}*$")


def broken_up(draft: Draft) -> Draft:
    """The draft with line ends restored in long lines."""
    size = len(draft.text)
    return draft.edited(
        (line.start() + start, line.start() + end, "\n")
        for line in LONG_LINE.finditer(draft.text)
        for start, end in (_breaks(line.group()) if len(line.group()) > size / 2 else _headings(line.group()))
    )


def _headings(line: str) -> Iterator[tuple[int, int]]:
    return (found.span() for found in NEW_HEADING.finditer(line))


def _breaks(line: str) -> list[tuple[int, int]]:
    """Where the paragraphs of a line that holds the whole notice end and begin, in order."""
    spans = {*_headings(line), *(m.span() for m in NEW_PARAGRAPH.finditer(line))}
    spans |= {m.span(1) for m in HEADING_WORDS.finditer(line)} | {m.span(1) for m in SIGNATURE.finditer(line)}
    spans |= {m.span() for m in ADDRESSEE_END.finditer(line) if _is_sentence(line[: m.start()])}
    kept = list[tuple[int, int]]()
    for start, end in sorted(spans, key=lambda s: (s[0], -s[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _is_sentence(before: str) -> bool:
    """Whether the words before a colon are more than a label: an addressee or the end of a sentence."""
    return len(re.split(r"[\s。；]", before[-60:])[-1]) > 8
