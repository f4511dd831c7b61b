"""Who must do what, by which way: read from the clauses around the date. Spans are in code points of the notice's text."""

from dataclasses import dataclass

from extractors.deadlines.actor import find_actor
from extractors.deadlines.channel import find_channel
from extractors.deadlines.duty import Kind
from extractors.deadlines.thing import find_thing
from extractors.deadlines.trigger import Trigger
from extractors.deadlines.verbs import KINDS
from extractors.notice import Notice, Span


@dataclass(frozen=True, slots=True)
class Wording:
    """The places of who, what and where; None where the sentence does not say."""

    kind: Kind
    actor: Span | None = None
    what: Span | None = None
    channel: Span | None = None


def read_wording(notice: Notice, trigger: Trigger, label: str) -> Wording | None:
    """How the duty is worded, or None where no verb tells that something must be done."""
    text = notice.text
    before, after = text[trigger.before.start : trigger.before.end], text[trigger.after.start : trigger.after.end]
    kind = _find_kind(trigger, before, after, label)
    if kind is None:
        return None
    what = find_thing(text, trigger)
    actor = find_actor(text, trigger, what)
    return Wording(kind, actor, what, find_channel(text, trigger))


def _find_kind(trigger: Trigger, before: str, after: str, label: str) -> Kind | None:
    places = (before, label, after) if trigger.rule in ("label", "until") else (after, before)
    for words in places:
        for kind, pattern in KINDS:
            if pattern.search(words):
                return kind
    return None
