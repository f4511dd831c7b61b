"""Archives put together: parts that were made apart into one, and the intakes of one archive into one."""

import json
from collections.abc import Collection, Sequence
from dataclasses import replace

from pipeline import history
from pipeline.archive import Archive
from pipeline.history import Past
from pipeline.inputs.walk import legible
from pipeline.ledger import Chooser, Summary, check_ledger, now, retire, run_row, write_all
from pipeline.outcome import ProgrammeFault
from pipeline.plan import Plan, Tabled, Tables, find_tasks, layout_of, read_tables, sighting_rows
from pipeline.stamps import read_stamps, write_stamps
from pipeline.texts import digests_in
from pipeline.version import WAITING, Version
from pipeline.work import IN_PART, Job
from pipeline.write import buckets_in, clear_retired, count_rows, path_of, read_table, unretire, version_of


def rebucket(job: Job, choose: Chooser) -> int:
    """Puts all that an archive holds into the buckets of one intake, reading nothing again; gives how many buckets were written.

    Raises ProgrammeFault where the tables are not those of the code: a run comes first then.
    """
    archive, run = job.archive, job.run - 1
    unretire(archive.structured, archive.text)
    there = read_tables(archive.structured, job.marks)
    if not all(there.current.values()):
        raise ProgrammeFault(f"{legible(str(archive.root))}: its tables were made by another version; `gongwen run` comes first")
    history.write_base(archive.history, run)
    plan = _plan_of(there.rows)
    find_tasks(plan, there, {}, layout_of(plan, history.read_past(archive.history, job.run), run, run))
    retire(archive, plan)
    write_all(job, plan, choose(plan.tasks), None)
    check_ledger(archive, plan)
    clear_retired(archive.structured, archive.text)
    return len(plan.tasks)


def merge_archives(job: Job, version: Version, choose: Chooser) -> Summary:
    """Puts the archives that are the parts of `job` into a new one, as if one run had read all of their sources.

    Raises ProgrammeFault where a part is not whole or of another version, where two parts tell different things of one source, or where
    the new archive has tables already.
    """
    archive, started = job.archive, now()
    if job.run > 1 or buckets_in(archive.structured / "sources"):
        raise ProgrammeFault(f"{legible(str(archive.root))}: has tables already; archives are merged into a new one")
    there, past, roots = Tables((), {}), Past({}, {}), set[str]()
    for number, part in enumerate(job.parts):
        there = _with_part(there, number, part, job.marks)
        roots |= {root for row in history.read_runs(part.history) for root in row["roots"]}
    plan = _plan_of(there.rows)
    find_tasks(plan, there, {}, layout_of(plan, past, job.run, 0))
    plan.retired, plan.new = [], sorted(plan.wanted)  # the parts stay as they are
    _find_texts(job, plan)
    write_all(job, plan, choose(plan.tasks), None)
    reasons = check_ledger(archive, plan)
    history.write_history(archive.history, "sightings", job.run, sighting_rows(plan, past, reasons, job.run, {}))
    held = sorted(reason for reason in reasons.values() if reason)
    counted = {reason: held.count(reason) for reason in dict.fromkeys(held)}
    summary = Summary(job.run, len(plan.wanted), len(plan.new), 0, 0, 0, 0, len(held), 0, 0, count_rows(archive.structured), counted)
    history.write_history(archive.history, "runs", job.run, [run_row(summary, started, version, roots)])
    write_stamps(archive.text, {name: stamp for part in job.parts for name, stamp in read_stamps(part.text).items()})
    return summary


def settings_in(archive: Archive) -> str:
    """The settings with which the tables of an archive were made; nothing where there are none, or of the first version."""
    for bucket in buckets_in(archive.structured / "sources"):
        table = read_table(path_of(archive.structured, "sources", bucket), ["source"])
        mark = "" if table is None else version_of(table).removesuffix(WAITING)
        return str(json.loads(mark)["settings"]) if mark.startswith("{") else ""
    return ""


def _plan_of(rows: Sequence[Tabled]) -> Plan:
    """The plan of a run that wants what the tables have."""
    wanted = {row.source.source: row.source for row in rows}
    return Plan(wanted, wanted, frozenset(wanted))


def _with_part(there: Tables, number: int, part: Archive, marks: Collection[str]) -> Tables:
    """The tables with those of a part, its buckets as `NUMBER:BUCKET`."""
    place = legible(str(part.root))
    found = read_tables(part.structured, marks)
    if not found.rows or not history.read_runs(part.history):
        raise ProgrammeFault(f"{place}: no archive that a run has finished")
    if not all(found.current.values()):
        raise ProgrammeFault(f"{place}: its tables are not whole, or of another version or with other settings; run it again first")
    known = {row.source.source: row.source for row in there.rows}
    for row in found.rows:
        other = known.get(row.source.source, row.source)
        if other != row.source:
            raise ProgrammeFault(f"{place}: tells other things of {row.source.source} than a part before it")
    rows = (Tabled(row.source, row.reason, row.detail, f"{number}{IN_PART}{row.bucket}") for row in found.rows)
    new = tuple(row for row in rows if row.source.source not in known)
    return Tables((*there.rows, *new), {**there.current, **{f"{number}{IN_PART}{name}": True for name in found.current}})


def _find_texts(job: Job, plan: Plan) -> None:
    """Tells the tasks in which parts the texts of their sources stand."""
    texts = dict[str, str]()
    for number, part in enumerate(job.parts):
        for bucket in buckets_in(part.text):
            texts |= dict.fromkeys(digests_in(part.text, bucket), f"{number}{IN_PART}{bucket}")
    plan.tasks = [
        replace(task, text_donors=tuple(sorted({texts[s.digest] for s in task.sources if s.digest in texts}))) for task in plan.tasks
    ]
