"""What was told before, as a stricter policy lets it be told: for the first run under it."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from extractors.contacts import Contact
from pipeline.archive import Archive
from pipeline.changes import Before
from pipeline.place import sorted_names
from pipeline.privacy import Policy
from pipeline.privacy.values import contacts_in, contacts_of, hide_values, is_contacts
from pipeline.write import SUFFIX, buckets_in, file_of, read_table, write_rows

OUTER = 16  # characters of an outer notice's id
TABLE = "changes"
Row = dict[str, Any]


def hide_before(before: Mapping[str, Before], policy: Policy) -> dict[str, Before]:
    """The values of sources before a run, as its policy lets them be told: so masking alone moves no value."""
    if policy.is_open:
        return dict(before)
    return {source: (notice_id, hide_values(values, policy), version) for source, (notice_id, values, version) in before.items()}


def hide_past(archive: Archive, policy: Policy) -> int:
    """Masks `history/changes` before the tables are written anew, which still know the contacts; gives how many files were written.

    It is for a run that has the archive for itself; doing it twice changes nothing.
    """
    if policy.is_open:
        return 0
    folder, written = archive.history / TABLE, 0
    paths = [folder / name for name in sorted_names(folder) if name.endswith(SUFFIX)]
    known = _known(archive, {source for path in paths for source in _sources_in(path)})
    for path in paths:
        table = read_table(path)
        old: list[Row] = table.to_pylist() if table is not None else []
        new = [row for rows in _by_source(old) for row in _hide(rows, policy, known)]
        if new != old:
            write_rows(path, TABLE, (tuple(row.values()) for row in new))
            written += 1
    return written


def _hide(rows: Sequence[Row], policy: Policy, known: Mapping[str, list[Contact]]) -> Iterator[Row]:
    """The rows of one source, before and after alike."""
    both = [said for row in rows if is_contacts(row["field"]) for said in (row["before"], row["after"]) if said]
    contacts = [*known.get(rows[0]["source"], ()), *(contact for said in both for contact in contacts_in(said))]
    for row in rows:
        told = {end: row[end] and hide_values({row["field"]: row[end]}, policy, contacts).get(row["field"]) for end in ("before", "after")}
        yield row | told


def _by_source(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Runs of rows of one source: it is by source that a file is sorted."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["source"], []).append(row)
    yield from found.values()


def _sources_in(path: Path) -> list[str]:
    table = read_table(path, ["source"])
    found: list[str] = table.column("source").to_pylist() if table is not None and table.num_columns else []
    return found


def _known(archive: Archive, sources: set[str]) -> dict[str, list[Contact]]:
    """By source, the contacts that the tables have of it."""
    known: dict[str, list[Contact]] = {}
    for bucket in buckets_in(archive.structured / "sources") if sources else ():
        table = read_table(file_of(archive.structured / "sources", bucket), ["source", "notice_id"])
        contacts = read_table(file_of(archive.structured / "contacts", bucket))
        if table is None or contacts is None:
            continue
        notices: dict[str, list[Contact]] = {}
        for row in contacts.to_pylist():
            notices.setdefault(row["notice_id"][:OUTER], []).extend(contacts_of([row]))
        for row in table.to_pylist():
            if row["source"] in sources:
                known.setdefault(row["source"], []).extend(notices.get(row["notice_id"], ()))
    return known
