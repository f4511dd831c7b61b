"""Fields: what of them is text. Their code is not; their result is, unless it is a page number or a table of contents."""

import re
from dataclasses import dataclass, field

from pipeline.readers.docx.symbols import sign
from pipeline.readers.docx.xml import Element, attribute, child, descendants, is_on, name_of, value, whole_number

# A table of contents repeats the headings of the text, each with the number of a page.
LEFT_OUT = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "TOC", "TC", "XE", "TA", "RD", "INDEX"})
# Word writes the numbers that these show nowhere.
NUMBERS_LOST = frozenset({"AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "LISTNUM"})
UNSEEN = frozenset({"w:del", "w:moveFrom", "mc:Fallback"})
LONGEST_CODE = 2000
MOST_NESTED = 20  # fields inside each other; Word allows as many. What nests more was made to harm, and nothing in it is taken for a field
ADDRESS = re.compile(r'HYPERLINK\s{1,20}(?:\\[a-z]\s{1,20}){0,5}"([^"\s]{1,2000})"', re.IGNORECASE)
SYMBOL = re.compile(r'SYMBOL\s{1,20}(\d{1,5}|0x[\dA-F]{1,4})(?:[^"]{0,40}\\f\s{0,10}"([^"]{1,40})")?', re.IGNORECASE)
# EQ \o\ac(○,12) draws a circle around 12; EQ \o\ad(\s\up 9(xìn),信) sets a reading above 信.
OVERLAY = re.compile(r"\\o(?:\\a[a-z])?\s{0,5}\(([^,，;]{1,60})[,，;]\s{0,5}([^()]{1,60})\)\s{0,20}$", re.IGNORECASE)
CIRCLES = "○◯〇"
TICKED, NOT_TICKED = "☑", "□"


@dataclass(slots=True)
class Field:
    """An open field: its code so far, and whether its result has begun."""

    begin: Element
    code: str = ""
    in_result: bool = False
    kind: str = field(default="", init=False)
    url: str | None = field(default=None, init=False)

    def add(self, code: str) -> None:
        """Takes a piece of the code."""
        self.code = (self.code + code)[:LONGEST_CODE]

    def settle(self) -> None:
        """Tells the kind and the address, once the code is whole."""
        self.in_result, self.kind, self.url = True, kind_of(self.code), address_of(self.code)


def kind_of(code: str) -> str:
    """The first word of a field's code."""
    return (code.split(maxsplit=1) or [""])[0].upper()


def address_of(code: str) -> str | None:
    r"""The address of a HYPERLINK field; None for other fields and for places in the document.

    >>> address_of(' HYPERLINK "http://a.example/b.doc" \\t "_blank" '), address_of(' HYPERLINK \\l "_Toc1"')
    ('http://a.example/b.doc', None)
    """
    found = ADDRESS.match(code.strip())
    return found[1] if found and "\\l" not in found[0].lower() else None


def drawn(code: str, begin: Element | None = None) -> str | None:
    r"""What a field shows that has no result, by its code (and the data of its form); None for what cannot be told.

    >>> drawn(r"eq \o\ac(○,12)"), drawn(r"EQ \* jc2 \o\ad(\s\up 9(xìn),信)"), drawn("SYMBOL 254 \\f \"Wingdings\""), drawn(r"EQ \f(1,2)")
    ('⑫', '信', '☑', None)
    """
    kind = kind_of(code)
    if kind == "EQ":
        found = OVERLAY.search(code.strip())
        return None if found is None else _encircled(found[2]) if found[1].strip() in CIRCLES else found[2].strip()
    if kind == "SYMBOL":
        symbol = SYMBOL.match(code.strip())
        return sign(int(symbol[1], 16 if symbol[1].lower().startswith("0x") else 10), symbol[2]) if symbol else None
    if kind in ("FORMCHECKBOX", "FORMDROPDOWN"):
        return _form(child(begin, "w:ffData"))
    return None if kind in NUMBERS_LOST else ""


def whole_fields(root: Element) -> frozenset[Element]:
    """The marks that begin a field which also ends: a field without its end would swallow the rest of the text."""
    whole, begun, known = set[Element](), list[Element](), dict[Element, bool]()
    for mark in descendants(root, "w:fldChar"):
        if _is_unseen(mark, known):
            continue
        kind = attribute(mark, "w:fldCharType")
        if kind == "begin":
            begun.append(mark)
            if len(begun) > MOST_NESTED:
                return frozenset()
        elif kind == "end" and begun:
            whole.add(begun.pop())
    return frozenset(whole)


def _is_unseen(element: Element, known: dict[Element, bool]) -> bool:
    """Whether an element or one around it is not shown; what is known of those around it is kept, since most marks share them."""
    way, outer, unseen = list[Element](), element.getparent(), False
    while outer is not None and outer not in known and not unseen:
        way.append(outer)
        unseen = name_of(outer) in UNSEEN
        outer = outer.getparent()
    unseen = unseen or (outer is not None and known.get(outer, False))
    known.update(dict.fromkeys(way, unseen))
    return unseen


def _encircled(words: str) -> str:
    number = whole_number(words.strip())
    return chr(ord("①") + number - 1) if number is not None and 1 <= number <= 20 else words.strip()


def _form(data: Element | None) -> str:
    box, choices = child(data, "w:checkBox"), child(data, "w:ddList")
    if box is not None:
        ticked = is_on(box, "w:checked")
        return TICKED if (is_on(box, "w:default") if ticked is None else ticked) else NOT_TICKED
    entries = [attribute(entry, "w:val") or "" for entry in choices if name_of(entry) == "w:listEntry"] if choices is not None else []
    place = whole_number(value(choices, "w:result")) or 0
    return entries[place] if 0 <= place < len(entries) else ""
