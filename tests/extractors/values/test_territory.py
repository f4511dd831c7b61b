import pytest

from extractors.values.territory import territories

FORMS = (
    ("绍兴市教育局", None, "绍兴市", "prefecture", ("330600",)),
    ("浙江省绍兴市教育局", None, "浙江省绍兴市", "prefecture", ("330600",)),
    ("湖南教育厅", None, "湖南省", "province", ("430000",)),
    ("西安住房公积金管理中心", None, "西安市", "prefecture", ("610100",)),  # not one of the counties of that short name
    ("朝阳区教委", None, "朝阳区", "county", ("110105", "220104")),
    ("朝阳区教委", "110000", "朝阳区", "county", ("110105",)),
    ("瑞安市塘下镇人民政府", None, "瑞安市塘下镇", "township", ("330381",)),
    ("绵阳高新区管委会", None, "绵阳高新区", "county", ("510700",)),
    ("示范新城社事局", None, "示范新城", "county", ()),
    ("省教育厅", "330602", "浙江省", "province", ("330000",)),
    ("市教育局", None, "", None, ()),  # of a municipality, a prefecture or a county
    ("市教育局", "430000", "", None, ()),
    ("州教育局", None, "", "prefecture", ()),
    ("区教育局", None, "", "county", ()),
    ("上海市浦东新区教育局", None, "上海市浦东新区", "county", ("310115",)),  # a district, no zone of the city
    ("天津滨海新区人民政府", None, "天津市滨海新区", "county", ("120116",)),
    ("雄安新区公共服务局", None, "河北雄安新区", "prefecture", ("130000",)),
    ("河北雄安新区管委会", None, "河北雄安新区", "prefecture", ("130000",)),
    ("陕西省西咸新区教育体育局", None, "陕西省西咸新区", "prefecture", ("610000",)),
    ("中国（湖北）自由贸易试验区襄阳片区管委会", None, "中国（湖北）自由贸易试验区襄阳片区", "county", ("420000",)),
    ("中国(湖北)自由贸易试验区工作办公室", None, "中国(湖北)自由贸易试验区", None, ("420000",)),
    ("上海自贸区临港新片区管委会", None, "上海自贸区临港新片区", None, ("310000",)),
    ("郑州航空港经济综合实验区社会局", None, "郑州航空港经济综合实验区", "county", ("410100",)),
    ("西安国际港务区教育局", None, "西安国际港务区", "county", ("610100",)),
    ("湖南长沙教育局", None, "湖南省长沙市", "prefecture", ("430100",)),
    ("新疆建设兵团教育局", None, "新疆生产建设兵团", "province", ("660000",)),
    ("前郭县教育局", None, "前郭尔罗斯蒙古族自治县", "county", ("220721",)),
    ("晋城市城区教育局", None, "晋城市城区", "county", ("140502",)),
    ("湘西自治州财政局", None, "湘西土家族苗族自治州", "prefecture", ("433100",)),
    ("巴州区教育局", None, "巴州区", "county", ("511902",)),
    ("巴州教育局", None, "巴音郭楞蒙古自治州", "prefecture", ("652800",)),
    ("江苏省鼓楼区教育局", None, "江苏省鼓楼区", "county", ("320106", "320302")),
    ("崇川区教育局", None, "崇川区", "county", ("320602", "320613")),  # another code under the same name in 2020
    ("朝阳区教委", "220100", "朝阳区", "county", ("220104",)),
    ("朝阳区教委", "110101", "朝阳区", "county", ("110105",)),  # of another district of the city
    ("朝阳区教委", "430000", "朝阳区", "county", ("110105", "220104")),  # not in that province
    ("朝阳区教委", "000000", "朝阳区", "county", ("110105", "220104")),
)


@pytest.mark.parametrize(("text", "context", "name", "level", "codes"), FORMS)
def test_what_opens_a_name(text: str, context: str | None, name: str, level: str | None, codes: tuple[str, ...]) -> None:
    territory = territories(text, 2020, context)[0]
    assert (territory.name, territory.level, territory.codes) == (name, level, codes)


@pytest.mark.parametrize("text", ["", "教育局", "组织部", "有关单位"])
def test_nothing_opens_it(text: str) -> None:
    assert territories(text, 2020, None) == []


YEARS = (
    ("巢湖市教育局", 2010, "prefecture", ("341400",)),
    ("巢湖市教育局", 2011, None, ("340181", "341400")),  # which of both the year does not tell
    ("巢湖市教育局", 2012, "county", ("340181",)),
    ("巢湖市庐江县教育局", 2011, "county", ("341421",)),  # the chain tells
    ("合肥市庐江县教育局", 2011, "county", ("340124",)),
    ("儋州市教育局", 2014, "county", ("469003",)),
    ("儋州市教育局", 2016, "prefecture", ("460400",)),
    ("重庆市教委", 1996, "prefecture", ("510200",)),
    ("重庆市教委", 1998, "province", ("500000",)),
    ("密云县教委", 2015, "county", ("110228",)),  # the name tells
    ("密云区教委", 2015, "county", ("110118",)),
    ("莱芜市教育局", 2017, "prefecture", ("371200",)),
    ("济南市莱芜区教育局", 2020, "county", ("370116",)),
)


@pytest.mark.parametrize(("text", "year", "level", "codes"), YEARS)
def test_codes_are_those_of_the_year(text: str, year: int, level: str | None, codes: tuple[str, ...]) -> None:
    territory = territories(text, year, None)[0]
    assert (territory.level, territory.codes) == (level, codes)
