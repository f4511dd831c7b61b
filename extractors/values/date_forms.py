"""The written forms of days and periods, as patterns; `extractors.values.date` reads what they find.

Forms known: 2023年5月8日, ２０２３年５月８日, 二○二三年五月八日, 五月廿八日, 元月5日, 5月8号, 23年5月8日, 2023-05-08, 2023．5．8, 2023/5/8,
2023年5.8, 今年5月8日, 5月中旬, 2023年5-6月; periods joined by 至, 到 and dashes of every kind, with one year or one month for both ends.
Not known: 农历 dates, quarters, and M.D without a year (5.8), which is mostly a number.
"""

import re

from extractors.patterns import CLOCK, FIGURE, NUMERAL_CHARS, PART_OF_DAY, SPACE, SPACES, TO, WEEKDAY, YEAR, pattern_of

DASH = "[-–—―~～－]"
# 2O23: the letter for the figure, where 年 follows.
_YEAR_OF_LETTERS = rf"[2２]{SPACE}?[0-9０-９OＯ○〇]{SPACE}?[0-9０-９]{SPACE}?[0-9０-９]"
_YEAR_OF_TWO = r"(?<![0-9０-９])[0-9０-９]{2}(?=年[0-9０-９]{1,2}月[0-9０-９]{1,2}日)"
_NO_YEAR = "(?!度|级|代|以|来|内|前|后|制|版|鉴)"
_YEAR_MARK = rf"{SPACES}年{_NO_YEAR}{SPACES}"
_Y = rf"(?:(?P<y>{YEAR}|{_YEAR_OF_LETTERS}|{_YEAR_OF_TWO}){_YEAR_MARK}|(?P<r>[去上今本当同次翌明来])年{SPACES})"
# 2020—2025年 is a plan's term, not a year.
_YEAR_ALONE = rf"(?<![0-9０-９]{{4}}{DASH})(?<![0-9０-９]{{4}}至)(?P<y0>{YEAR}){_YEAR_MARK}"
# 五月初八 is a day of the other calendar.
_MONTH_MARK = r"月(?!薪|票|初[一二三四五六七八九十])份?"
_M = rf"(?P<m>元(?=月)|{FIGURE}){SPACES}{_MONTH_MARK}{SPACES}"
_DAY_MARK = r"(?:[日曰]|号(?!楼|线|门|院|馆|厅|厂|会议室|教室))"
# The 日 may be left to the other end: 5月8-14日, 5月8、9日.
_D = rf"""(?P<d>{FIGURE}){SPACES}(?:{_DAY_MARK}
    |(?={SPACES}(?:[-–—―~～－、和及至到]{{1,2}}){SPACES}(?:{FIGURE}{SPACES}月{SPACES})?{FIGURE}{SPACES}{_DAY_MARK}))"""
_VAGUE = r"(?P<v>上旬|中旬|下旬|中下旬|上中旬|月?底|月?末|月?初|上半月|下半月)"
_MONTH_FIGURES = "(?:[0０]?[1-9１-９]|[1１][0-2０-２])"
_DAY_FIGURES = "(?:[0０]?[1-9１-９]|[12１２][0-9０-９]|[3３][01０１])"
# 2023-05-08, 2023/5/8, 2023．5．8; a longer row of figures is a number.
_SHORT = rf"""(?P<sy>[12１２][0-9０-９]{{3}})(?P<sep>[./\-．／－])(?P<sm>{_MONTH_FIGURES})(?P=sep)(?P<sd>{_DAY_FIGURES})
    (?![0-9０-９]|[.．][0-9０-９]|[/／][0-9０-９]|[-－][0-9０-９]{{3,12}}(?![0-9０-９./．／－-])
      |(?<=[-－][0-9０-９]{{2}})[-－](?![12][0-9]{{3}}[-－][0-9]{{1,2}}[-－])[0-9０-９])"""

