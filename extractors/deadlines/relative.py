"""Deadlines that count from an event: 活动周结束后一周内, 收到通知之日起10个工作日内."""

import re
from collections.abc import Iterator

from extractors.deadlines.anchor import EVENT, day_of
from extractors.deadlines.duty import FoundDeadline
from extractors.deadlines.trigger import sentence_around
from extractors.deadlines.verbs import DUTY
from extractors.deadlines.wording import read_sentence
from extractors.notice import Element, Notice, Span
from extractors.values.dated import holds_text
from extractors.values.numeral import parse_numeral

UNITS = {"日": "day", "天": "day", "工作日": "working_day", "周": "day", "星期": "day", "月": "month"}
DAYS = {"周": 7, "星期": 7}
HALF_MONTH = 15
RELATIVE = re.compile(
    rf"""
    (?P<anchor>
        [^\s，,。；;：:、（）()于在自从请应须将并各要到]{{0,12}}?(?:{EVENT})(?:全部)?(?:结束|闭幕|完成)
      | [收接]到(?:本)?(?:通知|文件|函) | (?:本)?(?:通知|文件|公告|通告)?(?:印发|发布|下发|公布|发文)
      | 开标 | 获奖 | 公示(?:期满|结束|期结束) | 验收(?:合格|通过)?
      | [^\s，,。；;：:、（）()于在自从请应须将并各要到]{{0,12}}(?<![大年协学工])[会赛训展](?=后)
    )
    (?:之日|之)?(?:起|以?后)?(?:的)?[\s\u3000]{{0,2}}
    (?P<offset>[0-9０-９一二三四五六七八九十两半]{{1,3}})[\s\u3000]{{0,2}}个?(?P<unit>工作日|日|天|周|星期|月)(?:之|以)?内
    """,
    re.VERBOSE,
)
AFTER_MARK = re.compile(r"起|后|之日")
REACH_BACK = 48
SENTENCE = re.compile(r"[^。；;\n]{0,80}")


def find_relative(notice: Notice) -> Iterator[FoundDeadline]:
    """Rows without a date: anchor, offset and unit; only in sentences that name a duty."""
    if "内" not in notice.text:
        return
    for element in notice.elements:
        if holds_text(element):
            yield from _find_in(notice, element)


def _find_in(notice: Notice, element: Element) -> Iterator[FoundDeadline]:
    text, at = notice.text, element.span.start
    while (at := text.find("内", at, element.span.end)) >= 0:
        at += 1
        found = next((m for m in RELATIVE.finditer(text, max(element.span.start, at - REACH_BACK), at) if m.end() == at), None)
        if not found or not AFTER_MARK.search(found.group()[: found.start("offset") - found.start()]):
            continue
        sentence = SENTENCE.match(text, at, element.span.end)
        length = _read_length(found["offset"], found["unit"])
        if length is None or not sentence or not DUTY.search(sentence.group()):
            continue
        span = Span(found.start("anchor"), found.end())
        wording = read_sentence(notice, sentence_around(text, element.span, span), span)
        if wording:
            yield FoundDeadline(
                span=span,
                rule="relative",
                anchor=found["anchor"],
                offset=length[0],
                unit=length[1],
                mention=day_of(notice, found["anchor"]),
                **wording.members(notice),
            )


def _read_length(offset: str, unit: str) -> tuple[int, str] | None:
    """The offset and its unit; weeks are seven days, half a month is fifteen."""
    if offset == "半":
        return (HALF_MONTH, "day") if unit == "月" else None
    try:
        return parse_numeral(offset) * DAYS.get(unit, 1), UNITS[unit]
    except ValueError:
        return None
