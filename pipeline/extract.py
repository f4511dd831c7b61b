"""Stage 3: a Notice becomes rows by table, with one guard around each extractor."""

from extractors.notice import Notice
from extractors.register import EXTRACTORS, HEAD
from extractors.row import Row, SignalReason
from pipeline.outcome import Found, Problem


def find_rows(notice: Notice) -> Found:
    """The rows of every field as found in the text; a field that fails is empty, with a Problem."""
    rows, failed, problems = dict[str, tuple[Row, ...]](), set[str](), list[Problem]()
    for extractor in (HEAD, *EXTRACTORS):
        try:
            rows[extractor.table] = tuple(extractor.find(notice))
        except Exception as fault:  # noqa: BLE001 - the one guard of this stage
            rows[extractor.table] = ()
            failed.add(extractor.table)
            problems.append(Problem("extract", extractor.table, SignalReason.FIELD_FAILED, f"{type(fault).__name__}: {fault}"))
    scalars = rows.pop(HEAD.table)
    return Found(scalars, rows, frozenset(failed), tuple(problems))  # type: ignore[arg-type]
