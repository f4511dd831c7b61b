"""Which dates are dates by which something must be done, and how far their sentence reaches."""

import re
from collections.abc import Iterator

from extractors.deadlines.clauses import mask
from extractors.deadlines.no_duty import RECURRING, is_granted
from extractors.deadlines.sentence import split_sentences
from extractors.frozen import frozen
from extractors.notice import Notice, Span
from extractors.patterns import pattern_of
from extractors.values.date import DateMention, Precision
from extractors.values.dated import Dated

# 前 and its kind behind the date: 5月8日（周五）下班前, 5月8日12:00之前, 5月8日止.
BY_AFTER = pattern_of(
    r"""
    [）)]?[\s\u3000]{0,8}(?:[（(][^（）()\n]{0,12}[）)])?
    (?:[上下]午|晚上?|中午|早上)?(?:[0-9０-９]{1,2}(?:[:：][0-9０-９]{2}|[时点](?:[0-9０-９]{1,2}分|整|半)?))?(?:正常)?(?:[上下]班|放学|[上下]课|夜自修|晚自习|早读|午休|营业终了|营业结束|开市|收市|日终|开学|开课|放假|闭馆)?[\s\u3000]{0,2}
    (?:(?:或|及)?(?:之|以)?前(?!后|期|夕|往|来(?!人|函|电|我[局处办校院]|领|取|办)|[两三一][天日周月年晚夜段学阵届个])|为止|止(?!付)|截止|截稿|到期截止|为(?:报名|报送|申报|投稿|提交)?截止(?:日期?|时间)|(?:之|以)?内(?!容|部))
    """,
    re.VERBOSE,
)
IS_LAST = pattern_of("截止(?:日|时间)")  # 5月8日为截止日期，逾期不再受理
# 截止时间：, 报送时间为, 截至 before it.
BY_LABEL = pattern_of(
    r"""
    (?: 截止(?:报名|申报|投稿|报送|提交|收稿)?(?:时间|日期|期限|时限|日)?(?:(?<=时间)[及和与][\u4e00-\u9fff]{2,6}?时间)?
      | 截稿(?:时间|日期|日)?
      | [最至][迟晚](?:不(?:晚|迟)于)? | 不得?[晚迟]于 | 最[迟晚]不得?超过 | 不得超过 | 最后期限
      | (?:报送|上报|申报|提交|报名|投稿|回复|反馈|注册|登记|缴费|交费|缴款|征稿|征集|征文|交稿|推荐|填报|报备
          |(?:征求|征集|听取)(?:公众|社会|社会各界|各方面?)?(?:修改)?(?:意见|建议)(?:[和及与、]?建议)?|意见(?:征集|征求|反馈)
          |(?:报名|现场|网上|资格)确认(?:受理)?|报名受理|(?:申请认购|认购(?:申请|登记)|预约(?:报名|申请|登记))
          |报到?材料|材料递交|资料递交|(?:申报|申请|报名|材料|资料)受理|递交|(?:报名|申报|注册|登记)[及和与、][\u4e00-\u9fff]{2,6}|作品(?:提交|报送|上传|征集))
        (?:的)?(?:时间|日期|期限|时限)(?:要求|安排)?
      | (?:完成|完工|竣工|整改|拆除|改正|补正|搬迁|腾退|签约)(?:时间|日期|时限|期限)
      | (?:获取|领取)[^，,。；;：:]{0,8}(?:时间|日期|期限)
      | (?:网上|线上|在线|现场)(?:提交|填报|递交|上传|办理)[\u4e00-\u9fff]{2,8}(?<!后)的?(?:时间|日期|期限)
    )
    [\s\u3000]{0,3}(?:均|统一|分别)?(?:延长|延期|推迟|顺延)?(?:为|是|至|到|在|于)?(?:[（(][^（）()\n]{0,16}[）)])?
    [\s\u3000]{0,2}[:：]?[\s\u3000]{0,3}(?:[自从][\s\u3000]{0,2}|[上下]半年|第?[一二三四]季度|第[一二三四]批次?)?\Z
    """,
    re.VERBOSE,
)
# 报送截止时间：上半年6月26日；下半年11月27日.
PART = pattern_of(r"[\s\u3000：:]{0,3}(?:[上下]半年|第?[一二三四]季度|第[一二三四]批次?|[春秋]季)?[\s\u3000：:为]{0,3}")
# One of them stands in every label of a last day; where none does, the pattern, which has many beginnings, need not look.
LABEL_HINT = pattern_of("[截迟晚超期间限]")
LATEST = pattern_of(r"[最至][迟晚]|不得?[晚迟]于|不得超过")  # 最迟于5月8日送达: no label, the verb follows
LABEL_REACH = 14
TIME_WORD = pattern_of(r"时间|日期|期限|时限|截稿")
# 时间：X至Y, 即日起至X under a heading such as 网上报名 or 征集时间.
PLAIN_TIME = pattern_of(
    r"[\s\u3000：:]{0,3}(?:(?:起止|具体)?时间[\s\u3000]{0,2}[：:为][\s\u3000]{0,3}|即日起?(?:至|到|自|[-—－~～]{1,2})?[\s\u3000]{0,2})"
)
# 材料报送：4月1日至20日: what is called for has the days behind its colon.
CALLED_AT = pattern_of(
    r"(?:\A|[、，,\s.．）)])[^，,。；;：:]{0,8}(?:报名|申报|投稿|征稿|缴费|报送|提交|登记|上报|填报|选课|注册)[：:][\s\u3000]{0,2}\Z"
)
# 网上报名（4月1日—10日）: the days in brackets behind it.
CALLED_IN = pattern_of(r"(?:报名|申报|投稿|缴费|报送|提交|登记|填报|选课|注册)[（(][\s\u3000]{0,2}\Z")
CLOSES_THERE = pattern_of(r"[\s\u3000]{0,2}[）)](?!的)")
ENDS_THERE = pattern_of(r"[\s\u3000]{0,2}(?:[，,。；;（(]|\Z)")
TERM = pattern_of(r"(?:至|到)[\s\u3000]{0,2}\Z")
CALLED = pattern_of(r"(?:报名|注册|申报|投稿|征集|征文|征稿|缴费|报送|提交|登记|上报)[^，,。；;]{0,12}\Z")
CALLS = pattern_of(r"(?:报名|注册|申报|投稿|征集|征文|征稿|缴费|报送|提交|登记|上报)\Z")
# 报名时间：即日起至X, 缴费期限延长至X: a period that is open to the end; 即日起至X alone is mostly a policy's validity.
OPEN_UNTIL = pattern_of(
    r"""
    (?:报名|申报|投稿|征稿|征集|征文|报送|提交|缴费|缴款|注册|登记|填报|上传|上报|活动)[^，,。；;]{0,24}
    (?:截至|截止到|截止至|(?:延长|延期|推迟|顺延)(?:至|到)|(?:即日起?|之日起|现在起|今日起|通知起)[，,]?(?:开始)?(?:至|到|[-—－~～]{1,2}))[\s\u3000]{0,2}\Z
    """,
    re.VERBOSE,
)
NAMED_BY = pattern_of(r"[\s\u3000]{0,2}(?:的|等)?(?:相关|有关|各项)?(?:措施|政策|规定|要求)")  # 申报期限延长至X相关措施
UNTIL = pattern_of(
    r"""
    (?: 截至 | 截止到 | 截止至
      | 时间[：:为][^，,。；;]{0,4}即日起?(?:至|到|[-—－~～]{1,2})
      | (?:即日|下发之日|印发之日|通知之日|收到通知)起?(?:至|到|[-—－~～]{1,2})
    )
    [\s\u3000]{0,2}\Z
    """,
    re.VERBOSE,
)
# 截至X，各校完成…: what must be done follows the comma.
THEN_WORK = pattern_of(
    r"""
    (?:止)?[，,](?!(?:仍|尚)?未|已|累计|共|全[省市县国](?:共|已))[^。；;，,\n]{0,80}
    (?:完成|确定|达到|实现|报送|上报|提交|注册|登记|报名|填报|组织|建立|开展)
    (?![^，,。；;]{0,40}(?:补贴|优惠|减免|免征|政策))
    """,
    re.VERBOSE,
)
WORK_REACH = 240  # characters behind the date in which it is looked for
# 请于5月1日至8日登录系统报名: a period within which something must be handed in or taken.
WITHIN_BEFORE = pattern_of(r"(?:请|应|须|需|务必|务请)[^，,。；;\n]{0,40}(?:于|在)[\s\u3000]{0,2}\Z")
WITHIN_AFTER = pattern_of(
    r"""
    (?:期间|内|间|之间)?[\s\u3000]{0,2}[，,]?(?:每[日天个][^。；;]{0,40}[，,])?(?:(?!开展|举办|举行|组织|召开|参加)[^。；;\n]){0,60}?
    (?:报名|登录|登陆|获取|领取|提交|报送|填报|上传|缴费|注册|登记|申报|申请|投稿|缴纳|报到?材料|录入|办理|打印|下载|确认|填写|完成)
    """,
    re.VERBOSE,
)
# 申报人在4月6日至23日之间完成注册: the same without a word of asking, where the verb stands right behind the days.
PLAIN_BEFORE = pattern_of(r"(?:\A|[^，,。；;\n]{2,40}[，,]?)(?:于|在)[\s\u3000]{0,2}\Z")
PLAIN_AFTER = pattern_of(
    r"""
    (?:期间|内|间|之间)?[\s\u3000]{0,2}[，,]?(?:通过[^，,。；;]{2,20}|登录[^，,。；;]{2,30}|网上|线上|统一|集中){0,3}(?:进行|完成|办理)?
    (?:网上|线上|在线|信息|资料|个人)?(?:报名|注册|填报|申报|提交|上传|报送|缴费|交费|登记|投稿|选课|确认)
    (?!的|时间|人数|期间|工作|活动|后|学生|人员|单位|考生|者)
    """,
    re.VERBOSE,
)
# 于7月15日报送: the day itself, with a verb of submitting right behind it.
ON_BEFORE = pattern_of(r"(?:请|应|须|需|务必|统一|并|集中)?(?:于|在)[\s\u3000]{0,2}\Z")
ON_AFTER = pattern_of(
    r"[\s\u3000，,]{0,3}(?:[（(][^（）()\n]{0,12}[）)])?(?:统一|一并|集中|将[^，,。；;]{2,40})?"
    r"(?:报送|上报|报至|报到?我|报市|报省|报县|提交|上交|交至|交到|送至|送到|寄至|寄送|发送至|发至|反馈|报名)"
)
# 缴费 and 申报 of taxes and subsidies under a policy, put off for all: not a duty of this notice.
NO_LABEL = pattern_of(
    r"(?:数据|统计|信息|口径)(?:均|统一)?截[至止][到至]?[\s\u3000]{0,2}\Z|"
    r"(?:往年|去年|历年|上届)[^，,。；;\n]{0,12}\Z|(?:预计|预期|计划)[^，,。；;\n]{0,10}\Z|"
    r"(?:周岁|年龄|工龄|教龄|年限|学历|任职时间|成果时间)[^。；;\n]{0,14}\Z|(?:适用|有效|执行|实施|政策|优惠|补贴发放)[^，,。；;\n]{0,6}(?:截止|期限|时限)[^，,。；;\n]{0,8}\Z"
    r"|(?:补贴|补助|纳税|奖励|贷款)[^，。；]{0,6}(?:申报|申请|缴纳)[^，。；]{0,8}\Z|结束时间[^，。；]{0,4}\Z"
)
# 截止3月10日，全县已完成…: how things stand.
STANDS = pattern_of(r"[，,][^。；;\n]{0,30}?(?:已|累计|共(?!同)|仍|尚|占)")
DAYS_JOINED = pattern_of(r"[\s\u3000]{0,2}(?:[、和及与]|以及)[\s\u3000]{0,2}")


