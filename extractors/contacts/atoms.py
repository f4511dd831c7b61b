"""A line of a contact block as typed atoms in text order: names, offices, labels, numbers, marks and other words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from extractors.contacts.names import SPACE, is_name, is_doubtful, is_surname, read_name
from extractors.contacts.organizations import NO_SERVICE, NO_SERVICE_IN, is_organization, is_place, split_delivered, split_person
from extractors.values.email import find_emails
from extractors.values.phone import Phone, find_phones

S = rf"{SPACE}{{0,8}}"


class Kind(StrEnum):
    """What an atom is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    DELIVERED = "organization to which something is sent"
    SERVICE = "what the number is for"
    NOTE = "words in brackets"
    PERSON_LABEL = "联系人"
    PHONE_LABEL = "电话"
    FAX_LABEL = "传真"
    BOTH_LABEL = "电话/传真"
    EMAIL_LABEL = "邮箱"
    CONTACT_LABEL = "联系方式"
    PHONE = "phone"
    EMAIL = "email"
    IM = "im"
    ADDRESS = "address"
    POSTCODE = "postcode"
    OPEN = "("
    CLOSE = ")"
    COLON = ":"
    COMMA = "、"
    GAP = "wide space"
    SEMICOLON = ";"
    STOP = "。"
    WORDS = "words"


NUMBERS = (Kind.PHONE, Kind.EMAIL, Kind.IM, Kind.ADDRESS, Kind.POSTCODE)
LABELS = (Kind.PERSON_LABEL, Kind.PHONE_LABEL, Kind.FAX_LABEL, Kind.BOTH_LABEL, Kind.EMAIL_LABEL, Kind.CONTACT_LABEL)
MARKS = (Kind.COLON, Kind.COMMA, Kind.GAP, Kind.OPEN, Kind.CLOSE)


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece of a line: half-open place in the notice's text, and its value without spaces."""

    kind: Kind
    start: int
    end: int
    value: str
    phone: Phone | None = None
    doubtful: bool = False  # a name that is a place, too
    bracketed: bool = False  # the whole of what stands in brackets


def _spaced(*words: str) -> str:
    """A pattern for words whose characters layout may have set apart (电　话)."""
    return "|".join(S.join(word) for word in words)


