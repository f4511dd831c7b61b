"""What tells without reading a file that its bytes are those of the last run: `text/.stamps.parquet`, which any run may make anew."""

import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from extractors.frozen import frozen
from pipeline.inputs.walk import Input, fingerprint
from pipeline.outcome import Source
from pipeline.place import is_remote
from pipeline.write import read_table, write_rows

FILE = ".stamps.parquet"
AT_ONCE = 256  # files that are read to know them by their bytes before it is asked what most of the time went on
# Where most of it is waiting for them, as it is over a network, several threads read; where it is not, they would wait for each other.
THREADS, WAITING = 8, 2  # times as long as the work takes


@frozen
class Stamp:
    """What the walk said of an input (size and time, say) when its bytes were read, and what they were."""

    stamp: str
    source_id: str
    digest: str
    size: int


def read_stamps(text: Path) -> dict[str, Stamp]:
    """By source, its stamp."""
    table = read_table(text / FILE)
    if table is None or table.column_names != ["source", "stamp", "source_id", "digest", "size"]:
        return {}
    columns = [column.to_pylist() for column in table.columns]
    return {source: Stamp(*rest) for source, *rest in zip(*columns, strict=True)}


def write_stamps(text: Path, stamps: Mapping[str, Stamp]) -> None:
    """Keep the stamps for the next run."""
    rows = ((source, s.stamp, s.source_id, s.digest, s.size) for source, s in sorted(stamps.items()))
    write_rows(text / FILE, "stamps", rows)


def identify_inputs(inputs: Iterable[Input], stamps: Mapping[str, Stamp]) -> dict[str, Source]:
    """By source, its identity: from its stamp where that is the same, else from its bytes."""
    found, unknown = dict[str, Source](), list[Input]()
    for there in inputs:
        known = stamps.get(there.source) if there.stamp is not None else None
        if known is None or known.stamp != there.stamp:
            unknown.append(there)
            continue
        notice_id = "n" + known.digest[:15]
        found[there.source] = Source(there.source, there.path, known.source_id, notice_id, known.digest, known.size, there.manifest)
    found |= {source.source: source for source in _read_each(unknown)}
    return found


def _read_each(inputs: list[Input]) -> Iterator[Source]:
    """The identities of inputs by their bytes."""
    files = [found for found in inputs if not found.places and found.text is None]
    is_slow = bool(files) and is_remote(files[0].path)
    with ThreadPoolExecutor(THREADS) as threads:
        for start in range(0, len(files), AT_ONCE):
            some = files[start : start + AT_ONCE]
            clock, worked = time.monotonic(), time.thread_time()
            yield from threads.map(fingerprint, some) if is_slow else [fingerprint(found) for found in some]
            is_slow = is_slow or time.monotonic() - clock > WAITING * (time.thread_time() - worked)
    yield from (fingerprint(found) for found in inputs if found.places or found.text is not None)


def stamps_of(
    inputs: Iterable[Input], sources: Mapping[str, Source], reasons: Mapping[str, str | None], again: Collection[str]
) -> dict[str, Stamp]:
    """The stamps to keep; none of what could not be read for a reason in `again`, which passes."""
    return {
        there.source: Stamp(there.stamp, source.source_id, source.digest, source.size)
        for there in inputs
        if there.stamp is not None and (source := sources.get(there.source)) is not None and reasons.get(there.source) not in again
    }
