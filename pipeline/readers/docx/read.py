"""DOCX (ISO/IEC 29500, transitional and strict): the text of a document as Word shows it, automatic numbers included.

Left out are headers and footers, page numbers, tables of contents made by a field (they repeat the headings), comments, hidden text,
and what tracked changes delete. The title in the document's properties is not read either: it is usually that of the file that
somebody began with. Notes (footnotes and endnotes) come as lines at the end, without their marks: they are words of the document,
and in the middle of it they would cut its sentences and its lists.
"""

from pipeline.outcome import Reason, Unreadable
from pipeline.raw import Raw
from pipeline.readers.docx.fields import whole_fields
from pipeline.readers.docx.lines import Line, whole_text
from pipeline.readers.docx.numbering import Numbering
from pipeline.readers.docx.package import Package, PartFault, Relationship
from pipeline.readers.docx.pictures import read_pictures
from pipeline.readers.docx.shared import Shared
from pipeline.readers.docx.story import Story
from pipeline.readers.docx.styles import Styles
from pipeline.readers.docx.xml import Element, attribute, child

MOST_FAULTS, LONGEST_FAULT = 50, 400  # of one document, and characters of one: names of programmes and formats may have no end
# What is missing where one of the parts beside the document cannot be read.
LOST = {
    "styles": "numbers and hidden text that styles make",
    "numbering": "automatic numbers",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
}


def read_docx(data: bytes) -> Raw:
    """The text of a DOCX file, a paragraph or a row of a table a line, with its links to other places; it has no pages of its own.

    A document that is nothing but pictures is recognised; each picture is then a page.

    Raises Unreadable: CORRUPT for a package or a document part that is damaged, ENCRYPTED, TOO_LARGE, EMPTY, NEEDS_OCR for pictures
    where recognition is not installed. What could not be read of a document that is otherwise good is named in `faults`.
    """
    package = Package(data)
    root = package.main_root()
    body = child(root, "w:body")
    if body is None:
        raise Unreadable(Reason.CORRUPT, f"{package.main} holds no document of Word")
    raw, left_out = _read(package, root, body)
    if left_out > len(raw.text):  # a field that was not meant to hold the document
        raw, _ = _read(package, root, body, keeps_all=True)
    if not raw.text.strip():
        raise Unreadable(Reason.EMPTY, "; ".join(("a document without text", *raw.faults)))
    return raw


def _read(package: Package, root: Element, body: Element, *, keeps_all: bool = False) -> tuple[Raw, int]:
    """What is read, and how many characters of tables of contents were left out."""
    faults = list[str]()
    styles = Styles(_related(package, "styles", faults))
    numbering = Numbering(_related(package, "numbering", faults), styles)
    shared = Shared(styles, numbering, whole_fields(root), keeps_all=keeps_all)
    lines = Story(shared, _links(package, package.main, faults)).lines(body)
    lines += _note_lines(package, shared, faults)
    text, links = whole_text(lines)
    if shared.pictures and not text.strip() and not shared.left_out:
        return read_pictures(package, shared.pictures), 0
    if shared.full_pages:
        what = "a picture" if shared.full_pages == 1 else f"{shared.full_pages} pictures"
        faults.append(f"what {what} of the size of a page may show was not recognised")
    faults += shared.faults
    faults += (f"numbers of the format {name} are written in figures" for name in sorted(numbering.unknown_formats))
    told = tuple(fault[:LONGEST_FAULT] for fault in faults[:MOST_FAULTS])
    return Raw(format="docx", text=text, links=links, faults=told), shared.left_out


def _related(package: Package, kind: str, faults: list[str]) -> Element | None:
    try:
        return package.related(kind)
    except PartFault as fault:
        faults.append(f"{fault}: {LOST[kind]} are missing")
        return None


def _links(package: Package, part: str, faults: list[str]) -> dict[str, Relationship]:
    try:
        return dict(package.relationships(part))
    except PartFault as fault:
        faults.append(f"{fault}: links and notes are missing")
        return {}


def _note_lines(package: Package, shared: Shared, faults: list[str]) -> list[Line]:
    """The footnotes, then the endnotes, in the order of their marks; each kind counts its lists by itself."""
    lines = list[Line]()
    for kind in ("footnote", "endnote"):
        marked = list(dict.fromkeys(identifier for found, identifier in shared.notes if found == kind))
        root = _related(package, f"{kind}s", faults) if marked else None
        if root is None:
            continue
        shared.whole_fields |= whole_fields(root)
        story = Story(shared, {})
        notes = {attribute(note, "w:id"): note for note in root}
        lines += (line for identifier in marked if identifier in notes for line in story.lines(notes[identifier]))
    return lines
