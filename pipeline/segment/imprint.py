"""Whose the imprint (版记, GB/T 9704-2012, 7.4) is that stands below a carried document: the carrier's, where it says who printed it."""

from collections.abc import Sequence

from extractors.patterns import pattern_of
from pipeline.segment import forms, signing
from pipeline.segment.page import is_furniture
from pipeline.segment.site import find_foot
from pipeline.segment.units import Unit

MOST_LINES = 12  # of an imprint: subject words, several lines of copies, who printed it and how many
SHORTEST_ORGAN = 4
_ORGAN = pattern_of(r"[\u4e00-\u9fff（）]{4,40}?(?=[\d〇○零一二]{2})")
_PASSES_ON = pattern_of(r"转发|批转")


def find_imprint(units: Sequence[Unit], inner: int) -> int:
    """The unit at which the carrier's imprint begins, below the document that begins at `inner`; len(units) where none does.

    An imprint whose printing office the carrier names, and the carried document does not, is the carrier's.
    """
    foot = find_foot([unit.bare for unit in units])
    first = max(inner + 3, foot - MOST_LINES)
    printed = next((at for at in range(first, foot) if forms.is_printing(units[at].bare)), None)
    if printed is None or not all(_is_outside(units[at].bare) for at in range(printed + 1, foot)):
        return len(units)
    start = next((at for at in range(first, printed) if _opens(units[at].bare)), printed)
    organ = _ORGAN.match(units[printed].bare)
    above = units[printed - 1]
    if not organ and not _opens(above.bare) and signing.is_organ_line(above.words):
        start = min(start, printed - 1)
    name = organ.group() if organ else above.bare
    return start if _names(units[:inner], name) and not _names(units[inner:start], name) else len(units)


def _opens(bare: str) -> bool:
    return bare.startswith(("抄送", "抄报", "主题词")) and (forms.COPIED_TO.match(bare) or forms.THEME_WORDS.match(bare)) is not None


def _is_outside(bare: str) -> bool:
    return is_furniture(bare) or forms.is_printing(bare)


def _names(units: Sequence[Unit], organ: str) -> bool:
    """Whether the units say the organ's name, or open with one of which the organ is an office (某省人民政府办公厅秘书处)."""
    if len(organ) < SHORTEST_ORGAN:
        return False
    opens = _PASSES_ON.split(units[0].bare)[0]
    return organ in "".join(unit.bare for unit in units) or (len(opens) >= SHORTEST_ORGAN and organ.startswith(opens))
