"""The task `element`: which element of a notice a line is, beside what the rules of `segment` say of it.

Gold tells the lines of title, number, addressee, signature, date, attachment note and contacts by their values; a line of which it
says nothing is `none`, where the rules do not give it one of these names either (else it is left out: gold does not judge it).
The classifier is not part of a run: `segment` decides by rules, and the card says how both compare.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator

from extractors import contacts
from extractors.classifier import Task, grams
from extractors.frozen import frozen
from extractors.notice import ElementKind, Notice, Span
from extractors.values.date import find_dates
from pipeline.comparable import fold
from pipeline.gold import GoldNotice

NONE = "none"
KINDS = {
    ElementKind.TITLE: "title",
    ElementKind.DOC_NUMBER: "doc_number",
    ElementKind.ADDRESSEE: "addressee",
    ElementKind.SIGNATURE_BLOCK: "signature_block",
    ElementKind.ISSUE_DATE: "issue_date",
    ElementKind.ATTACHMENT_NOTE: "attachment_note",
}
LABELS = (NONE, *KINDS.values(), "contact")
LOOKED_AT = 40  # code points at each end of a line
SHORTEST = 4  # code points of a title's line; of a shorter one the words stand elsewhere too
MOSTLY = 0.4  # of an addressee line are units; a first sentence that ends in 通知如下： names some, too
REACH = re.compile(r"[\d-]{7,}|[\w.-]+@[\w.-]+")


@frozen
class Line:
    """A line with the ones before and after, and its place in the notice in tenths."""

    words: str
    before: str
    after: str
    tenth: int


def read_features(line: Line) -> Iterator[str]:
    """Characters at both ends, shape, place, and the ends of the lines around."""
    yield from grams(_shape(line.words[:LOOKED_AT]), (1, 2, 3))
    yield from ("end:" + _shape(line.words)[-size:] for size in (1, 2, 3))
    yield from ("begin:" + _shape(line.words)[:size] for size in (1, 2, 3))
    yield f"length:{min(len(line.words) // 6, 10)}"
    yield f"place:{line.tenth}"
    for name, other in (("before", line.before), ("after", line.after)):
        yield f"{name}:{_shape(other)[-2:]}"
        yield f"{name} begins:{_shape(other)[:2]}"
        yield f"{name} length:{min(len(other) // 10, 4)}"
    yield f"reach:{bool(REACH.search(line.words))}"


def _shape(words: str) -> str:
    return re.sub(r"[A-Za-z]+", "a", re.sub(r"[\d〇○ＯO]+", "0", "".join(words.split())))


ELEMENT: Task[Line] = Task(
    "element",
    LABELS,
    f"runs of 1-3 characters of the first {LOOKED_AT}, digits as 0, letters as a; the first and last 1-3; length; place in tenths; ends"
    " and lengths of the lines before and after; whether it holds a number or address",
    read_features,
    (
        Line("各县（市、区）教育局：", "关于举办读书节的通知", "现将有关事项通知如下。", 1),
        Line("2031年3月4日", "绍兴市教育局", "", 9),
    ),
)


def labelled_lines(gold: GoldNotice, notice: Notice) -> Iterator[tuple[Line, str, str]]:
    """Each line of the notice with its label by gold and its name by the rules."""
    spans = [Span(*match.span()) for match in re.finditer(r"[^\n]*\S[^\n]*", notice.text)]
    words = [notice.quote(span).strip() for span in spans]
    by_gold = _readers(gold)
    told = [row for row in contacts.EXTRACTOR.find(notice) if row.phone or row.email]
    reach = _digits(number for row in told for number in (*row.phone, *row.email))
    for at, span in enumerate(spans):
        rule = _ruled(notice, span) or ("contact" if _holds(words[at], reach) else NONE)
        label = next((name for name, reads in by_gold if reads(words[at], at / len(words))), NONE)
        if label == NONE != rule:
            continue
        around = (words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else "")
        yield Line(words[at], *around, 10 * at // len(words)), label, rule


def _ruled(notice: Notice, line: Span) -> str | None:
    return next((KINDS[e.kind] for e in notice.of(*KINDS) if e.span.overlaps(line)), None)


def _readers(gold: GoldNotice) -> list[tuple[str, Callable[[str, float], bool]]]:
    """By label, whether a line at that share of the notice (0..1) is one, as gold's values tell."""
    record = gold.record
    title, number, day = (str(record.get(key) or "") for key in ("title", "doc_number", "issued_on"))
    titles, issuers = [fold(t) for t in title.split("|") if t], {fold(name) for name in record.get("issuers") or []}
    units = [fold(unit.split("|")[0]) for _, unit in record.get("recipients") or []]
    notes = [fold(note.split("|")[0]) for note in record.get("attachments") or []]
    reach = [
        re.sub(r"\W", "", str(x).split("|")[0]) for c in record.get("contacts") or [] for k in ("phone", "email") for x in c.get(k) or []
    ]
    return [
        ("title", lambda w, at: at < 0.3 and len(fold(w)) >= SHORTEST and fold(w) not in issuers and any(fold(w) in t for t in titles)),
        ("doc_number", lambda w, at: bool(number) and at < 0.5 and fold(w) == fold(number)),
        ("addressee", lambda w, at: at < 0.5 and w[-1:] in ":：" and sum(len(u) for u in units if u in fold(w)) >= MOSTLY * len(fold(w))),
        ("signature_block", lambda w, at: at > 0.3 and fold(w) in issuers),
        ("issue_date", lambda w, at: at > 0.3 and len(w) < 16 and _is_day(w, day)),
        ("attachment_note", lambda w, _: w.startswith("附件") and any(note in fold(w) for note in notes)),
        ("contact", lambda w, _: _holds(w, reach)),
    ]


def _digits(numbers: Iterable[object]) -> list[str]:
    bare = (re.sub(r"\W", "", unicodedata.normalize("NFKC", str(number)).split("|")[0]) for number in numbers)
    return [number for number in bare if len(number) >= 7]


def _holds(words: str, reach: list[str]) -> bool:
    bare = re.sub(r"\W", "", unicodedata.normalize("NFKC", words)) if reach else ""
    return any(number in bare for number in reach)


def _is_day(words: str, day: str) -> bool:
    try:
        return any(str(mention.resolve(None).start) == day for mention in find_dates(words, 0, len(words)))
    except ValueError:
        return False
