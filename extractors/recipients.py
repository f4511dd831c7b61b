"""Addressees (主送机关, GB/T 9704-2012, 7.3.2) as territory and unit.

A recipient is a unit of the addressee line. Its territory is the place or class of places that qualifies it and the
units beside it: 各市州教育局、总工会 are two recipients of the territory 各市州. A kind of institution (各高职院校, 市直学校,
有关单位) has no territory, nor has an organ that is addressed by its proper name (广东省农垦总局, 市教育局高新分局), nor a
salutation (各位老师).

The line is read by a small grammar: groups between ， and ；; in a group items between 、; an item is a PLACE (自治区,
兰州新区), a PLACE with its unit (直辖市教育厅) or a unit. Places run on until one has a unit: they are the territory of
that unit and of the offices after it in the group.

Table: recipients. Known limits: units without a mark between them are one, but for 各区委办公室区政府办公室
and the like.
"""

from collections.abc import Iterator

from extractors.frozen import frozen
from extractors.notice import ElementKind, Notice, Span
from extractors.patterns import pattern_of
from extractors.row import Extractor, Row, keep
from extractors.values.place import CLASSES, NAMES_EACH, opens_with_place, place_size

LONGEST_END = 60  # characters that tell how a unit ends, brackets and all
KIND = 2  # characters that tell the kind of an institution: 医院
LONGEST_LINE = 3000  # characters of an addressee; the longest of 1,500 notices has 600
MARK = pattern_of(r"[（(]|[）)]|[、，,；;]")
# White space in the place of a comma: 各县文化局　各直属单位.
GAP = pattern_of(r"(?<=[局委会校府门位办院处])\s{1,40}(?=各|有关|[省市县区厅局]直|直属)")
LABEL = pattern_of(r"[：:、，。.;；_—-]{0,6}(?:(?:主送(?:机关|单位)?|内容概述)[：:]?)?[：:、，。]{0,3}")
GREETED = pattern_of(r"(?:(?:尊敬|亲爱)的)?(?:各位|全体|广大)[^，,。]{1,16}(?<![友良美])好")
# A sentence that was taken for an addressee, or runs on behind one.
SENTENCE = pattern_of(
    r"[。！？]|如下\Z|决定|奉命|可以|通知\Z|：.{8}|^其中\Z"
    r"|^(?:现[将就转把予对请]|兹将?|根据|按照|为(?!民)|经(?:研究|[国省市县区校院局厅党批]|领导|审))"
)
BRACKETED = r"(?:[（(][^（）()]{1,40}[）)])?"
# 不动产登记机构, 社会保险经办机构 are offices of the place.
INSTITUTION = pattern_of(
    r".{0,40}(?:学校|院校|高校|大学|学院|公司|集团|企业|媒体|单位|协会|学会|商会|银行|医院|中学|小学|幼儿园|院所|电视台|(?<!登记)(?<!经办)机构|园|厂|场|个人|同志|老师|教师|学生|家长)"
    rf"{BRACKETED}"
)
# What a place does not reach beyond a 、: 各区县教育局、市直学校.
OWN = pattern_of(
    r"各|有关|相关|其他|其它|本|全|驻|在|[省市区县部厅局委院校州盟旗]{1,2}(?:直|属|管|级|内|辖)|直属|中央|国家|国务院|独立|民办|[农林牧渔]场"
    r"|部机关|厅机关|中国|解放军|武警|[\u4e00-\u9fff]{0,6}街道(?:办|党工委)"
)
# 市教育局: the place's own. 市场监管局 is none.
OWN_PLACE = pattern_of(r"[省市区县州](?![场政容域民])")
# 各镇（街道）…、社区学校: schools and the like of a township go with it.
TOWNSHIP = pattern_of(r"[乡镇街]|街道|片区")
GOVERNMENT = pattern_of(r"(?:人民政府|政府|行政公署|行署)\Z")
# 各盟行政公署、市人民政府: governments of another class of places.
OTHER_GOVERNMENT = pattern_of(rf"(?P<place>{CLASSES})(?:人民政府|政府|行政公署|行署)\Z")
# What ends a unit; an item without it belongs to the next (商务、财政主管部门).
UNIT_END = pattern_of(
    r"(?:[局厅委部办会社校院所室组团队处司行站馆台府署协联党人员师生长学科股支们场任级厂店园]|(?<!各团)区|中心|部门|机构|单位|企业|公司|集团|媒体|高校"
    rf"|同志|朋友|政协|院线|机关|机制|组织|学生|干部|中职|高中|基地|专班|平台|代表|[职教员民]工|群众|个人|市民|家长|村(?=[（(])){BRACKETED}$"
)
# 各委、办、局: one unit.
OFFICES_BEFORE = pattern_of(rf"[委办厅局部处科]{BRACKETED}$")
REST_OF_OFFICES = pattern_of(r"、[委办厅局部院处科室](?:[（(][^（）()]{1,20}[）)])?(?=[、，,；;]|$)")
# Kinds of bodies under one noun: 市直部门、系统（开发区）工会; 国有企业、事业单位内部审计机构; 示范银行、样例银行甲市分行.
SHARED_NOUN = pattern_of(
    rf"(?<=部门|机关|单位|企业)、(?:系统|(?:国有|社会|事业){{1,2}}(?:企业|单位){BRACKETED}(?=[、，]|[^、，]{{1,12}}(?:机构|部门|工会|党委|党组|团委)))"
    r"|(?<=银行)(?<!商业银行)(?<!人民银行)、(?=(?![各中])[^、，]{2,8}银行[^、，]{2,8}[分支]行)"
)
SHARED_END = pattern_of(r"(?:机构|部门|工会|党委|党组|团委|[分支]行)(?:[（(][^（）()]{1,20}[）)])?(?=[，,；;]|$)")
# 甲省、乙省、丙森工集团公司: firms of several places under one noun.
FIRMS = pattern_of(r"(?:公司|集团)\Z")
# 甲公司、乙公司等有关企业: a list of names, each a unit.
LIST_OF_NAMES = pattern_of(r"[^，；]{0,200}等(?:有关|相关)?(?:企业|单位|学校|院校|部门|公司)(?:[，；]|$)")
# 各区委办公室|区政府办公室: the second office says its class of place again, and no mark stands between.
GLUED = pattern_of(
    r"(?<=[委局会办室部])(?P<own>[区县市州])(?!域|场|容|政(?![府协法])|民(?![政族宗]))"
    r"(?=.{1,16}(?:局|厅|委|办|办公室|部|会|政府)\Z)"
)


