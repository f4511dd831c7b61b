"""One story of an RTF file (the text, a note, a text box) as it grows: the paragraph that is being read, and the lines so far."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.readers.doc_lines import Lines, numbered, plain
from pipeline.readers.doc_tables import Shape
from pipeline.readers.docx_lines import Line, Piece

MOST_CELLS = 63  # of a row, as in Word


@dataclass(slots=True)
class Story:
    """The lines of a story, its last paragraph, and the row that is being described or read."""

    lines: Lines = field(default_factory=Lines)
    words: list[tuple[str, str | None]] = field(default_factory=list)
    number: list[str] | None = None
    boxes: list[tuple[list[Line], bool]] = field(default_factory=list)  # text boxes that wait, and whether they are seen above
    edges: list[int] = field(default_factory=list)
    merges: list[tuple[bool, bool]] = field(default_factory=list)  # of each cell: goes on from above, from the left
    left: int = 0
    _merge: tuple[bool, bool] = (False, False)

    def add(self, words: str, url: str | None = None) -> None:
        """More words, of a link or not; the second half of a character joins its first."""
        if self.words and "\udc00" <= words[:1] <= "\udfff":
            words = self.words.pop()[0] + words
        self.words.append((words, url))

    def begin_row(self) -> None:
        """A new description of rows."""
        self.edges, self.merges, self.left, self._merge = [], [], 0, (False, False)

    def set_left(self, left: int) -> None:
        """The left edge of the first cell."""
        self.left = left

    def merge(self, from_above: bool, from_left: bool) -> None:
        """The cell that is described goes on from another one."""
        self._merge = (self._merge[0] or from_above, self._merge[1] or from_left)

    def add_edge(self, edge: int) -> None:
        """The right edge of a cell, which ends its description."""
        if len(self.edges) < MOST_CELLS:
            self.edges.append(edge)
            self.merges.append(self._merge)
        self._merge = (False, False)

    def end_paragraph(self, depth: int) -> bool:
        """Ends a paragraph within so many tables; whether it had words."""
        pieces = self._taken(in_cell=False)
        if depth:
            self.lines.add_in_cell(pieces, depth)
        else:
            self.lines.end_table()
            self._place_boxes(above=True)
            self.lines.add_paragraph(pieces)
            self._place_boxes(above=False)
        return any(piece.text.strip() for piece in pieces)

    def end_cell(self) -> None:
        """Ends the last paragraph of a cell."""
        self.lines.end_cell(self._taken(in_cell=True))

    def end_inner_cell(self) -> None:
        """Ends the last paragraph in a cell of a table within a cell."""
        self.lines.end_inner_cell(self._taken(in_cell=True))

    def end_inner_row(self) -> None:
        """Ends a row of a table within a cell."""
        self.lines.end_inner_row()

    def end_row(self) -> None:
        """Ends a row of the shape that was described last."""
        above, left = (tuple(merge[side] for merge in self.merges) for side in (0, 1))
        self.lines.end_row(Shape((self.left, *self.edges), above, left))

    def finish(self) -> list[Line]:
        """The lines of the story."""
        if self.words:
            self.end_paragraph(int(self.lines.in_table))
        self.lines.end_table()
        self._place_boxes(above=True)
        self._place_boxes(above=False)
        return self.lines.lines

    def _taken(self, in_cell: bool) -> Sequence[Piece]:
        """The pieces of the paragraph behind its number; a new one begins."""
        pieces = [Piece(plain(words), url) for words, url in self.words]
        number = "".join(self.number or ()).replace("\t", " ").lstrip()
        self.words, self.number = [], None
        return numbered(number, pieces, in_cell)

    def _place_boxes(self, above: bool) -> None:
        for lines, is_above in self.boxes:
            if is_above == above:
                self.lines.add_lines(lines)
        self.boxes = [box for box in self.boxes if box[1] != above]
