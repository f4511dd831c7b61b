"""What each unit is, and the elements that the labelled units make: a title's lines are one, a numbered line may be two."""

from collections.abc import Iterator, Sequence

from extractors.frozen import frozen
from extractors.notice import Element, ElementKind, Span, Zone
from extractors.patterns import pattern_of
from pipeline.segment.headings import Heading, find_heading
from pipeline.segment.units import Unit

K = ElementKind
CELL_BREAK = pattern_of(r"\t|[ \u3000\xa0]{2,}|　")
_HEAD_KINDS = (K.TITLE, K.ADDRESSEE)
PARAGRAPH, _HEADING = K.PARAGRAPH, K.HEADING  # members of an enum are slow to look up, and these are asked of every unit


@frozen
class Label:
    """What a unit is."""

    kind: ElementKind
    zone: Zone


def emit_elements(units: Sequence[Unit], labels: Sequence[Label]) -> Iterator[Element]:
    """The elements of the units, in text order; levels of headings as their numbers are written."""
    stop = 0
    for at, (unit, label) in enumerate(zip(units, labels, strict=True)):
        if at < stop:  # a line of the title or addressee above
            continue
        kind = label.kind
        if kind is PARAGRAPH:
            heading = find_heading(unit.words)
            if len(unit.bare) < len(unit.words) and _has_cells(unit, heading) and _is_row(units, labels, at):
                yield Element(K.TABLE_ROW, unit.span, label.zone)
            elif heading:
                yield from _headed(unit, heading, label.zone)
            else:
                yield Element(kind, unit.span, label.zone)
        elif kind in _HEAD_KINDS:
            stop = at + 1
            while stop < len(units) and labels[stop] == label:
                stop += 1
            yield Element(kind, Span(unit.span.start, units[stop - 1].span.end), label.zone)
        else:
            yield Element(kind, unit.span, label.zone)


def _headed(unit: Unit, heading: Heading, zone: Zone) -> tuple[Element, ...]:
    """A numbered line: its heading and the paragraph of the words that run on."""
    start, end = unit.span.start, unit.span.end
    head = Element(_HEADING, Span(start, start + heading.end), zone, heading.level, unit.words[: heading.number])
    rest = unit.words[heading.rest :].lstrip()
    return (head, Element(PARAGRAPH, Span(end - len(rest), end), zone)) if rest else (head,)


def _has_cells(unit: Unit, heading: Heading | None) -> bool:
    """Whether a line that holds spaces may be a row: it has no number, or cells behind that of an item."""
    return heading is None or (heading.level > 2 and CELL_BREAK.search(unit.words, heading.number) is not None)


def _cells(unit: Unit) -> int:
    if "\t" not in unit.words and "  " not in unit.words and "　" not in unit.words:
        return 1
    return len(CELL_BREAK.split(unit.words))


def _is_row(units: Sequence[Unit], labels: Sequence[Label], at: int) -> bool:
    """Whether the line has cells, and a line beside it has nearly as many."""
    count = _cells(units[at])
    if count < 2 or (count < 3 and "。" in units[at].bare):
        return False
    for beside in (at - 1, at + 1):
        if 0 <= beside < len(units) and labels[beside].kind is PARAGRAPH:
            other = _cells(units[beside])
            if other >= 2 and abs(other - count) <= max(1, count // 3):
                return True
    return False
