"""What a line of contacts is made of: names, offices, labels, numbers, marks and other words."""

from enum import StrEnum

from extractors.frozen import frozen
from extractors.values.phone import Phone


class Kind(StrEnum):
    """What an atom is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    DELIVERED = "delivered"  # an organization to which something is sent
    SERVICE = "service"  # what a number is for
    NOTE = "note"  # words in brackets
    PERSON_LABEL = "联系人"
    PHONE_LABEL = "电话"
    FAX_LABEL = "传真"
    BOTH_LABEL = "电话/传真"
    EMAIL_LABEL = "邮箱"
    CONTACT_LABEL = "联系方式"
    PHONE = "phone"
    EMAIL = "email"
    IM = "im"
    ADDRESS = "address"
    POSTCODE = "postcode"
    OPEN = "("
    CLOSE = ")"
    COLON = ":"
    COMMA = ","
    GAP = "gap"  # wide space
    SEMICOLON = ";"
    STOP = "."
    WORDS = "words"


NUMBERS = (Kind.PHONE, Kind.EMAIL, Kind.IM, Kind.ADDRESS, Kind.POSTCODE)
NUMBER_LABELS = (Kind.PHONE_LABEL, Kind.FAX_LABEL, Kind.BOTH_LABEL, Kind.EMAIL_LABEL)
LABELS = (*NUMBER_LABELS, Kind.PERSON_LABEL, Kind.CONTACT_LABEL)
MARKS = (Kind.COLON, Kind.COMMA, Kind.GAP, Kind.OPEN, Kind.CLOSE)


@frozen
class Atom:
    """A piece of a line: half-open place in the notice's text, and its value without spaces."""

    kind: Kind
    start: int
    end: int
    value: str
    phone: Phone | None = None
    doubtful: bool = False  # a name that may be a place or another word
    unless: Kind | None = None  # what a word with the mere shape of a name is, unless labels or columns make a person of it
    bracketed: bool = False  # the whole of what stands in brackets
    office: "Atom | None" = None  # of a person within the same brackets; at the end of an address
