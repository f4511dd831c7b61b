"""What must be done, read from the clauses around a date that were cut apart before. All places are in a masked sentence."""

import re
from dataclasses import replace

from extractors.deadlines.actor import after_lead, find_subject, find_unit
from extractors.deadlines.channel import NOTE, REACH, cut_place, find_way, is_place
from extractors.deadlines.clauses import BREAK, Place, split_clauses
from extractors.deadlines.duty import Kind
from extractors.deadlines.thing import ASKS, DUE_MARK, ENDS_THING, TAKE, is_form, object_after, taken, topic, trim_thing
from extractors.deadlines.verbs import MAKES, PREPARES, PUTS, REGISTERS, SUBMITS, WAY, find_duty, kind_at, kind_of
from extractors.frozen import frozen
from extractors.patterns import pattern_of

CLAUSES_AFTER = 4  # read behind the date
CLAUSES_BEFORE = 8  # and before it
THINGS_BEFORE = 5  # of these, in which the thing may stand
OVER = pattern_of(r"产生|完毕|到位|完成|结束")
INNER_TO = pattern_of(r"(?<=..)(?:到|至|给|于)(?=[^，,]{2,40}\Z)")  # 提交材料到教科室
# 完成审核，并寄送X: what is checked on the way is not what is due.
TO = pattern_of("[到至给于]")
ON_THE_WAY = pattern_of(
    r"(?:完成|做好)?(?:校内|单位|内部|初步|资格|材料|全部)?(?:审核|初审|复审|评审|审批|审查|汇总|遴选|初评|评选|核对|核实|把关|盖章|签字)(?:工作)?"
)
AND_TAKES = pattern_of(r"(?:并|同时|且)?[将把]")
COLON = pattern_of(r"[\s\u3000]{0,2}[：:]")
AND_SENDS = pattern_of(r"(?:并|同时|且)?(?:密封|及时|一并|统一|按时|按要求|按规定){0,2}")
# 连同X一并报送: what goes with the thing named before.
TOGETHER_WITH = pattern_of(r"(?:连同|随同|会同|随附)[^，,。；;]{2,80}?(?=一并|一起|一同|同时)")
SHORT_OBJECT = 2  # 完成学习 is given with its verb
PERSON_FIRST = pattern_of(r"联络员|联系人|负责人|确认(?:是否|参)")
THEN = pattern_of(r"[好齐完]?后(?:统一|一并|集中|及时)?")
FAILED = pattern_of(r"[（(]?(?:逾期|过期|过时|否则|届时|未按)")  # what follows if it is not done
VALID = pattern_of(rf"(?:有效|为准|即可|为止|为[荷盼要]|告知){NOTE}")
EXPLAINED = ("说明", "请假", "情况", "原因")
EXPLAINS = pattern_of(r"(?:向|跟|与|和)[^，,。；;]{2,24}(?:说明|请假)(?:情况|原因)?\Z")  # 向李老师说明，统一补考
PAYS = pattern_of(r"结清|缴纳|缴清|付清|支付|交纳|补缴|领取|登记|认领")
NO_PLACE_BEHIND = ("联系", "加入")
EMPTY = pattern_of(r"完成|实现|达到")
STANDS_ALONE = pattern_of(
    r"确认|提出|反映|反馈|答复|函复|函告|复函|复电|回函|回电|赐复|回复|告知|补报|投稿|申报|申请|申领|备案|完成|销号|清零|办结|办妥|办完|完工|竣工|缴清|整改"
    r"|腾退|腾空|搬离|拆除|清退"
)
AGAIN = pattern_of(r"(?:重新|再次)\Z")  # 重新上传: what was handed in before
ONLINE = pattern_of(r"(?:网上|线上|在线)\Z")
SENDS = pattern_of(r"推荐|选送|推送|提供|申请|申报")
DONE = pattern_of(r"(?:报名|注册|登记|缴费|缴款|提交|上传|报送|填报|申报|(?<!网)上报)(?=[^，,]{0,9}\Z)")


