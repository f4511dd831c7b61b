import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.lexicon import read_lexicon
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
    ("朝阳区教委", 2020, "110000", "北京市朝阳区教育委员会", "county", "110105"),
    ("越城区教育体育局", 2020, None, "绍兴市越城区教育体育局", "county", "330602"),
    ("浙江省绍兴市教育局", 2020, None, "绍兴市教育局", "prefecture", "330600"),
    ("浙江省绍兴市诸暨市教育局", 2020, None, "诸暨市教育局", "county", "330681"),
    ("市市监局", 2020, "330600", "绍兴市市场监督管理局", "prefecture", "330600"),
    ("市委办", 2020, "330600", "中共绍兴市委办公室", "prefecture", "330600"),
    ("市纪委监委", 2020, "330600", "中共绍兴市纪律检查委员会", "prefecture", "330600"),
    ("省委高校工委", 2020, "430000", "中共湖南省委高等学校工作委员会", "province", "430000"),
    ("省文明办", 2020, "430000", "湖南省精神文明建设指导委员会办公室", "province", "430000"),
    ("市政协办公室", 2020, "330600", "中国人民政治协商会议绍兴市委员会办公室", "prefecture", "330600"),
    ("政协绍兴市委员会", 2020, None, "中国人民政治协商会议绍兴市委员会", "prefecture", "330600"),
    ("省少工委", 2020, "430000", "中国少年先锋队湖南省工作委员会", "province", "430000"),
    ("民盟湖南省委", 2020, None, "中国民主同盟湖南省委员会", "province", "430000"),
    ("共青团绍兴市委办公室", 2020, None, "中国共产主义青年团绍兴市委员会办公室", "prefecture", "330600"),
    ("民革中央", 2020, None, "中国国民党革命委员会中央委员会", "nation", "000000"),
    ("省法院", 2020, "430000", "湖南省高级人民法院", "province", "430000"),
    ("市法院", 2020, "330600", "绍兴市中级人民法院", "prefecture", "330600"),
    ("诸暨市法院", 2020, None, "诸暨市人民法院", "county", "330681"),
    ("宁波银保监局", 2020, None, "中国银行保险监督管理委员会宁波监管局", "prefecture", "330200"),
    ("湖南证监局", 2020, None, "中国证券监督管理委员会湖南监管局", "province", "430000"),
    ("湖南省税务局", 2020, None, "国家税务总局湖南省税务局", "province", "430000"),
    ("绍兴市国税局", 2016, None, "绍兴市国家税务局", "prefecture", "330600"),
    ("长沙海关", 2020, None, "中华人民共和国长沙海关", "prefecture", "430100"),
    ("武警湖南省总队", 2020, None, "中国人民武装警察部队湖南省总队", "province", "430000"),
    ("北京市交通委", 2020, None, "北京市交通委员会", "province", "110000"),
    ("重庆市交通局", 2020, None, "重庆市交通局", "province", "500000"),
    ("绍兴市交通局", 2020, None, "绍兴市交通运输局", "prefecture", "330600"),
    ("绍兴市交通局", 2005, None, "绍兴市交通局", "prefecture", "330600"),
    ("湖南省卫计委", 2016, None, "湖南省卫生和计划生育委员会", "province", "430000"),
    ("国家广电总局", 2010, None, "国家广播电影电视总局", "nation", "000000"),
    ("国家广电总局", 2016, None, "国家新闻出版广电总局", "nation", "000000"),
    ("国家广电总局", 2020, None, "国家广播电视总局", "nation", "000000"),
    ("国务院扶贫办", 2019, None, "国务院扶贫开发领导小组办公室", "nation", "000000"),
    ("国铁集团", 2020, None, "中国国家铁路集团有限公司", "institution", None),
    ("中国人民银行上海总部", 2020, None, "中国人民银行上海总部", "province", "310000"),
    ("国家税务总局花果山税务局", 2020, None, "国家税务总局花果山税务局", None, None),
    ("乙丙银行长沙分行", 2020, None, "乙丙银行长沙分行", "institution", "430100"),
    ("瑞安市安阳街道办", 2020, None, "瑞安市安阳街道办事处", "township", "330381"),
    ("塘下镇人民政府", 2020, "330381", "瑞安市塘下镇人民政府", "township", "330381"),
    ("瑞安市塘下镇党委", 2020, None, "中共瑞安市塘下镇委员会", "township", "330381"),
    ("中共瑞安市塘下镇委员会", 2020, None, "中共瑞安市塘下镇委员会", "township", "330381"),
    ("瑞安市塘下镇前山村村委会", 2020, None, "瑞安市塘下镇前山村村民委员会", "institution", "330381"),
    ("第八师石河子市教育局", 2020, None, "新疆生产建设兵团第八师教育局", "prefecture", "660000"),
    ("兵团办公厅", 2020, None, "新疆生产建设兵团办公厅", "province", "660000"),
    ("新疆生产建设兵团", 2020, None, "新疆生产建设兵团", "province", "660000"),
    ("绍兴一中", 2020, None, "绍兴市第一中学", "institution", "330600"),
    ("绍兴一中党委", 2020, None, "中共绍兴市第一中学委员会", "institution", "330600"),
    ("绍兴市第一中学团委", 2020, None, "中国共产主义青年团绍兴市第一中学委员会", "institution", "330600"),
    ("中山大学", 2020, None, "中山大学", "institution", "440100"),
    ("中山大学附属第一医院", 2020, None, "中山大学附属第一医院", "institution", None),
    ("上海市住建委", 2020, None, "上海市住房和城乡建设管理委员会", "province", "310000"),
    ("深圳市住建局", 2020, None, "深圳市住房和建设局", "prefecture", "440300"),
    ("绍兴市文化广电旅游局", 2020, None, "绍兴市文化广电旅游局", "prefecture", "330600"),
    ("贵州省招生考试院", 2020, None, "贵州省招生考试院", "province", "520000"),
    ("教育部教育考试院", 2020, None, "教育部教育考试院", "nation", "000000"),
    ("教育部职业技术教育中心研究所", 2020, None, "教育部职业技术教育中心研究所", "institution", None),
    ("长沙市税务局稽查局", 2020, None, "国家税务总局长沙市税务局稽查局", "prefecture", "430100"),
    ("喀什地区行署教育局", 2020, None, "喀什地区教育局", "prefecture", "653100"),
    ("长沙经济技术开发区管委会教育局", 2020, None, "长沙经济技术开发区管理委员会教育局", "county", "430100"),
    ("中国人民解放军湖南省军区", 2020, None, "湖南省军区", "province", "430000"),
    ("湖南大学教务处", 2020, None, "湖南大学教务处", "institution", "430000"),
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
    ("卫生部", "国家卫生健康委"),
    ("农业部", "农业农村部"),
    ("国家广播电影电视总局", "国家广播电视总局"),
    ("共青团绍兴一中委员会", "绍兴市第一中学团委"),
    ("中共绍兴市第一中学委员会", "绍兴一中党委"),
    ("湖南省政协", "政协湖南省委员会"),
    ("江岸区民政局", "武汉市江岸区民政局"),
    ("霍邱县教体局", "霍邱县教育局"),
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
    ("湖南省人民政府驻北京办事处", "政府"),
    ("德育处", "教育"),
    ("长沙经济技术开发区管委会教育局", "教育"),
    ("湖南省监狱管理局", "司法"),
    ("护理部", "卫生健康"),
    ("某市直机关工委", "直属机关"),
    ("某市不动产登记中心", "自然资源"),
    ("某省教育政策研究室", "教育"),
)
NO_ORGANS = ("各县教育局", "省属中等职业学校", "市直各单位", "全体中学", "学生发展指导中心", "市政府各部门", "省金融局")
UNKNOWN = ("花果山市教育局", "党政办", "本局", "各单位", "局", "特此通知", "中共中央国务院")


