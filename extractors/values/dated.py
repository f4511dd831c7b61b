"""The elements of a notice that hold dates, each with its dates and the heading that it stands under."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.notice import Element, ElementKind, Notice, Zone
from extractors.values.date import DateMention, find_dates

KINDS = frozenset({ElementKind.HEADING, ElementKind.PARAGRAPH, ElementKind.TABLE_ROW})
ZONES = frozenset({Zone.BODY, Zone.ENCLOSURE})


@dataclass(frozen=True, slots=True)
class Dated:
    """An element with its dates; `label` is the words of the heading right before it, "" if there is none."""

    element: Element
    mentions: tuple[DateMention, ...]
    label: str
    headings: tuple[str, ...]


def find_dated(notice: Notice) -> Iterator[Dated]:
    """The elements of body and enclosure that hold dates, in text order."""
    mentions = find_dates(notice.text, notice.span.start, notice.span.end)
    if not mentions:
        return
    starts = [mention.span.start for mention in mentions]
    open_headings = list[Element]()
    last: Element | None = None
    for element in notice.elements:
        if element.kind not in KINDS or element.zone not in ZONES:
            last = None
            continue
        if element.kind == ElementKind.HEADING:
            open_headings = [h for h in open_headings if (h.level or 0) < (element.level or 0)]
        first, behind = bisect_left(starts, element.span.start), bisect_left(starts, element.span.end)
        if first < behind:
            inside = tuple(m for m in mentions[first:behind] if m.span.end <= element.span.end)
            label = notice.quote(last.words).strip() if last is not None and last.kind == ElementKind.HEADING != element.kind else ""
            yield Dated(element, inside, label, tuple(notice.quote(h.words).strip() for h in open_headings))
        if element.kind == ElementKind.HEADING:
            open_headings.append(element)
        last = element
