"""Which stage or session of an event a date is: 初赛：X, 第一期X，第二期X, 理论考试：X, and what stands under 第一阶段."""

import re

from extractors.events.labels import (
    EDGES,
    HELD_LABEL,
    LIMITS,
    MEASURE,
    NO_EVENT_LABEL,
    NUMBER,
    OF_THE_DAY,
    SESSION,
    SESSION_END,
    SESSION_ROW,
    STAGE_IN_SENTENCE,
    TIME_LABEL,
    is_no_event,
    is_stage,
    names_event,
    read_role,
)
from extractors.events.phrases import BEGINS_AT, HELD_AFTER
from extractors.events.programme import STEPS, announces_other, heading_above
from extractors.events.rank import Rule
from extractors.notice import Notice
from extractors.patterns import pattern_of
from extractors.values.date import DateMention
from extractors.values.dated import Dated

BEFORE = 80  # characters before a date in which its label or verb may stand
OPENING = 400  # characters from the start of the notice that tell what it organises
LONGEST_STAGE = 24
LONGEST_LABEL = 20
LONGEST_ITEM = 200  # characters of an item's number and name before its day
INNER = pattern_of(f"[^{EDGES}]")
LISTED = pattern_of(r"[\s\u3000]{0,2}(?:[，,；;。、]|\Z)")  # 初赛4月10日，决赛5月8日
WHOLES = ("比赛", "竞赛", "考试", "考核")  # names of the event itself, no stages


def by_stage(notice: Notice, dated: Dated, mention: DateMention, clause: str) -> tuple[Rule, str | None] | None:
    """初赛：X, and what begins with its date under a heading such as 第一阶段 or 活动时间."""
    words = clause.strip(EDGES)
    leads = INNER.search(notice.text, dated.element.words.start, mention.span.start) is None
    if not words and leads and not OF_THE_DAY.match(notice.text, mention.after, dated.line.end):
        above = dated.label or line_above(notice, dated)
        found = _by_heading(notice, above) if dated.label or TIME_LABEL.fullmatch(above) else None
        if found:
            return found
    words = NUMBER.sub("", words)
    if _is_blocked(dated):
        return None
    if 0 < len(words) <= LONGEST_STAGE and is_stage(words) and _is_dated(notice, dated, mention, words):
        return Rule.STAGE, read_role(words)
    return _by_session(notice, dated, mention, clause) or _by_name(notice, dated, mention, words)


def _is_dated(notice: Notice, dated: Dated, mention: DateMention, words: str) -> bool:
    """Whether the date is that of the stage before it: 初赛：X, 初赛X举行, 初赛X，决赛Y."""
    text, end = notice.text, dated.line.end
    if text[mention.span.start - 1] in "：:（( ":
        return True
    if words[-1] not in "于在从自" and HELD_AFTER.match(text, mention.after, end):
        return True
    return bool(STAGE_IN_SENTENCE.fullmatch(re.split("[：:]", words)[-1]) and LISTED.match(text, mention.after, end))


def _by_session(notice: Notice, dated: Dated, mention: DateMention, clause: str) -> tuple[Rule, str | None] | None:
    """第一期X，第二期X; 第一场 and its name in a row."""
    row = SESSION_ROW.search(clause)
    session = row or SESSION.search(clause)
    if not session or NO_EVENT_LABEL.search(clause) or MEASURE.search(clause):
        return None
    start = max(dated.line.start, mention.span.start - BEFORE)
    sentence = re.split(r"[。\n]", notice.text[start : mention.span.start])[-1]
    if NO_EVENT_LABEL.search(re.split("[：:，,]", sentence)[0]):
        return None
    if row or SESSION_END.match(notice.text, mention.after, dated.line.end):
        return Rule.STAGE, session["role"]
    return None


def _by_name(notice: Notice, dated: Dated, mention: DateMention, words: str) -> tuple[Rule, str | None] | None:
    """理论考试：X, and 笔试X开始: what is held stands right before its day."""
    held = HELD_LABEL.fullmatch(words)
    if not held or NO_EVENT_LABEL.search(words):
        return None
    text, end = notice.text, dated.line.end
    mark = text[mention.span.start - 1]
    is_item = (
        mark in "（("
        and not STEPS.search(heading_above(dated))
        and mention.span.start - dated.line.start <= LONGEST_ITEM
        and NUMBER.sub("", text[dated.line.start : mention.span.start]).strip(EDGES) == words
    )
    if mark in "：:" or is_item or HELD_AFTER.match(text, mention.after, end) or BEGINS_AT.match(text, mention.after, end):
        return Rule.STAGE, words if held["stage"] and words not in WHOLES else None
    return None


def _is_blocked(dated: Dated) -> bool:
    """Whether the heading above announces the days of something else: 报到时间, 报名办法."""
    above = heading_above(dated) or dated.label
    return announces_other(above) or (is_no_event(above) and not STEPS.search(above))


def _by_heading(notice: Notice, label: str) -> tuple[Rule, str | None] | None:
    """By the heading or line above what begins with its date."""
    if not label or NO_EVENT_LABEL.search(label) or LIMITS.search(label):
        return None
    if re.search(r"时间|日期", label):
        if not labels_event(notice, label):
            return None
        return Rule.LABEL, read_role(re.sub(r"(?:举办|举行|召开|开展)?(?:时间|日期).{0,80}", "", label))
    held = HELD_LABEL.fullmatch(label)
    if held and held["stage"] and label not in WHOLES:
        return Rule.STAGE, label
    return (Rule.STAGE, read_role(label)) if is_stage(label) else None


def line_above(notice: Notice, dated: Dated) -> str:
    """The line above an element, if it is short enough to be a label without a number (活动时间, 网上报名); else ""."""
    start = max(notice.span.start, dated.line.start - LONGEST_LABEL)
    above, _, line = notice.text[start : dated.line.start].rstrip().rpartition("\n")
    return line.strip(" \u3000\t：:") if above and not re.search("[。，；]", line) else ""


def labels_event(notice: Notice, label: str) -> bool:
    """Whether the words before 时间 in a label or heading are an event's."""
    return names_event(re.split("时间|日期", label)[0].strip(EDGES), opening_of(notice))


def opening_of(notice: Notice) -> str:
    """How the notice begins: what it organises."""
    start = notice.span.start
    return notice.text[start : min(notice.span.end, start + OPENING)]
