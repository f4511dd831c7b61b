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
)
KNOWN_MISSES = (
    Case("征文寄至省图书馆，邮戳以⟦5月8日⟧为限。", (due("2024-05-08", "征文"),), "postmark"),
    Case("各校应抓紧准备方案。县局将于⟦5月8日⟧派人来取。", (due("2024-05-08", "方案", "各校"),), "fetched, not handed in"),
    Case("请各校上半年⟦6月20日⟧、下半年⟦12月20日⟧各报一次总结。", (due("2024-06-20", "总结"), due("2024-12-20", "总结")), "twice a year"),
)


@pytest.mark.parametrize("case", [*WORDINGS, *LABELS, *SEVERAL, *RELATIVE, *NOTHING], ids=lambda case: case.why)
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