@frozen(kw_only=True)
class Recipient(Row):
    """One unit addressed; `span` is the unit's place.

    territory: whose units they are (各市州), as written; null where a unit is named outright
    unit: the unit (教育（体）局), as written
    territory_span: where the territory stands, if it stands apart
    """

    territory: str | None = None
    unit: str
    territory_span: Span | None = None


Range = tuple[int, int]
Pair = tuple[Range | None, Range]


@frozen
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
    commas = {gap.start() for gap in GAP.finditer(line)}
    places = [i for i, character in enumerate(line) if i in commas or not character.isspace()]
    words = "".join("，" if i in commas else line[i] for i in places).rstrip("：:。，")
    label = LABEL.match(words)
    lead = label.end() if label else 0
    words, places = words[lead:], places[lead:]
    if GREETED.fullmatch(words):
        words = words[:-1]  # 各位会员好！
    for territory, unit in _parse(words):
        said, span = _said(line, places, unit, offset)
        if territory is None:
            yield Recipient(span=span, rule="unit", unit=said)
            continue
        place, place_span = _said(line, places, territory, offset)
        yield Recipient(span=span, rule="territory", unit=said, territory=place, territory_span=place_span)


def _said(line: str, places: list[int], words: Range, offset: int) -> tuple[str, Span]:
    """What the line has for a range of its words, without white space, and where in the text."""
    start, end = places[words[0]], places[words[1] - 1] + 1
    return "".join(line[start:end].split()), Span(offset + start, offset + end)


def _parse(words: str) -> Iterator[Pair]:
    """Territory and unit of each recipient, as ranges of the line without spaces."""
    run = list[Item]()  # places that still wait for their unit
    for group in _groups(words):
        waiting = bool(run)
        pairs, run = _read_group(words, group, run)
        yield from _own_authority(words, pairs, group[0].start) if waiting and group else pairs
    yield from ((None, unit) for unit in _left_over(run))


