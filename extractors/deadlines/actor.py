"""Who must: words that name people or an organ, and where in a clause they stand. All places are in a masked sentence."""

import re

from extractors.deadlines.clauses import HIDDEN, Place, trim
from extractors.deadlines.verbs import DUTY, SUBMITS
from extractors.patterns import pattern_of

NOTE = rf"(?:[（(]{HIDDEN}{{0,60}}[）)])?"
_OFFICES = "局厅委办部处科室校院园系司社站所馆队旗盟州镇乡村市县区"
ORGAN = (
    rf"[{_OFFICES}]|部门|中心|公司|企业|单位|机构|机关|政府|街道|社区|地区|各系统|年级|班级|[各全]班"
    r"|[各本全]地|支会|工会|协会|学会|团委|党委|支委会|委员会|教指委|行指委|教研组|备课组|年级组|学科组|项目组|小组|团队|联盟|高中|初中|中学|小学"
    r"|赛点|媒体|镇街|街镇|商会|[）)]委?会|课题组|工作组|专班|[各本全]组|供电所|站点|网点|食堂|门店|商店|超市|酒店|药店|农场|林场|车间|班组|工地|基地"
)
PERSON = (
    r"人员|人士|成员|队员|党员|团员|学员|会员|教员|职员|管理员|宣防员|主任|校长|书记|干事|委员|组长|班长|队长|团长|院长|局长|处长|科长|股长"
    r"|[林河湖田级室舍寝站园所社会厂镇村乡]长|大家|公众|各界|商家|厂家|店主|所有人|导师|教练|讲师|老师|教师|同学|学生|考生|新生|毕业生|研究生|家长|代表|专家|选手|评委|裁判|负责人|申报人|申请人|投标人|联系人|购房人|供应商|参展商|经销商|代理商|商户|法人|个人|本人"
    r"|(?<![我你他她它咱人])们|值日生|师生|住[校宿]生|走读生|[租借]用人|[撰供投]稿人|借阅人|保管人|捐赠人|纳税人|缴费人|征收人|当事人|权利人|债权人|委托人|使用人|监护人|承租人|承包人|参保人|采购人|业主|船东|车主|户主|房主|农户|租户|住户|拆迁户"
    r"|经营户|养殖户|个体户|困难户|工商户|网格员|安全员|驾驶员|辅导员|村民|市民|股东|会员|律师|民警|干警|医生|司机|医师|药师|护士|工程师|代理人|受让人|竞买人|联络人|责任人|持证人|获奖人|被推荐人|被执行人|著作权人"
    r"|者|集体|团体|同志|职工|群众|居民|对象|干部|用户|党支部|支部|总支|学会|企事业"
)
ACTOR = pattern_of(rf"(?:{ORGAN}|{PERSON}){NOTE}(?:等)?\Z")
# What ACTOR ends with: where the words do not, the pattern, which has many beginnings, need not look. Each of the alternatives above must
# end with a plain character.
ACTOR_ENDS = frozenset(_OFFICES + "".join(words[-1] for words in f"{ORGAN}|{PERSON}".split("|")) + "等）)")
ACTOR_SIZE = 8  # characters of the longest without a note, and 等
# 申报教师 begins with a verb and names people all the same.
APPLICANT = pattern_of(
    r"(?:申报|参赛|报名|推荐|注册|申请|报告)(?:人|者|教师|老师|学生|同学|单位|选手|学校|考生|高校|院校|企业|人员|部门|机构)\Z"
    r"|组织(?:部|人事|机构|单位|者)"
)
HANDS_IN = pattern_of(
    r"报送|函报|呈报|退还|退回|上报|提交|上传|发送|填写|反馈|答复|反映|寄送|邮寄|传真|告知|归还|交还|投[入进]|(?:寄|送|报|交|发)(?:至|到|给|往)|送交|统一"
)
WHO = pattern_of(rf"的[^的]{{0,24}}(?:{ORGAN}|{PERSON}){NOTE}\Z")
NO_ACTOR = pattern_of(
    r"""
    \A(?: 向(?!阳)|通过|以|按|将|把|落实|组织(?!部|人事|委员)|安排|通知|明确|确定|全面|发动|动员|成立|加强
        | 凭|于|从(?!业)|根据|参照|对照|结合|并|填写
        | 推荐(?!单位|高校|学校|部门)|经|为|用(?!人|户)
        | 书面|集中|及时|按时|一并|直接|分别|尽快|登录|做好|严格|积极|认真|充分|指导|督促|协调
        | 联合|分(?![管局会院公团])|与|含|附(?!属|中|小)|在(?![职校读岗编])|[0-9一二三四五六七八九十]{1,3}[名人个]
        | 一式|期间|前往|赴|全部|加盖|盖章|签字|扫描|打印|装订|密封|打包|内部|外部|其中|到|至|需|须|请|已|要|应(?![届急]) )
    | 将|为单位|组织好|安排好|按照|推荐(?!单位)|负责(?!人)|材料|名单|汇总|制定|开展|参加\Z|(?:返|到|离)校\Z|由|并|，
    | (?<=[）)表书料告结])经|(?<![主重需])要|应当|务必|成立|召集|召开|举办|举行
    """,
    re.VERBOSE,
)
LEAD = pattern_of(
    r"""
    [\s\u3000]{0,8}(?: [（(]□{4,40}[）)] | [（(]?[一二三四五六七八九十□\d]{1,3}[）)、.．]
      | 注意 | 说明 | 另外? | 同时 | 并(?![一不]) | 其中 | 因此 | 此外 | 且 | 望 | 希望 | 敬请 | 请 | 凡 | 要求(?!的)
      | 由 | 通知 | 提醒 | 责令 | 责成 | 敦促 | 对(?=符合) | 对(?!照|[^，]{1,20}的) | 现(?!场) | 经研究 | 为此
    ){0,4}[\s\u3000]{0,8}
    """,
    re.VERBOSE,
)
# Where a subject may end; not within 应急管理局, 统计局, 就业中心, 研究院, 向阳区, 在校学生.
SUBJECT_END = pattern_of(
    r"(?<!申)请|均?要(?![素闻点])|应(?![急用届聘征诉])|须|需(?!求)|务必|如(?=[对有需因遇未不])|若|必须|可(?!持续|再生|克)|将(?![乐军])|把|按(?!摩)|根据|参考(?=通知|附件|本|上述)|依照|依据|对照|参照"
    r"|结合|对(?![口象应外])|于(?![都田洪])|在(?![职校读岗编线京建])|通过|登录|登陆|以(?![上下内外])|从(?![业化教])"
    r"|组织(?!部|人事|机构|者|单位|委员)|填写|填报|制定|制订|统计(?![局部员处科机])|收集|明确|确定|安排|负责(?![人同单])|收齐|收取|携带|带[好齐]|凭(?=本人|身份|有效|通知|学生)"
    r"|推荐(?!单位)|自主|自行|统一|汇总|认真|积极|严格|围绕|加强|高度|原则上|准备|加快|抓紧|先(?![进锋])|报送|上报|提交"
    r"|完成(?!单位)|报名|注册(?!会计|企业|单位)|择优|牵头(?![单部院处])|讨论(?![会组])|研究(?![院所室生会员中])|至少|及时|做好"
    r"|整理|遴选|办理|自查(?=后|自纠)|配合(?=[^，,])|审核(?!机[关构]|部门|单位|[组员人])|[最至][迟晚]|不得|参加|意?向(?!阳)|也|再(?!就业|生)|就(?![业读职诊])|出具|提醒|督促|[收接]到(?=后|通知|本)"
)
UNIT = pattern_of(r"以(?P<who>[^，,。；;]{2,24})为单位")
# 各市直学校“五一”自查表: who, then the thing, without a verb between.
_QUALIFIER = (
    r"有关|相关|参赛|参会|参展|参训|牵头|责任|入选|申报|承办|承担|直属|市直属?|省直属?|县直|区直|省属|市属|高等|中等|职业|中小|普通"
    r"|级|类|项目|二级|设区的?"
)
_TERRITORY = rf"(?:市|县|区|州|盟|旗|镇|乡|街道|地|师|省)(?:[（(]{HIDDEN}{{1,20}}[）)])?"
_HEAD = (
    r"教育(?:行政部门|体育局|局|厅)|教体局|学校|院校|高校|中学|小学|幼儿园|单位|部门|校|院|系|班级?(?:团支部)?|支部|团支部|科室|处室|机关"
    r"|企业|支行|分行|分局|医院|学院|研究院|教研室|教研组|分会|地"
    r"|[^，,、的□各\s]{1,8}?(?:局(?![部面势])|委员会|支行|分行|医院|派出所|分公司|协会)"
)
_EACH = rf"各(?:{_QUALIFIER}){{0,4}}(?:{_TERRITORY}(?:、(?={_TERRITORY}))?){{0,4}}(?:(?:{_QUALIFIER}){{0,2}}(?:{_HEAD}))?{NOTE}"
LEADING = pattern_of(rf"(?:{_EACH})(?:[、和及与](?:{_EACH}|[^、，各的]{{1,8}}(?:院|馆|局|中心|校|处|室|办))){{0,6}}的?")
MARKERS = 8  # tried ends of a subject in one clause


