"""Characters of a page put together into printed lines, whatever order the file draws them in."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from pipeline.raw import Box
from pipeline.readers.layout.sheet import PrintedLine
from pipeline.readers.pdf.characters import Character

ON_LINE = 0.5  # of the lower height that two stretches of one line share: indices and exponents share more than half
BACK = 0.5  # of a character's height by which the next one may begin before its end: italics, kerning
RUN_GAP = 1.0  # of a character's height between characters of one run; wider gaps set words, cells or columns apart
NARROW_GAP = 0.18  # of the height, between two words; LibreOffice sets letters and figures 0.2 apart from Chinese by itself
MIDDLES = 0.12  # of the height beyond a character's width, from middle to middle of two that a space parts
APART, SET_WIDE = 0.04, 0.5  # of the height, and of a line's characters that stand so far apart where it is stretched to its full width
TELEPHONE, TELEPHONE_END, LONGEST_TELEPHONE = re.compile(r"0\d{2,3}[-－—]|\d{7}"), re.compile(r"\d{7}$"), 7
WIDE = 1.5  # times as wide as high: the box of a glyph for two characters, such as ——
WIDE_GAP = 1.8  # of the height that is more than one space: cells, signatures beside each other
MOST_SPACES = 8  # for one gap; clean text knows columns by two
SAME_PLACE = 0.3  # of a character's width: drawn twice to look bold, or with a shadow


@dataclass(slots=True)
class Run:
    """Characters that follow each other on one line without a wide gap.

    `first` is the place of its first character among those of the page, `last` the box of its last one; `gaps` are those that may part
    words: their places in the text and widths, and the distance of the middles of the characters beside them; `widest` is the width of the
    widest character.
    """

    first: int
    text: str
    left: float
    top: float
    right: float
    bottom: float
    last: Box
    gaps: list[tuple[int, float, float]] = field(default_factory=list)
    widest: float = 0.0

    @property
    def height(self) -> float:
        """The height of the characters in points."""
        return self.bottom - self.top

    @property
    def box(self) -> Box:
        """The box of the run."""
        return self.left, self.top, self.right, self.bottom


def find_runs(characters: Iterable[Character]) -> list[Run]:
    """The runs of a page in the order of the file; spaces stand only inside of them."""
    found, spaces = list[Run](), ""
    run: Run | None = None
    for at, (text, box, _) in enumerate(characters):
        if text.isspace():
            if run and text not in "\r\n" and box[0] - run.right < RUN_GAP * run.height * (len(spaces) + 1):
                spaces += " " if text != "\u3000" else text
            continue
        if run:
            if text == run.text[-1] and _is_again(run.last, box):
                continue
            gap = _gap(run.last, run.right, box, len(spaces))
            if gap is not None:
                _add(run, spaces + text, box, 0.0 if spaces else gap)
                spaces = ""
                continue
        run, spaces = Run(at, text, *box, box), ""
        found.append(run)
    for run in found:
        if run.gaps:
            run.text = _spaced(run)
    return found


def _add(run: Run, text: str, box: Box, gap: float) -> None:
    """Put a character at the end of a run; this and `_gap` take most of the time of a page."""
    left, top, right, bottom = box
    if gap > APART * (run.bottom - run.top):
        run.gaps.append((len(run.text), gap, (left + right - run.last[0] - run.last[2]) / 2))
    if right - left > run.widest:
        run.widest = right - left
    run.text += text
    if top < run.top:
        run.top = top
    if bottom > run.bottom:
        run.bottom = bottom
    if right > run.right:
        run.right = right
    run.last = box


def _gap(last: Box, end: float, box: Box, spaces: int) -> float | None:
    """The gap between the last character of a run that ends there and the next one, None where that does not go on with the run."""
    if box == last:
        return 0.0  # one glyph for several characters
    left, top, _, bottom = box
    _, last_top, _, last_bottom = last
    height, last_height = bottom - top, last_bottom - last_top
    if last_height < height:
        height = last_height
    gap = left - end
    if not -BACK * height < gap < RUN_GAP * height * (spaces + 1):
        return None
    shared = (bottom if bottom < last_bottom else last_bottom) - (top if top > last_top else last_top)
    return gap if shared >= ON_LINE * height else None


def _is_again(last: Box, box: Box) -> bool:
    """Whether a run's last character is drawn once more at its place; one wide box is that of two dashes."""
    width = box[2] - box[0]
    near = SAME_PLACE * width
    return abs(last[0] - box[0]) < near and abs(last[1] - box[1]) < near and width < WIDE * (box[3] - box[1])


