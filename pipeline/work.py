"""One bucket of an archive from its sources to its files: what a process does for a run."""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Any

from extractors.frozen import frozen
from extractors.topics.own import Topic
from pipeline.archive import Archive
from pipeline.changes import Before, find_changes, values_of
from pipeline.history import read_changes, write_history
from pipeline.outcome import Extracted, Outcome, Quarantined, Reason, Source
from pipeline.past import hide_before
from pipeline.plan import Task
from pipeline.privacy import Policy, guard
from pipeline.process import process_document, process_input
from pipeline.sandbox import LIMITS, Limits
from pipeline.tables import TableBuilder
from pipeline.texts import PASSING, Text, is_better, is_current, is_masked, keep_text, open_text, read_texts, waits, write_texts
from pipeline.version import WAITING
from pipeline.write import merge, read_bucket, version_of, write_bucket

KEPT_EVERY = 20  # recognised pages, of which each takes seconds, after which the cache is written: a run that is killed loses no more
IN_PART = ":"
SOURCE, NOTICE_ID_AFTER, FIELD, AFTER = 1, 3, 4, 6  # places in a row of `changes`
OPEN = Policy()
At = Callable[[str], None]
Lost = Mapping[str, Reason]


@frozen
class Job:
    """What is the same for every bucket of a run.

    `mark` is that of the version that reads; `topics` are the user's own; `policy` says what may be stored; `parts` are other archives that
    donors stand in.
    """

    archive: Archive
    run: int
    mark: str
    limits: Limits = LIMITS
    topics: tuple[Topic, ...] = ()
    policy: Policy = OPEN
    parts: tuple[Archive, ...] = ()

    @property
    def marks(self) -> tuple[str, ...]:
        """The marks of tables that this run need not make again: those with pages that wait to be recognised, if it recognises none."""
        return (self.mark,) if self.limits.recognise else (self.mark, self.mark + WAITING)

    def place_of(self, donor: str) -> tuple[Archive, str]:
        """The archive and the name of the bucket that a donor is: one of this archive, or `NUMBER:BUCKET` of a part."""
        number, colon, bucket = donor.partition(IN_PART)
        return (self.parts[int(number)], bucket) if colon else (self.archive, donor)


@frozen
class Done:
    """What was done for a bucket: how many sources were read, how many values moved."""

    bucket: str
    processed: int
    moved: int


