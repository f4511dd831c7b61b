"""Numbers, mailboxes and addresses of a line, with the places that they take."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from extractors.contacts.addresses import find_postal
from extractors.contacts.atoms import Atom, Kind
from extractors.contacts.labels import S, spaced
from extractors.contacts.names import SPACE
from extractors.patterns import pattern_of
from extractors.values.email import find_emails
from extractors.values.phone import Phone, PhoneKind, find_phones, parse_phones

IM = pattern_of(
    r"""(?:QQ|qq|微信|WeChat|wechat|钉钉)(?:[\u4e00-\u9fff]{0,4}群)?(?:群?号码?|账号)?(?:[（(][\u4e00-\u9fff]{1,10}[）)])?
    (?:同号)?(?:[/／、及和](?:手机|电话)(?:号码?)?)?[）)]?[为是：:（(]?[ \u3000]{0,3}
    (?P<im>[A-Za-z0-9][A-Za-z0-9_-]{4,19})(?![A-Za-z0-9_@＠.])""",
    re.VERBOSE,
)
POSTCODE = pattern_of(rf"{spaced('邮编', '邮政编码', '邮码')}{S}[：:为]?{S}(?P<postcode>\d{{6}})(?!\d)")
URL = pattern_of(r"(?:https?:/{1,2}|www\.)[A-Za-z0-9\-._~:/?#\[\]@!$&'*+;=%]{1,300}")
FIGURES = pattern_of(r"\d{3}")  # without them there is no telephone number: a cheap look before the patterns
# Numbers of other things: what stands right before the digits.
NO_PHONE = pattern_of(
    r"""(?:[账帐]号|学号|考号|考证号|工号|户号|刊号|编号|证号|代码|会议(?:号码?|ID|室)?|密码|卡号|文号|批号|行号|税号|群号|QQ群|编码|序号|证件号码?|身份证号?码?|№|[Nn]o\.?|ID)
    [：:为是]?\s?$""",
    re.VERBOSE,
)
# Four to six digits, and eight of an exchange that are set apart (9710-6237), are a number only right behind a label and its
# colon (an office between at most), right behind a name in brackets, and as the next on such a list.
FEW = pattern_of(
    r"[1-9](?<![\d./A-Za-z@_第-].)(?<!\d:.)(?:(?<=[2-9])\d{2,3}-\d{4}(?!-)|\d{2,5})(?![\d.:/A-Za-z@%_年月日时号元名人个家份字楼室房栋座层-])"
)
FEW_LABELLED = pattern_of(
    rf"(?:电{SPACE}{{0,4}}话|热线|总机|座机|市话|宅电|[厂矿军外]线)(?:号码)?{SPACE}{{0,4}}[：:]{SPACE}{{0,4}}(?:[\u4e00-\u9fff]{{2,12}}(?:[：:，,]|{SPACE}){{1,4}})?$"
)
FEW_BRACKETED = pattern_of(r"[\u4e00-\u9fff]{2}[（(](?:短号|内线|分机)?[：:]?$")
FEW_INNER = pattern_of(r"电话(?:号码)?[是为：:]?$")  # 电话2861（校内）
INNER = pattern_of("[（(](?:校内|院内|厂内|内线|短号|分机|总机转|内部)[）)]")
# Further extensions of a list, the only numbers of three digits: 66011234转8001（王示范）、8002（李样例）.
EXTENDED = pattern_of(r"(?:转|分机)[ \u3000]?\d{2,5}(?:[（(][\u4e00-\u9fff]{2,8}[）)])?[、，,；;]$")
EXTENDED_ON = pattern_of(r"(?:[（(][\u4e00-\u9fff]{2,8}[）)])?[、，,；;]")
FEW_LISTED = pattern_of(r"^[、，,/／ 　]{1,3}$")
FEW_CLOSED = pattern_of(r"[，,、]?(?:短号|内线|分机)?[）)]")
YEAR = pattern_of(r"(?:19|20)\d\d$")
GROUP = pattern_of("群|公众号")  # a QQ or WeChat number that is nobody's
OUT_OF_USE = pattern_of(r"[\s）)”]{0,2}(?:不再|停用|停止|已停|作废)")
FEWEST = 4  # digits of a number that is no further extension
FEW_APART = 3  # characters between two numbers of a list
FEW_NEAR = 24  # characters before a number of few digits in which its label stands
LOCAL = 5  # digits of the shortest number that an area code may stand before
FOLD = str.maketrans("０１２３４５６７８９－：", "0123456789-:")
CALLED = pattern_of(r"电话|手机|同号")


def find_numbers(text: str, start: int, end: int) -> Iterator[tuple[Atom | None, int, int]]:
    """Each number of text[start:end] with the place that it takes, its label included; None for what is no number of a contact.

    Where two patterns overlap the more certain one holds: mailboxes, web addresses, QQ and WeChat, postcodes, addresses, telephones.
    """
    line, starts, taken = text[start:end], list[int](), list[tuple[int, int, Atom | None]]()
    for s, e, atom in _candidates(line, start):
        at = bisect_left(starts, e)  # in order and apart, so that only the last one that begins before `e` may reach into this one
        if not at or taken[at - 1][1] <= s:
            starts.insert(at, s)
            taken.insert(at, (s, e, atom))
    for s, e, atom in taken:
        yield atom, start + s, start + e


def _candidates(line: str, start: int) -> Iterator[tuple[int, int, Atom | None]]:
    for s, e, value in find_emails(line):
        yield s, e, Atom(Kind.EMAIL, start + s, start + e, value)
    for found in URL.finditer(line):
        yield *found.span(), None
    for pattern, kind in ((IM, Kind.IM), (POSTCODE, Kind.POSTCODE)):
        for found in pattern.finditer(line):
            s, e = found.span(kind.value)
            if kind == Kind.IM and GROUP.search(line, found.start(), s):
                yield *found.span(), None
                continue
            value = found[kind.value].rstrip()
            # 电话及微信号：138…: one number for both
            both = kind == Kind.IM and CALLED.search(line, max(0, found.start() - 6), s)
            yield (
                *found.span(),
                Atom(kind, start + s, start + s + len(value), value, next(iter(parse_phones(value)), None) if both else None),
            )
    yield from _addresses(line, start)
    if not FIGURES.search(line):
        return
    for s, e, phone in find_phones(line):
        if not NO_PHONE.search(line[max(0, s - 12) : s]) and not OUT_OF_USE.match(line, e):
            yield s, e, Atom(Kind.PHONE, start + s, start + e, phone.written, phone)
    yield from _short_numbers(line, start)


def _addresses(line: str, start: int) -> Iterator[tuple[int, int, Atom]]:
    """Postal addresses, and the postcodes in brackets behind them."""
    for found in find_postal(line):
        s, e = found.start, found.end
        office = found.office and Atom(Kind.ORGANIZATION, start + found.office, start + e, line[found.office : e])
        yield found.label, e, Atom(Kind.ADDRESS, start + s, start + e, line[s:e].rstrip(), office=office or None)
        if found.postcode:
            first, last = found.postcode
            yield first - 1, last + 1, Atom(Kind.POSTCODE, start + first, start + last, line[first:last])


def _short_numbers(line: str, start: int) -> Iterator[tuple[int, int, Atom]]:
    """Numbers of four to six digits, as old or small exchanges have them."""
    folded, listed, extended = line.translate(FOLD), -1, -1
    for found in FEW.finditer(folded):
        s, e = found.span()
        before = line[max(0, s - FEW_NEAR) : s]
        if EXTENDED.search(before) or (extended >= 0 and EXTENDED_ON.fullmatch(line, extended, s)):
            extended = e
            yield s, e, Atom(Kind.PHONE, start + s, start + e, line[s:e], Phone(line[s:e], found.group(), PhoneKind.EXTENSION))
            continue
        if e - s < FEWEST:
            continue
        is_dashed = "-" in found.group()
        bracketed = not is_dashed and FEW_BRACKETED.search(before) and FEW_CLOSED.match(line, e) and not YEAR.match(found.group())
        inner = not is_dashed and INNER.match(line, e) and FEW_INNER.search(before)
        if not (
            bracketed
            or inner
            or FEW_LABELLED.search(before)
            or (listed >= 0 and s - listed <= FEW_APART and FEW_LISTED.match(line[listed:s]))
        ):
            continue
        listed, kind = e, PhoneKind.SHORT if bracketed or e - s < LOCAL else PhoneKind.LANDLINE
        yield s, e, Atom(Kind.PHONE, start + s, start + e, line[s:e], Phone(line[s:e], found.group().replace("-", ""), kind))