def _spaced(run: Run) -> str:
    """The text of a run with spaces where its gaps are wider than those of a line that is set wide.

    Some files tell boxes as narrow as the strokes (日), so that gaps between Chinese characters are seen by their middles, too.
    """
    usual = median(gap for _, gap, _ in run.gaps) if len(run.gaps) > SET_WIDE * len(run.text) else 0.0
    least, em = usual + NARROW_GAP * run.height, min(run.widest, run.height)
    parts, at = list[str](), 0
    for place, gap, distance in run.gaps:
        before, after = run.text[place - 1], run.text[place]
        if (
            gap > least
            and _are_words(run.text, place)
            and (before.isascii() or after.isascii() or distance - em - usual > MIDDLES * run.height)
        ):
            parts += (run.text[at:place], " ")
            at = place
    return "".join(parts) + run.text[at:]


def _are_words(text: str, at: int) -> bool:
    """Whether a narrow gap is a space: programmes set letters and figures a little apart from Chinese, but telephones follow names."""
    before, after = text[at - 1], text[at]
    if before.isascii() == after.isascii():
        return before.isascii() or (before.isalnum() and after.isalnum())
    if not (before if before.isascii() else after).isalnum():
        return True
    return bool(TELEPHONE.match(text, at) or TELEPHONE_END.search(text[max(0, at - LONGEST_TELEPHONE) : at]))


def _is_latin(text: str) -> bool:
    return text.isascii()


def _on_one_line(one: Box, other: Box) -> bool:
    shared = min(one[3], other[3]) - max(one[1], other[1])
    return shared > ON_LINE * min(one[3] - one[1], other[3] - other[1])


def find_rows(runs: Iterable[Run]) -> list[list[Run]]:
    """The runs that stand beside each other, from top to bottom and from left to right."""
    rows = list[list[Run]]()
    for run in sorted(runs, key=lambda run: (run.top + run.bottom, run.left)):
        for row in reversed(rows[-3:]):
            if _on_one_line(row[0].box, run.box):
                row.append(run)
                break
        else:
            rows.append([run])
    for row in rows:
        row.sort(key=lambda run: run.left)
    return [list(_once(row)) for row in rows]


def _once(row: Sequence[Run]) -> Iterator[Run]:
    """The runs of a row without those that are drawn again at the same place."""
    last: Run | None = None
    for run in row:
        if last and run.text == last.text and abs(run.left - last.left) < SAME_PLACE * run.height:
            continue
        yield run
        last = run


def line_of(row: Sequence[Run]) -> PrintedLine:
    """Runs beside each other as one printed line, with spaces for the gaps."""
    parts = [row[0].text]
    for before, run in pairwise(row):
        parts += (_spaces(before, run), run.text)
    box = (row[0].left, min(run.top for run in row), max(run.right for run in row), max(run.bottom for run in row))
    return PrintedLine("".join(parts), box)


def _spaces(before: Run, run: Run) -> str:
    gap = (run.left - before.right) / max(1.0, before.height, run.height)
    if gap < (NARROW_GAP if _is_latin(before.text[-1]) and _is_latin(run.text[0]) else RUN_GAP):
        return ""
    return " " if gap < WIDE_GAP else " " * min(MOST_SPACES, round(2 * gap))


def usual_height(runs: Sequence[Run]) -> float:
    """The height of most characters in points, 0 on a page without text."""
    heights = [run.height for run in runs for _ in range(0, len(run.text), 10)]
    return median(heights) if heights else 0.0
