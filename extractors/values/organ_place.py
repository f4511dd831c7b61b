"""The territory that opens an organ's name, by the one name that its organs bear: districts with their city, all others alone.

>>> [place.name for place in places("浙江省绍兴市诸暨市教育局", 2020, None)][:1], places("浙江省绍兴市教育局", 2020, None)[0].name
(['诸暨市'], '绍兴市')
>>> places("海陵区民政局", 2020, "321200")[0].name, places("泰州市海陵区民政局", 2020, None)[0].name
('泰州市海陵区', '泰州市海陵区')
"""

from functools import lru_cache

from extractors.values.region import Region, region_of_code
from extractors.values.territory import Territory, territories

_MUNICIPALITIES = ("11", "12", "31", "50")


@lru_cache(maxsize=4096)
def places(text: str, year: int | None, context: str | None) -> tuple[Territory, ...]:
    """The territories that may open `text`, as `territories` has them, under the name that their organs bear."""
    return tuple(_in_full(territory, year) for territory in territories(text, year, context))


def _in_full(territory: Territory, year: int | None) -> Territory:
    region = region_of_code(territory.codes[0], year) if len(territory.codes) == 1 else None
    at = territory.name.rfind(region.name) if region else -1
    if region is None or at < 0:
        return territory
    return territory._replace(name=place_name(region, year) + territory.name[at + len(region.name) :])


def place_name(region: Region, year: int | None = None) -> str:
    """What organs of a division call it: 武汉市江岸区, but 孝昌县.

    >>> place_name(region_of_code("420102")), place_name(region_of_code("420921"))
    ('武汉市江岸区', '孝昌县')
    """
    if region.level != "county" or not region.name.endswith("区") or region.parent is None:
        return region.name
    outer = region_of_code(region.parent, year)
    is_of_city = outer is not None and (outer.level == "prefecture" or outer.code[:2] in _MUNICIPALITIES) and outer.name.endswith("市")
    return outer.name + region.name if outer and is_of_city else region.name
