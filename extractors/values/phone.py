"""Telephone numbers of the mainland, from any of the forms in which offices write them.

A number with its area code (010-66011234, （0571）8805 1234, 0351—3041234), a local one that inherits the area code of the
number before it (010-66011234、66015678) or is a further extension of it (、转8013), a mobile (138 1234 5678,
+86 13812345678), a service number (400-812-3456, 12345) or a short number inside an exchange (短号 663123). Extensions
(转8012, *8012, -8012) belong to the number; a range (66011234-36) stays as written.
"""

import re
from collections.abc import Iterator
from enum import StrEnum

from extractors.frozen import frozen
from extractors.patterns import pattern_of

S = r"[ \t\u3000\xa0]"
_PREFIX = rf"(?:(?:\+|00)?\(?86\)?{S}?-?{S}?)"
_AREA = rf"(?:\({S}?(?:010|02\d|0[3-9]\d\d){S}?\)|(?:010|02\d|0[3-9]\d\d))"
_TURN = r"(?:转?分机号?|转|[Ee]xt\.?)"
_EXTENSION = rf"(?:{S}{{0,2}}\(?{_TURN}\)?{S}{{0,2}}[::]?{S}?\d{{1,6}}(?:\b\))?|[*＊]\d{{2,5}}|-\d{{2,5}}(?!\d|-)|\(\d{{3,4}}\))"
# Between area code and number: -, --, and what is typed or read for it (0571一88051234).
_DASH = rf"{S}{{0,3}}(?:-{{0,2}}|一|/){S}{{0,3}}"
# Not digits of a telephone but a quantity. Behind a space only what no name begins with (66011234 万示范).
_UNIT = r"\.\d|[元万亿人名册份号年米字个次卷吨户]|平[方米]|[ \u3000](?:[万亿]?元|万人|平[方米]|[人册份](?![\u4e00-\u9fff]))"
# Numbers end where no digit, address or unit goes on.
_END = r"(?![\d@_%=])(?![A-Za-z](?!-?[Mm]ail|[QqAa]|el|EL|X))"

