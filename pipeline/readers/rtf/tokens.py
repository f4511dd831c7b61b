"""RTF cut into its tokens: control words, bytes, signs, braces, text (RTF specification 1.9.1)."""

import re
from collections.abc import Collection, Iterator
from enum import Enum, auto
from typing import NamedTuple

LONGEST_TOKEN = 1000  # bytes of text or escapes that one token takes; longer ones are several tokens
TOKEN = re.compile(
    rb"""\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})?[ ]?
    | (?P<bytes>(?:\\'[0-9A-Fa-f]{2}){1,1000})
    | \\(?P<sign>[^A-Za-z])
    | (?P<brace>[{}])
    | (?P<text>[^\\{}\r\n\0]{1,1000})
    | (?P<nothing>[\r\n\0\\])""",
    re.VERBOSE | re.DOTALL,
)
ESCAPED = (b"\\", b"{", b"}")  # text, or the second byte of a character
BINARY = b"bin"  # the control word whose number is a count of raw bytes behind it


class Kind(Enum):
    """What a token is."""

    WORD = auto()
    BYTES = auto()  # \'xx
    SIGN = auto()  # a backslash and a character that is no letter
    OPEN = auto()
    CLOSE = auto()
    TEXT = auto()


class Token(NamedTuple):
    """A token: its kind, its word or sign, its number (None where it has none), its bytes where it is text."""

    kind: Kind
    word: str = ""
    number: int | None = None
    content: bytes = b""


OPEN, CLOSE = Token(Kind.OPEN), Token(Kind.CLOSE)


def tokens(data: bytes, known: Collection[bytes]) -> Iterator[Token]:
    r"""The tokens of a file in order; line ends and raw bytes of pictures are none, nor are words that are not known.

    A word behind the sign \* is given even if it is not known: it says what may be left out.

    >>> [token.word or token.content for token in tokens(rb"{\b1\'b9\'ab\bin3 }}}x}", {b"b"}) if token.kind not in (Kind.OPEN, Kind.CLOSE)]
    ['b', b'\xb9\xab', b'x']
    """
    at, is_optional = 0, False
    while match := TOKEN.match(data, at):
        at = match.end()
        kind = match.lastgroup
        if kind in ("word", "number"):
            word, number = match["word"], match["number"]
            if word == BINARY:
                at += max(int(number or 0), 0)
            elif word in known or is_optional:
                yield Token(Kind.WORD, word.decode("ascii"), int(number) if number else None)
        elif kind == "text":
            yield Token(Kind.TEXT, content=match[0])
        elif kind == "bytes":
            yield Token(Kind.BYTES, content=bytes.fromhex(match[0].replace(b"\\'", b"").decode("ascii")))
        elif kind == "brace":
            yield OPEN if match[0] == b"{" else CLOSE
        elif kind == "sign" and match[0][1:] in ESCAPED:
            yield Token(Kind.TEXT, content=match[0][1:])
        elif kind == "sign":
            yield Token(Kind.SIGN, match[0][1:].decode("latin-1"))
            is_optional = match[0][1:] == b"*"
            continue
        is_optional = is_optional and kind == "nothing"
