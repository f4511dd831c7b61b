"""The sentence around a date with its brackets hidden, and where the words before and behind the date stand in it."""

import re

from extractors.deadlines.clauses import Place, mask
from extractors.notice import Notice, Span

WEEKDAY_BEFORE = re.compile(
    r"(?:(?:[最至][迟晚])?(?:于|在)?(?:(?:本|下)?(?:周|星期)[一二三四五六日天]|[本当下]月[0-9]{1,2}日|[今明后][天日]))?[（(]\Z"
)
CLOSED = re.compile(r"[\s\u3000]{0,2}[）)][\s\u3000]{0,2}(?:[，,。；;：:、\n]|\Z)")
TIME_BEFORE = re.compile(r"[^，,。；;：:于在\s]{1,10}前[（(]\Z")
OPENS = re.compile(r"[（(][^（）()]{0,12}\Z")
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
