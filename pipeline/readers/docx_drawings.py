"""Drawings: the text in their boxes; what holds text that we do not read is noted, pictures are counted."""

from collections.abc import Callable, Iterator

from pipeline.readers.docx_lines import Line, Piece, is_blank
from pipeline.readers.docx_shared import Shared
from pipeline.readers.docx_xml import Element, attribute, descendants, name_of

PICTURES = frozenset({"a:blip", "v:imagedata"})
NOT_READ = {"c:chart": "the words of a chart were not read", "dgm:relIds": "the words of a diagram (SmartArt) were not read"}


def drawn_lines(drawing: Element, shared: Shared, read_box: Callable[[Element], list[Line]]) -> Iterator[Line]:
    """The lines of a drawing: of its text boxes, of its shapes, of words that are drawn themselves (WordArt)."""
    for element in drawing:
        name = name_of(element)
        if name == "w:txbxContent":
            yield from read_box(element)
        elif name == "mc:AlternateContent":
            # Some makers put what only they can draw into the choice, and the words into the fallback.
            branches = (list(drawn_lines(branch, shared, read_box)) for branch in element)
            yield from next((lines for lines in branches if lines), ())
        elif name == "a:txBody":
            yield from _shape_lines(element)
        else:
            yield from _own_words(element, name, shared)
            yield from drawn_lines(element, shared, read_box)


def _own_words(element: Element, name: str, shared: Shared) -> Iterator[Line]:
    if name == "v:textpath":
        yield from ((Piece(words),) for words in (attribute(element, "v:string") or "").splitlines() if words.strip())
    elif name in PICTURES:
        shared.pictures += 1
    elif name in NOT_READ:
        shared.note_fault(NOT_READ[name])
    elif name == "o:OLEObject":
        shared.note_fault(f"an embedded object ({element.get('ProgID') or 'of unknown kind'}) was not read")


def _shape_lines(body: Element) -> Iterator[Line]:
    for paragraph in descendants(body, "a:p"):
        line = tuple(Piece(words.text or "") for words in descendants(paragraph, "a:t"))
        if not is_blank(line):
            yield line
