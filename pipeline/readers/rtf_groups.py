"""Groups and fields of an RTF file: what holds within a group, what a field shows."""

from dataclasses import dataclass

from pipeline.readers.doc_fields import ADDRESS, OVERLAID, PAGE_NUMBER, PAPER

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
        """Begins the result; whether it is a page number, which is no text."""
        address = ADDRESS.match(self.code)
        self.url = address[1] if address and PAPER.match(address[1]) else None
        return PAGE_NUMBER.match(self.code) is not None

    def shown_by_code(self) -> str:
        """What the code of a field shows that has no result: the sign in a circle (带圈字符)."""
        shown = OVERLAID.match(self.code)
        return shown[1] if shown else ""
