"""One assignment over a whole block: whose each number is.

A number belongs to the person (or list of persons) before it; where it follows a label on a line or behind a semicolon of
its own, to all before it that have none of its kind; where it stands first, to the person behind it; else to an office.
"""

from collections.abc import Iterable, Iterator

from extractors.contacts.atoms import LABELS, MARKS, NUMBERS, Atom, Kind
from extractors.contacts.block import Block
from extractors.contacts.entry import Entry
from extractors.contacts.line_state import LineState
from extractors.contacts.lines import Line
from extractors.contacts.names import TITLE, is_addressed
from extractors.contacts.neighbours import (
    has_number_ahead,
    has_person_behind,
    is_behind_list,
    is_behind_number,
    is_bracketed,
    is_listed,
    is_office_telephone,
    is_person_first,
    is_phone,
    is_second,
    is_within_brackets,
    runs_on,
)
from extractors.contacts.organizations import PARTS
from extractors.contacts.shared import SAME, find_listed, give_office, give_same, name_last, share_above
from extractors.patterns import pattern_of

MOST_LISTED = 40  # persons who share a number; a longer run of names is a list of something else
RANKS = tuple("省市州县区镇乡")
NO_USE = pattern_of(
    rf"[兼男女岁]|^(?:办|宅|家|收|手机|办公|座机)$|^副?(?:{TITLE})$"
)  # what a note behind a person tells of them, not of their use


