"""Offices as they stand in contact blocks: alone, before a person (市示范局办公室李示范) or after a verb (报送市示范局办公室)."""

import re
from functools import lru_cache

from extractors.contacts.names import SPACE, TITLE, is_common, is_doubtful, read_name
from extractors.patterns import pattern_of

# How names of offices end.
_SUFFIXES = (
    "局厅部委办处科室院校所站司会社组馆团署股园队"
    " 中心 大学 中学 小学 学校 幼儿园 公司 集团 银行 分行 支行 附中 政府 基地 海关 法院 检察院"
    " 残联 文联 妇联 社联 侨联 工商联 科协 文协 作协 体协"
    " 电视台 电台 传媒 窗口 专班 街道 机构 服务台 总台 一中 二中 三中 四中 五中 六中 七中 八中 九中 十中"
)
# What is only a kind of school or body (（小学）): no office's name.
_KINDS = "处室 科室 中小学 小学 中学 大学 学校 高校 初中 高中 幼儿园 公司 医院 银行 集团 机构 社会 领队 省部 内部 外部 全部 各局"
KINDS = frozenset(_KINDS.split())
FACULTY = pattern_of("(?<![关联体])系$")
SUFFIXES = (*_SUFFIXES.split()[0], *_SUFFIXES.split()[1:])
# Of words that end in 会 these are bodies; 王示会 may be a person.
ASSEMBLY = pattern_of("(?:[工学协商委生员友金研联理监事表促合进]|大|村|居)会$")
# The last characters of offices: a cheap look before the patterns.
ENDS = frozenset(suffix[-1] for suffix in SUFFIXES) | {"系"}
PARTS = ("校区", "院区", "赛区", "片区", "考区", "分院", "分校")  # of an office, in brackets behind its number
PLACE_SUFFIXES = (*"省市县区州盟旗镇乡", "兵团", "街道")
# What no name of an office holds: verbs, pronouns, words about sending.
NO_OFFICE = pattern_of(
    r"""[请将于把被的须均并您你它们这那吗了着过让] | 先(?![进锋]) | 再(?!生) | 使(?![馆领命]) | (?<!^)我
      | ^(?:为|[以由到与](?=.{3})|在(?!线)|若(?![尔羌])|经(?![济开信贸管营办建科])|从(?![化江]))
      | 落实|贯彻|依托|联系|通过|进行|开展|填写|提交|发送|上传|设在|事[宜项]|拨打|室[在于]|位于|加盖|盖章|网站|负责|参加|根据|按照|登录
      | [详垂]询 | 后[与由向到交送报找] | [之何各多该好用难长远近深别到]处$ | (?:承|主|协|督|举|经|代|兴)办$
      | 寄(?!宿)|反馈|邮寄|致电|推送|传真
      | (?<![日晚学通情海周制时商])报(?![社刊业名道告]) | [日月]前 | 前[交送寄] | [送寄交发][至到往给交]
      | (?<![外公成提社移转])交(?=[市省县区州我本局校镇乡]) | (?<![播运输配护赠])送(?=[市省县区州我本局校镇乡])
    """,
    re.VERBOSE,
)
DELIVERED = pattern_of(
    r"""报[送至到给]{1,2} | 上报[至到]? | 呈报 | [寄提递]?[送交][至到达给交] | 寄[至往到给] | 上交 | 发[至到给] | 发送[至到给]?
      | 反馈[至给到]? | 传真?至 | 邮寄到? | 投至 | 推送[至到给] | 汇总至 | 报名至 | 致电 | [请可][与向] | 联系 | 咨询
      | (?:[请可]|直接|问题|疑问)找 | [请详垂]询
    """,
    re.VERBOSE,
)
DELIVERED_SHORT = pattern_of(
    r"(?<![日晚学通情海周制时商])报(?![修警名废销考价])|[送寄与向至给]|交(?![通易流警])|发(?![展改布票生])|(?<![报达])到(?!位)|(?<![理自])由"
    r"|(?<![学访提疑反慰顾])问(?![题卷答询候责])|(?<![查寻])找(?![到出准回])"
)
# Without one of these characters none of the verbs is there: a cheap look before the patterns.
VERB_SIGN = pattern_of("[报送交寄发馈传至致与向系询找给到由问]")
# What may run on into an office without a mark between: 书面材料寄市示范局, 打包上传省教研室, 由市示范局.
BEFORE_OFFICE = pattern_of(
    r"寄(?!宿)|上传[至到]?|(?:[可请]|来电|电话|欢迎)咨询|[请详垂]询|(?:[承主协举]办|联系|牵头|责任)单位|事[宜项]由|^[以由](?=[省市县区州国本我])|办公室设?[在于](?=.{3})"
)
FILED = ("备案", "汇总", "审核", "审批", "备查", "存档")  # 报市示范局人事科备案
IN_CHARGE = tuple(f"负责{what}" for what in ("联系", "联络", "对接", "解答", "解释", "受理"))  # 由市示范局王示范负责联络
CALL = ("联系", "咨询", "洽谈", "反映", "举报", "接洽", "对接", "沟通", "询问", "联络", "索取", "申诉", "投诉", "报告")  # 与李老师联系
TAILS = (*IN_CHARGE, *CALL, *FILED)
# Forms of address that make a person of a name in running words.
ADDRESS_FORM = tuple(form + tail for form in ("老师", "同志", "先生", "女士", "处长", "科长", "主任") for tail in ("", "收", "处"))
# 我院王示处: where a person sits. A name of three reads as one without the place (王示范处).
AT_PERSON = pattern_of(r"(?P<office>[我本][院校局厅委部室]|[\u4e00-\u9fff]{2,16}(?:研究院|教研室|研究所))(?P<name>[\u4e00-\u9fff]{2})处")
POST = pattern_of(rf"(?:{TITLE})$")
ROOM = pattern_of(r"(?<!\d)\d{1,4}$")  # 406办公室
# 2031年度读书节评选委员会办公室: a year before a body that is set up for its event.
FIGURES = pattern_of(r"(?<!\d)\d{4}")
OF_YEAR = pattern_of(r"年度?(?=.{2,40}(?:委员会|组委会|领导小组|指挥部|会务组|筹备组))")
ROOM_UNIT = pattern_of(r"(?<=\d)(?:号楼|房间|[室号楼层房])(?=[\u4e00-\u9fff]{4})")  # 302室王示范老师
# The label of who has an account.
BANKED = pattern_of(rf"(?:开户(?:银行|行)?|户名|[账帐]户名?称?|收款(?:单位|人|方)|[汇转]款)(?:名称)?{SPACE}{{0,3}}[：:]{SPACE}{{0,3}}$")
BEFORE_VALUE = frozenset("：: \u3000\xa0\t")  # a cheap look before the pattern
BANK_LABEL = 16  # characters of its label
KIND_OF_PLACE = pattern_of("[全各本该我在到市郊城地辖园小社校片农山景外两多每整]|主城|老城|新城")
SHORT = 4  # characters of the name of a place
ASKED = 2048  # words whose answers are kept: each is asked about in several places, and offices and labels recur from notice to notice
MAX_PERSON = 9  # characters of a name with its title


