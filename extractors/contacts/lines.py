"""Which lines of a notice belong to blocks of contacts."""

import re
from collections.abc import Iterator

from extractors.contacts.atoms import LABELS, NUMBER_LABELS, NUMBERS, Atom, Kind
from extractors.contacts.cells import join_cells, join_torn
from extractors.contacts.columns import label_cells, read_columns
from extractors.contacts.scan import scan
from extractors.contacts.shapes import settle_shapes
from extractors.frozen import frozen
from extractors.notice import ElementKind, Notice, Span, Zone
from extractors.patterns import pattern_of

# Signs of a contact. The class at the front lets the search skip all other characters; most of what is left are digits.
SIGN = pattern_of(
    r"""[话机真系络箱件短电@＠址编线Qq微询0-9０-９]
    (?: (?<=[0-9０-９])(?: [0-9０-９]{6} | (?<=00-[0-9])[0-9]{2}-?[0-9]{4} )
      | (?<![0-9０-９])(?:
        (?<=[@＠]) | (?<=电话) | (?<=电[ \u3000]话) | (?<=电[ \u3000]{2}话) | (?<=手机) | (?<=手[ \u3000]机)
      | (?<=传真) | (?<=传[ \u3000]真) | (?<=传[ \u3000]{2}真)
      | (?<=联系)[人方电] | (?<=联[ \u3000]系)[ \u3000][人] | (?<=联络)[人员] | (?<=收件)人
      | (?<=[邮信]箱) | (?<=邮件)[：:] | (?<=地址)[：:] | (?<=邮编)
      | (?<=[路市]电)[：:] | (?<=短)号 | (?<=热线) | (?<=专线) | (?<=Q)Q | (?<=q)q | (?<=微)信 | (?<=咨询)[：:电]
      )
    )""",
    re.VERBOSE,
)
# Without one of these there is nothing to assign. The second character comes before the look behind it: most are told by it.
DIGITS = pattern_of(
    r"""[0-9０-９@＠短电微（(\[〔【]
    (?: [0-9０-９](?<=[0-9０-９]{2})[0-9０-９]{3} | [ -](?<=[0-9０-９].)[0-9０-９]{4}
      | 号(?<=短号) | 话(?<=电话)[：:] | 信(?<=微信)[：:] | 校(?<=[（(]校)内
      | [Aa](?<=[\[(（〔【].)[Tt][ ]?[\])）〕】] | [ ](?<=[\[(（〔【].)[Aa][Tt][ ]?[\])）〕】] | (?<=[@＠])
    )""",
    re.VERBOSE,
)
SKIPPED = (ElementKind.TITLE, ElementKind.ISSUER_MARK, ElementKind.DOC_NUMBER, ElementKind.FURNITURE, ElementKind.ADDRESSEE)
ZONES = (Zone.BODY, Zone.ENCLOSURE, Zone.CLOSE)
LONG = 60  # characters of a line that is prose rather than a row, if most of them are words
HEADER = 40  # characters of the longest header: an office above its contacts
OTHERS = ("各", "其他", "其它")
BEFORE, AFTER = 160, 80  # characters around the signs that are read in a long line: the office to which something is sent stands there
NUMBER_BELOW = pattern_of(
    r"\s{0,20}(?:联系|办公|移动)?(?:电\s{0,4}话|手\s{0,4}机|邮\s{0,4}箱|电子邮[箱件]|传\s{0,4}真|[Ee]-?[Mm]ail|[Tt]el)"
)
CLAUSE_END = pattern_of("[。；;，,：:、）)]")
DATED = pattern_of(r"\s{0,20}(?:\d{1,2}月\d{1,2}日|\d{1,2}[.．]\d{1,2}(?!\d)|\d{1,2}日|(?:周|星期)[一二三四五六日天])")
DUTY = pattern_of("值班|带班")  # persons on duty on each day are no contacts of the notice
ROSTER = 400  # characters above a row of a duty list in which its heading stands
NUMBERED = pattern_of(
    r"\s{0,20}(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}(?:[.．、](?!\d)|[）)])|[①-⑳])\s{0,20}"
)


