"""Clauses of a sentence, with what stands in brackets and quotation marks out of sight.

A masked sentence has the length of the sentence; patterns are applied to it, values are cut from the text itself.
"""

from extractors.patterns import pattern_of

Place = tuple[int, int]  # a half-open range within a masked string

EDGES = " \t\u3000\xa0，,、：:；;。."
CLOSING = {"（": "）)", "(": "）)", "《": "》", "“": "”", "〈": "〉)", "【": "】"}
MARK = pattern_of("[" + "".join(CLOSING) + "".join(sorted(set("".join(CLOSING.values())))) + "]")
HIDDEN = "□"
BREAK = pattern_of(r"[，,]|[：:](?!//)")


def mask(words: str) -> str:
    """The words with the insides of brackets, 《》 and “” made □; an opening mark that nothing closes hides nothing.

    >>> mask("将《方案（试行）》（附件1，盖章）报送")
    '将《□□□□□□》（□□□□□□）报送'
    """
    open_marks, out = list[int](), list(words)
    for match in MARK.finditer(words):
        at, char = match.start(), match.group()
        if open_marks and char in CLOSING[words[open_marks[-1]]]:
            start = open_marks.pop()
            out[start + 1 : at] = HIDDEN * (at - start - 1)
        elif char in CLOSING:
            open_marks.append(at)
    return "".join(out)


def split_clauses(masked: str, start: int, end: int) -> list[Place]:
    """The clauses of masked[start:end], cut at ， and ：; those without words are left out."""
    found = list[Place]()
    at = start
    for match in BREAK.finditer(masked, start, end):
        found.append((at, match.start()))
        at = match.end()
    found.append((at, end))
    return [place for place in (trim(masked, *clause) for clause in found) if place]


def trim(masked: str, start: int, end: int) -> Place | None:
    """The place without the marks and spaces at its edges; None where nothing is left."""
    while end > start and masked[end - 1] in EDGES:
        end -= 1
    while start < end and masked[start] in EDGES:
        start += 1
    return (start, end) if end > start else None
