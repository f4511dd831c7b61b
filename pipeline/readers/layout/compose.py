"""Printed lines with their places put together into paragraphs: what PDF, OFD and recognised pages share."""

from collections.abc import Sequence

from pipeline.raw import Place, Raw
from pipeline.readers.layout.furniture import without_furniture
from pipeline.readers.layout.paragraphs import find_paragraphs
from pipeline.readers.layout.rows import with_whole_tables
from pipeline.readers.layout.sheet import PrintedLine, Sheet

__all__ = ["PrintedLine", "Sheet", "compose"]


def compose(sheets: Sequence[Sheet], format: str) -> Raw:
    """The raw text of pages: page numbers, running heads and footers dropped, lines put together into paragraphs."""
    parts, places, at = list[str](), list[Place](), 0
    for paragraph in find_paragraphs(with_whole_tables(without_furniture(sheets))):
        if parts:
            parts.append("\n")
            at += 1
        for piece in paragraph:
            parts += (piece.before, piece.line.text)
            start = at + len(piece.before)
            at = start + len(piece.line.text)
            line = piece.line
            places.append(Place(start, at, piece.page, line.shown or line.box, line.confidence, line.sealed))
    return Raw(format, "".join(parts), pages=len(sheets), places=tuple(places))
