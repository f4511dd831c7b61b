"""The number formats of Word (ST_NumberFormat, ECMA-376 part 1, 17.18.59), those that Chinese documents use."""

from collections.abc import Callable, Mapping
from functools import partial

HAN_DIGITS = "〇一二三四五六七八九"
FORMAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
FORMAL_DIGITS_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
ROMAN_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
LARGEST_ROMAN = 3999
LARGEST_HAN = 9999  # 万 and more are no number of a paragraph
LETTERS = 26
MOST_LETTERS = 10  # times that a letter is repeated (aa is 27); a number that needs more is written in figures


def _counted(number: int, digits: str, units: str, *, plain_ten: bool) -> str:
    """A number with its units: 三百零五; `plain_ten` says that 一十 at the beginning is 十."""
    if number > LARGEST_HAN or number < 1:
        return str(number) if number else digits[0]
    words, gap = "", False
    for unit, place in zip(units, (1000, 100, 10, 1), strict=True):
        digit = number // place % 10
        if digit:
            words += (digits[0] if gap and words else "") + digits[digit] + unit.strip()
        gap = not digit
    return words[1:] if plain_ten and 10 <= number < 20 else words


def _counted_by_tens(number: int, digits: str = HAN_DIGITS) -> str:
    """九十九, then 一〇〇: tens are words, hundreds are not."""
    return _counted(number, digits, "千百十 ", plain_ten=True) if number < 100 else _replaced(number, digits)


def _japanese(number: int) -> str:
    """百五: no 一 before a unit, no zero in a gap."""
    words = _counted(number, HAN_DIGITS, "千百十 ", plain_ten=True).replace("〇", "")
    return words.replace("一百", "百").replace("一千", "千").replace("一十", "十")


def _replaced(number: int, digits: str) -> str:
    return "".join(digits[int(figure)] if figure.isdigit() else figure for figure in str(number))


def _listed(number: int, signs: str) -> str:
    return signs[number - 1] if 1 <= number <= len(signs) else str(number)


def _enclosed(number: int, first: str, most: int) -> str:
    return chr(ord(first) + number - 1) if 1 <= number <= most else str(number)


def _zodiac_pair(number: int) -> str:
    return STEMS[(number - 1) % 10] + BRANCHES[(number - 1) % 12] if 1 <= number <= 60 else str(number)


def _letter(number: int, first: str) -> str:
    times, place = divmod(number - 1, LETTERS)
    return chr(ord(first) + place) * (times + 1) if 0 <= times < MOST_LETTERS else str(number)


def _roman(number: int) -> str:
    if not 1 <= number <= LARGEST_ROMAN:
        return str(number)
    words = ""
    for size, letters in ROMAN:
        words += letters * (number // size)
        number %= size
    return words + ROMAN_ONES[number]


FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": "{:02d}".format,
    "decimalFullWidth": partial(_replaced, digits="０１２３４５６７８９"),
    "decimalFullWidth2": partial(_replaced, digits="０１２３４５６７８９"),
    "decimalEnclosedCircle": partial(_enclosed, first="①", most=20),
    "decimalEnclosedCircleChinese": partial(_enclosed, first="①", most=20),
    "decimalEnclosedFullstop": partial(_enclosed, first="⒈", most=20),
    "decimalEnclosedParen": partial(_enclosed, first="⑴", most=20),
    "ideographEnclosedCircle": partial(_enclosed, first="㊀", most=10),
    "numberInDash": "- {} -".format,
    "chineseCounting": _counted_by_tens,
    "taiwaneseCounting": partial(_counted_by_tens, digits="○" + HAN_DIGITS[1:]),
    "chineseCountingThousand": partial(_counted, digits="零" + HAN_DIGITS[1:], units="千百十 ", plain_ten=True),
    "taiwaneseCountingThousand": partial(_counted, digits="零" + HAN_DIGITS[1:], units="千百十 ", plain_ten=True),
    "japaneseCounting": _japanese,
    "chineseLegalSimplified": partial(_counted, digits=FORMAL_DIGITS, units="仟佰拾 ", plain_ten=False),
    "ideographLegalTraditional": partial(_counted, digits=FORMAL_DIGITS_TRADITIONAL, units="仟佰拾 ", plain_ten=False),
    "ideographDigital": partial(_replaced, digits=HAN_DIGITS),
    "japaneseDigitalTenThousand": partial(_replaced, digits=HAN_DIGITS),
    "taiwaneseDigital": partial(_replaced, digits="○" + HAN_DIGITS[1:]),
    "ideographTraditional": partial(_listed, signs=STEMS),
    "ideographZodiac": partial(_listed, signs=BRANCHES),
    "ideographZodiacTraditional": _zodiac_pair,
    "lowerLetter": partial(_letter, first="a"),
    "upperLetter": partial(_letter, first="A"),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "none": "".format,
}


def written_number(number: int, number_format: str, pattern: str | None = None) -> str | None:
    """A number as Word writes it in a format; None for a format that we do not know.

    `pattern` is that of the format "custom": 001, 002, 003, ...

    >>> [written_number(n, "chineseCountingThousand") for n in (3, 10, 11, 20, 105, 110)]
    ['三', '十', '十一', '二十', '一百零五', '一百一十']
    >>> [written_number(12, name) for name in ("chineseCounting", "decimalEnclosedCircle", "lowerRoman", "chineseLegalSimplified")]
    ['十二', '⑫', 'xii', '壹拾贰']
    >>> written_number(7, "custom", "001, 002, 003, ..."), written_number(7, "hebrew1")
    ('007', None)
    """
    if number_format == "custom" and pattern:
        first = pattern.partition(",")[0].strip()
        return f"{number:0{len(first)}d}" if first.isdigit() and len(first) < MOST_LETTERS else None
    known = FORMATS.get(number_format)
    return known(number) if known else None
