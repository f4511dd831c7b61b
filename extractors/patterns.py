"""Patterns that are compiled when they are first used, and regex atoms used by two or more fields.

Six hundred patterns cost a third of a second to compile, and a notice of one page needs a third of them.
"""

import re
from typing import Any, cast

_PARTS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn", "groups", "groupindex")


def pattern_of(source: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, made at its first search: for the patterns of a module.

    >>> pattern_of("[0-9]{4}").search("2023年").group()
    '2023'
    """
    return cast("re.Pattern[str]", _Uncompiled(source, flags))


class _Pattern:
    """What is asked of a compiled pattern."""

    __slots__ = ("flags", "pattern", *_PARTS)


class _Uncompiled(_Pattern):
    """A pattern not yet compiled; with its first search it becomes a compiled one."""

    __slots__ = ()

    def __init__(self, source: str, flags: int) -> None:
        self.pattern = source
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        """What is asked for the first time."""
        compiled = re.compile(self.pattern, self.flags)
        for part in _PARTS:
            setattr(self, part, getattr(compiled, part))
        self.__class__ = _Pattern  # type: ignore[assignment]
        return getattr(compiled, name)


# Shapes of zero in real files, and all characters of a number in a date (values/numeral.py reads them).
ZEROS = "〇○◯零ＯOo"
NUMERAL_CHARS = "0-9０-９一二三四五六七八九十廿卅" + ZEROS

# Spaces as layout leaves them between characters.
SPACE = r"[ \t\u3000\xa0]"
SPACES = SPACE + "{0,3}"

# The characters of the Han script, within a class, in all blocks: 王䶮, 张𬭎 are names, too.
HAN_CHARS = (
    r"\u2e80-\u2e99\u2e9b-\u2ef3\u2f00-\u2fd5\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufa6d\ufa70-\ufad9"
    r"\U00016fe2\U00016fe3\U00016ff0-\U00016ff6\U00020000-\U0002a6df\U0002a700-\U0002b81e\U0002b820-\U0002cead\U0002ceb0-\U0002ee5d"
    r"\U0002f800-\U0002fa1d\U00030000-\U0003134a\U00031350-\U00033479"
)
HAN = f"[{HAN_CHARS}]"

# One figure of a date: 8, 08, ８, 八, 十八, 二十八.
FIGURE = rf"[{NUMERAL_CHARS}]{{1,3}}"
# A calendar year of four figures: 2020, ２０２０, 二○二○, 二0二0; a space may stand within.
YEAR = rf"(?:[12１２](?:{SPACE}?[0-9０-９]){{3}}|[一二](?:{SPACE}?[{NUMERAL_CHARS}]){{3}})"
# What joins the two ends of a period.
TO = rf"(?:起|开始|始)?{SPACES}[，,]?(?:至|到|[-－–—―─~～﹣]{{1,2}}|一){SPACES}"
# （周五）, （星期六）, (周日下午)
_WEEKDAYS = r"(?:本|下)?(?:周|星期|礼拜)[一二三四五六日天七至\-、~—和及周星期]{1,9}(?:上午|下午|晚上?|全天)?"
WEEKDAY = rf"(?:[（(]{_WEEKDAYS}[）)]|(?:周|星期)[一二三四五六日天](?![至\-—]))"
# 上午9:00, 9时30分, 24时, 下午2点半, 17：00
CLOCK = (
    rf"(?:[0-9０-９]{{1,2}}{SPACES}(?:[:：∶]{SPACES}[0-9０-９]{{2}}(?:[:：][0-9]{{2}})?|[时点](?:{SPACES}[0-9０-９]{{1,2}}分|整|半|许)?))"
)
PART_OF_DAY = r"(?:上午|下午|晚上?|中午|凌晨|早上|全天|夜间|傍晚|当天|当日)"
