"""The row of the table `contacts`."""

from dataclasses import dataclass

from extractors.row import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Row):
    """One person (or office) with all of their numbers; shared numbers stand with each of the persons."""

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
