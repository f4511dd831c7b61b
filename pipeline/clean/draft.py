"""A text under revision that knows where each of its characters stood in the raw text."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from extractors.frozen import frozen

Edit = tuple[int, int, str]


@frozen
class Draft:
    """`starts[i]` is where a run of characters begins that stand together in the raw text, too: there by `shifts[i]` further on.

    Inserted characters have their neighbour's place.
    """

    text: str
    starts: list[int]
    shifts: list[int]

    @classmethod
    def of(cls, raw: str) -> "Draft":
        """The raw text itself."""
        return cls(raw, [0], [0])

    def edited(self, edits: Iterable[Edit]) -> "Draft":
        """The draft with each text[start:end] replaced; edits come in order and do not overlap.

        >>> draft = Draft.of("一二 三").edited([(2, 3, ""), (4, 4, "!")])
        >>> draft.text, [draft.place(at) for at in range(4)]
        ('一二三!', [0, 1, 3, 3])
        """
        text, at, last = self.text, 0, len(self.text) - 1
        parts, spans = list[str](), list[tuple[int, int]]()
        for start, end, new in edits:
            parts += (text[at:start], new)
            spans.append((at, start))
            if new:
                neighbour = min(start, last)
                spans += [(neighbour, neighbour + 1)] * len(new)
            at = end
        if not parts:
            return self
        parts.append(text[at:])
        spans.append((at, last + 1))
        return Draft("".join(parts), *self._runs(spans))

    def _runs(self, spans: Iterable[tuple[int, int]]) -> tuple[list[int], list[int]]:
        """The runs of a text whose characters stand, one span after the other, where those of these spans of the text do."""
        starts, shifts, size, run = list[int](), list[int](), 0, 0
        ends = [*self.starts[1:], len(self.text)]
        for at, stop in spans:
            while at < stop:
                while ends[run] <= at:
                    run += 1
                shift = self.shifts[run] + at - size
                if not shifts or shifts[-1] != shift:
                    starts.append(size)
                    shifts.append(shift)
                end = min(stop, ends[run])
                size += end - at
                at = end
        return starts, shifts

    def sub(self, pattern: re.Pattern[str], new: str) -> "Draft":
        """The draft with the matches of a pattern replaced, as re.sub does."""
        return self.edited((*found.span(), new) for found in pattern.finditer(self.text))

    def place(self, at: int) -> int:
        """Where the character at `at` stood in the raw text."""
        return at + self.shifts[bisect_right(self.starts, at) - 1]

    def first_from(self, place: int) -> int:
        """The first character of the text that stood at `place` of the raw text or behind it; the text's length where none did."""
        run = bisect_left(range(len(self.starts)), place, key=lambda i: self.starts[i] + self.shifts[i])
        end = self.starts[run] if run < len(self.starts) else len(self.text)
        return min(place - self.shifts[run - 1], end) if run else 0