def _read_group(words: str, group: list[Item], run: list[Item]) -> tuple[list[Pair], list[Item]]:
    """The recipients of a group behind the places that wait, and the places that wait after it."""
    pairs = list[Pair]()
    territory: Range | None = None
    for i, item in enumerate(group):
        size = place_size(item.text, continuing=bool(run) and i > 0)
        if size == len(item.text):
            run = [*run, item]
            continue
        if size:
            territory = ((run or [item])[0].start, item.start + size)
            start = item.start + size
        elif run and FIRMS.search(item.text) and all(each.text[0] not in "各有" for each in run):
            territory, start = None, run[0].start
        else:
            pairs += ((None, unit) for unit in _left_over(run))
            territory, start = _reaching(words, territory, pairs[-1][1] if pairs else None, item)
        run = []
        pairs += ((territory, unit) for unit in _units(words, territory, (start, item.end)))
    return pairs, run


def _reaching(words: str, territory: Range | None, before: Range | None, item: Item) -> tuple[Range | None, int]:
    """The territory of an item that opens with no place of its own, and where its unit begins."""
    if territory is None or before is None:
        return None, item.start
    said = words[slice(*territory)]
    other = OTHER_GOVERNMENT.match(item.text)
    if other and other["place"] != said[-1] and GOVERNMENT.search(words[slice(*before)]):
        end = item.start + other.end("place")
        return (item.start, end), end
    alike = INSTITUTION.fullmatch(item.text) and words[slice(*before)][-KIND:] == item.text[-KIND:]  # 各县人民医院、中医院
    return (territory if _is_reached(said, item.text) or (alike and not OWN.match(item.text)) else None), item.start


def _units(words: str, territory: Range | None, unit: Range) -> list[Range]:
    """The unit, or the two that stand in it without a mark between (各区委办公室区政府办公室)."""
    glued = GLUED.search(words, *unit) if territory else None
    if glued and territory and glued["own"] == words[territory[1] - 1]:
        return [(unit[0], glued.start()), (glued.start(), unit[1])]
    return [unit]


def _own_authority(words: str, pairs: list[Pair], start: int) -> Iterator[Pair]:
    """A group behind waiting places: 各县、区，甲山新区管委会 are two, since no county has such an authority."""
    territory, unit = pairs[0] if pairs else (None, (0, 0))
    if territory and territory[0] < start and words.startswith(("管委会", "管理委员会"), unit[0]):
        yield None, (territory[0], start - 1)
        pairs = [((start, t[1]) if t == territory else t, u) for t, u in pairs]
    yield from pairs


def _left_over(run: list[Item]) -> list[Range]:
    """Places that got no unit, as units: named ones each, classes of places (各区、县) together."""
    if any(item.text[0] in "各有" for item in run):
        return [(run[0].start, run[-1].end)]
    return [(item.start, item.end) for item in run]


def _groups(words: str) -> Iterator[list[Item]]:
    """The items of each group; an item that ends no unit and is no place is one with the next, a sentence ends all."""
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
            if SENTENCE.search(text):
                yield group
                return
            if text:
                group.append(Item(start, at, text))
            start = at + 1
            if mark != "、":
                yield group
                group = []


def _ends(words: str, start: int, at: int, continuing: bool) -> bool:
    """Whether an item from `start` is complete at the 、 at `at`: a unit, a place, or one of a list of names."""
    text = words[start:at]
    names = NAMES_EACH.match(words, start)
    if names and at < names.end():
        return False
    if REST_OF_OFFICES.match(words, at) and OFFICES_BEFORE.search(text[-LONGEST_END:]):
        return False
    if SHARED_NOUN.match(words, at) and SHARED_END.search(words, at):
        return False
    if text.startswith("各") and words.startswith("各", at + 1):
        return True  # 各班级、各处室
    if UNIT_END.search(text[-LONGEST_END:]) or LIST_OF_NAMES.match(words, at):
        return True
    return place_size(text, continuing=continuing) == len(text)


def _is_reached(territory: str, unit: str) -> bool:
    """Whether the territory qualifies a unit that follows behind a 、."""
    if OWN.match(unit) or opens_with_place(unit):
        return False
    if own := OWN_PLACE.match(unit):
        return own.group() == territory[-1]
    return bool(TOWNSHIP.search(territory)) or not INSTITUTION.fullmatch(unit)


EXTRACTOR = Extractor("recipients", Recipient, find_recipients, keep)
