"""What is organised, in invented notices."""

import datetime
from typing import Any

import numpy as np
import pytest

from extractors.activities import find_by_rules
from extractors.activities.candidates import ACTIVITY, find_candidates, overrule
from extractors.activities.category import KINDS, category_of
from extractors.activities.sections import is_group, is_label, level_of, opens_section
from extractors.classifier import Classifier
from pipeline.record import to_members
from tests.cases import Case, check, read_text

HEAD = "关于举办2031年读书节的通知\n\n各区、县教育局：\n\n现将有关事项通知如下。\n\n"
CLOSE = "\n\n绍兴市教育局\n2031年3月4日\n"
ANNEX = "\n\n附件：2031年读书节活动清单\n\n绍兴市教育局\n2031年3月4日\n\n附件\n\n2031年读书节活动清单\n\n"


def titles(*names: str) -> tuple[dict[str, Any], ...]:
    """The expected rows of these names."""
    return tuple({"title": name} for name in names)


CASES = (
    Case(
        f"{HEAD}一、活动时间\n4月8日至14日。\n二、主要活动\n（一）⟦举办读书节开幕式⟧\n4月8日在市图书馆举行。\n（二）⟦开展“共读一本书”⟧\n各校自行安排。\n"
        f"三、工作要求\n（一）加强领导\n各校要重视。{CLOSE}",
        (
            {"title": "举办读书节开幕式", "number": "（一）", "category": "启动仪式", "starts_on": datetime.date(2031, 4, 8).isoformat()},
            {"title": "开展“共读一本书”", "number": "（二）", "starts_on": None},
        ),
        "items below 主要活动",
    ),
    Case(
        f"{HEAD}一、活动内容\n1.⟦朗诵比赛⟧。4月8日前完成。\n2.⟦图书漂流⟧。各班设图书角。\n二、宣传重点\n1.宣传全民阅读政策\n2.宣传先进典型\n{CLOSE}",
        titles("朗诵比赛", "图书漂流"),
        "heading and text in one line",
    ),
    Case(
        f"{HEAD}一、活动内容\n（一）市级层面活动\n1.⟦名家讲座⟧\n4月9日举行。\n（二）学校层面活动\n1.⟦班级读书会⟧\n每班一次。\n{CLOSE}",
        ({"title": "名家讲座", "level": "prefecture"}, {"title": "班级读书会", "level": "institution"}),
        "grouping headings tell who holds it",
    ),
    Case(
        f"{HEAD}一、活动项目\n1.⟦朗诵比赛⟧（4月9日，市少年宫）\n2.⟦书签设计展⟧（责任单位：市图书馆、市美术馆）\n{CLOSE}",
        ({"title": "朗诵比赛", "starts_on": "2031-04-09"}, {"title": "书签设计展", "organizers": ["市图书馆", "市美术馆"]}),
        "details in brackets",
    ),
    Case(
        f"{HEAD}一、活动安排\n（一）⟦专家导读⟧，邀请两位学者到校\n（二）⟦教师沙龙⟧，每月一期\n{CLOSE}",
        titles("专家导读", "教师沙龙"),
        "first clause of an item without text",
    ),
    Case(
        f"{HEAD}一、活动安排\n日期\t活动名称\t主办单位\n4月8日\t⟦读书节开幕式⟧\t市教育局\n4月9日\t⟦诗词大会⟧\t市图书馆\n{CLOSE}",
        (
            {"title": "读书节开幕式", "organizers": ["市教育局"], "starts_on": "2031-04-08"},
            {"title": "诗词大会", "organizers": ["市图书馆"], "starts_on": "2031-04-09"},
        ),
        "table with a heading row",
    ),
    Case(
        f"{HEAD}读书节期间，主要开展⟦经典诵读⟧展示、⟦图书⟧捐赠、⟦名家讲座⟧等活动，请各校参加。{CLOSE}".replace("⟧展示", "展示⟧").replace(
            "⟧捐赠", "捐赠⟧"
        ),
        titles("经典诵读展示", "图书捐赠", "名家讲座"),
        "list in a sentence",
    ),
    Case(
        f"{HEAD}全市性活动主要包括：⟦读书节启动仪式⟧、⟦“书香家庭”评选⟧（含家长组、学生组）等。各校另行安排。{CLOSE}",
        (
            {"title": "读书节启动仪式", "category": "启动仪式", "level": "prefecture"},
            {"title": "“书香家庭”评选", "category": "评选征集", "level": "prefecture"},
        ),
        "主要包括, bracket behind a name",
    ),
    Case(f"{HEAD}读书节期间，将举办⟦名家讲座⟧、⟦图书捐赠⟧等系列活动。{CLOSE}", titles("名家讲座", "图书捐赠"), "将举办A、B等系列活动"),
    Case(
        f"{HEAD}一、活动安排\n读书节期间，全市层面举行⟦名家讲座⟧、⟦送书下乡⟧等活动。各校抓好以下活动：\n"
        f"1.⟦共读一本书⟧。各班开展。\n2.⟦书香家庭⟧。家长参加。\n{CLOSE}",
        titles("名家讲座", "送书下乡", "共读一本书", "书香家庭"),
        "one level's own beside the items",
    ),
    Case(
        f"{HEAD}一、活动内容包括\n⟦名家讲座⟧、⟦送书下乡⟧、⟦诗词大赛⟧和⟦图书展览⟧。\n{CLOSE}",
        titles("名家讲座", "送书下乡", "诗词大赛", "图书展览"),
        "nothing but a list",
    ),
    Case(
        f"{HEAD}一、会议安排：1、⟦开幕式与主旨报告⟧；2、⟦论文交流⟧；3、⟦参观市图书馆⟧。\n二、费用自理。\n{CLOSE}",
        titles("开幕式与主旨报告", "论文交流", "参观市图书馆"),
        "numbered in one line",
    ),
    Case(
        f"{HEAD}一、场次安排\n第一场  ⟦少儿诵读专场⟧    4月8日    市少年宫\n"
        f"第二场  ⟦诗词吟唱专场⟧    4月9日    市图书馆二楼\n二、报名办法\n现场报名。\n{CLOSE}",
        ({"title": "少儿诵读专场", "number": "第一场", "starts_on": "2031-04-08"}, {"title": "诗词吟唱专场", "starts_on": "2031-04-09"}),
        "rows that need no heading row",
    ),
    Case(
        f"{HEAD}一、赛项设置\n本次设⟦朗诵赛⟧和⟦演讲赛⟧两项。\n{CLOSE}",
        titles("朗诵赛", "演讲赛"),
        "two joined by 和",
    ),
    Case(
        f"{HEAD}活动清单见附件。{ANNEX}1.⟦市教育局举办读书节开幕式⟧\n2.⟦市图书馆开展送书下乡⟧\n",
        titles("市教育局举办读书节开幕式", "市图书馆开展送书下乡"),
        "items of an annexed list",
    ),
    Case(
        f"{HEAD}活动清单见附件。{ANNEX}一、市教育局\n1.⟦举办读书节开幕式⟧\n二、市图书馆\n2.⟦开展送书下乡⟧\n",
        ({"title": "举办读书节开幕式", "organizers": ["市教育局"]}, {"title": "开展送书下乡", "organizers": ["市图书馆"]}),
        "annex by organ",
    ),
    Case(
        f"{HEAD}活动清单见附件。{ANNEX}序号\n活动名称\n场数\n人数\n1\n⟦图书漂流⟧\n3\n9（晚）\n2\n⟦故事会⟧\n3\n60人\n3\n⟦诗  会⟧\n2\n30人\n",
        ({"title": "图书漂流", "number": "1"}, {"title": "故事会", "number": "2"}, {"title": "诗会", "number": "3"}),
        "a table with a cell a line; 3 within a row",
    ),
    Case(
        f"{HEAD}一、主要活动\n1.⟦开幕式⟧\n4月8日举行。\n2.⟦送书下乡⟧\n4月9日举行。{ANNEX}1.举办开幕式\n2.开展送书下乡\n3.⟦举办闭幕式⟧\n",
        titles("开幕式", "送书下乡", "举办闭幕式"),
        "named again in the annex",
    ),
    Case(
        f"{HEAD}读书节安排如下：\n一是⟦办好“书香”启动仪式⟧。4月8日举行。二是⟦推出“云阅读”专栏⟧。各校供稿。{CLOSE}",
        titles("办好“书香”启动仪式", "推出“云阅读”专栏"),
        "ordinals in one paragraph",
    ),
    Case(
        f"{HEAD}一、主题日活动\n⟦校园日⟧（4月8日）：各校举办朗诵。\n⟦社区日⟧（4月9日）：各社区捐书。\n{CLOSE}",
        ({"title": "校园日", "starts_on": "2031-04-08"}, {"title": "社区日", "starts_on": "2031-04-09"}),
        "labelled lines",
    ),
    Case(
        f"{HEAD}一、主要活动\n1.⟦开幕式⟧\n时间：4月31日。\n责任单位：市图书馆\n2.⟦闭幕式⟧\n各校参加。\n{CLOSE}",
        ({"title": "开幕式", "starts_on": None, "organizers": ["市图书馆"]}, {"title": "闭幕式", "starts_on": None}),
        "a day that does not exist is none",
    ),
)
STUDY = "关于开展5月主题党日活动的通知\n\n各支部：\n\n现将有关事项通知如下。\n\n"
CASES += (
    Case(
        f"{STUDY}一、学习内容\n1.⟦开展“读书明志”主题学习⟧。一是重点学习读书会精神，二是党员可于5月8日前登录平台完成任务。\n"
        f"2.⟦组织一次志愿服务⟧。到社区整理图书。\n二、有关要求\n按时报送。\n{CLOSE}",
        titles("开展“读书明志”主题学习", "组织一次志愿服务"),
        "what is done below 学习内容",
    ),
    Case(
        f"关于开展读书志愿服务活动的通知\n\n各学校：\n\n1、服务内容。读书志愿服务活动内容很广，包括⟦整理书架⟧、⟦修补图书⟧、⟦陪伴阅读⟧、"
        f"⟦阅读咨询⟧等各类公益性志愿服务活动。{CLOSE}",
        titles("整理书架", "修补图书", "陪伴阅读", "阅读咨询"),
        "a list called activities at both ends",
    ),
)
NOTHING = {
    "documents to be studied": f"{STUDY}一、学习内容\n1.《示范县读书条例》\n2.示范县读书工作报告\n3.全民阅读有关文章\n{CLOSE}",
    "a list called activities at one end": f"关于开展读书志愿服务活动的通知\n\n各学校：\n\n活动用品包括胶水、书签、封套、钢笔等。{CLOSE}",
    "policy": f"关于加强中小学阅读工作的意见\n\n各县教育局：\n\n一、主要活动\n1.举办读书节\n各校每年一次。\n2.开展评选\n每年一次。{CLOSE}",
    "results": f"关于公布读书征文活动获奖名单的通知\n\n各县教育局：\n\n一、活动内容\n1.朗诵比赛\n有奖。\n2.征文\n有奖。{CLOSE}",
    "requirements": f"{HEAD}一、工作要求\n1.加强领导\n各校要重视。\n2.及时总结\n按时报送。\n{CLOSE}",
    "stages": f"{HEAD}一、活动安排\n1.准备阶段（3月）\n各校动员。\n2.实施阶段（4月）\n各校开展。\n3.总结阶段（5月）\n各校总结。\n{CLOSE}",
    "publicity points": f"{HEAD}一、宣传重点\n（一）宣传阅读政策\n党的政策。\n（二）宣传先进典型\n好的做法。\n{CLOSE}",
    "loose heading over duties": f"{HEAD}一、重点任务\n（一）完善制度\n修订章程。\n（二）落实经费\n足额拨付。\n{CLOSE}",
    "what everybody does anyway": f"{HEAD}各校要填写登记表、汇总表、承诺书等，一并报送。{CLOSE}",
    "cells of a form": f"{HEAD}登记表见附件。\n\n附件：活动报名登记表\n\n绍兴市教育局\n2031年3月4日\n\n附件\n\n活动报名登记表\n\n"
    "序号\n活动名称\n1\n诗会\n2\n书会\n3\n棋会\n",
    "cells without names": f"{HEAD}活动清单见附件。{ANNEX}序号\n活动名称\n人数\n1\n12\n2\n15\n3\n18\n",
    "two cells are no table": f"{HEAD}活动清单见附件。{ANNEX}序号\n活动名称\n1\n书画\n4\n诗会\n",
    "holidays": f"关于2031年节假日安排的通知\n\n各科室：\n\n一、元旦：1月1日放假。\n二、春节：1月23日至29日放假。{CLOSE}",
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.why)
def test_activities(case: Case) -> None:
    check(case, "activities")


