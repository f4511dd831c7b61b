"""When the event that the notice is about is held.

An event is a day or period that the notice itself sets for what it organises: 活动时间：5月8日至14日, 会议定于5月8日召开,
第一阶段：5月8日至20日. None are deadlines, dates of issue, validity, policy periods, history and other documents' dates. Months
without days are rows only by a label or as stages (活动时间：5月至6月), with `precision` month.

Table `events`. Two examples: 三、活动时间 2017年3月1日—10日 is one event; 初赛：5月8日 and 决赛：6月8日 are two, with roles;
of several that their labels or headings name, these names are the roles (笔试时间, 闭幕式), one alone has none.
What stands with its days under a heading of days or steps (推选步骤, 赛程安排) counts, where it is none of another thing's (报到, 公示).
Known limits: days of single items of a programme are not rows where the notice gives the time of the whole; a day named
with 左右 is none.
"""

from extractors.events.event import Event, FoundEvent, normalise_event
from extractors.events.find import find_events
from extractors.row import Extractor

__all__ = ["EXTRACTOR", "Event", "FoundEvent", "find_events", "normalise_event"]

EXTRACTOR = Extractor("events", Event, find_events, normalise_event)
