"""Lines of a document as units: a line, or one of the parts of a line that holds several elements."""

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractors.notice import Span
from pipeline.segment import forms

LONGEST_HEAD_LINE = 200  # code points; a longer line is no number, no title with its number
LONGEST_ADDRESS_LINE = 900
WIDE_GAP = re.compile(r"(?<=\S)[ \u3000]{2,}(?=\S)")
TAIL = 90  # code points at the end of a paragraph in which a signature may stand


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of one line without the white space around it; `words` is the text, `bare` the text without any white space."""

    span: Span
    words: str
    bare: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Unit | None":
        """The unit of text[start:end], None where that is white space."""
        words = text[start:end]
        start += len(words) - len(words.lstrip())
        words = words.strip()
        return cls(Span(start, start + len(words)), words, "".join(words.split())) if words else None


def find_units(text: str, lines: Iterable[Span]) -> Iterator[Unit]:
    """The units of the lines, in order; blank lines give none."""
    for line in lines:
        unit = Unit.of(text, line.start, line.end)
        if unit is not None:
            yield from _split(text, unit)


def cut(text: str, unit: Unit, *places: int) -> Iterator[Unit]:
    """The unit cut at the places given, which count from its start."""
    edges = [0, *places, len(unit.words)]
    for start, end in itertools.pairwise(edges):
        part = Unit.of(text, unit.span.start + start, unit.span.start + end)
        if part is not None:
            yield part


def _split(text: str, unit: Unit) -> Iterator[Unit]:
    """A line that holds a mark with its number, a title with its number, or a signature with its date, in parts."""
    places = _places_before_address(unit.words) if unit.words[-1] in "：:" else []
    if not places and len(unit.words) <= LONGEST_HEAD_LINE:
        places = _head_places(unit.words)
    if not places and "附" in unit.words and (note := forms.NOTE_IN_LINE.search(unit.words)):
        places = [note.end()]
    if not places and "特此" in unit.words and (signed := forms.SIGNED_IN_LINE.search(unit.words)):
        places = [signed.start("organs"), signed.start("date"), signed.end()] if forms.is_organ_line(signed["organs"]) else []
    if not places and unit.bare.endswith("日"):
        places = _close_places(unit.words)
    if not places:
        yield unit
        return
    first, *others = cut(text, unit, *places)
    yield first
    for other in others:
        yield from _split(text, other)


def _places_before_address(words: str) -> list[int]:
    """Where a title (written once or twice) or a number ends that shares its line with the addressee."""
    if len(words) > LONGEST_ADDRESS_LINE:
        return []
    if "号" in words[:60] and (number := forms.NUMBER_BEFORE_ADDRESS.match(words)):
        return [number.end("first")]
    title = forms.TITLE_BEFORE_ADDRESS.match(words) if "关于" in words else None
    if not title:
        return []
    once = len(title["first"].split()[0])
    return [once, title.end("first")] if once < title.end("first") // 2 + 1 else [title.end("first")]


def _head_places(words: str) -> list[int]:
    twice = words.split(maxsplit=2)
    if len(twice) == 3 and twice[0] == twice[1] and len(twice[0]) > 3 and (forms.is_organ(twice[0]) or forms.TITLE_END.search(twice[0])):
        return [len(twice[0])]
    if "文件" in words[:44] and (match := forms.MARK_AND_MORE.match(words)) and "号" not in words:
        return [match.end("first")]
    if "号" not in words:
        return []
    for pattern in (forms.NUMBER_AND_DATE, forms.MARK_AND_NUMBER, forms.NUMBER_AND_MORE, forms.TITLE_AND_NUMBER):
        match = pattern.match(words)
        if match:
            return [match.end("first")]
    return []


def _close_places(words: str) -> list[int]:
    """Where the signature and the date begin in a line that ends with both."""
    tail = max(0, len(words) - TAIL)
    date = forms.DATE_AT_END.search(words, tail)
    if not date or date.start() == 0:
        return []
    before = words[tail : date.start()].rstrip()
    gaps = list(WIDE_GAP.finditer(before))
    if gaps and forms.is_organ_line(before[gaps[-1].end() :]) and not forms.is_organ_line(before[: gaps[-1].start()]):
        return [tail + gaps[-1].end(), date.start()]
    if tail == 0 and forms.is_organ_line(before):
        return [date.start()]
    stop = forms.SIGNATURE_AFTER_STOP.search(before)
    if stop and forms.is_organ_line(stop["organs"]):
        return [tail + stop.start("organs"), date.start()]
    if before.endswith(("特此通知。", "特此公告。", "特此通告。", "特此函复。", "特此函告。", "特此通报。")):
        return [date.start()]
    return []
