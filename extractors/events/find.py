"""The events of a notice: every date with the rule that speaks for it, the best rules first, parts of a whole left out."""

from collections import defaultdict
from collections.abc import Iterator

from extractors.events.event import FoundEvent
from extractors.events.following import add_bare_days, goes_on, is_arrival
from extractors.events.naming import name_rows
from extractors.events.periods import OPENS, MonthDays, days_in_lists, is_within, join_ends, merge_days, month_days, whole_of
from extractors.events.rank import RANK, Rule
from extractors.events.rules import clause_before, find_rule, spans
from extractors.notice import Notice
from extractors.patterns import pattern_of
from extractors.values.date import DateMention, Precision
from extractors.values.dated import Dated, find_dated
from extractors.values.day_check import written_weekday

MOST_WHOLES = 300  # periods of which others may be parts; more stand in no notice, and each with each costs time
MORE_BEHIND = pattern_of(r"[\s\u3000]{0,2}(?:[0-9０-９上中下底末初旬]|份?[上中下]旬)")  # 6月28（星期一）, 7月上、中旬: no whole month


def find_events(notice: Notice) -> Iterator[FoundEvent]:
    """The events of a notice, in text order, each once; those of whole months beside those of days."""
    found, months = list[FoundEvent](), list[FoundEvent]()
    places = dict[int, Dated]()
    for dated in find_dated(notice):
        rows = list(_find_in(notice, dated))
        places |= {row.span.start: dated for row in rows}
        found.extend(rows)
        months.extend(_find_months(notice, dated))
    if not found and not months:
        return
    best = _best_rank(found)
    named = {_days(row) for row in found if RANK[Rule(row.rule)] == best}
    reach = _reach(named)
    told = [
        row
        for row in found
        if RANK[Rule(row.rule)] == best or row.rule == Rule.PROGRAMME or (row.rule == Rule.SET and _covers(row, named, reach))
    ]
    kept = _each_once(told)
    days = name_rows(notice, list(_without_items(kept)), places)
    yield from sorted([*days, *_each_once(months)], key=lambda row: row.span)


def _best_rank(found: list[FoundEvent]) -> int:
    """The rank of the rules that speak: a schedule silences the loosest sentences only."""
    schedule = [RANK[Rule.SET]] if any(row.rule == Rule.PROGRAMME for row in found) else []
    return min([*schedule, *(RANK[Rule(row.rule)] for row in found if row.rule != Rule.PROGRAMME)], default=0)


def _find_in(notice: Notice, dated: Dated) -> Iterator[FoundEvent]:
    text = notice.text
    runs = days_in_lists(text, add_bare_days(text, merge_days(text, dated.mentions), dated.line.end))
    last: tuple[DateMention, tuple[Rule, str | None]] | None = None
    skip = -1
    for i, run in enumerate(runs):
        if i == skip:
            continue
        mention = whole_of(run)
        following = runs[i + 1][0] if i + 1 < len(runs) else None
        joined = join_ends(text, mention, following, dated.line.end)
        if joined and (OPENS.match(text, mention.after) or spans(dated, clause_before(notice, dated, mention))):
            skip = i + 1
            yield FoundEvent(span=joined.span, rule=Rule.SPAN, mention=joined, weekday=written_weekday(text, joined))
            continue
        rule = find_rule(notice, dated, mention)
        if not rule and last and goes_on(text, last[0], mention):
            rule = last[1]
        last = (mention, rule) if rule else None
        if rule and not (following and is_arrival(text, mention, following)):
            for day in run:
                yield FoundEvent(span=day.span, rule=rule[0], role=rule[1], mention=day, weekday=written_weekday(text, day))


def _find_months(notice: Notice, dated: Dated) -> Iterator[FoundEvent]:
    """What is held in a month or several, told by a label or as a stage: 活动时间：5月至6月; sentences name months of policies, too."""
    for mention in dated.mentions:
        if mention.precision == Precision.MONTH and not MORE_BEHIND.match(notice.text, mention.after):
            rule = find_rule(notice, dated, mention)
            if rule and rule[0] in (Rule.LABEL, Rule.STAGE):
                yield FoundEvent(span=mention.span, rule=rule[0], role=rule[1], mention=mention)


def _reach(named: set[MonthDays | None]) -> MonthDays | None:
    """From the first to the last day of the better rows; None where there are none, or some cannot be compared."""
    known = [days for days in named if days]
    return (min(days[0] for days in known), max(days[1] for days in known)) if known and len(known) == len(named) else None


def _covers(row: FoundEvent, named: set[MonthDays | None], reach: MonthDays | None) -> bool:
    """Whether a row of a looser rule is the whole of which the better ones are parts: 活动周将于8日至14日举行, 时间：9日."""
    whole = _days(row)
    return whole is not None and reach is not None and whole not in named and (whole == reach or is_within(reach, whole))


def _each_once(rows: list[FoundEvent]) -> list[FoundEvent]:
    """The rows without those that name an event again: the same days for the same stage (2024年5月8日至14日, 5月8日至5月14日)."""
    kept, years = list[FoundEvent](), defaultdict[object, list[int | None]](list)
    for row in rows:
        days, year = _days(row), row.mention.start.year if row.mention else None
        before = years[row.role, days]
        if days is None or not any(year is None or other is None or year == other for other in before):
            kept.append(row)
            before.append(year)
    return kept


def _without_items(rows: list[FoundEvent]) -> Iterator[FoundEvent]:
    """The rows without those that lack a stage, or are of a schedule, and are items of the programme of another row without a stage."""
    wholes = list(dict.fromkeys(days for row in rows if row.role is None and (days := _days(row))))[:MOST_WHOLES]
    for row in rows:
        days = _days(row) if row.role is None or row.rule == Rule.PROGRAMME else None
        if days is None or not any(is_within(days, whole) for whole in wholes):
            yield row


def _days(row: FoundEvent) -> MonthDays | None:
    return month_days(row.mention) if row.mention else None
