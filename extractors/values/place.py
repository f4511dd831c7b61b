"""Places that stand before an office: classes of places (各市州), named ones (绍兴市, 甲山新区) and chains of both.

>>> place_size("各市州教育局"), place_size("绍兴市越城区教育局"), place_size("甲山新区社会事业局"), place_size("有关单位")
(3, 6, 4, 0)

A place counts only where nothing or a kind of office follows it: 浙江省绍兴市第一中学 and 广东省农垦总局 are proper names. Of several
readings (广元, 广元国际铁路港) the longest is taken after which an office is left.

Known limits: short names open an organ's name only before 各 or in a list of places (湖南教育厅 has no place).
"""

from collections.abc import Iterator

from extractors.patterns import pattern_of
from extractors.values.region import find_regions, region_prefix

# Classes of places. A single character (市) is one only behind 各 or another class: 市教育局 is a proper organ.
LONG_CLASS = (
    r"(?:(?:民族)?自治[区州县旗]|直辖市|市?辖区|计划单列市|省会(?:[（(]首府[）)])?城市|副省级城?市|地级以上市|县?级市|地级市|设区的?市|省辖市|较大的市|特区|省份"
    r"|[省厅]?直管(?:试点)?(?:县级市|[县市])|省管[县市]|扩权(?:试点)?县"
    r"|乡镇(?:[街办场]{1,2}(?!公))?|镇[街场]|镇办(?!公)|街[道镇]|苏木|开发区|管理区|功能区|先导区|新区|园区|林区|垦区|片区|地区|郊区|城区"
    r"|经济区|经开区|高新区|示范区|度假区|(?:功能|开发|产业|工业)园区)"
)
# Not twice (各设区市|市委), and not where it begins another word: 市场, 区块链, 师生, 地质, 乡村.
SINGLE_CLASS = (
    r"(?:(?<!省)省|(?<!市)市(?![场容])|(?<!区)区(?![域块])|(?<!县)县(?!域)|(?<!州)州|(?<!盟)盟(?![员友])|(?<!旗)旗(?![下舰])"
    r"|师(?![范生长傅资德])|地(?![方质震铁理产点])|(?<!乡)乡(?![村土贤])|(?<!镇)镇|(?<!街)街(?!坊))"
)
CLASS = rf"(?:{LONG_CLASS}|{SINGLE_CLASS})"
IN_BRACKETS = rf"[（(](?:含[^（）()]{{1,30}}|不含[^（）()]{{1,30}}|(?:(?:{CLASS}|[场办园])[、，和及]?){{1,6}})[）)]"
CLASSES = rf"(?:{CLASS}(?:{IN_BRACKETS})?){{1,5}}"
EACH = (  # the qualifier of a class
    r"(?:[省市区县]属各|所属各|(?:全|我|本)[省市区县]各|[省市区县][辖内]各"
    r"|各有关|各相关|有关各|有关|相关|部分|各试点|各辖|各)"
)
# 各市直学校, 各市管企业, 各市民, 各省会城市: no place.
NO_PLACE = r"(?![直属级内辖]|管(?![委理])|民(?![政族宗兵])|长(?!办)|会(?:城市|[（(]))"
CLASS_PLACE = pattern_of(rf"{EACH}{CLASSES}{NO_PLACE}")
# No office's last character stands in the names of places, 东部 and the like apart.
IN_NAME = r"(?:(?![局厅院委会]|(?<![东西南北中])部)[\u4e00-\u9fff—－-])"
AUTHORITY = "(?:管委会|管理委员会)"
EACH_WITH_AUTHORITY = pattern_of(rf"各{IN_NAME}{{1,8}}[区园城](?={AUTHORITY})")  # 各国家高新区管委会
# 第一师, 第八师石河子市 of the corps; “三区”管委会, of the places that everybody in the city knows by that name.
DIVISION = r"第[一二三四五六七八九十]{1,3}师(?![范生长傅资德])(?:[\u4e00-\u9fff]{2,4}市(?!场))?"
QUOTED_CLASS = rf"[“\"][一二两三四五六七\d][区园县市城][”\"](?={AUTHORITY})"
BARE_CLASS_PLACE = pattern_of(rf"(?:{LONG_CLASS}(?:{IN_BRACKETS})?|[市县区州镇乡]{IN_BRACKETS}|{DIVISION}|{QUOTED_CLASS}){NO_PLACE}")
# A street's office is the organ itself, no office of a street.
STREET_OFFICE = pattern_of(r"(?:各有关|所属各|[全本辖][市区县]?各|各)?街道办事处(?:[（(][^（）()]{1,20}[）)])?")
NEXT_CLASS_PLACE = pattern_of(rf"{EACH}?{CLASSES}{NO_PLACE}")
BRACKETED_CLASSES = pattern_of(IN_BRACKETS)
BRANCHES = "国家税务总局"  # 国家税务总局各省税务局: a branch stands before its places
AND = pattern_of(r"以及|及|和|与")
UNREAD = pattern_of(r"以及|及|和|与|[（(、]")  # what no unit begins with: the places go on, but not as any known
SUCH = pattern_of(rf"等(?:有关|相关|[一二三四五六七八九十\d]{{1,3}}个?)?{CLASSES}{NO_PLACE}")  # 甲、乙、丙等省（市）
# Places that the lists of divisions do not hold.
NOT_NAMED = r"(?!各|有关|相关|[省市区县州](?:直|属|管|级))"
ZONE = pattern_of(
    rf"{NOT_NAMED}{IN_NAME}{{1,14}}?"
    r"(?:新区|开发区|经开区|高新区|示范区|实验区|试验区|保税区|园区|林区|经济区|合作区|度假区|风景区|名胜区|投资区|矿区|集中区|集聚区|先导区"
    r"|管理区|功能区|港区|产业园区?|工业园区?|自贸区|片区|新城|生态城|科学城|科技城|创新城|航空城|大学城|自由?贸易?港|陆港|铁路港|兵团)"
    rf"(?:{IN_BRACKETS}|[（(][^（）()]{{2,24}}[区园城][）)])?"
)
# 长白山管委会教育科技局: the office of a place without a council; 长白山管委会 alone is a unit.
OF_AUTHORITY = pattern_of(
    rf"(?!各|有关|相关)[\u4e00-\u9fff]{{2,10}}?{AUTHORITY}(?=[\u4e00-\u9fff]{{2,15}}(?:局|部|办|委|办公室|中心)(?:[、，,；;：:]|$))"
)
# 甲山新区、乙水港管委会: in a list of places what has an authority is one.
BEFORE_AUTHORITY = pattern_of(rf"{NOT_NAMED}{IN_NAME}{{2,16}}(?={AUTHORITY}\Z)")
# 甲山镇人民政府: a town, which no list holds.
TOWN = pattern_of(rf"{NOT_NAMED}{IN_NAME}{{1,6}}?[镇乡](?=(?:人民)?政府|党委|党工委)")
# 各区县、文昌湖区教体局: behind places that wait for their unit what is named like a place is one.
UNLISTED = pattern_of(rf"{NOT_NAMED}{IN_NAME}{{2,5}}?(?<![军社校园院厂库])[区县旗](?![域块])")
# 海湾、高新、芦苇各开发区: short names before their class.
NAMES_EACH = pattern_of(rf"{NOT_NAMED}(?:{IN_NAME}{{2,4}}、){{1,8}}{IN_NAME}{{2,4}}各{CLASSES}{NO_PLACE}")
BRACKETED = r"(?:[（(][^（）()]{1,40}[）)])?"
# Kinds of office: what may follow the name of a place.
OFFICE = pattern_of(
    r"(?!各|.{1,30}(?:各|有关|相关)|.{0,30}(?:大学|学院|医院|(?<!中)小学|公司|集团|银行)|委\Z)"
    r"[^、]{0,40}(?:[局厅委部办处]|管委会|人大|政协|委员会|常委会|党组|办公室|部门|政府|公署|行署|工会|妇联|科协|残联|文联|社科联|侨联|工商联|联合会|红十字会"
    r"|指挥部|小组|机制|军分?区|法院|检察院|分院|督导组|工作站|支队|总队|中心|机构|教研室|教研院|教科院|教科所|研修院|职教社|教育社|供销社)"
    rf"{BRACKETED}"
)
# Proper organs that begin with a place: they stay whole.
PROPER = pattern_of(rf".{{0,20}}(?:总局|总队|集团|公司).{{0,6}}{BRACKETED}")
LONGEST_SHORT_NAME = 4  # 北京, 内蒙古, 兴安盟


