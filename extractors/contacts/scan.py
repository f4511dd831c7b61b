"""A line of a contact block cut into atoms."""

import re
from collections.abc import Iterator

from extractors.contacts.atoms import Atom, Kind
from extractors.contacts.labels import AHEAD, STARTS, read_label
from extractors.contacts.names import SPACE, is_doubtful, is_name, is_surname, read_name
from extractors.contacts.numbers import find_numbers
from extractors.contacts.organizations import is_organization, is_place, split_delivered, split_person

HAN = r"[\u4e00-\u9fff]"
_STARTS = "".join(sorted(STARTS))
WORDS = rf"(?:[\u4e00-\u9fff·•‧・〇《》“”](?<![{_STARTS}])|(?!{AHEAD})[{_STARTS}](?<![TtFfEe（(]))+"
SPLIT = re.compile(
    rf"""(?P<spaced>(?<!{HAN}){HAN}{SPACE}{{1,8}}{HAN}(?:{SPACE}{{1,8}}{HAN})?(?!{HAN}))
      | (?P<words>{WORDS})
      | (?P<note>[（(【\[](?![^（）()]{{0,40}}(?:联系人|收件人|地址|电话|邮箱))[^（）()【】\[\]]{{1,60}}[）)】\]])
      | (?P<open>[（(【\[]) | (?P<close>[）)】\]])
      | (?P<stop>[。！？!?]|\.(?=\D)) | (?P<semicolon>[；;]) | (?P<colon>[：:]) | (?P<comma>[，,、/／|｜])
      | (?P<gap>\t|{SPACE}{{3,}}|\u3000{{2,}})
      | (?P<space>{SPACE}+)
      | (?P<other>[^\s\u4e00-\u9fff（）()【】\[\]。！？!?；;：:，,、/／|｜]+)
    """,
    re.VERBOSE,
)
FOLLOWED_BY_COLON = re.compile(rf"{SPACE}{{0,3}}[：:]")
LETTERS = re.compile("[A-Za-z]{3}")
# What says nothing about the use of a number: 办公电话, 指定邮箱.
NO_SERVICE = frozenset(
    ["办公", "联系", "移动", "固定", "指定", "电子", "报送", "工作", "单位", "活动", "请", "或", "及", "和", "本人", "统一", "专用", "以及", "官方", "接收", "收件", "投稿", "公共", "办公室", "提示"]
)
NO_SERVICE_INSIDE = re.compile(r"[请将于我了还可如下并需须应]|发送|进行|开展|通知|拨打|一起|公布|[与和及]$")
MAX_SERVICE = 20  # characters


def scan(text: str, start: int, end: int) -> list[Atom]:
    """The atoms of text[start:end] in order."""
    atoms, at = list[Atom](), start
    for atom, place_start, place_end in find_numbers(text, start, end):
        atoms += _between(text, at, place_start)
        if atom:
            atoms.append(atom)
        at = place_end
    atoms += _between(text, at, end)
    return atoms


def _between(text: str, start: int, end: int) -> Iterator[Atom]:
    """The atoms of a stretch without numbers."""
    at = start
    while at < end:
        label = read_label(text, at, end)
        if label:
            yield label
            at = label.end
            continue
        found = SPLIT.match(text, at, end)
        if found:
            yield from _split(found, text, end)
        at = found.end() if found else at + 1


def _split(found: re.Match[str], text: str, limit: int) -> Iterator[Atom]:
    group, start, end = str(found.lastgroup), found.start(), found.end()
    if group == "spaced":
        yield from _spaced_words(found.group(), start)
    elif group == "note":
        yield _note(found.group()[1:-1], start + 1)
    elif group == "words" and text[start - 1 : start].isdigit() and is_organization(found.group()):
        yield Atom(Kind.WORDS, start, end, found.group())  # 406办公室
    elif group == "words":
        yield from _words(found.group(), start, _follower(text, end, limit))
    elif group == "other":
        yield Atom(Kind.WORDS if LETTERS.search(found.group()) else Kind.COMMA, start, end, "")
    elif group != "space":
        yield Atom(Kind[group.upper()], start, end, found.group())


def _follower(text: str, end: int, limit: int) -> str:
    """What follows a word: "label" right behind it, ":" before a colon, else ""."""
    if read_label(text, end, limit):
        return "label"
    return ":" if FOLLOWED_BY_COLON.match(text, end, limit) else ""


def _person(start: int, word: str, *, bracketed: bool = False) -> Atom | None:
    """The person that a word is; `start` is the word's."""
    name = read_name(word)
    if not name:
        return None
    value = word[name[0] : name[1]]
    return Atom(Kind.PERSON, start + name[0], start + name[1], value, doubtful=is_doubtful(value), bracketed=bracketed)


def _spaced_words(word: str, start: int) -> Iterator[Atom]:
    """A name set apart (王　示), or single characters that are none."""
    parts = [(found.start(), found.group()) for found in re.finditer(HAN, word)]
    for size in (len(parts), 2):
        name = "".join(part for _, part in parts[:size])
        if is_name(name) and is_surname(name[0]):
            end = parts[size - 1][0] + 1
            yield Atom(Kind.PERSON, start, start + end, name)
            if end < len(word):
                yield Atom(Kind.WORDS, start + end, start + len(word), word[end:].strip())
            return
    yield Atom(Kind.WORDS, start, start + len(word), "".join(part for _, part in parts))


def _note(inner: str, start: int) -> Atom:
    if is_organization(inner):
        return Atom(Kind.ORGANIZATION, start, start + len(inner), inner, bracketed=True)
    return _person(start, inner, bracketed=True) or Atom(Kind.NOTE, start, start + len(inner), inner.strip())


def _words(word: str, start: int, follower: str) -> Iterator[Atom]:
    """The atoms of a run of Chinese characters."""
    person = _person(start, word)
    if person and not (follower and is_organization(word)):
        yield person
        return
    both = split_person(word)
    if both:
        office, s, e = both
        yield Atom(Kind.ORGANIZATION, start, start + office, word[:office])
        yield Atom(Kind.PERSON, start + s, start + e, word[s:e])
    elif is_organization(word) or (follower == ":" and is_place(word)):
        yield Atom(Kind.ORGANIZATION, start, start + len(word), word)
    else:
        yield from _other_words(word, start, follower)


def _other_words(word: str, start: int, follower: str) -> Iterator[Atom]:
    """Words about sending something to an office or person; words before a label or colon; other words."""
    delivered = split_delivered(word)
    end = start + len(word)
    if delivered:
        yield Atom(Kind.WORDS, start, start + delivered[0], word[: delivered[0]])
        for atom in _words(word[slice(*delivered)], start + delivered[0], follower):
            yield Atom(Kind.DELIVERED, atom.start, atom.end, atom.value) if atom.kind == Kind.ORGANIZATION else atom
    elif not follower or len(word) > MAX_SERVICE or NO_SERVICE_INSIDE.search(word):
        yield Atom(Kind.WORDS, start, end, word)
    elif word in NO_SERVICE or word[-1] in "至到给":
        yield Atom(Kind.COMMA, start, end, "")
    else:
        yield Atom(Kind.SERVICE, start, end, word)
