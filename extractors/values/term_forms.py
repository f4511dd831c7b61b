"""The written forms of periods beyond the calendar date, as patterns; `extractors.values.term` reads what they match.

A term is one part of the calendar: a year, a half, a quarter, a month, a third of one, a day, or a five-year plan. `term_pattern` has
the forms with marks (年, 月, 季度); `BARE` those that only one who is told that they are a date may read so (2018, 20240307, 6·30);
`text_pattern` finds terms and their periods in a running text. The long ones are compiled when first needed.
"""

import re
from functools import cache

from extractors.patterns import FIGURE, NUMERAL_CHARS, SPACES, YEAR, pattern_of
from extractors.values.date_forms import AFTER, DASH

_TWO_FIGURES = "[0-9]{2}|[零〇○一二三四五六七八九]{2}"
_YEAR = rf"(?:(?P<y>{YEAR}|{_TWO_FIGURES}){SPACES}年|(?P<ry>去|上一?|前|今|本|这一?|当|同|次|翌|明|来|后)年)度?的?{SPACES}"
# A day in Chinese numerals has its 日: 四月十三 may be of the lunar calendar.
_DAY = rf"(?P<d>{FIGURE}){SPACES}[日号]|(?P<bare_d>[0-9]{{1,2}})(?=\Z|[^0-9\u4e00-\u9fff.:：%]|[至到前起止开举召出报])"
_IN_MONTH = rf"(?:(?P<ten>上中|中上|中下|[上中下])旬|(?P<half_month>[上下])半月|月?(?P<bound>[底末初])|{_DAY})"
_MONTH = rf"""(?:(?P<m>元(?=月)|{FIGURE}){SPACES}月份?
    |(?P<rm>本|当|同|这个?|上个?|上一个?|下个?|下一个?|次)月份?) 的?{SPACES}(?:{_IN_MONTH})?"""
_PART = rf"""(?: {_MONTH}
    | 月(?P<bound_of_this>[底末初])
    | 第?(?P<quarter>[一二三四首1-4])季度(?P<bound_of_quarter>[底末初])?
    | Q(?P<q>[1-4])(?:季度)?
    | (?P<rq>本|这个?|上个?|上一个?|下个?|下一个?)季度
    | 前(?P<quarters>[一两二三四1-4])个?季度
    | (?P<half>[上下前后])半年
    | (?P<side>[前后])(?P<months>两|{FIGURE})个?月
    | 第(?P<nth>{FIGURE})个月
    | (?P<first>首)月)"""
_BOTH = "(?P<both>今明两年)"
_PLAN = r"""(?P<open>[“"「『])?(?P<plan>十[一二三四五六七八九]?|[六七八九](?=五.?(?:计划|期间|时期)))五(?P<shut>[”"」』])?
    (?:规划|计划)?(?P<plan_end>末)?(?P<term>期间?|时期)?"""
_TERM = rf"(?:{_YEAR}(?:{_PART}|年?(?P<bound_of_year>[底末初]))?|{_PART}|年(?P<bound_of_this_year>[底末初])|{_PLAN}|{_BOTH})"


def _once(pattern: str) -> str:
    """The pattern with the second group of a name called `name_`: an alternative may come twice, a name only once."""
    seen = set[str]()

    def name(found: re.Match[str]) -> str:
        is_later = found[1] in seen
        seen.add(found[1])
        return f"(?P<{found[1]}_>" if is_later else found[0]

    return re.sub(r"\(\?P<(\w+)>", name, pattern)


@cache
def term_pattern() -> re.Pattern[str]:
    """One term, with the weekday and time of day behind it."""
    return re.compile(rf"{_once(_TERM)}(?:{AFTER.pattern})?", re.VERBOSE)


