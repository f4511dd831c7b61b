"""What stands next to an atom of a line."""

from extractors.contacts.atoms import MARKS, NUMBERS, Atom, Kind

JOINED = (Kind.PHONE, Kind.EMAIL, Kind.IM)
CALLED = ("致电", "拨打", "请打", "可打", "详询", "请询", "垂询")
ASKED = ("咨询", "联系", "找")  # between a number and its person: 拨打66011234咨询王老师
SERVICE_DIGITS = 10  # of a service number that stands by itself (400-812-3456); 12345 needs a label
NEUTRAL = 6  # characters of words that do not part a person from a number (a column, 教研员)
BRACKETS = 30  # atoms within the brackets behind a person
REACH = 14  # atoms behind a person among which its number may stand


def has_number_ahead(i: int, atoms: tuple[Atom, ...]) -> bool:
    """Whether a number follows a person, with nothing but marks, labels, notes and other persons between."""
    for atom in atoms[i + 1 : i + REACH]:
        if atom.kind in NUMBERS:
            return True
        if atom.kind in (Kind.STOP, Kind.DELIVERED, Kind.SERVICE, Kind.PERSON_LABEL):
            return False
        if atom.kind == Kind.WORDS and atom.end - atom.start > NEUTRAL:
            return False
    return False


def is_behind_number(i: int, atoms: tuple[Atom, ...]) -> bool:
    """Whether a person stands right behind a telephone number, a mark between them at most, or joins another number or address."""
    if i and joins(atoms[i - 1], atoms[i]):
        return True
    if i and atoms[i - 1].kind == Kind.ADDRESS:  # 示范路12号王示范收, 示范路12号（王示范收）
        return atoms[i].start - atoms[i - 1].end <= atoms[i].bracketed
    if i > 1 and atoms[i - 1].value in ASKED:
        before = atoms[i - 3] if i > 2 and atoms[i - 2].kind == Kind.COMMA else atoms[i - 2]
        return before.kind == Kind.PHONE
    return i > 0 and (atoms[i - 1].kind == Kind.PHONE or (atoms[i - 1].kind in MARKS and i > 1 and atoms[i - 2].kind == Kind.PHONE))


def runs_on(i: int, atoms: tuple[Atom, ...]) -> bool:
    """Whether a label runs on into the name of a person (联系人王示范), so that the name counts only with a number."""
    return i > 0 and atoms[i - 1].kind == Kind.PERSON_LABEL and atoms[i - 1].end == atoms[i].start


def is_within_brackets(i: int, atoms: tuple[Atom, ...]) -> bool:
    """Whether an atom stands within brackets that open behind the last person before it."""
    depth = 0
    for atom in reversed(atoms[max(0, i - BRACKETS) : i]):
        if atom.kind == Kind.PERSON:
            break
        depth += (atom.kind == Kind.OPEN) - (atom.kind == Kind.CLOSE)
    return depth > 0


def is_behind_list(i: int, atoms: tuple[Atom, ...]) -> bool:
    """Whether a number has its label right behind the bracket in which the person before has theirs: 王示范（138…），电话：…."""
    kinds = [a.kind for a in atoms[max(0, i - 5) : i] if a.kind not in (Kind.COLON, Kind.COMMA, Kind.GAP)]
    return kinds[-3:] == [Kind.PHONE, Kind.CLOSE, Kind.PHONE_LABEL]


def is_second(i: int, atoms: tuple[Atom, ...]) -> bool:
    """Whether a number stands right behind another with nothing but a mark between: 66011234、66015678（职教科）."""
    return i > 1 and atoms[i - 1].kind == Kind.COMMA and atoms[i - 2].kind == Kind.PHONE


def is_listed(i: int, atoms: tuple[Atom, ...]) -> bool:
    """Whether an office with its person goes on a list of persons: 职教科王示范、高教科李样例, or a wide space instead of the mark."""
    before, behind = atoms[i - 1] if i else None, atoms[i + 1] if i + 1 < len(atoms) else None
    apart = before is not None and before.kind in (Kind.GAP, Kind.PERSON) and before.end <= atoms[i].start
    if before is None or not (before.value == "、" or apart) or behind is None:
        return False
    return behind.kind == Kind.PERSON and behind.start == atoms[i].end


