"""The state of an RTF file as its tokens are read: groups, fonts, fields, stories."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from pipeline.outcome import Reason, Unreadable
from pipeline.readers.doc_boxes import MIDDLE
from pipeline.readers.docx_symbols import PRIVATE, sign
from pipeline.readers.rtf_fonts import Fonts
from pipeline.readers.rtf_groups import Field, Group
from pipeline.readers.rtf_story import Story
from pipeline.readers.rtf_tokens import Kind, Token, tokens
from pipeline.readers.rtf_words import BOXES, CHARACTERS, LINE_SIGNS, NUMBERS, READ, SIGNS, SKIPPED

DEEPEST = 5000  # groups within groups; files patched together by systems had some ninety


class RtfReader:
    """Reads the tokens of one file into stories."""

    def __init__(self) -> None:
        self.fonts = Fonts()
        self.default_font: int | None = None
        self.stories = [Story()]
        self.has_pictures = False
        self.lacks_numbers = False
        self.box_top = 0
        self.by_paragraph = False
        self._notes: list[str] = []
        self._groups = [Group()]
        self._fields: list[Field] = []
        self._bytes = bytearray()
        self._to_skip = 0
        self._is_optional = False  # the last token was \*

    @property
    def group(self) -> Group:
        """The innermost group."""
        return self._groups[-1]

    @property
    def story(self) -> Story:
        """The story that is being read."""
        return self.stories[-1]

    def read(self, data: bytes) -> bool:
        """Reads a file; whether it is whole. Raises Unreadable(CORRUPT) where groups are nested beyond reason."""
        for token in tokens(data):
            if token.kind in (Kind.TEXT, Kind.BYTES):
                self._add_bytes(token.content)
                continue
            self._flush()
            if token.kind == Kind.OPEN:
                self._open()
            elif token.kind == Kind.CLOSE:
                self._close()
                if len(self._groups) == 1:
                    return True
            elif token.kind == Kind.SIGN:
                self._read_sign(token.word)
            else:
                self._read_word(token)
        self._flush()
        while len(self._groups) > 1:
            self._close()
        return False

    def text(self) -> str:
        """The text, with the notes at the end."""
        return self.stories[0].finish() + "".join(self._notes)

    def add(self, words: str) -> None:
        """Words where the group puts them."""
        group = self.group
        if group.skipped:
            return
        if group.into == "code":
            if self._fields:
                self._fields[-1].add_code(words)
        elif not (group.hidden or group.deleted):
            if group.into == "number" and self.story.number is not None:
                self.story.number.append(words)
            elif group.into == "text":
                self.story.add(words)

    def end_paragraph(self) -> None:
        """The end of a paragraph, unless it is hidden or deleted: then the next one goes on in the same line."""
        group = self.group
        if group.skipped or group.into != "text" or group.deleted or group.hidden:
            return
        lacks = group.in_list and self.story.number is None
        has_words = self.story.end_paragraph(group.in_table or group.depth > 0)
        self.lacks_numbers = self.lacks_numbers or (lacks and has_words)

    def end_part(self, end: Callable[[Story], None]) -> None:
        """The end of a cell or a row, unless it is deleted."""
        if not self.group.skipped and self.group.into == "text" and not self.group.deleted:
            end(self.story)

    def begin_field(self) -> None:
        """The group is a field."""
        self.group.role = "field"
        self._fields.append(Field())

    def begin_result(self) -> None:
        """The group is what a field shows; page numbers are skipped."""
        self.group.role = "result"
        if self._fields and self._fields[-1].begin_result(self.story):
            self.group.skipped = True

    def begin_number(self) -> None:
        """The group is an automatic number."""
        if self.group.into == "text":
            self.group.into = "number"
            self.story.number = []

    def begin_story(self, role: str) -> None:
        """The group is a note or a text box."""
        if not self.group.skipped and not self.group.role:
            self._groups[-1] = Group(role=role, font=self.group.font, fallback=self.group.fallback)
            self.stories.append(Story())

    def begin_font(self, number: int | None) -> None:
        """A font's entry in their table, or the font of the characters that follow."""
        if self.group.into == "fonts":
            self.fonts.begin(number or 0)
        else:
            self.group.font = number

    def _open(self) -> None:
        if len(self._groups) > DEEPEST:
            raise Unreadable(Reason.CORRUPT, f"an RTF file with more than {DEEPEST} groups within each other")
        self._to_skip, self._is_optional = 0, False
        self._groups.append(replace(self.group, role=""))

    def _close(self) -> None:
        self._to_skip = 0
        role = self._groups.pop().role if len(self._groups) > 1 else ""
        if role == "field" and self._fields:
            self.add(self._fields.pop().shown_by_code(self.story))
        elif role == "result" and self._fields:
            self._fields[-1].end_result(self.story)
        elif role == "note":
            self._notes.append(self.stories.pop().finish())
        elif role == "box":
            text = self.stories.pop().finish()
            above = self.box_top <= 0 if self.by_paragraph else self.box_top < MIDDLE
            self.story.boxes.append((text, above))

    def _add_bytes(self, content: bytes) -> None:
        self._is_optional = False
        kept = content[self._to_skip :]
        self._to_skip = max(self._to_skip - len(content), 0)
        if self.group.into == "fonts":
            self.fonts.add_name(kept)
        elif not self.group.skipped:
            self._bytes += kept

    def _flush(self) -> None:
        """Decodes the bytes since the last word: a character's second byte may be written as a letter."""
        if not self._bytes:
            return
        content = bytes(self._bytes)
        self._bytes.clear()
        symbols = self.fonts.symbols(self.group.font)
        if symbols is None:
            self.add(content.decode(self.fonts.encoding_of(self.group.font), "replace"))
        else:
            self.add("".join(sign(byte, symbols) or "" for byte in content))

    def _read_sign(self, word: str) -> None:
        if word == "*":
            self._is_optional = True
        elif word in LINE_SIGNS:
            self.end_paragraph()
        else:
            self._add_character(SIGNS.get(word, ""))

    def _read_word(self, token: Token) -> None:
        word = token.word
        is_optional, self._is_optional = self._is_optional, False
        if word in SKIPPED or (is_optional and word not in READ):
            self.group.skipped = True
            self.has_pictures = self.has_pictures or word == "pict"
        elif word in CHARACTERS:
            self._add_character(CHARACTERS[word])
        elif word == "u":
            self._add_unicode(token.number or 0)
        elif word in ACTIONS:
            self._to_skip = 0
            ACTIONS[word](self, token.number)

    def _add_character(self, character: str) -> None:
        if self._to_skip:
            self._to_skip -= 1
        else:
            self.add(character)

    def _add_unicode(self, number: int) -> None:
        """A character by its number, which may be written as a negative one; two halves make one."""
        self._to_skip = self.group.fallback
        code = number % 0x10000
        self.add((sign(code, self.fonts.symbols(self.group.font)) or "") if code in PRIVATE else chr(code))


