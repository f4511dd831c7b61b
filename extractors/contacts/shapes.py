"""Words that only have the shape of a name (王示会): persons where a label or a column says so, else other words."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from extractors.contacts.atoms import NUMBERS, Atom, Kind
from extractors.contacts.neighbours import has_number_ahead

WHOLE_NAME = 3  # characters; what is shorter is as often a place of work (车间)
NEAR = 3  # atoms between a number and the next name of a row that layout ran together (66011234 2 王示会)


def settle_shapes(atoms: Iterable[Atom]) -> tuple[Atom, ...]:
    """The atoms of a line with every mere shape of a name made a person or what it is else."""
    line = tuple(atoms)
    return tuple(_settle(line)) if any(atom.unless or _is_announcing(i, line) for i, atom in enumerate(line)) else line


def _settle(line: tuple[Atom, ...]) -> Iterator[Atom]:
    for i, atom in enumerate(line):
        if _is_announcing(i, line):
            yield replace(atom, kind=Kind.SERVICE, unless=None)
        elif atom.unless is None:
            yield atom
        else:
            is_person = _is_labelled(i, line) or _is_in_column(i, line) or _is_in_row(i, line)
            yield replace(atom, kind=atom.kind if is_person else atom.unless, unless=None)


def _is_announcing(i: int, line: tuple[Atom, ...]) -> bool:
    """Whether what looks like a name only says who comes: 司机：王示范."""
    kinds = [a.kind for a in line[i : i + 3]]
    return kinds == [Kind.PERSON, Kind.COLON, Kind.PERSON] and not line[i + 2].bracketed


def _is_labelled(i: int, line: tuple[Atom, ...]) -> bool:
    """联系人：王示会, with nothing but a mark, a label or a number behind it."""
    before = [a.kind for a in line[max(0, i - 2) : i] if a.kind not in (Kind.COLON, Kind.GAP)]
    behind = line[i + 1].kind if i + 1 < len(line) else Kind.STOP
    return before[-1:] == [Kind.PERSON_LABEL] and behind not in (Kind.WORDS, Kind.ORGANIZATION, Kind.PERSON)


def _is_in_column(i: int, line: tuple[Atom, ...]) -> bool:
    """A cell of a whole name with a number in the next cell, in a row that names nobody else."""
    if len(line[i].value) < WHOLE_NAME or any(a.kind == Kind.PERSON and a.unless is None for a in line):
        return False
    kinds = [a.kind for a in line[i + 1 : i + 3]]
    return (i == 0 or line[i - 1].kind == Kind.GAP) and kinds[:1] == [Kind.GAP] and kinds[1:] in ([Kind.PHONE], [Kind.EMAIL])


def _is_in_row(i: int, line: tuple[Atom, ...]) -> bool:
    """Between the number of the person before and the next number."""
    behind_number = any(a.kind in NUMBERS for a in line[max(0, i - NEAR) : i])
    return behind_number and any(a.kind == Kind.PERSON and a.unless is None for a in line[:i]) and has_number_ahead(i, line)
