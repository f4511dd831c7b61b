"""Word 97-2003 and WPS Writer (DOC, WPS): the text of the piece table, without what is hidden, with automatic numbers (MS-DOC)."""

import struct
from collections.abc import Callable
from typing import TypeVar

from pipeline.outcome import Reason, Unreadable
from pipeline.raw import Raw
from pipeline.readers.doc.boxes import TextBox, read_boxes
from pipeline.readers.doc.fields import without_codes
from pipeline.readers.doc.fonts import read_fonts
from pipeline.readers.doc.formatting import Looks, read_paragraphs, without_hidden
from pipeline.readers.doc.lists import Lists, read_lists
from pipeline.readers.doc.numbers import Counters
from pipeline.readers.doc.office import read_by_office
from pipeline.readers.doc.pieces import read_pieces, text_of
from pipeline.readers.doc.stories import WordText, story_lines
from pipeline.readers.doc.streams import BeforeWord97, Stories, Streams, open_streams
from pipeline.readers.doc.styles import Styles, read_styles
from pipeline.readers.docx.lines import whole_text

PICTURES = ("\x01", "\x08")
DAMAGED_STYLES = "the styles are damaged: hidden text and automatic numbers may be wrong"
Part = TypeVar("Part")


def read_doc(data: bytes) -> Raw:
    """The text of a Word document: text boxes at their anchors, notes at the end; headers, footers and comments are left out.

    Raises Unreadable: ENCRYPTED, CORRUPT, EMPTY, NEEDS_OCR (nothing but pictures), and UNKNOWN_FORMAT for versions before Word 97 where
    LibreOffice is not installed or does not read them. Parts of the formatting that are damaged are told in `faults`: the text is good.
    """
    try:
        streams = open_streams(data)
    except BeforeWord97 as fault:
        return read_by_office(data, fault)
    faults: list[str] = []
    word, characters = _word_text(streams, faults)
    boxes = _tried(
        lambda: read_boxes(streams), _all_boxes(streams.stories), "the places of text boxes are damaged: their text stands last", faults
    )
    stories = streams.stories
    lines = story_lines(word, (0, stories.text), boxes)
    lines += story_lines(word, (stories.text, stories.text + stories.footnotes))
    lines += story_lines(word, (stories.endnotes_start, stories.boxes_start))
    faults += [f"signs of the font {font} have no character of their own and were left out" for font in sorted(word.lost_fonts)]
    if word.counters.lacks_numbers:
        faults.append("automatic numbers in the way of Word 6 could not be read")
    if word.counters.unknown:
        faults.append("automatic numbers of a format that is not known are written in Arabic digits")
    if word.styles.damaged:
        faults.append(DAMAGED_STYLES)
    text, links = whole_text(lines)
    if not text.strip():
        if any(sign in characters for sign in PICTURES):
            raise Unreadable(
                Reason.NEEDS_OCR, "a Word document with nothing but pictures or embedded objects; save it as PDF to have them recognised"
            )
        raise Unreadable(Reason.EMPTY, "a Word document without text")
    return Raw("doc", text, links=links, faults=tuple(dict.fromkeys(faults)))


def _word_text(streams: Streams, faults: list[str]) -> tuple[WordText, str]:
    """The characters with what is known of them, and all characters as they are stored."""
    table = read_pieces(streams)
    characters = text_of(table, streams.word, streams.stories.end)
    styles = _tried(lambda: read_styles(streams), Styles(), DAMAGED_STYLES, faults)
    no_fonts: tuple[str, ...] = ()
    fonts = _tried(lambda: read_fonts(streams), no_fonts, "the fonts are damaged: signs of symbol fonts may be wrong", faults)
    looks = Looks(styles, fonts)
    kept = _tried(
        lambda: without_hidden(characters, streams, table, looks), characters, "deleted and hidden text could not be told apart", faults
    )
    paragraphs = _tried(lambda: read_paragraphs(streams, table), None, "the layout of paragraphs is damaged: tables may be wrong", faults)

    def lists() -> Lists:
        return _tried(lambda: read_lists(streams), Lists(), "the automatic numbers of paragraphs could not be read", faults)

    shown, links = without_codes(kept, faults)
    return WordText(shown, links, paragraphs, styles, Counters(lists, styles, fonts), looks.lost_fonts), characters


def _tried(read: Callable[[], Part], otherwise: Part, fault: str, faults: list[str]) -> Part:
    """A part of the formatting; what stands for it where it is damaged, with the fault noted."""
    try:
        return read()
    except (Unreadable, struct.error, IndexError):
        faults.append(fault)
        return otherwise


def _all_boxes(stories: Stories) -> tuple[TextBox, ...]:
    return (TextBox(stories.boxes_start, stories.end, None, above=False),)
