"""How much running text the lines and elements of a page hold, and which element holds its notice."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from extractors.frozen import frozen
from pipeline.readers.html.furniture import feet, is_furniture
from pipeline.readers.html.lines import Line, Walked
from pipeline.readers.html.links import file_links
from pipeline.readers.html.particulars import is_label, is_particulars

RUNNING = 15  # characters outside of links from which a line counts as running text; menus have shorter entries
PROSE = re.compile(r"[，。；]|[：:]$")
# Of all running text, what a known container must hold to be believed at once, and what the smallest element must hold. On 184 pages
# of the archive a container held 0.97 or more; a list of summaries beside a short notice may take some.
KNOWN_SHARE, GENERAL_SHARE = 0.6, 0.9
SAME_SHARE = 0.97  # of the best: the inner one of two nested elements is taken where it holds as much
# Of all running text, what an element may hold that is named like furniture and is: some sites call the element around all "position".
ASIDE_SHARE = 0.25
MOST_PARTS = 50  # containers of one name


@frozen
class Stretch:
    """The lines from place `start` to `end`, the running text that they hold, the name of a known container, how often it stands there."""

    start: int
    end: int
    weight: int
    known: str = ""
    copies: int = 1


@frozen
class Weighed:
    """The lines of a page; of each whether it is the page's by its words, and how much running text it holds; the best element, if any."""

    lines: tuple[Line, ...]
    outer: tuple[bool, ...]
    weights: tuple[int, ...]
    best: Stretch | None


def weigh(walked: Walked) -> Weighed:
    """The page weighed. Where it has no running text at all, every line counts that is no furniture, in known containers first."""
    plain = _outer(walked.lines)
    weights = [0 if out else _weight(line) for line, out in zip(walked.lines, plain, strict=True)]
    lines = _set_aside(walked, weights)
    outer = tuple(out or line.aside for line, out in zip(lines, plain, strict=True))
    weights = [0 if out else weight for weight, out in zip(weights, outer, strict=True)]
    share = KNOWN_SHARE
    if not any(weights):
        weights, share = [0 if out or is_menu(line) else len(line.text) for line, out in zip(lines, outer, strict=True)], 0.0
    best = _best(walked, weights, share) if any(weights) else None
    return Weighed(lines, outer, tuple(weights), best)


def is_menu(line: Line) -> bool:
    """Whether a line is nothing but links, and to no files; a sentence is a link where a page forgot to close one."""
    return bool(line.anchors) and line.own <= 2 and not line.text.endswith(("。", "；", "：")) and not file_links(line)


def _outer(lines: Sequence[Line]) -> list[bool]:
    """Which lines are the page's by their words: furniture, its foot, particulars, and lines with any label beside these."""
    near = [is_particulars(line) for line in lines]
    for places in (range(1, len(lines)), range(len(lines) - 2, -1, -1)):
        for at in places:
            near[at] = near[at] or (near[at - places.step] and is_label(lines[at]))
    foot = set(feet(lines))
    return [near[at] or at in foot or is_furniture(line) for at, line in enumerate(lines)]


def _weight(line: Line) -> int:
    if line.mark and not PROSE.search(line.text):  # a title, which stands outside of the text as often as not
        return 0
    if line.own >= RUNNING:
        return line.own
    return line.own if PROSE.search(line.text) and 2 * line.own > len(line.text) else 0


def _set_aside(walked: Walked, weights: Sequence[int]) -> tuple[Line, ...]:
    """The lines, those marked that stand in an element named like furniture with little of the page's running text."""
    if not walked.asides:
        return walked.lines
    seqs = [line.seq for line in walked.lines]
    sums = [0, *accumulate(weights)]
    turns = [0] * (len(seqs) + 1)  # +1 where such an element begins, -1 where it ends
    for aside in walked.asides:
        start, end = bisect_left(seqs, aside.start), bisect_left(seqs, aside.end)
        if sums[end] - sums[start] <= ASIDE_SHARE * sums[-1]:
            turns[start] += 1
            turns[end] -= 1
    return tuple(line.set_aside() if depth else line for line, depth in zip(walked.lines, accumulate(turns), strict=False))


def _best(walked: Walked, weights: Sequence[int], share: float) -> Stretch:
    """The element that holds the notice: a known one if it holds this share of the text, else the smallest that holds nearly all."""
    seqs = [line.seq for line in walked.lines]
    sums = [0, *accumulate(weights)]
    stretches = [
        Stretch(start, end, sums[end] - sums[start], holder.known)
        for holder in walked.holders
        for start, end in ((bisect_left(seqs, holder.start), bisect_left(seqs, holder.end)),)
    ]
    known = _best_known(walked.lines, stretches, sums)
    if known and known.weight * known.copies >= share * sums[-1]:
        return known
    if known and not any(_apart(s, known) and s.weight >= known.weight for s in stretches):
        return known
    return min((s for s in stretches if s.weight >= GENERAL_SHARE * sums[-1]), key=lambda s: s.end - s.start)


def _best_known(lines: Sequence[Line], stretches: Sequence[Stretch], sums: Sequence[int]) -> Stretch | None:
    """The known container with most running text; None where none has any.

    Several of one name are one, since editors split a text into them, unless the page has its text twice, for large and small screens.
    """
    known = [s for s in stretches if s.known and s.weight]
    for name in {s.known for s in known}:
        parts = sorted((s for s in known[:MOST_PARTS] if s.known == name), key=lambda s: s.start)
        outermost = [s for at, s in enumerate(parts) if at == 0 or s.start >= max(p.end for p in parts[:at])]
        texts = {tuple(line.text for line in lines[s.start : s.end]) for s in outermost}
        if len(outermost) > 1 and len(texts) == len(outermost):
            start, end = outermost[0].start, outermost[-1].end
            known.append(Stretch(start, end, sums[end] - sums[start], name))
        elif len(outermost) > 1 and len(texts) == 1:
            known.append(replace(outermost[0], copies=len(outermost)))
    most = max((s.weight for s in known), default=0)
    return min((s for s in known if s.weight >= SAME_SHARE * most), key=lambda s: (s.end - s.start, s.start, -s.copies), default=None)


def _apart(one: Stretch, other: Stretch) -> bool:
    return one.end <= other.start or other.end <= one.start
