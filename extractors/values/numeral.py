"""Whole numbers as notices write them: 23, ２３, 二十三, 廿三, 二○二三, 二Ｏ二三, 一百零五.

Zero has many shapes in real files (〇 ○ ◯ 零 Ｏ O 0 ０): the typist took what the keyboard gave.
"""

from extractors.patterns import ZEROS

DIGITS = (
    {char: value for value, char in enumerate("一二三四五六七八九", start=1)}
    | dict.fromkeys(ZEROS, 0)
    | {char: value for value, char in enumerate("壹贰叁肆伍陆柒捌玖", start=1)}
    | {"两": 2, "兩": 2}
)
UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8}
SCALES = {char: value for char, value in (UNITS | MYRIADS).items() if value >= 100}
TWENTIES = {"廿": 20, "卅": 30}
MAX_LENGTH = 24  # longer strings are no number of a notice


def parse_numeral(written: str) -> int:
    """The number that is written, Chinese, Arabic or mixed, spaces aside; anything else is a ValueError.

    >>> [parse_numeral(w) for w in ("二十三", "十", "廿三", "一百零五", "二○二Ｏ", "２０20", "1万", "三千五百", "2 3")]
    [23, 10, 23, 105, 2020, 2020, 10000, 3500, 23]
    >>> parse_numeral("五十三十")
    Traceback (most recent call last):
    ValueError: '五十三十' is no whole number
    """
    if written.isdecimal() and len(written) <= MAX_LENGTH:
        return int(written)
    chars = "".join(written.split())
    if not 0 < len(chars) <= MAX_LENGTH:
        raise ValueError(f"{written[:40]!r} is no whole number")
    places = [_digit(char) for char in chars]
    if all(place is not None for place in places):
        return int("".join(map(str, places)))
    return _parse_positional(chars, written)


def _digit(char: str) -> int | None:
    return int(char) if char.isdecimal() else DIGITS.get(char)


def _parse_positional(chars: str, written: str) -> int:
    """Digits with 十百千万亿: units must fall within a myriad, myriads within the number; 三万五 is short for 三万五千."""
    total = section = 0
    digit: int | None = None
    last_unit, last_myriad = 10**4, 10**12
    for char in chars:
        value = _digit(char)
        if value is not None:
            digit = value if digit is None or digit == 0 else digit * 10 + value
        elif char in TWENTIES and digit is None and last_unit > 10:
            section, last_unit = section + TWENTIES[char], 10
        elif char in UNITS and UNITS[char] < last_unit:
            section, digit, last_unit = section + (digit or 1) * UNITS[char], None, UNITS[char]  # 一千零十
        elif char in MYRIADS and MYRIADS[char] < last_myriad and (section or digit):
            total += (section + (digit or 0)) * MYRIADS[char]
            section, digit, last_unit, last_myriad = 0, None, 10**4, MYRIADS[char]
        else:
            raise ValueError(f"{written!r} is no whole number")
    if digit and len(chars) > 1 and (scale := SCALES.get(chars[-2], 0)):
        digit *= scale // 10
    return total + section + (digit or 0)
