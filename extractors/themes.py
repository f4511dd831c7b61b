"""Slogans and themes of the event."""

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.notice import Notice
from extractors.row import Extractor, Row, keep


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme(Row):
    """One theme of the event.

    theme: as written, without quotation marks and the last full stop
    """

    theme: str


def find_themes(notice: Notice) -> Iterator[Theme]:
    """The themes of a notice, in text order."""
    yield from ()


EXTRACTOR = Extractor("themes", Theme, find_themes, keep)
