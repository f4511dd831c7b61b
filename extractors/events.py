"""When the event that the notice is about is held."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from extractors.notice import Notice
from extractors.row import Extractor, Row, keep


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Row):
    """One event or stage; days inclusive."""

    role: str | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    precision: str = "day"


def find_events(notice: Notice) -> Iterator[Event]:
    """The events of a notice, in text order."""
    yield from ()


EXTRACTOR = Extractor("events", Event, find_events, keep)
