"""Examples for the trained classifiers, from gold folders: a candidate, its label, what the rules say, and the group it is from.

Labels come from the annotations of the pairs NAME.txt + NAME.json (`activity_categories` runs parallel to `activities`), and from
tables labels/TASK.tsv below a gold folder (group, about, title, label), for names without a text. A notice without `group` is a
group of its own, and where all gold is of one group every notice is; near-duplicate notices, whatever they say of themselves, share
one, so that no split parts them.
"""

import csv
import hashlib
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from extractors.activities import find_by_rules
from extractors.activities.candidates import ACTIVITY, NONE, YES, find_candidates
from extractors.activities.category import category_of
from extractors.activities.kind import ACTIVITY_CATEGORY, Named
from extractors.classifier import Task
from extractors.frozen import frozen
from extractors.topics.subject import TOPIC
from extractors.values.occasion import organises_event
from pipeline.comparable import FIELDS, fold, similar
from pipeline.gold import GoldError, GoldNotice, read_gold
from pipeline.ingest import read_document
from pipeline.line_elements import ELEMENT, labelled_lines
from pipeline.segment import find_notices
from pipeline.topic_gold import label_notice, label_row

COLUMNS = ["group", "about", "title", "label"]
# Two notices are near-duplicates where they share this much of their runs of SHINGLE characters; on gold, notices of one office
# and year on two subjects share up to 0.3, the same text from two sites above 0.8.
SAME = 0.5
SHINGLE = 8
SAMPLE = 8  # one run in so many is compared: by its checksum, so that both texts show the same ones


@frozen
class Example:
    """One candidate with its label; `rule` is what the rules alone say of it, None where they say nothing."""

    candidate: Any
    label: str
    rule: str | None
    group: str


@frozen
class Trainable:
    """A task with its way from gold to examples: those of one annotated notice, and of one row of a label table."""

    task: Task[Any]
    of_notice: Callable[[GoldNotice], Iterable[Example]]
    of_row: Callable[[dict[str, str]], Example] | None


@frozen
class Gold:
    """The examples of a task with the files that gave any and a digest over those files' names and bytes."""

    examples: tuple[Example, ...]
    files: tuple[str, ...]
    digest: str


def category_examples(notice: GoldNotice) -> Iterator[Example]:
    """The activities of a notice with their categories, where it has both."""
    names, kinds = notice.record.get("activities") or [], notice.record.get("activity_categories") or []
    if kinds and len(kinds) != len(names):
        raise GoldError(f"{notice.path.with_suffix('.json').name}: {len(names)} activities, {len(kinds)} activity_categories")
    about = str(notice.record.get("title") or "")
    for name, kind in zip(names, kinds, strict=False):
        title = str(name).split("|")[0]
        yield Example(Named(title, about), str(kind), category_of(title), str(notice.record.get("group") or notice.name))


def category_row(row: dict[str, str]) -> Example:
    """The example of one row of labels/activity_category.tsv."""
    return Example(Named(row["title"], row["about"]), row["label"], category_of(row["title"]), row["group"])


def activity_examples(notice: GoldNotice) -> Iterator[Example]:
    """The numbered items of a notice that organises something: an activity where gold names it, none where it does not.

    What gold calls optional is left out: careful annotators differ on it.
    """
    found = find_notices(read_document(notice.path))
    if not found or not organises_event(found[0]):
        return
    outer, group = found[0], str(notice.record.get("group") or notice.name)
    ruled = [row.span for row in find_by_rules(outer)]
    wanted, optional = (_named(notice, key) for key in ("activities", "activities_optional"))
    for item, candidate in find_candidates(outer, ruled):
        names = [fold(outer.quote(span)) for span in (*ruled, item.words) if item.words.covers(span)]
        if any(similar(value, name) or name.startswith(value) for value in wanted for name in names):
            label = YES
        elif any(value in name or name in value for value in optional for name in names):
            continue
        else:
            label = NONE
        yield Example(candidate, label, YES if candidate.ruled else NONE, group)


def element_examples(notice: GoldNotice) -> Iterator[Example]:
    """The lines of a notice with the element that gold tells of each, and the rules' own."""
    found = find_notices(read_document(notice.path))
    group = str(notice.record.get("group") or notice.name)
    for line, label, rule in labelled_lines(notice, found[0]) if found else ():
        yield Example(line, label, rule, group)


def _named(notice: GoldNotice, key: str) -> list[str]:
    field = next(field for field in FIELDS if field.name == "activities")
    values = field.values({"activities": notice.record.get(key) or []})
    return [alternative for value in values for alternative in value if alternative]


