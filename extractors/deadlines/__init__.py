"""Dates by which someone must submit, report, register or finish.

A deadline is a calendar day with a duty: 请于5月8日前报送方案, 报名截止时间：5月8日, 自查自纠（5月8日前）. None are recurring
and vague ones (每年…, 10月底前), days of policies and validity, days that describe someone (1月1日前聘任的教师), what is only
allowed (可在X前申请) and days before the date of issue. Relative ones (活动结束后一周内) are rows without `date`; `due_on` follows
where the anchor's day is known.

Table `deadlines`. Two examples: 请各校于5月8日前将方案报送县局 is a row with actor 各校, what 方案, channel 县局; a plain
截止时间：5月8日 has the thing of the clause before it, of the heading above, or of the sentence that says what is handed in.

Known limits: the actor of a former paragraph is not carried over; holidays are not known, so working days give no `due_on`; of several
things handed in by one day the one whose verb is nearest is given; postmarks (邮戳以5月8日为限) and columns of terms in tables are
not read.
"""

from extractors.deadlines.duty import Deadline, FoundDeadline, Kind
from extractors.deadlines.find import find_deadlines, normalise_deadline
from extractors.row import Extractor

EXTRACTOR = Extractor("deadlines", Deadline, find_deadlines, normalise_deadline)

__all__ = ["EXTRACTOR", "Deadline", "FoundDeadline", "Kind", "find_deadlines", "normalise_deadline"]