@pytest.mark.parametrize("why", NOTHING)
def test_no_activity(why: str) -> None:
    assert read_text(NOTHING[why]).rows["activities"] == ()


def test_a_day_that_does_not_exist_is_a_problem() -> None:
    reading = read_text(f"{HEAD}一、主要活动\n1.开幕式\n时间：4月31日。\n{CLOSE}")
    assert ("activities", "no_such_day") in {(p.field, p.reason) for p in reading.problems}


@pytest.mark.parametrize(
    ("words", "how"),
    [
        ("主要活动", "named"),
        ("活动内容及参与办法", "named"),
        ("竞赛项目、日程和赛点", "named"),
        ("重大示范活动", "named"),
        ("配套活动：", "named"),
        ("主要内容", "loose"),
        ("会议内容", "loose"),
        ("活动时间", None),
        ("活动要求", None),
        ("活动主题", None),
        ("宣传重点", None),
        ("开展体验活动", None),
        ("全国性活动", None),
    ],
)
def test_headings_that_announce_activities(words: str, how: str | None) -> None:
    assert opens_section(words) == how


def test_grouping_headings() -> None:
    assert [is_group(w) for w in ("全国性活动", "市县层面", "（略）", "中职组", "校级项目", "文艺活动")] == [
        True,
        True,
        False,
        True,
        True,
        False,
    ]
    assert [is_group(w) for w in ("各地各校活动", "省级重点活动", "市县和学校层面", "校园活动")] == [True, True, True, False]
    assert [level_of(w) for w in ("全国性活动", "自治区层面", "市级活动", "地方活动")] == ["nation", "province", "prefecture", None]
    assert level_of("市县和学校层面") is None


