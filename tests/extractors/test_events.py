from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from extractors.events import Event, normalise_event
from extractors.notice import Span
from extractors.row import Facts, SignalReason
from tests.cases import Case, check, read_text

HEAD = "关于举办读书活动的通知\n各学校：\n现将有关事项通知如下。\n"
CLOSE = "\n\n示范县教育局\n2024年3月1日\n"


def within_notice(case: Case) -> Case:
    """The case in the body of a notice of 1 March 2024."""
    return replace(case, marked=HEAD + case.marked + CLOSE)


def held(start: str, end: str | None = None, role: str | None = None, year: int = 2024) -> dict[str, Any]:
    """An event of the year: month and day of its first and last day."""
    return {"starts_on": f"{year}-{start}", "ends_on": f"{year}-{end or start}", "role": role}


LABELS = (
    Case("一、活动时间\n⟦2024年5月8日至14日⟧", (held("05-08", "05-14"),), "heading above"),
    Case("活动时间：⟦5月8日/9日⟧下午", (held("05-08", "05-09"),), "days with a slash"),
    Case("拟定于⟦5月8日⟧来我校进行教学调研。", (held("05-08"),), "who comes to us"),
    Case("活动时间：⟦5月8日—14日⟧", (held("05-08", "05-14"),), "label, year from the date of issue"),
    Case("时间：⟦2024年5月8日⟧（星期三）上午9:00", (held("05-08"),), "plain label, one day"),
    Case("会议时间和地点：⟦5月8日⟧下午2:30，示范楼", (held("05-08"),), "time and place"),
    Case("考试时间定于⟦2024年5月25、26日⟧两天。", (held("05-25", "05-26"),), "days in a row"),
    Case("全县教师资格考试时间：⟦5月25日⟧", (held("05-25"),), "资格 of an examination"),
    Case("办班时间初定为⟦5月8日至6月8日⟧。", (held("05-08", "06-08"),), "provisional"),
    Case("培训时间：⟦5月8日-10日⟧，5月7日全天报到。", (held("05-08", "05-10"),), "day of arrival left out"),
    Case("报名时间：4月8日至10日；比赛时间：⟦5月20日⟧。", (held("05-20"),), "registration left out"),
    Case("比赛日期\n⟦5月18日⟧（周六）", (held("05-18"),), "line above without a number"),
    Case("交流访问日期定于⟦5月8日（四月初一）至5月12日⟧", (held("05-08", "05-12"),), "remark between both ends"),
    Case("活动时间：⟦2024年12月28日至2025年1月5日⟧", ({"starts_on": "2024-12-28", "ends_on": "2025-01-05"},), "over New Year"),
    Case(
        "笔试时间：⟦4月20日⟧上午9:00—11:00；面试时间：⟦4月27日⟧。",
        (held("04-20", role="笔试"), held("04-27", role="面试")),
        "examinations",
    ),
    Case(
        "（一）读书节开幕式\n时间：⟦5月8日⟧\n（二）读书节闭幕式\n时间：⟦5月14日⟧",
        (held("05-08", role="读书节开幕式"), held("05-14", role="读书节闭幕式")),
        "ceremonies by their headings",
    ),
    Case(
        "（一）活动时间：⟦5月8日⟧\n（二）比赛时间：⟦5月14日⟧",
        (held("05-08"), held("05-14")),
        "labels that tell no two apart",
    ),
)
OF_SCHOOLS = (
    Case("根据市局要求，安排我们学校在⟦5月8日⟧（周三）组织全校学生视力检查。", (held("05-08"),), "安排 … 在"),
    Case("⟦5月8日0时-6月8日⟧24时，学生通过“读书课堂”参加全县读书知识竞赛。", (held("05-08", "06-08"),), "a contest attended in a period"),
)
MONTHS = (
    Case(
        "活动时间：⟦2024年5月至6月⟧",
        (held("05-01", "06-30") | {"precision": "month"},),
        "whole months by a label",
    ),
    Case(
        "（一）宣传发动阶段（⟦5-6月⟧）：印发方案。\n（二）总结阶段（⟦7月⟧）：上报总结。",
        (held("05-01", "06-30", "宣传发动阶段"), held("07-01", "07-31", "总结阶段")),
        "whole months of stages",
    ),
    Case(
        "（一）第一阶段为自查阶段。\n⟦4-6月⟧，各校自查。",
        (held("04-01", "06-30", "自查阶段"),),
        "a stage that says what it is",
    ),
    Case("活动时间：5月中旬", (), "ten days are no certain days"),
    Case("活动时间：5月底前", (), "due, not held"),
    Case("时间：6月28（星期五）下午", (), "a day without its 日"),
    Case("2024年5月至6月，全市粮食增产。", (), "months of a report"),
    Case("执行期限为2024年5月至12月。", (), "months of a policy"),
    Case("征集期为⟦4月1日至5月31日⟧。", (held("04-01", "05-31", "征集"),), "期 of a campaign"),
    Case("活动周期：⟦5月8日—6月8日⟧", (held("05-08", "06-08"),), "周期 of an activity"),
    Case("投票时间：⟦5月10日—25日⟧。", (held("05-10", "05-25"),), "a vote"),
    Case("全县中小学毕业生招聘会时间：⟦5月18日⟧（周六）8:30—12:00", (held("05-18"),), "毕业 of graduates"),
    Case("一、演练时间\n⟦2024年5月8日⟧（星期三）\n15:00至16:00", (held("05-08"),), "the time of day on a line of its own"),
    Case("比赛时间：⟦5月8日⟧上午小学组；⟦5月9日⟧上午中学组。", (held("05-08"), held("05-09")), "days of groups"),
    Case("活动时段：⟦5月8日至10日⟧", (held("05-08", "05-10"),), "时段 of an activity"),
    Case("新闻发布会时间：⟦5月8日⟧上午10:00；结果发布时间：5月9日", (held("05-08"),), "发布 of a conference"),
    Case("全体党员集中收看时间：⟦5月8日⟧上午9:00", (held("05-08"),), "what is watched together"),
    Case("整治时间：⟦3月5日至5月31日⟧", (held("03-05", "05-31"),), "a campaign against something"),
    Case("集中宣传日：⟦5月8日⟧", (held("05-08"),), "a day of the campaign as its label"),
)
STAGES = (
    Case("初赛：⟦5月8日⟧；决赛：⟦6月8日⟧", (held("05-08", role="初赛"), held("06-08", role="决赛")), "stages behind each other"),
    Case(
        "1.课堂展示时间：⟦5月8日⟧上午\n2.美育培训时间：⟦5月9日⟧",
        (held("05-08", role="课堂展示"), held("05-09", role="美育培训")),
        "stage without its number",
    ),
    Case(
        "（一）宣传发动阶段（⟦3月1日至3月31日⟧）\n（二）组织实施阶段（⟦4月1日至5月31日⟧）",
        (held("03-01", "03-31", "宣传发动阶段"), held("04-01", "05-31", "组织实施阶段")),
        "stages in headings",
    ),
    Case(
        "（一）初选（⟦5月6日-7日⟧）\n（二）决选（⟦5月8日-9日⟧）",
        (held("05-06", "05-07", "初选"), held("05-08", "05-09", "决选")),
        "stages of a selection",
    ),
    Case("第一阶段：学校初赛（⟦5月1日—5月20日⟧）", (held("05-01", "05-20", "学校初赛"),), "the stage behind its number"),
    Case(
        "第一期：⟦5月8日至10日⟧；第二期：⟦5月15日至17日⟧。",
        (held("05-08", "05-10", "第一期"), held("05-15", "05-17", "第二期")),
        "a series",
    ),
    Case(
        "活动从⟦2024年5月8日开始，至6月30日⟧结束。\n第一阶段：⟦5月8日—31日⟧为征集阶段；",
        (held("05-08", "06-30"), held("05-08", "05-31", "第一阶段")),
        "the whole and its stages",
    ),
    Case("1.初赛。5月8日前完成。\n2.决赛。⟦2024年6月8日⟧在示范市举行。", (held("06-08", role="决赛"),), "the first is a deadline"),
    Case("⟦4月1日—4月15日⟧为动员部署阶段；", (held("04-01", "04-15", "动员部署阶段"),), "the stage behind its days"),
    Case(
        "省级复赛拟于⟦6月15日⟧举行，国家级决赛拟于⟦8月20日至25日⟧举行。",
        (held("06-15", role="省级复赛"), held("08-20", "08-25", "国家级决赛")),
        "stages in a sentence with 拟于",
    ),
    Case(
        "理论考试：⟦5月8日⟧15:00—16:00\n操作考核：⟦5月9日⟧",
        (held("05-08", role="理论考试"), held("05-09", role="操作考核")),
        "examinations as labels",
    ),
    Case("预赛由各县自行组织，决赛⟦5月25日至26日⟧在示范市举行。", (held("05-25", "05-26", "决赛"),), "a stage right before its days"),
    Case(
        "竞赛分三个阶段：初赛⟦4月10日⟧，复赛⟦4月20日⟧，市级决赛⟦5月8日⟧。",
        (held("04-10", role="初赛"), held("04-20", role="复赛"), held("05-08", role="市级决赛")),
        "stages with their days in a list",
    ),
    Case("初赛4月10日前报名，决赛5月8日的名单另行公布。", (), "days of other things behind a stage"),
    Case(
        "各县于⟦5月8日至10日⟧分别组织初赛，⟦5月20日⟧组织决赛。",
        (held("05-08", "05-10", "初赛"), held("05-20", role="决赛")),
        "stages behind their days in a sentence",
    ),
    Case(
        "笔试⟦5月25日⟧上午9:00开始，面试⟦6月1日⟧进行。",
        (held("05-25", role="笔试"), held("06-01", role="面试")),
        "examinations right before their days",
    ),
    Case("开幕式5月8日上午在示范馆举行，比赛⟦5月8日至10日⟧进行。", (held("05-08", "05-10"),), "a ceremony is an item of the whole"),
    Case("1.成果展演：⟦5月9日⟧上午9:00", (held("05-09", role="成果展演"),), "numbered, with its day"),
)
SESSIONS = (
    Case(
        "一、场次安排\n第一场  读书专场    ⟦5月18日⟧（周六）9:00    县文化馆\n第二场  朗诵专场    ⟦6月1日⟧（周六）9:00    示范楼",
        (held("05-18", role="第一场"), held("06-01", role="第二场")),
        "rows of sessions",
    ),
    Case(
        "培训分两期进行，第一期为⟦5月8日至12日⟧，第二期为⟦5月15日至19日⟧。",
        (held("05-08", "05-12", "第一期"), held("05-15", "05-19", "第二期")),
        "sessions in a sentence with 为",
    ),
    Case(
        "培训班分两期举办：第一期⟦5月8日—12日⟧，小学教师；第二期⟦5月15日—19日⟧，中学教师。",
        (held("05-08", "05-12", "第一期"), held("05-15", "05-19", "第二期")),
        "sessions right before their days",
    ),
    Case(
        "巡讲第一站⟦5月8日⟧在示范中学，第二站⟦5月10日⟧在河东中学。",
        (held("05-08", role="第一站"), held("05-10", role="第二站")),
        "stations with their places",
    ),
    Case(
        "第一期（小学）：⟦5月8日-10日⟧\n第二期（初中）：⟦5月15日-17日⟧",
        (held("05-08", "05-10", "第一期"), held("05-15", "05-17", "第二期")),
        "for whom in brackets",
    ),
)
SCHEDULES = (
    Case(
        "三、推选步骤\n（一）网络投票（⟦4月9日—22日⟧）。在网站投票。\n（二）评审公示（⟦4月23日—30日⟧）。\n（三）颁奖典礼（⟦5月11日⟧）。",
        (held("04-09", "04-22", "网络投票"), held("04-23", "04-30", "评审公示"), held("05-11", role="颁奖典礼")),
        "steps in brackets",
    ),
    Case(
        "二、培训时间和地点\n（一）集中研修：⟦5月13日（星期一）至5月17日⟧（星期五），5月12日下午报到。\n（二）跟岗学习：⟦6月11日至15日⟧。",
        (held("05-13", "05-17", "集中研修"), held("06-11", "06-15", "跟岗学习")),
        "names under a label of time",
    ),
    Case(
        "一、考试时间\n语文：⟦5月8日⟧上午9:00—11:30\n数学：⟦5月9日⟧上午9:00—11:00",
        (held("05-08", role="语文"), held("05-09", role="数学")),
        "days of an examination",
    ),
    Case("二、赛程安排\n⟦5月8日⟧上午：男子组\n⟦5月10日⟧上午：女子组", (held("05-08"), held("05-10")), "days of a contest"),
    Case(
        "三、时间安排\n1.⟦5月8日⟧下午2:30，启动仪式；\n2.⟦5月9日至11日⟧，作品展示；",
        (held("05-08"), held("05-09", "05-11")),
        "numbered days",
    ),
    Case(
        "一、考试时间和科目\n科目\t时间\n语文\t⟦5月8日⟧ 9:00—11:30\n数学\t⟦5月9日⟧ 9:00—11:00",
        (held("05-08"), held("05-09")),
        "a table",
    ),
    Case(
        "2.笔试。⟦4月13日⟧上午9:00，示范中学。\n3.面试。⟦4月27日⟧上午。",
        (held("04-13", role="笔试"), held("04-27", role="面试")),
        "examinations as headings",
    ),
    Case("三、竞赛时间\n预赛⟦4月8日⟧，决赛⟦5月8日⟧。", (held("04-08", role="预赛"), held("05-08", role="决赛")), "stages without a mark"),
    Case(
        "三、评选程序\n（一）专家初评（⟦4月3日至6日⟧）。\n（二）社会公示（⟦4月23日至27日⟧）。",
        (held("04-03", "04-06", "专家初评"), held("04-23", "04-27", "社会公示")),
        "public notice as a step of a selection",
    ),
    Case(
        "比赛将于⟦5月8日至10日⟧举行。\n三、活动安排\n（一）技能切磋（5月9日）\n（二）颁奖典礼（⟦5月20日⟧）",
        (held("05-08", "05-10"), held("05-20", role="颁奖典礼")),
        "an item of the whole and one behind it",
    ),
    Case(
        "三、日程安排\n5月7日\t全天\t报到\n⟦5月8日⟧\t上午\t开幕式、主旨报告\n⟦5月9日⟧\t全天\t分组交流\n5月10日\t返程",
        (held("05-08"), held("05-09")),
        "rows of arrival and return",
    ),
    Case("活动时间：⟦5月8日至14日⟧\n二、活动日程\n5月8日上午：启动会\n5月9日上午：参观", (held("05-08", "05-14"),), "items of the whole"),
)
SENTENCES = (
    Case("会议定于⟦2024年5月8日⟧在示范市召开，会期一天。", (held("05-08"),), "定于 召开"),
    Case("经研究，决定于⟦5月8日至10日⟧举办全县培训班。", (held("05-08", "05-10"),), "决定于 举办"),
    Case("拟定于⟦5月8日⟧对我校教学工作进行调研。", (held("05-08"),), "对 进行"),
    Case("决赛初定在⟦5月8日⟧白天进行。", (held("05-08", role="决赛"),), "part of the day"),
    Case("定于⟦5月8日⟧课外活动，在田径场进行长跑比赛。", (held("05-08"),), "a lesson before the place"),
    Case("请各校于⟦5月8日至10日⟧举行启动会。", (held("05-08", "05-10"),), "asked for"),
    Case("活动周自⟦5月8日起至14日⟧止。", (held("05-08", "05-14"),), "自 起至 止"),
    Case("⟦5月8日至14日⟧为职业教育活动周。", (held("05-08", "05-14"),), "is a week"),
    Case("接通知，⟦5月8日⟧下午，在示范中学报告厅举行启动仪式。", (held("05-08"),), "begins with the day"),
    Case("原定于5月8日举行的比赛延期至⟦5月18日⟧举行。", (held("05-18"),), "moved"),
    Case("活动周将于⟦5月8日至14日⟧举办，启动仪式于5月8日在示范市举行。", (held("05-08", "05-14"),), "an item of the whole"),
    Case(
        "活动时间：⟦5月8日至14日⟧\n启动仪式时间：5月8日上午\n（活动时间：5月8日至5月14日）",
        (held("05-08", "05-14"),),
        "item and repetition",
    ),
    Case("比赛于⟦5月18日上午8:30开幕，5月20日⟧下午闭幕。", (held("05-18", "05-20"),), "opens and closes"),
    Case("定于⟦4月8日至10日⟧赴示范县开展调研。", (held("04-08", "04-10"),), "to a place"),
    Case("⟦5月8日⟧（周三）12:30将举行会议，请准时参加。", (held("05-08"),), "will be held at a time"),
    Case("宣传活动将于⟦2024年5月8日⟧起在全县开展，各校组织宣传活动。", (held("05-08"),), "an event from a day on"),
    Case("定于⟦5月8日⟧（星期三）\n上午9:30—11:30在示范镇河边举行消防应急演练。", (held("05-08"),), "a line that breaks behind the day"),
    Case("我校普通话水平测试定于⟦5月20日、21日⟧两天进行。", (held("05-20", "05-21"),), "how many days before the verb"),
    Case("考试于⟦6月15日至16日⟧举行，请提前到场。", (held("06-15", "06-16"),), "an examination with 于"),
    Case("县局将组织专家于⟦5月8日至12日⟧赴各校进行调研。", (held("05-08", "05-12"),), "将 far before 于"),
    Case("本届读书节⟦4月23日开幕，5月23日⟧闭幕。", (held("04-23", "05-23"),), "opens and closes without 自"),
    Case(
        "定于⟦5月8日⟧、⟦10日⟧和⟦12日⟧分三批组织教师体检。",
        (held("05-08"), held("05-10"), held("05-12")),
        "a list of days before the verb",
    ),
    Case("军训从⟦9月1日至7日⟧，共7天。", (held("09-01", "09-07"),), "from a day to a day"),
    Case("期末考试安排在⟦6月25日、26日⟧。", (held("06-25", "06-26"),), "安排在"),
    Case("“开放日”活动定于⟦5月18日⟧，欢迎参加。", (held("05-18"),), "定于 before a comma"),
    Case("活动将于⟦5月8日⟧正式启动。", (held("05-08"),), "an adverb before the verb"),
    Case("经研究，我局决定⟦5月8日⟧召开校长会议。", (held("05-08"),), "decided without 于"),
    Case("经研究决定，⟦5月8日⟧下午召开校长会议，请准时参加。", (held("05-08"),), "begins with day and time of day"),
    Case("请于⟦5月8日⟧上午9:00到三楼会议室参加会议。", (held("05-08"),), "told to attend"),
    Case("请下列教师在本周三（⟦5月8日⟧）参加这次培训。", (held("05-08"),), "the day in brackets behind the weekday"),
    Case("定于本周五（⟦5月10日⟧）下午召开教师大会。", (held("05-10"),), "the weekday before the day"),
    Case("献血活动定于⟦5月8日⟧上午8:30开始。", (held("05-08"),), "begins at a time"),
    Case("会议于⟦5月8日⟧上午9:00准时召开。", (held("05-08"),), "a meeting with 于"),
    Case("各支部于⟦5月8日至15日⟧召开组织生活会。", (held("05-08", "05-15"),), "each at its time"),
    Case("请各校在⟦5月8日至14日⟧期间，组织一次主题班会。", (held("05-08", "05-14"),), "期间 before a comma"),
    Case("自⟦5月8日至20日⟧，县局对各校进行全面检查。", (held("05-08", "05-20"),), "from a day to a day the office does"),
    Case("督查组将于⟦5月8日⟧起分赴各县开展检查。", (held("05-08"),), "to several places"),
    Case("⟦5月8日至12日⟧，县局将组织专家对各校开展督导评估。", (held("05-08", "05-12"),), "what the office will do"),
    Case("第二届示范节（⟦5月8日-12日⟧）将在示范县举行。", (held("05-08", "05-12"),), "days in brackets behind the name"),
)
NOTHING = (
    Case("请各校于5月8日前报送材料。", (), "deadline"),
    Case("报名自5月8日起至14日止。", (), "registration"),
    Case("报名时间：5月8日至10日", (), "label of registration"),
    Case("公示时间：5月8日至14日。", (), "public notice"),
    Case("本通知自2024年5月8日起施行，有效期至2029年5月7日。", (), "in force"),
    Case("2023年5月8日，省政府召开了全省工作会议。", (), "history"),
    Case("会议定于2023年5月8日在示范市召开。", (), "long before the date of issue"),
    Case("根据5月8日召开的会议精神，落实有关工作。", (), "a meeting that is cited"),
    Case("拟于5月中旬举办决赛。", (), "no days"),
    Case("活动时间：4月23日“世界读书日”前后", (), "about a named day"),
    Case("有效期为2024年5月8日至2025年5月7日。", (), "期 of validity"),
    Case("10月16日将召开党的示范大会，各地要落实责任。", (), "a meeting of others"),
    Case("中心将于2024年5月8日起开展商转公贷款业务。", (), "a service from a day on"),
    Case("定于5月8日启动网上申报工作。", (), "registration that begins"),
    Case("将于5月8日至9日进行系统升级维护。", (), "maintenance"),
    Case("活动期间：2024年5月8日至6月8日购车的，给予补贴。", (), "who bought in a period"),
    Case("营业时间：2024年5月1日至5日", (), "opening hours"),
    Case("社会保险费征收时间：5月1日至20日", (), "a tax"),
    Case("选房时间：5月8日至10日", (), "choice of flats"),
    Case("课题研究时间：2024年5月1日至2025年4月30日", (), "a research project"),
    Case("停水时间：4月8日8:00至18:00", (), "a service that stops"),
    Case("一、时间安排\n5月8日左右启动选拔工作。", (), "about a day"),
    Case("购房时间：2024年1月1日至12月31日", (), "a policy's label"),
    Case("购房补贴实施时间：2024年1月1日至12月31日", (), "a subsidy in force"),
    Case("（六）支持企业开展职工培训。2024年1月1日至12月31日，企业可组织开展培训。", (), "a measure that ends like a stage"),
    Case("放假时间：5月1日至5日，共5天。", (), "holidays"),
    Case("一、时间界定\n2023年3月1日至2024年2月28日完成的课题。", (), "what counts"),
    Case("一、活动时间\n5月8日出台的办法另行印发。", (), "a day of something else"),
    Case("网上报名\n时间：5月8日至10日", (), "under registration"),
    Case("利率将于次年1月1日起对存量贷款进行调整。", (), "a rate from a day on"),
)
FOLLOWING = (
    Case("考试定于⟦5月19日至20日⟧进行，⟦21日⟧8:00集中阅卷。", (held("05-19", "05-20"), held("05-21")), "a day without its month"),
    Case("时间：5月22日全天报到，⟦23—24日⟧上课。", (held("05-23", "05-24"),), "days without their month behind arrival"),
    Case("会议时间：5月7日报到，⟦5月8日至10日⟧会议。", (held("05-08", "05-10"),), "what comes after arrival"),
    Case("会议时间：⟦5月7日⟧报到，会期两天。", (held("05-07"),), "arrival is all that is said"),
    Case(
        "考试时间：⟦6月25日⟧8:00-10:00语文，10:30-12:00英语；⟦6月26日⟧8:00-10:00数学。",
        (held("06-25"), held("06-26")),
        "days of one sentence",
    ),
    Case("复试时间安排：⟦3月28日⟧笔试，⟦3月29日⟧面试。", (held("03-28"), held("03-29")), "each day its examination"),
    Case("比赛时间：⟦5月8日⟧，7日下午召开领队会，9日前报名。", (held("05-08"),), "days of something else in the sentence"),
    Case("会议时间：⟦5月8日⟧上午9:00；5月7日14:00报到。", (held("05-08"),), "arrival behind it"),
)
NO_SCHEDULE = (
    Case("二、报到时间和地点\n第一期：5月8日全天，示范宾馆", (), "sessions under another heading"),
    Case("报名分两批：第一批3月10日至15日，第二批3月20日至25日。", (), "sessions of registration"),
    Case("第一批补贴于5月8日发放，第二批于6月8日发放。", (), "sessions of payment"),
    Case("三、申报程序\n（一）学校推荐材料（3月5日至15日）。\n（二）集中评议（3月16日—20日）。", (), "steps of an application"),
    Case("三、工作安排\n（一）组织申报（3月5日至15日）。\n（二）公示（3月16日至20日）。", (), "work and public notice"),
    Case("二、供货日程\n第一批：3月5日", (), "a schedule of delivery"),
    Case("一、参赛时间和对象\n参赛对象：2006年3月1日至2011年2月28日出生的中学生。", (), "years of birth under a schedule"),
    Case("二、报名时间\n（一）现场报名：5月8日至10日。\n（二）网上报名：5月11日至15日。", (), "ways of registration"),
    Case("三、活动流程\n（一）报名阶段（3月5日—3月15日）\n（二）资料审核（3月16日—20日）", (), "steps that are none of the event"),
    Case("五、考试安排\n领取试卷：5月7日；退还试卷截止：5月9日。", (), "papers of an examination"),
)
NO_SENTENCES = (
    Case("请于5月8日到县局参加会议报名。", (), "registration for a meeting"),
    Case("请符合条件的人员于5月8日至10日到服务大厅办理。", (), "told to apply"),
    Case("请各校在5月8日至14日期间，组织学生完成报名。", (), "期间 of registration"),
    Case("2月20日上午召开的县委会议强调，要加强管理。", (), "召开的 behind a time of day"),
    Case("各县于2月20日至22日召开动员会，情况良好。", (), "before the date of issue"),
    Case("据预测，5月8日至10日将有强降雨过程，请做好防范。", (), "the weather"),
    Case("录取工作定于7月8日至10日进行。", (), "work of an office"),
    Case("县局决定5月8日至20日开展补贴申领工作。", (), "an application that is decided on"),
    Case("全县教育工作会议于2月20日上午召开，会议总结了工作。", (), "a meeting before the date of issue"),
    Case("中心业务将于5月8日开始办理。", (), "a service that begins"),
    Case("自2024年5月8日至12月31日，企业组织开展培训，给予补贴。", (), "what firms do in a period"),
    Case("工会：5月8日", (), "a body that ends like a meeting"),
    Case("县教育局于2月21日召开会议，研究部署有关工作。", (), "a meeting that was"),
    Case("5月8日8:00至18:00，示范路将进行停电检修。", (), "repairs"),
    Case("系统将于5月8日上线运行。", (), "a system"),
    Case("春季学期于2月26日开学，7月5日结束。", (), "a term"),
)
KNOWN_MISSES = (Case("竞赛分两天进行，⟦5月8日⟧理论，⟦5月9日⟧实操。", (held("05-08"), held("05-09")), "days before what is held"),)


