"""The row of the table `activities`."""

from datetime import date

from extractors.frozen import frozen
from extractors.row import Row
from extractors.values.date import DateMention


@frozen(kw_only=True)
class Activity(Row):
    """One activity.

    number: the number of the item, as written
    title: its name, without number and last punctuation
    level: who holds it: nation, province, prefecture, county, township or institution, where the text says so
    category: the kind of activity, of a closed list (启动仪式, 竞赛, 培训 …)
    organizers: who holds it, as written
    starts_on: the first day, where the item says so
    ends_on: the last day
    """

    number: str | None = None
    title: str
    level: str | None = None
    category: str | None = None
    organizers: tuple[str, ...] = ()
    starts_on: date | None = None
    ends_on: date | None = None


@frozen(kw_only=True)
class FoundActivity(Activity):
    """An activity before its year is known: `mention` is its date as written."""

    mention: DateMention | None = None
