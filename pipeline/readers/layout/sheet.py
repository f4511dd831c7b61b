"""Printed lines and the pages on which they stand."""

from extractors.frozen import frozen
from pipeline.raw import Box


@frozen
class PrintedLine:
    """One line of a page, or one row of a ruled table (cells apart by tabs).

    `box` is the box on the page turned so that the line can be read; `shown` is the box on the page as it is shown, where that is
    another one. A line that stands `aside`, across the others or askew, goes on with none of them.
    """

    text: str
    box: Box
    confidence: float | None = None
    sealed: bool = False
    is_row: bool = False
    aside: bool = False
    shown: Box | None = None

    @property
    def left(self) -> float:
        """Its left edge in points."""
        return self.box[0]

    @property
    def top(self) -> float:
        """Its upper edge in points."""
        return self.box[1]

    @property
    def right(self) -> float:
        """Its right edge in points."""
        return self.box[2]

    @property
    def bottom(self) -> float:
        """Its lower edge in points."""
        return self.box[3]


@frozen
class Sheet:
    """One page: its number (from 1), its size in points as it is shown, and its lines in the order in which they are read."""

    page: int
    width: float
    height: float
    lines: tuple[PrintedLine, ...]
