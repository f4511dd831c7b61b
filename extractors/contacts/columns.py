"""The columns of a table of contacts: which of its telephone numbers are fax numbers, by the heading row."""

from collections.abc import Iterator

from extractors.contacts.atoms import LABELS, Atom, Kind

LEAST = 3  # columns of a heading row that is taken for one


def read_columns(line: tuple[Atom, ...]) -> tuple[Kind | None, ...]:
    """What stands in each column under a heading row, by its label; empty where the line is no heading row with a fax column."""
    cells = list(_cells(line))
    kinds = tuple(next((a.kind for a in cell if a.kind in LABELS), None) for cell in cells)
    is_heading = len(cells) >= LEAST and Kind.FAX_LABEL in kinds and not any(a.kind in (Kind.PHONE, Kind.EMAIL, Kind.COLON) for a in line)
    return kinds if is_heading else ()


def label_cells(line: tuple[Atom, ...], columns: tuple[Kind | None, ...]) -> tuple[Atom, ...]:
    """A row with the label of its column, of no length, before each telephone number; unchanged where it has other columns."""
    cells = list(_cells(line))
    if not columns or len(cells) != len(columns):
        return line
    labelled = list[Atom]()
    for i, (cell, kind) in enumerate(zip(cells, columns, strict=True)):
        if i:
            labelled.append(line[sum(len(c) + 1 for c in cells[:i]) - 1])
        if cell and cell[0].kind == Kind.PHONE:
            label = kind if kind == Kind.FAX_LABEL else Kind.PHONE_LABEL
            labelled.append(Atom(label, cell[0].start, cell[0].start, ""))
        labelled += cell
    return tuple(labelled)


def _cells(line: tuple[Atom, ...]) -> Iterator[tuple[Atom, ...]]:
    """The atoms between the wide spaces of a row."""
    cell = list[Atom]()
    for atom in line:
        if atom.kind == Kind.GAP:
            yield tuple(cell)
            cell = []
        else:
            cell.append(atom)
    yield tuple(cell)
