import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.values.organ import Organ, parse_organ

# name, year, context; canonical name, level, region
NAMES = (
    ("教育部", 2020, None, "教育部", "nation", "000000"),
    ("中华人民共和国教育部", 2020, None, "教育部", "nation", "000000"),
    ("国家教委", 1995, None, "国家教育委员会", "nation", "000000"),
    ("中央宣传部", 2020, None, "中共中央宣传部", "nation", "000000"),
    ("中央网信办", 2016, None, "中央网络安全和信息化领导小组办公室", "nation", "000000"),
    ("中央网信办", 2020, None, "中央网络安全和信息化委员会办公室", "nation", "000000"),
    ("全国总工会", 2020, None, "中华全国总工会", "nation", "000000"),
    ("共青团中央", 2020, None, "中国共产主义青年团中央委员会", "nation", "000000"),
    ("财政部办公厅", 2020, None, "财政部办公厅", "nation", "000000"),
    ("中共教育部党组", 2020, None, "中共教育部党组", "nation", "000000"),
    ("湖南省国资委", 2020, None, "湖南省人民政府国有资产监督管理委员会", "province", "430000"),
    ("绍兴市国资委", 2020, None, "绍兴市国有资产监督管理委员会", "prefecture", "330600"),
    ("中共广西壮族自治区委员会编办", 2020, None, "中共广西壮族自治区委员会机构编制委员会办公室", "province", "450000"),
    ("内蒙古自治区党委宣传部", 2020, None, "中共内蒙古自治区委员会宣传部", "province", "150000"),
    ("兵团党委宣传部", 2020, None, "中共新疆生产建设兵团委员会宣传部", "province", "660000"),
    ("兵团团委", 2020, None, "中国共产主义青年团新疆生产建设兵团委员会", "province", "660000"),
    ("广西公安厅", 2020, None, "广西壮族自治区公安厅", "province", "450000"),
    ("湖南中华职教社", 2020, None, "湖南中华职业教育社", "province", "430000"),
    ("绍兴市人力社保局", 2020, None, "绍兴市人力资源和社会保障局", "prefecture", "330600"),
    ("霍邱县教体局", 2020, None, "霍邱县教育体育局", "county", "341522"),
    ("霍邱县教育和体育局", 2020, None, "霍邱县教育和体育局", "county", "341522"),
    ("绍兴市教育局职成处（盖章）", 2020, None, "绍兴市教育局职成处", "prefecture", "330600"),
    ("中共绍兴市纪委", 2020, None, "中共绍兴市纪律检查委员会", "prefecture", "330600"),
    ("国家税务总局宁波市税务局", 2020, None, "国家税务总局宁波市税务局", "prefecture", "330200"),
    ("中国人民银行海口中心支行", 2020, None, "中国人民银行海口中心支行", "prefecture", "460100"),
    ("合肥经济技术开发区社会发展局", 2020, None, "合肥经济技术开发区社会发展局", "county", "340100"),
    ("瑞安市塘下镇人民政府", 2020, None, "瑞安市塘下镇人民政府", "township", "330381"),
    ("绍兴市第一中学", 2020, None, "绍兴市第一中学", "institution", "330600"),
    ("中共绍兴市第一中学委员会", 2020, None, "中共绍兴市第一中学委员会", "institution", "330600"),
    ("中国职业技术教育学会", 2020, None, "中国职业技术教育学会", "institution", None),
    ("绍兴市全民终身学习活动领导小组办公室", 2020, None, "绍兴市全民终身学习活动领导小组办公室", "prefecture", "330600"),
    ("市教育局", 2020, "330602", "绍兴市教育局", "prefecture", "330600"),
    ("市总工会", 2020, "330600", "绍兴市总工会", "prefecture", "330600"),
    ("团省委", 2020, "430000", "中国共产主义青年团湖南省委员会", "province", "430000"),
    ("省委", 2020, "430000", "中共湖南省委", "province", "430000"),
    ("自治区教育厅", 2020, "450000", "广西壮族自治区教育厅", "province", "450000"),
    ("统计局", 2020, "330600", "绍兴市统计局", "prefecture", "330600"),
    ("统计局", 2020, "000000", "国家统计局", "nation", "000000"),
    ("北京市朝阳区教委", 2020, None, "北京市朝阳区教育委员会", "county", "110105"),
    ("朝阳区教委", 2020, "110000", "朝阳区教育委员会", "county", "110105"),
)
# Of a party committee and a government: the place is known, no name of one organ in full.
OF_BOTH = (
    ("绍兴市委市政府督查室", "prefecture", "330600"),
    ("绍兴市越城区委区政府办公室", "county", "330602"),
    ("合肥高新区党工委管委会办公室", "county", "340100"),
)
SAME_ORGAN = (
    ("湖南省教育厅", "湖南教育厅"),
    ("共青团湖南省委", "中国共产主义青年团湖南省委员会"),
    ("山西省网信办", "中共山西省委网络安全和信息化委员会办公室"),
    ("绍兴市妇联", "绍兴市妇女联合会"),
    ("国务院国资委", "国务院国有资产监督管理委员会"),
)
KINDS = (
    ("湖南省教育厅", "教育"),
    ("湖南省委宣传部", "宣传"),
    ("湖南省委网信办", "网信"),
    ("湖南省人社厅", "人社"),
    ("湖南省工信厅", "工信"),
    ("湖南省农业农村厅", "农业农村"),
    ("湖南省国资委", "国资"),
    ("湖南省总工会", "工会"),
    ("团省委", "共青团"),
    ("湖南省卫健委", "卫生健康"),
    ("湖南省财政厅", "财政"),
    ("某省普法教育领导小组", "教育"),
)
UNKNOWN = ("花果山市教育局", "党政办", "本局", "各单位", "局", "特此通知", "中共中央国务院")


