"""Spaces that layout puts between characters; spaces that separate names, organs and cells stay."""

import re

from pipeline.clean.draft import Draft

HAN = r"[\u4e00-\u9fff]"
S = r"[ \u3000]"
UNIT = "[年月日号时点分秒届期项个名人次场条份页篇万亿元周天批组所家位套楼室课册类种级岁所]"
# 关 于 开 展: at least four characters, each alone.
SPREAD = re.compile(rf"(?<![^\s]){HAN}(?:{S}{HAN}){{3,60}}(?![^\s])")
# 附 件 / 联 系 人：/ 通 知 as a line or a label.
LABEL = re.compile(
    r"""(?m)^(?:附\s{1,4}件|抄\s{1,4}送|主\s{1,4}送|联\s{1,4}系\s{1,4}人|印\s{1,4}发|目\s{1,4}录)(?=[\s：:\d]|$)
    | (?:联\s{1,4}系\s{1,4}人|联\s{1,4}系\s{1,4}电\s{1,4}话|电\s{1,4}话|传\s{1,4}真|邮\s{1,4}编|地\s{1,4}址|邮\s{1,4}箱)(?=[：:])
    | ^(?:通\s{1,4}知|公\s{1,4}告|通\s{1,4}告|通\s{1,4}报|意\s{1,4}见|决\s{1,4}定|方\s{1,4}案|批\s{1,4}复)$""".replace(
        r"\s{1,4}", rf"{S}{{1,4}}"
    ),
    re.VERBOSE,
)
# 第 3 届, 2021 年 5 月: between a number and its unit.
NUMBER_UNIT = re.compile(rf"(?<=\d){S}{{1,2}}(?={UNIT})|(?<=第){S}{{1,2}}(?=\d)|(?<=[年月至到前后]){S}(?=\d{{1,2}}{S}?[月日])")
# 于 2021 年: a number set off on both sides, unless a date alone follows (the signature's).
SET_OFF = re.compile(rf"(?<={HAN}){S}(?=\d{{1,4}}{S}{HAN})(?!\d{{4}}{S}年{S}?\d{{1,2}}{S}?月{S}?\d{{1,2}}{S}?日{S}*$)", re.MULTILINE)


def closed_up(draft: Draft) -> Draft:
    """The draft without spaces inside words and around numbers."""
    draft = draft.sub(SPREAD, _close).sub(LABEL, _close)
    return draft.sub(SET_OFF, "").sub(NUMBER_UNIT, "")


def _close(found: re.Match[str]) -> str:
    return re.sub(r"\s", "", found.group())
