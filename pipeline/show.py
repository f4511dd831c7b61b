"""What people see: an outcome with every value in its place, what a run did, and answers as tables, CSV or JSON."""

import csv
import io
import json
import os
import re
import shlex
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractors.notice import Span
from extractors.row import Row
from pipeline.inputs.walk import legible
from pipeline.outcome import Document, Outcome, Quarantined, Reading, Status
from pipeline.record import SCALARS, scalar_value, to_members

if TYPE_CHECKING:
    from rich.text import Text

    from pipeline.ledger import Summary

# Columns of a page that is not a terminal: wide enough for a title of forty characters beside its evidence.
PAGE = 160
COLUMNS = ("field", "value", "line", "span", "rule", "score")
# Below so many columns of the page all evidence would leave too little room for the values.
WIDE, NARROW = 110, ("field", "value", "line", "score")
COLUMN = 12  # columns of the page that a column of a table needs at least
# A table is laid out as a whole: of longer answers each so many rows are a table.
CHUNK = 1000
SHOWN_IN_ELEMENTS = 200  # characters
# Members that speak for themselves and need no name before them.
PLAIN = frozenset({"name", "territory", "unit", "theme", "number", "title", "person", "url", "date", "starts_on", "ends_on"})
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def show_outcome(outcome: Outcome, *, elements: bool = False) -> Iterator[str]:
    """Lines for people: every value with its line, its span, its rule and score; then what is missing, and the problems."""
    name = _printable(outcome.source.source).replace("\n", "\\n")
    if isinstance(outcome, Quarantined):
        yield f"{name}: in quarantine at {outcome.stage}: {outcome.reason}: {outcome.detail}"
        return
    pages = f", {outcome.document.pages} pages" if outcome.document.pages else ""
    yield f"{name}: {outcome.document.format}{pages}, {len(outcome.document.text)} characters"
    for reading in outcome.readings:
        yield from _show_reading(reading, outcome.document, elements)


def show_summary(summary: "Summary", archive: str | Path) -> Iterator[str]:
    """What a run did: inputs, quarantine, tables, and how to look at them."""
    at = f"--archive {shlex.quote(legible(str(archive)))}"
    gone = f", {summary.gone} gone (their rows are kept)" if summary.gone else ""
    gone += f", {summary.pruned} pruned" if summary.pruned else ""
    yield f"run {summary.run}: {summary.inputs} inputs: {summary.new} new, {summary.changed} changed, {summary.unchanged} unchanged{gone}"
    yield f"processed {summary.processed}"
    if summary.moved:
        yield f"{summary.moved} values moved: {counts(summary.whys)} (see: gongwen changes {at})"
    held = f": {counts(summary.reasons)} (see: gongwen quarantine {at})" if summary.quarantined else ""
    yield f"in quarantine {summary.quarantined}{held}"
    yield f"tables in {legible(str(archive)).rstrip('/')}/structured, with the number of their rows:"
    words = ", ".join(f"{name}\xa0{count}" for name, count in summary.rows.items())
    yield from (line.replace("\xa0", " ") for line in textwrap.wrap(words, 76, initial_indent="  ", subsequent_indent="  "))
    yield f'look at them: gongwen query "SELECT issued_on, title FROM notices" {at}'


def counts(reasons: Mapping[str, int]) -> str:
    """Reasons with their numbers in one line.

    >>> counts({"MISSING": 1, "EMPTY": 2})
    'EMPTY 2, MISSING 1'
    """
    return ", ".join(f"{reason} {count}" for reason, count in sorted(reasons.items()))


def _show_reading(reading: Reading, document: Document, elements: bool) -> Iterator[str]:
    notice = reading.notice
    if notice.part:
        yield f"carried document {notice.part}"
    if not reading.complete:
        yield "the text is cut off: what would stand behind the cut is not known"
    kept = COLUMNS if _width() >= WIDE else NARROW
    rows = (dict(zip(COLUMNS, row, strict=True)) for row in _value_rows(reading, document))
    yield from as_table(kept, ([row[name] for name in kept] for row in rows))
    for status in Status:
        names = [name for name in (*SCALARS, *reading.rows) if reading.status.get(name) == status]
        if names and status != Status.FOUND:
            yield from textwrap.wrap(f"{status}: {', '.join(names)}", _width(), subsequent_indent="  ")
    for problem in reading.problems:
        where = f" (line {_line(document, problem.span)})" if problem.span else ""
        yield f"problem: {problem.field or 'notice'}: {problem.reason}: {_printable(problem.detail)}{where}"
    if elements:
        yield ""
        yield from as_table(("line", "zone", "element", "level", "text"), _element_rows(reading, document))
    yield ""


