"""Deadlines that count from an event: 活动周结束后一周内, 收到通知之日起10个工作日内."""

import re
from collections.abc import Iterator

from extractors.deadlines.duty import Deadline, Kind
from extractors.deadlines.verbs import KINDS, VERB
from extractors.notice import Element, Notice, Span
from extractors.values.dated import KINDS as ELEMENT_KINDS
from extractors.values.dated import ZONES
from extractors.values.numeral import parse_numeral

UNITS = {"日": "day", "天": "day", "工作日": "working_day", "周": "week", "星期": "week", "月": "month"}
RELATIVE = re.compile(
    r"""
    (?P<anchor>(?:[^\s，,。；;：:、（）()]{0,16}(?:活动周?|比赛|竞赛|大赛|会议|培训|考试|论坛|工作|赛事|宣传周|宣传月|项目|仪式))结束|收到(?:本)?(?:通知|文件)|(?:通知|文件|公告)?(?:印发|发布|下发|公布)|开标|获奖|公示(?:期满|结束)|验收)
    (?:之日|之)?(?:起|后|以后)?(?:的)?
    (?P<offset>[0-9一二三四五六七八九十两半]{1,3})[\s\u3000]{0,2}个?(?P<unit>工作日|日|天|周|星期|月)(?:之|以)?内
    """,
    re.VERBOSE,
)


def find_relative(notice: Notice) -> Iterator[Deadline]:
    """Rows without a date: anchor, offset and unit; only in sentences that name a duty."""
    if "内" not in notice.text:
        return
    for element in notice.of(zones=tuple(ZONES)):
        if element.kind in ELEMENT_KINDS:
            yield from _find_in(notice, element)


def _find_in(notice: Notice, element: Element) -> Iterator[Deadline]:
    text, at = notice.text, element.span.start
    while (at := text.find("内", at, element.span.end)) >= 0:
        at += 1
        found = next((m for m in RELATIVE.finditer(text, max(element.span.start, at - 48), at) if m.end() == at), None)
        sentence = re.compile(r"[^。；;\n]{0,80}").match(text, at, element.span.end)
        if not found or not sentence or not VERB.search(sentence.group()):
            continue
        try:
            offset = parse_numeral(found["offset"])
        except ValueError:
            continue
        kind = next((kind for kind, pattern in KINDS if pattern.search(sentence.group())), Kind.SUBMIT)
        span = Span(found.start("anchor"), found.end())
        yield Deadline(span=span, rule="relative", anchor=found["anchor"], offset=offset, unit=UNITS[found["unit"]], kind=kind)
