"""Stage 4: rows and the facts of their notice become typed values, with one guard around each row.

Order matters: scalars, issuers and attachments first, since they are the facts that the other fields need; then the rest.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from extractors.attachments import Attachment
from extractors.head import SCALARS
from extractors.notice import Notice
from extractors.register import EXTRACTORS, HEAD
from extractors.row import Extractor, Facts, Row, Scalar, SignalReason
from pipeline.derive import derive_scalars, event_year, find_conflicts, find_year, lead_issuer, tells_year, typed_value
from pipeline.outcome import Found, Problem, Reading, Status
from pipeline.trust import score_values

# The tables that are facts for the others.
FIRST = ("issuers", "attachments")
DATED = ("issued_on", "printed_on")
# What stands before the body or follows from it: not missing because the text was cut off.
BEFORE_CUT = frozenset({"title", "doc_number", "doc_type", "substance_title", "substance_type", "urgency", "classification", "signatory",
                        "recipients"})  # fmt: skip
DERIVED = ("doc_number_parts", "year", "year_source", "level", "region_code", "region", "topics", "province_code", "prefecture_code",
           "county_code", "number_organ", "number_organ_id", "number_region_code")  # fmt: skip


@dataclass(slots=True)
class _Work:
    """What normalising one notice has noticed so far."""

    failed: set[str]
    problems: list[Problem] = field(default_factory=list)


def normalise_rows(notice: Notice, found: Found, *, complete: bool = True) -> Reading:
    """The reading of a notice: what was found, with typed values, derived scalars and a status for every field.

    `complete` is False where the text was cut off: what would stand behind the cut is then cut_off, not absent.
    """
    work = _Work(set(found.failed), list(found.problems))
    scalars = _normalise_scalars(notice, found.scalars, work)
    facts = gather_facts(scalars, (), ())
    rows = dict[str, tuple[Row, ...]]()
    tables = {extractor.table: extractor for extractor in EXTRACTORS}
    for table in FIRST:
        rows[table] = tuple(_normalise_table(tables[table], found.rows[table], facts, work))
    facts = gather_facts(scalars, rows["issuers"], rows["attachments"])
    for table in tables:
        if table not in FIRST:
            rows[table] = tuple(_normalise_table(tables[table], found.rows[table], facts, work))
    if "year" not in scalars or scalars["year_source"].value == "text":
        scalars |= {row.field: row for row in event_year(notice, rows["events"])}
    scalars |= {row.field: row for row in derive_scalars(scalars, rows["issuers"])}
    for name, signal in find_conflicts(scalars, facts):
        work.problems.append(Problem("normalise", name, signal.reason, signal.detail, signal.span))
    scalars, ordered = score_values(notice, scalars, {table: rows[table] for table in tables}, tuple(work.problems), complete)
    return Reading(notice, scalars, ordered, find_status(scalars, ordered, work.failed, complete), complete, tuple(work.problems))


def gather_facts(scalars: Mapping[str, Scalar], issuers: tuple[Row, ...], attachments: tuple[Row, ...]) -> Facts:
    """What the fields tell each other; the scalars' values are typed."""
    said = {name: row.value for name, row in scalars.items()}
    lead = lead_issuer(issuers)
    return Facts(
        title=said.get("title"),
        doc_number=said.get("doc_number"),
        issued_on=date.fromisoformat(said["issued_on"]) if "issued_on" in said else None,
        year=int(said["year"]) if "year" in said else None,
        lead_issuer=lead.name if lead else None,
        level=lead.level if lead else None,
        region_code=lead.region_code if lead else None,
        attachments=tuple(row.title for row in attachments if isinstance(row, Attachment)),
    )


def find_status(scalars: Mapping[str, Scalar], rows: Mapping[str, tuple[Row, ...]], failed: set[str], complete: bool) -> dict[str, Status]:
    """A status for every field: found, failed, absent, or cut off where the text ends before the place of the field."""
    status = dict(_nothing_found(complete=complete))
    for name in scalars:
        if name in status:
            status[name] = Status.FOUND
    for table, values in rows.items():
        status[table] = Status.FOUND if values else _missing(table, complete=complete)
    for name in status if failed else ():
        lost = HEAD.table in failed and name not in rows
        if name in failed or (lost and status[name] != Status.FOUND):
            status[name] = Status.FAILED
    return status


@cache
def _nothing_found(*, complete: bool) -> Mapping[str, Status]:
    """The status of every scalar where none was found."""
    return {name: _missing(name, complete=complete) for name in (*SCALARS, *DERIVED)}


def _missing(name: str, *, complete: bool) -> Status:
    return Status.ABSENT if complete or name in BEFORE_CUT else Status.CUT_OFF


def _normalise_scalars(notice: Notice, found: Iterable[Scalar], work: _Work) -> dict[str, Scalar]:
    """The scalars with typed values, year among them; dates that name no year take the year that the others tell."""
    rows = {row.field: row for row in found}
    kept = dict[str, Scalar]()
    for name in (*(n for n in rows if n not in DATED), *(n for n in DATED if n in rows)):
        year = find_year(notice, kept) if name in DATED and not tells_year(rows[name].value) else ()
        facts = Facts(year=int(year[0].value) if year else None)
        for row in _normalise_table(HEAD, (rows[name],), facts, work, field=name):
            if isinstance(row, Scalar):
                kept[name] = row
    kept |= {row.field: row for row in find_year(notice, kept)}
    return kept


def _normalise_table(extractor: Extractor, rows: Iterable[Row], facts: Facts, work: _Work, field: str | None = None) -> list[Row]:
    name, kept = field or extractor.table, list[Row]()
    for row in rows:
        try:
            value, signals = extractor.normalise(row, facts)
        except Exception as fault:  # noqa: BLE001 - the one guard of this stage
            work.failed.add(name)
            work.problems.append(Problem("normalise", name, SignalReason.FIELD_FAILED, f"{type(fault).__name__}: {fault}", row.span))
            continue
        work.problems.extend(Problem("normalise", name, s.reason, s.detail, s.span or row.span) for s in signals)
        if value is not None:
            kept.append(value)
    return kept


__all__ = ["find_status", "gather_facts", "normalise_rows", "typed_value"]
