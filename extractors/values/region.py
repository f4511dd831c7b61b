"""Administrative divisions of county level and above: written name -> Region (GB/T 2260), as of a year.

>>> find_region("湖南省").code, find_region("湖南").code, find_region("广西自治区").name
('430000', '430000', '广西壮族自治区')
>>> find_region("绍兴市", 2020)
Region(code='330600', name='绍兴市', short='绍兴', level='prefecture', parent='330000')
>>> find_region("浙江省绍兴市越城区").code, find_region("花果山市")
('330602', None)

A name that several places bear is never guessed: `find_region` raises AmbiguousRegion unless `within` settles it.

>>> find_region("朝阳区", within="220000").code
'220104'
>>> find_region("朝阳区")
Traceback (most recent call last):
...
extractors.values.region.AmbiguousRegion: 朝阳区: 110105 朝阳区, 220104 朝阳区

Source: the yearly lists of the Ministry of Civil Affairs, 1981 to today (lexicons/regions.tsv).
"""

from collections.abc import Iterable
from functools import cache
from typing import Literal

from extractors.frozen import frozen
from extractors.lexicon import read_columns
from extractors.patterns import pattern_of

Level = Literal["province", "prefecture", "county"]

LONGEST_NAME = 15  # code points; 海西蒙古族藏族哈萨克族自治州 has 14
GENERIC = frozenset({"城区", "郊区", "矿区", "市区", "新区", "东区", "西区", "南区", "北区", "市郊区"})  # words before they are names
_AUTONOMOUS = {"自治州": "州", "自治县": "县", "自治旗": "旗", "自治区": "自治区"}
# 湖南路街道, 安康杯, 惠民服务: streets and words that are short names, too; not 湖南路桥集团.
_STREET = pattern_of(r"[东西南北中]?路(?![桥政网])|大街|大道|杯")
_WORD = pattern_of(r"惠民|中山(?:陵|公园|医院|大学|纪念|堂|舰)|(?:大同|延安)[中小]学")
_ENDINGS = frozenset("州盟旗区县")  # of other names than the lists' that may open an organ's name
_NOW = 9999
MUNICIPALITIES = frozenset({"110000", "120000", "310000", "500000"})  # 直辖市


@frozen
class Region:
    """One division: its code, full and short name, level (province, prefecture, county) and its parent's code."""

    code: str
    name: str
    short: str
    level: Level
    parent: str | None


class AmbiguousRegion(ValueError):
    """A name that several places bear; `regions` are they."""

    def __init__(self, name: str, regions: tuple[Region, ...]) -> None:
        super().__init__(f"{name}: " + ", ".join(f"{r.code} {r.name}" for r in regions))
        self.regions = regions


def find_region(name: str, year: int | None = None, *, within: str | None = None) -> Region | None:
    """The division that `name` (full, short, or a chain 浙江省绍兴市) meant in `year` (None: today); None if there is none.

    `within` is the code of a province or prefecture that it lies in. A name that was not valid in the year is taken
    from the time nearest to it. Raises AmbiguousRegion where several places bear the name, also where the place got
    another code under the same name in that very year (the lists tell no days).

    >>> find_region("庐江县", 2010).code, find_region("庐江县", 2012).code
    ('341421', '340124')
    >>> find_region("庐江县", 2011)
    Traceback (most recent call last):
    ...
    extractors.values.region.AmbiguousRegion: 庐江县: 340124 庐江县, 341421 庐江县
    """
    regions = find_regions(name, year, within=within)
    if not regions:
        return _find_chain(name, year, within)
    if len(regions) > 1:
        raise AmbiguousRegion(name, regions)
    return regions[0]


@cache
def find_regions(name: str, year: int | None = None, *, within: str | None = None) -> tuple[Region, ...]:
    """All divisions that `name` meant in `year`, in order of code; of a short name, a province's before all others.

    A name shared by a prefecture and counties in it (绍兴, 恩施) is the prefecture's.

    >>> [r.code for r in find_regions("鼓楼区", 2020)]
    ['320106', '320302', '350102', '410204']
    """
    found = _in_year([row for row in _by_name().get(name, ()) if _inside(row[0], within)], year)
    full = [r for r in found if r.name == name]
    provinces = [r for r in found if r.level == "province"]
    best = full or provinces or found
    prefectures = [r for r in best if r.level == "prefecture"]
    if len(prefectures) == 1 and all(r.code[:4] == prefectures[0].code[:4] for r in best):
        best = prefectures
    return tuple(best)


def region_prefix(text: str, start: int = 0, *, short_names: bool = False) -> str:
    """The longest name of a division that begins at `text[start]`, "" if none does; names of any year.

    With `short_names`, those of provinces and prefectures as well (湖南, 绍兴, 兵团). 城区, 郊区 and the like, which are
    words before they are names, are never found.

    >>> region_prefix("绍兴市教育局"), region_prefix("湘西州民政局"), region_prefix("教育局"), region_prefix("湖南教育厅")
    ('绍兴市', '湘西州', '', '')
    >>> region_prefix("致湖南教育厅", 1, short_names=True)
    '湖南'
    """
    lengths = _lengths().get(text[start : start + 2], ())
    names = _prefixes()
    for length in lengths:
        name = text[start : start + length]
        is_short = names.get(name)
        if is_short is False or (is_short and short_names and not _STREET.match(text, start + length) and not _WORD.match(text, start)):
            return name
    return ""


