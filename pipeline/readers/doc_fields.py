"""Fields in the text of a Word document: what they show stays, their codes and page numbers go, addresses of links are kept."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.readers.doc_formatting import DROPPED

BEGIN, SEPARATOR, END = "\x13", "\x14", "\x15"
SIGN = re.compile("[\x13\x14\x15]")
LONGEST_CODE = 2100  # characters of a code that are looked at; addresses may have 2,083
PAGE_NUMBER = re.compile(r"\s{0,20}(?:PAGE|NUMPAGES|SECTIONPAGES|SECTION)\b", re.IGNORECASE)
ADDRESS = re.compile(r'\s{0,20}HYPERLINK\s{1,20}"([^"]{1,2083})"', re.IGNORECASE)
# 带圈字符 is a field that lays one sign over another, EQ \o\ac(○,1): the last of them is the text.
OVERLAID = re.compile(r"\s{0,20}EQ\b.{0,200},([^,()\\]{1,20})\)\s{0,20}$", re.IGNORECASE | re.DOTALL)
PAPER = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WordLink:
    """What a link shows, as a stretch of the document's characters, and its address."""

    start: int
    end: int
    url: str


def without_codes(text: str) -> tuple[str, tuple[WordLink, ...]]:
    """The text with DROPPED for what fields do not show, and its links; signs without their counterpart are left for later."""
    if BEGIN not in text:
        return text, ()
    dropped: list[tuple[int, int]] = []
    links: list[WordLink] = []
    for begin, separator, end in _fields(text):
        code = text[begin + 1 : min(separator, begin + LONGEST_CODE)]
        shown = OVERLAID.match(code) if separator == end else None
        if PAGE_NUMBER.match(code):
            dropped.append((begin, end + 1))
        elif shown:
            dropped += [(begin, begin + 1 + shown.start(1)), (begin + 1 + shown.end(1), end + 1)]
        else:
            dropped.append((begin, separator + 1))
        if (address := ADDRESS.match(code)) and PAPER.match(address[1]):
            links.append(WordLink(separator + 1, end, address[1]))
    return _without(text, sorted(dropped)), _apart(links)


def _apart(links: list[WordLink]) -> tuple[WordLink, ...]:
    """The links in order, without those that stand within others."""
    kept: list[WordLink] = []
    for link in sorted(links, key=lambda link: (link.start, -link.end)):
        if not kept or link.start >= kept[-1].end:
            kept.append(link)
    return tuple(kept)


def _fields(text: str) -> Iterator[tuple[int, int, int]]:
    """Begin, separator (the end where there is none) and end of each field, inner ones first."""
    open_fields: list[tuple[int, int | None]] = []
    for sign in SIGN.finditer(text):
        if sign[0] == BEGIN:
            open_fields.append((sign.start(), None))
        elif open_fields and sign[0] == SEPARATOR:
            begin, separator = open_fields[-1]
            open_fields[-1] = (begin, sign.start() if separator is None else separator)
        elif open_fields:
            begin, separator = open_fields.pop()
            yield begin, sign.start() if separator is None else separator, sign.start()


def _without(text: str, dropped: list[tuple[int, int]]) -> str:
    parts: list[str] = []
    at = 0
    for start, end in dropped:
        if end <= at:
            continue
        parts += [text[at : max(start, at)], DROPPED * (end - max(start, at))]
        at = end
    return "".join(parts) + text[at:]
