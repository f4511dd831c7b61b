"""Seals on an OFD document (GB/T 33190-2016, clauses 15, 18): stamps of electronic signatures, stamp annotations, pictures of seals."""

import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice

from lxml import etree

from pipeline.outcome import Unreadable
from pipeline.raw import Box
from pipeline.readers.ofd.content import Picture
from pipeline.readers.ofd.document import OfdDocument
from pipeline.readers.ofd.geometry import TO_POINTS, box_around, cover, parse_box, parse_numbers
from pipeline.readers.ofd.package import Broken, child, children, folder_of, word, words

MOST_SIGNED, MOST_NOTED = 1000, 10_000  # signatures and annotations that are looked at; a seal over all pages' edges has one a page
MOST_ON_PAGE = 100  # seals of one page
SAME_SEAL = 0.8  # of a seal's box under another's: a signature and its annotation are one seal
# Official seals are round, 38 to 50 mm wide; oval ones of firms 30 by 45.
SMALLEST_SEAL, LARGEST_SEAL, ROUND = 28 * TO_POINTS[0], 60 * TO_POINTS[0], 1.6
RED_SHARE = 0.6  # of what is painted in the picture of a seal
SAMPLE = (48, 48)  # pixels to which a picture is made small to tell its colour
PALE, REDDER = 200, 40  # of 255
MOST_PIXELS = 60_000_000
MOST_PICTURES = 200  # of one document whose colour is looked at
MOST_PAINTED = 1000  # elements of an appearance that are looked at; a seal that is drawn has some hundred
HEXADECIMAL = re.compile(r"#([0-9a-fA-F]{1,2})")


@dataclass(slots=True)
class Seals:
    """How many seals a document has, and their boxes in points by the identifier of the page."""

    count: int = 0
    boxes: dict[str, list[Box]] = field(default_factory=lambda: defaultdict(list))

    def add(self, marks: Iterable[tuple[str, Box]]) -> None:
        """Count one seal that stands on these pages, unless it was counted before."""
        new = 0
        for page, box in marks:
            others = self.boxes[page]
            if len(others) < MOST_ON_PAGE and all(cover(box, other) < SAME_SEAL for other in others):
                others.append(box)
                new = 1
        self.count += new


def find_seals(document: OfdDocument) -> Seals:
    """The seals of signatures and annotations; parts that cannot be read become faults of the document."""
    seals = Seals()
    for marks in chain(_signatures(document), _stamps(document)):
        seals.add(marks)
    return seals


def _parse(document: OfdDocument, location: str | None, *folders: str) -> tuple[etree._Element | None, str]:
    """The root of a part that is not text and the part's folder; None, with a fault, where it cannot be read."""
    part = document.find(location, *folders)
    if part is None:
        return None, ""
    try:
        return document.package.parse(part), folder_of(part)
    except (Broken, Unreadable) as fault:
        document.faults.append(str(fault))
        return None, ""


def _signatures(document: OfdDocument) -> Iterator[list[tuple[str, Box]]]:
    """For each electronic signature with a stamp the pages and boxes of its stamp."""
    root, folder = _parse(document, words(child(document.body, "Signatures")))
    for signature in [] if root is None else islice(children(root, "Signature"), MOST_SIGNED):
        one, _ = _parse(document, signature.get("BaseLoc"), folder)
        info = child(one, "SignedInfo")
        marks = [] if info is None else list(children(info, "StampAnnot"))[:MOST_NOTED]
        places = [(mark.get("PageRef", ""), box) for mark in marks if (box := parse_box(mark.get("Boundary"))) is not None]
        if places:
            yield [(page, box_around(TO_POINTS, box)) for page, box in places]


def _stamps(document: OfdDocument) -> Iterator[list[tuple[str, Box]]]:
    """The pages and boxes of stamp annotations that are seals: not typed notes, not writing by hand."""
    root, folder = _parse(document, words(child(document.root, "Annotations")))
    notes = chain.from_iterable(_notes(document, page, folder) for page in ([] if root is None else children(root, "Page")))
    for page, note in islice(notes, MOST_NOTED):
        appearance = child(note, "Appearance")
        box = None if appearance is None else parse_box(appearance.get("Boundary"))
        if box is not None and appearance is not None and note.get("Type", "").lower() == "stamp" and _is_seal(appearance, document):
            yield [(page, box_around(TO_POINTS, box))]


def _notes(document: OfdDocument, page: etree._Element, folder: str) -> Iterator[tuple[str, etree._Element]]:
    """The annotations of a page with its identifier."""
    root, _ = _parse(document, words(child(page, "FileLoc")), folder)
    for note in [] if root is None else children(root, "Annot"):
        yield page.get("PageID", ""), note


def _is_seal(appearance: etree._Element, document: OfdDocument) -> bool:
    """Whether an appearance shows a seal: a picture, or something painted red; an empty one is taken for a seal."""
    own = list(islice(appearance.iter(), MOST_PAINTED))
    drawings = [document.composites.get(one.get("ResourceID", "")) for one in own if word(one) == "CompositeObject"]
    drawn = chain.from_iterable(group.iter() for group in drawings if group is not None)
    painted = [*own, *islice(drawn, MOST_PAINTED)]
    kinds = {word(one) for one in painted}
    if "ImageObject" in kinds or not kinds & {"TextObject", "PathObject"}:
        return True
    return any(word(one) in ("FillColor", "StrokeColor") and _is_red(one.get("Value", "")) for one in painted)


def _is_red(value: str) -> bool:
    """Whether a colour, decimal or as #ee #20 #25, is red."""
    if "#" in value:
        value = " ".join(str(int(found, 16)) for found in HEXADECIMAL.findall(value))
    levels = parse_numbers(value)
    return len(levels) == 3 and levels[0] - max(levels[1:]) > REDDER


def is_picture_of_seal(document: OfdDocument, picture: Picture) -> bool:
    """Whether a picture on a page is as large as a seal, about as high as wide, and red."""
    box = picture.box
    width, height = box[2] - box[0], box[3] - box[1]
    part = document.media.get(picture.resource)
    if part is None or not (min(width, height) >= SMALLEST_SEAL and max(width, height) <= min(LARGEST_SEAL, ROUND * min(width, height))):
        return False
    if part not in document.red and len(document.red) < MOST_PICTURES:
        document.red[part] = _is_red_picture(document, part)
    return document.red.get(part, False)


def _is_red_picture(document: OfdDocument, part: str) -> bool:
    try:
        return _red_share(document.package.read(part)) >= RED_SHARE
    except (Broken, Unreadable):
        return False


def _red_share(data: bytes) -> float:
    """The share of red in what is painted in a picture, 0 for one that cannot be opened."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as image:
            if image.width * image.height > MOST_PIXELS:
                return 0.0
            small = image.convert("RGBA").resize(SAMPLE)
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        return 0.0
    raw = small.tobytes()
    painted = [raw[at : at + 3] for at in range(0, len(raw), 4) if raw[at + 3] > 255 - PALE and min(raw[at : at + 3]) < PALE]
    return sum(red - max(green, blue) > REDDER for red, green, blue in painted) / len(painted) if painted else 0.0
