"""Addressees (主送机关, GB/T 9704-2012, 7.3.2) as territory and unit.

A recipient is a unit of the addressee line. Its territory is the place or class of places that qualifies it and the
units beside it: 各市州教育局、总工会 are two recipients of the territory 各市州. A kind of institution (各高职院校, 市直学校,
有关单位) has no territory, nor has an organ that is addressed by its proper name (广东省农垦总局, 市教育局高新分局), nor a
salutation (各位老师).

The line is read by a small grammar: groups between ， and ；; in a group items between 、; an item is a PLACE (自治区,
兰州新区), a PLACE with its unit (直辖市教育厅) or a unit. Places run on until one has a unit: they are the territory of
that unit and of the offices after it in the group.

Table: recipients. Known limits: lists of units without commas or 、 between them (各区委办公室区政府办公室) are one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.notice import ElementKind, Notice, Span
from extractors.row import Extractor, Row, keep
from extractors.values.region import find_regions, region_prefix

# Classes of places. A single character (市) is one only behind 各 or another class: 市教育局 is a proper organ.
LONG_CLASS = (
    r"自治区|自治州|自治县|自治旗|直辖市|计划单列市|副省级城?市|地级以上市|地级市|设区的?市|省辖市|县级市|省?直管县级市|省?直管[县市]|较大的市|特区"
    r"|乡镇|镇街|街道|街镇|开发区|管理区|功能区|新区|园区|林区|垦区|片区|地区|经济区|经开区|高新区"
)
CLASS = rf"(?:{LONG_CLASS}|[省市州盟县区旗师地乡镇街])"
IN_BRACKETS = rf"[（(](?:含[^（）()]{{1,30}}|(?:{CLASS}[、，和及]?){{1,6}})[）)]"
CLASSES = rf"(?:{CLASS}(?:{IN_BRACKETS})?){{1,5}}"
EACH = r"(?:[省市区县]属各|所属各|全[省市区县]各|[省市区县]辖各|各有关|各相关|有关各|有关|相关|各辖|各)"
# 各市直学校, 各市管企业, 各区域, 各师范院校: no place.
NO_PLACE = r"(?![直属级内场域辖范]|管(?![委理])|民(?![政族宗]|兵)|方|质|震|容|长(?!办))"
CLASS_PLACE = re.compile(rf"{EACH}{CLASSES}{NO_PLACE}")
BARE_CLASS_PLACE = re.compile(rf"(?:(?:{LONG_CLASS})(?:{IN_BRACKETS})?|[市县区州镇乡]{IN_BRACKETS}){NO_PLACE}")
BRANCHES = "国家税务总局"  # 国家税务总局各省税务局: a branch stands before its places
NEXT_CLASS_PLACE = re.compile(rf"{EACH}?{CLASSES}{NO_PLACE}")
BRACKETED_CLASSES = re.compile(IN_BRACKETS)
AND = re.compile(r"以及|及|和|与")
# Places that the lists of divisions do not hold.
ZONE = re.compile(
    r"(?!各|有关|相关|[省市区县州](?:直|属|管|级))(?:(?![局厅院委会部])[\u4e00-\u9fff]){1,12}?(?:新区|开发区|经开区|高新区|示范区|实验区|试验区|保税区|新城|园区|林区|经济区|合作区|度假区|风景区|名胜区|投资区|矿区"
    rf"|管理区|功能区|港区|产业园区?|工业园区?|自贸区|生态城|科学城|兵团)(?:{IN_BRACKETS})?"
)
# 长白山管委会教育科技局: the office of a place without a council; 长白山管委会 alone is a unit.
AUTHORITY = re.compile(
    r"(?!各|有关|相关)[\u4e00-\u9fff]{2,10}?(?:管委会|管理委员会)(?=[\u4e00-\u9fff]{2,15}(?:局|部|办|委|办公室|中心)(?:[、，,；;：:]|$))"
)
BRACKETED = r"(?:[（(][^（）()]{1,40}[）)])?"
# Kinds of office: what may follow the name of a place.
OFFICE = re.compile(
    r"(?!各|.{1,30}(?:各|有关|相关))委?[^、]{0,40}(?:局|厅|委|管委会|人大|政协|委员会|党组|办|办公室|部门|政府|工会|妇联|科协|残联|文联|社科联|侨联|工商联|红十字会|工商业联合会|指挥部|小组|机制|军区|法院"
    rf"|检察院|分院|宣传部|组织部|统战部|政法委|公安处|教育处|督导组|办事处|工作站|支队|总队|中心|机构|教研室|教研院|教科院|中华职教社|职业教育社){BRACKETED}"
)
# Proper organs that begin with a place: they stay whole.
PROPER = re.compile(rf".{{0,20}}(?:总局|总队|集团|公司){BRACKETED}")
INSTITUTION = re.compile(
    r".{0,40}(?:学校|院校|高校|大学|学院|公司|集团|企业|媒体|单位|协会|学会|商会|银行|医院|中学|小学|幼儿园|院所|电视台|机构|园|厂|场|个人|同志|老师|教师|学生|家长)"
    rf"{BRACKETED}"
)
# What a place does not reach beyond a 、: 各区县教育局、市直学校.
OWN = re.compile(
    r"各|有关|相关|其他|其它|本|全|驻|在|[省市区县部厅局委院校州盟旗]{1,2}(?:直|属|管|级|内|辖)|直属|中央|国家|国务院|独立|民办|[农林牧渔]场|部机关|厅机关|中国|解放军|武警"
)
# 市教育局: the place's own. 市场监管局 is none.
OWN_PLACE = re.compile(r"[省市区县州](?![场政容域民])")
# 各镇（街道）…、社区学校: schools and the like of a township go with it.
TOWNSHIP = re.compile(r"[乡镇街]|街道|片区")
# What ends a unit; an item without it belongs to the next (商务、财政主管部门).
UNIT_END = re.compile(
    rf"(?:[局厅委部办会社校院所室组团队处司行站馆台府署协联党人员师生长学科股支们场工任]|中心|部门|机构|单位|企业|公司|集团|媒体|高校|中学|小学|幼儿园|园|同志|朋友|军区|政协|院线|银行|支部|机关|机制|小学|学生|干部|中职|高中"
    rf"|区|厂|店|基地|专班){BRACKETED}$"
)
# 各委、办、局: one unit.
REST_OF_OFFICES = re.compile(r"、(?:[委办厅局部院](?:[（(][^（）()]{1,20}[）)])?)(?=[、，,；;]|$)")
LONGEST_SHORT_NAME = 4  # 北京, 内蒙古, 兴安盟
# 甲公司、乙公司等有关企业: a list of names, each a unit.
LIST_OF_NAMES = re.compile(r"[^，；]{0,200}等(?:有关|相关)?(?:企业|单位|学校|院校|部门|公司)(?:[，；]|$)")
LONGEST_END = 60  # characters that tell how a unit ends, brackets and all
LONGEST_LINE = 3000  # characters of an addressee; the longest of 1,500 notices has 600
MARK = re.compile(r"[（(]|[）)]|[、，,；;]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient(Row):
    """One unit addressed; `span` is the unit's place.

    territory: whose units they are (各市州), as written; null where a unit is named outright
    unit: the unit (教育（体）局), as written
    territory_span: where the territory stands, if it stands apart
    """

    territory: str | None = None
    unit: str
    territory_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch of the line between two marks: [start, end)."""

    start: int
    end: int
    text: str


