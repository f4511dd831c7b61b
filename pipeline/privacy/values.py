"""Values of a source as text, as history tells them: fields by name, lists as JSON."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

from extractors.contacts import Contact
from extractors.notice import Span
from pipeline.privacy.find import find_spots
from pipeline.privacy.hidden import Hidden, gather
from pipeline.privacy.masks import mask_places
from pipeline.privacy.outcomes import find_hidden, forgotten_tails, hide_contact
from pipeline.privacy.policy import Contacts, Policy

CONTACTS = "contacts"
MEMBERS = frozenset(f.name for f in fields(Contact)) - {"span", "rule", "origin", "score"}
NOWHERE = Span(0, 0)
Values = dict[str, str]


def hide_values(values: Mapping[str, str], policy: Policy, known: Iterable[Contact] = ()) -> Values:
    """The values of a source as a policy lets them be told; `known` are contacts of it that the values do not name."""
    if policy.is_open:
        return dict(values)
    contacts = [*known, *(contact for name, value in values.items() if is_contacts(name) for contact in contacts_in(value))]
    hidden = hidden_of(contacts, policy)
    told = {name: _hide(name, value, hidden, policy) for name, value in values.items()}
    return {name: value for name, value in told.items() if value is not None}


def hidden_of(contacts: Iterable[Contact], policy: Policy) -> Hidden:
    """What contacts hold that is to be hidden in the values beside them."""
    rows = list(contacts)
    hidden = Hidden() if policy.contacts is Contacts.ALL else gather(rows, policy)
    tails = [forgotten_tails(row.dial, row.phone, policy) for row in rows] if policy.forgotten else []
    return Hidden(hidden.words, hidden.numbers.union(*tails), hidden.spots, (NOWHERE,), hidden.offices)


def is_contacts(name: str) -> bool:
    """Whether a field is the contacts of a notice, or of a document that it carries (1/contacts)."""
    return name.rpartition("/")[2] == CONTACTS


def contacts_in(value: str) -> Iterator[Contact]:
    """The contacts that a value tells as JSON."""
    return contacts_of(json.loads(value))


def contacts_of(rows: Iterable[Mapping[str, Any]]) -> Iterator[Contact]:
    """The contacts that rows of their table, or of history, tell."""
    nothing: dict[str, Any] = {"group": 0, "span": NOWHERE, "rule": ""}
    for row in rows:
        members: dict[str, Any] = {name: tuple(said) if isinstance(said, list) else said for name, said in row.items() if name in MEMBERS}
        yield Contact(**(nothing | members))


def _hide(name: str, value: str, hidden: Hidden, policy: Policy) -> str | None:
    """A value with marks; None for contacts that are left out."""
    if is_contacts(name) and policy.contacts is not Contacts.ALL:
        if policy.contacts is Contacts.NONE:
            return None
        said: list[dict[str, Any]] = json.loads(value)
        told = (row | hide_contact(contact, policy) for row, contact in zip(said, contacts_of(said), strict=True))
        value = json.dumps([*told], ensure_ascii=False)
    return mask_places(value, [*find_hidden(value, hidden, policy), *find_spots(value, hidden)])
