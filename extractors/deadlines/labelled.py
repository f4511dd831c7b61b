"""What a labelled date is for: WHAT报送截止时间：X, 报名时间：X, and the plain 截止时间：X behind or under what it means."""

import re
from dataclasses import replace

from extractors.deadlines.actor import after_lead, is_actor
from extractors.deadlines.clauses import Place, split_clauses, trim
from extractors.deadlines.duty import Kind
from extractors.deadlines.predicate import Duty, read_after
from extractors.deadlines.statement import read_statement
from extractors.deadlines.thing import trim_thing
from extractors.deadlines.verbs import kind_of
from extractors.patterns import pattern_of

# Verbs whose noun says all: 报名截止时间.
NOMINAL = r"报名|申报|申请|注册|登记|缴费|交费|缴款|投稿|征文|征集|征稿|推荐|领取|获取|缴纳|回复|反馈|备案|选课|签到|订票"
HANDING_IN = r"报送|上报|提交|上交|交稿|截稿|收稿|填报|报备|受理|递交|报到|上传|寄送|完成|送交"
LABEL = pattern_of(
    rf"""
    (?:校内|最迟|最后)?
    (?: (?P<nominal>(?:{NOMINAL})(?:[、和及与](?:{NOMINAL})){{0,2}})
        (?:[及和与、](?!时)[\u4e00-\u9fff]{{2,6}}?(?=时间|日期))?(?:资料|材料)?       # 报名及资格审查时间
        (?:(?:阶段|环节)[，,])?                                                      # 作品征集阶段（截至X）
      | (?P<plain>{HANDING_IN}) )?
    (?:的)?(?:起止|截止|截稿)?(?:上报|报送|提交|报名|申报|投稿)?(?:时间|日期|期限|时限|日|时点)?(?:要求|安排|规定)?
    (?:(?<=时间)[及和与][\u4e00-\u9fff]{{2,6}}?时间)?                                # 截止时间及开标时间
    (?:均|统一|分别|进一步)?(?:由[^，]{{2,14}})?(?:统一)?(?:截止|延长|延期|推迟|顺延)?(?:为|是|至|到|在|于|止)?(?:最[晚迟]|不得?[晚迟]于)?(?:[（(]□{{0,20}}[）)])?
    (?:[：:][\s\u3000]{{0,3}})?(?:截[至止]到?)?[\s\u3000]{{0,3}}
    (?:[自从][\s\u3000]{{0,2}})?\Z
    """,
    re.VERBOSE,
)
SAYS_TIME = pattern_of(r"时间|日期|期限|时限|截|延|推迟|日|时点")
TAKEN_IN = ("受理", "收稿", "截稿")  # what the office does, not the one before the label
LEAD = pattern_of(r"(?:截至|本次|其中|校内){1,3}")
OPENED = pattern_of(
    r"(?:自|从)?[^，,。；;]{0,6}?(?:即日|之日|现在|今日|通知)起?[，,]?(?:开始)?(?:截?至|到|[-—－~～]{1,2})?[\s\u3000]{0,2}\Z"
)
TIME_ONLY = pattern_of(
    r"(?:首次|时间|日期|校内|最迟|本次|活动|其中|即日起|注意|具体|要求|[\d一二三四五六七八九十、.．（）()\s：:]){0,40}\Z"
)
WORK = pattern_of(r"(?:整改|拆除|改正|补正|搬迁|腾退|签约|完工|竣工|交付|建设|施工)\Z")
# 公开征求意见时间：X至Y is answered with opinions.
OPINIONS = pattern_of(
    r"(?:征求|征集|听取)(?:公众|社会|社会各界|各方面?)?(?P<what>(?:修改)?(?:意见|建议)(?:[和及与、]?建议)?)"
    r"(?:的)?(?:起止|截止)?(?:时间|日期|期限|时限)[^，,。；;]{0,8}\Z"
)
CONFIRMS = pattern_of(r"(?:现场|网上|报名|资格)确认(?:报送)?\Z")
OPINION = pattern_of(r"(?:意见|建议)\Z")
CALL = pattern_of(r"征文|征集|征稿|投稿|材料")
HEADING = pattern_of(
    rf"(?P<what>[^，,。；;：:]{{0,12}}?(?:{NOMINAL}|(?<=[^，,。；;：:、\s])(?:报送|(?<!网)上报|提交|填报)))"
    rf"(?:工作|时间|日期|期限|截止时间|要求|办法|方式|及?安排)?[^，,。；;：:]{{0,8}}\Z"
)


