"""Topics of the user's own: words, exclusions, documents cited and issuing offices, weighed against a minimum.

A word counts by where it stands: in the title most, then in headings and the first paragraphs, least in the rest; again in each part
once more, but no more than that, so that a long text does not become of a topic that it only mentions. What a list names (、X、) in
the rest counts a quarter. An exclusion takes out the words that it covers (非职业教育阶段); with `!` before it, the whole notice.
A cited document, an issuer and the code of a document number count for themselves.
"""

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache

from extractors.frozen import frozen
from extractors.notice import ElementKind, Notice, Span, Zone
from extractors.topics.row import TopicRow

MOST_WORDS = 8
OPENING = 2  # so many paragraphs are the first ones
DEFAULT_MINIMUM = 3.0
# The score of a sum: at the minimum EVEN, nearer to 1 with each further point; chosen on 100 notices read for 职业教育.
EVEN = 0.8
SLOPE = 0.5
HIGHEST = 0.99
LISTED = 0.25
LIST_SIGNS = "、"
# Directories of organs and web navigation are no text of the notice.
SILENT = frozenset({Zone.FURNITURE, Zone.IMPRINT})


class Place(StrEnum):
    """Where a word stands."""

    TITLE = "title"
    HEADING = "heading"
    OPENING = "opening"
    BODY = "body"
    ADDRESSEE = "addressee"


PLACE_WEIGHTS: Mapping[Place, float] = {
    Place.TITLE: 3.0,
    Place.HEADING: 1.0,
    Place.OPENING: 1.0,
    Place.BODY: 0.4,
    Place.ADDRESSEE: 0.4,
}
# The second, third … mention in a place adds less: the places' most is twice what one mention counts.
MOST_A_PLACE = 2.0


@frozen
class Sign:
    """One thing that speaks for a topic, and what it counts for (1 if the file does not say)."""

    text: str
    weight: float = 1.0


@frozen
class Topic:
    """A topic of the user's own.

    words: any of them in the text; exclusions: places in which a word does not count; vetoes: words that no notice of the topic has
    citations: titles of documents, or parts of them; issuers: names of offices, or parts; codes: issuer codes of document numbers, or parts
    minimum: the sum from which a notice is of the topic
    """

    name: str
    words: tuple[Sign, ...] = ()
    exclusions: tuple[str, ...] = ()
    vetoes: tuple[str, ...] = ()
    citations: tuple[Sign, ...] = ()
    issuers: tuple[Sign, ...] = ()
    codes: tuple[Sign, ...] = ()
    minimum: float = DEFAULT_MINIMUM
    scheme: str = "own"


@frozen
class Value:
    """A value of another field: its text, and where it stands (empty where it stands nowhere)."""

    text: str
    span: Span


@frozen
class Values:
    """What the other fields of a notice found: document number, issuers and titles of cited documents."""

    doc_numbers: tuple[Value, ...] = ()
    issuers: tuple[Value, ...] = ()
    citations: tuple[Value, ...] = ()


@frozen
class _Ground:
    words: str
    span: Span
    weight: float


def find_topics(notice: Notice, values: Values, topics: Iterable[Topic]) -> tuple[TopicRow, ...]:
    """The user's topics of a notice, in the order of the file, each with its score, its words and the place of the weightiest."""
    return tuple(row for topic in topics if (row := _find_topic(notice, values, topic)))


def _find_topic(notice: Notice, values: Values, topic: Topic) -> TopicRow | None:
    if any(notice.text.find(veto, notice.span.start, notice.span.end) >= 0 for veto in topic.vetoes):
        return None
    grounds = [*_by_words(notice, topic), *_by_values(values, topic)]
    total = sum(ground.weight for ground in grounds)
    if not grounds or total < topic.minimum:
        return None
    grounds.sort(key=lambda ground: -ground.weight)
    return TopicRow(
        span=grounds[0].span,
        rule="own-topic",
        score=score_of(total, topic.minimum),
        topic=topic.name,
        scheme=topic.scheme,
        words=tuple(dict.fromkeys(ground.words for ground in grounds))[:MOST_WORDS],
        is_main=False,
    )


def score_of(total: float, minimum: float) -> float:
    """The score (0..1) of a sum that reaches the minimum.

    >>> score_of(3, 3), round(score_of(6, 3), 2)
    (0.8, 0.96)
    """
    return min(HIGHEST, 1 - (1 - EVEN) * math.exp(-SLOPE * (total - minimum)))


def _by_values(values: Values, topic: Topic) -> Iterator[_Ground]:
    for signs, found in ((topic.citations, values.citations), (topic.issuers, values.issuers), (topic.codes, values.doc_numbers)):
        for sign in signs:
            value = next((value for value in found if sign.text in value.text), None)
            if value:
                yield _Ground(value.text, value.span, sign.weight)


def _by_words(notice: Notice, topic: Topic) -> Iterator[_Ground]:
    """The mentions of the topic's words, those of one place no more than MOST_A_PLACE times."""
    if not any(notice.text.find(sign.text, notice.span.start, notice.span.end) >= 0 for sign in topic.words):
        return  # a pattern of many words is slower than asking for each
    pattern, weights = _pattern(topic)
    left = {place: PLACE_WEIGHTS[place] * MOST_A_PLACE for place in Place}
    for place, span in _places(notice):
        for match in pattern.finditer(notice.text, span.start, span.end):
            word = match.group("word")
            if word is None:  # an exclusion
                continue
            weight = PLACE_WEIGHTS[place] * weights[word]
            if place in (Place.BODY, Place.ADDRESSEE) and _is_listed(notice.text, match.start("word"), match.end("word")):
                weight *= LISTED
            weight = min(weight, left[place])
            if weight > 0:
                left[place] -= weight
                yield _Ground(word, Span(*match.span("word")), weight)


def _is_listed(text: str, start: int, end: int) -> bool:
    """Whether a mention is one item of several: 、 near before or behind it, in the same clause."""
    return LIST_SIGNS in text[max(0, start - 1) : start] or LIST_SIGNS in text[end : end + 4]


@cache
def _pattern(topic: Topic) -> tuple[re.Pattern[str], Mapping[str, float]]:
    """One pattern of exclusions and words, the longest first, and the words' weights."""
    outs = sorted(topic.exclusions, key=len, reverse=True)
    words = sorted((sign.text for sign in topic.words), key=len, reverse=True)
    parts = ["|".join(map(re.escape, outs))] * bool(outs) + ["(?P<word>" + "|".join(map(re.escape, words)) + ")"]
    return re.compile("|".join(parts)), {sign.text: sign.weight for sign in topic.words}


def _places(notice: Notice) -> Iterator[tuple[Place, Span]]:
    """The elements of the notice itself with their places."""
    paragraphs, titled = 0, False
    for element in notice.elements:
        if element.zone in SILENT or element.kind == ElementKind.FURNITURE:
            continue
        if element.kind == ElementKind.TITLE and element.zone == Zone.HEAD:
            titled = True
            yield Place.TITLE, element.span
        elif element.kind == ElementKind.ADDRESSEE:
            yield Place.ADDRESSEE, element.span
        elif element.kind == ElementKind.HEADING and element.zone in (Zone.BODY, Zone.ENCLOSURE):
            yield Place.HEADING, element.span
        elif element.kind == ElementKind.PARAGRAPH and element.zone == Zone.BODY and paragraphs < OPENING:
            paragraphs += 1
            yield (Place.OPENING if titled or paragraphs > 1 else Place.TITLE), element.span
        else:
            yield Place.BODY, element.span
