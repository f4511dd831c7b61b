"""A person or office under construction, while the numbers of its block are read."""

from dataclasses import dataclass, field

from extractors.contacts.atoms import Atom

MOST_BEFORE = 300  # entries of a block to which a number may look back; more stand in no list, and all from each cost time
MOST_NUMBERS = 60  # of one kind that one contact has; the longest list of one office in real notices has 24


@dataclass(slots=True)
class Entry:
    """One contact to be: who it is, what was given to it so far, and where in the block it stands.

    Entries of one `cluster` are a list of persons who share what follows; `followed` names the channels of which a number on a
    line of its own was given already.
    """

    at: int
    line: int
    section: int
    person: Atom | None = None
    organization: Atom | None = None
    service: Atom | None = None
    context: Atom | None = None
    labelled: bool = False
    introduced: bool = False  # by a label with a mark behind it (联系人：王示范), so that the name stands by itself
    cluster: int = 0
    is_listed: bool = False  # behind a 、 behind the person before, each with numbers of their own
    heads_line: bool = False  # the number of nobody stands behind the label that begins its line
    is_respective: bool = False  # of a list whose numbers are told in its order (电话分别为…)
    is_carried: bool = False  # the mailbox stands at the end of the line above
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
            if len(numbers) < MOST_NUMBERS and all(other.start != atom.start for other in numbers):
                numbers.append(atom)

    def join(self, other: "Entry") -> None:
        """Become one of a list of persons: with the same office, if it stands before the list, and with what stood there."""
        self.cluster = other.cluster
        if self.organization is None and other.organization and not other.organization.bracketed:
            self.organization = other.organization
        for channel in ("phone", "fax", "email", "im"):
            self.of(channel).extend(other.of(channel))

    def take(self, number: Atom) -> None:
        """Take a telephone number away."""
        self.phones = [other for other in self.phones if other is not number]

    @property
    def is_group(self) -> bool:
        """Whether the entry is a QQ or WeChat number of nobody: a group or a public account."""
        return bool(self.ims) and not (self.person or self.organization or self.phones or self.faxes or self.emails)

    @property
    def is_nobodys(self) -> bool:
        """Whether neither person nor office is named."""
        return not (self.person or self.organization)

    @property
    def is_mailbox(self) -> bool:
        """Whether the entry is a mailbox of nobody and nothing else."""
        return self.is_nobodys and bool(self.emails) and not (self.phones or self.faxes or self.addresses or self.service)

    @property
    def has_numbers(self) -> bool:
        """Whether anything was given to the entry."""
        return bool(self.phones or self.faxes or self.emails or self.ims)
