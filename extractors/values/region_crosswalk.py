"""The crosswalk of divisions: which of today's codes the area of a code of any year belongs to; many to many.

>>> [(link.today_code, link.today_name, link.kind) for link in today_of("110228", 2014)]
[('110118', '密云区', 'recoded')]
>>> [(link.today_code, link.today_name, link.kind, link.is_whole) for link in today_of("341424", 2010)]
[('340207', '鸠江区', 'joined', False), ('340523', '和县', 'recoded', False)]
>>> [link.today_name for link in today_of("341400", 2010)], today_of("420600", 1990)[0].kind
(['合肥市', '芜湖市', '马鞍山市'], 'renamed')

How it is made: a year's list shows the state at its end, and lexicons/regions.tsv tells for each county of a list, and for each larger
place without counties, the codes of the next list that share its area. Followed from year to year they give today's; a place with
counties leads to where its counties lead. So a link says that areas were handed on, not how much of them, and over several changes the
shares of shares are counted, too. A prefecture whose counties are a municipality's today leads to the municipality; one whose counties
the province governs itself, to these. A code that was given twice is told apart by its years. The corps (660000) leads to itself.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal, NamedTuple

from extractors.frozen import frozen
from extractors.lexicon import read_columns
from extractors.values.region import MUNICIPALITIES

FIRST_YEAR, LAST_YEAR = 1981, 2024  # of the lists
Kind = Literal["same", "renamed", "recoded", "joined", "abolished"]


@frozen
class Link:
    """One of today's codes for the area that a code had in the years from `valid_from` up to, not including, `valid_to`.

    code, name, level: the place of those years; `valid_to` is None where the link holds today
    today_code, today_name: the place of the last list that has its area, or some of it; None where the area was given up
    kind: same; renamed: the code is the same, the name is not; recoded: another code, but the same area, or the same name but
    for 县, 市, 区; joined: another code, name and area (a merger, a transfer, a part that became a place of its own); abolished
    is_whole: whether all of its area belongs to that place today
    is_alone: whether that place holds no other area than its
    """

    code: str
    name: str
    level: str
    valid_from: int
    valid_to: int | None
    today_code: str | None
    today_name: str | None
    kind: Kind
    is_whole: bool
    is_alone: bool


class _Record(NamedTuple):
    """A code under one name: `end` is the first year in whose list it is no more; `heirs` are (year, code) of what took area over."""

    code: str
    name: str
    short: str
    level: str
    parent: str
    start: int
    end: int
    heirs: tuple[tuple[int, str], ...]


_Areas = Mapping[str, frozenset[str]]


@cache
def crosswalk() -> tuple[Link, ...]:
    """All links, in order of code, year and today's code."""
    today = _list_of(LAST_YEAR)
    spans = dict[tuple[str | int | None, ...], list[int]]()
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        for fact in _links_of(year, today):
            spans.setdefault(fact, []).append(year)
    links = [link for fact, years in spans.items() for link in _joined(fact, years)]
    return tuple(sorted(links, key=lambda link: (link.code, link.valid_from, link.today_code or "")))


def today_of(code: str, year: int) -> tuple[Link, ...]:
    """The links of `code` in `year`; none where there was no such code. Years outside the lists count as the first or last of them.

    >>> [link.today_code for link in today_of("110105", 2024)], today_of("999999", 2024)
    (['110105'], ())
    """
    when = min(max(year, FIRST_YEAR), LAST_YEAR)
    return tuple(link for link in _by_code().get(code, ()) if link.valid_from <= when and (link.valid_to is None or when < link.valid_to))


@cache
def _by_code() -> dict[str, tuple[Link, ...]]:
    links = dict[str, tuple[Link, ...]]()
    for link in crosswalk():
        links[link.code] = (*links.get(link.code, ()), link)
    return links


def _joined(fact: tuple[str | int | None, ...], years: list[int]) -> Iterator[Link]:
    """A link for each run of years in which a fact holds."""
    start = years[0]
    for year, following in zip(years, [*years[1:], None], strict=True):
        if following != year + 1:
            code, name, level, *rest = fact
            yield Link(code, name, level, start, None if year == LAST_YEAR else year + 1, *rest)  # type: ignore[arg-type]
            start = following or year


