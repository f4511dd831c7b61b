"""A notice as a spaCy Doc: for displaCy pictures, and for DocBin to train spaCy models on what was found or annotated."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from extractors.notice import Notice, Span
from pipeline.extract import find_rows
from pipeline.normalise import normalise_rows
from pipeline.outcome import Reading
from pipeline.segment.tokens import find_tokens

if TYPE_CHECKING:
    from spacy.tokens import Doc

ELEMENTS = "elements"


def to_spacy(notice: Notice, reading: Reading | None = None) -> "Doc":
    """The Doc of a notice, with a span group for every field (label: the field) and one for the elements (label: the kind).

    Tokens are jieba's, cut where a value begins or ends inside one, so that every span is exact; `doc.text` is the notice's own text, and
    spans count from its beginning (`notice.span.start`). Without a `reading` the notice is read here.
    """
    from spacy.tokens import Doc
    from spacy.tokens import Span as DocSpan

    reading = normalise_rows(notice, find_rows(notice)) if reading is None else reading
    places = [(group, label, span) for group, label, span in _places(notice, reading) if len(span) and notice.span.covers(span)]
    words, starts = _cut(notice, {end for _, _, span in places for end in (span.start, span.end)})
    doc = Doc(_vocabulary(), words=words, spaces=[False] * len(words))
    groups: dict[str, list[Any]] = {group: [] for group, _, _ in places}
    for group, label, span in places:
        groups[group].append(DocSpan(doc, starts[span.start], starts[span.end], label=label))
    for group, spans in groups.items():
        doc.spans[group] = spans
    return doc


def _places(notice: Notice, reading: Reading) -> Iterator[tuple[str, str, Span]]:
    """Group, label and place of every value and element."""
    for name, scalar in reading.scalars.items():
        yield name, name, scalar.span
    for table, rows in reading.rows.items():
        for row in rows:
            yield table, table, row.span
    for element in notice.elements:
        yield ELEMENTS, str(element.kind), element.span


def _cut(notice: Notice, borders: set[int]) -> tuple[list[str], dict[int, int]]:
    """The words of a notice, and the number of the word that begins at each border (or at the end of the text)."""
    start = notice.span.start
    cuts = {start + end for token in find_tokens(notice.quote(notice.span)) for end in (token.span.start, token.span.end)}
    ordered = sorted(cuts | borders)
    words = [notice.text[a:b] for a, b in pairwise(ordered)]
    return words, {at: i for i, at in enumerate(ordered)}


@cache
def _vocabulary() -> Any:
    from spacy.lang.zh import Chinese

    return Chinese().vocab
