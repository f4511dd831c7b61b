"""Which values moved when a source was read again: before, after and why."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pipeline.columns import KEY, PLACE, tables
from pipeline.version import SOURCE, difference
from pipeline.write import version_of

# Tables that follow from the text and the others; their rows are no values of their own.
NOT_VALUES = frozenset({"sources", "notices", "fields", "elements", "problems", "lines"})
OUTER = 16  # characters of an outer notice's id; an inner one's continues it
Values = dict[str, str]
Before = tuple[str, Values, str]


def values_of(built: Mapping[str, Any], sources: Iterable[str]) -> dict[str, Before]:
    """By source, its notice_id, the values of its fields as text (scalars as they stand, lists as JSON), the version that found them."""
    wanted = frozenset(sources)
    rows = built["sources"].select(["source", "notice_id", "status", "reason"]).to_pylist()
    mine = [row for row in rows if row["source"] in wanted]
    values: dict[str, Values] = {row["notice_id"]: {} for row in mine}
    for row in built["fields"].select(["notice_id", "field", "value"]).to_pylist():
        if row["value"] is not None and row["notice_id"][:OUTER] in values:
            values[row["notice_id"][:OUTER]][_name(row["notice_id"], row["field"])] = row["value"]
    for table, columns in tables().items():
        if table not in NOT_VALUES:
            there = [c.name for c in columns[len(KEY) : -len(PLACE)] if c.name in built[table].column_names]
            _add_lists(values, table, built[table].select(["notice_id", *there]))
    status = {row["source"]: " ".join(filter(None, (row["status"], row["reason"]))) for row in mine}
    version = version_of(built["sources"])
    return {row["source"]: (row["notice_id"], values[row["notice_id"]] | {"status": status[row["source"]]}, version) for row in mine}


def _add_lists(values: Mapping[str, Values], table: str, rows: Any) -> None:
    lists = dict[tuple[str, str], list[dict[str, Any]]]()
    for row in rows.to_pylist():
        notice_id = row.pop("notice_id")
        if notice_id[:OUTER] in values:
            lists.setdefault((notice_id[:OUTER], _name(notice_id, table)), []).append(_said(row))
    for (notice_id, name), items in lists.items():
        values[notice_id][name] = json.dumps(items, ensure_ascii=False, default=str)


def _said(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value not in (None, []) and not name.endswith("_span")}


def _name(notice_id: str, field: str) -> str:
    """The field, with the number of the carried document before it (1/title)."""
    return f"{notice_id[OUTER + 1 :]}/{field}" if len(notice_id) > OUTER else field


def find_changes(run: int, before: Mapping[str, Before], after: Mapping[str, Before], version: str) -> Iterator[tuple[Any, ...]]:
    """Rows of `changes` for the sources that are in both, the latter found by `version`."""
    for source in sorted(before.keys() & after.keys()):
        (old_id, old, old_version), (new_id, new, _) = before[source], after[source]
        why = difference(old_version, version) if old_id == new_id else SOURCE
        for field in sorted(old.keys() | new.keys()):
            if old.get(field) != new.get(field):
                yield run, source, old_id, new_id, field, old.get(field), new.get(field), why
