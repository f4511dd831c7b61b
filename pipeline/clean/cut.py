"""Lines cut at a number of characters, whatever the words, put together again: mails, exports and terminals do this.

The longest lines of such a text are equally long to the character, and none is longer. That is told from the raw lines, before
anything else is changed in them; lines that a printer filled, which differ by a mark or a figure, are for `wrapping`.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from extractors.patterns import pattern_of
from pipeline.clean.draft import Draft, Edit
from pipeline.clean.marks import HEADING_START, PARAGRAPH_START, SENTENCE_END

SHORTEST, LONGEST = 18, 120  # characters of a cut line; shorter ones are verse or cells, longer ones hold paragraphs
FEWEST = 4  # lines of the full length
SHARE = 0.2  # of the lines of half the length that must be full: one paragraph in two runs over its line
MID_SENTENCE = 0.6  # of the full lines that must break off: rows of a table and addresses end where they end
NEAR = 3  # characters that a line filled by a printer lacks at most, where a mark or a figure went to the next one
MOST_NEAR = 5  # full lines to one that nearly is, at least, where lines are cut to the character

LINE = pattern_of(r"[^\n\r]+")
ROW = pattern_of(r"\t|\S(?: {2}|\u3000)\S")
DATE = pattern_of(r"\s*(?:\d{4}|[一二][〇○Ｏ零一二三四五六七八九]{3})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日\s*")


def uncut(draft: Draft) -> Draft:
    """The draft without the line ends at which lines of one length were cut.

    >>> line = "县文化馆定于六月十日在人民广场举办农民合唱比赛并"
    >>> uncut(Draft.of("\\n".join([line] * 5 + ["请各队到场。"]))).text == line * 5 + "请各队到场。"
    True
    """
    longest = max(draft.text.replace("\r", "\n").split("\n"), key=len)
    if len(longest) < SHORTEST or (len(longest) > LONGEST and not longest.isspace()):
        return draft
    lines = [line for line in LINE.finditer(draft.text) if not line.group().isspace()]
    length = _length([line.group() for line in lines])
    return draft.edited(_edits(draft.text, lines, length)) if length else draft


def _length(lines: list[str]) -> int:
    """The number of characters at which the lines are cut; 0 where they are not."""
    counts = Counter(map(len, lines))
    length = max(counts, default=0)
    if not SHORTEST <= length <= LONGEST or counts[length] < FEWEST:
        return 0
    if counts[length] < SHARE * sum(n for size, n in counts.items() if size >= length // 2):
        return 0
    near = sum(0 < length - len(a) <= NEAR and a[-1] not in SENTENCE_END and not _begins(a, b) for a, b in pairwise(lines))
    if near * MOST_NEAR >= counts[length]:
        return 0
    full = [line for line in lines if len(line) == length]
    broken = sum(line[-1] not in SENTENCE_END and not ROW.search(line.strip()) for line in full)
    return length if broken >= MID_SENTENCE * len(full) else 0


def _edits(text: str, lines: list[re.Match[str]], length: int) -> Iterator[Edit]:
    for line, after in pairwise(lines):
        gap = text[line.end() : after.start()]
        if len(line.group()) == length and gap in ("\n", "\r\n", "\r") and not _begins(line.group(), after.group()):
            yield line.end(), after.start(), ""


def _begins(line: str, after: str) -> bool:
    """Whether a paragraph begins with `after`, though the line before it is full."""
    if HEADING_START.match(after) or DATE.fullmatch(after):
        return True
    return line[-1] in SENTENCE_END and (after[0].isspace() or PARAGRAPH_START.match(after) is not None)
