"""Where places of the clean text stand in the raw text that it was made from."""

from collections.abc import Sequence

from pipeline.clean import clean_text
from pipeline.outcome import Document
from pipeline.privacy.masks import Bare, Place


def is_counted(document: Document) -> bool:
    """Whether cleaning took away and moved nothing but white space, as in most texts: then the characters can be counted."""
    return "".join(document.raw.text.split()) == "".join(document.text.split())


def to_raw(document: Document, places: Sequence[Place], *, counted: bool) -> list[Place]:
    """The places in the raw text of places of the clean text that neither begin nor end with white space.

    Where characters cannot be counted the raw text is cleaned once more, which tells where each character came from.
    """
    raw = document.raw.text
    if not places:
        return []
    if counted:
        clean, source = Bare(document.text), Bare(raw)
        return [source.outside(*clean.inside(start, end)) for start, end in places]
    draft = clean_text(raw).draft
    origins = (draft.place(i) for start, end in places for i in range(start, end))
    return [(origin, origin + 1) for origin in origins]
