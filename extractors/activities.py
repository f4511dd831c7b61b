"""Names of what is organised."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from extractors.notice import Notice
from extractors.row import Extractor, Row, keep


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity(Row):
    """One activity."""

    number: str | None = None
    title: str
    level: str | None = None
    category: str | None = None
    organizers: tuple[str, ...] = ()
    starts_on: date | None = None
    ends_on: date | None = None


def find_activities(notice: Notice) -> Iterator[Activity]:
    """The activities of a notice, in text order."""
    yield from ()


EXTRACTOR = Extractor("activities", Activity, find_activities, keep)
