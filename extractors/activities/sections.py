"""Which headings announce activities, which only group them, and which stand among them without being one."""

import re

from extractors.patterns import pattern_of
from extractors.values.occasion import EVENT

# 三、主要活动, 活动内容及要求, 系列活动安排: the heading says that activities follow.
NAMED = pattern_of(
    r"""
    (?: (?:主要|重点|重大|系列|统一|配套|专项|主题|特色|示范|具体|全国性?|全[省市区县]性?|[省市县校]级|线[上下]|集中|宣传|各项|开展){0,3}
        (?:活动|项目)(?:项目|主要|具体|重点)?
        (?: 内容|安排|项目|设置|计划|板块|任务|方式|形式|日程|清单|及|与|和|、|分工|要求|时间|地点|责任
          | 参[与加赛](?:办法|方式) ){0,5}
      | (?!开展|组织|举办|参加|做好)[\u4e00-\u9fff]{1,6}活动
      | (?:开展|主要|活动)(?:活动)?(?:内容|项目)(?:[及与和、](?:形式|安排|要求|方式|时间|分工))?
      | (?:主要)?宣传(?:方式|形式|活动)(?:[及与和、](?:内容|安排|要求))?
      | (?:[比竞大]赛|赛项|征集|评选|展演|参赛|作品)(?:项目|类别|种类)(?:设置|安排|及要求)?(?:[、及与和].{1,8})?
      | 赛项设置(?:[、及与和].{1,8})? | (?:活动|展览|演出|讲座)?场次(?:安排)? | 活动菜单
    )
    """,
    re.VERBOSE,
)
# 主要内容, 重点任务, 会议内容: activities only where most items are events.
LOOSE = pattern_of(
    r"""
    (?: (?:主要|重点|具体|工作)(?:内容|任务|安排|举措)(?:[及与和、](?:安排|要求|分工))?
      | (?:会议|论坛|年会|研讨会?|培训|大会|仪式|演练|展览|比武|招聘会?|交流会?)
        (?:主要)?(?:内容|安排|议程|形式|方式|日程)(?:[及与和、](?:安排|形式|要求))?
      | 内容(?:[及与和、](?:形式|安排|要求|方式))? | (?:有关|具体)?安排 | 重点工作
    )
    """,
    re.VERBOSE,
)
# Headings of every notice: none is an activity, wherever it stands.
LABEL = pattern_of(
    r"(?:时间|地点|对象|主题|目的|意义|要求|保障|领导|原则|思想|目标|步骤|阶段|程序|流程|办法|方法|条件|资格|名额|奖项|奖励|奖项设置|经费|费用|报名|方式|事项|说明"
    r"|机构|分工|进度|材料|评分|标准|安全|职责|总结|报送|其他|其它|附件|背景|总体考虑|任务|内容|安排|人员|范围|评审|申报|纪律|重点|实施|监督|考核|后勤|食宿|交通|结果|公示|联系人?|电话|细则|须知|名单|规则|方案)"
    r"(?:[和与及、][\u4e00-\u9fff]{2,4})?\Z"
)
# （一）全国性活动, 2.市县层面, （一）中职组: what it groups are the activities.
GROUP = pattern_of(
    r"""
    (?: (?P<nation>全国|国家|部委) | (?P<province>全省|省|自治区|全区|兵团) | (?P<prefecture>全市|市|州|师市) | (?P<county>全县|县|区|县区)
      | (?P<institution>学校|院校|各校|各院校|校|院|系) | 地方|各地|基层|行业|企业|有关|部门|其他
    )
    (?:[、和及与]?(?:国家|省|自治区|市|州|师市|县|区|校|院|学校|院校|各校|各院校|各单位|各地|地方|基层|行业|企业|部门)){0,3}
    (?:性|级|层面|直)?(?:层面|统一|重点|主要|特色|集中)?(?:活动|项目|赛项)?(?:安排|方面)?
    """,
    re.VERBOSE,
)
CLASS = pattern_of(r"[\u4e00-\u9fff]{1,6}组(?:赛项|项目)?")
LEVELS = ("nation", "province", "prefecture", "county", "institution")
_EVENTFUL = pattern_of(
    rf"{EVENT}|开展|举办|举行|组织|推介|服务|咨询|直播|开放|启动|进(?:校园|社区|企业|课堂|万家)|报告|对话|参观|考察|授课|教学|分享|(?<![发开拓扩进施])展|挂牌|签约|发布|视频|交流|演示|启蒙|巡讲|演出|巡演|诵读|晨读|慰问|赠送|签名|会操|接力|拔河|[入开闭][场幕营]式|[会赛]\Z"
)
# 学习内容: mostly documents; activities only where the items say that something is done.
STUDY = pattern_of(r"(?:学习|教育|主题党日|党日)(?:活动)?(?:的)?(?:主要|具体)?(?:内容|安排)(?:[及与和、](?:形式|安排|要求|方式))?")
_ORGANISES = pattern_of(r"[\s\u3000]{0,4}(?:开展|组织|举办|举行|召开)|活动[”》]?\Z")
_EDGES = " \u3000\t：:。.；;"
_REMARK = pattern_of(r"[（(][^（）()]{1,30}[）)]\Z")


def opens_section(words: str) -> str | None:
    """`named`, `loose` or `study` where a heading of these words announces activities, else None.

    >>> [opens_section(w) for w in ("主要活动", "活动内容及安排", "重点任务", "学习内容", "宣传重点", "活动要求", "活动时间")]
    ['named', 'named', 'loose', 'study', None, None, None]
    """
    bare = re.sub(r"(?:包括|如下|有|为)\Z", "", _REMARK.sub("", words.strip(_EDGES)))
    if LOOSE.fullmatch(bare):
        return "loose"
    if STUDY.fullmatch(bare):
        return "study"
    if (
        NAMED.fullmatch(bare)
        and not is_group(bare)
        and not re.search(r"(?:要求|时间|地点|主题|对象)\Z", re.sub(r"(?:内容|活动|项目|形式|安排|方式)[及与和、]要求\Z", "", bare))
    ):
        return "named"
    return None


def is_group(words: str) -> bool:
    """Whether a heading between the section and its items only groups them: 省级层面活动, 高职组."""
    bare = _REMARK.sub("", words.strip(_EDGES))
    return bool(CLASS.fullmatch(bare) or (GROUP.fullmatch(bare) and re.search(r"层面|活动|项目|赛项|性|级", bare)))


def level_of(words: str) -> str | None:
    """Who holds what stands below a grouping heading, where one word tells: 全国性活动 the nation, 学校层面 institutions."""
    found = GROUP.match(words.strip(_EDGES))
    if found is None or re.search(r"[、和及与]|市县|校院|各地", found.group()):
        return None
    return next((level for level in LEVELS if found[level]), None)


def is_label(words: str) -> bool:
    """Whether a heading is one that every notice has, such as 活动时间 or 报名办法."""
    bare = _REMARK.sub("", words.strip(_EDGES))
    return len(bare) <= 12 and bool(LABEL.search(bare)) and not re.search(rf"(?:{EVENT})\Z", bare)


def is_eventful(words: str) -> bool:
    """Whether the words of an item name or organise something that happens."""
    return bool(_EVENTFUL.search(words))


def organises(words: str) -> bool:
    """Whether the words of an item say that something is organised: 开展主题学习, 观影活动."""
    return bool(_ORGANISES.search(words))
