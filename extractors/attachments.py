"""Titles in the attachment note, or headings of attachments."""

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.notice import Notice
from extractors.row import Extractor, Row, keep


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment(Row):
    """One attachment."""

    number: str | None = None
    title: str
    url: str | None = None


def find_attachments(notice: Notice) -> Iterator[Attachment]:
    """The attachments of a notice, in text order."""
    yield from ()


EXTRACTOR = Extractor("attachments", Attachment, find_attachments, keep)
