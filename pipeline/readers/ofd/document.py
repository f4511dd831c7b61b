"""The documents of an OFD package (GB/T 33190-2016, 7.4-7.6): their pages in order, with templates, drawings and pictures."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from extractors.frozen import frozen
from pipeline.outcome import Reason, Unreadable
from pipeline.readers.ofd.content import Allowance, Content, read_content
from pipeline.readers.ofd.geometry import POINTS_PER_MM, parse_box
from pipeline.readers.ofd.package import Broken, Package, child, children, folder_of, word, words

MOST_PAGES = 5000
MOST_DOCUMENTS = 100
A4 = (210 * POINTS_PER_MM, 297 * POINTS_PER_MM)  # points
LARGEST_PAGE, SMALLEST_PAGE = 20_000.0, 1.0  # points


@frozen
class OfdPage:
    """One page: its identifier and its part, None where the package lacks it."""

    identifier: str
    part: str | None


@dataclass(slots=True)
class OfdDocument:
    """One document of a package."""

    package: Package
    body: etree._Element  # its DocBody in OFD.xml
    root: etree._Element  # its Document.xml
    folder: str
    pages: list[OfdPage]
    templates: Mapping[str, str | None]
    composites: dict[str, etree._Element] = field(default_factory=dict)
    media: dict[str, str] = field(default_factory=dict)  # parts of pictures by identifier
    red: dict[str, bool] = field(default_factory=dict)  # of parts of pictures that were looked at, whether they are red
    size: tuple[float, float] = A4
    drawn: dict[tuple[str, tuple[float, float]], Content] = field(default_factory=dict)  # templates that were read
    faults: list[str] = field(default_factory=list)
    allowance: Allowance = field(default_factory=Allowance)

    def find(self, location: str | None, *folders: str) -> str | None:
        """The part that a location names, seen from these folders, from the document's own and from the root."""
        return self.package.find(location, *folders, self.folder)


def open_documents(package: Package) -> tuple[list[OfdDocument], list[str]]:
    """The documents of a package, in order, and faults about those that cannot be read; raises Broken where there is none."""
    entry = package.find("OFD.xml")
    if entry is None:
        raise Broken("there is no OFD.xml")
    bodies = [element for element in package.parse(entry).iter() if word(element) == "DocBody"]
    if len(bodies) > MOST_DOCUMENTS:
        raise Unreadable(Reason.TOO_LARGE, f"{len(bodies):,} documents in one package; at most {MOST_DOCUMENTS} are read")
    documents, faults = [], []
    for body in bodies:
        try:
            documents.append(_open_document(package, body, folder_of(entry)))
        except Broken as fault:
            faults.append(str(fault))
    if not documents:
        raise Broken("; ".join(faults) or "OFD.xml names no document")
    return documents, faults


def _open_document(package: Package, body: etree._Element, folder: str) -> OfdDocument:
    location = _current_version(package, body, folder) or words(child(body, "DocRoot"))
    part = package.find(location, folder)
    if part is None:
        raise Broken(f"the package lacks its document {location or 'root'}")
    root = package.parse(part)
    pages = [
        (page.get("ID", ""), page.get("BaseLoc") or words(child(page, "BaseLoc")))
        for group in children(root, "Pages")
        for page in children(group, "Page")
    ]
    if len(pages) > MOST_PAGES:
        raise Unreadable(Reason.TOO_LARGE, f"{len(pages):,} pages; at most {MOST_PAGES:,} are read")
    home = folder_of(part)
    common = child(root, "CommonData")
    templates = (
        {} if common is None else {one.get("ID", ""): package.find(one.get("BaseLoc"), home) for one in children(common, "TemplatePage")}
    )
    opened = OfdDocument(package, body, root, home, [OfdPage(name, package.find(at, home)) for name, at in pages], templates)
    opened.size = _size_of(child(common, "PageArea")) or A4
    for element in () if common is None else children(common, "PublicRes", "DocumentRes"):
        read_resources(opened, words(element), home)
    return opened


def _current_version(package: Package, body: etree._Element, folder: str) -> str | None:
    """The root of the version that is marked as current, None where there are no versions (7.4, clause 19)."""
    versions = child(body, "Versions")
    current = [] if versions is None else [one for one in children(versions, "Version") if one.get("Current", "").strip().lower() == "true"]
    for version in current[:1]:
        part = package.find(version.get("BaseLoc"), folder)
        if part is not None:
            location = words(child(package.parse(part), "DocRoot"))
            return package.find(location, folder_of(part), folder)
    return None


def read_resources(document: OfdDocument, location: str, folder: str) -> None:
    """Take in the drawings and pictures of a part of resources; a part that is missing or broken is a fault of the document."""
    part = document.find(location, folder)
    if part is None:
        return
    try:
        root = document.package.parse(part)
    except Broken as fault:
        document.faults.append(str(fault))
        return
    home = folder_of(part)
    base = (root.get("BaseLoc") or "").strip()
    homes = (base if base.startswith("/") else f"{home}/{base}", home)
    for element in root.iter():
        kind = word(element)
        if kind == "CompositeGraphicUnit":
            document.composites[element.get("ID", "")] = element
        elif kind == "MultiMedia":
            found = document.find(words(child(element, "MediaFile")), *homes)
            if found is not None:
                document.media[element.get("ID", "")] = found


def read_page(document: OfdDocument, page: OfdPage) -> tuple[tuple[float, float], Content]:
    """The size of a page in points and what stands on it, its templates included; raises Broken."""
    if page.part is None:
        raise Broken("the package lacks its part")
    root = document.package.parse(page.part)
    for element in children(root, "PageRes"):
        read_resources(document, words(element), folder_of(page.part))
    size = _size_of(child(root, "Area")) or document.size
    content = Content()
    for element in children(root, "Template"):
        content.add(_read_template(document, element.get("TemplateID", ""), size))
    content.add(read_content(root, size, document.composites, document.allowance))
    return size, content


def _read_template(document: OfdDocument, identifier: str, size: tuple[float, float]) -> Content:
    """What a template holds, read once for all pages of one size."""
    key = (identifier, size)
    if key not in document.drawn:
        part = document.templates.get(identifier)
        content = Content()
        if part is None:
            document.faults.append("a template is not in the package")
        else:
            try:
                root = document.package.parse(part)
                for element in children(root, "PageRes"):
                    read_resources(document, words(element), folder_of(part))
                content = read_content(root, size, document.composites, document.allowance)
            except Broken as fault:
                document.faults.append(f"a template is damaged: {fault}")
        document.drawn[key] = content
    return document.drawn[key]


def _size_of(area: etree._Element | None) -> tuple[float, float] | None:
    """The size of a page's physical box in points, None where it has none or one beyond all sense."""
    box = parse_box(words(child(area, "PhysicalBox")))
    if box is None:
        return None
    width, height = (box[2] - box[0]) * POINTS_PER_MM, (box[3] - box[1]) * POINTS_PER_MM
    fits = all(SMALLEST_PAGE <= length <= LARGEST_PAGE for length in (width, height))
    return (width, height) if fits else None
