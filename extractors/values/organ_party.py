"""Party committees of places and what they have; committees of the league, the democratic parties and the consultative conference.

>>> from extractors.values.organ_place import places
>>> place = places("绍兴市委", 2020, None)[0]
>>> party("宣传部", place, 2020).canonical_name, party("", place, 2020).canonical_name
('中共绍兴市委宣传部', '中共绍兴市委')
>>> [committee(name, 2020, None).canonical_name for name in ("共青团绍兴市委", "民盟湖南省委", "政协绍兴市委员会办公室")]
['中国共产主义青年团绍兴市委员会', '中国民主同盟湖南省委员会', '中国人民政治协商会议绍兴市委员会办公室']
"""

from dataclasses import replace

from extractors.patterns import pattern_of
from extractors.values.office import Office, called, committees, longest_prefix, offices
from extractors.values.organ_form import INSIDE, Organ, compose, inside
from extractors.values.organ_place import places
from extractors.values.territory import Territory

_IN_FULL = pattern_of(r"自治.$|兵团$|[乡镇]$|师$")
_ZONE = pattern_of(r"(?:开发区|高新区|经开区|园区|保税区|示范区|度假区|试验区|合作区|管理区|风景区|名胜区|街道)$")  # of zones: 工作委员会
_OF = pattern_of(r"(?P<of>[\u4e00-\u9fff]{1,30}?)(?P<committee>工作委员会|委员会|工委|委)(?P<inside>[\u4e00-\u9fff]{0,20})")
_WITH_SUPERVISION = pattern_of(r"纪委(?:监委|监察委|监察委员会)")  # one office under two names: the party's leads
_COMMITTEE = Office("party-committee", "", "党委", "party", 0, 0)


def party(rest: str, territory: Territory, year: int | None) -> Organ | None:
    """The party committee (no rest) or what it has: 宣传部, 网信办, each with what is inside."""
    name = territory.name
    ending = "委员会" if _IN_FULL.search(name) else "工作委员会" if _is_zone(territory) else "委"
    whole = compose(territory, f"中共{name}{ending}", _COMMITTEE)
    if not rest:
        return whole
    rest = ("办公厅" if territory.level == "province" else "办公室") if rest == "办" else _WITH_SUPERVISION.sub("纪委", rest)
    head = longest_prefix(rest, 0, offices("party"))
    tail = rest[len(head) :]
    if head and (not tail or INSIDE.fullmatch(tail)):
        office = called(offices("party")[head], year)
        by = name if office.organ_id == "civilization-office" else f"中共{name}{'' if office.organ_id == 'discipline' else ending}"
        organ = compose(territory, f"{by}{office.form}", office)
        return inside(organ, tail) if tail else organ
    return compose(territory, f"中共{name}{ending}{rest}", rest) if INSIDE.fullmatch(rest) else None


def _is_zone(territory: Territory) -> bool:
    zone = _ZONE.search(territory.name) is not None
    return zone or (territory.name.endswith("新区") and territory.said == territory.name and len(territory.codes) != 1)


def committee(name: str, year: int | None, context: str | None) -> Organ | None:
    """共青团湖南省委, 团市委, 政协绍兴市委员会提案委员会; None where no place that is known follows the organisation's name."""
    for head, (office, _) in committees().items():
        match = _OF.fullmatch(name, len(head)) if name.startswith(head) else None
        if not match:
            continue
        for territory in places(f"{match['of']}委", year, context):
            if territory.said == match["of"]:
                return _whole(office, territory, match["inside"])
    return None


def committee_of(office: Office, territory: Territory, tail: str) -> Organ | None:
    """市政协, 市少工委: said behind the place what in full stands around it; None for offices of other names."""
    head = next((of for of, _ in committees().values() if of.organ_id == office.organ_id), None)
    return _whole(head, territory, tail) if head else None


def _whole(office: Office, territory: Territory, tail: str) -> Organ | None:
    if tail and not INSIDE.fullmatch(tail):
        return None
    ending = "工作委员会" if office.organ_id == "young-pioneers" or _is_zone(territory) else "委员会"
    organ = compose(territory, f"{office.form}{territory.name}{ending}", office)
    if tail.endswith("委"):  # 科教委 has another name in full
        return replace(inside(organ, tail), canonical_name=None)
    return inside(organ, tail) if tail else organ
