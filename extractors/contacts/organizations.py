"""Offices as they stand in contact blocks: alone, before a person (市示范局办公室李示范) or after a verb (报送市示范局办公室)."""

import re

from extractors.contacts.names import NO_NAMES, is_doubtful, read_name

SUFFIX = (
    "局|厅|部|委|办|处|科|室|院|校|所|站|司|会|社|组|馆|团|署|股|园|中心|大学|中学|小学|学校|公司|集团|银行|分行|支行|总队|支队|大队|队|银行|[一二三四五六七八九十]中|附中"
    "|政府|基地|残联|文联|妇联|社联|工商联|侨联|科协|文协|作协|电视台|电台|报社|传媒|窗口|专班|工会|协会|学会|商会|研究会|街道|机构|医院|法院|检察院|工作站|服务台|总台"
)
ENDS = re.compile(rf"(?:{SUFFIX})$")
PLACE = re.compile(r"[\u4e00-\u9fff]{1,8}(?:[省市县区州盟旗镇乡]|兵团|新区|街道)")
# What no name of an office holds.
NO_OFFICE = re.compile(
    r"[请将于把被的须均并先再您我你它们这那吗了着过让使]|联系|通过|进行|开展|填写|提交|发送|设在|位于|加盖|盖章|网站|(?<![日晚学通情海周])报(?![社刊业名道告])|负责|参加|根据|按照|登录|[日月]前|[前后并式份一]报|前[交送寄]|报[送至到给]|上报|呈报|[送寄交发][至到往给交]|寄送|反馈|邮寄|致电|推送|传真"
)
DELIVERED = re.compile(
    r"报送至?到?|上报至?|报至|报到|报给|呈报|送交|送至|送达|送到|寄送至?|邮?寄至|寄往|寄到|交至|交到|交给|上交|提交至?到?|提交给|发送至|发送到|发送给?|发至|发到|发给"
    r"|反馈至|反馈给|反馈|传真至|邮寄到?|投至|推送至|递交至?|汇总至|传至|报名至|致电|请与|请向|可与|可向|请联系|请咨询"
)
DELIVERED_SHORT = re.compile(r"[报送寄交发与向至到由给]")
NO_SERVICE_IN = re.compile(r"[请将于我了还可如下并需须应]|发送|进行|开展|通知|拨打|一起|公布|[与和及]$")
NO_SERVICE = frozenset(
    "办公 联系 移动 固定 指定 电子 报送 工作 单位 固话 移动 活动 请 或 及 和 本人 常用 统一 专用 以及 官方 接收 收件 投稿 报名 公共 办公室".split()
)


def is_organization(word: str) -> bool:
    """Whether a whole word is an office.

    >>> [is_organization(word) for word in ("市示范局办公室", "团县委", "示范大学", "平台", "请各单位报送市示范局")]
    [True, True, True, False, False]
    """
    return len(word) >= 2 and ENDS.search(word) is not None and not NO_OFFICE.search(word) and word not in NO_NAMES


def is_place(word: str) -> bool:
    """Whether a word is a place that stands for its office (示范区：李示范)."""
    return PLACE.fullmatch(word) is not None and not NO_OFFICE.search(word)


def split_person(word: str) -> tuple[int, int, int] | None:
    """The end of the office and the place of the name in an office with a person behind it; None where it is no such word.

    >>> word = "市示范局职教处副处长王示范"; office, start, end = split_person(word); word[:office], word[start:end]
    ('市示范局职教处', '王示范')
    >>> split_person("市示范局职教处") is None
    True
    """
    for cut in range(min(len(word) - 2, 40), 1, -1):
        if len(word) - cut > 9:
            break
        name = read_name(word[cut:])
        if name and is_organization(word[:cut]) and not is_doubtful(word[cut:][slice(*name)]):
            return cut, cut + name[0], cut + name[1]
    return None


def split_delivered(word: str) -> tuple[int, int] | None:
    """Where the office (with or without a person) begins in words about sending something to it, and whether it is one.

    >>> word = "加盖公章后报送市示范局办公室"; word[split_delivered(word)[0]:]
    '市示范局办公室'
    """
    for verbs in (DELIVERED, DELIVERED_SHORT):
        for verb in verbs.finditer(word):
            rest = word[verb.end() :]
            if len(rest) >= 2 and (is_organization(rest) or split_person(rest)):
                return verb.end(), len(word)
    return None
