"""Automatic numbers: which number Word shows before a paragraph (numbering.xml; ECMA-376 part 1, 17.9).

Where the standard leaves it open, what Word was measured to do is followed:
- All lists (w:num) of one definition (w:abstractNum) count on in one sequence. A definition that only names a numbering style
  (w:numStyleLink) borrows its levels, but counts by itself.
- A list's w:startOverride restarts a level once: when the list first comes to that level.
- A level that comes before any of the levels above it counts those too: 1.1 at the beginning, and then 2.
- A level that was reset and not used since shows the number that it will start with.
- w:isLgl shows the numbers of the levels above in figures; the level's own keeps its format.
- Hidden paragraphs count: Word itself puts them in where somebody lets a list skip numbers. Those whose mark is deleted do not.
- Every text box counts by itself, and so do the notes; the body's counters do not see them.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from extractors.frozen import frozen
from pipeline.readers.docx.numerals import written_number
from pipeline.readers.docx.styles import Styles
from pipeline.readers.docx.symbols import sign
from pipeline.readers.docx.xml import Element, attribute, child, chosen, is_on, name_of, value, whole_number

LEVELS = 9
LONGEST_LABEL = 80  # characters of w:lvlText; Word allows 31
ORDINARY_BULLET = "•"  # for pictures and for signs of fonts that we do not know
SEPARATED = ("tab", "space")


@frozen
class Level:
    """One level of a list: the format of its numbers and the text around them (%1 is the number of the first level)."""

    start: int
    number_format: str
    text: str
    suffix: str
    restart: int | None  # the level (from 1) whose use restarts this one; 0: none does; None: all above
    is_legal: bool
    style: str | None
    pattern: str | None
    font: str | None
    is_hidden: bool
    is_picture: bool

    def restarts_after(self, used: int, own: int) -> bool:
        """Whether this level (from 0) starts anew when the level `used` counts."""
        limit = own if self.restart is None or self.restart > own else self.restart
        return used < limit


@frozen
class NumberList:
    """A list as paragraphs name it: whose counters it shares, its levels, and the levels that it restarts once."""

    sequence: int
    levels: Mapping[int, Level]
    restarts: frozenset[int]


@frozen
class Label:
    """What is shown before a paragraph, and whether Word sets it apart by a space or a tab."""

    text: str
    is_apart: bool


class Numbering:
    """The lists of a document; without a numbering part there are none."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._definitions = dict[int, Element]()
        self._lists = dict[int, Element]()
        self._read = dict[int, NumberList | None]()
        self._levels = dict[int, dict[int, Level]]()  # of definitions, which many lists may share
        self.unknown_formats = set[str]()
        for element in root if root is not None else ():
            for name, key, found in (("w:abstractNum", "w:abstractNumId", self._definitions), ("w:num", "w:numId", self._lists)):
                identifier = whole_number(attribute(element, key))
                if name_of(element) == name and identifier is not None:
                    found.setdefault(identifier, element)

    def place_of(self, properties: Element | None) -> tuple[int, int] | None:
        """The list and the level (from 0) of a paragraph by its own properties or by its styles; None where it has no number."""
        direct = child(properties, "w:numPr")
        list_id, level = whole_number(value(direct, "w:numId")), whole_number(value(direct, "w:ilvl"))
        if list_id is None:
            by_style = self._styles.number_of(value(properties, "w:pStyle"))
            if by_style is None:
                return None
            list_id = by_style.list_id
            level = self._level_of_style(list_id, by_style.level or 0, by_style.chain) if level is None else level
        return (list_id, level or 0) if list_id and level != -1 else None

    def list_of(self, list_id: int) -> NumberList | None:
        """A list by its number; None where the document does not define it."""
        if list_id not in self._read:
            self._read[list_id] = self._read_list(list_id)
        return self._read[list_id]

    def _level_of_style(self, list_id: int, level: int, chain: tuple[str, ...]) -> int:
        """The level that is tied to a style; -1 where the level that it names is tied to another style, which Word does not number."""
        known = self.list_of(list_id)
        if known is None:
            return level
        tied = [place for style in chain for place, found in known.levels.items() if found.style == style]
        if tied:
            return tied[0]
        return -1 if level in known.levels and known.levels[level].style is not None else level

    def _read_list(self, list_id: int) -> NumberList | None:
        element = self._lists.get(list_id)
        sequence = whole_number(value(element, "w:abstractNumId"))
        definition = self._definitions.get(sequence) if sequence is not None else None
        if element is None or definition is None or sequence is None:
            return None
        if sequence not in self._levels:
            self._levels[sequence] = _levels(self._linked(definition))
        levels = dict(self._levels[sequence])
        restarts = set[int]()
        for override in element:
            place = whole_number(attribute(override, "w:ilvl"))
            if name_of(override) != "w:lvlOverride" or place is None or not 0 <= place < LEVELS:
                continue
            level, start = child(override, "w:lvl"), whole_number(value(override, "w:startOverride"))
            if level is not None:
                levels[place] = _level(level)
            if start is not None and place in levels:
                levels[place] = replace(levels[place], start=start)
                restarts.add(place)
        return NumberList(sequence, levels, frozenset(restarts))

    def _linked(self, definition: Element) -> Element:
        """The definition itself, or the one behind the numbering style that it names."""
        name = value(definition, "w:numStyleLink")
        list_id = self._styles.list_of(name) if name else None
        sequence = whole_number(value(self._lists.get(list_id), "w:abstractNumId")) if list_id is not None else None
        return self._definitions.get(sequence, definition) if sequence is not None else definition


