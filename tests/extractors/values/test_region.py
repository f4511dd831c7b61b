import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.values.region import AmbiguousRegion, find_region, find_regions, region_chain, region_of_code, region_prefix

NAMES = (
    ("湖南省", None, "430000"),
    ("湖南", None, "430000"),
    ("湘", None, "430000"),
    ("内蒙古", None, "150000"),
    ("广西壮族自治区", None, "450000"),
    ("广西自治区", None, "450000"),
    ("绍兴市", None, "330600"),
    ("湘西州", None, "433100"),
    ("恩施土家族苗族自治州", None, "422800"),
    ("霍邱县", None, "341522"),
    ("景宁县", None, "331127"),
    ("新疆生产建设兵团", None, "660000"),
    ("兵团", None, "660000"),
    ("吉林", None, "220000"),  # the province before its city
    ("大理", None, "532900"),  # the prefecture before its seat
    ("襄樊市", 2009, "420600"),
    ("襄樊市", 2020, "420600"),  # the name that it had until 2010
    ("重庆市", 1996, "510200"),
    ("重庆市", 1998, "500000"),
    ("巢湖市", 2010, "341400"),
    ("北京市朝阳区", None, "110105"),
    ("浙江省绍兴市越城区", None, "330602"),
    ("湘西自治州", None, "433100"),
    ("景宁自治县", None, "331127"),
    ("海南州", None, "632500"),  # no part of Hainan Province
    ("博州", None, "652700"),
    ("锡盟", None, "152500"),
    ("呼盟", 1999, "152100"),
    ("科左中旗", 1990, "152322"),
    ("科左中旗", 2020, "150521"),
    ("莫旗", None, "150722"),
    ("管城区", None, "410104"),
    ("庐江县", 2010, "341421"),
    ("庐江县", 2012, "340124"),
    ("襄樊市", 2010, "420600"),  # either name, one code
    ("襄阳市", 2010, "420600"),
)
NONE = ("", "花果山市", "教育局", "浙江省花果山市", "浙江省朝阳区")
PREFIXES = (
    ("绍兴市教育局", "绍兴市"),
    ("吉林市教育局", "吉林市"),
    ("新疆维吾尔自治区教育厅", "新疆维吾尔自治区"),
    ("积石山保安族东乡族撒拉族自治县教育局", "积石山保安族东乡族撒拉族自治县"),
    ("兵团教育局", ""),
    ("城区各学校", ""),  # a word before it is a name
    ("郊区学校", ""),
    ("湖南教育厅", ""),
    ("", ""),
)


@pytest.mark.parametrize(("name", "year", "code"), NAMES)
def test_a_name_means_its_region(name: str, year: int | None, code: str) -> None:
    region = find_region(name, year)
    assert region is not None
    assert region.code == code


@pytest.mark.parametrize("name", NONE)
def test_no_region(name: str) -> None:
    assert find_region(name) is None


@pytest.mark.parametrize("name", ["朝阳区", "鼓楼区", "朝阳", "崇川区"])  # 崇川区 has two codes in 2020
def test_several_places_are_never_guessed(name: str) -> None:
    with pytest.raises(AmbiguousRegion) as fault:
        find_region(name, 2020)
    assert len(fault.value.regions) > 1


def test_within_settles_it() -> None:
    region = find_region("鼓楼区", 2020, within="350100")
    assert region is not None
    assert region.code == "350102"


@pytest.mark.parametrize(("text", "name"), PREFIXES)
def test_the_longest_name_that_opens_a_text(text: str, name: str) -> None:
    assert region_prefix(text) == name


def test_short_names_when_asked_for() -> None:
    assert region_prefix("致湖南教育厅", 1, short_names=True) == "湖南"
    assert region_prefix("兵团教育局", short_names=True) == "兵团"
    assert region_prefix("朝晖小区", short_names=True) == ""


@pytest.mark.parametrize("text", ["湖南路街道办事处", "长治路小学", "南京东路街道办事处", "惠民服务中心", "中山陵园管理局", "大同中学"])
def test_streets_and_words_are_no_short_names(text: str) -> None:
    assert region_prefix(text, short_names=True) == ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("湖南路桥集团", "湖南"),
        ("北京铁路局", "北京"),
        ("广西公路管理局", "广西"),
        ("大同教育局", "大同"),
        ("中山住房公积金管理中心", "中山"),
        ("南京东站", "南京"),
    ],
)
def test_short_names_before_words_that_look_alike(text: str, name: str) -> None:
    assert region_prefix(text, short_names=True) == name


def test_a_chain_goes_inwards() -> None:
    assert region_chain("浙江省绍兴市越城区教育局") == ("浙江省", "绍兴市", "越城区")
    assert region_chain("浙江省合肥市") == ("浙江省",)
    assert region_chain("教育局") == ()
    assert region_chain("晋城市城区教育局") == ("晋城市", "城区")
    assert region_chain("绍兴市城区学校") == ("绍兴市",)
    assert region_chain("晋城市城区") == ("晋城市",)
    assert region_chain("城区教育局") == ()
    assert region_chain("湖南长沙教育局") == ("湖南", "长沙")
    assert region_chain("江苏南通通州区教育局") == ("江苏", "南通", "通州区")
    assert region_chain("陕西省安康市教育局") == ("陕西省", "安康市")
    assert region_chain("陕西省安康杯竞赛组委会") == ("陕西省",)
    assert region_chain("重庆市铜仁商会") == ("重庆市",)  # 铜仁 lies elsewhere
    assert region_chain("内江市广安区教育局") == ("内江市",)
    assert region_chain("长沙岳麓教育局") == ("长沙",)  # counties not by their short names


def test_a_code_has_its_region_of_the_year() -> None:
    region = region_of_code("330600", 1982)
    assert region is not None
    assert region_of_code("999999") is None


def test_years_before_and_after_the_lists() -> None:
    assert [r.code for r in find_regions("湖南省", 1900)] == ["430000"]
    assert [r.code for r in find_regions("湖南省", 2100)] == ["430000"]


@given(st.text(alphabet="湖南省长沙市岳麓区县州自治朝阳 a", max_size=20), st.integers(0, 20))
def test_a_prefix_stands_where_it_was_sought(text: str, start: int) -> None:
    assert text.startswith(region_prefix(text, start, short_names=True), start) or start > len(text)
