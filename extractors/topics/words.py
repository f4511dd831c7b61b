"""The rules of the subject classes: weighted words of the lexicon, by the part of the notice in which they stand.

Words are read from the left, the longest first, and do not overlap: 医疗保险 does not count for 医疗; 人民政府 is in the lexicon without a
class, lest it count for 民政. A word counts once in each part.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from extractors.lexicon import read_columns
from extractors.topics.telling import Part, Telling

# What a word of weight 1 counts for, by its part.
PART_WEIGHTS: Mapping[Part, float] = {"title": 1.0, "office": 0.5, "opening": 0.25, "heading": 0.12}
# A main class weighs at least so much: a word that supports it in the title, or a strong one in another part and something more.
ENOUGH = 1.0


class Word(NamedTuple):
    """A word of the lexicon, the class that it speaks for ("" for none), and its weight (1 to 3)."""

    text: str
    subject: str
    weight: int


class Mention(NamedTuple):
    """A word where it stands; `counts` is what it counts for its class."""

    word: Word
    part: Part
    start: int
    counts: float


@cache
def words_by_beginning() -> Mapping[str, tuple[Word, ...]]:
    """The words of the lexicon by their first two characters, the longest first."""
    found = dict[str, list[Word]]()
    for text, subject, weight, _ in read_columns("topics")[1]:
        found.setdefault(text[:2], []).append(Word(text, subject, int(weight)))
    return {begin: tuple(sorted(words, key=lambda word: -len(word.text))) for begin, words in found.items()}


@cache
def _may_begin() -> re.Pattern[str]:
    """A cheap look for where a word may begin: its first character before one that is second in some word."""
    firsts, seconds = ("".join(sorted(set(chars))) for chars in zip(*words_by_beginning(), strict=True))
    return re.compile(f"[{re.escape(firsts)}](?=[{re.escape(seconds)}])")


def find_words(telling: Telling) -> tuple[Mention, ...]:
    """The words of a telling, each once a part, in the order of its parts."""
    found, seen, known, places = list[Mention](), set[tuple[str, str]](), words_by_beginning().get, _may_begin().finditer
    for part, text, start in telling:
        free = 0  # where the last word ended
        for place in places(text):
            at = place.start()
            if at < free:
                continue
            for word in known(text[at : at + 2], ()):
                if text.startswith(word.text, at):
                    free = at + len(word.text)
                    if word.subject and (word.text, part) not in seen:
                        seen.add((word.text, part))
                        found.append(Mention(word, part, start + at, word.weight * PART_WEIGHTS[part]))
                    break
    return tuple(found)


def weigh(mentions: Iterable[Mention]) -> dict[str, float]:
    """What the words count for each class, the weightiest class first; equal ones in the order of the words."""
    sums = dict[str, float]()
    for word, _, _, counts in mentions:
        sums[word.subject] = sums.get(word.subject, 0.0) + counts
    return dict(sorted(sums.items(), key=lambda pair: -pair[1]))
