"""The row of the table `events`, before and after its year is known."""

from datetime import date, timedelta

from extractors.events.rank import RANK, Rule
from extractors.frozen import frozen
from extractors.row import Facts, Normalised, Row, Signal, SignalReason
from extractors.values.date import DateMention
from extractors.values.day_check import check_weekday, check_year

# A day so long before the date of issue is history, not a coming event; campaigns are often announced after their start.
HISTORY = timedelta(days=31)
SENTENCES = 1  # the rank of sentences, which could tell of what is past: none that ended before the date of issue


@frozen(kw_only=True)
class Event(Row):
    """One event or stage; days inclusive.

    role: which stage it is (初赛, 决赛, 启动), as written; null for the event as a whole
    starts_on: the first day
    ends_on: the last day
    precision: day, or how exact the date is
    """

    role: str | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    precision: str = "day"


@frozen(kw_only=True)
class FoundEvent(Event):
    """An event before its year is known: `mention` is the date as written, `weekday` the weekday behind it (Monday is 0)."""

    mention: DateMention | None = None
    weekday: int | None = None


def normalise_event(row: Event, facts: Facts) -> Normalised:
    """The row with its days; days long before the date of issue are history."""
    if not isinstance(row, FoundEvent) or row.mention is None:
        return row, ()
    try:
        period = row.mention.resolve(facts.issued_on or facts.year)
    except ValueError as fault:
        return None, (Signal(_reason(str(fault)), f"{fault}", row.span),)
    history = timedelta() if RANK[Rule(row.rule)] >= SENTENCES else HISTORY
    if facts.issued_on and period.end < facts.issued_on - history:
        return None, check_year(row.mention, period, facts.issued_on)
    signals = check_weekday(row.mention, period, row.weekday, facts.issued_on)
    event = Event(
        span=row.span,
        rule=row.rule,
        origin=row.origin,
        score=row.score,
        role=row.role,
        starts_on=period.start,
        ends_on=period.end,
        precision=period.precision,
    )
    return event, signals


def _reason(fault: str) -> SignalReason:
    if fault == "no year":
        return SignalReason.NO_YEAR
    return SignalReason.ENDS_BEFORE_START if "before" in fault else SignalReason.NO_SUCH_DAY
