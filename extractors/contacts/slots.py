"""Places of a line in which only a person's name can stand, so that the mere shape of a name is enough there."""

from extractors.contacts.atoms import Atom, Kind

LONG_NAME = 4  # characters of a name that needs a column of its own
FORERUNNERS = 12  # atoms before a place on a list among which the person before stands
LABELS = (Kind.PHONE_LABEL, Kind.CONTACT_LABEL, Kind.BOTH_LABEL)
BETWEEN = (Kind.COLON, Kind.COMMA, Kind.GAP, Kind.OPEN, *LABELS)


def is_behind_office(i: int, line: tuple[Atom, ...]) -> bool:
    """Whether a word stands between an office and a number: 市示范局职教科　王示范　66011234."""
    before = line[i - 1] if i else None
    if before and before.kind in (Kind.COLON, Kind.GAP, Kind.COMMA) and before.value != "、":
        before = line[i - 2] if i > 1 else None
    if before is None or before.kind != Kind.ORGANIZATION or before.end == line[i].start:
        return False
    behind = line[i + 1 : i + 2]
    if len(line[i].value) >= LONG_NAME:
        return _has_phone(i, line) and bool(behind) and behind[0].kind in (Kind.PHONE, Kind.GAP) and line[i - 1].kind != Kind.COLON
    return _has_phone(i, line)


def is_next_in_list(i: int, line: tuple[Atom, ...]) -> bool:
    """Whether a word goes on with a list of persons with numbers: 王示范（66011234）、李样例（66015678）."""
    if i < 2 or line[i - 1].kind not in (Kind.COMMA, Kind.SEMICOLON) or len(line[i].value) >= LONG_NAME:
        return False
    kinds = [a.kind for a in line[max(0, i - FORERUNNERS) : i - 1]]
    number = next((a for a in reversed(line[: i - 1]) if a.kind != Kind.CLOSE), None)
    return Kind.PERSON in kinds and number is not None and number.kind == Kind.PHONE and _has_phone(i, line)


def is_next_name(i: int, line: tuple[Atom, ...]) -> bool:
    """Whether a word stands behind a name of a labelled list: 联系人：王示范　李样例　电话：66011234."""
    before = [a for a in line[max(0, i - 2) : i] if a.kind != Kind.GAP and a.value != "、"]
    if not before or before[-1].kind != Kind.PERSON or before[-1].unless or len(line[i].value) >= LONG_NAME or not _has_phone(i, line):
        return False
    return Kind.PERSON_LABEL in {a.kind for a in line[:i]}


def continues(i: int, line: tuple[Atom, ...], above: tuple[Atom, ...]) -> bool:
    """Whether a word begins the row under a labelled person with a number: 联系人：王示范 66011234 / 李样例 66015678."""
    kinds = {a.kind for a in above}
    return i == 0 and {Kind.PERSON_LABEL, Kind.PERSON, Kind.PHONE} <= kinds and _has_phone(i, line)


def _has_phone(i: int, line: tuple[Atom, ...]) -> bool:
    """Whether a telephone number follows, with marks, labels and a note or office in brackets between at most."""
    for atom in line[i + 1 :]:
        if atom.kind not in BETWEEN and not (atom.kind in (Kind.NOTE, Kind.ORGANIZATION) and (atom.bracketed or atom.kind == Kind.NOTE)):
            return atom.kind == Kind.PHONE
    return False
