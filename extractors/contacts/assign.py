"""One assignment over a whole block: whose each number is.

A number belongs to the person (or list of persons) before it; where it follows a label on a line or behind a semicolon of
its own, to all before it that have none of its kind; where it stands first, to the person behind it; else to an office.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from extractors.contacts.atoms import LABELS, MARKS, NUMBERS, Atom, Kind
from extractors.contacts.lines import Line

LISTED = (Kind.PHONE, Kind.EMAIL, Kind.IM, Kind.ADDRESS, Kind.POSTCODE)
CALLED = re.compile("(?:致电|拨打)$")
NEUTRAL = 6  # characters of words that do not part a person from a number (a column, 教研员)


@dataclass(slots=True)
class Entry:
    """A person or office under construction."""

    at: int
    line: int
    section: int
    person: Atom | None = None
    organization: Atom | None = None
    service: Atom | None = None
    context: Atom | None = None
    labelled: bool = False
    cluster: int = 0
    phones: list[Atom] = field(default_factory=list)
    faxes: list[Atom] = field(default_factory=list)
    emails: list[Atom] = field(default_factory=list)
    ims: list[Atom] = field(default_factory=list)
    addresses: list[Atom] = field(default_factory=list)
    postcodes: list[Atom] = field(default_factory=list)
    followed: set[str] = field(default_factory=set)

    def of(self, channel: str) -> list[Atom]:
        """The numbers of a channel."""
        return {
            "phone": self.phones,
            "fax": self.faxes,
            "both": self.phones,
            "email": self.emails,
            "im": self.ims,
            "address": self.addresses,
            "postcode": self.postcodes,
        }[channel]

    def add(self, channel: str, atom: Atom) -> None:
        """Give the entry a number."""
        for numbers in (self.phones, self.faxes) if channel == "both" else (self.of(channel),):
            if all(other.start != atom.start for other in numbers):
                numbers.append(atom)

    def join(self, other: "Entry") -> None:
        """Become one of a list of persons: with the same office and with what stood before the list."""
        self.cluster, self.organization = other.cluster, other.organization
        for channel in ("phone", "fax", "email", "im"):
            self.of(channel).extend(other.of(channel))

    @property
    def has_numbers(self) -> bool:
        """Whether anything was given to the entry."""
        return bool(self.phones or self.faxes or self.emails or self.ims)


CHANNELS = {Kind.PHONE_LABEL: "phone", Kind.FAX_LABEL: "fax", Kind.BOTH_LABEL: "both", Kind.EMAIL_LABEL: "email"}


class Assignment:
    """Reads the lines of one block in order and gives each number to its entries."""

    def __init__(self) -> None:
        self.entries = list[Entry]()
        self.section = 0
        self.line = 0
        self.clusters = 0
        self.header: Atom | None = None
        self.header_service: Atom | None = None
        self._begin_line()

    def _begin_line(self) -> None:
        self.current = list[Entry]()
        self.closed = True
        self.organization: Atom | None = None
        self.fresh: Atom | None = None  # an office to which no person or number was given yet
        self.service: Atom | None = None
        self.context: Atom | None = None
        self.channel: str | None = None
        self.run = list[Entry]()  # who got the last number, for the next one of the list
        self.run_channel = ""
        self.list_open = False  # a person may join the list of persons
        self.labelled = False
        self.near = False  # a bare local number may stand here
        self.last_number: Atom | None = None
        self.address: Atom | None = None

    def read(self, line: Line) -> None:
        """Read one line."""
        self.line += 1
        carried = self._carried(line)
        self._begin_line()
        if line.is_header:
            self._read_header(line)
            return
        if line.numbered and not line.goes_on:
            self.section += 1
            self.header = self.header_service = None
        if carried:
            self.current, self.closed = [carried], False
        for i, atom in enumerate(line.atoms):
            self._read_atom(i, atom, line.atoms)

    def _carried(self, line: Line) -> Entry | None:
        """An entry of nobody at the end of the line above that a person on this line joins."""
        last = self.entries[-1] if self.entries else None
        if not last or last.person or last.line != self.line - 1 or last.phones or not last.emails or line.numbered or not line.follows:
            return None
        return last if line.atoms and line.atoms[0].kind == Kind.PERSON_LABEL and self.last_number is last.emails[-1] else None

    def _read_header(self, line: Line) -> None:
        self.section += 1
        self.header = self.header_service = None
        for atom in line.atoms:
            if atom.kind == Kind.ORGANIZATION:
                self.header = atom
            elif atom.kind == Kind.SERVICE:
                self.header_service = atom

    def _read_atom(self, i: int, atom: Atom, atoms: tuple[Atom, ...]) -> None:
        kind = atom.kind
        if kind == Kind.PERSON:
            self._read_person(i, atom, atoms)
        elif kind in (Kind.ORGANIZATION, Kind.DELIVERED):
            self._read_organization(i, atom, atoms)
        elif kind in NUMBERS:
            self._read_number(i, atom, atoms)
        elif kind in LABELS:
            self._read_label(atom)
        elif kind == Kind.SERVICE:
            self._read_service(atom)
        elif kind == Kind.NOTE:
            self._read_note(i, atom, atoms)
        else:
            self._read_mark(atom)

    def _read_service(self, atom: Atom) -> None:
        """What the next numbers are for: a contact of its own, unless the one before is for the same or has no number yet."""
        last = self.current[0] if self.current and not self.closed else None
        same = self.service and (atom.value in self.service.value or self.service.value in atom.value)
        if last and not last.person and (same or not last.has_numbers):
            last.service = last.service or atom
        else:
            self.closed = True
        self.service, self.list_open, self.near, self.run = atom, False, True, []

    def _read_mark(self, atom: Atom) -> None:
        if atom.kind == Kind.SEMICOLON:
            self.closed, self.list_open, self.channel, self.fresh = True, False, None, None
        elif atom.kind == Kind.STOP:
            self.closed, self.list_open, self.channel, self.near = True, False, None, False
            self.organization = self.fresh = self.service = None
            self.run = []
        elif atom.kind == Kind.WORDS and (atom.end - atom.start > NEUTRAL or CALLED.search(atom.value)):
            self.list_open = self.labelled = False
            self.near = CALLED.search(atom.value) is not None
            self.fresh = None
            self.channel = self.last_number = None
            self.run = []
            if self.current and not self.current[0].person:
                self.current, self.closed = [], True

    def _read_label(self, atom: Atom) -> None:
        self.run = []
        self.near = True
        if atom.kind == Kind.PERSON_LABEL:
            self.labelled = not atom.value.startswith("收")
            if any(entry.has_numbers and entry.person for entry in self.current):
                self.closed = True
            self.channel = None
        elif atom.kind in CHANNELS:
            self.channel = CHANNELS[atom.kind]

    def _read_note(self, i: int, atom: Atom, atoms: tuple[Atom, ...]) -> None:
        previous = atoms[i - 1] if i else None
        if not previous:
            return
        if previous.kind == Kind.PHONE and "传真" in atom.value:
            for entry in self.run:
                if "兼" in atom.value or "电话" in atom.value or "同" in atom.value:
                    entry.add("fax", previous)
                elif previous in entry.phones:
                    entry.phones.remove(previous)
                    entry.add("fax", previous)
        elif previous.kind == Kind.PERSON and self.current and not any(mark in atom.value for mark in "兼男女岁"):
            self.current[-1].service = self.current[-1].service or atom

    def _read_organization(self, i: int, atom: Atom, atoms: tuple[Atom, ...]) -> None:
        previous = next((a for a in reversed(atoms[:i]) if a.kind != Kind.OPEN), None)
        if previous and previous.kind == Kind.PERSON and self._in_brackets(i, atom, atoms):
            for entry in self.current:
                entry.organization = entry.organization or atom
            return
        if atom.kind == Kind.DELIVERED:
            self.context = atom
        if self.fresh and i >= 2 and atoms[i - 1].kind == Kind.COMMA and atoms[i - 1].value == "、":
            atom = Atom(atom.kind, self.fresh.start, atom.end, f"{self.fresh.value}、{atom.value}")
        elif self.fresh and atoms[i - 1] is self.fresh:
            atom = Atom(atom.kind, self.fresh.start, atom.end, self.fresh.value + atom.value)
        self.organization = self.fresh = atom
        self.closed, self.list_open, self.near, self.channel = True, False, True, None
        self.run = []

    @staticmethod
    def _in_brackets(i: int, atom: Atom, atoms: tuple[Atom, ...]) -> bool:
        """Whether an office stands in brackets right behind the atom before it."""
        return atom.bracketed or atoms[i - 1].kind == Kind.OPEN

    def _read_person(self, i: int, atom: Atom, atoms: tuple[Atom, ...]) -> None:
        if atom.doubtful and not (self.labelled or self.list_open):
            return
        ahead = self._numbers_ahead(i, atoms)
        if not (self.labelled or self.list_open or ahead or self._behind_number(i, atoms)):
            return  # a name in running words
        orphan = self.current[0] if self.current and not self.current[0].person else None
        if orphan and (not self.closed or (orphan.emails and not orphan.phones and orphan.line >= self.line - 1)):
            adjacent = self.last_number is not None and self._joins(self.last_number, atom)
            if adjacent or not (ahead and orphan.phones) or (self.labelled and not orphan.organization):
                orphan.person, orphan.at, orphan.labelled, orphan.line = atom, atom.start, self.labelled, self.line
                orphan.organization = orphan.organization or self._office()
                self._open([orphan], atom)
                return
        entry = Entry(
            atom.start,
            self.line,
            self.section,
            atom,
            self._office(),
            self.service or self.header_service,
            labelled=self.labelled,
        )
        self.entries.append(entry)
        if self.current and self.list_open and not self.closed:
            entry.join(self.current[0])
            self._open([*self.current, entry], atom)
        else:
            self.clusters += 1
            entry.cluster = self.clusters
            self._open([entry], atom)

    def _open(self, entries: list[Entry], atom: Atom) -> None:
        self.current, self.closed, self.list_open, self.near = entries, False, True, True
        self.fresh, self.run = None, []

    def _office(self) -> Atom | None:
        return self.organization or self.header

    @staticmethod
    def _numbers_ahead(i: int, atoms: tuple[Atom, ...]) -> bool:
        """Whether a number follows a person, with nothing but marks, labels, notes and other persons between."""
        for atom in atoms[i + 1 : i + 14]:
            if atom.kind in NUMBERS:
                return True
            if atom.kind in (Kind.STOP, Kind.DELIVERED, Kind.SERVICE, Kind.PERSON_LABEL):
                return False
            if atom.kind == Kind.WORDS and atom.end - atom.start > NEUTRAL:
                return False
        return False

    @staticmethod
    def _behind_number(i: int, atoms: tuple[Atom, ...]) -> bool:
        """Whether a person stands right behind a number."""
        return i > 0 and (atoms[i - 1].kind == Kind.PHONE or (atoms[i - 1].kind in MARKS and i > 1 and atoms[i - 2].kind == Kind.PHONE))

    def _read_number(self, i: int, atom: Atom, atoms: tuple[Atom, ...]) -> None:
        channel = self._channel(atom)
        self.address = atom if atom.kind == Kind.ADDRESS else self.address
        if atom.kind == Kind.PHONE and not self._is_phone(i, atom, atoms):
            return
        joins_next = atom.kind == Kind.PHONE and i + 1 < len(atoms) and self._joins(atom, atoms[i + 1])
        if self.run and self.run_channel == channel and not joins_next:
            targets = self.run
        else:
            targets = self._targets(channel, atom, joins_next=joins_next)
        for entry in targets:
            entry.add(channel, atom)
            if channel == "im" and atom.phone:
                entry.add("phone", atom)
        self.run, self.run_channel, self.last_number = targets, channel, atom
        self.fresh, self.near, self.list_open, self.labelled = None, True, False, False

    @staticmethod
    def _joins(number: Atom, person: Atom) -> bool:
        """Whether a person stands right behind a number: 66011234李老师, 66011234（李老师）."""
        return person.kind == Kind.PERSON and (person.start == number.end or (person.bracketed and person.start == number.end + 1))

    def _channel(self, atom: Atom) -> str:
        if atom.kind == Kind.PHONE:
            return self.channel if self.channel in ("fax", "both") else "phone"
        return atom.kind.value

    def _is_phone(self, i: int, atom: Atom, atoms: tuple[Atom, ...]) -> bool:
        """Whether digits are a telephone number: by their form, or by what stands before or behind them."""
        phone = atom.phone
        if phone is None:
            return False
        if phone.kind == "mobile" or phone.area or (phone.kind == "service" and len(phone.dial) == 10):
            return True
        if phone.kind == "service":
            return self.channel == "phone" and self.near
        if phone.kind == "short":
            return bool(self.run)
        return self.near or (i + 1 < len(atoms) and atoms[i + 1].kind == Kind.PERSON)

    def _targets(self, channel: str, atom: Atom, *, joins_next: bool) -> list[Entry]:
        if self.current and not self.closed and not (joins_next and all(e.has_numbers for e in self.current)):
            return self.current
        if not joins_next and not self.fresh and not (self.service and self._service_is_near(atom)):
            before = self._without(channel)
            if before:
                return before
        entry = Entry(atom.start, self.line, self.section, None, self._office(), self.service or self.header_service, self.context)
        self.entries.append(entry)
        self.clusters += 1
        entry.cluster = self.clusters
        self.current, self.closed, self.list_open = [entry], False, False
        return self.current

    def _service_is_near(self, atom: Atom) -> bool:
        return self.service is not None and atom.start - self.service.end <= 12

    def _without(self, channel: str) -> list[Entry]:
        """The entries before a common number that it belongs to: those of its section that have none of its kind."""
        same_line = [e for e in self.entries if e.line == self.line]
        section = [e for e in self.entries if e.section == self.section and e.person]
        if not section:
            section = [e for e in self.entries if e.section == self.section]
        pool = same_line or section
        lacking = [e for e in pool if not e.of(channel)]
        if same_line:
            return lacking if lacking else ([] if channel == "phone" else same_line[-1:])
        if not pool:
            return []
        if channel in ("phone", "both"):
            if not pool[-1].of(channel):
                last = [
                    e
                    for e in lacking
                    if e.cluster == pool[-1].cluster or e.line == pool[-1].line or all(not x.has_numbers for x in pool if x.at >= e.at)
                ]
                return last
            inline = [e for e in pool if "phone" not in e.followed]
            for entry in inline:
                entry.followed.add("phone")
            return inline
        placed = [e for e in pool if self.address and e.organization and e.organization.value in self.address.value]
        if placed:
            return placed
        trailing = list[Entry]()
        for entry in reversed(pool):
            if entry.of(channel):
                break
            trailing.insert(0, entry)
        return trailing or pool[-1:]


def assign(lines: Iterable[Line]) -> Iterator[Entry]:
    """The entries of a block."""
    assignment = Assignment()
    for line in lines:
        assignment.read(line)
    yield from assignment.entries
