"""Words that only have the shape of a name (王示会): persons where a label or a column says so, else other words."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from extractors.contacts.atoms import NUMBERS, Atom, Kind
from extractors.contacts.neighbours import has_number_ahead
from extractors.contacts.organizations import is_place
from extractors.contacts.slots import continues, is_behind_office, is_next_in_list, is_next_name
from extractors.patterns import pattern_of

WHOLE_NAME = 3  # characters; what is shorter is as often a place of work (车间)
ROW = 4  # atoms of a row of a place and its number
SHORT_PLACE = pattern_of(r"(?!工作|上班|周|每|白天|夜|办公|号码|值班|总机)[\u4e00-\u9fff]{2,4}(?<!为|或|间|日)")
_SHAPED = (Kind.WORDS, Kind.PERSON)  # the only kinds that have the shape of a name; asked of every atom
NEAR = 3  # atoms between a number and the next name of a row that layout ran together (66011234 2 王示会)


def settle_shapes(atoms: Iterable[Atom], above: tuple[Atom, ...] = ()) -> tuple[Atom, ...]:
    """The atoms of a line with every mere shape of a name made a person or what it is else; `above` is the line right above."""
    line = tuple(atoms)
    return tuple(_settle(line, above)) if any(_is_open(i, line) for i, atom in enumerate(line) if atom.kind in _SHAPED) else line


def _is_open(i: int, line: tuple[Atom, ...]) -> bool:
    """Whether the place of an atom may make it something else."""
    return (
        line[i].unless is not None or line[i].doubtful or _is_announcing(i, line) or _is_bare_place(i, line) or _is_place_of_person(i, line)
    )


def _settle(line: tuple[Atom, ...], above: tuple[Atom, ...]) -> Iterator[Atom]:
    for i, atom in enumerate(line):
        if _is_announcing(i, line):
            yield replace(atom, kind=Kind.SERVICE, unless=None, doubtful=False)
        elif _is_place_of_person(i, line) or (_is_bare_place(i, line) and _is_row_of_places(i, line, above)):
            yield replace(atom, kind=Kind.ORGANIZATION)
        elif atom.kind == Kind.PERSON and (atom.doubtful or atom.unless):
            may_be_office = atom.unless == Kind.ORGANIZATION
            fits = not may_be_office and (
                is_behind_office(i, line) or is_next_in_list(i, line) or is_next_name(i, line) or continues(i, line, above)
            )
            in_table = not may_be_office and (_is_in_column(i, line) or _is_in_row(i, line))
            is_person = (
                fits
                or in_table
                or _is_in_step(i, line)
                or (_is_labelled(i, line) and not (may_be_office and Kind.PERSON in {a.kind for a in line[i + 1 :]}))
            )
            if atom.unless is None:
                yield replace(atom, doubtful=not fits)
            else:
                yield replace(atom, kind=atom.kind if is_person else atom.unless, unless=None)
        else:
            yield atom


def _is_announcing(i: int, line: tuple[Atom, ...]) -> bool:
    """Whether what looks like a name only says who comes: 司机：王示范."""
    if line[i].kind != Kind.PERSON:
        return False
    kinds = [a.kind for a in line[i : i + 3]]
    if line[i].doubtful and kinds == [Kind.PERSON, Kind.COLON, Kind.ORGANIZATION]:
        return True
    return kinds == [Kind.PERSON, Kind.COLON, Kind.PERSON] and not line[i + 2].bracketed


def _is_labelled(i: int, line: tuple[Atom, ...]) -> bool:
    """联系人：王示会, with nothing but a mark, a label or a number behind it."""
    before = [a.kind for a in line[max(0, i - 2) : i] if a.kind not in (Kind.COLON, Kind.GAP)]
    behind = line[i + 1].kind if i + 1 < len(line) else Kind.STOP
    return before[-1:] == [Kind.PERSON_LABEL] and behind not in (Kind.WORDS, Kind.ORGANIZATION, Kind.PERSON)


def _is_in_step(i: int, line: tuple[Atom, ...]) -> bool:
    """Whether a sure person stands behind another use of the line as the word behind its own: 咨询：李登科，…；报名：王示范，…."""
    step = [Kind.SERVICE, Kind.COLON, Kind.PERSON]
    if len(line[i].value) != WHOLE_NAME or [a.kind for a in line[max(0, i - 2) : i + 1]] != step:
        return False
    others = (j for j in range(2, len(line)) if j != i and line[j].unless is None and not line[j].doubtful)
    return any([a.kind for a in line[j - 2 : j + 1]] == step for j in others)


def _is_in_column(i: int, line: tuple[Atom, ...]) -> bool:
    """A whole name in front of a mobile, or a cell of one with a number in the next, in a row that names nobody else."""
    if len(line[i].value) != WHOLE_NAME or any(a.kind == Kind.PERSON and a.unless is None for a in line):
        return False
    behind = line[i + 1] if i + 1 < len(line) else None
    if i == 0 and behind and behind.phone and behind.phone.kind == "mobile":
        return True
    kinds = [a.kind for a in line[i + 1 : i + 3]]
    return (i == 0 or line[i - 1].kind == Kind.GAP) and kinds[:1] == [Kind.GAP] and kinds[1:] in ([Kind.PHONE], [Kind.EMAIL])


def _is_in_row(i: int, line: tuple[Atom, ...]) -> bool:
    """Between the number of the person before and the next number."""
    behind_number = any(a.kind in NUMBERS for a in line[max(0, i - NEAR) : i])
    return (
        behind_number
        and len(line[i].value) <= WHOLE_NAME
        and any(a.kind == Kind.PERSON and a.unless is None for a in line[:i])
        and has_number_ahead(i, line)
    )


def _is_bare_place(i: int, line: tuple[Atom, ...]) -> bool:
    """Whether a word may be the short name of a place or office before its number: 城东 66011234."""
    atom = line[i]
    if atom.kind not in (Kind.WORDS, Kind.PERSON) or not SHORT_PLACE.fullmatch(atom.value) or i + 1 == len(line):
        return False
    if atom.kind == Kind.PERSON and atom.unless is None and not atom.doubtful:
        return False
    behind = line[i + 1 : i + 3]
    number = behind[1] if behind[0].kind == Kind.GAP and len(behind) > 1 else behind[0]
    return number.kind == Kind.PHONE and number.phone is not None and number.phone.kind == "landline" and atom.end < number.start


def _is_row_of_places(i: int, line: tuple[Atom, ...], above: tuple[Atom, ...]) -> bool:
    """Whether such a word stands behind a label and its colon, or under a row that has an office there."""
    kinds = [a.kind for a in line[max(0, i - 2) : i]]
    if kinds == [Kind.PHONE_LABEL, Kind.COLON]:
        return True
    ends = [a.kind for a in above if a.kind not in (Kind.GAP, Kind.SEMICOLON, Kind.COMMA, Kind.STOP)][-2:]
    return i == 0 and len(line) <= ROW and ends == [Kind.ORGANIZATION, Kind.PHONE]


def _is_place_of_person(i: int, line: tuple[Atom, ...]) -> bool:
    """Whether a word is the place in front of a person in a row: 示范区　王示范　66011234."""
    if line[i].kind != Kind.WORDS or i + 2 >= len(line) or not is_place(line[i].value) or (i and line[i - 1].value == "、"):
        return False  # 示范市、样例市　王示范: two places are no office
    person = line[i + 1] if line[i + 1].kind != Kind.GAP else line[i + 2]
    return person.kind == Kind.PERSON and line[i].end < person.start and has_number_ahead(i, line)
