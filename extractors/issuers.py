"""Issuing organs in order."""

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.notice import Notice
from extractors.row import Extractor, Row, keep


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer(Row):
    """One issuing organ."""

    name: str
    canonical_name: str | None = None
    organ_id: str | None = None
    kind: str | None = None
    level: str | None = None
    region_code: str | None = None
    is_lead: bool = False


def find_issuers(notice: Notice) -> Iterator[Issuer]:
    """The issuers of a notice, in text order."""
    yield from ()


EXTRACTOR = Extractor("issuers", Issuer, find_issuers, keep)
