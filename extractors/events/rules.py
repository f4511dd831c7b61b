"""By which rule a date is an event's, and which stage it is."""

import re
from dataclasses import replace

from extractors.events.labels import EDGES, EVENT_WORDS, NO_EVENT_LABEL, OF_THE_DAY, find_label, is_no_event, read_role
from extractors.events.periods import ENDS, FROM_BEFORE
from extractors.events.phrases import ABOUT, DUE, EVENT_FROM, NEXT_LINE, SET_BEFORE, TIME_OF_DAY, WEEKDAY_BEFORE
from extractors.events.programme import find_item, heading_above, is_schedule
from extractors.events.rank import Rule
from extractors.events.sentences import by_sentence
from extractors.events.stages import BEFORE, by_stage, labels_event, line_above, opening_of
from extractors.notice import Notice
from extractors.patterns import pattern_of
from extractors.values.date import DateMention
from extractors.values.dated import Dated

CLAUSE_MARKS = "。；;，,\n"
WORDS = pattern_of(r"\S")
BRACKETS = ("）", ")")


def clause_before(notice: Notice, dated: Dated, mention: DateMention) -> str:
    """What stands before a date in its clause."""
    before = notice.text[max(dated.line.start, mention.span.start - BEFORE) : mention.span.start]
    return before[max(map(before.rfind, CLAUSE_MARKS)) + 1 :]


def find_rule(notice: Notice, dated: Dated, mention: DateMention) -> tuple[Rule, str | None] | None:
    """The rule by which a date is an event's, with the stage; None where it is none."""
    text, clause = notice.text, clause_before(notice, dated, mention)
    end = _sentence_end(text, clause, mention.after, dated.line.end)
    weekday = WEEKDAY_BEFORE.search(clause)
    if weekday and text[mention.after : mention.after + 1] in BRACKETS:
        clause, mention = clause[: weekday.start()], replace(mention, after=mention.after + 1)
    after = _behind(text, mention.after, end)
    mention = mention if after == mention.after else replace(mention, after=after)
    if mention.is_period and FROM_BEFORE.search(clause) and spans(dated, clause):
        ends = ENDS.match(text, mention.after, end)
        if ends or EVENT_FROM.search(clause):
            return Rule.SPAN, None
    if DUE.match(text, mention.after, end) or ABOUT.match(text, mention.after, end):
        return None
    label = find_label(clause)
    if label:
        return None if OF_THE_DAY.match(text, mention.after, end) else _by_label(notice, dated, label)
    found = by_stage(notice, dated, mention, clause) or by_sentence(text, mention, clause, end)
    if found or not is_schedule(heading_above(dated), opening_of(notice)):
        return found
    return find_item(text, dated, mention, clause)


def _sentence_end(text: str, clause: str, after: int, end: int) -> int:
    """Where the line of a date ends: the next one's end where 定于X stands last in its line."""
    if WORDS.search(text, after, end) or not SET_BEFORE.search(clause):
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
    if (not role or role == dated.label) and (is_no_event(above) or is_no_event(line_above(notice, dated))):
        return None
    return (Rule.LABEL, read_role(role)) if labels_event(notice, label.group()) else None
