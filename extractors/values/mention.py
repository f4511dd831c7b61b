"""Titles between 《 and 》 in their places, each with the words of its sentence around it.

A title may hold others by the same marks (《关于印发《甲》的通知》); other titles in the words around are emptied to 《》.
"""

from bisect import bisect_right
from collections.abc import Iterator

from extractors.frozen import frozen
from extractors.notice import Element, ElementKind, Notice, Span, Zone
from extractors.patterns import pattern_of
from extractors.values.doc_title import words_of

# The longest title in 2,000 notices is 130 characters; beyond that a 》 was forgotten.
LONGEST_TITLE = 200
# How far around a title the words that relate it are looked for; other titles do not count.
REACH_BEFORE = 120
REACH_AFTER = 160
REACH_OVER_TITLES = 600

ZONES = (Zone.HEAD, Zone.BODY, Zone.CLOSE, Zone.ENCLOSURE, Zone.ATTACHMENT)
SKIPPED = (ElementKind.ATTACHMENT_NOTE, ElementKind.ATTACHMENT, ElementKind.FURNITURE, ElementKind.ISSUER_MARK)
MARKED = pattern_of(r"[《》]")
QUOTED = pattern_of(r"《[^《》]{0,200}(?:《[^《》]{0,200}》[^《》]{0,200}){0,3}》")
SENTENCE_MARKS = "。；;！!？?"
SENTENCE_END = pattern_of(f"[{SENTENCE_MARKS}]")


@frozen
class Mention:
    """《…》 in its place, `span` with the marks; `before` and `after` in its sentence, and what follows the sentence."""

    span: Span
    title: str
    before: str
    after: str
    following: str


def find_mentions(notice: Notice) -> Iterator[Mention]:
    """The titles that a notice mentions, in text order; not those of attachment notes, headings of attachments and furniture."""
    text = notice.text
    at = text.find("《", notice.span.start, notice.span.end)
    if at < 0:
        return
    elements = notice.elements
    starts = [e.span.start for e in elements]
    while at >= 0:
        end = _closing(text, at, min(notice.span.end, at + LONGEST_TITLE))
        if end and _stands_in(elements, starts, at):
            yield Mention(Span(at, end), words_of(text[at + 1 : end - 1]), *_around(text, at, end, notice.span))
        at = text.find("《", end or at + 1, notice.span.end)


def _stands_in(elements: tuple[Element, ...], starts: list[int], at: int) -> bool:
    """Whether an element that may mention titles holds the place; elements are in text order and apart."""
    nearest = bisect_right(starts, at) - 1
    if nearest < 0:
        return False
    element = elements[nearest]
    return at < element.span.end and element.zone in ZONES and element.kind not in SKIPPED


def _closing(text: str, start: int, limit: int) -> int | None:
    """The end of the title that opens at `start`: after the 》 of its own level, else after the first one."""
    if text.find("》", start, limit) < 0:
        return None  # marks that nothing closes are not counted again from each of them
    depth, first = 0, None
    for mark in MARKED.finditer(text, start, limit):
        depth += 1 if mark.group() == "《" else -1
        if mark.group() == "》" and first is None:
            first = mark.end()
        if depth == 0:
            return mark.end()
    return first


def _around(text: str, start: int, end: int, bounds: Span) -> tuple[str, str, str]:
    """The words before and after a title in its sentence, and those behind the sentence."""
    before = text[max(bounds.start, start - REACH_OVER_TITLES) : start].replace("\n\n", "。")
    before = _emptied(before)[-REACH_BEFORE:]
    cut = max(map(before.rfind, SENTENCE_MARKS)) + 1
    after = _emptied(text[end : min(bounds.end, end + REACH_OVER_TITLES)])[:REACH_AFTER]
    stop = SENTENCE_END.search(after)
    return before[cut:], after[: stop.start() if stop else len(after)], after[stop.end() :] if stop else ""


def _emptied(text: str) -> str:
    """The text with what stands between 《》 left out, a title that begins before it too.

    >>> _emptied("省〉》根据《甲》和《乙《丙》》以及")
    '》根据《》和《》以及'
    """
    if "《" in text:
        text = QUOTED.sub("《》", text)
    close = text.find("》")
    return text[close:] if close > 0 and "《" not in text[:close] else text
