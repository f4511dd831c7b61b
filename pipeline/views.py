"""The tables of an archive for reading: `load` gives one to pandas, `ask` answers SQL over all of them by name."""

import glob
import shlex
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from extractors.frozen import frozen
from pipeline.columns import CROSSWALK, HISTORY, VIEWS, tables
from pipeline.inputs.walk import legible
from pipeline.outcome import ProgrammeFault
from pipeline.place import as_place, is_remote, sorted_names

if TYPE_CHECKING:
    import pandas as pd

BATCH = 2000  # rows taken at a time from an answer
# The kind of statement that only reads; even EXPLAIN ANALYZE may write.
READING = "SELECT"
VIEW_SQL = {
    "departments": """
        SELECT notice_id, 'issuer' AS role, position, NULL AS territory, name, canonical_name, organ_id, kind, level, region_code, is_lead,
               quote, span_start, span_end, page, rule, origin, score FROM issuers
        UNION ALL BY NAME
        SELECT notice_id, 'recipient' AS role, position, territory, unit AS name, quote, span_start, span_end, page, rule, origin, score
        FROM recipients
        UNION ALL BY NAME
        SELECT notice_id, 'copied_to' AS role, position, name, quote, span_start, span_end, page, rule, origin, score FROM copied_to""",
    "dates": """
        SELECT f.notice_id, CASE f.field WHEN 'issued_on' THEN 'issued' ELSE 'printed' END AS role, 0 AS position,
               CAST(f.value AS DATE) AS starts_on, CAST(f.value AS DATE) AS ends_on, 'day' AS precision, CAST(NULL AS VARCHAR) AS what,
               f.quote, f.span_start, f.span_end, f.page, f.rule, f.origin, f.score
        FROM fields AS f WHERE f.field IN ('issued_on', 'printed_on') AND f.value IS NOT NULL
        UNION ALL BY NAME
        SELECT notice_id, 'event' AS role, position, starts_on, ends_on, precision, role AS what, quote, span_start, span_end, page, rule,
               origin, score FROM events
        UNION ALL BY NAME
        SELECT notice_id, 'deadline' AS role, position, coalesce(due_on, "date") AS starts_on, coalesce(due_on, "date") AS ends_on,
               precision, what, quote, span_start, span_end, page, rule, origin, score
        FROM deadlines WHERE coalesce(due_on, "date") IS NOT NULL""",
}
# Rows are appended when something changes: the last one of a source_id tells; one that is there was seen by the last run that looked.
SIGHTINGS_SQL = """
    SELECT source, source_id, notice_id, digest, size, reason, state, first_run, coalesce(last_run, (
        SELECT max(r.run) FROM runs AS r
        WHERE list_contains(r.roots, regexp_replace(split_part(s.source, '/', 1), '!+$', '')))) AS last_run, manifest
    FROM (SELECT *, row_number() OVER (PARTITION BY source_id ORDER BY run DESC, state = 'there' DESC) AS latest
          FROM read_parquet({files}, union_by_name=true)) AS s WHERE latest = 1"""