def test_labels_are_no_items() -> None:
    assert [is_label(w) for w in ("活动时间", "评选办法", "报名方式", "安全知识竞赛", "资源共享服务", "奖项设置")] == [
        True,
        True,
        True,
        False,
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("举办活动周启动仪式", "启动仪式"),
        ("护理技能大赛", "竞赛"),
        ("师生书画作品展", "展示展演"),
        ("劳模进校园", "学习宣讲"),
        ("媒体集中采访", "媒体宣传"),
        ("校园开放日", "开放体验"),
        ("送医下乡志愿服务", "服务"),
        ("毕业生招聘会", "招生就业"),
        ("产教融合论坛", "会议论坛"),
        ("班主任培训班", "培训"),
        ("“我的书房”征文", "评选征集"),
        ("街头用字检查", "检查督导"),
        ("闭幕式", "其他"),
        ("青春同行", None),
        ("班主任利用平台视频资源开展教学", "学习宣讲"),
        ("入户问卷", None),
        ("服装设计", None),
    ],
)
def test_categories(title: str, kind: str | None) -> None:
    assert category_of(title) == kind


@pytest.mark.parametrize(
    ("name", "about", "kind"),
    [
        ("挤奶工", "关于举办2031年畜牧业职业技能大赛的通知", "竞赛"),
        ("套圈", "关于举办2031年职工趣味运动会的通知", "竞赛"),
        ("古琴入门", "关于举办2031年职工公益培训班的通知", "培训"),
        ("德清分会场活动", "关于举办2031年读书节的通知", "启动仪式"),
        ("班级读书会", "关于举办2031年读书节的通知", "学习宣讲"),
        ("青春同行", "关于举办2031年读书节的通知", None),
        ("金秋之约", "关于举办2031年读书节的通知", None),
    ],
)
def test_categories_that_no_word_of_the_name_tells(name: str, about: str, kind: str | None) -> None:
    """The classifier where it is sure, nothing where it is not; these names are none of its examples."""
    reading = read_text(f"{about}\n\n各单位：\n\n一、主要活动\n1.{name}\n另行安排。\n2.开幕式\n另行安排。\n{CLOSE}")
    assert [to_members(row)["category"] for row in reading.rows["activities"]] == [kind, "启动仪式"]


