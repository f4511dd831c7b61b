"""Lexicons: TSV files read once, as rows of strings."""

from functools import cache
from importlib.resources import files


@cache
def read_lexicon(name: str) -> tuple[dict[str, str], ...]:
    """The rows of lexicons/NAME.tsv by column name; lines that begin with # are comments."""
    text = files("extractors.lexicons").joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    columns = lines[0].split("\t")
    return tuple(dict(zip(columns, line.split("\t"), strict=True)) for line in lines[1:])