def read_label(masked: str, before: Place, after: Place) -> Duty:
    """The duty of a labelled date, from its label, else from the clauses before or behind it."""
    start, end = before
    opened = OPENED.search(masked, start, end)
    end = opened.start() if opened else end
    if opinions := OPINIONS.search(masked, start, end):
        return Duty(kind=Kind.REPLY, thing=opinions.span("what"))
    label = LABEL.search(masked, start, end)
    label = label if label and SAYS_TIME.search(label.group()) else None
    head = split_clauses(masked, start, label.start() if label else end)
    thing = (
        _named(masked, head[-1], label)
        if head and (label is None or masked[: label.start()].rstrip().endswith(masked[slice(*head[-1])]))
        else None
    )
    if thing and WORK.search(masked, *thing):
        return Duty(kind=Kind.FINISH, thing=thing)
    if thing:
        return Duty(kind=label_kind(masked[slice(*thing)] + _verb_of(label)), thing=thing)
    if label and label["nominal"]:
        return Duty(kind=label_kind(label["nominal"]), thing=label.span("nominal"))
    if label and label["plain"] not in (None, *TAKEN_IN) and head and is_actor(masked[slice(*head[-1])]):
        return Duty(kind=label_kind(_verb_of(label)), thing=label.span("plain"), actor=head[-1])
    stated = read_statement(masked, start, label.start() if label else end)
    if stated.kind:
        return stated
    behind = read_after(masked, *after) if not re.match(r"[，,\s]{0,4}(?:以|逾期|过期|届时)", masked[after[0] : after[1]]) else Duty()
    return replace(behind, thing=behind.thing or behind.alone) if behind.kind else Duty()


def _verb_of(label: re.Match[str] | None) -> str:
    """The verb within the label; a bare 截止时间 is one of handing in."""
    if label is None:
        return "报送"
    return label["nominal"] or ("完成" if label["plain"] == "完成" else "报送")


def label_kind(words: str) -> Kind:
    """The kind of duty that a label names: a call for works (征稿) is answered by handing in."""
    if OPINION.search(words):
        return Kind.REPLY
    if CONFIRMS.search(words):
        return Kind.REGISTER
    return Kind.SUBMIT if CALL.search(words) else kind_of(words)


def _named(masked: str, clause: Place, label: re.Match[str] | None) -> Place | None:
    """The words right before the label (结题材料 in 结题材料递交截止时间); with the verb where it is a noun (参赛报名)."""
    if label is None or label.start() < clause[1]:
        return None
    words = masked[slice(*clause)]
    if TIME_ONLY.match(words) or label.start() > clause[1]:
        return None
    start = after_lead(masked, *clause)
    start = max(start, masked.rfind("将", start, clause[1]) + 1)
    lead = LEAD.match(masked, start, clause[1])
    start = lead.end() if lead else start
    if start == clause[1] or (label["nominal"] is None and is_actor(masked[start : clause[1]])):
        return None
    end = label.end("nominal") if label["nominal"] else label.start()
    return trim_thing(masked, start, end) if label["nominal"] is None else trim(masked, start, end)


def read_heading(words: str) -> Place | None:
    """What a heading above says is done: 信息报送, 报名时间; None where it names none."""
    found = OPINIONS.search(words) or HEADING.match(words)
    return found.span("what") if found else None
