from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.deadlines import Kind
from tests.cases import Case, check, read_text

HEAD = "示范省教育厅关于举办读书节的通知\n示教函〔2024〕8号\n\n各市教育局：\n"
FOOT = "\n\n示范省教育厅\n2024年3月1日\n"


def due(date: str | None, what: str | None = None, actor: str | None = None, channel: str | None = None, **more: Any) -> dict[str, Any]:
    return {"date": date, "what": what, "actor": actor, "channel": channel} | more


def body(words: str) -> str:
    return HEAD + words + FOOT


STAGES = (
    Case(
        "征集分两个阶段，⟦5月31日前⟧为集中征集阶段，5月31日以后为常态化征集阶段。",
        (due("2024-05-31", "集中征集", kind=Kind.SUBMIT),),
        "a stage that ends by the day",
    ),
    Case(
        "参观日期为5月10日至30日，网上提交预约参观的时间为⟦5月8日9:00至5月29日18:00⟧（须打印回执）。",
        (due("2024-05-29", "网上提交预约参观"),),
        "a window in which something is handed in online",
    ),
    Case(
        "读书活动的心得材料（包括书目、照片）整理好后交各年级组。由年级组汇总后上交团委，截止日期为⟦5月9日⟧。",
        (due("2024-05-09", "读书活动的心得材料（包括书目、照片）", "年级组", "团委"),),
        "gathered on the way, made ready before",
    ),
    Case(
        "不能参加的，请于⟦5月16日前⟧向教务处李老师说明，统一安排补考。",
        (due("2024-05-16", "向教务处李老师说明", "不能参加的"),),
        "what is told before what follows",
    ),
    Case(
        "参评者除按要求在⟦5月2日前⟧上传书评外，还须寄送汇总表。",
        (due("2024-05-02", "书评"),),
        "除 … 外",
    ),
)
# What is due, who must, by which way: one duty in one sentence.
WORDINGS = (
    Case(
        "请各市教育局于⟦5月8日前⟧将读书节方案报送省教育厅宣传处。",
        (due("2024-05-08", "读书节方案", "各市教育局", "省教育厅宣传处", kind=Kind.SUBMIT),),
        "thing taken by 将 behind the date",
    ),
    Case(
        "各学校要将读书节总结和照片于⟦6月20日前⟧报县教育局基教股。",
        (due("2024-06-20", "读书节总结和照片", "各学校", "县教育局基教股"),),
        "thing taken by 将 before the date",
    ),
    Case(
        "读书心得请于⟦5月8日（周三）下班前⟧发送至邮箱dushu@example.com。",
        (due("2024-05-08", "读书心得", None, "邮箱dushu@example.com"),),
        "thing at the head",
    ),
    Case(
        "⟦5月8日前⟧，各县区教育局要向市教育局提交读书节计划。",
        (due("2024-05-08", "读书节计划", "各县区教育局", "市教育局"),),
        "actor behind the date",
    ),
    Case(
        "请认真填写《读书之家申报表》（附件1），加盖公章后于⟦5月8日前⟧寄至省教育厅宣传处（邮编：410001）。",
        (due("2024-05-08", "《读书之家申报表》（附件1）", None, "省教育厅宣传处（邮编：410001）"),),
        "filled in before, stamped between",
    ),
    Case(
        "各市教育局请于⟦5月8日前⟧登录读书平台（http://dushu.example.com）提交书目和联络员信息。",
        (due("2024-05-08", "书目和联络员信息", "各市教育局", "读书平台（http://dushu.example.com）"),),
        "handed in by a platform",
    ),
    Case(
        "有意参加的教师请于⟦5月8日17:00前⟧向工会李老师报名。",
        (due("2024-05-08", "报名", "有意参加的教师", "工会李老师", kind=Kind.REGISTER),),
        "registering",
    ),
    Case(
        "参赛选手须在⟦5月8日前⟧通过读书小程序完成网上报名。",
        (due("2024-05-08", "网上报名", "参赛选手", "读书小程序", kind=Kind.REGISTER),),
        "registering finished",
    ),
    Case(
        "请参会代表于⟦5月8日前⟧将会务费汇至指定账户，完成缴费。",
        (due("2024-05-08", "会务费", "参会代表", "指定账户", kind=Kind.PAY),),
        "paying",
    ),
    Case(
        "请各单位于⟦5月8日前⟧将参会回执反馈至会务组。",
        (due("2024-05-08", "参会回执", "各单位", "会务组", kind=Kind.REPLY),),
        "answering",
    ),
    Case(
        "各县区须在⟦12月10日前⟧完成书屋的改造工作。",
        (due("2024-12-10", "书屋的改造工作", "各县区", None, kind=Kind.FINISH),),
        "work to finish",
    ),
    Case("书屋改造工作须在⟦12月10日前⟧完成。", (due("2024-12-10", "书屋改造工作", None, None, kind=Kind.FINISH),), "work at the head"),
    Case("各市于⟦4月10日前⟧确定1名读书联络员。", (due("2024-04-10", "确定1名读书联络员", "各市"),), "someone to be named"),
    Case(
        "各市要于⟦4月10日前⟧确定1名联络员，并将联络员信息表报省教育厅宣传处。",
        (due("2024-04-10", "联络员信息表", "各市", "省教育厅宣传处"),),
        "someone named, then a form",
    ),
    Case(
        "各县区教育局汇总本地材料，经主要负责人签字盖章后，于⟦5月8日前⟧报市教育局。",
        (due("2024-05-08", "本地材料", "各县区教育局", "市教育局"),),
        "gathered, signed, reported",
    ),
    Case(
        "读书征文由各校统一汇总，于⟦5月8日前⟧上传至活动平台。",
        (due("2024-05-08", "读书征文", "各校", "活动平台"),),
        "thing with 由 and who gathers it",
    ),
    Case("以上材料请各校于⟦5月8日前⟧报教科室。", (due("2024-05-08", "以上材料", "各校", "教科室"),), "thing, then who is asked"),
    Case("各校读书节总结请于⟦6月20日前⟧报送。", (due("2024-06-20", "读书节总结", "各校"),), "owner before the thing"),
    Case(
        "请各校填写推荐表，一式三份，于⟦5月8日前⟧送市图书馆。",
        (due("2024-05-08", "推荐表", "各校", "市图书馆"),),
        "form and number of copies",
    ),
    Case(
        "请于⟦5月8日前⟧将推荐表、视频等材料以光盘形式寄送省图书馆。",
        (due("2024-05-08", "推荐表、视频等材料", None, "省图书馆"),),
        "manner is no part of the thing",
    ),
    Case(
        "请于⟦5月8日前⟧将申报汇总表报市局备案。",
        (due("2024-05-08", "申报汇总表", None, "市局"),),
        "verbs that are nouns, purpose cut",
    ),
    Case("以班级为单位将推荐名单于⟦5月8日前⟧交至团委办公室。", (due("2024-05-08", "推荐名单", "班级", "团委办公室"),), "by classes"),
    Case("请有推荐意向的老师于⟦5月8日前⟧报教务处。", (due("2024-05-08", "报教务处", "有推荐意向的老师", "教务处"),), "no thing named"),
    Case(
        "各县区农业农村局对申报材料进行初审后，于⟦5月8日前⟧上报市农业农村局。",
        (due("2024-05-08", "申报材料", "各县区农业农村局", "市农业农村局"),),
        "what was examined before",
    ),
    Case("有关意见请于⟦5月8日前⟧书面反馈我委。", (due("2024-05-08", "有关意见", None, "我委", kind=Kind.REPLY),), "in writing to us"),
    Case(
        "学生档案须于⟦7月10日前⟧由学校统一寄送至县档案馆。",
        (due("2024-07-10", "学生档案", "学校", "县档案馆"),),
        "who stands behind the date",
    ),
    Case("培训费请于⟦5月8日前⟧汇入指定账户。", (due("2024-05-08", "培训费", None, "指定账户", kind=Kind.PAY),), "payment to an account"),
    Case(
        "请于⟦5月8日前⟧将样书寄至：示范市读书路1号（邮编：410001）。",
        (due("2024-05-08", "样书", None, "示范市读书路1号（邮编：410001）"),),
        "address behind a colon",
    ),
    Case("请各市于⟦5月8日前⟧推荐上报2个书香家庭。", (due("2024-05-08", "2个书香家庭", "各市"),), "two verbs in a row"),
    Case("请各校于⟦5月8日前⟧报送读书年报并公示。", (due("2024-05-08", "读书年报", "各校"),), "published as well"),
    Case(
        "请于⟦5月10日至20日⟧期间到示范县图书馆办理借书证。",
        (due("2024-05-20", "办理借书证", None, None, kind=Kind.FINISH),),
        "done within a period",
    ),
    Case("该书屋应于⟦2024年12月31日前⟧建成开放。", (due("2024-12-31", "建成开放", None, None, kind=Kind.FINISH),), "must be built"),
    Case("县教育局负责书目审核，于⟦5月8日前⟧完成。", (due("2024-05-08", "书目审核", "县教育局"),), "in charge of the work"),
    Case("一、自查自纠（⟦5月8日前⟧）", (due("2024-05-08", "自查自纠"),), "in brackets behind the work"),
    Case("各校应于开馆前（⟦5月7日前⟧）完成图书上架。", (due("2024-05-07", "图书上架", "各校"),), "day explained in brackets"),
    Case(
        "各县区应于⟦5月8日前⟧将购书经费拨付到位。",
        (due("2024-05-08", "购书经费拨付到位", "各县区", None, kind=Kind.FINISH),),
        "money paid out",
    ),
    Case("评选材料请于⟦5月8日前⟧送达省图书馆。", (due("2024-05-08", "评选材料", None, "省图书馆"),), "a noun that begins with a verb"),
    Case(
        "由本人将转学申请（A4纸打印）于⟦5月8日放学前⟧交教务处。",
        (due("2024-05-08", "转学申请（A4纸打印）", "本人", "教务处"),),
        "a thing that is a verb",
    ),
    Case(
        "请各支部讨论制定读书方案，明确书目，于⟦5月8日前⟧报工会。",
        (due("2024-05-08", "读书方案", "各支部", "工会"),),
        "what is done on the way",
    ),
    Case(
        "各市统计局、应急管理局应于⟦5月8日前⟧将报表报省厅。",
        (due("2024-05-08", "报表", "各市统计局、应急管理局", "省厅"),),
        "names with the words that end a subject",
    ),
    Case("向阳区在校学生可于⟦5月8日前⟧报名。", (due("2024-05-08", "报名", "向阳区在校学生"),), "who may register"),
    Case("供应商应在⟦5月8日9时30分前⟧将响应文件密封送达开标地点。", (due("2024-05-08", "响应文件", "供应商", "开标地点"),), "tenders"),
    Case("参展商须于⟦5月8日前⟧付清展位费。", (due("2024-05-08", "付清展位费", "参展商", None, kind=Kind.PAY),), "paid in full"),
    Case("购书经费须于⟦12月31日前⟧支出完毕。", (due("2024-12-31", "购书经费", None, None, kind=Kind.FINISH),), "money spent"),
    Case(
        "读书报表于⟦5月8日前⟧由市教育局汇总上报省教育厅。",
        (due("2024-05-08", "读书报表", "市教育局", "省教育厅"),),
        "gathered and reported",
    ),
    Case("报名表最晚⟦5月8日⟧发送至指定邮箱。", (due("2024-05-08", "报名表", None, "指定邮箱"),), "at the latest"),
    Case("读书会议纪要于⟦5月8日前⟧报工会。", (due("2024-05-08", "读书会议纪要", None, "工会"),), "a noun that ends with 要"),
    Case("网络投票⟦5月8日截止⟧。", (due("2024-05-08", "网络投票"),), "ends on the day"),
    Case(
        "请于本周三（⟦5月8日）放学前⟧将报名表交班主任。",
        (due("2024-05-08", "报名表", None, "班主任"),),
        "day in brackets behind the weekday",
    ),
    Case("请于⟦5月8日⟧报送读书节方案。", (due("2024-05-08", "读书节方案"),), "on the day itself"),
    Case("请符合条件的教师于⟦5月1日至8日⟧登录平台报名。", (due("2024-05-08", "报名", "符合条件的教师", "平台"),), "a period within which"),
    Case(
        "有关单位和个人可以在⟦5月8日前⟧，通过信函提出修改意见。",
        (due("2024-05-08", "修改意见", "有关单位和个人", "信函"),),
        "opinions that are asked for",
    ),
)
# What offices of all kinds ask for, not only schools.
OFFICES = (
    Case(
        "防汛总结请于⟦5月31日前⟧连同物资清单（含照片）一并报送。",
        (due("2024-05-31", "防汛总结", None, None),),
        "along with what goes with it",
    ),
    Case(
        "各科室于⟦4月30日前⟧完成初审，并寄送《申报书》（附件2）一式3份。",
        (due("2024-04-30", "《申报书》（附件2）", "各科室", None),),
        "checked first, then sent",
    ),
    Case("请填好回执，⟦4月30日前⟧传真或E-mail至学会秘书处。", (due("2024-04-30", "回执", None, "学会秘书处"),), "two ways to one place"),
    Case(
        "由各车间填写登记单，于⟦四月二十二日下午四时前⟧送交工会办公室。",
        (due("2024-04-22", "登记单", "各车间", "工会办公室"),),
        "hours in Chinese numerals",
    ),
    Case(
        "合影、简介请于⟦4月5日前⟧一并报市妇联宣传部。",
        (due("2024-04-05", "合影、简介", None, "市妇联宣传部"),),
        "together, right behind 前",
    ),
    Case(
        "各缴存单位办理年度调整，至迟于⟦8月31日⟧办结。",
        (due("2024-08-31", "办结", "各缴存单位", None, kind=Kind.FINISH),),
        "at the latest, another word",
    ),
    Case("请获证企业最迟不得超过⟦6月30日⟧提交延续申请。", (due("2024-06-30", "延续申请", "获证企业", None),), "not beyond a day"),
    Case("各支行的检查情况，最晚于⟦4月18日⟧报到。", (due("2024-04-18", "检查情况", "各支行", None),), "papers arrive"),
    Case("苗木余缺数量，只报一次，请于⟦4月25日前⟧报来。", (due("2024-04-25", "苗木余缺数量", None, None),), "asks for no more than once"),
    Case("会费每人50元，由各班统一收齐，⟦5月25日前⟧交财务科。", (due("2024-05-25", "会费", "各班", "财务科"),), "a fee that is gathered"),
    Case(
        "自查表一式两份，由经营者签字后于⟦9月20日前⟧交所在社区（村）。",
        (due("2024-09-20", "自查表", None, "所在社区（村）"),),
        "office without a word for it",
    ),
    Case(
        "受到通报的医院要写出书面整改材料，由县局核实后，于⟦7月5日以前⟧一并上报。",
        (due("2024-07-05", "书面整改材料", "受到通报的医院", None),),
        "written by whom, checked by whom",
    ),
    Case(
        "申报人登录科研平台，在⟦4月6日至4月23日⟧之间完成注册和填报。",
        (due("2024-04-23", "注册和填报", "申报人", "科研平台", kind=Kind.REGISTER),),
        "within days, no word of asking",
    ),
    Case(
        "纳税人应当在⟦5月31日前⟧，通过电子税务局办理汇算清缴申报。",
        (due("2024-05-31", "办理汇算清缴申报", "纳税人", "电子税务局", kind=Kind.FINISH),),
        "taxpayers",
    ),
    Case(
        "请有意向的业主在⟦5月10日前⟧至居委会填写候选人推荐表。",
        (due("2024-05-10", "候选人推荐表", "有意向的业主", None),),
        "owners of flats",
    ),
    Case(
        "各区县统计局务必于⟦4月12日（周五）18:00前⟧在联网直报平台完成上报。",
        (due("2024-04-12", "完成上报", "各区县统计局", "联网直报平台"),),
        "a verb within 直报平台",
    ),
    Case(
        "有误的请于⟦3月29日前⟧书面告知我中心。", (due("2024-03-29", "告知我中心", "有误的", "我中心", kind=Kind.REPLY),), "told in writing"
    ),
    Case(
        "物业企业应于⟦5月1日前⟧公示收支情况，并于⟦5月10日前⟧将公示照片报送街道办事处。",
        (due("2024-05-01", "公示收支情况", "物业企业", None, kind=Kind.FINISH), due("2024-05-10", "公示照片", "物业企业", "街道办事处")),
        "shown to the public",
    ),
    Case(
        "请各参建单位于⟦3月20日前⟧将复工申请书报送市质安站，经核查后方可复工。",
        (due("2024-03-20", "复工申请书", "各参建单位", "市质安站"),),
        "a station takes it",
    ),
    Case(
        "请于⟦3月28日前⟧确认是否参会，并将回执传真至0731-84710000。",
        (due("2024-03-28", "回执", None, "0731-84710000"),),
        "answer, then a form",
    ),
    Case(
        "招聘单位请于⟦4月22日前⟧将岗位需求表word版和扫描件压缩打包发至rczp@example.com。",
        (due("2024-04-22", "岗位需求表word版和扫描件", "招聘单位", "rczp@example.com"),),
        "packed files",
    ),
    Case("自行拆除期限为⟦4月30日⟧。", (due("2024-04-30", "自行拆除", None, None, kind=Kind.FINISH),), "term for pulling down"),
    Case(
        "责令你单位于⟦4月15日前⟧改正上述违法行为。",
        (due("2024-04-15", "改正上述违法行为", "你单位", None, kind=Kind.FINISH),),
        "ordered to mend",
    ),
    Case(
        "请被征收人于⟦4月18日前⟧到征收指挥部签订补偿协议。",
        (due("2024-04-18", "签订补偿协议", "被征收人", None, kind=Kind.FINISH),),
        "those whose land is taken",
    ),
    Case(
        "参展单位需在⟦4月30日前⟧缴纳展位费的一半，余款于⟦6月30日前⟧付清。",
        (
            due("2024-04-30", "缴纳展位费的一半", "参展单位", None, kind=Kind.PAY),
            due("2024-06-30", "余款", "参展单位", None, kind=Kind.PAY),
        ),
        "the rest of a payment",
    ),
    Case("抽样检验报告应于⟦6月10日前⟧出具并寄送委托方。", (due("2024-06-10", "抽样检验报告", None, "委托方"),), "made and sent"),
    Case("拆迁户务必在⟦6月30日以前⟧搬迁腾空。", (due("2024-06-30", "搬迁腾空", "拆迁户", None, kind=Kind.FINISH),), "to move out"),
    Case(
        "各商（协）会要广泛发动会员参加，并于⟦4月2日12:00前⟧将名单反馈市工商联经济科。",
        (due("2024-04-02", "名单", "各商（协）会", "市工商联经济科", kind=Kind.REPLY),),
        "a name with brackets within",
    ),
    Case("材料报送：⟦4月1日至4月20日⟧，逾期系统关闭。", (due("2024-04-20", "材料", None, None),), "called for, days behind the colon"),
    Case(
        "申请人应于⟦5月5日前⟧补正材料，逾期不补正的视为撤回申请。",
        (due("2024-05-05", "材料", "申请人", None),),
        "to complete an application",
    ),
    Case("请在⟦5月15日前⟧将会费汇至协会账户。", (due("2024-05-15", "会费", None, "协会账户", kind=Kind.PAY),), "fees are no future tense"),
    Case(
        "为便于统计用餐人数，请拟参会同志于⟦3月12日中午12点前⟧在工作群内接龙。",
        (due("2024-03-12", "接龙", "拟参会同志", None, kind=Kind.REGISTER),),
        "for what, then by whom",
    ),
    Case(
        "请各班班长收齐学生证后于⟦4月14日⟧交到辅导员办公室。",
        (due("2024-04-14", "学生证", "各班班长", "辅导员办公室"),),
        "collected, then handed in on a day",
    ),
    Case(
        "项目资金须于⟦12月31日前⟧使用完毕，结余按规定收回。",
        (due("2024-12-31", "项目资金", None, None, kind=Kind.FINISH),),
        "money used up",
    ),
    Case(
        "全体网格员于⟦3月25日前⟧把《居民信息表》录入系统。",
        (due("2024-03-25", "《居民信息表》", "全体网格员", "系统"),),
        "typed into a system",
    ),
    Case(
        "请将证件复印件交各车间，由其于⟦3月22日前⟧汇总后交厂工会。",
        (due("2024-03-22", "证件复印件", None, "厂工会"),),
        "collected and passed on",
    ),
    Case(
        "⟦4月10日前⟧，各所要把排查情况（含图片）整理成册，交综治办存档。",
        (due("2024-04-10", "排查情况（含图片）", "各所", "综治办"),),
        "bound",
    ),
    Case(
        "请联系村干部督促农户于⟦4月5日前⟧将秸秆清运完毕。",
        (due("2024-04-05", "秸秆清运完毕", None, None, kind=Kind.FINISH),),
        "others urged to do it",
    ),
    Case(
        "请你公司在⟦4月12日前⟧就上述问题作出书面说明。",
        (due("2024-04-12", "作出书面说明", "你公司", None, kind=Kind.FINISH),),
        "a written explanation",
    ),
    Case(
        "确保⟦9月20日前⟧主体完工、⟦10月31日前⟧交付使用。",
        (due("2024-09-20", "完工", None, None, kind=Kind.FINISH), due("2024-10-31", "交付使用", None, None, kind=Kind.FINISH)),
        "building in steps",
    ),
    Case(
        "请各市（州）于⟦4月20日前⟧选派2名业务骨干参加专班工作。",
        (due("2024-04-20", "选派2名业务骨干参加专班工作", "各市（州）", None, kind=Kind.FINISH),),
        "someone is sent",
    ),
    Case("获奖单位请于⟦5月20日前⟧来人领取奖牌。", (due("2024-05-20", "领取奖牌", "获奖单位", None, kind=Kind.REGISTER),), "come and fetch"),
    Case("请贵局于⟦二〇二四年四月十五日前⟧函复。", (due("2024-04-15", "函复", "贵局", None, kind=Kind.REPLY),), "a reply, nothing else"),
    Case(
        "各会员单位填妥《参会回执》，并于⟦3月25日或之前⟧回复秘书处。",
        (due("2024-03-25", "《参会回执》", "各会员单位", "秘书处", kind=Kind.REPLY),),
        "on the day or before",
    ),
    Case(
        "请各成员单位形成文字材料，于⟦4月3日前⟧加盖公章报领导小组办公室。",
        (due("2024-04-03", "文字材料", "各成员单位", "领导小组办公室"),),
        "stamped on the way",
    ),
    Case(
        "供应商如对采购文件有疑问，应于⟦4月10日17时前⟧以书面形式提出。",
        (due("2024-04-10", "提出", "供应商", None),),
        "questions about a tender",
    ),
    Case("质保金退还申请请于⟦4月30日前⟧提出。", (due("2024-04-30", "质保金退还申请", None, None),), "an application asked for"),
    Case(
        "请参训学员于⟦4月7日前⟧加入QQ群（群号：123456789）。",
        (due("2024-04-07", "加入QQ群（群号：123456789）", "参训学员", None, kind=Kind.REGISTER),),
        "to join a group",
    ),
    Case("村民代表应在⟦4月5日前⟧推选产生。", (due("2024-04-05", "推选产生", "村民代表", None),), "elected"),
    Case(
        "考生本人须于⟦4月22日至26日⟧每天9:00-17:00持身份证到报名点现场确认。",
        (due("2024-04-26", "确认", "考生本人", None, kind=Kind.FINISH),),
        "in person, every day of a period",
    ),
    Case(
        "请各村（居）委会于⟦4月10日前⟧开展一次全面排查。",
        (due("2024-04-10", "开展一次全面排查", "各村（居）委会", None, kind=Kind.FINISH),),
        "villages and residents",
    ),
    Case(
        "请各加油站点于⟦6月30日前⟧完成油气回收装置改造。",
        (due("2024-06-30", "油气回收装置改造", "各加油站点", None, kind=Kind.FINISH),),
        "a petrol station",
    ),
    Case(
        "（一）交流单位的发言材料请于⟦4月3日前⟧\n发至会务组，并自带40份。",
        (due("2024-04-03", "交流单位的发言材料", None, "会务组"),),
        "line broken behind 前",
    ),
    Case("一、报名。请各校于\n⟦5月8日前⟧将报名表报县局。", (due("2024-05-08", "报名表", "各校", "县局"),), "line broken before the day"),
    Case(
        "请各校审核学员信息后，第一期于⟦4月8日前⟧、第二期于⟦4月28日前⟧，把《学员登记表》发到会务组。",
        (due("2024-04-08", "《学员登记表》", "各校", "会务组"), due("2024-04-28", "《学员登记表》", "各校", "会务组")),
        "sessions share the verb",
    ),
    Case(
        "投标人须于⟦4月25日上午九时三十分前⟧将投标文件递交至开标室，逾期送达的不予受理。",
        (due("2024-04-25", "投标文件", "投标人", "开标室"),),
        "tender with a clock in numerals",
    ),
    Case(
        "凡需办理落户手续的毕业生，请于⟦6月20日前⟧将户口迁移证交至学院学工办，过时不再受理。",
        (due("2024-06-20", "户口迁移证", "需办理落户手续的毕业生", "学院学工办"),),
        "household register",
    ),
    Case(
        "各运输企业务必于⟦6月15日24时前⟧完成车辆定位装置的升级改造。",
        (due("2024-06-15", "车辆定位装置的升级改造", "各运输企业", None, kind=Kind.FINISH),),
        "lorries",
    ),
    Case(
        "建设单位要在⟦10月31日前⟧完工，⟦11月30日前⟧完成竣工验收。",
        (due("2024-10-31", "完工", "建设单位", None, kind=Kind.FINISH), due("2024-11-30", "竣工验收", "建设单位", None, kind=Kind.FINISH)),
        "two steps, the verb alone",
    ),
    Case(
        "各地要在⟦3月31日前⟧全面完成动员部署，⟦6月30日前⟧完成排查整治，⟦9月30日前⟧完成总结验收。",
        (
            due("2024-03-31", "动员部署", "各地", None, kind=Kind.FINISH),
            due("2024-06-30", "排查整治", "各地", None, kind=Kind.FINISH),
            due("2024-09-30", "总结验收", "各地", None, kind=Kind.FINISH),
        ),
        "three days with their work",
    ),
    Case(
        "各乡镇（街道）⟦3月25日前⟧报送第一次进展，⟦4月25日前⟧报送第二次进展，⟦5月25日前⟧报送总结。",
        (
            due("2024-03-25", "第一次进展", "各乡镇（街道）", None),
            due("2024-04-25", "第二次进展", "各乡镇（街道）", None),
            due("2024-05-25", "总结", "各乡镇（街道）", None),
        ),
        "thrice reported",
    ),
    Case(
        "考生应于⟦4月15日9:00至4月19日16:00⟧登录考试网进行网上缴费，逾期视为放弃。",
        (due("2024-04-19", "缴费", "考生", "考试网", kind=Kind.PAY),),
        "a web site as the way",
    ),
    Case(
        "拟申请出国（境）人员，须最迟于⟦5月30日前⟧向外事处提交申请。",
        (due("2024-05-30", "申请", "拟申请出国（境）人员", "外事处"),),
        "abroad",
    ),
    Case("请各位家长于⟦3月12日晚上8点前⟧在班级群内填写问卷。", (due("2024-03-12", "问卷", "各位家长", None),), "a share of the day's end"),
    Case(
        "请将修改意见于⟦3月22日前⟧反馈至省司法厅立法二处，逾期视为无意见。",
        (due("2024-03-22", "修改意见", None, "省司法厅立法二处", kind=Kind.REPLY),),
        "drafts to an office",
    ),
    Case(
        "评审专家推荐表请于⟦3月29日前⟧经单位盖章后扫描发送至pingshen@example.com。",
        (due("2024-03-29", "评审专家推荐表", None, "pingshen@example.com"),),
        "by a stamped scan",
    ),
    Case(
        "各县（区）应当于⟦6月1日前⟧出台本地实施细则，并报市人民政府备案。",
        (due("2024-06-01", "出台本地实施细则", "各县（区）", None, kind=Kind.FINISH),),
        "own rules issued",
    ),
    Case(
        "项目法人要把任务分解到人，6月底前开工，并确保⟦12月25日前⟧通过完工验收。",
        (due("2024-12-25", "完工验收", "项目法人", None, kind=Kind.FINISH),),
        "building site",
    ),
    Case(
        "2024年度预算执行情况，请于⟦次年1月15日前⟧报送。",
        (due("2025-01-15", "2024年度预算执行情况", None, None),),
        "last year's figures, next year's day",
    ),
    Case(
        "各校危房加固于⟦8月20日前⟧竣工，由县住建局验收。",
        (due("2024-08-20", "危房加固", "各校", None, kind=Kind.FINISH),),
        "brought to completion",
    ),
    Case("有异议者，可在⟦3月20日前⟧以书面形式向人事处提出。", (due("2024-03-20", "提出", "有异议者", "人事处"),), "whoever objects"),
    Case(
        "各科室：请于本周五（⟦3月15日）下班前⟧把上季度用车登记表报后勤科汇总。",
        (due("2024-03-15", "上季度用车登记表", "各科室", "后勤科"),),
        "vehicles on the books",
    ),
    Case(
        "各单位应于⟦4月15日前⟧提交下列资料：营业执照复印件、法人身份证复印件、承诺书。",
        (due("2024-04-15", "营业执照复印件、法人身份证复印件、承诺书", "各单位", None),),
        "a list behind the colon",
    ),
    Case(
        "请各校于⟦５月８日前⟧报送以下材料：\n1.活动方案；\n2.联络员名单。",
        (due("2024-05-08", "以下材料", "各校", None),),
        "a list on lines below",
    ),
    Case(
        "截止期限：⟦2024年5月10日⟧。请各申报单位将申请书寄至我办。",
        (due("2024-05-10", "申请书", "各申报单位", "我办"),),
        "a term, then the duty",
    ),
    Case("报送时限：⟦4月20日前⟧。报送内容：典型案例1篇。", (due("2024-04-20", "典型案例1篇", None, None),), "the content named behind"),
    Case(
        "报送内容：典型案例1篇\n报送时间：⟦4月20日前⟧\n报送方式：邮箱anli@example.com",
        (due("2024-04-20", "典型案例1篇", None, None),),
        "the content in the line above",
    ),
    Case(
        "即日起开始报名，⟦5月6日17时截止⟧。", (due("2024-05-06", "报名", None, None, kind=Kind.REGISTER),), "open from now, closed on a day"
    ),
    Case(
        "网上报名：⟦4月1日9:00—4月10日17:00⟧；资格审核：4月1日—4月12日。",
        (due("2024-04-10", "报名", None, None, kind=Kind.REGISTER),),
        "called for within days",
    ),
    Case(
        "各分公司务必在⟦5月20日营业终了前⟧上划全部税款。",
        (due("2024-05-20", "上划全部税款", "各分公司", None, kind=Kind.FINISH),),
        "close of business",
    ),
    Case("望各地务于四月底前完成，并将结果于⟦五月五日前⟧函报我部。", (due("2024-05-05", "结果", "各地", "我部"),), "a letter back"),
    Case("请贵委审核后于⟦4月15日前⟧退还我厅。", (due("2024-04-15", "退还我厅", "贵委", "我厅"),), "given back"),
    Case(
        "各市申报项目不超过3个，于⟦4月28日（以寄出邮戳为准）前⟧报送。", (due("2024-04-28", "申报项目", "各市", None),), "no more than three"
    ),
    Case(
        "请大家抓紧时间，最晚明天（⟦4月9日）中午之前⟧交给课代表。",
        (due("2024-04-09", "交给课代表", "大家", "课代表"),),
        "tomorrow, with its day",
    ),
    Case(
        "各级林长要带头巡林，第一次巡林⟦4月10日前⟧完成，第二次巡林⟦10月10日前⟧完成。",
        (
            due("2024-04-10", "第一次巡林", "各级林长", None, kind=Kind.FINISH),
            due("2024-10-10", "第二次巡林", "各级林长", None, kind=Kind.FINISH),
        ),
        "heads of woods",
    ),
    Case(
        "请各镇如实填报，数据截止到3月31日，于⟦4月5日前⟧报县统计局。",
        (due("2024-04-05", "报县统计局", None, "县统计局"),),
        "as of a day, by a day",
    ),
    Case(
        "各校务必于⟦4月3日前⟧对校车进行一次全面检修，检修记录留存备查。",
        (due("2024-04-03", "进行一次全面检修", "各校", None, kind=Kind.FINISH),),
        "work on something",
    ),
    Case(
        "请各位导师于⟦4月20日前⟧完成对论文的初审，学生于⟦4月25日前⟧提交修改稿。",
        (due("2024-04-20", "对论文的初审", "各位导师", None, kind=Kind.FINISH), due("2024-04-25", "修改稿", "学生", None)),
        "tutors, then students",
    ),
    Case("未报送的单位，须于⟦4月7日前⟧补报并说明原因。", (due("2024-04-07", "补报", "未报送的单位", None),), "reported late, with reasons"),
    Case(
        "三、⟦4月30日前⟧完成自查\n各单位对照清单逐项自查。",
        (due("2024-04-30", "完成自查", None, None, kind=Kind.FINISH),),
        "a day in a heading",
    ),
    Case(
        "县级自评于⟦10月20日前⟧结束，市级复核于⟦11月10日前⟧结束，复核报告于⟦11月15日前⟧报省办。",
        (
            due("2024-10-20", "县级自评", None, None, kind=Kind.FINISH),
            due("2024-11-10", "市级复核", None, None, kind=Kind.FINISH),
            due("2024-11-15", "复核报告", None, "省办"),
        ),
        "steps of three offices",
    ),
    Case("⟦4月20日前⟧把报表交到财务室来。", (due("2024-04-20", "报表", None, "财务室"),), "comes to the office"),
    Case(
        "请于⟦4月12日（星期五）下班前⟧，经单位主要领导签批后，将人员名单报我厅。",
        (due("2024-04-12", "人员名单", None, "我厅"),),
        "signed first",
    ),
    Case(
        "请各省级主管部门于⟦2024年4月30日前⟧将年度工作总结（含电子版）报送我部（运输服务司）。",
        (due("2024-04-30", "年度工作总结（含电子版）", "各省级主管部门", "我部（运输服务司）"),),
        "a ministry's bureau",
    ),
    Case(
        "请各地于⟦6月15日前⟧，将实施方案（包括任务、措施等）正式行文报国家局备案。",
        (due("2024-06-15", "实施方案（包括任务、措施等）", "各地", "国家局"),),
        "an official letter",
    ),
    Case(
        "请申报高校登录平台，于⟦5月10日前⟧完成在线填报，⟦5月15日前⟧寄送纸质申请书。",
        (due("2024-05-10", "在线填报", "申报高校", "平台"), due("2024-05-15", "纸质申请书", "申报高校", None)),
        "two things by two days",
    ),
    Case(
        "推荐单位须对材料真实性负责，⟦4月26日前⟧统一报送推荐函、推荐汇总表和申报书。",
        (due("2024-04-26", "推荐函、推荐汇总表和申报书", "推荐单位", None),),
        "who recommends",
    ),
    Case("公众可在⟦4月15日前⟧登录法制信息网提出意见。", (due("2024-04-15", "意见", "公众", "法制信息网"),), "the public"),
    Case(
        "报名及资格审查时间：⟦3月18日—3月22日⟧。", (due("2024-03-22", "报名", None, None, kind=Kind.REGISTER),), "registering and checking"
    ),
    Case(
        "凡需要住宿的代表，请于⟦3月30日前⟧预订房间。", (due("2024-03-30", "预订房间", "需要住宿的代表", None, kind=Kind.REGISTER),), "rooms"
    ),
    Case("请按模板制作展板（KT板），⟦4月18日前⟧送至展厅布展。", (due("2024-04-18", "展板（KT板）", None, "展厅"),), "boards for a show"),
    Case(
        "街道城管办负责收集各社区改造清单，于⟦4月8日前⟧汇总上报区城管局市容科。",
        (due("2024-04-08", "各社区改造清单", "街道城管办", "区城管局市容科"),),
        "who gathers, what, for whom",
    ),
    Case(
        "欠缴物业费的业主请于本月31日（⟦3月31日）前⟧到物业服务中心结清。",
        (due("2024-03-31", "结清", "欠缴物业费的业主", None, kind=Kind.PAY),),
        "debts",
    ),
    Case(
        "请各采购单位自查后于⟦4月12日前⟧在政府采购网上公开结果。",
        (due("2024-04-12", "公开结果", "各采购单位", "政府采购网", kind=Kind.FINISH),),
        "made public",
    ),
    Case(
        "请抽中的企业配合开展调查，⟦3月29日前⟧登录平台填报问卷。", (due("2024-03-29", "问卷", "抽中的企业", "平台"),), "firms in a sample"
    ),
    Case(
        "学生转专业申请表须于第5教学周周三（⟦3月27日）16:30前⟧统一提交教务处学籍科。",
        (due("2024-03-27", "学生转专业申请表", None, "教务处学籍科"),),
        "week of term, hour behind the brackets",
    ),
    Case(
        "各中央企业应当于⟦3月31日前⟧将费用使用情况书面报告国资委。",
        (due("2024-03-31", "费用使用情况", "各中央企业", "国资委"),),
        "reported in writing",
    ),
    Case("机动车所有人须于⟦6月30日前⟧申领新能源号牌。", (due("2024-06-30", "新能源号牌", "机动车所有人", None),), "owners of cars"),
    Case("商家报名须在⟦4月10日18:00前⟧扫码填写意向表，名额有限。", (due("2024-04-10", "意向表", "商家", None),), "a shop"),
    Case("你单位须不迟于⟦4月20日⟧提交整改方案。", (due("2024-04-20", "整改方案", "你单位", None),), "two terms for one duty"),
    Case("各校请于 4 月 20 日\n前将方案报县局。", (due("2024-04-20", "方案", "各校", "县局"),), "line broken between day and 前"),
    Case(
        "（一）⟦3月31日前⟧：制定方案。\n（二）⟦4月30日前⟧：完成自查。\n（三）⟦6月30日前⟧：总结上报。",
        (
            due("2024-03-31", "方案", None, None),
            due("2024-04-30", "完成自查", None, None, kind=Kind.FINISH),
            due("2024-06-30", "总结", None, None),
        ),
        "three days with a colon",
    ),
    Case(
        "报送时间及方式：请于⟦4月20日前⟧发送至邮箱a@example.com。",
        (due("2024-04-20", "发送至邮箱a@example.com", None, "邮箱a@example.com"),),
        "a label that is no thing",
    ),
    Case("时间要求：⟦4月20日前⟧完成。", (due("2024-04-20", "完成", None, None, kind=Kind.FINISH),), "a label of time is no thing"),
    Case("完成时限：⟦2024年6月30日⟧。", (due("2024-06-30", None, None, None, kind=Kind.FINISH),), "a term of work"),
    Case("请各校于⟦4月5日(星期五)17︰00前⟧报送方案。", (due("2024-04-05", "方案", "各校", None),), "a colon of another script"),
    Case("请各校于⟦4月5日零时前⟧报送方案。", (due("2024-04-05", "方案", "各校", None),), "zero hours in a numeral"),
    Case(
        "请于⟦4月20日前⟧将以下材料报市局：\n（一）工作总结；\n（二）自查表。",
        (due("2024-04-20", "以下材料", None, "市局"),),
        "a list in lines below",
    ),
    Case(
        "请将修改后的章程于⟦4月20日前⟧一并提交登记机关核准。",
        (due("2024-04-20", "修改后的章程", None, "登记机关"),),
        "permits office and registry",
    ),
    Case("请将变更材料于⟦4月20日前⟧报区行政审批局备案。", (due("2024-04-20", "变更材料", None, "区行政审批局"),), "an office of approvals"),
    Case(
        "个人有关事项报告表，请于⟦3月29日前⟧由乡镇纪委统一收齐审核后，密封报送县纪委干部室。",
        (due("2024-03-29", "个人有关事项报告表", "乡镇纪委", "县纪委干部室"),),
        "gathered, checked, then sent sealed",
    ),
    Case(
        "自查报告须经主要负责人签字，⟦3月31日前⟧一式两份报所在地应急管理部门。",
        (due("2024-03-31", "自查报告", None, "所在地应急管理部门"),),
        "two copies right behind 前",
    ),
    Case(
        "请各处室抓紧推进，确保⟦4月30日前⟧全部销号。", (due("2024-04-30", "销号", "各处室", None, kind=Kind.FINISH),), "struck off the list"
    ),
    Case(
        "请各位业主代表于⟦4月7日前⟧投票表决，表决票交物业前台。",
        (due("2024-04-07", "投票表决", "各位业主代表", None, kind=Kind.FINISH),),
        "a vote",
    ),
    Case(
        "请各地市烟草专卖局⟦4月8日前⟧上报专项行动方案，此后每周五报送进展，⟦12月10日前⟧报送全年总结。",
        (due("2024-04-08", "专项行动方案", "各地市烟草专卖局", None), due("2024-12-10", "全年总结", "各地市烟草专卖局", None)),
        "a draft, then the whole year's",
    ),
)
# Labelled dates.
LABELS = (
    Case("报名截止时间：⟦5月8日⟧。", (due("2024-05-08", "报名", kind=Kind.REGISTER),), "label with its verb"),
    Case("网上报名、缴费时间：⟦5月1日9:00—5月8日16:00⟧。", (due("2024-05-08", "网上报名、缴费"),), "two things in one label"),
    Case("申报受理时间为⟦5月1日至5月8日⟧。", (due("2024-05-08", "申报", kind=Kind.SUBMIT),), "applications are taken"),
    Case("获取招标文件时间：⟦5月1日至5月8日⟧。", (due("2024-05-08", "获取招标文件", kind=Kind.REGISTER),), "tender documents"),
    Case("投稿截止时间（以邮戳为准）：⟦5月8日⟧。", (due("2024-05-08", "投稿", kind=Kind.SUBMIT),), "note within the label"),
    Case("各单位报送时间不得迟于⟦5月8日⟧。", (due("2024-05-08", "报送", "各单位"),), "not later than"),
    Case("征文截稿日期为⟦5月8日⟧。", (due("2024-05-08", "征文", kind=Kind.SUBMIT),), "call for texts"),
    Case("推荐材料报送截止时间为⟦5月8日17时⟧，逾期不候。", (due("2024-05-08", "推荐材料", kind=Kind.SUBMIT),), "label with its thing"),
    Case("各校将读书海报交至团委，截止时间：⟦5月8日⟧。", (due("2024-05-08", "读书海报", "各校", "团委"),), "label behind the duty"),
    Case("一、报名时间\n即日起至⟦5月8日⟧。", (due("2024-05-08", "报名", kind=Kind.REGISTER),), "label in the heading"),
    Case("一、网上报名\n时间：⟦5月1日至5月8日⟧。", (due("2024-05-08", "网上报名", kind=Kind.REGISTER),), "plain time under registering"),
    Case("二、作品报送\n请各校重视。\n截止时间：⟦5月8日⟧", (due("2024-05-08", "作品报送", kind=Kind.SUBMIT),), "heading tells what"),
    Case("报名截止时间延长至⟦5月8日⟧。", (due("2024-05-08", "报名", kind=Kind.REGISTER),), "put off"),
    Case("医保集中缴费期限顺延至⟦5月8日⟧。", (due("2024-05-08", "医保集中缴费", kind=Kind.PAY),), "payment put off"),
)
# Windows in which one must register or answer end with their last day.
WINDOWS = (
    Case("公开征求意见时间：⟦2024年3月5日至4月5日⟧。", (due("2024-04-05", "意见", kind=Kind.REPLY),), "opinions are asked for"),
    Case(
        "一、公开征求意见时间\n⟦2024年3月5日至4月5日⟧。\n二、反馈途径\n公众可通过电子邮件反馈。",
        (due("2024-04-05", "意见", kind=Kind.REPLY),),
        "opinions, in the heading",
    ),
    Case("征求社会意见建议的期限自⟦3月5日至4月5日⟧。", (due("2024-04-05", "意见建议", kind=Kind.REPLY),), "a term with 自"),
    Case(
        "请各校登录读书网，进入系统进行网上报名（⟦4月1日—10日⟧）。",
        (due("2024-04-10", "报名", None, "系统", kind=Kind.REGISTER),),
        "days in brackets behind what is to be done",
    ),
    Case("报名确认受理时间：⟦4月11日—15日⟧，每天上午。", (due("2024-04-15", "报名确认", kind=Kind.REGISTER),), "confirmed in person"),
    Case("报名时间自⟦4月1日起至4月10日止⟧。", (due("2024-04-10", "报名", kind=Kind.REGISTER),), "自 in a label"),
    Case(
        "1.现场报名\n要求：带齐证件。\n时间：⟦4月10日—4月14日⟧。",
        (due("2024-04-14", "现场报名", kind=Kind.REGISTER),),
        "time under registering, another line between",
    ),
    Case(
        "以上材料需交到宣传处，⟦4月8日为截止日期⟧，逾期不再受理。",
        (due("2024-04-08", "以上材料", None, "宣传处"),),
        "the label behind its day",
    ),
    Case(
        "请各校推荐读书导师，并填写好相关表格。于⟦4月27日前⟧交教育局宣传科。",
        (due("2024-04-27", "相关表格", "各校", "教育局宣传科"),),
        "the thing in the sentence before",
    ),
    Case(
        "请想参评的老师对照评审要求准备相关材料，于⟦4月13日之前⟧提交教科室。",
        (due("2024-04-13", "相关材料", "想参评的老师", "教科室"),),
        "who looks something up first",
    ),
    Case(
        "作品征集阶段（截至⟦4月19日13:30⟧）：各校推荐作品1份。",
        (due("2024-04-19", "作品征集"),),
        "a stage of calling for works",
    ),
    Case(
        "三、报送时间\n上半年⟦6月26日⟧；下半年⟦11月27日⟧。",
        (due("2024-06-26"), due("2024-11-27")),
        "twice a year under a label",
    ),
    Case("现场确认时间为⟦4月11日-4月13日⟧。", (due("2024-04-13", "现场确认", kind=Kind.REGISTER),), "confirmed on the spot"),
    Case(
        "请于⟦4月10日前⟧登录“示范市人大网”提出宝贵意见。",
        (due("2024-04-10", "宝贵意见", None, "“示范市人大网”", kind=Kind.REPLY),),
        "opinions are an answer",
    ),
    Case("资格审核\n时间：4月10日—4月14日。", (), "the office's own step"),
    Case("材料公示及征求意见结束时间另行通知，公示时间：3月5日至3月11日。", (), "shown, not asked"),
    Case("凡已登记（2024年4月1日—4月10日）的车辆不再登记。", (), "which cars are meant"),
)
# Words that are no actor or thing, though they end or begin like one.
BOUNDS = (
    Case(
        "各县要结合实际，在⟦5月20日前⟧形成本县的贯彻实施方案报市政府，抄送市教育局。",
        (due("2024-05-20", "本县的贯彻实施方案", "各县", "市政府"),),
        "a thing that goes to an office is no actor",
    ),
    Case(
        "各有关部门制定或调整完善后的奖励办法，于⟦5月31日前⟧报送省政府办公厅。",
        (due("2024-05-31", "制定或调整完善后的奖励办法", "各有关部门", "省政府办公厅"),),
        "two verbs of one thing",
    ),
    Case(
        "完成实践报告（含活动概况、照片等。加分项：媒体报道、感谢信等），于⟦4月6日前⟧将电子版上传至公共文件夹。",
        (due("2024-04-06", None, None, "公共文件夹"),),
        "a sentence that ends within brackets",
    ),
    Case(
        "各县局负责通过读书平台每月更新书目，于⟦4月15日前⟧完成首次更新。",
        (due("2024-04-15", "首次更新", "各县局", "读书平台"),),
        "a platform for every month",
    ),
    Case(
        "请想参评的老师于⟦4月14日前⟧提交相关材料到教科室。",
        (due("2024-04-14", "相关材料", "想参评的老师", "教科室"),),
        "where it goes behind the thing",
    ),
    Case(
        "凡拟参加的单位，务于⟦四月二十日前⟧，将有关材料径寄我会秘书处。",
        (due("2024-04-20", "有关材料", "拟参加的单位", "我会秘书处"),),
        "straight to the office",
    ),
    Case(
        "投标截止时间及开标时间：⟦2024年4月10日9时30分⟧。",
        (due("2024-04-10", "投标"),),
        "one day for two things",
    ),
    Case("落实3月份纳税申报期限延长至3月24日相关措施，做好服务。", (), "measures named by a day"),
)
# More than one duty in a sentence or line.
SEVERAL = (
    Case(
        "请各校分别于⟦5月20日⟧、⟦12月20日前⟧向县教育局报送读书情况。",
        (due("2024-05-20", "读书情况", "各校", "县教育局"), due("2024-12-20", "读书情况", "各校", "县教育局")),
        "two days with one 前",
    ),
    Case(
        "各县区于⟦4月30日前⟧、市直学校于⟦5月10日前⟧将自查报告报市教育局。",
        (due("2024-04-30", "自查报告", "各县区", "市教育局"), due("2024-05-10", "自查报告", "市直学校", "市教育局")),
        "two who have two days",
    ),
    Case(
        "请各市教育局于⟦5月8日前⟧报送活动方案，⟦6月20日前⟧报送活动总结。",
        (due("2024-05-08", "活动方案", "各市教育局"), due("2024-06-20", "活动总结", "各市教育局")),
        "who is said once",
    ),
    Case(
        "活动方案于⟦5月8日前⟧、活动总结于⟦6月20日前⟧报送县教育局。",
        (due("2024-05-08", "活动方案", None, "县教育局"), due("2024-06-20", "活动总结", None, "县教育局")),
        "the verb is said once",
    ),
    Case(
        "各校于⟦5月8日前⟧将读书总结报县教育局，县教育局汇总后于⟦5月20日前⟧报市教育局。",
        (due("2024-05-08", "读书总结", "各校", "县教育局"), due("2024-05-20", "读书总结", "县教育局", "市教育局")),
        "one thing from hand to hand",
    ),
    Case(
        "各校于⟦5月8日前⟧报送活动方案。⟦6月20日前⟧报送活动总结。",
        (due("2024-05-08", "活动方案", "各校"), due("2024-06-20", "活动总结", "各校")),
        "who is said in the sentence before",
    ),
)
RELATIVE = (
    Case(
        "读书节定于5月8日至14日举办。\n⟦活动结束后一周内⟧，各校报送总结。",
        (due(None, "总结", "各校", None, anchor="活动结束", offset=7, unit="day", due_on=None),),
        "no event of that name in the title",
    ),
    Case(
        "各校于⟦收到通知之日起10个工作日内⟧报送名单。",
        (due(None, "名单", "各校", None, anchor="收到通知", offset=10, unit="working_day", due_on=None),),
        "working days",
    ),
    Case(
        "请自⟦本通知印发之日起30日内⟧制定实施细则。",
        (due(None, "实施细则", None, None, anchor="本通知印发", offset=30, unit="day", due_on="2024-03-31"),),
        "counts from the date of issue",
    ),
    Case(
        "请自⟦通知印发之日起一个月内⟧完成书屋改造。",
        (due(None, "书屋改造", None, None, anchor="通知印发", offset=1, unit="month", due_on="2024-04-01"),),
        "a month from the date of issue",
    ),
    Case("⟦会议结束后半个月内⟧上报学习情况。", (due(None, "学习情况", None, None, offset=15, unit="day"),), "half a month"),
    Case(
        "自⟦公告发布之日起，5个工作日内⟧，各申报单位将材料报市教育局。",
        (due(None, "材料", "各申报单位", "市教育局", anchor="公告发布", offset=5, unit="working_day", due_on="2024-03-08"),),
        "working days from the date of issue",
    ),
    Case(
        "请各校自⟦即日起10日内⟧报送联络员名单。",
        (due(None, "联络员名单", "各校", None, anchor="即日", offset=10, unit="day", due_on="2024-03-11"),),
        "from today, the day itself not counted",
    ),
    Case(
        "公示期为5个工作日（2024年6月3日—6月7日）。各校应于⟦公示期满后3日内⟧上报推荐名单。",
        (due(None, "推荐名单", "各校", None, anchor="公示期满", offset=3, unit="day", due_on="2024-06-10"),),
        "after the days of showing",
    ),
    Case(
        "培训时间：2024年4月28日至30日。\n各学员在⟦培训结束后3个工作日内⟧提交学习心得。",
        (due(None, "学习心得", "各学员", None, anchor="培训结束", offset=3, unit="working_day", due_on="2024-05-08"),),
        "over the holiday of May",
    ),
    Case(
        "本通知自2024年4月1日起施行。各校须在⟦本通知施行之日起一年内⟧完成书屋登记。",
        (due(None, "书屋登记", "各校", None, anchor="本通知施行", offset=12, unit="month", due_on="2025-04-01"),),
        "from the day on which it comes into force",
    ),
    Case(
        "会议时间：3月12日。\n请各处室于⟦会后一周内⟧报送落实情况。",
        (due(None, "落实情况", "各处室", None, anchor="会", offset=7, unit="day", due_on="2024-03-19"),),
        "the event by its last character",
    ),
    Case("录取名单于成绩公布之日起3日内报送。", (), "another thing is published"),
    Case("考生可在收到通知之日起3日内提交复核申请。", (), "what may be asked for"),
    Case("自收到通知之日起3日内未提交材料的，视为放弃。", (), "who has not done it"),
)
# Without a calendar day: the last one of the month, quarter or year.
MONTH_ENDS = (
    Case(
        "请各市教育局于⟦5月底前⟧将读书总结报送省教育厅宣传处。",
        (due(None, "读书总结", "各市教育局", "省教育厅宣传处", due_on="2024-05-31", precision="month", kind=Kind.SUBMIT),),
        "end of a month",
    ),
    Case(
        "各校要将全年读书情况于⟦年底前⟧报县教育局。",
        (due(None, "全年读书情况", "各校", "县教育局", due_on="2024-12-31", precision="year"),),
        "end of the year",
    ),
    Case(
        "请各校于⟦一季度末前⟧向县教育局报送计划。",
        (due(None, "计划", "各校", "县教育局", due_on="2024-03-31", precision="quarter"),),
        "end of a quarter",
    ),
    Case("年底前全市书屋全部建成并投入使用。", (), "a goal"),
    Case("省教育厅6月底前制定书屋建设办法。", (), "an office's own work"),
    Case("各校每年12月底前将总结报县教育局。", (), "every year, to the end of a month"),
    Case("2024年6月底前注册资本达到一百万元。", (), "capital"),
    Case("于考核期第二年的10月底前报市教育局。", (), "a year that is not told"),
)
NOTHING = (
    Case("读书节定于5月8日至14日举办。", (), "an event"),
    Case("各校每年12月10日前报送总结。", (), "every year"),
    Case("请于5月底前报送方案，10月中旬前完成验收。", (), "vague days"),
    Case("1990年1月1日前出生的教师自愿参加。", (), "day that describes people"),
    Case("对2024年12月31日前购房的家庭，继续给予补贴。", (), "who is meant by a policy"),
    Case("凡在2024年12月31日前缴清契税的，给予补贴。", (), "condition of a grant"),
    Case("2024年6月30日前，企业可申请缓缴公积金。", (), "what a policy allows"),
    Case("本办法自2024年4月1日起施行，有效期至2029年3月31日止。", (), "validity"),
    Case("本通知适用截止时间为2024年6月30日。", (), "validity with a label"),
    Case("年龄计算截止日期为2024年6月30日。", (), "day of counting ages"),
    Case("截至2024年5月8日，仍未报送的学校将被通报。", (), "who has not done it"),
    Case("允许参保单位于2024年12月31日前补缴。", (), "what is permitted"),
    Case("请各校于5月8日至14日组织学生参加读书周并填写记录表。", (), "an event that one must hold"),
    Case("评选结果将于5月8日前公布。", (), "what the office will do"),
    Case("项目在2024年12月31日前开工的，按规定奖励。", (), "condition told by 的"),
    Case("及时（5月8日前后）安装应用，注意防火。", (), "about a day, in brackets"),
    Case("截至2024年5月8日，全省已建书屋100个。", (), "state of affairs"),
    Case("2024年5月8日前已办理手续的，按原政策执行。", (), "what was done before"),
    Case("请于2月8日前报送名单。", (), "before the date of issue"),
    Case("请在5月8日前后开展一次读书会。", (), "about a day"),
    Case("4月23日前夕，各地开展了读书活动。", (), "eve of a day"),
    Case("咨询电话0731-84710008，编号示教〔2024〕5号前已印发。", (), "no date"),
    Case("此前已于3月4日前报名的人员无需重复报名。", (), "already done"),
    Case("原定于3月20日前举行的培训因故取消。", (), "what was meant"),
    Case("专家组预计4月20日前完成现场考察。", (), "what is foreseen"),
    Case("预计交付时间为2024年12月20日，以合同为准。", (), "a house that will be handed over"),
    Case("截止3月10日，我县已完成造林3200亩，占任务的64%。", (), "how things stand"),
    Case("补贴标准以2024年4月1日前公布的价格为准。", (), "prices of a day"),
    Case("报名人员须为1989年5月1日（含）以后出生。", (), "age"),
    Case("每月15日前，各单位应将上月报表报统计科。", (), "every month"),
    Case("自2024年5月1日至9月30日，全市森林防火区禁止野外用火。", (), "a ban"),
    Case("工作年限计算截止到2024年7月31日。", (), "years of service"),
    Case("对2024年6月30日前注销登记的车辆，给予每辆3000元补贴。", (), "grant for cars"),
    Case("2024年1月1日至2025年12月31日期间，对小规模纳税人减按1%征收率征收增值税。", (), "tax relief"),
    Case("公示时间：2024年3月5日至3月11日。", (), "shown in public"),
    Case("停水时间：3月20日8时至18时，请提前储水。", (), "water cut"),
    Case("学校将于8月28日前发放录取通知书。", (), "the office's own promise"),
    Case("在2020年12月31日前投入使用的电梯，应当增加检验频次。", (), "which lifts are meant"),
    Case("本合同履行期限为2024年4月1日至2025年3月31日。", (), "term of a contract"),
    Case("凡2024年5月31日前签约入驻的企业，可享受三年租金减免。", (), "condition of a discount"),
    Case("参评论文须在2021年1月1日至2023年12月31日期间公开发表。", (), "when a paper came out"),
    Case("申报人须于2024年3月31日前取得相应职业资格证书。", (), "what an applicant must hold"),
    Case("过渡期至2025年12月31日，过渡期内仍可使用旧版证件。", (), "time of transition"),
    Case("预计6月15日前后进入主汛期，请各地做好准备。", (), "about a day, foreseen"),
    Case("旧版票据可使用至2024年6月30日，7月1日起停用。", (), "end of use"),
    Case("食品保质期至2024年5月8日，请消费者停止食用并退货。", (), "best before"),
    Case("营业时间延长至5月5日24时。", (), "opening hours"),
    Case("在2024年4月30日前到期的贷款，可展期至2024年12月31日。", (), "loans put off"),
    Case("该同志聘期至2026年8月31日。", (), "term of office"),
    Case("各地2023年12月20日前报送的总结，已汇编成册。", (), "what came in last year"),
    Case("根据《示范省条例》规定，企业应当在每年1月31日前公布清单。", (), "every year by law"),
    Case("疫苗接种时间：4月1日—4月30日，每周一、三、五上午。", (), "hours of a service"),
    Case("参评作品应为2024年3月31日前正式出版的图书。", (), "which books are meant"),
    Case("投标有效期为提交投标文件截止之日起90日。", (), "validity of a bid"),
    Case("凡2024年3月1日前取得高级职称人员，免于参加培训。", (), "who is free of it"),
    Case("大会于3月18日至20日召开，各代表团于17日报到。", (), "arriving at a meeting"),
    Case("学费缓缴的学生可于9月30日前申请助学贷款。", (), "what students may ask for"),
    Case("公示期自2024年3月11日起至3月15日止。", (), "term of showing"),
    Case("本次核酸检测仅限3月20日前返校学生。", (), "whom it concerns"),
    Case("我局将于4月15日前组织抽查，抽查结果全市通报。", (), "inspection by the office"),
    Case("居民医保待遇享受期为2024年1月1日至2024年12月31日。", (), "time of benefits"),
    Case("施工期间（4月1日至4月30日）封闭交通，请绕行。", (), "road closed"),
    Case("往年报名截止时间均为4月30日，今年有所调整。", (), "other years"),
    Case("凡于2024年2月1日前购票的旅客，可免费退票。", (), "tickets bought before"),
    Case("逾期（2024年4月30日后）提交的材料不予受理。", (), "too late"),
    Case("任期至2024年12月31日届满的委员不再续聘。", (), "members whose term ends"),
    Case("该证书2024年6月30日到期，请及时关注换证通知。", (), "a licence that runs out"),
    Case("自2024年4月1日至2024年6月30日为执法检查集中行动期。", (), "days of inspection"),
    Case("请注意，4月5日前不接受退换货。", (), "what a shop will not do"),
    Case("已于3月10日前报名并缴费的考生，可于4月1日起打印准考证。", (), "who has registered"),
)
KNOWN_MISSES = (
    Case("工作任务\t完成时限\n修订预案\t⟦2024年4月30日前⟧\n", (due("2024-04-30", "修订预案"),), "a column of terms"),
    Case(
        "投诉材料请于公示期满前（⟦3月22日⟧）寄至纪检组。",
        (due("2024-03-22", "投诉材料", None, "纪检组"),),
        "day explained in brackets, verb behind",
    ),
    Case("申报窗口将于⟦2024年4月18日17:30⟧关闭，请及时提交材料。", (due("2024-04-18", "材料"),), "a window that closes"),
    Case("渔船须在休渔前（即⟦4月30日12时前⟧）驶回船籍港。", (due("2024-04-30", "驶回船籍港"),), "a verb that no list knows"),
    Case("请贵单位于⟦4月1日之前⟧收集汇总、统一报名。", (due("2024-04-01", "统一报名", "贵单位"),), "two verbs with 、 between"),
    Case("征文寄至省图书馆，邮戳以⟦5月8日⟧为限。", (due("2024-05-08", "征文"),), "postmark"),
    Case("各校应抓紧准备方案。县局将于⟦5月8日⟧派人来取。", (due("2024-05-08", "方案", "各校"),), "fetched, not handed in"),
    Case("请各校上半年⟦6月20日⟧、下半年⟦12月20日⟧各报一次总结。", (due("2024-06-20", "总结"), due("2024-12-20", "总结")), "twice a year"),
)


