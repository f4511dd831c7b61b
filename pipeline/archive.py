"""An archive as a folder: where its parts stand, who writes to it, and one bucket of it from sources to tables."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.changes import Values, find_changes, values_of
from pipeline.history import write_history
from pipeline.inputs.walk import legible
from pipeline.outcome import Extracted, Outcome, ProgrammeFault, Source
from pipeline.plan import Plan, Tables, Task
from pipeline.tables import TableBuilder
from pipeline.texts import Text, read_texts, write_texts
from pipeline.version import Version
from pipeline.write import (
    clear_leftovers,
    first_bucket,
    is_marked,
    merge,
    read_any_bucket,
    read_bucket,
    remove_bucket,
    write_bucket,
)

KEPT_EVERY = 20  # recognised pages, of which each takes seconds, after which the cache is written: a run that is killed loses no more
LOCK = ".run.lock"  # hidden: no input, should the archive itself be walked
Process = Callable[[Source, Text | None], tuple[Outcome, Text | None]]


@dataclass(frozen=True, slots=True)
class Archive:
    """The folders of an archive."""

    root: Path

    @property
    def raw(self) -> Path:
        """The inputs, only ever read."""
        return self.root / "raw"

    @property
    def structured(self) -> Path:
        """The tables, which may be deleted and are built again."""
        return self.root / "structured"

    @property
    def text(self) -> Path:
        """The cache of reader output."""
        return self.root / "text"

    @property
    def history(self) -> Path:
        """Runs, sightings, changes."""
        return self.root / "history"

    @property
    def derived(self) -> tuple[Path, ...]:
        """The folders that runs write: no inputs, should they stand in a folder that is walked."""
        return self.structured, self.text, self.history


@contextmanager
def locked(archive: Archive) -> Iterator[None]:
    """One run at a time: raises ProgrammeFault where another one is writing, or where the folder cannot be written."""
    from filelock import FileLock, Timeout

    try:
        for folder in (archive.root, *archive.derived):
            folder.mkdir(parents=True, exist_ok=True)
            probe = folder / ".probe.part"
            probe.touch()
            probe.unlink(missing_ok=True)  # another run may have done so
        lock = FileLock(archive.root / LOCK, timeout=0)
        lock.acquire()
    except Timeout:
        raise ProgrammeFault(f"{legible(str(archive.root))}: another run is writing to this archive; wait until it is done") from None
    except OSError as fault:
        place = legible(str(fault.filename or archive.root))
        raise ProgrammeFault(f"{place}: the archive cannot be written ({fault.strerror})") from fault
    try:
        for folder in (archive.structured, archive.root):
            clear_leftovers(folder)
        yield
    finally:
        lock.release()


@dataclass(frozen=True, slots=True)
class Session:
    """What is the same for every bucket of a run."""

    archive: Archive
    run: int
    version: Version
    buckets: int
    process: Process


def write_task(session: Session, task: Task, before: Mapping[str, tuple[str, Values]]) -> None:
    """One bucket from its sources to its files.

    `before` are the values of sources whose bytes changed. The order counts: history, cache, tables, `sources` last, so that a run
    that is stopped anywhere leaves an archive that reads, and the next one completes it.
    """
    archive, version = session.archive, session.version.whole
    if not task.sources and task.bucket != first_bucket(session.buckets):
        remove_bucket(archive.structured, task.bucket)
        write_texts(archive.text, task.bucket, {}, ())
        return
    old = read_bucket(archive.structured, task.bucket, version) if task.keep else None
    todo = task.todo if old is not None else task.sources
    earlier = dict(before) | (_values_before(archive, task) if old is None else {})
    texts = read_texts(archive.text, task.bucket)
    built: dict[str, Any] = {}
    try:
        built = _build(session, todo, texts, task.bucket)
    finally:
        if not built:  # stopped, by an interrupt most of all: what was recognised until then is not recognised again
            write_texts(archive.text, task.bucket, texts, texts)
    changes = list(find_changes(session.run, earlier, values_of(built, earlier))) if earlier else []
    if old is not None:
        kept = [source for source in task.sources if source not in todo]
        built = merge(old, built, {s.source for s in kept}, {s.notice_id for s in kept})
    if not is_marked(archive.structured, task.bucket):  # else the stopped run has told them already
        write_history(archive.history, "changes", session.run, changes, task.bucket)
    write_texts(archive.text, task.bucket, texts, (source.digest for source in task.sources))
    write_bucket(archive.structured, task.bucket, built, version)


def _build(session: Session, todo: Iterable[Source], texts: dict[str, Text], bucket: str) -> dict[str, Any]:
    """The tables of the sources to read; `texts` takes what their readers gave."""
    builder, recognised = TableBuilder(), 0
    for source in todo:
        cached = texts.get(source.digest)
        outcome, text = session.process(source, cached)
        if text is not None:
            texts[source.digest] = text
            recognised += (outcome.document.raw.recognised_pages or 0) if isinstance(outcome, Extracted) and text is not cached else 0
        if recognised >= KEPT_EVERY:
            write_texts(session.archive.text, bucket, texts, texts)
            recognised = 0
        builder.add(outcome)
    return builder.finish()


def values_before(archive: Archive, plan: Plan, there: Tables) -> dict[str, tuple[str, Values]]:
    """The values of sources whose bytes changed, as the tables have them before the run writes."""
    places, changed = dict[str, list[str]](), frozenset(plan.changed)
    for row in there.rows:
        if row.source.source in changed:
            places.setdefault(row.bucket, []).append(row.source.source)
    found = dict[str, tuple[str, Values]]()
    for bucket, sources in places.items():
        tables = read_any_bucket(archive.structured, bucket)
        found |= values_of(tables, sources) if tables is not None else {}
    return found


def _values_before(archive: Archive, task: Task) -> dict[str, tuple[str, Values]]:
    """The values that another version of the code found in the same bytes."""
    tables = read_any_bucket(archive.structured, task.bucket)
    return values_of(tables, (source.source for source in task.sources)) if tables is not None else {}
