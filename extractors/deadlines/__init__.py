"""Dates by which someone must submit, report, register or finish.

A deadline is a calendar day with a duty: 请于5月8日前报送方案, 报名截止时间：5月8日. None are recurring and vague ones (每年…,
10月底前), days of policies and validity, days that describe someone (1月1日前聘任的教师). Relative ones (活动结束后一周内) are
rows without `date`.

Table `deadlines`. Known limits: a duty whose sentence names neither verb nor object keeps what None; the actor of a former
paragraph is not carried over.
"""

from extractors.deadlines.duty import Deadline, FoundDeadline, Kind
from extractors.deadlines.find import find_deadlines, normalise_deadline
from extractors.row import Extractor

EXTRACTOR = Extractor("deadlines", Deadline, find_deadlines, normalise_deadline)

__all__ = ["EXTRACTOR", "Deadline", "FoundDeadline", "Kind", "find_deadlines", "normalise_deadline"]
