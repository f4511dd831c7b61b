"""What depends on the past: runs, sightings of sources and changes of values. Append-only: a run adds files and changes none.

`history/TABLE/RUN.parquet` (changes: RUN-BUCKET.parquet). A run counts as done once its file stands in `runs`; what a stopped run left
is written again by the next one, under the same number.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from extractors.frozen import frozen
from pipeline.inputs.walk import legible
from pipeline.outcome import ProgrammeFault, Source
from pipeline.place import put_file, remove_file, sorted_names
from pipeline.write import read_rows, read_table, write_rows

LAYOUT = "layout.json"
BEFORE = ".before.json"
OLDEST_SIGHTINGS = frozenset(("source", "source_id", "notice_id", "digest", "size", "reason", "state", "first_run"))
NUMBERED = re.compile(r"[0-9]{6,}.*\.parquet")
NOWHERE = Path()  # where a source stood that is known by name only
AT_ONCE = 10_000  # rows that stand as dictionaries: all of them would take as much memory as what is kept
THERE, GONE, PRUNED, REPLACED = "there", "gone", "pruned", "replaced"


@frozen
class Sighting:
    """The last that was known of a source: what it was, whether it was there, in which run its bytes were seen first."""

    source: Source
    reason: str | None
    state: str
    first_run: int


@frozen
class Past:
    """By source, its last sighting (`known`); by digest, the first run that saw it and its size in bytes (`intakes`)."""

    known: dict[str, Sighting]
    intakes: dict[str, tuple[int, int]]


def read_base(history: Path) -> int:
    """The run up to which all intakes count as one (`gongwen rebucket`); 0 where each counts for itself."""
    path = history / LAYOUT
    if not path.exists():
        return 0
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        return 0 if "buckets" in said else int(said["base"])  # archives of the first version say how many buckets they have
    except (ValueError, KeyError, TypeError) as fault:
        raise ProgrammeFault(f"{legible(str(path))}: expected {{'base': number of a run}} ({fault})") from fault


def write_base(history: Path, run: int) -> None:
    """Record the run up to which all intakes count as one."""
    _write_json(history / LAYOUT, {"base": run})


def read_before(history: Path, run: int) -> dict[str, tuple[str, dict[str, str], str]]:
    """By source, its notice_id, values and their version before `run`, where that run was stopped before; else nothing."""
    path = history / BEFORE
    try:
        kept = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    except ValueError:
        return {}
    return {name: tuple(before) for name, before in kept["sources"].items()} if kept.get("run") == run else {}


def write_before(history: Path, run: int, before: Mapping[str, tuple[str, dict[str, str], str]]) -> None:
    """Keep what is about to be overwritten until the run is done: the next one must still be able to tell what moved."""
    if before:
        _write_json(history / BEFORE, {"run": run, "sources": before})


def drop_before(history: Path) -> None:
    """The run is done: what moved stands in `changes`."""
    remove_file(history / BEFORE)


def _write_json(path: Path, content: object) -> None:
    put_file(path, (json.dumps(content, ensure_ascii=False) + "\n").encode())


def next_run(history: Path) -> int:
    """The number of the run that begins: one more than the last that was done."""
    return 1 + max((_number(path) for path in _files(history / "runs")), default=0)


def read_past(history: Path, before: int) -> Past:
    """What the runs before `before` saw."""
    past = Past({}, {})
    for path in _files(history / "sightings", before):
        for row in _sighting_rows(path):
            first = past.intakes.get(row["digest"])
            if first is None or row["first_run"] < first[0]:
                past.intakes[row["digest"]] = row["first_run"], row["size"]
            identity = (row["source_id"], row["notice_id"], row["digest"], row["size"], row.get("manifest"))
            if row["state"] != REPLACED:
                reason = row["reason"] and sys.intern(row["reason"])  # one string for all, not one each
                found = Sighting(Source(row["source"], NOWHERE, *identity), reason, sys.intern(row["state"]), row["first_run"])
                past.known[row["source"]] = found
    return past


def _sighting_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a file of sightings; those of the first version had no manifest."""
    table = read_table(path)
    if table is None or not OLDEST_SIGHTINGS.issubset(table.column_names):
        return
    for batch in table.to_batches(AT_ONCE):
        yield from batch.to_pylist()


def read_runs(history: Path) -> list[dict[str, Any]]:
    """The rows of `runs`, oldest first."""
    return [row for path in _files(history / "runs") for row in read_rows(path, "runs")]


def last_settings(history: Path) -> str:
    """The settings of the last run that was done."""
    runs = read_runs(history)
    return (runs[-1]["settings"] or "") if runs else ""


def _files(folder: Path, before: int | None = None) -> list[Path]:
    """The files of a table of `history/`, oldest first, of the runs before `before`."""
    paths = [folder / name for name in sorted_names(folder) if NUMBERED.match(name)]
    return sorted((path for path in paths if before is None or _number(path) < before), key=_number)


def read_changes(history: Path, run: int, bucket: str) -> list[tuple[Any, ...]]:
    """The rows that a run which was stopped told of a bucket."""
    return [tuple(row.values()) for row in read_rows(_path_of(history, "changes", run, bucket), "changes")]


def write_history(history: Path, table: str, run: int, rows: Iterable[Sequence[Any]], bucket: str = "") -> None:
    """The rows that a run adds to a table of `history/`; no file where there are none."""
    path = _path_of(history, table, run, bucket)
    rows = list(rows)
    if rows:
        write_rows(path, table, rows)
    else:
        remove_file(path)


def count_changes(history: Path, run: int) -> dict[str, int]:
    """How many values a run moved, by what moved them."""
    whys = Counter[str]()
    for path in _files(history / "changes"):
        table = read_table(path, ["why"]) if _number(path) == run else None
        if table is not None:
            whys.update(table.column("why").to_pylist())
    return dict(sorted(whys.items()))


def last_looked(history: Path, roots: Iterable[str]) -> Mapping[str, int]:
    """By root, the last run that was done and looked at it."""
    wanted, found = frozenset(roots), dict[str, int]()
    if wanted:
        for row in read_runs(history):
            found |= dict.fromkeys(wanted & set(row["roots"]), row["run"])
    return found


def _path_of(history: Path, table: str, run: int, bucket: str) -> Path:
    return history / table / f"{run:06}{bucket and '-'}{bucket}.parquet"


def _number(path: Path) -> int:
    return int(path.stem.split("-")[0])
