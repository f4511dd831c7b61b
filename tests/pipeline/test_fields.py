"""The documentation of tables and columns: complete, true and fresh."""

from pathlib import Path

import duckdb
import pytest

from pipeline.columns import CROSSWALK, REGION_CROSSWALK, history_tables, tables
from pipeline.fields import ABOUT, MEANING, document, meaning, members_of
from pipeline.fields import _views as views
from pipeline.outcome import ProgrammeFault
from pipeline.record import member_names

DOCS = Path(__file__).parents[2] / "docs" / "fields.md"
KNOWN = {**tables(), **views(), **history_tables(), CROSSWALK: REGION_CROSSWALK}


def test_docs_are_fresh() -> None:
    assert DOCS.read_text(encoding="utf-8") == document(), "write them anew: .venv/bin/gongwen fields > docs/fields.md"


def test_every_column_has_a_meaning_and_every_meaning_a_column() -> None:
    used = set()
    for table, columns in KNOWN.items():
        for column in columns:
            assert meaning(table, column.name), (table, column.name)
            used |= {column.name, f"{table}.{column.name}"}
    assert set(MEANING) - used == set()
    assert set(ABOUT) - set(KNOWN) == set()


def test_row_classes_describe_their_own_members_only() -> None:
    from extractors.register import EXTRACTORS

    for extractor in EXTRACTORS:
        described = [name for name, _ in members_of(extractor.row.__doc__ or "")]
        assert described == list(member_names(extractor.row)), extractor.table


def test_a_wrong_name_is_told_with_the_right_ones() -> None:
    with pytest.raises(ProgrammeFault, match="there are: sources, notices"):
        document(["notice"])


def test_no_other_names_are_reserved_words_of_sql() -> None:
    """These two are what people call them; the help of `gongwen query` says that they take double quotes."""
    reserved = {word for (word,) in duckdb.sql("SELECT keyword_name FROM duckdb_keywords() WHERE keyword_category = 'reserved'").fetchall()}
    names = {*KNOWN, *(column.name for columns in KNOWN.values() for column in columns)}
    assert names & reserved == {"group", "offset"}
