import pytest

from tests.cases import Case, check

HEAD = "示范县教育局关于举办读书节的通知\n\n各学校：\n经研究，决定举办读书节。现将有关事项通知如下。\n一、时间\n2024年4月23日。\n\n"
CLOSE = "\n\n示范县教育局\n2024年4月1日\n"


def listed(*titles: str) -> tuple[dict[str, str | None], ...]:
    """The members of a numbered list of titles."""
    return tuple({"number": str(i), "title": title} for i, title in enumerate(titles, 1))


def note(marked: str, expected: tuple[dict[str, str | None], ...], why: str) -> Case:
    """A case whose notice is the same but for its attachment note."""
    return Case(HEAD + marked + CLOSE, expected, why)


CASES = (
    note("附件：1.⟦读书节安排表⟧\n　　　2.⟦读书节报名表⟧", listed("读书节安排表", "读书节报名表"), "one a line"),
    note("附件：1．⟦2024年安排表⟧　2．⟦2024年报名表⟧", listed("2024年安排表", "2024年报名表"), "run together"),
    note("附件\n1.⟦2024读书节登记表⟧\n2.⟦2024学年读书节民主评议表⟧", listed("2024读书节登记表", "2024学年读书节民主评议表"), "no colon"),
    note("附件\n1.⟦读书节议程⟧\n2.⟦读书节回执⟧", listed("读书节议程", "读书节回执"), "no colon, other kinds"),
    Case(
        "有意参加的老师请于5月8日前报教科室。\n附件：⟦申报材料⟧\n\n示范县教育局关于举办读书节的通知\n各学校：\n经研究，决定举办读书节。"
        + CLOSE,
        ({"title": "申报材料"},),
        "a memo above the title",
    ),
    note("附件：⟦读书节报名表⟧", ({"number": None, "title": "读书节报名表"},), "a single one"),
    note(
        "附件：⟦读书节回执⟧\n　　　⟦图片制作要求⟧",
        ({"number": None, "title": "读书节回执"}, {"number": None, "title": "图片制作要求"}),
        "lines without numbers",
    ),
    note("附件1：⟦报名汇总表⟧.docx\n附件2：⟦原创承诺书⟧.pdf", listed("报名汇总表", "原创承诺书"), "each line marked, files"),
    note(
        "附件一：⟦报名汇总表⟧\n附件二：⟦原创承诺书⟧",
        ({"number": "一", "title": "报名汇总表"}, {"number": "二", "title": "原创承诺书"}),
        "Chinese numbers",
    ),
    note(
        "附件：1.⟦示范县读书节作品征集展示活动优秀组织单位\n推荐办法⟧\n2.⟦智慧阅读2.0操作流程⟧",
        listed("示范县读书节作品征集展示活动优秀组织单位推荐办法", "智慧阅读2.0操作流程"),
        "wrapped title, decimal in a title",
    ),
    note(
        "附件：⟦《示范省读书节方案》（示教〔2024〕5号）⟧（略）",
        ({"title": "《示范省读书节方案》（示教〔2024〕5号）"},),
        "left out, with number",
    ),
    note(
        "附件：（请到群文件中下载）\n1.⟦读书节安排表⟧\n2.⟦读书节报名表⟧",
        listed("读书节安排表", "读书节报名表"),
        "a remark before the titles",
    ),
    note("附：⟦读书节报名表⟧", ({"title": "读书节报名表"},), "short mark"),
    note("附件1．⟦读书节安排表⟧\n2．⟦读书节报名表⟧", listed("读书节安排表", "读书节报名表"), "the mark said once"),
    note(
        "附件一：1.⟦读书节安排表⟧\n附件二：⟦有关规定⟧\n1.《甲规定》\n2.《乙规定》",
        ({"number": "一", "title": "读书节安排表"}, {"number": "二", "title": "有关规定"}),
        "a list within an attachment",
    ),
    note(
        "附件：1.⟦读书节计划表（一）⟧\n2.⟦读书节计划表（二）⟧",
        listed("读书节计划表（一）", "读书节计划表（二）"),
        "told apart in brackets",
    ),
    note("附件：1.⟦安排表⟧\n2.安排表\n附件1.docx\n附件2.docx", listed("安排表")[:1], "said twice, names of files below"),
    note(
        "附件：⟦示范县全民读书节参展图书信息⟧.xlsx\n⟦示范县全民读书节参展单位信息⟧.xlsx",
        ({"title": "示范县全民读书节参展图书信息"}, {"title": "示范县全民读书节参展单位信息"}),
        "long names of files",
    ),
    note(
        "附件：\n各校读书方案\n1.⟦甲校读书方案⟧202507081720140315.pdf\n2.⟦乙校读书方案⟧202507081720140316.pdf",
        listed("甲校读书方案", "乙校读书方案"),
        "files under a heading",
    ),
    note("附件：附件：1-2\n1．⟦安排表⟧\n2．⟦报名表⟧", listed("安排表", "报名表"), "how many there are"),
    note(
        "附：相关表格可自行下载打印。\n1. 202103050958141554.docx（⟦报名表⟧）\n2. 202103050958145718.doc（⟦回执⟧）",
        listed("报名表", "回执"),
        "name behind the file",
    ),
    note("附件：1.⟦报名表⟧附件1.doc\n2.⟦回执⟧附件2.doc", listed("报名表", "回执"), "number in the file's name"),
    note("附件：\n⟦关于举办读书节的\n通知⟧", ({"number": None, "title": "关于举办读书节的通知"},), "short lines of one title"),
    note(
        "附件：1.⟦示范县图书馆\n2024年工作计划⟧\n2.⟦报名表⟧", listed("示范县图书馆2024年工作计划", "报名表"), "an item of two short lines"
    ),
    note("附件：⟦座位表⟧\n语文组、德育处", ({"title": "座位表"},), "who signs below it"),
    note("附：⟦活动安排表⟧\n日期\t时间\t地点\n4月1日\t8:00\t礼堂", ({"title": "活动安排表"},), "a table below it"),
    note("附件1 ⟦课程案例 样例（参考）⟧\n附件2 ⟦报名表⟧", listed("课程案例样例（参考）", "报名表"), "a space in a title"),
    note(
        "附件1-1：⟦初中组安排表⟧\n附件1-2：⟦高中组安排表⟧",
        ({"number": "1-1", "title": "初中组安排表"}, {"number": "1-2", "title": "高中组安排表"}),
        "parts of an attachment",
    ),
    note("附件1 ⟦2024年读书节报名表⟧\n附件2 ⟦读书节方案⟧", listed("2024年读书节报名表", "读书节方案"), "a year behind a number"),
    note(
        "附件一 ⟦2024年读书节报名表⟧\n附件二 ⟦读书节方案⟧",
        ({"title": "2024年读书节报名表"}, {"title": "读书节方案"}),
        "a year behind a numeral",
    ),
    note("附件1 ⟦KTV管理办法⟧\n附件2 ⟦读书节方案⟧", listed("KTV管理办法", "读书节方案"), "letters behind a number"),
    note("附件（请到网站下载）：1.⟦安排表⟧\n2.⟦报名表⟧", listed("安排表", "报名表"), "a remark before the colon"),
    note("附件下载：1.⟦安排表⟧.docx\n2.⟦报名表⟧.docx", listed("安排表", "报名表"), "files to be fetched"),
    note("附图：⟦读书节会场示意图⟧", ({"number": None, "title": "读书节会场示意图"},), "a map"),
    note("附录：⟦读书节书目⟧", ({"number": None, "title": "读书节书目"},), "an appendix"),
    note("附表：1.⟦安排表⟧\n2.⟦报名表⟧", listed("安排表", "报名表"), "tables"),
    note("附表1：⟦安排表⟧\n附图1：⟦会场图⟧", ({"title": "安排表"}, {"title": "会场图"}), "tables and maps"),
    note(
        "附件：1.⟦读书节名额分配表\n（县直）⟧\n2.⟦报名表⟧",
        listed("读书节名额分配表（县直）", "报名表"),
        "a title that goes on in brackets",
    ),
    note("附件：⟦读书节方案⟧、⟦读书节报名表⟧", ({"title": "读书节方案"}, {"title": "读书节报名表"}), "titles in a line"),
    note(
        "附件：①⟦岗位表⟧②⟦报名登记表⟧",
        ({"number": "①", "title": "岗位表"}, {"number": "②", "title": "报名登记表"}),
        "rings that run together",
    ),
    note("附件：（1）⟦缴费标准⟧（2）⟦减免申请表⟧", listed("缴费标准", "减免申请表"), "brackets that run together"),
    note("附件（共2件）：1.⟦获奖名单⟧ 2.⟦领取回执⟧", listed("获奖名单", "领取回执"), "how many there are"),
    note("附件：1．⟦课题指南⟧．docx\n2．⟦课题申请书⟧．docx", listed("课题指南", "课题申请书"), "full-width point of a file"),
    note("附件【⟦拟获奖名单⟧.xlsx】已下载14次", ({"number": None, "title": "拟获奖名单"},), "a link of a web page"),
    note("附件1【⟦报名表⟧.docx】已下载3次\n附件2【⟦汇总表⟧.xls】已下载0次", listed("报名表", "汇总表"), "numbered links"),
    note("附件: 【附件1：⟦岗位表⟧.xlsx】【附件2：⟦登记表⟧.docx】", listed("岗位表", "登记表"), "numbers within the links"),
    note("附件：读书角申报、审批表", ({"number": None, "title": "读书角申报、审批表"},), "two verbs of one form"),
    note("附件：教师、学生报名表", ({"number": None, "title": "教师、学生报名表"},), "、 within a title"),
)
NOTHING = (
    Case(HEAD + CLOSE, (), "no attachment"),
    Case(HEAD + "请填写《报名表》（见附件）。" + CLOSE, (), "a mention in the body"),
    Case(HEAD + "附件1.pdf\n附件2.pdf" + CLOSE, (), "names of files that tell nothing"),
    Case(HEAD + "附件：附件1-5" + CLOSE, (), "only how many there are"),
    Case(HEAD + "附件：附件1-3.docx" + CLOSE, (), "a file of several"),
    Case(HEAD + "附件：略" + CLOSE, (), "left out"),
    Case(HEAD + "附件：无" + CLOSE, (), "there is none"),
)
KNOWN_MISSES = (
    note("附件：⟦教师读书节⟧、⟦学生读书节报名表⟧", ({"title": "教师读书节"}, {"title": "学生读书节报名表"}), "a row, one without its kind"),
)


@pytest.mark.parametrize("case", [*CASES, *NOTHING], ids=lambda case: case.why)
def test_attachments(case: Case) -> None:
    check(case, "attachments")


@pytest.mark.parametrize("case", KNOWN_MISSES, ids=lambda case: case.why)
@pytest.mark.xfail(strict=True)
def test_known_misses(case: Case) -> None:
    check(case, "attachments")


def test_headings_speak_where_there_is_no_note() -> None:
    text = HEAD + CLOSE + "\n附件1\n⟦示范县读书节名额分配表⟧\n学校　名额\n一中　3\n\n附件2\n⟦示范县读书节报名表⟧\n姓名　学校\n"
    check(Case(text, listed("示范县读书节名额分配表", "示范县读书节报名表"), "headings"), "attachments")


def test_two_headings_in_a_row() -> None:
    text = HEAD + CLOSE + "\n附件1\n⟦示范县全民读书节\n实施方案⟧\n一、目标\n\n附件2 ⟦名额分配表⟧\n学校　名额\n一中　3\n"
    check(Case(text, listed("示范县全民读书节实施方案", "名额分配表"), "headings"), "attachments")
