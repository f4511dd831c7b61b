"""One reader a format: bytes -> Raw, the raw text with the places of its lines; each is imported when it is first needed."""

from collections.abc import Callable, Mapping
from importlib import import_module

from pipeline.raw import Raw
from pipeline.readers.formats import Format

# By format the module and the function `(data: bytes) -> Raw`; it raises Unreadable with a reason of the closed list.
READERS: Mapping[Format, tuple[str, str]] = {
    Format.TXT: ("pipeline.readers.txt", "read_txt"),
    Format.HTML: ("pipeline.readers.html.read", "read_html"),
    Format.MHTML: ("pipeline.readers.mhtml", "read_mhtml"),
    Format.PDF: ("pipeline.readers.pdf.read", "read_pdf"),
    Format.DOCX: ("pipeline.readers.docx.read", "read_docx"),
    Format.DOC: ("pipeline.readers.doc.read", "read_doc"),
    Format.RTF: ("pipeline.readers.rtf.read", "read_rtf"),
    Format.OFD: ("pipeline.readers.ofd.read", "read_ofd"),
    Format.PNG: ("pipeline.readers.image", "read_image"),
    Format.JPEG: ("pipeline.readers.image", "read_image"),
    Format.TIFF: ("pipeline.readers.image", "read_image"),
}


def reader_of(known: Format) -> Callable[..., Raw]:
    """The function that reads a format; that of web pages takes the sender's charset, too."""
    module, function = READERS[known]
    reader: Callable[..., Raw] = getattr(import_module(module), function)
    return reader
