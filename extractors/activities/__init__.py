"""Names of what is organised.

An activity is an item of a notice that organises an event: a numbered item under 主要活动 or 活动内容, a name in a list
(主要活动包括：A、B、C等), a row or item of an annexed list. None are publicity points (宣传重点), principles,
requirements, stages, topics of lectures, measures of a policy; the event itself is none either.

Table `activities`. Two examples: （二）开展送戏下乡 under 三、主要活动 gives 开展送戏下乡; 主要开展经典诵读、书画展览等活动 gives two.
Known limits: items that are whole sentences without a section heading are left out.
"""

import re
from collections.abc import Iterator
from dataclasses import fields

from extractors.activities.activity import Activity, FoundActivity
from extractors.activities.candidates import decide_activities
from extractors.activities.headed import ZONES, find_bare_headings, find_in_annexes, find_in_sections, find_ordinals
from extractors.activities.kind import decide_categories
from extractors.activities.listed import find_listed
from extractors.notice import ElementKind, Notice
from extractors.patterns import pattern_of
from extractors.row import Extractor, Facts, Normalised, Signal, SignalReason
from extractors.values.occasion import organises_event

VERB = pattern_of(r"\A(?:组织|开展|举办|举行|召开|做好|办好|实施|发布){1,2}")
TEXT = (ElementKind.HEADING, ElementKind.PARAGRAPH)


def find_activities(notice: Notice) -> Iterator[Activity]:
    """The activities of a notice, in text order, each once; none where the notice organises no event."""
    if organises_event(notice):
        first = dict[str, FoundActivity]()
        for row in sorted(decide_activities(notice, find_by_rules(notice)), key=lambda row: row.span):
            first.setdefault(re.sub(r"\W", "", row.title), row)
        yield from decide_categories(notice, tuple(first.values()))


def find_by_rules(notice: Notice) -> list[FoundActivity]:
    """What the rules alone take for activities of a notice that organises an event."""
    body, annexes = list(find_in_sections(notice)), list(find_in_annexes(notice))
    if not body and not annexes:
        body = _loose(notice)
    named = {_key(row) for row in body}
    return body + [row for row in annexes if _key(row) not in named]


def _key(row: FoundActivity) -> str:
    """By which an activity of the body is known again in an annex: its name without 开展, 举办 …"""
    return VERB.sub("", re.sub(r"\W", "", row.title))


def _loose(notice: Notice) -> list[FoundActivity]:
    """What a notice without a section or annex of activities names elsewhere."""
    rows = list(find_bare_headings(notice))
    for element in notice.of(*TEXT, zones=ZONES) if not rows else ():
        rows.extend(find_listed(notice.text, element.span, in_section=False))
    return rows or list(find_ordinals(notice))


def normalise_activity(row: Activity, facts: Facts) -> Normalised:
    """The row with its days; a day that does not exist stays out, with a signal."""
    if not isinstance(row, FoundActivity):
        return row, ()
    members = {f.name: getattr(row, f.name) for f in fields(Activity)}
    if row.mention is None:
        return Activity(**members), ()
    try:
        period = row.mention.resolve(facts.issued_on or facts.year)
    except ValueError as fault:
        reason = SignalReason.NO_YEAR if str(fault) == "no year" else SignalReason.NO_SUCH_DAY
        return Activity(**members), (Signal(reason, f"{fault}", row.mention.span),)
    return Activity(**(members | {"starts_on": period.start, "ends_on": period.end})), ()


EXTRACTOR = Extractor("activities", Activity, find_activities, normalise_activity)
