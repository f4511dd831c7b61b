"""Lines that sign (署名, GB/T 9704-2012, 7.3.5): what organs and persons look like on a line of their own."""

from extractors.patterns import pattern_of

LONGEST_ORGAN_LINE = 160
# Offices of two characters: organs only beside another, or right above the date that ends a text.
SHORT_ORGANS = frozenset(("团委", "工会", "党委", "校办", "党办", "院办", "总支", "政教"))
_ORGAN_END = "|".join(
    [
        "局",
        "厅",
        "部",
        "委",
        "办",
        "办公室",
        "委员会",
        "政府",
        "会",
        "院",
        "社",
        "学校",
        "大学",
        "学院",
        "中学",
        "小学",
        "中心",
        "公司",
        "处",
        "室",
        "科",
        "联",
        "分行",
        "支行",
        "总行",
        "商行",
        "建行",
        "工行",
        "农行",
        "署",
        "组",
        "团",
        "所",
        "站",
        "馆",
        "集团",
        "协会",
        "学会",
        "教委",
        "网信办",
        "职教社",
        "总工会",
        "共青团中央",
        "指挥部",
        "支部",
        "总队",
        "支队",
        "大队",
        "党委",
        "工会",
        "学生会",
        "园",
        "中",
        "党组",
        "专班",
        "司",
        "庭",
        "队",
        "编辑部",
        "街道",
        "镇",
        "乡",
        "基金会",
        "银行",
        "医院",
        "法院",
        "检察院",
        "厂",
        "幼儿园",
        "联盟",
        "机制",
        "会议",
        "科协",
        "文联",
        "残联",
        "妇联",
        "工商联",
        "台",
        "报社",
        "校",
        "办事处",
        "党工委",
        "工委",
        "委员会办公厅",
        "国务院",
        "公署",
        "分局",
        "总局",
        "电视台",
        "店",
        "人社部",
        "文明办",
        "外办",
        "台办",
        "编办",
        "国资委",
        "处室",
        "库",
        "基地",
        "农场",
        "团中央",
    ]
)
_ORGAN_LAST = frozenset("）)" + "".join(end[-1] for end in _ORGAN_END.split("|")))
_LINE_LAST = _ORGAN_LAST | {name[-1] for name in SHORT_ORGANS}
SEAL = r"(?:[（(](?:代?盖?章|印章?|公章|代章|盖公?章|代|[^（）()]{2,24}代章)[）)])?"
_ORGAN = pattern_of(rf"[\u4e00-\u9fff（）()〇“”\"·、—A-Za-z0-9]{{1,40}}(?:{_ORGAN_END})(?:[（(][\u4e00-\u9fff]{{2,14}}[）)])?{SEAL}")
# What no name of an organ opens with, and what none holds, though it is written like one.
_NOT_OPENING = pattern_of(
    r"[一二三四五六]是|[（(]?\d|[为在对请由以与和从将把按—·]|(?:主办|承办|协办|责任|牵头|所在|参加|参赛|推荐|申报|填报|工作|联系)单位"
)
_NOT_WITHIN = pattern_of(r"、|关于|附件|第.{1,3}[条章]|加强|做好|开展|电话|姓名|(?:网站|官网|门户)$")
PERSON_LINE = pattern_of(
    r"(?:[\u4e00-\u9fff]{0,16}(?:[省市县区州厅局部院校处科行署]长|主任|主席|书记|会长|理事长)[:：]?)(?:[\u4e00-\u9fff·]{2,4})?|[\u4e00-\u9fff]{2,30}（[^（）]{0,10}章）"
    r"|[（(](?:代?盖?章|公章|[\u4e00-\u9fff]{2,24}代章)[）)]"
)
_BETWEEN_ORGANS = pattern_of(r"[ \t\u3000\xa0]{1,60}|、")
_MARK_WORD = pattern_of(r"(?:^|(?<=\S))[ \t\u3000\xa0]{0,20}文[ \t\u3000]{0,8}件(?=[ \t\u3000]|$)")
CELLS = pattern_of(r"[ \t\u3000\xa0]+")


def is_organ(name: str) -> bool:
    """Whether the words look like one organ's name.

    >>> is_organ("霍邱县教育局"), is_organ("各单位要加强领导，落实责任到科室")
    (True, False)
    """
    if not 3 <= len(name) <= 45 or name[-1] not in _ORGAN_LAST or not _ORGAN.fullmatch(name):
        return False
    return not _NOT_OPENING.match(name) and not _NOT_WITHIN.search(name)


def may_end_in_organ(words: str) -> bool:
    """Whether the words end with a character with which the name of an organ ends."""
    return words.rstrip()[-1:] in _LINE_LAST


def is_organ_line(words: str) -> bool:
    """Whether the line names organs and nothing else, one or several with spaces between.

    >>> is_organ_line("示范省教育厅　　中共示范省委宣传部"), is_organ_line("示 范 县 教 育 局"), is_organ_line("请各单位落实。")
    (True, True, False)
    """
    if len(words) > LONGEST_ORGAN_LINE or not may_end_in_organ(words):
        return False
    if "\t" in words.strip():
        return all(is_organ_line(cell) for cell in words.split("\t") if cell.strip())
    if words.split() == [words] and "、" not in words:
        return is_organ(words)
    if is_organ(CELLS.sub("", words)):
        return True
    cells = _BETWEEN_ORGANS.split(words.strip())
    return len(cells) > 1 and all(is_organ(cell) or cell in SHORT_ORGANS for cell in cells) and not SHORT_ORGANS.issuperset(cells)


def is_mark_line(words: str) -> bool:
    """Whether the line is an issuer mark: organs, with or without 文件 behind or between them.

    >>> is_mark_line("示 范 县 教 育 局　文　件"), is_mark_line("示范县教育局 文件 示范县图书馆"), is_mark_line("学习文件")
    (True, True, False)
    """
    return is_organ_line(_MARK_WORD.sub("", words, count=1).strip())


def is_byline(words: str) -> bool:
    """Whether the line names in brackets who made the document, as below the title of one that is forwarded.

    >>> is_byline("（省文化厅、省教育厅）"), is_byline("（征求意见稿）")
    (True, False)
    """
    return words[0] in "（(" and words[-1] in "）)" and len(words) > 2 and is_organ_line(words[1:-1])
