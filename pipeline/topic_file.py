"""The user's file of topics, in TOML: read once before a run, and applied to what was read of each notice.

    ["职业教育"]
    words = ["职业教育", "职教", {text = "高职", weight = 0.8}]
    exclusions = ["非职业教育"]
    vetoes = []
    citations = ["国家职业教育改革实施方案"]
    issuers = ["职业教育与成人教育司"]
    codes = ["教职成"]
    minimum = 3

Every table is a topic; docs/topics.md says what its members mean. TOML, because a topic has lists of different kinds and comments, and
Python reads it without another library.
"""

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from extractors.notice import Span
from extractors.row import Row
from extractors.topics.own import DEFAULT_MINIMUM, Sign, Topic, Value, Values, find_topics
from extractors.topics.row import TopicRow
from pipeline.outcome import ProgrammeFault, Reading, Status

SIGNS = ("words", "citations", "issuers", "codes")
TEXTS = ("exclusions", "vetoes")
TABLE = "subjects"
MEMBERS = (*SIGNS, *TEXTS, "minimum")
# Of one character a word is in every text; 200 topics of 200 words cost less than reading a notice does.
SHORTEST = 2
LARGEST = 1_000_000  # bytes
LINE = re.compile(r"\(at line (\d+)")


def read_topic_file(path: str | Path) -> tuple[Topic, ...]:
    """The topics of a file, in its order; raises ProgrammeFault, with the number of the line, where it is not one."""
    path = Path(path)
    try:
        data = path.read_bytes()
        text = data[:LARGEST].decode("utf-8-sig")
    except OSError as fault:
        raise ProgrammeFault(f"{path.name}: {fault.strerror}") from fault
    except UnicodeDecodeError as fault:
        line = data[: fault.start].count(b"\n") + 1
        raise ProgrammeFault(f"{path.name}, line {line}: not UTF-8; save the file as UTF-8") from fault
    if len(data) > LARGEST:
        raise ProgrammeFault(f"{path.name}: {len(data)} bytes; a file of topics has at most {LARGEST}")
    return parse_topics(text, path.name, path.stem)


def digest_of(path: str | Path) -> str:
    """A digest of the file: values of an archive depend on it, as on the lexicons."""
    return hashlib.sha256(Path(path).read_bytes().replace(b"\r\n", b"\n")).hexdigest()[:16]


def parse_topics(text: str, name: str, scheme: str) -> tuple[Topic, ...]:
    """The topics of a text in TOML; `name` is that of its file, for the messages."""
    try:
        tables = tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as fault:
        found = LINE.search(str(fault))
        line = int(found.group(1)) if found else text.count("\n") + 1
        raise ProgrammeFault(f"{name}, line {line}: not TOML ({str(fault).split(' (at')[0]}); names in Chinese need quotes") from fault
    topics = tuple(_Table(name, text, topic, members).read(scheme) for topic, members in tables.items())
    if not topics:
        raise ProgrammeFault(f'{name}: no topic; a topic is a table, ["NAME"] with its words below')
    return topics


def find_own_topics(reading: Reading, topics: tuple[Topic, ...]) -> tuple[TopicRow, ...]:
    """The rows of the user's topics for one notice, by its text and what its other fields found."""
    return find_topics(reading.notice, values_of(reading), topics) if topics else ()


def with_own_topics(reading: Reading, topics: tuple[Topic, ...]) -> Reading:
    """The reading with the rows of the user's topics behind those of the State Council's classes."""
    found = find_own_topics(reading, topics)
    if not found:
        return reading
    rows = {**reading.rows, TABLE: (*reading.rows.get(TABLE, ()), *found)}
    return replace(reading, rows=rows, status={**reading.status, TABLE: Status.FOUND})


