"""Fields in the text of a Word document: what they show stays; their codes, page numbers and tables of contents go."""

import re
from collections.abc import Iterator

from extractors.frozen import frozen
from pipeline.readers.doc.formatting import DROPPED
from pipeline.readers.docx.fields import LEFT_OUT, address_of, drawn, kind_of

BEGIN, SEPARATOR, END = "\x13", "\x14", "\x15"
SIGN = re.compile("[\x13\x14\x15]")
LONGEST_CODE = 2100  # characters of a code that are looked at; addresses may have 2,083
LETTERS = "mailto:"  # links that lead to no file


@frozen
class WordLink:
    """What a link shows, as a stretch of the document's characters, and its address."""

    start: int
    end: int
    url: str


def without_codes(text: str, faults: list[str]) -> tuple[str, tuple[WordLink, ...]]:
    """The text with DROPPED for what fields do not show, and its links; signs without their counterpart are left for later.

    What a field shows by its code alone (a sign in a circle) takes the places of the code.
    """
    if BEGIN not in text:
        return text, ()
    changed: list[tuple[int, int, str]] = []
    links: list[WordLink] = []
    for begin, separator, end in _fields(text):
        code = text[begin + 1 : min(separator, begin + LONGEST_CODE)].replace(DROPPED, "")
        if kind_of(code) in LEFT_OUT:
            changed.append((begin, end + 1, ""))
        elif separator == end:
            shown = drawn(code) if BEGIN not in code else ""
            if shown is None:
                faults.append("what a field shows could not be told: " + kind_of(code))
            changed.append((begin, end + 1, shown or ""))
        else:
            changed.append((begin, separator + 1, ""))
        address = address_of(code)
        if separator < end and address and not address.lower().startswith(LETTERS):
            links.append(WordLink(separator + 1, end, address))
    return _changed(text, sorted(changed, key=lambda change: (change[0], -change[1]))), _apart(links)


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


def _changed(text: str, changes: list[tuple[int, int, str]]) -> str:
    """The text with stretches dropped or replaced; what stands within another stretch goes with it."""
    parts: list[str] = []
    at = 0
    for start, end, shown in changes:
        if end > at:
            kept = shown[: end - start] if start >= at else ""
            parts += [text[at : max(start, at)], kept.ljust(end - max(start, at), DROPPED)]
            at = end
    return "".join(parts) + text[at:]
