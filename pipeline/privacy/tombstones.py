"""What is to be forgotten, told by fingerprints alone: the archive must not hold the value that it forgets.

A tombstone is kind:length:first:digest. `kind` is number, mailbox or words; `first` is one byte of the fingerprint of the first character,
so that not every stretch of every text need be tried; `digest` is the keyed fingerprint (HMAC-SHA256) of the bare value.
"""

import hashlib
import hmac
import re
from collections.abc import Iterator
from functools import cache

from extractors.frozen import frozen
from extractors.patterns import pattern_of
from extractors.values.email import BRACKETED, find_emails
from pipeline.privacy.find import AT
from pipeline.privacy.hidden import is_number
from pipeline.privacy.masks import Bare, Place, bare
from pipeline.privacy.policy import Policy
from pipeline.privacy.runs import AREA, figures_of, find_runs, without_country

NUMBER, MAILBOX, WORDS = "number", "mailbox", "words"
FEWEST = 5  # figures
SHORTEST, LONGEST = 2, 60  # code points of words
EXTENSION = pattern_of(r"(?:转|分机号?|ext).*")
DIGITS = 32  # hexadecimal, of a digest
# The characters that most words begin with; of words that begin with others the first is not told, and they are tried everywhere.
ALPHABETS = ((0x30, 0x39), (0x61, 0x7A), (0x3400, 0x4DBF), (0x4E00, 0x9FFF))
UNTOLD = "-"


def tombstone(value: str, salt: bytes) -> str:
    """The tombstone of a name, number, mailbox, account or address; raises ValueError, without the value, where it is too short or long.

    >>> tombstone("138 0000 1234", b"salt") == tombstone("+86-13800001234", b"salt")
    True
    >>> tombstone("王 示范", b"salt") == tombstone("王示范", b"salt") != tombstone("王示范", b"other")
    True
    >>> tombstone("王", b"salt")
    Traceback (most recent call last):
    ValueError: too short or too long to be told from other words: 1 characters, expected 2 to 60
    """
    word = bare(value)
    if is_number(word):
        figures = figures_of(EXTENSION.sub("", word))
        if len(figures) < FEWEST:
            raise ValueError(f"too short to be told from other numbers: {len(figures)} figures, expected {FEWEST} or more")
        return f"{NUMBER}:{len(figures)}:{UNTOLD}:{_digest(salt, NUMBER, figures)}"
    mailboxes = [mailbox for _, _, mailbox in find_emails(value)]
    if len(mailboxes) == 1:
        return f"{MAILBOX}:{len(mailboxes[0])}:{UNTOLD}:{_digest(salt, MAILBOX, bare(mailboxes[0]))}"
    if not SHORTEST <= len(word) <= LONGEST:
        raise ValueError(f"too short or too long to be told from other words: {len(word)} characters, expected {SHORTEST} to {LONGEST}")
    is_told = any(first <= ord(word[0]) <= last for first, last in ALPHABETS)
    first = _first(salt, word[0]) if is_told else UNTOLD
    return f"{WORDS}:{len(word)}:{first}:{_digest(salt, WORDS, word)}"


def find_forgotten(text: str, policy: Policy) -> Iterator[Place]:
    """The places of all that is to be forgotten in a text."""
    if not policy.forgotten:
        return
    graves = _graves(policy.forgotten, policy.salt)
    if graves.numbers:
        for run in find_runs(text):
            for start, end, figures in run.joined():
                if any(_digest(policy.salt, NUMBER, form) in graves.numbers for form in _forms(figures)):
                    yield start, end
    if graves.mailboxes and (AT.search(text) or BRACKETED.search(text)):
        for start, end, mailbox in find_emails(text):
            if _digest(policy.salt, MAILBOX, bare(mailbox)) in graves.mailboxes:
                yield start, end
    if graves.begins is not None:
        yield from _find_words(text, policy.salt, graves, graves.begins)


def _forms(figures: str) -> set[str]:
    """A number as it stands, without the country's code, without its area code."""
    forms = {figures, without_country(figures), AREA.sub("", figures)}
    return {form for form in forms if len(form) >= FEWEST}


@frozen
class _Graves:
    """The tombstones by kind; words by length, and a pattern of the characters with which one may begin."""

    numbers: frozenset[str]
    mailboxes: frozenset[str]
    words: tuple[tuple[int, frozenset[str]], ...]
    begins: re.Pattern[str] | None


@cache
def _graves(forgotten: frozenset[str], salt: bytes) -> _Graves:
    told = [tuple(stone.split(":")) for stone in forgotten]
    words = [(int(length), first, digest) for kind, length, first, digest in told if kind == WORDS]
    by_length = {length: frozenset(digest for n, _, digest in words if n == length) for length, _, _ in words}
    return _Graves(
        frozenset(digest for kind, _, _, digest in told if kind == NUMBER),
        frozenset(digest for kind, _, _, digest in told if kind == MAILBOX),
        tuple(sorted(by_length.items())),
        _begins({first for _, first, _ in words}, salt) if words else None,
    )


def _begins(tags: set[str], salt: bytes) -> re.Pattern[str]:
    """A pattern of the characters whose fingerprint is among the tags, and of those that are not told."""
    told = (chr(code) for first, last in ALPHABETS for code in range(first, last + 1))
    found = "".join(character for character in told if _first(salt, character) in tags)
    rest = r"|[^\x00-\x7f\u3400-\u4dbf\u4e00-\u9fff]" if UNTOLD in tags else ""
    return re.compile(f"[{re.escape(found)}]{rest}" if found else rest[1:])


def _find_words(text: str, salt: bytes, graves: _Graves, begins: re.Pattern[str]) -> Iterator[Place]:
    sought = Bare(text)
    for found in begins.finditer(sought.text):
        at = found.start()
        for length, digests in graves.words:
            word = sought.text[at : at + length]
            if len(word) == length and _digest(salt, WORDS, word) in digests and sought.stands(at, at + length):
                yield sought.outside(at, at + length)


def _first(salt: bytes, character: str) -> str:
    return _digest(salt, "first", character)[:2]


def _digest(salt: bytes, kind: str, value: str) -> str:
    return hmac.new(salt, f"{kind}\0{value}".encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()[:DIGITS]


def make_salt(random: bytes, key: bytes | None) -> bytes:
    """What tombstones are made with: the archive's random bytes, and the key, if any, without which nobody can try values out."""
    return hmac.new(key, random, hashlib.sha256).digest() if key else random
