"""Manifests: tables that name inputs, or hold their texts, and say where they come from (CSV, Excel, Parquet, JSON lines).

The first row of a table names the columns. A row's path counts from the manifest's folder; what the other columns say goes into `sources`
under their own names, the well-known ones under ours.
"""

import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO, StringIO
from math import isnan
from pathlib import Path, PureWindowsPath
from typing import Any

from pipeline.inputs.members import harmless
from pipeline.inputs.zips import DRIVE
from pipeline.outcome import ProgrammeFault, Unreadable
from pipeline.readers.formats import OLE, ZIP
from pipeline.readers.txt import decode_text

# What columns are called, without case, spaces and underscores; of two in one table the first here counts, of paths the one that leads to
# files (indexes often have the path of another place too). The other keeps its own name.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "path": ("path", "filepath", "file", "filename", "路径", "文件路径", "文件", "文件名", "文件名称"),
    "text": ("text", "fulltext", "正文", "全文", "文本", "内容", "content"),
    "id": ("id", "编号", "序号"),
    "url": ("url", "网址", "链接", "link", "网页地址"),
    "site": ("site", "站点", "网站", "来源网站"),
    "published_on": ("publishedon", "published", "发布日期", "发布时间"),
    "fetched_at": ("fetchedat", "fetched", "采集时间", "抓取时间", "采集日期"),
}
PARQUET = b"PAR1"
SEPARATORS = (",", "\t", ";")
TRIED = 20  # rows by whose files the column of paths is chosen
MIDNIGHT = time()
SPACES = re.compile(r"[\s_]+")


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is an input: its name below the manifest, the file that it names or else the text that it holds, and its other words."""

    name: str
    path: Path | None
    text: str
    said: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Table:
    """Columns and rows as text; `first` is the number that people see at the first row."""

    columns: tuple[str, ...]
    rows: Sequence[Sequence[str]]
    first: int


def read_manifest(path: Path) -> Iterator[Row]:
    """The rows of a manifest in their order; blank ones are passed over.

    Raises ProgrammeFault where it cannot be read, no column names a path or text, or two rows would be the same input.
    """
    place = path.name
    try:
        table = _read_table(path.read_bytes(), place)
    except OSError as fault:
        raise ProgrammeFault(f"{place}: the manifest cannot be read ({fault.strerror})") from fault
    except Unreadable as fault:
        raise ProgrammeFault(f"{place}: the manifest cannot be read ({fault.detail})") from fault
    keys = _name_columns(table, path)
    seen = dict[str, int]()
    for number, cells in enumerate(table.rows, table.first):
        found = {key: cell if key == "text" else cell.strip() for key, cell in zip(keys, cells, strict=True) if cell.strip()}
        if not found:
            continue
        row = _make_row(path, number, found)
        for same in {f"input {row.name}"} | ({f"id {found['id']}"} if "id" in found else set()):
            if same in seen:
                raise ProgrammeFault(f"{place}: the rows {seen[same]} and {number} are both called {same.split(' ', 1)[1]}")
            seen[same] = number
        yield row


def _name_columns(table: _Table, manifest: Path) -> list[str]:
    """Our keys for the columns that we know, their own names for the others."""
    plain = [SPACES.sub("", column).lower() for column in table.columns]
    keys = [column.strip() for column in table.columns]
    known = set[int]()
    for key, names in COLUMNS.items():
        places = [plain.index(name) for name in names if name in plain]
        if key == "path":
            places.sort(key=lambda at: -_count_files(table.rows[:TRIED], at, manifest.parent))
        if places:
            keys[places[0]] = key
            known.add(places[0])
    if not {"path", "text"} & {keys[at] for at in known}:
        columns = ", ".join(table.columns) or "none"
        raise ProgrammeFault(f"{manifest.name}: no column path (路径) or text (正文); the columns are: {columns}")
    for at, key in enumerate(keys):  # a column of another meaning that has one of our names, or no name, or one that stood there before
        if at not in known and (key in keys[:at] or key in COLUMNS or not key):
            keys[at] = f"{key or 'column'} {at + 1}"
    return keys


def _count_files(rows: Iterable[Sequence[str]], at: int, folder: Path) -> int:
    return sum(bool(row[at].strip()) and _exists(_path_of(row[at].strip(), folder)) for row in rows)


def _path_of(written: str, folder: Path) -> Path:
    path = folder / written
    return folder / written.replace("\\", "/") if "\\" in written and not _exists(path) else path  # written on Windows


def _make_row(manifest: Path, number: int, found: Mapping[str, str]) -> Row:
    said = {key: value for key, value in found.items() if key not in ("path", "text")}
    if "path" not in found:
        name = harmless(found.get("id", "")) or f"row {number}"
        return Row(name, None, found.get("text", ""), said)
    folder, written = manifest.parent, found["path"]
    path = _path_of(written, folder)
    return Row(_name_of(path, folder, written) or f"row {number}", path, "", said)


def _name_of(path: Path, folder: Path, written: str) -> str:
    """The way from the manifest's folder to a file; of files elsewhere that stand there in full, only their own name."""
    if Path(written).is_absolute():
        try:
            return harmless(path.resolve().relative_to(folder.resolve()).as_posix())
        except (ValueError, OSError, RuntimeError):
            return harmless(path.name)
    if DRIVE.match(written):  # of a machine with Windows, where this is none
        return harmless(PureWindowsPath(written).name)
    return harmless(path.as_posix().removeprefix(f"{folder.as_posix()}/"))


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _read_table(data: bytes, place: str) -> _Table:
    """The table by its content; raises Unreadable or ProgrammeFault."""
    if data.startswith(ZIP):
        return _read_excel(data, place)
    if data.startswith(PARQUET):
        return _read_parquet(data, place)
    if data.startswith(OLE):
        raise ProgrammeFault(f"{place}: an old Excel workbook; save it as XLSX or CSV")
    text = decode_text(data).text
    return _read_json_lines(text, place) if text.lstrip().startswith("{") else _read_csv(text, place)


