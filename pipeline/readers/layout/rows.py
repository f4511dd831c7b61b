"""Tables that go on over pages: rows that a page break cuts are made whole, the row of heads stands once."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.readers.layout.sheet import PrintedLine, Sheet

SHORTEST = 12  # characters of a cell that may have been cut; below a merged cell another row's short cell begins alike
SENTENCE_END = "。！？；"
OPEN = ("-", "，", "、", "（", "(")  # no cell ends so


def with_whole_tables(sheets: Iterable[Sheet]) -> list[Sheet]:
    """The pages with the tables that go on from one to the next as one table each."""
    found = list[Sheet]()
    head: PrintedLine | None = None
    for sheet in sheets:
        before = found[-1] if found else None
        if before and before.lines and sheet.lines and before.lines[-1].is_row and sheet.lines[0].is_row:
            if head and sheet.lines[0].text == head.text and len(sheet.lines) > 1:
                sheet = replace(sheet, lines=sheet.lines[1:])
            if _goes_on(before.lines[-1], sheet.lines[0]):
                row = _joined(before.lines[-1], sheet.lines[0])
                found[-1] = replace(before, lines=(*before.lines[:-1], row))
                sheet = replace(sheet, lines=sheet.lines[1:])
        found.append(sheet)
        head = _head(sheet.lines, head)
    return found


def _head(lines: Sequence[PrintedLine], before: PrintedLine | None) -> PrintedLine | None:
    """The first row of the table that ends a page; where all of the page is rows, the table began before it."""
    plain = next((at for at in range(len(lines) - 1, -1, -1) if not lines[at].is_row), None)
    if plain is None:
        return before or (lines[0] if lines else None)
    return lines[plain + 1] if plain + 1 < len(lines) else None


def _goes_on(row: PrintedLine, after: PrintedLine) -> bool:
    """Whether the next page's row has no beginning, and text only below long cells that have not ended."""
    cells, rest = row.text.split("\t"), after.text.split("\t")
    if len(cells) != len(rest) or rest[0] or 2 * sum(map(bool, rest)) > len(rest):
        return False
    return all(_is_open(cell) for cell, more in zip(cells, rest, strict=True) if more)


def _is_open(cell: str) -> bool:
    return cell.endswith(OPEN) or (len(cell) >= SHORTEST and cell[-1] not in SENTENCE_END)


def _joined(row: PrintedLine, after: PrintedLine) -> PrintedLine:
    cells = zip(row.text.split("\t"), after.text.split("\t"), strict=True)
    return replace(row, text="\t".join(cell + more for cell, more in cells))
