import pytest

from extractors.lexicon import read_lexicon
from extractors.values.region import region_of_code
from extractors.values.zone import known_zone

FOUND = (
    ("两江新区管委会", "重庆两江新区", "prefecture", "500000"),
    ("重庆两江新区教育局", "重庆两江新区", "prefecture", "500000"),
    ("横琴粤澳深度合作区民生事务局", "横琴粤澳深度合作区", "prefecture", "440000"),
    ("中国（海南）自由贸易试验区办公室", "中国（海南）自由贸易试验区", None, "460000"),
    ("中国（四川）自由贸易试验区川南临港片区管委会", "中国（四川）自由贸易试验区川南临港片区", "county", "510000"),
)


@pytest.mark.parametrize(("text", "name", "level", "code"), FOUND)
def test_known_zones(text: str, name: str, level: str | None, code: str) -> None:
    zone = known_zone(text)
    assert zone
    assert (zone.name, zone.level, zone.code) == (name, level, code)
    assert text.startswith(zone.said)


NOT_FOUND = ("", "新区教育局", "江北新区教育局", "甲山经济开发区", "中国（甲乙）自由贸易试验区办公室", "中国（海南）改革发展研究院")


@pytest.mark.parametrize("text", NOT_FOUND)
def test_no_known_zone(text: str) -> None:
    assert known_zone(text) is None


def test_zones_lie_in_divisions_and_have_one_name_each() -> None:
    rows = read_lexicon("zones")
    names = [name for row in rows for name in (row["name"], *filter(None, row["alias"].split("|")))]
    assert len(names) == len(set(names))
    for row in rows:
        assert region_of_code(row["code"]), row
        assert row["level"] in ("prefecture", "county"), row
    assert [row["name"] for row in rows] == sorted(row["name"] for row in rows)
