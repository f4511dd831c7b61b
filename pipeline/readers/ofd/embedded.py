"""Files that are attached to an OFD document (GB/T 33190-2016, clause 20)."""

import re
from collections.abc import Iterator

from extractors.frozen import frozen
from pipeline.outcome import Unreadable
from pipeline.readers.ofd.document import OfdDocument, open_documents
from pipeline.readers.ofd.package import Broken, child, children, folder_of, open_package, words

MOST_EMBEDDED = 200  # files of one package
LISTED_TREES = 16 * 2**20  # bytes of XML that are parsed for a list of files alone, which is made before the reader has its own process
NOT_IN_NAMES = re.compile(r"[\x00-\x1f\x7f/\\]")


@frozen
class Embedded:
    """An attached file: its name, made unlike all others of its package, and its part, None where the package lacks it."""

    name: str
    part: str | None


def list_embedded(documents: list[OfdDocument]) -> list[Embedded]:
    """The attached files that readers show, at most one more than are read; raises Broken where a list of them cannot be read."""
    found: list[Embedded] = []
    taken: set[str] = set()
    for document in documents:
        part = document.find(words(child(document.root, "Attachments")))
        if part is None:
            continue
        for element in children(document.package.parse(part), "Attachment"):
            if element.get("Visible", "true").strip().lower() == "false":
                continue
            if len(found) > MOST_EMBEDDED:
                return found
            location = words(child(element, "FileLoc")) or words(element)
            target = document.find(location, folder_of(part))
            name = _unlike(_name(element.get("Name", ""), element.get("Format", ""), location), taken)
            taken.add(name)
            found.append(Embedded(name, target))
    return found


def _name(name: str, form: str, location: str) -> str:
    """The name as written, with the suffix of its format or of its part where it has none."""
    plain = NOT_IN_NAMES.sub("_", name).strip() or location.replace("\\", "/").rpartition("/")[2] or "attachment"
    suffix = form.strip().lower() or location.rpartition("/")[2].rpartition(".")[2]
    if suffix.isalnum() and len(suffix) <= 5 and not re.search(r"\.[A-Za-z0-9]{1,5}$", plain):
        plain = f"{plain}.{suffix}"
    return plain


def _unlike(name: str, taken: set[str]) -> str:
    stem, dot, suffix = name.rpartition(".")
    names = (name, *(f"{stem} ({count}).{suffix}" if dot else f"{name} ({count})" for count in range(2, MOST_EMBEDDED + 3)))
    return next(one for one in names if one not in taken)


def find_embedded(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Names and bytes of the files attached to an OFD package, in order; those that are damaged or beyond the limits are left out.

    `read_ofd` says in its faults which ones cannot be had.
    """
    try:
        package = open_package(data)
        package.trees_left = LISTED_TREES
        embedded = list_embedded(open_documents(package)[0])
    except (Broken, Unreadable):
        return
    for one in embedded[:MOST_EMBEDDED]:
        if one.part is not None:
            try:
                content = package.read(one.part)
            except (Broken, Unreadable):
                continue
            yield one.name, content


def faults_of_embedded(documents: list[OfdDocument]) -> Iterator[str]:
    """Words for people about attached files that cannot be had."""
    try:
        embedded = list_embedded(documents)
    except (Broken, Unreadable) as fault:
        yield f"the attached files cannot be listed: {fault}"
        return
    if len(embedded) > MOST_EMBEDDED:
        yield f"more than {MOST_EMBEDDED} files are attached; the first {MOST_EMBEDDED} are read"
    for one in embedded[:MOST_EMBEDDED]:
        try:
            if one.part is None:
                yield f"the attached file {one.name} is not in the package"
            else:
                documents[0].package.read(one.part)
        except (Broken, Unreadable) as fault:
            yield f"the attached file {one.name} cannot be had: {fault}"
