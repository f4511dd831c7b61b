"""The trained classifier of activities: which numbered items are activities, by their words, form and place.

A candidate is a numbered item of a notice that organises something. The rules decide by the heading above it; the classifier sees
their decision with the rest and speaks where its calibrated probability reaches the threshold of the card. See the card for
whether it does at all: what does not beat the rules on groups left out never answers.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.activities.activity import FoundActivity
from extractors.activities.headed import ZONES
from extractors.activities.naming import LONGEST_HEADING, Item, name_item
from extractors.activities.sections import is_eventful, is_group, is_label, opens_section
from extractors.classifier import Classifier, Task, grams, load_shipped, speaks
from extractors.frozen import frozen
from extractors.notice import Element, ElementKind, Notice, Span, Zone
from extractors.patterns import pattern_of

NONE, YES = "none", "activity"
MOST = 30  # code points of an item and of a heading above it that are looked at
FILLER = pattern_of(r"(?:的)?(?:通知|公告|通告|函|方案|预案)?\Z")


@frozen
class Candidate:
    """An item: its words, those of the heading above, the notice's title, its form, and whether the rules take it."""

    words: str
    above: str
    about: str
    level: int
    text_below: bool
    events: int  # tenths of the items beside it that name an event
    ruled: bool


def read_features(candidate: Candidate) -> Iterator[str]:
    """Characters and last words of the item, the words above it, its form, its siblings, and the decision of the rules."""
    words = re.sub(r"\d+", "0", "".join(candidate.words.split()))
    yield from grams(words[:MOST], (1, 2))
    yield from ("end:" + words[-size:] for size in (2, 3))
    yield "begin:" + words[:2]
    above = re.sub(r"\d+", "0", "".join(candidate.above.split()))[:MOST]
    yield from grams(above, (2,), "above:")
    yield f"opens:{opens_section(candidate.above)}"
    about = FILLER.sub("", re.sub(r"[\d\s]", "", candidate.about))
    yield "about:" + about[-2:]
    yield f"length:{min(len(words) // 5, 8)}"
    yield f"level:{candidate.level}"
    yield f"below:{candidate.text_below}"
    yield f"eventful:{is_eventful(candidate.words)}"
    yield f"events:{candidate.events // 3}"
    yield f"label:{is_label(candidate.words)} {is_group(candidate.words)}"
    yield f"sentence:{'，' in words or '。' in words}"
    yield f"rule:{candidate.ruled}"


ACTIVITY: Task[Candidate] = Task(
    "activity",
    (NONE, YES),
    "runs of 1-2 characters of the item, its first 2 and last 2-3; pairs of characters of the heading above and whether it announces"
    " activities; the last 2 characters of the notice's title; length, level, text below, events among the items beside it; whether it"
    " is a label, a group, a sentence; the decision of the rules",
    read_features,
    (
        Candidate("举办诗词大会", "主要活动", "关于举办2031年读书节的通知", 2, True, 8, True),
        Candidate("加强领导，落实责任", "工作要求", "关于举办读书节的通知", 2, False, 0, False),
    ),
)


def find_candidates(notice: Notice, ruled: Sequence[Span]) -> Iterator[tuple[Element, Candidate]]:
    """The numbered items of body and enclosure with what the classifier sees of them; `ruled` are the places of the rules' rows."""
    about = "".join(notice.quote(e.span) for e in notice.of(ElementKind.TITLE, zones=(Zone.HEAD,)))
    items = _with_above(notice)
    tenths = dict[int, int]()
    for above in {id(above): above for _, above, _ in items}.values():
        beside = [notice.quote(item.words) for item, other, _ in items if other is above]
        tenths[id(above)] = 10 * sum(map(is_eventful, beside)) // len(beside)
    for item, above, below in items:
        taken = any(item.words.covers(span) for span in ruled)
        words = notice.quote(above.words) if above else ""
        yield item, Candidate(notice.quote(item.words), words, about, item.level or 0, below, tenths[id(above)], taken)


def decide_activities(notice: Notice, rows: Sequence[FoundActivity]) -> list[FoundActivity]:
    """The rules' rows, corrected by the shipped classifier where it ever answers."""
    return overrule(notice, rows, load_shipped(ACTIVITY)) if speaks(ACTIVITY) else list(rows)


def overrule(notice: Notice, rows: Sequence[FoundActivity], classifier: Classifier[Candidate]) -> list[FoundActivity]:
    """The rows without those that the classifier is sure are none, and with the items that it is sure are activities."""
    found = list(find_candidates(notice, [row.span for row in rows]))
    answers = classifier.answer([candidate for _, candidate in found])
    dropped, added = list[Span](), list[FoundActivity]()
    for (item, candidate), answer in zip(found, answers, strict=True):
        if answer and answer.label == NONE and candidate.ruled:
            dropped.append(item.words)
        elif answer and answer.label == YES and not candidate.ruled:
            whole = candidate.text_below and len(item.words) <= LONGEST_HEADING
            row = name_item(notice.text, Item((item.number or "").strip() or None, item.words, whole), "activity-classifier")
            added += [replace(row, origin="model", score=answer.probability)] if row else []
    return [row for row in rows if not any(words.covers(row.span) for words in dropped)] + added


def _with_above(notice: Notice) -> list[tuple[Element, Element | None, bool]]:
    """Each item with the heading of a higher level above it, and whether text follows before the next heading."""
    found, opened, zone = list[tuple[Element, Element | None, bool]](), list[Element](), None
    elements = list(notice.of(zones=ZONES))
    for at, element in enumerate(elements):
        if element.zone != zone:
            opened, zone = [], element.zone
        if element.kind == ElementKind.HEADING:
            opened = [h for h in opened if (h.level or 0) < (element.level or 0)]
            after = elements[at + 1] if at + 1 < len(elements) else None
            below = after is not None and after.zone == zone and after.kind != ElementKind.HEADING
            found.append((element, opened[-1] if opened else None, below))
            opened.append(element)
    return found