@frozen
class Duty:
    """The places of what is told; `alone` is the verb, where nothing else tells what is due."""

    kind: Kind | None = None
    thing: Place | None = None
    actor: Place | None = None
    channel: Place | None = None
    alone: Place | None = None
    unit: Place | None = None


def read_after(masked: str, start: int, end: int) -> Duty:
    """The duty as the words behind the date tell it; no kind where they hold no verb."""
    actor: Place | None = None
    unit: Place | None = None
    channel: Place | None = None
    clauses = split_clauses(masked, start, end)[:CLAUSES_AFTER]
    for i, (first, last) in enumerate(clauses):
        if i and FAILED.match(masked, first, last):
            break
        subject = find_subject(masked, first, last)
        begin = subject[1] if subject else after_lead(masked, first, last)
        begin = together.end() if (together := TOGETHER_WITH.search(masked, begin, last)) else begin
        actor, unit = actor or subject, unit or find_unit(masked, first, last)
        take, verb = TAKE.search(masked, begin, last), find_duty(masked, begin, last)
        if take and (verb is None or take.start() <= verb.start()):
            return _read_taken(masked, Duty(actor=actor, channel=channel, unit=unit), take.end(), end, floor=first)
        if verb is None and masked.endswith(EXPLAINED, begin, last) and EXPLAINS.search(masked, begin, last):
            break
        if verb is None:
            channel = channel or find_way(masked, begin, last)
            continue
        if way := WAY.search(masked, begin, verb.start()):
            channel = channel or find_way(masked, way.start(), verb.start())
        channel = channel or find_way(masked, begin, verb.start())
        found = _read_verb(masked, Duty(actor=actor, channel=channel, unit=unit), verb, last)
        if found.channel is None and not TAKE.search(masked, verb.end(), last):
            found = replace(found, channel=_sent_to(masked, verb.end(), last))
        sends = found.kind == Kind.SUBMIT and found.thing is None and not ASKS.match(verb.group())
        if sends and (thing := trim_thing(masked, begin, verb.start())):
            found = replace(found, thing=thing if ENDS_THING.search(masked, *thing) else None)  # X前，总结上报
        return _read_next(masked, found, clauses[i + 1], end) if i + 1 < len(clauses) else found
    return Duty(actor=actor, channel=channel, unit=unit)


def _read_next(masked: str, found: Duty, clause: Place, end: int) -> Duty:
    """The duty with what the next clause hands in, where the first named but a person or a step on the way to it."""
    words = masked[slice(*(found.thing or found.alone or (0, 0)))]
    if found.thing and PERSON_FIRST.search(words):
        more = AND_TAKES.match(masked, *clause)
        return _read_taken(masked, found, more.end(), end, floor=clause[0]) if more else found
    sends = AND_SENDS.match(masked, *clause) if ON_THE_WAY.fullmatch(words) else None
    if sends is None:
        return found
    if take := TAKE.match(masked, sends.end(), clause[1]):
        return _read_taken(masked, replace(found, thing=None), take.end(), end, floor=clause[0])
    verb = SUBMITS.match(masked, sends.end(), clause[1])
    sent = _read_verb(masked, replace(found, thing=None, alone=None), verb, clause[1]) if verb else found
    return sent if sent.thing or sent.channel else found


def _sent_to(masked: str, start: int, end: int) -> Place | None:
    """Where a second verb of the clause sends it: 填写回执并传真至WHERE."""
    for verb in SUBMITS.finditer(masked, start, end):
        if reach := REACH.match(masked, verb.end(), end):
            return cut_place(masked, reach.end(), end)
        if is_place(masked[verb.end() : end]) and verb.start() > start:
            return cut_place(masked, verb.end(), end)
    return None


