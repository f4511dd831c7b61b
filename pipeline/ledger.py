"""A run over an archive from plan to close: every input is accounted for, or the run fails."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from importlib.metadata import version as installed_version

from pipeline import history
from pipeline.archive import Archive, Session, values_before, write_task
from pipeline.inputs.walk import Input, Walk, root_of
from pipeline.outcome import Document, LedgerError, Outcome, ProgrammeFault, Quarantined, Reason, Source
from pipeline.plan import Plan, make_plan, read_tables, sighting_rows
from pipeline.texts import Text, is_better, is_current, keep_text, open_text
from pipeline.version import Version, current_version
from pipeline.write import choose_buckets, count_rows

Progress = Callable[[int, int], None]
ProcessInput = Callable[[Input], Outcome]
ProcessDocument = Callable[[Source, Callable[[], Document]], Outcome]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did: its number, how its inputs stand to the last run's, and how many rows the tables have now.

    `gone` counts sources that were there at the last run (their rows are kept, or `pruned` where that was asked); `processed` those that
    were read, new ones among them; `moved` the values that differ from the last run's; `reasons` counts the quarantined by reason.
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


@dataclass(slots=True)
class _Desk:
    """Reads one source: from the cache where its bytes and the readers are the same, else from its file."""

    inputs: Mapping[str, Input]
    process_input: ProcessInput
    process_document: ProcessDocument
    progress: Progress | None
    total: int
    done: int = 0

    def __call__(self, source: Source, cached: Text | None) -> tuple[Outcome, Text | None]:
        """The outcome of a source, and what the cache should keep of it."""
        found = self._read(source, cached)
        self.done += 1
        if self.progress is not None:
            self.progress(self.done, max(self.total, self.done))
        return found

    def _read(self, source: Source, cached: Text | None) -> tuple[Outcome, Text | None]:
        there = self.inputs.get(source.source)
        if there is not None and there.fault is not None:  # what the walk knows is newer than what was kept
            cached = None
        if cached is not None and (there is None or is_current(cached)):
            return self.process_document(source, lambda: open_text(cached, source)), cached
        if there is None:
            return Quarantined(source, "ingest", Reason.MISSING, "gone from its folder, and its text is not in the cache"), None
        outcome = self.process_input(there)
        if outcome.source.digest != source.digest:
            return Quarantined(source, "ingest", Reason.MISSING, "changed while it was read; run again"), None
        text = keep_text(outcome)
        if cached is not None and is_better(cached, text):
            return self.process_document(source, lambda: open_text(cached, source)), cached
        return outcome, text


def carry_out(
    archive: Archive,
    walk: Walk,
    process_input: ProcessInput,
    process_document: ProcessDocument,
    *,
    prune: bool,
    buckets: int | None,
    topics: str | None,
    progress: Progress | None,
) -> Summary:
    """A whole run: plan, one bucket after the other, ledger, history."""
    started, version = _now(), current_version()
    if topics:  # the digest of the user's own topics, which are words like those of the lexicons
        version = replace(version, lexicons=f"{version.lexicons} {topics}")
    run = history.next_run(archive.history)
    fixed = history.read_layout(archive.history)
    if fixed and buckets and buckets != fixed:
        raise ProgrammeFault(f"this archive was made with {fixed} files a table; {buckets} can be chosen for a new one only")
    count = fixed or buckets or choose_buckets(len(walk.inputs))
    history.write_layout(archive.history, count)
    known, there = history.read_sightings(archive.history, run), read_tables(archive.structured, version.whole)
    plan = make_plan(walk, known, there, count, prune=prune)
    stopped = history.read_before(archive.history, run)
    before = values_before(archive, plan, there) | {name: kept for name, kept in stopped.items() if name in plan.changed}
    history.write_before(archive.history, run, before)
    inputs = {found.source: found for found in walk.inputs}
    desk = _Desk(inputs, process_input, process_document, progress, sum(len(task.todo) for task in plan.tasks))
    session = Session(archive, run, version, count, desk)
    for task in plan.tasks:
        write_task(session, task, before)
    reasons = check_ledger(archive, plan)
    roots = {root_of(name) for name in (*plan.gone, *plan.pruned, *plan.changed)}
    rows = sighting_rows(plan, known, reasons, run, history.last_looked(archive.history, roots))
    history.write_history(archive.history, "sightings", run, rows)
    held = Counter(reasons[name] or "" for name in plan.present if reasons[name])
    summary = Summary(
        run,
        len(plan.present),
        len(plan.new),
        len(plan.changed),
        len(plan.unchanged),
        len(plan.gone),
        len(plan.pruned),
        held.total(),
        desk.done,
        history.count_changes(archive.history, run),
        count_rows(archive.structured),
        dict(sorted(held.items())),
    )
    history.write_history(archive.history, "runs", run, [_run_row(summary, started, version, walk)])
    history.drop_before(archive.history)
    return summary


def check_ledger(archive: Archive, plan: Plan) -> dict[str, str | None]:
    """By source, the reason why it is in quarantine, if it is; raises LedgerError where an input has not exactly one row of `sources`."""
    rows = read_tables(archive.structured, "").rows
    counted = Counter(row.source.source for row in rows)
    wrong = [name for name in plan.wanted.keys() | counted.keys() if counted[name] != (name in plan.wanted)]
    if wrong:
        some = ", ".join(f"{name} ({counted[name]})" for name in sorted(wrong)[:5])
        raise LedgerError(f"{len(wrong)} inputs have not one row of `sources` each: {some}")
    return {row.source.source: row.reason for row in rows}


def _run_row(summary: Summary, started: datetime, version: Version, walk: Walk) -> tuple[object, ...]:
    s = summary
    versions = (installed_version("gongwen"), version.code, version.lexicons, version.models, version.libraries)
    counts = (s.inputs, s.new, s.changed, s.unchanged, s.gone, s.pruned, s.quarantined, s.processed, s.rows["notices"])
    return (s.run, started, _now(), *versions, sorted(walk.roots), *counts)


def _now() -> datetime:
    """The time in UTC, in milliseconds: only `history/` knows of time."""
    return datetime.now(UTC).replace(tzinfo=None)
