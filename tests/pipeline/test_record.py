"""The contract: the shape of every record and what its spans promise, walked member by member."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.comparable import fold
from pipeline.outcome import Reason, Status
from pipeline.process import process_file
from pipeline.record import to_json, to_record
from tests.archives import make_folder
from tests.goldens import NOTICES

Record = dict[str, Any]
TEXT, MAYBE, NUMBER, DAY, PLACE, TEXTS = "text", "text?", "int?", "day?", "span?", "texts"
EVIDENCE = {"quote": TEXT, "span": "span", "page": NUMBER, "rule": TEXT, "origin": "origin", "score": "score"}
SCALARS = {
    "title": MAYBE,
    "doc_number": MAYBE,
    "doc_number_parts": "parts?",
    "doc_type": MAYBE,
    "substance_title": MAYBE,
    "substance_type": MAYBE,
    "issued_on": DAY,
    "printed_on": DAY,
    "year": NUMBER,
    "year_source": MAYBE,
    "level": MAYBE,
    "region_code": MAYBE,
    "region": MAYBE,
    "topics": "texts?",
    "urgency": MAYBE,
    "classification": MAYBE,
    "signatory": MAYBE,
    "province_code": MAYBE,
    "prefecture_code": MAYBE,
    "county_code": MAYBE,
    "number_organ": MAYBE,
    "number_organ_id": MAYBE,
    "number_region_code": MAYBE,
}
LISTS = {
    "issuers": {
        "name": TEXT,
        "canonical_name": MAYBE,
        "organ_id": MAYBE,
        "kind": MAYBE,
        "level": MAYBE,
        "region_code": MAYBE,
        "is_lead": "bool",
        "province_code": MAYBE,
        "prefecture_code": MAYBE,
        "county_code": MAYBE,
    },
    "recipients": {"territory": MAYBE, "unit": TEXT},
    "copied_to": {"name": TEXT},
    "events": {"role": MAYBE, "starts_on": "day", "ends_on": DAY, "precision": TEXT},
    "themes": {"theme": TEXT},
    "activities": {
        "number": MAYBE,
        "title": TEXT,
        "level": MAYBE,
        "category": MAYBE,
        "organizers": TEXTS,
        "starts_on": DAY,
        "ends_on": DAY,
    },
    "contacts": {
        "group": "int",
        "person": MAYBE,
        "organization": MAYBE,
        "phone": TEXTS,
        "fax": TEXTS,
        "email": TEXTS,
        "im": TEXTS,
        "address": MAYBE,
        "postcode": MAYBE,
        "dial": TEXTS,
        "serves": MAYBE,
        "person_key": MAYBE,
        "phone_keys": TEXTS,
        "email_keys": TEXTS,
    },
    "deadlines": {
        "date": DAY,
        "due_on": DAY,
        "anchor": MAYBE,
        "offset": NUMBER,
        "unit": MAYBE,
        "precision": TEXT,
        "kind": MAYBE,
        "actor": MAYBE,
        "what": MAYBE,
        "channel": MAYBE,
    },
    "citations": {"title": MAYBE, "doc_number": MAYBE, "relation": MAYBE},
    "attachments": {"number": MAYBE, "title": TEXT, "url": MAYBE},
    "urls": {"url": TEXT},
    "subjects": {"topic": TEXT, "scheme": TEXT, "words": TEXTS, "is_main": "bool"},
}  # fmt: skip
PROBLEM = {"stage": TEXT, "field": MAYBE, "reason": TEXT, "detail": TEXT, "span": PLACE}
HEAD = {
    "source": TEXT,
    "source_id": "s-id",
    "notice_id": "n-id",
    "status": "extracted",
    "format": TEXT,
    "pages": NUMBER,
    "complete": "bool",
}
HELD = {"source": TEXT, "source_id": "s-id", "notice_id": "n-id", "status": "quarantined", "stage": TEXT, "reason": TEXT, "detail": TEXT}
ORDER = [*HEAD, *SCALARS, "evidence", *LISTS, "parts", "problems"]
LEVELS = ("nation", "province", "prefecture", "county", "township", "institution", None)
YEAR_SOURCES = ("signature", "number", "imprint", "page", "title", "event", "text", None)
RELATIONS = ("依据", "贯彻", "转发", "印发", "修订", "废止", "参见", None)
# The member that is written at the object's own place.
WRITTEN = {
    "issuers": "name",
    "recipients": "unit",
    "copied_to": "name",
    "themes": "theme",
    "activities": "title",
    "attachments": "title",
    "urls": "url",
}
SCALARS_AS_WRITTEN = ("title", "doc_number", "doc_type", "substance_title", "substance_type", "urgency", "classification", "signatory")


CHECKS: dict[str, Callable[[Any], bool]] = {
    "text": lambda value: isinstance(value, str) and value != "",
    "texts": lambda value: isinstance(value, list) and all(isinstance(item, str) and item for item in value),
    "int": lambda value: type(value) is int,
    "bool": lambda value: isinstance(value, bool),
    "day": lambda value: re.fullmatch(r"\d{4}-\d\d-\d\d", value) is not None and date.fromisoformat(value) is not None,
    "span": lambda value: isinstance(value, list) and [type(end) for end in value] == [int, int] and 0 <= value[0] < value[1],
    "score": lambda value: isinstance(value, float) and 0 <= value <= 1 and round(value, 3) == value,
    "origin": lambda value: value in ("rule", "model", "page", "human"),
    "s-id": lambda value: re.fullmatch("s[0-9a-f]{15}", value) is not None,
    "n-id": lambda value: re.fullmatch(r"n[0-9a-f]{15}(-\d+)*", value) is not None,
    "parts": lambda value: [(name, is_of(PARTS[name], item)) for name, item in value.items()] == [(name, True) for name in PARTS],
}
PARTS = {"issuer_code": MAYBE, "year": NUMBER, "serial": NUMBER}


def is_of(kind: str, value: Any) -> bool:
    """Whether a value has the type that the contract names, or is the word itself; a question mark allows null."""
    if kind.endswith("?") and value is None:
        return True
    check = CHECKS.get(kind.removesuffix("?"))
    return check(value) if check else bool(value == kind)


def wrong_members(shape: dict[str, str], item: Record, where: str) -> Iterator[str]:
    """What an object lacks or has of another type; members beyond the contract end with _span."""
    yield from (f"{where}: no {name}" for name in shape if name not in item)
    yield from (
        f"{where}.{name}: {item[name]!r} is no {kind}" for name, kind in shape.items() if name in item and not is_of(kind, item[name])
    )
    yield from (f"{where}.{name}: beyond the contract" for name in item if name not in shape and not is_of(PLACE, item[name]))


def wrong_places(text: str, item: Record, where: str, said: str | None) -> Iterator[str]:
    """Spans that do not give their quote, and quotes that do not hold what is said."""
    start, end = item["span"]
    if text[start:end] != item["quote"]:
        yield f"{where}: {item['quote']!r} does not stand at {start}:{end}"
    if said is not None and fold(said) not in fold(item["quote"]):
        yield f"{where}: {said!r} is not in {item['quote']!r}"
    for name, span in item.items():
        member = item.get(name.removesuffix("_span"))
        if name.endswith("_span") and (member is None) != (span is None):
            yield f"{where}.{name}: {span} for {member!r}"
        if name.endswith("_span") and span is not None and fold(member) not in fold(text[span[0] : span[1]]):
            yield f"{where}.{name}: {member!r} is not in {text[span[0] : span[1]]!r}"


def wrong_evidence(record: Record, text: str) -> Iterator[str]:
    """What is wrong with the evidence: every scalar and list has a status that agrees with its value."""
    evidence = record["evidence"]
    if list(evidence) != [*SCALARS, *LISTS]:
        yield f"evidence of {list(evidence)}"
    for name, kept in evidence.items():
        there = bool(record[name]) if name in LISTS else record[name] is not None
        if kept["status"] not in [str(status) for status in Status] or (kept["status"] == "found") != there:
            yield f"{name}: {kept['status']} with the value {record[name]!r}"
        if name in SCALARS and there:
            yield from wrong_members({"status": TEXT, **EVIDENCE}, kept, f"evidence.{name}")
            yield from wrong_places(text, kept, f"evidence.{name}", record[name] if name in SCALARS_AS_WRITTEN else None)
        elif name in SCALARS and [kept.get(key, "") for key in EVIDENCE] != [None] * len(EVIDENCE):
            yield f"evidence.{name}: {kept} for no value"


def written(table: str, item: Record) -> str | None:
    """What the quote of an object must contain: of a contact without a person its first number or mailbox."""
    if table == "contacts" and not item["person"]:
        numbers = [*item["phone"], *item["fax"], *item["email"], *item["im"]]
        at_place = [number for number in numbers if fold(number) in fold(item["quote"])]
        return str((at_place or numbers)[0])
    return item.get(WRITTEN.get(table, ""))


def wrong_with(record: Record, text: str) -> list[str]:
    """All that is wrong with the record of a notice, and of the documents that it carries."""
    wrong = [] if list(record) == ORDER else [f"members {list(record)}"]
    wrong += [f"{name}: {record[name]!r}" for name, kind in (HEAD | SCALARS).items() if not is_of(kind, record[name])]
    wrong += [f"level {x}" for x in (record["level"], *(x["level"] for x in record["issuers"])) if x not in LEVELS]
    wrong += [f"relation {x['relation']}" for x in record["citations"] if x["relation"] not in RELATIONS]
    wrong += [f"year_source {record['year_source']}"] if record["year_source"] not in YEAR_SOURCES else []
    wrong += wrong_evidence(record, text)
    for table, shape in LISTS.items():
        for i, item in enumerate(record[table]):
            wrong += wrong_members(shape | EVIDENCE, item, f"{table}[{i}]")
            wrong += wrong_places(text, item, f"{table}[{i}]", written(table, item))
    for problem in record["problems"]:
        wrong += wrong_members(PROBLEM, problem, "problems")
    for part in record["parts"]:
        wrong += [f"part: {words}" for words in wrong_with(part, text)]
        wrong += [] if part["notice_id"].startswith(record["notice_id"] + "-") else [f"part called {part['notice_id']}"]
    return wrong


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.stem)
def test_records_have_the_shape_of_the_contract(path: Path) -> None:
    record = to_record(process_file(path), with_text=True)
    text = record.pop("full_text")
    assert wrong_with(record, text) == []
    assert json.loads(to_json(record)) == record, "plain data"
    assert "\n" not in to_json(record)


def test_the_samples_have_something_of_everything() -> None:
    records = [to_record(process_file(path)) for path in NOTICES]
    assert [name for name in LISTS if not any(record[name] for record in records)] == []
    assert any(record["parts"] for record in records)


def test_the_walk_sees_what_is_wrong(tmp_path: Path) -> None:
    record = to_record(process_file(make_folder(tmp_path / "in", 1) / "0.txt"), with_text=True)
    text = record.pop("full_text")
    assert wrong_with(record, text) == []
    contact, issuer, evidence = record["contacts"][0], record["issuers"][0], record["evidence"]
    for broken in (
        {"title": ""},
        {"year": "2020"},
        {"level": "city"},
        {"issued_on": "2020-2-1"},
        {"contacts": []},
        {"contacts": [contact | {"phone": None}]},
        {"contacts": [{name: value for name, value in contact.items() if name != "im"}]},
        {"issuers": [issuer | {"name": "另一个局"}]},
        {"issuers": [issuer | {"span": [0, 1]}]},
        {"evidence": evidence | {"title": evidence["title"] | {"status": "absent"}}},
        {"evidence": {name: kept for name, kept in evidence.items() if name != "urls"}},
    ):
        assert wrong_with(record | broken, text), broken


def test_a_quarantined_record_says_where_and_why(tmp_path: Path) -> None:
    record = to_record(process_file(tmp_path / "nowhere.txt"), with_text=True)
    assert list(wrong_members(HELD, record, "record")) == []
    assert list(record) == list(HELD)
    assert (record["stage"], record["reason"]) == ("ingest", Reason.MISSING)


def test_identity_follows_from_name_and_bytes(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "in", 2)
    (folder / "1.txt").write_bytes((folder / "0.txt").read_bytes())
    first, copy = (to_record(process_file(folder / name)) for name in ("0.txt", "1.txt"))
    elsewhere = to_record(process_file(folder / "1.txt", "0.txt"))
    assert first["notice_id"] == copy["notice_id"]
    assert first["source_id"] != copy["source_id"]
    assert first == elsewhere