@lru_cache(maxsize=ASKED)
def is_organization(word: str) -> bool:
    """Whether a whole word is an office.

    >>> [is_organization(word) for word in ("市示范局办公室", "团县委", "示范大学", "平台", "请各单位报送市示范局")]
    [True, True, True, False, False]
    """
    if len(word) < 2 or word[-1] not in ENDS or word in KINDS or NO_OFFICE.search(word) or is_common(word):
        return False
    if not word.endswith(SUFFIXES):
        return len(word) > 2 and FACULTY.search(word) is not None
    return not word.endswith("会") or ASSEMBLY.search(word) is not None


def is_no_office(text: str, start: int, end: int) -> bool:
    """Whether words with the shape of an office are a room (406办公室) or who has an account (户名：市示范中心)."""
    if text[start - 1 : start] in BEFORE_VALUE and BANKED.search(text, max(0, start - BANK_LABEL), start):
        return True
    return (
        not ROOM_UNIT.match(text, start, end)
        and ROOM.search(text, max(0, start - 6), start) is not None
        and is_organization(text[start:end])
    )


def is_of_year(text: str, start: int, end: int) -> bool:
    """Whether words go on with a year and name the body that is set up for its event: 2031年度读书节评选委员会办公室."""
    body = OF_YEAR.match(text, start, end)
    return body is not None and FIGURES.match(text, start - 4, start) is not None and is_organization(text[body.end() : end])


