"""How often each rule is right, measured on gold: the table from which rows take their score.

`python -m pipeline.calibrate GOLD_DIR...` writes extractors/lexicons/rule_scores.tsv. A field with R right values of N scores
p = (R + 1) / (N + 2); a rule seen n times, right r times, scores (r + K p) / (n + K): few sightings stay near what the field
does, and nothing is ever quite sure. The rules were written with the same gold at hand: on notices of new kinds they do
somewhat worse.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import extractors.lexicons
from extractors.row import Row
from pipeline.comparable import FIELDS, Field
from pipeline.evaluate import compare
from pipeline.gold import GoldNotice, read_gold
from pipeline.outcome import Extracted, Reading
from pipeline.record import to_members, to_record
from pipeline.runner import process_file

PRIOR = 5  # K: chosen so that a rule seen five times counts as much as its field
SUREST = 0.999
TABLE_FIELD = {"citations": "references"}
KEY = {"references": "citations"}
BY_NAME = {field.name: field for field in FIELDS}
Counts = dict[tuple[str, str], Counter[bool]]


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


def count(notices: Iterable[GoldNotice]) -> Counts:
    """By field and rule, how many rows were right and wrong; an optional value counts as right."""
    counts: Counts = defaultdict(Counter)
    for notice in notices:
        outcome = process_file(notice.path)
        if not isinstance(outcome, Extracted):
            continue
        _, mismatches = compare(notice, to_record(outcome))
        extra = {m.field: set(m.extra) for m in mismatches}
        for name, field, row, alone in judged(outcome.readings[0]):
            forms = field.values(alone)
            if forms:
                counts[name, row.rule][forms[0][0] not in extra.get(field.name, ())] += 1
    return counts


def table(counts: Counts) -> str:
    """The rule scores as TSV; the rows * give the precision of a field, and of all, for rules not seen."""
    fields: dict[str, Counter[bool]] = defaultdict(Counter)
    for (name, _), seen in counts.items():
        fields[name] += seen
        fields["*"] += seen
    lines = ["field\trule\tright\tseen\tscore\tsource"]
    for name, seen in sorted(fields.items()):
        share = (seen[True] + 1) / (seen.total() + 2)
        lines.append(_line(name, "*", seen, share))
        for (field, rule), own in sorted(counts.items()):
            if field == name:
                lines.append(_line(name, rule, own, (own[True] + PRIOR * share) / (own.total() + PRIOR)))
    return "\n".join(lines) + "\n"


def _line(field: str, rule: str, seen: Counter[bool], score: float) -> str:
    return f"{field}\t{rule}\t{seen[True]}\t{seen.total()}\t{min(score, SUREST):.3f}\tmeasured on gold"


def main(folders: list[str]) -> None:
    """Measure on the gold of these folders and write the table."""
    notices = [notice for folder in folders for notice in read_gold(Path(folder))]
    target = Path(extractors.lexicons.__path__[0], "rule_scores.tsv")
    target.write_text(table(count(notices)), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
