"""What an extractor yields and how it is declared."""

from collections.abc import Callable, Iterable
from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Any

from extractors.frozen import frozen
from extractors.notice import Notice, Span


@frozen(kw_only=True)
class Row:
    """A value with its evidence: the base of all rows.

    `span` is the value's own place; `rule` names the pattern or model that spoke; `score` is a calibrated probability
    (0..1); `origin` is rule, model, page or human.
    """

    span: Span
    rule: str
    origin: str = "rule"
    score: float = 1.0


@frozen(kw_only=True)
class Scalar(Row):
    """The value of a field that a notice has once, such as its title."""

    field: str
    value: str


class SignalReason(StrEnum):
    """Why a value is someone's work rather than a row."""

    NO_SUCH_DAY = "no_such_day"  # 4月31日
    NO_YEAR = "no_year"  # 5月8日 in a notice that tells no year
    ENDS_BEFORE_START = "ends_before_start"
    UNKNOWN_ORGAN = "unknown_organ"
    AMBIGUOUS_REGION = "ambiguous_region"
    REGION_CHANGED = "region_changed"  # the place got another code or bounds in the very year of issue: years are all that is known
    UNPARSED = "unparsed"  # the value stays verbatim, or out of the table
    WRONG_WEEKDAY = "wrong_weekday"
    YEAR_CONFLICT = "year_conflict"  # the number's year is not that of the date of issue; a written year that was not turned
    UNDER_SEAL = "under_seal"  # recognised below a seal: look at the page
    UNREAD_PART = "unread_part"  # a page or part of the file that could not be read
    NOT_A_NOTICE = "not_a_notice"
    FIELD_FAILED = "field_failed"  # a fault of the programme in one field; the rest of the notice is kept


@frozen
class Signal:
    """What a field noticed: becomes a row of `problems`."""

    reason: SignalReason
    detail: str
    span: Span | None = None


@frozen(kw_only=True)
class Facts:
    """What the other fields of the notice say, for `normalise`: None or empty where the text does not say."""

    title: str | None = None
    doc_number: str | None = None
    issued_on: date | None = None
    year: int | None = None  # the best known year
    lead_issuer: str | None = None
    level: str | None = None
    region_code: str | None = None
    attachments: tuple[str, ...] = field(default=())


Normalised = tuple[Row | None, tuple[Signal, ...]]


@frozen
class Extractor:
    """One table: its row class, where its rows are found, and how one is normalised.

    `find(notice)` yields rows in text order; `normalise(row, facts)` gives the row with typed values, or None where it
    is no value after all, and the signals that it noticed.
    """

    table: str
    row: type[Row]
    find: Callable[[Notice], Iterable[Any]]
    normalise: Callable[[Any, Facts], Normalised]


def keep(row: Row, facts: Facts) -> Normalised:  # noqa: ARG001
    """The normalise of a field whose rows are right as they are found."""
    return row, ()
