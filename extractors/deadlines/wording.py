"""Who must do what, by which way: read from the sentence around the date. Spans are in code points of the notice's text."""

import re
from dataclasses import replace
from typing import Any

from extractors.deadlines.around import read_around
from extractors.deadlines.clauses import BREAK, Place, mask, split_clauses
from extractors.deadlines.duty import Kind
from extractors.deadlines.labelled import label_kind, read_label
from extractors.deadlines.predicate import Duty, read_before, read_duty
from extractors.deadlines.sentence import CLOSED, LONGEST, mask_around
from extractors.deadlines.statement import read_statement
from extractors.deadlines.thing import ENDS_THING, TAKE, topic
from extractors.deadlines.trigger import Trigger
from extractors.deadlines.verbs import kind_of
from extractors.deadlines.work import read_work
from extractors.frozen import frozen
from extractors.notice import Notice, Span
from extractors.patterns import pattern_of
from extractors.values.dated import Dated

SPACES_WITHIN = pattern_of(r"\s+")
# A note behind an office that is no part of it: （附件2）, （联系人…）.
NO_ADDRESS = pattern_of(r"[（(](?:见?附件|联系|电话|地址|含|以邮戳)[^（）()]{0,80}[）)]?\Z")
# 各校审核信息后，第一期于…前、第二期于…前把X报送: no thing of their own.
ON_THE_WAY_WITHIN = pattern_of(
    r"(?:审核|汇总|整理|核对|初审|[^，,]{2,20}后|第?[一二三四五六1-6上下首]{1,2}(?:期|批|次|轮|阶段|半年|学期|季度))\Z"
)
SHARES_VERB = pattern_of(r"[）)]?[、；;]")
CALLED = pattern_of(r"(?:网上|线上|正式)?(?:报名|申报|投稿|缴费|登记|注册)\Z")  # 即日起报名，5月6日截止
GENERAL = pattern_of(r"(?:以下|下列|如下)(?:各项|几项|相关|有关|电子|纸质|申报|报名)?(?:材料|资料|内容|文件|信息|表格|数据)")
LISTED = pattern_of(r"[\s\u3000]{0,2}[：:][\s\u3000]{0,2}(?P<list>[^。\n]{2,160})")
ENDS = pattern_of(r"截止|截稿")
ARRIVES = pattern_of(r"[，,]?(?:报到|报齐|到位|送齐|交齐)\Z")  # 检查情况最晚于X报到: what arrives are papers
# 将秸秆清运完毕, 使用完毕: work that is over.
OVER_WITH = pattern_of(
    r"[，,]?(?:全部|全面)?(?P<take>将|把)?(?P<what>[^，,。；;]{2,30}?(?:完毕|到位|完成|入库|驶回[^，,]{2,8}))(?=[，,]|\Z)"
)
# 7月31日前为集中征集阶段: a stage in which something is called for ends by the day.
STAGE = pattern_of(
    r"[\s\u3000]{0,2}[，,]?均?为(?P<what>(?:集中|网上|线上|统一|作品|材料|第[一二三四]批次?){0,2}"
    r"(?:征集|申报|报名|投稿|征稿|报送|登记|提交|缴费|申请|填报))(?:阶段|期|时间)(?=[，,。；;]|\Z)"
)
BEGINS = pattern_of(r"[\s\u3000]{0,4}(?:请|务请|并|均|统一|务必|须|需|应){0,2}(?:于|在)?[\s\u3000]{0,2}")
GATHERED = pattern_of(r"[\s\u3000]{0,4}由[^，,。；;]{2,24}(?:汇总|收齐|收集|整理|审核)后?")
EXCEPT = 40  # characters before a thing in which 除 … 外 may open
LABELLED = ("label", "until")


@frozen
class Wording:
    """The places of who, what and where; None where the sentence does not say."""

    kind: Kind
    actor: Span | None = None
    what: Span | None = None
    channel: Span | None = None
    whole: Span | None = None  # the verb with where it goes, for a duty whose thing is named nowhere

    def members(self, notice: Notice) -> dict[str, Any]:
        """The members of a row that this wording gives, without the spaces that layout left in them."""
        actor, what, channel = (
            SPACES_WITHIN.sub("", notice.quote(span)) if span else None for span in (self.actor, self.what, self.channel)
        )
        return {
            "kind": self.kind,
            "actor": actor,
            "what": what,
            "channel": NO_ADDRESS.sub("", channel) if channel else None,
            "actor_span": self.actor,
            "what_span": self.what,
        }


