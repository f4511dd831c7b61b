"""The public names."""

from pipeline.extract import find_rows
from pipeline.ingest import read_document
from pipeline.normalise import normalise_rows
from pipeline.runner import process_file
from pipeline.segment import find_notices

__all__ = ["find_notices", "find_rows", "normalise_rows", "process_file", "read_document"]