def _read_taken(masked: str, duty: Duty, start: int, end: int, *, floor: int) -> Duty:
    """将WHAT报送WHERE; the words that belong to it begin at `floor`."""
    thing, at = taken(masked, start, end)
    if thing and is_form(masked, thing):
        named, _ = topic(masked, max(floor, *(m.end() for m in BREAK.finditer(masked, floor, start)), floor), start - 1)
        thing = named or thing
    verb = SUBMITS.match(masked, at, end)
    kind = kind_at(masked, at, end) if verb else Kind.SUBMIT
    channel = duty.channel
    if verb:
        last = split_clauses(masked, verb.end(), end)[:1]
        reach = REACH.match(masked, verb.end(), end)
        if last and (reach or (last[0][0] == verb.end() and is_place(masked[slice(*last[0])]))):
            place = cut_place(masked, reach.end() if reach else verb.end(), last[0][1])
            channel = place or (_behind_colon(masked, reach.end()) if reach else None) or channel
        elif channel is None:
            channel = find_way(masked, thing[1] if thing else start, verb.start())
    return replace(duty, kind=kind if verb else None, thing=thing, channel=channel)


def _read_verb(masked: str, duty: Duty, verb: re.Match[str], end: int) -> Duty:
    """报送WHAT, 报送至WHERE, 完成WHAT, 报名 in one clause."""
    word, rest = verb.group(), masked[verb.end() : end]
    submits, registers = SUBMITS.match(masked, verb.start(), end), REGISTERS.match(masked, verb.start(), end)
    kind = kind_at(masked, verb.start(), end)
    between = THEN.match(masked, verb.end(), end)
    again = SUBMITS.match(masked, between.end() if between else verb.end(), end)  # 推荐上报X, 汇总后上报WHERE
    if again and not EMPTY.match(word) and not SENDS.match(again.group()) and again.end() + 2 <= end:
        return _read_verb(masked, duty, again, end)
    reach = REACH.match(rest)
    if submits and (reach or PUTS.match(word)):
        place = cut_place(masked, verb.end() + (reach.end() if reach else 0), end) or _behind_colon(masked, end)
        return replace(duty, kind=kind, channel=place or duty.channel, alone=_whole(verb, place))
    place_only = is_place(rest) and not ENDS_THING.search(rest) and not INNER_TO.search(rest)
    if registers:
        stop = None if (place_only and word not in NO_PLACE_BEHIND) or rest.lstrip()[:1] in "（(" else object_after(masked, verb.end(), end)
        if stop is None and PAYS.match(word):
            return replace(duty, kind=kind, alone=verb.span())
        return replace(duty, kind=kind, thing=(verb.start(), stop[1] if stop else verb.end()))
    if submits and place_only and not SENDS.match(word):
        place = cut_place(masked, verb.end(), end)
        return replace(duty, kind=kind, channel=place, alone=_whole(verb, place))
    return _read_object(masked, replace(duty, kind=kind), verb, end)


def _read_object(masked: str, duty: Duty, verb: re.Match[str], end: int) -> Duty:
    """报送WHAT, 完成WHAT; the verb alone where it has no object."""
    word, submits = verb.group(), SUBMITS.match(masked, verb.start(), end)
    thing = object_after(masked, verb.end(), end)
    if thing and duty.channel is None and (to := TO.match(masked, thing[1], end)) and is_place(masked[to.end() : end]):
        duty = replace(duty, channel=cut_place(masked, to.end(), end))  # 提交材料到教科室
    if thing and OVER.fullmatch(masked, *thing):
        return replace(duty, alone=(verb.start(), thing[1]))
    if thing is None or VALID.fullmatch(masked, *thing):
        again = AGAIN.search(masked, 0, verb.start())
        return replace(duty, thing=(again.start(), verb.end())) if again else replace(duty, alone=_alone(masked, verb))
    if EMPTY.match(word) and SUBMITS.fullmatch(masked, *thing):
        return replace(duty, kind=Kind.SUBMIT, alone=(verb.start(), thing[1]))
    if EMPTY.match(word) and thing[1] - thing[0] <= SHORT_OBJECT and not REGISTERS.match(masked, *thing):
        return replace(duty, kind=Kind.FINISH, thing=(verb.start(), thing[1]))
    if EMPTY.match(word):
        done = DONE.search(masked, *thing)
        return replace(duty, kind=kind_of(done.group()) if done else Kind.FINISH, thing=thing)
    if submits or PREPARES.match(masked, verb.start(), end):
        return replace(duty, thing=thing)
    whole = verb.start(), thing[1]
    if REACH.match(masked, verb.end(), end):
        return replace(duty, kind=Kind.FINISH, alone=whole)  # 资金于X前发放到个人: the thing stands before
    return replace(duty, kind=Kind.FINISH, thing=whole)