def _set_group(**values: object) -> Callable[[RtfReader, int | None], None]:
    def act(reader: RtfReader, _: int | None) -> None:
        for name, value in values.items():
            setattr(reader.group, name, value)

    return act


def _switch(name: str) -> Callable[[RtfReader, int | None], None]:
    return lambda reader, number: setattr(reader.group, name, number != 0)


def _set_font(reader: RtfReader, number: int | None) -> None:
    reader.default_font = reader.group.font = number


def _reset_characters(reader: RtfReader, _: int | None) -> None:
    reader.group.hidden = reader.group.deleted = False
    reader.group.font = reader.default_font


ACTIONS: Mapping[str, Callable[[RtfReader, int | None], None]] = {
    "ansicpg": lambda reader, number: setattr(reader.fonts, "page", number or None),
    "cell": lambda reader, _: reader.end_part(Story.end_cell),
    "deff": _set_font,
    "deleted": _switch("deleted"),
    "f": RtfReader.begin_font,
    "fcharset": lambda reader, number: reader.fonts.set_charset(number or 0),
    "field": lambda reader, _: reader.begin_field(),
    "fldinst": _set_group(into="code"),
    "fldrslt": lambda reader, _: reader.begin_result(),
    "fonttbl": _set_group(into="fonts"),
    "footnote": lambda reader, _: reader.begin_story("note"),
    "intbl": _set_group(in_table=True),
    "itap": lambda reader, number: setattr(reader.group, "depth", number or 0),
    "ls": lambda reader, number: setattr(reader.group, "in_list", bool(number)),
    "nestcell": lambda reader, _: reader.end_part(Story.end_inner_cell),
    "nestrow": lambda reader, _: reader.end_part(Story.end_inner_row),
    "par": lambda reader, _: reader.end_paragraph(),
    "pard": _set_group(in_table=False, depth=0, in_list=False),
    "plain": _reset_characters,
    "row": lambda reader, _: reader.end_part(Story.end_row),
    "sect": lambda reader, _: reader.end_paragraph(),
    "shpbymargin": lambda reader, _: setattr(reader, "by_paragraph", False),
    "shpbypage": lambda reader, _: setattr(reader, "by_paragraph", False),
    "shpbypara": lambda reader, _: setattr(reader, "by_paragraph", True),
    "shptop": lambda reader, number: setattr(reader, "box_top", number or 0),
    "uc": lambda reader, number: setattr(reader.group, "fallback", min(number if number is not None else 1, 10)),
    "ud": _set_group(skipped=False),
    "upr": _set_group(skipped=True),
    "v": _switch("hidden"),
    **dict.fromkeys(BOXES, lambda reader, _: reader.begin_story("box")),
    **dict.fromkeys(NUMBERS, lambda reader, _: reader.begin_number()),
}