@pytest.mark.parametrize(
    "case",
    [*STAGES, *WORDINGS, *OFFICES, *LABELS, *WINDOWS, *BOUNDS, *SEVERAL, *RELATIVE, *MONTH_ENDS, *NOTHING],
    ids=lambda case: case.why,
)
def test_deadlines(case: Case) -> None:
    check(Case(body(case.marked), case.expected, case.why), "deadlines")


@pytest.mark.parametrize("case", KNOWN_MISSES, ids=lambda case: case.why)
@pytest.mark.xfail(strict=True, raises=AssertionError)
def test_known_misses(case: Case) -> None:
    check(Case(body(case.marked), case.expected, case.why), "deadlines")


def rows(text: str) -> tuple[Any, ...]:
    return read_text(text).rows["deadlines"]


WEEK = (
    "示范县教育局关于开展读书活动周的通知\n\n各学校：\n现通知如下：\n{}\n二、要求\n各校于活动周结束后7日内报送总结。\n\n"
    "示范县教育局\n2024年4月1日\n"
)


@pytest.mark.parametrize(
    ("time", "due_on"),
    [
        ("一、活动时间\n2024年5月8日至14日。", "2024-05-21"),
        ("（一）时间：5月8日至14日。", "2024-05-21"),
        ("读书活动周定于5月8日至14日举行。", "2024-05-21"),
        ("第一场时间：5月8日，第二场时间：5月9日。", "None"),
        ("报名时间：5月8日至14日。", "None"),
    ],
)
def test_the_day_of_a_relative_deadline_follows_from_the_event(time: str, due_on: str) -> None:
    row = rows(WEEK.format(time))[-1]
    assert (row.anchor, row.offset, row.unit, row.date) == ("活动周结束", 7, "day", None)
    assert str(row.due_on) == due_on


