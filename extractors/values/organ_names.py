"""Where organs' names begin and end in a signature, an issuer mark, a title or a list.

Joint issuers stand below each other, side by side between spaces, or, where a layout lost its spaces, glued together.

>>> text = "山西省教育厅　　中共山西省委宣传部\\n共青团山西省委员会"
>>> [text[a:b] for a, b in split_organs(text)]
['山西省教育厅', '中共山西省委宣传部', '共青团山西省委员会']
>>> text = "教育部财政部国家税务总局宁波市税务局"
>>> [text[a:b] for a, b in split_organs(text)]
['教育部', '财政部', '国家税务总局宁波市税务局']

Seal notes and dates are no part of a name; nor are persons (局长 张三).
"""

import re

from extractors.values.office import branches, longest_prefix, national_names, offices
from extractors.values.organ import LONGEST_NAME, SEAL_NOTE
from extractors.values.region import region_prefix

# What an organ's name may end with.
_END = re.compile(
    r"(?:[部委局厅办会团社署院行处室司组科所队馆台站]|中心|政府|学校|[中小大]学|公司|集团|幼儿园|工作室|党校|海关|国务院|中央|[一二三四五六七八九十]中|支部|学部)"
    r"(?:[（(][\u4e00-\u9fff]{1,12}[）)])?$"
)
_OPEN = re.compile(r"中共|中国|中央|中华|共青团|国务院|国家|全国|最高人民|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟")
_BARE_TERRITORY = re.compile(r"自治区|自治州|省|市|县|区|州|旗|盟|团(?=[省市县区州]委)")
_UNIT = (
    r"(?:党政办|校?办公室|校办|校?党委|校?党总支|安全处|德育处|教学处|教务处|教导处|总务处|学生处|政教处|住管处|后勤处|教科室|教科处|教研处|科研处|校?团委"
    r"|校?工会|人事处|财务处|保卫处|组织部|宣传部|统战部|学工部|学工处|医务室|图书馆|信息处|信息中心|招生办|就业处|体育组|女工委|关工委|心理室)"
)
_UNITS = re.compile(rf"{_UNIT}(?:{_UNIT}){{1,6}}")
_UNIT_ALONE = re.compile(_UNIT)
_NO_NAME = re.compile(
    r"关于|各|有关|附件|附[:：]|第[一二三四五六七八九十]+[章条部届]|本|该|其|此|请|优秀|先进|[（(]?[一二三四五六七八九十]{1,3}[)）、]|\d"
)
_NAME = re.compile(r"[\u4e00-\u9fff（）()·“”\"、〇\-—0-9]{2,60}")
_PERSON = re.compile(
    r"(?:[省市县区州]长|厅长|局长|部长|主任|总理|校长|院长|书记|主席|会长|行长|司令员|签发人|联系人)[ \t\u3000\xa0:：]{0,10}"
    r"[\u4e00-\u9fff](?:[ \u3000]{0,4}[\u4e00-\u9fff·]){1,3}(?![\u4e00-\u9fff])"
)
_DATE = re.compile(
    r"(?:[12]\d{3}|[一二][〇○ＯO0零oо\u4e00-\u9fff]{3}|\d{4})\s{0,6}(?:年|[-./])[\s\d一二三四五六七八九十元]{0,14}(?:月|[-./])?[\s\d一二三四五六七八九十]{0,10}日?"
)
_LEAD = re.compile(r"^[\s\S]{0,40}[:：。；;，,\]】!！]")
_CHUNK = re.compile(r"\S+")
_WIDE = re.compile(r"[\n\t]|[ \u3000\xa0]{2,}|\u3000")


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
    return 2 <= len(text) <= LONGEST_NAME and _NAME.fullmatch(text) is not None and _NO_NAME.match(text) is None and ends_organ(text)


def ends_organ(text: str) -> bool:
    """Whether `text` ends as an organ's name does."""
    return _END.search(text[-20:]) is not None or text in national_names()


