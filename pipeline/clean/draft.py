"""A text under revision that knows where each of its characters stood in the raw text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

Edit = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Draft:
    """`origin[i]` is the place in the raw text of the character `text[i]`; inserted characters take their neighbour's."""

    text: str
    origin: list[int]

    @classmethod
    def of(cls, raw: str) -> "Draft":
        """The raw text itself."""
        return cls(raw, list(range(len(raw))))

    def edited(self, edits: Iterable[Edit]) -> "Draft":
        """The draft with each text[start:end] replaced; edits come in order and do not overlap.

        >>> Draft.of("一二 三").edited([(2, 3, ""), (4, 4, "!")])
        Draft(text='一二三!', origin=[0, 1, 3, 3])
        """
        parts, origin, at = list[str](), list[int](), 0
        for start, end, new in edits:
            parts += (self.text[at:start], new)
            origin += self.origin[at:start]
            if new:
                origin += [self.origin[min(start, len(self.origin) - 1)]] * len(new)
            at = end
        if not parts:
            return self
        return Draft("".join(parts) + self.text[at:], origin + self.origin[at:])

    def sub(self, pattern: re.Pattern[str], new: str) -> "Draft":
        """The draft with the matches of a pattern replaced, as re.sub does."""
        return self.edited((*found.span(), new) for found in pattern.finditer(self.text))