@lru_cache(maxsize=ASKED)
def find_office(word: str) -> int | None:
    """Where the office begins that a word ends with, other words before it left out; None where the word is no office.

    >>> word = "书面材料寄市示范局办公室"; word[find_office(word):], find_office("市示范局办公室"), find_office("平台")
    ('市示范局办公室', 0, None)
    """
    start = 0
    if word[-1:] not in ENDS:
        return None
    for found in BEFORE_OFFICE.finditer(word):
        if is_organization(word[found.end() :]):
            start = found.end()
    return start if start or is_organization(word) else None


def is_place(word: str) -> bool:
    """Whether a word is a place that stands for its office (示范区：李示范)."""
    return 2 <= len(word) <= 10 and word.endswith(PLACE_SUFFIXES) and not NO_OFFICE.search(word)


def is_named_place(word: str) -> bool:
    """Whether a short word is the name of a place, no kind of place (甲县66011234).

    >>> is_named_place("示范县"), is_named_place("市区"), is_named_place("全市")
    (True, False, False)
    """
    return len(word) <= SHORT and is_place(word) and KIND_OF_PLACE.match(word) is None


@lru_cache(maxsize=ASKED)
def split_person(word: str) -> tuple[int, int, int, int] | None:
    """Start and end of the office and of the name in an office with a person behind it; None where it is no such word.

    >>> word = "市示范局职教处副处长王示范"; first, office, start, end = split_person(word); word[first:office], word[start:end]
    ('市示范局职教处', '王示范')
    >>> split_person("市示范局职教处") is None
    True
    """
    at = AT_PERSON.fullmatch(word) if word.endswith("处") else None
    if at and read_name(at["name"]) and not is_doubtful(at["name"]):
        return 0, at.end("office"), *at.span("name")
    for cut in range(len(word) - 2, max(1, len(word) - MAX_PERSON - 1), -1):
        if word[cut - 1] not in ENDS or not word.endswith(SUFFIXES, 0, cut):
            continue
        name = read_name(word[cut:])
        office = find_office(word[:cut]) if name else None
        if name and office is not None and not is_doubtful(word[cut:][slice(*name)]):
            return office, cut, cut + name[0], cut + name[1]
    return None


@lru_cache(maxsize=ASKED)
def split_post(word: str) -> int | None:
    """Where the post begins in an office with a post behind it; None where it is no such word.

    >>> word = "市示范局人事科科长"; word[: split_post(word)], split_post("市示范局人事科")
    ('市示范局人事科', None)
    """
    post = POST.search(word)
    return post.start() if post and is_organization(word[: post.start()]) else None


def split_delivered(word: str, *, numbered: bool = False) -> tuple[int, int] | None:
    """Where the office or person stands in words about sending something to it; None where no such words are.

    `numbered`: a number stands right behind the word, so that a bare name is a person, too (请联系王示范13800001234).

    >>> word = "加盖公章后报送市示范局办公室"; start, end = split_delivered(word); word[start:end]
    '市示范局办公室'
    >>> word = "请与王示范老师联系"; start, end = split_delivered(word); word[start:end]
    '王示范老师'
    """
    if not VERB_SIGN.search(word):
        return None
    end = len(word)
    if word.endswith(TAILS):
        end -= next(len(tail) for tail in TAILS if word.endswith(tail))
    for verbs in (DELIVERED, DELIVERED_SHORT):
        for verb in verbs.finditer(word, 0, end):
            rest = word[verb.end() : end]
            if is_organization(rest) or split_person(rest) or (verbs is DELIVERED and _is_addressed(rest, numbered=numbered)):
                return verb.end(), end
    return None


def _is_addressed(word: str, *, numbered: bool) -> bool:
    """Whether a word is a person: with a form of address (李老师, 李示范老师), or a bare name with a number behind it."""
    name = read_name(word)
    return name is not None and (word.endswith(ADDRESS_FORM) or (numbered and not is_doubtful(word[slice(*name)])))
