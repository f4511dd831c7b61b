"""The words of one paragraph: runs, fields, links, drawings, formulas; tracked changes as accepted, hidden text and comments left out."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from pipeline.readers.docx.drawings import drawn_lines
from pipeline.readers.docx.fields import LEFT_OUT, Field, drawn
from pipeline.readers.docx.formulas import formula_text
from pipeline.readers.docx.lines import LINE_END, Line, Piece
from pipeline.readers.docx.package import Relationship, relationship_of
from pipeline.readers.docx.shared import Shared
from pipeline.readers.docx.symbols import PRIVATE, is_symbol_font, sign
from pipeline.readers.docx.xml import Element, attribute, child, chosen, is_on, name_of, value

# What stands around runs and is read through; everything that is not named here or below holds no text of its own.
WRAPPERS = frozenset({"w:ins", "w:moveTo", "w:smartTag", "w:customXml", "w:sdtContent", "w:dir", "w:bdo", "w:rubyBase"})
SIGNS: Mapping[str, str] = {"w:tab": "\t", "w:ptab": "\t", "w:br": LINE_END, "w:cr": LINE_END, "w:noBreakHyphen": "-"}
# A page break ends a line and no more: it never stands inside a sentence, where a form feed would let the sentence go on.
NOTES = frozenset({"w:footnoteReference", "w:endnoteReference"})
PRIVATE_SIGN = re.compile(f"[{chr(PRIVATE.start)}-{chr(PRIVATE.stop - 1)}]")
HEX = re.compile(r"[0-9A-Fa-f]{1,4}")
NO_ADDRESS = ("mailto:", "javascript:", "#", "tel:")


class Words:
    """What one paragraph holds: its pieces, and the lines of its text boxes before and after them."""

    def __init__(
        self,
        shared: Shared,
        fields: list[Field],
        links: Mapping[str, Relationship],
        read_box: Callable[[Element], list[Line]],
    ) -> None:
        self.pieces = list[Piece]()
        self.before = list[Line]()
        self.after = list[Line]()
        self.had_page_number = False
        self._shared, self._fields, self._links, self._read_box = shared, fields, links, read_box
        self._style: str | None = None
        self._has_begun = False  # whether any of its words are seen

    def read(self, paragraph: Element) -> None:
        """Reads a paragraph."""
        self._style = value(child(paragraph, "w:pPr"), "w:pStyle")
        self._read_all(paragraph, None)

    def _read_all(self, outer: Element, url: str | None) -> None:
        for element in outer:
            self._read_inline(element, url)

    def _read_inline(self, element: Element, url: str | None) -> None:
        name = name_of(element)
        if name == "w:r":
            self._read_run(element, url)
        elif name in WRAPPERS:
            self._read_all(element, url)
        elif name == "w:hyperlink":
            self._read_all(element, self._address(element) or url)
        elif name == "w:sdt":
            # Words that ask for words are none of the text.
            if is_on(child(element, "w:sdtPr"), "w:showingPlcHdr") is not True:
                self._read_all(element, url)
        elif name == "w:fldSimple":
            self._read_simple_field(element, url)
        elif name == "mc:AlternateContent":
            branch = chosen(element)
            if branch is not None:
                self._read_all(branch, url)
        elif name in ("m:oMath", "m:oMathPara"):
            self._add(formula_text(element), url)
        elif name in ("w:drawing", "w:pict"):
            self._read_drawing(element)
        elif name == "w:subDoc":
            self._shared.note_fault("a document in another file, to which the text refers, was not read")

    def _read_run(self, run: Element, url: str | None) -> None:
        properties = child(run, "w:rPr")
        hidden = self._shared.styles.is_hidden(properties, self._style)
        fonts = child(properties, "w:rFonts")
        font = next((name for name in (fonts.attrib.values() if fonts is not None else ()) if is_symbol_font(str(name))), None)
        for element in run:
            self._read_content(element, None if font is None else str(font), url, hidden=hidden)

    def _read_content(self, element: Element, font: str | None, url: str | None, *, hidden: bool) -> None:
        name = name_of(element)
        if name == "w:fldChar":
            self._read_field_mark(element, hidden=hidden)
        elif name == "w:instrText":
            self._add_code(element.text or "")
        elif hidden:
            return
        elif name == "w:t":
            self._add("".join(self._letters(element, font)), url)
        elif name in SIGNS:
            self._add(SIGNS[name], url)
        elif name == "w:sym":
            code, of = attribute(element, "w:char") or "", attribute(element, "w:font")
            self._add("".join(self._signs([int(code, 16)], of)) if HEX.fullmatch(code) else "", url)
        elif name == "w:ruby":
            self._read_all(element, url)
        elif name in NOTES:
            self._shared.notes.append((name.removeprefix("w:").removesuffix("Reference"), attribute(element, "w:id") or ""))
        elif name in ("w:drawing", "w:pict", "w:object"):
            self._read_drawing(element)
        elif name == "mc:AlternateContent":
            branch = chosen(element)
            for inner in branch if branch is not None else ():
                self._read_content(inner, font, url, hidden=hidden)

    def _letters(self, element: Element, font: str | None) -> Iterator[str]:
        words = element.text or ""
        if attribute(element, "xml:space") != "preserve":
            words = words.strip(" \t\r\n")
        words = words.replace("\r", " ").replace(LINE_END, " ")
        if font is None and not PRIVATE_SIGN.search(words):
            yield words
            return
        yield from self._signs((ord(character) for character in words), font)

    def _signs(self, codes: Iterable[int], font: str | None) -> Iterator[str]:
        for code in codes:
            shown = sign(code, font)
            if shown is None:
                self._shared.note_fault(f"a sign of the font {font or 'Symbol'} has no character of its own and was left out")
            yield shown or ""

    def _read_drawing(self, element: Element) -> None:
        """Text boxes come before the paragraph that holds them where its words have not begun, else after it."""
        lines = drawn_lines(element, self._shared, self._read_box)
        if not self._is_code and not self._is_left_out:
            (self.after if self._has_begun else self.before).extend(lines)

    def _read_simple_field(self, element: Element, url: str | None) -> None:
        field = Field(element, attribute(element, "w:instr") or "")
        field.settle()
        self._fields.append(field)
        self._read_all(element, url)
        self._fields.pop()
        if len(element) == 0:
            self._draw(field)

    def _read_field_mark(self, mark: Element, *, hidden: bool) -> None:
        kind = attribute(mark, "w:fldCharType")
        if kind == "begin" and mark in self._shared.whole_fields:
            self._fields.append(Field(mark))
        elif kind == "separate" and self._fields:
            self._fields[-1].settle()
        elif kind == "end" and self._fields:
            field = self._fields.pop()
            if not field.in_result and not hidden:
                self._draw(field)

    def _draw(self, field: Field) -> None:
        """A field without a result: some show what their code says."""
        shown = drawn(field.code, field.begin)
        if shown is None:
            self._shared.note_fault("what a field shows could not be told: " + " ".join(field.code.split())[:60])
        self._add(shown or "", None)

    @property
    def _is_code(self) -> bool:
        return any(not field.in_result for field in self._fields)

    @property
    def _is_left_out(self) -> bool:
        return any(field.kind in LEFT_OUT for field in self._fields) and not self._shared.keeps_all

    def _add_code(self, code: str) -> None:
        if self._fields and not self._fields[-1].in_result:
            self._fields[-1].add(code)

    def _add(self, words: str, url: str | None) -> None:
        if self._fields:
            if self._is_code:
                self._add_code(words)
                return
            if self._is_left_out:
                self.had_page_number = True
                self._shared.left_out += len(words) if any(field.kind == "TOC" for field in self._fields) else 0
                return
            url = next((field.url for field in reversed(self._fields) if field.url), url)
        if words:
            self.pieces.append(Piece(words, url))
            self._has_begun = self._has_begun or not words.isspace()

    def _address(self, element: Element) -> str | None:
        """Where a link leads to outside of the document; addresses of letters are text already."""
        link = relationship_of(element, self._links)
        return link.target if link and link.external and not link.target.lower().startswith(NO_ADDRESS) else None
