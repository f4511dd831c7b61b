"""Which cases of the peers' suites are in scope, and of which kind: rules on the written expression, never on who passes.

In scope: days, months, quarters, halves and years of the calendar, with or without their year, and closed ranges of them, as mainland
offices write them; telephone numbers that can be dialled on the mainland; mailboxes; web addresses. Out of scope is an expression that
one of the patterns below finds; the first tells the reason.
"""

import re

N = "0-9零〇一二两三四五六七八九十"
OUT_OF_DATES = {
    "clock time": rf"[{N}]\s?[点时]|\d[:：∶]\d|[上下中正]午|午[后夜]|[早晚晨夜]|黎明|白天|小时|分钟|分半|钟头|刻钟|秒|[ap]\.m|\dpm",
    "lunar calendar": (
        r"农历|阴历|正月|腊月|闰|大年|除夕|月初[一二三四五六七八九十\d]|廿|月十五"
        r"|月[一二三四五六七八九十]{1,3}(?![一二三四五六七八九十日号月个年])"  # a day in Chinese numerals without 日
    ),
    "festival, season, solar term": (
        r"节|元旦|国庆|春|夏|秋|冬|端午|清明|中秋|重阳|元宵|圣诞|平安夜|新年|五一$|^十一$|双十一|[大小]寒|芒种|暑假"
    ),
    "counted from the speaker's day": (
        rf"天|[今明昨本]日|现在|马上|最[近后後]|将近|近\s?[{N}仨]|未来|过去|今后|过[两十]|几|上上|下下|^第.+年$|^[前后上下]\s?[0-9两二三四五六七八九十]"
        rf"|(?<![{N}])[{N}]{{1,3}}多?(?:年半?|个?半?多?月|个?季度|个?星期)多?(?:之|以)?[前后内来](?<!\d月前)(?<!月之前)(?<!月以前)"
        rf"|半[年月](?:之|以)?[前后]|多(?:个?月|年)|日内"
    ),
    "weeks and week days without a date": r"(?<![日号])(?<![日号][，,（(])(?:周|星期|礼拜|週|禮拜)",
    "eras, decades, centuries": r"世纪|年代|康熙|雍正|神龙|民国",
    "years before 1900": r"(?<!\d)1[0-8]\d\d(?=年|-)|(?<!\d)\d{3}年|三六七年",
    "day-month-year, or a year of two figures between marks": r"(?<!\d)\d{1,2}([./-])\d{1,2}\1\d{1,4}(?!\d)",
    "open at one end": r"起$|开始$|之后|以后|[前后].+[前后]$",
    "vague by its own words": r"左右|前后|伊始|初|[底末](?!前)",
    "前 behind a month or year (JioNLP includes it, Recognizers-Text does not)": r"[年月](?:之|以)?前$",
    "a day without its month": rf"^[{N}]{{1,3}}[日号]$",
}
JOINT = re.compile(r"至|到|[-–—~～－]|[和与].*间|[，、].*号")
NO_JOINT = re.compile(r"\d{4}[-./]\d{1,2}[-./]\d{1,2}|^\d\d-\d\d$|^\d{1,2}/\d{1,2}$|年来")
# Area codes by length: 010 and 02x have eight figures behind them, the others seven or eight.
MAINLAND = re.compile(r"1[3-9]\d{9}|(?:010|02\d)[1-9]\d{7}(?:\d{2,5})?|0[3-9]\d\d[1-9]\d{6,7}|[2-9]\d{6,7}|[48]00\d{7}")
# Groups of a mainland number: +86, the area, then the number whole or with its last four figures apart, then an extension.
GROUPS = re.compile(
    r"(?:(?:\+|00)?86[ -]?)?"
    r"(?:1[3-9]\d[ -]?\d{4}[ -]?\d{4}|\(?(?:0?10|0?2\d|0[3-9]\d\d)\)?[ -]?\d{3,4}[ -]?\d{4}(?:-\d{2,5})?|[2-9]\d{6,7}|\d{3}-\d{3}-\d{4})"
)


def out_of_dates(written: str) -> str:
    """Why a date is out of scope, "" where it is in scope."""
    return next((reason for reason, pattern in OUT_OF_DATES.items() if re.search(pattern, written)), "")


def out_in_text(written: str) -> str:
    """Why a date within a text is out of scope: a number without marks is a date only for one who is told so (财税2016 36号)."""
    return out_of_dates(written) or ("a bare number within a text" if kind_of_date(written) == "bare number" else "")


def kind_of_date(written: str) -> str:
    if re.fullmatch(r"\D{0,2}\d{4}|\d{8}", written.strip()):
        return "bare number"
    if JOINT.search(NO_JOINT.sub("", written)):
        return "range"
    if written.endswith(("前", "止")):
        return "by a date"
    is_day = re.search(rf"[日号]|\d[-/.·]\d|月[{N}]+$|\d \d", written)
    return "full date" if is_day and re.search(r"年|\d{4}", written) else "day and month" if is_day else "month to year"


def dialled(written: str) -> str:
    """The figures to dial on the mainland: no country code, the area code with its 0."""
    figures = "".join(re.findall(r"\d", written))
    bare = re.sub(r"^(?:00)?86(?=\d{10,})", "", figures)
    return f"0{bare}" if bare != figures and not re.match(r"0|1[3-9]\d{9}$", bare) else bare


def out_of_phones(written: str) -> str:
    is_mainland = MAINLAND.fullmatch(dialled(written)) and GROUPS.fullmatch(written)
    return "" if is_mainland else "not a number of the mainland"
