"""Lines of a document as units: a line, or one of the parts of a line that holds several elements."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.notice import Span


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of one line without the white space around it; `words` is the text, `bare` the text without any white space."""

    span: Span
    words: str
    bare: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Unit | None":
        """The unit of text[start:end], None where that is white space."""
        words = text[start:end]
        start += len(words) - len(words.lstrip())
        words = words.strip()
        return cls(Span(start, start + len(words)), words, "".join(words.split())) if words else None


def cut(text: str, unit: Unit, *places: int) -> Iterator[Unit]:
    """The unit cut at the places given, which count from its start."""
    edges = [0, *places, len(unit.words)]
    for start, end in itertools.pairwise(edges):
        part = Unit.of(text, unit.span.start + start, unit.span.start + end)
        if part is not None:
            yield part
