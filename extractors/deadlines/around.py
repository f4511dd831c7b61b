"""What a plain 报送时间： means, told elsewhere: in the sentences beside it, in the heading above, in the elements around.

Each answer is a duty with the place in the notice's text from which its places count.
"""

from extractors.deadlines.actor import HANDS_IN
from extractors.deadlines.clauses import mask
from extractors.deadlines.duty import Kind
from extractors.deadlines.labelled import label_kind, read_heading
from extractors.deadlines.predicate import Duty
from extractors.deadlines.sentence import LONGEST, sentence_around
from extractors.deadlines.statement import read_statement
from extractors.deadlines.thing import ENDS_THING, TAKE
from extractors.deadlines.trigger import Trigger
from extractors.notice import ElementKind, Notice, Span
from extractors.patterns import pattern_of
from extractors.values.dated import KINDS as DATED_KINDS
from extractors.values.dated import Dated

BACK = 8  # elements before a plain 报送时间： in which its thing is looked for
BESIDE = 3  # elements around it of which one may tell the content
CONTENT = pattern_of(r"[\s\u3000]{0,4}(?:报送|提交|申报|上报|上交)(?:内容|材料|资料)?[：:][\s\u3000]{0,3}(?P<what>[^，,。；;：:\n]{2,40})")


def read_around(notice: Notice, dated: Dated, trigger: Trigger) -> tuple[int, Duty] | None:
    """The duty of the sentence before, else of a line 报送内容, of the heading above, of the elements between, of what follows."""
    start = max(dated.line.start, trigger.sentence.start - LONGEST)
    line = mask(notice.text[start : trigger.sentence.start])
    duty = read_statement(line, 0, len(line)) if line.strip() else Duty()
    if duty.kind and duty.thing:
        return start, duty
    at = notice.place_of(dated.element)
    stated = _read_content(notice, dated, at)
    if stated:
        return stated
    for element in reversed(notice.elements[max(0, at - BACK) : at]):
        if element.kind not in DATED_KINDS or element.zone != dated.element.zone:
            break
        near = Span(max(element.words.start, element.words.end - LONGEST), element.words.end)
        words = mask(notice.quote(near))
        is_above = element.kind == ElementKind.HEADING and words.strip() in dated.headings
        if is_above and (place := read_heading(words)):
            return near.start, Duty(label_kind(words[slice(*place)]), place)
        duty = read_statement(words, 0, len(words))
        if stated is None and _is_plain(words, duty):
            stated = near.start, duty
    return stated or _read_behind(notice, dated, trigger)


def _is_plain(words: str, duty: Duty) -> bool:
    """Whether a duty told elsewhere is plain enough to be what a 报送时间： means."""
    if duty.kind is None or duty.thing is None or not ENDS_THING.search(words, *duty.thing) or HANDS_IN.search(words, *duty.thing):
        return False
    return duty.channel is not None or TAKE.search(words) is not None


def _read_behind(notice: Notice, dated: Dated, trigger: Trigger) -> tuple[int, Duty] | None:
    """The plain duty that the next sentence of the line tells: 截止期限：X。请各校将申请书寄至我办。"""
    start = min(trigger.sentence.end + 1, dated.line.end)
    following = sentence_around(notice.text, Span(start, dated.line.end), Span(start, start))
    words = mask(notice.quote(following))
    if content := CONTENT.match(words):
        return following.start, Duty(Kind.SUBMIT, content.span("what"))
    duty = read_statement(words, 0, len(words))
    return (following.start, duty) if _is_plain(words, duty) else None


def _read_content(notice: Notice, dated: Dated, at: int) -> tuple[int, Duty] | None:
    """What the line 报送内容：X beside it names."""
    for element in notice.elements[max(0, at - BESIDE) : at + BESIDE + 1]:
        if element.kind in DATED_KINDS and element.zone == dated.element.zone:
            words = mask(notice.text[element.words.start : min(element.words.end, element.words.start + LONGEST)])
            if content := CONTENT.match(words):
                return element.words.start, Duty(Kind.SUBMIT, content.span("what"))
    return None
