"""Whose a common number is: one that stands behind several persons or on a line of its own."""

from collections.abc import Iterator

from extractors.contacts.atoms import Atom
from extractors.contacts.entry import MOST_BEFORE, Entry
from extractors.patterns import pattern_of
from extractors.values.phone import PhoneKind

CHANNELS = ("phone", "fax", "email", "im", "address", "postcode")
SAME = pattern_of(r"同(?:上|前|左|号|电话)?$|微信号?同(?:号|上|手机)?$")
ABOVE = ("同上", "同前")
LINES = 6  # from the first of the numbers to the person below them


def find_owners(entries: list[Entry], line: int, section: int, channel: str, address: Atom | None) -> list[Entry]:
    """The entries of a number on line `line` that has none right before it: those of its line or section that lack one.

    `address` is the address on the number's line, if there is one: of several offices the one that stands in it is meant.
    """
    entries = [e for e in entries[-MOST_BEFORE:] if not e.is_group]
    same_line = [e for e in entries if e.line == line]
    if same_line:
        lacking = [e for e in same_line if not e.of(channel)]
        return lacking or ([] if channel == "phone" else same_line[-1:])
    everyone = [e for e in entries if e.section == section]
    named = [e for e in everyone if e.person]
    pool = [e for e in everyone if e.person or (e.organization and e.phones and channel == "email" and named)] or everyone
    if not pool:
        return []
    if channel in ("phone", "both"):
        return _phone_owners(pool, channel)
    return _placed(pool, address) or _trailing(pool, channel) or pool[-1:]


def find_listed(entries: list[Entry], last: Entry, channel: str) -> list[Entry]:
    """Those before the last person of a list who share a mailbox or fax behind it: 王示范（66011234）、李样例（66015678），邮箱：….

    None if one of them has a number of the channel: then each has their own.
    """
    listed = list[Entry]()
    at = next((i for i in reversed(range(len(entries))) if entries[i] is last), 0)
    while at and entries[at].is_listed and entries[at - 1].line == last.line and entries[at - 1].phones:
        at -= 1
        listed.insert(0, entries[at])
    return [] if channel != "phone" and any(entry.of(channel) for entry in listed) else listed


def _phone_owners(pool: list[Entry], channel: str) -> list[Entry]:
    """The last persons, if they have no number yet; else, once, all (a switchboard below a list of mobiles)."""
    last = pool[-1]
    if not last.of(channel):
        numbered = max((e.at for e in pool if e.has_numbers), default=-1)
        return [e for e in pool if not e.of(channel) and (e.cluster == last.cluster or e.line == last.line or e.at > numbered)]
    everyone = [e for e in pool if "phone" not in e.followed]
    for entry in everyone:
        entry.followed.add("phone")
    return everyone


def _placed(pool: list[Entry], address: Atom | None) -> list[Entry]:
    """The entries whose office stands in the address."""
    return [e for e in pool if address and e.organization and e.organization.value in address.value]


def _trailing(pool: list[Entry], channel: str) -> list[Entry]:
    """The last entries that have no number of the channel."""
    trailing = list[Entry]()
    for entry in reversed(pool):
        if entry.of(channel):
            break
        trailing.insert(0, entry)
    return trailing


def give_office(entries: list[Entry], line: int, office: Atom) -> bool:
    """Give the person on a line the office below it; False where there is no person without office and number."""
    last = entries[-1] if entries else None
    if last is None or last.line != line or not last.introduced or last.has_numbers or last.organization:
        return False
    last.organization = office
    return True


def give_same(everyone: list[Entry], entries: list[Entry], told: Atom, channel: str | None) -> None:
    """Give the entries the number that is told to be the one before: 传真同上, 微信同号. Of several numbers none is.

    Persons without a telephone number or mailbox have those of the person before them (李样例，电话同上).
    """
    kind = PhoneKind.MOBILE if told.value.startswith("微信") else PhoneKind.LANDLINE
    channel = "im" if kind == PhoneKind.MOBILE else channel
    if channel in ("phone", "email") and told.value in ABOVE and not any(entry.of(channel) for entry in entries):
        before = next((e for e in reversed(everyone) if e.at < min((one.at for one in entries), default=0)), None)
        for entry in entries if before else ():
            entry.of(channel).extend(before.of(channel) if before else ())
    for entry in entries if channel in ("im", "fax") else ():
        numbers = [atom for atom in entry.phones if atom.phone and atom.phone.kind == kind]
        if channel and len(numbers) == 1:
            entry.add(channel, numbers[0])


def share_above(entries: list[Entry]) -> list[Entry]:
    """The entries with a fax number or mailbox that stands once above several persons given to all of them."""
    kept = list[Entry]()
    for i, entry in enumerate(entries):
        for other in entries[i + 1 : i + 1 + MOST_BEFORE] if entry.is_carried else ():
            if other.line == entry.line and not other.emails:
                other.emails = list(entry.emails)
        below = list(_persons_below(entries, i)) if _is_nobodys(entry) else []
        if len(below) <= 1 or not below[0].labelled or not 0 < below[0].line - entry.line <= LINES:
            kept.append(entry)
            continue
        for one in below:
            one.emails, one.faxes = list(entry.emails), list(entry.faxes)
    return kept


def _persons_below(entries: list[Entry], at: int) -> Iterator[Entry]:
    """What follows an entry in its section, if it is persons with telephone numbers and nothing else: looked at up to the first other."""
    end = at + 1
    while end < len(entries) and entries[end].section == entries[at].section:
        one = entries[end]
        if not one.person or not one.phones or one.emails or one.faxes:
            return
        end += 1
    yield from entries[at + 1 : end]


def _is_nobodys(entry: Entry) -> bool:
    """Whether an entry has only fax numbers and mailboxes."""
    named = entry.person or entry.organization or entry.service
    return entry.heads_line and not named and not entry.phones and not entry.ims and bool(entry.faxes or entry.emails)


def name_last(entries: list[Entry]) -> Iterator[Entry]:
    """The entries, with the persons of a block that stand below its numbers (电话：… 邮箱：… 联系人：王示范) given them."""
    persons = list[Entry]()
    while len(persons) < len(entries) and _is_bare(entries[-1 - len(persons)]):
        persons.insert(0, entries[-1 - len(persons)])
    above = entries[: len(entries) - len(persons)]
    if not persons or len(above) != 1 or not _takes(persons[0], above[0]):
        yield from entries
        return
    for person in persons:
        person.organization = above[0].organization or person.organization
        person.service = above[0].service or person.service
        for channel in CHANNELS:
            person.of(channel).extend(above[0].of(channel))
    yield from persons


def _is_bare(entry: Entry) -> bool:
    """Whether an entry is a labelled person who has no number."""
    return entry.person is not None and entry.introduced and not entry.has_numbers


def _takes(person: Entry, nobody: Entry) -> bool:
    """Whether telephone numbers of nobody, right above a person, are the person's."""
    return bool(nobody.phones) and nobody.person is None and nobody.section == person.section and person.line - nobody.line <= LINES
