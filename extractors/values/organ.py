"""Organs: written name -> Organ: canonical name, id, topic, level and region.

A name is a territory and a kind of office (湖南省 + 教育 + 厅), a national organ by name, a local branch of one, or an
institution; what an office has inside (办公室, 职成处) follows its name.

>>> parse_organ("湖南省教育厅")
Organ(canonical_name='湖南省教育厅', organ_id='430000-education', kind='教育', level='province', region_code='430000', ambiguous=())
>>> parse_organ("山西省网信办", 2021).canonical_name, parse_organ("山西省网信办", 2016).canonical_name
('中共山西省委网络安全和信息化委员会办公室', '中共山西省委网络安全和信息化领导小组办公室')
>>> parse_organ("共青团湖南省委").canonical_name, parse_organ("国务院国资委").canonical_name
('中国共产主义青年团湖南省委员会', '国务院国有资产监督管理委员会')
>>> organ = parse_organ("绍兴市第一中学"); organ.level, organ.region_code, organ.kind
('institution', '330600', '教育')

A name without its territory says which organ it is only with a context, the code of the territory (000000: the nation).

>>> parse_organ("市人社局", context="120000").canonical_name, parse_organ("市人社局").canonical_name
('天津市人力资源和社会保障局', None)

Where several places bear the territory's name, `ambiguous` holds their codes and `region_code` is None. Source:
lexicons/organs.tsv, lexicons/regions.tsv. An organ that they do not know has `canonical_name` None. Spans and layout are
the caller's: names come without white space.
"""

from dataclasses import replace
from functools import lru_cache

from extractors.patterns import pattern_of
from extractors.values.office import Office, called, local_branches, longest_prefix, offices, topic_of
from extractors.values.organ_form import BODY, HOUSE, INSIDE, INSTITUTION, Organ, compose, inside, kind_of
from extractors.values.organ_institution import institution, league_of
from extractors.values.organ_party import committee, committee_of, party
from extractors.values.organ_place import place_name, places
from extractors.values.organ_state import bank_branch, branch, national, national_inside
from extractors.values.region import region_of_code
from extractors.values.territory import NATION, Territory

__all__ = ["LONGEST_NAME", "SEAL_NOTE", "Organ", "parse_organ"]

LONGEST_NAME = 60  # code points; longer strings are no names

SEAL_NOTE = pattern_of(
    r"[（(]\s{0,4}(?:[^（()）\n]{2,30}代章|代?\s{0,2}(?:盖?\s{0,2}章|印章?)|公\s{0,2}章|盖\s{0,2}公?\s{0,2}章|代|印)\s{0,4}[）)]"
)
# A class of organs is none: 各县教育局, 省属中等职业学校, 全体中学.
_CLASS = pattern_of(
    r"^(?:各|有关|相关|其[他它]|全体|全[国省市县区校](?=各|[中小大]学)|部分|[省市县区州厅局部委校院]{0,2}(?:直?属|辖|管)(?!院|中))|各(?!界)"
)
_LEAGUE = pattern_of(r"(?:共青团|中国共产主义青年团)(?P<of>[\u4e00-\u9fff]{3,30}?)(?:委员会|委)")
_PARTY = pattern_of(r"中国共产党|中共")
_COMMITTEE = pattern_of(r"委员会|党工委|党委|委|工委")
_PARTY_OFFICE = pattern_of(
    r"纪委|纪律检查委员会|政法委|组织部|宣传部|统战部|网信办|编办|文明办|巡[察视]办|台办|政研室|改革办|深改办|老干部局|讲师团|外宣办|社工部|社会工作部|直属机关工委|党校"
)  # said without 委
_GOVERNMENT_TOO = pattern_of(r"(?:[省市县区州旗]|自治区|人民)?(?:人民)?(?:政府|府(?=[办信]))|管委会|管理委员会")  # 市委市政府督查室
_INSIDE_PARTY = pattern_of(r"(.{2,30})(?:委员会|党组|党委|工委)")
_UNIT = pattern_of(r"[\u4e00-\u9fff]{0,4}(?:处|室|党政办|校办|团委|工会|科|支部|教研组|年级组|党委|党总支|部)")
_ASSOCIATION = pattern_of(r"学会|协会|研究会|促进会|基金会|联合会|研究院|中心|大学|学院|公司")
_OF_MEMBERS = pattern_of(
    r"组委会|组织委员会|赛区|(?:专业|指导|工作)委员会(?:办公室)?$"
)  # of contests and associations, though 全国 stands before
_NATIONAL = pattern_of(r"全国|国家|中国|中华|国务院|中央")
_IN_FULL = pattern_of(r"(?:[厅局]|委员会|政府|办公[厅室])$")  # offices whose place is written in full: 湖南公安厅 is 湖南省公安厅
_VILLAGE = pattern_of(r"(?P<of>[\u4e00-\u9fff]{2,16}?(?:村|社区))(?P<body>村民委员会|居民委员会|村委会|居委会)")
_VILLAGE_BODIES = {"村委会": "村民委员会", "居委会": "居民委员会"}
_DIVISION = pattern_of(
    r"(?:新疆生产建设兵团|新疆兵团|兵团)?(?P<division>第[一二三四五六七八九十]{1,3}师)(?:[\u4e00-\u9fff]{2,4}市)?(?=[\u4e00-\u9fff]{2})"
)
_XPCC = "660000"
_XPCC_ITSELF = {"": Office("xpcc", "", "政府", "government", 0, 0), "办公厅": Office("government-office", "", "政府", "government", 0, 0)}
_SHORT_BODY = pattern_of(r"[\u4e00-\u9fff]{1,2}[局厅委署办]")  # 省金融局: short for what the lexicon does not have
_TOWN_COMMITTEE = pattern_of(r"(?P<town>[\u4e00-\u9fff]{1,6}?(?:镇|乡|街道))(?:工作委员会|委员会|党工委|党委|工委|委)")
_COMMISSIONER = pattern_of(r"^(?:行政公署|行署)(?=[\u4e00-\u9fff]{2,12}[局委]$)")  # 某地区行署教育局 is the region's
_ARMY = pattern_of(r"^(?:中国人民)?解放军(?=.{2,12}(?:军区|军分区|警备区|人民武装部)$)")
_IN_TOWN = pattern_of(r"[\u4e00-\u9fff]{1,6}?(?:镇|乡|街道)(?:人民政府|政府|办事处|党委|党工委)")
_COURTS = {"province": "高级人民法院", "prefecture": "中级人民法院"}