def is_actor(words: str) -> bool:
    """Whether the (masked) words name people or an organ.

    >>> [is_actor(w) for w in ("各市教育局（□□□）", "有意参加的老师", "落实经费和人员", "活动总结", "参加人员名单")]
    [True, True, False, False, False]
    """
    if not 2 <= len(words) <= 80 or words[-1] not in ACTOR_ENDS:
        return False
    start = 0 if "）" in words[-2:] or ")" in words[-2:] else len(words) - ACTOR_SIZE
    if not ACTOR.search(words, max(0, start)):
        return False
    if re.search(r"《|[0-9一二两三四五六七八九十][名位]|项\Z|人选|联络员\Z|将|把|(?<!申)请", words):
        return False
    if HANDS_IN.search(words) and not WHO.search(words):
        return False
    who = WHO.search(words)
    if DUTY.match(words) and not (who and not SUBMITS.search(words, who.start())) and not APPLICANT.match(words):
        return False
    return not NO_ACTOR.search(words) or _is_described(words)


def _is_described(words: str) -> bool:
    """Whether the words are people or organs told by what they did: 通过初审的学校."""
    found = WHO.search(words)
    return found is not None and not DUTY.search(words, found.start()) and not re.match(r"向|并|填写|推荐|以|组织(?!部|者|单位)", words)


