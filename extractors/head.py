"""Scalar fields: title, doc_number, doc_type, substance, dates of issue and printing, urgency, classification, signatory."""

from collections.abc import Iterator

from extractors.notice import Notice
from extractors.row import Extractor, Scalar, keep

SCALARS = (
    "title",
    "doc_number",
    "doc_type",
    "substance_title",
    "substance_type",
    "issued_on",
    "printed_on",
    "urgency",
    "classification",
    "signatory",
)


def find_scalars(notice: Notice) -> Iterator[Scalar]:
    """At most one row for each of SCALARS; dates as ISO."""
    yield from ()


EXTRACTOR = Extractor("fields", Scalar, find_scalars, keep)