@contextmanager
def seldom_collected() -> Iterator[None]:
    """What was there before (the programme, most of all) is not looked through for cycles, and what is new only every 20,000 objects."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(20_000, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def write_bucket_of(job: Job, task: Task, lost: Lost, at: At) -> Done:
    """One bucket from its sources to its files.

    `at` is told every source that is to be read, before it is; those that `lost` names end in quarantine for the reason given. The order
    counts: history, cache, tables, `sources` last, so that a run that is stopped anywhere leaves an archive that reads, and the next one
    completes it.
    """
    archive = job.archive
    kept, parts, earlier = _gather(job, task)
    earlier = hide_before(earlier, job.policy)
    todo = tuple(source for source in task.sources if source.source not in kept)
    texts = _gather_texts(job, task)
    built: dict[str, Any] = {}
    try:
        with seldom_collected():
            built = _Desk(job, task, lost, at, texts).build(todo)
    finally:
        if not built:  # stopped, by an interrupt most of all: what was recognised until then is not recognised again
            write_texts(archive.text, task.bucket, texts, texts)
    mark = job.mark + WAITING if any(waits(texts[source.digest]) for source in task.sources if source.digest in texts) else job.mark
    changes = list(find_changes(job.run, earlier, values_of(built, earlier), job.mark)) if earlier else []
    whole = merge(parts, built) if parts else built
    told = _still_true(read_changes(archive.history, job.run, task.bucket), earlier, whole)
    write_history(archive.history, "changes", job.run, sorted([*told, *changes], key=itemgetter(SOURCE, FIELD)), task.bucket)
    write_texts(archive.text, task.bucket, texts, (source.digest for source in task.sources))
    write_bucket(archive.structured, task.bucket, whole, mark)
    return Done(task.bucket, len(todo), len(changes))


def _still_true(told: list[tuple[Any, ...]], earlier: Mapping[str, Before], whole: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    """The changes that a stopped run of the same number told of sources that are not compared again, where the tables still say so."""
    now = values_of(whole, {row[SOURCE] for row in told}.difference(earlier)) if told else {}
    for row in told:
        notice_id, values, _ = now.get(row[SOURCE], (None, {}, ""))
        if notice_id == row[NOTICE_ID_AFTER] and values.get(row[FIELD]) == row[AFTER]:
            yield row


def _gather(job: Job, task: Task) -> tuple[set[str], list[Any], dict[str, Before]]:
    """The sources whose rows can be kept, the tables in which these stand, and what tables of another version say of the others."""
    wanted = {(source.source, source.source_id, source.manifest): source for source in task.sources}
    again = {source.source for source in task.todo}
    kept, parts, earlier = set[str](), list[Any](), dict[str, Before]()
    for bucket in (task.bucket, *task.donors):
        archive, name = job.place_of(bucket)
        tables = read_bucket(archive.structured, name)
        if tables is None:
            continue
        rows = zip(*(tables["sources"].column(name).to_pylist() for name in ("source", "source_id", "manifest")), strict=True)
        mine = [wanted[row] for row in rows if row in wanted and row[0] not in kept]
        if version_of(tables["sources"]) not in job.marks or (bucket == task.bucket and not task.keep):
            earlier |= values_of(tables, (source.source for source in mine))
            continue
        mine = [source for source in mine if source.source not in again]
        kept.update(source.source for source in mine)
        parts.append((tables, {source.source for source in mine}, {source.notice_id for source in mine}))
        if theirs := again.intersection(tables["sources"].column("source").to_pylist()):
            earlier |= values_of(tables, theirs)
    earlier |= task.before
    return kept, parts, {name: before for name, before in earlier.items() if name not in kept}


def _gather_texts(job: Job, task: Task) -> dict[str, Text]:
    """What the cache has of the contents of a task, in its own file and those of donors."""
    texts, wanted = read_texts(job.archive.text, task.bucket), {source.digest for source in task.sources}
    for donor in task.text_donors:
        archive, bucket = job.place_of(donor)
        for digest, text in read_texts(archive.text, bucket).items():
            if digest in wanted:
                texts.setdefault(digest, text)
    return texts


@dataclass(slots=True)
class _Desk:
    """Reads sources: from the cache where their bytes and the readers are the same, else from their files."""

    job: Job
    task: Task
    lost: Lost
    at: At
    texts: dict[str, Text]

    def build(self, todo: Iterable[Source]) -> dict[str, Any]:
        """The tables of the sources to read; `texts` takes what their readers gave."""
        builder, recognised = TableBuilder(), 0
        for source in todo:
            self.at(source.source)
            cached = self.texts.get(source.digest)
            outcome, text = self._read(source, cached)
            if text is not None:
                self.texts[source.digest] = text
                recognised += _recognised(outcome) if text is not cached else 0
            if recognised >= KEPT_EVERY:
                write_texts(self.job.archive.text, self.task.bucket, self.texts, self.texts)
                recognised = 0
            builder.add(outcome)
        self.at("")  # what follows belongs to no source
        return builder.finish()

    def _read(self, source: Source, cached: Text | None) -> tuple[Outcome, Text | None]:
        """The outcome of a source as it may be stored, and what the cache should keep of it."""
        if source.source in self.lost:
            return _lose(source, self.lost[source.source], self.job.limits), self._hold(source, cached)
        kept, (outcome, cached) = cached, self._read_openly(source, cached)
        stored = guard(outcome, self.job.policy)
        if isinstance(outcome, Quarantined) and outcome.reason in PASSING:
            return stored, self._hold(source, kept)
        if stored is outcome and cached is not None:
            return outcome, cached
        return stored, keep_text(stored, masked=stored is not outcome or (cached is not None and is_masked(cached)))

    def _hold(self, source: Source, kept: Text | None) -> Text | None:
        """A text that could not be used now, for a later run; not where it tells what may not be stored any more."""
        if kept is None or is_masked(kept) or self.job.policy.is_open:
            return kept
        self.texts.pop(source.digest, None)
        return None

    def _read_openly(self, source: Source, cached: Text | None) -> tuple[Outcome, Text | None]:
        """The outcome of a source, and the text of the cache if it is that one's."""
        there = self.task.inputs.get(source.source)
        if there is not None and there.fault is not None:  # what the walk knows is newer than what was kept
            cached = None
        if cached is not None and (there is None or is_current(cached, recognise=self.job.limits.recognise)):
            return self._open(cached, source), cached
        if there is None:
            return Quarantined(source, "ingest", Reason.MISSING, "gone from its folder, and its text is not in the cache"), None
        outcome = process_input(there, limits=self.job.limits, topics=self.job.topics)
        if isinstance(outcome, Quarantined) and outcome.reason == Reason.MISSING:
            return replace(outcome, source=source), None
        if outcome.source.digest != source.digest:
            return Quarantined(source, "ingest", Reason.MISSING, "changed while it was read; run again"), None
        if cached is not None and is_better(cached, keep_text(outcome)):
            return self._open(cached, source), cached
        return outcome, None

    def _open(self, text: Text, source: Source) -> Outcome:
        return process_document(source, lambda: open_text(text, source), self.job.topics, self.job.limits)


def _recognised(outcome: Outcome) -> int:
    return (outcome.document.raw.recognised_pages or 0) if isinstance(outcome, Extracted) else 0


def _lose(source: Source, reason: Reason, limits: Limits) -> Quarantined:
    late = f"not read within {limits.seconds:g} seconds"
    return Quarantined(source, "ingest", reason, late if reason == Reason.TIMEOUT else "the process that read it ended, twice")
