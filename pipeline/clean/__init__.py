"""The only place where text is changed, in layout only; keeps a map back to the raw text."""

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.notice import Span
from pipeline.clean.characters import plain_characters
from pipeline.clean.draft import Draft
from pipeline.clean.flat import broken_up, unwrapped
from pipeline.clean.furniture import without_page_numbers
from pipeline.clean.spacing import closed_up, numbers_closed_up
from pipeline.clean.wrapping import rejoined


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


STEPS = (plain_characters, without_page_numbers, numbers_closed_up, unwrapped, broken_up, rejoined, closed_up)


def clean_text(raw: str) -> Cleaned:
    r"""The text with one paragraph a line, without blank lines and layout spaces; only layout is changed.

    >>> clean_text("  一、时　间\r\n\r\n 2021 年 5 月 8 日至 9 日，在县\n\n— 1 —\n\n文化馆举行。 二、报名").text
    '一、时　间\n2021年5月8日至9日，在县文化馆举行。\n二、报名'
    """
    draft = Draft.of(raw)
    for step in STEPS:
        draft = step(draft)
    return Cleaned(draft.text, tuple(_lines(draft)))


def _lines(draft: Draft) -> Iterator[CleanLine]:
    at = 0
    for words in draft.text.split("\n"):
        end = at + len(words)
        if words:
            yield CleanLine(Span(at, end), Span(draft.origin[at], draft.origin[end - 1] + 1))
        at = end + 1
