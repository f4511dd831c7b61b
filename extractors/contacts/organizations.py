"""Offices as they stand in contact blocks: alone, before a person (市示范局办公室李示范) or after a verb (报送市示范局办公室)."""

import re

from extractors.contacts.names import is_common, is_doubtful, read_name

# How names of offices end.
_SUFFIXES = (
    "局厅部委办处科室院校所站司会社组馆团署股园队"
    " 中心 大学 中学 小学 学校 公司 集团 银行 分行 支行 附中 政府 基地 残联 文联 妇联 社联 侨联 工商联 科协 文协 作协 体协"
    " 电视台 电台 传媒 窗口 专班 街道 机构 服务台 总台 一中 二中 三中 四中 五中 六中 七中 八中 九中 十中"
)
SUFFIXES = (*_SUFFIXES.split()[0], *_SUFFIXES.split()[1:])
PLACE_SUFFIXES = (*"省市县区州盟旗镇乡", "兵团", "街道")
# What no name of an office holds: verbs, pronouns, words about sending.
NO_OFFICE = re.compile(
    r"""[请将于把被的须均并先再您你它们这那吗了着过让使] | (?<!^)我
      | 联系|通过|进行|开展|填写|提交|发送|设在|位于|加盖|盖章|网站|负责|参加|根据|按照|登录|寄送|反馈|邮寄|致电|推送|传真
      | (?<![日晚学通情海周])报(?![社刊业名道告]) | [日月]前 | 前[交送寄] | [送寄交发][至到往给交]
    """,
    re.VERBOSE,
)
DELIVERED = re.compile(
    r"""报[送至到给]{1,2} | 上报[至到]? | 呈报 | [寄提递]?[送交][至到达给交] | 寄[至往到给] | 上交 | 发[至到给] | 发送[至到给]?
      | 反馈[至给到]? | 传真?至 | 邮寄到? | 投至 | 推送[至到给] | 汇总至 | 报名至 | 致电 | [请可][与向] | 联系 | 咨询
    """,
    re.VERBOSE,
)
DELIVERED_SHORT = re.compile(r"[报送寄交发与向至到由给]")
CALL = ("联系", "咨询", "洽谈")  # 与李老师联系
# Forms of address that make a person of a name in running words.
ADDRESS_FORM = tuple(form + tail for form in ("老师", "同志", "先生", "女士", "处长", "科长", "主任") for tail in ("", "收", "处"))
MAX_PERSON = 9  # characters of a name with its title


def is_organization(word: str) -> bool:
    """Whether a whole word is an office.

    >>> [is_organization(word) for word in ("市示范局办公室", "团县委", "示范大学", "平台", "请各单位报送市示范局")]
    [True, True, True, False, False]
    """
    return len(word) >= 2 and word.endswith(SUFFIXES) and not NO_OFFICE.search(word) and not is_common(word)


def is_place(word: str) -> bool:
    """Whether a word is a place that stands for its office (示范区：李示范)."""
    return 2 <= len(word) <= 10 and word.endswith(PLACE_SUFFIXES) and not NO_OFFICE.search(word)


def split_person(word: str) -> tuple[int, int, int] | None:
    """The end of the office and the place of the name in an office with a person behind it; None where it is no such word.

    >>> word = "市示范局职教处副处长王示范"; office, start, end = split_person(word); word[:office], word[start:end]
    ('市示范局职教处', '王示范')
    >>> split_person("市示范局职教处") is None
    True
    """
    for cut in range(len(word) - 2, max(1, len(word) - MAX_PERSON - 1), -1):
        if not word.endswith(SUFFIXES, 0, cut):
            continue
        name = read_name(word[cut:])
        if name and is_organization(word[:cut]) and not is_doubtful(word[cut:][slice(*name)]):
            return cut, cut + name[0], cut + name[1]
    return None


def split_delivered(word: str) -> tuple[int, int] | None:
    """Where the office or person stands in words about sending something to it; None where no such words are.

    >>> word = "加盖公章后报送市示范局办公室"; start, end = split_delivered(word); word[start:end]
    '市示范局办公室'
    >>> word = "请与王示范老师联系"; start, end = split_delivered(word); word[start:end]
    '王示范老师'
    """
    end = len(word) - 2 if word.endswith(CALL) else len(word)
    for verbs in (DELIVERED, DELIVERED_SHORT):
        for verb in verbs.finditer(word, 0, end):
            rest = word[verb.end() : end]
            if is_organization(rest) or split_person(rest) or (verbs is DELIVERED and _is_addressed(rest)):
                return verb.end(), end
    return None


def _is_addressed(word: str) -> bool:
    """Whether a word is a person with a form of address: 李老师, 李示范老师."""
    return word.endswith(ADDRESS_FORM) and read_name(word) is not None
