"""The row of the table `contacts`."""

from extractors.frozen import frozen
from extractors.row import Row


@frozen(kw_only=True)
class Contact(Row):
    """One person (or office) with all of their numbers; shared numbers stand with each of the persons.

    group: contacts that share numbers or a block have the same group, from 1
    person: the name as written, with the form of address where only the surname is given (林老师)
    organization: the office, if it is written beside the person or the numbers
    phone: telephone numbers as written
    fax: fax numbers as written
    email: mailboxes, folded to half width
    im: QQ and WeChat numbers
    address: the postal address
    postcode: six digits
    dial: the telephone numbers to dial, with the area code that they inherit and the extension
    serves: what or whom the contact is for (报名, 技术咨询, the places of a duty list)
    person_key: where the person is masked, a pseudonym that is the same for the same name under the same key (docs/privacy.md)
    phone_keys: the same for the numbers to dial
    email_keys: the same for the mailboxes
    """

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
    person_key: str | None = None
    phone_keys: tuple[str, ...] = ()
    email_keys: tuple[str, ...] = ()
