"""Duties that any verb may tell: asked for right before the day, put somewhere, moved, handed back, answered."""

import re

import pytest

from extractors.deadlines import Kind
from extractors.deadlines.verbs import BEGINS, FINISH, PREPARE, REGISTER, SUBMIT
from tests.cases import Case, check
from tests.extractors.test_deadlines import body, due

WORK = (
    Case(
        "读书卡片请在⟦5月20日前⟧投入阅览室门口的意见箱。",
        (due("2024-05-20", "读书卡片", None, "阅览室门口的意见箱", kind=Kind.SUBMIT),),
        "put into a box",
    ),
    Case(
        "参赛画作请于⟦5月20日前⟧投进教学楼一楼征集箱。",
        (due("2024-05-20", "参赛画作", None, "教学楼一楼征集箱", kind=Kind.SUBMIT),),
        "put into a box, 投进",
    ),
    Case(
        "学校审核后，于⟦7月15日前⟧向家长发放录取通知书。",
        (due("2024-07-15", "发放录取通知书", "学校", "家长", kind=Kind.FINISH),),
        "sent out by the one who checks",
    ),
    Case(
        "因故不能到会的，请在⟦10月23日前⟧向班主任说明。",
        (due("2024-10-23", "向班主任说明", "因故不能到会的", None, kind=Kind.FINISH),),
        "told to a person",
    ),
    Case(
        "低洼地带的住户，必须于⟦7月2日18时前⟧全部转移到安全地带。",
        (due("2024-07-02", "全部转移到安全地带", "低洼地带的住户", None, kind=Kind.FINISH),),
        "an hour behind the day, people moved",
    ),
    Case("请各班班长于⟦9月3日前⟧到教务处领取新教材。", (due("2024-09-03", "领取新教材", "各班班长", None, kind=Kind.REGISTER),), "fetched"),
    Case("借阅的图书须于⟦6月30日前⟧归还图书馆。", (due("2024-06-30", "借阅的图书", None, "图书馆", kind=Kind.SUBMIT),), "given back"),
    Case(
        "毕业生应于⟦6月28日前⟧搬离宿舍，并将钥匙交还宿管员。",
        (due("2024-06-28", "搬离宿舍", "毕业生", None, kind=Kind.FINISH),),
        "rooms left, keys handed back",
    ),
    Case(
        "各寝室请于⟦6月29日17时前⟧清空个人物品。",
        (due("2024-06-29", "清空个人物品", "各寝室", None, kind=Kind.FINISH),),
        "rooms cleared by an hour",
    ),
    Case(
        "不参加午休的学生，请家长于⟦3月5日前⟧告知班主任。",
        (due("2024-03-05", "告知班主任", "家长", "班主任", kind=Kind.REPLY),),
        "parents tell",
    ),
    Case("妥否，请于⟦5月8日前⟧函复。", (due("2024-05-08", "函复", None, None, kind=Kind.REPLY),), "a reply about 妥否"),
    Case("可否，请于⟦5月8日前⟧书面答复。", (due("2024-05-08", "答复", None, None, kind=Kind.REPLY),), "a written answer about 可否"),
    Case("上述意见是否妥当，请于⟦5月8日前⟧函告。", (due("2024-05-08", "函告", None, None, kind=Kind.REPLY),), "a reply about 是否妥当"),
    Case(
        "请参会代表填写回执（见附件），于⟦5月30日前⟧传真或邮件发至会务组。",
        (due("2024-05-30", "回执（见附件）", "参会代表", "会务组", kind=Kind.SUBMIT),),
        "by fax or mail, with a verb behind",
    ),
    Case(
        "请将参会回执于⟦5月30日前⟧传真或邮件至联系人。",
        (due("2024-05-30", "参会回执", None, "联系人", kind=Kind.SUBMIT),),
        "by fax or mail to a person",
    ),
    Case(
        "请申请人填写《学分认定表》，附成绩单，于⟦7月1日前⟧交转入学院教学秘书。",
        (due("2024-07-01", "《学分认定表》", "申请人", "转入学院教学秘书", kind=Kind.SUBMIT),),
        "thing of a clause before, handed to a person of another college",
    ),
    Case(
        "学生档案由转出学院在⟦9月15日前⟧移交转入学院。",
        (due("2024-09-15", "学生档案", "转出学院", "转入学院", kind=Kind.SUBMIT),),
        "handed over to a college of arrival",
    ),
    Case(
        "各县区落实情况，请于⟦5月20日前⟧书面报告市教育局办公室。",
        (due("2024-05-20", "落实情况", "各县区", "市教育局办公室", kind=Kind.SUBMIT),),
        "reported in writing to a general office",
    ),
    Case(
        "水毁校舍务必于⟦4月10日前⟧全部修复。",
        (due("2024-04-10", "水毁校舍", None, None, kind=Kind.FINISH),),
        "repaired, the thing before its verb",
    ),
    Case(
        "归口管理部门于⟦10月22日18:00前⟧网上推荐，并将推荐函报送至省科技中心。",
        (due("2024-10-22", "网上推荐", "归口管理部门", None, kind=Kind.SUBMIT),),
        "recommended online, then more",
    ),
    Case(
        "审核未通过的，须在⟦9月11日12:00前⟧重新上传。",
        (due("2024-09-11", "重新上传", "审核未通过的", None, kind=Kind.SUBMIT),),
        "uploaded again",
    ),
    Case(
        "各校请于⟦4月30日前⟧将旧证书交回省考试院统一销毁。",
        (due("2024-04-30", "旧证书", "各校", "省考试院", kind=Kind.SUBMIT),),
        "given back to be destroyed",
    ),
    Case(
        "各村应在汛期来临前即⟦5月20日前⟧储备好沙袋和编织袋。",
        (due("2024-05-20", "储备好沙袋和编织袋", "各村", None, kind=Kind.FINISH),),
        "stock laid in",
    ),
    Case(
        "全体教师要在⟦5月31日前⟧学完必修课程。",
        (due("2024-05-31", "学完必修课程", "全体教师", None, kind=Kind.FINISH),),
        "learned to the end",
    ),
    Case(
        "租用人须于⟦5月31日前⟧腾退并交还房屋钥匙。",
        (due("2024-05-31", "腾退", "租用人", None, kind=Kind.FINISH),),
        "cleared and handed over",
    ),
    Case("各校于⟦5月8日前⟧选出参赛选手两名。", (due("2024-05-08", "选出参赛选手两名", "各校", None, kind=Kind.FINISH),), "chosen"),
    Case("请于⟦5月8日前⟧通知到每一位家长。", (due("2024-05-08", "通知到每一位家长", None, None, kind=Kind.FINISH),), "told to everyone"),
    Case("各科室于⟦5月8日前⟧关闭闲置端口。", (due("2024-05-08", "关闭闲置端口", "各科室", None, kind=Kind.FINISH),), "closed"),
    Case("各学校⟦5月8日前⟧务必张贴公告。", (due("2024-05-08", "张贴公告", "各学校", None, kind=Kind.FINISH),), "务必 behind the day"),
    Case("各镇于⟦5月8日前⟧备足抢险物资。", (due("2024-05-08", "备足抢险物资", "各镇", None, kind=Kind.FINISH),), "stock"),
    Case(
        "作业本由课代表在⟦5月8日早读前⟧收齐交语文组。",
        (due("2024-05-08", "作业本", "课代表", "语文组", kind=Kind.SUBMIT),),
        "collected before morning reading",
    ),
    Case(
        "选票请于⟦5月8日12时前⟧投入投票箱。", (due("2024-05-08", "选票", None, "投票箱", kind=Kind.SUBMIT),), "votes into a box by an hour"
    ),
    Case("冬衣捐赠请于⟦12月8日前⟧放到传达室。", (due("2024-12-08", "冬衣捐赠", None, "传达室", kind=Kind.SUBMIT),), "laid down in a room"),
    Case(
        "各单位应于⟦5月8日前⟧组建义务消防队。",
        (due("2024-05-08", "组建义务消防队", "各单位", None, kind=Kind.FINISH),),
        "what is founded is not who founds it",
    ),
    Case("车辆请于⟦5月8日20时前⟧驶离操场。", (due("2024-05-08", "驶离操场", None, None, kind=Kind.FINISH),), "driven away"),
    Case("各网点⟦5月8日前⟧全部恢复营业。", (due("2024-05-08", "全部恢复营业", "各网点", None, kind=Kind.FINISH),), "open again"),
    Case(
        "请家长于⟦5月8日前⟧为孩子接种疫苗。", (due("2024-05-08", "为孩子接种疫苗", "家长", None, kind=Kind.FINISH),), "parents for a child"
    ),
    Case(
        "学生返校请于⟦4月20日前⟧购买好车票。",
        (due("2024-04-20", "购买好车票", None, None, kind=Kind.FINISH),),
        "tickets; coming back is nobody",
    ),
    Case("各班于⟦9月8日前⟧选举产生班委会。", (due("2024-09-08", "选举产生班委会", "各班", None, kind=Kind.FINISH),), "elected"),
    Case(
        "各单位参会人员名单请于⟦5月8日12时前⟧电话告知市局办公室。",
        (due("2024-05-08", "参会人员名单", "各单位", "市局办公室", kind=Kind.REPLY),),
        "told by telephone to an office",
    ),
    Case(
        "不能参加者，务请于⟦5月8日前⟧向学会秘书处请假。",
        (due("2024-05-08", "向学会秘书处请假", "不能参加者", None, kind=Kind.FINISH),),
        "asking leave",
    ),
    Case(
        "危房住户须在⟦5月8日上午10时前⟧撤离。",
        (due("2024-05-08", "撤离", "危房住户", None, kind=Kind.FINISH),),
        "leaving by an hour of the morning",
    ),
    Case("书稿请各撰稿人务于⟦5月8日前⟧交齐。", (due("2024-05-08", "书稿", "各撰稿人", None, kind=Kind.SUBMIT),), "those who write"),
    Case(
        "教室钥匙由值日生于⟦5月8日放学前⟧交门卫。",
        (due("2024-05-08", "教室钥匙", "值日生", "门卫", kind=Kind.SUBMIT),),
        "handed to the porter",
    ),
    Case("稿费由财务室于⟦5月8日前⟧打入作者账户。", (due("2024-05-08", "稿费", "财务室", None, kind=Kind.FINISH),), "paid into an account"),
    Case("资助金应于⟦5月8日前⟧足额发放到学生手中。", (due("2024-05-08", "资助金", None, None, kind=Kind.FINISH),), "paid out to pupils"),
    Case("施工单位须于⟦5月8日前⟧撤场。", (due("2024-05-08", "撤场", "施工单位", None, kind=Kind.FINISH),), "leaving a site"),
    Case("各班黑板报于⟦5月8日前⟧出刊。", (due("2024-05-08", "黑板报", "各班", None, kind=Kind.FINISH),), "a wall newspaper"),
    Case("请选手⟦5月8日8:30前⟧到检录处报到。", (due("2024-05-08", "到检录处报到", "选手", None, kind=Kind.FINISH),), "present at an hour"),
    Case(
        "⟦5月8日前⟧，各部门要排出值班表。",
        (due("2024-05-08", "排出值班表", "各部门", None, kind=Kind.FINISH),),
        "who stands behind the day",
    ),
    Case("各有关单位在⟦5月8日前⟧打捞完沉船。", (due("2024-05-08", "打捞完沉船", "各有关单位", None, kind=Kind.FINISH),), "verb with 完"),
    Case(
        "请于⟦4月29日之前⟧向我办索取入场券。", (due("2024-04-29", "向我办索取入场券", None, None, kind=Kind.FINISH),), "tickets asked for"
    ),
    Case("会员单位请在⟦5月8日前⟧续费。", (due("2024-05-08", "续费", "会员单位", None, kind=Kind.FINISH),), "renewed"),
    Case(
        "请贵局于⟦5月8日前⟧派员参加。",
        (due("2024-05-08", "派员参加", "贵局", None, kind=Kind.FINISH),),
        "the addressed office sends someone",
    ),
    Case(
        "请你单位于⟦5月8日前⟧落实整改措施并书面回复我局。",
        (due("2024-05-08", "落实整改措施", "你单位", "我局", kind=Kind.FINISH),),
        "done and answered",
    ),
    Case(
        "各单位务必于⟦5月8日18时前⟧将受灾情况电告指挥部。",
        (due("2024-05-08", "受灾情况", "各单位", "指挥部", kind=Kind.SUBMIT),),
        "telegraphed",
    ),
    Case("各渔船务必于⟦8月5日12时前⟧回港避风。", (due("2024-08-05", "回港避风", None, None, kind=Kind.FINISH),), "ships home by noon"),
    Case("各工地于⟦8月5日18时前⟧一律停工。", (due("2024-08-05", "一律停工", "各工地", None, kind=Kind.FINISH),), "一律 behind the day"),
    Case("旅游景区⟦8月5日12时前⟧全部关闭。", (due("2024-08-05", "全部关闭", "旅游景区", None, kind=Kind.FINISH),), "closed, nobody asks"),
    Case(
        "请把旧课本于⟦5月8日前⟧捐到爱心屋。",
        (due("2024-05-08", "旧课本", None, None, kind=Kind.FINISH),),
        "把 before the day, a verb that no list knows",
    ),
    Case(
        "请于⟦5月8日前⟧把征求意见表填好交回。",
        (due("2024-05-08", "征求意见表", None, None, kind=Kind.SUBMIT),),
        "filled in and handed back",
    ),
    Case(
        "毕业照底片请各班⟦5月8日前⟧选定。",
        (due("2024-05-08", "毕业照底片", "各班", None, kind=Kind.FINISH),),
        "chosen, the thing before its verb",
    ),
    Case("请各位评委于⟦5月8日前⟧打分完毕。", (due("2024-05-08", "打分完毕", "各位评委", None, kind=Kind.FINISH),), "judged to the end"),
    Case("中标单位应于⟦5月8日前⟧进场施工。", (due("2024-05-08", "进场施工", "中标单位", None, kind=Kind.FINISH),), "work on a site begins"),
    Case(
        "凡未领取学生证的同学，请于⟦5月8日前⟧到学生处补领。",
        (due("2024-05-08", "到学生处补领", "未领取学生证的同学", None, kind=Kind.FINISH),),
        "fetched later",
    ),
    Case(
        "请于⟦5月8日前⟧填妥附件回执，并电邮至会务组。",
        (due("2024-05-08", "附件回执", None, None, kind=Kind.SUBMIT),),
        "filled in, then mailed",
    ),
    Case("请在⟦5月8日前⟧删除违规内容。", (due("2024-05-08", "删除违规内容", None, None, kind=Kind.FINISH),), "deleted"),
    Case("物业公司要于⟦5月8日前⟧排查电梯隐患。", (due("2024-05-08", "排查电梯隐患", "物业公司", None, kind=Kind.FINISH),), "looked for"),
    Case(
        "各组长请于⟦9月10日中午12时前⟧将点名册置于门卫室。",
        (due("2024-09-10", "点名册", "各组长", "门卫室", kind=Kind.SUBMIT),),
        "laid down at a porter's",
    ),
    Case(
        "民兵集训人员须于⟦5月8日17时30分前⟧到武装部集合。",
        (due("2024-05-08", "到武装部集合", "民兵集训人员", None, kind=Kind.FINISH),),
        "gathered at an hour",
    ),
    Case(
        "旧电脑请于⟦5月8日前⟧统一送信息中心集中处置。",
        (due("2024-05-08", "旧电脑", None, "信息中心", kind=Kind.SUBMIT),),
        "sent to be disposed of",
    ),
    Case(
        "各片区民警⟦5月8日前⟧走访完辖区企业。",
        (due("2024-05-08", "走访完辖区企业", "各片区民警", None, kind=Kind.FINISH),),
        "gone through, by policemen",
    ),
    Case("以上意见，请研究，并于⟦5月8日前⟧复函。", (due("2024-05-08", "以上意见", None, None, kind=Kind.REPLY),), "an answer by letter"),
    Case("请于⟦5月8日前⟧给予答复为盼。", (due("2024-05-08", "答复", None, None, kind=Kind.REPLY),), "an answer that is hoped for"),
    Case("请于⟦5月8日前⟧复电。", (due("2024-05-08", "复电", None, None, kind=Kind.REPLY),), "an answer by wire"),
    Case(
        "本次联赛各参赛队须于⟦5月8日前⟧交齐保证金。",
        (due("2024-05-08", "保证金", "本次联赛各参赛队", None, kind=Kind.SUBMIT),),
        "paid in full",
    ),
    Case(
        "请各班将黑板擦干净，于⟦5月8日前⟧撤下旧标语。",
        (due("2024-05-08", "撤下旧标语", "各班", None, kind=Kind.FINISH),),
        "another thing in a clause before",
    ),
    Case(
        "各校要确保⟦5月8日前⟧师生体检全覆盖。",
        (due("2024-05-08", "师生体检全覆盖", "各校", None, kind=Kind.FINISH),),
        "assured, the subject behind the day",
    ),
    Case(
        "请于⟦5月8日前⟧自带U盘来校拷贝资料。", (due("2024-05-08", "自带U盘来校拷贝资料", None, None, kind=Kind.FINISH),), "to come and copy"
    ),
    Case("住校生请于⟦5月8日18时前⟧返校。", (due("2024-05-08", "返校", "住校生", None, kind=Kind.FINISH),), "boarders come back"),
)
NOTHING = (
    Case("5月8日前入住的旅客可享受早餐。", (), "guests who are meant"),
    Case("5月8日前已领取教材的学生不再重复领取。", (), "who has fetched it"),
    Case("截至5月8日，各班已归还图书三百册。", (), "how many came back"),
    Case("他在5月8日前一直担任班主任。", (), "an office held till then"),
    Case("学校将于5月8日前公布录取名单。", (), "what the school will do"),
    Case("5月8日前投入使用的电梯免检。", (), "lifts in use"),
    Case("5月8日前搬入新校区的班级由后勤处统一安排。", (), "classes that moved, placed by another"),
    Case("原定5月8日前完工的操场已经验收。", (), "what was meant, without 于"),
    Case("5月8日前的借阅记录不予查询。", (), "records before a day"),
    Case("5月8日前，全市普遍降雨。", (), "weather"),
    Case("预计5月8日前洪峰通过城区。", (), "a flood foreseen"),
    Case("每年5月8日前归还所借设备。", (), "given back every year"),
    Case("5月8日前转移到安置点的群众有三百人。", (), "people who were moved"),
    Case("5月8日前发放的餐券继续有效。", (), "tickets given out before"),
    Case("我局已于5月8日前告知各校。", (), "told already"),
    Case("5月8日前投入运营的充电桩给予补贴。", (), "a grant for what runs"),
    Case("该队在5月8日前连胜三场。", (), "a team's success"),
    Case("门票5月8日前有效。", (), "validity of a ticket"),
    Case("5月8日前，我县共修复水渠五处。", (), "what was repaired"),
    Case("5月8日前未归还的图书按遗失处理。", (), "books not given back"),
    Case("学校5月8日前为寒假，不办理业务。", (), "holidays, and what is not done in them"),
    Case("旧饭卡5月8日前可以继续使用。", (), "what may still be used"),
    Case("上述规定在5月8日前不适用。", (), "a rule not yet in force"),
    Case("办理时请携带5月8日前开具的证明。", (), "papers to be brought along"),
    Case("应以5月8日前的户籍为准。", (), "which register counts"),
    Case("参赛者须在5月8日前年满十八周岁。", (), "age on a day"),
    Case("设备须为5月8日前购置。", (), "how new a thing is"),
    Case("须在5月8日前连续缴费满一年。", (), "who has paid for a year"),
    Case("我市确保在5月8日前不发生断水。", (), "what shall not happen"),
    Case("请回忆5月8日前你读过的书。", (), "a question about the past"),
    Case("必须是5月8日前入库的企业。", (), "firms that are listed"),
    Case("必须在5月8日前具备本科学历。", (), "what one must have"),
    Case("请于5月8日前来函、来电咨询。", (), "asking by letter"),
    Case("5月8日前请勿入内。", (), "keep out"),
    Case("须于5月8日前在校的学生方可报名。", (), "who may register"),
    Case("请各校吸取5月8日前发生的事故教训。", (), "what happened before"),
    Case("5月8日前，空气质量以良为主。", (), "air till a day"),
    Case("各校要总结5月8日前的经验。", (), "experience before a day"),
    Case("报名者应于5月8日前已取得毕业证。", (), "what one must have by then"),
    Case("因5月8日前连降大雨，道路受阻。", (), "rain before a day"),
    Case("老人须在5月8日前满七十周岁方可领取。", (), "age of who may fetch"),
    Case("须在5月8日前完成过同类项目。", (), "experience of a bidder"),
    Case("请认真阅读5月8日前印发的手册。", (), "a handbook of before"),
    Case("请勿在5月8日前使用。", (), "what one is asked not to do"),
    Case("不得在5月8日前拆封。", (), "what must not be"),
    Case("严禁于5月8日前捕捞。", (), "strictly forbidden"),
    Case("不要在5月8日前离岗。", (), "told not to"),
    Case("禁止在5月8日前下水。", (), "forbidden"),
    Case("本市户籍应在5月8日前迁入。", (), "a register that must be moved before, of nobody"),
    Case("上述人员应为5月8日前在编在岗职工。", (), "whose post counts"),
    Case("要在5月8日前的基础上再提高一成。", (), "a base of comparison"),
    Case("学校5月8日前共收到稿件六十篇。", (), "what came in"),
    Case("请于5月8日前往报告厅听讲座。", (), "前往"),
    Case("各班在5月8日前表现良好。", (), "conduct"),
    Case("春季学期5月8日前结束的课程不再补考。", (), "courses that ended"),
    Case("需要在5月8日前后两次浇水。", (), "around a day, twice"),
    Case("产品须在5月8日前上市销售。", (), "when a product came out"),
    Case("各校5月8日前上课时间不变。", (), "hours till a day"),
    Case("申请人须在5月8日前在本市居住满三年。", (), "years of residence"),
    Case("小麦要在5月8日前抽穗才能高产。", (), "要 of a plant"),
    Case("我局将在5月8日前派人上门收取。", (), "what the office will fetch"),
    Case("市民可在5月8日前到窗口咨询领取手册。", (), "what people may do"),
)
KNOWN_MISSES = (
    Case("种子农药⟦5月8日前⟧调运到乡。", (due("2024-05-08", "种子农药"),), "nobody is named or asked"),
    Case("食堂须于⟦5月8日前⟧停止使用旧餐券。", (due("2024-05-08", "停止使用旧餐券", "食堂"),), "what is to end"),
    Case("水库要在⟦5月8日8时前⟧降至汛限水位。", (due("2024-05-08", "降至汛限水位"),), "要 with a thing for a subject"),
    Case("志愿者服装请于⟦5月8日前⟧洗净后还至团委。", (due("2024-05-08", "志愿者服装", None, "团委"),), "a way before the verb"),
)


@pytest.mark.parametrize("case", [*WORK, *NOTHING], ids=lambda case: case.why)
def test_work(case: Case) -> None:
    check(Case(body(case.marked), case.expected, case.why), "deadlines")


@pytest.mark.parametrize("case", KNOWN_MISSES, ids=lambda case: case.why)
@pytest.mark.xfail(strict=True, raises=AssertionError)
def test_known_misses(case: Case) -> None:
    check(Case(body(case.marked), case.expected, case.why), "deadlines")


def test_every_verb_begins_where_a_search_tries_it() -> None:
    sources = (SUBMIT, REGISTER, PREPARE, FINISH)
    verbs = re.compile("|".join(sources))
    words = [word for source in sources for word in re.findall("[\u4e00-\u9fff]+", source)]
    assert {word for word in words if verbs.match(word) and word[0] not in BEGINS} == set()
