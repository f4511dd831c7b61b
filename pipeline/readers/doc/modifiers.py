"""Single property modifiers (sprm, MS-DOC 2.2.5): the atoms of which all formatting in a Word document is made."""

import struct
from collections.abc import Iterator

from extractors.frozen import frozen
from pipeline.readers.doc.tables import Shape

# Modifiers that are read, by their names in MS-DOC 2.6.
DELETED = 0x0800  # sprmCFRMarkDel: a tracked deletion
HIDDEN = 0x083C  # sprmCFVanish
CHARACTER_STYLE = 0x4A30  # sprmCIstd
SYMBOL = 0x6A09  # sprmCSymbol: a character of a font of signs
FONT = 0x4A4F  # sprmCRgFtc0: the font of characters below U+0100 and of signs
IN_TABLE = 0x2416  # sprmPFInTable
ROW_END = 0x2417  # sprmPFTtp
DEPTH = 0x6649  # sprmPItap
INNER_CELL = 0x244B  # sprmPFInnerTableCell
INNER_ROW = 0x244C  # sprmPFInnerTtp
LEVEL = 0x260A  # sprmPIlvl
LIST = 0x460B  # sprmPIlfo
OLD_NUMBER = 0x25FF  # sprmPNLvlAnm: a number in the way of Word 6
ELSEWHERE = (0x6645, 0x6646)  # sprmPHugePapx: the modifiers stand in the data stream
ROW_SHAPE = 0xD608  # sprmTDefTable
WITH_LONG_LENGTH = (0xD606, ROW_SHAPE)  # sprmTDefTable10, too: a length of two bytes
TABS = 0xC615  # sprmPChgTabs

SIZES = (1, 1, 2, 4, 2, 2, None, 3)  # bytes of the operand by the three highest bits; None: its first byte tells
MOST_CELLS, CELL = 63, 20  # cells of a row; bytes of one (TC80)
GOES_ON = 1  # the kind of merge that says: this cell belongs to the one above or on the left
LONGEST_MOVED = 16290  # bytes of modifiers in the data stream (MS-DOC 2.9.205)
LONG_TABS = 255  # the length of tabs that says: count them
SAME_AS_STYLE, OTHER_THAN_STYLE = 0x80, 0x81  # values of HIDDEN


@frozen
class Look:
    """What the modifiers of some characters say; None where they say nothing."""

    deleted: bool = False
    hidden: int | None = None
    style: int | None = None
    symbol: int | None = None  # code of a sign in a font of signs, which stands for the character itself
    font: int | None = None  # its font, or that of the characters


@frozen
class Layout:
    """What the modifiers of a paragraph say; `list_use` counts from 1 (0: none), None where they say nothing."""

    style: int = 0
    depth: int = 0  # of tables around it
    ends_row: bool = False
    ends_inner_cell: bool = False
    list_use: int | None = None
    level: int | None = None
    has_old_number: bool = False
    shape: Shape | None = None  # of the row that it ends


def modifiers(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Code and operand of each modifier; stops where the bytes are cut off."""
    at = 0
    while at + 3 <= len(content):
        code = content[at] | content[at + 1] << 8
        at += 2
        size = SIZES[code >> 13] or _length(code, content, at)
        yield code, content[at : at + size]
        at += size


def _length(code: int, content: bytes, at: int) -> int:
    if code in WITH_LONG_LENGTH:
        return int.from_bytes(content[at : at + 2], "little") + 1
    if code == TABS and content[at] == LONG_TABS and at + 1 < len(content):
        removed = 2 + 4 * content[at + 1]
        added = content[at + removed] if at + removed < len(content) else 0
        return removed + 1 + 3 * added
    return 1 + content[at]


def look_of(content: bytes) -> Look:
    """What the modifiers of characters say."""
    look: dict[str, int] = {}
    for code, operand in modifiers(content):
        if code == DELETED:
            look["deleted"] = operand[0] == 1
        elif code == HIDDEN:
            look["hidden"] = operand[0]
        elif code == CHARACTER_STYLE and len(operand) == 2:
            look["style"] = int.from_bytes(operand, "little")
        elif code == SYMBOL and len(operand) == 4:
            look["font"], look["symbol"] = int.from_bytes(operand[:2], "little"), int.from_bytes(operand[2:], "little")
        elif code == FONT and len(operand) == 2 and "symbol" not in look:
            look["font"] = int.from_bytes(operand, "little")
    return Look(**look)  # type: ignore[arg-type]


def layout_of(style: int, changes: tuple[bytes, ...]) -> Layout:
    """What the modifiers of a paragraph say, the later ones last."""
    depth = in_table = level = list_use = shape = None
    ends_row = ends_inner_cell = has_old_number = False
    for content in changes:
        for code, operand in modifiers(content):
            value = int.from_bytes(operand, "little")
            if code == IN_TABLE:
                in_table = value
            elif code == DEPTH:
                depth = value
            elif code in (ROW_END, INNER_ROW):
                ends_row = ends_row or bool(value)
            elif code == INNER_CELL:
                ends_inner_cell = bool(value)
            elif code == LEVEL:
                level = value
            elif code == LIST:
                list_use = value
            elif code == OLD_NUMBER:
                has_old_number = bool(value)
            elif code == ROW_SHAPE:
                shape = _shape(operand)
    return Layout(style, depth or in_table or 0, ends_row, ends_inner_cell, list_use, level, has_old_number, shape)


def _shape(operand: bytes) -> Shape:
    """The edges of a row's cells and how they are merged (TDefTableOperand, MS-DOC 2.9.314)."""
    count = operand[2] if len(operand) > 2 else 0
    if not 0 < count <= MOST_CELLS or len(operand) < 3 + 2 * (count + 1):
        return Shape()
    edges = struct.unpack_from(f"<{count + 1}h", operand, 3)
    start = 3 + 2 * (count + 1)
    flags = [operand[at] | operand[at + 1] << 8 for at in range(start, min(start + CELL * count, len(operand) - 1), CELL)]
    return Shape(edges, tuple((flag >> 5) & 3 == GOES_ON for flag in flags), tuple(flag & 3 == GOES_ON for flag in flags))


def with_moved(content: bytes, data: bytes) -> bytes:
    """The modifiers, with those that stand in the data stream (long ones, such as those of wide tables) behind their reference."""
    if not any(code.to_bytes(2, "little") in content for code in ELSEWHERE):
        return content
    for code, operand in modifiers(content):
        if code in ELSEWHERE and len(operand) == 4:
            at = struct.unpack("<I", operand)[0]
            size = min(int.from_bytes(data[at : at + 2], "little"), LONGEST_MOVED)
            return content + data[at + 2 : at + 2 + size]
    return content
