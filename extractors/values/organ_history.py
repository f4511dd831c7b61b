"""What an organ was called, and what became of it: names with their years, and successors.

>>> for name in names_of("000000-radio-television"):
...     print(name.name, name.first, name.last)
广播电影电视部 1986 1998
国家广播电影电视总局 1998 2013
国家新闻出版广电总局 2013 2018
国家广播电视总局 2018 None
>>> successors_of("000000-land-resources"), successors_of("430000-culture"), successors_of("000000-education")
(('000000-natural-resources',), ('430000-culture-tourism',), ())

One organ keeps its id under all its names, and where it took over others; one that ended in another, or was divided, has successors.
Source: lexicons/organs.tsv.
"""

from functools import cache
from typing import NamedTuple

from extractors.lexicon import read_lexicon
from extractors.values.territory import NATION

_OF_NATION = frozenset({"nation", "association"})


class OrganPeriod(NamedTuple):
    """A name and the years in which it was borne: from `first` until `last`, None where the lexicon does not say or it still is."""

    name: str
    first: int | None
    last: int | None


def names_of(organ_id: str) -> tuple[OrganPeriod, ...]:
    """The full names of an organ of the nation in order of time; () for organs of places, whose names differ from place to place."""
    place, _, kind = organ_id.partition("-")
    rows = _rows().get(kind, ()) if place == NATION else ()
    periods = [OrganPeriod(r["name"], _year(r["from"]), _year(r["to"])) for r in rows if r["scope"] in _OF_NATION]
    return tuple(sorted(periods, key=lambda period: period.first or 0))


def successors_of(organ_id: str) -> tuple[str, ...]:
    """The ids of the organs that took over one that ended; () for one that is, or that the lexicon does not know."""
    place, _, kind = organ_id.partition("-")
    rows = [row for row in _rows().get(kind, ()) if (row["scope"] in _OF_NATION) == (place == NATION)]
    found = dict.fromkeys(after for row in rows for after in row["successor"].split("|") if after)
    return tuple(f"{place}-{after}" for after in found)


def _year(text: str) -> int | None:
    return int(text) if text else None


@cache
def _rows() -> dict[str, tuple[dict[str, str], ...]]:
    rows: dict[str, tuple[dict[str, str], ...]] = {}
    for row in read_lexicon("organs"):
        rows[row["organ_id"]] = (*rows.get(row["organ_id"], ()), row)
    return rows
