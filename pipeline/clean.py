"""The only place where text is changed, in layout only; keeps a map back to the raw text."""

import re
from dataclasses import dataclass

from extractors.notice import Span


@dataclass(frozen=True, slots=True)
class CleanLine:
    """A line of the clean text and the stretch of raw text that it was made from."""

    span: Span
    raw: Span


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The clean text and the map of its lines."""

    text: str
    lines: tuple[CleanLine, ...]


def clean_text(raw: str) -> Cleaned:
    """The text with one paragraph a line, without layout: see the tests for what counts as layout."""
    parts, lines, at = list[str](), list[CleanLine](), 0
    for found in re.finditer(r"[^\r\n\f]+", raw):
        words = found.group().strip()
        if not words:
            continue
        start = found.start() + found.group().index(words)
        lines.append(CleanLine(Span(at, at + len(words)), Span(start, start + len(words))))
        parts.append(words)
        at += len(words) + 1
    return Cleaned("\n".join(parts), tuple(lines))
