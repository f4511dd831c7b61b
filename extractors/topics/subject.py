"""The subject classes of a notice: the words propose, a small trained classifier keeps or drops; the weightiest kept is the main class.

The classifier sees of a proposed class only how its words weigh beside those of the others, part by part, and in what order they stand
in the title: neither words nor the name of the class. So a few hundred notices are enough for 22 classes, what it learnt of one office
holds for others, and its examples are numbers, which may stand in the project where titles may not. Where it is not sure enough,
the rule (`answer_by_rule`) speaks.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from extractors.classifier import Classifier, Task, load_shipped, speaks
from extractors.frozen import frozen
from extractors.notice import Span
from extractors.topics.telling import Part, Telling
from extractors.topics.words import ENOUGH, Mention, Word, find_words, weigh

KEPT, NONE = "subject", "none"
BY_WORDS = "words"  # the rule's name
PARTS: tuple[Part, ...] = ("title", "office", "opening", "heading")
MOST_PROPOSED = 3  # of 470 real notices none is of more than two classes by its readers
STRONG = 2  # the weight of a word that settles something in a title
LEAST = 0.3  # what weighs less of the weightiest class is not asked about: the classifier kept none
NEARLY = 0.6  # by the rule, a further class weighs at least so much of the main one
MOST_WORDS = 5
# Where the features change step: weights of a class in all, and in one part.
WEIGHT_STEPS = (0.5, 1, 1.5, 2, 3, 4, 5, 6, 8)
PART_STEPS = (1, 2, 3, 4, 6)
SHARES = (10, 20)


@frozen
class Proposal:
    """A class proposed for a notice, as the classifier sees it.

    rank: its place among the classes proposed, 0 for the weightiest
    weight, rival: what its words weigh, and those of the weightiest other class
    rivals: how many others weigh enough to be a main class
    parts: for title, office, opening and heading what its words weigh there, and those of the weightiest other class
    order: what is true of its words in the title (first, last, strong …)
    notice: whose it is; keeps equal proposals of two notices apart in training, and is no feature
    """

    rank: int
    weight: float
    rival: float
    rivals: int
    parts: tuple[tuple[int, int], ...]
    order: tuple[str, ...] = ()
    notice: str = ""

    def to_text(self) -> str:
        """As one line, for a table of examples."""
        parts = " ".join(f"{own}:{other}" for own, other in self.parts)
        return f"{self.rank} {self.weight:g} {self.rival:g} {self.rivals} {parts} {','.join(self.order)}".rstrip()

    @classmethod
    def of_text(cls, text: str, notice: str = "") -> "Proposal":
        """The proposal of a line; a line that is none is a ValueError."""
        cells = text.split()
        if len(cells) not in (8, 9):
            raise ValueError(f"{text!r}: no proposal; expected 8 or 9 numbers and words")
        parts = tuple((int(own), int(other)) for own, _, other in (cell.partition(":") for cell in cells[4:8]))
        order = tuple(cells[8].split(",")) if len(cells) == 9 else ()
        return cls(int(cells[0]), float(cells[1]), float(cells[2]), int(cells[3]), parts, order, notice)


@frozen
class FoundSubject:
    """A class of a notice with its words, the weightiest first, and the place of that."""

    subject: str
    is_main: bool
    words: tuple[str, ...]
    span: Span
    rule: str
    origin: str = "rule"
    score: float = 1.0


def propose(mentions: Sequence[Mention]) -> Mapping[str, Proposal]:
    """The classes that the words of a notice propose, the weightiest first."""
    ranked = list(weigh(mentions).items())
    by_part: dict[Part, dict[str, int]] = {part: {} for part in PARTS}
    for word, part, _, _ in mentions:
        by_part[part][word.subject] = by_part[part].get(word.subject, 0) + word.weight
    leads = [(sums, *_lead(sums)) for sums in by_part.values()]
    title = [mention.word for mention in mentions if mention.part == "title"]
    enough = sum(weight >= ENOUGH for _, weight in ranked)
    found = {}
    for rank, (subject, weight) in enumerate(ranked[:MOST_PROPOSED]):
        rival = ranked[rank == 0][1] if len(ranked) > 1 else 0.0
        parts = tuple([(sums.get(subject, 0), other if subject == best else most) for sums, best, most, other in leads])
        rivals = enough - (weight >= ENOUGH)
        found[subject] = Proposal(rank, round(weight, 2), round(rival, 2), rivals, parts, tuple(_order(title, subject)))
    return found


def _lead(sums: Mapping[str, int]) -> tuple[str, int, int]:
    """The weightiest class of one part, what it weighs there, and what the next one does."""
    best, most, other = "", 0, 0
    for subject, weight in sums.items():
        if weight > most:
            best, most, other = subject, weight, most
        elif weight > other:
            other = weight
    return best, most, other


def _order(title: Sequence[Word], subject: str) -> Iterator[str]:
    if not title:
        yield "untitled"
        return
    strong = [word for word in title if word.weight >= STRONG]
    for name, words in (("", title), ("strong-", strong)):
        if words and words[0].subject == subject:
            yield f"{name}first"
        if words and words[-1].subject == subject:
            yield f"{name}last"
    own = [word.subject == subject for word in strong]
    if any(own):
        yield "only" if all(own) else "strong"


def answer_by_rule(proposal: Proposal) -> str:
    """What the rule says: the weightiest class is kept, and what has a strong word in the title and weighs nearly as much."""
    if proposal.rank == 0:
        return KEPT if proposal.weight >= ENOUGH else NONE
    strong = "strong" in proposal.order
    return KEPT if strong and proposal.rival >= ENOUGH and proposal.weight >= NEARLY * proposal.rival else NONE


def read_features(proposal: Proposal) -> Iterator[str]:
    """What the classifier sees, in steps: rank, share and weight, the parts, and the order in the title."""
    share = proposal.weight / (proposal.weight + proposal.rival)
    yield f"rank:{proposal.rank}"
    for of in SHARES:
        yield f"share{of}:{int(share * of + 1e-9)}"
    yield f"weight:{bisect_right(WEIGHT_STEPS, proposal.weight)}"
    yield f"rivals:{min(4, proposal.rivals)}"
    for part, (own, other) in zip(PARTS, proposal.parts, strict=True):
        yield f"{part}:{bisect_right(PART_STEPS, own)}"
        yield f"{part}-leads:{(own > other) - (own < other)}:{own > 0}"
    yield from proposal.order


TOPIC: Task[Proposal] = Task(
    "topic",
    (KEPT, NONE),
    "of a proposed class: its rank, weight, and share of its own and the next one's weight in tenths and twentieths; how many others weigh"
    " enough; for title, office, first paragraphs and headings its weight there and whether it leads; whether its words are the first, the"
    " last or alone in the title",
    read_features,
    (
        Proposal(0, 5.5, 1.25, 1, ((4, 1), (3, 0), (0, 1), (0, 0)), ("first", "last", "strong-first", "strong-last", "only")),
        Proposal(1, 3.12, 4.5, 2, ((2, 3), (0, 3), (3, 0), (3, 0)), ("last", "strong-last", "strong")),
        Proposal(3, 0.36, 1, 1, ((0, 0), (0, 0), (0, 4), (3, 0)), ("untitled",)),
    ),
)


def decide_subjects(telling: Telling, model: Classifier[Proposal] | None = None) -> tuple[FoundSubject, ...]:
    """The classes of a notice, the main one first; none where neither the classifier nor the rule keeps one.

    `model` is asked instead of the one that is shipped (for cross-validation).
    """
    mentions = find_words(telling)
    if not mentions:
        return ()
    # In the order of their weights: the classifier was asked whether, not which is first; by its chances the main class was no better.
    kept = [found for found in _decide(propose(mentions), model or _classifier()) if found.label == KEPT]
    return tuple([_found(mentions, found, is_main=found is kept[0]) for found in kept])


@frozen
class _Decided:
    subject: str
    label: str
    chance: float | None  # None where no classifier is shipped
    rule: str


def _decide(proposals: Mapping[str, Proposal], model: Classifier[Proposal] | None) -> Iterator[_Decided]:
    """The label of each proposed class: the classifier's where it is sure enough, else the rule's; the chance is its in both cases."""
    asked = {subject: proposal for subject, proposal in proposals.items() if proposal.weight >= LEAST * proposal.rival}
    if model is None:
        yield from (_Decided(subject, answer_by_rule(proposal), None, BY_WORDS) for subject, proposal in asked.items())
        return
    for subject, proposal in asked.items():
        chances = model.chances(proposal)
        if max(chances) >= model.threshold:
            yield _Decided(subject, TOPIC.labels[chances.index(max(chances))], chances[0], TOPIC.name)
        else:
            yield _Decided(subject, answer_by_rule(proposal), chances[0], BY_WORDS)


@cache
def _classifier() -> Classifier[Proposal] | None:
    return load_shipped(TOPIC) if speaks(TOPIC) else None


def _found(mentions: Sequence[Mention], decided: _Decided, *, is_main: bool) -> FoundSubject:
    subject = decided.subject
    own = sorted((m for m in mentions if m.word.subject == subject), key=lambda m: -m.counts)
    span = Span(own[0].start, own[0].start + len(own[0].word.text))
    words = tuple(dict.fromkeys(m.word.text for m in own))[:MOST_WORDS]
    if decided.chance is None:
        return FoundSubject(subject, is_main, words, span, decided.rule)
    return FoundSubject(subject, is_main, words, span, decided.rule, "model", round(decided.chance, 3))
