"""What stands on a page of OFD (GB/T 33190-2016, 7.7, clauses 8-13): pieces of text, rules and pictures, in points from its top left."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice, pairwise

from lxml import etree

from extractors.frozen import frozen
from pipeline.outcome import Reason, Unreadable
from pipeline.raw import Box
from pipeline.readers.ofd.geometry import TO_POINTS, Matrix, apply, box_around, object_matrix, parse_box, parse_number, span_of
from pipeline.readers.ofd.outlines import MOST_OUTLINES, Outline, may_be_drawn
from pipeline.readers.ofd.package import child, word
from pipeline.readers.ofd.text import Piece, read_text_object

# Of one page, those of its composites counted each time: the fullest sample page has 310, one with an object a character 700. And of all
# pages of a package, since many pages may be the same part: as many take 9 s.
MOST_OBJECTS, MOST_IN_ALL = 50_000, 600_000
DEEPEST = 300  # blocks and composites within each other; libxml2 parses 256 levels, and a composite that holds itself has no end
LONGEST_PATH = 3000  # characters of path data: rules are short, outlines of characters long
MOST_PATHS = 1_000_000  # characters of all path data of one page in which rules are looked for; the fullest sample page has 60,000
THIN = 2.0  # points: a filled shape not thicker is a rule
SHORTEST_RULE = 4.0  # points
CURVE = re.compile(r"[QBAqba]")
PATH_TOKEN = re.compile(r"[A-Za-z]|[-+.\deE]{1,40}")
GROUPS = frozenset(("Content", "Layer", "PageBlock"))


@frozen
class Picture:
    """A picture on a page: the identifier of its resource, and the matrix from the unit square to points of the page."""

    resource: str
    matrix: Matrix

    @property
    def box(self) -> Box:
        """The box around it."""
        return box_around(self.matrix, (0.0, 0.0, 1.0, 1.0))


@dataclass(slots=True)
class Content:
    """What was found on a page; rules are boxes of no or little thickness."""

    pieces: list[Piece] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    outlines: list[Outline] = field(default_factory=list)  # filled shapes that may be drawn characters

    def add(self, other: "Content") -> None:
        """Take in what a template holds."""
        self.pieces.extend(other.pieces)
        self.rules.extend(other.rules)
        self.pictures.extend(other.pictures)
        self.outlines.extend(other.outlines)


@dataclass(slots=True)
class Allowance:
    """How many objects may still be read of a package."""

    objects: int = MOST_IN_ALL


@dataclass(slots=True)
class _Walk:
    page: tuple[float, float]
    composites: Mapping[str, etree._Element]
    content: Content
    left: int
    paths_left: int = MOST_PATHS


def read_content(
    root: etree._Element, page: tuple[float, float], composites: Mapping[str, etree._Element], allowance: Allowance
) -> Content:
    """What stands in a page's objects; `page` is the size in points, `composites` the drawings by identifier.

    Raises Unreadable(TOO_LARGE) for a page of far too many objects, or where the allowance is used up.
    """
    walk = _Walk(page, composites, Content(), min(MOST_OBJECTS, allowance.objects))
    given = walk.left
    try:
        _walk(root, TO_POINTS, walk, 0)
    finally:
        allowance.objects -= given - max(0, walk.left)
    return walk.content


def _walk(group: etree._Element, matrix: Matrix, walk: _Walk, depth: int) -> None:
    if depth > DEEPEST:
        return
    for element in group:
        walk.left -= 1
        if element.get("Visible", "true").strip().lower() == "false":
            continue
        kind = word(element)
        if kind == "TextObject":
            pieces = list(islice(read_text_object(element, matrix, walk.page), walk.left + 2))  # it may hold any number of codes
            walk.left -= max(0, len(pieces) - 1)
            walk.content.pieces += pieces
        elif kind == "PathObject":
            _read_path(element, matrix, walk)
        elif kind == "ImageObject":
            walk.content.pictures.append(_picture(element, matrix))
        elif kind == "CompositeObject":
            drawing = child(walk.composites.get(element.get("ResourceID", "")), "Content")
            if drawing is not None:
                _walk(drawing, object_matrix(matrix, element.get("Boundary"), element.get("CTM")), walk, depth + 1)
        elif kind in GROUPS:
            _walk(element, matrix, walk, depth + 1)
        if walk.left < 0:
            raise Unreadable(Reason.TOO_LARGE, f"more than {MOST_OBJECTS:,} objects on one page, or {MOST_IN_ALL:,} on all together")


def _picture(element: etree._Element, outer: Matrix) -> Picture:
    """A picture in its place; without a matrix it fills its boundary."""
    boundary, ctm = element.get("Boundary"), element.get("CTM")
    box = parse_box(boundary)
    if ctm is None and box is not None:
        ctm = f"{box[2] - box[0]} 0 0 {box[3] - box[1]} 0 0"
    return Picture(element.get("ResourceID", ""), object_matrix(outer, boundary, ctm))


def _read_path(element: etree._Element, matrix: Matrix, walk: _Walk) -> None:
    """Take in the rules that a path draws, or its place among the outlines."""
    data = child(element, "AbbreviatedData")
    text = (data.text or "") if data is not None else ""
    box = parse_box(element.get("Boundary"))
    is_filled = element.get("Fill", "false").strip().lower() == "true"
    if is_filled and box is not None and len(walk.content.outlines) < MOST_OUTLINES and may_be_drawn(text, box_around(matrix, box)):
        placed = object_matrix(matrix, element.get("Boundary"), element.get("CTM"))
        walk.content.outlines.append(Outline(text, placed, box_around(matrix, box)))
    if text and len(text) <= min(LONGEST_PATH, walk.paths_left) and not CURVE.search(text):
        walk.paths_left -= len(text)
        walk.content.rules.extend(_rules(element, text, matrix))


def _rules(element: etree._Element, text: str, outer: Matrix) -> Iterator[Box]:
    """The upright lines of a path: what is stroked, and filled shapes that are as thin as a line."""
    if parse_number(element.get("Alpha"), 255) <= 0:
        return
    matrix = object_matrix(outer, element.get("Boundary"), element.get("CTM"))
    is_stroked = element.get("Stroke", "true").strip().lower() != "false"
    is_filled = element.get("Fill", "false").strip().lower() == "true"
    for points in _lines_of_path(text, matrix):
        box = span_of(points)
        if min(box[2] - box[0], box[3] - box[1]) <= THIN:
            if is_stroked or is_filled:
                yield from _if_long(box)
        elif is_stroked:
            for ends in pairwise(points):
                side = span_of(ends)
                if min(side[2] - side[0], side[3] - side[1]) <= THIN:
                    yield from _if_long(side)


def _if_long(box: Box) -> Iterator[Box]:
    if max(box[2] - box[0], box[3] - box[1]) >= SHORTEST_RULE:
        yield box


def _lines_of_path(text: str, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
    """The connected lines of path data without curves: S and M begin one, L goes on, C closes."""
    points: list[tuple[float, float]] = []
    numbers: list[float] = []
    for token in PATH_TOKEN.findall(text):
        if token.isalpha():
            if token in "SMsm" and points:
                yield points
                points = []
            elif token in "Cc" and len(points) > 2:
                points.append(points[0])
            numbers.clear()
            continue
        numbers.append(parse_number(token, 0.0))
        if len(numbers) == 2:
            points.append(apply(matrix, numbers[0], numbers[1]))
            numbers.clear()
    if points:
        yield points
