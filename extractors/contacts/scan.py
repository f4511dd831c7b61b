"""A line of a contact block cut into atoms."""

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.contacts.atoms import NUMBERS, Atom, Kind
from extractors.contacts.labels import AHEAD, STARTS, read_label
from extractors.contacts.names import SPACE, is_doubtful, is_short_place, looks_like_name, read_name, spaced_name
from extractors.contacts.notes import read_note
from extractors.contacts.numbers import find_numbers
from extractors.contacts.organizations import (
    ADDRESS_FORM,
    BEFORE_VALUE,
    CALL,
    ROOM_UNIT,
    find_office,
    is_named_place,
    is_no_office,
    is_of_year,
    is_organization,
    is_place,
    split_delivered,
    split_person,
    split_post,
)
from extractors.contacts.prose import find_asked, find_called
from extractors.contacts.uses import USE, may_be_use, says_nothing
from extractors.patterns import HAN, HAN_CHARS, pattern_of

# Characters of words; where a label may begin, only what begins none.
_STARTS = "".join(sorted(STARTS - set("TtFfEe（(")))
WORDS = rf"(?:(?![{_STARTS}])[{HAN_CHARS}·•‧・《》“”]|(?!{AHEAD})[{_STARTS}]){{1,300}}"
SPLIT = pattern_of(
    rf"""(?P<spaced>(?<!{HAN}){HAN}(?:{SPACE}{{1,8}}{HAN}(?!{HAN})){{1,11}})
      | (?P<words>{WORDS})
      | (?P<note>[（(【\[](?![^（）()]{{0,40}}(?:联系人|收件人|地址|电话|邮箱))[^（）()【】\[\]]{{1,60}}[）)】\]])
      | (?P<open>[（(【\[]) | (?P<close>[）)】\]])
      | (?P<stop>[。！？!?]|\.(?=\D)) | (?P<semicolon>[；;]) | (?P<colon>[：:]) | (?P<comma>[，,、/／|｜])
      | (?P<gap>\t|\n|{SPACE}{{3,40}}|\u3000{{2,40}})
      | (?P<space>{SPACE}{{1,40}})
      | (?P<other>[^\s{HAN_CHARS}（）()【】\[\]。！？!?；;：:，,、/／|｜]{{1,300}})
    """,
    re.VERBOSE,
)
DIGITS_BEFORE = pattern_of(r"(?<![\d.:：-])\d{1,3}$")  # 24小时服务热线
FOLLOWED_BY_COLON = pattern_of(rf"{SPACE}{{0,3}}[：:]")
FOLLOWERS = {"（": "bracket", "(": "bracket", "，": "comma", ",": "comma"}
LABEL_NEAR = pattern_of(rf"{HAN}{{0,3}}(?:{AHEAD})")  # in brackets or behind a comma: （校内电话, ，手机
ONE = pattern_of(HAN)
LETTERS = pattern_of("[A-Za-z]{3}")
JOINING = pattern_of(r"[）)\d][或和及与]")  # before another person: （66011234）或王示范
# An office before what its number is for in more words: 市教育局违规补课举报（电话）. 局长 is none.
LED = pattern_of(rf"(?P<office>{HAN}{{1,10}}(?:[局厅]|委员会))(?!长){HAN}{{2,12}}")
# Buildings have a desk of their own: 示范苑项目咨询（电话）.
SITE = pattern_of(
    rf"(?P<office>{HAN}{{1,12}}(?:[府苑园台庭居里城湾]|花园|家园|小区|公寓|广场|大厦|中心)(?:项目|小区|楼盘)?)(?:(?:看房|售楼|销售|选房|认购|租赁)(?:咨询)?|(?<=项目)咨询)"
)
# Asked of every atom: names cost less than members.
ENDS_USE, SERVICE = (*NUMBERS, Kind.STOP), Kind.SERVICE
MARKS = {kind.name.lower(): kind for kind in (Kind.OPEN, Kind.CLOSE, Kind.STOP, Kind.SEMICOLON, Kind.COLON, Kind.COMMA, Kind.GAP)}
CLOSING = ("）", ")")
DEPARTMENTS = ("科", "股")  # end names of offices and, now and then, of persons


def scan(text: str, start: int, end: int) -> list[Atom]:
    """The atoms of text[start:end] in order."""
    atoms, at = list[Atom](), start
    for atom, place_start, place_end in find_numbers(text, start, end):
        atoms += _between(text, at, place_start, numbered=atom is not None)
        if atom:
            atoms.append(atom)
        at = place_end
    atoms += _between(text, at, end)
    return _skip_repeated(atoms)


