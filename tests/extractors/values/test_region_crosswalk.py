"""The crosswalk: known reforms one by one, and what must hold for every code of every year."""

import pytest

from extractors.lexicon import read_lexicon
from extractors.values.region_crosswalk import FIRST_YEAR, LAST_YEAR, crosswalk, today_of

REFORMS = (  # code, year -> today's code: kind
    ("110105", 1990, {"110105": "same"}),
    ("110228", 2014, {"110118": "recoded"}),  # a county becomes a district
    ("110103", 2009, {"110101": "joined"}),  # 崇文区 joins 东城区
    ("420600", 2000, {"420600": "renamed"}),  # 襄樊市
    ("371200", 2010, {"370100": "joined"}),  # 莱芜市 joins 济南市
    ("371202", 2010, {"370116": "recoded"}),  # 莱城区 as a whole is 莱芜区
    ("341400", 2010, {"340100": "joined", "340200": "joined", "340500": "joined"}),  # 巢湖市 is divided among three
    ("341402", 2010, {"340181": "recoded"}),  # 居巢区 becomes the city 巢湖市
    ("341421", 2010, {"340124": "recoded"}),  # 庐江县
    ("341424", 2010, {"340207": "joined", "340523": "recoded"}),  # 和县 without one town
    ("330110", 2020, {"330110": "same", "330113": "joined"}),  # 余杭区 and 临平区
    ("330102", 2020, {"330102": "same"}),
    ("330103", 2020, {"330105": "joined"}),  # 下城区 joins 拱墅区
    ("320602", 2019, {"320613": "recoded"}),  # 崇川区 with 港闸区
    ("320611", 2019, {"320613": "joined"}),
    ("469003", 2010, {"460400": "recoded"}),  # 儋州市 becomes a prefecture
    ("510200", 1990, {"500000": "recoded"}),  # 重庆市 becomes a municipality
    ("510000", 1990, {"500000": "joined", "510000": "same"}),
    ("440000", 1985, {"440000": "same", "460000": "joined"}),  # Hainan was part of Guangdong
    ("522400", 2005, {"520500": "recoded"}),  # 毕节地区
    ("419001", 1988, {"411281": "recoded"}),  # the code of 义马市, given to 济源市 later
    ("419001", 2000, {"419001": "same"}),
    ("429004", 2010, {"429004": "same"}),
    ("441900", 2010, {"441900": "same"}),
    ("660000", 2010, {"660000": "same"}),
    ("810000", 2010, {"810000": "same"}),
    ("130100", 1981, {"130100": "same"}),  # a city without districts in the first lists
)
WHOLE = (  # code, year, today's code, is_whole, is_alone
    ("110228", 2014, "110118", True, True),
    ("110103", 2009, "110101", True, False),
    ("330110", 2020, "330113", False, True),
    ("341424", 2010, "340523", False, True),
    ("341424", 2010, "340207", False, False),
)


@pytest.mark.parametrize(("code", "year", "today"), REFORMS)
def test_known_reforms(code: str, year: int, today: dict[str, str]) -> None:
    assert {link.today_code: link.kind for link in today_of(code, year)} == today


@pytest.mark.parametrize(("code", "year", "now", "whole", "alone"), WHOLE)
def test_whole_and_alone(code: str, year: int, now: str, *, whole: bool, alone: bool) -> None:
    link = next(link for link in today_of(code, year) if link.today_code == now)
    assert (link.is_whole, link.is_alone) == (whole, alone)


def test_a_code_that_is_not_of_the_year_leads_nowhere() -> None:
    assert today_of("110118", 2010) == ()
    assert today_of("110228", 2020) == ()
    assert today_of("000000", 2020) == ()


def test_years_outside_the_lists_count_as_the_nearest() -> None:
    assert today_of("110118", LAST_YEAR + 6) == today_of("110118", LAST_YEAR)
    assert today_of("110228", FIRST_YEAR - 9) == today_of("110228", FIRST_YEAR)


def test_every_code_of_every_year_leads_to_today_and_those_of_today_to_themselves() -> None:
    now = {row["code"] for row in read_lexicon("regions") if not row["to"]}
    for row in read_lexicon("regions"):
        start, end = int(row["from"]), int(row["to"] or LAST_YEAR + 1)
        for year in {start, end - 1}:
            links = today_of(row["code"], year)
            assert links, row
            assert {link.today_code for link in links} <= now or [link.kind for link in links] == ["abolished"], row
    assert {code for code in now if [link.today_code for link in today_of(code, LAST_YEAR)] != [code]} == set()


def test_every_prefecture_of_today_comes_from_somewhere_in_every_year() -> None:
    """No prefecture's area gets lost on the way: Hong Kong and Macao before their return and islands without counties apart."""
    now = {row["code"] for row in read_lexicon("regions") if not row["to"] and row["level"] != "county"}
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        reached = {link.today_code for link in crosswalk() if link.valid_from <= year and (link.valid_to is None or year < link.valid_to)}
        lost = {code for code in now - reached if code not in ("810000", "820000", "460300")}
        assert lost == set(), year


def test_links_hold_together() -> None:
    for link in crosswalk():
        assert (link.kind == "same") == (link.code == link.today_code and link.name == link.today_name), link
        assert (link.kind == "abolished") == (link.today_code is None), link
        assert link.valid_to is None or FIRST_YEAR <= link.valid_from < link.valid_to <= LAST_YEAR, link
        links = today_of(link.code, link.valid_from)
        assert link.is_whole == (len(links) == 1 and link.kind != "abolished"), link


def test_rows_are_sorted_and_each_stands_once() -> None:
    keys = [(link.code, link.valid_from, link.today_code or "") for link in crosswalk()]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)
