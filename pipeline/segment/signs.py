"""Lines that head a section by a sign in place of a number: 【活动安排】, [报名方式], ◆活动时间, Part 1 活动安排.

Pages that announce events are divided so. A sign in a row of its like is a list's, not a heading's, and where the zone has 一、二、三、 or
chapters, or numbered lines stand before the first sign, the numbers alone divide it.
"""

import re
from collections.abc import Sequence

from extractors.notice import Element, ElementKind, Span, Zone
from extractors.patterns import pattern_of
from pipeline.segment.units import Unit

K = ElementKind
_FRAMES = "【[〖「"
_BULLETS = "◆◇★☆●■▲▶►◎✦♦※"
_FIRST = frozenset(f"{_FRAMES}{_BULLETS}Pp")
LONGEST = 24  # code points of the line
_SIGNED = pattern_of(
    rf"""(?P<number>[{_FRAMES}][ \u3000]{{0,4}})(?P<framed>[^【】\[\]〖〗「」。；，：:]{{2,16}})[】\]〗」]
    |(?P<bullet>[{_BULLETS}][ \u3000]{{0,4}})[^。；，：:！？{_BULLETS}【]{{2,14}}[：:]?
    |(?P<part>(?:Part|PART|part)[ .]{{0,2}}(?:\d{{1,2}}|[IVX]{{1,3}}|One|Two|Three|Four)[ .:：|｜\u3000]{{0,4}})
     [\u4e00-\u9fff][^。；，：:]{{1,16}}
    """,
    re.VERBOSE,
)
_TITLE = pattern_of(r"(?:通知|公告|通告|公示|启事|简章|邀请函|倡议书?|转发)$")
_ZONES = (Zone.BODY, Zone.ENCLOSURE, Zone.ATTACHMENT)


def is_signed(unit: Unit) -> bool:
    """Whether a line heads a section by its sign, and is no title in brackets.

    >>> lines = ("【活动安排】", "◆活动时间", "Part 1 活动安排", "【放假通知】", "★请准时到场。")
    >>> [is_signed(Unit.of(line, 0, len(line))) for line in lines]
    [True, True, True, False, False]
    """
    words = unit.words
    return words[0] in _FIRST and len(words) <= LONGEST and _match(words) is not None


def with_signs(text: str, elements: Sequence[Element]) -> Sequence[Element]:
    """The elements with the signed lines as headings: level 1, bullets below framed ones level 2; numbered ones stay where they are."""
    paragraph = K.PARAGRAPH
    found = {
        at: match
        for at, e in enumerate(elements)
        if e.kind is paragraph and text[e.span.start] in _FIRST and e.zone in _ZONES and (match := _match_at(text, e))
    }
    if not found:
        return elements
    lines = list(elements)
    for zone in {elements[at].zone for at in found}:
        places = [at for at in found if elements[at].zone == zone]
        numbered = [at for at, e in enumerate(elements) if e.zone == zone and e.level is not None]
        if any((elements[at].level or 0) <= 1 for at in numbered) or (numbered and numbered[0] < places[0]):
            continue
        heads = [at for at in places if _heads(text, elements, found, at)]
        is_framed = any(found[at]["bullet"] is None for at in heads)
        for at in heads:
            lines[at] = _heading(elements[at], found[at], 2 if is_framed and found[at]["bullet"] else 1)
    return lines


def _match(words: str) -> re.Match[str] | None:
    match = _SIGNED.fullmatch(words)
    return match if match and not _TITLE.search((match["framed"] or "").rstrip()) else None


def _match_at(text: str, element: Element) -> re.Match[str] | None:
    span = element.span
    return _match(text[span.start : span.end]) if len(span) <= LONGEST else None


def _heads(text: str, elements: Sequence[Element], found: dict[int, re.Match[str]], at: int) -> bool:
    """Whether something stands below the line that is no line of its like."""
    below = at + 1
    if below >= len(elements) or elements[below].zone != elements[at].zone:
        return False
    sign = text[elements[at].span.start]
    return below not in found or text[elements[below].span.start] != sign


def _heading(element: Element, match: re.Match[str], level: int) -> Element:
    number = match["number"] or match["bullet"] or match["part"]
    end = element.span.start + (match.end("framed") if match["framed"] else len(match.group().rstrip("：:")))
    return Element(K.HEADING, Span(element.span.start, end), element.zone, level, number)