def read_wordings(notice: Notice, dated: Dated, triggers: tuple[Trigger, ...]) -> list[Wording | None]:
    """How each duty of an element is worded; None where no verb tells that something must be done.

    In one sentence a later duty has the actor of the former and, where it names none, its thing (各校于…将总结报县局，县局汇总后于…报市局);
    one without a verb has that of the next (总结于…前、统计表于…前报送).
    """
    found, actor = list[Wording | None](), None
    for i, trigger in enumerate(triggers):
        before = found[-1] if found else None
        same = i > 0 and triggers[i - 1].sentence == trigger.sentence
        wording = _read(notice, dated, trigger, after_another=same and triggers[i - 1].before != trigger.before)
        if wording and before and same:
            wording = replace(
                wording, actor=wording.actor or before.actor, what=wording.what or (before.what if before.kind != Kind.FINISH else None)
            )
        elif wording and i > 0 and wording.actor is None and _goes_on(notice, triggers[i - 1], trigger):
            wording = replace(wording, actor=actor)
        actor = (wording.actor if wording else None) or actor
        found.append(wording)
    for i in reversed(range(len(found) - 1)):
        following = found[i + 1]
        if found[i] is None and following and triggers[i].sentence == triggers[i + 1].sentence:
            wording = _without_verb(notice, triggers[i], following)
            found[i] = wording
            found[i + 1] = replace(following, actor=following.actor or (wording.actor if wording else None))
    return [_listed(notice, dated, _with_whole(notice, wording)) if wording else None for wording in found]


def _with_whole(notice: Notice, wording: Wording) -> Wording:
    """The wording with its thing as far as the sentence has it whole, else with the verb."""
    what = _whole(notice, wording.what) or wording.whole
    return wording if what is wording.what else replace(wording, what=what)


def _whole(notice: Notice, what: Span | None) -> Span | None:
    """The thing, unless it ends brackets that it does not open: the sentence was cut within them."""
    words = notice.quote(what) if what else ""
    if what and words.endswith("外") and "除" in notice.text[max(0, what.start - EXCEPT) : what.start]:
        return Span(what.start, what.end - 1)  # 除在X前上传课程外
    return None if re.match(r"[^（(〈《]{0,200}[）)]", words) else what


def _listed(notice: Notice, dated: Dated, wording: Wording) -> Wording:
    """The wording with the list behind the colon for 以下材料."""
    if wording.what is None or not GENERAL.fullmatch(notice.quote(wording.what)):
        return wording
    found = LISTED.match(notice.text, wording.what.end, dated.line.end)
    return replace(wording, what=Span(*found.span("list"))) if found else wording


def _goes_on(notice: Notice, former: Trigger, trigger: Trigger) -> bool:
    """Whether the sentence begins with its date, right behind the sentence of the former duty."""
    return not notice.text[former.sentence.end : trigger.date.start].strip(" \u3000。；;")


def _read(notice: Notice, dated: Dated, trigger: Trigger, *, after_another: bool) -> Wording | None:
    masked, before, after, at = mask_around(notice, trigger.sentence, trigger.date, (trigger.before, trigger.after))
    if after_another and (cut := BREAK.search(masked, *before)):
        before = (cut.end(), before[1])
    if trigger.rule not in LABELLED:
        duty = _read_plain(notice, trigger, masked, (before, after))
        wording = _wording(at, duty) if duty.kind and not _tells_nothing(duty) else None
        return _told_before(notice, dated, trigger, wording) if wording and wording.what is None else wording
    duty = read_label(masked, before, after)
    if duty.kind is None and trigger.rule == "until":
        duty = read_duty(masked, before, after)
    if duty.kind is None:
        duty = read_statement(masked, *before)
    if duty.kind and (duty.thing or duty.alone):
        wording = _wording(at, duty)
        return wording if wording.what else _told_before(notice, dated, trigger, wording)
    found = read_around(notice, dated, trigger)
    around = _wording(*found) if found else None
    if around is None and trigger.rule == "label":
        words = masked[slice(*before)]
        kind = duty.kind or (Kind.FINISH if words.lstrip().startswith(("完成", "办结")) else kind_of(words + "报送"))
        return Wording(kind, *(_span(at, p) for p in (duty.actor, duty.thing, duty.channel)))
    return around


def _told_before(notice: Notice, dated: Dated, trigger: Trigger, wording: Wording) -> Wording:
    """The wording with the thing of the sentence before, where its own begins with the day or with who gathers it.

    填写登记表。于X前交县局; 登记表交各年级。由各年级汇总后交教务处，截止时间为X.
    """
    text, first = notice.text, trigger.sentence.start
    before = notice.quote(trigger.before)
    is_led_by = text[first - 1] in "。；;" and (BEGINS.fullmatch(before) or GATHERED.match(before))
    if wording.kind not in (Kind.SUBMIT, Kind.REPLY) or not is_led_by:
        return wording
    start = max(dated.line.start, first - LONGEST)
    start = max(start, *(text.rfind(mark, start, first - 1) + 1 for mark in "。；;\n"))
    masked = mask(text[start : first - 1])
    duty = read_before(masked, 0, len(masked))
    if duty.thing and not ENDS_THING.search(masked, *duty.thing):
        duty = read_statement(masked, 0, len(masked))
    if duty.thing is None or not ENDS_THING.search(masked, *duty.thing):
        return wording
    told = _wording(start, duty)
    return replace(wording, what=told.what, actor=wording.actor or told.actor)


