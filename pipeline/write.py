"""Arrow tables -> Parquet, one bucket at a time: written beside, synced, renamed; `sources` last."""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.columns import tables
from pipeline.tables import columns_of, to_arrow

# By how many hexadecimal digits of a source's digest its bucket is told, and how many buckets that makes.
BUCKETS = {1: 0, 16: 1, 256: 2}
# Up to so many inputs one file a table is handiest, and sixteen: a bucket holds at most about a thousand notices, which take seconds.
FEW, MANY = 1000, 20_000
ONE = "all"
VERSION_KEY = b"gongwen"
# Columns of long or unlike values, for which a dictionary only costs time.
PLAIN_COLUMNS = frozenset({"full_text", "text", "lines", "quote", "detail", "text_digest", "digest", "source_id"})
MARKS = ".writing"


def choose_buckets(inputs: int) -> int:
    """How many buckets a new archive gets by the number of its first inputs: 1, 16 or 256."""
    return 1 if inputs <= FEW else 16 if inputs <= MANY else 256


def bucket_of(digest: str, buckets: int) -> str:
    """The bucket of a source: the one function that decides it.

    >>> bucket_of("a3f0", 1), bucket_of("a3f0", 16), bucket_of("a3f0", 256)
    ('all', 'a', 'a3')
    """
    return digest[: BUCKETS[buckets]] or ONE


def first_bucket(buckets: int) -> str:
    """The bucket that is always written, so that the tables of an archive without notices have their columns."""
    return "0" * BUCKETS[buckets] or ONE


def write_file(path: Path, table: Any) -> None:
    """One Parquet file, whole or not at all: the same table gives the same bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.part")
    dictionary = [name for name in table.column_names if name not in PLAIN_COLUMNS]
    try:
        with beside.open("wb") as file:
            pq.write_table(table, file, compression="zstd", use_dictionary=dictionary)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def write_rows(path: Path, name: str, rows: Iterable[Sequence[Any]]) -> None:
    """Rows of a table of `history/` or of the cache, as one file."""
    write_file(path, to_arrow(name, rows))


def read_rows(path: Path, name: str) -> list[dict[str, Any]]:
    """The rows of a file that `write_rows` wrote; none where there is no such file or it is damaged.

    A column that was added later is None in older files: what history and cache hold is not to be had again.
    """
    table = read_table(path)
    wanted = [column.name for column in columns_of(name)]
    if table is None or wanted[0] not in table.column_names:
        return []
    nothing = dict.fromkeys(wanted)
    rows: list[dict[str, Any]] = table.select([column for column in wanted if column in table.column_names]).to_pylist()
    return [nothing | row for row in rows]


def read_table(path: Path) -> Any:
    """One Parquet file as an Arrow table; None where there is none or it is damaged."""
    try:
        with path.open("rb") as file:  # opened here: the library takes only names that are UTF-8
            return pq.ParquetFile(file).read()
    except (pa.ArrowInvalid, OSError):
        return None


def path_of(structured: Path, table: str, bucket: str) -> Path:
    """Where a bucket of a table stands."""
    return structured / table / f"{bucket}.parquet"


def is_marked(structured: Path, bucket: str) -> bool:
    """Whether a run was stopped while it wrote the bucket."""
    return (structured / MARKS / bucket).exists()


def is_whole(structured: Path, bucket: str) -> bool:
    """Whether every table has the bucket, as a file that reads, and no run was stopped while it wrote it."""
    return not is_marked(structured, bucket) and all(count_in(path_of(structured, table, bucket)) is not None for table in tables())


def count_in(path: Path) -> int | None:
    """How many rows a Parquet file has, by its footer; None where there is none or it is damaged."""
    try:
        with path.open("rb") as file:
            count: int = pq.read_metadata(file).num_rows
    except (pa.ArrowInvalid, OSError):
        return None
    return count


def read_any_bucket(structured: Path, bucket: str) -> dict[str, Any] | None:
    """The tables of a bucket, whatever version of the code wrote it; None where they are not whole."""
    if not is_whole(structured, bucket):
        return None
    found = {name: read_table(path_of(structured, name, bucket)) for name in tables()}
    return None if any(table is None for table in found.values()) else found


def read_bucket(structured: Path, bucket: str, version: str) -> dict[str, Any] | None:
    """The tables of a bucket that this version of the code wrote; None where they are not whole or another's."""
    found = read_any_bucket(structured, bucket)
    return found if found is not None and version_of(found["sources"]) == version else None


def version_of(sources: Any) -> str | None:
    """The version of the code that wrote a bucket, from its table `sources`."""
    mark = (sources.schema.metadata or {}).get(VERSION_KEY)
    return mark.decode() if mark else None


@contextmanager
def marked(structured: Path, bucket: str) -> Iterator[None]:
    """Marks a bucket while it is written: a run that finds the mark writes it anew."""
    mark = structured / MARKS / bucket
    mark.parent.mkdir(parents=True, exist_ok=True)
    mark.touch()
    yield
    mark.unlink()


def write_bucket(structured: Path, bucket: str, built: Mapping[str, Any], version: str) -> None:
    """The tables of a bucket, `sources` last, with the version of the code."""
    with marked(structured, bucket):
        for name in reversed(tuple(tables())):
            table = built[name]
            if name == "sources":
                table = table.replace_schema_metadata({VERSION_KEY: version.encode()})
            write_file(path_of(structured, name, bucket), table)


def remove_bucket(structured: Path, bucket: str) -> None:
    """Takes away the files of a bucket that has no sources any more."""
    with marked(structured, bucket):
        for name in tables():
            path_of(structured, name, bucket).unlink(missing_ok=True)


def merge(old: Mapping[str, Any], new: Mapping[str, Any], sources: Collection[str], notices: Collection[str]) -> dict[str, Any]:
    """The old tables' rows of `sources` and `notices` (outer ids), and all of the new ones', in the order of a fresh build."""
    merged = {}
    for name in tables():
        kept = sources if name == "sources" else notices
        merged[name] = _merge_table(old[name], new[name], kept)
    return merged


def _merge_table(old: Any, new: Any, kept: Collection[str]) -> Any:
    """Runs of rows of one source or outer notice, old ones that are kept and new ones, sorted by it."""
    new_runs = _runs(new)
    replaced = {key for key, _, _ in new_runs}
    runs = [(key, start, end) for key, start, end in _runs(old) if key in kept and key not in replaced]
    runs += [(key, start + old.num_rows, end + old.num_rows) for key, start, end in new_runs]
    indices = [i for _, start, end in sorted(runs) for i in range(start, end)]
    return pa.concat_tables([old.replace_schema_metadata(None), new]).take(pa.array(indices, pa.int64())).combine_chunks()


def _runs(table: Any) -> list[tuple[str, int, int]]:
    name = table.column_names[0]
    width = None if name == "source" else 16  # an outer notice's id; inner ones continue it
    runs, start, last = list[tuple[str, int, int]](), 0, None
    for i, value in enumerate(table.column(name).to_pylist()):
        key = value[:width]
        if last is not None and key != last:
            runs.append((last, start, i))
            start = i
        last = key
    if last is not None:
        runs.append((last, start, table.num_rows))
    return runs


def clear_leftovers(folder: Path) -> None:
    """Takes away what a stopped run left beside the files that it was writing."""
    for path in folder.glob("*/.*.part"):
        path.unlink(missing_ok=True)


def count_rows(structured: Path) -> dict[str, int]:
    """How many rows each table of an archive has."""
    return {name: sum(count_in(path) or 0 for path in (structured / name).glob("*.parquet")) for name in tables()}
