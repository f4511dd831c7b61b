"""Paragraphs of a Word document put into lines: rows of tables on a line each, cells apart by tabs."""

import re

from pipeline.readers.raw import Link

CONTROLS = {
    **dict.fromkeys(range(9)),  # anchors, pictures, references, and what was dropped
    **dict.fromkeys((0x13, 0x14, 0x15, 0x1F, 0xAD)),  # signs of broken fields, soft hyphens
    0x0A: "\n",
    0x0B: "\n",  # line break
    0x0C: "\n",  # page break
    0x0E: "\n",  # column break
    0x1E: "-",  # hyphen without a break
}
NOT_PLAIN = re.compile("[\0-\x08\x0a-\x0e\x13-\x15\x1e\x1f\xad\ud800-\udfff]")


def plain(words: str) -> str:
    """The words without signs of the format; line breaks become line ends, two halves of a character one.

    >>> plain("省\\x02农业\\x0b农村厅\\x1f")
    '省农业\\n农村厅'
    """
    if not NOT_PLAIN.search(words):
        return words
    words = words.translate(CONTROLS)
    return words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


class Lines:
    """The growing raw text of a document; the lines of a table's only column stand apart, those within other cells are joined."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.links: list[Link] = []
        self._cells = 0
        self._breaks: list[int] = []  # places in `parts`
        self._inner_cells: list[int] = []
        self.in_row = False  # a row of a table is begun and not ended

    def add_line(self, words: str) -> None:
        """A paragraph outside of tables."""
        self._add(words + "\n")

    def add_in_cell(self, words: str) -> None:
        """A paragraph within a cell, followed by another one in the same cell."""
        self.in_row = True
        for line in words.replace("\t", " ").split("\n"):
            self._add(line)
            self._break()

    def end_cell(self, words: str) -> None:
        """The last paragraph of a cell."""
        self.in_row = True
        first, *others = words.replace("\t", " ").split("\n")
        self._add(first)
        for line in others:
            self._break()
            self._add(line)
        self._add("\t")
        self._cells += 1

    def end_inner_cell(self, words: str) -> None:
        """The last paragraph in a cell of a table that stands in a cell."""
        self.add_in_cell(words)
        self._inner_cells.append(self._breaks.pop())

    def end_inner_row(self) -> None:
        """The end of a row of a table that stands in a cell: its last cell's end is a break."""
        if self._inner_cells:
            self._breaks.append(self._inner_cells.pop())

    def end_row(self) -> None:
        """The end of a row: its last cell's tab becomes the end of the line."""
        if self._cells <= 1:
            for place in self._breaks:
                self.parts[place] = "\n"
            for place in self._inner_cells:
                self.parts[place] = "\t"
        if self.parts and self.parts[-1] == "\t":
            self.parts[-1] = "\n"
        elif self.in_row:
            self._add("\n")
        self._cells, self._breaks, self._inner_cells, self.in_row = 0, [], [], False

    def add_link(self, start: int, end: int, url: str) -> None:
        """The address behind a stretch of the text."""
        self.links.append(Link(start, end, url))

    def _break(self) -> None:
        self._breaks.append(len(self.parts))
        self._add(" ")

    def _add(self, words: str) -> None:
        self.parts.append(words)
        self.length += len(words)