_PHONE_WORD = (
    "(?:"
    + _spaced("联系", "办公", "移动", "固定")
    + rf")?{S}(?:"
    + _spaced("电话", "手机", "热线", "座机", "固话", "专线")
    + rf")(?:{S}号码?)?"
)
_FAX_WORD = _spaced("传真") + rf"(?:{S}(?:" + _spaced("电话", "号码", "号") + "))?"
LABEL = re.compile(
    rf"""(?P<person>(?:{_spaced("联系人", "联络人", "收件人", "经办人", "联系老师", "联络员")})员?(?![》”的、，,。])
            (?:{S}(?:[及和与、/]|[（(]){S}(?:联系)?(?:{_spaced("电话", "方式", "手机", "邮箱")}){S}[）)]?)?)
      | (?P<both>{_PHONE_WORD}{S}[/／、及和兼（(]{S}兼?(?:{_FAX_WORD})(?:{S}[）)])?|(?:{_spaced("传真")}){S}[/／、及和兼]{S}(?:{_PHONE_WORD})
            |(?:联系)?[（(](?:{_spaced("传真")})[）)]{S}(?:{_spaced("电话")}))
      | (?P<fax>(?:{_FAX_WORD})|[Ff]ax|FAX)
      | (?P<contact>{_spaced("联系方式", "联系办法", "联络方式")})
      | (?P<phone>{_PHONE_WORD}|\b[Tt]el\b|\bTEL\b)
      | (?P<email>(?:{_spaced("电子", "指定")})?{S}(?:{_spaced("邮箱", "信箱", "邮件")})(?:{_spaced("地址", "账号", "号")})?|[Ee]-?{S}[Mm]ail(?:地址)?)
    """,
    re.VERBOSE,
)
_LABELS = {
    "person": Kind.PERSON_LABEL,
    "both": Kind.BOTH_LABEL,
    "fax": Kind.FAX_LABEL,
    "contact": Kind.CONTACT_LABEL,
    "phone": Kind.PHONE_LABEL,
    "email": Kind.EMAIL_LABEL,
}
# The first characters of labels: where a run of words may have to stop.
_LABEL_AHEAD = r"联系(?:人|电话|方式|办法|老师|手机)|联络(?:人|员|方式)|收件人|经办人|电话|手机|传真|邮箱|信箱|电子邮|热线|座机|固话|专线|办公电话|移动电话|固定电话|指定邮箱"
WORDS = rf"(?:(?!{_LABEL_AHEAD})[\u4e00-\u9fff·•‧・〇《》“”])+"
SPLIT = re.compile(
    rf"""(?P<spaced>(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{SPACE}{{1,8}}[\u4e00-\u9fff](?:{SPACE}{{1,8}}[\u4e00-\u9fff])?(?![\u4e00-\u9fff]))
      | (?P<note>[（(【\[](?![^（）()]{{0,40}}(?:联系人|收件人|地址|电话|邮箱))[^（）()【】\[\]]{{1,60}}[）)】\]])
      | (?P<words>{WORDS})
      | (?P<open>[（(【\[]) | (?P<close>[）)】\]])
      | (?P<stop>[。！？!?]|\.(?=\D)) | (?P<semicolon>[；;]) | (?P<colon>[：:]) | (?P<comma>[，,、/／|｜])
      | (?P<gap>\t|[ \xa0]{{3,}}|\u3000{{2,}}|[ \u3000]{{3,}})
      | (?P<space>{SPACE}+)
      | (?P<other>[^\s\u4e00-\u9fff（）()【】\[\]。！？!?；;：:，,、/／|｜]+)
    """,
    re.VERBOSE,
)
IM = re.compile(
    r"(?:QQ|qq|微信|WeChat|wechat|钉钉|企业微信)(?:[\u4e00-\u9fff]{0,4}群)?(?:群?号码?|账号)?(?:[（(][\u4e00-\u9fff]{1,10}[）)])?[为是：:（(]?[ \u3000]{0,3}"
    r"(?P<im>[A-Za-z0-9][A-Za-z0-9_-]{4,19})(?![A-Za-z0-9_@＠.])"
)
ADDRESS = re.compile(
    rf"(?<![箱网件站])(?:联系|通讯|通信|邮寄|报送|投递|收件|办公|单位|寄送|详细)?(?:{_spaced('地址')}){S}[：:为]{S}"
    rf"(?P<address>(?=[\u4e00-\u9fff])(?:(?![；;。，,）)\n\t（(]|[（(]|{S}(?:{_LABEL_AHEAD}|邮\s?编|邮政编码|{SPACE}{{3}}|收件)).|[（(][^（）()\n]{{0,30}}[）)]){{4,80}})"
)
POSTCODE = re.compile(rf"(?:{_spaced('邮编', '邮政编码', '邮码')}){S}[：:为]?{S}(?P<postcode>\d{{6}})(?!\d)")
URL = re.compile(r"(?:https?:/{1,2}|www\.)[A-Za-z0-9\-._~:/?#\[\]@!$&'*+;=%]{1,300}")
# Numbers of other things: what stands right before the digits.
NO_PHONE = re.compile(
    r"(?:[账帐]号|编号|证号|代码|会议(?:号|ID|室)?|密码|卡号|文号|批号|行号|税号|群号|[Qq]{2}群|编码|序号|证件号码?|身份证号?码?|№|[Nn]o\.?|ID)[：:为是]?\s?$"
)


def scan(text: str, start: int, end: int) -> list[Atom]:
    """The atoms of text[start:end] in order."""
    numbers = list(_numbers(text, start, end))
    atoms, at = list[Atom](), start
    for atom, place_start, place_end in numbers:
        if place_start < at:
            continue
        atoms += _between(text, at, place_start)
        if atom:
            atoms.append(atom)
        at = place_end
    return atoms + list(_between(text, at, end))


def _numbers(text: str, start: int, end: int) -> Iterator[tuple[Atom | None, int, int]]:
    """Numbers, mailboxes and addresses with the places that they take; earlier patterns go first where two overlap."""
    line = text[start:end]
    taken = list[tuple[int, int, Atom | None]]()

    def add(place: tuple[int, int], atom: Atom | None) -> None:
        if not any(place[0] < b and a < place[1] for a, b, _ in taken):
            taken.append((*place, atom))

    for s, e, value in find_emails(line):
        add((s, e), Atom(Kind.EMAIL, start + s, start + e, value))
    for found in URL.finditer(line):
        add(found.span(), None)
    for pattern, kind in ((IM, Kind.IM), (POSTCODE, Kind.POSTCODE), (ADDRESS, Kind.ADDRESS)):
        for found in pattern.finditer(line):
            s, e = found.span(kind.value)
            value = found[kind.value].strip() if kind == Kind.ADDRESS else found[kind.value]
            add(found.span(), Atom(kind, start + s, start + s + len(value), value))
    for s, e, phone in find_phones(line):
        if not NO_PHONE.search(line[max(0, s - 12) : s]):
            add((s, e), Atom(Kind.PHONE, start + s, start + e, phone.written, phone))
    for s, e, atom in sorted(taken, key=lambda item: item[:2]):
        yield atom, start + s, start + e


