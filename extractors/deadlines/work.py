"""Work told by any verb, where it is asked for right before the day. All places are in a masked sentence.

务必于X前全部修复, 请在X前向班主任说明; not what someone must be by then: 须在X前年满十八周岁.
"""

from dataclasses import replace

from extractors.deadlines.actor import find_subject
from extractors.deadlines.clauses import Place, split_clauses, trim
from extractors.deadlines.duty import Kind
from extractors.deadlines.predicate import Duty, read_before
from extractors.deadlines.thing import ENDS_THING, TAKE
from extractors.deadlines.verbs import WORK
from extractors.patterns import pattern_of

# 须在X前年满十八周岁, 应在X前取得资格: what someone must be, not do.
NO_WORK = pattern_of(
    r"[^，,]{0,6}(?:年满|周岁|取得|获得|具[备有]|担任|从事|任职|成立|毕业|出生|聘|入职|参保|入学|发表|出版|生产|上市|到期|满[一二三四五六七八九十\d])"
    r"|来[函电]|咨询|已|曾|未|不|仍|无|为(?!本|其|孩|学|全)|是|处于|有|的|内|后|和|或|、"
)
# 请各校务必于X前: the asking stands right before the day; 应 and 要 alone may tell of things as well (小麦要在X前抽穗).
_AT = r"(?:(?:(?![勿不])[^，,。；;：:\n]){0,12}(?:于|在))?[\s\u3000]{0,2}\Z"
ASKED = pattern_of(rf"(?:(?<!申)请|务必?|必须|确保|力争){_AT}")
SHOULD = pattern_of(rf"(?:应当?|须|需|(?<![重主需])要){_AT}")
ASKED_BEHIND = pattern_of(r"务必|必须|一律|应当|须|要|请")
BROUGHT = pattern_of(r"[到至入给进](?=[^，,。；;]{2,20}\Z)")
MIN_WORK = 2  # characters
MODAL = pattern_of(r"(?:务必|必须|须|应当?|要|请|及时|尽快|抓紧){1,3}")


def read_work(masked: str, around: tuple[Place, Place], duty: Duty) -> Duty:
    """Other work that is asked for (务必于X前全部修复), or told of one who is named by a verb that is known."""
    before, after = around
    clause = next(iter(split_clauses(masked, *after)), None)
    if clause is None or masked.endswith("的", *clause):
        return duty
    ahead = read_before(masked, *before)
    asked = _is_asked(masked, before, clause, ahead.actor) and not NO_WORK.match(masked, *clause)
    subject = None if asked or ahead.actor else find_subject(masked, *clause)
    start = subject[1] if subject else clause[0]
    work = WORK.match(masked, start, clause[1]) if asked or ahead.actor or subject else None
    if not asked and work is None:
        return duty
    lead = MODAL.match(masked, start, clause[1])
    thing = trim(masked, lead.end() if lead else start, clause[1])
    is_told = work is not None and work.end() == clause[1]
    is_taken = TAKE.search(masked, max(masked.rfind("，", *before) + 1, before[0]), before[1]) is not None
    if ahead.thing and (is_told or is_taken or (BROUGHT.search(masked, *clause) and ENDS_THING.search(masked, *ahead.thing))):
        thing = ahead.thing
    if thing is None or thing[1] - thing[0] < MIN_WORK:
        return duty
    return replace(ahead, kind=Kind.FINISH, thing=thing, actor=ahead.actor or subject or ahead.unit)


def _is_asked(masked: str, before: Place, clause: Place, actor: Place | None) -> bool:
    """Whether the words around the day ask for the clause that follows: 务必于, 请各位选手, 一律."""
    if ASKED.search(masked, *before):
        return True
    if actor is None:
        return False
    is_said_to = masked.endswith("请", 0, actor[0]) and not masked[actor[1] : before[1]].strip("于在 \u3000")
    return is_said_to or SHOULD.search(masked, *before) is not None or ASKED_BEHIND.match(masked, clause[0]) is not None
