"""A plain reader of an archive's tables, who knows nothing of runs: lists the files, reads them, and finds what stands there twice."""

from collections import Counter
from pathlib import Path
from typing import BinaryIO

import pyarrow.parquet as pq

OUTER = 16  # characters of an outer notice's id; an inner one's continues it


class StandsTwice(Exception):
    """Something that a reader must never see."""


def look(structured: Path) -> int:
    """Reads what can be seen at one moment; gives how many files. Raises StandsTwice where a source or notice stands twice in a table.

    What is damaged raises as pyarrow does.
    """
    files = _open_all(structured)
    seen = dict[str, Counter[str]]()
    for (table, _), file in files.items():
        with file:
            column = pq.ParquetFile(file).read(["source" if table == "sources" else "notice_id"]).column(0).to_pylist()
        found = column if table in ("sources", "notices") else {value[:OUTER] for value in column}
        seen.setdefault(table, Counter()).update(found)
    twice = {table: [key for key, count in keys.items() if count > 1] for table, keys in seen.items()}
    some = {table: (len(keys), keys[:3]) for table, keys in twice.items() if keys}
    if some:
        raise StandsTwice(f"{some} in {sorted(name for table, name in files if table == 'sources')}")
    return len(files)


def _open_all(structured: Path) -> dict[tuple[str, str], BinaryIO]:
    """The files that stood there at one moment: none came, went or was replaced while they were opened."""
    while True:
        before, files = _listed(structured), dict[tuple[str, str], BinaryIO]()
        try:
            for table, name in before:
                files[table, name] = (structured / table / name).open("rb")
        except FileNotFoundError:
            before = {}
        if before and before == _listed(structured):
            return files
        for file in files.values():
            file.close()
        if not before and not _listed(structured):
            return {}


def _listed(structured: Path) -> dict[tuple[str, str], tuple[int, int]]:
    found = dict[tuple[str, str], tuple[int, int]]()
    for path in structured.glob("[!.]*/[!.]*.parquet"):
        try:
            now = path.stat()
        except FileNotFoundError:
            continue
        found[path.parent.name, path.name] = now.st_ino, now.st_mtime_ns
    return found
