"""The cases of the peers' suites in one shape: a text, what it is read at, and the values that are right.

A value is `start/end` of a date or period (both days belong to it), the figures to dial of a telephone number, the characters of a
mailbox or address in small letters, a number.
"""

import calendar
import datetime
import difflib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.peer_scope import JOINT, NO_JOINT, dialled, kind_of_date, out_in_text, out_of_dates, out_of_phones

BEIJING = datetime.timezone(datetime.timedelta(hours=8))
REFERENCE = 1623604000  # 2021-06-14 01:06:40 in Beijing, of most of JioNLP's cases: also where a case says "now"
NO_REFERENCE = "2017-03-22T00:00:00"  # of most of the cases of Recognizers-Text, where one has none
SPANS = ("date", "daterange")


@dataclass(frozen=True, slots=True)
class Case:
    """One case; each of `expected` has the readings that are right for one place, no place at all means that nothing is to be found."""

    suite: str
    task: str  # parse_date, find_dates, place_dates, phones, emails, urls, numeral
    text: str
    expected: tuple[tuple[str, ...], ...]
    kind: str
    out: str = ""
    reference: Any = REFERENCE
    is_loose: bool = False  # other places of the text are out of scope


def read_cases(folder: Path) -> Iterator[Case]:
    yield from _jionlp_dates(folder / "jionlp")
    yield from _jionlp_contacts(folder / "jionlp")
    yield from _recognizers_dates(folder / "recognizers-text" / "Specs" / "DateTime" / "Chinese")
    yield from _recognizers_contacts(folder / "recognizers-text" / "Specs" / "Sequence")
    yield from _cn2an(folder / "cn2an")