def _skip_repeated(atoms: list[Atom]) -> list[Atom]:
    """The atoms without the use before a label that only repeats that of the persons before it: 接待人员：王示范，接待电话：…."""
    use: Atom | None = None
    for i, atom in enumerate(atoms):
        if atom.kind in ENDS_USE:
            use = None
        elif atom.kind is SERVICE:
            if use and use.value.startswith(atom.value):
                atoms[i] = replace(atom, kind=Kind.COMMA, value="")
            use = atom
    return atoms


def _between(text: str, start: int, end: int, *, numbered: bool = False) -> Iterator[Atom]:
    """The atoms of a stretch without numbers; `numbered`: a number stands behind it."""
    at = start
    while at < end:
        label = read_label(text, at, end)
        if label:
            yield label
            at = label.end
            continue
        found = SPLIT.match(text, at, end)
        if not found:
            at += 1
            continue
        part, at = str(found.lastgroup), found.end()
        if part in MARKS:
            yield Atom(MARKS[part], found.start(), at, found.group())
        elif part == "words":
            yield from _run_of_words(found, text, end, numbered=numbered)
        elif part == "spaced":
            yield from _spaced_words(text, *found.span())
        elif part == "note":
            yield from read_note(found.group()[1:-1], found.start() + 1, text[max(0, found.start() - 1) : found.start()])
        elif part == "other":
            yield Atom(Kind.WORDS if LETTERS.search(found.group()) else Kind.COMMA, found.start(), at, "")


def _run_of_words(found: re.Match[str], text: str, limit: int, *, numbered: bool) -> Iterator[Atom]:
    """The atoms of words, by what stands before them."""
    start, end = found.span()
    before = text[start - 1 : start]
    may_be_behind_digits = before.isdecimal() or before == "\n"  # $ is before the end of a line, too
    if text[start] == "年" and is_of_year(text, start, end):
        yield Atom(Kind.ORGANIZATION, start - 4, end, text[start - 4 : end])
    elif (may_be_behind_digits or before in BEFORE_VALUE) and is_no_office(text, start, end):
        yield Atom(Kind.WORDS, start, end, found.group())
    elif may_be_behind_digits:
        yield from _words_behind_digits(found, text, limit, numbered=numbered)
    else:
        if before in CLOSING and JOINING.match(text, start - 1, end) and _names_somebody(found.group()[1:]):
            yield Atom(Kind.COMMA, start, start + 1, "、")
            start += 1
        yield from _words(text[start:end], start, _follower(text, end, limit, numbered=numbered))


def _words_behind_digits(found: re.Match[str], text: str, limit: int, *, numbered: bool) -> Iterator[Atom]:
    """The atoms of words right behind a digit: without the unit of a room, and with the hours of a service (24小时服务热线)."""
    start, end = found.span()
    unit = ROOM_UNIT.match(text, start, end)
    start = unit.end() if unit else start
    digits = DIGITS_BEFORE.search(text, max(0, start - 4), start)
    if JOINING.match(text, start - 1, end) and _names_somebody(found.group()[1:]):
        yield Atom(Kind.COMMA, start, start + 1, "、")
        start += 1
    for atom in _words(text[start:end], start, _follower(text, end, limit, numbered=numbered)):
        with_digits = digits if digits and atom.kind == Kind.SERVICE and atom.start == start else None
        yield Atom(Kind.SERVICE, with_digits.start(), atom.end, with_digits.group() + atom.value) if with_digits else atom


def _follower(text: str, end: int, limit: int, *, numbered: bool) -> str:
    """What follows a word.

    "label" right behind it, "bracket" before a label in brackets, ":" before a colon, "number" before a number, "comma" before
    a comma and a number or label, else "".
    """
    if read_label(text, end, limit):
        return "label"
    after = text[end : end + 1]
    if after in BEFORE_VALUE and FOLLOWED_BY_COLON.match(text, end, limit):
        return ":"
    if after in FOLLOWERS and LABEL_NEAR.match(text, end + 1, limit):
        return FOLLOWERS[after]
    marks = text[end:limit].strip(" \t\u3000（(") if numbered else "-"
    return "number" if not marks else "comma" if marks in ("，", ",") else ""


def _person(start: int, word: str) -> Atom | None:
    """The person that a word is; `start` is the word's."""
    name = read_name(word)
    if not name:
        return None
    value = word[name[0] : name[1]]
    return Atom(Kind.PERSON, start + name[0], start + name[1], value, doubtful=is_doubtful(value))


def _names_somebody(word: str) -> bool:
    """Whether a word is a person, an office, or both."""
    return read_name(word) is not None or is_organization(word) or split_person(word) is not None


