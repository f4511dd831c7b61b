"""Entries of a block become rows: areas inherited, lists paired, persons named twice joined."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from extractors.contacts.atoms import Atom
from extractors.contacts.contact import Contact
from extractors.contacts.entry import MOST_NUMBERS, Entry
from extractors.notice import Span
from extractors.values.phone import Phone, PhoneKind

BESIDE = 2  # characters between an office and a person at most
MOST_ALIKE = 100  # rows of one name or number that are compared
OWN_SERVICE = 10  # digits of a service number that is a firm's or office's own (400-812-3456)


def to_rows(entries: Iterable[Entry], group: int) -> Iterator[Contact]:
    """The rows of a block: entries with a number, and persons whom a label introduces.

    A QQ or WeChat number of nobody is a public account or a group, not a contact.
    """
    kept = [e for e in entries if (e.has_numbers and not e.is_group and not is_hotline(e)) or (e.person and e.introduced)]
    clusters = defaultdict[int, list[Entry]](list)
    for entry in kept:
        clusters[entry.cluster].append(entry)
    last: Phone | None = None
    for entry in kept:
        _pair(entry, clusters[entry.cluster])
        dials, last = _dials(entry.phones, last)
        yield _row(entry, group, dials)


def is_hotline(entry: Entry) -> bool:
    """Whether an entry without a person has nothing but a public service number (12345), which is no office's own."""
    if entry.person or entry.faxes or entry.emails or entry.ims:
        return False
    return all(a.phone and a.phone.kind == PhoneKind.SERVICE and len(a.phone.dial) < OWN_SERVICE for a in entry.phones)


def _row(entry: Entry, group: int, dials: tuple[str, ...]) -> Contact:
    office = entry.organization or (None if entry.person else entry.context) or _addressed(entry)
    place = entry.person or _first(entry)
    return Contact(
        span=Span(place.start, place.end),
        rule=_rule(entry, office),
        group=group,
        person=entry.person.value if entry.person else None,
        organization=office.value if office else None,
        phone=_values(entry.phones),
        fax=_values(entry.faxes),
        email=_values(entry.emails),
        im=_values(entry.ims),
        address=next((a.value for a in entry.addresses), None),
        postcode=next((a.value for a in entry.postcodes), None),
        dial=dials,
        serves=entry.service.value if entry.service else None,
    )


def _addressed(entry: Entry) -> Atom | None:
    """The office that stands at the end of an address, of a person only right before the name."""
    offices = (address.office for address in entry.addresses if address.office)
    return next((o for o in offices if not entry.person or 0 <= entry.person.start - o.end <= BESIDE), None)


def merge_rows(rows: Iterable[Contact]) -> list[Contact]:
    """One row for a person who is named twice with the same office or none, and for numbers that are given twice."""
    kept, places = list[Contact](), defaultdict[object, list[int]](list)
    for row in rows:
        alike = places[row.person or (row.phone, row.fax, row.email, row.im)]
        at = next((i for i in alike[:MOST_ALIKE] if _are_one(kept[i], row)), None)
        if at is None:
            alike.append(len(kept))
            kept.append(row)
        else:
            kept[at] = _joined(kept[at], row)
    named = defaultdict[str, list[Contact]](list)
    for row in kept:
        for number in _values_of(row) if row.person or row.organization else ():
            named[number].append(row)
    kept = [row for row in kept if row.person or not _repeats(row, named[next(iter(_values_of(row)), "")][:MOST_ALIKE])]
    return sorted(kept, key=lambda row: row.span.start)


def _repeats(row: Contact, named: Iterable[Contact]) -> bool:
    """Whether a row of nobody only repeats numbers that a named row has (a mailbox in the text and again with the person)."""
    if row.organization or row.im:
        return False
    return any(all(set(mine) <= set(theirs) for mine, theirs in zip(_numbers(row), _numbers(other), strict=True)) for other in named)


def _values_of(row: Contact) -> tuple[str, ...]:
    return row.dial + row.fax + row.email


def _numbers(row: Contact) -> tuple[tuple[str, ...], ...]:
    return row.dial, row.fax, row.email


def _are_one(a: Contact, b: Contact) -> bool:
    if a.person != b.person or (a.organization and b.organization and a.organization != b.organization):
        return False
    return a.person is not None or (a.phone, a.fax, a.email, a.im) == (b.phone, b.fax, b.email, b.im)


def _joined(a: Contact, b: Contact) -> Contact:
    return replace(
        a,
        organization=a.organization or b.organization,
        phone=_union(a.phone, b.phone),
        fax=_union(a.fax, b.fax),
        email=_union(a.email, b.email),
        im=_union(a.im, b.im),
        dial=_union(a.dial, b.dial),
        address=a.address or b.address,
        postcode=a.postcode or b.postcode,
        serves=a.serves or b.serves,
    )


def _union(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*a, *b)))[:MOST_NUMBERS]


def _dials(atoms: Iterable[Atom], last: Phone | None) -> tuple[tuple[str, ...], Phone | None]:
    """What to dial, local numbers and extensions as the landline before them has it, and the last landline for the next."""
    dials = list[str]()
    for atom in atoms:
        if atom.phone:
            phone = atom.phone.behind(last)
            last = phone if phone.kind == PhoneKind.LANDLINE and (phone.area or last is None or not last.area) else last
            dials.append(phone.dial)
    return tuple(dict.fromkeys(dials)), last


def _pair(entry: Entry, cluster: list[Entry]) -> None:
    """Numbers that are listed in the order of the persons go one to each: said to be (电话分别为…), or with as many mailboxes."""
    size = len(cluster)
    if size < 2 or len(entry.phones) != size or any(e.phones != entry.phones or e.emails != entry.emails for e in cluster):
        return
    has_mailboxes = len(entry.emails) == size
    if not has_mailboxes and not any(e.is_respective for e in cluster):
        return
    phones, emails = list(entry.phones), list(entry.emails)
    for i, one in enumerate(cluster):
        one.phones = [phones[i]]
        one.emails = [emails[i]] if has_mailboxes else emails


def _rule(entry: Entry, office: Atom | None) -> str:
    if entry.person:
        return "person-label" if entry.labelled else "person-number"
    return "office-number" if office else "number-alone"


def _first(entry: Entry) -> Atom:
    return min((*entry.phones, *entry.faxes, *entry.emails, *entry.ims), key=lambda atom: atom.start)


def _values(atoms: Iterable[Atom]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(atom.value for atom in atoms))