@frozen
class Trigger:
    """A date that bounds a duty: the sentence, and within it what stands before and after the date expression."""

    rule: str
    mention: DateMention
    sentence: Span
    before: Span
    date: Span  # from the first figure to 前 or 止
    after: Span


def find_triggers(notice: Notice, dated: Dated) -> Iterator[Trigger]:
    """The dates of an element by which something must be done, in text order."""
    text = notice.text
    found = list[tuple[str, int, Span, Span]]()
    are_days = [mention.precision == Precision.DAY for mention in dated.mentions]
    if True not in are_days:
        return
    for i, sentence in enumerate(split_sentences(text, dated.line, dated.mentions)):
        if not are_days[i]:
            continue
        mention = dated.mentions[i]
        behind = dated.mentions[i + 1].span.start if i + 1 < len(dated.mentions) else dated.line.end
        rule, end = _find_rule(text, sentence, mention, (dated.label, dated.headings[-1] if dated.headings else ""), behind)
        if rule:
            found.append((rule, i, sentence, Span(mention.span.start, end)))
    for i, (rule, place, sentence, date) in enumerate(found):
        start = sentence.start
        if i and found[i - 1][2] == sentence:
            start = found[i - 1][3].end
        joined = _joined_before(text, dated.mentions, place, start)
        first = joined[0].span.start if joined else date.start
        end = sentence.end
        if i + 1 < len(found) and found[i + 1][2] == sentence:
            following = _joined_before(text, dated.mentions, found[i + 1][1], date.end)
            end = following[0].span.start if following else found[i + 1][3].start
        for other in joined:
            yield Trigger(rule, other, sentence, Span(start, first), other.span, Span(date.end, end))
        yield Trigger(rule, dated.mentions[place], sentence, Span(start, first), date, Span(date.end, end))


