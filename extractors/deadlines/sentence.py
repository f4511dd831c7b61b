"""The sentence around a date with its brackets hidden, and where the words before and behind the date stand in it."""

import re
from collections.abc import Iterator

from extractors.deadlines.clauses import Place, mask
from extractors.notice import Notice, Span
from extractors.patterns import pattern_of
from extractors.values.date import DateMention

WEEKDAY_BEFORE = pattern_of(
    r"(?:(?:[最至][迟晚])?(?:于|在)?(?:(?:本|下)?(?:周|星期)[一二三四五六日天]|[本当下]月[0-9]{1,2}日|[今明后][天日]))?[（(]\Z"
)
CLOSED = pattern_of(r"[\s\u3000]{0,2}[）)][\s\u3000]{0,2}(?:[，,。；;：:、\n]|\Z)")
TIME_BEFORE = pattern_of(r"[^，,。；;：:于在\s]{1,10}前[（(]\Z")
OPENS = pattern_of(r"[（(][^（）()]{0,12}\Z")
# A line ends a sentence, but for one that breaks behind a day or 于.
SENTENCE_END = pattern_of(
    r"[。；;！!？?\n.](?:(?<=[。；;！!？?])|(?<=\n)(?<![前于将把，,、]\n)(?![\s\u3000]{0,8}[之以]?前)|(?<=\.)(?=[\s\u4e00-\u9fff]|\Z))"
)
LONGEST = 600  # characters before and behind the date that are read


def mask_around(notice: Notice, sentence: Span, date: Span, around: tuple[Span, Span]) -> tuple[str, Place, Place, int]:
    """The sentence with its brackets hidden, what stands before and behind the date in it, and where it begins in the text.

    A date in brackets ends with them; of a very long sentence only what is near the date is read.
    """
    text = notice.text
    front, behind = around[0].end, around[1].start
    at, end = max(sentence.start, front - LONGEST), min(sentence.end, behind + LONGEST)
    before = mask(text[at:front])
    after = mask(text[behind:end])
    stop = min(around[1].end, end) - behind
    closes = re.search(r"[）)]", text[date.start : behind]) is not None  # 本周五（5月8日）前
    if closes and (lead := WEEKDAY_BEFORE.search(before)):
        before = before[: lead.start()] + " " * len(lead.group())
    opened = None if closes else OPENS.search(before)
    closed = re.search(r"[）)]", after) if opened else None
    if opened and closed and not CLOSED.match(after, closed.start()) and (lead := TIME_BEFORE.search(before)):
        before = before[: lead.start()] + " " * len(lead.group())  # 于开赛前（5月7日前）完成
        after = after[: closed.start()] + " " + after[closed.end() :]
    elif opened:
        stop = min(stop, closed.start()) if closed else stop
        before = before[: opened.start()] + "，" + before[opened.start() + 1 :]
    place = (max(around[0].start - at, 0), front - at)
    return before + "□" * (behind - front) + after, place, (behind - at, behind - at + stop), at


def sentence_around(text: str, bounds: Span, span: Span) -> Span:
    """The sentence of `bounds` that holds `span`; ； ends one too. Of one that is very long, what is near the span."""
    bounds = Span(max(bounds.start, span.start - LONGEST), min(bounds.end, span.end + LONGEST))
    start = bounds.start
    for match in SENTENCE_END.finditer(text, bounds.start, span.start):
        start = match.end()
    end = SENTENCE_END.search(text, span.end, bounds.end)
    return Span(start, end.start() if end else bounds.end)


def split_sentences(text: str, line: Span, mentions: tuple[DateMention, ...]) -> Iterator[Span]:
    """The sentence around each of the dates of a line; each looks on from the one before, that a line of dates be read once."""
    start = seen = line.start
    end = -1
    for span in (mention.span for mention in mentions):
        for match in SENTENCE_END.finditer(text, seen, span.start):
            start = match.end()
        seen = span.start
        if end < span.end:
            found = SENTENCE_END.search(text, span.end, line.end)
            end = found.start() if found else line.end
        yield Span(start, end)
