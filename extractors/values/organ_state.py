"""Organs of the nation by name, what they have inside, and their branches at places.

>>> national("人社部", 2020).canonical_name, national_inside("教育部办公厅", 2020).organ_id
('人力资源和社会保障部', '000000-education/办公厅')
>>> branch("国家税务总局宁波市税务局", 2020).region_code, branch("人民银行成都分行", 2020).canonical_name
('330200', '中国人民银行成都分行')
"""

from dataclasses import replace

from extractors.patterns import pattern_of
from extractors.values.office import branches, called, longest_prefix, national_names
from extractors.values.organ_form import INSIDE, INSTITUTION, Organ, compose, inside, kind_of
from extractors.values.organ_place import places
from extractors.values.region import find_regions, region_of_code
from extractors.values.territory import NATION

# 北京银行乌鲁木齐分行 lies where its branch lies, not where the bank has its name from.
_BANK_BRANCH = pattern_of(r"(?P<bank>.{2,14}银行(?:股份有限公司)?)(?P<of>.{2,14}?)(?:[省市县区]?(?:分行|支行|中心支行)|分行营业部)")
_NOT_ITS = pattern_of(r"直属|所属|[和与及等]")
_PLACE_OFFICES = pattern_of(r"(?:税务局|监管局|监管分局|监管支局|税务分局)$")


def national(name: str, year: int | None) -> Organ | None:
    """The organ or association of the nation that has this name, in full or in short."""
    found = national_names().get(name)
    if not found:
        return None
    office = called(found, year)
    if office.places:  # of the nation, for one place: 中国人民银行上海总部
        region = region_of_code(office.places[0])
        level = "institution" if office.scope == "association" or region is None else region.level
        return Organ(office.form, f"{office.places[0]}-{office.organ_id}", office.kind, level, office.places[0])
    is_state = office.scope == "nation"
    return Organ(
        office.form, f"{NATION}-{office.organ_id}", office.kind, "nation" if is_state else "institution", NATION if is_state else None
    )


def national_inside(name: str, year: int | None) -> Organ | None:
    """教育部办公厅, 教育部职业教育与成人教育司."""
    head = longest_prefix(name, 0, national_names())
    rest = name[len(head) :]
    if head and national_names()[head][0].places and INSTITUTION.search(rest):  # 清华大学附属中学: its place is not the university's
        return Organ(name, None, kind_of(rest), "institution")
    if not head or rest in national_names():
        return None
    whole = national(head, year)
    if whole and INSTITUTION.search(rest) and not rest.endswith("司"):  # 教育部教育考试院
        is_its = whole.level == "nation" and whole.region_code == NATION and not _NOT_ITS.match(rest)
        return replace(inside(whole, rest), level="institution", region_code=None) if is_its else None
    return inside(whole, rest) if whole and INSIDE.fullmatch(rest) else None


def branch(name: str, year: int | None) -> Organ | None:
    """国家税务总局宁波市税务局, 中国人民银行海口中心支行; a branch of no place that is known has no level and no region."""
    head = next((h for h in branches() if name.startswith(h)), "")
    if not head:
        return None
    office, endings = branches()[head]
    for territory in places(name[len(head) :], year, None):
        rest = name[len(head) + len(territory.said) :]
        ending = next((e for e in endings if rest.startswith(e)), None)
        tail = rest[len(ending or "") :]
        if ending and (not tail or INSIDE.fullmatch(tail)):
            place = territory.name if ending == "税务局" or office.organ_id == "armed-police" else territory.said
            organ = compose(territory, f"{office.form}{place}{ending}", office)
            organ = inside(organ, tail) if tail else organ
            return replace(organ, level="institution") if office.organ_id.startswith("bank-") else organ
    rest = name[len(head) :]
    ending = next((e for e in endings if rest.endswith(e)), "")
    if _PLACE_OFFICES.search(ending) and len(rest) - len(ending) >= 2:  # of a zone
        return Organ(office.form + rest, None, office.kind)
    return None


def bank_branch(name: str, year: int | None) -> Organ | None:
    """A branch of a bank that the lexicon does not have: where its own place is."""
    match = _BANK_BRANCH.fullmatch(name)
    if not match:
        return None
    regions = [region for of in (match["of"], match["of"] + "市") for region in find_regions(of, year)]
    code = regions[0].code if regions and len({region.code for region in regions}) == 1 else None
    return Organ(name, f"{code}-{name}" if code else None, "金融", "institution", code)
