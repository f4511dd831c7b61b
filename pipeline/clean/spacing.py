"""Spaces that layout puts between characters; spaces that separate names, organs and cells stay."""

import re
from collections.abc import Iterator

from extractors.patterns import pattern_of
from pipeline.clean.draft import Draft

HAN = r"[\u4e00-\u9fff]"
S = r"[ \u3000]"


def _either(tail: str) -> tuple[re.Pattern[str], ...]:
    """Patterns for a space of either kind, which is "." in the tail: one that begins with a letter, not with a class, is found faster."""
    return tuple(pattern_of(space + tail, re.MULTILINE) for space in " \u3000")


def _may_hold(text: str, hints: tuple[re.Pattern[str], ...]) -> bool:
    return any(hint.search(text) for hint in hints)


UNIT = (
    r"(?:[年月日号点分秒届期个名人次场条份页篇亿元天批组所家位套室课册类级岁]"
    # Surnames, too: a number before a name is a row of a table.
    r"|周[年岁内]|[周万项时楼种班](?![\u4e00-\u9fff]{1,2}(?:\s|$)))"
)
# 关 于 开 展 第 3 届 比 赛: three Han characters first, at least five in all, as a line, a cell or a label; 李 想 张 洲 are two names.
ANY = r"(?:第?\d{1,4}[届年月日号期批次]|[\u4e00-\u9fffA-Za-z0-9“”《》〈〉（）〔〕、·—-])"
SPREAD = pattern_of(
    rf"(?:^|[\t：]|(?<={S}{S})){S}{{0,20}}({HAN}(?:{S}{HAN}){{2}}(?:{S}{ANY}){{2,100}})(?=$|\t|{S}{S}|{S}?[：:])", re.MULTILINE
)
SPREAD_HINT = _either(rf"{HAN}(?:{S}{HAN}){{2}}")
# 附 件 / 联 系 人：/ 通 知 as a line or a label.
AT_START = "附件 抄送 主送 联系人 印发 目录"
BEFORE_COLON = "联系人 联系电话 电话 传真 邮编 地址 邮箱"
ALONE = "通知 公告 通告 通报 意见 决定 方案 批复 报告 文件"


def _spaced(words: str) -> str:
    return "|".join(r"[ 　]{1,4}".join(word) for word in words.split())


LABEL = pattern_of(
    rf"""^{S}{{0,80}}(?:({_spaced(AT_START)})(?=[\s：:\d]|$) | ({_spaced(ALONE)}){S}{{0,80}}$)
    | ^{S}{{0,80}}({HAN}(?:{S}{{1,6}}{HAN}){{1,4}})(?={S}{{0,4}}[：:])
    | ({_spaced(BEFORE_COLON)})(?={S}{{0,4}}[：:])""",
    re.MULTILINE | re.VERBOSE,
)
SPACES = pattern_of(rf"{S}+")
LABEL_HINT = _either(rf"(?:{HAN}{S}{{0,4}}(?:[：:]|$)|[件录]|[送发](?:[：:\s\d]|$))")
# Patterns begin with the space itself, which the regex engine finds fast; what stands before it is looked at afterwards.
# 第 3 届, 2021 年 5 月: between a number and its unit.
NUMBER_UNIT = pattern_of(
    rf"""{S}(?<=[\d第年月至到前后]{S}){S}{{0,2}}(?:
      (?<=\d{S})(?={UNIT}) | (?<=\d{S}{S})(?={UNIT}) | (?<=\d{S}{S}{S})(?={UNIT})
    | (?<=第{S})(?=\d) | (?<=第{S}{S})(?=\d)
    | (?:(?<=[年月至到前后]{S})|(?<=[年月至到前后]{S}{S}))(?=\d{{1,2}}{S}{{0,2}}[月日])
    )""",
    re.VERBOSE | re.MULTILINE,
)
# 于 2021 年: a number set off on both sides, unless a date alone follows (the signature's).
SET_OFF = pattern_of(
    rf"{S}(?<={HAN}{S})(?=\d{{1,4}}{S}{HAN})(?!\d{{4}}{S}年{S}?\d{{1,2}}{S}?月{S}?\d{{1,2}}{S}?日(?:\s(?![\d前至到起])|$))",
)
NUMBER_HINT = _either(rf"(?:(?<=\w.){S}{{0,2}}\d|(?<=\d.){S}{{0,2}}\w)")

