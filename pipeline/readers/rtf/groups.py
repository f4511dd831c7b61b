"""Groups and fields of an RTF file: what holds within a group, what a field shows."""

from dataclasses import dataclass

from pipeline.readers.doc.fields import LETTERS
from pipeline.readers.docx.fields import LEFT_OUT, address_of, drawn, kind_of

LONGEST_CODE = 2100  # characters of a field's code that are kept


@dataclass(slots=True)
class Group:
    """What holds within a group; an inner one begins with what holds outside, but for the role."""

    role: str = ""  # what ends with it (field, result, note, box), or that it describes an inner table's row (inner)
    into: str = "text"  # where its characters go: text, code, number, fonts
    skipped: bool = False
    hidden: bool = False
    deleted: bool = False
    font: int | None = None
    fallback: int = 1  # characters behind each \\u that stand for it where Unicode is not read
    in_table: bool = False
    depth: int = 0
    in_list: bool = False
    has_both: bool = False  # what follows is written twice, the second time in Unicode

    def inner(self) -> "Group":
        """What holds in a group within this one when it begins."""
        inner = Group("", self.into, self.skipped, self.hidden, self.deleted, self.font, self.fallback)
        inner.in_table, inner.depth, inner.in_list, inner.has_both = self.in_table, self.depth, self.in_list, self.has_both
        return inner


@dataclass(slots=True)
class Field:
    """A field: its code so far, whether its result has words, the address of its link."""

    code: str = ""
    shows: bool = False
    url: str | None = None

    def add_code(self, words: str) -> None:
        """More of the code."""
        if len(self.code) < LONGEST_CODE:
            self.code += words

    def begin_result(self) -> bool:
        """Begins the result; whether it is a page number or a table of contents, which are no text."""
        address = address_of(self.code)
        self.url = address if address and not address.lower().startswith(LETTERS) else None
        return kind_of(self.code) in LEFT_OUT

    def shown_by_code(self) -> str | None:
        """What a field shows that has no result, such as a sign in a circle (带圈字符); None for what cannot be told."""
        return "" if self.shows or kind_of(self.code) in LEFT_OUT else drawn(self.code)
