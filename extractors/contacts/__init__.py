"""Persons and offices with the numbers and mailboxes that are theirs: table `contacts`.

A contact is a person, or an office without one, together with the telephone and fax numbers, mailboxes, QQ and WeChat
numbers that the notice gives for questions and papers about itself (联系人：王示范，电话：010-66011234). Not contacts are numbers
of accounts, documents and rooms, groups and public accounts, public hotlines (12345), duty lists with a day for each row,
and blank forms in attachments.

Two examples: 联系人：王示范 李样例 010-66011234 gives two rows with the same number; 市示范局办公室（电话：66011234，邮箱：a@example.com)
one row of an office. Known limits: a list of persons and a list of as many numbers are paired only where the notice says
so (电话分别为…) or lists mailboxes likewise; empty lines are gone when a notice is read, so that a mailbox at the end of the
paragraph right above 联系人 counts as the persons'.
"""

from collections.abc import Iterable, Iterator

from extractors.contacts.assign import assign
from extractors.contacts.contact import Contact
from extractors.contacts.lines import LONG, Line, find_lines
from extractors.contacts.rows import merge_rows, to_rows
from extractors.notice import Notice
from extractors.row import Extractor, keep

__all__ = ["EXTRACTOR", "Contact", "find_contacts"]


def find_contacts(notice: Notice) -> Iterator[Contact]:
    """The contacts of a notice, in text order."""
    group, found = 0, list[Contact]()
    for block in _blocks(find_lines(notice)):
        rows = list(to_rows(assign(block), group + 1))
        group += bool(rows)
        found += rows
    if found:
        yield from merge_rows(found)


def _blocks(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Runs of neighbouring lines; running text begins a block, since contacts may follow right below it."""
    block = list[Line]()
    for line in lines:
        if block and (not line.follows or line.is_heading or (len(line.place) > LONG and line.words > LONG)):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


EXTRACTOR = Extractor("contacts", Contact, find_contacts, keep)
