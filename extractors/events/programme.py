"""Items of a schedule: what stands with its days under a heading that announces days or steps.

>>> is_schedule("推选步骤", ""), is_schedule("培训时间和地点", ""), is_schedule("申报程序", ""), is_schedule("工作要求", "")
(True, True, False, False)
"""

import re

from extractors.events.labels import (
    EDGES,
    MEASURE,
    NO_EVENT_LABEL,
    NUMBER,
    OF_THE_DAY,
    TIME_LABEL,
    names_event,
)
from extractors.events.rank import Rule
from extractors.values.date import DateMention
from extractors.values.dated import Dated

LONGEST_HEADING = 20
LONGEST_ROLE = 16
STEPS = re.compile(
    r"""
    步骤|阶段|日程|赛程|议程|进度|流程|程序|场次|期次|班次|批次|行程
    | (?:时间|活动|考试|培训|[比竞]赛|[面笔]试|检查|评[审选]|会议|演练|赛事|集训|研修|巡[讲展演])(?:的?具体|总体)?安排
    """,
    re.VERBOSE,
)
# Schedules of something else than the event.
OTHER_SCHEDULE = re.compile(
    "申[报请领]|报[名到送备]|投稿|办[理事]|受理|审[批核]|登记|缴|招[标生]|投标|发放|公示|录取|预约|整改|验收|建设|施工|放假|收费|查询|注册|采购|配送|供货|服务|咨询"
)
# What has a day in a schedule and is none of the event: 参赛对象：2005年5月8日以后出生.
OTHER_NAME = re.compile(
    r"对象|范围|条件|年龄|出生|要求|依据|说明|备注|截止|为准|地点|联系|电话|附件|奖励|整改|报告|交通|食宿|乘车|集合|出发"
)
NAME = re.compile(
    r"(?P<name>[^，,。；;：:（）()\n]{2,24}(?:[（(][^（）()\n]{1,12}[）)])?)[\s\u3000]{0,3}[：:（(][\s\u3000]{0,3}(?:自|从|定于)?[\s\u3000]{0,3}\Z"
)
FOLLOWS = re.compile(r"[\s\u3000]{0,8}[：:，,、—-]{0,2}[\s\u3000]{0,8}(?P<what>[^，,。；;\n]{0,30})")
# 评审公示 is a stage though 公示 is none.
JUDGED = re.compile(r"评[审选议比定](?:[和与及、])?公示")


def is_schedule(heading: str, opening: str) -> bool:
    """Whether a heading announces the days or steps of what is organised; `opening` is how the notice begins."""
    if not heading or len(heading) > LONGEST_HEADING or OTHER_SCHEDULE.search(heading) or MEASURE.search(heading):
        return False
    if STEPS.search(heading):
        return True
    label = TIME_LABEL.search(heading)
    return bool(label) and not NO_EVENT_LABEL.search(heading) and names_event(re.split("时间|日期", heading)[0].strip(EDGES), opening)


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
        return None if is_other(name) else (Rule.STAGE, name if len(name) <= LONGEST_ROLE else None)
    leads = not NUMBER.sub("", text[dated.line.start : mention.span.start].strip()).strip(EDGES)
    follows = FOLLOWS.match(text, mention.after, dated.line.end) if leads else None
    return (Rule.PROGRAMME, None) if follows and not is_other(follows["what"]) else None
