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

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from extractors.values.office import Office, branches, called, longest_prefix, national_names, offices, topic_of
from extractors.values.region import region_of_code
from extractors.values.territory import NATION, Territory, territories

LONGEST_NAME = 60  # code points; longer strings are no names

SEAL_NOTE = re.compile(
    r"[（(]\s{0,4}(?:[^（()）\n]{2,30}代章|代?\s{0,2}(?:盖?\s{0,2}章|印章?)|公\s{0,2}章|盖\s{0,2}公?\s{0,2}章|代|印)\s{0,4}[）)]"
)
_HAN = r"[\u4e00-\u9fff〇○“”\"·—\-（）()、0-9]"
_LEAGUE = re.compile(r"(?:共青团|中国共产主义青年团|团)(?P<of>[\u4e00-\u9fff]{1,30}?)(?P<committee>工作委员会|委员会|工委|委)$")
_PARTY = re.compile(r"中国共产党|中共")
_COMMITTEE = re.compile(r"委员会|党工委|党委|委|工委")
_PARTY_OFFICE = re.compile(r"纪委|政法委|组织部|宣传部|统战部|网信办|编办|文明办|巡察办|台办")  # said without 委
_GOVERNMENT_TOO = re.compile(r"(?:[省市县区州旗]|自治区|人民)?(?:人民)?政府|管委会|管理委员会")  # 市委市政府督查室, 党工委管委会
_INSIDE_PARTY = re.compile(r"(.{2,30})(?:委员会|党组|党委|工委)")
_INSIDE = re.compile(
    rf"{_HAN}{{0,40}}(?:办公[厅室]|[司处科室局厅部组会委队院站所]|中心|党[组委]|团委|支部|指挥部)"
)  # what an office has inside
_BODY = re.compile(
    rf"{_HAN}{{2,44}}(?:[小专]组|委员会|委员会办公室|小组办公室|指挥部|指挥部办公室|联席会议|联席会议办公室|组委会|[工协巡][作调察视]组|(?:指挥部|领导小组){_HAN}{{1,10}}组"
    rf"|办公室|机制|工会|工委|[总支大]队|专班|管委会|中心|[局厅委署]|分行|支行)(?:（{_HAN}{{2,8}}）)?"
)  # bodies of a place that the lexicon does not list one by one
_INSTITUTION = re.compile(
    r"大学|书院|学院|学校|中学|小学|幼儿园|[一二三四五六七八九十]中|职高|技师|医院|卫生院|门诊部|公司|集团|协会|学会|研究会|联谊会"
    r"|基金会|商会|研究院|研究所|科学院|[书物化技术案]馆|出版社|杂志社|报社|电视台|广播台|合作社|银行"
    r"|(?:中心|教科院|教研[室院]|教育院|事务所|俱乐部|实验区办公室)$|^校"
)
_SCHOOL = re.compile(r"大学|学院|学校|中学|小学|幼儿园|[一二三四五六七八九十]中|职高|技师|教研|教科|^校")
_UNIT = re.compile(r"[\u4e00-\u9fff]{0,4}(?:处|室|党政办|校办|团委|工会|科|支部|教研组|年级组|党委|党总支|部)")
_ASSOCIATION = re.compile(r"学会|协会|研究会|促进会|基金会|联合会|研究院|中心|大学|学院|公司")
_NATIONAL = re.compile(r"全国|国家|中国|中华|国务院|中央")
_IN_FULL = re.compile(r"(?:[厅局]|委员会|政府|办公[厅室])$")  # offices whose place is written in full: 湖南公安厅 is 湖南省公安厅


@dataclass(frozen=True, slots=True)
class Organ:
    """What a written name says: members as in the table `issuers`; `ambiguous` holds the codes where several places fit."""

    canonical_name: str | None = None
    organ_id: str | None = None
    kind: str | None = None
    level: str | None = None
    region_code: str | None = None
    ambiguous: tuple[str, ...] = ()


