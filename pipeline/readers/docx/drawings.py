"""Drawings: the text in their boxes; what holds text that we do not read is noted, and so are pictures."""

from collections.abc import Callable, Iterator
from itertools import islice

from pipeline.readers.docx.lines import Line, Piece, is_blank
from pipeline.readers.docx.shared import Shared
from pipeline.readers.docx.xml import Element, attribute, descendants, name_of, whole_number

PICTURES = {"a:blip": "r:embed", "v:imagedata": "r:id"}
MILLIMETRE = 36000  # in the unit of drawings (EMU)
# Four fifths of what GB/T 9704-2012, 5.2.1, gives to the text of a page (156 mm x 225 mm).
PAGE_WIDTH, PAGE_HEIGHT = 125 * MILLIMETRE, 180 * MILLIMETRE
HOLDERS, BEFORE_EXTENT = ("wp:inline", "wp:anchor"), 10  # what holds a drawing, and its first children, of which one tells the size
NOT_READ = {"c:chart": "the words of a chart were not read", "dgm:relIds": "the words of a diagram (SmartArt) were not read"}


def drawn_lines(drawing: Element, shared: Shared, read_box: Callable[[Element], list[Line]]) -> Iterator[Line]:
    """The lines of a drawing: of its text boxes, of its shapes, of words that are drawn themselves (WordArt)."""
    for element in drawing:
        name = name_of(element)
        if name == "w:txbxContent":
            yield from read_box(element)
        elif name == "mc:AlternateContent":
            # Some makers put what only they can draw into the choice, and the words into the fallback.
            for branch in element:
                known = len(shared.pictures)
                lines = list(drawn_lines(branch, shared, read_box))
                yield from lines
                if lines or len(shared.pictures) > known:
                    break
        elif name == "a:txBody":
            yield from _shape_lines(element)
        else:
            yield from _own_words(element, name, shared)
            yield from drawn_lines(element, shared, read_box)


def _own_words(element: Element, name: str, shared: Shared) -> Iterator[Line]:
    if name == "v:textpath":
        yield from ((Piece(words),) for words in (attribute(element, "v:string") or "").splitlines() if words.strip())
    elif name in PICTURES:
        shared.pictures.append(attribute(element, PICTURES[name]) or "")
        shared.full_pages += _fills_page(element)
    elif name in NOT_READ:
        shared.note_fault(NOT_READ[name])
    elif name == "o:OLEObject":
        shared.note_fault(f"an embedded object ({element.get('ProgID') or 'of unknown kind'}) was not read")


def _fills_page(picture: Element) -> bool:
    """Whether the drawing that holds a picture is as large as a page of text."""
    holder = next((outer for outer in picture.iterancestors() if name_of(outer) in HOLDERS), ())
    extent = next((inner for inner in islice(holder, BEFORE_EXTENT) if name_of(inner) == "wp:extent"), None)
    width, height = (whole_number(attribute(extent, f"wp:{name}")) or 0 for name in ("cx", "cy"))
    return width >= PAGE_WIDTH and height >= PAGE_HEIGHT


def _shape_lines(body: Element) -> Iterator[Line]:
    for paragraph in descendants(body, "a:p"):
        line = tuple(Piece(words.text or "") for words in descendants(paragraph, "a:t"))
        if not is_blank(line):
            yield line