@lru_cache(maxsize=8192)
def parse_organ(name: str, year: int | None = None, *, context: str | None = None) -> Organ:
    """The organ that `name` meant in `year` (None: today), its territory taken from `context` where it says none."""
    name = SEAL_NOTE.sub("", name)
    if not 2 <= len(name) <= LONGEST_NAME:
        return Organ()
    if _CLASS.search(name):
        return Organ(kind=topic_of(name))
    name = _ARMY.sub("", f"{name}事处" if name.endswith("街道办") else name)
    placeless = context != NATION and name in offices("government") and not name.startswith("中华")  # 统计局: of which place?
    if placeless:
        return _of_context(name, year, context)
    if found := national(name, year) or branch(name, year) or national_inside(name, year):
        return found
    match = _PARTY.match(name)
    rest = name[match.end() :] if match else name
    if match and (found := national_inside(rest, year)):
        return replace(found, canonical_name=f"中共{found.canonical_name}")
    if found := committee(name, year, context) or bank_branch(name, year) or _league(name, year, context):
        return found
    for territory in (*_divisions(rest), *places(rest, year, context)):
        if found := _of_territory(rest[len(territory.said) :], territory, year, is_party=bool(match)):
            return found
    if context and context[4:] != "00" and _IN_TOWN.match(name) and (county := region_of_code(context, year)):
        return parse_organ(place_name(county, year) + name, year, context=context[:4] + "00")
    return _elsewhere(name)


def _divisions(text: str) -> tuple[Territory, ...]:
    """第八师教育局, 兵团第八师石河子市财政局: of a division of the XPCC, which has no code of its own."""
    match = _DIVISION.match(text)
    return (Territory(match.group(), f"新疆生产建设兵团{match['division']}", "prefecture", (_XPCC,)),) if match else ()


def _of_context(name: str, year: int | None, context: str | None) -> Organ:
    """教育局 in a notice of one place: that place's; without a context only its topic is known."""
    region = region_of_code(context, year) if context else None
    if region is None:
        return Organ(kind=offices("government")[name][0].kind)
    territory = Territory("", place_name(region, year), region.level, (region.code,))
    return _office(name, territory, year) or Organ()


def _of_territory(rest: str, territory: Territory, year: int | None, *, is_party: bool) -> Organ | None:
    """The organ of a territory that `rest` names."""
    if is_party and (town := _TOWN_COMMITTEE.match(rest)):  # 中共瑞安市塘下镇委员会
        territory = territory._replace(said=territory.said + town["town"], name=territory.name + town["town"], level="township")
        return party(rest[town.end() :], territory, year)
    match = _COMMITTEE.match(rest)
    if match and _GOVERNMENT_TOO.match(rest, match.end()):  # of both: no name of one in full
        return replace(compose(territory, rest, rest), canonical_name=None, organ_id=None)
    if match and (found := party(rest[match.end() :], territory, year)):
        return found
    if not is_party and (found := _office(rest, territory, year)):
        return found
    if _PARTY_OFFICE.match(rest) and (found := party(rest, territory, year)):
        return found
    if is_party and (within := _INSIDE_PARTY.fullmatch(rest)) and (found := _office(within[1], territory, year)):
        return replace(inside(found, rest[len(within[1]) :]), canonical_name=f"中共{found.canonical_name}{rest[len(within[1]) :]}")
    if territory.name.endswith("兵团") and rest in _XPCC_ITSELF:
        return compose(territory, territory.name + rest, _XPCC_ITSELF[rest])
    return _listed_nowhere(rest, territory, is_party=is_party)


