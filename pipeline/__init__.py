"""The public names; each is imported when it is first asked for, so that `import pipeline` costs nothing."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.extract import find_rows
    from pipeline.ingest import read_document
    from pipeline.normalise import normalise_rows
    from pipeline.process import process_file
    from pipeline.runner import run_archive
    from pipeline.segment import find_notices
    from pipeline.spacy_doc import to_spacy
    from pipeline.views import load

__all__ = ["find_notices", "find_rows", "load", "normalise_rows", "process_file", "read_document", "run_archive", "to_spacy"]

_HOMES = {
    "find_notices": "segment",
    "find_rows": "extract",
    "load": "views",
    "normalise_rows": "normalise",
    "process_file": "process",
    "read_document": "ingest",
    "run_archive": "runner",
    "to_spacy": "spacy_doc",
}


def __getattr__(name: str) -> object:
    """A public name from its module."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    """The public names, for those who press the tabulator in a notebook."""
    return sorted(__all__)
