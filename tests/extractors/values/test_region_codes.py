import pytest

from extractors.lexicon import read_lexicon
from extractors.values.region_codes import Codes, codes_of, is_plan_listed, region_changes, settle

CODES = (
    ("430000", 2020, Codes("430000")),
    ("330600", 2020, Codes("330000", "330600")),
    ("330602", 2020, Codes("330000", "330600", "330602")),
    ("310115", 2020, Codes("310000", None, "310115")),  # a municipality has no prefectures
    ("500112", 2020, Codes("500000", None, "500112")),
    ("510202", 1990, Codes("510000", "510200", "510202")),  # Chongqing as a city of Sichuan
    ("429004", 2020, Codes("420000", None, "429004")),  # governed by the province itself
    ("419001", 2020, Codes("410000", None, "419001")),
    ("659001", 2020, Codes("650000", None, "659001")),
    ("469003", 2010, Codes("460000", None, "469003")),
    ("460400", 2020, Codes("460000", "460400")),  # a prefecture without counties
    ("441900", 2020, Codes("440000", "441900")),
    ("620200", 2020, Codes("620000", "620200")),
    ("341421", 2010, Codes("340000", "341400", "341421")),
    ("340124", 2020, Codes("340000", "340100", "340124")),
    ("660000", 2020, Codes("660000")),
    ("810000", 2020, Codes("810000")),
    ("000000", 2020, Codes()),
    ("999999", 2020, Codes()),
    (None, 2020, Codes()),
    ("110228", None, Codes("110000", None, "110228")),  # no year: a code of the past keeps its places
)
CHANGES = (
    ("371200", 2017, ()),
    ("371200", 2018, ("371200 莱芜市 until 2018",)),
    ("371200", 2020, ("371200 莱芜市 until 2018",)),  # the code is of another time
    ("370116", 2018, ("370116 莱芜区 since 2018",)),
    ("110118", 2014, ("110118 密云区 since 2015",)),
    ("110118", 2016, ()),
    ("330110", 2021, ("330110 余杭区: area to 330113 in 2021",)),
    ("330110", 2022, ()),
    ("110228", 2015, ("110228 密云县 until 2015: 110118",)),
    ("420600", 2010, ("420600 襄樊市 until 2010", "420600 襄阳市 since 2010")),
    ("430000", 1981, ()),  # the first list tells of no beginnings
    ("430000", 1970, ()),
    ("650000", 2023, ()),  # a city founded in it takes nothing away
    ("660000", 2020, ()),
    ("000000", 2020, ()),
)


@pytest.mark.parametrize(("code", "year", "codes"), CODES)
def test_codes_of_all_levels(code: str | None, year: int | None, codes: Codes) -> None:
    assert codes_of(code, year) == codes


@pytest.mark.parametrize(("code", "year", "told"), CHANGES)
def test_changes_in_the_very_year_are_told(code: str, year: int, told: tuple[str, ...]) -> None:
    assert region_changes(code, year) == told


def test_every_division_of_every_year_has_its_own_code_at_its_level() -> None:
    for row in read_lexicon("regions"):
        codes = codes_of(row["code"], int(row["from"]))
        assert getattr(codes, row["level"]) == row["code"], row
        assert [code for code in codes if code][-1] == row["code"], row


SETTLED = (
    (("110105", "220104"), "北京市朝阳区教育委员会　2020年", "110105"),
    (("110105", "220104"), "长春市各直属学校", "220104"),
    (("110105", "220104"), "北京市对口支援长春市", None),
    (("110105", "220104"), "各学校", None),
    (("320106", "320302"), "江苏省教育厅", None),
    (("320106", "350102"), "江苏省教育厅", "320106"),
    (("320602", "320613"), "南通市教育局", None),  # two codes of one place: the words do not tell when
    ((), "江苏省教育厅", None),
)


@pytest.mark.parametrize(("codes", "words", "code"), SETTLED)
def test_of_several_places_the_one_whose_outer_place_is_named(codes: tuple[str, ...], words: str, code: str | None) -> None:
    assert settle(codes, words, 2020) == code


def test_five_cities_are_listed_in_the_plan() -> None:
    listed = [row["name"] for row in read_lexicon("regions") if is_plan_listed(row["code"])]
    assert sorted(listed) == ["厦门市", "大连市", "宁波市", "深圳市", "青岛市"]
