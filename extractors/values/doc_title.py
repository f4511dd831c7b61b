"""Titles of documents: as one line with the place of each character, as a name that is compared, and what they carry."""

import re
from functools import lru_cache

from extractors.frozen import frozen
from extractors.patterns import pattern_of
from extractors.values.doc_type import strip_tail

# An organ before 关于 is no longer than this.
LONGEST_ORGAN = 60
# Two names may be one document's where the shorter is at least this part of the longer.
SHARE = 0.7
_CARRIED = pattern_of(r"(?:转发|印发|批转|发布|公布|下发|颁布)(.{4,200})的(?:通知|公告|函|通报|通告|决定)")
_TITLE = pattern_of(r"《([^《》]{1,200})》")
_TITLES_ONLY = pattern_of(r"(?:《[^《》]{1,200}》[、，和及与]?){1,12}")
_RUN = pattern_of(r"\S+")
# Between two of these a space is part of the words: Open Source, 5G APP.
_LATIN = pattern_of(r"[A-Za-z0-9.,:;!?&'-]")


@frozen
class Line:
    """Words in one line, without layout; `places[i]` is where words[i] stands in what they were made from."""

    words: str
    places: tuple[int, ...]


def one_line(text: str) -> Line:
    """The text without line breaks and layout spaces; a space between two Latin words stays.

    >>> one_line("关于举办 “Open  Day”\\n 活动的通知").words
    '关于举办“Open Day”活动的通知'
    >>> one_line("一 二").places
    (0, 2)
    """
    words, places = list[str](), list[int]()
    last = 0
    for run in _RUN.finditer(text):
        start, end = run.span()
        if words and "\n" not in text[last:start] and _LATIN.match(text, last - 1) and _LATIN.match(text, start):
            words.append(" ")
            places.append(last)
        words.append(run.group())
        places.extend(range(start, end))
        last = end
    return Line("".join(words), tuple(places))


def words_of(text: str) -> str:
    """The words alone of `one_line`, for text of which most has no spaces at all.

    >>> words_of("关于举办 “Open  Day”\\n 活动的通知"), words_of(" 读书节方案"), words_of(" ")
    ('关于举办“Open Day”活动的通知', '读书节方案', '')
    """
    runs = text.split(maxsplit=1)
    return one_line(text).words if len(runs) > 1 else "".join(runs)


@frozen
class Name:
    """A title without marks, layout and （试行）: the organ before 关于, and the rest."""

    organ: str
    rest: str

    def equals(self, other: "Name") -> bool:
        """Whether both are the same words, of one organ or of none named.

        >>> name_of("示范省教育厅关于读书的意见（试行）").equals(name_of("关于读书的意见"))
        True
        """
        return self.rest == other.rest and self._agrees(other)

    def resembles(self, other: "Name") -> bool:
        """Whether both may name one document: nearly the same words, and no two different organs.

        >>> name_of("示范县全民读书节实施方案").resembles(name_of("2024年示范县全民读书节实施方案"))
        True
        >>> name_of("甲厅关于读书的意见").resembles(name_of("乙局关于读书的意见"))
        False
        """
        short, long = sorted((self.rest, other.rest), key=len)
        return self._agrees(other) and bool(short) and short in long and len(short) >= SHARE * len(long)

    def _agrees(self, other: "Name") -> bool:
        return not self.organ or not other.organ or self.organ in other.organ or other.organ in self.organ


@lru_cache(maxsize=512)  # asked for each title that is cited, and for the notice's own beside each
def name_of(title: str) -> Name:
    """The name that a title gives its document.

    >>> name_of("示范省教育厅关于“读书”的意见")
    Name(organ='示范省教育厅', rest='关于读书的意见')
    """
    bare = re.sub(r"[\W_]", "", strip_tail(title))
    at = bare.find("关于")
    organ, rest = (bare[:at], bare[at:]) if 0 < at <= LONGEST_ORGAN else ("", bare)
    return Name(organ, rest.removeprefix("中华人民共和国"))


def carried_title(title: str) -> str:
    """What a transmittal's title says it carries, "" where it carries nothing.

    >>> carried_title("关于转发《示范省读书节方案》的通知"), carried_title("关于举办读书节的通知")
    ('《示范省读书节方案》', '')
    """
    match = _CARRIED.search(title)
    return match.group(1) if match else ""


def carried_titles(title: str) -> tuple[str, ...]:
    """The titles of all that a transmittal carries.

    >>> carried_titles("关于印发《读书节方案》《借书规定》的通知"), carried_titles("关于印发贯彻《读书纲要》实施意见的通知")
    (('读书节方案', '借书规定'), ('贯彻《读书纲要》实施意见',))
    """
    carried = carried_title(title)
    if _TITLES_ONLY.fullmatch(carried):
        return tuple(_TITLE.findall(carried))
    return (carried,) if carried else ()
