"""发文字号: the number of a document, from any of its written forms (GB/T 9704-2012, 7.2.5).

A number names the issuer's code, the year and the serial (示教函〔2020〕16号); orders and announcements are counted by themselves
(第5号, 示范部令第12号) or within the year (示范部公告2020年第6号).
"""

import re

from extractors.frozen import frozen
from extractors.patterns import pattern_of

SPACES = r"[ \t\u3000\xa0\n]{0,8}"
OPEN = r"[〔\[［（(【〖〈<＜﹝{｛「『]"
CLOSE = r"[〕\]］）)】〗〉>＞﹞}｝」』]"
YEAR = rf"(?:[12１２]{SPACES}(?:[0-9０-９]{SPACES}){{3}}|[一二][一二三四五六七八九〇○ＯO零]{{3}})"
SERIAL = rf"(?:[0-9０-９]{SPACES}){{1,6}}(?:[-—－之][0-9０-９]{{1,3}}{SPACES})?"
NUMERAL = r"[一二三四五六七八九十百〇○零]{1,7}"
# The code is Chinese, with letters in few (沪教委规, 京教财ABC); brackets inside it are rare: 中办〔秘〕.
CODE = rf"(?:(?!第)[\u4e00-\u9fffA-Za-z]{SPACES}){{1,20}}"
BRACKETED = rf"{OPEN}{SPACES}{YEAR}年?{SPACES}{CLOSE}{SPACES}(?:第{SPACES})?{SERIAL}号"
YEARLY = rf"{YEAR}年?{SPACES}第{SPACES}(?:{SERIAL}|{NUMERAL}){SPACES}号"
COUNTED = rf"第{SPACES}(?:{SERIAL}|{NUMERAL}){SPACES}号"

_FULL = pattern_of(
    rf"""
    (?P<code>{CODE.replace("{1,20}", "{0,30}")})
    (?: {OPEN}{SPACES}(?P<year>{YEAR})年?{SPACES}{CLOSE}{SPACES}(?:第{SPACES})?(?P<serial>{SERIAL})号    # 示教函〔2020〕16号
      | (?P<in_year>{YEAR})年?{SPACES}第{SPACES}(?P<yearly>{SERIAL}|{NUMERAL}){SPACES}号               # 示范部公告2020年第6号
      | 第{SPACES}(?P<counted>{SERIAL}|{NUMERAL}){SPACES}号                                         # 示范部令第12号
    )
    """,
    re.VERBOSE,
)
_WIDE = str.maketrans("０１２３４５６７８９－—", "0123456789--")
_DIGITS = str.maketrans("一二三四五六七八九〇○ＯO零", "12345678900000")


@frozen
class DocNumber:
    """A document number and its parts: None where the number has another form.

    `written` is the number without spaces, its brackets folded to 〔〕.
    """

    written: str
    issuer_code: str | None = None
    year: int | None = None
    serial: int | None = None


def parse_doc_number(text: str) -> DocNumber:
    """The number that `text` is; raises ValueError where it is none.

    >>> parse_doc_number("示教 函［２０２０］ 第16 号")
    DocNumber(written='示教函〔2020〕16号', issuer_code='示教函', year=2020, serial=16)
    >>> parse_doc_number("示范部公告2020年 第6号")
    DocNumber(written='示范部公告2020年第6号', issuer_code='示范部公告', year=2020, serial=6)
    >>> parse_doc_number("第 5 号").written, parse_doc_number("示范部令第十二号").serial
    ('第5号', None)
    >>> parse_doc_number("二十号楼")
    Traceback (most recent call last):
    ValueError: not a document number: 二十号楼
    """
    match = _FULL.fullmatch(text.strip())
    if not match:
        raise ValueError(f"not a document number: {text}")
    code = _squeeze(match["code"]) or None
    if match["year"]:
        year, serial = _year(match["year"]), _squeeze(match["serial"])
        return DocNumber(f"{code or ''}〔{year}〕{serial}号", code, year, _count(serial))
    written = _squeeze(text)
    if match["in_year"]:
        return DocNumber(written, code, _year(match["in_year"]), _count(_squeeze(match["yearly"])))
    return DocNumber(written, code, None, _count(_squeeze(match["counted"])))


def _squeeze(text: str) -> str:
    return "".join(text.split()).translate(_WIDE)


def _year(text: str) -> int:
    return int(_squeeze(text).translate(_DIGITS))


def _count(serial: str) -> int | None:
    return int(serial) if serial.isdecimal() else None
