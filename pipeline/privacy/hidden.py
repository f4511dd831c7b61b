"""What the contacts of an outcome hold that is to be masked in all of it: words, numbers, and short values near their contacts."""

import re
from collections.abc import Iterable, Iterator

from extractors.contacts import Contact
from extractors.contacts.names import is_addressed, is_doubtful, is_name
from extractors.frozen import frozen
from extractors.notice import Span
from pipeline.privacy.masks import bare, is_masked
from pipeline.privacy.policy import Policy
from pipeline.privacy.runs import MOBILE, figures_of, known_figures

SHORTEST_ACCOUNT = 5  # Latin letters and figures
SHORT = 6  # figures of the longest number inside an exchange


@frozen
class Hidden:
    """The values to mask: `words` and `numbers` (figures only) wherever they stand, `spots` only in the lines of `near`.

    `offices` are mailboxes that stay.
    """

    words: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    spots: frozenset[str] = frozenset()
    near: tuple[Span, ...] = ()
    offices: frozenset[str] = frozenset()


def gather(contacts: Iterable[Contact], policy: Policy) -> Hidden:
    """What the contacts of an outcome hold that the policy hides."""
    rows = tuple(contacts)
    values = [bare(value) for row in rows for value in values_of(row, policy)]
    words = {value for value in values if not is_number(value) and is_sure(value)}
    numbers = {value: known_figures(value) for value in values if is_number(value)}
    spots = {value for value in values if value not in words and not numbers.get(value)}
    offices = {bare(mailbox) for row in rows for mailbox in row.email if keeps_mailbox(mailbox, row, policy)}
    return Hidden(
        frozenset(words), frozenset().union(*numbers.values()), frozenset(spots), tuple(row.span for row in rows), frozenset(offices)
    )


def values_of(row: Contact, policy: Policy) -> Iterator[str]:
    """The values of a contact that the policy hides; those that are masked already are none."""
    found = [row.person, *row.im, *(n for n in (*row.phone, *row.fax, *row.dial) if hides_number(n, row, policy))]
    found += (mailbox for mailbox in row.email if not keeps_mailbox(mailbox, row, policy))
    if policy.hides_offices:
        found += (row.address, row.postcode)
    return (value for value in found if value and not is_masked(value))


def hides_number(number: str, row: Contact, policy: Policy) -> bool:
    """Whether a number of a contact is masked: every one, or, where offices stay, mobile ones and short ones of no landline."""
    if policy.hides_offices:
        return True
    figures = figures_of(number)
    if len(figures) <= SHORT:
        return not any(dial.endswith(f"-{figures}") for dial in row.dial)
    return MOBILE.fullmatch(figures) is not None


def keeps_mailbox(mailbox: str, row: Contact, policy: Policy) -> bool:
    """Whether a mailbox is an office's: its contact names an office and no person, and it is not named by a QQ or mobile number."""
    is_office = row.person is None and row.organization is not None
    return not policy.hides_offices and is_office and not mailbox.partition("@")[0].isdecimal()


def is_number(value: str) -> bool:
    """Whether a value is a number of any kind, rather than a name, mailbox, account or address."""
    return value[:1] in "+(（0123456789" and "@" not in value and not re.search(r"[a-z\u4e00-\u9fff]", re.sub("转|分机号?|ext", "", value))


def is_sure(value: str) -> bool:
    """Whether a value is unlike any other word, so that it is the same wherever it stands.

    >>> is_sure("王示范"), is_sure("林老师"), is_sure("柯桥"), is_sure("教务处"), is_sure("sf@example.com")
    (True, True, False, False, True)
    """
    if re.search("[0-9a-z]", value):
        return len(value) >= SHORTEST_ACCOUNT
    return len(value) > SHORT or is_addressed(value) or (is_name(value) and not is_doubtful(value))
