"""By which rule a date is an event's, and which stage it is."""

import re
from dataclasses import replace

from extractors.events.labels import (
    EDGES,
    EVENT_WORDS,
    HELD_LABEL,
    LIMITS,
    MEASURE,
    NO_EVENT_LABEL,
    NUMBER,
    OF_THE_DAY,
    ORGANISED,
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
from extractors.events.periods import ENDS, FROM_BEFORE
from extractors.events.phrases import (
    ABOUT,
    ASKED,
    ASKED_HELD,
    BEGINS_AT,
    DUE,
    DURING,
    EVENT_FROM,
    FORMERLY,
    FROM_THEN_ON,
    HELD_AFTER,
    HELD_AT,
    HELD_BEHIND,
    HELD_STAGE,
    IS_STAGE,
    IS_WEEK,
    LINE_END,
    MOVED,
    NAMED_BEFORE,
    NEXT_LINE,
    SET_BEFORE,
    SET_WHOLE,
    TIME_OF_DAY,
    WILL_BE_HELD,
)
from extractors.events.programme import STEPS, find_item, heading_above, is_schedule
from extractors.events.rank import Rule
from extractors.notice import Notice
from extractors.values.date import DateMention
from extractors.values.dated import Dated

BEFORE = 80  # characters before a date in which its label or verb may stand
OPENING = 400  # characters from the start of the notice that tell what it organises
OBJECT = 40  # characters behind a date in which its sentence names what is held
LONGEST_STAGE = 24
LONGEST_LABEL = 20


def clause_before(notice: Notice, dated: Dated, mention: DateMention) -> str:
    """What stands before a date in its clause."""
    return re.split(r"[。；;，,\n]", notice.text[max(dated.line.start, mention.span.start - BEFORE) : mention.span.start])[-1]


def find_rule(notice: Notice, dated: Dated, mention: DateMention) -> tuple[Rule, str | None] | None:
    """The rule by which a date is an event's, with the stage; None where it is none."""
    text, clause = notice.text, clause_before(notice, dated, mention)
    end = _sentence_end(text, clause, mention.after, dated.line.end)
    mention = replace(mention, after=_behind(text, mention.after, end))
    if mention.is_period and FROM_BEFORE.search(clause) and spans(dated, clause):
        ends = ENDS.match(text, mention.after, end)
        if ends or EVENT_FROM.search(clause):
            return Rule.SPAN, None
    if DUE.match(text, mention.after, end) or ABOUT.match(text, mention.after, end):
        return None
    label = TIME_LABEL.search(clause)
    if label:
        return None if OF_THE_DAY.match(text, mention.after, end) else _by_label(notice, dated, label)
    found = _by_stage(notice, dated, mention, clause) or _by_sentence(text, mention, clause, end)
    if found or not is_schedule(heading_above(dated), _opening(notice)):
        return found
    return find_item(text, dated, mention, clause)


def _sentence_end(text: str, clause: str, after: int, end: int) -> int:
    """Where the line of a date ends: the next one's end where 定于X stands last in its line."""
    if text[after:end].strip() or not SET_BEFORE.search(clause):
        return end
    following = NEXT_LINE.match(text, end)
    return following.end() if following else end


def _behind(text: str, after: int, end: int) -> int:
    """Where the time of day behind a date ends, over the end of a line, too."""
    more = TIME_OF_DAY.match(text, after, end)
    return more.end() if more else after


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
    if _is_blocked(dated):
        return None
    mark = notice.text[mention.span.start - 1]
    is_held = words[-1:] not in ("于", "在", "从", "自") and HELD_AFTER.match(notice.text, mention.after, dated.line.end)
    if 0 < len(words) <= LONGEST_STAGE and is_stage(words) and (mark in "：:（( " or is_held):
        return Rule.STAGE, read_role(words)
    return _by_session(notice, dated, mention, clause) or _by_name(notice, dated, mention, words)


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
    if text[mention.span.start - 1] in "：:" or HELD_AFTER.match(text, mention.after, end) or BEGINS_AT.match(text, mention.after, end):
        return Rule.STAGE, words if held["stage"] else None
    return None


def _is_blocked(dated: Dated) -> bool:
    """Whether the heading above announces the days of something else: 报到时间, 报名办法."""
    above = heading_above(dated) or dated.label
    return is_no_event(above) and not STEPS.search(above)


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
    if held := HELD_STAGE.match(text, after, end):
        return Rule.STAGE, held["stage"]
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
    return names_event(re.split("时间|日期", label)[0].strip(EDGES), _opening(notice))


def _opening(notice: Notice) -> str:
    start = notice.span.start
    return notice.text[start : min(notice.span.end, start + OPENING)]
