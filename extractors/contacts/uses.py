"""What a number is for, by the words before its label or colon: 报名（电话）, 监督举报：."""

import re

from extractors.patterns import pattern_of

# What says nothing about the use of a number: 办公电话, 指定邮箱.
NO_SERVICE = frozenset(
    [
        "办公",
        "联系",
        "移动",
        "固定",
        "指定",
        "电子",
        "报送",
        "工作",
        "单位",
        "活动",
        "请",
        "或",
        "及",
        "和",
        "本人",
        "统一",
        "专用",
        "以及",
        "官方",
        "接收",
        "收件",
        "投稿",
        "公共",
        "办公室",
        "提示",
        "负责人",
        "对接人",
        "附注",
        "确认",
        "承办人",
        "短号",
        "小号",
        "内线",
        "分机",
        "路电",
        "军线",
        "小灵通",
        "虚拟号",
        "虚拟网",
        "集团号",
        "政府网",
        "责任人",
    ]
)
NO_SERVICE_INSIDE = pattern_of(
    r"""^分别 | ^[各或并] | 发$ | [请将于我了还可如须] | (?<!线)下(?![载岗乡级]) | 并(?!网) | (?<![所供])需 | 应(?![急聘届用对征])
      | 发送|发至|通过|进行|开展|开[辟通设]|设立|建立|通知|拨打|一起|公布|[与和及]$""",
    re.VERBOSE,
)
# Labels of other things than a use: 报名地点：, 咨询部门：, 账号：.
OTHER_LABEL = pattern_of(
    r"""(?:地[点址]|网址|日期|时间|方[法式]|范围|要求|内容|部门|处室|单位|职[务称]|姓名|短号|小号|内线|分机
      | [账帐][号户]|户名|户行|银行|[卡行税证文编学刊群批工]号|代码|编码|号码)$""",
    re.VERBOSE,
)
# Kinds of lines, exchanges and places of a telephone of the same person: 厂线, 市话, 小总机, 家庭（电话）.
LINE = pattern_of(
    r"""\D{0,3}(?:(?<![热专在连上下])线|(?<![联官上])网) | \D{0,2}话 | \D{0,2}[路市宅办厂军矿]电 | [大小]?总机 | .{0,2}[短小直]号
      | 家庭|住宅|宿舍|白天|夜间|晚间|日间|备用|第二|常用|私人|个人|家里|科室|本部
      | (?:校|厂|矿|院|局|园|区|港|场|馆|店|司)[内外] | [内外]部|中继|微信同号?|铁路|电力|地方|军用|程控|公务|系统|红机""",
    re.VERBOSE,
)
# What an office's number is for, run on behind its name: 市示范中心值班（电话）.
USE = pattern_of("(?:值班|值守|咨询|办公|联系|监督|举报|服务|报名|预约|投诉|应急|总值班|业务|政策|技术|报送|受理){1,2}$")
MAX_USE = 20  # characters


def may_be_use(word: str) -> bool:
    """Whether words before a label or colon may tell a use.

    >>> may_be_use("报名咨询"), may_be_use("请各单位拨打")
    (True, False)
    """
    return 1 < len(word) <= MAX_USE and NO_SERVICE_INSIDE.search(word) is None


def says_nothing(word: str) -> bool:
    """Whether words before a label or colon are a label of something else or tell no use.

    >>> says_nothing("办公"), says_nothing("报名地点"), says_nothing("报名咨询"), says_nothing("厂线")
    (True, True, False, True)
    """
    return word in NO_SERVICE or LINE.fullmatch(word) is not None or word[-1] in "至到给" or OTHER_LABEL.search(word) is not None
