"""Web addresses in the text."""

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.notice import Notice
from extractors.row import Extractor, Row, keep


@dataclass(frozen=True, slots=True, kw_only=True)
class Url(Row):
    """One address as written."""

    url: str


def find_urls(notice: Notice) -> Iterator[Url]:
    """The urls of a notice, in text order."""
    yield from ()


EXTRACTOR = Extractor("urls", Url, find_urls, keep)