def _read_csv(text: str, place: str) -> _Table:
    import pandas as pd

    head = text.split("\n", 1)[0]
    separator = max(SEPARATORS, key=head.count)
    try:
        frame = pd.read_csv(
            StringIO(text), sep=separator, header=None, dtype=str, keep_default_na=False, skip_blank_lines=False, encoding_errors="replace"
        )
    except pd.errors.EmptyDataError:
        return _Table((), (), 2)
    except (pd.errors.ParserError, ValueError) as fault:
        raise ProgrammeFault(f"{place}: the table cannot be read ({str(fault).strip()})") from fault
    return _from_rows(frame.itertuples(index=False, name=None))


def _read_excel(data: bytes, place: str) -> _Table:
    """The first sheet of a workbook."""
    import pandas as pd

    try:
        frame = pd.read_excel(BytesIO(data), header=None, dtype=object, keep_default_na=False, na_filter=False, engine="openpyxl")
    except (zipfile.BadZipFile, ValueError, LookupError, OSError, TypeError, AttributeError, SyntaxError) as fault:  # as openpyxl lets out
        raise ProgrammeFault(f"{place}: a ZIP file that is no Excel workbook, or a damaged one ({fault})") from fault
    return _from_rows(frame.itertuples(index=False, name=None))


def _read_parquet(data: bytes, place: str) -> _Table:
    import pandas as pd

    try:
        frame = pd.read_parquet(BytesIO(data), dtype_backend="pyarrow").reset_index(drop=True)
    except (ValueError, OSError, NotImplementedError) as fault:  # pyarrow's own are kinds of ValueError
        raise ProgrammeFault(f"{place}: the Parquet file cannot be read ({fault})") from fault
    rows = [[_word(value) for value in row] for row in frame.itertuples(index=False, name=None)]
    return _Table(tuple(map(str, frame.columns)), rows, 1)


def _read_json_lines(text: str, place: str) -> _Table:
    rows, columns = list[Mapping[str, Any]](), dict[str, None]()
    for number, line in enumerate(text.split("\n"), 1):
        try:
            found = json.loads(line) if line.strip() else {}
        except (ValueError, RecursionError) as fault:
            raise ProgrammeFault(f"{place}, line {number}: no JSON ({fault})") from fault
        if not isinstance(found, dict):
            raise ProgrammeFault(f"{place}, line {number}: expected an object with the columns, found {line.strip()[:40]}")
        rows.append(found)
        columns |= dict.fromkeys(found)
    return _Table(tuple(map(_word, columns)), [[_word(row.get(column)) for column in columns] for row in rows], 1)


def _from_rows(rows: Iterator[tuple[Any, ...]]) -> _Table:
    """A table whose first row is that of the columns; rows have the numbers that a spreadsheet shows."""
    columns = tuple(map(_word, next(rows, ())))
    return _Table(columns, [tuple(map(_word, row)) for row in rows], 2)


def _word(value: object) -> str:
    """A cell as text: dates as ISO, whole numbers without a point, lists and objects as JSON, nothing as ""."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()  # JSON can hold half a surrogate pair
    if value is None or (isinstance(value, float) and isnan(value)) or type(value).__name__ in ("NAType", "NaTType"):
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == MIDNIGHT and value.tzinfo is None else value.isoformat(sep=" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)