def test_a_classifier_that_answers_adds_items_and_drops_them() -> None:
    """The shipped one never does: it does not beat the rules. One that a user trains may."""
    notice = read_text(f"{HEAD}一、活动内容\n1.朗诵比赛\n4月8日举行。\n二、其他安排\n1.书签义卖\n4月9日举行。\n{CLOSE}").notice
    rows = find_by_rules(notice)
    assert [row.title for row in rows] == ["朗诵比赛"]
    vocabulary = {"end:义卖": 0, "end:比赛": 1}
    weights = np.array([[0.0, 99.0], [99.0, 0.0]])
    for sure, titles_ in ((0.9, ["书签义卖"]), (1.01, ["朗诵比赛"])):
        found = overrule(notice, rows, Classifier(ACTIVITY, vocabulary, weights, np.zeros(2), 1.0, sure))
        assert [row.title for row in found] == titles_
    added = overrule(notice, rows, Classifier(ACTIVITY, vocabulary, weights, np.zeros(2), 1.0, 0.9))[0]
    assert (added.origin, added.number, notice.quote(added.span)) == ("model", "1.", "书签义卖")
    assert added.score > 0.9


def test_candidates_are_the_numbered_items() -> None:
    notice = read_text(f"{HEAD}一、活动内容\n1.朗诵比赛\n4月8日举行。\n2.图书漂流\n二、工作要求\n各校要重视。\n{CLOSE}").notice
    rows = find_by_rules(notice)
    found = [candidate for _, candidate in find_candidates(notice, [row.span for row in rows])]
    assert [(c.words, c.above, c.text_below, c.ruled) for c in found] == [
        ("活动内容", "", False, False),
        ("朗诵比赛", "活动内容", True, True),
        ("图书漂流", "活动内容", False, True),
        ("工作要求", "", True, False),
    ]
    assert {c.about for c in found} == {"关于举办2031年读书节的通知"}


def test_what_the_section_says_of_its_items_stays() -> None:
    reading = read_text(f"{HEAD}一、竞赛项目\n1.图书漂流\n2.名家讲座\n{CLOSE}")
    assert {to_members(row)["category"] for row in reading.rows["activities"]} == {"竞赛"}


def test_every_category_is_tested() -> None:
    assert len({kind for kind, _ in KINDS}) == 13
