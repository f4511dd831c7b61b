"""The close of a notice: attachment note, signature, date and annotation (GB/T 9704-2012, 7.3.4-7.3.6)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.notice import ElementKind
from extractors.patterns import pattern_of
from pipeline.segment import forms, signing
from pipeline.segment.notes import ITEM_END, is_note, note_end
from pipeline.segment.page import is_furniture
from pipeline.segment.units import Unit

K = ElementKind
MOST_SIGNATURE_LINES = 60
LATEST_NOTE = 8  # units below the signature within which a list of files may begin
_HAN_ONLY = pattern_of(r"[\u4e00-\u9fff]{4,30}")
_ORGAN_START = pattern_of(r"中共|共青团|中国|中华|国家|国务院|全国|中央|教育部|[\u4e00-\u9fff]{1,7}[省市县区州旗盟]")
_ENDED = pattern_of(r"[。；！.）)：:]$|特此|附件|此复|此致|[相此]告$")


@dataclass
class Closing:
    """Kinds of the units of the close by their places; `start` and `end` are its first unit and the one behind its last."""

    kinds: dict[int, ElementKind] = field(default_factory=dict)
    start: int = 0
    end: int = 0

    @property
    def is_signed(self) -> bool:
        """Whether a signature or a date was found."""
        return K.SIGNATURE_BLOCK in self.kinds.values() or K.ISSUE_DATE in self.kinds.values()


def find_closing(units: Sequence[Unit], body: int, end: int) -> Closing:
    """The close of the notice whose body begins at `body`; units from `end` on are not looked at.

    Without a signature `start` and `end` are `end`, or the bounds of an attachment note.
    """
    closing = Closing(start=end, end=end)
    signature = _dated(units, body, end) or _undated(units, body, end)
    if signature:
        closing.kinds |= signature
        closing.start, closing.end = min(signature), max(signature) + 1
    _find_notes(units, body, end, closing)
    if closing.is_signed:
        _find_annotations(units, end, closing)
    return closing


def _dated(units: Sequence[Unit], body: int, end: int) -> dict[int, ElementKind]:
    """The first date with organs above it, or below it; else the first date that follows the end of a sentence."""
    weak: dict[int, ElementKind] = {}
    last: dict[int, ElementKind] = {}
    for at in range(body, end):
        bare = units[at].bare
        if len(bare) > forms.LONGEST_DATE or not forms.may_end_date(bare):
            continue
        dated = forms.is_date(bare)
        if not dated and not forms.is_weak_date(bare):
            continue
        above = _organs_above(units, body, at)
        if not dated and not above:
            continue
        below = _organs_below(units, at, end) if not above else []
        if above or below:
            return dict.fromkeys([*above, *below], K.SIGNATURE_BLOCK) | {at: K.ISSUE_DATE}
        if not weak and at > body and (_ENDED.search(units[at - 1].bare) or forms.NOTE_ITEM.match(units[at - 1].bare)):
            weak = {at: K.ISSUE_DATE}
        if at > body and (at + 1 == end or _may_follow(units[at + 1].bare)):
            last = {at: K.ISSUE_DATE}
    return weak or last


def _organs_above(units: Sequence[Unit], body: int, at: int) -> list[int]:
    found: list[int] = []
    lowest = max(body, at - MOST_SIGNATURE_LINES)
    i = at - 1
    if i > lowest and units[i].bare in signing.SHORT_ORGANS and (at + 1 == len(units) or _may_follow(units[at + 1].bare)):
        found.append(i)
        i -= 1
    while i >= lowest:
        if _signs(units[i]) or (i > lowest and found and _is_torn(units, i)):
            found.append(i)
        else:
            break
        i -= 1
    if any(signing.is_organ_line(units[i].words) or units[i].bare in signing.SHORT_ORGANS for i in found):
        return found[::-1]
    return []


def _is_torn(units: Sequence[Unit], at: int) -> bool:
    """Whether the line is the first half of an organ's name that the next line ends."""
    bare = units[at].bare
    if not 4 <= len(bare) <= 30 or not _HAN_ONLY.fullmatch(bare) or forms.NOTE_ITEM.match(bare):
        return False
    if not _ORGAN_START.match(bare) or ITEM_END.search(bare):
        return False
    above = units[at - 1]
    return signing.is_organ(bare + units[at + 1].bare) and (_comes_after_text(above.bare) or _signs(above))


def _organs_below(units: Sequence[Unit], at: int, end: int) -> list[int]:
    found = []
    for i in range(at + 1, min(end, at + 4)):
        if not signing.is_organ_line(units[i].words):
            break
        found.append(i)
    return found


