"""What a value shows of itself and of its notice that tells how far it can be trusted: signs, pairs of a name and what is seen.

The common signs are asked of every value: the element in which it stands and whether it fills it, what stands around it, its length
and form, how many values its field has, problems at its place, what the notice lacks and how its lines look. The own signs are asked
of the values of one field: its rule, and whether its members and the other fields agree. `pipeline/trust.py` weighs them.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate
from typing import Any

from extractors.notice import Notice, Zone
from extractors.row import Row, Scalar
from pipeline.outcome import Problem

Sign = tuple[str, str | int]
Rows = Mapping[str, tuple[Row, ...]]
Scalars = Mapping[str, Scalar]

_KINDS = {
    "line": "\n",
    "comma": "，、,",
    "stop": "。；;",
    "colon": "：:",
    "open": "（(《〔[“",
    "close": "）)》〕]”",
    "space": " \u3000\xa0",
}
MARKS = {mark: kind for kind, marks in _KINDS.items() for mark in marks}
BRACKETS = re.compile("[（()）《》〔〕“”]")
PAIRS = (("（", "）"), ("(", ")"), ("《", "》"), ("〔", "〕"), ("“", "”"))
NEEDED = ("title", "doc_number", "issuers", "recipients", "issued_on")
SHORT_LINE = 8
MANY = 64  # more values than this are as many as this
NUMBER_CODE = re.compile(r"[^〔\d]{0,20}")
FAR = 300  # code points between a name and its first number at most
MARKED = re.compile(r"[\d，,：:；。]")
FIGURES = re.compile(r"\d")


@cache
def kind_of(character: str) -> str:
    """What a character is: han, figure, latin, a kind of mark; nothing is the edge of the text."""
    if "\u4e00" <= character <= "\u9fff":
        return "han"
    if character in MARKS:
        return MARKS[character]
    return "edge" if not character else "figure" if character.isdigit() else "latin" if character.isalpha() else "mark"


def _letter(character: str) -> str:
    kind = kind_of(character)
    return character if kind == "han" else kind


@dataclass(frozen=True)
class Setting:
    """What the values of one notice have in common."""

    notice: Notice
    starts: list[int]  # of its elements
    scalars: Scalars
    rows: Rows
    problems: tuple[tuple[int, int], ...]  # where one begins, and the furthest end of those up to it, by their beginnings
    signs: tuple[Sign, ...]

    @cached_property
    def named(self) -> int:
        """How many contacts have a person."""
        contacts: Any = self.rows.get("contacts", ())
        return sum([contact.person is not None for contact in contacts])

    @cached_property
    def order(self) -> Mapping[int, int]:
        """The place of each row among those of its field, by the identity of the row."""
        return {id(row): i for values in self.rows.values() for i, row in enumerate(values)}

    def has_problem(self, start: int, end: int) -> bool:
        """Whether a problem shares a code point with text[start:end]."""
        before = bisect_left(self.problems, (end,))
        return before > 0 and self.problems[before - 1][1] > start


def setting_of(notice: Notice, scalars: Scalars, rows: Rows, problems: Sequence[Problem], complete: bool) -> Setting:
    """The setting of the values of a notice, with the signs of the whole of it."""
    signs: list[Sign] = [("lacks", name) for name in NEEDED if name not in scalars and not rows.get(name)]
    signs += [("complete", complete), ("problems", min(len(problems), 3)), *_layout(notice)]
    spans = sorted((p.span.start, p.span.end) for p in problems if p.span is not None)
    furthest = accumulate((end for _, end in spans), max)
    places = tuple((start, end) for (start, _), end in zip(spans, furthest, strict=True))
    return Setting(notice, [e.span.start for e in notice.elements], scalars, rows, places, tuple(signs))


def _layout(notice: Notice) -> tuple[Sign, ...]:
    lengths = [e.span.end - e.span.start for e in notice.elements]
    if not lengths:
        return ()
    return (
        ("elements", len(lengths).bit_length()),
        ("longest", max(lengths).bit_length()),
        ("short", 4 * sum([n < SHORT_LINE for n in lengths]) // len(lengths)),
        ("furniture", sum([e.zone is Zone.FURNITURE for e in notice.elements]).bit_length()),
    )


def common_signs(row: Row, peers: int, setting: Setting) -> list[Sign]:
    """The signs that every value may show, one of `peers` of its field."""
    text, start, end = setting.notice.text, row.span.start, row.span.end
    quote, ahead, below = text[start:end], text[max(0, start - 2) : start], text[end : end + 2]
    signs: list[Sign] = [
        ("before", kind_of(ahead[-1:])),
        ("before that", kind_of(ahead[-2:-1])),
        ("behind", kind_of(below[:1])),
        ("behind that", kind_of(below[1:])),
        ("first", kind_of(quote[:1])),
        ("last", kind_of(quote[-1:])),
        ("length", (end - start).bit_length()),
        ("of", min(peers, MANY).bit_length()),
    ]
    at = bisect_right(setting.starts, start) - 1
    if at >= 0:
        element = setting.notice.elements[at]
        close = element.span.end
        signs.append((element.zone, element.kind))
        within = start - element.span.start
        signs.append(("from", "start" if within == 0 else "number" if within == len(element.number or "") else "within"))
        signs.append(("to", "end" if close == end else "within" if close > end else "beyond"))
    if "\n" in quote:
        signs.append(("spans", "lines"))
    if " " in quote:
        signs.append(("spans", "spaces"))
    if BRACKETS.search(quote) and any([quote.count(a) != quote.count(b) for a, b in PAIRS]):
        signs.append(("spans", "half a pair"))
    if setting.problems and setting.has_problem(start, end):
        signs.append(("problem", "here"))
    return signs


def own_signs(name: str, row: Row, peers: Sequence[Row], setting: Setting) -> list[Sign]:
    """The signs that values of this field alone show, among the other values of the field."""
    ask = ASKED.get(name)
    return [("rule", row.rule)] + (ask(row, peers, setting) if ask else [])


def _title(row: Any, peers: Sequence[Any], setting: Setting) -> list[Sign]:  # noqa: ARG001
    value = row.value
    at = value.find("关于")
    issuers: Any = setting.rows.get("issuers", ())
    return [
        ("has type", "doc_type" in setting.scalars),
        ("关于", "none" if at < 0 else "first" if at == 0 else "within"),
        ("size", len(value).bit_length()),
        ("by issuer", any([value.startswith(issuer.name) for issuer in issuers])),
        ("tail", _letter(value[-1:])),
    ]


def _doc_number(row: Any, peers: Sequence[Any], setting: Setting) -> list[Sign]:  # noqa: ARG001
    code = NUMBER_CODE.match(row.value)
    return [("code", code.end() if code else 0), ("decoded", "number_organ" in setting.scalars), ("head", _letter(row.value[:1]))]


def _issuer(row: Any, peers: Sequence[Any], setting: Setting) -> list[Sign]:  # noqa: ARG001
    title = setting.scalars.get("title")
    return [
        ("known", row.organ_id is not None),
        ("placed", row.level is not None),
        ("tail", _letter(row.name[-1:])),
        ("in title", title is not None and row.name in title.value),
    ]


def _recipient(row: Any, peers: Sequence[Any], setting: Setting) -> list[Sign]:  # noqa: ARG001
    return [("territory", row.territory is not None), ("size", len(row.unit).bit_length()), ("tail", _letter(row.unit[-1:]))]


def _contact(row: Any, peers: Sequence[Any], setting: Setting) -> list[Sign]:
    who = "person" if row.person else "office" if row.organization else "nobody"
    numbers = (*row.phone, *row.fax, *row.email)
    shared = any([p is not row and n in (*p.phone, *p.fax, *p.email) for n in numbers for p in peers[:MANY]])
    named = setting.named > (row.person is not None)
    reach = f"{min(len(row.phone), 3)} phones, {min(len(row.fax), 2)} faxes, {min(len(row.email), 2)} mailboxes"
    signs: list[Sign] = [("who", who), (who, reach), ("named" if who != "nobody" else "others named", named), ("shared", shared)]
    signs += [("figures", len(FIGURES.findall(phone))) for phone in row.phone[:2]]
    if row.person:
        signs.append(("person", min(len(row.person), 6)))
    if numbers:
        signs += _way(row.span.start, row.span.end, numbers[0], peers, setting.notice.text)
    return signs


def _way(start: int, end: int, number: str, peers: Sequence[Row], text: str) -> list[Sign]:
    """How far it is from a name to its first number, what is between, and what stands behind the number."""
    at = text.find(number, start, start + FAR)
    if at < 0:
        return [("way", "none")]
    close = at + len(number)
    return [
        ("way", max(0, at - end).bit_length()),
        ("way lines", min(text.count("\n", start, at), 3)),
        ("way names", min(sum([start < p.span.start < at for p in peers[:MANY]]), 2)),
        ("number before", kind_of(text[at - 1 : at])),
        ("number behind", kind_of(text[close : close + 1])),
        ("number behind that", kind_of(text[close + 1 : close + 2])),
    ]


def _dated(row: Any, peers: Sequence[Any], setting: Setting) -> list[Sign]:  # noqa: ARG001
    day = getattr(row, "starts_on", None) or getattr(row, "date", None) or getattr(row, "value", None)
    day = str(day) if day else ""
    year, issued = setting.scalars.get("year"), setting.scalars.get("issued_on")
    signs: list[Sign] = [("role", str(getattr(row, "role", None) or getattr(row, "kind", None)))]
    signs.append(("precision", str(getattr(row, "precision", None))))
    if year and day[:4].isdigit():
        signs.append(("year", min(max(int(day[:4]) - int(year.value), -2), 2) + 2))
    if issued and day:
        signs.append(("past", day < issued.value))
    if hasattr(row, "ends_on"):
        signs.append(("period", row.ends_on is not None and row.ends_on != row.starts_on))
    return signs


def _citation(row: Any, peers: Sequence[Any], setting: Setting) -> list[Sign]:  # noqa: ARG001
    return [
        ("numbered", row.doc_number is not None),
        ("relation", str(row.relation)),
        ("tail", _letter(row.title[-1:])),
        ("size", len(row.title).bit_length()),
    ]


def _numbered(row: Any, peers: Sequence[Any], setting: Setting) -> list[Sign]:
    text, title, number = setting.notice.text, row.title, row.number
    place = setting.order.get(id(row), 0)
    other = peers[place - 1 if place else min(1, len(peers) - 1)]
    seen = "none" if not number else "in order" if str(place + 1) in number else "other"
    like = kind_of(text[row.span.end : row.span.end + 1]) == kind_of(text[other.span.end : other.span.end + 1])
    return [
        ("number", seen),
        ("tail", _letter(title[-1:])),
        ("size", len(title).bit_length()),
        ("marks", min(len(MARKED.findall(title)), 3)),
        ("closed like its neighbour", like),
        ("category", str(getattr(row, "category", ""))),
    ]


ASKED: Mapping[str, Callable[[Any, Sequence[Any], Setting], list[Sign]]] = {
    "title": _title,
    "doc_number": _doc_number,
    "issuers": _issuer,
    "recipients": _recipient,
    "contacts": _contact,
    "events": _dated,
    "deadlines": _dated,
    "issued_on": _dated,
    "printed_on": _dated,
    "citations": _citation,
    "attachments": _numbered,
    "activities": _numbered,
}