# 标　　题：, 传 真： within a line, where a break would take the space for an indent.
INNER = "标题 传真 电话 手机 邮编 邮箱 地址 时间 地点 主题 对象 附件 抄送 文号"
INNER_LABEL = pattern_of(rf"(?<!{HAN})({_spaced(INNER)})(?={S}{{0,4}}[：:])")
INNER_HINT = tuple(pattern_of(f"{colon}(?:{'|'.join(f'(?<={S}{HAN}{S * n}.)' for n in range(5))})") for colon in "：:")
# 示　范　县　教　育　厅 示范县图书馆: wide spaces inside a name, a common one behind it.
WIDE_SPREAD_HINT = pattern_of(rf"\u3000(?<={HAN}.){HAN}(?:\u3000{HAN}){{2}}")
WIDE_SPREAD = pattern_of(rf"(?:^|(?<= ))({HAN}(?:\u3000{HAN}){{3,60}})(?=$| {HAN}{{2}})", re.MULTILINE)


# A scan's text may have a space behind every character: so many of all characters are spaces, and so many more pairs are apart than not.
SPACES_OF_SCAN, APART_OF_SCAN, FEWEST_APART = 0.25, 3, 20
TOGETHER, APART = pattern_of(rf"{HAN}(?={HAN})"), re.compile(rf"{HAN} (?={HAN})")
BETWEEN = pattern_of(r" (?<=[\u3001-\u9fff\uff01-\uff5e“”‘’—…] )(?=[\u3001-\u9fff\uff01-\uff5e“”‘’—…0-9])|(?<=[0-9]) (?=[\u3001-\u9fff])")


def scan_closed_up(draft: Draft) -> Draft:
    """The draft without the spaces that recognition put behind every character; wider gaps stay."""
    if draft.text.count(" ") < SPACES_OF_SCAN * len(draft.text):
        return draft
    apart = len(APART.findall(draft.text))
    if apart < max(FEWEST_APART, APART_OF_SCAN * len(TOGETHER.findall(draft.text))):
        return draft
    return draft.sub(BETWEEN, "")


def labels_closed_up(draft: Draft) -> Draft:
    """The draft without the spaces inside labels of two characters and inside names spread wide."""
    draft = _closed(draft, INNER_LABEL) if _may_hold(draft.text, INNER_HINT) else draft
    return _closed(draft, WIDE_SPREAD) if WIDE_SPREAD_HINT.search(draft.text) else draft


def closed_up(draft: Draft) -> Draft:
    """The draft without spaces inside words."""
    if _may_hold(draft.text, SPREAD_HINT):
        draft = _closed(draft, SPREAD)
    if _may_hold(draft.text, LABEL_HINT):
        draft = _closed(draft, LABEL)
    return draft


def numbers_closed_up(draft: Draft) -> Draft:
    """The draft without spaces between numbers and their units."""
    return _closed(draft.sub(SET_OFF, ""), NUMBER_UNIT) if _may_hold(draft.text, NUMBER_HINT) else draft


def _closed(draft: Draft, pattern: re.Pattern[str]) -> Draft:
    """The draft without the spaces inside the matches of a pattern, each within a line."""
    text = draft.text
    return draft.edited(
        (*space.span(), "")
        for start, end in _spaced_lines(text)
        for found in pattern.finditer(text, start, end)
        for space in SPACES.finditer(text, *found.span(found.lastindex or 0))
    )


def _spaced_lines(text: str) -> Iterator[tuple[int, int]]:
    """Where the lines begin and end that have spaces within."""
    at = 0
    for line in text.split("\n"):
        end = at + len(line)
        bare = line.strip()
        if " " in bare or "\u3000" in bare:
            yield at, end
        at = end + 1
