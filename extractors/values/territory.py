"""What opens an organ's name: a chain of regions, a zone or a town in them, or 省, 市, 县 by context.

>>> [territory.name for territory in territories("绍兴市越城区教育局", 2020, None)]
['绍兴市越城区', '绍兴市']
>>> territories("市教育局", 2020, "330602")[0].name, territories("合肥经济技术开发区管委会", 2020, None)[0].level
('绍兴市', 'county')
"""

from typing import NamedTuple

from extractors.patterns import pattern_of
from extractors.values.region import Region, find_regions, region_chain, region_of_code
from extractors.values.zone import known_zone

NATION = "000000"  # the context of national organs

_BARE_TERRITORY = pattern_of(r"(?:自治区|自治州|省|市|县|区|州|旗|盟)(?=[\u4e00-\u9fff])")
_BARE_LEVEL = {  # a 市 alone may be a municipality, a prefecture or a county
    **dict.fromkeys(("省", "自治区"), "province"),
    **dict.fromkeys(("州", "自治州", "盟"), "prefecture"),
    **dict.fromkeys(("县", "旗", "区"), "county"),
}
_TOWN = pattern_of(r"[\u4e00-\u9fff]{1,6}?(?:镇|乡|街道)(?=人民政府|政府|办事处|党委|党工委|$)")
_ZONE = pattern_of(
    r"[\u4e00-\u9fff]{0,10}?(?:开发区|高新区|经开区|新区|新城|园区|保税区|示范区|度假区|试验区|综合实验区|合作区|管理区|风景区|名胜区|自贸区"
    r"|港务区|空港区|投资区|集聚区|工业区|经济区|旅游区|生态城|科学城)"
    r"(?:[\u4e00-\u9fff]{2,6}新?片区)?"
)
_FREE_TRADE = pattern_of(r"自贸|自由贸易")  # of a whole province: its authority has no level of its own


class Territory(NamedTuple):
    """What opens a name: as it stands there, its full name ("" if unknown), level (None if unknown), and the codes that it may have."""

    said: str
    name: str
    level: str | None
    codes: tuple[str, ...]


def territories(text: str, year: int | None, context: str | None) -> list[Territory]:
    """What may be the territory that opens `text`: chains of names with zones and towns, longest first; else 省, 市 by context."""
    known = known_zone(text)
    zones = [Territory(known.said, known.name, known.level, (known.code,))] if known else []
    chain = region_chain(text)
    outer = [_chain_territory(chain[:n], year, context) for n in range(len(chain), 0, -1)]
    inner = [part for territory in outer for part in _parts(text, territory)]
    if chain or zones:  # of equal length a listed zone, then a listed division: 浦东新区 is a district
        return sorted([*zones, *outer, *inner], key=lambda territory: len(territory.said), reverse=True)
    if bare := _BARE_TERRITORY.match(text):
        return [_context_territory(bare.group(), year, context)]
    zone = _ZONE.match(text)
    return [Territory(zone.group(), zone.group(), "county", ())] if zone and 4 <= zone.end() < len(text) else []


def _chain_territory(chain: tuple[str, ...], year: int | None, context: str | None) -> Territory:
    """The territory that a chain of names says; where several places fit, one in the context is taken."""
    regions: tuple[Region, ...] = ()
    names = []
    for name in chain:
        regions = _within(name, year, regions) if regions else _near(find_regions(name, year), context)
        if not any(r.name == name for r in regions):  # 西安, 中山: organs say a short name of provinces and prefectures only
            regions = tuple(r for r in regions if r.level != "county") or regions
        names.append(regions[0].name if len({r.name for r in regions}) == 1 else name)
    levels = {r.level for r in regions}
    level = next(iter(levels)) if len(levels) == 1 else None
    return Territory("".join(chain), "".join(names), level, tuple(r.code for r in regions))


def _within(name: str, year: int | None, outer: tuple[Region, ...]) -> tuple[Region, ...]:
    """What a name means inside any of the places that the name before it may mean."""
    found = dict.fromkeys(r for place in outer for r in find_regions(name, year, within=place.code) if r != place)
    anywhere = find_regions(name, year)
    return tuple(r for r in found if r in anywhere) or tuple(found) or anywhere


def _near(regions: tuple[Region, ...], context: str | None) -> tuple[Region, ...]:
    """Of several places those that are the context, lie in it, or share its prefecture or province; all if none does."""
    if len(regions) > 1 and context and context != NATION:
        for stem in (context.removesuffix("00").removesuffix("00"), context[:4], context[:2]):
            if found := tuple(region for region in regions if region.code.startswith(stem)):
                return found
    return regions


def _parts(text: str, outer: Territory) -> list[Territory]:
    """Towns and development zones named after the territory: 某市经济技术开发区, 某县某镇; they have no code of their own."""
    start = len(outer.said)
    town = _TOWN.match(text, start)
    if town:
        return [Territory(text[: town.end()], outer.name + town.group(), "township", outer.codes)]
    zone = _ZONE.match(text, start)
    if zone and zone.end() < len(text):
        said = text[: zone.end()]
        return [Territory(said, said, None if _FREE_TRADE.search(said) else "county", outer.codes)]
    return []


def _context_territory(word: str, year: int | None, context: str | None) -> Territory:
    """省, 市, 县 … of a context: the region itself or the one above it that bears the word."""
    codes = [context, context[:4] + "00", context[:2] + "0000"] if context and context != NATION else []
    for code in codes:
        region = region_of_code(code, year)
        if region and region.name.endswith(word):
            return Territory(word, region.name, region.level, (region.code,))
    return Territory(word, "", _BARE_LEVEL.get(word), ())