def read_examples(trainable: Trainable, folders: Sequence[Path]) -> Gold:
    """The examples of all gold folders, in order, each once; raises GoldError where a label is not the task's or none is found."""
    examples, files, digest = dict[tuple[Any, str], Example](), list[str](), hashlib.sha256()
    by_notice = _is_one_group(trainable, folders)
    for folder in folders:
        notices = _notices(folder)
        groups = cluster(notices, by_notice=by_notice)
        for notice in notices:
            told = tuple(trainable.of_notice(notice))
            for path in (notice.path, notice.path.with_suffix(".json")) if told else ():
                _note(path, folder, files, digest)
            for example in told:
                examples.setdefault((example.candidate, example.group), replace(example, group=groups[notice.path]))
        for path in sorted(folder.rglob(f"{trainable.task.name}.tsv")) if trainable.of_row else ():
            _note(path, folder, files, digest)
            for row in _read_rows(path):
                named = trainable.of_row(row) if trainable.of_row else None
                if named:
                    examples.setdefault((named.candidate, named.group), named)
    wrong = sorted({example.label for example in examples.values()} - set(trainable.task.labels))
    if wrong:
        raise GoldError(f"{trainable.task.name}: no such label: {', '.join(wrong)}; there are {', '.join(trainable.task.labels)}")
    if not examples:
        raise GoldError(f"{trainable.task.name}: no example in {', '.join(map(str, folders)) or 'no folder'}")
    return Gold(tuple(examples.values()), tuple(files), digest.hexdigest())


def _note(path: Path, folder: Path, files: list[str], digest: Any) -> None:
    name = path.relative_to(folder).as_posix()
    files.append(name)
    digest.update(name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())


def _read_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    if rows and list(rows[0]) != COLUMNS:
        raise GoldError(f"{path.name}: columns {', '.join(rows[0])}; expected {', '.join(COLUMNS)}")
    return rows


def _notices(folder: Path) -> tuple[GoldNotice, ...]:
    labels_alone = folder.is_dir() and not any(folder.rglob("*.json"))
    return () if labels_alone else read_gold(folder)


def _is_one_group(trainable: Trainable, folders: Iterable[Path]) -> bool:
    """Whether all gold says that it is of one origin: then its notices are what is left out."""
    told = set[str]()
    for folder in folders:
        told |= {str(notice.record.get("group") or notice.name) for notice in _notices(folder)}
        if trainable.of_row:
            told |= {row["group"] for path in folder.rglob(f"{trainable.task.name}.tsv") for row in _read_rows(path)}
    return len(told) == 1


def cluster(notices: Iterable[GoldNotice], *, by_notice: bool = False) -> dict[Path, str]:
    """The group of each notice: its own `group`, else (or `by_notice`) its name; near-duplicates bear the group of the first of them."""
    seen, groups = list[tuple[set[int], str]](), dict[Path, str]()
    for notice in notices:
        own = _shingles(notice.path.read_text(encoding="utf-8", errors="replace"))
        group = notice.name if by_notice else str(notice.record.get("group") or notice.name)
        groups[notice.path] = next((other for runs, other in seen if _alike(own, runs)), group)
        seen.append((own, groups[notice.path]))
    return groups


def _shingles(text: str) -> set[int]:
    bare = re.sub(r"\W", "", text)
    sums = (zlib.crc32(bare[i : i + SHINGLE].encode()) for i in range(max(1, len(bare) - SHINGLE + 1)))
    return {number for number in sums if number % SAMPLE == 0}


def _alike(left: set[int], right: set[int]) -> bool:
    return bool(left and right) and len(left & right) >= SAME * min(len(left), len(right)) and min(len(left), len(right)) >= 5


def topic_examples(notice: GoldNotice) -> Iterable[Example]:
    """The classes that the words of an annotated notice propose, each right or not."""
    group = str(notice.record.get("group") or notice.name)
    return (Example(proposal, label, rule, group) for proposal, label, rule in label_notice(notice.path, notice.record))


def topic_row(row: dict[str, str]) -> Example:
    """One proposed class of the table of labels."""
    proposal, label, rule = label_row(row)
    return Example(proposal, label, rule, row["group"])


TRAINABLE: dict[str, Trainable] = {
    ELEMENT.name: Trainable(ELEMENT, element_examples, None),
    ACTIVITY.name: Trainable(ACTIVITY, activity_examples, None),
    ACTIVITY_CATEGORY.name: Trainable(ACTIVITY_CATEGORY, category_examples, category_row),
    TOPIC.name: Trainable(TOPIC, topic_examples, topic_row),
}
