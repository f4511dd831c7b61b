"""Kinds of office as the lexicon of organs has them: names in full and in short -> Office.

>>> [office.form for office in offices("government")["人社局"]], offices("party")["宣传部"][0].kind
(['人力资源和社会保障局'], '宣传')
>>> called(national_names()["中央网信办"], 2024).form
'中央网络安全和信息化委员会办公室'
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from extractors.lexicon import read_lexicon

LONGEST_FORM = 36  # code points of the longest name in the lexicon
FOREVER = 9999
# Words that tell no topic: 教育研究室 is of education.
NO_TOPIC = frozenset(
    {
        "数据",
        "规划",
        "办公室",
        "办公厅",
        "管理委员会",
        "街道办事处",
        "人民政府",
        "社会发展",
        "经济",
        "计划",
        "发展计划",
        "建设",
        "商业",
        "研究室",
        "政策研究室",
        "监察",
        "督查室",
        "讲师团",
        "居民委员会",
        "村民委员会",
    }
)
MORE_STEMS = {
    "教研": "教育",
    "教学": "教育",
    "招生": "教育",
    "考试": "教育",
    "教育工会": "工会",
    "工会": "工会",
    "住房公积金": "住房公积金",
    "肺炎疫情": "卫生健康",
    "疫情防控": "卫生健康",
    "团委": "共青团",
    "人才": "人社",
    "防汛": "应急管理",
    "安全生产": "应急管理",
    "电信网络": "公安",
    "房地产": "住建",
    "科技": "科技",
    "社保": "人社",
    "消防安全": "消防",
    "巡察组": "巡察",
    "银行": "金融",
    "法院": "法院",
    "检察院": "检察院",
    "不动产登记": "自然资源",
    "土地": "自然资源",
    "住房公积": "住房公积金",
    "住房": "住建",
    "物业": "住建",
    "建筑": "住建",
    "物价": "发展改革",
    "社会保险": "人社",
    "养老保险": "人社",
    "职业能力": "人社",
    "新冠": "卫生健康",
    "新型冠状病毒": "卫生健康",
    "新型肺炎": "卫生健康",
    "疫情": "卫生健康",
    "护理": "卫生健康",
    "医学": "卫生健康",
    "博物馆": "文化旅游",
    "文化馆": "文化旅游",
    "美术馆": "文化旅游",
    "公共图书馆": "文化旅游",
    "兵团办公": "政府",
    "禁毒": "公安",
    "德育": "教育",
    "教务": "教育",
    "教科室": "教育",
    "教导处": "教育",
    "政教处": "教育",
    "学生处": "教育",
    "学工": "教育",
    "年级组": "教育",
    "体育组": "教育",
    "音乐组": "教育",
    "艺术组": "教育",
    "美术组": "教育",
    "年管会": "教育",
    "学生发展": "教育",
    "医务": "卫生健康",
    "气象": "气象",
    "档案": "档案",
    "证券": "金融",
    "保险": "金融",
    "农垦": "农业农村",
    "机关工委": "直属机关",
    "税务": "税务",
    "铁路": "交通运输",
    "监狱": "司法",
    "戒毒": "司法",
    "公证": "司法",
    "仲裁": "司法",
}  # topics of bodies that are no standing offices


class Office(NamedTuple):
    """A kind of office: its id, its full form (教育厅), topic, scope, the years in which it was called so, and where, if not everywhere.

    `places` are beginnings of GB/T 2260 codes: the office of Beijing and Shanghai alone is 交通委员会.
    """

    organ_id: str
    form: str
    kind: str
    scope: str
    first: int
    last: int
    places: tuple[str, ...] = ()


def called(found: tuple[Office, ...], year: int | None, code: str = "") -> Office:
    """The office of several of one name that was called so in `year` (None: today) at the place with `code`, else the latest.

    >>> [called(offices("government")["交通局"], 2020, code).form for code in ("500000", "330600")]
    ['交通局', '交通运输局']
    """
    when = FOREVER - 1 if year is None else year
    fitting = [o for o in found if not o.places or code.startswith(o.places)] or list(found)
    now = sorted((o for o in fitting if o.first <= when < o.last), key=lambda o: not o.places)
    return now[0] if now else max(fitting, key=lambda o: o.last)


def topic_of(name: str) -> str | None:
    """The topic word of the longest stem in `name`; None if it has none.

    >>> topic_of("某市普通话水平测试站"), topic_of("某市教育科学规划领导小组办公室")
    (None, '教育')
    """
    name = name.replace("人民政府", "")  # 民政 stands in it
    return next((kind for stem, kind in _stems() if stem in name), None)


def longest_prefix(text: str, start: int, names: Mapping[str, object], longest: int = LONGEST_FORM) -> str:
    """The longest of `names` that begins at `text[start]`, "" if none does.

    >>> longest_prefix("教育部办公厅通知", 0, national_names())
    '教育部'
    """
    for length in range(min(longest, len(text) - start), 1, -1):
        if text[start : start + length] in names:
            return text[start : start + length]
    return ""


@cache
def national_names() -> dict[str, tuple[Office, ...]]:
    """Names and short names of national organs and associations."""
    names: dict[str, tuple[Office, ...]] = {}
    for row in read_lexicon("organs"):
        if row["scope"] in ("nation", "association"):
            for said in _names(row):
                names[said] = (*names.get(said, ()), _office(row, ""))
    return names


@cache
def offices(scope: str) -> dict[str, tuple[Office, ...]]:
    """What follows a territory's name, in full and in short (教育厅, 教委): `government` (with people's organisations) or `party`."""
    scopes = ("government", "people") if scope == "government" else (scope,)
    forms: dict[str, tuple[Office, ...]] = {}
    for row in read_lexicon("organs"):
        if row["scope"] not in scopes:
            continue
        for ending in row["endings"].split("|"):
            office = _office(row, ending)
            for form in _forms(row, ending):
                forms[form] = (*forms.get(form, ()), office)
    return forms


@cache
def local_branches() -> dict[str, tuple[tuple[Office, str], ...]]:
    """What follows a place where a national organ's branch is said in short -> the organ and its ending in full.

    >>> [(office.form, ending) for office, ending in local_branches()["银保监局"]]
    [('中国银行保险监督管理委员会', '监管局')]
    """
    found: dict[str, tuple[tuple[Office, str], ...]] = {}
    for row in read_lexicon("organs"):
        for pair in row["endings"].split("|") if row["scope"] == "local" else ():
            said, ending = pair.split("=")
            found[said] = (*found.get(said, ()), (_office(row, ""), ending))
    return found


@cache
def after_place() -> dict[str, object]:
    """All that follows a place's name directly: offices of governments, people's organisations, short names of branches."""
    return {**offices("government"), **local_branches()}


@cache
def committees() -> dict[str, tuple[Office, tuple[str, ...]]]:
    """Organisations whose committees bear the place within their name, longest first (中国民主同盟 + 湖南省 + 委员会)."""
    heads = {
        said: (_office(row, ""), tuple(row["endings"].split("|")))
        for row in read_lexicon("organs")
        if row["scope"] == "committee"
        for said in _names(row)
    }
    return dict(sorted(heads.items(), key=lambda head: -len(head[0])))


@cache
def branches() -> dict[str, tuple[Office, tuple[str, ...]]]:
    """National organs with branches named after places, longest first -> what may follow the place (国家税务总局: 税务局)."""
    heads = {
        said: (_office(row, ""), tuple(row["endings"].split("|")))
        for row in read_lexicon("organs")
        if row["scope"] == "branch"
        for said in _names(row)
    }
    return dict(sorted(heads.items(), key=lambda head: -len(head[0])))


def _office(row: dict[str, str], ending: str) -> Office:
    first, last = int(row["from"] or 0), int(row["to"] or FOREVER)
    places = tuple(row["places"].split("|")) if row["places"] else ()
    return Office(row["organ_id"], row["name"] + ending, row["kind"], row["scope"], first, last, places)


def _names(row: dict[str, str]) -> tuple[str, ...]:
    return (row["name"], *(alias for alias in row["aliases"].split("|") if alias))


def _forms(row: dict[str, str], ending: str) -> Iterator[str]:
    """教育 and 教 with 委员会: 教育委员会, 教育委, 教委."""
    for said in _names(row):
        if len(said + ending) > 1 and not (len(said) == 1 and ending == "委员会"):
            yield said + ending
        if ending == "委员会":
            yield said + "委"


@cache
def _stems() -> tuple[tuple[str, str], ...]:
    rows = read_lexicon("organs")
    stems = {row["name"]: row["kind"] for row in rows if row["scope"] in ("government", "party", "people")}
    stems |= {alias: row["kind"] for row in rows if row["scope"] == "people" for alias in _names(row)}
    known = [(stem, kind) for stem, kind in (stems | MORE_STEMS).items() if len(stem) > 1 and stem not in NO_TOPIC]
    return tuple(sorted(known, key=lambda item: (-len(item[0]), item[0])))
