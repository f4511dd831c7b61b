"""One story of an RTF file (the text, a note, a text box) as it grows: the paragraph that is being read, and the lines so far."""

from dataclasses import dataclass, field
from itertools import accumulate

from pipeline.readers.doc_lines import Lines, plain

BLANKS = " \u3000\t"
CLOSED = "、，。．：）】〕》」"  # signs after which no space parts an automatic number from the text


@dataclass(slots=True)
class Story:
    """The lines of a story and its last paragraph, which its end has not been reached of."""

    lines: Lines = field(default_factory=Lines)
    words: list[str] = field(default_factory=list)
    number: list[str] | None = None
    boxes: list[tuple[str, bool]] = field(default_factory=list)  # text boxes of the paragraph, and whether they are seen above it
    links: list[tuple[int, int, str]] = field(default_factory=list)  # places in `words`
    paragraphs: int = 0

    def add(self, words: str) -> None:
        """More words; the second half of a character joins its first."""
        if self.words and "\udc00" <= words[:1] <= "\udfff":
            words = self.words.pop() + words
        self.words.append(words)

    def end_paragraph(self, in_table: bool) -> bool:
        """Ends a paragraph; whether it had words."""
        if self.lines.in_row and not in_table:
            self.lines.end_row()
        if not in_table:
            self._write_boxes(above=True)
        words = self._taken()
        if in_table:
            self.lines.add_in_cell(words)
        else:
            self.lines.add_line(words)
            self._write_boxes(above=False)
        return bool(words.strip())

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
        """Ends a row; the text boxes that its cells anchor follow."""
        self.lines.end_row()
        self._write_boxes(above=True)
        self._write_boxes(above=False)

    def finish(self) -> str:
        """The text of the story."""
        if any(word.strip() for word in self.words) or self.boxes:
            self.end_paragraph(in_table=self.lines.in_row)
        if self.lines.in_row:
            self.end_row()
        return "".join(self.lines.parts)

    def _taken(self, in_cell: bool = False) -> str:
        """The words of the paragraph with its number, which begins a new one."""
        parts = [plain(part) for part in self.words]
        words = "".join(parts)
        number = "".join(self.number or ()).strip()
        if number and (words.strip() or in_cell):
            kept = words.lstrip(BLANKS)
            shift = len(words) - len(kept)
            number += " " if kept and number[-1] not in CLOSED else ""
            words = number + kept
            shift -= len(number)
        else:
            shift = 0
        places = [0, *accumulate(map(len, parts))] if self.links else []
        for first, last, url in self.links:
            start, end = places[first] - shift, places[last] - shift
            if 0 <= start < end:
                self.lines.add_link(self.lines.length + start, self.lines.length + end, url)
        self.words, self.number, self.links = [], None, []
        self.paragraphs += 1
        return words

    def _write_boxes(self, above: bool) -> None:
        for text, is_above in self.boxes:
            if is_above == above:
                self.lines.add_line(text.rstrip("\n"))
        self.boxes = [box for box in self.boxes if box[1] != above]
