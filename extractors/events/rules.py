"""By which rule a date is an event's, and which stage it is."""

import re
from enum import StrEnum

from extractors.events.labels import (
    EDGES,
    EVENT_WORDS,
    HELD_LABEL,
    LIMITS,
    NO_EVENT_LABEL,
    NUMBER,
    OF_THE_DAY,
    ORGANISED,
    STAGE_IN_SENTENCE,
    TIME_LABEL,
    is_no_event,
    is_stage,
    names_event,
    read_role,
)
from extractors.events.periods import ENDS, FROM_BEFORE
from extractors.events.phrases import (
    ABOUT,
    ASKED,
    ASKED_HELD,
    DUE,
    DURING,
    EVENT_FROM,
    FORMERLY,
    FROM_THEN_ON,
    HELD_AFTER,
    HELD_AT,
    HELD_BEHIND,
    IS_STAGE,
    IS_WEEK,
    LINE_END,
    MOVED,
    NAMED_BEFORE,
    SET_BEFORE,
    SET_WHOLE,
    WILL_BE_HELD,
)
from extractors.notice import Notice
from extractors.values.date import DateMention
from extractors.values.dated import Dated

BEFORE = 80  # characters before a date in which its label or verb may stand
OPENING = 400  # characters from the start of the notice that tell what it organises
OBJECT = 40  # characters behind a date in which its sentence names what is held
LONGEST_STAGE = 24
LONGEST_LABEL = 20


class Rule(StrEnum):
    """Names of the rules; where a better one speaks, looser ones are not asked (`RANK`)."""

    LABEL = "time-label"
    STAGE = "stage"
    SPAN = "begins-ends"
    SET = "set-for"
    DURING = "during"  # 在X至Y期间开展, X至Y是…活动周
    HELD_AT = "held-at"  # X，在…举行


RANK = {Rule.LABEL: 0, Rule.STAGE: 0, Rule.SPAN: 0, Rule.SET: 1, Rule.DURING: 2, Rule.HELD_AT: 2}


def clause_before(notice: Notice, dated: Dated, mention: DateMention) -> str:
    """What stands before a date in its clause."""
    return re.split(r"[。；;，,\n]", notice.text[max(dated.line.start, mention.span.start - BEFORE) : mention.span.start])[-1]


def find_rule(notice: Notice, dated: Dated, mention: DateMention) -> tuple[Rule, str | None] | None:
    """The rule by which a date is an event's, with the stage; None where it is none."""
    text, end = notice.text, dated.line.end
    clause = clause_before(notice, dated, mention)
    if mention.is_period and FROM_BEFORE.search(clause) and spans(dated, clause):
        ends = ENDS.match(text, mention.after, end)
        if ends or EVENT_FROM.search(clause):
            return Rule.SPAN, None
    if DUE.match(text, mention.after, end) or ABOUT.match(text, mention.after, end):
        return None
    label = TIME_LABEL.search(clause)
    if label:
        return None if OF_THE_DAY.match(text, mention.after, end) else _by_label(notice, dated, label)
    return _by_stage(notice, dated, mention, clause) or _by_sentence(text, mention, clause, end)


def spans(dated: Dated, clause: str) -> bool:
    """Whether what begins on a day and ends on another is an event, by the words before or the heading: 竞赛自X, not 报名自X."""
    words = clause.strip(EDGES).rstrip("自从于")
    return not NO_EVENT_LABEL.search(words) and EVENT_WORDS.search(words or dated.label) is not None


def _by_label(notice: Notice, dated: Dated, label: re.Match[str]) -> tuple[Rule, str | None] | None:
    """活动时间：X, 时间：X."""
    role = label["role"].strip(" \u3000\t、.．") or ("" if dated.is_heading else dated.label)
    if NO_EVENT_LABEL.search(label.group()):
        return None
    above = dated.label or (dated.headings[-1] if dated.headings else "")
    if (not role or role == dated.label) and (is_no_event(above) or is_no_event(_line_above(notice, dated))):
        return None
    return (Rule.LABEL, read_role(role)) if _names_event(notice, label.group()) else None


