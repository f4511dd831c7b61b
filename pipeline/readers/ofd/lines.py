"""Pieces of text on a page put together into printed lines, in the order in which they are read."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from statistics import median

from extractors.frozen import frozen
from pipeline.raw import Box
from pipeline.readers.layout.compose import PrintedLine
from pipeline.readers.ofd.geometry import turn_back, turn_box, union
from pipeline.readers.ofd.text import NARROW, Piece, count_spaces

# All in sizes of type, by hand on the samples, the notices set from gold and invented forms.
SAME_BASE = 0.4  # base lines no further apart belong to one line; superscripts are raised by so much of the larger size
TWICE = 0.15  # the same words hardly further from each other are drawn twice, for bold type or a shadow
MOST_TWICE = 100  # of the same words in one place that are compared; shadows have two or three
NEAR_AT_MOST = 15.0  # points: TWICE of type of 35 mm
WORD_GAP, LATIN_GAP = 0.5, 0.2  # between pieces: a space; letters beside each other have narrower ones
SPREAD, SAME_GAP = 1.2, 0.3  # single characters set apart evenly, by no more than SPREAD, are one word
COLUMN_GAP = 1.5  # a gap that may lie between two columns
FEWEST_LINES = 8  # of each of two columns
FEWEST_CHARACTERS = 10  # in the middle line of a column of prose; cells and lists of names have fewer
MOST_ACROSS = 0.1  # of the lines beside two columns may run across the gap between them
OVERLAP = 0.5  # of the shorter column's height stands beside the other


@frozen
class Words:
    """A line, or a part of it as wide as one column: its text and box in the frame of the page."""

    text: str
    box: Box
    base: float
    size: float


def main_turn(pieces: Iterable[Piece]) -> int:
    """The quarter turns by which most characters of a page run."""
    counts = Counter[int]()
    for piece in pieces:
        counts[piece.turn] += len(piece.text)
    return max(counts, key=lambda turn: (counts[turn], -turn), default=0)


def once(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces without those that are drawn a second time in the same place."""
    places = dict[tuple[str, int, int, int], list[Piece]]()  # by words, turn and a field of the page as wide as what is near
    kept = []
    for piece in pieces:
        near = TWICE * piece.size
        x, y = round(piece.start / NEAR_AT_MOST), round(piece.base / NEAR_AT_MOST)
        around = [(piece.text, piece.turn, x + right, y + down) for right in (-1, 0, 1) for down in (-1, 0, 1)]
        others = islice((other for field in around for other in places.get(field, ())), MOST_TWICE)
        if any(abs(other.start - piece.start) < near and abs(other.base - piece.base) < near for other in others):
            continue
        places.setdefault((piece.text, piece.turn, x, y), []).append(piece)
        kept.append(piece)
    return kept


def sideways(pieces: Iterable[Piece], turn: int, page: tuple[float, float]) -> list[Words]:
    """The lines of pieces that run in another direction than the page's lines, with boxes in the frame of the page."""
    found = []
    by_turn = dict[int, list[Piece]]()
    for piece in pieces:
        by_turn.setdefault(piece.turn, []).append(piece)
    for other, group in sorted(by_turn.items()):
        for line in join(group):
            box = turn_box(turn_back(line.box, other, page), turn, page)
            found.append(Words(line.text, box, box[3], line.size))
    return found


def join(pieces: Iterable[Piece]) -> list[Words]:
    """The pieces of one direction as lines, or parts of lines with a wide gap between them, from the top down."""
    return [words for row in _rows(pieces) for words in _parts(row)]


def _rows(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Pieces on one base line, each row from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda one: (one.base, one.start)):
        if rows:
            last = rows[-1][-1]
            if piece.base - last.base <= SAME_BASE * _common_size(piece, last):
                rows[-1].append(piece)
                continue
        rows.append([piece])
    for row in rows:
        is_backward = all(piece.is_backward for piece in row)
        yield sorted(row, key=lambda one: -one.end if is_backward else one.start)


def _common_size(one: Piece, other: Piece) -> float:
    """The larger size for a mark that is raised beside its word, else the smaller one."""
    small, large = sorted((one.size, other.size))
    is_raised = small < 0.75 * large and min(one.end, other.end) + large > max(one.start, other.start)
    return large if is_raised else small


