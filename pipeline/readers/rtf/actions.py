"""What control words of RTF do to the state of the reader."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from pipeline.readers.rtf.story import RowShape
from pipeline.readers.rtf.words import BOXES, NUMBERS

if TYPE_CHECKING:
    from pipeline.readers.rtf.reader import RtfReader

Action = Callable[["RtfReader", int | None], None]  # the number is None where the word has none


def _set_group(**values: object) -> Action:
    def act(reader: "RtfReader", _: int | None) -> None:
        for name, value in values.items():
            setattr(reader.group, name, value)

    return act


def _switch(name: str) -> Action:
    return lambda reader, number: setattr(reader.group, name, number != 0)


def _set_font(reader: "RtfReader", number: int | None) -> None:
    reader.default_font = reader.group.font = number


def _reset_characters(reader: "RtfReader", _: int | None) -> None:
    reader.group.hidden = reader.group.deleted = False
    reader.group.font = reader.default_font


ACTIONS: Mapping[str, Action] = {
    "ansicpg": lambda reader, number: setattr(reader.fonts, "page", number or None),
    "cell": lambda reader, _: reader.end_part(lambda story: story.end_cell(1)),
    "cellx": lambda reader, number: reader.shape_row(lambda shape: shape.add_edge(number or 0)),
    "clmrg": lambda reader, _: reader.shape_row(lambda shape: shape.merge(from_above=False, from_left=True)),
    "clvmrg": lambda reader, _: reader.shape_row(lambda shape: shape.merge(from_above=True, from_left=False)),
    "deff": _set_font,
    "deleted": _switch("deleted"),
    "f": lambda reader, number: reader.begin_font(number),
    "fcharset": lambda reader, number: reader.fonts.set_charset(number or 0),
    "field": lambda reader, _: reader.begin_field(),
    "fldinst": _set_group(into="code"),
    "fldrslt": lambda reader, _: reader.begin_result(),
    "fonttbl": _set_group(into="fonts"),
    "footnote": lambda reader, _: reader.begin_story("note"),
    "intbl": _set_group(in_table=True),
    "itap": lambda reader, number: setattr(reader.group, "depth", number or 0),
    "ls": lambda reader, number: setattr(reader.group, "in_list", bool(number)),
    "nestcell": lambda reader, _: reader.end_part(lambda story: story.end_cell(max(reader.group.depth, 2))),
    "nestrow": lambda reader, _: reader.end_part(lambda story: story.end_row(max(reader.group.depth, 2))),
    "nesttableprops": _set_group(role="inner"),
    "par": lambda reader, _: reader.end_paragraph(),
    "pard": _set_group(in_table=False, depth=0, in_list=False),
    "plain": _reset_characters,
    "row": lambda reader, _: reader.end_part(lambda story: story.end_row(1)),
    "sect": lambda reader, _: reader.end_paragraph(),
    "shpbymargin": lambda reader, _: setattr(reader, "by_paragraph", False),
    "shpbypage": lambda reader, _: setattr(reader, "by_paragraph", False),
    "shpbypara": lambda reader, _: setattr(reader, "by_paragraph", True),
    "shptop": lambda reader, number: setattr(reader, "box_top", number or 0),
    "trleft": lambda reader, number: reader.shape_row(lambda shape: shape.set_left(number or 0)),
    "trowd": lambda reader, _: reader.shape_row(RowShape.begin),
    "uc": lambda reader, number: setattr(reader.group, "fallback", min(number if number is not None else 1, 10)),
    "ud": lambda reader, _: reader.end_ansi(),
    "upr": lambda reader, _: reader.begin_ansi(),
    "v": _switch("hidden"),
    **dict.fromkeys(BOXES, lambda reader, _: reader.begin_story("box")),
    **dict.fromkeys(NUMBERS, lambda reader, _: reader.begin_number()),
}