@pytest.mark.parametrize(("name", "year", "context", "canonical", "level", "region"), NAMES)
def test_an_organ_in_full(name: str, year: int, context: str | None, canonical: str, level: str, region: str | None) -> None:
    organ = parse_organ(name, year, context=context)
    assert (organ.canonical_name, organ.level, organ.region_code) == (canonical, level, region)


@pytest.mark.parametrize(("one", "other"), SAME_ORGAN)
def test_two_names_of_one_organ(one: str, other: str) -> None:
    assert parse_organ(one).organ_id == parse_organ(other).organ_id is not None


@pytest.mark.parametrize(("name", "kind"), KINDS)
def test_the_topic(name: str, kind: str) -> None:
    assert parse_organ(name, context="430000").kind == kind


@pytest.mark.parametrize("name", UNKNOWN)
def test_an_unknown_organ_has_no_canonical_name(name: str) -> None:
    assert parse_organ(name).canonical_name is None


def test_without_a_context_a_short_name_is_of_no_place() -> None:
    assert parse_organ("市教育局") == Organ(kind="教育", level="prefecture")
    assert parse_organ("统计局") == Organ(kind="统计")


def test_several_places_are_told_not_guessed() -> None:
    organ = parse_organ("朝阳区教委", 2020)
    assert (organ.region_code, organ.organ_id, organ.ambiguous) == (None, None, ("110105", "220104"))


@given(st.text(alphabet="中共教育部省市县湖南局厅委员会办公室学校团（）", max_size=70))
def test_any_name_is_parsed(name: str) -> None:
    organ = parse_organ(name)
    assert organ.level in (None, "nation", "province", "prefecture", "county", "township", "institution")


@pytest.mark.parametrize(("name", "level", "region"), OF_BOTH)
def test_organs_of_a_committee_and_a_government(name: str, level: str, region: str) -> None:
    organ = parse_organ(name, 2020)
    assert (organ.canonical_name, organ.level, organ.region_code) == (None, level, region)
