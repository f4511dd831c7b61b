"""Deadlines of a notice, and their days."""

import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields
from functools import lru_cache

from extractors.deadlines.duty import Deadline, FoundDeadline, Kind
from extractors.deadlines.month_end import find_month_ends
from extractors.deadlines.relative import find_relative
from extractors.deadlines.trigger import Trigger, find_triggers
from extractors.deadlines.wording import Wording, read_wordings
from extractors.notice import Notice
from extractors.patterns import pattern_of
from extractors.row import Facts, Normalised, Signal, SignalReason
from extractors.values.date import Precision
from extractors.values.dated import find_dated
from extractors.values.day_check import check_weekday, check_year, written_weekday
from extractors.values.workday import days_after, months_after, workdays_after

LABEL_ONLY = pattern_of(r"(?:作品|材料)?(?:征集|征文|征稿|投稿|申报|报送|提交|推荐|上报)?")
FULL_DATE = pattern_of(r"((?:19|20)(?<!\d\d\d)\d\d)\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日")
ISSUED = pattern_of(r"即日|[\u4e00-\u9fff]{0,4}(?:印发|发布|下发|公布|公开|发文|发出|出台|刊登)\Z")
ASKING = ("by-date", "label", "until", "within")  # what is handed in by a day that is past: a slip of the year
AFTER = {"day": days_after, "working_day": workdays_after, "month": months_after}


def find_deadlines(notice: Notice) -> Iterator[Deadline]:
    """The deadlines of a notice, in text order."""
    rows = list[Deadline]([*find_relative(notice), *find_month_ends(notice)])
    told = list[FoundDeadline]()
    for dated in find_dated(notice):
        triggers = tuple(find_triggers(notice, dated))
        wordings = read_wordings(notice, dated, triggers) if triggers else []
        told.extend(_row(notice, trigger, wording) for trigger, wording in zip(triggers, wordings, strict=True) if wording)
    rules = defaultdict[tuple[str, int | None, int | None], set[str]](set)
    for row in told:
        rules[_due(row)].add(row.rule)
    rows.extend(row for row in told if not _is_told_better(row, rules[_due(row)]))
    yield from sorted(rows, key=lambda row: row.span)


def _due(row: FoundDeadline) -> tuple[str, int | None, int | None]:
    """The kind of the duty with the month and day that it is due."""
    last = row.mention.end if row.mention else None
    return row.kind, last.month if last else None, last.day if last else None


def _is_told_better(row: FoundDeadline, rules: set[str]) -> bool:
    """Whether the row is no more than a label (征集时间：X至Y) of the duty that a row of another rule tells with the same last day."""
    if row.rule not in ("label", "until") or row.actor or row.channel or not LABEL_ONLY.fullmatch(row.what or ""):
        return False
    return len(rules) > 1


def _row(notice: Notice, trigger: Trigger, wording: Wording) -> FoundDeadline:
    return FoundDeadline(
        span=trigger.date,
        rule=trigger.rule,
        mention=trigger.mention,
        written=notice.quote(trigger.mention.span),
        weekday=written_weekday(notice.text, trigger.mention),
        text_year=None if trigger.mention.tells_year else _only_year(notice.text),
        **wording.members(notice),
    )


@lru_cache(maxsize=1)
def _only_year(text: str) -> int | None:
    """The year that all full dates of the text name; None where they name several or none."""
    years = {int(found[1]) for found in FULL_DATE.finditer(text)}
    return next(iter(years)) if len(years) == 1 else None


def normalise_deadline(row: Deadline, facts: Facts) -> Normalised:
    """The row with its day; a day before the date of issue is history and no deadline, one that does not exist is a problem."""
    if not isinstance(row, FoundDeadline):
        return row, ()
    if row.anchor is not None:
        return _relative(row, facts)
    if row.mention is None:
        return row, ()
    try:
        period = row.mention.resolve(facts.issued_on or row.text_year or facts.year)
    except ValueError as fault:
        return None, (Signal(_reason(str(fault)), row.written or str(fault), row.span),)
    day = period.end
    if facts.issued_on and day < facts.issued_on:
        is_asked = row.rule in ASKING and row.kind != Kind.FINISH
        return None, check_year(row.mention, period, facts.issued_on) if is_asked else ()
    signals = check_weekday(row.mention, period, row.weekday, facts.issued_on)
    return _finished(row, day if row.precision == Precision.DAY else None, day), signals


def _reason(fault: str) -> SignalReason:
    if fault == "no year":
        return SignalReason.NO_YEAR
    return SignalReason.ENDS_BEFORE_START if "before" in fault else SignalReason.NO_SUCH_DAY


def _relative(row: FoundDeadline, facts: Facts) -> Normalised:
    """The row of a relative deadline with its last day, where the day that it counts from is known.

    A day before the date of issue shows that another event was meant: the row stays without it.
    """
    start = facts.issued_on if ISSUED.match(row.anchor or "") else _end_of(row, facts)
    if start is None or row.offset is None:
        return _finished(row, None, None), ()
    try:
        due_on = AFTER[row.unit or ""](start, row.offset)
    except ValueError as fault:
        detail = f"{row.anchor} {row.offset} {row.unit} after {start}: {fault}"
        return _finished(row, None, None), (Signal(SignalReason.UNPARSED, detail, row.span),)
    is_before = facts.issued_on is not None and due_on < facts.issued_on
    return _finished(row, None, None if is_before else due_on), ()


def _end_of(row: FoundDeadline, facts: Facts) -> datetime.date | None:
    try:
        return row.mention.resolve(facts.issued_on or row.text_year or facts.year).end if row.mention else None
    except ValueError:
        return None  # the event has its own problem row


def _finished(row: FoundDeadline, day: datetime.date | None, due_on: datetime.date | None) -> Deadline:
    members = {f.name: getattr(row, f.name) for f in fields(Deadline)}
    return Deadline(**(members | {"date": day, "due_on": due_on}))