class Counters:
    """The running numbers of one story: the body, a text box, the notes."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._values = dict[tuple[int, int], int]()  # by sequence and level; a level that starts anew has none
        self._seen = set[tuple[int, int]]()
        self._restarted = set[tuple[int, int]]()

    def next_label(self, list_id: int, level: int) -> Label | None:
        """Counts one paragraph; None where its list has no such level or shows nothing."""
        known = self._numbering.list_of(list_id)
        if known is None or level not in known.levels:
            return None
        if (known.sequence, level) not in self._seen:
            for above in range(level - 1, -1, -1):
                if (known.sequence, above) in self._seen or above not in known.levels:
                    break
                self._count(list_id, known, above)
        self._count(list_id, known, level)
        for below in range(level + 1, LEVELS):
            if below in known.levels and known.levels[below].restarts_after(level, below):
                self._values.pop((known.sequence, below), None)
        return self._label(known, level)

    def _count(self, list_id: int, known: NumberList, level: int) -> None:
        key, start = (known.sequence, level), known.levels[level].start
        if level in known.restarts and (list_id, level) not in self._restarted:
            self._restarted.add((list_id, level))
            self._values[key] = start
        else:
            self._values[key] = self._values[key] + 1 if key in self._values else start
        self._seen.add(key)

    def _label(self, known: NumberList, level: int) -> Label | None:
        shown = known.levels[level]
        if shown.number_format == "bullet":
            words = _bullet(shown)
        else:
            words = shown.text
            for place in range(LEVELS):
                if f"%{place + 1}" in words:
                    words = words.replace(f"%{place + 1}", self._number(known, place, is_plain=shown.is_legal and place < level))
        return Label(words, shown.suffix in SEPARATED) if words.strip() and not shown.is_hidden else None

    def _number(self, known: NumberList, level: int, *, is_plain: bool) -> str:
        if level not in known.levels:
            return ""
        shown = known.levels[level]
        number = self._values.get((known.sequence, level), shown.start)
        if is_plain:
            return str(number)
        words = written_number(number, shown.number_format, shown.pattern)
        if words is None:
            self._numbering.unknown_formats.add(shown.number_format)
        return str(number) if words is None else words


def _levels(definition: Element) -> dict[int, Level]:
    levels = dict[int, Level]()
    for element in definition:
        place = whole_number(attribute(element, "w:ilvl"))
        if name_of(element) == "w:lvl" and place is not None and 0 <= place < LEVELS:
            levels.setdefault(place, _level(element))
    return levels


def _level(element: Element) -> Level:
    number_format = child(element, "w:numFmt")
    if number_format is None:  # Word keeps formats of later versions beside a plain one
        branches = [chosen(inner) for inner in element if name_of(inner) == "mc:AlternateContent"]
        number_format = next((found for found in (child(branch, "w:numFmt") for branch in branches) if found is not None), None)
    fonts = child(child(element, "w:rPr"), "w:rFonts")
    return Level(
        start=whole_number(value(element, "w:start")) or 0,
        number_format=attribute(number_format, "w:val") or "decimal",
        text=(value(element, "w:lvlText") or "")[:LONGEST_LABEL],
        suffix=value(element, "w:suff") or "tab",
        restart=whole_number(value(element, "w:lvlRestart")),
        is_legal=is_on(element, "w:isLgl") or False,
        style=value(element, "w:pStyle"),
        pattern=attribute(number_format, "w:format"),
        font=attribute(fonts, "w:ascii") or attribute(fonts, "w:hAnsi"),
        is_hidden=is_on(child(element, "w:rPr"), "w:vanish") or False,
        is_picture=child(element, "w:lvlPicBulletId") is not None,
    )


@lru_cache(maxsize=64)
def _bullet(level: Level) -> str:
    if level.is_picture:
        return ORDINARY_BULLET
    return "".join(sign(ord(character), level.font) or ORDINARY_BULLET for character in level.text)
