"""What a run has to do: the inputs that are there, what the tables and the history know, and the difference, bucket by bucket."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from extractors.frozen import frozen
from pipeline.changes import Before
from pipeline.columns import tables as all_tables
from pipeline.history import GONE, NOWHERE, PRUNED, REPLACED, THERE, Past, Sighting
from pipeline.inputs.members import Fault
from pipeline.inputs.walk import Input, Walk, has_bytes, root_of
from pipeline.layout import FIRST, Intake, make_layout
from pipeline.outcome import Reason, Source
from pipeline.write import RETIRED, buckets_in, is_marked, is_whole, marked_in, path_of, read_table, retired_in, version_of

# Reasons that tell of a moment: a source with bytes that could not be read for one of them is read again.
AGAIN = frozenset({Reason.MISSING, Reason.TIMEOUT, Reason.WORKER_LOST})
IDENTITY = ("source", "source_id", "notice_id", "digest", "size", "manifest")
Key = tuple[str, str | None]


@frozen
class Tabled:
    """A source as the tables have it, and why it could not be read, in words too, if so."""

    source: Source
    reason: str | None
    detail: str | None
    bucket: str


@frozen
class Tables:
    """What stands in `structured/`: its sources, and by bucket whether it is whole and of this version of the code.

    `torn` are the buckets of which `sources` does not tell what readers see in their other tables.
    """

    rows: tuple[Tabled, ...]
    current: Mapping[str, bool]
    torn: frozenset[str] = frozenset()


@frozen
class Task:
    """One bucket to write: all of its sources, and those of them to read.

    `keep` says whether its own tables can be kept for the rest; what they have not is taken from `donors`, retired buckets. Texts that it
    has not are taken from `text_donors`. `inputs` tells where its sources stand, those that are there; `before` are the values that sources
    had whose bytes changed.
    """

    bucket: str
    sources: tuple[Source, ...]
    todo: tuple[Source, ...]
    keep: bool
    donors: tuple[str, ...] = ()
    text_donors: tuple[str, ...] = ()
    inputs: Mapping[str, Input] = field(default_factory=dict)
    before: Mapping[str, Before] = field(default_factory=dict)


@dataclass(slots=True)
class Plan:
    """The sources that the tables will hold (`wanted`), those known before, and how they stand to each other.

    `asked` are all buckets that are to be, `retired` those whose rows go to others, in part or whole.
    """

    wanted: dict[str, Source]
    before: Mapping[str, Source]
    present: frozenset[str]
    tasks: list[Task] = field(default_factory=list)
    asked: frozenset[str] = frozenset()
    retired: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    pruned: list[str] = field(default_factory=list)


def read_tables(structured: Path, marks: Collection[str]) -> Tables:
    """Every source that stands in the tables, which are current if they bear one of the marks.

    A bucket that a stopped run was writing is not whole, one that it retired may be.
    """
    rows, torn = list[Tabled](), set(marked_in(structured))
    torn.update(bucket for name in all_tables() for bucket in buckets_in(structured / name))
    current = dict.fromkeys(torn, False)
    for bucket in (*retired_in(structured / "sources"), *buckets_in(structured / "sources")):
        table = read_table(path_of(structured, "sources", bucket), (*IDENTITY, "reason", "detail"))
        current[bucket] = table is not None and version_of(table) in marks and is_whole(structured, bucket)
        if table is not None and not is_marked(structured, bucket):
            torn.discard(bucket)
        for row in () if table is None else table.to_pylist():
            reason, detail = row.pop("reason"), row.pop("detail")
            rows.append(Tabled(Source(path=NOWHERE, **row), reason, detail, bucket))
    return Tables(tuple(rows), current, frozenset(torn))


def make_plan(
    walk: Walk, present: Mapping[str, Source], past: Past, tables: Tables, *, prune: bool = False, only: str | None = None
) -> Plan:
    """The plan of a run over `walk`, whose sources are `present`; the buckets are not yet told.

    A source that is there no more stays wanted, unless the walk would have met it and `prune` is set. An archive that was a source once,
    because it could not be opened, and stands in its members now is one no more. With `only` the inputs that stand in quarantine for that
    reason are all that is looked at.
    """
    reasons = {row.source.source: row.reason for row in tables.rows} | {name: seen.reason for name, seen in past.known.items()}
    before = {row.source.source: row.source for row in tables.rows}
    before |= {name: seen.source for name, seen in past.known.items() if seen.state != PRUNED}
    if only is not None:
        present = {name: source for name, source in present.items() if name in before and reasons[name] == only}
    plan = Plan(dict(present), before, frozenset(present))
    for name, source in before.items():
        looked = only is None and name not in present and walk.looked_at(name)
        dropped = looked and (prune or name in walk.opened)
        if dropped:
            plan.pruned.append(name)
        elif looked and (name not in past.known or past.known[name].state == THERE):
            plan.gone.append(name)
        if name not in present and not dropped and (only is not None or reasons[name] != Reason.MISSING):
            plan.wanted[name] = source  # what could never be read leaves nothing to keep
    _compare(plan, present, {name: source for name, source in before.items() if name in past.known} if past.known else before)
    return plan


def _compare(plan: Plan, present: Mapping[str, Source], before: Mapping[str, Source]) -> None:
    for name, source in present.items():
        if name not in before:
            plan.new.append(name)
        else:
            (plan.unchanged if _key(before[name]) == _key(source) else plan.changed).append(name)


def _key(source: Source) -> Key:
    """What a row of `sources` rests on: the capture, and what a manifest or crawl says of it."""
    return source.source_id, source.manifest


def layout_of(plan: Plan, past: Past, run: int, base: int) -> dict[str, str]:
    """By digest, the bucket of what is wanted, once `run` is done; `base` is the run up to which all intakes count as one."""
    intakes = dict[int, list[int]]()  # by run the contents that it saw first, and their bytes
    for first, size in past.intakes.values():
        counted = intakes.setdefault(first, [0, 0])
        counted[0] += 1
        counted[1] += size
    new = {source.digest: source.size for source in plan.wanted.values() if source.digest not in past.intakes}
    if new:
        intakes[run] = [len(new), sum(new.values())]
    layout = make_layout((Intake(first, *intakes[first]) for first in sorted(intakes)), base)
    digests = {source.digest for source in plan.wanted.values()}
    return {digest: layout.bucket_of(digest, past.intakes.get(digest, (run, 0))[0]) for digest in digests}


def find_tasks(plan: Plan, tables: Tables, inputs: Mapping[str, Input], buckets: Mapping[str, str], again: Collection[str] = ()) -> None:
    """Puts into the plan the buckets whose sources or version are not those of the tables, and those to retire.

    `buckets` gives the bucket of a digest; faults that the walk met must be those of the rows; sources in quarantine for a reason in
    `again` are read again.
    """
    faults = {name: found.fault for name, found in inputs.items() if found.fault is not None}
    asked = _by_bucket(plan.wanted.values(), buckets)
    plan.asked = frozenset(asked)
    homes = {name: buckets[source.digest] for name, source in plan.wanted.items()}
    there, orphans = dict[str, dict[Key, None]](), set(tables.torn)
    for row in tables.rows:
        name, here = row.source.source, row.bucket
        if here != homes.get(name, here) or here != buckets.get(row.source.digest, here):
            orphans.add(here)
        if _holds(row, faults.get(name), again):
            there.setdefault(here, {})[_key(row.source)] = None
    orphans |= tables.current.keys() - asked.keys()
    plan.retired = sorted(bucket for bucket in orphans if not bucket.startswith(RETIRED))
    givers = sorted(there, key=lambda bucket: (tables.current.get(bucket, False), bucket))  # of two the one that is current
    homes_of_rows = {key: bucket for bucket in givers if bucket in orphans for key in there[bucket]}
    for bucket, sources in sorted(asked.items()):
        current = tables.current.get(bucket, False) and bucket not in orphans
        own = there.get(bucket, {}) if current else {}
        lacking = [source for source in sources if _key(source) not in own]
        if current and not lacking and len(own) == len(sources):
            continue
        donors = {homes_of_rows[_key(source)] for source in lacking if _key(source) in homes_of_rows}
        todo = tuple(source for source in lacking if not tables.current.get(homes_of_rows.get(_key(source), "")))
        mine = {source.source: inputs[source.source] for source in sources if source.source in inputs}
        plan.tasks.append(Task(bucket, sources, todo, current, tuple(sorted(donors)), inputs=mine))
    plan.tasks.sort(key=lambda task: (not task.donors, task.bucket))  # what readers miss is written first


def _holds(row: Tabled, fault: Fault | None, again: Collection[str]) -> bool:
    """Whether a row tells what a run would find, as far as it can be known without reading."""
    said = fault or (row.reason, row.detail)
    passing = row.reason in again and has_bytes(row.source)
    return not passing and said == (row.reason, row.detail)


def _by_bucket(sources: Iterable[Source], buckets: Mapping[str, str]) -> dict[str, tuple[Source, ...]]:
    """The sources of each bucket, in the order in which its tables have them; an archive without sources has one, empty bucket."""
    asked = dict[str, list[Source]]()
    for source in sources:
        asked.setdefault(buckets[source.digest], []).append(source)
    return {bucket: tuple(sorted(mine, key=lambda s: (s.digest, s.source))) for bucket, mine in asked.items()} or {FIRST: ()}


def sighting_rows(
    plan: Plan, past: Past, reasons: Mapping[str, str | None], run: int, looked: Mapping[str, int]
) -> list[tuple[object, ...]]:
    """The rows that a run adds to `sightings`: sources that are new, changed, back, gone or pruned."""
    rows = list[tuple[object, ...]]()
    for name in sorted(plan.present):
        source, seen = plan.wanted[name], past.known.get(name)
        same = seen is not None and seen.source.source_id == source.source_id
        if seen is not None and not same and seen.state == THERE:
            rows.append(_row(run, seen, REPLACED, looked))
        told = seen is not None and _key(seen.source) == _key(source) and seen.reason == reasons.get(name)
        if not (told and seen is not None and seen.state == THERE):
            first = seen.first_run if same and seen is not None else run
            rows.append(_row(run, Sighting(source, reasons.get(name), THERE, first), THERE, looked))
    for state, names in ((GONE, plan.gone), (PRUNED, plan.pruned)):
        for name in sorted(names):
            seen = past.known.get(name) or Sighting(plan.before[name], reasons.get(name), THERE, run)
            rows.append(_row(run, seen, state, looked))
    return rows


def _row(run: int, seen: Sighting, state: str, looked: Mapping[str, int]) -> tuple[object, ...]:
    s = seen.source
    last = None if state == THERE else looked.get(root_of(s.source), seen.first_run)
    return (run, s.source, s.source_id, s.notice_id, s.digest, s.size, seen.reason, state, seen.first_run, last, s.manifest)
