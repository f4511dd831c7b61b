"""Clauses of a sentence, and spans without their edges."""

from extractors.notice import Span

EDGES = " \t\u3000\xa0，,、：:；;"
LONGEST = 160


def split_clauses(text: str, span: Span) -> list[Span]:
    """The clauses of a span: cut at ， outside brackets and 《》."""
    found, start, depth = list[Span](), span.start, 0
    for at in range(span.start, span.end):
        char = text[at]
        if char in "（(《“":
            depth += 1
        elif char in "）)》”":
            depth = max(0, depth - 1)
        elif char in "，,：:" and depth == 0:
            found.append(Span(start, at))
            start = at + 1
    found.append(Span(start, span.end))
    if len(found) > 1 and not text[found[-1].start : found[-1].end].strip():
        found.pop()
    return found


def clause_end(text: str, start: int, end: int) -> int:
    """Where the clause ends: at ， or 。 outside brackets and 《》."""
    depth = 0
    for at in range(start, min(end, start + LONGEST)):
        char = text[at]
        if char in "（(《“":
            depth += 1
        elif char in "）)》”":
            depth = max(0, depth - 1)
        elif char in "，,。；;" and depth == 0:
            return at
    return min(end, start + LONGEST)


def trim(text: str, span: Span) -> Span | None:
    """The span without the marks and spaces at its edges; None where less than two characters are left."""
    start, end = span.start, span.end
    while end > start and text[end - 1] in EDGES:
        end -= 1
    while start < end and text[start] in EDGES:
        start += 1
    return Span(start, end) if end - start >= 2 else None