@pytest.mark.parametrize(
    "case",
    [*LABELS, *OF_SCHOOLS, *MONTHS, *STAGES, *SESSIONS, *SCHEDULES, *FOLLOWING, *SENTENCES, *NOTHING, *NO_SCHEDULE, *NO_SENTENCES],
    ids=lambda case: case.why,
)
def test_events(case: Case) -> None:
    check(within_notice(case), "events")


@pytest.mark.parametrize("case", KNOWN_MISSES, ids=lambda case: case.why)
@pytest.mark.xfail(strict=True, raises=AssertionError)
def test_known_misses(case: Case) -> None:
    check(within_notice(case), "events")


def test_policy_in_force_is_an_event_only_where_one_is_organised() -> None:
    text = "关于购买新建商品住宅的通知\n各乡镇：\n现将有关事项通知如下。\n实施时间：2024年5月8日至8月7日\n" + CLOSE
    check(Case(text, (), "a policy"), "events")


def test_no_such_day_is_a_signal() -> None:
    reading = read_text(HEAD + "活动时间：4月31日\n" + CLOSE)
    assert reading.rows["events"] == ()
    assert [p.reason for p in reading.problems if p.field == "events"] == [SignalReason.NO_SUCH_DAY]


def test_an_event_without_mention_is_kept_as_it_is() -> None:
    row = Event(span=Span(0, 1), rule="model", origin="model", starts_on=date(2024, 5, 8), ends_on=date(2024, 5, 8))
    assert normalise_event(row, Facts(issued_on=date(2025, 1, 1))) == (row, ())
