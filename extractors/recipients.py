"""Addressees (主送机关) as territory and unit."""

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.notice import Notice, Span
from extractors.row import Extractor, Row, keep


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient(Row):
    """One unit addressed; `span` is the unit's place."""

    territory: str | None = None
    unit: str
    territory_span: Span | None = None


def find_recipients(notice: Notice) -> Iterator[Recipient]:
    """The recipients of a notice, in text order."""
    yield from ()


EXTRACTOR = Extractor("recipients", Recipient, find_recipients, keep)