def after_lead(masked: str, start: int, end: int) -> int:
    """Where the words begin behind a number, 请, 同时 and the like."""
    found = LEAD.match(masked, start, end)
    return found.end() if found else start


def find_subject(masked: str, start: int, end: int) -> Place | None:
    """Who begins the clause: all of it, or the words before 要, 将, 按, 于 and the like; None where no one is named."""
    start = after_lead(masked, start, end)
    whole = trim(masked, start, end)
    if whole and is_actor(masked[slice(*whole)]):
        return whole
    for count, match in enumerate(SUBJECT_END.finditer(masked, start, end)):
        place = trim(masked, start, match.start())
        if place and is_actor(masked[slice(*place)]):
            return place
        if count >= MARKERS:
            break
    return None


def find_unit(masked: str, start: int, end: int) -> Place | None:
    """Who hands in together: 以班级为单位."""
    found = UNIT.search(masked, start, end)
    return found.span("who") if found and is_actor(found["who"]) else None


def split_leading(masked: str, start: int, end: int) -> tuple[Place | None, int]:
    """Who owns the thing that follows without a verb (各校汇总表), and where the thing begins."""
    found = LEADING.match(masked, start, end)
    if not found or found.end() - start < 2 or end - found.end() < 2 or ACTOR.match(masked[found.end() : end]):
        return None, start
    stop = found.end() - masked.endswith("的", start, found.end())
    return (start, stop), found.end()
