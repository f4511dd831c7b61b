"""Rows of tables that a page break cuts in two, made whole."""

from collections.abc import Iterable
from dataclasses import replace

from pipeline.readers.layout_sheet import PrintedLine, Sheet

SHORTEST = 12  # characters of a cell that may have been cut; below a merged cell another row's short cell begins alike
SENTENCE_END = "。！？；"


def with_whole_rows(sheets: Iterable[Sheet]) -> list[Sheet]:
    """The pages with a row at the top of one, which goes on with the last row of the page before, put at that row's end."""
    found = list[Sheet]()
    for sheet in sheets:
        before = found[-1] if found else None
        if before and before.lines and sheet.lines and _goes_on(before.lines[-1], sheet.lines[0]):
            row = _joined(before.lines[-1], sheet.lines[0])
            found[-1] = replace(before, lines=(*before.lines[:-1], row))
            sheet = replace(sheet, lines=sheet.lines[1:])
        found.append(sheet)
    return found


def _goes_on(row: PrintedLine, after: PrintedLine) -> bool:
    """Whether the next page's row has no beginning, and text only below long cells that have not ended."""
    if not (row.is_row and after.is_row):
        return False
    cells, rest = row.text.split("\t"), after.text.split("\t")
    if len(cells) != len(rest) or rest[0] or 2 * sum(map(bool, rest)) > len(rest):
        return False
    return all(len(cell) >= SHORTEST and cell[-1] not in SENTENCE_END for cell, more in zip(cells, rest, strict=True) if more)


def _joined(row: PrintedLine, after: PrintedLine) -> PrintedLine:
    cells = zip(row.text.split("\t"), after.text.split("\t"), strict=True)
    return replace(row, text="\t".join(cell + more for cell, more in cells))