def _load(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8-sig"))


def _jionlp_dates(folder: Path) -> Iterator[Case]:
    for name in ("default", "no_lunar", "ret_future", "period"):
        for case in _load(folder / f"test_time_parser.parse_time_{name}.json"):
            text, told, reference = case["text"], case["expected"], case.get("time_base")
            suite = f"jionlp parse_time {name}"
            reference = REFERENCE if reference is None or isinstance(reference, str) else reference
            out = out_of_dates(text)
            if name == "ret_future":
                out = "JioNLP's option to look ahead only"
            elif told["type"] in ("time_delta", "time_period"):
                out = "duration or recurrence"
            elif "inf" in "".join(told["time"]):
                out = out or "open at one end"
            expected = () if out else (("/".join(end[:10] for end in told["time"]),),)
            yield Case(suite, "parse_date", text, expected, kind_of_date(text), out, reference)
    for text, found in _load(folder / "test_time_extractor.text_string_list.json"):
        yield _places("jionlp time_extractor", text, [item["text"] for item in found], REFERENCE)


def _places(suite: str, text: str, written: list[str], reference: Any) -> Case:
    """A case of an extractor, which has no values: the expressions themselves, without 从 and the week day."""
    inside = [words for words in written if not out_in_text(words)]
    out = out_in_text(written[0]) if written and not inside else ""
    kind = kind_of_date(inside[0]) if inside else "nothing"
    return Case(suite, "place_dates", text, tuple((bare(words),) for words in inside), kind, out, reference, len(inside) < len(written))


def bare(words: str) -> str:
    """An expression without 从, 的, spaces and the week day: what an extractor's conventions differ in."""
    return re.sub(r"\A[从自在]|[，,]?(?:周|星期)[一二三四五六日天]\Z|[\s的]", "", words)


def _recognizers_dates(folder: Path) -> Iterator[Case]:
    for path in sorted(folder.glob("*.json")):
        suite = f"recognizers {path.stem}"
        for case in _load(path):
            reference = case.get("Context", {}).get("ReferenceDateTime") or NO_REFERENCE
            moment = datetime.datetime.fromisoformat(reference).replace(tzinfo=BEIJING).timestamp()
            if path.stem.startswith("DateTimeModel"):
                yield _recognizers_sentence(suite, case, moment)
            elif path.stem in ("DateExtractor", "DatePeriodExtractor"):
                yield _places(suite, case["Input"], [result["Text"] for result in case["Results"]], moment)
            elif path.stem in ("DateParser", "DatePeriodParser"):
                yield from _recognizers_expressions(suite, case, moment)
            else:
                yield Case(suite, "", case["Input"], (), "", "festival, clock time, duration, recurrence (the whole suite)")


def _recognizers_expressions(suite: str, case: dict[str, Any], moment: float) -> Iterator[Case]:
    for result in case["Results"]:
        text, value = result["Text"], result["Value"]
        readings = [tuple(value[side].values()) for side in ("FutureResolution", "PastResolution")]
        readings = [days for days in readings if days and days[0] != "0001-01-01"]
        expected = (tuple(_interval(text, *days) for days in readings),) if readings else ()
        yield Case(suite, "parse_date", text, expected, kind_of_date(text) if readings else "no such day", out_of_dates(text), moment)


def _recognizers_sentence(suite: str, case: dict[str, Any], moment: float) -> Case:
    expected, reasons, kind = list[tuple[str, ...]](), list[str](), ""
    for result in case["Results"]:
        text, values = result["Text"], result["Resolution"]["values"]
        reason = out_in_text(text)
        if result["TypeName"].removeprefix("datetimeV2.") not in SPANS:
            reason = reason or "duration or recurrence"
        elif any("Mod" in value for value in values):
            reason = reason or "open at one end"
        if reason:
            reasons.append(reason)
            continue
        kind = kind or kind_of_date(text)
        days = [(v["value"],) if "start" not in v else (v["start"], v["end"]) for v in values if v.get("value") != "not resolved"]
        if days:
            expected.append(tuple(_interval(text, *ends) for ends in days))
        else:
            kind = "no such day"
    return Case(
        suite,
        "find_dates",
        case["Input"],
        tuple(expected),
        kind or "nothing",
        reasons[0] if reasons and not kind else "",
        moment,
        bool(reasons),
    )


def _interval(text: str, start: str, end: str | None = None) -> str:
    """`start/end`, closed: Recognizers-Text ends a month or year on the day behind it, and a range of them on the first day of the last."""
    if end is None:
        return f"{start}/{start}"
    last = datetime.date.fromisoformat(end)
    if not re.search(r"[日号]\Z|\d[-/.]\d{1,2}\Z|日之?间\Z", text.strip()):
        if JOINT.search(NO_JOINT.sub("", text)):
            month = last.month if "月" in text else 12
            last = datetime.date(last.year, month, calendar.monthrange(last.year, month)[1])
        else:
            last -= datetime.timedelta(days=1)
    return f"{start}/{last}"


def _removed(text: str, rest: str) -> list[str]:
    """What was removed from a text, without labels (电话：) and spaces."""
    shared = next((i for i, pair in enumerate(zip(text, rest, strict=False)) if pair[0] != pair[1]), len(rest))
    if text.endswith(rest[shared:]):
        return [text[shared : len(text) - len(rest) + shared].strip()]
    steps = difflib.SequenceMatcher(None, text, rest, autojunk=False).get_opcodes()
    pieces = [text[first:last] for step, first, last, *_ in steps if step == "delete"]
    return [re.sub(r"\A.*?[:：](?!/)|\s", "", piece) for piece in pieces if piece.strip()]


def _jionlp_contacts(folder: Path) -> Iterator[Case]:
    for task, name, kind in (("phones", "phone_number", "phone"), ("emails", "email", "e-mail"), ("urls", "url", "URL")):
        for text, rest in _load(folder / f"test_remove_{name}.{name}_text_list.json"):
            values = [dialled(value) if task == "phones" else value.lower() for value in _removed(text, rest)]
            yield Case(f"jionlp remove_{name}", task, text, tuple((value,) for value in values), kind)


def _recognizers_contacts(folder: Path) -> Iterator[Case]:
    suites = (
        ("phones", "Chinese/PhoneNumberModel", "phone"),
        ("emails", "English/EmailModel", "e-mail"),
        ("urls", "Chinese/URLModel", "URL"),
    )
    for task, name, kind in suites:
        for case in _load(folder / f"{name}.json"):
            written = [result["Text"] for result in case["Results"]]
            out = next((reason for words in written if task == "phones" and (reason := out_of_phones(words))), "")
            values = [dialled(words) if task == "phones" else words.lower() for words in written]
            kind_here = kind if values else f"no {kind}"
            yield Case(f"recognizers {name.split('/')[1]}", task, case["Input"], tuple((value,) for value in values), kind_here, out)


def _cn2an(folder: Path) -> Iterator[Case]:
    for sides in _load(folder / "transform_test.json").values():
        for pair in (pair for pair in sides.items() if isinstance(pair[1], str)):
            if day := re.search(r"(\d{4})年(\d{1,2})月(\d{1,2})日", " ".join(pair)):
                value = datetime.date(*map(int, day.groups())).isoformat()
                for text in pair:
                    yield Case("cn2an transform", "find_dates", text, ((f"{value}/{value}",),), "full date")
            else:
                yield Case("cn2an transform", "", pair[0], (), "", "no date")
    for numbers in _load(folder / "cn2an_test.json").values():
        for written, number in numbers.items() if isinstance(numbers, dict) else ():
            is_whole = isinstance(number, int) and number >= 0 and re.fullmatch(r"[^负\-点.]+", written) is not None
            out = (
                "money" if re.search("[元圆]", written) else "" if is_whole and number < 10**12 else "no whole number, or of 10^12 and more"
            )
            yield Case("cn2an cn2an", "numeral", written, ((str(number),),), "numeral", out)
