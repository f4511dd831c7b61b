"""Issuers of invented notices: real organs, invented events and wording."""

from typing import Any

import pytest

from extractors.issuers import Issuer, normalise_issuer
from extractors.notice import Span
from extractors.row import Facts, SignalReason
from tests.cases import Case, check, read_text

HEAD = "关于举办读书知识竞赛的通知\n\n各区、县教育局：\n\n为做好此项工作，现将有关事项通知如下。\n\n特此通知。\n\n"
DATE = "\n\n2031年3月4日\n"


def named(*names: str) -> tuple[dict[str, Any], ...]:
    """The expected rows of issuers with these names, the first in the lead."""
    return tuple({"name": name, "is_lead": i == 0} for i, name in enumerate(names))


CASES = (
    Case(f"{HEAD}⟦绍兴市教育局⟧{DATE}", named("绍兴市教育局"), "one organ, date below"),
    Case(f"{HEAD}⟦绍兴市教育局办公室⟧（代章）{DATE}", named("绍兴市教育局办公室"), "seal note dropped"),
    Case(f"{HEAD}　　　　⟦绍 兴 市 教 育 局⟧{DATE}", named("绍兴市教育局"), "letter-spaced name"),
    Case(
        f"{HEAD}⟦湖南省教育厅⟧　　⟦中共湖南省委宣传部⟧\n⟦共青团湖南省委⟧{DATE}",
        named("湖南省教育厅", "中共湖南省委宣传部", "共青团湖南省委"),
        "columns and rows",
    ),
    Case(f"{HEAD}⟦教育部⟧⟦财政部⟧⟦国务院国资委⟧{DATE}", named("教育部", "财政部", "国务院国资委"), "spaces lost between names"),
    Case(f"{HEAD}⟦国家税务总局\n湖南省税务局⟧{DATE}", named("国家税务总局湖南省税务局"), "one name over two lines"),
    Case(
        f"{HEAD}⟦国家税务总局\n重庆市渝北区税务局⟧{DATE}",
        named("国家税务总局重庆市渝北区税务局"),
        "a branch of a district over two lines",
    ),
    Case(
        f"中国人民银行太原中心支行\n                         文件\n山西省财政厅\n\n并银发〔2031〕6号\n\n{HEAD}"
        f"    中国人民银行            山 西 省\n    太原中心支行            财 政 厅{DATE}",
        named("中国人民银行太原中心支行", "山西省财政厅"),
        "two columns of two lines",
    ),
    Case(
        f"{HEAD}⟦湖南省教育厅⟧      ⟦湖南省财政厅⟧\n⟦湖南省科学技术厅⟧      ⟦湖南省卫生健康委⟧{DATE}",
        named("湖南省教育厅", "湖南省财政厅", "湖南省科学技术厅", "湖南省卫生健康委"),
        "two columns of whole names",
    ),
    Case(
        f"⟦绍兴市科学技术局⟧\n⟦绍兴市农业农村局⟧       文件\n⟦绍兴市文化广电旅游局⟧\n\n绍科发〔2031〕9号\n\n{HEAD}2031年3月4日\n",
        named("绍兴市科学技术局", "绍兴市农业农村局", "绍兴市文化广电旅游局"),
        "文件 beside the middle one",
    ),
    Case(f"{HEAD}⟦绍兴市教育局⟧\n局长　张三{DATE}", named("绍兴市教育局"), "a person signs too"),
    Case(
        f"⟦湖南省教育厅⟧文件\n\n湘教通〔2031〕9号\n\n{HEAD}2031年3月4日\n",
        named("湖南省教育厅"),
        "issuer mark where only a date is signed",
    ),
    Case(
        "⟦绍兴市教育局⟧等三部门关于举办读书知识竞赛的通知\n\n各区、县教育局：\n\n现将有关事项通知如下。\n\n2031年3月4日\n",
        named("绍兴市教育局"),
        "等三部门 names one",
    ),
    Case(
        "⟦绍兴市教育局⟧会议纪要\n\n〔2031〕3号\n\n3月4日，局长主持召开会议，现纪要如下。\n\n一、同意举办读书知识竞赛\n",
        ({"name": "绍兴市教育局", "is_lead": True},),
        "before the kind of document",
    ),
    Case(
        "⟦国务院办公厅⟧转发教育部关于读书活动意见的通知\n\n各省、自治区、直辖市人民政府：\n\n现转发给你们，请认真贯彻执行。\n",
        named("国务院办公厅"),
        "the forwarding organ only",
    ),
    Case(f"⟦国网湖南省电力公司安全监察部⟧\n{HEAD}2031年3月4日\n", named("国网湖南省电力公司安全监察部"), "a firm's department above 关于"),
    Case(f"⟦示范集团安全部⟧{HEAD}2031年3月4日\n", named("示范集团安全部"), "a department like a ministry"),
    Case(f"⟦华东示范大学研究生院⟧\n{HEAD}2031年3月4日\n", named("华东示范大学研究生院"), "a university's department"),
    Case(f"⟦示范医院\n护理部⟧\n{HEAD}2031年3月4日\n", named("示范医院护理部"), "a hospital's department on a line"),
    Case(f"{HEAD}⟦校长办公室⟧{DATE}", named("校长办公室"), "an office like a person"),
    Case(f"{HEAD}⟦院长接待室⟧{DATE}", named("院长接待室"), "another office like a person"),
)
NOTHING = (
    "示范学会 示范协会关于举办读书知识竞赛的通知\n\n各会员：\n\n现将有关事项通知如下。\n\n2031年3月4日\n",
    "走进示范大学开展读书知识竞赛的通知\n\n各会员：\n\n现将有关事项通知如下。\n\n2031年3月4日\n",
    "全体民办学校关于举办读书知识竞赛的通知\n\n各会员：\n\n现将有关事项通知如下。\n\n2031年3月4日\n",
    "关于举办读书知识竞赛的通知\n\n各区、县教育局：\n\n现将有关事项通知如下。\n\n2031年3月4日\n",
    "各位老师：\n\n请于本周五前把名单交到校办。谢谢！\n",
    "有关读书活动的说明\n\n各校可以自行安排。\n",
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.why)
def test_issuers(case: Case) -> None:
    check(case, "issuers")


