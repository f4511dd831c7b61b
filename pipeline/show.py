"""What people see: an outcome with every value in its place, and answers as tables, CSV or JSON."""

import csv
import io
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from extractors.notice import Span
from extractors.row import Row
from pipeline.outcome import Outcome, Quarantined, Reading, Status
from pipeline.record import SCALARS, to_members

# Columns of a page that is not a terminal: wide enough for a title of forty characters beside its evidence.
PAGE = 160
# A table is laid out as a whole: of longer answers each so many rows are a table.
CHUNK = 1000
SHOWN_IN_ELEMENTS = 200  # characters


def show_outcome(outcome: Outcome, *, elements: bool = False) -> Iterator[str]:
    """Lines for people: every value with its line, its span, its rule and score; then what is missing, and the problems."""
    if isinstance(outcome, Quarantined):
        yield f"{outcome.source.source}: in quarantine at {outcome.stage}: {outcome.reason}: {outcome.detail}"
        return
    pages = f", {outcome.document.pages} pages" if outcome.document.pages else ""
    yield f"{outcome.source.source}: {outcome.document.format}{pages}, {len(outcome.document.text)} characters"
    for reading in outcome.readings:
        yield from _show_reading(reading, elements)


def _show_reading(reading: Reading, elements: bool) -> Iterator[str]:
    notice = reading.notice
    if notice.part:
        yield f"carried document {notice.part}"
    if not reading.complete:
        yield "the text is cut off: what would stand behind the cut is not known"
    yield from as_table(("field", "value", "line", "span", "rule", "score"), _value_rows(reading))
    for status in Status:
        names = [name for name in (*SCALARS, *reading.rows) if reading.status.get(name) == status]
        if names and status != Status.FOUND:
            yield f"{status}: {', '.join(names)}"
    for problem in reading.problems:
        where = f" (line {_line(reading, problem.span)})" if problem.span else ""
        yield f"problem: {problem.field or 'notice'}: {problem.reason}: {problem.detail}{where}"
    if elements:
        yield from as_table(("line", "zone", "element", "level", "text"), _element_rows(reading))
    yield ""


def _value_rows(reading: Reading) -> Iterator[tuple[object, ...]]:
    for name in SCALARS:
        scalar = reading.scalars.get(name)
        if scalar is not None:
            yield name, scalar.value, *_place(reading, scalar)
    for table, rows in reading.rows.items():
        for row in rows:
            yield table, _said(row), *_place(reading, row)


def _said(row: Row) -> str:
    """The members of a row that say something."""
    members = {name: value for name, value in to_members(row).items() if value not in (None, [], False) and not name.endswith("_span")}
    first, *rest = members.items()
    words = [f"{name} {', '.join(map(str, value)) if isinstance(value, list) else value}" for name, value in rest]
    return "; ".join([str(first[1]), *words])


def _place(reading: Reading, row: Row) -> tuple[object, ...]:
    return _line(reading, row.span), f"{row.span.start}:{row.span.end}", row.rule, f"{row.score:.2f}"


def _line(reading: Reading, span: Span) -> int:
    """The number of the line of the clean text, from 1."""
    return reading.notice.text.count("\n", 0, span.start) + 1


def _element_rows(reading: Reading) -> Iterator[tuple[object, ...]]:
    for element in reading.notice.elements:
        text = reading.notice.quote(element.span)
        yield _line(reading, element.span), element.zone, element.kind, element.level, text[:SHOWN_IN_ELEMENTS]


def as_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Rows as a table for the eye, folded to the width of the terminal; Chinese characters are two columns wide."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    width = shutil.get_terminal_size().columns if sys.stdout.isatty() or "COLUMNS" in os.environ else PAGE
    rows = iter(rows)
    while chunk := list(islice(rows, CHUNK)):
        table = Table(*columns, box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
        for column in table.columns:
            column.overflow = "fold"
        for row in chunk:
            table.add_row(*(Text("" if value is None else _plain(value)) for value in row))
        page = io.StringIO()
        Console(file=page, width=width, color_system=None, force_terminal=False, legacy_windows=False).print(table)
        yield from (line.rstrip() for line in page.getvalue().splitlines())


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Rows as CSV with a header; lists and structures as JSON."""
    for row in (columns, *rows):
        line = io.StringIO()
        csv.writer(line, lineterminator="").writerow(["" if value is None else _plain(value) for value in row])
        yield line.getvalue()


def as_json(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Rows as one JSON object a line."""
    for row in rows:
        yield json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False, default=str)


def _plain(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, dict | list) else str(value)


FORMATS: dict[str, Callable[[Sequence[str], Iterable[Sequence[Any]]], Iterator[str]]] = {"table": as_table, "csv": as_csv, "json": as_json}
