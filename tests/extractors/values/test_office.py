import pytest

from extractors.values.office import branches, called, longest_prefix, national_names, offices, topic_of


def test_full_and_short_forms_are_one_office() -> None:
    assert offices("government")["人社局"] == offices("government")["人力资源和社会保障局"]
    assert offices("government")["教委"] == offices("government")["教育委员会"]
    assert "教委员会" not in offices("government")


@pytest.mark.parametrize(("year", "form"), [(2016, "中央网络安全和信息化领导小组办公室"), (None, "中央网络安全和信息化委员会办公室")])
def test_the_office_of_the_year(year: int | None, form: str) -> None:
    assert called(national_names()["中央网信办"], year).form == form


def test_the_longest_name_wins() -> None:
    assert longest_prefix("国务院国资委办公厅", 0, national_names()) == "国务院国资委"
    assert longest_prefix("某某", 0, national_names()) == ""


def test_branches_with_longer_heads_come_first() -> None:
    heads = list(branches())
    assert heads.index("中国银行保险监督管理委员会") < heads.index("中国银行")


@pytest.mark.parametrize(("name", "topic"), [("某市教育科学规划领导小组", "教育"), ("某市住房公积金中心", "住房公积金"), ("某某组", None)])
def test_topics(name: str, topic: str | None) -> None:
    assert topic_of(name) == topic
