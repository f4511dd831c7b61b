"""Table files as columns and rows of text: CSV, Excel, Parquet, JSON lines, told by their content.

The first row of a CSV file or a sheet names the columns.
"""

import json
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from io import BytesIO, StringIO
from math import isnan
from typing import Any

from extractors.frozen import frozen
from pipeline.outcome import ProgrammeFault
from pipeline.readers.formats import OLE, ZIP
from pipeline.readers.txt import decode_text

PARQUET = b"PAR1"
SEPARATORS = (",", "\t", ";")
WORKBOOK_BYTES = 1024**3  # unpacked: a million rows; what is larger is a bomb, and would take all memory
MIDNIGHT = time()


@frozen
class Table:
    """Columns and rows as text, rows may be shorter; `first` is the number that people see at the first row."""

    columns: tuple[str, ...]
    rows: Sequence[Sequence[str]]
    first: int


def read_table(data: bytes, place: str) -> Table:
    """The table by its content; raises Unreadable or ProgrammeFault."""
    if data.startswith(ZIP):
        return _read_excel(data, place)
    if data.startswith(PARQUET):
        return _read_parquet(data, place)
    if data.startswith(OLE):
        raise ProgrammeFault(f"{place}: an old Excel workbook; save it as XLSX or CSV")
    text = decode_text(data).text
    return _read_json_lines(text, place) if text.lstrip().startswith("{") else _read_csv(text, place)


def _read_csv(text: str, place: str) -> Table:
    import pandas as pd

    head = text.split("\n", 1)[0]
    separator = max(SEPARATORS, key=head.count)
    try:
        frame = pd.read_csv(
            StringIO(text), sep=separator, header=None, dtype=str, keep_default_na=False, skip_blank_lines=False, encoding_errors="replace"
        )
    except pd.errors.EmptyDataError:
        return Table((), (), 2)
    except (pd.errors.ParserError, ValueError) as fault:
        raise ProgrammeFault(f"{place}: the table cannot be read ({str(fault).strip()})") from fault
    return _from_rows(frame.itertuples(index=False, name=None))


# What openpyxl and zipfile let out for damaged workbooks.
EXCEL_FAULTS = (
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)


def _read_excel(data: bytes, place: str) -> Table:
    """The first sheet of a workbook."""
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            size = sum(part.file_size for part in package.infolist())
        if size > WORKBOOK_BYTES:
            raise ProgrammeFault(f"{place}: a workbook of {size} bytes unpacked; the limit is {WORKBOOK_BYTES}")
        sheet = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False).worksheets[0]
        sheet.reset_dimensions()  # one stray cell in the last row or column makes a sheet of 17 thousand million
        rows = [_filled(_word("" if cell.data_type == "e" else cell.value) for cell in row) for row in sheet.iter_rows()]
    except EXCEL_FAULTS as fault:
        raise ProgrammeFault(f"{place}: a ZIP file that is no Excel workbook, or a damaged one ({fault})") from fault
    width = max(map(len, rows), default=0)
    rows = [(*row, *("",) * (width - len(row))) for row in rows[:1]] + rows[1:]
    return _from_rows(iter(rows))


def _filled(cells: Iterable[str]) -> tuple[str, ...]:
    """The cells of a row up to the last that says something."""
    row = tuple(cells)
    return row[: max((at for at, cell in enumerate(row, 1) if cell.strip()), default=0)]


def _read_parquet(data: bytes, place: str) -> Table:
    import pandas as pd

    try:
        frame = pd.read_parquet(BytesIO(data), dtype_backend="pyarrow").reset_index(drop=True)
    except (ValueError, OSError, NotImplementedError) as fault:  # pyarrow's own are kinds of ValueError
        raise ProgrammeFault(f"{place}: the Parquet file cannot be read ({fault})") from fault
    rows = [[_word(value) for value in row] for row in frame.itertuples(index=False, name=None)]
    return Table(tuple(map(str, frame.columns)), rows, 1)


def _read_json_lines(text: str, place: str) -> Table:
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
    return Table(tuple(map(_word, columns)), [[_word(row.get(column)) for column in columns] for row in rows], 1)


def _from_rows(rows: Iterator[tuple[Any, ...]]) -> Table:
    """A table whose first row is that of the columns; rows have the numbers that a spreadsheet shows."""
    columns = tuple(map(_word, next(rows, ())))
    return Table(columns, [tuple(map(_word, row)) for row in rows], 2)


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
