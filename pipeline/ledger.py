"""A run over an archive from plan to close: every input is accounted for, or the run fails."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import closing
from dataclasses import field, replace
from datetime import UTC, datetime
from importlib.metadata import version as installed_version

from extractors.frozen import frozen
from pipeline import history
from pipeline.archive import Archive
from pipeline.changes import Before, values_of
from pipeline.inputs.walk import Walk, root_of
from pipeline.outcome import LedgerError
from pipeline.past import hide_before
from pipeline.plan import AGAIN, Plan, Tables, Task, find_tasks, layout_of, make_plan, read_tables, sighting_rows
from pipeline.scale import Mapper
from pipeline.stamps import identify_inputs, read_stamps, stamps_of, write_stamps
from pipeline.texts import digests_in
from pipeline.version import Version
from pipeline.work import Job, write_bucket_of
from pipeline.write import buckets_in, clear_retired, count_rows, path_of, read_bucket, read_table, retire_bucket, retired_in, unretire

Progress = Callable[[int, int], None]
Chooser = Callable[[Sequence[Task]], Mapper]


@frozen
class Choice:
    """What the caller of a run chose, beside what is in `Job`.

    `prune` drops what has gone; `only` looks at nothing but what is in quarantine for that reason; `verify` reads every file again to
    know its bytes, whatever its size and time say.
    """

    prune: bool = False
    only: str | None = None
    verify: bool = False


@frozen
class Summary:
    """What a run did: its number, how its inputs stand to the last run's, and how many rows the tables have now.

    `gone` counts sources that were there at the last run (their rows are kept, or `pruned` where that was asked); `processed` those that
    were read, new ones among them; `moved` the values that differ from the last run's; `reasons` counts the quarantined by reason, `whys`
    the moved values by what moved them.
    """

    run: int
    inputs: int
    new: int
    changed: int
    unchanged: int
    gone: int
    pruned: int
    quarantined: int
    processed: int
    moved: int
    rows: Mapping[str, int] = field(default_factory=dict)
    reasons: Mapping[str, int] = field(default_factory=dict)
    whys: Mapping[str, int] = field(default_factory=dict)


def carry_out(job: Job, version: Version, walk: Walk, choose: Chooser, choice: Choice, progress: Progress | None = None) -> Summary:
    """A whole run: plan, every bucket by the mapper that `choose` gives for the tasks, ledger, history."""
    started, archive, run = now(), job.archive, job.run
    past = history.read_past(archive.history, run)
    unretire(archive.structured, archive.text)
    there = read_tables(archive.structured, job.marks)
    stamps = read_stamps(archive.text)
    present = identify_inputs(walk.inputs, {} if choice.verify else stamps)
    elsewhere = {name: stamp for name, stamp in stamps.items() if not walk.looked_at(name)}
    del stamps
    plan = make_plan(walk, present, past, there, prune=choice.prune, only=choice.only)
    inputs = {found.source: found for found in walk.inputs if found.source in plan.present}
    buckets = layout_of(plan, past, run, history.read_base(archive.history))
    find_tasks(plan, there, inputs, buckets, AGAIN if choice.only is None else {*AGAIN, choice.only})
    _keep_before(job, plan, there)
    retire(archive, plan)
    del there  # as much memory as all inputs, like the stamps; the ledger has need of it
    processed = write_all(job, plan, choose(plan.tasks), progress)
    reasons = check_ledger(archive, plan)
    clear_retired(archive.structured, archive.text)
    write_stamps(archive.text, elsewhere | stamps_of(walk.inputs, present, reasons, AGAIN))
    roots = {root_of(name) for name in (*plan.gone, *plan.pruned, *plan.changed)}
    history.write_history(
        archive.history, "sightings", run, sighting_rows(plan, past, reasons, run, history.last_looked(archive.history, roots))
    )
    held = Counter(reasons[name] or "" for name in plan.present if reasons[name])
    whys = history.count_changes(archive.history, run)
    counts = (len(plan.present), len(plan.new), len(plan.changed), len(plan.unchanged), len(plan.gone), len(plan.pruned))
    rows = count_rows(archive.structured)
    summary = Summary(run, *counts, held.total(), processed, sum(whys.values()), rows, dict(sorted(held.items())), whys)
    history.write_history(archive.history, "runs", run, [run_row(summary, started, version, walk.roots)])
    history.drop_before(archive.history)
    return summary


def _keep_before(job: Job, plan: Plan, there: Tables) -> None:
    """Gives the tasks the values that their sources had whose bytes changed; they are kept until the run is done."""
    archive, run = job.archive, job.run
    changed, places = frozenset(plan.changed), dict[str, list[str]]()
    for row in there.rows:
        if row.source.source in changed:
            places.setdefault(row.bucket, []).append(row.source.source)
    before = dict[str, Before]()
    for bucket, sources in places.items():
        tables = read_bucket(archive.structured, bucket)
        before |= values_of(tables, sources) if tables is not None else {}
    before |= {name: kept for name, kept in history.read_before(archive.history, run).items() if name in changed}
    before = hide_before(before, job.policy)
    history.write_before(archive.history, run, before)
    plan.tasks = [
        replace(task, before={s.source: before[s.source] for s in task.sources if s.source in before}) if before else task
        for task in plan.tasks
    ]


def retire(archive: Archive, plan: Plan) -> None:
    """Takes buckets out of sight whose rows or texts are to stand in others, and tells the tasks where to find these."""
    idle = plan.asked.difference(plan.retired)
    names = {
        bucket: retire_bucket(archive.structured, archive.text, bucket)
        for bucket in sorted({*plan.retired, *buckets_in(archive.text)})
        if bucket not in idle
    }
    texts = {digest: bucket for bucket in retired_in(archive.text) for digest in digests_in(archive.text, bucket)}
    plan.tasks = [
        replace(
            task,
            donors=tuple(names.get(donor, donor) for donor in task.donors),
            text_donors=tuple(sorted({texts[source.digest] for source in task.sources if source.digest in texts})),
        )
        for task in plan.tasks
    ]


def write_all(job: Job, plan: Plan, mapper: Mapper, progress: Progress | None) -> int:
    """Carries out the tasks; gives how many sources were read."""
    total, seen, processed = sum(len(task.todo) for task in plan.tasks), 0, 0

    def at(_source: str) -> None:
        nonlocal seen
        seen += 1
        if progress is not None:
            progress(seen, max(total, seen))

    with closing(mapper(write_bucket_of, job, plan.tasks, at)) as every:
        for done in every:
            processed += done.processed
    return processed


def check_ledger(archive: Archive, plan: Plan) -> dict[str, str | None]:
    """By source, the reason why it is in quarantine, if it is; raises LedgerError where an input has not exactly one row of `sources`."""
    reasons, counted = dict[str, str | None](), Counter[str]()
    for bucket in buckets_in(archive.structured / "sources"):
        table = read_table(path_of(archive.structured, "sources", bucket), ("source", "reason"))
        for name, reason in zip(*(column.to_pylist() for column in table.columns), strict=True) if table is not None else ():
            reasons[name] = reason
            counted[name] += 1
    wrong = [name for name in plan.wanted.keys() | counted.keys() if counted[name] != (name in plan.wanted)]
    if wrong:
        some = ", ".join(f"{name} ({counted[name]})" for name in sorted(wrong)[:5])
        raise LedgerError(f"{len(wrong)} inputs have not one row of `sources` each: {some}")
    return reasons


def run_row(summary: Summary, started: datetime, version: Version, roots: Collection[str]) -> tuple[object, ...]:
    """The row of `runs` of a run that is done."""
    s = summary
    versions = (installed_version("gongwen"), version.code, version.lexicons, version.models, version.libraries)
    counts = (s.inputs, s.new, s.changed, s.unchanged, s.gone, s.pruned, s.quarantined, s.processed, s.rows["notices"])
    return (s.run, started, now(), *versions, sorted(roots), *counts, version.settings or None)


def now() -> datetime:
    """The time in UTC, in milliseconds: only `history/` knows of time."""
    return datetime.now(UTC).replace(tzinfo=None)
