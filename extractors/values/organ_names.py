"""Where organs' names begin and end in a signature, an issuer mark, a title or a list.

Joint issuers stand below each other, side by side between spaces, or, where a layout lost its spaces, glued together.

>>> text = "山西省教育厅　　中共山西省委宣传部\\n共青团山西省委员会"
>>> [found.name for found in split_organs(text)]
['山西省教育厅', '中共山西省委宣传部', '共青团山西省委员会']
>>> text = "教育部财政部国家税务总局宁波市税务局"
>>> [found.name for found in split_organs(text)]
['教育部', '财政部', '国家税务总局宁波市税务局']

Seal notes and dates are no part of a name; nor are persons (局长 张三).
"""

import re
from functools import lru_cache
from typing import NamedTuple

from extractors.patterns import pattern_of
from extractors.values.office import after_place, branches, longest_prefix, national_names, offices
from extractors.values.organ import LONGEST_NAME, SEAL_NOTE
from extractors.values.region import region_prefix

Place = tuple[int, int]
MOST_DISTRICTS = 3  # 省, 市 and 县 that a branch's name may give in a row


class OrganName(NamedTuple):
    """A name without white space and its place; `is_torn` where a column layout put another name between its halves."""

    name: str
    start: int
    end: int
    is_torn: bool = False


