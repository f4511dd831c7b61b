"""Lexicons: TSV files read once, as rows of strings."""

from functools import cache
from pathlib import Path

LEXICONS = Path(__file__).with_name("lexicons")  # importlib.resources costs 15 ms more at the first read


@cache
def read_columns(name: str) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The column names of lexicons/NAME.tsv and its rows as plain tuples; lines that begin with # are comments.

    For large lexicons: plain tuples load several times faster than `read_lexicon`. A row whose length differs from
    the header's is a ValueError.
    """
    text = (LEXICONS / f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and line[0] != "#"]
    columns = tuple(lines[0].split("\t"))
    rows = tuple([tuple(line.split("\t")) for line in lines[1:]])
    for row in rows:
        if len(row) != len(columns):
            raise ValueError(f"{name}.tsv: {row!r} has {len(row)} columns, expected {len(columns)}")
    return columns, rows


@cache
def read_lexicon(name: str) -> tuple[dict[str, str], ...]:
    """The rows of lexicons/NAME.tsv by column name; lines that begin with # are comments."""
    columns, rows = read_columns(name)
    return tuple(dict(zip(columns, row, strict=True)) for row in rows)
