"""The issuer's code of a document's number (机关代字, GB/T 9704-2012, 7.2.5) decoded to the organ that it stands for.

>>> decode_issuer_code("国办发", 2020)
IssuerCode(organ_id='000000-state-council-office', canonical_name='国务院办公厅', region_code='000000', certain=True)
>>> decode_issuer_code("湘政办发", 2020).canonical_name, decode_issuer_code("人社部发", 2021).canonical_name
('湖南省人民政府办公厅', '人力资源和社会保障部')

Several places may have one abbreviation (宁: 宁夏, 南京, 宁德), and some offices use a code without their place's (教职成: the ministry,
but a province as well): such a code is certain only where `region_code`, the place of the issuer that the notice names, agrees. A code
that is another place's is None; so is what is no office of the table.

>>> decode_issuer_code("晋教职成函", 2021).certain, decode_issuer_code("晋教职成函", 2021, region_code="140000").certain
(False, True)
>>> [decode_issuer_code("宁政办发", 2020, region_code=place).organ_id for place in ("640000", "350900")]
['640000-government-office', '350900-government-office']
>>> decode_issuer_code("鲁教职字", 2020, region_code="430000"), decode_issuer_code("甲乙丙")
(None, None)

Decoded only: an issuer that the text does not name is not inferred from its number. Source: lexicons/issuer_codes.tsv.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache
from typing import NamedTuple

from extractors.lexicon import read_lexicon
from extractors.patterns import pattern_of
from extractors.values.office import longest_prefix, national_names
from extractors.values.organ import Organ, parse_organ
from extractors.values.region import Region, region_of_code

LONGEST_CODE = 20  # code points, as in a number
LONGEST_OFFICE = 5
FOREVER = 9999
_XPCC = "660000"
_MUNICIPALITIES = ("11", "12", "31", "50")
_KIND_OF_LETTER = pattern_of(r"(?:便?函|规|字|明电|公告|令)$")  # what may stand behind a code of the table
_SPELT_OUT = pattern_of(r"(?P<name>.{2,20}?)(?:公告|令|通告)")
_PLACE_WORD = pattern_of(r"[市县区州盟旗]")
# What begins as an office's code does and is another's: 公积金, 民宗委, 政协, 政数局.
_OTHERS = pattern_of(
    r"公(?!积金|[安通办发字函传规治交刑禁])|民(?:宗|革|盟|建|进|航)|政(?:协|传|数|务|法|研|审|治)|农(?:垦|信|商|机|工)|交(?:投|警)|统战|审批"
    r"|商(?:联|会)|水(?:文|投)|科(?:学院|技园)|体(?:彩|改)|教(?:工委|研|规办|科院|育工)|环(?:卫|委)|府(?:谷)|司(?:令)|税(?:协)|建(?:投|工|行)|财(?:险|大)"
)
_BODY = pattern_of(r"中心|基金|[学协]会|指挥|领办|领导|机制")  # 教技中心 is no education department
# Offices whose name is the same in every city and county.
_ONE_NAME = pattern_of(r"人民政府|纪委|总工会|联合会|科学技术协会")


class IssuerCode(NamedTuple):
    """What a code stands for; `canonical_name` is None where the office's name differs from place to place."""

    organ_id: str
    canonical_name: str | None
    region_code: str
    certain: bool


@lru_cache(maxsize=4096)
def decode_issuer_code(code: str, year: int | None = None, *, region_code: str | None = None) -> IssuerCode | None:
    """The organ of `code` in `year` (None: today), seen from the place `region_code` (None: not known; 000000: the nation)."""
    if not 2 <= len(code) <= LONGEST_CODE:
        return None
    found = _spelt_out(code, year) or _whole(code, year)
    if found and (found.certain or region_code in (None, found.region_code)):
        return found._replace(certain=found.certain or region_code == found.region_code)
    if region_code is None:
        return _provincial(code, year)
    region = region_of_code(region_code, year)
    return _of_region(code, year, region) if region else None


def _spelt_out(code: str, year: int | None) -> IssuerCode | None:
    """财政部公告, 国家税务总局令: the name itself; of several organs the first."""
    match = _SPELT_OUT.fullmatch(code)
    name = longest_prefix(match["name"], 0, national_names()) or match["name"] if match else ""
    organ = parse_organ(name, year) if name else Organ()
    return _decoded(organ, certain=True) if organ.canonical_name else None


def _whole(code: str, year: int | None) -> IssuerCode | None:
    """A code of the table, as a whole or by its beginning: of a central organ, and of few others."""
    for said in (code, _KIND_OF_LETTER.sub("", code)):
        rows = [row for row in (*_rows("organ").get(said, ()), *_beginning(said)) if _may_be(row, year)]
        if rows:
            row = _valid(rows, year)
            organ = parse_organ(row["name"], int(row["to"]) - 1 if row["to"] else year)
            return _decoded(organ, certain=bool(row["certain"]))
    return None


