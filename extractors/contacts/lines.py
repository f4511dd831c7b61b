"""Which lines of a notice belong to blocks of contacts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.contacts.atoms import LABELS, NUMBERS, Atom, Kind, scan
from extractors.notice import ElementKind, Notice, Span, Zone

# A cheap look before any line is cut into atoms.
TRIGGER = re.compile(
    r"[0-9０-９]{6}|[0-9０-９]{3}[ -][0-9０-９]{4}|[@＠]|联\s{0,4}系\s{0,4}(?:人|方|电)|联络[人员]|收件人|地\s{0,4}址[：:]"
)
SIGN = re.compile(
    r"电\s{0,8}话|手\s{0,8}机|传\s{0,8}真|联\s{0,8}系|联络[人员]|邮\s{0,8}箱|[@＠]|信\s{0,8}箱|热\s?线|[Qq]{2}|微信|咨询|1[3-9][0-9]{9}|地\s{0,4}址\s?[：:]|邮\s?编|[—－-]\s?[0-9]{7}|[0-9]{7}"
)
SKIPPED = (ElementKind.TITLE, ElementKind.ISSUER_MARK, ElementKind.DOC_NUMBER, ElementKind.FURNITURE, ElementKind.ADDRESSEE)
ZONES = (Zone.BODY, Zone.ENCLOSURE, Zone.CLOSE)
CHANNEL_LABELS = (Kind.PHONE_LABEL, Kind.FAX_LABEL, Kind.BOTH_LABEL, Kind.EMAIL_LABEL)
LONG = 60  # characters of a line that is prose rather than a row, if most of them are words
NUMBERED = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}(?:[.．、](?!\d)|[）)])|[①-⑳])\s*"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of contacts: its atoms, whether it begins with a number (1. 一、), and whether it runs on from a line before."""

    place: Span
    atoms: tuple[Atom, ...]
    numbered: bool
    follows: bool

    @property
    def has_numbers(self) -> bool:
        """Whether the line holds a number or mailbox."""
        return any(atom.kind in NUMBERS for atom in self.atoms)

    @property
    def is_header(self) -> bool:
        """Whether the line names an office (or a use) and nothing else: what the lines below it belong to."""
        kinds = [
            a.kind for a in self.atoms if a.kind not in (Kind.COLON, Kind.NOTE, Kind.COMMA, Kind.OPEN, Kind.CLOSE, Kind.GAP, Kind.STOP)
        ]
        rest = [
            k
            for k in kinds
            if k not in (Kind.ORGANIZATION, Kind.SERVICE, Kind.CONTACT_LABEL, Kind.PERSON_LABEL, Kind.ADDRESS, Kind.POSTCODE)
        ]
        return not rest and bool(kinds) and kinds[0] in (Kind.ORGANIZATION, Kind.SERVICE)

    @property
    def goes_on(self) -> bool:
        """Whether a numbered line only adds a number to those above (2.邮箱：…)."""
        return self.follows and bool(self.atoms) and self.atoms[0].kind in (*CHANNEL_LABELS, Kind.ADDRESS, Kind.POSTCODE, Kind.IM)

    @property
    def is_heading(self) -> bool:
        """Whether the line only announces contacts (六、联系方式)."""
        kinds = {a.kind for a in self.atoms if a.kind not in (Kind.COLON, Kind.COMMA, Kind.SERVICE, Kind.STOP)}
        return bool(kinds & set(LABELS)) and kinds <= set(LABELS)

    @property
    def words(self) -> int:
        """How many characters of the line are other words."""
        return sum(atom.end - atom.start for atom in self.atoms if atom.kind == Kind.WORDS)


def _lines(notice: Notice) -> Iterator[Span]:
    """The lines of the zones that may hold contacts; a heading and the words that run on behind it are one line."""
    open_line: Span | None = None
    for element in notice.elements:
        if element.zone not in ZONES or element.kind in SKIPPED:
            continue
        if open_line and "\n" not in notice.text[open_line.end : element.span.start]:
            open_line = Span(open_line.start, element.span.end)
            continue
        if open_line:
            yield open_line
        open_line = element.span
    if open_line:
        yield open_line


def find_lines(notice: Notice) -> Iterator[Line]:
    """Lines that may hold contacts, and the headers right above them."""
    text = notice.text
    if not TRIGGER.search(text, notice.span.start, notice.span.end):
        return
    spans = list(_lines(notice))
    signs = [SIGN.search(text, span.start, span.end) is not None for span in spans]
    last = -2
    for i, span in enumerate(spans):
        above = i + 1 < len(spans) and signs[i + 1] and len(span) <= LONG
        if signs[i] or above:
            number = NUMBERED.match(text, span.start, span.end)
            start = number.end() if number else span.start
            line = Line(span, tuple(scan(text, start, span.end)), number is not None, last == i - 1)
            if signs[i] or line.is_header:
                yield line
                last = i