@pytest.mark.parametrize("text", NOTHING)
def test_no_issuers(text: str) -> None:
    assert read_text(text).rows["issuers"] == ()


def test_what_the_lexicon_knows() -> None:
    row = read_text(f"{HEAD}湖南省教育厅　　湖南省网信办{DATE}").rows["issuers"][1]
    assert isinstance(row, Issuer)
    assert row.canonical_name == "中共湖南省委网络安全和信息化委员会办公室"
    assert (row.organ_id, row.kind, row.level, row.region_code) == ("430000-cyberspace", "网信", "province", "430000")


def test_a_short_name_takes_the_place_of_its_neighbour() -> None:
    rows = read_text(f"{HEAD}绍兴市教育局　　市总工会　　团市委{DATE}").rows["issuers"]
    assert [row.canonical_name for row in rows if isinstance(row, Issuer)] == [
        "绍兴市教育局",
        "绍兴市总工会",
        "中国共产主义青年团绍兴市委员会",
    ]


def test_a_short_name_takes_the_province_of_the_number_where_its_office_signs() -> None:
    rows = read_text(f"湘卫函〔2031〕9号\n\n{HEAD}省卫生健康委　　财政厅{DATE}").rows["issuers"]
    assert [row.canonical_name for row in rows if isinstance(row, Issuer)] == ["湖南省卫生健康委员会", "湖南省财政厅"]


@pytest.mark.parametrize("number", ["湘财函〔2031〕9号", "绍市卫〔2031〕9号", "第9号"])
def test_a_number_of_another_office_or_of_a_city_tells_no_province(number: str) -> None:
    rows = read_text(f"{number}\n\n{HEAD}省卫生健康委{DATE}").rows["issuers"]
    assert [row.canonical_name for row in rows if isinstance(row, Issuer)] == [None]


def test_a_number_alone_names_no_issuer() -> None:
    assert read_text(f"湘教通〔2031〕9号\n\n{HEAD}2031年3月4日\n").rows["issuers"] == ()


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("教务处", SignalReason.UNKNOWN_ORGAN),
        ("花果山市教育局", SignalReason.UNKNOWN_ORGAN),
        ("朝阳区教育局", SignalReason.AMBIGUOUS_REGION),
    ],
)
def test_what_is_not_known_is_signalled_and_kept(name: str, reason: SignalReason) -> None:
    row, signals = normalise_issuer(Issuer(span=Span(0, len(name)), rule="signature", name=name), Facts(year=2031))
    assert isinstance(row, Issuer)
    assert row.name == name
    assert [signal.reason for signal in signals] == [reason]
