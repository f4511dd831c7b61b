"""One story of an RTF file (the text, a note, a text box) as it grows: the paragraph that is being read, and the lines so far."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.readers.doc.lines import Lines, numbered, plain
from pipeline.readers.doc.tables import Shape
from pipeline.readers.docx.lines import Line, Piece
from pipeline.readers.docx.tables import MOST_COLUMNS


@dataclass(slots=True)
class RowShape:
    """The description of rows as it is read: the edges of cells, and for each whether it goes on from above and from the left."""

    left: int = 0
    edges: list[int] = field(default_factory=list)
    merges: list[tuple[bool, bool]] = field(default_factory=list)
    from_above: bool = False
    from_left: bool = False

    def begin(self) -> None:
        """A new description."""
        self.left, self.edges, self.merges, self.from_above, self.from_left = 0, [], [], False, False

    def set_left(self, left: int) -> None:
        """The left edge of the first cell."""
        self.left = left

    def merge(self, from_above: bool = False, from_left: bool = False) -> None:
        """The cell that is described goes on from another one."""
        self.from_above, self.from_left = self.from_above or from_above, self.from_left or from_left

    def add_edge(self, edge: int) -> None:
        """The right edge of a cell, which ends its description."""
        if len(self.edges) < MOST_COLUMNS:
            self.edges.append(edge)
            self.merges.append((self.from_above, self.from_left))
        self.from_above = self.from_left = False

    def shape(self) -> Shape:
        """What it describes."""
        above, left = (tuple(merge[side] for merge in self.merges) for side in (0, 1))
        return Shape((self.left, *self.edges), above, left)


@dataclass(slots=True)
class Story:
    """The lines of a story, its last paragraph, the shapes of its rows."""

    lines: Lines = field(default_factory=Lines)
    words: list[tuple[list[str], str | None]] = field(default_factory=list)  # neighbours of one link together
    number: list[str] | None = None
    boxes: list[tuple[list[Line], bool]] = field(default_factory=list)  # text boxes that wait, and whether they are seen above
    shape: RowShape = field(default_factory=RowShape)
    inner_shape: RowShape = field(default_factory=RowShape)

    def add(self, words: str, url: str | None = None) -> None:
        """More words, of a link or not."""
        if self.words and self.words[-1][1] == url:
            self.words[-1][0].append(words)
        else:
            self.words.append(([words], url))

    def end_paragraph(self, depth: int) -> bool:
        """Ends a paragraph within so many tables; whether it had words."""
        pieces = self._taken(in_cell=False)
        if not depth:
            self.lines.end_tables()
            self._place_boxes(above=True)
        self.lines.add_paragraph(pieces, depth)
        if not depth:
            self._place_boxes(above=False)
        return any(piece.text.strip() for piece in pieces)

    def end_cell(self, depth: int) -> None:
        """Ends the last paragraph of a cell."""
        self.lines.end_cell(self._taken(in_cell=True), depth)

    def end_row(self, depth: int) -> None:
        """Ends a row of the shape that was described last."""
        self.lines.end_row((self.shape if depth < 2 else self.inner_shape).shape(), depth)

    def finish(self) -> list[Line]:
        """The lines of the story."""
        if self.words:
            self.end_paragraph(int(self.lines.in_table))
        self.lines.end_tables()
        self._place_boxes(above=True)
        self._place_boxes(above=False)
        return self.lines.lines

    def _taken(self, in_cell: bool) -> Sequence[Piece]:
        """The pieces of the paragraph behind its number; a new one begins."""
        pieces = [Piece(plain("".join(words)), url) for words, url in self.words]
        number = plain("".join(self.number or ())).replace("\t", " ").lstrip()
        self.words, self.number = [], None
        return numbered(number, pieces, in_cell)

    def _place_boxes(self, above: bool) -> None:
        for lines, is_above in self.boxes:
            if is_above == above:
                self.lines.add_lines(lines)
        self.boxes = [box for box in self.boxes if box[1] != above]
