"""The row of the table `deadlines`, and the closed list of kinds of duties."""

import datetime
from enum import StrEnum

from extractors.frozen import frozen
from extractors.notice import Span
from extractors.row import Row
from extractors.values.date import DateMention


class Kind(StrEnum):
    """What must be done by the day."""

    SUBMIT = "submit"  # 报送, 上报, 提交, 寄, 发至
    REGISTER = "register"  # 报名, 注册, 登记
    REPLY = "reply"  # 反馈, 回复, 函告, 回执
    PAY = "pay"  # 缴费, 汇款
    FINISH = "finish"  # 完成, 落实, 确定 and all other work


@frozen(kw_only=True)
class Deadline(Row):
    """One duty with its date.

    date: the last day, where a calendar day is written
    due_on: the last day, also where it follows from an anchor whose day is in the notice
    anchor: what a relative deadline counts from (活动结束), as written
    offset: how many units after the anchor
    unit: day, working_day or month (a week is seven days)
    precision: day, or how exact the date is
    kind: submit, register, finish and others of a closed list
    actor: who must, as written
    what: what is to be submitted or done, as written
    channel: the report system, mailbox or office that takes it, as written
    actor_span: where the actor stands
    what_span: where the thing stands
    """

    date: datetime.date | None = None
    due_on: datetime.date | None = None
    anchor: str | None = None
    offset: int | None = None
    unit: str | None = None
    precision: str = "day"
    kind: str = Kind.SUBMIT
    actor: str | None = None
    what: str | None = None
    channel: str | None = None
    actor_span: Span | None = None
    what_span: Span | None = None


@frozen(kw_only=True)
class FoundDeadline(Deadline):
    """A deadline before its year is known.

    `mention` is the date as written, of a relative deadline that of its anchor; `text_year` is the only year that the text names in
    full dates; `weekday` is the weekday that is written behind the day (Monday is 0).
    """

    mention: DateMention | None = None
    written: str = ""
    text_year: int | None = None
    weekday: int | None = None
