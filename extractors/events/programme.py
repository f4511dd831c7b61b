"""Items of a schedule: what stands with its days under a heading that announces days or steps.

>>> is_schedule("推选步骤", ""), is_schedule("培训时间和地点", ""), is_schedule("申报程序", ""), is_schedule("工作要求", "")
(True, True, False, False)
"""

import re

from extractors.events.labels import (
    EDGES,
    LABELS_EVENT,
    MEASURE,
    NO_EVENT_LABEL,
    NUMBER,
    OF_THE_DAY,
    is_stage,
    names_event,
)
from extractors.events.rank import Rule
from extractors.notice import ElementKind
from extractors.patterns import pattern_of
from extractors.values.date import DateMention
from extractors.values.dated import Dated

LONGEST_HEADING = 20
LONGEST_ROLE = 16
LONGEST_STAGE = 8  # of a stage right before its days: 预赛5月8日
STEPS = pattern_of(
    r"""
    步骤|阶段|日程|赛程|议程|进度|流程|程序|场次|期次|班次|批次|行程
    | (?:时间|活动|考试|培训|[比竞]赛|[面笔]试|检查|评[审选]|会议|演练|赛事|集训|研修|巡[讲展演])(?:的?具体|总体)?安排
    """,
    re.VERBOSE,
)
# Schedules of something else than the event.
OTHER_SCHEDULE = pattern_of(
    "申[报请领]|报[名到送备]|投稿|办[理事]|受理|审[批核]|登记|缴|招[标生]|投标|发放|公示|录取|预约|整改|验收|建设|施工|放假|收费|查询"
    "|注册|采购|配送|供[货应]|付款|支付|资金|服务|咨询"
)
TIMES = pattern_of(
    r"(?P<words>[^，。；：:\n]{0,14}?)(?:时间|日期)(?:安排|要求|表)?(?:[和与及、暨][^，。；：:\n]{1,10})?\Z"
)  # 考试时间和科目
# What has a day in a schedule and is none of the event: 参赛对象：2005年5月8日以后出生.
OTHER_NAME = pattern_of(
    r"对象|范围|条件|年龄|出生|要求|依据|说明|备注|截止|为准|地点|联系|电话|附件|奖励|整改|(?<!主旨|专题|学术|主题)报告|交通|食宿|乘车|集合|出发"
)
NAME = pattern_of(
    r"(?P<name>[^，,。；;：:（）()\n]{2,24}(?:[（(][^（）()\n]{1,12}[）)])?)[\s\u3000]{0,3}[：:（(][\s\u3000]{0,3}(?:自|从|定于)?[\s\u3000]{0,3}\Z"
)
FOLLOWS = pattern_of(r"[\s\u3000]{0,8}[：:，,、—-]{0,2}[\s\u3000]{0,8}(?P<what>[^，,。；;\n]{0,30})")
# 评审公示 is a stage though 公示 is none.
PUBLISHED = pattern_of("(?:社会|结果|名单|评选|集中)?公示(?:阶段|环节)?")  # a step where people are chosen, none in other schedules
SELECTION = pattern_of("[评推遴选]选|选拔|评审|竞赛|比赛")
LONGEST_BEFORE = 400  # characters; what follows more of them is none of a few cells
CELLS = pattern_of(r"(?:[^\t\n，。；]{1,30}\t[\s\u3000]{0,6}){1,3}")  # the cells of a row before that of the days
OTHER_CELL = pattern_of("报[到名送]|返程|离会|撤[离展]|布展|截止|公[示布]|提交|缴|领取|发放|打印|审核|查询|受理")  # behind the days
JUDGED = pattern_of(r"评[审选议比定](?:[和与及、])?公示")


def is_schedule(heading: str, opening: str) -> bool:
    """Whether a heading announces the days or steps of what is organised; `opening` is how the notice begins."""
    if not heading or len(heading) > LONGEST_HEADING or OTHER_SCHEDULE.search(heading) or MEASURE.search(heading):
        return False
    if STEPS.search(heading):
        return True
    times = TIMES.match(heading)
    return times is not None and not NO_EVENT_LABEL.search(heading) and names_event(times["words"].strip(EDGES), opening)


def announces_other(heading: str) -> bool:
    """Whether a heading announces the days of something else only: 供货日程, not 报名及比赛时间."""
    return bool(OTHER_SCHEDULE.search(heading)) and not LABELS_EVENT.search(heading)


def heading_above(dated: Dated) -> str:
    """The heading under which the line of the dates stands, "" if there is none."""
    shares_line = dated.line.start < dated.element.span.start and bool(dated.label)
    above = dated.headings[:-1] if shares_line else dated.headings
    return above[-1] if above else ""


def is_other(name: str) -> bool:
    """Whether the name of an item is another thing's: 报到, 公示, 参赛对象, not 评审公示.

    >>> is_other("报到"), is_other("评审公示"), is_other("网络投票")
    (True, False, False)
    """
    bare = JUDGED.sub("评审", name)
    return bool(NO_EVENT_LABEL.search(bare) or OTHER_NAME.search(bare) or MEASURE.search(bare))


def find_item(text: str, dated: Dated, mention: DateMention, clause: str) -> tuple[Rule, str | None] | None:
    """The rule for a date in a line under a schedule: 网络投票（X）, 跟岗学习：X, X上午：男子组; None where it is another's."""
    words = NUMBER.sub("", clause.strip(" \u3000\t"))
    if OF_THE_DAY.match(text, mention.after, dated.line.end):
        return None
    if named := NAME.fullmatch(words):
        name = named["name"].strip(" \u3000\t")
        is_none = is_other(name) and not (PUBLISHED.fullmatch(name) and SELECTION.search(heading_above(dated)))
        rule = Rule.STAGE if is_stage(name) else Rule.PROGRAMME
        return None if is_none else (rule, name if len(name) <= LONGEST_ROLE else None)
    if len(words) <= LONGEST_STAGE and is_stage(words):
        return Rule.STAGE, words
    before = text[max(dated.line.start, mention.span.start - LONGEST_BEFORE) : mention.span.start]
    leads = not NUMBER.sub("", before.strip()).strip(EDGES)
    if dated.element.kind == ElementKind.TABLE_ROW:
        if is_other(before) or OTHER_CELL.search(text, mention.after, dated.line.end):
            return None
        return (Rule.PROGRAMME, None) if leads or CELLS.fullmatch(before) else None
    follows = FOLLOWS.match(text, mention.after, dated.line.end) if leads else None
    return (Rule.PROGRAMME, None) if follows and not is_other(follows["what"]) else None
