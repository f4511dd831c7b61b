"""Many files into the tables of an archive, with the ledger."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.inputs.walk import Walk, find_inputs, legible
from pipeline.outcome import ProgrammeFault
from pipeline.place import as_place, as_seen_anywhere, reaching
from pipeline.privacy import Contacts, Policy, read_key
from pipeline.process import check_programme
from pipeline.sandbox import LIMITS, Limits
from pipeline.topic_file import digest_of, read_topic_file
from pipeline.version import current_version

if TYPE_CHECKING:
    from pipeline.archive import Archive
    from pipeline.ledger import Progress, Summary
    from pipeline.plan import Task
    from pipeline.scale import Mapper

# A process takes a second to be ready, in which this one reads some two hundred texts: what is less than this is read here.
FEW = 600  # sources
SMALL = 16 * 1024 * 1024  # bytes
AS_THEY_ARE = replace(LIMITS, recognise=False)  # tables that are only put elsewhere may wait for recognition


def run_archive(
    paths: Iterable[str | Path] | str | Path | None = None,
    archive: str | Path = "data",
    *,
    manifests: Iterable[str | Path] | str | Path = (),
    prune: bool = False,
    only: str | None = None,
    verify: bool = False,
    shard: tuple[int, int] | None = None,
    limits: Limits = LIMITS,
    topics: str | Path | None = None,
    contacts: str = "all",
    key: str | Path | None = None,
    workers: int | None = None,
    dask: str | None = None,
    progress: "Progress | None" = None,
) -> "Summary":
    """Reads files, folders and what manifests name into the tables of an archive: only what is new or changed.

    Without a path or manifest `archive`/raw is read. Raises ProgrammeFault, in words for people, for faults of the call or the machine; a
    fault of a file is a row of `sources`. Sources that have gone from a folder given keep their rows, or lose them with `prune`. With
    `only` just what is in quarantine for that reason is read again. A file whose size and time are those of the last run is taken for
    unchanged, unless `verify` is set. `shard` (3, 8) takes the third of eight parts of the inputs. `limits` are those of one file.

    `topics` is a file of the user's own topics (docs/topics.md). `contacts` says what of contact data is stored: all, office, masked or
    none; `key` is a file outside the archive that makes pseudonyms (docs/privacy.md). `workers` processes share the work (by the processors
    and the number of inputs if None), or those of the Dask scheduler at the address `dask` (docs/scaling.md). `progress(done, all)` is told
    how far it is.
    """
    from pipeline import history
    from pipeline.archive import Archive
    from pipeline.forget import policy_of, settle
    from pipeline.ledger import Choice, carry_out
    from pipeline.past import hide_past
    from pipeline.work import Job

    place = Archive(as_place(archive) if dask is None else as_seen_anywhere(as_place(archive)))
    given, lists = _given(paths, manifests, place.raw)
    own, digest = (read_topic_file(topics), digest_of(topics)) if topics else ((), "")
    asked = Policy(Contacts(contacts), read_key(key, archive) if key is not None else None)
    check_programme()
    walk = find_inputs(given, place.derived, lists)
    if shard is not None:
        walk = replace(walk, inputs=tuple(found for found in walk.inputs if _is_in(found.source, *shard)))
    if dask is not None:
        walk = replace(walk, inputs=tuple(replace(found, path=as_seen_anywhere(found.path)) for found in walk.inputs))
    with _writing(place) as run:
        policy = policy_of(place, asked.contacts, asked.key)
        version = replace(current_version(), settings=" ".join(filter(None, (digest, "" if asked.is_open else asked.mark))))
        if not policy.is_open and history.last_settings(place.history) != version.settings:
            hide_past(place, policy)
        job = Job(place, run, version.mark, limits, own, policy)
        how = nullcontext(_chooser(workers, limits)) if dask is None else _shared(dask, limits, place, run, walk)
        with how as choose:
            summary = carry_out(job, version, walk, choose, Choice(prune, only, verify), progress)
        settle(place, policy)
        return summary


def merge_archives(
    parts: Iterable[str | Path], archive: str | Path, *, key: str | Path | None = None, workers: int | None = None
) -> "Summary":
    """Puts archives that were made apart (of shards, say) into a new one, whose tables are those of one run over all of their sources.

    The parts stay as they are; what one of them has forgotten is forgotten in all (with `key`, if it was forgotten with one). Raises
    ProgrammeFault where a part is not whole, or of another version or with other settings.
    """
    from pipeline import gather
    from pipeline.archive import Archive
    from pipeline.forget import carry_tombstones, policy_of, settle
    from pipeline.work import Job

    place, found = Archive(as_place(archive)), tuple(Archive(as_place(part)) for part in parts)
    if not found:
        raise ProgrammeFault("no archive to merge was given")
    with _writing(place) as run:
        version = replace(current_version(), settings=gather.settings_in(found[0]))
        job = Job(place, run, version.mark, AS_THEY_ARE, parts=found)
        summary = gather.merge_archives(job, version, _chooser(workers, LIMITS))
        carry_tombstones(found, place)
        settle(place, policy_of(place, Contacts.ALL, read_key(key, archive) if key is not None else None))
        return summary


def rebucket_archive(archive: str | Path = "data", *, workers: int | None = None) -> int:
    """Puts what came into an archive by many runs into as few files as one run would make; gives how many buckets were written.

    Raises ProgrammeFault where the tables are of another version: `run_archive` comes first then.
    """
    from pipeline import gather
    from pipeline.archive import Archive
    from pipeline.work import Job

    place = Archive(as_place(archive))
    with _writing(place) as run:
        version = replace(current_version(), settings=gather.settings_in(place))
        return gather.rebucket(Job(place, run, version.mark, AS_THEY_ARE), _chooser(workers, LIMITS))


def _given(
    paths: Iterable[str | Path] | str | Path | None, manifests: Iterable[str | Path] | str | Path, raw: Path
) -> tuple[list[Path], list[Path]]:
    """The paths and manifests to read; raises ProgrammeFault where there are none."""
    lists = [as_place(path) for path in ([manifests] if isinstance(manifests, str | Path) else manifests)]
    is_default = paths is None and not lists
    given = [as_place(path) for path in ([paths] if isinstance(paths, str | Path) else [raw] if is_default else paths or ())]
    if not given and not lists:
        raise ProgrammeFault("no file or folder to read was given")
    if is_default and not raw.is_dir():
        raise ProgrammeFault(f"{legible(str(raw))}: no such folder; name the folder to read, or put the notices there")
    return given, lists


@contextmanager
def _writing(place: "Archive") -> Iterator[int]:
    """The archive for this run only, and its number; faults of the disk in words for people."""
    from pipeline import history
    from pipeline.archive import locked

    with locked(place):
        try:
            with reaching(place.root):
                yield history.next_run(place.history)
        except OSError as fault:
            name = legible(str(fault.filename or place.root))
            raise ProgrammeFault(f"{name}: {fault.strerror or fault}; nothing is half-written, run again when this is mended") from fault


def _is_in(source: str, number: int, count: int) -> bool:
    """Whether a source belongs to a part of the inputs: by its name, so that each part finds its own without reading."""
    return int.from_bytes(hashlib.sha256(source.encode()).digest()[:8]) % count == number - 1


def _chooser(workers: int | None, limits: Limits) -> "Callable[[Sequence[Task]], Mapper]":
    """What chooses how tasks are carried out on this machine: here, or by as many processes as it pays for."""
    from pipeline.scale import processes, serial

    def choose(tasks: "Sequence[Task]") -> "Mapper":
        todo = [source for task in tasks for source in task.todo]
        is_small = len(todo) < FEW and sum(source.size for source in todo) < SMALL
        count = min(len(tasks), workers or (1 if is_small else processors()))
        return processes(count, limits) if count > 1 else serial

    return choose


@contextmanager
def _shared(address: str, limits: Limits, place: "Archive", run: int, walk: Walk) -> "Iterator[Callable[[Sequence[Task]], Mapper]]":
    """The same for the workers of a Dask cluster; raises ProgrammeFault before anything is done where one of them cannot work for us."""
    from pipeline.cluster import dask, meet
    from pipeline.footing import signed

    with signed(place, run, walk.inputs) as footing:
        meet(address, footing)
        yield lambda _: dask(address, limits, footing=footing)


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