def _provincial(code: str, year: int | None) -> IssuerCode | None:
    """By the abbreviation of a province alone, certain where no other place is known to have it."""
    for abbreviation in (code[:2], code[:1]):
        row = _provinces().get(abbreviation)
        region = region_of_code(row["name"], year) if row else None
        if row and region:
            organ = _office(code[len(abbreviation) :], region, year)
            return _decoded(organ, certain=bool(row["certain"])) if organ else None
    return None


def _of_region(code: str, year: int | None, region: Region) -> IssuerCode | None:
    """By the abbreviation of the place that the notice's own issuer has."""
    for length in _abbreviation(code, region):
        organ = _office(code[length:], region, year)
        if organ is None and region.level != "province":  # 绍市教; but 吉市政办发 is of a city, not of the province
            organ = _office(_PLACE_WORD.sub("", code[length:], count=1), region, year)
        if organ:
            return _decoded(organ, certain=True)
    return None


def _abbreviation(code: str, region: Region) -> Iterator[int]:
    """How many characters of the code may stand for the place: 晋, 甬, the first or another character of its name."""
    if region.level == "province":
        yield from (n for n in (2, 1) if (row := _provinces().get(code[:n])) and row["name"] == region.code)
        return
    if _cities().get(code[0]) == region.code:
        yield 1
    if len(region.short) > 2 and code.startswith(region.short):
        yield len(region.short)
    if code[:2] == region.short[:2]:
        yield 2
    if code[0] in region.short:
        yield 1


def _office(rest: str, region: Region, year: int | None) -> Organ | None:
    """The office of a place that `rest` begins with, by the longest code of the table."""
    if _OTHERS.match(rest) or (_BODY.search(rest) and not rest.startswith("公积金")):
        return None
    for length in range(min(LONGEST_OFFICE, len(rest)), 0, -1):
        rows = [row for row in _rows("office").get(rest[:length], ()) if _may_be(row, year)]
        if rows:
            return _named(_valid(rows, year), region, year)
    return None


def _named(row: dict[str, str], region: Region, year: int | None) -> Organ | None:
    """The office of the table's row at a place; without a name where names differ."""
    is_municipality = region.level == "province" and region.code[:2] in _MUNICIPALITIES
    is_province = region.level == "province" and region.code != _XPCC
    form = row["municipality"] if is_municipality else row["name"]
    said = form or row["name"]
    if not is_province:
        said = f"{said[:-1]}室" if said.endswith("办公厅") else re.sub("厅$", "局", said)
    if region.level == "province" and said.startswith("住房公积金"):  # of cities, but for Hainan's, which has another name
        return None
    organ = parse_organ(region.name + said, year)
    has_one_name = bool(form) and (
        region.level == "province" or (_ONE_NAME.search(said) is not None and (region.level == "county" or "办公" not in said))
    )
    return organ if has_one_name or organ.organ_id is None else replace(organ, canonical_name=None)


def _decoded(organ: Organ, *, certain: bool) -> IssuerCode | None:
    if organ.organ_id is None or organ.region_code is None:
        return None
    return IssuerCode(organ.organ_id, organ.canonical_name, organ.region_code, certain)


def _may_be(row: dict[str, str], year: int | None) -> bool:
    """Whether the row's years hold `year`, the one in which the organ ended included."""
    when = FOREVER - 1 if year is None else year
    return int(row["from"] or 0) <= when <= int(row["to"] or FOREVER)


def _valid(rows: list[dict[str, str]], year: int | None) -> dict[str, str]:
    """Of rows that may be, the first that goes on behind the year."""
    when = FOREVER - 1 if year is None else year
    return next((row for row in rows if when < int(row["to"] or FOREVER)), rows[0])


@cache
def _rows(scope: str) -> dict[str, tuple[dict[str, str], ...]]:
    rows: dict[str, tuple[dict[str, str], ...]] = {}
    for row in read_lexicon("issuer_codes"):
        if row["scope"] == scope:
            rows[row["code"]] = (*rows.get(row["code"], ()), row)
    return rows


def _beginning(code: str) -> Iterator[dict[str, str]]:
    """Rows whose code, marked with *, begins this one, longest first."""
    for length in range(len(code), 1, -1):
        yield from _rows("organ").get(f"{code[:length]}*", ())


@cache
def _provinces() -> dict[str, dict[str, str]]:
    return {code: rows[0] for code, rows in _rows("province").items()}


@cache
def _cities() -> dict[str, str]:
    return {code: rows[0]["name"] for code, rows in _rows("city").items()}
