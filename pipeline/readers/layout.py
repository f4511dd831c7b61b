"""Printed lines with their places put together into paragraphs: what PDF, OFD and recognised pages share."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.readers.raw import Box, Raw


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One line of a page, or one row of a ruled table (cells apart by tabs)."""

    text: str
    box: Box
    confidence: float | None = None
    sealed: bool = False
    is_row: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its number (from 1), its size in points as it is shown, and its lines in the order in which they are read."""

    page: int
    width: float
    height: float
    lines: tuple[PrintedLine, ...]


def compose(sheets: Sequence[Sheet], format: str) -> Raw:
    """The raw text of pages: page numbers, running heads and footers dropped, lines put together into paragraphs."""
    raise NotImplementedError
