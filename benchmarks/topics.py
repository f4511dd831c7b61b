"""Examples for the classifier of subjects, and its figures by whole notices.

    python benchmarks/topics.py CORPUS            # writes data/gold/labels/topic.tsv; then: gongwen train topic data/gold

CORPUS holds NAME.txt and index.jsonl ({"id": "NAME", "title": …}), as whoever collected it keeps it. Real titles and texts do not belong
in the project: topic_digests.tsv names them by the SHA-256 of the title without white space, with their classes, the group (one source) and
who said so, `page` (the web page's own 主题分类) or `reader` (somebody who read the title; those that do not tell were left out).
What the classifier sees of them is numbers, and those are written. topic_titles.tsv holds invented titles, since of some classes few
are real.
"""

import csv
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from extractors.classifier import load
from extractors.topics.subject import KEPT, TOPIC, FoundSubject, answer_by_rule, decide_subjects, propose
from extractors.topics.telling import Telling
from extractors.topics.words import find_words
from pipeline.examples import Example
from pipeline.topic_gold import label_proposals, telling_of_text, telling_of_title
from pipeline.train import fit

LABELS = Path(__file__).parents[1] / "data/gold/labels"
Read = tuple[str, str, Telling, tuple[str, ...]]


def digest_of(title: str) -> str:
    """The name of a title in topic_digests.tsv."""
    return hashlib.sha256("".join(title.split()).encode()).hexdigest()


def read_rows(name: str) -> list[dict[str, str]]:
    """The rows of a table of data/gold/labels."""
    with (LABELS / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def read_notices(corpus: Path) -> Iterator[Read]:
    """Digest, group, telling parts and classes of each labelled notice, real ones first."""
    labels = {row["title_sha256"]: row for row in read_rows("topic_digests")}
    for line in (corpus / "index.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        if row := labels.pop(digest_of(entry["title"]), None):
            yield row["title_sha256"][:16], row["group"], telling_of_text(corpus / f"{entry['id']}.txt"), tuple(row["subjects"].split("|"))
    for row in read_rows("topic_titles"):
        yield digest_of(row["title"])[:16], row["group"], telling_of_title(row["title"]), (row["subject"],)


def write_examples(notices: list[Read]) -> None:
    """Write topic.tsv: a row for each class proposed for each notice."""
    lines = ["group\tabout\ttitle\tlabel"]
    for digest, group, telling, subjects in notices:
        lines += [f"{group}\t{proposal.to_text()}\t{digest}\t{label}" for proposal, label, _ in label_proposals(telling, subjects)]
    (LABELS / "topic.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def without_each_group(notices: list[Read]) -> Iterator[tuple[Read, list[str], tuple[FoundSubject, ...]]]:
    """Each notice with its classes by the rule alone, and its classes by a classifier that has not seen its group."""
    shipped = load(TOPIC)
    for group in sorted({notice[1] for notice in notices}):
        examples = [
            Example(proposal, label, rule, other)
            for _, other, telling, subjects in notices
            if other != group
            for proposal, label, rule in label_proposals(telling, subjects)
        ]
        model = replace(fit(TOPIC, examples), temperature=shipped.temperature, threshold=shipped.threshold)
        for notice in notices:
            if notice[1] == group:
                proposals = propose(find_words(notice[2]))
                kept = [name for name, proposal in proposals.items() if answer_by_rule(proposal) == KEPT]
                yield notice, kept, decide_subjects(notice[2], model)


def report(notices: list[Read]) -> Iterator[str]:
    """Main classes by class and by group, rules beside classifier, each group left out; the confusions."""
    counts: dict[str, dict[str, Counter[str]]] = {"class": {}, "group left out": {}}
    confused, rows_of = Counter[tuple[str, str]](), Counter[str]()
    for (_, group, _, subjects), kept, found in without_each_group(notices):
        classes = [row.subject for row in found]
        model = next(iter(classes), None)
        for voice, names in (("rules", kept), ("classifier", classes)):
            said = next(iter(names), None)
            rows_of += Counter(
                {
                    f"{voice} right": sum(name in subjects for name in names),
                    f"{voice} said": len(names),
                    f"{voice} support": len(subjects),
                }
            )
            gold = subjects[0] if said not in subjects else said  # another of its classes is right as well
            for table, keys in (("class", (gold, said)), ("group left out", (group, group if said else None))):
                for name, key in (("support", keys[0]), ("said", keys[1])):
                    if key:
                        counts[table].setdefault(key, Counter())[f"{voice} {name}"] += 1
                if said in subjects:
                    counts[table][str(keys[0])][f"{voice} right"] += 1
        if model and model not in subjects:
            confused[subjects[0], model] += 1
    counts["rows"] = {"every class of a notice": rows_of}
    for table, rows in counts.items():
        if table != "rows":
            rows["all"] = sum(rows.values(), Counter())
        yield f"| {table} | rules: P | R | F1 | with classifier: P | R | F1 | notices |\n|---|--:|--:|--:|--:|--:|--:|--:|"
        for name, n in sorted(rows.items(), key=lambda pair: -pair[1]["classifier support"]):
            yield f"| {name} | {_figures(n, 'rules')} | {_figures(n, 'classifier')} | {n['classifier support']} |"
        yield ""
    yield "| gold | said | times |\n|---|---|--:|"
    yield from (f"| {gold} | {said} | {times} |" for (gold, said), times in confused.most_common(12))


def _figures(n: Counter[str], voice: str) -> str:
    right, said, support = (n[f"{voice} {name}"] for name in ("right", "said", "support"))
    return f"{right / (said or 1):.3f} | {right / (support or 1):.3f} | {2 * right / ((said + support) or 1):.3f}"


if __name__ == "__main__":
    read = list(read_notices(Path(sys.argv[1])))
    write_examples(read)
    real = [notice for notice in read if not notice[1].startswith("invented")]
    print("\n".join(report(read if "--all" in sys.argv else real)))