# Where a date may start: a cheap look before START. The class at the front lets the search skip all other characters, the one behind it
# most numbers that are no dates. It must find every place at which START matches: a year or month with its mark, a year of four figures
# before a sign, two months (1-6月).
MAY_START = pattern_of(
    rf"""[{NUMERAL_CHARS}元去上今本当同次翌明来](?=[{NUMERAL_CHARS}年月\ \t\u3000\xa0\-–—―~～－至])(?<![0-9０-９A-Za-z/_=\-].)
    (?: (?<=[{NUMERAL_CHARS}])
        (?: [{NUMERAL_CHARS}\ \t\u3000\xa0]{{0,5}}月
          | [{NUMERAL_CHARS}\ \t\u3000\xa0]{{1,9}}年{_NO_YEAR}
          | (?<=[12１２])[0-9０-９]{{3}}[./\-．／－][0-9０-９]
          | [{NUMERAL_CHARS}]{{0,2}}{SPACES}[-–—―~～－至]{{1,2}}{SPACES}{FIGURE}{SPACES}月
        )
      | (?<=[去上今本当同次翌明来])年 | (?<=元)月
    )""",
    re.VERBOSE,
)
START = pattern_of(
    rf"""
    (?:(?<![0-9０-９A-Za-z/._=\-])|(?<=\n[0-9]\.)|(?<=\A[0-9]\.))   # not within a number, an address or a file name; 4.5月17日 is item 4
    (?: {_SHORT}日?                           # 2023-05-14, 2023/5/14, 2023.5.14
      | {_Y}?
        (?: (?<![十百千第]) {_M} (?: {_VAGUE} | {_D} )?    # 2023年5月14日, 5月14日, 5月, 5月中旬
          | (?P<m1>{FIGURE}){SPACES}[-–—―~～－至]{{1,2}}{SPACES}(?P<m2>{FIGURE}){SPACES}月份?   # 2024年1-6月
        )
      | (?P<py>{YEAR})年(?P<pm>{_MONTH_FIGURES})[.．](?P<pd>{_DAY_FIGURES})
          (?=日|[ ]?[-–—―~～－至到，。；、）)\n前]|\Z)日?   # 2023年5.14, but 2023年5.8万
      | {_YEAR_ALONE}                         # 2023年
    )
    """,
    re.VERBOSE,
)
END = pattern_of(
    rf"""
    (?: {_SHORT}日?
      | (?P<pm>{_MONTH_FIGURES})[./．／](?P<pd>{_DAY_FIGURES})日?(?![0-9０-９.．])     # 2023.5.14-5.20
      | {_Y}? (?: {_M} (?: {_VAGUE} | {_D} )? | (?P<d0>{FIGURE}){SPACES}{_DAY_MARK} )   # 至2024年1月5日, 至5月20日, 至20日
      | {_YEAR_ALONE}
    )
    """,
    re.VERBOSE,
)
# 2023.5.8-14: a last day without 日, behind a day that is written with points.
POINTED = pattern_of(r"[12１２][0-9０-９]{3}[年.．][0-9０-９]{1,2}[.．][0-9０-９]{1,2}")
END_OF_POINTED = pattern_of(rf"(?P<d>{_DAY_FIGURES})(?![0-9０-９.．:：/／时点月年万元%-])")
NEXT = pattern_of(
    rf"{SPACES}(?:[、和及与/／]|以及){SPACES}(?P<d>{FIGURE}){SPACES}(?:{_DAY_MARK}|(?=[-–—―~～、至和]{{1,2}}{FIGURE}{SPACES}{_DAY_MARK}))"
)
# 下午四时, 八点半: hours in Chinese numerals; 17︰00 with a colon of another script.
_HOUR = r"(?:[零一二三四五六七八九十]{1,3}[时点](?:[一二三四五六七八九十]{1,3}分|整|半|许)?|[0-9０-９]{1,2}[︰﹕][0-9０-９]{2})"
AFTER = pattern_of(
    rf"(?:{SPACES}(?:{WEEKDAY}|{PART_OF_DAY}|{_HOUR}|{CLOCK}时?(?:{SPACES}[-–—―~～至到]{{1,2}}{SPACES}{PART_OF_DAY}?{SPACES}{CLOCK}时?)?)){{1,4}}"
)
JOIN = pattern_of(rf"{SPACES}(?:{TO}|{SPACES}[－]{{1,2}}{SPACES})")
