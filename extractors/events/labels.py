"""Words before the time of an event: labels (活动时间), names of stages (初赛), and the labels that announce something else."""

import re

from extractors.patterns import pattern_of

EDGES = " \u3000\t（(:："
SPACES = r"[\s\u3000]{0,4}"

# What may stand between 时间 and the date.
LABEL_END = pattern_of(
    rf"""
    (?:安排|和地点|及地点|、地点|与地点|地点|要求)?
    {SPACES}(?:[暂初拟]?定[于在为]|[暂初拟]定|[均预]?[为是]|安排在)?{SPACES}[:：]?{SPACES}(?:拟定于|暂定于?|定于|从|自)?{SPACES}\Z
    """,
    re.VERBOSE,
)
TIME_LABEL = pattern_of(
    rf"""
    (?P<role>[^，,。；;：:（）()\n]{{0,24}}?)
    (?:具体)?(?:举办|举行|召开|开展|实施|进行|起止|开幕|集中)?
    (?:时间|日期|(?<=活动)(?:周期|时段)|(?<=培训)周期|(?<=比赛)时段|(?:(?<=[展赛会])|(?<=培训)|(?<=征集)|(?<=活动)|(?<=集训)|(?<=研修))期间?)
    (?:{LABEL_END.pattern})
    """,
    re.VERBOSE,
)
TIME_ENDS = "间期段"  # of every time or day that TIME_LABEL names
LABEL_REACH = 30  # characters of a label up to there
# Times of other things than the event: of papers, registration, announcements, policies, offices.
NO_EVENT_LABEL = pattern_of(
    r"""
    截止|截稿|报名|报送|上报|提交|申报|填报|投稿|交稿|征稿|注册|登记|录入|统计|推荐时间
    | 公示|公布|发布(?!会)|印发|成文|发文|网址|反馈|回复|查询|咨询|答疑|受理|办理|服务|审核|意见|初审|复审|复核|核查|复检|抽查|阶段性
    | 资格(?!考试|证考试)|录取|确认|打印|领取|获取|发放|到账|缴费|交费|缴纳|预约|开放|更新
    | 报到|签到|彩排|撤展|布展|返程|离会|入住|撤离|放假|上班|休息|开学|出生|毕业(?!生|班)|入职|工作
    | 执行|施行|试行|实施日期|生效|有效|试点|建设|生产|完成|结题|招标|投标|开标
    """,
    re.VERBOSE,
)
# 时间界定, 时间要求 and the like say what counts, not when something is held.
LIMITS = pattern_of(r"(?:时间|日期)(?:界定|范围|限制|限定|节点|计算|认定|起算)")
# 5月8日发生的, 5月8日出台的: what the day tells of something else.
OF_THE_DAY = pattern_of(r"[\s\u3000]{0,2}(?:[（(][^（）()\n]{0,12}[）)])?(?:期间)?[\u4e00-\u9fff]{1,8}的")
# What is held, in a label or before a date.
EVENT_WORDS = pattern_of(
    r"""
    活动|赛|(?<!社)会(?!计|员)|培训|研修|讲座|训练|比武|军训|研学|课(?!题|程|后)|学习|办班|开班|[令练训学]营
    | 考(?!勤|生)|[笔面口初复]试|试讲|测(?!算|量|绘|温)|评(?!标|定|级|估)|检查|督(?!办)|巡(?!逻)|调研|暗访|体检|义诊|献血|接种
    | 答题|答辩|(?:评|推|遴|海|选|竞|初|复|决|终)选|选拔|征(?:集|文|求作品)
    | 仪式|典礼|[周月节](?=活动|\Z)|[传动题念放]日|(?<![发拓延进开])展(?!期|业|开|现|望)|演(?:练|出|讲|奏|示|\Z)|[展汇路公巡会]演
    | 集训|送教|下乡|走访|社会实践|听证|签约|揭牌|扫除|捐[款赠]|[观收]看
    | 投票|试鸣|放映|植树|演习|[春秋]游|行动|整治|慰问|家访|双选
    | 观摩|宣(?:传|讲|誓)|交流|参观|直播|报告|论坛
    | 阶段|开展|举办|举行|召开
    """,
    re.VERBOSE,
)
# What a plain 时间 may have before it.
PLAIN_LABEL = pattern_of(
    r"""
    (?:[一二三四五六七八九十\d（(]{1,3}[）)、.．]\s{0,3})?
    (?: 其中|全[省市国区县校]|本次|此次|具体|暂定|预计|拟定|总体|集中|第[一二三四五六七八九十]{1,2}[次届期批场轮组天]?
      | [上下]半年|\d{4}年|各\S{0,4}|起止|进行|开始|开幕|线[上下] ){0,4}\Z
    """,
    re.VERBOSE,
)
# 实施时间 is an event's only where the notice organises one; else it is a policy in force.
IN_FORCE = pattern_of(r"实施|执行|试点")
ORGANISED = pattern_of(r"活动|[比竞大]赛|培训|会议|宣传[周月]|论坛|检查")
LABELS_EVENT = pattern_of(r"[比竞大]赛|活动|培训|会议|论坛")

