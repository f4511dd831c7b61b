"""An organ as it is put together: a territory and an office of the lexicon, or the words that follow the territory.

>>> from extractors.values.territory import territories
>>> place = territories("绍兴市图书馆", 2020, None)[0]
>>> compose(place, "绍兴市图书馆", "图书馆").organ_id, kind_of("第一人民医院")
('330600-图书馆', '卫生健康')
"""

from dataclasses import replace

from extractors.frozen import frozen
from extractors.patterns import pattern_of
from extractors.values.office import Office, topic_of
from extractors.values.region import region_of_code
from extractors.values.territory import Territory

HAN = r"[\u4e00-\u9fff〇○“”\"·—\-（）()、0-9]"
# What an office has inside: 办公室, 职成处, 党组.
INSIDE = pattern_of(rf"{HAN}{{0,40}}(?:办公[厅室]|[司处科室局厅部组会委队院站所]|中心|党[组委]|团委|支部|指挥部)")
# Bodies of a place that the lexicon does not list one by one.
BODY = pattern_of(
    rf"{HAN}{{2,44}}(?:[小专]组|委员会|委员会办公室|小组办公室|指挥部|指挥部办公室|联席会议|联席会议办公室|组委会|[工协巡][作调察视]组|(?:指挥部|领导小组){HAN}{{1,10}}组"
    rf"|办公室|机制|工会|工委|[总支大]队|专班|管委会|中心|[局厅委署]|分行|支行|法院|检察院)(?:（{HAN}{{2,8}}）)?"
)
_HOUSE = (
    r"大学|书院|学院|学校|中学|小学|幼儿园|[一二三四五六七八九十]中|职高|技师|医院|卫生院|门诊部|公司|集团|协会|学会|研究会|联谊会"
    r"|基金会|商会|研究院|研究所|科学院|[书物化技术案念]馆|博物院|画院|少年宫|文化宫|疗养院|监狱(?!管理)|出版社|杂志社|报社|电视台|广播台|合作社|银行"
)
INSTITUTION = pattern_of(
    rf"{_HOUSE}|(?:中心|教科院|教研[室院]|教育院|事务所|俱乐部|实验区办公室|公证处|联合社|联社|检查站|总站|[农林]场|铁路局)$|^校"
)
HOUSE = pattern_of(_HOUSE)
# An institution and what it has inside: 示范大学 + 研究生院, 第一中学 + 德育处.
HOUSE_AND_INSIDE = pattern_of(
    r"(?P<house>.{0,30}(?:(?:大学|学院|学校|(?<!中)小学|中学)(?!生|教师|教育|校)|幼儿园|[一二三四五六七八九十]中(?!学)|医院|公司|集团|协会|(?<!科)学会))"
    r"(?P<inside>(?!附属|第|[与和及]|有限|股份)[\u4e00-\u9fff]{1,14})"
)
_SCHOOL = pattern_of(r"大学|学院|学校|中学|小学|幼儿园|[一二三四五六七八九十]中|职高|技师|教研|教科|^校")
_HEALTH = pattern_of(r"医院|卫生院|门诊部")
_FIRM = pattern_of(r"公司|集团")


@frozen
class Organ:
    """What a written name says: members as in the table `issuers`; `ambiguous` holds the codes where several places fit."""

    canonical_name: str | None = None
    organ_id: str | None = None
    kind: str | None = None
    level: str | None = None
    region_code: str | None = None
    ambiguous: tuple[str, ...] = ()


def kind_of(name: str) -> str | None:
    """The topic of an institution or body."""
    if _SCHOOL.search(name):
        return "教育"
    if _HEALTH.search(name):
        return "卫生健康"
    return "企业" if _FIRM.search(name) else topic_of(name)


def inside(organ: Organ, rest: str) -> Organ:
    """What an organ has inside: 教育部 + 办公厅; of the organ's own kind, level and place."""
    known = organ.canonical_name and organ.canonical_name + rest
    return replace(organ, canonical_name=known, organ_id=organ.organ_id and f"{organ.organ_id}/{rest}")


def compose(territory: Territory, canonical: str, what: Office | str) -> Organ:
    """The organ of a territory: `what` is an office of the lexicon or the words that follow the territory."""
    code = territory.codes[0] if len(territory.codes) == 1 else None
    region = region_of_code(code) if code else None
    place = code if region is None or territory.name.endswith(region.name) else f"{code}:{territory.name}"
    organ_id, kind = (what.organ_id, what.kind) if isinstance(what, Office) else (what, topic_of(what))
    several = territory.codes if len(territory.codes) > 1 else ()
    return Organ(canonical if territory.name else None, place and f"{place}-{organ_id}", kind, territory.level, code, several)
