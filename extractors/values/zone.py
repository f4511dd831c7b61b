"""Zones that open an organ's name without the place that they lie in: new areas of provinces, pilot free trade zones.

>>> known_zone("雄安新区公共服务局")
KnownZone(said='雄安新区', name='河北雄安新区', level='prefecture', code='130000')
>>> known_zone("中国（上海）自由贸易试验区管理委员会").code, known_zone("某市经济技术开发区")
('310000', None)

GB/T 2260 has no codes for zones: the code is that of the place whose zone it is. A pilot free trade zone belongs to its province and has
no level, its areas (片区) are zones like others.
"""

from functools import cache
from typing import NamedTuple

from extractors.lexicon import read_lexicon
from extractors.patterns import pattern_of
from extractors.values.region import find_regions

FREE_TRADE = pattern_of(
    r"中国[（(](?P<province>[\u4e00-\u9fff]{2,3})[）)]自由贸易试验区(?P<area>[\u4e00-\u9fff]{2,14}?片区)?(?=[\u4e00-\u9fff])"
)


class KnownZone(NamedTuple):
    """A zone: as the text says it, its own name, the level of its authority and the code of the place whose zone it is."""

    said: str
    name: str
    level: str | None
    code: str


def known_zone(text: str) -> KnownZone | None:
    """The zone whose name opens `text`, None where none of those that are known by name does."""
    if free_trade := FREE_TRADE.match(text):
        provinces = [region for region in find_regions(free_trade["province"]) if region.level == "province"]
        level = "county" if free_trade["area"] else None
        return KnownZone(free_trade.group(), free_trade.group(), level, provinces[0].code) if provinces else None
    for said in _openings().get(text[:2], ()):
        if text.startswith(said):
            name, level, code = _zones()[said]
            return KnownZone(said, name, level, code)
    return None


@cache
def _zones() -> dict[str, tuple[str, str, str]]:
    zones = dict[str, tuple[str, str, str]]()
    for row in read_lexicon("zones"):
        for said in (row["name"], *filter(None, row["alias"].split("|"))):
            zones[said] = (row["name"], row["level"], row["code"])
    return zones


@cache
def _openings() -> dict[str, list[str]]:
    """The names that begin with two characters, the longest first."""
    openings = dict[str, list[str]]()
    for said in sorted(_zones(), key=len, reverse=True):
        openings.setdefault(said[:2], []).append(said)
    return openings
