"""Dates by which someone must submit, report, register or finish."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.notice import Notice, Span
from extractors.row import Extractor, Row, keep


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline(Row):
    """One duty with its date."""

    date: datetime.date | None = None
    due_on: datetime.date | None = None
    anchor: str | None = None
    offset: int | None = None
    unit: str | None = None
    precision: str = "day"
    kind: str = "submit"
    actor: str | None = None
    what: str | None = None
    channel: str | None = None
    actor_span: Span | None = None
    what_span: Span | None = None


def find_deadlines(notice: Notice) -> Iterator[Deadline]:
    """The deadlines of a notice, in text order."""
    yield from ()


EXTRACTOR = Extractor("deadlines", Deadline, find_deadlines, keep)