def place_size(text: str, *, continuing: bool = False) -> int:
    """How many characters of a part of an addressee are places, 0 if it does not begin with one that qualifies the rest.

    `continuing` says that a place without an office stands before: classes then need no 各, and short names are names.

    >>> place_size("直辖市教育厅"), place_size("市教育局"), place_size("市教育局", continuing=True)
    (3, 0, 1)
    """
    if STREET_OFFICE.fullmatch(text):
        return 0
    if continuing and ZONE.fullmatch(text):
        return len(text)
    if size := _classes_end(text, 0, continuing):
        return 0 if UNREAD.match(text, size) else size
    return next((end for end in _readings(text, continuing) if _is_office(text, end)), 0)


def opens_with_place(text: str) -> bool:
    """Whether a named place or zone stands first, whatever follows.

    >>> opens_with_place("甲山新区教育局"), opens_with_place("教育局")
    (True, False)
    """
    return bool(region_prefix(text) or ZONE.match(text))


def _is_office(text: str, start: int) -> bool:
    """Whether nothing, or a kind of office that is no proper organ, is left."""
    return start == len(text) or bool(OFFICE.fullmatch(text, start) and not PROPER.fullmatch(text, start))


def _readings(text: str, continuing: bool) -> Iterator[int]:
    """Where the named places that open the text may end, the longest first."""
    if names := NAMES_EACH.match(text):
        yield names.end()
    if continuing and (before := BEFORE_AUTHORITY.match(text)):
        yield before.end()
    bare = BARE_CLASS_PLACE.match(text)
    end = bare.end() if bare else _name_end(text, 0, short_names=continuing)
    if end:
        yield _linked(text, end)
    elif named := TOWN.match(text) or (UNLISTED.match(text) if continuing else None):
        yield named.end()


