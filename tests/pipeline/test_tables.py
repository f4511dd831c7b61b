"""The tables say what the records say, in the columns of the contract."""

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from pipeline import run_archive
from pipeline.process import process_file
from pipeline.readers.txt import decode_text
from pipeline.record import SCALARS, to_record
from pipeline.views import ask
from tests.archives import make_folder
from tests.goldens import NOTICES
from tests.test_hostile import LISTS

PLACE = ["quote", "span_start", "span_end", "page", "rule", "origin", "score"]
# The contract of records.md, "columns beside the obvious".
COLUMNS = {
    "sources": "source source_id notice_id digest size format status stage reason detail page_title page_issuer page_number page_date "
    "index_number url published_on",
    "notices": f"notice_id part_no parent_notice_id is_outer {' '.join(SCALARS)} n_issuers full_text text_digest",
    "fields": f"field status value count {' '.join(PLACE)}",
    "elements": "position kind level number heading_path span_start span_end page",
    **{table: f"notice_id position {' '.join(PLACE)}" for table in LISTS},
    "problems": "stage field reason detail span_start span_end",
    "lines": "span_start span_end raw_start raw_end page box",
}
Rows = list[dict[str, Any]]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tables")
    (make_folder(folder / "notices", 2) / "empty.txt").write_bytes(b"")
    for path in NOTICES:
        (folder / "notices" / path.name).write_bytes(path.read_bytes())
    run_archive(folder / "notices", folder / "archive")
    return folder / "archive"


def rows_of(table: str, archive: Path, order: str = "notice_id, position") -> Rows:
    answer = ask(f"SELECT * FROM {table} ORDER BY {order}", archive)
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


def notices_of(archive: Path) -> Rows:
    """The record of every notice, the carried ones too, with the text of its file."""
    found, stack = Rows(), [to_record(process_file(path), with_text=True) for path in sorted((archive.parent / "notices").glob("*.txt"))]
    while stack:
        record = stack.pop()
        if record["status"] == "extracted":
            found.append(record)
            stack.extend(part | {"full_text": record["full_text"]} for part in record["parts"])
    return found


def plain(value: Any) -> Any:
    """A value of a table as it stands in a record."""
    return value.isoformat() if hasattr(value, "isoformat") else value


@pytest.mark.parametrize("table", COLUMNS)
def test_columns_of_the_contract_are_there_for_plain_readers(table: str, archive: Path) -> None:
    frame = pd.read_parquet(archive / "structured" / table)
    assert set(COLUMNS[table].split()) - set(frame.columns) == set()


@pytest.mark.parametrize("table", LISTS)
def test_every_value_of_a_record_is_a_row(table: str, archive: Path) -> None:
    wanted, rows = Rows(), rows_of(table, archive)
    for record in sorted(notices_of(archive), key=lambda record: record["notice_id"]):
        for i, item in enumerate(record[table]):
            start, end = item.pop("span")
            wanted.append({"notice_id": record["notice_id"], "position": i, **item, "span_start": start, "span_end": end})
    assert [{name: plain(value) for name, value in row.items()} for row in rows] == wanted


def test_notices_hold_the_scalars_and_fields_their_evidence(archive: Path) -> None:
    notices = {row["notice_id"]: row for row in rows_of("notices", archive, "notice_id")}
    fields = {(row["notice_id"], row["field"]): row for row in rows_of("fields", archive)}
    records = notices_of(archive)
    assert set(notices) == {record["notice_id"] for record in records}
    for record in records:
        row = notices[record["notice_id"]]
        assert {name: plain(row[name]) for name in SCALARS} == {name: record[name] for name in SCALARS}
        assert (row["full_text"], row["n_issuers"]) == (record["full_text"], len(record["issuers"]))
        assert row["is_outer"] == (row["parent_notice_id"] is None) == (row["part_no"] is None)
        for name, kept in record["evidence"].items():
            field = fields[record["notice_id"], name]
            span = None if field["span_start"] is None else [field["span_start"], field["span_end"]]
            assert (field["status"], field["quote"], span) == (kept["status"], kept.get("quote"), kept.get("span"))
            assert field["count"] == (len(record[name]) if name in LISTS else None)
            assert (field["value"] is None) == (name in LISTS or record[name] is None)


def test_carried_documents_name_their_carrier(archive: Path) -> None:
    [inner] = [row for row in rows_of("notices", archive, "notice_id") if not row["is_outer"]]
    assert inner["notice_id"] == f"{inner['parent_notice_id']}-{inner['part_no']}"


def test_every_input_is_a_row_and_columns_of_web_pages_are_null(archive: Path) -> None:
    sources = {row["source"]: row for row in rows_of("sources", archive, "source")}
    assert list(sources) == sorted(f"notices/{path.name}" for path in (archive.parent / "notices").iterdir())
    empty = sources["notices/empty.txt"]
    assert (empty["status"], empty["stage"], empty["reason"], empty["size"]) == ("quarantined", "ingest", "EMPTY", 0)
    assert {row["status"] for row in sources.values()} == {"extracted", "quarantined"}
    assert {row[name] for row in sources.values() for name in COLUMNS["sources"].split()[10:]} == {None}


def test_lines_lead_from_the_clean_text_to_the_raw_one(archive: Path) -> None:
    texts = {row["notice_id"]: row["full_text"] for row in rows_of("notices", archive, "notice_id") if row["is_outer"]}
    raw = {
        row["notice_id"]: decode_text((archive.parent / row["source"]).read_bytes()).text for row in rows_of("sources", archive, "source")
    }
    lines = dict.fromkeys(texts, "")
    for row in rows_of("lines", archive):
        clean = texts[row["notice_id"]][row["span_start"] : row["span_end"]]
        lines[row["notice_id"]] += clean + "\n"
        source = raw[row["notice_id"]][row["raw_start"] : row["raw_end"]]
        assert "".join(clean.split())[:1] == "".join(source.split())[:1]
        assert (row["page"], row["box"]) == (None, None)
    assert {key: text.rstrip("\n") for key, text in lines.items()} == {key: text.rstrip("\n") for key, text in texts.items()}


def test_headings_have_the_numbers_of_those_above_them(archive: Path) -> None:
    rows = rows_of("elements", archive)
    headings = [row for row in rows if row["kind"] == "heading"]
    assert headings
    for row in headings:
        *above, own = row["heading_path"].split("/")
        assert own == row["number"].strip(" 　.．、，,:：")
        assert len(above) < row["level"]
    paths = {row["heading_path"] for row in rows}
    assert any(path and path.count("/") == 1 and path.split("/")[0] in paths for path in paths)
