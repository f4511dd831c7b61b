"""The automatic numbers of a Word document, counted paragraph by paragraph: 一、 （一） 1. with restarts and levels."""

from collections.abc import Callable
from types import MappingProxyType

from pipeline.readers.doc.lists import LEVELS, ListLevel, Lists, ListUse, WordList
from pipeline.readers.doc.modifiers import Layout
from pipeline.readers.doc.styles import Style, Styles
from pipeline.readers.docx.numerals import written_number
from pipeline.readers.docx.symbols import sign

# Number formats by their codes (MSONFC, MS-OSHARED 2.2.1.3), by the names that DOCX has for them.
NUMBER_FORMATS = MappingProxyType(
    {
        **dict(enumerate(("decimal", "upperRoman", "lowerRoman", "upperLetter", "lowerLetter"))),
        **dict(enumerate(("ideographDigital", "japaneseCounting"), start=10)),
        **dict(enumerate(("decimalFullWidth", "decimalHalfWidth"), start=14)),
        **dict(enumerate(("japaneseDigitalTenThousand", "decimalEnclosedCircle", "decimalFullWidth2"), start=17)),
        22: "decimalZero",
        **dict(enumerate(("decimalEnclosedFullstop", "decimalEnclosedParen", "decimalEnclosedCircleChinese"), start=26)),
        **dict(enumerate(("ideographEnclosedCircle", "ideographTraditional", "ideographZodiac", "ideographZodiacTraditional"), start=29)),
        **dict(enumerate(("taiwaneseCounting", "ideographLegalTraditional", "taiwaneseCountingThousand", "taiwaneseDigital"), start=33)),
        **dict(enumerate(("chineseCounting", "chineseLegalSimplified", "chineseCountingThousand"), start=37)),
        57: "numberInDash",
    }
)
LEADING_ZERO, BULLET, NO_NUMBER = 22, 23, 255
OLD_WAY = 0x7FF  # the use of a list that stands for a number in the way of Word 6


class Counters:
    """Counts the paragraphs of the lists of one document, in the order in which they are given."""

    def __init__(self, read: Callable[[], Lists], styles: Styles, fonts: tuple[str, ...]) -> None:
        self.read = read
        self.styles = styles
        self.fonts = fonts
        self.lists: Lists | None = None  # read with the first paragraph that has a number
        self.counts: dict[int, dict[int, int]] = {}
        self.begun: set[tuple[int, int]] = set()
        self.lacks_numbers = False  # paragraphs had numbers in the way of Word 6
        self.unknown: set[int] = set()  # codes of number formats that were written in Arabic digits for want of another way

    def number_of(self, layout: Layout) -> str:
        """What is written before the paragraph, with a space behind it where it stands apart; empty where it has no number."""
        style = self.styles.get(layout.style)
        own = layout.list_use if layout.list_use is not None else style.list_use if style else None
        if not own or own == OLD_WAY:
            self.lacks_numbers = self.lacks_numbers or layout.has_old_number or own == OLD_WAY
            return ""
        self.lists = self.lists or self.read()
        found = self.lists.use(own)
        if found is None:
            return ""
        use, word_list = found
        level = layout.level if layout.level is not None else _level_of(layout.style, style, word_list)
        if level >= LEVELS:
            return ""
        self._count(own, use, word_list, level)
        return self._written(use, word_list, level)

    def _count(self, number: int, use: ListUse, word_list: WordList, level: int) -> None:
        counts = self.counts.setdefault(use.identity, {})
        if level in use.firsts and (number, level) not in self.begun:
            counts[level] = use.firsts[level]
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = _form(use, word_list, level).first
        self.begun.add((number, level))
        for below in range(level + 1, LEVELS):
            if below in counts and level < _form(use, word_list, below).restarts_after:
                del counts[below]

    def _written(self, use: ListUse, word_list: WordList, level: int) -> str:
        form = _form(use, word_list, level)
        counts = self.counts[use.identity]
        words = ""
        font = self.fonts[form.font] if form.font is not None and form.font < len(self.fonts) else None
        for place in map(ord, form.text):
            if place >= LEVELS:
                words += sign(place, font) or ""
                continue
            above = _form(use, word_list, place)
            count = counts.get(place, above.first)
            code = 0 if form.only_arabic and above.code != LEADING_ZERO else above.code
            words += "" if code in (NO_NUMBER, BULLET) else self._formatted(count, code)
        words = words.strip()
        return words + " " if words and form.space_after else words

    def _formatted(self, count: int, code: int) -> str:
        if code not in NUMBER_FORMATS:
            self.unknown.add(code)
        return written_number(count, NUMBER_FORMATS.get(code, "decimal")) or str(count)


def _form(use: ListUse, word_list: WordList, level: int) -> ListLevel:
    return use.levels.get(level) or (word_list.levels[level] if level < len(word_list.levels) else word_list.levels[0])


def _level_of(number: int, style: Style | None, word_list: WordList) -> int:
    """The level of a paragraph that tells none itself: its style's, or the one to which its style belongs."""
    if style and style.level is not None:
        return style.level
    return word_list.styles.index(number) if number and number in word_list.styles else 0
