"""Schools, hospitals and firms of a place, and what they have inside.

>>> from extractors.values.organ_place import places
>>> place = places("绍兴一中", 2020, None)[0]
>>> one, other = (institution(rest, place, is_party=False) for rest in ("一中", "一中教务处"))
>>> one.canonical_name, one.organ_id, other.organ_id, institution("一中党委", place, is_party=False).canonical_name
('绍兴市第一中学', '330600-第一中学', '330600-第一中学/教务处', '中共绍兴市第一中学委员会')
"""

from dataclasses import replace

from extractors.patterns import pattern_of
from extractors.values.organ_form import HOUSE_AND_INSIDE, Organ, compose, kind_of
from extractors.values.territory import Territory

_NUMBERED = pattern_of(r"第?(?P<number>[一二三四五六七八九十]{1,3})中(?!学|专|心|职|华|级|队)")
BARE = frozenset(("省", "自治区", "市", "州", "自治州", "盟", "县", "区", "旗"))  # by context
_CULTURE = pattern_of(r"(?:图书|博物|文化|美术|纪念)馆|博物院|画院|少年宫|文化宫")  # of a place; of a school they would be of education
_PARTY_INSIDE = frozenset(("党委", "党委会"))


def institution(rest: str, territory: Territory, *, is_party: bool) -> Organ:
    """An institution of a territory, or what it has inside; its identity is the same however the place was written."""
    numbered = _NUMBERED.match(rest) if territory.level in ("prefecture", "county") and territory.name else None
    if numbered:
        rest = f"第{numbered['number']}中学{rest[numbered.end() :]}"
    place = territory.name if numbered or territory.said in BARE else territory.said
    what = rest if territory.name.endswith(place) or place.endswith(territory.name) else place + rest
    parts = HOUSE_AND_INSIDE.fullmatch(rest)
    canonical = ("中共" if is_party else "") + place + rest
    if parts:
        inside = parts["inside"]
        house = what[: len(what) - len(inside)]
        whole = replace(compose(territory, place + parts["house"], house), kind=kind_of(rest), level="institution")
        if inside == "团委" and (league := league_of(whole)):
            return league
        if inside in _PARTY_INSIDE or (is_party and inside == "委员会"):
            canonical, inside = f"中共{place}{parts['house']}委员会", "党委"
        what = f"{house}/{inside}"
    kind = kind_of(rest) or ("文化旅游" if _CULTURE.search(rest) else None)
    return replace(compose(territory, canonical, what), kind=kind, level="institution")


def league_of(whole: Organ) -> Organ | None:
    """The committee of the Youth League of an institution; None where that one is not known."""
    if whole.canonical_name is None:
        return None
    known = f"中国共产主义青年团{whole.canonical_name}委员会"
    return replace(whole, kind="共青团", canonical_name=known, organ_id=whole.organ_id and f"{whole.organ_id}/团委")
