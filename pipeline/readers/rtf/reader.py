"""The state of an RTF file as its tokens are read: groups, fonts, fields, stories."""

from collections.abc import Callable

from pipeline.outcome import Reason, Unreadable
from pipeline.readers.doc.boxes import MIDDLE
from pipeline.readers.docx.lines import Line
from pipeline.readers.docx.symbols import PRIVATE, sign
from pipeline.readers.rtf.actions import ACTIONS
from pipeline.readers.rtf.fonts import Fonts
from pipeline.readers.rtf.groups import Field, Group
from pipeline.readers.rtf.story import RowShape, Story
from pipeline.readers.rtf.tokens import Kind, Token, tokens
from pipeline.readers.rtf.words import CHARACTERS, LINE_SIGNS, READ, SIGNS, SKIPPED

UNICODE = "u"  # the word for a character by its number
KNOWN = frozenset(word.encode() for word in (*ACTIONS, *SKIPPED, *READ, *CHARACTERS, UNICODE))
DEEPEST_LINK = 3  # fields within each other of which one is a link
DEEPEST = 5000  # groups within groups; files patched together by systems had some ninety


class RtfReader:
    """Reads the tokens of one file into stories."""

    def __init__(self) -> None:
        self.fonts: Fonts = Fonts()
        self.default_font: int | None = None
        self.stories = [Story()]
        self.has_pictures = False
        self.lacks_numbers = False
        self.box_top = 0
        self.by_paragraph = False
        self.faults: list[str] = []
        self._notes: list[Line] = []
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
        for token in tokens(data, KNOWN):
            kind = token.kind
            if kind is Kind.TEXT or kind is Kind.BYTES:
                self._add_bytes(token.content)
                continue
            if self._bytes:
                self._flush()
            if kind is Kind.WORD:
                self._read_word(token)
            elif kind is Kind.OPEN:
                self._open()
            elif kind is Kind.SIGN:
                self._read_sign(token.word)
            else:
                self._close()
                if len(self._groups) == 1:
                    return True
        self._flush()
        while len(self._groups) > 1:
            self._close()
        return False

    def lines(self) -> list[Line]:
        """The lines of the text, with the notes at the end."""
        return self.stories[0].finish() + self._notes

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
                if self._fields and words.strip():
                    self._fields[-1].shows = True
                self.story.add(words, self._url() if self._fields else None)

    def end_paragraph(self) -> None:
        """The end of a paragraph, unless it is hidden or deleted: then the next one goes on in the same line."""
        group = self.group
        if group.skipped or group.into != "text" or group.deleted or group.hidden:
            return
        lacks = group.in_list and self.story.number is None
        has_words = self.story.end_paragraph(max(group.depth, int(group.in_table)))
        self.lacks_numbers = self.lacks_numbers or (lacks and has_words)

    def end_part(self, end: Callable[[Story], None]) -> None:
        """The end of a cell or a row, unless it is deleted."""
        if not self.group.skipped and self.group.into == "text" and not self.group.deleted:
            end(self.story)

    def shape_row(self, tell: Callable[[RowShape], None]) -> None:
        """Part of the description of rows: those of the table, or those of a table within a cell."""
        tell(self.story.inner_shape if self.group.role == "inner" else self.story.shape)

    def begin_ansi(self) -> None:
        """What follows is written twice, first without Unicode: that is skipped."""
        if not self.group.skipped:
            self.group.skipped = self.group.has_both = True

    def end_ansi(self) -> None:
        """What follows is written in Unicode."""
        if self.group.has_both:
            self.group.skipped = self.group.has_both = False

    def begin_field(self) -> None:
        """The group is a field."""
        self.group.role = "field"
        self._fields.append(Field())

    def begin_result(self) -> None:
        """The group is what a field shows; page numbers are skipped."""
        self.group.role = "result"
        if self._fields and self._fields[-1].begin_result():
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
        self._groups.append(self.group.inner())

    def _close(self) -> None:
        self._to_skip = 0
        role = self._groups.pop().role if len(self._groups) > 1 else ""
        if role == "field" and self._fields:
            self._end_field(self._fields.pop())
        elif role == "note":
            self._notes += self.stories.pop().finish()
        elif role == "box":
            lines = self.stories.pop().finish()
            above = self.box_top <= 0 if self.by_paragraph else self.box_top < MIDDLE
            self.story.boxes.append((lines, above))

    def _add_bytes(self, content: bytes) -> None:
        self._is_optional = False
        kept = content[self._to_skip :]
        self._to_skip = max(self._to_skip - len(content), 0)
        if self.group.skipped:
            return
        if self.group.into == "fonts":
            self.fonts.add_name(kept)
        else:
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
            self.add("".join(self._sign(byte, symbols) for byte in content))

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
        elif word == UNICODE:
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
        symbols = self.fonts.symbols(self.group.font)
        self.add(self._sign(code, symbols) if symbols is not None and code in PRIVATE else chr(code))

    def _sign(self, code: int, font: str) -> str:
        shown = sign(code, font)
        if shown is None and self.group.into == "text" and not self.group.skipped:
            self.faults.append(f"signs of the font {font} have no character of their own and were left out")
        return shown or ""

    def _end_field(self, done: Field) -> None:
        shown = done.shown_by_code()
        if shown is None:
            self.faults.append("what a field shows could not be told: " + done.code.strip()[:20])
        self.add(shown or "")

    def _url(self) -> str | None:
        """The address of the innermost link whose words are read."""
        return next((field.url for field in reversed(self._fields[-DEEPEST_LINK:]) if field.url), None)
