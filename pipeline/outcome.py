"""What one input becomes: Extracted or Quarantined, with no third case."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from extractors.frozen import frozen
from extractors.notice import Notice, Span
from extractors.row import Row, Scalar
from pipeline.raw import Box, Raw


class Reason(StrEnum):
    """Why an input could not be read."""

    MISSING = "MISSING"  # not there, or not to be opened
    EMPTY = "EMPTY"  # no bytes, or nothing but white space
    UNDECODABLE = "UNDECODABLE"  # text in no encoding that we know
    UNKNOWN_FORMAT = "UNKNOWN_FORMAT"  # bytes of no format that we read
    TOO_LARGE = "TOO_LARGE"
    ENCRYPTED = "ENCRYPTED"
    CORRUPT = "CORRUPT"
    NEEDS_OCR = "NEEDS_OCR"
    TIMEOUT = "TIMEOUT"
    WORKER_LOST = "WORKER_LOST"
    FAULT = "FAULT"  # a fault of the programme: please report it


# The detail of NEEDS_OCR, and part of a fault, where recognition waits for another run.
PUT_OFF = "a picture of print; its recognition was put off (a run without --defer-ocr does it)"


LONGEST_DETAIL = 1000  # characters: a library may quote what it could not read


class Status(StrEnum):
    """What is known of a field of a notice."""

    FOUND = "found"
    ABSENT = "absent"  # the text does not say
    ABSTAINED = "abstained"  # found, but below the score asked for, or not to be stored
    FAILED = "failed"  # the programme failed; see problems
    CUT_OFF = "cut_off"  # the text ends before the place where it would stand


class Unreadable(Exception):
    """An input that cannot be read, with its reason from the closed list."""

    def __init__(self, reason: Reason, detail: str, format: str | None = None) -> None:
        detail = detail[:LONGEST_DETAIL]
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail
        self.format = format  # by content, where it is known


class ProgrammeFault(Exception):
    """A fault of the call or the machine, in words for people: nothing was lost, and the command ends with status 2."""


class LedgerError(ProgrammeFault):
    """A run that cannot account for every input."""


@frozen
class Source:
    """One input: where it stands (never an absolute path), its bytes' identity and where to read them.

    `manifest` is what a manifest or a crawl says of it, as canonical JSON; None where none names it.
    """

    source: str
    path: Path
    source_id: str
    notice_id: str
    digest: str
    size: int
    manifest: str | None = None


class Line(NamedTuple):
    """A line of the clean text and where it came from: code points of the raw text, or a printed line's page and box (points).

    A paragraph of a format with pages has a Line for each of its printed lines. `confidence` (0..1) is that of recognition, None where
    nothing was recognised; `sealed` says that a seal lies over the line.
    """

    span: Span
    raw_start: int | None = None
    raw_end: int | None = None
    page: int | None = None
    box: Box | None = None
    confidence: float | None = None
    sealed: bool = False


@dataclass(frozen=True)
class Document:
    """The clean text of one input with its lines in text order, and what its reader gave.

    `links` are the places of links in the clean text with their addresses; `page_title` is the place of a title that stands in the head of
    the web page, not in the text itself.
    """

    source: Source
    raw: Raw
    text: str
    lines: tuple[Line, ...]
    links: tuple[tuple[Span, str], ...] = ()
    page_title: Span | None = None

    @property
    def format(self) -> str:
        """The format by content."""
        return self.raw.format

    @property
    def pages(self) -> int | None:
        """The number of pages; None where the format has none."""
        return self.raw.pages

    def page_of(self, at: int) -> int | None:
        """The page on which the code point `at` stands; None where the format has no pages.

        What was put between two printed lines belongs to the one before it.
        """
        return self._pages[bisect_right(self._starts, at) - 1] if self._starts and self._starts[0] <= at else None

    def lines_of(self, span: Span) -> tuple[Line, ...]:
        """The lines that share a code point with the span."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        return tuple(line for line in self.lines[first : bisect_left(self._starts, span.end)] if line.span.overlaps(span))

    @cached_property
    def _starts(self) -> list[int]:
        return [line.span.start for line in self.lines]

    @cached_property
    def _pages(self) -> list[int | None]:
        return [line.page for line in self.lines]


@frozen
class Problem:
    """A row of `problems`: someone's work, never a silent default; `field` is None where it is about the whole notice."""

    stage: str
    field: str | None
    reason: str
    detail: str
    span: Span | None = None


@frozen
class Found:
    """What the extractors found in a notice, before normalisation: scalar rows, and rows by table."""

    scalars: tuple[Scalar, ...]
    rows: Mapping[str, tuple[Row, ...]]
    failed: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()


@frozen
class Reading:
    """One notice with all that was read from it: typed rows by table, scalars by field, a status for every field."""

    notice: Notice
    scalars: Mapping[str, Scalar]
    rows: Mapping[str, tuple[Row, ...]]
    status: Mapping[str, Status]
    complete: bool = True
    problems: tuple[Problem, ...] = ()


@frozen
class Extracted:
    """An input that was read: the outer notice first, then the documents that it carries."""

    source: Source
    document: Document
    readings: tuple[Reading, ...]


@frozen
class Quarantined:
    """An input that was not read, and why."""

    source: Source
    stage: str
    reason: Reason
    detail: str
    format: str | None = None


Outcome = Extracted | Quarantined

NO_ROWS: Mapping[str, tuple[Row, ...]] = MappingProxyType({})
