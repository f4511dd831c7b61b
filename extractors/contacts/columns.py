"""The columns of a table of contacts: which of its telephone numbers are fax numbers, by the heading row."""

from collections.abc import Iterator

from extractors.contacts.atoms import LABELS, Atom, Kind

LEAST = 3  # columns of a heading row that is taken for one
# Asked of every atom: a name costs less than a member.
_FAX, _GAP = Kind.FAX_LABEL, Kind.GAP


def read_columns(line: tuple[Atom, ...]) -> tuple[Kind | None, ...]:
    """What stands in each column under a heading row, by its label; empty where the line is no heading row with a fax column."""
    if not any([a.kind is _FAX for a in line]):
        return ()
    cells = list(_cells(line))
    kinds = tuple(next((a.kind for a in cell if a.kind in LABELS), None) for cell in cells)
    is_heading = len(cells) >= LEAST and _FAX in kinds and not any(a.kind in (Kind.PHONE, Kind.EMAIL, Kind.COLON) for a in line)
    return kinds if is_heading else ()


def label_cells(line: tuple[Atom, ...], columns: tuple[Kind | None, ...]) -> tuple[Atom, ...]:
    """A row with the label of its column, of no length, before each telephone number; unchanged where it has other columns."""
    if not columns:
        return line
    cells = list(_cells(line))
    if len(cells) != len(columns):
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
        if atom.kind is _GAP:
            yield tuple(cell)
            cell = []
        else:
            cell.append(atom)
    yield tuple(cell)