_STAGES = (
    "初赛|复赛|预赛|决赛|半决赛|选拔赛|市赛|省赛|校赛|国赛|区赛|县赛|初评|终评|复评|网评|现场评审|评审|评比|答辩|展评|初选|复选|决选|终选|海选"
    "|推选|推荐|公示|颁奖|总结|宣传发动|动员|部署|启动|准备|实施|征集|展播|展示|展演|验收|培训"
)
STAGE = pattern_of(
    rf"""
    阶段|[初复预决]赛
    | 第[一二三四五六七八九十]{{1,2}}(?:[期批场轮站]|批次|场次)\Z
    | (?:{_STAGES})(?:阶段|环节|赛|会)?\Z
    | ^(?:校|市|县|区|省|国家)级[^，。]{{0,8}}赛
    | 线[上下][^，。]{{0,8}}会?\Z
    """,
    re.VERBOSE,
)
# What a sentence sets a time for, if it is a stage: 省级复赛拟于X举行.
STAGE_IN_SENTENCE = pattern_of(r"(?:(?:学?校|市|县|区|省|国家|全国)级?)?(?:半?决|初|复|预)赛")
# What is held, as a label by itself: 理论考试：X; a contest or examination is one of several, a ceremony an item of the whole.
HELD_LABEL = pattern_of(
    r"[\u4e00-\u9fff]{0,6}(?:(?P<stage>考试|考核|比赛|竞赛|[笔面]试|测试|试讲|答辩|[初复预决]赛)"
    r"|讲座|会议|(?<![员协学工社机])会|演习|仪式|典礼|[展汇巡]演|演练|评审|体检|军训|[开闭]幕式|(?:宣传|活动|开放|咨询)[日周月])(?:安排)?"
)
# 第一期, 第二场 before its days in a sentence, and at the head of a row with its name.
_ORDINAL = r"第[一二三四五六七八九十\d]{1,2}(?:[期批场轮站讲班]|批次|场次)"
SESSION = pattern_of(
    rf"(?P<role>{_ORDINAL})(?:[（(][^（）()\n]{{1,16}}[）)]|[\u4e00-\u9fff]{{0,8}}班)?(?:时间)?"
    r"(?:定于|安排在|[为在于：:])?[\s\u3000]{0,3}\Z"
)
SESSION_ROW = pattern_of(rf"\A[\s\u3000]{{0,4}}(?P<role>{_ORDINAL})(?:[\s\u3000]{{1,8}}[^，。；：:\n]{{1,30}}?)?[\s\u3000]{{1,8}}\Z")
SESSION_END = pattern_of(r"[\s\u3000]{0,3}(?:[，,。；;（(\n]|\Z|在[^，,。；;\n]{2,30}(?:[，,。；;]|\Z))")
# Measures of a policy that end like a stage: 支持企业开展职工培训.
MEASURE = pattern_of(r"^(?:支持|鼓励|扩大|放宽|加大|加强|落实|完善|提高|提升|延长|给予|推动|推进|促进|优化|强化|继续|对)|政策|补贴|缴费")
NUMBER = pattern_of(r"\A[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]\s{0,3}")
WHOLE = "培训"  # 培训时间 is the time of the whole
LOOSE = pattern_of(r"\A(?:暂定|预计|拟定|本次|此次|具体)")


def find_label(clause: str) -> re.Match[str] | None:
    """The label of a time that ends the words; found from its end, for TIME_LABEL is slow on long lines.

    >>> find_label("三、活动时间：")["role"], find_label("培训期间的")
    ('三、活动', None)
    """
    last = max(map(clause.rfind, TIME_ENDS))
    if last < 0 or not LABEL_END.match(clause, last + 1):
        return None
    return TIME_LABEL.search(clause, max(0, last - LABEL_REACH))


def names_event(words: str, opening: str) -> bool:
    """Whether the words before 时间 are those of an event (比赛, 第一次检查, none), not of a policy (购房, 交付).

    `opening` is how the notice begins: what it organises tells whether 实施时间 is an event's.

    >>> names_event("比赛", ""), names_event("", ""), names_event("购房", ""), names_event("实施", "举办读书活动")
    (True, True, False, True)
    """
    if MEASURE.search(words):
        return False
    if IN_FORCE.search(words):
        return bool(ORGANISED.search(opening))
    return bool(EVENT_WORDS.search(words) or PLAIN_LABEL.match(words))


def is_no_event(label: str) -> bool:
    """Whether a plain 时间 under a label is another thing's: 网上报名, 资格初审."""
    return bool(NO_EVENT_LABEL.search(label)) and not LABELS_EVENT.search(label)


def is_stage(words: str) -> bool:
    """Whether words name a stage of an event.

    >>> [is_stage(words) for words in ("第一阶段", "省级选拔赛", "报名", "支持企业开展职工培训")]
    [True, True, False, False]
    """
    return bool(STAGE.search(words)) and not NO_EVENT_LABEL.search(words) and not MEASURE.search(words)


def read_role(words: str) -> str | None:
    """The stage that words name, without number and 暂定; None where they name none.

    >>> read_role("（一）初赛"), read_role("第一阶段：学校初赛"), read_role("暂定评比"), read_role("活动")
    ('初赛', '学校初赛', '评比', None)
    """
    bare = re.split("[：:]|(?<=阶段)[为是]", words.strip(" \u3000\t：:（(、，"))[-1]
    bare = LOOSE.sub("", NUMBER.sub("", bare))
    return bare if bare != WHOLE and 1 < len(bare) <= 16 and STAGE.search(bare) else None
