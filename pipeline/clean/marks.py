"""Atoms of the layout patterns: what begins a paragraph, what ends a sentence."""

import re

from extractors.patterns import pattern_of

NUMERAL = "[一二三四五六七八九十百]{1,4}"
# 一、 （一） 1. （1） ① 第一条: GB/T 9704-2012, 7.3.3, with the slips that offices make.
HEADING = (
    rf"(?:{NUMERAL}[、.．](?!{NUMERAL}[、年级等])|[（(](?:{NUMERAL}|\d{{1,2}})[）)]"
    rf"|\d{{1,2}}(?:[、．.](?![\d])|[）)])|[①-⑳]|第{NUMERAL}[条章节编])"
)
LABEL = r"[\u4e00-\u9fff 　（）()]{2,12}[：:]"
HEADING_START = pattern_of(HEADING)
# What else begins a paragraph of its own whatever stands before it.
PARAGRAPH_START = pattern_of(
    rf"""{LABEL.replace(" ", chr(92) + " ")}
    | 附[ 　]{{0,4}}[件表录] | 抄[ 　]*送 | 主[ 　]*题 | 联[ 　]*系 | 特此 | 此[致复] | 备?注[：:]
    | [●◆■★☆▲△◇○◎□•·—－*]
    | https?:
    | [\d〇○零一二三四五六七八九十]{{4}}\ ?年[\d一二三四五六七八九十 ]{{1,4}}月[\d一二三四五六七八九十 ]{{1,4}}日\s*$
    """,
    re.VERBOSE,
)
SENTENCE_END = "。！？；：…!?;:."
KINDS = (
    "通知|意见|方案|函|公告|通告|通报|办法|决定|批复|纪要|报告|请示|公报|命令|议案|决议|规定|细则|要点|措施|指引|启事|公示|简章|章程|倡议书"
)
