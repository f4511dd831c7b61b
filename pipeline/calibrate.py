"""Learns from gold how far values can be trusted: the table of signs from which rows take their score.

`python -m pipeline.calibrate GOLD_DIR...` writes extractors/lexicons/trust.tsv. Every gold notice is read as it is and with its layout
spoilt in eleven ways (`pipeline/damage.py`), since in notices as they are hardly a value is wrong; every value that gold can judge is
right or wrong by the comparison of `pipeline/evaluate.py`. See docs/calibration.md.
"""

import sys
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import extractors.lexicons
from extractors.row import Row
from pipeline.comparable import FIELDS, Field
from pipeline.damage import DAMAGES, damaged
from pipeline.evaluate import compare
from pipeline.gold import GoldNotice, read_gold
from pipeline.ingest import identify, parse_document
from pipeline.outcome import Extracted, Reading
from pipeline.process import process_document, process_file
from pipeline.record import to_members, to_record
from pipeline.signs import common_signs, own_signs, setting_of
from pipeline.weigh import Table, Value, learn

TABLE_FIELD = {"citations": "references"}
KEY = {"references": "citations"}
BY_NAME = {field.name: field for field in FIELDS}
LEAST = 0.005  # a lighter weight moves no score by a thousandth


def judged(reading: Reading) -> Iterator[tuple[str, Field, Row, dict[str, object]]]:
    """The rows of a reading that gold can judge: table or field name, how it is compared, the row, and it alone as a record."""
    for name, scalar in reading.scalars.items():
        if name in BY_NAME:
            yield name, BY_NAME[name], scalar, {name: scalar.value}
    for table, rows in reading.rows.items():
        field = BY_NAME.get(TABLE_FIELD.get(table, table))
        if field is not None:
            for row in rows:
                yield table, field, row, {KEY.get(field.key, field.key): [to_members(row)]}


def gather(notices: Iterable[GoldNotice], kinds: Iterable[str] = tuple(DAMAGES)) -> Iterator[Value]:
    """The judged values of gold notices as they are, and of their copies with each kind of damage."""
    for notice in notices:
        outcomes = [(False, process_file(notice.path))]
        source = identify(notice.path, notice.path.name, notice.path.read_bytes())
        text = notice.path.read_text(encoding="utf-8")
        for kind in kinds:
            data = damaged(text, kind, notice.name).encode()
            outcomes.append((True, process_document(source, partial(parse_document, source, data))))
        for spoilt, outcome in outcomes:
            if isinstance(outcome, Extracted):
                yield from _values(notice, outcome, spoilt)


def _values(notice: GoldNotice, outcome: Extracted, spoilt: bool) -> Iterator[Value]:
    """The judged values of one reading; an optional value counts as right."""
    reading = outcome.readings[0]
    _, mismatches = compare(notice, to_record(outcome))
    extra = {m.field: set(m.extra) for m in mismatches}
    setting = setting_of(reading.notice, reading.scalars, reading.rows, reading.problems, reading.complete)
    group = str(notice.record.get("group") or notice.name)
    for name, field, row, alone in judged(reading):
        forms = field.values(alone)
        if forms and row.origin == "rule":
            peers = reading.rows.get(name) or (row,)
            common = (*common_signs(row, len(peers), setting), *setting.signs)
            right = forms[0][0] not in extra.get(field.name, ())
            yield Value(group, name, common, tuple(own_signs(name, row, peers, setting)), right, spoilt)


def as_text(table: Table, size: str) -> str:
    """The weights as TSV, sorted; True is 1, and weights too light to tell are left out."""
    lines = ["field\tsign\tseen\tweight\tsource"]
    for field, weights in sorted(table.items()):
        rows = sorted((sign, str(int(seen) if isinstance(seen, bool) else seen), weight) for (sign, seen), weight in weights.items())
        lines += [f"{field}\t{sign}\t{seen}\t{w:.3f}\t{size}" for sign, seen, w in rows if abs(w) >= LEAST or sign.startswith("(")]
    return "\n".join(lines) + "\n"


def main(folders: list[str]) -> None:
    """Learn from the gold of these folders and write the table."""
    notices = [notice for folder in folders for notice in read_gold(Path(folder))]
    target = Path(extractors.lexicons.__path__[0], "trust.tsv")
    target.write_text(as_text(learn(list(gather(notices))), "learnt from gold"), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
