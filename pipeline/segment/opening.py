"""The head of a notice: issuer marks, number, title and addressee, and where the body begins (GB/T 9704-2012, 7.2, 7.3.1, 7.3.2)."""

import re
from collections.abc import Sequence

from extractors.notice import ElementKind
from extractors.patterns import pattern_of
from pipeline.segment import forms, signing
from pipeline.segment.headings import find_heading
from pipeline.segment.late import LONGEST_ADDRESSEE, find_late_title, is_addressee
from pipeline.segment.page import is_furniture
from pipeline.segment.signs import is_signed
from pipeline.segment.titles import ADDRESSES, LONGEST_TITLE, PROSE, Opening, find_title, is_mark, is_menu
from pipeline.segment.units import Unit, cut

K = ElementKind
LONGEST_OPENING = 60  # units; joint issuers of thirty organs and a page's navigation fit
LONGEST_INLINE = 120  # code points of an addressee whose line goes on with the body
LONGEST_BARE_ADDRESSEE = 400
SHORTEST_PROSE = 20

# Forms that tell their kind whatever stands around them.
_MARKS = (
    (K.URGENCY, forms.URGENCY),
    (K.CLASSIFICATION, forms.CLASSIFICATION),
    (K.COPY_NUMBER, forms.COPY_NUMBER),
)
_INLINE = pattern_of(rf"(?P<to>[^：:。；！？]{{2,{LONGEST_INLINE}}})[：:]")
# 高一各班：本周五大扫除; within a school classes and people are addressed so.
_PEOPLE = pattern_of(r"[\u4e00-\u9fff（）、]{1,12}(?:各[\u4e00-\u9fff]{1,6}|全体[\u4e00-\u9fff]{2,6}|班主任|老师|同学|家长|教师)们?")
# 各位老师，现转发…
_GREETED = pattern_of(r"(?:各位|全体)[\u4e00-\u9fff]{2,6}，(?=[现接据根为请按兹])")
_REASON = pattern_of(
    r"为(?:了|贯彻|进一步|深入|切实|加强|认真|全面|做好|保[护证障]|推[进动])|根据|按照|现将|现就"
)  # a first paragraph on broken lines
_ROUND = pattern_of(r"[（(][^（）()]{1,12}[）)]")  # （第一轮）, （征求意见稿） below a title


def find_opening(text: str, units: Sequence[Unit]) -> Opening:
    """The opening of the units; a line that holds the addressee and the body's first words is cut in two."""
    opening = Opening(list(units))
    _mark_lines(text, opening)
    find_title(opening)
    _label_others(opening)
    _bare_addressee(opening)
    if opening.title is None and opening.addressee is None:
        _begin_late(text, opening)
    return opening


def _begin_late(text: str, opening: Opening) -> None:
    """The head of a notice that begins below a few lines of prose, which become paragraphs of the head."""
    first = find_late_title(opening.units, opening.body)
    if first is None:
        return
    for at in range(first):
        opening.kinds.setdefault(at, K.PARAGRAPH)
    _mark_lines(text, opening, first)
    find_title(opening)
    _label_others(opening)


def _mark_lines(text: str, opening: Opening, first: int = 0) -> None:
    """Kinds of lines from `first` on that speak for themselves, up to the addressee or the body's first line."""
    units = opening.units
    at = first
    while at < min(len(units), first + LONGEST_OPENING):
        unit = units[at]
        kind = _mark_of(unit)
        if kind is None and is_addressee(unit):
            opening.addressee = (_address_start(opening, at), at + 1)
            at += 1
            break
        if kind is None and (place := _inline_addressee(unit)):
            units[at : at + 1] = cut(text, unit, place)
            opening.addressee = (at, at + 1)
            at += 1
            break
        if kind is None and (starts_body(unit) or (is_signed(unit) and any(i not in opening.kinds for i in range(first, at)))):
            break
        if kind is not None:
            opening.kinds[at] = kind
        at += 1
    if opening.addressee:
        for i in range(*opening.addressee):
            opening.kinds[i] = K.ADDRESSEE
    opening.body = at


def _mark_of(unit: Unit) -> ElementKind | None:
    bare = unit.bare
    if len(bare) <= 60:
        if "号" in bare and forms.NUMBER_LINE.fullmatch(bare):
            return K.DOC_NUMBER
        for kind, pattern in _MARKS:
            if pattern.fullmatch(bare):
                return kind
        if forms.SIGNATORY.match(bare):
            return K.SIGNATORY
        if forms.is_date(bare):
            return K.ISSUE_DATE
    return K.FURNITURE if is_furniture(bare) else None


