"""Documents that a notice carries: where another organ's notice with a head of its own begins below the carrier's."""

import re
from collections.abc import Sequence
from itertools import islice

from extractors.patterns import pattern_of
from pipeline.segment import forms, signing
from pipeline.segment.closing import find_closing
from pipeline.segment.late import opens_notice
from pipeline.segment.opening import K, find_opening
from pipeline.segment.substance import find_named, forwarded_names
from pipeline.segment.titles import Opening
from pipeline.segment.units import Unit

MOST_HEAD_LINES = 8  # units of the carried document's head that may stand above its title
MOST_STARTS = 12  # titles that are tried
MOST_LINES_BEFORE = 60  # units among which words that forward a document stand
MOST_NAMED = 4  # lines like a forwarded document's title that are tried: a note of attachments names it, too
MOST_MAKERS = 600  # code points of the carrier's title and first paragraph in which it says whose document it forwards
_FORWARDS = pattern_of(r"转发|批转|转给|转下|转去|转知")
_OF_HEAD = (forms.NUMBER_LINE, forms.URGENCY, forms.CLASSIFICATION, forms.COPY_NUMBER)


def find_carried(text: str, units: Sequence[Unit]) -> int | None:
    """The unit at which the document begins that the notice carries; None where it carries none.

    It needs a title and an addressee of its own, below the carrier's signature, or below words that forward it; or the title that the
    carrier names, below its signature.
    """
    about = [at for at, unit in enumerate(units) if "关于" in unit.bare]
    starts = list(islice((at for at in about if 2 <= at < len(units) - 2 and opens_notice(units, at)), MOST_STARTS))
    if not starts and not _forwards(units[:MOST_LINES_BEFORE]):
        return None
    opening = find_opening(text, units)
    shift = len(opening.units) - len(units)
    if opening.title is None and opening.addressee is None:
        return None
    forwards = _forwards(opening.units[: opening.body + 2])
    for at in starts:
        if at + shift <= opening.body or (opening.title and at + shift < opening.title[1]):
            continue
        closing = find_closing(opening.units, opening.body, at + shift)
        signed = K.SIGNATURE_BLOCK in closing.kinds.values() or opening.addressee is not None
        if forwards or (signed and not _is_attached(units, at)):
            return _head_start(units, at, opening.body - shift + 1)
    return _named(units, opening, shift) if forwards else None


def _forwards(units: Sequence[Unit]) -> bool:
    return any([_FORWARDS.search(unit.bare) for unit in units if "转" in unit.bare])


def _named(units: Sequence[Unit], opening: Opening, shift: int) -> int | None:
    """Where the document begins that the notice names and forwards, below its own close: reports and opinions address nobody.

    Only what stands above that document can close the carrier: a bare date closes it, too, and organs with a date below the inner title
    are that document's.
    """
    names = tuple(forwarded_names(opening.units, opening))
    below = opening.body
    for _ in range(MOST_NAMED if names else 0):
        found = find_named(opening.units, below, names)
        if not found or found[0] - shift + 2 >= len(units):
            return None
        start = _makers_start(opening, *found)
        if find_closing(opening.units, opening.body, start).is_signed:
            return _head_start(units, start - shift, opening.body - shift + 1)
        below = found[1]
    return None


def _makers_start(opening: Opening, start: int, end: int) -> int:
    """The first line of the inner title in `start`:`end`, or of the lines right above that name its makers, as the carrier does.

    转发省文化厅关于… says whose the document is; another organ there signs the carrier.
    """
    units = opening.units
    while start + 1 < end and signing.is_organ_line(units[start].words):
        start += 1
    first = opening.title[0] if opening.title else opening.body
    said = "".join(unit.bare for unit in units[first : opening.body + 1])[:MOST_MAKERS]
    said = said[match.end() :] if (match := _FORWARDS.search(said)) else said
    while start > opening.body + 1 and signing.is_organ_line(units[start - 1].words):
        if re.split(r"[、\s]", units[start - 1].words)[0] not in said:
            break
        start -= 1
    return start


def _is_attached(units: Sequence[Unit], at: int) -> bool:
    """Whether a mark (附件2) stands right above: a sample or a form, no document that is carried."""
    return any(forms.is_attachment_mark(units[i].bare) for i in range(max(0, at - 3), at))


def _head_start(units: Sequence[Unit], title: int, body: int) -> int:
    """The first line of the carried document's head: its mark and number stand above the title."""
    start = title
    for at in range(title - 1, max(body, title - MOST_HEAD_LINES) - 1, -1):
        bare = units[at].bare
        if len(bare) > 60:
            break
        if any(form.fullmatch(bare) for form in _OF_HEAD) or forms.is_issuer_mark(bare):
            start = at
        elif not signing.is_organ_line(units[at].words):
            break
        elif at == title - 1 and not forms.is_date(units[at - 1].bare):
            start = at
    return start
