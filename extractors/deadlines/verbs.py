"""The verbs of duties, by kind, and what makes a noun of them (报名表, 汇总材料, 申报单位)."""

import re

from extractors.deadlines.duty import Kind

# A verb before one of these is part of a noun.
NO_NOUN = (
    r"(?!表(?!示|现|达|明)|书(?!写|面)|单(?!位)|系统|平台|页面|专区|通道|入口|网站|网址|官网|二维码"
    r"|人(?![选员数才事民物])|证明|者|时间|截止|日期|期限|时限|方式|费用|办法|要求|条件|资格|须知|说明|渠道|地点|地址|电话"
    r"|阶段|环节|流程|对象|范围|类别|单位|凭证|邮箱|信箱|专用)"
)
# Of one character, where neither neighbour makes another word of it.
SHORT = (
    r"(?:(?<![申汇海学日周月情通简快公年墙晚喜捷早板电呈上填预])"
    r"报(?!送|名|告|道|销|刊|社|纸|表|价|酬|考|备|批|奖|废|警|关|账|税|业|请|经|到(?!我|市|省|县|区|各|校|教|学|办公))"
    r"|(?<![提社外上成递移转送相杂缴])交(?!流|通|易|接|叉|际|付|互|替|底|费|款|谈|换|响|往|警|织|错|汇|界)"
    r"|(?<![报赠推选寄邮发输传护接运投呈移转抄欢奉递播派配])送(?!教(?:下|上|活)|审|别|礼|温|培|检|戏|书|展|法)"
    r"|(?<!邮)寄(?!宿|语|托|存|生|予|养)"
    r"|(?<![开研印颁激下自出转群首签分启引触爆并多突散])"
    r"发(?!展|言|票|文|表|生|动|布|放|挥|现|出|明|扬|起|改|行|达|热|病|电|射|育|觉|掘|音|证|包|奖|车|作|光)"
    r"|(?<![宣上流遗相])传(?=至|到|给))(?!时间|日期|方式|地点|地址)"
)
SUBMIT = (
    r"报送|(?<!网)上报(?!送)|呈报|填报|汇报|递交|提交|送交|送达|选送|推送|上交|缴交|报交|交回|寄送|邮寄|寄回|发送|上传|传送|传真"
    r"|反馈|返回|回复|函复|函告|回传|移交|抄送|抄报|转交|转送|报备|备案|投稿|投递|录入|收齐|提供|推荐|申报|申请|申领|披露"
)
REGISTER = r"报名(?!回执|信息)|注册|登记|预约|签到|缴费|交费|缴款|汇款|缴纳|缴清|联系|领取|获取|认领"
PREPARE = (
    r"填写(?:好|完整)?|填好|填妥|制定|制订|撰写|准备|整理|形成|编制|收集|打印|完善|梳理|遴选|推选|评选|提出"
    r"|汇总|统计|制作|拍摄|录制|做好|填报|递交|提交"
)
FINISH = (
    r"完成|办理|确定|明确|落实|实现|达到|建立|组织|开展|结束|启动|上线|公布|设立|成立|整改|清理|清退|补齐"
    r"|修改|核对|审核|补充|更新|确认|通知|安排|签订|报告|做好"
)
SUBMITS = re.compile(rf"(?:{SUBMIT}){NO_NOUN}|{SHORT}")
REGISTERS = re.compile(rf"(?:{REGISTER}){NO_NOUN}")
PREPARES = re.compile(rf"(?:{PREPARE})(?:好|齐|妥)?{NO_NOUN}")
# What may make the thing that is then handed in: 填写X, 完成X.
MAKES = re.compile(rf"(?:{PREPARE}|完成|做好)(?:好|齐|妥)?{NO_NOUN}")
VERB = re.compile(rf"(?:{SUBMIT}|{REGISTER}){NO_NOUN}|{SHORT}")
DUTY = re.compile(rf"(?:{SUBMIT}|{REGISTER}|{PREPARE}|{FINISH}){NO_NOUN}|{SHORT}")
# What tells the way, not the duty.
WAY = re.compile(r"登录|登陆|扫码|扫描|扫|进入|点击")
KINDS = (
    (Kind.PAY, re.compile(r"缴费|交费|缴款|汇款|缴纳|缴清|缴税")),
    (Kind.REPLY, re.compile(r"反馈|回复|函复|回执|回传|函告")),
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
