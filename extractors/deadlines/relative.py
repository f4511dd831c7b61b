"""Deadlines that count from an event: 活动周结束后一周内, 收到通知之日起10个工作日内."""

import re
from collections.abc import Iterator

from extractors.deadlines.anchor import EVENT, mention_of
from extractors.deadlines.duty import FoundDeadline
from extractors.deadlines.sentence import sentence_around
from extractors.deadlines.verbs import DUTY
from extractors.deadlines.wording import read_sentence
from extractors.notice import Element, Notice, Span
from extractors.patterns import pattern_of
from extractors.values.dated import texts_at
from extractors.values.numeral import parse_numeral

UNITS = {"工作日": ("working_day", 1), "周": ("day", 7), "星期": ("day", 7), "月": ("month", 1), "年": ("month", 12)}
DAY = ("day", 1)
HALF_MONTH = 15
_NAME = r"[^\s，,。；;：:、（）()于在自从请应须将并各要到]"
_PAPER = r"通知|文件|公告|通告|意见|办法|方案|细则|规定|决定|通报|公函|函|文"
# Bare 公布, 发布: of the notice itself; 成绩公布, 名单发布 are other days.
_ITSELF = r"(?<![\u4e00-\u9fff])|(?<=[自从在于由应须请的])"
_AFTER = r"(?:之日|之)?(?:起|以?后)?(?:的|[，,])?[\s\u3000]{0,2}"
_NUMBER = r"[0-9０-９一二三四五六七八九十两半]{1,3}"
_UNIT = r"工作日|日|天|周|星期|月|年"
RELATIVE = pattern_of(
    rf"""
    (?P<anchor>
        {_NAME}{{0,12}}?(?:{EVENT})(?:全部)?(?:结束|闭幕|完成)
      | [收接]到(?:本|此|该|上述)?(?:通知|文件|公函|函|文|决定)书? | 即日(?=起)
      | (?:本(?:{_PAPER})|通知|文件|公告|通告|(?:{_ITSELF}))(?:正式)?(?:印发|发布|下发|公布|公开|发文|发出|出台|刊登|施行|实施|生效)
      | 开标 | 获奖 | 验收(?:合格|通过)? | (?:网上)?报名(?:时间|期|日期)?(?:截止|结束)(?:日期?)?
      | (?:{_NAME}{{0,6}}?公示|公示)(?:期满|结束|期结束|期届满|期限?届?满)
      | {_NAME}{{0,12}}(?<![大年协学工社])[会赛训展](?=后)
    )
    {_AFTER}(?P<offset>{_NUMBER})[\s\u3000]{{0,2}}个?(?P<unit>{_UNIT})(?:之|以)?内
    """,
    re.VERBOSE,
)
# All that the slow pattern above need look at: 内 behind a number and a unit, with 起 or 后 before (WITHIN), and before that the last
# character of an anchor (ANCHORED). 内 first: a search for one character is far quicker than for a class.
INSIDE = pattern_of("内(?<=[日天周期月年之以]内)")
_COUNTED = rf"{_NUMBER}[\s\u3000]{{0,2}}个?(?:{_UNIT})[之以]?内\Z"
WITHIN = pattern_of(rf"[起后日][的，,]?[\s\u3000]{{0,2}}{_COUNTED}")
LONGEST_WITHIN = 20  # characters
ANCHORED = pattern_of(rf"[束幕成知件函文定书日行布发开出台登施实效标奖收格过止期满会赛训展]{_AFTER}{_COUNTED}")
AFTER_MARK = pattern_of(r"起|后|之日")
REACH_BACK = 48
MOST = 100  # in one notice; more stand in none, and each costs time
SENTENCE = pattern_of(r"[^。；;\n]{0,80}")
# What may be asked for within the days, and who has not done it by then.
GRANTED = pattern_of(r"(?:可以?|允许|有权|准予)[自从在于]?[^，,。；;\n]{0,8}\Z")
UNDONE = pattern_of(r"[，,]?(?:[^，,。；;\n]{0,12}[仍尚])?(?:未|不得|没有|无[人正法])")


def find_relative(notice: Notice) -> Iterator[FoundDeadline]:
    """Rows without a date: anchor, offset and unit; only in sentences that name a duty."""
    text, start = notice.text, notice.span.start
    insides = [found.end() for found in INSIDE.finditer(text, start, notice.span.end)]
    ends = [end for end in insides if WITHIN.search(text, max(start, end - LONGEST_WITHIN), end)][:MOST]
    if ends:
        for element, end in texts_at(notice, ends):
            yield from _find_at(notice, element, end)


def _find_at(notice: Notice, element: Element, at: int) -> Iterator[FoundDeadline]:
    text = notice.text
    found = _ends_at(text, element.span.start, at)
    length = _read_length(found["offset"], found["unit"]) if found else None
    sentence = SENTENCE.match(text, at, element.span.end)
    if not found or length is None or not sentence or UNDONE.match(sentence.group()) or not DUTY.search(sentence.group()):
        return
    span = Span(found.start("anchor"), found.end())
    around = sentence_around(text, element.span, span)
    wording = None if GRANTED.search(text, around.start, span.start) else read_sentence(notice, around, span)
    if wording:
        yield FoundDeadline(
            span=span,
            rule="relative",
            anchor=found["anchor"],
            offset=length[0],
            unit=length[1],
            mention=mention_of(notice, found["anchor"]),
            **wording.members(notice),
        )


def _ends_at(text: str, start: int, at: int) -> re.Match[str] | None:
    """The relative time whose 内 ends at `at`; its anchor is followed by 起, 后 or 之日."""
    start = max(start, at - REACH_BACK)
    if not ANCHORED.search(text, start, at):
        return None
    for found in RELATIVE.finditer(text, start, at):
        if found.end() == at and AFTER_MARK.search(text, found.end("anchor") - 1, found.start("offset")):
            return found
    return None


def _read_length(offset: str, unit: str) -> tuple[int, str] | None:
    """The offset and its unit; a week is seven days, half a month fifteen, half a year six months, a year twelve."""
    name, factor = UNITS.get(unit, DAY)
    if offset == "半":
        return {"月": (HALF_MONTH, "day"), "年": (6, "month")}.get(unit)
    try:
        return parse_numeral(offset) * factor, name
    except ValueError:
        return None
