"""Tables and views by name, for pandas and SQL."""

from pathlib import Path

import duckdb
import pytest

from pipeline import load, run_archive
from pipeline.columns import HISTORY, VIEWS, columns, history_tables, tables
from pipeline.fields import _views as views
from pipeline.outcome import ProgrammeFault
from pipeline.views import ask
from tests.archives import make_folder


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("it's [here]")
    run_archive(make_folder(folder / "notices"), folder / "archive")
    return folder / "archive"


@pytest.mark.parametrize("table", [*tables(), *VIEWS, *HISTORY])
def test_every_table_loads_with_its_columns(table: str, archive: Path) -> None:
    known = {**tables(), **views(), **history_tables()}
    wanted = [column.name for column in known[table]]
    assert list(load(table, archive).columns) == (wanted if table != "sightings" else [name for name in wanted if name != "run"])


def test_codes_of_old_lead_to_those_of_today(archive: Path) -> None:
    sql = """SELECT today_name, kind, is_whole FROM region_crosswalk
        WHERE code = '371200' AND valid_from <= 2015 AND (valid_to IS NULL OR 2015 < valid_to) ORDER BY today_code"""
    assert list(ask(sql, archive).rows) == [("济南市", "joined", True)]
    assert list(load("region_crosswalk", archive).columns)[:3] == ["code", "name", "level"]


def test_types_are_those_of_pandas_users(archive: Path) -> None:
    notices = load("notices", archive)
    assert str(notices["issued_on"].dtype).startswith("datetime64")
    assert str(notices["year"].dtype) == "Int32"
    assert list(notices["title"]) == ["关于做好档案整理工作的通知"] * 4


def test_views_put_roles_together(archive: Path) -> None:
    assert set(load("departments", archive)["role"]) == {"issuer", "recipient"}
    dates = ask("SELECT role, count(*) AS n FROM dates GROUP BY role ORDER BY role", archive)
    assert (dates.columns, list(dates.rows)) == (("role", "n"), [("deadline", 4), ("issued", 4)])


def test_every_quote_stands_at_its_span(archive: Path) -> None:
    for table in tables():
        if "quote" in [column.name for column in tables()[table]]:
            sql = f"""SELECT count(*) FROM {table} AS t JOIN notices AS n USING (notice_id)
                WHERE t.quote <> substring(n.full_text, t.span_start + 1, t.span_end - t.span_start)"""
            assert list(ask(sql, archive).rows) == [(0,)], table


def test_columns_of_one_name_are_told_apart(archive: Path) -> None:
    answer = ask("SELECT c.quote, d.quote FROM contacts AS c JOIN deadlines AS d USING (notice_id) LIMIT 1", archive)
    assert answer.columns == ("quote", "quote_1")


def test_plain_readers_read_the_files_as_they_stand(archive: Path) -> None:
    [[count]] = duckdb.sql(
        f"SELECT count(*) FROM '{archive.as_posix().replace(chr(39), chr(39) * 2)}/structured/contacts/000001.parquet'"
    ).fetchall()
    assert count == 4


def test_unknown_tables_and_archives_are_told(archive: Path, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="there are: sources"):
        load("contact", archive)
    with pytest.raises(ProgrammeFault, match="no tables"):
        load("contacts", tmp_path)


def test_columns_are_read_from_words() -> None:
    assert [(column.name, column.type) for column in columns("a b: int32 c")] == [("a", "string"), ("b", "int32"), ("c", "string")]
