"""Who must do what, by which way: read from the clauses around the date.

A duty is worded in few ways: 将WHAT于X前报送, WHAT请于X前报送, 请WHO于X前提交WHAT, X前，WHO将WHAT报送WHERE, 填写WHAT，于X前寄至WHERE,
WHAT截止时间：X. Spans are in code points of the notice's text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.deadlines.duty import Kind
from extractors.deadlines.trigger import Trigger
from extractors.notice import Notice, Span

SUBMIT = (
    r"报送|上报|报至|报到|呈报|汇报|递交|提交|提供|送交|送至|送到|送达|选送|推送|推荐|上交|交至|交到|交回|寄送|寄至|寄到|邮寄|发送|发至|发到|发给|上传|传至|传真|"
    r"反馈|返回|回复|函复|回传|回执|申报|填报|录入|报备|备案|投稿|投递|汇总|申请|移交|抄送|转交|收齐|报|交|送|寄|发"
)
REGISTER = r"报名|注册|登记|预约|签到|缴费|交费|缴款|汇款|缴纳|联系|登录|扫码|扫描"
PREPARE = r"填写|填好|填妥|制定|制订|撰写|准备|整理|确定|明确|形成|做好|编制|收集|打印|完善|梳理|遴选|推选|评选|组织好|提出|安排|开展|完成"
FINISH = r"完成|办理|确定|明确|落实|实现|达到|制定|制订|建立|组织|开展|结束|启动|上线|公布|设立|成立|整改|清理|清退|补齐|整理|修改|核对|审核|补充|更新|确认|告知|通知|做好|缴清"
VERB = re.compile(rf"(?:{SUBMIT}|{REGISTER})")
WORK = re.compile(rf"(?:{FINISH}|{SUBMIT}|{REGISTER})")
PREPARED = re.compile(rf"(?:{PREPARE})(?P<what>[^，,。；;]{{2,80}})\Z")
REACHES = re.compile(r"至|到|给|往|向|回|我|本|省|市|县|区|教育|学校|学院|各")
ORGAN_END = re.compile(
    r"(?:[处科局厅部室办委院校馆股司组所台社会]|中心|邮箱|信箱|老师|公司|系统|平台|电子版|同志|处室|科室|主任|指定|专栏|政府|机关|秘书|同步|备案|审核|汇总|研究|教师)"
    r"(?:[（(][^（）()]{0,60}[）)])?\Z"
)
MAIL = re.compile(r"邮箱|信箱|电邮|邮件|@|＠|网站|平台|系统|https?:|www\.")
BRING = re.compile(r"(?:将|把)(?P<what>(?:[^，,。；;]|(?<=》)，(?=《)|，(?=[^，。；]{0,30}(?:各一|一式|电子))){2,120}?)\Z")
TAKE = re.compile(r"(?:将|把)")
DUE_MARK = re.compile(r"(?:，|,)?(?:请|应当?|须|需|务必|必须|要|统一|并|均|可|再|也|都|最迟|务于|并请|一并|原则上|限|且)*(?:于|在|应于|到|截止到?|截至)?[\s\u3000]*\Z")
ACTOR_LEAD = re.compile(r"\A[\s\u3000]*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．][\s\u3000]*)?(?:为[^，,]{2,40}[，,]|注意[：:]|说明[：:]|另外?[，,]?|同时[，,]?|其中[，,]?|因此[，,]?|望|希望|敬请|并请|请|要求|由)*")
ACTOR = re.compile(
    r"""
    (?: (?:各|有关|相关|全|所有|参赛|参会|参加|参评|申报|承办|承担|入选|符合|牵头|省级|市级|县级|区级|市直|省直|校|院|学|教|团|有意|需|如需|想|今年|凡|每|我|以|拟|已|未|获|用人|招聘)
      [^，,。；;：:]{0,60} )?
    [^，,。；;：:]{0,60}
    (?: 局|厅|委|办|部|处|科|室|中心|公司|企业|单位|部门|机构|院校|学校|高校|中学|小学|幼儿园|园|学院|大学|医院|协会|学会|支部|党委|党组织|团委|工会|支会|地|市|县|区|州|盟|旗|镇|乡|街道|社区|村
      | 人|员|者|老师|教师|同学|学生|同志|负责人|家长|代表|专家|选手|教研组|年级|班级|组长|校长|主任|机关|政府|社|站|所|馆|队|群众|对象|联盟|行指委|教指委|委员会|考生|企事业|投标人|项目组|团队|办公室|媒体|成校|赛点|系|地区 )
    (?:[（(][^（）()]{0,24}[）)])?\Z
    """,
    re.VERBOSE,
)
CHANNEL = re.compile(
    rf"""
    (?: (?:通过|登录|登陆|使用|利用)(?P<by>[^，,。；;]{{2,60}}?)(?=(?:提交|上报|报送|填报|上传|完成|填写|报名|在线|进行|注册|统一|将|报|，|,|。|；|\Z))
      | (?:{SUBMIT})(?:至|到|给|往|回)?(?P<to>(?:邮箱|电子邮箱|指定邮箱|信箱)?[：:]?[^，,。；;：:]{{2,60}})
    )
    """,
    re.VERBOSE,
)
KINDS = (
    (Kind.PAY, re.compile(r"缴费|交费|缴款|汇款|缴纳|缴清")),
    (Kind.REPLY, re.compile(r"反馈|回复|函复|回执|回传|函告")),
    (Kind.REGISTER, re.compile(r"报名|注册|登记|预约")),
    (Kind.SUBMIT, VERB),
    (Kind.FINISH, WORK),
)
EDGES = " \t\u3000\xa0，,、：:；;"


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
    what = _find_what(text, trigger)
    actor = _find_actor(text, trigger, what)
    return Wording(kind, actor, what, _find_channel(text, trigger))


def _find_kind(trigger: Trigger, before: str, after: str, label: str) -> Kind | None:
    places = (before, label, after) if trigger.rule in ("label", "until") else (after, before)
    for words in places:
        for kind, pattern in KINDS:
            if pattern.search(words):
                return kind
    return None


def _find_what(text: str, trigger: Trigger) -> Span | None:
    if trigger.rule == "label":
        return _label_object(text, trigger)
    return (
        _brought_after(text, trigger.after)
        or _brought_before(text, trigger.before)
        or _topic_object(text, trigger)
        or _verb_object(text, trigger.after)
        or _prepared_before(text, trigger.before)
        or _work(text, trigger)
    )


def _brought_after(text: str, after: Span) -> Span | None:
    """X前(WHO)将WHAT报送."""
    take = TAKE.search(text, after.start, min(after.end, after.start + 120))
    if not take:
        return None
    return _object_up_to_verb(text, take.end(), after.end)


def _object_up_to_verb(text: str, start: int, end: int) -> Span | None:
    """What stands from `start` to its verb of submitting, brackets and 《》 skipped."""
    at, depth = start, 0
    limit = min(end, start + 160)
    while at < limit:
        char = text[at]
        if char in "（(《“〈":
            depth += 1
        elif char in "）)》”〉":
            depth = max(0, depth - 1)
        elif depth == 0:
            verb = VERB.match(text, at, end)
            if verb and at - start >= 2 and not _is_noun(text, verb, end):
                return _clean(text, Span(start, at))
        at += 1
    comma = min((i for i in (text.find("，", start, end), text.find(",", start, end)) if i > 0), default=end)
    return _clean(text, Span(start, min(comma, start + 80)))


NOUN_AFTER = re.compile(r"表|书|单|材料|名单|信息|登记|人选|意见|函|情况|方式|时间|稿|名额|汇总|人员|项目|工作|作品|的|费|资料|数据|对象|系统|平台|告|范围|展|言|展示|案例|册|类|明|动|生|挥|布|现|出|放")


def _is_noun(text: str, verb: re.Match[str], end: int) -> bool:
    """Whether the verb is part of a noun: 报名表, 汇总表, 推荐材料, 报告, 交流."""
    word = verb.group()
    if NOUN_AFTER.match(text, verb.end(), end):
        return True
    if len(word) > 1:
        return False
    pair = text[verb.start() - 1 : verb.end() + 1]
    return bool(re.search(r"申报|汇报|上报表|海报|学报|日报|周报|月报|情报|提交|社交|交[流通易接]|赠送|开发|发[展言票文表生动]|研发|印发|颁发|寄[宿语]|送教", pair))


def _brought_before(text: str, before: Span) -> Span | None:
    """将WHAT于X前报送."""
    words = text[before.start : before.end]
    core = words[: DUE_MARK.search(words).start()] if DUE_MARK.search(words) else words  # type: ignore[union-attr]
    take = max(core.rfind("将"), core.rfind("把"))
    if take < 0 or len(core) - take < 3 or len(core) - take > 160:
        return None
    if VERB.search(core[take:]) and "，" in core[take:]:
        return None
    return _clean(text, Span(before.start + take + 1, before.start + len(core)))


def _topic_object(text: str, trigger: Trigger) -> Span | None:
    """WHAT请于X前报送: the clause before the date, if it is no actor."""
    last = _clauses(text, trigger.before)
    if not last:
        return None
    words = text[last[-1].start : last[-1].end]
    mark = DUE_MARK.search(words)
    core = words[: mark.start()] if mark else words
    if len(core.strip(EDGES)) < 2 or _is_actor(core):
        return None
    if _verb_object(text, trigger.after) is not None:
        return None
    prepared = PREPARED.search(core)
    if prepared:
        return _clean(text, Span(last[-1].start + prepared.start("what"), last[-1].start + prepared.end("what")))
    lead = ACTOR_LEAD.match(core)
    start = last[-1].start + (lead.end() if lead else 0)
    return _clean(text, Span(start, last[-1].start + len(core)))


def _verb_object(text: str, after: Span) -> Span | None:
    """X前(向/通过…)报送WHAT."""
    end = after.end
    for verb in VERB.finditer(text, after.start, min(end, after.start + 120)):
        if _is_noun(text, verb, end):
            continue
        rest = verb.end()
        stop = _clause_end(text, rest, end)
        words = text[rest:stop].strip(EDGES)
        if len(words) < 2 or REACHES.match(words) and not words.startswith(("本地", "本校", "本单位", "各自")) or ORGAN_END.search(words) or MAIL.search(words):
            if verb.group() in ("登录", "扫描", "扫码", "联系"):
                continue
            if stop < end and text[stop] in "，," and verb.group() in ("报名", "注册"):
                return None
            return None
        return _clean(text, Span(rest, stop))
    return None


def _prepared_before(text: str, before: Span) -> Span | None:
    """填写WHAT，(盖章后)于X前寄至: the nearest clause that makes something."""
    for clause in reversed(_clauses(text, before)[-4:]):
        words = text[clause.start : clause.end].rstrip(EDGES)
        found = PREPARED.search(words)
        if found:
            return _clean(text, Span(clause.start + found.start("what"), clause.start + found.end("what")))
    return None


def _work(text: str, trigger: Trigger) -> Span | None:
    """What must be finished, in the words of the clause after the date (else before it)."""
    after = trigger.after
    work = WORK.search(text, after.start, min(after.end, after.start + 80))
    if work:
        return _clean(text, Span(work.start(), _clause_end(text, work.end(), after.end)))
    for clause in reversed(_clauses(text, trigger.before)[-2:]):
        work = WORK.search(text, clause.start, clause.end)
        if work:
            return _clean(text, Span(work.start(), clause.end))
    return None


def _label_object(text: str, trigger: Trigger) -> Span | None:
    """WHAT报送截止时间：X; else what the clause before does (报名)."""
    words = text[trigger.before.start : trigger.before.end]
    label = re.search(r"(?:截止|截稿|报送|上报|提交|报名|投稿|反馈|注册|登记|缴费|完成|征集|申报|最迟)[^，,。；;]{0,14}\Z", words)
    start = trigger.before.start
    if label:
        head = words[: label.start()]
        cut = max(head.rfind("，"), head.rfind(","), head.rfind("：")) + 1
        if len(head[cut:].strip(EDGES)) >= 2 and not re.search(r"校内|时间|日期", head[cut:]):
            return _clean(text, Span(start + cut, start + label.start()))
        verb = VERB.search(words, label.start())
        if verb:
            return Span(start + verb.start(), start + verb.end())
        if cut:
            return _work(text, Trigger(trigger.rule, trigger.mention, trigger.sentence, Span(start, start + cut - 1), trigger.date, trigger.after))
    return _work(text, trigger)


def _find_actor(text: str, trigger: Trigger, what: Span | None) -> Span | None:
    for place in _actor_places(text, trigger, what):
        words = text[place.start : place.end]
        lead = ACTOR_LEAD.match(words)
        start = place.start + (lead.end() if lead else 0)
        span = _clean(text, Span(start, place.end))
        if span and _is_actor(text[span.start : span.end]) and (what is None or not span.overlaps(what)):
            return span
    return None


def _actor_places(text: str, trigger: Trigger, what: Span | None) -> Iterator[Span]:
    """Where the actor may stand: before 于X前, after X前，, before 将; from the nearest on."""
    clauses = _clauses(text, trigger.before)
    after = trigger.after
    head = re.compile(r"[，,]?[\s\u3000]{0,2}(?:请|由)?(?P<who>[^，,。；;]{2,60}?)(?=(?:要|应|须|需|务必|必须|可|负责)?(?:将|把|完成|报送|上报|提交|要实现|实现|确定|按|统一|组织))")
    found = head.match(text, after.start, after.end)
    if found:
        yield Span(found.start("who"), found.end("who"))
    for clause in reversed(clauses):
        words = text[clause.start : clause.end]
        mark = DUE_MARK.search(words)
        end = clause.start + (mark.start() if mark else len(words))
        yield Span(clause.start, end)
        cut = re.search(r"(?:请|要|应当?|须|需|务必|必须)?(?:将|把|填写|填报|按照|按|根据|参照|统计|准备|认真|积极|制定|制订|组织|明确|确定|加强|汇总|登录|通过|对照|结合|严格|于|在)", words)
        if cut:
            yield Span(clause.start, clause.start + cut.start())


def _is_actor(words: str) -> bool:
    bare = words.strip(EDGES)
    return 1 < len(bare) <= 70 and bool(ACTOR.match(bare)) and not re.search(r"《|名单$|人选$|材料|将|名联络员$", bare)


def _find_channel(text: str, trigger: Trigger) -> Span | None:
    for span in (trigger.after, trigger.before):
        found = CHANNEL.search(text, span.start, min(span.end, span.start + 160))
        if found:
            group = "by" if found["by"] else "to"
            return _clean(text, Span(*found.span(group)))
    return None


def _clauses(text: str, span: Span) -> list[Span]:
    """The clauses of a span: cut at ， outside brackets and 《》."""
    found, start, depth = list[Span](), span.start, 0
    for at in range(span.start, span.end):
        char = text[at]
        if char in "（(《“":
            depth += 1
        elif char in "）)》”":
            depth = max(0, depth - 1)
        elif char in "，,：:" and depth == 0:
            found.append(Span(start, at))
            start = at + 1
    found.append(Span(start, span.end))
    if len(found) > 1 and not text[found[-1].start : found[-1].end].strip():
        found.pop()
    return found


def _clause_end(text: str, start: int, end: int) -> int:
    """Where the clause ends: at ， or 。 outside brackets and 《》."""
    depth = 0
    for at in range(start, min(end, start + 160)):
        char = text[at]
        if char in "（(《“":
            depth += 1
        elif char in "）)》”":
            depth = max(0, depth - 1)
        elif char in "，,。；;" and depth == 0:
            return at
    return min(end, start + 160)


def _clean(text: str, span: Span) -> Span | None:
    start, end = span.start, span.end
    while end > start and text[end - 1] in EDGES:
        end -= 1
    while start < end and text[start] in EDGES:
        start += 1
    return Span(start, end) if end - start >= 2 else None
