"""Arrow tables -> Parquet, one bucket at a time: written whole, one file after the other, `sources` last.

`structured/TABLE/BUCKET.parquet`; a name with a point before it belongs to no reader: a bucket that is about to be put into others.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.columns import tables
from pipeline.place import is_remote, put_file, remove_file, sorted_names
from pipeline.tables import columns_of, to_arrow

VERSION_KEY = b"gongwen"
MARKS = ".writing"
SUFFIX = ".parquet"
RETIRED, ASIDE = ".", ".aside"  # before and after the name of a bucket whose rows are about to stand in others
AGAIN = "~"  # after the name of one that is retired while another one of that name still is


def write_file(path: Path, table: Any) -> None:
    """One Parquet file, whole or not at all: the same table gives the same bytes."""
    put_file(path, to_bytes(table))


def to_bytes(table: Any) -> memoryview:
    """A table as the bytes of a Parquet file."""
    sink = pa.BufferOutputStream()
    # Dictionaries take longer than they save: without them, and packed closer, the same time gives files a sixth smaller.
    pq.write_table(table, sink, compression="zstd", compression_level=3, use_dictionary=False)
    return memoryview(sink.getvalue())


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


def read_table(path: Path, columns: Sequence[str] | None = None) -> Any:
    """One Parquet file as an Arrow table, or the `columns` of it that there are; None where there is none or it is damaged."""
    try:
        with path.open("rb") as file:  # opened here: the library takes only names that are UTF-8
            whole = pq.ParquetFile(file)
            wanted = None if columns is None else [name for name in columns if name in whole.schema_arrow.names]
            return whole.read(wanted)
    except (pa.ArrowInvalid, OSError):
        return None


def file_of(folder: Path, bucket: str) -> Path:
    """Where a bucket stands in the folder of a table, or of the cache; one that is retired has a name that no reader takes for a table."""
    return folder / (bucket + (ASIDE if bucket.startswith(RETIRED) else SUFFIX))


def path_of(structured: Path, table: str, bucket: str) -> Path:
    """Where a bucket of a table stands."""
    return file_of(structured / table, bucket)


def buckets_in(folder: Path) -> list[str]:
    """The names of the buckets that stand in the folder of a table, or of the cache; those that are retired are left out."""
    return [name.removesuffix(SUFFIX) for name in sorted_names(folder) if name.endswith(SUFFIX)]


def retired_in(folder: Path) -> list[str]:
    """The names of the buckets that runs have retired, in the folder of a table or of the cache."""
    return sorted(path.name.removesuffix(ASIDE) for path in folder.glob(f"{RETIRED}*{ASIDE}")) if folder.is_dir() else []


def marked_in(structured: Path) -> list[str]:
    """The names of buckets that a stopped run was writing."""
    return sorted_names(structured / MARKS)


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


def read_bucket(structured: Path, bucket: str) -> dict[str, Any] | None:
    """The tables of a bucket, whatever version of the code wrote it; None where they are not whole."""
    if is_marked(structured, bucket):
        return None
    found = {name: read_table(path_of(structured, name, bucket)) for name in tables()}
    return None if any(table is None for table in found.values()) else found


def version_of(sources: Any) -> str:
    """The version of the code that wrote a bucket, from its table `sources`; nothing where it does not say."""
    mark: bytes = (sources.schema.metadata or {}).get(VERSION_KEY, b"")
    return mark.decode()


@contextmanager
def marked(structured: Path, bucket: str) -> Iterator[None]:
    """Marks a bucket while it is written: a run that finds the mark writes it anew."""
    put_file(structured / MARKS / bucket, b"")
    yield
    remove_file(structured / MARKS / bucket)


def write_bucket(structured: Path, bucket: str, built: Mapping[str, Any], version: str) -> None:
    """The tables of a bucket, `sources` last, with the version of the code."""
    with marked(structured, bucket):
        for name in reversed(tuple(tables())):
            table = built[name]
            if name == "sources":
                table = table.replace_schema_metadata({VERSION_KEY: version.encode()})
            write_file(path_of(structured, name, bucket), table)


def remove_bucket(structured: Path, bucket: str) -> None:
    """Takes away the files of a bucket that is retired; `sources`, by which it is found, last."""
    first, *rest = tables()
    for name in rest:
        remove_file(path_of(structured, name, bucket))
    remove_file(structured / MARKS / bucket)
    remove_file(path_of(structured, first, bucket))


def retire_bucket(structured: Path, text: Path, bucket: str) -> str:
    """Takes a bucket out of the sight of readers, and its file of the cache with it, since both go into others; gives its new name.

    `sources` goes last: until then the bucket is not retired, and `unretire` puts it back. A bucket that was never whole holds no rows for
    others; what its tables have is taken away. One that was being written keeps its mark under both names.
    """
    sources, *others = (structured / name for name in tables())
    retired = RETIRED + bucket
    while retired in retired_in(sources) or retired in retired_in(text):  # by a run that was stopped
        retired += AGAIN
    _set_aside(file_of(text, bucket), file_of(text, retired))
    if not file_of(sources, bucket).exists():
        for folder in others:
            remove_file(file_of(folder, bucket))
        return retired
    if is_marked(structured, bucket):
        put_file(structured / MARKS / retired, b"")
    for folder in (*others, sources):
        _set_aside(file_of(folder, bucket), file_of(folder, retired))
    return retired


def unretire(structured: Path, text: Path) -> None:
    """Puts back the files of buckets that a run was retiring when it was stopped: in none of them it had written yet."""
    sources, *others = (structured / name for name in tables())
    whole = frozenset(retired_in(sources))
    for folder in (*others, text):
        for retired in retired_in(folder):
            path = file_of(folder, retired.strip(RETIRED + AGAIN))
            if retired not in whole and not path.exists():
                _set_aside(file_of(folder, retired), path)
                remove_file(structured / MARKS / retired)


def clear_retired(structured: Path, text: Path) -> None:
    """Takes away what is retired, and the marks of what was not written to its end, now that everything stands elsewhere."""
    for bucket in retired_in(text):
        remove_file(file_of(text, bucket))
    for bucket in retired_in(structured / next(iter(tables()))):
        remove_bucket(structured, bucket)
    for bucket in marked_in(structured):
        remove_file(structured / MARKS / bucket)


def _set_aside(path: Path, aside: Path) -> None:
    if not path.exists():
        return
    if is_remote(path):
        put_file(aside, path.read_bytes())
        remove_file(path)
    else:
        path.replace(aside)


def merge(parts: Iterable[tuple[Mapping[str, Any], Collection[str], Collection[str]]], built: Mapping[str, Any]) -> dict[str, Any]:
    """The rows of `built` and of other tables, in the order of a fresh build.

    Of each part the rows of its sources and notices (outer ids) are taken; what is in `built`, or in an earlier part, is not taken again.
    """
    parts = list(parts)
    return {
        name: _merge_table([(part[name], sources if name == "sources" else notices) for part, sources, notices in parts], built[name])
        for name in tables()
    }


def _merge_table(parts: Iterable[tuple[Any, Collection[str]]], new: Any) -> Any:
    """Runs of rows of one source or outer notice, sorted by it."""
    runs, whole = _runs(new), [new]
    taken, offset = {key for key, _, _ in runs}, new.num_rows
    for old, kept in parts:
        found = [(key, start + offset, end + offset) for key, start, end in _runs(old) if key in kept and key not in taken]
        taken.update(key for key, _, _ in found)
        runs += found
        whole.append(old.replace_schema_metadata(None))
        offset += old.num_rows
    indices = [i for _, start, end in sorted(runs) for i in range(start, end)]
    return pa.concat_tables(whole).take(pa.array(indices, pa.int64())).combine_chunks()


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


def count_rows(structured: Path) -> dict[str, int]:
    """How many rows each table of an archive has."""
    return {name: sum(count_in(path_of(structured, name, bucket)) or 0 for bucket in buckets_in(structured / name)) for name in tables()}
