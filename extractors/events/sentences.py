"""What sentences say of a date: 定于X举行, 请于X至Y举行, X至Y期间开展, X，在…举行."""

from extractors.events.labels import EDGES, EVENT_WORDS, NO_EVENT_LABEL, ORGANISED, STAGE_IN_SENTENCE, is_stage, read_role
from extractors.events.phrases import (
    ASKED,
    ASKED_HELD,
    ASKED_IN,
    ATTEND,
    BEGINS_AT,
    DECIDED,
    DURING,
    EACH_AT,
    FORMERLY,
    FROM_HOLD,
    FROM_THEN_ON,
    HELD_AFTER,
    HELD_AT,
    HELD_BEHIND,
    HELD_STAGE,
    IS_STAGE,
    IS_WEEK,
    LINE_END,
    MEANWHILE,
    MOVED,
    NAMED_BEFORE,
    SET_BEFORE,
    SET_WHOLE,
    TOLD,
    WILL_ATTEND,
    WILL_BE_HELD,
    WILL_HOLD,
)
from extractors.events.rank import Rule
from extractors.values.date import DateMention

OBJECT = 40  # characters behind a date in which its sentence names what is held


def by_sentence(text: str, mention: DateMention, clause: str, end: int) -> tuple[Rule, str | None] | None:
    """定于X举行, 请于X至Y举行, X至Y期间开展, X，在…举行."""
    after = mention.after
    if FORMERLY.search(clause):
        return None
    if not mention.is_period and FROM_THEN_ON.match(text, after, end) and not _is_organised(text, after, clause, end):
        return None
    is_set = _is_set(text, after, clause, end) or _is_moved(text, after, clause, end)
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
    return (Rule.DURING, None) if _during(text, mention, clause, end) else _held_at(text, mention, clause, end)


def _is_organised(text: str, after: int, clause: str, end: int) -> bool:
    """Whether what begins on a day is an event, by the words before it or behind."""
    before = EVENT_WORDS.search(clause) and not NO_EVENT_LABEL.search(clause)
    return bool(before or ORGANISED.search(text, after, min(end, after + OBJECT)))


def _is_set(text: str, after: int, clause: str, end: int) -> bool:
    """定于X举行, 决定X举行, but not what is another thing's: 录取工作定于X进行."""
    if not SET_BEFORE.search(clause) and not DECIDED.search(clause):
        return False
    if BEGINS_AT.match(text, after, end) and EVENT_WORDS.search(clause) and not NO_EVENT_LABEL.search(clause):
        return True
    if not HELD_AFTER.match(text, after, end):
        return False
    if not NO_EVENT_LABEL.search(clause) or EVENT_WORDS.search(clause):
        return True
    return EVENT_WORDS.search(text, after, min(end, after + OBJECT)) is not None


def _is_moved(text: str, after: int, clause: str, end: int) -> bool:
    """会议延期至X, 比赛推迟到X举行."""
    if not MOVED.search(clause) or not EVENT_WORDS.search(clause) or NO_EVENT_LABEL.search(clause):
        return False
    return bool(HELD_AFTER.match(text, after, end) or LINE_END.match(text, after, end))


def _during(text: str, mention: DateMention, clause: str, end: int) -> bool:
    """X至Y期间开展, X至Y为活动周, 各支部于X至Y召开, X至Y，县局将开展督导."""
    if not mention.is_period:
        return False
    return bool(
        DURING.match(text, mention.after, end)
        or IS_WEEK.match(text, mention.after, end)
        or (EACH_AT.search(clause) and ASKED_HELD.match(text, mention.after, end))
        or (ASKED_IN.search(clause) and MEANWHILE.match(text, mention.after, end))
        or (clause.strip(EDGES) in ("自", "从") and FROM_HOLD.match(text, mention.after, end))
        or (not clause.strip(EDGES) and (WILL_HOLD.match(text, mention.after, end) or WILL_ATTEND.match(text, mention.after, end)))
    )


def _held_at(text: str, mention: DateMention, clause: str, end: int) -> tuple[Rule, str | None] | None:
    """X，在…举行, X上午9时召开, 请于X参加会议."""
    after, leads = mention.after, not clause.strip(EDGES)
    is_held = leads and HELD_AT.match(text, after, end)
    will_be = after > mention.span.end and leads and WILL_BE_HELD.match(text, after, end)
    is_told = TOLD.search(clause) and ATTEND.match(text, after, end)
    return (Rule.HELD_AT, None) if is_held or will_be or is_told else None