@pytest.mark.parametrize(("name", "year", "context", "canonical", "level", "region"), NAMES)
def test_an_organ_in_full(name: str, year: int, context: str | None, canonical: str, level: str, region: str | None) -> None:
    organ = parse_organ(name, year, context=context)
    assert (organ.canonical_name, organ.level, organ.region_code) == (canonical, level, region)


@pytest.mark.parametrize(("name", "year", "context"), [case[:3] for case in NAMES])
def test_the_canonical_name_is_its_own(name: str, year: int, context: str | None) -> None:
    organ = parse_organ(name, year, context=context)
    assert parse_organ(organ.canonical_name or "", year) == organ


@pytest.mark.parametrize("row", [row for row in read_lexicon("organs") if row["scope"] in ("government", "people", "party")])
@pytest.mark.parametrize("place", ["湖南省", "绍兴市", "德清县"])
def test_every_form_of_an_office_is_the_same_organ(row: dict[str, str], place: str) -> None:
    """In full and in short, an office of a place has one id, and its canonical name leads back to it."""
    if row["places"]:
        return
    year = int(row["from"] or 0) or (int(row["to"]) - 1 if row["to"] else 2020)
    opening = f"{place}委" if row["scope"] == "party" else place
    for ending in row["endings"].split("|"):
        for said in (row["name"], *filter(None, row["aliases"].split("|"))):
            if len(said) > 1:
                organ = parse_organ(opening + said + ending, year)
                assert organ.organ_id is not None, said
                assert organ.organ_id.partition("-")[2].partition("/")[0] == row["organ_id"], (said, organ)
                assert parse_organ(organ.canonical_name or "", year).organ_id == organ.organ_id, (said, organ)


@pytest.mark.parametrize(("one", "other"), SAME_ORGAN)
def test_two_names_of_one_organ(one: str, other: str) -> None:
    assert parse_organ(one).organ_id == parse_organ(other).organ_id is not None


@pytest.mark.parametrize(("name", "kind"), KINDS)
def test_the_topic(name: str, kind: str) -> None:
    assert parse_organ(name, context="430000").kind == kind


@pytest.mark.parametrize("name", UNKNOWN + NO_ORGANS)
def test_an_unknown_organ_has_no_canonical_name(name: str) -> None:
    assert parse_organ(name).canonical_name is None


def test_without_a_context_a_short_name_is_of_no_place() -> None:
    assert parse_organ("市教育局") == Organ(kind="教育")
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


@pytest.mark.parametrize(("ended", "successor"), [("国土资源部", "自然资源部"), ("人事部", "人社部"), ("国家旅游局", "文化和旅游部")])
def test_an_organ_that_ended_in_another_has_its_own_identity(ended: str, successor: str) -> None:
    assert parse_organ(ended).organ_id != parse_organ(successor).organ_id
