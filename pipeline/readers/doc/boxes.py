"""Where the text boxes of a Word document stand: at the paragraph that anchors them, or after all others."""

import struct
from collections.abc import Iterator
from itertools import pairwise

from extractors.frozen import frozen
from pipeline.readers.doc.streams import ANCHORS, BOX_TEXTS, Streams

ANCHOR, BOX = 26, 22  # bytes of FSPA and FTXBXS, MS-DOC 2.9.253 and 2.9.106
BY_TEXT = 2  # the kind of position that counts from the anchoring paragraph; others count from the page
MIDDLE = 8400  # twips: half the height of an A4 page


@frozen
class TextBox:
    """A text box: its stretch of the document's characters, its anchor's position (None: not told), whether it is seen above it."""

    start: int
    end: int
    anchor: int | None
    above: bool


def read_boxes(streams: Streams) -> tuple[TextBox, ...]:
    """The text boxes in the order of their anchors, those without one last; raises struct.error where they are damaged."""
    if not streams.stories.boxes:
        return ()
    anchors = dict(_anchors(streams.part(ANCHORS)))
    return tuple(sorted(_boxes(streams, anchors), key=lambda box: (box.anchor is None, box.anchor or 0, box.start)))


def _boxes(streams: Streams, anchors: dict[int, tuple[int, bool]]) -> Iterator[TextBox]:
    content = streams.part(BOX_TEXTS)
    count = max(len(content) - 4, 0) // (4 + BOX)
    bounds = struct.unpack_from(f"<{count + 1}I", content) if count else (0, streams.stories.boxes)
    end_before = 0
    for number, (start, end) in enumerate(pairwise(bounds)):
        shape = struct.unpack_from("<i", content, 4 * (count + 1) + BOX * number + 14)[0] if count else 0
        anchor, above = anchors.get(shape, (None, False))
        start, end = max(start, end_before), min(end, streams.stories.boxes)
        if start < end:
            yield TextBox(streams.stories.boxes_start + start, streams.stories.boxes_start + end, anchor, above)
            end_before = end


def _anchors(content: bytes) -> Iterator[tuple[int, tuple[int, bool]]]:
    """By shape the position of its anchor, and whether it is seen above the paragraph, or on the upper half of the page."""
    count = max(len(content) - 4, 0) // (4 + ANCHOR)
    for number in range(count):
        position = struct.unpack_from("<I", content, 4 * number)[0]
        shape, _, top = struct.unpack_from("<3i", content, 4 * (count + 1) + ANCHOR * number)
        flags = struct.unpack_from("<H", content, 4 * (count + 1) + ANCHOR * number + 20)[0]
        by_text = (flags >> 3) & 3 == BY_TEXT
        yield shape, (position, top <= 0 if by_text else top < MIDDLE)