def is_person_first(i: int, atoms: tuple[Atom, ...], *, in_table: bool) -> bool:
    """Whether an office stands between a person and their number in a row: 王示范　职教科　66011234."""
    before = atoms[i - 1] if i else None
    following = (atoms[j] for j in range(i + 1, len(atoms)))
    cells = (a for a in following if a.kind != Kind.GAP and a.end > a.start != atoms[i].end and not _is_column(a, in_table=in_table))
    behind = next(cells, None)
    if before and before.kind == Kind.COLON and i > 1 and atoms[i - 2].kind == Kind.COMMA and atoms[i - 2].value not in (",", "，", "、"):
        return True  # 王示范，单位：市示范局，电话：…
    if before and before.value in ("，", ",") and i > 1 and atoms[i - 2].kind == Kind.PERSON:
        mark, number = ([a.kind for a in atoms[i + 1 : i + 3]] + [None, None])[:2]
        return mark in (Kind.COMMA, Kind.SEMICOLON) and number in (Kind.PHONE, Kind.PHONE_LABEL)  # 王示范，校办公室，66011234
    if before is None or behind is None or behind.kind not in NUMBERS:
        return False
    if in_table:
        return before.kind in (Kind.GAP, Kind.PERSON)
    return before.kind == Kind.PERSON and before.end < atoms[i].start


def _is_column(atom: Atom, *, in_table: bool) -> bool:
    """Whether an atom is a cell of other words: the post of the person."""
    return in_table and atom.kind == Kind.WORDS and atom.end - atom.start <= NEUTRAL


def is_office_telephone(i: int, atoms: tuple[Atom, ...]) -> bool:
    """Whether 办公室 only says which telephone a number is: 王示范，办公室（电话）：66011234，手机：…."""
    behind = atoms[i + 1 : i + 4]
    kinds = [a.kind for a in behind if a.kind != Kind.COLON]
    if [a.kind for a in behind[:2]] == [Kind.COLON, Kind.WORDS]:
        return atoms[i].value == "办公室"  # 办公室：教学楼301
    labelled = kinds[:2] == [Kind.PHONE_LABEL, Kind.PHONE] and behind[0].start == atoms[i].end
    return atoms[i].value == "办公室" and (labelled or [a.kind for a in behind[:2]] == [Kind.COLON, Kind.PHONE])


def is_bracketed(i: int, atoms: tuple[Atom, ...]) -> bool:
    """Whether an office stands in brackets right behind the atom before it."""
    return atoms[i].bracketed or (i > 0 and atoms[i - 1].kind == Kind.OPEN)


def is_phone(i: int, atoms: tuple[Atom, ...], *, near: bool, listed: bool) -> bool:
    """Whether digits are a telephone number: by their form, or by what stands before or behind them.

    `near`: a label or person stands before them; `listed`: a telephone number does.
    """
    phone = atoms[i].phone
    if phone is None:
        return False
    if phone.kind == "service":
        return len(phone.dial) >= SERVICE_DIGITS or (near and _is_called(i, atoms))
    if phone.kind == "short" and atoms[i - 1].kind == Kind.OPEN:
        return i > 1 and atoms[i - 2].kind in (Kind.PERSON, Kind.PHONE)
    if phone.kind == "short":
        return listed or near
    if phone.kind == "extension":
        return near
    return phone.kind == "mobile" or bool(phone.area) or near or (i + 1 < len(atoms) and atoms[i + 1].kind == Kind.PERSON)


def _is_called(i: int, atoms: tuple[Atom, ...]) -> bool:
    """Whether a short service number stands right behind a label, 拨打 or another number, not in words about it (“12345”热线)."""
    before = next((atoms[j] for j in range(i - 1, -1, -1) if atoms[j].kind not in (*MARKS, Kind.NOTE)), None)
    return before is not None and (before.kind in (Kind.PHONE_LABEL, Kind.PHONE) or before.value.endswith(CALLED))


def has_person_behind(i: int, atoms: tuple[Atom, ...]) -> bool:
    """Whether a number's person stands right behind it, or an address's recipient (示范路12号（收件人：王示范）)."""
    behind = atoms[i + 1 : i + 3]
    if atoms[i].kind == Kind.ADDRESS:
        return [a.kind for a in behind] == [Kind.OPEN, Kind.PERSON_LABEL] and behind[1].value[0] == "收"
    return bool(behind) and joins(atoms[i], behind[0])


def joins(number: Atom, person: Atom) -> bool:
    """Whether a person stands right behind a telephone number (66011234李老师) or in brackets behind any (66011234（李老师）)."""
    if person.kind != Kind.PERSON or number.kind not in JOINED:
        return False
    start = min(person.start, person.office.start) if person.office else person.start
    return (number.kind == Kind.PHONE and start == number.end) or (person.bracketed and start == number.end + 1)
