"""The title of a document as one line, and the place of each of its characters in the text."""

import re
from dataclasses import dataclass

# Between two of these a space is part of the words: Open Source, 5G APP.
_LATIN = re.compile(r"[A-Za-z0-9.,:;!?&'-]")


@dataclass(frozen=True, slots=True)
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
    at = 0
    while at < len(text):
        if not text[at].isspace():
            words.append(text[at])
            places.append(at)
            at += 1
            continue
        end = at
        while end < len(text) and text[end].isspace():
            end += 1
        if words and end < len(text) and "\n" not in text[at:end] and _LATIN.match(words[-1]) and _LATIN.match(text[end]):
            words.append(" ")
            places.append(at)
        at = end
    return Line("".join(words), tuple(places))