def find_recipients(notice: Notice) -> Iterator[Recipient]:
    """The recipients of a notice, in text order."""
    for element in notice.of(ElementKind.ADDRESSEE):
        if len(element.span) > LONGEST_LINE:
            continue
        yield from _read(notice.quote(element.span), element.span.start)


def _read(line: str, offset: int) -> Iterator[Recipient]:
    """The recipients of an addressee line that begins at `offset`."""
    places = [i for i, character in enumerate(line) if not character.isspace()]
    words = "".join(line[i] for i in places).rstrip("：:。")
    for territory, unit in _parse(words):
        unit_span = Span(offset + places[unit[0]], offset + places[unit[1] - 1] + 1)
        if territory is None:
            yield Recipient(span=unit_span, rule="unit", unit=words[slice(*unit)])
            continue
        span = Span(offset + places[territory[0]], offset + places[territory[1] - 1] + 1)
        yield Recipient(span=unit_span, rule="territory", unit=words[slice(*unit)], territory=words[slice(*territory)], territory_span=span)


Range = tuple[int, int]


def _parse(words: str) -> Iterator[tuple[Range | None, Range]]:
    """Territory and unit of each recipient, as ranges of the line without spaces."""
    run = list[Item]()  # places that still wait for their unit
    for group in _groups(words):
        territory: Range | None = None
        for i, item in enumerate(group):
            size = _place_size(item.text, continuing=bool(run) and i > 0)
            if size == len(item.text):
                run.append(item)
            elif size:
                territory = ((run or [item])[0].start, item.start + size)
                run = []
                yield territory, (item.start + size, item.end)
            else:
                yield from ((None, unit) for unit in _left_over(run))
                run = []
                if territory and not _is_reached(words[slice(*territory)], item.text):
                    territory = None
                yield territory, (item.start, item.end)
    yield from ((None, unit) for unit in _left_over(run))


