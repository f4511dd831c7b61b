"""The frame in which the lines of a page or a column are set: left and right edge, size of the characters, usual distance."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from extractors.frozen import frozen
from pipeline.readers.layout.sheet import PrintedLine, Sheet

FEWEST_COLUMNS = 16  # half-width columns of a line that tells the size of its characters
MOST_ASCII = 0.3  # of such a line's characters
SAME_EDGE = 0.6  # em: hanging marks and the sides of characters move an edge so far
HANGING = 1.8  # em by which a mark at the end of a line reaches beyond the edge, where programmes let it
FEW_LINES, FAR = 0.1, 2.6  # of the lines, and em: so few so far to the left of the others are none of the text; an indent is 2 em
NEAR, MANY = 1.5, 3  # em, and times as many lines: an edge so near to another is no indent; a masthead stands a little left of its text
FEWEST_AT_EDGE = 2  # lines that show an edge; one alone may run out
FEWEST_OF_BLOCK = 4  # lines that show that a column or page has edges of its own
INDENT = 3.0  # em: a block that begins so far right of the others is a column of its own, not an indent
MARGINS_ALIKE = 2.0  # em between the margins to the left and to the right; GB/T 9704-2012 has 28 mm and 26 mm
SAME_WIDTH = 10.0  # points: pages as wide are set alike
DEFAULT_EM = 16.0  # points, GB/T 9704-2012 sets the body in size 3


@frozen
class Frame:
    """Edges in points, `em` (the width of a Chinese character) and `pitch` (from line to line); no `right` where no line is full."""

    left: float
    right: float | None
    em: float
    pitch: float


@frozen
class Block:
    """Lines below each other on one page, and their frame."""

    page: int
    lines: tuple[PrintedLine, ...]
    frame: Frame


def columns_of(text: str) -> int:
    """The width of a text in half-width columns, two for a Chinese character."""
    return len(text.encode("gb18030", "replace"))


def tells_size(text: str) -> bool:
    """Whether a text tells the size of its characters: it is long, and has few letters and figures, which are narrow in some fonts."""
    columns = columns_of(text)
    return columns >= FEWEST_COLUMNS and 2 * len(text) - columns <= MOST_ASCII * len(text)


def find_blocks(sheets: Iterable[Sheet]) -> tuple[Block, ...]:
    """The columns and pages of a text in order, each with its frame; pages of one width share what a block alone does not show."""
    runs = [(sheet, lines) for sheet in sheets for lines in _runs([line for line in sheet.lines if not line.aside])]
    of_width = defaultdict[int, list[PrintedLine]](list)
    columns = Counter(sheet.page for sheet, _ in runs)
    for sheet, lines in runs:
        of_width[round(sheet.width / SAME_WIDTH)] += lines
    shared = {width: _centred(_frame(lines, None), lines, width * SAME_WIDTH) for width, lines in of_width.items()}
    found = list[Block]()
    for sheet, lines in runs:
        frame = _own(lines, shared[round(sheet.width / SAME_WIDTH)], alone=columns[sheet.page] == 1)
        found.append(Block(sheet.page, lines, frame))
    return tuple(found)


def _runs(lines: Sequence[PrintedLine]) -> Iterable[tuple[PrintedLine, ...]]:
    """The lines in runs that go down the page; where one stands above the line before it, a column begins."""
    begin = 0
    for at, (line, after) in enumerate(pairwise(lines), 1):
        if after.bottom <= line.top:
            yield tuple(lines[begin:at])
            begin = at
    if lines:
        yield tuple(lines[begin:])


def _centred(frame: Frame, lines: Sequence[PrintedLine], width: float) -> Frame:
    """The frame with a right edge also where one line alone reaches it: margins are alike on both sides of a page."""
    right = max((line.right for line in lines if not line.is_row), default=0.0)
    if frame.right is not None and right - frame.right < 2 * frame.em:
        return frame
    return replace(frame, right=right) if abs(width - right - frame.left) < MARGINS_ALIKE * frame.em else frame


def _own(lines: Sequence[PrintedLine], shared: Frame, *, alone: bool) -> Frame:
    """The frame of a block: its own where enough of its lines show one, else the shared one; a column is narrower than the page."""
    own = _frame(lines, shared)
    if own.right is None or shared.right is None or sum(not line.is_row for line in lines) < FEWEST_OF_BLOCK:
        return shared
    moved, em = own.left - shared.left, shared.em
    if abs(moved) <= 1.5 * SAME_EDGE * em:
        is_edge = (own.right > shared.right or not alone) and _is_edge(lines, own)
        return replace(own, right=own.right if is_edge else shared.right, pitch=shared.pitch)
    along = abs(own.right - shared.right - moved) <= SAME_EDGE * em
    if along or (abs(moved) >= INDENT * em and not alone):
        return replace(own, pitch=shared.pitch)
    return replace(shared, em=own.em)


def _is_edge(lines: Sequence[PrintedLine], frame: Frame) -> bool:
    """Whether enough lines of a block end at its right edge."""
    right = frame.right
    return right is not None and sum(abs(line.right - right) <= SAME_EDGE * frame.em for line in lines) >= FEWEST_OF_BLOCK


def _frame(lines: Sequence[PrintedLine], shared: Frame | None) -> Frame:
    plain = [line for line in lines if not line.is_row]
    if not plain:
        return shared or Frame(0.0, None, DEFAULT_EM, 2 * DEFAULT_EM)
    sizes = [2 * (line.right - line.left) / columns_of(line.text) for line in plain if tells_size(line.text)]
    em = median(sizes) if sizes else shared.em if shared else median(line.bottom - line.top for line in plain)
    em = em or DEFAULT_EM
    left = _left_edge(sorted(line.left for line in plain), em)
    right = _without_hanging(_edge([-x for x in sorted((line.right for line in plain), reverse=True)], em), plain, em)
    steps = [after.top - line.top for line, after in pairwise(plain) if 0.5 * em < after.top - line.top < 5 * em]
    pitch = median(steps) if steps else shared.pitch if shared else 2 * em
    return Frame(plain[0].left if left is None else left, right, em, pitch)


def _without_hanging(edge: float | None, lines: Sequence[PrintedLine], em: float) -> float | None:
    """The right edge (`edge` with its sign turned) without marks that hang beyond it at the ends of some lines."""
    if edge is None:
        return None
    near = sorted(line.right + edge for line in lines if line.right > -edge - HANGING * em)
    inner = [at for at in near if at <= near[0] + SAME_EDGE * em]
    outer = [at for at in near if at >= -SAME_EDGE * em]
    return -edge + median(inner) if len(inner) > 2 * len(outer) else -edge


def _left_edge(places: Sequence[float], em: float) -> float | None:
    """The left edge, without the few lines that begin left of all others: mastheads a little, signatures by hand far."""
    edge = _edge(places, em)
    if edge is None:
        return None
    rest = [place for place in places if place > edge + SAME_EDGE * em]
    inner = _edge(rest, em)
    if inner is None:
        return edge
    outer = len(places) - len(rest)
    if inner - edge < NEAR * em and sum(place <= inner + SAME_EDGE * em for place in rest) >= MANY * outer:
        return inner
    return inner if outer < FEW_LINES * len(places) and inner - edge > FAR * em else edge


def _edge(places: Sequence[float], em: float) -> float | None:
    """The first of the sorted places at which enough lines stand."""
    for at, place in enumerate(places[: len(places) - FEWEST_AT_EDGE + 1]):
        if places[at + FEWEST_AT_EDGE - 1] - place <= SAME_EDGE * em:
            return place
    return None