@lru_cache(maxsize=8192)
def parse_organ(name: str, year: int | None = None, *, context: str | None = None) -> Organ:
    """The organ that `name` meant in `year` (None: today), its territory taken from `context` where it says none."""
    name = SEAL_NOTE.sub("", name)
    if not 2 <= len(name) <= LONGEST_NAME:
        return Organ()
    placeless = context != NATION and name in offices("government") and not name.startswith("中华")  # 统计局: of which place?
    if placeless:
        return _of_context(name, year, context)
    if found := _national(name, year) or _branch(name, year) or _national_inside(name, year):
        return found
    party = _PARTY.match(name)
    rest = name[party.end() :] if party else name
    if party and (found := _national_inside(rest, year)):
        return replace(found, canonical_name=f"中共{found.canonical_name}")
    league = _LEAGUE.match(name)
    if league and (found := _league(league["of"], year, context)):
        return found
    for territory in territories(rest, year, context):
        if found := _of_territory(rest[len(territory.said) :], territory, year, is_party=bool(party)):
            return found
    return _elsewhere(name)


def _of_context(name: str, year: int | None, context: str | None) -> Organ:
    """教育局 in a notice of one place: that place's; without a context only its topic is known."""
    region = region_of_code(context, year) if context else None
    if region is None:
        return Organ(kind=offices("government")[name][0].kind)
    territory = Territory("", region.name, region.level, (region.code,))
    return _office(name, territory, year) or Organ()


def _national(name: str, year: int | None) -> Organ | None:
    found = national_names().get(name)
    if not found:
        return None
    office = called(found, year)
    is_state = office.scope == "nation"
    level = "nation" if is_state else "institution"
    return Organ(office.form, f"{NATION}-{office.organ_id}", office.kind, level, NATION if is_state else None)


def _national_inside(name: str, year: int | None) -> Organ | None:
    """教育部办公厅, 教育部职业教育与成人教育司."""
    head = longest_prefix(name, 0, national_names())
    rest = name[len(head) :]
    if not head or not _INSIDE.fullmatch(rest) or rest in national_names() or (_INSTITUTION.search(rest) and not rest.endswith("司")):
        return None
    whole = _national(head, year)
    return whole and _inside(whole, rest)


def _inside(organ: Organ, rest: str) -> Organ:
    known = organ.canonical_name and organ.canonical_name + rest
    return replace(organ, canonical_name=known, organ_id=organ.organ_id and f"{organ.organ_id}/{rest}")


def _branch(name: str, year: int | None) -> Organ | None:
    """国家税务总局宁波市税务局, 中国人民银行海口中心支行."""
    head = next((h for h in branches() if name.startswith(h)), "")
    if not head:
        return None
    office, endings = branches()[head]
    for territory in territories(name[len(head) :], year, None):
        rest = name[len(head) + len(territory.said) :]
        ending = next((e for e in endings if rest.startswith(e)), None)
        if ending and (rest == ending or _INSIDE.fullmatch(rest)):
            place = territory.name if ending == "税务局" else territory.said
            organ = _compose(territory, f"{office.form}{place}{rest}", office)
            return replace(organ, level="institution") if office.organ_id.startswith("bank-") else organ
    return None


def _of_territory(rest: str, territory: Territory, year: int | None, *, is_party: bool) -> Organ | None:
    """The organ of a territory that `rest` names."""
    committee = _COMMITTEE.match(rest)
    if committee and _GOVERNMENT_TOO.match(rest, committee.end()):  # of both: no name of one in full
        return replace(_compose(territory, rest, rest), canonical_name=None)
    if committee and (found := _party(rest[committee.end() :], territory, year)):
        return found
    if not is_party and (found := _office(rest, territory, year)):
        return found
    if _PARTY_OFFICE.match(rest) and (found := _party(rest, territory, year)):
        return found
    if is_party and (inside := _INSIDE_PARTY.fullmatch(rest)) and (found := _office(inside[1], territory, year)):
        return replace(_inside(found, rest[len(inside[1]) :]), canonical_name=f"中共{found.canonical_name}{rest[len(inside[1]) :]}")
    said = ("中共" if is_party else "") + territory.said + rest
    if _INSTITUTION.search(rest):
        what = rest if territory.said == territory.name else territory.said + rest
        return replace(_compose(territory, said, what), kind=_kind(rest), level="institution")
    if territory.level != "township" and _BODY.fullmatch(rest):
        return _compose(territory, said, rest)
    return None


