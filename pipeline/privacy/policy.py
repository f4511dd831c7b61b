"""What of the contact data may be stored, the key of pseudonyms, and the fingerprints of what is to be forgotten."""

import hashlib
import hmac
from dataclasses import field
from enum import StrEnum
from pathlib import Path

from extractors.frozen import frozen
from pipeline.outcome import ProgrammeFault
from pipeline.privacy.masks import bare

SHORTEST_KEY = 16  # bytes
PSEUDONYM = 16  # hexadecimal digits: among a hundred million persons two of one pseudonym are unlikely (3 in 10,000)


class Contacts(StrEnum):
    """What is stored of contacts (docs/privacy.md)."""

    ALL = "all"  # as it is published
    OFFICE = "office"  # what leads to an office stays; persons, mobile numbers, their mailboxes and accounts are masked
    MASKED = "masked"  # persons, numbers, mailboxes and addresses are masked
    NONE = "none"  # masked, and the table of contacts stays empty


@frozen
class Policy:
    """What may be stored: `key` makes pseudonyms, `forgotten` are tombstones, made with `salt`. None of them is ever shown."""

    contacts: Contacts = Contacts.ALL
    key: bytes | None = field(default=None, repr=False)
    forgotten: frozenset[str] = field(default=frozenset(), repr=False)
    salt: bytes = field(default=b"", repr=False)

    @property
    def is_open(self) -> bool:
        """Whether everything may be stored as it is."""
        return self.contacts is Contacts.ALL and not self.forgotten

    @property
    def hides_offices(self) -> bool:
        """Whether numbers and addresses of offices are masked, too."""
        return self.contacts in (Contacts.MASKED, Contacts.NONE)

    @property
    def mark(self) -> str:
        """By what the tables of one policy are told from those of another: its word, and a fingerprint of the key.

        What is forgotten is not in it: forgetting takes it out of all that is there, so nothing has to be read again.

        >>> Policy(Contacts.OFFICE).mark, Policy(Contacts.MASKED, b"an invented key.").mark
        ('office', 'masked-172ecbf1')
        """
        return f"{self.contacts}-{_digest(self.key, 'policy', '')[:8]}" if self.key and self.hides_offices else str(self.contacts)


def pseudonym(key: bytes, kind: str, value: str) -> str:
    """The same 16 hexadecimal digits for the same value, however it is spaced and however wide; nobody without the key can try values out.

    >>> pseudonym(b"an invented key.", "person", "王 示范") == pseudonym(b"an invented key.", "person", "王示范")
    True
    """
    return _digest(key, kind, bare(value))[:PSEUDONYM]


def read_key(path: str | Path, archive: str | Path) -> bytes:
    """The key that stands in a file outside the archive; raises ProgrammeFault, in words that do not show it."""
    place = Path(path)
    if Path(archive).resolve() in place.resolve().parents:
        raise ProgrammeFault("the key must stand outside the archive: who has the archive would have the key")
    try:
        key = place.read_bytes().strip()
    except OSError as fault:
        raise ProgrammeFault(f"the file of the key cannot be read: {fault.strerror}") from fault
    if len(key) < SHORTEST_KEY:
        raise ProgrammeFault(f"the key has {len(key)} bytes, expected at least {SHORTEST_KEY} that nobody can guess")
    return key


def _digest(key: bytes, kind: str, value: str) -> str:
    return hmac.new(key, f"{kind}\0{value}".encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()
