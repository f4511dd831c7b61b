"""The verbs of duties, by kind, and what makes a noun of them (报名表, 汇总材料, 申报单位)."""

import re

from extractors.deadlines.duty import Kind
from extractors.patterns import pattern_of

# Nouns that a verb makes with what follows: 提交时间, 报送平台; and those of verbs that are nouns as well: 申报书, 汇总表, 推荐单位.
NO_LABEL = r"(?!时间|截止|日期|期限|时限|方式|地点|地址|系统|平台|网站|网址|官网|邮箱|信箱|要求|渠道|流程|者|人(?![选员数才事民物力们]))"
NO_NOUN = (
    r"(?!表(?![示现达明格演彰扬])|书(?![目屋籍本面写信记院店画香库])|单(?![位项独])|单位|系统|平台|页面|专区|通道|入口|网站|网址|官网"
    r"|二维码|人(?![选员数才事民物])|证明|者|点(?![击名])|处(?!理)|时间|截止|日期|期限|时限|方式|费用|办法|要求|条件|资格|须知|说明|渠道|地点|地址|电话"
    r"|阶段|环节|流程|对象|范围|类别|凭证|邮箱|信箱|专用)"
)
# Of one character, where neither neighbour makes another word of it.
SHORT = (
    r"(?:(?<![申汇海学日周月情通简快直公年墙晚喜捷早板电呈上填预])"
    r"报(?!送|名|告|道|销|刊|社|纸|表|价|酬|考|备|批|奖|废|警|关|账|税|业|请|经|到(?!我|市|省|县|区|各|校|教|学|办公))"
    r"|(?<![提社外上成递移转送相杂缴])交(?!流|通|易|接|叉|际|付|互|替|底|费|款|谈|换|响|往|警|织|错|汇|界)"
    r"|(?<![报赠推选寄邮发输传护接运投呈移转抄欢奉递播派配])送(?!教(?:下|上|活)|审|别|礼|温|培|检|戏|书|展|法)"
    r"|(?<!邮)寄(?!宿|语|托|存|生|予|养)"
    r"|(?<![开研印颁激下自出转群首签分启引触爆并多突散])"
    r"发(?!展|言|票|文|表|生|动|布|放|挥|现|出|明|扬|起|改|行|达|热|病|电|射|育|觉|掘|音|证|包|奖|车|作|光)"
    r"|(?<![归偿返退交送])还(?=至|到|给)|汇(?=至|到|入)|(?<![宣上流遗相])传(?=至|到|给))(?!时间|日期|方式|地点|地址)"
)
SUBMIT = (
    rf"(?:(?:报送|(?<!网)上报(?!送)|呈报|递交|提交|送交|送达|选送|推送|上交|缴交|(?<![海学日])报交|交回|寄送|邮寄|寄回|发送|上传|传送|传真"
    rf"|归还|交还|返还|(?<![未])[交送报]齐|(?:复函|复电|回函|回电|赐复)(?=[，,。；;]|为[荷盼]|告知|\Z)|(?:投入|投进|投到|放入|放进|放到|放至|置于)(?=[^，,。；;]{{0,16}}(?:箱|筒|柜|篮|架|处|室|台|点|桌)(?:[，,。；;]|\Z))|电告|电邮(?=至|到|给)|返回|函告|告知|移交|报来|函报|退还|退回|寄出|送出|补交|补报|补正|抄送|抄报|转交|转送|投递|录入|收齐|提供|披露){NO_LABEL}"
    r"|(?:(?<=书面)|(?<=专题))报告(?=[^，,。；;]{2,14}[局厅委部办府会组室处科股院][，,。；;]|[^，,。；;]{2,14}[局厅委部办府会组室处科股院]\Z)"
    rf"|(?:填报|汇报|反馈|反映|答复|回复|函复|回传|报备|备案|投稿|推荐|申报|申请|申领){NO_NOUN}|(?:录入|上传|导入)(?=[^，,。；;]{{0,6}}(?:系统|平台)(?:[，,。；;]|\Z))|{SHORT})"
)
REGISTER = (
    rf"(?:(?:报名(?!回执|信息)|注册|登记|预约|预订|签到|缴费|交费|缴款|汇款|联系|领取|获取|认领|接龙|加入(?=[^，,。；;]{{0,12}}群)|入群){NO_NOUN}"
    rf"|(?:缴纳|缴清|付清|结清|支付|交纳|补缴){NO_LABEL})"
)
PREPARE = (
    rf"(?:(?:填写(?:完整)?|填好|填妥|填报|制定|制订|撰写|写出|写好|拟出|拟好|草拟|起草|准备|整理|形成|收集|完善|梳理|提出|拍摄|录制|递交|提交)(?:好|齐|妥)?{NO_LABEL}"
    rf"|(?:编制|打印|遴选|推选|评选|汇总|统计(?![局部员处科机司])|制作)(?:好|齐)?{NO_NOUN})"
)
FINISH = (
    rf"(?:(?:完成|办理|确定|明确|落实|实现|达到|建立|组织|开展|结束|启动|上线|公布|设立|成立"
    rf"|销号|清零|投票(?=表决)|上划|划转|划拨|选派|委派|指派|配备|到岗|办结|办妥|办完|改正|搬离|搬迁|搬出|腾空|腾退|拆除|清运|清除|作出|(?<!投入)交付|公开(?![招征选发课透赛])|公示(?!期|照片|材料|无异议|结束|后)|清退|补齐|修改|补充|更新|签订|签署|做好|拨付|支出|发放|建成|竣工|完工|召开|举办|举行|退出|出台|印发){NO_LABEL}"
    r"|进行(?=[^，,。；;]{0,8}(?:检修|检查|自查|排查|清理|整改|维护|保养|演练|评估|修订|核查|摸底|改造|升级|更换))"
    rf"|(?:整改|清理|核对|审核|确认|(?<![本该此])通知(?!自|精神|如下)|安排|报告){NO_NOUN})"
)
# The first characters of all verbs above: a search need try them at no other place.
BEGINS = (
    "上举交付传作修做入公写准出函划到制办加印反发召启呈告回填备复委安完实审寄导建开归录形成打抄投报披拆拍拟拨指接推提搬撰支收改放整明更核梳汇注清申电登"
    "确移竣答签组结统编缴置联腾草获落补认设评赐起转达返还进退送选递通遴邮配销预领"
)
SUBMITS = pattern_of(rf"(?=[{BEGINS}])(?:{SUBMIT})")
PUTS = pattern_of(r"[投放][入进到至]|置于")  # into a box: a place follows
REGISTERS = pattern_of(REGISTER)
PREPARES = pattern_of(PREPARE)
# What may make the thing that is then handed in: 填写X, 完成X.
MAKES = pattern_of(rf"(?=[{BEGINS}])(?:{PREPARE}|收齐|收取|(?:完成|做好){NO_LABEL})")
# Work told by a verb that names much else as well: only right behind the day, of one who is named.
WORK = pattern_of(
    r"""
    [，,]?(?:全部|全面|务必|必须|须|应当?|要|自行|统一|及时|尽快|一律|先行|负责|抓紧|依法|集中|再次|重新){0,3}
    (?:[^，,。；;]{2,16}?(?=到位|完毕))?
    (?: 修复|修缮|维修|检修|抢修|转移|撤离|撤出|撤回|驶离|搬入|搬走|迁出|迁移|清空|清扫|组建|储备|备足|备齐|备好|配齐
      | 关闭|关停|停用|恢复|选定|选出|选举|推举|张贴|悬挂|购买|购置|采购|接种|学完|读完|安装|调试|封存|销毁|验收|收回|回收
      | 下架|召回|说明|发放|发给|下发|送至|摆放|布置|补种|栽植|播种|收割|排空|加固|疏通|清淤|通车|供水|供电|供暖|入库
      | 归档|组织|传达|告知|返校|返岗|返回|到校|到位|激活|绑定|解除|解散|消除|化解|兑现|偿还|还清|收缴
      | 撤下|撤除|摘除|更换|排出|打捞|调运|出刊
      | [\u4e00-\u9fff]{1,2}(?:完|好|齐)(?![全成的美善整毕备])(?=[^，,。；;]{2})
    )
    (?!的)
    """,
    re.VERBOSE,
)
DUTY = pattern_of(rf"(?=[{BEGINS}])(?:{SUBMIT}|{REGISTER}|{PREPARE}|{FINISH})")
UNDONE = pattern_of(r"(?:不|未|无法|停止|暂停|不予|不再|不得|严禁|禁止)\Z")
OF_WHAT = pattern_of(r"的|时(?![间限效])|过(?![程渡户敏关审度堂])")  # 发放的证件, 办理时, 完成过
# What tells the way, not the duty.
WAY = pattern_of(r"登录|登陆|扫码|扫描|扫|进入|点击")
KINDS = (
    (Kind.PAY, pattern_of(r"缴费|交费|缴款|汇款|汇(?=至|到|入|\Z)|缴纳|缴清|缴税|付清|结清|支付|交纳|补缴")),
    (
        Kind.REPLY,
        pattern_of(r"反馈|反映|答复|复函|复电|回函|回电|赐复|回复|函复|回执|回传|函告|告知|提出(?=[^，,。；;]{0,8}(?:意见|建议))"),
    ),
    (Kind.REGISTER, REGISTERS),
    (Kind.SUBMIT, SUBMITS),
    (Kind.SUBMIT, PREPARES),
)


def kind_of(words: str) -> Kind:
    """The kind of duty that the words name; work of any other kind is to be finished.

    >>> kind_of("报名"), kind_of("完成报名"), kind_of("交"), kind_of("整改")
    (<Kind.REGISTER: 'register'>, <Kind.REGISTER: 'register'>, <Kind.SUBMIT: 'submit'>, <Kind.FINISH: 'finish'>)
    """
    return next((kind for kind, pattern in KINDS if pattern.search(words)), Kind.FINISH)


def kind_at(masked: str, start: int, end: int) -> Kind:
    """The kind of the verb that begins at `start`."""
    return next((kind for kind, pattern in KINDS if pattern.match(masked, start, end)), Kind.FINISH)


def find_duty(masked: str, start: int, end: int) -> re.Match[str] | None:
    """The first verb of a duty that is neither denied nor tells of what something is said (发放的证件继续有效)."""
    for verb in DUTY.finditer(masked, start, end):
        if not OF_WHAT.match(masked, verb.end(), end) and not UNDONE.search(masked, max(start, verb.start() - 2), verb.start()):
            return verb
    return None