def _joined_before(text: str, mentions: tuple[DateMention, ...], place: int, start: int) -> list[DateMention]:
    """The days that share the 前 of the date at `place`: 6月20日、12月20日前."""
    joined = list[DateMention]()
    behind = mentions[place]
    for at in range(place - 1, -1, -1):
        other = mentions[at]
        is_joined = DAYS_JOINED.fullmatch(text, other.after, behind.span.start)
        if other.span.start < start or other.precision != Precision.DAY or not is_joined:
            break
        joined.append(other)
        behind = other
    return joined[::-1]


def _ends_term(by: str, mention: DateMention, before: str) -> bool:
    """Whether 止 or 内 closes a term (自X起至Y止) rather than the time for a duty (报名至Y止)."""
    if not by.endswith(("止", "内")):
        return False
    if by.endswith("截止"):
        return "起" in before[-6:] and TERM.search(before) is not None
    return mention.is_period or "起" in before[-6:] or bool(TERM.search(before) and not CALLED.search(before))


def _is_within(text: str, before: str, at: int, end: int) -> bool:
    """Whether something is to be handed in or taken within the days that end at `at`."""
    asked = WITHIN_BEFORE.search(before) and WITHIN_AFTER.match(text, at, end)
    return bool(asked or (PLAIN_BEFORE.search(before) and PLAIN_AFTER.match(text, at, end)))


