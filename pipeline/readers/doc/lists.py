"""The lists of a Word document (PlfLst and PlfLfo, MS-DOC 2.9.193 and 2.9.192): what is written before its numbered paragraphs."""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import field

from extractors.frozen import frozen
from pipeline.readers.doc.modifiers import look_of
from pipeline.readers.doc.streams import LIST_USES, LISTS, Streams

LEVELS = 9
MOST_LISTS = 20_000  # a list takes 28 bytes; the most seen in a document that grew for years were some 2,000
LONGEST_TEXT = 64  # characters before a paragraph; Word takes 31


@frozen
class ListLevel:
    """One level of a list: its first number, the code of its number format, its text with the places of numbers (0..8) within."""

    first: int = 1
    code: int = 0
    text: str = ""
    only_arabic: bool = False  # numbers of the levels above are written in Arabic digits
    restarts_after: int = LEVELS  # a paragraph of a level below this one restarts the count
    space_after: bool = True
    font: int | None = None  # of the signs in its text


@frozen
class WordList:
    """A list: its identity, its levels, and the style that each level belongs to."""

    identity: int
    levels: tuple[ListLevel, ...]
    styles: tuple[int, ...]


@frozen
class ListUse:
    """How paragraphs use a list: with which first numbers and levels of their own."""

    identity: int
    firsts: Mapping[int, int] = field(default_factory=dict)
    levels: Mapping[int, ListLevel] = field(default_factory=dict)


@frozen
class Lists:
    """The lists by identity, and their uses in the order in which paragraphs count them (from 1)."""

    lists: Mapping[int, WordList] = field(default_factory=dict)
    uses: tuple[ListUse, ...] = ()

    def use(self, number: int) -> tuple[ListUse, WordList] | None:
        """A use and its list; None where there is none."""
        if not 1 <= number <= len(self.uses):
            return None
        use = self.uses[number - 1]
        return (use, self.lists[use.identity]) if use.identity in self.lists else None


def read_lists(streams: Streams) -> Lists:
    """The lists of a document; raises struct.error or IndexError where they are damaged."""
    content = streams.part(LISTS)
    if not content or not streams.part(LIST_USES):
        return Lists()
    return Lists({one.identity: one for one in _lists(streams)}, tuple(_uses(streams.part(LIST_USES))))


def _lists(streams: Streams) -> Iterator[WordList]:
    content, start = streams.table, streams.start(LISTS)
    count = min(struct.unpack_from("<H", content, start)[0], MOST_LISTS)
    at = start + 2 + 28 * count  # the levels of all lists follow the lists, beyond the length that the head tells
    for number in range(count):
        identity, _, *styles, flags = struct.unpack_from("<2i9HB", content, start + 2 + 28 * number)
        levels: list[ListLevel] = []
        for _ in range(1 if flags & 1 else LEVELS):
            level, at = _level(content, at)
            levels.append(level)
        yield WordList(identity, tuple(levels), tuple(styles))


def _level(content: bytes, at: int) -> tuple[ListLevel, int]:
    """A level and the end of its bytes."""
    first, code, flags = struct.unpack_from("<iBB", content, at)
    follow, for_characters, for_paragraph, restarts_after = (content[at + place] for place in (15, 24, 25, 26))
    look = look_of(content[at + 28 + for_paragraph : at + 28 + for_paragraph + for_characters])
    at += 28 + for_paragraph + for_characters
    length = struct.unpack_from("<H", content, at)[0]
    end = at + 2 + 2 * length
    text = "" if look.hidden == 1 else content[at + 2 : min(end, at + 2 + 2 * LONGEST_TEXT)].decode("utf-16-le", "replace")
    return ListLevel(first, code, text, bool(flags & 4), restarts_after if flags & 8 else LEVELS, follow != 2, look.font), end


def _uses(content: bytes) -> Iterator[ListUse]:
    count = min(struct.unpack_from("<I", content)[0], (len(content) - 4) // 16)
    at = 4 + 16 * count
    for number in range(count):
        identity = struct.unpack_from("<i", content, 4 + 16 * number)[0]
        changed = content[4 + 16 * number + 12]
        firsts: dict[int, int] = {}
        levels: dict[int, ListLevel] = {}
        at += 4
        for _ in range(min(changed, LEVELS)):
            first, flags = struct.unpack_from("<iI", content, at)
            at += 8
            if flags & 0x10:
                firsts[flags & 0xF] = first
            if flags & 0x20:
                levels[flags & 0xF], at = _level(content, at)
                if flags & 0x10:
                    firsts[flags & 0xF] = levels[flags & 0xF].first
        yield ListUse(identity, firsts, levels)
