"""What is open at a place of a line: whose the next number would be, and what kind of number is announced."""

from dataclasses import dataclass, field, replace

from extractors.contacts.atoms import Atom, Kind
from extractors.contacts.entry import Entry
from extractors.contacts.neighbours import CALLED, NEUTRAL

CHANNELS = {Kind.PHONE_LABEL: "phone", Kind.FAX_LABEL: "fax", Kind.BOTH_LABEL: "both", Kind.EMAIL_LABEL: "email"}


@dataclass(slots=True)
class LineState:
    """The state of reading one line.

    current: who takes the next number, unless `closed`
    organization, fresh: the office before, and the same while no person or number was given to it
    service, context: what the next number is for; the office to which something is sent
    channel, near: the kind of number that a label announces; whether a bare local number may stand here
    run, run_channel, last_number: who got the last number, for the next one of a list
    is_apart: whether other words stand behind the open mailbox of nobody, so that only a labelled person takes it
    list_open, labelled: whether a person may join the list of persons; whether a label announces one
    introduced: whether a label of persons stood anywhere before in the line
    """

    numbers_first: bool = False
    is_table_row: bool = False
    is_dated: bool = False
    current: list[Entry] = field(default_factory=list)
    closed: bool = True
    organization: Atom | None = None
    fresh: Atom | None = None
    service: Atom | None = None
    context: Atom | None = None
    channel: str | None = None
    near: bool = False
    run: list[Entry] = field(default_factory=list)
    run_channel: str = ""
    last_number: Atom | None = None
    list_open: bool = False
    labelled: bool = False
    introduced: bool = False
    address: Atom | None = None
    is_apart: bool = False

    def open(self, entries: list[Entry]) -> None:
        """Let persons take the numbers that follow."""
        self.current, self.closed, self.list_open, self.near = entries, False, True, True
        self.fresh, self.run, self.is_apart = None, [], False

    def reopen(self) -> None:
        """Let persons take another telephone number behind a semicolon: 电话：66011234；手机：13800001234."""
        if self.current and all(e.person and e.phones for e in self.current):
            self.closed = False

    def take_office(self, office: Atom) -> bool:
        """Give the open persons, who have no number yet, the office behind them; False where there are none."""
        if self.closed or not self.current or any(e.has_numbers or not e.person for e in self.current):
            return False
        for entry in self.current:
            entry.organization = entry.organization or office
        return True

    def meant(self, office: Atom) -> Atom | None:
        """The office that is meant by a word for one before (报送我院培训部。发送至该部邮箱); None where none is."""
        if not office.value.startswith("该"):
            return office
        before = (named for named in (self.organization, self.context) if named and named.value[-1] in office.value)
        named = next(before, None)
        return replace(office, value=named.value) if named else None

    def take_recipient(self, office: Atom) -> bool:
        """Give an address of nobody the office behind it (地址：…（收件人：市示范局）); False where there is none."""
        entry = self.current[0] if len(self.current) == 1 and not self.closed else None
        if entry is None or entry.person or entry.organization or entry.has_numbers or not entry.addresses:
            return False
        entry.organization = self.organization = office
        return True

    def read_mark(self, atom: Atom) -> None:
        """Read a mark or other words: what they end."""
        if atom.kind == Kind.SEMICOLON:
            self.closed, self.list_open, self.channel, self.fresh = True, False, None, None
        elif atom.kind == Kind.STOP:
            self.closed, self.list_open, self.channel, self.near = True, False, None, False
            self.organization = self.fresh = self.service = None
            self.run = []
        elif atom.kind == Kind.WORDS:
            self._read_words(atom)

    def _read_words(self, words: Atom) -> None:
        if words.value.startswith("分别"):
            for entry in self.current:
                entry.is_respective = True
        elif words.end - words.start > NEUTRAL or words.value.endswith(CALLED):
            self.list_open = self.labelled = False
            self.near = words.value.endswith(CALLED)
            self.fresh = None
            self.channel = self.last_number = None
            self.run = []
            if self.current and not self.current[0].person:
                kept = self.current if self.current[0].is_mailbox else []
                self.current, self.closed, self.is_apart = kept, True, True

    def channel_of(self, number: Atom) -> str:
        """The channel of a number, by its label or kind."""
        if number.kind == Kind.PHONE:
            return self.channel if self.channel in ("fax", "both") else "phone"
        return number.kind.value

    def read_label(self, atom: Atom) -> None:
        """Read a label: what comes next."""
        self.run = []
        self.near = True
        if atom.kind == Kind.PERSON_LABEL:
            self.labelled, self.introduced = not atom.value.startswith("收"), True
            if any(entry.has_numbers and entry.person for entry in self.current):
                self.closed = True
            self.channel = None
        elif atom.kind in CHANNELS:
            self.channel = CHANNELS[atom.kind]
