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
NO_TOPIC = frozenset({"数据", "规划", "办公室", "办公厅", "管理委员会", "街道办事处", "人民政府", "社会发展"})  # words that tell no topic
MORE_STEMS = {
    "教研": "教育",
    "教学": "教育",
    "招生": "教育",
    "考试": "教育",
    "教育工会": "工会",
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
}  # topics of bodies that are no standing offices


class Office(NamedTuple):
    """A kind of office: its id, its full form (教育厅), topic, scope and the years in which it was called so."""

    organ_id: str
    form: str
    kind: str
    scope: str
    first: int
    last: int


def called(found: tuple[Office, ...], year: int | None) -> Office:
    """The office of several of one name that was called so in `year` (None: today), else the latest."""
    when = FOREVER - 1 if year is None else year
    return next((o for o in found if o.first <= when < o.last), max(found, key=lambda o: o.last))


def topic_of(name: str) -> str | None:
    """The topic word of the longest stem in `name`; None if it has none.

    >>> topic_of("某市普通话水平测试站"), topic_of("某市教育科学规划领导小组办公室")
    (None, '教育')
    """
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
    return Office(row["organ_id"], row["name"] + ending, row["kind"], row["scope"], int(row["from"] or 0), int(row["to"] or FOREVER))


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
