"""Deadlines of a notice, and their days."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import fields

from extractors.deadlines.duty import Deadline, FoundDeadline
from extractors.deadlines.relative import find_relative
from extractors.deadlines.trigger import Trigger, find_triggers
from extractors.deadlines.wording import read_wording
from extractors.notice import Notice, Span
from extractors.row import Facts, Normalised, Signal, SignalReason
from extractors.values.dated import Dated, find_dated

SPACES_WITHIN = re.compile(r"\s+")


def find_deadlines(notice: Notice) -> Iterator[Deadline]:
    """The deadlines of a notice, in text order."""
    rows = list[Deadline](find_relative(notice))
    for dated in find_dated(notice):
        for trigger in find_triggers(notice, dated):
            row = _read(notice, dated, trigger)
            if row:
                rows.append(row)
    yield from sorted(rows, key=lambda row: row.span)


def _read(notice: Notice, dated: Dated, trigger: Trigger) -> FoundDeadline | None:
    wording = read_wording(notice, trigger, dated.label)
    if wording is None:
        return None
    return FoundDeadline(
        span=trigger.date,
        rule=trigger.rule,
        kind=wording.kind,
        actor=_words(notice, wording.actor),
        what=_words(notice, wording.what),
        channel=_words(notice, wording.channel),
        actor_span=wording.actor,
        what_span=wording.what,
        mention=trigger.mention,
    )


def _words(notice: Notice, span: Span | None) -> str | None:
    return SPACES_WITHIN.sub("", notice.quote(span)) if span else None


def normalise_deadline(row: Deadline, facts: Facts) -> Normalised:
    """The row with its day; a day before the date of issue is history and no deadline."""
    if not isinstance(row, FoundDeadline) or row.mention is None:
        return row, ()
    try:
        day = row.mention.resolve(facts.issued_on or facts.year).end
    except ValueError as fault:
        reason = SignalReason.NO_YEAR if str(fault) == "no year" else SignalReason.NO_SUCH_DAY
        return None, (Signal(reason, f"{fault}", row.span),)
    if facts.issued_on and day < facts.issued_on:
        return None, ()
    return _with_day(row, day), ()


def _with_day(row: FoundDeadline, day: datetime.date) -> Deadline:
    members = {f.name: getattr(row, f.name) for f in fields(Deadline)}
    return Deadline(**(members | {"date": day, "due_on": day}))