def _links_of(year: int, today: Mapping[str, _Record]) -> Iterator[tuple[str | int | None, ...]]:
    """What a year's list leads to, place by place: the members of Link without its years."""
    records, areas = _list_of(year), _lifted(year)
    sharers = dict[tuple[str, str], int]()
    for code, found in areas.items():
        for now in found:
            key = (records[code].level, now)
            sharers[key] = sharers.get(key, 0) + 1
    for code, record in records.items():
        for now in sorted(areas[code]):
            after = today[now]
            alone = sharers[record.level, now] == 1 and after.level == record.level
            whole = len(areas[code]) == 1
            yield code, record.name, record.level, now, after.name, _kind(record, after, as_it_was=whole and alone), whole, alone
        if not areas[code]:
            yield code, record.name, record.level, None, None, "abolished", False, False


def _kind(then: _Record, now: _Record, *, as_it_was: bool) -> Kind:
    if then.code == now.code:
        return "same" if then.name == now.name else "renamed"
    return "recoded" if as_it_was or then.short == now.short else "joined"


def _lifted(year: int) -> _Areas:
    """For each code of a year's list the codes of today, on its own level where there are such."""
    records, today = _list_of(year), _list_of(LAST_YEAR)
    areas = _handed_on(year)
    inner = dict[str, set[str]]()
    for record in records.values():
        for outer in {record.code[:2] + "0000", record.code[:4] + "00"} - {record.code}:
            inner.setdefault(outer, set()).update(areas[record.code])
    lifted = dict[str, frozenset[str]]()
    for code, record in records.items():
        if record.level == "county":
            lifted[code] = areas[code]
            continue
        found = areas[code] | inner.get(code, set())
        if not found and code in today:  # a city whose districts the lists of the first years leave out
            found = frozenset((code,))
        lifted[code] = frozenset(_lift(now, record.level, today) for now in found)
    return lifted


def _lift(code: str, level: str, today: Mapping[str, _Record]) -> str:
    """The place of a level that holds a code of today, or that code where there is none."""
    province, prefecture = code[:2] + "0000", code[:4] + "00"
    if level == "province" or (level == "prefecture" and province in MUNICIPALITIES):
        return province
    return prefecture if level == "prefecture" and prefecture in today else code


@cache
def _handed_on(year: int) -> _Areas:
    """For each code of a year's list the codes of today that its own heirs lead to; none for a place that consists of counties."""
    if year == LAST_YEAR:
        holders = _with_counties(year)
        return {code: frozenset(() if code in holders else (code,)) for code in _list_of(year)}
    later, records = _handed_on(year + 1), _list_of(year)
    areas = dict[str, frozenset[str]]()
    for code, record in records.items():
        heirs = {heir for when, heir in record.heirs if when == year + 1} if record.heirs else set[str]()
        if not heirs:  # it stays, or takes but another name
            areas[code] = later.get(code, frozenset())
            continue
        if record.end > year + 1:
            heirs.add(code)
        areas[code] = frozenset[str]().union(*(later[heir] for heir in heirs if heir in later))
    return areas


def _with_counties(year: int) -> set[str]:
    """The places of a year's list that hold others."""
    return {outer for code in _list_of(year) for outer in (code[:2] + "0000", code[:4] + "00") if outer != code}


@cache
def _list_of(year: int) -> dict[str, _Record]:
    """The list of a year: its codes and their records."""
    return {record.code: record for record in _records() if record.start <= year < record.end}


@cache
def _records() -> tuple[_Record, ...]:
    found = []
    for code, name, short, _, level, parent, start, end, heirs, *_ in read_columns("regions")[1]:
        until = int(end) if end else LAST_YEAR + 1
        found.append(_Record(code, name, short, level, parent, int(start), until, tuple(_heirs(heirs, until))))
    return tuple(found)


def _heirs(text: str, until: int) -> Iterator[tuple[int, str]]:
    """The parts of a new_code: 330113[2021];330114 with their years; without one it is the year in which the record ends."""
    for part in text.split(";") if text else ():
        yield int(part[7:11]) if part.endswith("]") else until, part[:6]
