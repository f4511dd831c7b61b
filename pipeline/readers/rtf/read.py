r"""RTF, as Word, WPS Writer and web systems write it: bytes in the code pages of fonts, hidden and deleted text, tables, text boxes.

Of the libraries, striprtf 0.0.35 is the living one. It was tried first, and lost text of the common Chinese cases: GBK in a font of the
character set 0 (Word's usual way) came out as Latin letters, a second byte below 0x80 raised, characters beyond the BMP were cut in two,
deleted and hidden text was kept, text boxes and notes were lost.
"""

from pipeline.outcome import Reason, Unreadable
from pipeline.raw import Raw
from pipeline.readers.docx.lines import whole_text
from pipeline.readers.rtf.reader import RtfReader

SIGNATURE = b"{\\rtf"
MOST_FAULTS = 50  # about the signs and fields of one file


def read_rtf(data: bytes) -> Raw:
    """The text of an RTF file: text boxes at their anchors, notes at the end; headers, footers and comments are left out.

    A file that is cut off is read as far as it goes, with a fault. Raises Unreadable: CORRUPT (no RTF, or groups nested beyond reason),
    EMPTY, NEEDS_OCR (nothing but pictures).
    """
    if not data.startswith(SIGNATURE):
        raise Unreadable(Reason.CORRUPT, "an RTF file without its first word")
    reader = RtfReader()
    is_whole = reader.read(data)
    text, links = whole_text(reader.lines())
    if not text.strip():
        if not is_whole:
            raise Unreadable(Reason.CORRUPT, "an RTF file that is cut off before its text")
        if reader.has_pictures:
            raise Unreadable(Reason.NEEDS_OCR, "an RTF file with nothing but pictures; save it as PDF to have them recognised")
        raise Unreadable(Reason.EMPTY, "an RTF file without text")
    faults = list(dict.fromkeys(reader.faults))[:MOST_FAULTS]
    if not is_whole:
        faults.append("the file is cut off: the text may go on")
    if reader.lacks_numbers:
        faults.append("automatic numbers of paragraphs are not written out in the file and could not be read")
    return Raw("rtf", text, links=links, faults=tuple(faults))
