"""What the two tools find in a case of the peers' suites, in the shape of `benchmarks.peer_cases`."""

import contextlib
import datetime
import io
import os
import time
from collections.abc import Callable
from typing import Any

from benchmarks.peer_cases import BEIJING, Case, bare
from benchmarks.peer_scope import dialled
from extractors.urls import find_addresses
from extractors.values.date import find_periods, parse_period
from extractors.values.email import find_emails
from extractors.values.numeral import parse_numeral
from extractors.values.phone import parse_phones

ZONE = "Asia/Shanghai"


def anchor_of(reference: Any) -> datetime.date | int:
    """Our anchor for JioNLP's reference time: a moment, [year, month, day …], {"year": …}; a year alone stays one."""
    if isinstance(reference, int | float):
        return datetime.datetime.fromtimestamp(reference, BEIJING).date()
    parts = list(reference.values() if isinstance(reference, dict) else reference)[:3]
    return parts[0] if len(parts) == 1 else datetime.date(parts[0], parts[1], parts[2] if len(parts) > 2 else 1)


def _parsed(case: Case) -> list[str]:
    try:
        period = parse_period(case.text, anchor_of(case.reference))
    except ValueError:  # a sentence, which parse_period is not for, and JioNLP reads all the same: 1季度经营状况
        return _found(case)[:1]
    return [f"{period.start}/{period.end}"]


def _found(case: Case) -> list[str]:
    return [f"{p.start}/{p.end}" for _, _, p in find_periods(case.text, anchor_of(case.reference))]


def _number(case: Case) -> list[str]:
    try:
        return [str(parse_numeral(case.text))]
    except ValueError:
        return []


OURS: dict[str, Callable[[Case], list[str]]] = {
    "parse_date": _parsed,
    "find_dates": _found,
    "place_dates": lambda case: [bare(case.text[start:end]) for start, end, _ in find_periods(case.text, anchor_of(case.reference))],
    "phones": lambda case: [dialled(phone.dial) for phone in parse_phones(case.text)],
    "emails": lambda case: [mailbox.lower() for _, _, mailbox in find_emails(case.text)],
    "urls": lambda case: [url.lower() for _, _, url in find_addresses(case.text)],
    "numeral": _number,
}


def read_jionlp() -> dict[str, Callable[[Case], list[str]]]:
    """JioNLP's answers, in its own time zone; it prints on import, which is swallowed, and raises where it reads nothing."""
    os.environ["TZ"] = ZONE
    time.tzset()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        import jionlp as jio

    def spans(detail: dict[str, Any]) -> list[str]:
        ends = detail["time"]
        return ["/".join(end[:10] for end in ends)] if isinstance(ends, list) and all(isinstance(end, str) for end in ends) else []

    def quiet(read: Callable[[Case], list[str]]) -> Callable[[Case], list[str]]:
        def answer(case: Case) -> list[str]:
            with contextlib.redirect_stdout(io.StringIO()):
                try:
                    return read(case)
                except Exception:  # noqa: BLE001 - whatever it raises, it read nothing
                    return []

        return answer

    def found(case: Case) -> list[dict[str, Any]]:
        return list(jio.ner.extract_time(case.text, time_base=case.reference, with_parsing=True))

    return {
        "parse_date": quiet(lambda case: spans(jio.parse_time(case.text, time_base=case.reference))),
        "find_dates": quiet(lambda case: [value for item in found(case) for value in spans(item["detail"])]),
        "place_dates": quiet(lambda case: [bare(item["text"]) for item in found(case)]),
        "phones": quiet(lambda case: [dialled(number) for number in jio.extract_phone_number(case.text)]),
        "emails": quiet(lambda case: [mailbox.lower() for mailbox in jio.extract_email(case.text)]),
        "urls": quiet(lambda case: [url.lower() for url in jio.extract_url(case.text)]),
        "numeral": quiet(lambda case: [str(int(float(jio.parse_money(case.text + "元")["num"])))]),
    }
