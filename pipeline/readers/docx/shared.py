"""What all parts of one document share while it is read: styles, lists, what was met and could not be read."""

from dataclasses import dataclass, field

from pipeline.readers.docx.numbering import Numbering
from pipeline.readers.docx.styles import Styles
from pipeline.readers.docx.xml import Element


@dataclass(slots=True)
class Shared:
    """`notes` are kinds and identifiers of notes in the order of their marks; `pictures` are the relationships of pictures in their
    order, `full_pages` is how many drawings take a page.

    `left_out` counts the characters of tables of contents; `keeps_all` says that even these are text.
    """

    styles: Styles
    numbering: Numbering
    whole_fields: frozenset[Element]
    notes: list[tuple[str, str]] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    full_pages: int = 0
    left_out: int = 0
    keeps_all: bool = False
    _faults: dict[str, int] = field(default_factory=dict)

    def note_fault(self, words: str) -> None:
        """Takes note of something that could not be read."""
        self._faults[words] = self._faults.get(words, 0) + 1

    @property
    def faults(self) -> tuple[str, ...]:
        """What could not be read, each once."""
        return tuple(words if times == 1 else f"{words} ({times} times)" for words, times in self._faults.items())
