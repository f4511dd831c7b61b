"""What stands in brackets behind a number or name: an office, persons, a person with their office, or a mere note."""

from collections.abc import Iterator
from dataclasses import replace

from extractors.contacts.atoms import Atom, Kind
from extractors.contacts.names import is_doubtful, read_name
from extractors.contacts.organizations import PLACE_SUFFIXES, is_organization, split_person, split_post
from extractors.patterns import pattern_of

ROOM_NOTE = pattern_of(r"[楼层号\d]")  # （二楼大厅）
HAN = r"[\u4e00-\u9fff]"
# Of a note: （王老师，工作日）, （人才科 王工）, （人才科 李 明）.
PIECE = pattern_of(rf"(?<!{HAN}){HAN}[ \u3000]{{1,4}}{HAN}(?!{HAN})|[^，,；;：:、/／\s]{{1,30}}")
MOST_PIECES = 5  # of a note that may name persons
HAN_BEFORE = pattern_of(f"{HAN}$")


def read_note(inner: str, start: int, before: str) -> Iterator[Atom]:
    """The atoms of the words in brackets that begin at `start`; `before` is the text in front of the bracket.

    >>> [(a.kind.value, a.value, a.office and a.office.value) for a in read_note("人才科 王工", 0, "66011234")]
    [('person', '王工', '人才科')]
    >>> [a.value for a in read_note("王示范、李样例", 0, "66011234")]
    ['王示范', '、', '李样例']
    >>> [a.kind.value for a in (*read_note("示范镇", 0, "王示范"), *read_note("工作日", 0, "66011234"))]
    ['organization', 'note']
    """
    inner = inner.removesuffix("收") if is_organization(inner.removesuffix("收")) else inner  # （市示范局办公室收）
    is_town = len(inner) > 2 and inner.endswith(PLACE_SUFFIXES) and HAN_BEFORE.search(before)
    if (is_organization(inner) or is_town) and not ROOM_NOTE.search(inner):
        yield Atom(Kind.ORGANIZATION, start, start + len(inner), inner, bracketed=True)
        return
    post = split_post(inner)
    if post:
        yield Atom(Kind.ORGANIZATION, start, start + post, inner[:post], bracketed=True)
        return
    pieces = list(_pieces(inner, start))
    persons = [p for p in pieces if p.kind == Kind.PERSON]
    office = next((p for p in pieces if p.kind == Kind.ORGANIZATION), None)
    first = pieces[0] if pieces else None
    listed = "、" in inner  # 展演、示范: a list of names or none
    sure = len(persons) + (office is not None) == len(pieces) if listed else len(pieces) == 1 or not (first and first.doubtful)
    if not persons or len(pieces) > MOST_PIECES or not (first and (first.kind == Kind.PERSON or office is first)) or not sure:
        yield Atom(Kind.NOTE, start, start + len(inner), inner.strip())
        return
    for i, person in enumerate(persons):
        if i:
            yield Atom(Kind.COMMA, person.start - 1, person.start, "、")
        yield replace(person, office=person.office or office)


def _pieces(inner: str, start: int) -> Iterator[Atom]:
    """Persons, offices and other words of a note."""
    for found in PIECE.finditer(inner):
        word, at = "".join(found.group().split()), start + found.start()
        name, both = read_name(word), split_person(word)
        if name and len(word) < len(found.group()):
            yield Atom(Kind.PERSON, at, start + found.end(), word, bracketed=True)
        elif name:
            value = word[slice(*name)]
            yield Atom(Kind.PERSON, at + name[0], at + name[1], value, doubtful=is_doubtful(value), bracketed=True)
        elif both:
            first, last, s, e = both
            office = Atom(Kind.ORGANIZATION, at + first, at + last, word[first:last], bracketed=True)
            yield Atom(Kind.PERSON, at + s, at + e, word[s:e], bracketed=True, office=office)
        else:
            yield Atom(Kind.ORGANIZATION if is_organization(word) else Kind.WORDS, at, at + len(word), word, bracketed=True)