def _read_plain(notice: Notice, trigger: Trigger, masked: str, around: tuple[Place, Place]) -> Duty:
    """The duty of a date without a label; no kind where no verb tells that something must be done."""
    before, after = around
    if stage := STAGE.match(masked, *after):
        return Duty(label_kind(stage["what"]), stage.span("what"))
    duty = read_duty(masked, before, after)
    if duty.kind:
        return duty
    if SHARES_VERB.match(masked, *after) and trigger.after.end < trigger.sentence.end:
        return duty  # 方案于X前、总结于Y前报送
    over = OVER_WITH.match(masked, *after)
    if over:
        what = over.span("what")
        return replace(duty, kind=Kind.FINISH, thing=what if over["take"] else duty.thing or what, channel=None)
    clauses = split_clauses(masked, *before)
    if clauses and notice.text[trigger.date.start - 1] in "（(" and CLOSED.match(notice.text, trigger.date.end):
        stated = read_statement(masked, *clauses[-1])
        bare = _read_bare(masked, clauses[-1])
        return stated if stated.thing or bare.kind is None else bare
    stated = read_statement(masked, *before)
    if stated.kind:
        return stated
    if clauses and ENDS.search(notice.quote(trigger.date)):
        return _read_bare(masked, clauses[-1])
    if duty.thing and ARRIVES.match(masked, *after) and ENDS_THING.search(masked, *duty.thing):
        return replace(duty, kind=Kind.SUBMIT)
    if duty.thing and trigger.after.end == trigger.sentence.end and TAKE.search(masked, *after):
        return replace(duty, kind=Kind.FINISH)  # 将资金拨付到位
    return read_work(masked, around, duty)


def read_sentence(notice: Notice, sentence: Span, date: Span) -> Wording | None:
    """How the duty of a relative deadline is worded; in a sentence with an earlier duty only its actor is read from the words before."""
    masked, before, after, at = mask_around(notice, sentence, date, (Span(sentence.start, date.start), Span(date.end, sentence.end)))
    place = _after_earlier_duty(masked, before)
    duty = read_duty(masked, place, after)
    if duty.kind is None:
        return None
    wording = _wording(at, replace(duty, actor=duty.actor or read_before(masked, *before).actor))
    return replace(wording, what=wording.what or wording.whole)


def _read_bare(masked: str, clause: Place) -> Duty:
    """What ends by 截止 (网络投票5月8日截止), or what stands before a date in brackets (自查自纠（5月8日前）)."""
    thing, actor = topic(masked, *clause)
    called = CALLED.search(masked, *clause) if thing is None else None
    if called:
        return Duty(label_kind(called.group()), called.span())
    return Duty(Kind.FINISH, thing, actor) if thing else Duty()


def _tells_nothing(duty: Duty) -> bool:
    """Whether there is no more than a verb of work: 5月8日前，保证金按一半确定."""
    return duty.kind == Kind.FINISH and not (duty.thing or duty.actor or duty.channel or duty.alone)


def _after_earlier_duty(masked: str, before: Place) -> Place:
    """What stands before a relative deadline, without the clause of a duty with a day of its own."""
    earlier = masked.rfind("前", *before)
    if earlier < 0:
        return before
    cut = BREAK.search(masked, earlier, before[1])
    return (cut.end(), before[1]) if cut else (before[1], before[1])


def _span(at: int, place: Place | None) -> Span | None:
    return Span(at + place[0], at + place[1]) if place else None


def _wording(at: int, duty: Duty) -> Wording:
    actor, what, channel, whole = (_span(at, place) for place in (duty.actor, duty.thing, duty.channel, duty.alone))
    if actor and what and actor.overlaps(what):
        actor = None
    return Wording(duty.kind or Kind.SUBMIT, actor, what, channel, whole)


def _without_verb(notice: Notice, trigger: Trigger, following: Wording) -> Wording | None:
    masked, before, after, at = mask_around(notice, trigger.sentence, trigger.date, (trigger.before, trigger.after))
    duty = read_duty(masked, before, after if TAKE.search(masked, *after) else (after[0], after[0]))
    if duty.thing is None and duty.actor is None and not SHARES_VERB.match(masked, *after):
        return None
    wording = _wording(at, duty)
    what = None if duty.thing and ON_THE_WAY_WITHIN.search(masked, *duty.thing) else wording.what
    return replace(wording, kind=following.kind, channel=following.channel, what=what or following.what)
