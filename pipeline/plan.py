"""What a run has to do: the inputs that are there, what the tables and the history know, and the difference, bucket by bucket."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.history import GONE, PRUNED, REPLACED, THERE, Sighting
from pipeline.inputs.members import Fault
from pipeline.inputs.walk import Walk, fingerprint, has_bytes, root_of
from pipeline.outcome import Reason, Source
from pipeline.write import MARKS, bucket_of, first_bucket, is_whole, read_table, version_of

# Reasons that tell of a moment: a source with bytes that could not be read for one of them is read again.
AGAIN = frozenset({Reason.MISSING, Reason.TIMEOUT, Reason.WORKER_LOST})
IDENTITY = ("source", "source_id", "notice_id", "digest", "size", "manifest")


@dataclass(frozen=True, slots=True)
class Tabled:
    """A source as the tables have it, and why it could not be read, in words too, if so."""

    source: Source
    reason: str | None
    detail: str | None
    bucket: str


@dataclass(frozen=True, slots=True)
class Tables:
    """What stands in `structured/`: its sources, and by bucket whether it is whole and of this version of the code."""

    rows: tuple[Tabled, ...]
    current: Mapping[str, bool]


@dataclass(frozen=True, slots=True)
class Task:
    """One bucket to write: all of its sources, those to read, and whether its tables can be kept for the rest."""

    bucket: str
    sources: tuple[Source, ...]
    todo: tuple[Source, ...]
    keep: bool


@dataclass(slots=True)
class Plan:
    """The sources that the tables will hold (`wanted`), those known before, and how they stand to each other."""

    wanted: dict[str, Source]
    before: Mapping[str, Source]
    present: frozenset[str]
    tasks: list[Task] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    pruned: list[str] = field(default_factory=list)


def read_tables(structured: Path, version: str) -> Tables:
    """Every source that stands in the tables; a bucket that a stopped run was writing is not whole."""
    rows, current = list[Tabled](), {path.name: False for path in (structured / MARKS).glob("*")}
    for path in sorted((structured / "sources").glob("[0-9a-z]*.parquet")):
        table, bucket = read_table(path), path.stem
        current[bucket] = table is not None and version_of(table) == version and is_whole(structured, bucket)
        if table is not None:
            wanted = [name for name in (*IDENTITY, "reason", "detail") if name in table.column_names]
            for row in table.select(wanted).to_pylist():
                reason, detail = row.pop("reason"), row.pop("detail")
                rows.append(Tabled(Source(path=Path(row["source"]), **row), reason, detail, bucket))
    return Tables(tuple(rows), current)


def make_plan(walk: Walk, known: Mapping[str, Sighting], tables: Tables, buckets: int, *, prune: bool = False) -> Plan:
    """The plan of a run over `walk`; `known` is what the history says.

    A source that is there no more stays wanted, unless the walk would have met it and `prune` is set. An archive that was a source once,
    because it could not be opened, and stands in its members now is one no more.
    """
    present = {found.source: fingerprint(found) for found in walk.inputs}
    reasons = {row.source.source: row.reason for row in tables.rows} | {name: seen.reason for name, seen in known.items()}
    before = {row.source.source: row.source for row in tables.rows}
    before |= {name: seen.source for name, seen in known.items() if seen.state != PRUNED}
    plan = Plan(dict(present), before, frozenset(present))
    for name, source in before.items():
        looked = name not in present and walk.looked_at(name)
        dropped = looked and (prune or name in walk.opened)
        if dropped:
            plan.pruned.append(name)
        elif looked and (name not in known or known[name].state == THERE):
            plan.gone.append(name)
        if name not in present and not dropped and reasons[name] != Reason.MISSING:
            plan.wanted[name] = source  # what could never be read leaves nothing to keep
    _compare(plan, present, {name: source for name, source in before.items() if name in known} if known else before)
    faults = {found.source: found.fault for found in walk.inputs if found.fault is not None}
    plan.tasks = _find_tasks(plan, tables, faults, buckets)
    return plan


def _compare(plan: Plan, present: Mapping[str, Source], before: Mapping[str, Source]) -> None:
    for name, source in present.items():
        if name not in before:
            plan.new.append(name)
        else:
            (plan.unchanged if _key(before[name]) == _key(source) else plan.changed).append(name)


def _key(source: Source) -> tuple[str, str | None]:
    """What a row of `sources` rests on: the capture, and what a manifest or crawl says of it."""
    return source.source_id, source.manifest


def _find_tasks(plan: Plan, tables: Tables, faults: Mapping[str, Fault], buckets: int) -> list[Task]:
    """Buckets whose sources or version are not those of the tables; faults that the walk met must be those of the rows."""
    there, asked = dict[str, set[tuple[str, str | None]]](), dict[str, list[Source]]()
    for row in tables.rows:
        said = faults.get(row.source.source, (row.reason, row.detail))
        if (row.reason not in AGAIN or not has_bytes(row.source)) and said == (row.reason, row.detail):
            there.setdefault(row.bucket, set()).add(_key(row.source))
    for source in plan.wanted.values():
        asked.setdefault(bucket_of(source.digest, buckets), []).append(source)
    tasks = []
    for bucket in sorted(tables.current.keys() | asked.keys() | {first_bucket(buckets)}):
        sources = tuple(sorted(asked.get(bucket, ()), key=lambda s: (s.digest, s.source)))
        current, rows = tables.current.get(bucket, False), there.get(bucket, set())
        todo = tuple(source for source in sources if not current or _key(source) not in rows)
        if not current or rows != {_key(source) for source in sources}:
            tasks.append(Task(bucket, sources, todo, keep=current))
    return tasks


def sighting_rows(
    plan: Plan, known: Mapping[str, Sighting], reasons: Mapping[str, str | None], run: int, looked: Mapping[str, int]
) -> list[tuple[object, ...]]:
    """The rows that a run adds to `sightings`: sources that are new, changed, back, gone or pruned."""
    rows = list[tuple[object, ...]]()
    for name in sorted(plan.present):
        source, seen = plan.wanted[name], known.get(name)
        same = seen is not None and seen.source.source_id == source.source_id
        if seen is not None and not same and seen.state == THERE:
            rows.append(_row(run, seen, REPLACED, looked))
        told = seen is not None and _key(seen.source) == _key(source) and seen.reason == reasons.get(name)
        if not (told and seen is not None and seen.state == THERE):
            first = seen.first_run if same and seen is not None else run
            rows.append(_row(run, Sighting(source, reasons.get(name), THERE, first), THERE, looked))
    for state, names in ((GONE, plan.gone), (PRUNED, plan.pruned)):
        for name in sorted(names):
            seen = known.get(name) or Sighting(plan.before[name], reasons.get(name), THERE, run)
            rows.append(_row(run, seen, state, looked))
    return rows


def _row(run: int, seen: Sighting, state: str, looked: Mapping[str, int]) -> tuple[object, ...]:
    s = seen.source
    last = None if state == THERE else looked.get(root_of(s.source), seen.first_run)
    return (run, s.source, s.source_id, s.notice_id, s.digest, s.size, seen.reason, state, seen.first_run, last, s.manifest)
