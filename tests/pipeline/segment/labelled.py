"""Texts whose lines carry the expected kind and zone: `kind zone|line`."""

from pathlib import Path

from extractors.notice import Notice
from pipeline.ingest import identify, parse_document
from pipeline.segment import find_notices


def read_notices(text: str) -> tuple[Notice, ...]:
    """The notices of a text, read as a UTF-8 file."""
    data = text.encode()
    return find_notices(parse_document(identify(Path("case.txt"), "case.txt", data), data))


def shown(notice: Notice) -> list[str]:
    """The elements as `kind zone|words`, line breaks shown as ⏎."""
    return [f"{e.kind.value} {e.zone.value}|{notice.quote(e.span)}".replace("\n", "⏎") for e in notice.elements]
