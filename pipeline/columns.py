"""The columns of every table, derived from the row classes: name, type and what stands in it. No library is needed to know them."""

import types
import typing
from collections.abc import Mapping
from datetime import date
from functools import cache

from extractors.frozen import frozen
from extractors.notice import Span
from extractors.row import Row
from pipeline.record import SCALARS, member_names

# Types as DuckDB and Arrow users call them; spans that are not a row's own stand as a list of two.
PLAIN_TYPES = {str: "string", int: "int32", bool: "bool", float: "double", date: "date32", Span: "list<int32>", tuple: "list<string>"}
SCALAR_TYPES = {
    "doc_number_parts": "struct<issuer_code: string, year: int32, serial: int32>",
    "issued_on": "date32",
    "printed_on": "date32",
    "year": "int32",
    "topics": "list<string>",
}
HISTORY = ("runs", "sightings", "changes")
VIEWS = ("departments", "dates")
CROSSWALK = "region_crosswalk"


@frozen
class Column:
    """One column of a table."""

    name: str
    type: str


def columns(text: str) -> tuple[Column, ...]:
    """Columns from "name name: type name": without a type a column is a string.

    >>> columns("source size: int32")
    (Column(name='source', type='string'), Column(name='size', type='int32'))
    """
    found = list[Column]()
    for word in text.split():
        if found and found[-1].type == ":":
            found[-1] = Column(found[-1].name, word)
        else:
            found.append(Column(word.removesuffix(":"), ":" if word.endswith(":") else "string"))
    return tuple(found)


PLACE = columns("quote span_start: int32 span_end: int32 page: int32 rule origin score: double")
KEY = columns("notice_id position: int32")
SOURCES = columns(
    """source source_id notice_id digest size: int64 format pages: int32 status stage reason detail
    recognised_pages: int32 seals: int32
    page_title page_issuer page_number page_date page_topic page_source index_number url published_on
    manifest_id site fetched_at manifest"""
)
ELEMENTS = KEY + columns("kind zone level: int32 number heading_path span_start: int32 span_end: int32 page: int32")
FIELDS = KEY + columns("field status value count: int32") + PLACE
PROBLEMS = KEY + columns("stage field reason detail span_start: int32 span_end: int32")
LINES = KEY + columns(
    "span_start: int32 span_end: int32 raw_start: int32 raw_end: int32 page: int32 box: list<double> confidence: double sealed: bool"
)
NOTICES = (
    columns("notice_id part_no parent_notice_id is_outer: bool complete: bool")
    + tuple(Column(name, SCALAR_TYPES.get(name, "string")) for name in SCALARS)
    + columns("n_issuers: int32 span_start: int32 span_end: int32 full_text text_digest")
)
RUNS = columns(
    """run: int32 started_at: timestamp finished_at: timestamp version code lexicons models libraries roots: list<string> inputs: int32
    new: int32 changed: int32 unchanged: int32 gone: int32 pruned: int32 quarantined: int32 processed: int32 notices: int32 settings"""
)
SIGHTINGS = columns("run: int32 source source_id notice_id digest size: int64 reason state first_run: int32 last_run: int32 manifest")
CHANGES = columns("run: int32 source notice_id_before notice_id_after field before after why")
REGION_CROSSWALK = columns("code name level valid_from: int32 valid_to: int32 today_code today_name kind is_whole: bool is_alone: bool")
# What a reader gave, by content: the cache in text/.
TEXTS = columns("digest reader format pages: int32 text layout stage reason detail settings")
STAMPS = columns("source stamp source_id digest size: int64")


@cache
def tables() -> Mapping[str, tuple[Column, ...]]:
    """The tables of `structured/` in their order, `sources` first, each with its columns."""
    from extractors.register import EXTRACTORS

    values = {extractor.table: KEY + members(extractor.row) + PLACE for extractor in EXTRACTORS}
    before = {"sources": SOURCES, "notices": NOTICES, "fields": FIELDS, "elements": ELEMENTS}
    return before | values | {"problems": PROBLEMS, "lines": LINES}


def history_tables() -> Mapping[str, tuple[Column, ...]]:
    """The tables of `history/`."""
    return {"runs": RUNS, "sightings": SIGHTINGS, "changes": CHANGES}


def members(kind: type[Row]) -> tuple[Column, ...]:
    """The columns of a row class's own members."""
    hints = typing.get_type_hints(kind)
    return tuple(Column(name, type_name(hints[name])) for name in member_names(kind))


def type_name(hint: object) -> str:
    """The column type of a member's annotation; raises ValueError for one that no column can hold.

    >>> type_name(str | None), type_name(tuple[str, ...]), type_name(Span | None)
    ('string', 'list<string>', 'list<int32>')
    """
    parts = typing.get_args(hint) if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union else (hint,)
    kinds = [part for part in parts if part is not types.NoneType]
    origin = typing.get_origin(kinds[0]) or kinds[0]
    for kind, name in PLAIN_TYPES.items():
        if len(kinds) == 1 and isinstance(origin, type) and issubclass(origin, kind) and not (kind is int and origin is bool):
            return name
    raise ValueError(f"{hint}: a column holds one of {', '.join(k.__name__ for k in PLAIN_TYPES)}, or None")