class Assignment:
    """Reads the lines of one block in order and gives each number to its entries."""

    def __init__(self) -> None:
        self.block = Block()
        self.state = LineState()

    def read(self, line: Line) -> None:
        """Read one line."""
        self.block.line += 1
        carried = self.block.carried(line, self.state)
        self.state = LineState(numbers_first=line.numbers_first, is_table_row=line.is_table_row, is_dated=line.is_dated)
        if line.describes and give_office(self.block.entries, self.block.line - 1, line.atoms[-1]):
            return
        if line.is_header:
            self._read_header(line)
            return
        self.state.labelled = line.names_people
        self.block.first = line.atoms[0] if line.atoms else None
        if (line.numbered and not line.goes_on) or line.announces:
            self.block.section += 1
            self.block.header = self.block.header_service = None
        if carried:
            carried.is_carried = True
            self.state.current, self.state.closed = [carried], False
        for i, atom in enumerate(line.atoms):
            self._read_atom(i, atom, line.atoms)

    def _read_header(self, line: Line) -> None:
        self.block.section += 1
        self.block.header = self.block.header_service = None
        for atom in line.atoms:
            if atom.kind == Kind.ORGANIZATION:
                self.block.header = atom
            elif atom.kind == Kind.SERVICE:
                self.block.header_service = atom

    def _read_atom(self, i: int, atom: Atom, atoms: tuple[Atom, ...]) -> None:
        kind = atom.kind
        if kind in MARKS:
            return  # nothing ends with them
        if kind == Kind.PERSON:
            self._read_person(i, atom, atoms)
        elif kind in (Kind.ORGANIZATION, Kind.DELIVERED):
            if office := self.state.meant(atom):
                self._read_organization(i, office, atoms)
        elif kind in NUMBERS:
            self._read_number(i, atom, atoms)
        elif kind in LABELS:
            if kind == Kind.PERSON_LABEL and i and atoms[i - 1].value in RANKS:
                self.state.organization = None  # 省厅联系人：…；州联系人：…
            if kind == Kind.PHONE_LABEL and i and atoms[i - 1].kind == Kind.SEMICOLON:
                self.state.reopen()
            self.state.read_label(atom)
        elif kind == Kind.SERVICE:
            self._read_service(atom)
        elif kind == Kind.NOTE:
            self._read_note(i, atom, atoms)
        elif kind == Kind.WORDS and SAME.match(atom.value):
            give_same(self.block.entries, self.state.current or self.block.last(), atom, self.state.channel)
        else:
            self.state.read_mark(atom)

    def _read_service(self, atom: Atom) -> None:
        """What the next numbers are for: a contact of its own, unless the one before is for the same or has no number yet."""
        last = self.state.current[0] if self.state.current and not self.state.closed else None
        same = self.state.service and (atom.value in self.state.service.value or self.state.service.value in atom.value)
        if last and not last.person and (same or not last.has_numbers):
            last.service = last.service or atom
        else:
            self.state.closed = True
        self.state.service, self.state.list_open, self.state.near, self.state.run = atom, False, True, []

    def _read_note(self, i: int, atom: Atom, atoms: tuple[Atom, ...]) -> None:
        if not i:
            return
        previous = atoms[i - 1]
        if previous.kind == Kind.PHONE and "微信" in atom.value:
            for entry in self.state.run:
                entry.add("im", previous)
        elif previous.kind == Kind.PHONE and "传真" in atom.value:
            behind = any(a.kind == Kind.PHONE for a in atoms[: i - 1])  # 66011234（办公室）、66015678（传真）
            for entry in self.state.run:
                if (len(entry.phones) > 1 or (behind and entry.is_nobodys)) and not any(
                    mark in atom.value for mark in ("兼", "电话", "同")
                ):
                    entry.take(previous)
                entry.add("fax", previous)
        elif previous.kind == Kind.PHONE and atom.value.endswith(PARTS):
            self._name_number(previous, atom, listed=is_second(i - 1, atoms))
        elif previous.kind == Kind.PERSON and self.state.current and not NO_USE.search(atom.value):
            self.state.current[-1].service = self.state.current[-1].service or atom

    def _read_organization(self, i: int, atom: Atom, atoms: tuple[Atom, ...]) -> None:
        at = next((j for j in range(i - 1, -1, -1) if atoms[j].kind != Kind.OPEN), None)
        previous = None if at is None else atoms[at]
        if previous and previous.kind == Kind.PERSON and is_bracketed(i, atoms):
            for entry in self.state.current:
                if entry.organization is None or (entry is self.state.current[-1] and entry.organization.bracketed):
                    entry.organization = atom
            return
        if at is not None and previous and previous.kind == Kind.PHONE and is_bracketed(i, atoms) and self.state.run:
            self._name_number(previous, atom, listed=is_second(at, atoms))
            return
        if self.state.list_open and is_listed(i, atoms):
            self.state.organization = atom
            return
        if is_office_telephone(i, atoms) and self.state.current and self.state.current[0].person and not self.state.closed:
            return
        if self.state.take_recipient(atom) or (
            is_person_first(i, atoms, in_table=self.state.is_table_row) and self.state.take_office(atom)
        ):
            return
        if atom.kind == Kind.DELIVERED:
            self.state.context = atom
        if self.state.service and self.state.organization and self.state.service.start == self.state.organization.end:
            self.state.service = None  # 市示范中心值班电话：…；市样例科：…
        if self.state.fresh and i >= 2 and atoms[i - 1].kind == Kind.COMMA and atoms[i - 1].value == "、":
            atom = Atom(atom.kind, self.state.fresh.start, atom.end, f"{self.state.fresh.value}、{atom.value}")
        elif self.state.fresh and atoms[i - 1] is self.state.fresh:
            value, end = (f"（{atom.value}）", atom.end + 1) if atom.bracketed else (atom.value, atom.end)
            atom = Atom(atom.kind, self.state.fresh.start, end, self.state.fresh.value + value)
        self.state.organization = self.state.fresh = atom
        self.state.closed, self.state.list_open, self.state.near, self.state.channel = True, False, True, None
        self.state.run = []

    def _name_number(self, number: Atom, name: Atom, *, listed: bool) -> None:
        """An office or part of one in brackets behind a number (66011234（职教科）): its own contact where no person has the number.

        `listed`: another number of the same office stands right before it.
        """
        owner = self.state.run[0] if self.state.run else None
        if owner and not owner.person and number in owner.phones[1:] and not listed:
            owner.take(number)
            owner = self.block.add(Entry(number.start, self.block.line, self.block.section, phones=[number]))
        for entry in [owner] if owner and not owner.person else self.state.run:
            if name.kind == Kind.NOTE:
                entry.service = entry.service or name
            else:
                entry.organization = entry.organization or name
        self.state.closed, self.state.run = True, []

    def _read_person(self, i: int, atom: Atom, atoms: tuple[Atom, ...]) -> None:
        if atom.doubtful and not (self.state.labelled or self.state.list_open):
            return
        if self._is_alias(i, atom, atoms):
            return
        ahead = has_number_ahead(i, atoms)
        if not (self.state.labelled or self.state.list_open or ahead or is_behind_number(i, atoms)):
            return  # a name in running words
        orphan = self.block.orphan(self.state, atom, ahead=ahead)
        if orphan:
            orphan.person, orphan.at, orphan.labelled, orphan.line = atom, atom.start, self.state.labelled, self.block.line
            orphan.organization = atom.office or orphan.organization or self.block.office(self.state)
            self.state.open([orphan])
            return
        entry = Entry(
            atom.start,
            self.block.line,
            self.block.section,
            atom,
            atom.office or self.block.office(self.state),
            self.state.service or self.block.header_service,
            labelled=self.state.labelled,
            introduced=self.state.labelled and self.state.introduced and not runs_on(i, atoms),
        )
        apart = self.state.is_dated and atoms[i - 1].kind == Kind.GAP
        is_next = self.state.list_open and not self.state.closed and not apart
        if is_next and 0 < len(self.state.current) < MOST_LISTED:
            self.block.entries.append(entry)
            entry.join(self.state.current[0])
            self.state.open([*self.state.current, entry])
        else:
            entry.is_listed = i > 0 and atoms[i - 1].value == "、"
            self.state.open([self.block.add(entry)])

    def _is_alias(self, i: int, atom: Atom, atoms: tuple[Atom, ...]) -> bool:
        """Whether a name in brackets is that of the person before (李老师（李示范）), who then has the full one."""
        before = atoms[i - 1] if i else atom
        if not (self.state.current and atom.bracketed and before.kind == Kind.PERSON and before.value[0] == atom.value[0]):
            return False
        entry = self.state.current[-1]
        if entry.person is before and is_addressed(before.value):
            entry.person, entry.at = atom, atom.start
        return is_addressed(before.value) or is_addressed(atom.value)

    def _read_number(self, i: int, atom: Atom, atoms: tuple[Atom, ...]) -> None:
        channel = self.state.channel_of(atom)
        self.state.address = atom if atom.kind == Kind.ADDRESS else self.state.address
        if atom.kind == Kind.PHONE and not is_phone(i, atoms, near=self.state.near, listed=bool(self.state.run)):
            return
        joins_next = (atom.kind == Kind.PHONE and self.state.numbers_first) or has_person_behind(i, atoms)
        if self.state.run and self.state.run_channel == channel and not joins_next:
            targets = self.state.run
        else:
            targets = self.block.targets(self.state, channel, atom, joins_next=joins_next)
            if targets and not is_within_brackets(i, atoms) and (channel in ("email", "fax") or is_behind_list(i, atoms)):
                targets = [*find_listed(self.block.entries, targets[0], channel), *targets]
        for entry in targets:
            entry.add(channel, atom)
            if channel == "im" and atom.phone:
                entry.add("phone", atom)
        self.state.run, self.state.run_channel, self.state.last_number = targets, channel, atom
        self.state.fresh, self.state.near, self.state.list_open, self.state.labelled = None, True, False, False


def assign(lines: Iterable[Line]) -> Iterator[Entry]:
    """The entries of a block."""
    assignment = Assignment()
    for line in lines:
        assignment.read(line)
    yield from name_last(share_above(assignment.block.entries))