PHONE = pattern_of(
    rf"""(?=[\d(+转短小虚网内集政路铁军校分])(?<![\d@_%=.A-Za-z])(?<!\d-)
    (?: (?P<mobile>{_PREFIX}?1[3-9](?:\d{{9}}|\d{{5}}[ -]\d{{4}}
            |\d[ -]\d{{4}}[ -]?\d{{4}}|\d\d[ -]\d{{3}}[ -]\d{{4}}|\d{{2}}[ -]\d{{4}}[ -]\d{{3}}))
      | (?P<service>[48]00{S}?-?{S}?(?:\d{{3}}[ -]?\d{{4}}|\d{{4}}[ -]?\d{{3}})(?P<service_extension>{S}?转{S}?\d{{1,6}}|-\d{{1,5}})?
            |(?:12\d{{3}}|9[56]\d{{3,4}})(?![\d.%年月日]))
      | (?P<landline>(?:{_PREFIX}?(?P<area>{_AREA}){_DASH}|(?:(?:\+|00)86-?|86-){S}?(?P<foreign>[1-9]\d{{1,2}}){S}?-?{S}?)
            (?P<number>[1-9]\d{{6,7}}|[1-9]\d{{2,3}}[ -]\d{{4}}|(?<=-)12\d{{3}}))(?P<extension>{_EXTENSION})?
      | (?P<local>[2-9]\d{{6,7}}|(?<=\d[、，,/／])[2-9]\d{{2,3}}[ ]\d{{4}})(?P<local_extension>{_EXTENSION})?(?!{_UNIT})
      | (?:(?<=[、，,/;；和或 ])转{S}?|(?<=转\d{{3}}[、/和或])|(?<=转\d{{4}}[、/和或])
            |(?<=转[ \u3000]\d{{3}}[、/和或])|(?<=转[ \u3000]\d{{4}}[、/和或]))(?P<further>\d{{3,5}})(?!{_UNIT})
      | (?:短号|小号|虚拟网号?|虚拟号|网内号?|集团号|内线|政府网|路电|铁路电话|军线|校内(?:短号|电话)?
            |分机){S}?(?:为|是)?[::]?{S}?(?P<short>\d{{3,6}})(?!-)
    ){_END}""",
    re.VERBOSE,
)
_FOLD = str.maketrans("０１２３４５６７８９（）＋：／－—–―‐‑﹣─～~", "0123456789()+:/----------")
_DATE_LIKE = pattern_of(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$")
EXCHANGE = pattern_of(r"(?:0\d{2,3}-)?\d{5,8}")  # of a number as dialled: without its extension
AREA_TOLD = pattern_of(rf"区号{S}?(?:为|是)?[::]?{S}?(0\d{{2,3}})(?!\d)")
_MANY_DIGITS = pattern_of(r"\d")


class PhoneKind(StrEnum):
    """What a number is dialled as."""

    MOBILE = "mobile"
    LANDLINE = "landline"
    SERVICE = "service"
    SHORT = "short"
    EXTENSION = "extension"  # of the number before it


@frozen
class Phone:
    """A number as written (without spaces) and as dialled: area code, number and extension joined by "-"."""

    written: str
    dial: str
    kind: PhoneKind

    @property
    def is_local(self) -> bool:
        """Whether the number is a landline's without an area code of its own."""
        return self.kind == PhoneKind.LANDLINE and not self.dial.startswith("0")

    def in_area(self, area: str) -> "Phone":
        """The number dialled with an area code, if it has none of its own.

        >>> parse_phone("66015678").in_area("010").dial
        '010-66015678'
        """
        return Phone(self.written, f"{area}-{self.dial}", self.kind) if area and self.is_local else self

    def behind(self, previous: "Phone | None") -> "Phone":
        """The number dialled as one that stands behind another: with its area code, or as a further extension of it.

        >>> first, second = parse_phones("010-66011234转8012、转8013"); second.dial
        '010-66011234-8013'
        """
        if previous is None:
            return self
        if self.kind == PhoneKind.EXTENSION and previous.kind == PhoneKind.LANDLINE:
            exchange = EXCHANGE.match(previous.dial)
            return Phone(self.written, f"{exchange.group()}-{self.dial}", PhoneKind.LANDLINE) if exchange else self
        return self.in_area(previous.area)

    @property
    def area(self) -> str:
        """The area code of a landline's number, "" where it has none.

        >>> parse_phone("（0571）88051234").area
        '0571'
        """
        return self.dial.split("-")[0] if self.kind == PhoneKind.LANDLINE and self.dial.startswith("0") else ""


def find_phones(text: str) -> Iterator[tuple[int, int, Phone]]:
    """The numbers in a text with their places (half-open, code points of `text`).

    Any seven or eight digits that could be a local number are one: whether they are one is for the reader of labels.
    """
    folded = text.translate(_FOLD)
    for found in PHONE.finditer(folded):
        phone = _phone(found, text)
        if phone:
            start, end = found.span("short") if found["short"] else found.span("further") if found["further"] else found.span()
            yield start, end, phone


def parse_phones(text: str) -> tuple[Phone, ...]:
    """The numbers of what a contact line holds, in order; () where it holds none (传真同上, an amount, a day).

    A local number inherits the area code of the one before it, or the one that the line tells (区号0571); a further extension the
    number that it belongs to.

    >>> [p.dial for p in parse_phones("010-66011234、66015678转8012")]
    ['010-66011234', '010-66015678-8012']
    >>> [(p.written, p.kind.value) for p in parse_phones("（0571）8805 1234 / 138 1234 5678（短号661234）")]
    [('（0571）88051234', 'landline'), ('13812345678', 'mobile'), ('661234', 'short')]
    >>> [p.dial for p in parse_phones("+86 10 6601 1234，400-812-3456，0351—3041234-803，66011234-36")]
    ['010-66011234', '4008123456', '0351-3041234-803', '0351-66011234']
    >>> [p.dial for p in [*parse_phones("０５７１－８８０５１２３４转808、809，传真同上"), *parse_phones("88051235（区号：0571）")]]
    ['0571-88051234-808', '0571-88051234-809', '0571-88051235']
    >>> parse_phones("传真同上"), parse_phones("二〇二一年")
    ((), ())
    """
    told = AREA_TOLD.search(text.translate(_FOLD))
    phones, area, previous = list[Phone](), told[1] if told else "", None
    for _, _, found in find_phones(text):
        phone = found.behind(previous).in_area(area)
        phones.append(phone)
        area = phone.area or area
        previous = phone if phone.kind == PhoneKind.LANDLINE else previous
    return tuple(phones)


def parse_phone(text: str) -> Phone:
    """The one number that `text` is; raises ValueError where it is none or more.

    >>> parse_phone("029—88401234转803")
    Phone(written='029—88401234转803', dial='029-88401234-803', kind=<PhoneKind.LANDLINE: 'landline'>)
    >>> parse_phone("第5号")
    Traceback (most recent call last):
    ValueError: not a telephone number: 第5号
    """
    phones = parse_phones(text)
    if len(phones) != 1:
        raise ValueError(f"not a telephone number: {text}")
    return phones[0]


def _phone(found: re.Match[str], text: str) -> Phone | None:
    """The number that a match is; None where the digits are a day (20210706)."""
    if found["short"]:
        return Phone(found["short"], found["short"], PhoneKind.SHORT)
    if found["further"]:
        return Phone(found["further"], found["further"], PhoneKind.EXTENSION)
    written = re.sub(r"\s", "", text[found.start() : found.end()])
    if found["mobile"]:
        return Phone(written, _digits(found["mobile"])[-11:], PhoneKind.MOBILE)
    if found["service"]:
        extension = found["service_extension"] or ""
        number = found["service"].removesuffix(extension)
        return Phone(written, _digits(number) + _extension(extension), PhoneKind.SERVICE)
    if found["local"]:
        if _DATE_LIKE.match(found["local"]):
            return None
        return Phone(written, _digits(found["local"]) + _extension(found["local_extension"]), PhoneKind.LANDLINE)
    area = _digits(found["area"]) if found["area"] else f"0{found['foreign']}"
    return Phone(written, f"{area}-{_digits(found['number'])}{_extension(found['extension'])}", PhoneKind.LANDLINE)


def _extension(written: str | None) -> str:
    """-8012 for 转8012; nothing for the end of a range (66011234-36), which is dialled by its first number."""
    digits = _digits(written or "")
    return f"-{digits}" if len(digits) > 2 or set(written or "") & set("转*") else ""


def _digits(text: str) -> str:
    return "".join(_MANY_DIGITS.findall(text))
