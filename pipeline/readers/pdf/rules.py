"""The straight rules that are drawn on a PDF page: the borders of its tables."""

import ctypes
from collections.abc import Iterator
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

from extractors.frozen import frozen
from pipeline.raw import Box
from pipeline.readers.pdf.characters import View

SHORTEST = 4.0  # points; shorter ones are dashes and parts of signs
THIN = 3.0  # points: a filled box so thin is a rule
STRAIGHT = 0.5  # points by which the ends of a rule may differ across it
MOST_OBJECTS = 5000  # of a page; drawings and outlined text have more, and no table that we could read
MOST_SEGMENTS = 2000  # of one path: a whole grid may be a single one
DEEPEST = 3  # forms within forms

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@frozen
class Rule:
    """A rule from (left, top) to (right, bottom) in points of the page as it is shown: level or upright."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def is_level(self) -> bool:
        """Whether the rule is level."""
        return self.right - self.left > self.bottom - self.top


def find_rules(page: pypdfium2.PdfPage, view: View) -> list[Rule]:
    """The rules of a page; none of a page that is a drawing."""
    count = pdfium.FPDFPage_CountObjects(page.raw)
    if count > MOST_OBJECTS:
        return []
    get_object, type_of, page_handle, text = pdfium.FPDFPage_GetObject, pdfium.FPDFPageObj_GetType, page.raw, pdfium.FPDF_PAGEOBJ_TEXT
    parts = [part for at in range(count) if type_of(part := get_object(page_handle, at)) != text]  # most objects of a page are text
    return [rule for part in parts for box in _rules_of(part, IDENTITY, 0) if (rule := _rule(view.shown(*box)))]


def _rule(box: Box) -> Rule | None:
    """A thin box as the rule along its middle."""
    left, top, right, bottom = box
    if right - left >= SHORTEST and bottom - top <= THIN:
        middle = (top + bottom) / 2
        return Rule(left, middle, right, middle)
    if bottom - top >= SHORTEST and right - left <= THIN:
        middle = (left + right) / 2
        return Rule(middle, top, middle, bottom)
    return None


def _rules_of(part: pdfium.FPDF_PAGEOBJECT, outer: Matrix, depth: int) -> Iterator[Box]:
    """The thin boxes (left, top, right, bottom, y upwards) that an object of a page draws."""
    kind = pdfium.FPDFPageObj_GetType(part)
    if kind == pdfium.FPDF_PAGEOBJ_PATH:
        count = pdfium.FPDFPath_CountSegments(part)
        if 2 <= count <= MOST_SEGMENTS:
            yield from _straight(_polygons(part, count, _within(_matrix(part), outer)))
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
        matrix = _within(_matrix(part), outer)
        for at in range(min(MOST_OBJECTS, pdfium.FPDFFormObj_CountObjects(part))):
            yield from _rules_of(pdfium.FPDFFormObj_GetObject(part, at), matrix, depth + 1)


def _polygons(path: pdfium.FPDF_PAGEOBJECT, count: int, matrix: Matrix) -> Iterator[list[Point]]:
    """The polygons of a path on the page; one with a curve ends before it."""
    points = list[Point]()
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, at)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind != pdfium.FPDF_SEGMENT_LINETO:
            yield points
            points = []
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        points.append(_moved((x.value, y.value), matrix))
        if pdfium.FPDFPathSegment_GetClose(segment) and points[0] != points[-1]:
            points.append(points[0])
    yield points


def _straight(polygons: Iterator[list[Point]]) -> Iterator[Box]:
    for points in polygons:
        if len(points) < 2:
            continue
        left, right = min(x for x, _ in points), max(x for x, _ in points)
        bottom, top = min(y for _, y in points), max(y for _, y in points)
        if right - left <= THIN or top - bottom <= THIN:
            yield left, top, right, bottom
            continue
        for (x, y), (x_after, y_after) in pairwise(points):
            if abs(x - x_after) <= STRAIGHT or abs(y - y_after) <= STRAIGHT:
                yield min(x, x_after), max(y, y_after), max(x, x_after), min(y, y_after)


def _matrix(part: pdfium.FPDF_PAGEOBJECT) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(part, found):
        return IDENTITY
    return found.a, found.b, found.c, found.d, found.e, found.f


def _within(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that moves first as the inner one does, then as the outer one."""
    if outer == IDENTITY:
        return inner
    a, b, c, d, e, f = inner
    return (*_turned(a, b, outer), *_turned(c, d, outer), *_moved((e, f), outer))


def _turned(x: float, y: float, matrix: Matrix) -> Point:
    return x * matrix[0] + y * matrix[2], x * matrix[1] + y * matrix[3]


def _moved(point: Point, matrix: Matrix) -> Point:
    x, y = _turned(*point, matrix)
    return x + matrix[4], y + matrix[5]
