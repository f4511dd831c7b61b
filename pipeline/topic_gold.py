"""Gold for the classifier of subjects: annotated notices with `subjects`, titles without a text, and rows of numbers without either."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from extractors.topics.subject import KEPT, NONE, Proposal, answer_by_rule, propose
from extractors.topics.telling import Piece, Telling, split_title, tell
from extractors.topics.words import find_words
from pipeline.ingest import read_document
from pipeline.segment import find_notices

# A proposal, its label, and what the rule says of it.
Labelled = tuple[Proposal, str, str]


def telling_of_text(path: Path) -> Telling:
    """The telling parts of the outer notice of a file; without one, nothing."""
    notices = find_notices(read_document(path))
    return tell(notices[0]) if notices else ()


def telling_of_title(title: str) -> Telling:
    """The telling parts of a title alone."""
    return split_title(Piece("title", title))


def subjects_of(record: Mapping[str, Any]) -> tuple[str, ...]:
    """The subject classes of an annotation, the main one first; empty where it has none."""
    return tuple(record.get("subjects") or ())


def label_proposals(telling: Telling, subjects: tuple[str, ...]) -> Iterator[Labelled]:
    """The classes that a notice's words propose, each with its label by the annotation and the rule's answer."""
    for subject, proposal in propose(find_words(telling)).items():
        label = KEPT if subject in subjects else NONE
        yield proposal, label, answer_by_rule(proposal)


def label_notice(path: Path, record: Mapping[str, Any]) -> Iterator[Labelled]:
    """The labelled proposals of an annotated notice; none where the annotation has no `subjects`."""
    if subjects := subjects_of(record):
        for proposal, label, rule in label_proposals(telling_of_text(path), subjects):
            yield replace(proposal, notice=path.stem), label, rule


def label_row(row: Mapping[str, str]) -> Labelled:
    """The labelled proposal of a row of labels/topic.tsv: its numbers stand in `about`; a row that has none is a ValueError."""
    proposal = Proposal.of_text(row["about"], row["title"])
    return proposal, row["label"], answer_by_rule(proposal)
