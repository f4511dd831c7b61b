"""What one input becomes: Extracted or Quarantined, with no third case."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from extractors.notice import Notice, Span
from extractors.row import Row, Scalar


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


class Status(StrEnum):
    """What is known of a field of a notice."""

    FOUND = "found"
    ABSENT = "absent"  # the text does not say
    ABSTAINED = "abstained"  # found, but below the score asked for
    FAILED = "failed"  # the programme failed; see problems
    CUT_OFF = "cut_off"  # the text ends before the place where it would stand


class Unreadable(Exception):
    """An input that cannot be read, with its reason from the closed list."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail


class ProgrammeFault(Exception):
    """A fault of the call or the machine, in words for people: nothing was lost, and the command ends with status 2."""


class LedgerError(ProgrammeFault):
    """A run that cannot account for every input."""


@dataclass(frozen=True, slots=True)
class Source:
    """One input: where it stands (never an absolute path), its bytes' identity and where to read them."""

    source: str
    path: Path
    source_id: str
    notice_id: str
    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the clean text and where it came from: code points of the raw text, or page and box (points)."""

    span: Span
    raw_start: int | None = None
    raw_end: int | None = None
    page: int | None = None
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """The clean text of one input, its lines and its format; `pages` is None where the format has none."""

    source: Source
    format: str
    text: str
    lines: tuple[Line, ...]
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """A row of `problems`: someone's work, never a silent default; `field` is None where it is about the whole notice."""

    stage: str
    field: str | None
    reason: str
    detail: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What the extractors found in a notice, before normalisation: scalar rows, and rows by table."""

    scalars: tuple[Scalar, ...]
    rows: Mapping[str, tuple[Row, ...]]
    failed: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One notice with all that was read from it: typed rows by table, scalars by field, a status for every field."""

    notice: Notice
    scalars: Mapping[str, Scalar]
    rows: Mapping[str, tuple[Row, ...]]
    status: Mapping[str, Status]
    complete: bool = True
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Extracted:
    """An input that was read: the outer notice first, then the documents that it carries."""

    source: Source
    document: Document
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Quarantined:
    """An input that was not read, and why."""

    source: Source
    stage: str
    reason: Reason
    detail: str


Outcome = Extracted | Quarantined

NO_ROWS: Mapping[str, tuple[Row, ...]] = MappingProxyType({})
