"""Manifests: tables that name inputs, or hold their texts, and say where they come from (CSV, Excel, Parquet, JSON lines).

The first row of a table names the columns. A row's path counts from the manifest's folder; what the other columns say goes into `sources`
under their own names, the well-known ones under ours.
"""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PureWindowsPath

from extractors.frozen import frozen
from pipeline.inputs.folders import real_name
from pipeline.inputs.members import harmless
from pipeline.inputs.table_files import Table, read_table
from pipeline.inputs.zips import DRIVE
from pipeline.outcome import ProgrammeFault, Unreadable
from pipeline.place import SCHEME, as_place, is_remote, read_file
from pipeline.remote import below, look_at

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
TRIED = 20  # rows by whose files the column of paths is chosen
WEB = frozenset({"http", "https", "ftp"})  # indexes of crawlers have such addresses in all kinds of columns; nothing is fetched from there
SPACES = re.compile(r"[\s_]+")


@frozen
class Row:
    """A row that is an input: its name below the manifest, the file that it names or else the text that it holds, and its other words."""

    name: str
    path: Path | None
    text: str
    said: Mapping[str, str]


def read_manifest(path: Path) -> Iterator[Row]:
    """The rows of a manifest in their order; blank ones are passed over, and those that say the same of the same file or id as one before.

    Rows that say different things of one file are inputs of their own, named by their ids or addresses too. Raises ProgrammeFault where
    the manifest cannot be read, no column names a path or text, or two rows would be the same input.
    """
    table = _open_table(path)
    keys = _name_columns(table, path)
    names = _Names(path.name)
    for number, cells in enumerate(table.rows, table.first):
        found = {key: cell if key == "text" else cell.strip() for key, cell in zip(keys, cells, strict=False) if cell.strip()}
        if found and (row := names.take(_make_row(path, number, found), number)):
            yield row


def _open_table(path: Path) -> Table:
    place = path.name
    try:
        if not is_remote(path) and path.exists() and not (path.is_file() or path.is_dir()):  # a pipe could wait for ever
            raise ProgrammeFault(f"{place}: the manifest is no file")
        return read_table(read_file(path), place)
    except OSError as fault:
        raise ProgrammeFault(f"{place}: the manifest cannot be read ({fault.strerror})") from fault
    except Unreadable as fault:
        raise ProgrammeFault(f"{place}: the manifest cannot be read ({fault.detail})") from fault


@dataclass(slots=True)
class _Names:
    """The rows of a manifest that are taken, by their names, by their ids and by what they say."""

    place: str
    numbers: dict[str, int] = field(default_factory=dict)
    ids: dict[str, int] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)
    sayings: set[str] = field(default_factory=set)

    def take(self, row: Row, number: int) -> Row | None:
        """The row by a name of its own; None where one before said the same. Raises ProgrammeFault where there is no such name."""
        file, key = (None if row.path is None else real_name(row.path)), row.said.get("id")
        if file or key:
            saying = json.dumps([file, row.text, row.said], sort_keys=True)
            if saying in self.sayings:
                return None
            self.sayings.add(saying)
        if row.path is not None and row.name in self.numbers:
            row = replace(row, name=_other_name(row) if file in self.files else _longer_name(row, row.path, self.numbers))
        for name, seen in ((row.name, self.numbers), *(((key, self.ids),) if key else ())):
            if name in seen:
                raise ProgrammeFault(f"{self.place}: the rows {seen[name]} and {number} are both called {name}")
            seen[name] = number
        if file:
            self.files.add(file)
        return row


def _name_columns(table: Table, manifest: Path) -> list[str]:
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
    return sum(_exists(_path_of(row[at].strip(), folder)) for row in rows if at < len(row) and row[at].strip())


def _path_of(written: str, folder: Path) -> Path:
    """The file that a row names, from the manifest's folder, wherever that is; an address of the web stays a name that leads nowhere."""
    scheme = SCHEME.match(written)
    if scheme and scheme[1].lower() not in WEB:
        return as_place(written)
    if is_remote(folder):
        return Path(written) if Path(written).is_absolute() else _path_elsewhere(written, folder)
    path = folder / written
    return folder / written.replace("\\", "/") if "\\" in written and not _exists(path) else path  # written on Windows


def _path_elsewhere(written: str, folder: Path) -> Path:
    """Where no file system does so, the ways up are gone here. Raises ProgrammeFault for a name that cannot be followed."""
    path = folder
    try:
        for part in written.replace("\\", "/").split("/"):
            path = path.parent if part == ".." else path if part in ("", ".") else below(path, part)
    except ValueError as fault:
        raise ProgrammeFault(f"{written}: {fault}") from None
    return path


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
    if SCHEME.match(written) or Path(written).is_absolute():
        if is_remote(path) or is_remote(folder):
            return harmless(str(path).removeprefix(f"{folder}/") if str(path).startswith(f"{folder}/") else path.name)
        try:
            return harmless(path.resolve().relative_to(folder.resolve()).as_posix())
        except (ValueError, OSError, RuntimeError):
            return harmless(path.name)
    if DRIVE.match(written):  # of a machine with Windows, where this is none
        return harmless(PureWindowsPath(written).name)
    return harmless(written)


def _longer_name(row: Row, path: Path, taken: Collection[str]) -> str:
    """The name with as many folders before it as tell it from those of other files."""
    for count in range(2, len(path.parts)):
        name = harmless("/".join(path.parts[-count:]))
        if name not in taken:
            return name
    return row.name


def _other_name(row: Row) -> str:
    """The name of a file that a row before named too, with this row's id or address; as it is where it has none."""
    word = harmless(row.said.get("id") or row.said.get("url", "").split("://", 1)[-1]).replace("/", "_")
    folder, slash, last = row.name.rpartition("/")
    stem, dot, suffix = last.rpartition(".")
    own = f"{stem} ({word}).{suffix}" if dot and stem else f"{last} ({word})"
    return f"{folder}{slash}{own}" if word else row.name


def _exists(path: Path) -> bool:
    try:
        return look_at(path) is not None if is_remote(path) else path.exists()
    except (OSError, ValueError):
        return False
