"""Documents cited: policies, notices, plans, laws."""

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.notice import Notice
from extractors.row import Extractor, Row, keep


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation(Row):
    """One cited document."""

    title: str
    doc_number: str | None = None
    relation: str | None = None


def find_citations(notice: Notice) -> Iterator[Citation]:
    """The citations of a notice, in text order."""
    yield from ()


EXTRACTOR = Extractor("citations", Citation, find_citations, keep)
