"""Notices that begin below a few lines of prose: a school's sentence or a page's summary above the title and its addressee."""

from collections.abc import Sequence

from extractors.patterns import pattern_of
from pipeline.segment import forms, signing
from pipeline.segment.headings import find_heading
from pipeline.segment.units import Unit

NEAR = 5  # units between a title and its addressee
PROSE = 20  # code points of a body's first line, at least
MOST_LEAD = 5  # units of prose above the title
LONGEST = 120
LONGEST_ADDRESSEE = 900
_IN_FULL = pattern_of(r"(?:全文|原文|文件|具体内容|政策)(?:内容)?(?:如下)?[：:。]?$|如下[：:]$")


def opens_notice(units: Sequence[Unit], at: int) -> bool:
    """Whether a title stands at `at` with an addressee near below it, or one that is announced (具体通知如下：) with its body below."""
    bare = units[at].bare
    if len(bare) > LONGEST or bare[-1] in "。：:；，" or "关于" not in bare or forms.heads_note(bare) or forms.NOTE_ITEM.match(bare):
        return False
    for i in range(at, min(at + 4, len(units))):
        if forms.STRONG_TITLE_END.search(units[i].bare):
            return any(_addresses(units[j]) for j in range(i + 1, min(i + 1 + NEAR, len(units)))) or _is_announced(units, at, i + 1)
        if units[i].bare[-1] in "。：:；，":
            return False
    return False


def _is_announced(units: Sequence[Unit], title: int, below: int) -> bool:
    """Whether the line above a title ends with 如下：, the title names its organ and the body's first words stand below."""
    if title == 0 or below >= len(units) or not _IN_FULL.search(units[title - 1].bare):
        return False
    organ = units[title].bare.partition("关于")[0]
    return signing.is_organ(organ) and forms.BODY_START.match(units[below].bare) is not None and len(units[below].bare) > PROSE


def find_late_title(units: Sequence[Unit], body: int) -> int | None:
    """The unit in which a title begins below the prose that stands first; None where the text goes on with prose."""
    for at in range(body, min(body + MOST_LEAD, len(units) - 1)):
        if opens_notice(units, at):
            return at
        if at > body and _IN_FULL.search(units[at - 1].bare) and _names_itself(units[at]):
            return at
    return None


def _names_itself(unit: Unit) -> bool:
    """Whether a line ends as titles do and is no heading of the text."""
    bare = unit.bare
    return len(bare) <= LONGEST and "。" not in bare and forms.TITLE_END.search(bare) is not None and not find_heading(unit.words)


def is_addressee(unit: Unit) -> bool:
    """Whether the line addresses someone: it names them and ends with a colon (or, by a slip, begins with one)."""
    bare = unit.bare
    if len(bare) > LONGEST_ADDRESSEE or "。" in bare or len(bare) < 3:
        return False
    if bare[0] in "：:":
        return len(bare) < LONGEST_ADDRESSEE and bool(forms.ADDRESSED.search(bare))
    if bare[-1] not in "：:" or bare.count("：") > 2:
        return False
    if forms.NOT_ADDRESSED.search(bare) or find_heading(unit.words) or forms.heads_note(bare):
        return False
    if forms.SAYS_WHY.search(bare[:200]) or bare[-2] == "》":
        return False
    return bool(forms.ADDRESSED.search(bare))


def _addresses(unit: Unit) -> bool:
    bare = unit.bare
    return is_addressee(unit) and (forms.STARTS_ADDRESS.match(bare) is not None or signing.is_organ(bare[:-1]) or "、" in bare)
