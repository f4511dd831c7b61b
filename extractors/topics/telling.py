"""The parts of a notice that tell what it is about: title, issuers, first paragraphs and headings."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from extractors.notice import ElementKind, Notice, Span, Zone
from extractors.patterns import pattern_of

Part = Literal["title", "office", "opening", "heading"]
# Longer parts brought words of other subjects, and take longer (seen on real notices of seven sources).
MAX_TITLE = 120  # code points
MAX_OFFICE = 40
MAX_OPENING = 120
MAX_HEADINGS = 80
SHORTEST_PARAGRAPH = 9
ABOUT = pattern_of(r"关于|转发|印发|公布|发布")  # what stands before it in a title is the issuer
SHORTEST_OFFICE = 4
OWN = (Zone.BODY, Zone.ENCLOSURE)
SIGNED = (ElementKind.SIGNATURE_BLOCK, ElementKind.ISSUER_MARK)
# Asked of every element: names cost less than members.
TITLE, HEADING, PARAGRAPH, HEAD = ElementKind.TITLE, ElementKind.HEADING, ElementKind.PARAGRAPH, Zone.HEAD


class Piece(NamedTuple):
    """A stretch of a telling part, and its place in the notice."""

    part: Part
    text: str
    start: int = 0


Telling = tuple[Piece, ...]


def tell(notice: Notice) -> Telling:
    """The telling parts of a notice, the title first; where it has no title, its first paragraph stands for it."""
    titles, offices, paragraphs, headings = list[Span](), list[Span](), list[Span](), list[Span]()
    for element in notice.elements:
        kind = element.kind
        if kind is PARAGRAPH:
            if len(paragraphs) < 3 and element.zone in OWN and len(element.span) >= SHORTEST_PARAGRAPH:
                paragraphs.append(element.span)
        elif kind is HEADING:
            if len(headings) < 8 and element.zone in OWN:
                headings.append(element.words)
        elif kind is TITLE:
            if element.zone is HEAD:
                titles.append(element.span)
        elif kind in SIGNED:
            offices.append(element.span)
    if not titles:
        titles, paragraphs = paragraphs[:1], paragraphs[1:]
    title = (part for piece in _pieces(notice, "title", titles, MAX_TITLE) for part in split_title(piece))
    return (
        *title,
        *_pieces(notice, "office", offices, MAX_OFFICE),
        *_pieces(notice, "opening", paragraphs, MAX_OPENING),
        *_pieces(notice, "heading", headings, MAX_HEADINGS),
    )


def split_title(title: Piece) -> Telling:
    """A title as its own words, and the issuer before them as an office.

    >>> [(piece.part, piece.text) for piece in split_title(Piece("title", "示例市教育局关于举办读书节的通知"))]
    [('office', '示例市教育局'), ('title', '关于举办读书节的通知')]
    """
    about = ABOUT.search(title.text)
    if about is None or about.start() < SHORTEST_OFFICE:
        return (title,)
    at = about.start()
    return (Piece("office", title.text[:at], title.start), Piece("title", title.text[at:], title.start + at))


def _pieces(notice: Notice, part: Part, spans: list[Span], most: int) -> Iterator[Piece]:
    """The stretches of a part, of all together no more than so many code points."""
    for span in spans:
        if most <= 0:
            return
        end = min(span.end, span.start + most)
        most -= end - span.start
        yield Piece(part, notice.text[span.start : end], span.start)