def _parts(row: Sequence[Piece]) -> Iterator[Words]:
    """A row cut at gaps that may lie between columns."""
    visible = [piece for piece in row if not piece.text.isspace()]
    spaces = sorted(piece.start for piece in row if piece.text.isspace())
    if not visible:
        return
    spread = _spread(visible)
    part = [visible[0]]
    text = visible[0].text
    for before, piece in pairwise(visible):
        size = min(before.size, piece.size)
        gap = _gap(before, piece)
        if gap > COLUMN_GAP * size and not spread:
            yield _words(text, part)
            text, part = piece.text, [piece]
            continue
        following = bisect_right(spaces, before.start)
        has_space = following < len(spaces) and spaces[following] < piece.end
        text += _space(before.text[-1:], piece.text[:1], gap / size, has_space=has_space and not spread, spread=spread) + piece.text
        part.append(piece)
    yield _words(text, part)


def _gap(before: Piece, piece: Piece) -> float:
    return before.start - piece.end if piece.is_backward and before.is_backward else piece.start - before.end


def _spread(row: Sequence[Piece]) -> float:
    """The even gap, in sizes of type, between single characters set apart; 0 where there is none."""
    if len(row) < 4 or any(len(piece.text) > 1 for piece in row):
        return 0.0
    gaps = [_gap(before, piece) / piece.size for before, piece in pairwise(row)]
    return median(gaps) if max(gaps) <= SPREAD and max(gaps) - min(gaps) < SAME_GAP else 0.0


def _space(left: str, right: str, gap: float, *, has_space: bool, spread: float) -> str:
    """The spaces for a gap, in sizes of type, between two pieces."""
    is_latin = left.isascii() and right.isascii()
    least = LATIN_GAP if is_latin or has_space else WORD_GAP
    if spread or gap < least or left.isspace() or right.isspace():
        return ""
    return " " * count_spaces(gap, 1.0)


def _words(text: str, part: Sequence[Piece]) -> Words:
    box = union([piece.box for piece in part])
    return Words(text, box, part[0].base, max(piece.size for piece in part))


def in_reading_order(parts: Sequence[Words]) -> list[PrintedLine]:
    """The printed lines of a page: parts on one base line together, columns of prose one after the other."""
    gap = _gap_of_columns(parts)
    if gap is None:
        return _lines(parts)
    lines: list[PrintedLine] = []
    left: list[Words] = []
    right: list[Words] = []
    for words in sorted(parts, key=lambda one: one.base):
        if words.box[2] <= gap:
            left.append(words)
        elif words.box[0] >= gap:
            right.append(words)
        else:
            lines += [*_lines(left), *_lines(right), *_lines([words])]
            left, right = [], []
    return [*lines, *_lines(left), *_lines(right)]


def _lines(parts: Iterable[Words]) -> list[PrintedLine]:
    rows: list[list[Words]] = []
    for words in sorted(parts, key=lambda one: (one.base, one.box[0])):
        last = rows[-1][-1] if rows else None
        if last is not None and words.base - last.base <= SAME_BASE * min(words.size, last.size):
            rows[-1].append(words)
        else:
            rows.append([words])
    return [_line(sorted(row, key=lambda one: one.box[0])) for row in rows]


def _line(row: Sequence[Words]) -> PrintedLine:
    text = row[0].text
    for before, words in pairwise(row):
        text += " " * count_spaces(words.box[0] - before.box[2], min(before.size, words.size)) + words.text
    return PrintedLine(text, union([words.box for words in row]))


def _gap_of_columns(parts: Sequence[Words]) -> float | None:
    """The place between two columns of prose, None where there is one column."""
    if len(parts) < 2 * FEWEST_LINES:
        return None
    whole = union([words.box for words in parts])
    middle, quarter = (whole[0] + whole[2]) / 2, (whole[2] - whole[0]) / 4
    if sum(words.box[0] < middle < words.box[2] for words in parts) > len(parts) / 2:
        return None
    begins = Counter(round(words.box[0]) for words in parts if abs(words.box[0] - middle) < quarter)
    return next((float(place) - NARROW for place, count in begins.most_common(3) if count > 1 and _is_gap(parts, place - 1)), None)


def _is_gap(parts: Sequence[Words], place: float) -> bool:
    left = [words for words in parts if words.box[2] <= place]
    right = [words for words in parts if words.box[0] >= place]
    if min(len(left), len(right)) < FEWEST_LINES:
        return False
    top = max(min(words.base for words in side) for side in (left, right))
    bottom = min(max(words.base for words in side) for side in (left, right))
    shorter = min(max(words.base for words in side) - min(words.base for words in side) for side in (left, right))
    across = sum(words.box[0] < place < words.box[2] and top <= words.base <= bottom for words in parts)
    is_prose = all(median(len(words.text) for words in side) >= FEWEST_CHARACTERS for side in (left, right))
    return is_prose and bottom - top >= OVERLAP * shorter and across <= MOST_ACROSS * (len(left) + len(right))
