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
    ("市教育局", None, "", "prefecture", ()),
    ("市教育局", "430000", "", "prefecture", ()),
)


@pytest.mark.parametrize(("text", "context", "name", "level", "codes"), FORMS)
def test_what_opens_a_name(text: str, context: str | None, name: str, level: str, codes: tuple[str, ...]) -> None:
    territory = territories(text, 2020, context)[0]
    assert (territory.name, territory.level, territory.codes) == (name, level, codes)


@pytest.mark.parametrize("text", ["", "教育局", "组织部", "有关单位"])
def test_nothing_opens_it(text: str) -> None:
    assert territories(text, 2020, None) == []
