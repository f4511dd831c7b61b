"""The kind of an activity by the last telling word of its name: 开展“送技能下乡”志愿服务 is a service, 服务技能竞赛 a contest."""

from functools import lru_cache

from extractors.patterns import pattern_of

KINDS: tuple[tuple[str, str], ...] = (
    ("启动仪式", r"启动|开幕|开班式|首发式|云启动"),
    ("竞赛", r"[比竞大联决初复]赛|比武|擂台|竞答|知识竞|挑战赛|技能节$"),
    (
        "展示展演",
        r"展[示览演播评]|(?:成就|成果|作品|图片|书画|摄影|主题|科普)展|巡展|巡演|演示|艺术节|联欢|文艺|晚会|表演|路演|发布|市集|图片展|集市",
    ),
    (
        "学习宣讲",
        r"学习|宣讲|讲堂|讲座|报告会|班会|[思政]课|第一课|课堂|讲话|研学|导读|读书|阅读|推广|分享|进校园|进职校|进课堂|普及|宣传[周月日]|咨询日|主题日|党课|视频[^，]{0,16}教学",
    ),
    ("媒体宣传", r"媒体|采访|采风|报道|直播|网络[^，]{0,4}宣传|推介|公众号|广播|短视频[^，]{0,2}展播|宣传报道|新闻|宣传片|曝光"),
    ("开放体验", r"开放|体验|参观|观摩(?!会)|启蒙|看[职学]校|开放[日周]|行走|走进[^，]{0,8}企|探校"),
    (
        "服务",
        r"服务|下乡|便民|惠民|进社区|进万家|进连队|捐赠|义诊|送[^，]{1,8}(?:上门|到)|帮扶|助[老农残]|志愿[^，]{0,4}集市|志愿|入户(?!登记|问卷|调查)",
    ),
    ("招生就业", r"招聘|招生|就业|双选|求职|升学|就业[^，]{0,4}(?:讲座|讲堂)|带岗|供需对接"),
    ("会议论坛", r"论坛|研讨|年会|座谈|洽谈|对话|交流会|推进会|现场会|会议|对接活动|报告(?!会)|交流$"),
    ("培训", r"培训|训练营|公益课|讲习|研修|轮训|授课|教学(?!能力)"),
    ("评选征集", r"征集|征文|评选|推选|遴选|推荐|评比|选树|评审|案例|设计(?=征集|作品|方案|活动)"),
    ("检查督导", r"检查|督查|督导|抽查|自查|排查|巡查|暗访"),
    ("其他", r"闭幕|颁奖|表彰|签约|挂牌|演练|签署"),
)
_KINDS = tuple((kind, pattern_of(pattern)) for kind, pattern in KINDS)


@lru_cache(maxsize=512)  # asked for the same name when it is found and when the classifier looks at it
def category_of(title: str) -> str | None:
    """The category of an activity of that name, None where no word tells it.

    >>> category_of("开展“送技能下乡”志愿服务"), category_of("家政服务技能竞赛"), category_of("启动仪式暨成果展"), category_of("青春同行")
    ('服务', '竞赛', '启动仪式', None)
    """
    words = title.split("暨")[0] if "启动" in title or "开幕" in title or "闭幕" in title else title
    ends = [(max((m.end() for m in pattern.finditer(words)), default=0), kind) for kind, pattern in _KINDS]
    end, kind = max(ends, key=lambda pair: pair[0])
    return kind if end else None