BARE = pattern_of(
    r"""
    (?: (?P<y>[12][0-9]{3})(?:[./ -]|\ ?年)(?P<m>[0-9]{1,2})[./ 月-](?P<d>[0-9]{1,2})日?    # 2022 11 23, 1994.01-19
      | (?P<y1>(?:19|20)[0-9]{2})(?P<m1>0[1-9]|1[0-2])(?P<d1>[0-2][0-9]|3[01])              # 20240307
      | (?P<y2>(?:19|20)[0-9]{2})[./-](?P<m2>[0-9]{1,2})                                    # 1999.08
      | (?P<y3>(?:19|20)[0-9]{2})                                                           # 2018
      | (?P<m4>[0-9]{1,2})[./·](?P<d4>[0-9]{1,2})[日号]?                                     # 6·30, 12/1
      | (?=0|..-0)(?P<m5>[0-9]{2})-(?P<d5>[0-9]{2})                                         # 09-01, but 10-12 may be months
    )""",
    re.VERBOSE,
)

# In a running text: years of two figures only with a month or a leading zero, 同年 only with a month, nothing that goes on as a word.
_YEAR_IN_TEXT = rf"""(?:(?:{YEAR}|[0零〇][0-9零〇一二三四五六七八九]|[0-9]{{2}}(?={SPACES}年{SPACES}{FIGURE}{SPACES}月)){SPACES}年
    |(?:去|今|明|本|上一?)年(?!轻|纪|龄)|(?:前|后|来|当|同|次|翌)年(?={FIGURE}月))(?:度(?!假))?(?!级|代|鉴|版|制|薪|会|货|长)的?{SPACES}"""
_SHORT_IN_TEXT = (
    r"(?:[12][0-9]{3}(?:-[0-9]{1,2}-[0-9]{1,2}|/[0-9]{1,2}/[0-9]{1,2}|\.[0-9]{1,2}\.[0-9]{1,2}|\ (?:0[1-9]|1[0-2])\ [0-3][0-9])日?"
    r"(?![0-9]|[./][0-9]|-[0-9]{3}(?![0-9][./-])))"
)
_MONTHS_IN_TEXT = rf"{FIGURE}{SPACES}(?:{DASH}{{1,2}}|至){SPACES}{FIGURE}{SPACES}月份?"  # 4―6月
_UNNAMED = re.sub(
    r"\(\?P<\w+>",
    "(?:",
    rf"{_SHORT_IN_TEXT}|(?:{_YEAR_IN_TEXT})?{_MONTHS_IN_TEXT}|{_YEAR_IN_TEXT}(?:{_PART}|年?[底末初])?|{_PART}|年[底末]|{_PLAN}|{_BOTH}",
)
JOINT = rf"(?:起|开始|始)?{SPACES}[，,]?{SPACES}(?:至|到|{DASH}{{1,2}}|一){SPACES}"
_IN_TEXT = rf"""
    (?=[{NUMERAL_CHARS}元去上前今本当同次翌明来后这下首第Q年月即“"])
    (?:(?<![0-9０-９A-Za-z/._=-])|(?<=\n[0-9]\.)|(?<=\A[0-9]\.))(?<![十百千万第几数每])(?![当同次]月)  # 次月: of which month?
    (?P<opening>即日起{SPACES}[，,]?(?:至|到)|(?=.))
    (?P<first>{_UNNAMED}|(?:19|20)[0-9]{{2}}(?={SPACES}{DASH}{SPACES}(?:19|20)[0-9]{{2}}年(?!级)))(?:{AFTER.pattern})?
    (?P<last>{JOINT}(?:{_UNNAMED}|{FIGURE}{SPACES}[日号])(?:{AFTER.pattern})?|[和与](?:{_UNNAMED})之?间)?
    (?P<closing>(?:之|以)?前(?!后|期|夕|往|来|言|述|款|进|沿|提|[一两二三四几])|以来|至今)?(?!普法)
    """


@cache
def text_pattern() -> re.Pattern[str]:
    """A term or period of terms in a running text, from 即日起至 to 前 and 以来."""
    return re.compile(_IN_TEXT, re.VERBOSE)