def region_chain(text: str, start: int = 0) -> tuple[str, ...]:
    """The full names of divisions that stand one after the other from `text[start]`, each within the one before.

    >>> region_chain("浙江省绍兴市越城区教育体育局"), region_chain("湖南长沙教育局"), region_chain("组织部")
    (('浙江省', '绍兴市', '越城区'), ('湖南', '长沙'), ())
    """
    names: list[str] = []
    while len(names) < 3 and (name := _next_name(text, start, names)):
        if names and not _nested(names[-1], name):
            break
        names.append(name)
        start += len(name)
    return tuple(names)


@cache
def region_of_code(code: str, year: int | None = None) -> Region | None:
    """The division that has `code` in `year` (None: today).

    >>> region_of_code("430000").name, region_of_code("420600", 2010).name  # of two names in a year the new one
    ('湖南省', '襄阳市')
    """
    rows = [row for row in _by_code().get(code, ()) if year is None or not row[7] or int(row[7]) > year]
    found = _in_year(rows or _by_code().get(code, ()), year)
    return found[0] if found else None


def _find_chain(name: str, year: int | None, within: str | None) -> Region | None:
    chain = region_chain(name)
    if len(chain) < 2 or sum(map(len, chain)) != len(name):
        return None
    for part in chain[:-1]:
        outer = find_region(part, year, within=within)
        if outer is None:
            return None
        within = outer.code
    return find_region(chain[-1], year, within=within)


def _next_name(text: str, start: int, names: list[str]) -> str:
    """What may follow in a chain: a name; a short one at its head or behind a province (湖南长沙); 城区 behind its city (晋城市城区)."""
    behind_province = len(names) == 1 and any(row[4] == "province" for row in _by_name()[names[0]])
    name = region_prefix(text, start, short_names=not names or behind_province)
    if not name and names and text[start : start + 2] in GENERIC and len(text) > start + 2:
        return text[start : start + 2]
    return name


def _nested(outer: str, inner: str) -> bool:
    """Whether any place of the name `inner` lies in one of the name `outer`, in whatever year."""
    codes = {row[0] for row in _by_name()[outer]}
    return any(row[0] != code and _inside(row[0], code) for row in _by_name()[inner] for code in codes)


def _inside(code: str, outer: str | None) -> bool:
    if outer is None:
        return True
    stem = outer[:2] if outer.endswith("0000") else outer[:4] if outer.endswith("00") else outer
    return code.startswith(stem)


def _in_year(rows: Iterable[tuple[str, ...]], year: int | None) -> list[Region]:
    """The rows valid at some time of `year`, else those of the time nearest to it."""
    if not rows:
        return []
    when = year or _NOW
    distance = {row: max(int(row[6]) - when, when - int(row[7] or _NOW), 0) for row in rows}
    least = min(distance.values())
    unique = {row[0]: _region(row) for row, far in distance.items() if far == least}
    return [unique[code] for code in sorted(unique)]


def _region(row: tuple[str, ...]) -> Region:
    code, name, short, _, level, parent = row[:6]
    return Region(code, name, short, level, parent or None)  # type: ignore[arg-type]


@cache
def _by_code() -> dict[str, list[tuple[str, ...]]]:
    rows: dict[str, list[tuple[str, ...]]] = {}
    for row in read_columns("regions")[1]:
        rows.setdefault(row[0], []).append(row)
    return rows


@cache
def _by_name() -> dict[str, list[tuple[str, ...]]]:
    rows: dict[str, list[tuple[str, ...]]] = {}
    for row in read_columns("regions")[1]:
        name, short = row[1], row[2]
        rows.setdefault(name, []).append(row)
        if short != name:
            rows.setdefault(short, []).append(row)
        for form in _autonomous(name, short):
            rows.setdefault(form, []).append(row)
        if row[3]:
            for alias in row[3].split("|"):
                rows.setdefault(alias, []).append(row)
    return rows


def _autonomous(name: str, short: str) -> tuple[str, ...]:
    """What an autonomous place is called for short: 湘西州, 湘西自治州 (湘西土家族苗族自治州), 广西自治区."""
    ending = name[-3:]
    return tuple(dict.fromkeys((short + _AUTONOMOUS[ending], short + ending))) if ending in _AUTONOMOUS else ()


@cache
def _prefixes() -> dict[str, bool]:
    """Each name that may open an organ's name -> whether it is but a short name."""
    names: dict[str, bool] = {}
    for row in read_columns("regions")[1]:
        name, short, level = row[1], row[2], row[4]
        names[name] = False
        if level != "county" and short not in names:
            names[short] = True
        names |= dict.fromkeys((form for form in (*_autonomous(name, short), *row[3].split("|")) if form[-1:] in _ENDINGS), False)
    names |= {"兵团": True, "新疆建设兵团": True}
    for name in GENERIC:
        names.pop(name, None)
    return names


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """The lengths, longest first, of the names that begin with two given characters."""
    lengths: dict[str, set[int]] = {}
    for name in _prefixes():
        lengths.setdefault(name[:2], set()).add(len(name))
    return {opening: tuple(sorted(found, reverse=True)) for opening, found in lengths.items()}