# What an organ's name may end with.
_END = pattern_of(
    r"(?:[部委局厅办会团社署院处室司组科所队馆站]|中心|机制|[银分支总]行|[视播象总]台|政府|学校|[中小大]学|公司|集团|幼儿园|工作室|党校|海关|[妇科文侨残台学社商]联|[科作记]协|(?<=[省市县区州旗盟国])政协|(?:军分?|警备)区|专班|国务院|中央|[一二三四五六七八九十]中|支部|学部)"
    r"(?:[（(][\u4e00-\u9fff]{1,12}[）)])?$"
)
_OPEN = pattern_of(
    r"中共|中国|中央|中华|共青团|国务院|国家|全国|最高人民|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟"
    r"|政协(?=[\u4e00-\u9fff]{2,12}委员会)|少先队(?=[\u4e00-\u9fff]{2,12}工作委员会)|武警(?=[\u4e00-\u9fff]{2,10}[总支]队)"
)
_BARE_TERRITORY = pattern_of(r"自治区|自治州|省|市|县|区|州|旗|盟|团(?=[省市县区州]委)[省市县区州]")
_COMMITTEE = pattern_of(r"党委|团委|委(?![托派任])")
_UNIT = (
    r"(?:党政办|校?办公室|校办|校?党委|校?党总支|安全处|德育处|教学处|教务处|教导处|总务处|学生处|政教处|住管处|后勤处|教科室|教科处|教研处|科研处|校?团委"
    r"|校?工会|人事处|财务处|保卫处|组织部|宣传部|统战部|学工部|学工处|医务室|图书馆|信息处|信息中心|招生办|就业处|体育组|女工委|关工委|心理室)"
)
_UNITS = pattern_of(rf"{_UNIT}(?:{_UNIT}){{1,6}}")
_UNIT_ALONE = pattern_of(_UNIT)
_NO_NAME = pattern_of(
    r"各|有关|附件|附[:：]|第[一二三四五六七八九十]+[章条部届]|本|该|其|此|请|优秀|先进|[（(]?[一二三四五六七八九十]{1,3}[)）、]|\d{1,3}(?!\d)"
)
_WITHIN = pattern_of(r"关于|通知|\d[^\d]{1,30}\d")  # a title, a torn table
_NAME = pattern_of(r"[\u4e00-\u9fff（）()·“”\"、〇\-—0-9]{2,60}")
_PERSON = pattern_of(
    r"(?:[省市县区州]长|厅长|局长|部长|主任|总理|校长|院长|书记|主席|会长|行长|司令员|签发人|联系人)"
    r"(?![\u4e00-\u9fff]{1,2}(?:[室厅办处组]|中心|会议|委员会))[ \t\u3000\xa0:：]{0,10}"  # 校长办公室 is an office
    r"[\u4e00-\u9fff](?:[ \u3000]{0,4}[\u4e00-\u9fff·]){1,3}(?![\u4e00-\u9fff])"
)
_DATE = pattern_of(
    r"(?:[12]\d{3}|[一二][〇○ＯO0零oо一二三四五六七八九]{3}|\d{4})\s{0,6}(?:年|[-./])[\s\d一二三四五六七八九十元]{0,14}(?:月|[-./])?[\s\d一二三四五六七八九十]{0,10}日?"
)
_LEAD = pattern_of(r"^[\s\S]{0,40}[:：。；;，,\]】!！]")
_AFTER_SHORT = pattern_of(
    r"党委|团委|委(?![托派任])|[\u4e00-\u9fff]{0,8}(?:开发区|高新区|经开区|新区|新城|大学|学院|[一二三四五六七八九十]中)"
)
_ITEM = pattern_of(r"[^、，,]+")
_SCHOOL = pattern_of(r".{2}(?:大学|学院|学校|[中小]学|医院|公司)$")
_STRANGE = pattern_of(r"[^\u4e00-\u9fff（）()·“”\"、〇\-—0-9]")
# What a party committee and a government have together: 市委 + 市政府信访局 is one name.
_JOINT = pattern_of(
    r"[\u4e00-\u9fff]{0,8}[省市县区州](?:人民)?政府(?!办公[厅室])[\u4e00-\u9fff]{2,40}(?:[小工作]组|指挥部|委员会|办公室|信访局)"
)
_LISTED = pattern_of(r"[、，,]")
_TAIL = pattern_of(r"[^\u4e00-\u9fff）)”]{1,20}$")
_CHUNK = pattern_of(r"\S+")
_COLUMN_GAP = pattern_of(r"\t|\u3000{2}|[ \u3000\xa0]{3}")  # letters may be spaced by one wide space
# 校团委 辩论社, 示范一中德育处 团委: bodies of one school, with one space between.
_INNER = pattern_of(r"(?:团委|工会|学生会|[德体教]育处|教[务学]处|政教处|学生处|教科室)\Z")
_PEER = pattern_of(
    r"校?(?:团委|工会|学生会(?:[\u4e00-\u9fff]{2,4}部)?|(?:青年)?志愿者(?:协会|总队|服务队)|[\u4e00-\u9fff]{2,6}社(?:团联合会)?|[德体教]育处|教[务学]处|政教处|学生处|教科室)"
)
_WIDE = pattern_of(r"[\n\t]|[ \u3000\xa0]{2,}|\u3000")


def looks_like_organ(text: str) -> bool:
    """Whether `text` (no layout spaces) is an organ's name by its opening and its end; linear in its length, which is bounded.

    >>> [looks_like_organ(t) for t in ("国务院办公厅", "绍兴市越城区教育体育局", "市教育局", "各有关单位", "优秀团干部", "有关部门")]
    [True, True, True, False, False, False]
    """
    return 2 <= len(text) <= LONGEST_NAME and _NAME.fullmatch(text) is not None and opens_organ(text, 0) and ends_organ(text)


def may_sign(text: str) -> bool:
    """Whether `text` may be the name of an organ where one is expected, as in a signature: 党政办, 校工会, 某中学教务处.

    >>> may_sign("党政办"), may_sign("某某中学教务处"), may_sign("特此通知"), may_sign("二〇二〇年")
    (True, True, False, False)
    """
    if not 2 <= len(text) <= LONGEST_NAME or _NAME.fullmatch(text) is None or _NO_NAME.match(text):
        return False
    return ends_organ(text) and _WITHIN.search(text) is None


@lru_cache(maxsize=1024)  # asked for each end that a name may have, by several rules
def ends_organ(text: str) -> bool:
    """Whether `text` ends as an organ's name does."""
    return _END.search(text[-20:]) is not None or text in national_names()


