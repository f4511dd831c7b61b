"""What is to be submitted or done: 将WHAT于X前报送, WHAT请于X前报送, 请WHO于X前提交WHAT, 填写WHAT，于X前寄至WHERE, WHAT截止时间：X."""

import re

from extractors.deadlines.actor import ACTOR_LEAD, DUE_MARK, is_actor
from extractors.deadlines.clauses import EDGES, clause_end, split_clauses, trim
from extractors.deadlines.trigger import Trigger
from extractors.deadlines.verbs import PREPARE, VERB, WORK
from extractors.notice import Span

PREPARED = re.compile(rf"(?:{PREPARE})(?P<what>[^，,。；;]{{2,80}})\Z")
REACHES = re.compile(r"至|到|给|往|向|回|我|本|省|市|县|区|教育|学校|学院|各")
ORGAN_END = re.compile(
    r"(?:[处科局厅部室办委院校馆股司组所台社会]|中心|邮箱|信箱|老师|公司|系统|平台|电子版|同志|处室|科室|主任|指定|专栏|政府|机关|秘书|同步|备案|审核|汇总|研究|教师)"
    r"(?:[（(][^（）()]{0,60}[）)])?\Z"
)
MAIL = re.compile(r"邮箱|信箱|电邮|邮件|@|＠|网站|平台|系统|https?:|www\.")
TAKE = re.compile(r"(?:将|把)")
NOUN_AFTER = re.compile(
    r"表|书|单|材料|名单|信息|登记|人选|意见|函|情况|方式|时间|稿|名额|汇总|人员|项目|工作|作品|的|费|资料|数据|对象|系统|平台|告|范围|展|言|展示|案例|册|类|明|动|生|挥|布|现|出|放"
)


def find_thing(text: str, trigger: Trigger) -> Span | None:
    """What is due, in the first of the wordings that the sentence has."""
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
                return trim(text, Span(start, at))
        at += 1
    comma = min((i for i in (text.find("，", start, end), text.find(",", start, end)) if i > 0), default=end)
    return trim(text, Span(start, min(comma, start + 80)))


def _is_noun(text: str, verb: re.Match[str], end: int) -> bool:
    """Whether the verb is part of a noun: 报名表, 汇总表, 推荐材料, 报告, 交流."""
    word = verb.group()
    if NOUN_AFTER.match(text, verb.end(), end):
        return True
    if len(word) > 1:
        return False
    pair = text[verb.start() - 1 : verb.end() + 1]
    return bool(
        re.search(
            r"申报|汇报|上报表|海报|学报|日报|周报|月报|情报|提交|社交|交[流通易接]|赠送|开发|发[展言票文表生动]|研发|印发|颁发|寄[宿语]|送教",
            pair,
        )
    )


def _brought_before(text: str, before: Span) -> Span | None:
    """将WHAT于X前报送."""
    words = text[before.start : before.end]
    core = words[: DUE_MARK.search(words).start()] if DUE_MARK.search(words) else words  # type: ignore[union-attr]
    take = max(core.rfind("将"), core.rfind("把"))
    if take < 0 or len(core) - take < 3 or len(core) - take > 160:
        return None
    if VERB.search(core[take:]) and "，" in core[take:]:
        return None
    return trim(text, Span(before.start + take + 1, before.start + len(core)))


def _topic_object(text: str, trigger: Trigger) -> Span | None:
    """WHAT请于X前报送: the clause before the date, if it is no actor."""
    last = split_clauses(text, trigger.before)
    if not last:
        return None
    words = text[last[-1].start : last[-1].end]
    mark = DUE_MARK.search(words)
    core = words[: mark.start()] if mark else words
    if len(core.strip(EDGES)) < 2 or is_actor(core):
        return None
    if _verb_object(text, trigger.after) is not None:
        return None
    prepared = PREPARED.search(core)
    if prepared:
        return trim(text, Span(last[-1].start + prepared.start("what"), last[-1].start + prepared.end("what")))
    lead = ACTOR_LEAD.match(core)
    start = last[-1].start + (lead.end() if lead else 0)
    return trim(text, Span(start, last[-1].start + len(core)))


def _verb_object(text: str, after: Span) -> Span | None:
    """X前(向/通过…)报送WHAT."""
    end = after.end
    for verb in VERB.finditer(text, after.start, min(end, after.start + 120)):
        if _is_noun(text, verb, end):
            continue
        rest = verb.end()
        stop = clause_end(text, rest, end)
        words = text[rest:stop].strip(EDGES)
        if (
            len(words) < 2
            or (REACHES.match(words) and not words.startswith(("本地", "本校", "本单位", "各自")))
            or ORGAN_END.search(words)
            or MAIL.search(words)
        ):
            if verb.group() in ("登录", "扫描", "扫码", "联系"):
                continue
            if stop < end and text[stop] in "，," and verb.group() in ("报名", "注册"):
                return None
            return None
        return trim(text, Span(rest, stop))
    return None


def _prepared_before(text: str, before: Span) -> Span | None:
    """填写WHAT，(盖章后)于X前寄至: the nearest clause that makes something."""
    for clause in reversed(split_clauses(text, before)[-4:]):
        words = text[clause.start : clause.end].rstrip(EDGES)
        found = PREPARED.search(words)
        if found:
            return trim(text, Span(clause.start + found.start("what"), clause.start + found.end("what")))
    return None


def _work(text: str, trigger: Trigger) -> Span | None:
    """What must be finished, in the words of the clause after the date (else before it)."""
    after = trigger.after
    work = WORK.search(text, after.start, min(after.end, after.start + 80))
    if work:
        return trim(text, Span(work.start(), clause_end(text, work.end(), after.end)))
    for clause in reversed(split_clauses(text, trigger.before)[-2:]):
        work = WORK.search(text, clause.start, clause.end)
        if work:
            return trim(text, Span(work.start(), clause.end))
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
            return trim(text, Span(start + cut, start + label.start()))
        verb = VERB.search(words, label.start())
        if verb:
            return Span(start + verb.start(), start + verb.end())
        if cut:
            return _work(
                text, Trigger(trigger.rule, trigger.mention, trigger.sentence, Span(start, start + cut - 1), trigger.date, trigger.after)
            )
    return _work(text, trigger)
