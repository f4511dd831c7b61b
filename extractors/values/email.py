"""Mailboxes, from any of the forms in which offices write them: full-width ＠, spaces, a full stop close behind.

Every part is bounded, so that no text makes the search slow.
"""

import re
from collections.abc import Iterator

S = r"[ \t\u3000\xa0]{0,3}"
# No mailbox ends in the words that follow it without a space: name@example.comQQ.
_TOP = r"(?:com|cn|net|org|gov|edu)(?=QQ|Tel|TEL|http|www)|[A-Za-z]{2,10}(?![A-Za-z0-9@-])"
EMAIL = re.compile(
    rf"""(?<![A-Za-z0-9._%+-])[A-Za-z0-9_%+-][A-Za-z0-9._%+-]{{0,63}}{S}[@＠]{S}
    (?:[A-Za-z0-9-]{{1,40}}(?:\.|[．。](?=[A-Za-z])|{S}\.{S}(?=(?:com|cn|net|org|gov|edu)\b))){{1,5}}(?:{_TOP})""",
    re.VERBOSE | re.ASCII,
)
_FOLD = str.maketrans(
    "＠．。－＿０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ",
    "@..-_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
)
# Only what cannot be punctuation is folded before the search.
_WIDE = {wide: plain for wide, plain in _FOLD.items() if chr(wide) not in "。．"}


def find_emails(text: str) -> Iterator[tuple[int, int, str]]:
    """The mailboxes in a text, folded, with their places (half-open, code points of `text`)."""
    if "@" not in text and "＠" not in text:
        return
    for found in EMAIL.finditer(text.translate(_WIDE)):
        yield found.start(), found.end(), "".join(found.group().translate(_FOLD).split())


def parse_email(text: str) -> str:
    """The mailbox that `text` is, without spaces and full-width forms; raises ValueError where it is none.

    >>> parse_email("shifan_2021＠example.com"), parse_email("kjc @ mail.example.gov.cn")
    ('shifan_2021@example.com', 'kjc@mail.example.gov.cn')
    >>> parse_email("示范邮箱")
    Traceback (most recent call last):
    ValueError: not a mailbox: 示范邮箱
    """
    found = list(find_emails(text))
    if len(found) != 1:
        raise ValueError(f"not a mailbox: {text}")
    return found[0][2]
