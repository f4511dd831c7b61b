"""One file through the stages: Extracted or Quarantined, never an exception for a fault of the document."""

import json
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import FrameType

from extractors.notice import Notice
from extractors.row import SignalReason
from extractors.topics.own import Topic
from pipeline.extract import find_rows
from pipeline.ingest import MAX_BYTES, identify, parse_document
from pipeline.inputs.walk import Input, fingerprint, legible, read_input
from pipeline.normalise import normalise_rows
from pipeline.outcome import (
    Document,
    Extracted,
    Outcome,
    Problem,
    ProgrammeFault,
    Quarantined,
    Reading,
    Reason,
    Source,
    Unreadable,
)
from pipeline.provenance import attest, fill_from_page
from pipeline.sandbox import LIMITS, Limits
from pipeline.segment import find_notices, is_complete, looks_like_notice
from pipeline.topic_file import with_own_topics

GRACE = 1.0  # seconds that a reader's own process has to say itself that its time is over
# What every stage reads once; a run that cannot read it would fail in every notice.
TRIAL = """关于召开座谈会的通知
各科室：
定于2024年5月8日召开座谈会，请于5月6日前报名。联系人：王一，电话：010-66123456。
某市教育局
2024年5月2日
"""


def process_file(path: str | Path, source: str | None = None) -> Outcome:
    """One file through the stages: Extracted or Quarantined, never an exception for a fault of the document.

    `source` is its name in the records; without one it is the name of the file.
    """
    path = Path(path)
    return process_input(Input(legible(path.name) if source is None else source, path))


def process_input(found: Input, limits: Limits = LIMITS, topics: tuple[Topic, ...] = ()) -> Outcome:
    """One input of a walk through the stages, within the limits of one file; `topics` are the user's own."""
    try:
        data = read_input(found, MAX_BYTES)
    except Unreadable as fault:
        return Quarantined(fingerprint(found), "ingest", fault.reason, fault.detail)
    except (OSError, ValueError) as fault:
        detail = getattr(fault, "strerror", None) or str(fault)
        return Quarantined(identify(found.path, found.source, None, found.manifest), "ingest", Reason.MISSING, detail)
    source = identify(found.path, found.source, data, found.manifest)
    charset = json.loads(found.manifest).get("charset") if found.manifest else None
    return process_document(source, lambda: parse_document(source, data, charset, limits), topics, limits)


def process_document(source: Source, read: Callable[[], Document], topics: tuple[Topic, ...] = (), limits: Limits = LIMITS) -> Outcome:
    """What `read` gives, through the stages: the one guard around a whole file."""
    stage, document = "ingest", None
    try:
        with at_most(limits.seconds + GRACE):
            document = read()
            stage = "segment"
            notices = find_notices(document)
            if not notices:
                raise ValueError("a document without a notice")
            stage = "extract"
            readings = tuple(read_notice(notice, document, topics) for notice in notices)
    except TimeIsUp:
        known = document.format if document else None
        return Quarantined(source, stage, Reason.TIMEOUT, f"not read within {limits.seconds:g} seconds", known)
    except Unreadable as fault:
        return Quarantined(source, stage, fault.reason, fault.detail, fault.format)
    except Exception as fault:  # noqa: BLE001 - the one guard of a file; too deep recursion and no memory end here too
        return Quarantined(source, stage, Reason.FAULT, describe(fault))
    return Extracted(source, document, readings)


class TimeIsUp(BaseException):
    """The time of a file is over: no guard of a field takes it for a fault of its own."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raises TimeIsUp where what is done takes longer: a soft limit, which one search cannot be held to, and only where signals work.

    A process that works for a run is ended by the run itself if it takes longer than that.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def tell(_number: int, _frame: FrameType | None) -> None:
        raise TimeIsUp

    before = signal.signal(signal.SIGALRM, tell)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def read_notice(notice: Notice, document: Document, topics: tuple[Topic, ...] = ()) -> Reading:
    """Stages 3 and 4 of one notice of a document, with a problem where the text looks like no notice at all."""
    found = fill_from_page(notice, find_rows(notice), document.raw.page_data)
    complete = is_complete(notice) and not document.raw.faults
    reading = attest(with_own_topics(normalise_rows(notice, found, complete=complete), topics), document)
    if looks_like_notice(notice):
        return reading
    problem = Problem("segment", None, SignalReason.NOT_A_NOTICE, "no number, title, addressee, signature or headings", notice.span)
    return replace(reading, problems=(problem, *reading.problems))


def check_programme() -> None:
    """Reads one small notice: raises ProgrammeFault where a lexicon, model or library is missing or broken."""
    data = TRIAL.encode()
    identity = identify(Path("trial.txt"), "trial.txt", data)
    outcome = process_document(identity, lambda: parse_document(identity, data))
    if isinstance(outcome, Quarantined):
        raise ProgrammeFault(f"the programme is not ready: {outcome.detail}; install it again")
    for problem in outcome.readings[0].problems:
        if problem.reason == SignalReason.FIELD_FAILED:
            raise ProgrammeFault(f"the programme is not ready: {problem.field}: {problem.detail}; install it again")


def describe(fault: Exception) -> str:
    """The kind of a fault, its message and the line of code where it arose."""
    place = fault.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f" ({Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno})" if place else ""
    return f"{type(fault).__name__}: {str(fault)[:300]}{where}"
