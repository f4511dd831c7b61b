"""Mailboxes, from any of the forms in which offices write them: full-width ＠, spaces, a full stop close behind, an at in brackets.

Every part is bounded, so that no text makes the search slow.
"""

import re
from collections.abc import Iterator

from extractors.patterns import pattern_of

S = r"[ \t\u3000\xa0]{0,3}"
AT = r"(?:[@＠]|[\[(（〔【｛{]\s?(?:[Aa][Tt]|[@＠])\s?[\])）〕】｝}])"  # sf〔at〕example.com keeps machines from collecting it
SIGN = pattern_of(AT)
BRACKETED = pattern_of(r"[\[(（〔【｛{]\s?[Aa][Tt]\s?[\])）〕】｝}]")
# sf#example.com（请将#换成@）: the notice says what stands for the sign.
STAND_IN = pattern_of(r"(?P<sign>[#＃*＊])[”\"]?(?:号|键)?[^\n#@＠]{0,4}(?:换|改|代|替|当|表示)[^\n#@＠]{0,6}[@＠]")
# No mailbox ends in the words that follow it without a space: name@example.comQQ.
_TOP = r"(?:com|cn|net|org|gov|edu)(?=QQ|Tel|TEL|http|www)|[A-Za-z]{2,10}(?![A-Za-z0-9@-])"
EMAIL = pattern_of(
    rf"""[A-Za-z0-9_%+-](?<![A-Za-z0-9._%+-].)[A-Za-z0-9._%+-]{{0,63}}{S}{AT}{S}
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
    if "@" not in text and "＠" not in text and not BRACKETED.search(text):
        return
    told = STAND_IN.search(text)
    readable = text.translate(_WIDE).replace(told["sign"], "@") if told else text.translate(_WIDE)
    for found in EMAIL.finditer(readable):
        yield found.start(), found.end(), "".join(SIGN.sub("@", found.group(), count=1).translate(_FOLD).split())


def parse_email(text: str) -> str:
    """The mailbox that `text` is, without spaces and full-width forms; raises ValueError where it is none.

    >>> parse_email("shifan_2021＠example.com"), parse_email("kjc @ mail.example.gov.cn")
    ('shifan_2021@example.com', 'kjc@mail.example.gov.cn')
    >>> parse_email("sf〔at〕example.com"), parse_email("sf#example.com（请将#换成@）")
    ('sf@example.com', 'sf@example.com')
    >>> parse_email("示范邮箱")
    Traceback (most recent call last):
    ValueError: not a mailbox: 示范邮箱
    """
    found = list(find_emails(text))
    if len(found) != 1:
        raise ValueError(f"not a mailbox: {text}")
    return found[0][2]
