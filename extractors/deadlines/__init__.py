"""Dates by which someone must submit, report, register or finish.

A deadline is a calendar day with a duty: 请于5月8日前报送方案, 报名截止时间：5月8日, 自查自纠（5月8日前）. The last day of a window
in which one registers or answers is one, too: 报名时间：5月1日至8日, 公开征求意见时间：5月1日至30日. None are recurring and vague ones
(每年…, 10月中旬前), days of policies and validity (施行, 有效期), of showing (公示时间), days that describe someone (1月1日前聘任的教师),
what is only allowed (可在X前申请) and days before the date of issue.

Rows without `date`, for no calendar day is written: what is handed in by the end of a month or year (请于5月底前报送), and what
counts from an event (活动结束后一周内, 自发布之日起10个工作日内). `due_on` follows where the anchor's day is in the notice; the anchor's
own day is not counted (民法典 第二百零一条, see `extractors.values.workday`), and 收到通知之日起 stays open: nobody tells when that is.

Table `deadlines`. Two examples: 请各校于5月8日前将方案报送县局 is a row with actor 各校, what 方案, channel 县局; a plain
截止时间：5月8日 has the thing of the clause before it, of the heading above, or of the sentence that says what is handed in.

Known limits: the actor of a former paragraph is not carried over; working days beyond 2004 to 2026 give no `due_on`; of several
things handed in by one day the one whose verb is nearest is given; postmarks (邮戳以5月8日为限) and columns of terms in tables are
not read.
"""

from extractors.deadlines.duty import Deadline, FoundDeadline, Kind
from extractors.deadlines.find import find_deadlines, normalise_deadline
from extractors.row import Extractor

EXTRACTOR = Extractor("deadlines", Deadline, find_deadlines, normalise_deadline)

__all__ = ["EXTRACTOR", "Deadline", "FoundDeadline", "Kind", "find_deadlines", "normalise_deadline"]