def _by_stage(notice: Notice, dated: Dated, mention: DateMention, clause: str) -> tuple[Rule, str | None] | None:
    """初赛：X, and what begins with its date under a heading such as 第一阶段 or 活动时间."""
    words = clause.strip(EDGES)
    leads = not notice.text[dated.element.words.start : mention.span.start].strip(EDGES)
    if not words and leads and not OF_THE_DAY.match(notice.text, mention.after, dated.line.end):
        above = dated.label or _line_above(notice, dated)
        found = _by_heading(notice, above) if dated.label or TIME_LABEL.fullmatch(above) else None
        if found:
            return found
    if dated.is_heading:
        words = NUMBER.sub("", words)
    mark = notice.text[mention.span.start - 1]
    if 0 < len(words) <= LONGEST_STAGE and is_stage(words):
        is_held = words[-1] not in "于在从自" and HELD_AFTER.match(notice.text, mention.after, dated.line.end)
        if mark in "：:（( " or is_held:
            return Rule.STAGE, read_role(words)
    held = HELD_LABEL.fullmatch(words) if mark in "：:" and not NO_EVENT_LABEL.search(words) else None
    return (Rule.STAGE, words if held["stage"] else None) if held else None


def _line_above(notice: Notice, dated: Dated) -> str:
    """The line above an element, if it is short enough to be a label without a number (活动时间, 网上报名); else ""."""
    start = max(notice.span.start, dated.line.start - LONGEST_LABEL)
    above, _, line = notice.text[start : dated.line.start].rstrip().rpartition("\n")
    return line.strip(" \u3000\t：:") if above and not re.search("[。，；]", line) else ""


def _by_heading(notice: Notice, label: str) -> tuple[Rule, str | None] | None:
    """By the heading or line above what begins with its date."""
    if not label or NO_EVENT_LABEL.search(label) or LIMITS.search(label):
        return None
    if re.search(r"时间|日期", label):
        if not _names_event(notice, label):
            return None
        return Rule.LABEL, read_role(re.sub(r"(?:举办|举行|召开|开展)?(?:时间|日期).{0,80}", "", label))
    return (Rule.STAGE, read_role(label)) if is_stage(label) else None


def _by_sentence(text: str, mention: DateMention, clause: str, end: int) -> tuple[Rule, str | None] | None:
    """定于X举行, 请于X至Y举行, X至Y期间开展, X，在…举行."""
    after = mention.after
    if FORMERLY.search(clause):
        return None
    if not mention.is_period and FROM_THEN_ON.match(text, after, end) and not ORGANISED.search(text, after, min(end, after + OBJECT)):
        return None
    is_set = SET_BEFORE.search(clause) and HELD_AFTER.match(text, after, end)
    if MOVED.search(clause) and EVENT_WORDS.search(clause) and not NO_EVENT_LABEL.search(clause):
        is_set = is_set or HELD_AFTER.match(text, after, end) or LINE_END.match(text, after, end)
    is_asked = mention.is_period and ASKED.search(clause) and ASKED_HELD.match(text, after, end)
    is_named = NAMED_BEFORE.search(clause) and HELD_BEHIND.match(text, after, end)
    if is_set or is_asked or is_named or (SET_WHOLE.search(clause) and LINE_END.match(text, after, end)):
        stage = STAGE_IN_SENTENCE.search(clause)
        return Rule.SET, stage.group() if stage else None
    stage = IS_STAGE.match(text, after, end)
    if mention.is_period and stage and is_stage(stage["stage"]):
        return Rule.STAGE, read_role(stage["stage"])
    if mention.is_period and (DURING.match(text, after, end) or IS_WEEK.match(text, after, end)):
        return Rule.DURING, None
    has_time = after > mention.span.end
    if (not clause.strip(EDGES) and HELD_AT.match(text, after, end)) or (has_time and WILL_BE_HELD.match(text, after, end)):
        return Rule.HELD_AT, None
    return None


def _names_event(notice: Notice, label: str) -> bool:
    words = re.split("时间|日期", label)[0].strip(EDGES)
    start = notice.span.start
    return names_event(words, notice.text[start : min(notice.span.end, start + OPENING)])