def _value_rows(reading: Reading, document: Document) -> Iterator[tuple[object, ...]]:
    """Scalars, then lists; the name of a list stands in its first row only."""
    for name in SCALARS:
        scalar = reading.scalars.get(name)
        if scalar is not None:
            value = scalar_value(scalar)
            words = _words(value.values() if isinstance(value, dict) else value)
            yield _strong(name), words or scalar.value, *_place(document, scalar)
    for table, rows in reading.rows.items():
        for i, row in enumerate(rows):
            yield _strong("" if i else table), _said(row), *_place(document, row)


def _said(row: Row) -> "Text":
    """The members of a row that say something new: those that speak for themselves, and below them the others with their names."""
    from rich.text import Text

    main, rest, seen = list[str](), list[str](), set[str]()
    for name, value in to_members(row).items():
        words = name if value is True else _words(value)
        if value in (None, [], False) or name.endswith("_span") or words in seen:
            continue
        seen.add(words)
        if name in PLAIN:
            main.append(words)
        else:
            rest.append(words if value is True else f"{name} {words}")
    said = Text(_printable("  ".join(main)))
    if rest:
        said.append(_printable(("\n" if main else "") + " · ".join(rest)), style="dim")
    return said


def _words(value: Any) -> str:
    """A member as words, the items of a list one after the other."""
    return ", ".join(map(str, value)) if isinstance(value, Iterable) and not isinstance(value, str) else str(value)


def _strong(words: str) -> "Text":
    from rich.text import Text

    return Text(words, style="bold")


def _place(document: Document, row: Row) -> tuple[object, ...]:
    if not row.span:
        return "page data", "", row.rule, f"{row.score:.2f}"
    return _line(document, row.span), f"{row.span.start}:{row.span.end}", row.rule, f"{row.score:.2f}"


def _line(document: Document, span: Span) -> str:
    """The number of the line of the clean text, from 1, and its page where the format has pages."""
    page = document.page_of(span.start)
    line = document.text.count("\n", 0, span.start) + 1
    return str(line) if page is None else f"{line} (p. {page})"


def _element_rows(reading: Reading, document: Document) -> Iterator[tuple[object, ...]]:
    for element in reading.notice.elements:
        text = reading.notice.quote(element.span)
        yield _line(document, element.span), element.zone, element.kind, element.level, text[:SHOWN_IN_ELEMENTS]


def _width() -> int:
    """The columns of the page."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() or "COLUMNS" in os.environ else PAGE


def as_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Rows as a table for the eye, folded to the width of the terminal; Chinese characters are two columns wide.

    What has too many columns for the width is laid out row by row, a line for each column.
    On a terminal that knows colours (and without NO_COLOR) what is strong or dim is shown so.
    """
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    width, screen, rows = _width(), Console(file=sys.stdout), iter(rows)
    colours: Any = screen.color_system if screen.is_terminal and not screen.legacy_windows else None
    chunk = list(islice(rows, CHUNK))
    if chunk and width < COLUMN * len(columns):
        for number, row in enumerate(chain(chunk, rows), 1):
            yield from (*as_table((f"row {number}", ""), zip(columns, row, strict=True)), "")
        return
    while True:
        table = Table(*columns, box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
        for column in table.columns:
            column.overflow = "fold"
        for row in chunk:
            table.add_row(*(value if isinstance(value, Text) else Text(_cell(value)) for value in row))
        page = io.StringIO()
        Console(file=page, width=width, color_system=colours, force_terminal=colours is not None, legacy_windows=False).print(table)
        yield from (line.rstrip() for line in page.getvalue().splitlines())
        chunk = list(islice(rows, CHUNK))
        if not chunk:
            return


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Rows as CSV with a header; lists and structures as JSON."""
    for row in (columns, *rows):
        line = io.StringIO()
        # The end of line decides which characters csv puts in quotes: both, or a line break in a value would break the row.
        csv.writer(line, lineterminator="\r\n").writerow(["" if value is None else _plain(value) for value in row])
        yield line.getvalue().removesuffix("\r\n")


def as_json(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Rows as one JSON object a line."""
    for row in rows:
        yield json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False, default=str)


def _cell(value: object) -> str:
    return "" if value is None else _printable(_plain(value))


def _plain(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, dict | list) else str(value)


def _printable(text: str) -> str:
    r"""The text without characters that would steer a terminal.

    >>> _printable("通\x1b[2J知")
    '通\\x1b[2J知'
    """
    return CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", text)


FORMATS: dict[str, Callable[[Sequence[str], Iterable[Sequence[Any]]], Iterator[str]]] = {"table": as_table, "csv": as_csv, "json": as_json}
