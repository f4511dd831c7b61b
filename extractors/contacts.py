"""Persons and offices with the numbers and mailboxes that are theirs."""

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.notice import Notice
from extractors.row import Extractor, Row, keep


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Row):
    """One person (or office) with all of their numbers."""

    group: int
    person: str | None = None
    organization: str | None = None
    phone: tuple[str, ...] = ()
    fax: tuple[str, ...] = ()
    email: tuple[str, ...] = ()
    im: tuple[str, ...] = ()
    address: str | None = None
    postcode: str | None = None
    dial: tuple[str, ...] = ()
    serves: str | None = None


def find_contacts(notice: Notice) -> Iterator[Contact]:
    """The contacts of a notice, in text order."""
    yield from ()


EXTRACTOR = Extractor("contacts", Contact, find_contacts, keep)
