"""Cases for the fields: a text with the expected places marked ⟦so⟧, the expected members, and why the case is there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.extract import find_rows
from pipeline.ingest import identify, parse_document
from pipeline.normalise import normalise_rows
from pipeline.outcome import Reading
from pipeline.record import to_members
from pipeline.segment import find_notices

MARK = re.compile(r"[⟦⟧]")


@dataclass(frozen=True, slots=True)
class Case:
    """`marked` holds the expected places in order; each of `expected` names the members that matter of one row."""

    marked: str
    expected: tuple[dict[str, Any], ...]
    why: str


def read_text(text: str) -> Reading:
    """The outer notice of a text, read as `gongwen` reads a UTF-8 file."""
    from pathlib import Path

    data = text.encode()
    document = parse_document(identify(Path("case.txt"), "case.txt", data), data)
    notice = find_notices(document)[0]
    return normalise_rows(notice, find_rows(notice))


def places(text: str, quotes: Sequence[tuple[int, str]]) -> list[tuple[str, int]]:
    """Each quote without white space, with the number of equal quotes before it: a place that survives cleaning."""
    bare = re.sub(r"\s", "", text)
    found = []
    for start, quote in quotes:
        words = re.sub(r"\s", "", quote)
        before = re.sub(r"\s", "", text[:start])
        found.append((words, bare[: len(before)].count(words)))
    return found


def check(case: Case, table: str) -> None:
    """Assert that the rows of `table` stand at the marked places and have the expected members."""
    raw = MARK.sub("", case.marked)
    marked, cut = [], 0
    for found in re.finditer(r"⟦(.*?)⟧", case.marked, re.DOTALL):
        marked.append((found.start() - cut, found.group(1)))
        cut += 2
    reading = read_text(raw)
    rows = reading.rows[table]
    members = [to_members(row) for row in rows]
    assert [{k: m[k] for k in e} for m, e in zip(members, case.expected, strict=False)] == list(case.expected), (case.why, members)
    assert len(rows) == len(case.expected), (case.why, members)
    text = reading.notice.text
    quotes = [(row.span.start, text[row.span.start : row.span.end]) for row in rows]
    if marked:
        assert places(text, quotes) == places(raw, marked), (case.why, quotes)
