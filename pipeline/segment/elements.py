"""The elements of one notice, from its units: head, body, close, what it encloses, attachments and imprint."""

import re
from collections.abc import Sequence

from extractors.notice import Element, ElementKind, Zone
from pipeline.segment import forms, signing
from pipeline.segment.closing import Closing, find_closing
from pipeline.segment.headings import find_heading, nested
from pipeline.segment.labels import CELL_BREAK, PARAGRAPH, Label, emit_elements
from pipeline.segment.notes import is_note, note_end
from pipeline.segment.opening import find_opening
from pipeline.segment.page import LONGEST_FURNITURE, is_furniture
from pipeline.segment.signs import with_signs
from pipeline.segment.site import find_foot
from pipeline.segment.substance import find_substance
from pipeline.segment.titles import Opening
from pipeline.segment.units import Unit

K, Z = ElementKind, Zone
LONGEST_ATTACHMENT_TITLE = 60
MOST_ATTACHMENT_TITLE_LINES = 2
LONGEST_COPIED_TO = 1500
LONG = 60  # a sentence longer than this belongs to no imprint and to no page
_IMPRINT_FIRST = frozenset("抄分报送厅局内本主")
_PRINTED_LAST = frozenset("发印制）)份")
_ATTACHED = Label(PARAGRAPH, Z.ATTACHMENT)
_KEPT = (K.SIGNATURE_BLOCK, K.ISSUE_DATE, K.TITLE)


def find_elements(text: str, units: Sequence[Unit]) -> tuple[Element, ...]:
    """The elements of the notice that the units make up, in text order.

    A title's lines are one element, as are an addressee's; a numbered line whose words run on is a HEADING and a PARAGRAPH, the
    stop or colon between them is in neither.
    """
    foot = find_foot([unit.bare for unit in units])
    opening = find_opening(text, units[:foot])
    units, foot = [*opening.units, *units[foot:]], len(opening.units)
    labels = [Label(K.PARAGRAPH, Z.BODY)] * foot + [Label(K.FURNITURE, Z.FURNITURE)] * (len(units) - foot)
    for at in range(opening.body):
        kind = opening.kinds.get(at, K.PARAGRAPH)
        labels[at] = Label(kind, Z.FURNITURE if kind == K.FURNITURE else Z.HEAD)
    _label_below(units[:foot], opening, labels)
    _label_imprint(units[:foot], opening.body, labels)
    return tuple(with_signs(text, nested(emit_elements(units, labels))))


def _label_below(units: Sequence[Unit], opening: Opening, labels: list[Label]) -> None:
    substance = find_substance(units, opening)
    closing = find_closing(units, opening.body, len(units))
    for at, kind in closing.kinds.items():
        labels[at] = Label(kind, Z.CLOSE)
    if substance and not closing.start <= substance[0] < closing.end:
        _label_substance(labels, substance, closing, len(units))
    else:
        substance = None
    after = max(closing.end, substance[1] if substance else 0)
    _label_attachments(units, labels, opening, closing, substance)
    if closing.is_signed and not substance:
        _label_rest(units, labels, opening, after)
    _label_inner_notes(units, labels, substance[0] if substance else after)


def _label_substance(labels: list[Label], substance: tuple[int, int], closing: Closing, last: int) -> None:
    """What the notice issues: its title, and all up to the close where that comes below it."""
    start, behind = substance
    end = closing.start if closing.is_signed and closing.start > start else last
    for at in range(start, end):
        labels[at] = Label(K.TITLE if at < behind else K.PARAGRAPH, Z.ENCLOSURE)


def _label_attachments(
    units: Sequence[Unit], labels: list[Label], opening: Opening, closing: Closing, substance: tuple[int, int] | None
) -> None:
    """From the first mark of an attachment behind the close (or behind the body, if nothing is signed) all belongs to attachments."""
    start = closing.end if closing.is_signed or closing.end < len(units) else opening.body
    inside, close = False, Z.CLOSE
    for at in range(start, len(units)):
        if labels[at].zone is close:
            inside = False
            continue
        if "附" in units[at].bare[:2] and _is_attachment_mark(units, at, signed=closing.is_signed or at >= closing.end):
            inside = _marks_attachment(units, labels, at, substance)
        elif inside and labels[at].kind is PARAGRAPH:
            labels[at] = _ATTACHED


def _label_inner_notes(units: Sequence[Unit], labels: list[Label], at: int) -> None:
    """Notes of attachments at the end of what the notice issues, which begins at `at` or below."""
    enclosure = Z.ENCLOSURE
    while at < len(units):
        stop = at + 1
        if labels[at].zone is enclosure and labels[at].kind is PARAGRAPH and is_note(units, at, len(units)):
            stop = note_end(units, at, len(units))
            for i in range(at, stop):
                labels[i] = Label(K.ATTACHMENT_NOTE, labels[i].zone)
        at = stop


