"""What depends on the past: runs, sightings of sources and changes of values. Append-only: a run adds files and changes none.

`history/TABLE/RUN.parquet` (changes: RUN-BUCKET.parquet). A run counts as done once its file stands in `runs`; what a stopped run left
is written again by the next one, under the same number.
"""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.inputs.walk import legible
from pipeline.outcome import ProgrammeFault, Source
from pipeline.write import BUCKETS, count_in, read_rows, read_table, write_rows

LAYOUT = "layout.json"
BEFORE = ".before.json"
OLDEST_SIGHTINGS = frozenset(("source", "source_id", "notice_id", "digest", "size", "reason", "state", "first_run"))
THERE, GONE, PRUNED, REPLACED = "there", "gone", "pruned", "replaced"


@dataclass(frozen=True, slots=True)
class Sighting:
    """The last that was known of a source: what it was, whether it was there, in which run its bytes were seen first."""

    source: Source
    reason: str | None
    state: str
    first_run: int


def read_layout(history: Path) -> int | None:
    """The number of buckets that was fixed when the archive was made; None where none was recorded."""
    path = history / LAYOUT
    if not path.exists():
        return None
    try:
        buckets = int(json.loads(path.read_text(encoding="utf-8"))["buckets"])
    except (ValueError, KeyError, TypeError) as fault:
        raise ProgrammeFault(f"{legible(str(path))}: expected {{'buckets': 1, 16 or 256}} ({fault})") from fault
    if buckets not in BUCKETS:
        raise ProgrammeFault(f"{legible(str(path))}: {buckets} buckets, expected 1, 16 or 256")
    return buckets


def write_layout(history: Path, buckets: int) -> None:
    """Record the number of buckets."""
    _write_json(history / LAYOUT, {"buckets": buckets})


def read_before(history: Path, run: int) -> dict[str, tuple[str, dict[str, str]]]:
    """By source, its notice_id and the values that it had before `run`, where that run was stopped before; else nothing."""
    path = history / BEFORE
    try:
        kept = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    except ValueError:
        return {}
    return {name: (notice_id, values) for name, (notice_id, values) in kept["sources"].items()} if kept.get("run") == run else {}


def write_before(history: Path, run: int, before: Mapping[str, tuple[str, dict[str, str]]]) -> None:
    """Keep what is about to be overwritten until the run is done: the next one must still be able to tell what moved."""
    if before:
        _write_json(history / BEFORE, {"run": run, "sources": before})


def drop_before(history: Path) -> None:
    """The run is done: what moved stands in `changes`."""
    (history / BEFORE).unlink(missing_ok=True)


def _write_json(path: Path, content: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.part")
    beside.write_text(json.dumps(content, ensure_ascii=False) + "\n", encoding="utf-8")
    os.replace(beside, path)


def next_run(history: Path) -> int:
    """The number of the run that begins: one more than the last that was done."""
    return 1 + max((_number(path) for path in (history / "runs").glob("[0-9]*.parquet")), default=0)


def read_sightings(history: Path, before: int) -> dict[str, Sighting]:
    """By source, the last sighting of the runs before `before`."""
    known = dict[str, Sighting]()
    for path in sorted((history / "sightings").glob("[0-9]*.parquet"), key=_number):
        if _number(path) >= before:
            continue
        for row in _sighting_rows(path):
            identity = (row["source_id"], row["notice_id"], row["digest"], row["size"], row.get("manifest"))
            if row["state"] != REPLACED:
                found = Sighting(Source(row["source"], Path(row["source"]), *identity), row["reason"], row["state"], row["first_run"])
                known[row["source"]] = found
    return known


def _sighting_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a file of sightings; those of the first version had no manifest."""
    table = read_table(path)
    if table is None or not OLDEST_SIGHTINGS.issubset(table.column_names):
        return []
    rows: list[dict[str, Any]] = table.to_pylist()
    return rows


def read_runs(history: Path) -> list[dict[str, Any]]:
    """The rows of `runs`, oldest first."""
    return [row for path in sorted((history / "runs").glob("[0-9]*.parquet"), key=_number) for row in read_rows(path, "runs")]


def write_history(history: Path, table: str, run: int, rows: Iterable[Sequence[Any]], bucket: str = "") -> None:
    """The rows that a run adds to a table of `history/`; no file where there are none."""
    path = history / table / f"{run:06}{bucket and '-'}{bucket}.parquet"
    rows = list(rows)
    if rows:
        write_rows(path, table, rows)
    else:
        path.unlink(missing_ok=True)


def count_changes(history: Path, run: int) -> int:
    """How many values a run moved."""
    return sum(count_in(path) or 0 for path in (history / "changes").glob(f"{run:06}-*.parquet"))


def last_looked(history: Path, roots: Iterable[str]) -> Mapping[str, int]:
    """By root, the last run that was done and looked at it."""
    wanted, found = frozenset(roots), dict[str, int]()
    if wanted:
        for row in read_runs(history):
            found |= dict.fromkeys(wanted & set(row["roots"]), row["run"])
    return found


def _number(path: Path) -> int:
    return int(path.stem.split("-")[0])
