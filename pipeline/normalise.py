"""Stage 4: rows and the facts of their notice become typed values, with one guard around each row."""

import re
from datetime import date

from extractors.notice import Notice
from extractors.register import EXTRACTORS
from extractors.row import Extractor, Facts, Row, Scalar, SignalReason
from pipeline.outcome import Found, Problem, Reading, Status

TEXT_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年)")


def normalise_rows(notice: Notice, found: Found) -> Reading:
    """The reading of a notice: what was found, with typed values, derived scalars and a status for every field."""
    scalars = {row.field: row for row in found.scalars}
    facts = gather_facts(scalars)
    problems = list(found.problems)
    rows, failed = dict[str, tuple[Row, ...]](), set(found.failed)
    for extractor in EXTRACTORS:
        rows[extractor.table] = tuple(_normalise_table(extractor, found.rows[extractor.table], facts, failed, problems))
    status = {field: Status.FOUND for field in scalars}
    for extractor in EXTRACTORS:
        table = extractor.table
        status[table] = Status.FAILED if table in failed else Status.FOUND if rows[table] else Status.ABSENT
    return Reading(notice, scalars, rows, status, True, tuple(problems))


def gather_facts(scalars: dict[str, Scalar]) -> Facts:
    """What the fields tell each other."""
    issued = scalars.get("issued_on")
    number = scalars.get("doc_number")
    title = scalars.get("title")
    issued_on = date.fromisoformat(issued.value) if issued else None
    year = issued_on.year if issued_on else None
    for said in (number, title):
        match = re.search(r"(?:19|20)\d\d", said.value) if said and year is None else None
        year = int(match.group()) if match else year
    return Facts(title=title.value if title else None, doc_number=number.value if number else None, issued_on=issued_on, year=year)


def _normalise_table(extractor: Extractor, rows: tuple[Row, ...], facts: Facts, failed: set[str], problems: list[Problem]) -> list[Row]:
    kept = list[Row]()
    for row in rows:
        try:
            value, signals = extractor.normalise(row, facts)
        except Exception as fault:  # noqa: BLE001 - the one guard of this stage
            failed.add(extractor.table)
            problems.append(Problem("normalise", extractor.table, SignalReason.FIELD_FAILED, f"{type(fault).__name__}: {fault}", row.span))
            continue
        problems.extend(Problem("normalise", extractor.table, s.reason, s.detail, s.span or row.span) for s in signals)
        if value is not None:
            kept.append(value)
    return kept