@frozen
class Answer:
    """What a question gave: the names of its columns, and its rows a batch at a time."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]


def load(table: str, archive: str | Path = "data") -> "pd.DataFrame":
    """A table or view of an archive as a DataFrame; raises ValueError with the names that there are for another name.

    Dates are datetime64, whole numbers Int32 (with NA), lists arrays.
    """
    names = (*tables(), *VIEWS, *HISTORY, CROSSWALK)
    if table not in names:
        raise ValueError(f"no table {table!r}; there are: {', '.join(names)}")
    from pipeline.tables import to_frame

    return to_frame(_connect(as_place(archive), table).sql(f'SELECT * FROM "{table}"').to_arrow_table())


def ask(sql: str, archive: str | Path = "data") -> Answer:
    """The answer to one SQL statement that reads; raises ProgrammeFault where it cannot be answered."""
    import duckdb

    connection = _connect(as_place(archive), sql)
    try:
        statements = connection.extract_statements(legible(sql))  # Chinese words of a command line in a locale without them
        if len(statements) != 1:
            raise ProgrammeFault(f"one SQL statement was expected, there are {len(statements)}")
        kind = statements[0].type.name
        if kind != READING:
            raise ProgrammeFault(f"the tables are only read here: SELECT was expected, not {kind}")
        found = connection.execute(statements[0])
    except duckdb.Error as fault:
        raise ProgrammeFault(f"the question cannot be answered: {fault}") from fault
    return Answer(_distinct(column[0] for column in found.description or ()), _fetch(found))


def ask_changes(
    archive: str | Path, run: int | None = None, field: str | None = None, why: str | None = None, *, count: bool = False
) -> Answer:
    """Which values moved, or how many, of one run (the last that moved any if None; with `count` of all), one field, for one reason."""
    chosen = {"run": run, "field": field, "why": why}
    wheres = [f"{name} = {_literal(value)}" for name, value in chosen.items() if value is not None]
    if run is None and not count:
        wheres.append("run = (SELECT max(run) FROM changes)")
    where = f" WHERE {' AND '.join(wheres)}" if wheres else ""
    if count:
        return ask(f"SELECT run, why, field, count(*) AS values FROM changes{where} GROUP BY ALL ORDER BY ALL", archive)
    return ask(f"SELECT source, field, before, after, why FROM changes{where} ORDER BY source, field", archive)


def _literal(value: int | str) -> str:
    return str(value) if isinstance(value, int) else "'" + value.replace("'", "''") + "'"


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    """The names of columns, each of its own: a join gives some twice, and JSON would keep one of them only.

    >>> _distinct(["title", "quote", "quote"])
    ('title', 'quote', 'quote_1')
    """
    found = list[str]()
    for name in names:
        other, count = name, 0
        while other in found:
            count += 1
            other = f"{name}_{count}"
        found.append(other)
    return tuple(found)


def _fetch(found: Any) -> Iterator[tuple[Any, ...]]:
    import duckdb

    try:
        while batch := found.fetchmany(BATCH):
            yield from batch
    except duckdb.Error as fault:
        raise ProgrammeFault(f"the question cannot be answered: {fault}") from fault


def _connect(archive: Path, sql: str) -> Any:
    """A database in memory that knows the tables of an archive by name; raises ProgrammeFault where there are none, or damaged ones.

    The crosswalk of regions takes a second to make: it is there where `sql` names it.
    """
    import duckdb

    if not sorted_names(archive / "structured" / "sources"):
        place = legible(str(archive))
        raise ProgrammeFault(f"{place}: no tables in this archive yet; `gongwen run FOLDER --archive {shlex.quote(place)}` makes them")
    connection = duckdb.connect(config={"autoinstall_known_extensions": "false"})
    if is_remote(archive):
        connection.register_filesystem(cast(Any, archive).fs)
    try:
        _name_tables(connection, archive / "structured", archive / "history")
        if CROSSWALK in sql.lower():
            connection.register(CROSSWALK, _crosswalk())
    except duckdb.Error as fault:
        raise ProgrammeFault(f"a file of the archive is damaged: {fault}; those of structured/ are made again by `gongwen run`") from fault
    return connection


def _crosswalk() -> Any:
    from extractors.values.region_crosswalk import crosswalk
    from pipeline.tables import to_arrow

    return to_arrow(CROSSWALK, (astuple(link) for link in crosswalk()))


def _name_tables(connection: Any, structured: Path, history: Path) -> None:
    from pipeline.tables import to_arrow

    for name in tables():
        connection.execute(f'CREATE VIEW "{name}" AS SELECT * FROM read_parquet({_files(structured / name)})')
    for name, sql in VIEW_SQL.items():
        connection.execute(f'CREATE VIEW "{name}" AS {sql}')
    for name in HISTORY:
        if not sorted_names(history / name):
            connection.register(name, to_arrow(name, ()))
            continue
        files = _files(history / name)
        sql = SIGHTINGS_SQL.format(files=files) if name == "sightings" else f"SELECT * FROM read_parquet({files})"
        connection.execute(f'CREATE VIEW "{name}" AS {sql}')


def _files(folder: Path) -> str:
    """The list of a folder's files as SQL; characters of the path that would make a pattern of it are masked."""
    paths = [folder / name for name in sorted_names(folder) if name.endswith(".parquet")]
    if not paths:
        raise ProgrammeFault(f"{legible(str(folder))}: the table is not there; `gongwen run` makes it again")
    names = (legible(str(path) if is_remote(path) else path.as_posix()) for path in paths)
    return "[" + ", ".join("'" + glob.escape(name).replace("'", "''") + "'" for name in names) + "]"
