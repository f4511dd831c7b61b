"""Codes of a place's levels, what the lists tell of changes in a year, and its standing.

>>> codes_of("330602", 2020), codes_of("441900", 2020)
(Codes(province='330000', prefecture='330600', county='330602'), Codes(province='440000', prefecture='441900', county=None))

A level that has no authority of its own has no code: cities and counties that a province governs itself (仙桃 429004, 石河子 659001)
and the districts of municipalities have no prefecture (the statistical fillers 429000 and 110100 name no place). The districts of
municipalities are counties by their codes, whatever rank their offices have. The corps counts as a province (660000), which GB/T 2260
does not know; its cities lie in 650000. Hong Kong, Macao and Taiwan are provinces without prefectures and counties.

>>> codes_of("110105", 2020), codes_of("429004", 2020)
(Codes(province='110000', prefecture=None, county='110105'), Codes(province='420000', prefecture=None, county='429004'))
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from extractors.lexicon import read_columns
from extractors.values.region import region_of_code
from extractors.values.region_crosswalk import FIRST_YEAR

NATION = "000000"
PLAN_LISTED = "计划单列市"


class Codes(NamedTuple):
    """GB/T 2260 codes of the province, prefecture and county of a place, None for the levels below it and those that it lacks."""

    province: str | None = None
    prefecture: str | None = None
    county: str | None = None


@cache
def codes_of(code: str | None, year: int | None = None) -> Codes:
    """The codes of the levels of the place that has `code` in `year` (None: today); all None for the nation and unknown codes.

    >>> codes_of("341421", 2010), codes_of("000000")
    (Codes(province='340000', prefecture='341400', county='341421'), Codes(province=None, prefecture=None, county=None))
    """
    region = region_of_code(code, year) if code else None
    if region is None:
        return Codes()
    province = region.code[:2] + "0000"
    if region.level == "county":
        above = region.parent if region.parent != province else None
        return Codes(province, above, region.code)
    return Codes(province, region.code if region.level == "prefecture" else None)


@cache
def region_changes(code: str, year: int) -> tuple[str, ...]:
    """What the lists tell of the place that has `code` in the very year, or of a code that is not of that year: for someone to look at.

    The lists tell years, not days: in such a year a notice may be from before or after. Changes of the place's own code, name or area
    only, not those of the places in it; before the first list nothing is known.

    >>> region_changes("420600", 2010), region_changes("420600", 2015)
    (('420600 襄樊市 until 2010', '420600 襄阳市 since 2010'), ())
    >>> region_changes("330110", 2021), region_changes("110228", 2017)
    (('330110 余杭区: area to 330113 in 2021',), ('110228 密云县 until 2015: 110118',))
    """
    rows = [(name, int(start), int(end) if end else None, heirs) for name, start, end, heirs in _rows().get(code, ())]
    if not any(start <= year < (end or year + 1) for _, start, end, _ in rows) and year >= FIRST_YEAR:
        nearest = min(rows, key=lambda row: max(row[1] - year, year - (row[2] or year)), default=None)
        return tuple(_told(code, *nearest, since=nearest[1] > year, until=nearest[1] <= year)) if nearest else ()
    told = list[str]()
    for name, start, end, heirs in rows:
        told += _told(code, name, start, end, heirs, since=start == year > FIRST_YEAR, until=end == year)
        inside = code.removesuffix("00").removesuffix("00")
        if parts := [part[:6] for part in heirs.split(";") if part.endswith(f"[{year}]") and not part.startswith(inside)]:
            told.append(f"{code} {name}: area to {', '.join(parts)} in {year}")
    return tuple(told)


def settle(codes: Iterable[str], words: str, year: int | None = None) -> str | None:
    """The one of several places of a name whose province or prefecture `words` name in full; None where that does not settle it.

    The words are what tells of the issuer's own place: other issuers, addressees, signature; not the body, which names all sorts of places.

    >>> settle(("110112", "320612"), "南通市各镇（街道）"), settle(("320106", "320302"), "江苏省教育厅")
    ('320612', None)
    """
    above = {code: {outer for outer in codes_of(code, year)[:2] if outer and outer != code} for code in codes}
    told = [code for code, outers in above.items() if any(region.name in words for o in outers if (region := region_of_code(o, year)))]
    return told[0] if len(told) == 1 else None


def is_plan_listed(code: str | None) -> bool:
    """Whether the place is listed by itself in the state's plan (大连, 宁波, 厦门, 青岛, 深圳): a prefecture by its code.

    >>> is_plan_listed("330200"), is_plan_listed("330100")
    (True, False)
    """
    return code in _plan_listed()


def _told(code: str, name: str, start: int, end: int | None, heirs: str, *, since: bool, until: bool) -> Iterator[str]:
    if since:
        yield f"{code} {name} since {start}"
    if until:
        after = [part for part in heirs.split(";") if part and part[:6] != code and not part.endswith("]")]
        yield f"{code} {name} until {end}" + (f": {', '.join(after)}" if after else "")


@cache
def _rows() -> dict[str, list[tuple[str, str, str, str]]]:
    rows = dict[str, list[tuple[str, str, str, str]]]()
    for code, name, _, _, _, _, start, end, heirs, *_ in read_columns("regions")[1]:
        rows.setdefault(code, []).append((name, start, end, heirs))
    return rows


@cache
def _plan_listed() -> frozenset[str]:
    return frozenset(row[0] for row in read_columns("regions")[1] if row[9] == PLAN_LISTED)