def _inline_addressee(unit: Unit) -> int:
    """Where the body begins in a line that opens with an addressee; 0 where it does not."""
    if greeted := _GREETED.match(unit.words):
        return greeted.end()
    match = _INLINE.match(unit.words)
    if not match or match.end() == len(unit.words):
        return 0
    to, rest = re.sub(r"\s", "", match["to"]), unit.words[match.end() :].lstrip()
    if forms.NOT_ADDRESSED.search(to) or find_heading(unit.words) or re.search(r"\d{3}|^(?:为|根据|按照|经)|“|关于|年", to):
        return 0
    addressed = forms.STARTS_ADDRESS.match(to) or signing.is_organ(to) or _PEOPLE.fullmatch(to)
    return match.end() if addressed and (forms.BODY_START.match(rest) or ("，" in rest and len(rest) > SHORTEST_PROSE)) else 0


def _address_start(opening: Opening, at: int) -> int:
    """The first line of an addressee that spans several: lines before that list units and do not end."""
    start = at
    while start > 0 and start - 1 not in opening.kinds:
        before = opening.units[start - 1].bare
        listed = before[-1] in "、，,；;" or (forms.STARTS_ADDRESS.match(before) and "、" in before + opening.units[at].bare)
        if not listed or forms.TITLE_END.search(before) or "关于" in before or len(before) > LONGEST_ADDRESSEE:
            break
        start -= 1
    return start


def starts_body(unit: Unit) -> bool:
    """Whether a line before any addressee belongs to the body: prose, a heading, a labelled line."""
    bare = unit.bare
    if forms.STRONG_TITLE_END.search(bare) and len(bare) <= LONGEST_TITLE and "。" not in bare:
        return False
    if bare[-1] in "。；;！" or "。" in bare[:-1]:
        return len(bare) > 12
    if find_heading(unit.words):
        return True
    if len(bare) > PROSE and not forms.TITLE_END.search(bare):
        return not signing.is_mark_line(unit.words)
    if "，" in bare and len(bare) > SHORTEST_PROSE and _REASON.match(bare):
        return True
    if bare[-1] in "：:" and len(bare) > 15 and forms.BODY_START.match(bare):
        return True
    return bool(re.match(r"(?:时间|地点|主题|联系人|联系电话|姓名|[\u4e00-\u9fff]{2}时间|[\u4e00-\u9fff]{2}地点)[：:]", bare))


def _label_others(opening: Opening) -> None:
    """Organs above the title are issuer marks, other lines there are the page's; a subtitle below belongs to the title."""
    end = opening.addressee[0] if opening.addressee else opening.body
    for at in range(end):
        if at in opening.kinds:
            continue
        unit = opening.units[at]
        if is_menu(unit):
            opening.kinds[at] = K.FURNITURE
        elif _names_issuer(opening, at):
            opening.kinds[at] = K.ISSUER_MARK
        elif forms.SUBTITLE.fullmatch(unit.bare):
            opening.kinds[at] = K.ISSUE_DATE if forms.DATE_LINE.search(unit.bare) else K.PARAGRAPH
        elif (opening.title and at < opening.title[0]) or forms.TITLE_END.search(unit.bare) or _said_by_title(opening, unit.bare):
            opening.kinds[at] = K.FURNITURE
        else:
            opening.kinds[at] = K.PARAGRAPH


def _names_issuer(opening: Opening, at: int) -> bool:
    """Whether a line of the head says who issues: a mark, or the makers in brackets below the title."""
    unit = opening.units[at]
    if opening.title and at >= opening.title[1] and signing.is_byline(unit.words):
        return True
    return not ADDRESSES.match(unit.bare) and (is_mark(unit.bare) or signing.is_mark_line(unit.words))


def _said_by_title(opening: Opening, bare: str) -> bool:
    return opening.title is not None and bare in "".join(opening.units[i].bare for i in range(*opening.title))


def _bare_addressee(opening: Opening) -> None:
    """An addressee without its colon: the line between the title and the body's first words."""
    if opening.addressee:
        return
    first = opening.title[1] if opening.title else 0
    for at in range(first, min(opening.body + 1, len(opening.units) - 1)):
        if at in opening.kinds and opening.kinds[at] != K.PARAGRAPH:
            continue
        bare, following = opening.units[at].bare, opening.units[at + 1].bare
        if _ROUND.fullmatch(bare):
            continue
        prose = len(following) > SHORTEST_PROSE and (forms.BODY_START.match(following) or (ADDRESSES.match(bare) and "，" in following))
        if len(bare) <= LONGEST_BARE_ADDRESSEE and bare[-1] not in "。；！" and prose and _names_units(bare):
            opening.kinds[at] = K.ADDRESSEE
            opening.addressee = (at, at + 1)
            opening.body = max(opening.body, at + 1)
        return


def _names_units(bare: str) -> bool:
    if find_heading(bare) or "关于" in bare or (forms.BODY_START.match(bare) and not forms.STARTS_ADDRESS.match(bare)):
        return False
    return (
        forms.STARTS_ADDRESS.match(bare) is not None
        or signing.is_organ(bare)
        or all(map(signing.is_organ, re.split("[、，]", bare.rstrip("，、,"))))
    )
