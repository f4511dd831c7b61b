"""One file through the stages, and many with the ledger."""

from pathlib import Path

from pipeline.extract import find_rows
from pipeline.ingest import identify, parse_document
from pipeline.normalise import normalise_rows
from pipeline.outcome import Extracted, Outcome, Quarantined, Reason, Unreadable
from pipeline.segment import find_notices


def process_file(path: str | Path, source: str | None = None) -> Outcome:
    """One file through the stages: Extracted or Quarantined, never an exception for a fault of the document."""
    path = Path(path)
    name = source or path.name
    try:
        data = path.read_bytes()
    except OSError as fault:
        return Quarantined(identify(path, name, None), "ingest", Reason.MISSING, str(fault.strerror))
    identity = identify(path, name, data)
    try:
        document = parse_document(identity, data)
    except Unreadable as fault:
        return Quarantined(identity, "ingest", fault.reason, fault.detail)
    readings = tuple(normalise_rows(notice, find_rows(notice)) for notice in find_notices(document))
    return Extracted(identity, document, readings)
