"""The styles of a document, as far as they decide what is read: numbers, hidden text, the borders of tables."""

from collections.abc import Iterator, Mapping

from extractors.frozen import frozen
from pipeline.readers.docx.xml import Element, attribute, child, is_on, name_of, value, whole_number

LONGEST_CHAIN = 20  # styles based on styles; Word allows ten or so, and a circle must end
EDGES = ("w:top", "w:bottom", "w:left", "w:right", "w:start", "w:end", "w:insideH", "w:insideV")
NO_LINE = ("none", "nil")


@frozen
class StyleNumber:
    """The list and the level that styles give to a paragraph, with the identifiers of the styles from its own down to the deepest base."""

    list_id: int
    level: int | None
    chain: tuple[str, ...]


class Styles:
    """The styles by identifier; without a styles part there are none, and nothing is inherited."""

    def __init__(self, root: Element | None) -> None:
        styles = [element for element in root if name_of(element) == "w:style"] if root is not None else []
        self._styles: Mapping[str, Element] = {attribute(style, "w:styleId") or "": style for style in styles}
        defaults = [style for style in styles if attribute(style, "w:default") in ("1", "true", "on")]
        self._defaults = {attribute(style, "w:type"): attribute(style, "w:styleId") or "" for style in reversed(defaults)}
        self._numbers = dict[str, StyleNumber | None]()
        self._hidden = dict[str, bool]()
        self._bordered = dict[str, bool]()

    def number_of(self, style_id: str | None) -> StyleNumber | None:
        """The list that a paragraph of a style (of the default one, where it names none) belongs to by its styles."""
        own = style_id if style_id is not None and style_id in self._styles else self._defaults.get("paragraph", "")
        if own not in self._numbers:
            self._numbers[own] = self._find_number(own)
        return self._numbers[own]

    def list_of(self, style_id: str) -> int | None:
        """The list of a numbering style."""
        return whole_number(value(child(child(self._styles.get(style_id), "w:pPr"), "w:numPr"), "w:numId"))

    def is_hidden(self, properties: Element | None, paragraph_style: str | None) -> bool:
        """Whether the text of a run (or, with its mark's properties, a paragraph's mark) is not shown."""
        direct = is_on(properties, "w:vanish")
        if direct is not None:
            return direct
        style_id = value(properties, "w:rStyle")
        return (style_id is not None and self._hides(style_id)) or self._hides(paragraph_style or self._defaults.get("paragraph", ""))

    def is_bordered(self, table_properties: Element | None) -> bool:
        """Whether a table has lines by itself or by its style."""
        if has_line(child(table_properties, "w:tblBorders")):
            return True
        if child(table_properties, "w:tblBorders") is not None:
            return False
        style_id = value(table_properties, "w:tblStyle") or self._defaults.get("table", "")
        if style_id not in self._bordered:
            self._bordered[style_id] = any(has_line(child(child(style, "w:tblPr"), "w:tblBorders")) for _, style in self._chain(style_id))
        return self._bordered[style_id]

    def _hides(self, style_id: str) -> bool:
        if style_id not in self._hidden:
            said = (is_on(child(style, "w:rPr"), "w:vanish") for _, style in self._chain(style_id))
            self._hidden[style_id] = next((hidden for hidden in said if hidden is not None), False)
        return self._hidden[style_id]

    def _find_number(self, style_id: str) -> StyleNumber | None:
        """List and level are inherited each by itself: a style may say only its level."""
        chain = list(self._chain(style_id))
        said = [child(child(style, "w:pPr"), "w:numPr") for _, style in chain]
        lists = [found for found in (whole_number(value(number, "w:numId")) for number in said) if found is not None]
        levels = [found for found in (whole_number(value(number, "w:ilvl")) for number in said) if found is not None]
        if not lists:
            return None
        return StyleNumber(lists[0], levels[0] if levels else None, tuple(identifier for identifier, _ in chain))

    def _chain(self, style_id: str) -> Iterator[tuple[str, Element]]:
        """A style and those that it is based on."""
        for _ in range(LONGEST_CHAIN):
            style = self._styles.get(style_id)
            if style is None:
                return
            yield style_id, style
            style_id = value(style, "w:basedOn") or ""


def has_line(borders: Element | None) -> bool:
    """Whether any of some borders is drawn."""
    return borders is not None and any(name_of(edge) in EDGES and attribute(edge, "w:val") not in NO_LINE for edge in borders)