def _left_over(run: list[Item]) -> list[Range]:
    """Places that got no unit, as units: named ones each, classes of places (各区、县) together."""
    if any(item.text[0] in "各有" for item in run):
        return [(run[0].start, run[-1].end)]
    return [(item.start, item.end) for item in run]


def _groups(words: str) -> Iterator[list[Item]]:
    """The items of each group; an item that ends no unit and is no place is one with the next."""
    group, start, depth = list[Item](), 0, 0
    for at, mark in [*((found.start(), found.group()) for found in MARK.finditer(words)), (len(words), "，")]:
        if mark in "（(":
            depth += 1
        elif mark in "）)":
            depth = max(0, depth - 1)
        elif depth == 0 or at == len(words):
            text = words[start:at]
            if mark == "、" and text and not _ends(words, start, at, bool(group)):
                continue
            if text:
                group.append(Item(start, at, text))
            start = at + 1
            if mark != "、":
                yield group
                group = []


def _ends(words: str, start: int, at: int, continuing: bool) -> bool:
    """Whether an item from `start` is complete at the 、 at `at`: a unit, a place, or one of a list of names."""
    if REST_OF_OFFICES.match(words, at):
        return False
    text = words[start:at]
    if text.startswith("各") and words.startswith("各", at + 1):
        return True  # 各班级、各处室
    if UNIT_END.search(text[-LONGEST_END:]) or LIST_OF_NAMES.match(words, at):
        return True
    return _place_size(text, continuing=continuing) == len(text)


def _place_size(text: str, *, continuing: bool) -> int:
    """How many characters of an item are places, 0 if it does not begin with one that qualifies the rest."""
    if continuing and ZONE.fullmatch(text):
        return len(text)
    size = _classes_end(text, 0, continuing)
    if size:
        return size
    bare = BARE_CLASS_PLACE.match(text)
    size = _linked(text, bare.end() if bare else _name_end(text, 0, short_names=continuing))
    if size == len(text) or (size and OFFICE.fullmatch(text, size) and not PROPER.fullmatch(text, size)):
        return size
    return 0


def _classes_end(text: str, start: int, continuing: bool) -> int:
    """Where the classes of places from `start` on end (各省, 直辖市及副省级城市, 湖南省各市州), 0 if there is none."""
    begin = start + len(BRANCHES) if text.startswith(BRANCHES, start) else start
    named = _name_end(text, begin)
    found = CLASS_PLACE.match(text, begin) or (CLASS_PLACE.match(text, named) if named else None)
    if not found and continuing:
        found = NEXT_CLASS_PLACE.match(text, begin)
    return _linked(text, found.end()) if found else 0


def _linked(text: str, end: int) -> int:
    """Where the places end that 及 and the like link to one that ends at `end`."""
    while end and (link := AND.match(text, end)):
        more = _classes_end(text, link.end(), True) or _name_end(text, link.end())
        if not more:
            break
        end = more
    return end


def _name_end(text: str, start: int, *, short_names: bool = False) -> int:
    """Where the name of a place from `start` on ends, 0 if there is none."""
    end = start
    while name := region_prefix(text, end, short_names=short_names):
        end += len(name)
    if end == start and len(text) - start <= LONGEST_SHORT_NAME and find_regions(text[start:]):
        return len(text)
    if end > start and (brackets := BRACKETED_CLASSES.match(text, end)):
        end = brackets.end()
    while zone := ZONE.match(text, end if end > start else start):
        end = zone.end()
    if authority := AUTHORITY.match(text, end if end > start else start):
        end = authority.end()
    return end if end > start else 0


def _is_reached(territory: str, unit: str) -> bool:
    """Whether the territory qualifies a unit that follows behind a 、."""
    if OWN.match(unit) or region_prefix(unit) or ZONE.match(unit):
        return False
    if own := OWN_PLACE.match(unit):
        return own.group() == territory[-1]
    return bool(TOWNSHIP.search(territory)) or not INSTITUTION.fullmatch(unit)


EXTRACTOR = Extractor("recipients", Recipient, find_recipients, keep)