def _signs(unit: Unit) -> bool:
    """Whether a line can stand in a signature: organs, a person with a title, a note about the seal."""
    bare = unit.bare
    if forms.heads_note(bare) or forms.is_attachment_mark(bare):
        return False
    return signing.is_organ_line(unit.words) or (len(bare) <= 24 and signing.PERSON_LINE.fullmatch(bare) is not None)


def _undated(units: Sequence[Unit], body: int, end: int) -> dict[int, ElementKind]:
    """Organs without a date: the first run of them behind the end of a sentence or of a note, with no sentence after it."""
    for at in range(body + 1, end):
        unit = units[at]
        if not signing.is_organ_line(unit.words) or not _comes_after_text(units[at - 1].bare):
            continue
        stop = at
        while stop < end and _signs(units[stop]):
            stop += 1
        if stop == end or _may_follow(units[stop].bare) or forms.REST_OF_CLOSE.match(units[stop].bare):
            return dict.fromkeys(range(at, stop), K.SIGNATURE_BLOCK)
    return {}


def _comes_after_text(bare: str) -> bool:
    return bool(
        _ENDED.search(bare) or forms.NOTE_ITEM.match(bare) or "@" in bare or re.search(r"\d{5}$", bare) or forms.FILE_LINE.fullmatch(bare)
    )


def _may_follow(bare: str) -> bool:
    forms_after = (forms.ATTACHMENT_MARK, forms.ATTACHMENT_HEAD, forms.ANNOTATION, forms.COPIED_TO, forms.DATE_LINE)
    return (
        any(form.match(bare) for form in forms_after)
        or forms.is_printing(bare)
        or forms.TITLE_END.search(bare) is not None
        or is_furniture(bare)
    )


def _find_notes(units: Sequence[Unit], body: int, end: int, closing: Closing) -> None:
    """Attachment notes before the signature, and below it where nothing but names of files follows."""
    stop = closing.start
    at = body
    while at < stop:
        if "附" in units[at].bare[:3] and is_note(units, at, stop):
            last = note_end(units, at, stop)
            closing.kinds |= dict.fromkeys(range(at, last), K.ATTACHMENT_NOTE)
            closing.start = min(closing.start, at)
            if not closing.is_signed:
                closing.end = last
                break
            at = last
        else:
            at += 1
    if closing.is_signed:
        _find_late_note(units, end, closing)


def _find_late_note(units: Sequence[Unit], end: int, closing: Closing) -> None:
    """A note below the signature, where nothing but the page follows it."""
    for at in range(closing.end, min(end, closing.end + LATEST_NOTE)):
        if not forms.heads_note(units[at].bare):
            continue
        below = units[at + 1].bare if at + 1 < end else ""
        if forms.is_attachment_mark(units[at].bare) and not (forms.NOTE_ITEM.match(below) or forms.FILE_LINE.fullmatch(below)):
            continue
        last = note_end(units, at, end)
        if all(_is_outside(units[i].bare) for i in range(last, end)):
            closing.kinds |= dict.fromkeys(range(at, last), K.ATTACHMENT_NOTE)
            closing.end = last if at == closing.end else closing.end
        return


def _is_outside(bare: str) -> bool:
    return (
        is_furniture(bare)
        or forms.COPIED_TO.match(bare) is not None
        or forms.is_printing(bare)
        or forms.FILE_LINE.fullmatch(bare) is not None
    )


def _find_annotations(units: Sequence[Unit], end: int, closing: Closing) -> None:
    """A number and lines in brackets below the date, and those about publicity or contacts right above the signature."""
    at = closing.end
    if at < end and closing.kinds.get(at - 1) == K.ISSUE_DATE and forms.NUMBER_LINE.fullmatch(units[at].bare):
        closing.kinds[at] = K.DOC_NUMBER
        at += 1
    while at < end and (_annotates(units[at].bare) or is_furniture(units[at].bare)):
        if _annotates(units[at].bare):
            closing.kinds[at] = K.ANNOTATION
        at += 1
    closing.end = at
    before = closing.start - 1
    if before >= 0 and forms.ANNOTATION_BEFORE.fullmatch(units[before].bare):
        closing.kinds[before] = K.ANNOTATION
        closing.start = before


def _annotates(bare: str) -> bool:
    return forms.ANNOTATION.fullmatch(bare) is not None and not forms.is_attachment_mark(bare) and not is_furniture(bare)