def _between(text: str, start: int, end: int) -> Iterator[Atom]:
    """The atoms of a stretch without numbers."""
    at = start
    while at < end:
        label = LABEL.match(text, at, end)
        if label and label.end() > at:
            yield Atom(_LABELS[str(label.lastgroup)], at, label.end(), label.group())
            at = label.end()
            continue
        found = SPLIT.match(text, at, end)
        if not found:
            at += 1
            continue
        yield from _split(found, text, end)
        at = found.end()


def _split(found: re.Match[str], text: str, limit: int) -> Iterator[Atom]:
    group, start, end = str(found.lastgroup), found.start(), found.end()
    if group == "spaced":
        yield from _spaced_words(found.group(), start)
    elif group == "note":
        yield _note(found.group(), start, end)
    elif group == "words":
        yield from _words(found.group(), start, _next(text, end, limit))
    elif group == "other":
        yield Atom(Kind.WORDS, start, end, "") if re.search("[A-Za-z]{3}", found.group()) else Atom(Kind.COMMA, start, end, "")
    elif group != "space":
        yield Atom(Kind[group.upper()], start, end, found.group())


def _next(text: str, end: int, limit: int) -> str:
    """What follows a word: "label" right behind it, ":" after a colon, else ""."""
    if LABEL.match(text, end, limit):
        return "label"
    return ":" if re.match(rf"{SPACE}{{0,3}}[：:]", text[end : min(limit, end + 4)]) else ""


def _spaced_words(word: str, start: int) -> Iterator[Atom]:
    """A name set apart (王　示), or single characters that are none."""
    parts = [(m.start(), m.group()) for m in re.finditer(r"[\u4e00-\u9fff]", word)]
    for size in (len(parts), 2):
        if is_name("".join(part for _, part in parts[:size])) and is_surname(parts[0][1]):
            end = parts[size - 1][0] + 1
            yield Atom(Kind.PERSON, start, start + end, "".join(part for _, part in parts[:size]))
            if end < len(word):
                yield Atom(Kind.WORDS, start + end, start + len(word), word[end:].strip())
            return
    yield Atom(Kind.WORDS, start, start + len(word), "".join(part for _, part in parts))


def _note(words: str, start: int, end: int) -> Atom:
    inner = words[1:-1].strip()
    if is_organization(inner):
        return Atom(Kind.ORGANIZATION, start + 1, end - 1, inner, bracketed=True)
    name = read_name(inner)
    if name:
        return Atom(Kind.PERSON, start + 1 + name[0], start + 1 + name[1], inner[name[0] : name[1]], bracketed=True)
    return Atom(Kind.NOTE, start + 1, end - 1, inner)


def _words(word: str, start: int, follower: str) -> Iterator[Atom]:
    """The atoms of a run of Chinese characters."""
    name = read_name(word)
    if name and not (is_organization(word) and follower):
        value = word[name[0] : name[1]]
        yield Atom(Kind.PERSON, start + name[0], start + name[1], value, doubtful=is_doubtful(value))
        return
    both = split_person(word)
    if both:
        office, s, e = both
        yield Atom(Kind.ORGANIZATION, start, start + office, word[:office])
        yield Atom(Kind.PERSON, start + s, start + e, word[s:e])
        return
    if is_organization(word) or (is_place(word) and follower == ":"):
        yield Atom(Kind.ORGANIZATION, start, start + len(word), word)
        return
    delivered = split_delivered(word)
    if delivered:
        yield Atom(Kind.WORDS, start, start + delivered[0], word[: delivered[0]])
        for atom in _words(word[delivered[0] :], start + delivered[0], follower):
            yield Atom(Kind.DELIVERED, atom.start, atom.end, atom.value) if atom.kind == Kind.ORGANIZATION else atom
        return
    yield from _service(word, start, follower)


def _service(word: str, start: int, follower: str) -> Iterator[Atom]:
    """Words right before a label or a colon say what the number is for, or name an office that has no suffix."""
    end = start + len(word)
    if not follower or len(word) > 20 or NO_SERVICE_IN.search(word) or split_delivered(word):
        trimmed = word.rstrip("收处转")
        name = read_name(trimmed) if len(trimmed) < len(word) else None
        if name:
            yield Atom(Kind.PERSON, start + name[0], start + name[1], trimmed[name[0] : name[1]])
        else:
            yield Atom(Kind.WORDS, start, end, word)
    elif word in NO_SERVICE or word[-1] in "至到给":
        yield Atom(Kind.COMMA, start, end, "")
    else:
        yield Atom(Kind.SERVICE, start, end, word)
