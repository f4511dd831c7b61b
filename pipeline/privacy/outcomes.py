"""An outcome as it may be stored: the same places, with marks in them.

Tables, the cache of texts, the history of changes and printed records are all made from an outcome: what is masked here, once, stands in
none of them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from functools import cache
from itertools import chain
from typing import Any, TypeVar

from extractors.contacts import Contact
from extractors.row import Row
from pipeline.outcome import Document, Extracted, Outcome, Problem, Quarantined, Reading, Status
from pipeline.privacy.find import find_places, find_spots, is_known
from pipeline.privacy.hidden import Hidden, gather, hides_number, keeps_mailbox
from pipeline.privacy.masks import Bare, Place, is_masked, mask, mask_places
from pipeline.privacy.policy import Contacts, Policy, pseudonym
from pipeline.privacy.raw_places import is_counted, to_raw
from pipeline.privacy.runs import figures_of, find_runs, known_figures
from pipeline.privacy.tombstones import find_forgotten
from pipeline.raw import PageData, Raw

AnyRow = TypeVar("AnyRow", bound=Row)
EVIDENCE = frozenset(f.name for f in fields(Row))
CODES = ("_id", "_code")  # of organs and regions: figures that are no numbers of anybody
APART = "\n\0\n"  # between strings that are looked through together
KEYS = frozenset(("person_key", "phone_keys", "email_keys"))


def guard(outcome: Outcome, policy: Policy) -> Outcome:
    """The outcome that may be stored under a policy: all places hold, and what it hides stands nowhere in it.

    The names of files and what a manifest says of them are the user's own and stay.
    """
    if policy.is_open:
        return outcome
    if isinstance(outcome, Quarantined):
        detail = mask_places(outcome.detail, find_hidden(outcome.detail, Hidden(), policy))
        return outcome if detail == outcome.detail else replace(outcome, detail=detail)
    contacts = [row for reading in outcome.readings for row in reading.rows.get("contacts", ()) if isinstance(row, Contact)]
    hidden = Hidden() if policy.contacts is Contacts.ALL else gather(contacts, policy)
    if policy.forgotten:
        hidden = replace(hidden, numbers=hidden.numbers.union(*(forgotten_tails(row.dial, row.phone, policy) for row in contacts)))
    document, text = outcome.document, outcome.document.text
    spots = [*find_spots(text, hidden)]
    places = [*find_hidden(text, hidden, policy), *spots]
    counted = is_counted(document)
    raw = _mask_raw(document, places, hidden, policy, counted=counted)
    if not places and not contacts and raw is document.raw and not raw.page_data and not raw.links and not raw.faults:
        return outcome
    hidden = replace(hidden, numbers=hidden.numbers.union(*(known_figures(text[start:end]) for start, end in places)))
    said = _mask_strings(outcome, spots, hidden, policy)
    masked = _mask_document(document, raw, places, said)
    readings = tuple(_mask_reading(reading, masked, said, policy) for reading in outcome.readings)
    return Extracted(outcome.source, masked, readings)


def find_hidden(text: str, hidden: Hidden, policy: Policy) -> Iterator[Place]:
    """The places of all that a policy hides in a text, and of what is to be forgotten."""
    if policy.contacts is not Contacts.ALL:
        yield from find_places(text, hidden, policy)
    elif hidden.numbers:
        yield from ((s, e) for run in find_runs(text) for s, e, figures in run.joined() if is_known(figures, hidden))
    yield from find_forgotten(text, policy)


def forgotten_tails(dial: Iterable[str], phone: Iterable[str], policy: Policy) -> set[str]:
    """The local numbers of a contact whose number with its area code is to be forgotten."""
    gone = [figures_of(number[start:end]) for number in dial for start, end in find_forgotten(number, policy)]
    local = {figures for number in phone for figures in known_figures(number)} if gone else set()
    return {figures for figures in local if any(number.endswith(figures) for number in gone)}


def mask_forgotten(text: str, policy: Policy, numbers: Iterable[str] = ()) -> str:
    """A text with marks for what is to be forgotten, and for the local numbers given."""
    return mask_places(text, find_hidden(text, Hidden(numbers=frozenset(numbers)), replace(policy, contacts=Contacts.ALL)))


def _mask_raw(document: Document, places: list[Place], hidden: Hidden, policy: Policy, *, counted: bool) -> Raw:
    """The raw text with marks at the same places; where cleaning took away more than white space what it took is looked through, too."""
    raw = document.raw
    found = to_raw(document, places, counted=counted)
    if not counted:
        found += find_hidden(raw.text, hidden, policy)
    return replace(raw, text=mask_places(raw.text, found)) if found else raw


def _mask_strings(outcome: Extracted, spots: list[Place], hidden: Hidden, policy: Policy) -> dict[str, str]:
    """The strings of an outcome beside its texts that hold what is hidden, with marks; `spots` count in the rows that stand at them."""
    strings = list(dict.fromkeys(chain(_said_by_page(outcome.document.raw), *map(_said_by_reading, outcome.readings))))
    together = APART.join(strings)
    masked = mask_places(together, find_hidden(together, hidden, policy)).split(APART)
    if len(masked) != len(strings):  # a string holds what is put between them
        masked = [mask_places(string, find_hidden(string, hidden, policy)) for string in strings]
    said = {old: new for old, new in zip(strings, masked, strict=True) if old != new}
    near = (row for reading in outcome.readings for row in _rows(reading) if any(a < row.span.end and row.span.start < b for a, b in spots))
    for string in dict.fromkeys(chain.from_iterable(map(_strings, near))):
        masked_too = mask_places(said.get(string, string), (place for spot in hidden.spots for place in Bare(string).find(spot)))
        if masked_too != string:
            said[string] = masked_too
    return said


def _said_by_page(raw: Raw) -> Iterator[str]:
    yield from (link.url for link in raw.links)
    yield from raw.faults
    if raw.page_data:
        yield from (value for f in fields(PageData) if (value := getattr(raw.page_data, f.name)))


def _said_by_reading(reading: Reading) -> Iterator[str]:
    for row in _rows(reading):
        yield from _strings(row)
    yield from (problem.detail for problem in reading.problems)


def _rows(reading: Reading) -> Iterator[Row]:
    return chain(reading.scalars.values(), *reading.rows.values())


def _strings(row: Row) -> Iterator[str]:
    for name in _members_of(row):
        value = getattr(row, name)
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            yield from (item for item in value if isinstance(item, str))


def _members_of(row: Row) -> tuple[str, ...]:
    kind: Any = type(row)  # mypy takes a class of frozen rows for unhashable
    return _members(kind)


@cache
def _members(kind: Any) -> tuple[str, ...]:
    """The members of a row that may hold words of the text."""
    return tuple(f.name for f in fields(kind) if f.name not in EVIDENCE and f.name not in KEYS and not f.name.endswith(CODES))


def _mask_document(document: Document, raw: Raw, places: list[Place], said: Mapping[str, str]) -> Document:
    """The document with its raw and clean text, links and page data masked."""
    page = raw.page_data
    if page and said:
        page = PageData(**{f.name: said.get(value, value) if (value := getattr(page, f.name)) else value for f in fields(PageData)})
    links = tuple(replace(link, url=said.get(link.url, link.url)) for link in raw.links)
    faults = tuple(said.get(fault, fault) for fault in raw.faults)
    if (page, links, faults) != (raw.page_data, raw.links, raw.faults):
        raw = replace(raw, page_data=page, links=links, faults=faults)
    shown = tuple((span, said.get(url, url)) for span, url in document.links)
    return replace(document, raw=raw, text=mask_places(document.text, places), links=shown)


def _mask_reading(reading: Reading, document: Document, said: Mapping[str, str], policy: Policy) -> Reading:
    """The reading of the masked document."""
    notice = replace(reading.notice, text=document.text, links=tuple((span, said.get(url, url)) for span, url in reading.notice.links))
    rows = {table: tuple(_mask_row(row, said, policy) for row in values) for table, values in reading.rows.items()}
    status = reading.status
    if policy.contacts is Contacts.NONE and rows.get("contacts"):
        rows["contacts"], status = (), {**status, "contacts": Status.ABSTAINED}
    scalars = {name: _mask_row(row, said, policy) for name, row in reading.scalars.items()} if said else reading.scalars
    problems = tuple(_mask_problem(problem, said) for problem in reading.problems)
    return replace(reading, notice=notice, scalars=scalars, rows=rows, status=status, problems=problems)


def _mask_problem(problem: Problem, said: Mapping[str, str]) -> Problem:
    return replace(problem, detail=said[problem.detail]) if problem.detail in said else problem


def _mask_row(row: AnyRow, said: Mapping[str, str], policy: Policy) -> AnyRow:
    """The row with its strings as `said` has them; a contact by its members."""
    changes: dict[str, Any] = {}
    if isinstance(row, Contact) and policy.contacts is not Contacts.ALL:
        changes = hide_contact(row, policy)
    for name in _members_of(row) if said else ():
        value = changes.get(name, getattr(row, name))
        if isinstance(value, str) and value in said:
            changes[name] = said[value]
        elif isinstance(value, tuple) and any(item in said for item in value):
            changes[name] = tuple(said.get(item, item) for item in value)
    return replace(row, **changes) if changes else row


def hide_contact(row: Contact, policy: Policy) -> dict[str, Any]:
    """The members of a contact that are masked, and with a key the pseudonyms of who and what they were."""
    found: dict[str, Any] = {"im": tuple(map(mask, row.im))}
    for name in ("phone", "fax", "dial"):
        found[name] = tuple(mask(number) if hides_number(number, row, policy) else number for number in getattr(row, name))
    found["email"] = tuple(mailbox if keeps_mailbox(mailbox, row, policy) else mask(mailbox) for mailbox in row.email)
    for name in ("person", *(("address", "postcode") if policy.hides_offices else ())):
        if value := getattr(row, name):
            found[name] = mask(value)
    if policy.key and policy.contacts is Contacts.MASKED and KEYS.issubset(f.name for f in fields(row)):
        found |= _pseudonyms(row, policy.key, policy)
    return {name: value for name, value in found.items() if value != getattr(row, name)}


def _pseudonyms(row: Contact, key: bytes, policy: Policy) -> dict[str, Any]:
    """Pseudonyms of the person, the numbers to dial and the mailboxes: not of what is forgotten, nor of what is masked already."""
    found: dict[str, Any] = {}
    for name, kind, values in (
        ("person_key", "person", (row.person,)),
        ("phone_keys", "phone", row.dial),
        ("email_keys", "email", row.email),
    ):
        told = tuple(value for value in values if value and not is_masked(value) and not any(find_forgotten(value, policy)))
        if told and len(told) == len(values):
            keys = tuple(pseudonym(key, kind, value) for value in told)
            found[name] = keys[0] if kind == "person" else keys
    return found