def _is_attachment_mark(units: Sequence[Unit], at: int, *, signed: bool) -> bool:
    bare = units[at].bare
    if forms.ATTACHMENT_MARK.fullmatch(bare) and bare not in ("附", "附图"):
        return True
    return signed and len(bare) <= LONGEST_ATTACHMENT_TITLE + 6 and bare[-1] not in "。；" and forms.ATTACHMENT_HEAD.match(bare) is not None


def _marks_attachment(units: Sequence[Unit], labels: list[Label], at: int, substance: tuple[int, int] | None) -> bool:
    """Labels the mark and the title below it; whether an attachment begins (the substance below its mark is none)."""
    labels[at] = Label(K.ATTACHMENT, Z.ATTACHMENT)
    if substance and substance[0] == at + 1:
        return False
    if forms.is_attachment_mark(units[at].bare):
        for i in range(at + 1, min(len(units), at + 1 + MOST_ATTACHMENT_TITLE_LINES)):
            if not _is_attachment_title(units, i, first=i == at + 1):
                break
            labels[i] = Label(K.ATTACHMENT, Z.ATTACHMENT)
    return True


def _is_attachment_title(units: Sequence[Unit], at: int, *, first: bool) -> bool:
    unit = units[at]
    bare = unit.bare
    if len(bare) > LONGEST_ATTACHMENT_TITLE or bare[-1] in "。；：:，" or CELL_BREAK.search(unit.words.replace("　", " ")):
        return False
    if find_heading(unit.words) or is_furniture(bare) or forms.is_date(bare) or forms.is_attachment_mark(bare):
        return False
    if first:
        return True
    above = units[at - 1].bare
    ended = re.search(rf"(?:[表单册书卷图]|{forms.KINDS}){forms._TITLE_TAIL}$", above)
    return not ended and re.search(rf"(?:[表单册书卷图]|{forms.KINDS}){forms._TITLE_TAIL}$", bare) is not None and len(above) > 8


def _label_rest(units: Sequence[Unit], labels: list[Label], opening: Opening, after: int) -> None:
    """What follows the close without a mark: a document with a title is issued or attached, other lines are notes to the close."""
    title = "".join(units[i].bare for i in range(*opening.title)) if opening.title else ""
    issues = any(word in title for word in ("印发", "发布", "公布", "颁布"))
    zone = Z.CLOSE
    if any(labels[at].zone == Z.BODY and _is_division(units[at]) for at in range(after, len(units))):
        zone = Z.ENCLOSURE if issues or not title else Z.ATTACHMENT
    for at in range(after, len(units)):
        if labels[at].zone != Z.BODY:
            if labels[at].zone == Z.ATTACHMENT:
                return
            continue
        if (zone == Z.CLOSE or at == after) and _opens_document(units, at):
            zone = Z.ENCLOSURE if issues or zone == Z.ENCLOSURE else Z.ATTACHMENT
            labels[at] = Label(K.TITLE if zone == Z.ENCLOSURE else K.ATTACHMENT, zone)
        else:
            labels[at] = Label(labels[at].kind, zone)


def _is_division(unit: Unit) -> bool:
    heading = find_heading(unit.words)
    return heading is not None and heading.level <= 1


def _opens_document(units: Sequence[Unit], at: int) -> bool:
    bare = units[at].bare
    if len(bare) > LONGEST_ATTACHMENT_TITLE or bare[-1] in "。；：:" or at + 2 >= len(units) or is_furniture(bare):
        return False
    return forms.TITLE_END.search(bare) is not None or bare[-1] in "表单"


def _label_imprint(units: Sequence[Unit], body: int, labels: list[Label]) -> None:
    """抄送, 主题词 and 印发 lines wherever they stand below the head, and the page's furniture."""
    for at in range(body, len(units)):
        bare = units[at].bare
        opens, last = bare[0] in _IMPRINT_FIRST, bare[-1]
        if last == "。" and not opens and len(bare) > LONG:
            continue
        label = labels[at]
        is_paragraph = label.kind is PARAGRAPH
        if label.kind in _KEPT:
            continue
        if opens and forms.COPIED_TO.match(bare) and len(bare) < LONGEST_COPIED_TO and (label.zone != Z.BODY or bare[0] not in "报送"):
            labels[at] = Label(K.COPIED_TO, Z.IMPRINT)
        elif last in _PRINTED_LAST and forms.is_printing(bare):
            labels[at] = Label(K.PRINTING, Z.IMPRINT)
            if (
                at > body
                and labels[at - 1].kind == K.PARAGRAPH
                and signing.is_organ_line(units[at - 1].words)
                and "年" not in units[at - 1].bare
            ):
                labels[at - 1] = Label(K.PRINTING, Z.IMPRINT)
        elif opens and is_paragraph and forms.THEME_WORDS.match(bare):
            labels[at] = Label(K.FURNITURE, Z.IMPRINT)
        elif is_paragraph and len(bare) <= LONGEST_FURNITURE and is_furniture(bare) and not bare.isdigit():
            labels[at] = Label(K.FURNITURE, Z.FURNITURE)  # figures alone are cells of a table
