"""Gold notices: pairs NAME.txt (or another input) + NAME.json; people's work, only ever read here."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from extractors.frozen import frozen
from pipeline.inputs.walk import legible
from pipeline.outcome import ProgrammeFault


@frozen
class GoldNotice:
    """One annotated notice: its text file, and its annotation by the keys of the annotation guide."""

    name: str
    path: Path
    record: Mapping[str, Any]


class GoldError(ProgrammeFault):
    """A folder of gold that cannot be used; the message names the file and the reason."""


def read_gold(folder: Path) -> tuple[GoldNotice, ...]:
    """The gold notices of a folder, by name; raises GoldError where there is none or one is broken."""
    if not folder.is_dir():
        raise GoldError(f"{legible(str(folder))}: no such folder")
    notices = []
    for path in sorted(folder.rglob("*.json")):
        text = path.with_suffix(".txt")
        if not text.exists():
            continue
        try:
            record = json.loads(path.read_text(encoding="utf-8"))
        except ValueError as fault:
            raise GoldError(f"{legible(str(path))}: not JSON ({fault})") from fault
        if not isinstance(record, dict):
            raise GoldError(f"{legible(str(path))}: an annotation is one JSON object")
        notices.append(GoldNotice(path.stem, text, record))
    if not notices:
        raise GoldError(f"{legible(str(folder))}: no pair NAME.txt + NAME.json")
    return tuple(notices)
