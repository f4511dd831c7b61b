"""Organs copied to (抄送机关)."""

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.notice import Notice
from extractors.row import Extractor, Row, keep


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedTo(Row):
    """One organ copied to."""

    name: str


def find_copied_to(notice: Notice) -> Iterator[CopiedTo]:
    """The copied_to of a notice, in text order."""
    yield from ()


EXTRACTOR = Extractor("copied_to", CopiedTo, find_copied_to, keep)
