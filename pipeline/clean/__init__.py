"""The only place where text is changed, in layout only; keeps a map back to the raw text."""

from bisect import bisect_right

from extractors.frozen import frozen
from pipeline.clean.characters import plain_characters
from pipeline.clean.cut import uncut
from pipeline.clean.draft import Draft
from pipeline.clean.flat import broken_up, unwrapped
from pipeline.clean.furniture import without_page_numbers
from pipeline.clean.spacing import closed_up, labels_closed_up, numbers_closed_up, scan_closed_up
from pipeline.clean.wrapping import rejoined


@frozen
class Cleaned:
    """The clean text, and the draft that knows the place of each code point in the raw text."""

    text: str
    draft: Draft

    def lines(self) -> list[tuple[int, int, int, int]]:
        """Each line of the clean text, half-open in its code points, and the stretch of raw text that it was made from."""
        at, starts, shifts = 0, self.draft.starts, self.draft.shifts
        lines = list[tuple[int, int, int, int]]()
        for words in self.text.split("\n"):
            end = at + len(words)
            if words:  # the places of the first character and of the last one, as Draft.place gives them
                lines.append((at, end, at + shifts[bisect_right(starts, at) - 1], end + shifts[bisect_right(starts, end - 1) - 1]))
            at = end + 1
        return lines


STEPS = (uncut, plain_characters, scan_closed_up, without_page_numbers, numbers_closed_up, labels_closed_up, unwrapped)
# Sentences made whole may show the end of a paragraph that no line showed before: both are repeated until no sentence is joined.
ROUNDS = 5  # two are enough for all of 1,500 notices


def clean_text(raw: str) -> Cleaned:
    r"""The text with one paragraph a line, without blank lines and layout spaces; only layout is changed.

    >>> raw = "  一、时　间\r\n\r\n 2021 年 5 月 8 日至 9 日，各县市区农民合唱队在县\n\n— 1 —\n\n文化馆同台演出。 二、报名"
    >>> print(clean_text(raw).text)
    一、时　间
    2021年5月8日至9日，各县市区农民合唱队在县文化馆同台演出。
    二、报名
    """
    draft = Draft.of(raw)
    for step in STEPS:
        draft = step(draft)
    for _ in range(ROUNDS):
        draft, was_broken = rejoined(closed_up(broken_up(draft)))
        if not was_broken:
            break
    return Cleaned(draft.text, draft)
