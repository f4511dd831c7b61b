"""Stage 2: a Document becomes Notices: elements of GB/T 9704-2012, and carried documents split from their carrier."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.notice import Element, ElementKind, Notice, Span, Zone
from extractors.patterns import pattern_of
from pipeline.outcome import Document
from pipeline.segment.elements import find_elements
from pipeline.segment.imprint import find_imprint
from pipeline.segment.parts import find_carried
from pipeline.segment.site import find_head
from pipeline.segment.splitting import find_units
from pipeline.segment.tokens import find_tokens
from pipeline.segment.units import Unit
from pipeline.segment.verdict import is_complete, looks_like_notice

__all__ = ["find_notices", "find_sentences", "find_tokens", "is_complete", "looks_like_notice"]

DEEPEST = 3  # documents within documents
_SENTENCE = pattern_of(r"[^。！？；\n]{1,2000}[。！？；]?[”’）]?")
_PROSE = (ElementKind.HEADING, ElementKind.PARAGRAPH)


def find_notices(document: Document) -> tuple[Notice, ...]:
    """The notices of a document, the outer one first.

    A carried document (another organ's notice below a covering one) has the next `part`; its elements are not the carrier's.
    The outer notice's span is the whole text.
    """
    text = document.text
    units = list(find_units(text))
    head = find_head([unit.bare for unit in units])
    frame = Notice(document.source.notice_id, text, Span(0, len(text)), (), links=document.links)
    outer, *carried = _notices(text, units[head:], frame, 0)
    if not head:
        return outer, *carried
    menu = (Element(ElementKind.FURNITURE, unit.span, Zone.FURNITURE) for unit in units[:head])
    return replace(outer, elements=(*menu, *outer.elements)), *carried


def _notices(text: str, units: Sequence[Unit], frame: Notice, depth: int) -> Iterator[Notice]:
    """The notice that the units make up, in the place that `frame` gives, and those that it carries; an imprint may stand below them."""
    inner = find_carried(text, units) if depth < DEEPEST else None
    last = len(units) if inner is None else find_imprint(units, inner)
    own = units if inner is None else [*units[:inner], *units[last:]]
    yield replace(frame, elements=find_elements(text, own))
    if inner is None:
        return
    part = f"{frame.part}-1" if frame.part else "1"
    span = Span(units[inner].span.start, frame.span.end if last == len(units) else units[last - 1].span.end)
    carried = Notice(f"{frame.notice_id}-1", text, span, (), part, frame.notice_id, frame.links)
    yield from _notices(text, units[inner:last], carried, depth + 1)


def find_sentences(notice: Notice) -> tuple[Span, ...]:
    """The sentences of headings and paragraphs, each with its stop, in text order."""
    found = []
    for element in notice.of(*_PROSE):
        for match in _SENTENCE.finditer(notice.text, element.span.start, element.span.end):
            found.append(Span(*match.span()))
    return tuple(found)
