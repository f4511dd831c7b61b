"""Groups and fields of an RTF file: what holds within a group, what a field shows."""

from dataclasses import dataclass

from pipeline.readers.doc_fields import ADDRESS, OVERLAID, PAGE_NUMBER, PAPER
from pipeline.readers.rtf_story import Story

LONGEST_CODE = 2100  # characters of a field's code that are kept


@dataclass(slots=True)
class Group:
    """What holds within a group; an inner one begins with what holds outside, but for the role."""

    role: str = ""  # what ends with it: field, result, note, box
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
    """A field: its code so far; where its result begins (paragraph of its story, place in its words)."""

    code: str = ""
    result: tuple[int, int] | None = None

    def add_code(self, words: str) -> None:
        """More of the code."""
        if len(self.code) < LONGEST_CODE:
            self.code += words

    def begin_result(self, story: Story) -> bool:
        """Begins the result; whether it is a page number, which is no text."""
        self.result = (story.paragraphs, len(story.words))
        return PAGE_NUMBER.match(self.code) is not None

    def end_result(self, story: Story) -> None:
        """Ends the result: a link's words and address are noted where they stand in one paragraph."""
        address = ADDRESS.match(self.code)
        if address and PAPER.match(address[1]) and self.result and self.result[0] == story.paragraphs:
            story.links.append((self.result[1], len(story.words), address[1]))

    def shown_by_code(self, story: Story) -> str:
        """What a field shows that has no result: the sign in a circle (带圈字符)."""
        shown = OVERLAID.match(self.code)
        return shown[1] if shown and self.result in (None, (story.paragraphs, len(story.words))) else ""
