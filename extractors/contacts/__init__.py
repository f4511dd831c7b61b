"""Persons and offices with the numbers and mailboxes that are theirs: table `contacts`.

A contact is a person, or an office without one, together with the telephone and fax numbers, mailboxes, QQ and WeChat
numbers that the notice gives for questions and papers about itself (联系人：王示范，电话：010-66011234). Not contacts are numbers
of accounts, documents and rooms, and blank forms in attachments.

Two examples: 联系人：王示范 李样例 010-66011234 gives two rows with the same number; 市示范局办公室（电话：66011234，邮箱：a@example.com)
one row of an office. Known limits: a list of persons and a list of as many numbers are not paired unless mailboxes are
listed likewise, since notices do not say so.
"""

from collections.abc import Iterable, Iterator

from extractors.contacts.assign import Entry, assign
from extractors.contacts.atoms import Atom
from extractors.contacts.contact import Contact
from extractors.contacts.lines import LONG, Line, find_lines
from extractors.notice import Notice, Span
from extractors.row import Extractor, keep

__all__ = ["EXTRACTOR", "Contact", "find_contacts"]


def find_contacts(notice: Notice) -> Iterator[Contact]:
    """The contacts of a notice, in text order."""
    group = 0
    found = list[Contact]()
    for block in _blocks(find_lines(notice)):
        rows = [row for row in _rows(assign(block), group + 1) if row]
        group += bool(rows)
        found += rows
    yield from sorted(_merged(found), key=lambda row: row.span.start)


def _blocks(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Runs of neighbouring lines; running text is a block of its own unless contacts follow right below it."""
    block = list[Line]()
    for line in lines:
        if block and (not line.follows or line.is_heading or (len(line.place) > LONG and line.words > LONG)):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _rows(entries: Iterable[Entry], group: int) -> Iterator[Contact | None]:
    entries = list(entries)
    area = ""
    for entry in entries:
        if not entry.has_numbers and not (entry.person and entry.labelled):
            continue
        _pair(entry, [e for e in entries if e.cluster == entry.cluster])
        dials = list[str]()
        for atom in entry.phones:
            if atom.phone:
                phone = atom.phone.in_area(area)
                area = phone.area or area
                dials.append(phone.dial)
        office = entry.organization or (None if entry.person else entry.context)
        place = entry.person or office or _first(entry)
        yield Contact(
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
            dial=tuple(dict.fromkeys(dials)),
            serves=entry.service.value if entry.service else None,
        )


def _pair(entry: Entry, cluster: list[Entry]) -> None:
    """Numbers and mailboxes that are listed in the order of the persons go one to each."""
    size = len(cluster)
    if size < 2 or len(entry.emails) != size or len(entry.phones) != size or any(e.emails != entry.emails for e in cluster):
        return
    phones, emails = list(entry.phones), list(entry.emails)
    for i, one in enumerate(cluster):
        one.phones, one.emails = [phones[i]], [emails[i]]


def _rule(entry: Entry, office: Atom | None) -> str:
    if entry.person:
        return "person-label" if entry.labelled else "person-number"
    return "office-number" if office else "number-alone"


def _first(entry: Entry) -> Atom:
    return min((*entry.phones, *entry.faxes, *entry.emails, *entry.ims), key=lambda atom: atom.start)


def _values(atoms: Iterable[Atom]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(atom.value for atom in atoms))


def _merged(rows: Iterable[Contact]) -> Iterator[Contact]:
    """One row for a person who is named twice with the same office or none."""
    from dataclasses import replace

    kept = list[Contact]()
    for row in rows:
        twin = next(
            (
                k
                for k in kept
                if row.person
                and k.person == row.person
                and (k.organization == row.organization or not k.organization or not row.organization)
            ),
            None,
        )
        if not twin:
            if row not in kept:
                kept.append(row)
            continue
        joined = {
            name: tuple(dict.fromkeys((*getattr(twin, name), *getattr(row, name)))) for name in ("phone", "fax", "email", "im", "dial")
        }
        kept[kept.index(twin)] = replace(
            twin, organization=twin.organization or row.organization, address=twin.address or row.address, **joined
        )
    yield from kept


EXTRACTOR = Extractor("contacts", Contact, find_contacts, keep)
