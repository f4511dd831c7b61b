"""The names of a Word document's fonts (SttbfFfn, MS-DOC 2.9.286), which tell the signs of symbol fonts."""

from pipeline.readers.doc.streams import FONTS, Streams

NAME = 40  # bytes before the name in an entry, its own length among them
SHORTEST_ENTRY = NAME + 2


def read_fonts(streams: Streams) -> tuple[str, ...]:
    """The names of the fonts by number; an empty one where an entry is too short to hold a name."""
    content = streams.part(FONTS)
    count = int.from_bytes(content[:2], "little")
    names: list[str] = []
    at = 4
    while len(names) < count and at < len(content):
        size = content[at] + 1
        words = content[at + NAME : at + size].decode("utf-16-le", "replace") if size >= SHORTEST_ENTRY else ""
        names.append(words.partition("\0")[0])
        at += size
    return tuple(names)