def test_working_days_beyond_the_known_holidays_are_a_problem() -> None:
    reading = read_text(body("请各校自通知印发之日起10个工作日内报送方案。").replace("2024年3月1日", "2026年12月25日"))
    (row,) = reading.rows["deadlines"]
    assert (row.due_on, row.offset, row.unit) == (None, 10, "working_day")
    ((reason, detail),) = [(p.reason, p.detail) for p in reading.problems if p.field == "deadlines"]
    assert reason == "unparsed"
    assert "2027-01-01" in detail


def test_a_day_that_does_not_exist_is_a_problem_and_no_row() -> None:
    reading = read_text(body("请各校于4月31日前报送方案。"))
    assert reading.rows["deadlines"] == ()
    assert [(p.field, p.reason, p.detail) for p in reading.problems if p.field == "deadlines"] == [("deadlines", "no_such_day", "4月31日")]


def test_without_any_year_the_deadline_is_a_problem() -> None:
    reading = read_text("各校：\n请于5月8日前报送方案。\n")
    assert reading.rows["deadlines"] == ()
    assert [(p.reason, p.detail) for p in reading.problems if p.field == "deadlines"] == [("no_year", "5月8日")]


def test_january_in_a_notice_of_december_is_next_year() -> None:
    (row,) = rows(body("请各校于1月10日前报送方案。").replace("2024年3月1日", "2024年12月20日"))
    assert str(row.date) == "2025-01-10"


