"""Formulas (OMML) as a line of text."""

from pipeline.readers.docx.xml import Element, attribute, child, name_of

RAISED = str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")
NO_TEXT = frozenset({"m:ctrlPr", "m:rPr", "w:rPr", "w:del"})


def formula_text(element: Element) -> str:
    """The signs of a formula in their order: fractions with a stroke, raised figures, brackets; nothing else is drawn."""
    name = name_of(element)
    if name == "m:t":
        return element.text or ""
    if name in NO_TEXT:
        return ""
    parts = [formula_text(inner) for inner in element]
    if name == "m:f":
        return "/".join(part for part in parts if part)
    if name == "m:sup" and name_of(element.getparent()) == "m:sSup":  # type: ignore[arg-type]
        return "".join(parts).translate(RAISED)
    if name == "m:d":
        properties = child(element, "m:dPr")
        begin, end = (child(properties, mark) for mark in ("m:begChr", "m:endChr"))
        first, last = ("(" if begin is None else attribute(begin, "m:val") or ""), (")" if end is None else attribute(end, "m:val") or "")
        return first + ",".join(part for part in parts if part) + last
    if name == "m:rad":
        return "√" + "".join(parts)
    return "".join(parts)