def _find_label(before: str) -> re.Match[str] | None:
    """The label of a last day at the end of the words."""
    return BY_LABEL.search(before) if LABEL_HINT.search(before) else None


def _find_rule(text: str, sentence: Span, mention: DateMention, above: tuple[str, str], behind: int) -> tuple[str, int]:
    """The rule that makes the date a deadline, and where the date expression ends; "" if none does."""
    before = text[max(sentence.start, mention.span.start - 40) : mention.span.start]
    if RECURRING.search(before):
        return "", 0
    label, heading = above
    by = BY_AFTER.match(text, mention.after, sentence.end)
    labelled = _find_label(before) or (PART.fullmatch(before) and _find_label(label[-40:]))
    is_plain = not labelled and PLAIN_TIME.fullmatch(before) is not None
    if is_plain and (CALLS.search(label) or _find_label(label[-40:]) or (mention.is_period and "间" in before and CALLS.search(heading))):
        return "until", by.end() if by and by.end() <= behind else mention.after
    if mention.is_period and CALLED_AT.search(before) and ENDS_THERE.match(text, mention.after, sentence.end):
        return "label", mention.after
    if mention.is_period and CALLED_IN.search(before) and CLOSES_THERE.match(text, mention.after, sentence.end):
        return "within", mention.after
    is_told = NAMED_BY.match(text, mention.after, sentence.end) or STANDS.match(text, mention.after, sentence.end)
    opened = not is_told and (OPEN_UNTIL.search(before) or (not mention.is_period and UNTIL.search(before)))
    if labelled and TIME_WORD.search(labelled.group()) and not NO_LABEL.search(before):
        return "label", by.end() if by and by.end() <= behind else mention.after
    if by and by.end() <= behind and not _ends_term(by.group(), mention, before):
        is_none = not IS_LAST.search(by.group()) and is_granted(text, before, by.end(), sentence.end)
        return ("", 0) if is_none else ("by-date", by.end())
    if labelled and labelled.group() == "截止" and STANDS.match(text, mention.after, sentence.end):
        return "", 0
    if labelled and not NO_LABEL.search(before):
        is_latest = LATEST.match(labelled.group()) and not TIME_WORD.search(before[-LABEL_REACH:])
        return "by-date" if is_latest else "label", by.end() if by else mention.after
    ahead = Span(mention.after, min(sentence.end, mention.after + WORK_REACH))
    if opened and (OPEN_UNTIL.search(before) or "时间" in before[-12:] or THEN_WORK.match(mask(text[ahead.start : ahead.end]))):
        return "until", by.end() if by else mention.after
    if mention.is_period and _is_within(text, before, mention.after, sentence.end):
        return "within", mention.after
    if not mention.is_period and ON_BEFORE.search(before) and ON_AFTER.match(text, mention.after, sentence.end):
        return "on-date", mention.after
    return "", 0