def opens_organ(text: str, at: int) -> bool:
    """Whether an organ's name may begin at `text[at]`: a territory, 中共, a national organ by name, 市教育局, 团市委 …"""
    if _OPEN.match(text, at) or longest_prefix(text, at, national_names()) or region_prefix(text, at):
        return True
    bare = _BARE_TERRITORY.match(text, at)
    if bare:
        return _COMMITTEE.match(text, bare.end()) is not None or bool(longest_prefix(text, bare.end(), after_place(), 16))
    short = region_prefix(text, at, short_names=True)
    after = at + len(short)
    return bool(short) and (_AFTER_SHORT.match(text, after) is not None or bool(longest_prefix(text, after, after_place(), 16)))


def split_organs(text: str, start: int = 0, end: int | None = None) -> tuple[OrganName, ...]:
    """The names in `text[start:end]`, in text order, without seal notes, dates and persons."""
    chunks = _chunks(text, start, len(text) if end is None else end)
    runs = _columns(text, chunks) or _join(text, chunks)
    names = [name for run in runs for name in _cut_glued(text, run)]
    return tuple(name for name in names if may_sign(name.name))


def _bare(text: str) -> str:
    return "".join(text.split())


def _chunks(text: str, start: int, end: int) -> list[Place]:
    """Runs of characters between spaces (or 、 between two names), with what is no name blanked out."""
    part = text[start:end]
    for pattern in (SEAL_NOTE, _PERSON, _DATE):
        part = pattern.sub(lambda m: "\n" * len(m.group()), part)
    found: list[Place] = []
    for chunk in _CHUNK.finditer(part):
        lead = _LEAD.match(chunk.group())
        first = chunk.start() + (lead.end() if lead else 0)
        last = chunk.start() + len(_TAIL.sub("", chunk.group()))
        places = [(m.start() + first, m.end() + first) for m in _ITEM.finditer(part[first:last])]
        if not all(ends_organ(part[a:b]) for a, b in places):
            places = [(first, last)]
        found.extend((start + a, start + b) for a, b in places if a < b)
    return found


def _columns(text: str, chunks: list[Place]) -> list[list[Place]]:
    """Two lines of as many columns each, where every column is one name in two halves; [] where the lines are none.

    A name whole in its line needs none of this; one of the upper halves is certainly none (山 西 省 over 财 政 厅).
    """
    lines = list[list[list[Place]]]()
    for i, chunk in enumerate(chunks):
        between = text[chunks[i - 1][1] : chunk[0]] if i else "\n"
        if "\n" in between:
            lines.append([[chunk]])
        elif _COLUMN_GAP.search(between):
            lines[-1].append([chunk])
        else:
            lines[-1][-1].append(chunk)
    if len(lines) != 2 or len(lines[0]) != len(lines[1]) or len(lines[0]) < 2:
        return []
    columns = [above + below for above, below in zip(*lines, strict=True)]
    halves = [(_words(text, above), _words(text, below)) for above, below in zip(*lines, strict=True)]
    torn = not all(ends_organ(above) for above, _ in halves) or all(_continues_branch(above, below) for above, below in halves)
    return columns if torn and all(looks_like_organ(_words(text, column)) for column in columns) else []


def _join(text: str, chunks: list[Place]) -> list[list[Place]]:
    """Chunks that layout tore apart put together: a name wrapped over lines, 绍 兴 市, or wrapped in its column."""
    runs: list[list[Place]] = []
    for chunk in chunks:
        if not runs or _apart(text, runs[-1], chunk):
            torn = _torn_above(text, runs, chunk)
            if torn is None:
                runs.append([chunk])
            else:
                torn.append(chunk)
        else:
            runs[-1].append(chunk)
    return runs