def values_of(reading: Reading) -> Values:
    """What the other fields of a notice found, as its topics see it; an issuer by its written and its canonical name."""
    number = reading.scalars.get("doc_number")
    return Values(
        doc_numbers=(Value(number.value, number.span),) if number else (),
        issuers=_values(reading.rows.get("issuers", ()), "name", "canonical_name"),
        citations=_values(reading.rows.get("citations", ()), "title"),
    )


def _values(rows: tuple[Row, ...], *members: str) -> tuple[Value, ...]:
    found = ((getattr(row, member), row.span) for row in rows for member in members)
    return tuple(Value(text, span or Span(0, 0)) for text, span in found if text)


class _Table:
    """One topic of a file as TOML has it, with where it stands."""

    def __init__(self, file: str, text: str, topic: str, members: Any) -> None:
        self.file, self.text, self.topic, self.members = file, text, topic, members

    def read(self, scheme: str) -> Topic:
        """The topic; raises ProgrammeFault where a member is none of a topic's, or of another type."""
        if not isinstance(self.members, Mapping):
            raise self.fault(self.topic, 'stands outside a topic; begin with a line like ["职业教育"]')
        unknown = [member for member in self.members if member not in MEMBERS]
        if unknown:
            raise self.fault(unknown[0], f"is no member of a topic; there are {', '.join(MEMBERS)}")
        signs = {member: tuple(self.sign(member, sign) for sign in self.listed(member)) for member in SIGNS}
        if not any(signs.values()):
            raise self.fault(self.topic, f"has nothing to be found by; give one of {', '.join(SIGNS)}")
        texts = {member: tuple(self.sign(member, text).text for text in self.listed(member)) for member in TEXTS}
        return Topic(
            self.topic,
            words=signs["words"],
            exclusions=texts["exclusions"],
            vetoes=texts["vetoes"],
            citations=signs["citations"],
            issuers=signs["issuers"],
            codes=signs["codes"],
            minimum=self.number("minimum", DEFAULT_MINIMUM),
            scheme=scheme,
        )

    def listed(self, member: str) -> list[Any]:
        """The member as a list; empty where the topic has none."""
        found = self.members.get(member, [])
        if not isinstance(found, list):
            raise self.fault(member, "is a list, in square brackets")
        return found

    def sign(self, member: str, sign: Any) -> Sign:
        """One entry of a list: a text, or a text with its weight."""
        text, weight = (sign.get("text"), sign.get("weight", 1.0)) if isinstance(sign, Mapping) else (sign, _weight_of(member))
        if not isinstance(text, str) or len(text.strip()) < SHORTEST:
            raise self.fault(member, f"has {sign!r}; expected a text of at least {SHORTEST} characters")
        if isinstance(sign, Mapping) and set(sign) - {"text", "weight"}:
            raise self.fault(member, f"has {sign!r}; an entry has text and weight")
        if isinstance(weight, bool) or not isinstance(weight, int | float) or not 0 < weight <= 100:
            raise self.fault(member, f"has the weight {weight!r}; expected a number above 0, at most 100")
        return Sign(text.strip(), float(weight))

    def number(self, member: str, otherwise: float) -> float:
        """A member that is a number above 0."""
        found = self.members.get(member, otherwise)
        if isinstance(found, bool) or not isinstance(found, int | float) or not 0 < found < 1000:
            raise self.fault(member, f"is {found!r}; expected a number above 0")
        return float(found)

    def fault(self, word: str, reason: str) -> ProgrammeFault:
        """A fault with the line of the member within the topic, or of the topic itself."""
        lines = self.text.splitlines()
        bare = [re.split(r"[=#]", line)[0].strip(" \t[]\"'") for line in lines]
        head = next((i for i, name in enumerate(bare) if name == self.topic), 0)
        at = next((i for i in range(head, len(lines)) if bare[i] == word), head)
        return ProgrammeFault(f"{self.file}, line {at + 1}: {word} {reason}")


def _weight_of(member: str) -> float:
    """What an entry without a weight counts: a cited document, an office or a code as much as a word in the title."""
    return 1.0 if member == "words" else 3.0
