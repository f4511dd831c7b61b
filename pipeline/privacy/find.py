"""Where in a text contact data stands: values that are known, and whatever has the form of a number, mailbox or account."""

import re
from collections.abc import Iterator

from extractors.contacts.numbers import GROUP, IM, NO_PHONE, POSTCODE
from extractors.patterns import HAN, pattern_of
from extractors.values.email import BRACKETED, find_emails
from extractors.values.phone import PhoneKind, find_phones
from pipeline.privacy.hidden import Hidden
from pipeline.privacy.masks import Bare, Place, bare
from pipeline.privacy.policy import Policy
from pipeline.privacy.runs import AREA, FEWEST, MOBILE, Run, figures_of, find_runs, without_country
from pipeline.privacy.sensitive import find_sensitive

INNER = pattern_of("短号|小号|虚拟|网内|集团号|内线|分机|政府网|路电|军线")
LISTED = frozenset("、，,/／")
LABEL = pattern_of(r"电[ \u3000]{0,4}话|传[ \u3000]{0,4}真|手[ \u3000]{0,4}机|热线|联系|座机|总机|咨询|致电|[Tt][Ee][Ll]|[Ff][Aa][Xx]")
AROUND, BEHIND, LABELLED = 24, 12, 40  # code points around a run in which the rest of its number stands; before it, its label
BESIDE = 2  # code points between two numbers of a list
BELOW = 3  # lines: that of a contact and those below it, where numbers that several share stand
AT = pattern_of("[@＠]")
# What an at sign makes of what stands around it, be it cut off by a line end or no mailbox by its form.
NEAR_AT = pattern_of(r"[\w.%+-]{1,64}[@＠][\w.-]{1,100}", re.ASCII)
CHAT = ("QQ", "qq", "微信", "hat", "钉钉")
TURN = pattern_of(r"[ \u3000]?(?P<turn>[（(]?(?:转|分机号?)[ \u3000]?\d{1,6})")  # behind a number
HAN_PAIR = pattern_of(f"{HAN}{{2}}")
PERSONAL = frozenset({PhoneKind.MOBILE, PhoneKind.SHORT})


def find_places(text: str, hidden: Hidden, policy: Policy) -> Iterator[Place]:
    """The places of all that the policy hides in a text: they may overlap."""
    if hidden.words:
        sought = Bare(text)
        for word in hidden.words:
            yield from sought.find(word)
    for run in find_runs(text):
        yield from _in_run(text, run, hidden, policy)
    yield from _mailboxes(text, hidden)
    if any([word in text for word in CHAT]):
        for found in IM.finditer(text):
            if not GROUP.search(text, found.start(), found.start("im")):
                yield found.span("im")
    if policy.hides_offices and "邮" in text:
        yield from (found.span("postcode") for found in POSTCODE.finditer(text))


def find_spots(text: str, hidden: Hidden) -> Iterator[Place]:
    """The places of values that are like other words and numbers, in the lines of the contacts and right below them."""
    lines = set[Place]()
    for span in hidden.near if hidden.spots else ():
        start = text.rfind("\n", 0, span.start) + 1
        for _ in range(BELOW):
            end = text.find("\n", start)
            lines.add((start, end if end >= 0 else len(text)))
            if end < 0:
                break
            start = end + 1
    for start, end in lines:
        line = Bare(text[start:end])
        for spot in hidden.spots:
            yield from ((start + a, start + b) for a, b in line.find(spot) if _is_apart(text, start + a, start + b, hidden))


def _is_apart(text: str, start: int, end: int, hidden: Hidden) -> bool:
    """Whether a value is no part of another word (柯桥 of 柯桥区), or stands right at its contact."""
    at_contact = any(span.start <= start and end <= span.end for span in hidden.near)
    return at_contact or not (HAN_PAIR.fullmatch(text, end - 1, end + 1) or HAN_PAIR.fullmatch(text, start - 1, start + 1))


def _in_run(text: str, run: Run, hidden: Hidden, policy: Policy) -> Iterator[Place]:
    """What is hidden of a run of figures."""
    size = sum([len(figures) for _, _, figures in run.stretches])
    if size < FEWEST:
        if INNER.search(text, max(0, run.start - AROUND), run.start):
            yield from _phones(text, run, hidden, policy)
        return
    joined = [*run.joined()]
    found = {(s, e) for s, e, figures in run.stretches if MOBILE.fullmatch(without_country(figures))}
    found |= {(s, e) for s, e, figures in joined if is_known(figures, hidden)} if hidden.numbers else set()
    if size > FEWEST:
        found |= set(find_sensitive(text, run.start, run.end, joined))
    yield from found
    if (turn := TURN.match(text, run.end)) and any(end == run.end for _, end in found):
        yield turn.span("turn")
    if sum(e - s for s, e in found) < size and (text[run.start - 1 : run.start] in LISTED or any(map(_may_begin, run.stretches))):
        yield from _phones(text, run, hidden, policy)


def _may_begin(stretch: tuple[int, int, str]) -> bool:
    """Whether a telephone number may begin with a stretch of figures: 2018-2020 is none."""
    figures = stretch[2]
    return len(figures) >= FEWEST or figures[0] == "0" or (figures[0] == "1" and figures[1:2] > "2") or figures.startswith("86")


def is_known(figures: str, hidden: Hidden) -> bool:
    """Whether the figures are those of a known number, with or without an area code."""
    if len(figures) < FEWEST:
        return False
    return any(form in hidden.numbers for form in (figures, without_country(figures), AREA.sub("", figures)))


def _phones(text: str, run: Run, hidden: Hidden, policy: Policy) -> Iterator[Place]:
    """The telephone numbers at a run of figures; seven or eight figures alone only behind a label or another number."""
    floor = max(0, run.start - AROUND - LABELLED)
    line = max(floor, text.rfind("\n", floor, run.start) + 1)
    start = max(line, run.start - AROUND)
    stop = text.find("\n", run.end, run.end + BEHIND)
    window = text[start : stop if stop >= 0 else run.end + BEHIND]
    last = -1
    for s, e, phone in find_phones(window):
        s, e = s + start, e + start
        is_own = e > run.start and s < run.end
        labelled = 0 <= s - last <= BESIDE or LABEL.search(text, max(line, s - LABELLED), s) is not None
        sure = labelled or not phone.is_local or is_known(figures_of(phone.written), hidden)
        wanted = phone.kind in PERSONAL or (policy.hides_offices and phone.kind is not PhoneKind.SERVICE)
        if is_own and wanted and sure and not NO_PHONE.search(text, max(line, s - BEHIND), s):
            yield s, e
            last = e


def _mailboxes(text: str, hidden: Hidden) -> Iterator[Place]:
    """The mailboxes of the lines that hold an at sign, but for those of offices that stay."""
    kept, done = list[Place](), -1
    for sign in (AT if "@" in text or "＠" in text else BRACKETED).finditer(text):
        if sign.start() < done:
            continue
        start, end = text.rfind("\n", 0, sign.start()) + 1, text.find("\n", sign.start())
        done = end if end >= 0 else len(text)
        for s, e, mailbox in find_emails(text[start:done]):
            if bare(mailbox) in hidden.offices:
                kept.append((start + s, start + e))
            else:
                yield start + s, start + e
    for found in NEAR_AT.finditer(text) if done >= 0 else ():
        if not any(s < found.end() and found.start() < e for s, e in kept):
            yield found.span()
