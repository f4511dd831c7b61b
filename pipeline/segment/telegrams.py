"""Heads of telegrams (发电), whose number, urgency and sender share lines with other particulars.

等级 特提·明电　示教明电〔2024〕12号　示机发5号; 发电单位 示范县教育局　签批盖章 马六; 等级：加急　示教传〔2024〕12号　发往：见报头　共1页
"""

from extractors.patterns import pattern_of
from pipeline.segment.forms import SPACES, YEAR_AND_SERIAL

_GAP = r"[ \t\u3000\xa0]"
_NUMBER = pattern_of(
    rf"(?=.{{0,180}}(?:等{SPACES}级|发往|签批|电报|报头|明{SPACES}电|密{SPACES}级|共[ ]?\d{{0,2}}[ ]?页|{SPACES}机{SPACES}发))"
    rf"(?:.{{1,80}}(?:{_GAP}|[:：]))?(?P<number>(?:[\u4e00-\u9fff]{SPACES}){{2,12}}{YEAR_AND_SERIAL})(?={_GAP}|$)"
)
_SENDER = pattern_of(
    rf"发{SPACES}电{SPACES}(?:单{SPACES}位|机{SPACES}关){SPACES}[:：]?{SPACES}"
    rf"(?P<organ>[\u4e00-\u9fff]{{4,40}}?)(?={_GAP}{{1,40}}签{SPACES}[批发]|$)"
)
_GRADE = pattern_of(
    rf"(?<!\S)等{SPACES}级{SPACES}[:：]?{SPACES}(?:[特加平]{SPACES}急|急{SPACES}件|特{SPACES}提)(?:{SPACES}[·•、.．]{SPACES}(?:明电|密电))?(?!\S)"
)


def telegram_places(words: str) -> list[int]:
    """Where the parts of a line of a telegram's head begin; [] where the line is none, or has one part only.

    >>> line = "等级 平急　示教电〔2024〕7号"
    >>> telegram_places(line), telegram_places("等级 平急"), telegram_places("示教电〔2024〕7号")
    ([0, 5], [], [])
    >>> telegram_places("发电单位 示范县教育局　签批盖章 马六")
    [5, 11]
    """
    if words[0] == "发" and (sender := _SENDER.match(words)):
        return list(sender.span("organ"))
    if "级" in words and (grade := _GRADE.search(words)) and len(grade.group()) < len(words):
        return list(grade.span())
    number = _NUMBER.match(words) if "号" in words and len(words.split(maxsplit=1)) > 1 else None
    return [place for place in number.span("number") if 0 < place < len(words)] if number else []