def test_spans_stand_where_actor_and_thing_stand() -> None:
    reading = read_text(body("请各市教育局于5月8日前将读书节方案报送省教育厅。"))
    (row,) = reading.rows["deadlines"]
    text = reading.notice.text
    assert text[row.actor_span.start : row.actor_span.end] == row.actor == "各市教育局"
    assert text[row.what_span.start : row.what_span.end] == row.what == "读书节方案"


def test_spaces_of_the_layout_are_no_part_of_the_words() -> None:
    (row,) = rows(body("请各市教育局于 5 月 8 日前将 2024 年读书节方案报送省教育厅。"))
    assert (str(row.date), row.what) == ("2024-05-08", "2024年读书节方案")


PIECES = [
    "请",
    "各校",
    "于5月8日前",
    "将",
    "方案",
    "报送",
    "至",
    "市局",
    "，",
    "（",
    "）",
    "《",
    "》",
    "截止时间：",
    "5月8日",
    "。",
    "由",
    "表",
    "以",
    "后",
    "联系",
    "李老师",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_any_sentence_gives_rows_whose_words_stand_in_the_text(pieces: list[str]) -> None:
    reading = read_text(body("".join(pieces) + "。"))
    for row in reading.rows["deadlines"]:
        for span, words in ((row.actor_span, row.actor), (row.what_span, row.what)):
            assert (span is None) == (words is None)
            assert span is None or "".join(reading.notice.text[span.start : span.end].split()) == words
