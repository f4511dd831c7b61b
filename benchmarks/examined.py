"""One file on the way that a run takes, and what came of it: an outcome for every input, spans within the text, records, tables, its cost.

Memory and time are those of this process and of its reader process, where /proc tells them (Linux).
"""

import os
import tempfile
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractors.row import SignalReason
from pipeline.inputs.walk import find_inputs
from pipeline.outcome import Extracted, Outcome, ProgrammeFault, Quarantined, Reason
from pipeline.process import process_input
from pipeline.record import to_json, to_record
from pipeline.sandbox import Limits
from pipeline.tables import TableBuilder

LIMITS = Limits(seconds=60)  # a tenth of a run's: nothing without recognition may take as long
REFUSED = "refused, with words"  # a manifest that cannot be followed stops a run before it begins
MEGABYTE = 1024  # kilobytes
MOST_INPUTS = 200  # of one file that are read; the others are alike
LONGEST_DETAIL = 1000  # characters of words for people
MOST_FAULTS = 1100  # of one document: a thousand pages that cannot be read
TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


@dataclass(frozen=True, slots=True)
class Examined:
    """What came of one file: format and outcome of each of its inputs, what was wrong, the costs (seconds, megabytes)."""

    outcomes: tuple[tuple[str, str], ...]
    wrong: tuple[str, ...]
    seconds: float
    cpu: float
    memory: float
    stages: dict[str, float]


def examine(name: str, data: bytes, *, manifest_beside: dict[str, bytes] | None = None, limits: Limits = LIMITS) -> Examined:
    """A file of a name through a run, alone in a folder; with files beside it, it is given as a manifest of them."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "in")
        folder.mkdir()
        path = folder / Path(name).name
        path.write_bytes(data)
        for other, content in (manifest_beside or {}).items():
            (folder / other).write_bytes(content)
        return examine_path(path, is_manifest=manifest_beside is not None, limits=limits)


def examine_path(path: Path, *, is_manifest: bool = False, limits: Limits = LIMITS) -> Examined:
    """The file, which stands alone in its folder, or is a manifest."""
    outcomes, wrong, stages = list[tuple[str, str]](), list[str](), dict[str, float]()
    _forget_peaks()
    clock, spent = time.perf_counter(), _cpu()
    try:
        for outcome in _outcomes(path, is_manifest, limits, stages):
            outcomes.append(_described(outcome))
            wrong += _wrong_with(outcome)
        stages["record"] = time.perf_counter() - clock - sum(stages.values())
    except ProgrammeFault as fault:
        outcomes.append(("manifest", REFUSED))
        if not is_manifest:
            wrong.append(f"the run would stop: {fault}")
    except Exception:  # noqa: BLE001 - whatever escapes the programme's guard is what is looked for
        wrong.append("escaped: " + " | ".join(traceback.format_exc(limit=-3).splitlines()[-6:]))
    if not outcomes and not wrong:
        wrong.append("no outcome at all")
    return Examined(tuple(outcomes), tuple(wrong), time.perf_counter() - clock, _cpu() - spent, _peak(), stages)


@contextmanager
def without_recognition() -> Iterator[None]:
    """Processes that start meanwhile find recognition not installed: it takes seconds a page."""
    before = os.environ.get("PYTHONPATH")
    with tempfile.TemporaryDirectory() as scratch:
        Path(scratch, "sitecustomize.py").write_text('import sys\n\nsys.modules["rapidocr"] = None\n', encoding="utf-8")
        os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (scratch, before)))
        try:
            yield
        finally:
            os.environ.pop("PYTHONPATH")
            os.environ.update({"PYTHONPATH": before} if before else {})


def _outcomes(path: Path, is_manifest: bool, limits: Limits, stages: dict[str, float]) -> Iterator[Outcome]:
    started = time.perf_counter()
    walk = find_inputs((), manifests=[path]) if is_manifest else find_inputs([path.parent])
    stages["walk"] = time.perf_counter() - started
    for found in walk.inputs[:: max(1, len(walk.inputs) // MOST_INPUTS)]:
        started = time.perf_counter()
        outcome = process_input(found, limits)
        stages["process"] = stages.get("process", 0.0) + time.perf_counter() - started
        if outcome.source.source != found.source:
            raise AssertionError(f"the outcome of {found.source} is called {outcome.source.source}")
        yield outcome


def _described(outcome: Outcome) -> tuple[str, str]:
    if isinstance(outcome, Quarantined):
        return outcome.format or "-", str(outcome.reason)
    return outcome.document.format, "extracted"


def _wrong_with(outcome: Outcome) -> Iterator[str]:
    """What is wrong with an outcome: a fault of ours, a field that failed, a place outside of the text, what cannot be written."""
    if isinstance(outcome, Quarantined):
        if outcome.reason in (Reason.FAULT, Reason.WORKER_LOST):
            yield f"{outcome.reason} in {outcome.stage}: {outcome.detail}"
        if len(outcome.detail) > LONGEST_DETAIL:
            yield f"words for people of {len(outcome.detail)} characters"
    else:
        yield from _wrong_places(outcome)
    to_json(to_record(outcome, with_text=True)).encode("utf-8")
    tables = TableBuilder()
    tables.add(outcome)
    tables.finish()


def _wrong_places(outcome: Extracted) -> Iterator[str]:
    text, faults = outcome.document.text, outcome.document.raw.faults
    if len(faults) > MOST_FAULTS or max(map(len, faults), default=0) > LONGEST_DETAIL:
        yield f"{len(faults)} faults, the longest of {max(map(len, faults))} characters"
    record = to_record(outcome)
    for part in (record, *record["parts"]):
        for problem in part["problems"]:
            if problem["reason"] == SignalReason.FIELD_FAILED:
                yield f"field {problem['field']} failed: {problem['detail']}"
        for field, value in _objects(part):
            start, end = value["span"]
            if not 0 <= start < end <= len(text) or value["quote"] != text[start:end]:
                yield f"{field}: {value['quote']!r} does not stand at {start}:{end}"
    last = 0
    for line in outcome.document.lines:
        if not 0 <= line.span.start <= line.span.end <= len(text) or line.span.start < last:
            yield f"a line at {line.span} of {len(text)} characters"
        last = line.span.start


def _objects(part: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for field, value in part["evidence"].items():
        if value.get("span"):
            yield field, value
    for field, values in part.items():
        if isinstance(values, list) and field not in ("parts", "problems"):
            yield from ((field, value) for value in values if isinstance(value, dict) and value.get("span"))


def _own() -> list[int]:
    """This process and those that it started."""
    try:
        return [os.getpid(), *map(int, Path(f"/proc/self/task/{os.getpid()}/children").read_text().split())]
    except OSError:
        return []


def _forget_peaks() -> None:
    for process in _own():
        try:
            Path(f"/proc/{process}/clear_refs").write_text("5")
        except OSError:
            continue


def _peak() -> float:
    """The largest memory in use at one time, of the processes together, in megabytes."""
    return sum(_status(process, "VmHWM:") for process in _own()) / MEGABYTE


def _status(process: int, name: str) -> int:
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith(name)), 0)


def _cpu() -> float:
    """Seconds of processors of the living processes and of those that have ended."""
    own = os.times()
    total = own.user + own.system + own.children_user + own.children_system
    for process in _own()[1:]:
        try:
            cells = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        total += (int(cells[11]) + int(cells[12])) / TICKS
    return total