def _torn_above(text: str, runs: list[list[Place]], chunk: Place) -> list[Place] | None:
    """The unfinished name of the line above whose column `chunk` goes on with, if there is one."""
    after = _bare(text[slice(*chunk)])
    if len(runs) < 2 or opens_organ(after, 0) or not ends_organ(after):
        return None
    return next((run for run in runs[-3:-1] if not ends_organ(_words(text, run))), None)


def _words(text: str, run: list[Place]) -> str:
    return "".join(_bare(text[a:b]) for a, b in run)


def _apart(text: str, run: list[Place], right: Place) -> bool:
    """Whether a name ends with the run and another begins with `right`."""
    before, after = _words(text, run), _bare(text[slice(*right)])
    wide = _WIDE.search(text[run[-1][1] : right[0]]) is not None
    if len(before) + len(after) > LONGEST_NAME or _STRANGE.search(before) or _LISTED.search(text, run[-1][1], right[0]):
        return True
    if before.endswith(("青年团", "共青团", "中共", "共产党")):
        return False
    if not ends_organ(before):
        return wide and ((opens_organ(after, 0) and ends_organ(after)) or (len(after) > 2 and _UNIT_ALONE.fullmatch(after) is not None))
    if _continues_branch(before, after):
        return False
    if before.endswith("委") and _JOINT.fullmatch(after):
        return False
    if before.endswith(("委", "委员会")) and "中共" in before and longest_prefix(after, 0, offices("party")):
        return False
    if after in offices("government") and (after[-1] == "厅" or (after[-1] == before[-1] and len(after) > 3)):
        return True  # 省卫生健康委 财政厅; but 市公安局 交警支队 is one name
    if opens_organ(after, 0) or (wide and len(after) > 5 and may_sign(after)) or (wide and _SCHOOL.search(after)):
        return True
    if _INNER.search(before) and _PEER.fullmatch(after):
        return True
    if "\n" not in text[run[-1][1] : right[0]] and not wide:
        return False
    return _UNIT_ALONE.fullmatch(after) is not None and after != "办公室"


def _continues_branch(before: str, after: str) -> bool:
    """国家税务总局 + 某市税务局 or 某市某县税务局: one name."""
    head = next((h for h in branches() if before.endswith(h)), None)
    at = len(region_prefix(after, 0, short_names=True)) if head else 0
    for _ in range(MOST_DISTRICTS if at else 0):
        if after.startswith(branches()[head or ""][1], at):
            return True
        at += len(region_prefix(after, at, short_names=True))
    return False


def _cut_glued(text: str, run: list[Place]) -> list[OrganName]:
    """A run cut where one name ends and another opens."""
    at = [i for first, last in run for i in range(first, last) if not text[i].isspace()]
    bare = "".join(text[i] for i in at)
    if _UNITS.fullmatch(bare):
        cuts = [m.start() for m in _UNIT_ALONE.finditer(bare)]
    else:
        cuts = [0]
        for p in range(2, len(bare) - 1 if ends_organ(bare) else 2):
            if p >= cuts[-1] + 2 and _may_cut(bare, cuts[-1], p):
                cuts.append(p)
    ends = [*cuts[1:], len(bare)]
    found = [OrganName(bare[a:b], at[a], at[b - 1] + 1) for a, b in zip(cuts, ends, strict=True)]
    return [name._replace(is_torn=True) if _bare(text[name.start : name.end]) != name.name else name for name in found]


def _may_cut(bare: str, begin: int, p: int) -> bool:
    left = bare[begin:p]
    if not ends_organ(left) or not opens_organ(bare, p):
        return False
    if left.endswith("委") and _JOINT.fullmatch(bare, p):
        return False
    if bare.startswith("安全部", p) or left.endswith(("共青团", "青年团")) or _continues_branch(left, bare[p:]):
        return False
    if any(q + len(region_prefix(bare, q)) > p for q in range(max(begin, p - 8), p)):  # 烟台|市: within a place's name
        return False
    if re.match(r"[省市县区州]委", bare[p:]) and bare[p - 1] == "团":
        return False
    return len(longest_prefix(bare, begin, national_names())) <= p - begin