def _spaced_words(text: str, start: int, end: int) -> Iterator[Atom]:
    """The names, labels and other words of a run of characters set apart: 王　示, 李 明  王 红, 王 一　电 话."""
    places = [found.start() for found in ONE.finditer(text, start, end)]
    while places:
        label = read_label(text, places[0], len(text))
        if label:
            yield label
            places = [place for place in places if place >= label.end]
            continue
        ahead = next((i for i, place in enumerate(places) if i and read_label(text, place, len(text))), len(places))
        size = spaced_name(text, places[:ahead])
        word = "".join(text[place] for place in places[: size or 1])
        yield Atom(Kind.PERSON if size else Kind.WORDS, places[0], places[len(word) - 1] + 1, word)
        places = places[len(word) :]


def _words(word: str, start: int, follower: str) -> Iterator[Atom]:
    """The atoms of a run of Chinese characters."""
    person = None if follower == ":" and is_short_place(word) else _person(start, word)
    if person and is_organization(word) and not person.doubtful and (follower == "label" or word.endswith(DEPARTMENTS)):
        yield replace(person, unless=Kind.ORGANIZATION)  # 储运科, 李登科, 郝银行
        return
    if person and not (follower in ("label", ":") and is_organization(word)):
        yield person
        return
    if word[0] == "找" and _person(start, word[1:]):  # 66011234，找王老师
        yield from (Atom(Kind.WORDS, start, start + 1, "找"), *_words(word[1:], start + 1, follower))
        return
    called = _person(start, word[:-2]) if word.endswith(CALL) and word[:-2].endswith(ADDRESS_FORM) else None
    if called:  # 与王示范、李样例同志联系
        yield called
        yield Atom(Kind.WORDS, start + len(word) - 2, start + len(word), word[-2:])
        return
    post = split_post(word) if follower not in ("label", ":") else None
    if post:  # 市示范局人事科科长
        yield Atom(Kind.ORGANIZATION, start, start + post, word[:post])
        yield Atom(Kind.WORDS, start + post, start + len(word), word[post:])
        return
    both = split_person(word)
    if both:
        first, last, s, e = both
        yield from _leading(word[:first], start)
        yield Atom(Kind.ORGANIZATION, start + first, start + last, word[first:last])
        yield Atom(Kind.PERSON, start + s, start + e, word[s:e])
    elif (
        is_organization(word)
        or (follower == ":" and (is_place(word) or is_short_place(word)))
        or (follower == "number" and is_named_place(word))
    ):
        yield Atom(Kind.ORGANIZATION, start, start + len(word), word)
    elif looks_like_name(word):
        unless = next(_other_words(word, start, follower)).kind
        yield Atom(Kind.PERSON, start, start + len(word), word, unless=unless)
    else:
        yield from _other_words(word, start, follower)


def _leading(word: str, start: int) -> Iterator[Atom]:
    """Other words before an office, if there are any."""
    if word:
        yield Atom(Kind.WORDS, start, start + len(word), word)


def _other_words(word: str, start: int, follower: str) -> Iterator[Atom]:
    """Words about sending something to an office or person; words before a label or colon; other words."""
    numbered = follower in ("number", "label", "bracket")
    delivered = split_delivered(word, numbered=numbered)
    if not delivered and follower:
        delivered = find_asked(word, direct=numbered)
    office = None if delivered else (find_called(word) if follower in ("label", "bracket") else None) or find_office(word)
    use = USE.search(word) if follower == "label" else None
    led = LED.fullmatch(word) if use else None
    led = led if led and is_organization(led["office"]) else SITE.fullmatch(word) if follower == "label" else None
    end = start + len(word)
    if delivered:
        yield Atom(Kind.WORDS, start, start + delivered[0], word[: delivered[0]])
        for atom in _words(word[slice(*delivered)], start + delivered[0], follower):
            yield Atom(Kind.DELIVERED, atom.start, atom.end, atom.value) if atom.kind == Kind.ORGANIZATION else atom
    elif office:
        yield from _leading(word[:office], start)
        if use:  # 可拨打市示范中心预约（电话）
            yield from _words(word[office:], start + office, follower)
        else:
            yield Atom(Kind.ORGANIZATION, start + office, end, word[office:])
    elif use and is_organization(word[: use.start()]):
        yield Atom(Kind.ORGANIZATION, start, start + use.start(), word[: use.start()])
        if not says_nothing(use.group()):
            yield Atom(Kind.SERVICE, start + use.start(), end, use.group())
    elif led and may_be_use(word[led.end("office") :]):
        yield Atom(Kind.ORGANIZATION, start, start + led.end("office"), led["office"])
        yield Atom(Kind.SERVICE, start + led.end("office"), end, word[led.end("office") :])
    elif follower not in ("label", ":") or not may_be_use(word):
        yield Atom(Kind.WORDS, start, end, word)
    elif says_nothing(word):
        yield Atom(Kind.COMMA, start, end, "")
    else:
        skipped = 1 if word[0] == "的" and len(word) > 2 else 0
        yield Atom(Kind.SERVICE, start + skipped, end, word[skipped:])
