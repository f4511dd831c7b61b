"""The elements of a notice that hold dates, each with its dates and the heading that it stands under."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from extractors.frozen import frozen
from extractors.notice import Element, ElementKind, Notice, Span, Zone
from extractors.patterns import pattern_of
from extractors.values.date import DateMention, find_dates

KINDS = (ElementKind.HEADING, ElementKind.PARAGRAPH, ElementKind.TABLE_ROW)  # tuples: the hash of a member costs more than its identity
# （一）发言材料请于5月8日前 | 发至会务组: a line that the layout broke.
UNENDED = pattern_of(r"(?:[日号时点分]）?(?:之|以)?前[，,]?|请?[于将把]|[，,、])\Z")
UNENDED_ENDS = "前，,请于将把、"  # what UNENDED ends with
UNENDED_REACH = 12
BY = pattern_of(r"(?:之|以)?前(?!后|期|夕|往|来|言|述|款|三|两)")  # 于5月8日 | 前将方案
DAY_ENDS = "日号时点分）)"
ZONES = (Zone.BODY, Zone.ENCLOSURE)
HEADING, PARAGRAPH, HEAD = ElementKind.HEADING, ElementKind.PARAGRAPH, Zone.HEAD  # asked of every element: names cost less than members


def holds_text(element: Element) -> bool:
    """Whether an element is text of the notice: body and enclosure, and what an office wrote above the title of a notice it passes on."""
    if element.zone is HEAD:
        return element.kind is PARAGRAPH
    return element.kind in KINDS and element.zone in ZONES


def texts_at(notice: Notice, ends: list[int]) -> Iterator[tuple[Element, int]]:
    """The elements of the notice's text with the places within them, of those at which something ends, in text order."""
    for element in notice.elements:
        for end in ends:
            if element.span.start < end <= element.span.end and holds_text(element):
                yield element, end


@frozen
class Dated:
    """An element with its dates.

    `line` is the element with the heading or paragraph that shares its line; `label` the words of the heading right before
    it, "" if there is none; `headings` the words of all headings that it stands under, the outermost first.
    """

    element: Element
    line: Span
    mentions: tuple[DateMention, ...]
    label: str
    headings: tuple[str, ...]

    @property
    def is_heading(self) -> bool:
        """Whether the dates stand in a heading."""
        return self.element.kind is HEADING


def find_dated(notice: Notice) -> tuple[Dated, ...]:
    """The elements of the notice's text that hold dates, in text order."""
    return _find_once(_Same(notice))


class _Same:
    """A notice that is equal to itself alone: two fields ask for the same one, and to compare its elements would take longer."""

    def __init__(self, notice: Notice) -> None:
        self.notice = notice

    def __hash__(self) -> int:
        return id(self.notice)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.notice is self.notice


@lru_cache(maxsize=1)
def _find_once(same: _Same) -> tuple[Dated, ...]:
    notice = same.notice
    mentions = find_dates(notice.text, notice.span.start, notice.span.end)
    return tuple(_hold(notice, mentions)) if mentions else ()


def _hold(notice: Notice, mentions: tuple[DateMention, ...]) -> Iterator[Dated]:
    starts = [mention.span.start for mention in mentions]
    opened = list[Element]()
    is_below = False  # a heading, as the element right before
    first = 0
    for i, element in enumerate(notice.elements):
        is_heading = element.kind is HEADING
        has_dates = starts[first] < element.span.end
        if not (is_heading or has_dates) or not holds_text(element):
            is_below = False
            continue
        while is_heading and opened and (opened[-1].level or 0) >= (element.level or 0):
            opened.pop()
        if has_dates:
            first, behind = bisect_left(starts, element.span.start), bisect_left(starts, element.span.end)
            if first < behind:
                headings = tuple([_words(notice, heading) for heading in opened])
                label = headings[-1] if is_below and not is_heading else ""
                yield Dated(element, _line(notice, i), mentions[first:behind], label, headings)
            if first == len(starts):
                return
        if is_heading:
            opened.append(element)
        is_below = is_heading


def _goes_on(notice: Notice, span: Span, following: Span) -> bool:
    """Whether the words go on in the next element: in the same line, or because a line that breaks cannot end so."""
    text = notice.text
    between = text[span.end : following.start]
    if "\n" not in between:
        return True
    if between.strip():
        return False
    last = text[span.end - 1 : span.end]
    if last in DAY_ENDS and BY.match(text, following.start):
        return True
    return last in UNENDED_ENDS and UNENDED.search(text, max(span.start, span.end - UNENDED_REACH), span.end) is not None


def _words(notice: Notice, heading: Element) -> str:
    return notice.quote(heading.words).strip()


def _line(notice: Notice, at: int) -> Span:
    """The span of the element with those that share its line."""
    first = last = notice.elements[at].span
    if at and notice.elements[at - 1].kind in KINDS and _goes_on(notice, notice.elements[at - 1].span, first):
        first = notice.elements[at - 1].span
    if at + 1 < len(notice.elements) and notice.elements[at + 1].kind in KINDS:
        following = notice.elements[at + 1].span
        last = following if _goes_on(notice, first, following) else last
    return Span(first.start, last.end)
