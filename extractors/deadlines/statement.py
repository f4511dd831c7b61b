"""What clauses without a date tell that must be done. All places are in a masked sentence."""

import re

from extractors.deadlines.channel import REACH, is_place
from extractors.deadlines.clauses import split_clauses, trim
from extractors.deadlines.predicate import CLAUSES_BEFORE, Duty, read_duty
from extractors.deadlines.thing import TAKE
from extractors.deadlines.verbs import SUBMITS
from extractors.patterns import pattern_of

NOT_ASKED = pattern_of(r"为(?!保|确)|如|若|逾期|过期|否则")  # for what or when, 为便于统计人数


def read_statement(masked: str, start: int, end: int) -> Duty:
    """The duty that clauses without a date tell, the last that tells one: 将WHAT上传至WHERE, WHAT交至WHERE."""
    for first, last in reversed(split_clauses(masked, start, end)[-CLAUSES_BEFORE:]):
        if NOT_ASKED.match(masked, first, last) or masked.endswith("的", first, last):
            continue
        verb = _handing_in(masked, first, last)
        at = verb.start() if verb else first
        duty = read_duty(masked, (start, at), (at, last))
        if duty.kind:
            return duty
    return Duty()


def _handing_in(masked: str, first: int, last: int) -> re.Match[str] | None:
    """The verb of a clause that names its thing before: 图文资料发给党政办."""
    if TAKE.search(masked, first, last):
        return None
    for verb in SUBMITS.finditer(masked, first + 2, last):
        if REACH.match(masked, verb.end(), last) or is_place(masked[verb.end() : last]) or trim(masked, verb.end(), last) is None:
            return verb
    return None