def _party(rest: str, territory: Territory, year: int | None) -> Organ | None:
    """The party committee (no rest) or what it has: 宣传部, 网信办, each with what is inside."""
    name = territory.name
    in_full = re.search(r"自治.$|兵团$", name) is not None
    ending = "委员会" if in_full else "工作委员会" if name.endswith("开发区") else "委"
    committee = _compose(territory, f"中共{name}{ending}", Office("party-committee", "", "党委", "party", 0, 0))
    if not rest:
        return committee
    head = longest_prefix(rest, 0, offices("party"))
    tail = rest[len(head) :]
    if head and (not tail or _INSIDE.fullmatch(tail)):
        office = called(offices("party")[head], year)
        whole = _compose(territory, f"中共{name}{'' if office.organ_id == 'discipline' else ending}{office.form}", office)
        return _inside(whole, tail) if tail else whole
    return _compose(territory, f"中共{name}{ending}{rest}", rest) if _INSIDE.fullmatch(rest) else None


def _office(rest: str, territory: Territory, year: int | None) -> Organ | None:
    """What the lexicon has as an office of a place, with what is inside."""
    if rest == "团委":
        return _league(territory.said, year, None)
    forms = offices("government")
    head = longest_prefix(rest, 0, forms)
    tail = rest[len(head) :]
    if not head or (tail and (_INSTITUTION.search(tail) or not _INSIDE.fullmatch(tail))):
        return None
    office = called(forms[head], year)
    form = office.form
    if office.organ_id == "state-assets" and territory.level == "province" and not form.startswith("人民政府"):
        form = f"人民政府{form}"
    in_full = _IN_FULL.search(form) and not office.organ_id.startswith("provident-fund")
    place = territory.said if territory.said and territory.name.startswith(territory.said) and not in_full else territory.name
    whole = _compose(territory, place + form, office)
    return _inside(whole, tail) if tail else whole


def _league(of: str, year: int | None, context: str | None) -> Organ | None:
    """共青团湖南省委, 团市委, 共青团某市第一中学委员会; None where `of` is no known place or institution."""
    for territory in territories(f"{of}委", year, context):
        if territory.said == of:
            office = Office("youth-league", "", "共青团", "people", 0, 0)
            return _compose(territory, f"中国共产主义青年团{territory.name}委员会", office)
    inner = parse_organ(of, year, context=context)
    if inner.canonical_name is None:
        return None
    known = f"中国共产主义青年团{inner.canonical_name}委员会"
    return replace(inner, kind="共青团", canonical_name=known, organ_id=inner.organ_id and f"{inner.organ_id}/团委")


def _elsewhere(name: str) -> Organ:
    """Names without a territory: institutions, bodies of the nation (全国…委员会), else what little the words tell."""
    private = _ASSOCIATION.search(name)
    if _NATIONAL.match(name) and (private or _BODY.fullmatch(name)):
        level, code = ("institution", None) if private else ("nation", NATION)
        return Organ(name, f"{NATION}-{name}", _kind(name), level, code)
    if _INSTITUTION.search(name):
        return Organ(name if len(name) > 5 and name[0] not in "校本" else None, None, _kind(name), "institution")
    return Organ(kind=topic_of(name), level="institution" if _UNIT.fullmatch(name) or name.endswith("支部") else None)


def _kind(name: str) -> str | None:
    """The topic of an institution or body."""
    if _SCHOOL.search(name):
        return "教育"
    if re.search(r"医院|卫生院|门诊部", name):
        return "卫生健康"
    return "企业" if re.search(r"公司|集团", name) else topic_of(name)


def _compose(territory: Territory, canonical: str, what: Office | str) -> Organ:
    """The organ of a territory: `what` is an office of the lexicon or the words that follow the territory."""
    code = territory.codes[0] if len(territory.codes) == 1 else None
    region = region_of_code(code) if code else None
    place = code if region is None or territory.name.endswith(region.name) else f"{code}:{territory.name}"
    organ_id, kind = (what.organ_id, what.kind) if isinstance(what, Office) else (what, topic_of(what))
    several = territory.codes if len(territory.codes) > 1 else ()
    return Organ(canonical if territory.name else None, place and f"{place}-{organ_id}", kind, territory.level, code, several)