def _listed_nowhere(rest: str, territory: Territory, *, is_party: bool) -> Organ | None:
    """A village, an institution or a body of a territory that the lexicon does not have."""
    place = territory.said if territory.name.startswith(territory.said) or not territory.name else territory.name
    if village := _VILLAGE.fullmatch(rest):
        form = f"{village['of']}{_VILLAGE_BODIES.get(village['body'], village['body'])}"
        return replace(compose(territory, place + form, form), kind="村社", level="institution")
    if INSTITUTION.search(rest):
        return institution(rest, territory, is_party=is_party)
    if territory.level == "township" or not BODY.fullmatch(rest):
        return None
    body = compose(territory, ("中共" if is_party else "") + place + rest, rest)
    return replace(body, canonical_name=None) if _SHORT_BODY.fullmatch(rest) else body


def _office(rest: str, territory: Territory, year: int | None) -> Organ | None:
    """What the lexicon has as an office of a place, with what is inside."""
    if rest == "团委":
        return committee(f"团{territory.said}委", year, None)
    rest = _COMMISSIONER.sub("", rest)
    if found := _local_branch(rest, territory, year):
        return found
    forms = offices("government")
    head = longest_prefix(rest, 0, forms)
    tail = rest[len(head) :]
    if not head or (tail and (INSTITUTION.search(tail) or not INSIDE.fullmatch(tail))):
        return None
    office = called(forms[head], year, territory.codes[0] if len(territory.codes) == 1 else "")
    if found := committee_of(office, territory, tail):
        return found
    form = _COURTS.get(territory.level or "", office.form) if office.form == "人民法院" else office.form
    if office.organ_id == "state-assets" and territory.level == "province" and form == "国有资产监督管理委员会":
        form = f"人民政府{form}"
    in_full = _IN_FULL.search(form) and not office.organ_id.startswith("provident-fund")
    place = territory.said if territory.said and territory.name.startswith(territory.said) and not in_full else territory.name
    whole = compose(territory, place + form, office)
    if office.organ_id == "industrial-park" and tail:
        return _of_zone(whole, tail, territory)
    if office.organ_id == "people-congress" and tail.endswith("委"):  # 教科文卫委 has another name in full
        return replace(inside(whole, tail), canonical_name=None)
    return inside(whole, tail) if tail else whole


def _of_zone(whole: Organ, tail: str, territory: Territory) -> Organ:
    """What the authority of a zone has: 管委会教育局 is the zone's office of education."""
    known = offices("government").get(tail)
    canonical = f"{whole.canonical_name}{tail}" if whole.canonical_name else None
    if known:
        return replace(compose(territory, canonical or "", known[0]), canonical_name=canonical)
    return replace(inside(whole, tail), kind=topic_of(tail) or whole.kind)


def _local_branch(rest: str, territory: Territory, year: int | None) -> Organ | None:
    """宁波银保监局: of a national organ, whose name it bears in full."""
    head = longest_prefix(rest, 0, local_branches())
    tail = rest[len(head) :]
    if not head or (tail and not INSIDE.fullmatch(tail)):
        return None
    fitting = [pair for pair in local_branches()[head] if year is None or pair[0].first <= year]
    if not fitting or not territory.name:
        return None
    office, ending = fitting[-1]
    place = territory.name if office.organ_id == "taxation" else _short(territory)
    whole = compose(territory, f"{office.form}{place}{ending}", office)
    return inside(whole, tail) if tail else whole


def _short(territory: Territory) -> str:
    region = region_of_code(territory.codes[0]) if len(territory.codes) == 1 else None
    return region.short if region and territory.name == region.name else territory.name


def _league(name: str, year: int | None, context: str | None) -> Organ | None:
    """共青团某市第一中学委员会: the league's committee of an institution that is known."""
    match = _LEAGUE.fullmatch(name)
    whole = parse_organ(match["of"], year, context=context) if match else None
    return league_of(whole) if whole else None


def _elsewhere(name: str) -> Organ:
    """Names without a territory: institutions, bodies of the nation (全国…委员会), else what little the words tell."""
    private = _ASSOCIATION.search(name) or _OF_MEMBERS.search(name)
    if _NATIONAL.match(name) and (private or BODY.fullmatch(name)):
        level, code = ("institution", None) if private else ("nation", NATION)
        return Organ(name, f"{NATION}-{name}", kind_of(name), level, code)
    if INSTITUTION.search(name):
        is_proper = len(name) > 5 and name[0] not in "校本" and HOUSE.search(name)  # 学生发展指导中心: of whom?
        return Organ(name if is_proper else None, None, kind_of(name), "institution")
    return Organ(kind=topic_of(name), level="institution" if _UNIT.fullmatch(name) or name.endswith("支部") else None)