@frozen
class Line:
    """One line of contacts: its atoms, whether it begins with a number (1. 一、), and whether it is right below the one before."""

    place: Span
    atoms: tuple[Atom, ...]
    numbered: bool
    follows: bool
    is_dated: bool = False  # a day stands first, as in a row of a duty list

    @property
    def is_header(self) -> bool:
        """Whether the line names an office (or a use) and nothing else: what the lines below it belong to."""
        kinds = [a.kind for a in self.atoms if a.kind not in _EMPTY]
        return bool(kinds) and kinds[0] in _OWNERS and set(kinds) <= _HEADER

    @property
    def goes_on(self) -> bool:
        """Whether a numbered line only adds a number to those above (2.邮箱：…)."""
        return self.follows and bool(self.atoms) and self.atoms[0].kind in (*NUMBER_LABELS, Kind.ADDRESS, Kind.POSTCODE, Kind.IM)

    @property
    def is_heading(self) -> bool:
        """Whether the line only announces contacts (六、联系方式)."""
        kinds = {a.kind for a in self.atoms if a.kind not in _NO_LABEL}
        return bool(kinds) and kinds <= set(LABELS)

    @property
    def names_people(self) -> bool:
        """Whether the line names persons, with their office at most: whose the numbers on the line below are."""
        kinds = {a.kind for a in self.atoms}
        return Kind.PERSON in kinds and kinds <= _PEOPLE and not any(a.doubtful for a in self.atoms)

    @property
    def describes(self) -> bool:
        """Whether the line only tells the office of the person above (单位：市示范局)."""
        kinds = [a.kind for a in self.atoms]
        return self.follows and kinds == [Kind.COMMA, Kind.COLON, Kind.ORGANIZATION]

    @property
    def announces(self) -> bool:
        """Whether the line announces contacts of other offices than the one above (各县联系人：)."""
        kinds = {a.kind for a in self.atoms}
        names_others = bool(self.atoms) and self.atoms[0].value.startswith(OTHERS)
        return names_others and bool(kinds & set(LABELS)) and not kinds & {Kind.PERSON, *NUMBERS}

    @property
    def numbers_first(self) -> bool:
        """Whether each number of the line stands before its person: 电话：66011234 王示范 66015678 李样例."""
        kinds = [a.kind for a in self.atoms if a.kind in _OWNED]
        return len(kinds) > 2 and kinds == [Kind.PHONE, Kind.PERSON] * (len(kinds) // 2)

    @property
    def is_table_row(self) -> bool:
        """Whether the line is a row of a table without labels."""
        kinds = [a.kind for a in self.atoms]
        return Kind.GAP in kinds and not any(a.kind in LABELS and a.end > a.start for a in self.atoms)

    @property
    def words(self) -> int:
        """How many characters of the line are other words."""
        return sum([atom.end - atom.start for atom in self.atoms if atom.kind is _WORDS])


# Asked of every atom: names cost less than members.
_WORDS, _OWNERS, _OWNED = Kind.WORDS, (Kind.ORGANIZATION, Kind.SERVICE), (Kind.PHONE, Kind.PERSON, Kind.PERSON_LABEL)
_EMPTY = (Kind.COLON, Kind.NOTE, Kind.COMMA, Kind.OPEN, Kind.CLOSE, Kind.GAP, Kind.STOP)
_NO_LABEL = (*_EMPTY, Kind.SERVICE)
_HEADER = {Kind.ORGANIZATION, Kind.SERVICE, Kind.CONTACT_LABEL, Kind.PERSON_LABEL, Kind.ADDRESS, Kind.POSTCODE}
_PEOPLE = {Kind.PERSON, Kind.SERVICE, Kind.ORGANIZATION, Kind.COLON, Kind.COMMA, Kind.GAP, Kind.NOTE}


def find_lines(notice: Notice) -> Iterator[Line]:
    """Lines that may hold contacts, and the headers right above them, in text order."""
    text = notice.text
    if not DIGITS.search(text, notice.span.start, notice.span.end):
        return
    spans = list(join_cells(text, join_torn(text, _lines(notice))))
    signs = [_signs(text, span) for span in spans]
    last, above, columns = -2, tuple[Atom, ...](), tuple[Kind | None, ...]()
    for i, span in enumerate(spans):
        sign, below = signs[i], signs[i + 1] if i + 1 < len(spans) else None
        if sign is None and (below is None or span.end - span.start > HEADER):
            continue
        number = NUMBERED.match(text, span.start, span.end)
        start = number.end() if number else span.start
        window = Span(_clause_start(text, start, sign.start - BEFORE), min(span.end, sign.end + AFTER)) if sign else Span(start, span.end)
        above = above if last == i - 1 else ()
        atoms = settle_shapes(scan(text, window.start, window.end), above)
        columns = read_columns(atoms) or (columns if last == i - 1 else ())
        line = Line(span, label_cells(atoms, columns), number is not None, last == i - 1, DATED.match(text, start) is not None)
        if line.is_dated and line.is_table_row and DUTY.search(text, max(0, span.start - ROSTER), span.start):
            continue
        if sign or line.is_header or (line.names_people and NUMBER_BELOW.match(text, spans[i + 1].start)):
            yield line
            last, above = i, line.atoms


def _clause_start(text: str, start: int, at: int) -> int:
    """The start of the first clause of a line at or behind `at`, so that no word is cut in two."""
    if at <= start:
        return start
    mark = CLAUSE_END.search(text, at, at + BEFORE)
    return mark.end() if mark else at


def _signs(text: str, span: Span) -> Span | None:
    """From the first sign of a contact in a line to the last; None where there is none."""
    first = SIGN.search(text, span.start, span.end)
    if not first:
        return None
    end = first.end()
    for found in SIGN.finditer(text, end, span.end):
        end = found.end()
    return Span(first.start(), end)


def _lines(notice: Notice) -> Iterator[Span]:
    """The lines of the zones that may hold contacts; a heading and the words that run on behind it are one line."""
    line: Span | None = None
    for element in notice.elements:
        if element.zone not in ZONES or element.kind in SKIPPED:
            continue
        if line is not None and "\n" not in notice.text[line.end : element.span.start]:
            line = Span(line.start, element.span.end)
            continue
        if line is not None:
            yield line
        line = element.span
    if line is not None:
        yield line
