"""Regex atoms used by two or more fields."""

# Shapes of zero in real files, and all characters of a number in a date (values/numeral.py reads them).
ZEROS = "〇○◯零ＯOo"
NUMERAL_CHARS = "0-9０-９一二三四五六七八九十廿卅" + ZEROS

# Spaces as layout leaves them between characters.
SPACE = r"[ \t\u3000\xa0]"
SPACES = SPACE + "{0,3}"

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