def opens_organ(text: str, at: int) -> bool:
    """Whether an organ's name may begin at `text[at]`: a territory, 中共, a national organ by name, 市教育局 …"""
    if _OPEN.match(text, at) or longest_prefix(text, at, national_names()) or region_prefix(text, at):
        return True
    bare = _BARE_TERRITORY.match(text, at)
    if bare:
        rest = bare.end()
        return bool(longest_prefix(text, rest, offices("government"), 16)) or re.compile(r"委(?!托|派|任)").match(text, rest) is not None
    short = region_prefix(text, at, short_names=True)
    return bool(short) and bool(longest_prefix(text, at + len(short), offices("government"), 16))


def split_organs(text: str, start: int = 0, end: int | None = None) -> tuple[tuple[int, int], ...]:
    """The places of the names in `text[start:end]`, in text order, without seal notes, dates and persons."""
    end = len(text) if end is None else end
    chunks = _chunks(text, start, end)
    places: list[tuple[int, int]] = []
    for first, last in _join(text, chunks):
        places.extend(_cut_glued(text, first, last))
    return tuple((a, b) for a, b in places if may_sign(_bare(text[a:b])))


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def _chunks(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Runs of characters between spaces, with what is no name blanked out."""
    part = text[start:end]
    for pattern in (SEAL_NOTE, _PERSON, _DATE):
        part = pattern.sub(lambda m: "\n" * len(m.group()), part)
    found = []
    for chunk in _CHUNK.finditer(part):
        lead = _LEAD.match(chunk.group())
        first = chunk.start() + (lead.end() if lead else 0)
        last = chunk.start() + len(chunk.group().rstrip("。.，,；;、"))
        if first < last:
            found.append((start + first, start + last))
    return found


def _join(text: str, chunks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Chunks that layout tore apart (a name wrapped over lines, 绍 兴 市) put together."""
    joined: list[tuple[int, int]] = []
    for first, last in chunks:
        if joined and not _apart(text, joined[-1], (first, last)):
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return joined


def _apart(text: str, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether a name ends with `left` and another begins with `right`."""
    before, after = _bare(text[left[0] : left[1]]), _bare(text[right[0] : right[1]])
    wide = _WIDE.search(text[left[1] : right[0]]) is not None
    if len(before) + len(after) > LONGEST_NAME:
        return True
    if not ends_organ(before) or before.endswith("青年团") or before == "共青团":
        return (
            wide and len(before) > 1 and not ends_organ(before) and opens_organ(after, 0) and ends_organ(after) and not _opens_only(before)
        )
    if _continues_branch(before, after):
        return False
    if opens_organ(after, 0) or (wide and len(after) > 5 and may_sign(after)):
        return True
    return after != "办公室" and _UNIT_ALONE.fullmatch(after) is not None


def _opens_only(text: str) -> bool:
    """Whether `text` is but the beginning of a name: 中共, 共青团, 某省某市."""
    return opens_organ(text, 0) or text.endswith(("团", "党"))


def _continues_branch(before: str, after: str) -> bool:
    """国家税务总局 + 某市税务局: one name."""
    head = next((h for h in branches() if before.endswith(h)), None)
    place = region_prefix(after, 0, short_names=True) if head else ""
    return bool(head and place) and after.startswith(branches()[head or ""][1], len(place))


def _cut_glued(text: str, first: int, last: int) -> list[tuple[int, int]]:
    """A run cut where one name ends and another opens."""
    at = [i for i in range(first, last) if not text[i].isspace()]
    bare = "".join(text[i] for i in at)
    if _UNITS.fullmatch(bare):
        return [(at[m.start()], at[m.end() - 1] + 1) for m in _UNIT_ALONE.finditer(bare)]
    cuts, begin = [0], 0
    for p in range(2, len(bare) - 1):
        if p < begin + 2 or not _may_cut(bare, begin, p):
            continue
        cuts.append(p)
        begin = p
    return [(at[a], at[b - 1] + 1) for a, b in zip(cuts, [*cuts[1:], len(bare)], strict=True)]


def _may_cut(bare: str, begin: int, p: int) -> bool:
    left = bare[begin:p]
    if not ends_organ(left) or not opens_organ(bare, p) or not ends_organ(bare):
        return False
    if left in ("共青团", "中国共产主义青年团") or _continues_branch(left, bare[p:]):
        return False
    inside = longest_prefix(bare, begin, national_names())
    return len(inside) <= p - begin