def _classes_end(text: str, start: int, continuing: bool) -> int:
    """Where the classes of places from `start` on end (各省, 直辖市及副省级城市, 湖南省各市州), 0 if there is none."""
    begin = start + len(BRANCHES) if text.startswith(BRANCHES, start) else start
    found = CLASS_PLACE.match(text, begin) or EACH_WITH_AUTHORITY.match(text, begin)
    if not found and (named := _name_end(text, begin) or begin + len(region_prefix(text, begin, short_names=True))) > begin:
        found = CLASS_PLACE.match(text, named)
    if not found and continuing:
        found = NEXT_CLASS_PLACE.match(text, begin)
    return _linked(text, found.end()) if found else 0


def _linked(text: str, end: int) -> int:
    """Where the places end that 及 and the like link to one that ends at `end`."""
    if such := SUCH.match(text, end):
        end = such.end()
    while link := AND.match(text, end):
        more = _classes_end(text, link.end(), True) or _name_end(text, link.end())
        if not more:
            break
        end = more
    return end


def _name_end(text: str, start: int, *, short_names: bool = False) -> int:
    """Where the names of places from `start` on end (浙江省绍兴市, 甲山新区), 0 if there is none."""
    end = start
    while name := region_prefix(text, end, short_names=short_names):
        end += len(name)
    if end == start and len(text) - start <= LONGEST_SHORT_NAME and find_regions(text[start:]):
        return len(text)
    if end > start and (brackets := BRACKETED_CLASSES.match(text, end)):
        end = brackets.end()
    while zone := ZONE.match(text, end):
        end = zone.end()
    if authority := OF_AUTHORITY.match(text, end):
        end = authority.end()
    return end if end > start else 0
