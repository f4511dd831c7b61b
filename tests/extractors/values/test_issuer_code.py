import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.values.issuer_code import decode_issuer_code

# code, year, place of the notice's issuer; canonical name (None: offices of the kind have several names), id, certain
CODES = (
    ("国发", 2020, None, "国务院", "000000-state-council", True),
    ("国办发", 2012, None, "国务院办公厅", "000000-state-council-office", True),
    ("国办函", 2020, "430000", "国务院办公厅", "000000-state-council-office", True),
    ("中办发", 2020, None, "中共中央办公厅", "000000-party-centre-office", True),
    ("教职成函", 2020, "000000", "教育部", "000000-education", True),
    ("教职成函", 2020, None, "教育部", "000000-education", False),
    ("教职成厅函", 2020, None, "教育部办公厅", "000000-education/办公厅", True),
    ("教职成司函", 2020, None, "教育部职业教育与成人教育司", "000000-education/职业教育与成人教育司", True),
    ("人社部发", 2020, None, "人力资源和社会保障部", "000000-human-resources", True),
    ("人社厅明电", 2020, None, "人力资源和社会保障部办公厅", "000000-human-resources/办公厅", True),
    ("劳社部发", 2005, None, "劳动和社会保障部", "000000-labour", True),
    ("国卫办医函", 2020, None, "国家卫生健康委员会办公厅", "000000-health/办公厅", True),
    ("国卫医发", 2016, None, "国家卫生和计划生育委员会", "000000-health", True),
    ("工信部联企业", 2020, None, "工业和信息化部", "000000-industry-information", True),
    ("发改办价格", 2020, None, "国家发展和改革委员会办公厅", "000000-development-reform/办公厅", True),
    ("财教", 2020, "000000", "财政部", "000000-finance", True),
    ("建房", 2020, "000000", "住房和城乡建设部", "000000-housing", True),
    ("财政部公告", 2020, None, "财政部", "000000-finance", True),
    ("湖南省人民政府令", 2020, None, "湖南省人民政府", "430000-government", True),
    ("湘政发", 2020, None, "湖南省人民政府", "430000-government", True),
    ("湘政办发", 2020, None, "湖南省人民政府办公厅", "430000-government-office", True),
    ("湘教通", 2020, None, "湖南省教育厅", "430000-education", True),
    ("晋教职成函", 2020, None, "山西省教育厅", "140000-education", False),
    ("晋教职成函", 2020, "140000", "山西省教育厅", "140000-education", True),
    ("鲁教职字", 2020, "370000", "山东省教育厅", "370000-education", True),
    ("京教财", 2020, "110000", "北京市教育委员会", "110000-education", True),
    ("兵教函", 2020, None, "新疆生产建设兵团教育局", "660000-education", True),
    ("赣府厅发", 2020, "360000", "江西省人民政府办公厅", "360000-government-office", True),
    ("赣市监食经", 2020, "360000", "江西省市场监督管理局", "360000-market-regulation", True),
    ("湘卫发", 2010, None, "湖南省卫生厅", "430000-health", True),
    ("湘卫发", 2020, None, "湖南省卫生健康委员会", "430000-health", True),
    ("湘农发", 2020, None, "湖南省农业农村厅", "430000-agriculture", True),
    ("京银保监发", 2023, "110000", "中国银行保险监督管理委员会北京监管局", "110000-banking-insurance", True),
    ("湘团发", 2020, None, "中国共产主义青年团湖南省委员会", "430000-youth-league", True),
    ("浙经信", 2020, "330000", "浙江省经济和信息化厅", "330000-industry-information", True),
    ("川办发", 2020, "510000", "四川省人民政府办公厅", "510000-government-office", True),
    ("苏办发", 2020, "320000", "中共江苏省委办公厅", "320000-party-office", True),
    ("绍市教基", 2020, "330600", None, "330600-education", True),
    ("甬建发", 2020, "330200", None, "330200-housing", True),
    ("绍政发", 2020, "330600", "绍兴市人民政府", "330600-government", True),
    ("绍政办发", 2020, "330600", None, "330600-government-office", True),
    ("霍教职成", 2020, "341522", None, "341522-education", True),
    ("镇市监质", 2020, "321100", None, "321100-market-regulation", True),
    ("宁政办发", 2020, "320100", None, "320100-government-office", True),
    ("宁政办发", 2020, "640000", "宁夏回族自治区人民政府办公厅", "640000-government-office", True),
)
# Of another place, of no office that is known, of a body whose code opens like an office's.
UNKNOWN = (
    ("湘教通", "140000"),
    ("吉市政办发", "220000"),
    ("绍市教", None),
    ("浙教技中心", "330000"),
    ("浙教基金", "330000"),
    ("湘公积金", "430000"),
    ("湘民宗发", "430000"),
    ("晋", None),
    ("校发", None),
    ("甲乙丙丁", None),
)


@pytest.mark.parametrize(("code", "year", "place", "name", "organ_id", "certain"), CODES)
def test_a_code_is_an_organ(code: str, year: int, place: str | None, name: str | None, organ_id: str, certain: bool) -> None:
    decoded = decode_issuer_code(code, year, region_code=place)
    assert decoded is not None
    assert (decoded.canonical_name, decoded.organ_id, decoded.certain) == (name, organ_id, certain)
    assert decoded.organ_id.startswith(decoded.region_code)


@pytest.mark.parametrize(("code", "place"), UNKNOWN)
def test_what_no_code_says(code: str, place: str | None) -> None:
    assert decode_issuer_code(code, 2020, region_code=place) is None


@given(
    st.text(alphabet="国办湘晋教职成政府发函字市县公积金财建", max_size=24), st.sampled_from([None, "000000", "430000", "330600", "330602"])
)
def test_any_code_is_read(code: str, place: str | None) -> None:
    decoded = decode_issuer_code(code, 2020, region_code=place)
    assert decoded is None or decoded.organ_id
