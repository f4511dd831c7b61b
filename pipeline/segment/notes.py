"""Attachment notes (附件说明, GB/T 9704-2012, 7.3.4): where one begins, and which lines below belong to it."""

import re
from collections.abc import Sequence

from extractors.patterns import pattern_of
from pipeline.segment import forms, signing
from pipeline.segment.page import is_furniture
from pipeline.segment.units import Unit

MOST_NOTE_LINES = 60
LONGEST_ITEM = 150
LONGEST_SENTENCE = 35  # code points of an item with a full stop; a longer one is a condition or a step, no title
LONGEST_ASIDE = 16
ITEM_END = pattern_of(rf"(?:{forms.ITEM_NOUNS}|{forms.KINDS})(?:[）)》])?(?:[（(][^（）()]{{1,30}}[）)])?$")


def is_note(units: Sequence[Unit], at: int, end: int) -> bool:
    """Whether an attachment note begins at `at`: 附件：…, 附件1：… or the word alone with a list below it."""
    bare = units[at].bare
    if not forms.heads_note(bare):
        return False
    if len(bare) > 600 or (bare.endswith("。") and len(bare) > LONGEST_ITEM):
        return False
    if bare[-1] in "：:" and at + 1 >= end:
        return False
    if forms.is_attachment_mark(bare):
        following = units[at + 1].bare if at + 1 < end else ""
        listed = bare[-1] in "：:" or _lists_to(units, at, end)
        return (bool(listed and following) and not find_digit(bare)) or bool(forms.FILE_LINE.fullmatch(following))
    return True


def _lists_to(units: Sequence[Unit], at: int, end: int) -> bool:
    """Whether nothing but numbered titles stands between the bare word 附件 and the signature."""
    following = units[at + 1].bare if at + 1 < end else ""
    item = forms.NOTE_ITEM.match(following)
    if not item or item.end() == len(following) or forms.is_attachment_mark(following):
        return False
    return ITEM_END.search(following) is not None or (end < len(units) and note_end(units, at, end) == end)


def find_digit(bare: str) -> bool:
    """Whether the mark of an attachment has a number (附件2)."""
    return re.search(r"[\d一二三四五六七八九十]", bare) is not None


def note_end(units: Sequence[Unit], at: int, end: int) -> int:
    """The unit behind the last line of a note."""
    listed = forms.is_attachment_mark(units[at].bare)
    i = at + 1
    while i < min(end, at + MOST_NOTE_LINES):
        bare = units[i].bare
        if forms.is_attachment_mark(bare) and not forms.FILE_LINE.fullmatch(units[i + 1].bare if i + 1 < end else ""):
            break
        if _is_aside(units, i, end):
            i += 1
            continue
        if (
            len(bare) > LONGEST_ITEM
            or (bare[-1] == "。" and len(bare) > LONGEST_SENTENCE)
            or forms.is_date(bare)
            or forms.ANNOTATION.fullmatch(bare)
            or is_furniture(bare)
        ):
            break
        if not (forms.NOTE_ITEM.match(bare) or forms.FILE_LINE.fullmatch(bare) or _wraps(units, i, end) or (listed and _lists(units[i]))):
            break
        i += 1
    return i


def _wraps(units: Sequence[Unit], at: int, end: int) -> bool:
    """Whether the line is the rest of a note's item, or an item without a number: another item follows, or it ends as titles do."""
    unit = units[at]
    if signing.is_organ_line(unit.words) or unit.bare[-1] in "。；：:":
        return False
    following = units[at + 1].bare if at + 1 < end else ""
    if forms.STRONG_TITLE_END.search(unit.bare) and following[-1:] in ("：", ":"):
        return False
    second = units[at + 2].bare if at + 2 < end else ""
    for below in (following, second):
        if forms.FILE_LINE.fullmatch(below) or (forms.NOTE_ITEM.match(below) and not forms.is_attachment_mark(below)):
            return True
    return len(unit.bare) <= 50 and ITEM_END.search(unit.bare) is not None


def _is_aside(units: Sequence[Unit], at: int, end: int) -> bool:
    """Whether the line is the rest of a title in brackets, （县直） below 名额分配表, with the next item below it."""
    bare = units[at].bare
    return bare[0] in "（(" and len(bare) <= LONGEST_ASIDE and at + 1 < end and forms.NOTE_ITEM.match(units[at + 1].bare) is not None


def _lists(unit: Unit) -> bool:
    return len(unit.bare) <= 80 and unit.bare[-1] not in "。：:" and not signing.is_organ_line(unit.words)