def _behind_colon(masked: str, at: int) -> Place | None:
    """Where it goes, named behind a colon: 寄至：WHERE."""
    colon = COLON.match(masked, at)
    clauses = split_clauses(masked, colon.end(), len(masked))[:1] if colon else []
    return cut_place(masked, *clauses[0]) if clauses else None


def _whole(verb: re.Match[str], place: Place | None) -> Place:
    """The verb with where it goes: 上报教科室."""
    return verb.start(), place[1] if place else verb.end()


def _alone(masked: str, verb: re.Match[str]) -> Place | None:
    online = ONLINE.search(masked, 0, verb.start())
    if online and not STANDS_ALONE.match(verb.group()):
        return online.start(), verb.end()
    return verb.span() if STANDS_ALONE.match(verb.group()) else None


def read_before(masked: str, start: int, end: int) -> Duty:
    """What the clauses before the date say is due, and by whom: the nearest that does."""
    thing: Place | None = None
    form: Place | None = None
    actor: Place | None = None
    unit: Place | None = None
    channel: Place | None = None
    clauses = split_clauses(masked, start, end)
    if clauses and DUE_MARK.fullmatch(masked, *clauses[-1]):
        clauses.pop()
    for i, (first, last) in enumerate(reversed(clauses[-CLAUSES_BEFORE:])):
        found, sure = _read_topic(masked, first, last)
        named = found.thing
        if named and is_form(masked, named):
            named, form = None, form or named
        if thing is None and named and i < THINGS_BEFORE and (i == 0 or sure or ENDS_THING.search(masked[slice(*named)])):
            thing = named
        actor, unit = actor or found.actor, unit or find_unit(masked, first, last)
        channel = found.channel if i == 0 else channel
    return Duty(thing=thing or form, actor=actor, channel=channel, unit=unit)


def _read_topic(masked: str, first: int, last: int) -> tuple[Duty, bool]:
    """The thing and the actor of one clause, and whether 将 or a verb such as 填写 makes the thing plain."""
    take = next(reversed(list(TAKE.finditer(masked, first, last))), None)
    subject = find_subject(masked, first, last)
    way = find_way(masked, subject[1] if subject else first, last)
    if take and last - take.end() >= 2:
        mark = DUE_MARK.search(masked, take.end(), last)
        stop = mark.start() if mark else last
        thing, verb = taken(masked, take.end(), stop)
        return Duty(thing=thing, actor=find_subject(masked, first, take.start()), channel=None if verb < stop else way), True
    thing, actor = topic(masked, first, last)
    if thing and subject and thing[0] < subject[1] and not ENDS_THING.search(masked, *thing):
        thing = None
    sure = thing is not None and MAKES.search(masked, first, thing[0]) is not None
    return Duty(thing=thing, actor=subject or actor, channel=way), sure


def read_duty(masked: str, before: Place, after: Place) -> Duty:
    """The duty whose date stood between `before` and `after`."""
    behind, ahead = read_after(masked, *after), read_before(masked, *before)
    thing = behind.thing
    if thing and ahead.thing and is_form(masked, thing):
        thing = None
    return Duty(
        kind=behind.kind,
        thing=thing or ahead.thing,
        alone=behind.alone if behind.kind else None,
        actor=behind.actor or ahead.actor or behind.unit or ahead.unit,
        channel=behind.channel or ahead.channel,
    )
