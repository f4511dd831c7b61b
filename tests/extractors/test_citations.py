import pytest

from tests.cases import Case, check


def cited(title: str, number: str | None = None, relation: str | None = None) -> dict[str, str | None]:
    members: dict[str, str | None] = {"title": title, "doc_number": number}
    return members | ({"relation": relation} if relation else {})


CASES = (
    Case("根据⟦《示范省读书条例》⟧，制定本方案。", (cited("示范省读书条例", None, "依据"),), "a law as basis"),
    Case(
        "为贯彻落实⟦《关于开展读书节的通知》⟧（示教函〔2020〕16号）精神，现通知如下。",
        (cited("关于开展读书节的通知", "示教函〔2020〕16号", "贯彻"),),
        "number after the title",
    ),
    Case("在⟦《甲乙两岸读书合作框架协议》⟧下，不再设限。", (cited("甲乙两岸读书合作框架协议"),), "an agreement between parts of a country"),
    Case("根据《读书室租赁协议》和证件进行确认。", (), "a contract"),
    Case(
        "按照示教函[2020] 16 号⟦《关于开展读书节的通知》⟧要求办理。",
        (cited("关于开展读书节的通知", "示教函〔2020〕16号"),),
        "number before the title",
    ),
    Case(
        "按照县教育局、县语委示教体函〔2023〕12号⟦《关于开展推普周的通知》⟧办理。",
        (cited("关于开展推普周的通知", "示教体函〔2023〕12号"),),
        "organ before the number",
    ),
    Case(
        "依据⟦《读书节管理办法（试行）》⟧（以下简称《办法》，示教规〔2021〕3号）执行。《办法》另发。",
        (cited("读书节管理办法（试行）", "示教规〔2021〕3号", "依据"),),
        "short name is no citation",
    ),
    Case(
        "根据⟦《示范市公积金借书管理暂行规定》⟧（以下称《借书管理规定》），制定本细则。按照《借书管理规定》第三条执行。",
        (cited("示范市公积金借书管理暂行规定", None, "依据"),),
        "a long short name is none later, either",
    ),
    Case(
        "落实“读书十条”，即《关于促进读书的意见》。按照⟦《关于促进读书的意见》⟧办理。",
        (cited("关于促进读书的意见", None, "依据"),),
        "what a short name stands for",
    ),
    Case(
        "根据⟦《示范省教育厅关于印发〈读书节方案〉的通知》⟧（示教〔2022〕5号）和⟦《全民读书纲要（2020—2025年）》⟧要求",
        (cited("示范省教育厅关于印发〈读书节方案〉的通知", "示教〔2022〕5号", "依据"), cited("全民读书纲要（2020—2025年）", None, "依据")),
        "nested title, list of titles",
    ),
    Case(
        "参照⟦《省教育厅关于印发《读书节方案》的通知》⟧执行。", (cited("省教育厅关于印发《读书节方案》的通知"),), "nested by the same marks"
    ),
    Case(
        "原⟦《示范县读书办法》⟧（示政发〔2010〕8号）同时废止。",
        (cited("示范县读书办法", "示政发〔2010〕8号", "废止"),),
        "repealed after the title",
    ),
    Case("决定对⟦《示范县读书办法》⟧作如下修改。", (cited("示范县读书办法", None, "修订"),), "amended after the title"),
    Case("贯彻新修订的职业教育法和⟦《关于读书的意见》⟧。", (cited("关于读书的意见", None, "贯彻"),), "amended as an adjective"),
    Case("省教育厅印发了⟦《全省读书行动计划》⟧。", (cited("全省读书行动计划", None, "印发"),), "issued by another organ"),
    Case(
        "根据⟦《捐书免税办法》⟧（公告2015年第102号）办理。",
        (cited("捐书免税办法", "公告2015年第102号", "依据"),),
        "number of an announcement",
    ),
    Case("违反⟦《示范湖禁渔条例》⟧（国务院令第505号）的，依法处理。", (cited("示范湖禁渔条例", "国务院令第505号"),), "number of an order"),
    Case(
        "落实⟦《关于读书的意见》⟧。各校要按照《关于读书的意见》（示发〔2019〕1号）办理。",
        (cited("关于读书的意见", "示发〔2019〕1号", "贯彻"),),
        "once, number from later mention",
    ),
    Case("根据⟦《读书节评价指标》⟧要求评选。", (cited("读书节评价指标"),), "followed whatever its kind"),
    Case(
        "为贯彻⟦《关于读书的意见》⟧，我局制定了《读书方案》，现印发给你们。",
        (cited("关于读书的意见", None, "贯彻"),),
        "basis of what is issued",
    ),
    Case(
        "根据市读书学习教育办公室⟦《关于开展读书节的通知》⟧的要求，现通知如下。",
        (cited("关于开展读书节的通知", None, "依据"),),
        "a verb within an organ's name",
    ),
    Case(
        "为贯彻⟦《关于读书的意见》⟧，经研究，现就⟦《示范县借书办法》⟧（示教〔2020〕6号）补充如下。",
        (cited("关于读书的意见", None, "贯彻"), cited("示范县借书办法", "示教〔2020〕6号", "参见")),
        "a new clause has its own verb",
    ),
    Case("按照⟦《县政府关于书屋的会议纪要》⟧（〔2020〕60号）办理。", (cited("县政府关于书屋的会议纪要", "〔2020〕60号"),), "a bare number"),
    Case("贯彻⟦《关于读书的意见》⟧精神（示教发〔2016〕29号）。", (cited("关于读书的意见", "示教发〔2016〕29号"),), "number behind 精神"),
    Case(
        "决定废止⟦《示范县借书规定》⟧（2007年9月13日示范县人民政府令第161号公布）。",
        (cited("示范县借书规定", "示范县人民政府令第161号", "废止"),),
        "number behind a date",
    ),
    Case(
        "⟦《示范县借书规定》⟧（示教〔2019〕1号）、⟦《示范县还书规定》⟧（示教〔2021〕6号）及⟦《示范县买书规定》⟧（示教〔2022〕8号）同时废止。",
        (
            cited("示范县借书规定", "示教〔2019〕1号", "废止"),
            cited("示范县还书规定", "示教〔2021〕6号", "废止"),
            cited("示范县买书规定", "示教〔2022〕8号", "废止"),
        ),
        "a list that is repealed",
    ),
    Case(
        "根据⟦《示范省教育厅示范省文化厅示范省财政厅关于在全省中小学校进一步广泛深入开展读书活动的通知》⟧（示教〔2019〕10号）、"
        "⟦《示范市教育局示范市文化局示范市财政局关于在全市中小学校进一步广泛深入开展读书活动的实施意见》⟧（示市教〔2019〕20号）和"
        "⟦《示范县读书规定》⟧等文件精神，现通知如下。",
        (
            cited("示范省教育厅示范省文化厅示范省财政厅关于在全省中小学校进一步广泛深入开展读书活动的通知", "示教〔2019〕10号", "依据"),
            cited(
                "示范市教育局示范市文化局示范市财政局关于在全市中小学校进一步广泛深入开展读书活动的实施意见", "示市教〔2019〕20号", "依据"
            ),
            cited("示范县读书规定", None, "依据"),
        ),
        "long titles before it",
    ),
    Case(
        "为落实县政府办公室印发⟦《示范县读书规定》⟧（示政办〔2020〕6号）精神，现通知如下。",
        (cited("示范县读书规定", "示政办〔2020〕6号", "贯彻"),),
        "issued by an organ, followed by the notice",
    ),
    Case("参照⟦《示范县关于书店复业的通告》⟧（第6号）执行。", (cited("示范县关于书店复业的通告", "第6号"),), "counted by itself"),
    Case(
        "按照⟦《示范县教育局关于书店管理规定》⟧（示教〔2020〕14号）和《示范县教育局关于印发<书店管理规定>的通知》（示教〔2020〕14号）。",
        (cited("示范县教育局关于书店管理规定", "示教〔2020〕14号"),),
        "one number, named twice",
    ),
    Case(
        "按照⟦《借书有关事项的规定》⟧（示教〔2016〕36号印发）和⟦《书籍分类注释》⟧（示教〔2016〕36号印发）执行。",
        (cited("借书有关事项的规定", "示教〔2016〕36号"), cited("书籍分类注释", "示教〔2016〕36号")),
        "two annexes of one number",
    ),
    Case("组织⟦《示范省读书条例》⟧视频培训和解读活动。", (cited("示范省读书条例", None, "参见"),), "training in it"),
    Case("对⟦《示范县借书办法》⟧有关条款进行了重新修订。", (cited("示范县借书办法", None, "修订"),), "some of its articles amended"),
    Case("落实⟦《政府工作报告》⟧提出的任务。", (cited("政府工作报告", None, "贯彻"),), "a report that is followed"),
    Case(
        "在⟦《甲乙两地图书合作安排规定》⟧下，不再执行⟦《示范省图书管理规定》⟧。",
        (cited("甲乙两地图书合作安排规定", None, "参见"), cited("示范省图书管理规定", None, "废止")),
        "another is repealed behind it",
    ),
    Case("结合⟦《示范省借书规程》⟧的要求，开设课程。", (cited("示范省借书规程", None, "依据"),), "taken into account"),
    Case("该项目不属于⟦《示范省定价目录》⟧所列项目。", (cited("示范省定价目录", None, "参见"),), "a list by decree, what it lists"),
    Case("列入⟦《危险品目录（2015版）》⟧的，应当登记。", (cited("危险品目录（2015版）", None, "参见"),), "what stands in a list by decree"),
    Case(
        "⟦《关于调整基数的通知》⟧［示公积金（２０１４）２９号］自本通知执行之日起失效。",
        (cited("关于调整基数的通知", "示公积金〔2014〕29号", "废止"),),
        "number in brackets of another kind",
    ),
    Case(
        "根据⟦《校园餐管理工作指引》⟧和示教函〔2024〕12号文件要求，现通知如下。",
        (cited("校园餐管理工作指引", None, "依据"),),
        "number of another document behind 和",
    ),
)
NOTHING = (
    Case("请各校列出《图书目录》，填好《借阅清单》。", (), "lists that a school makes"),
    Case("现将《关于开展读书节的通知》（示教函〔2020〕16号）转发给你们，请认真贯彻执行。", (), "the document it transmits"),
    Case("在《示范日报》开设专栏，征订《读书》杂志。", (), "newspapers and journals"),
    Case("请填写《读书节报名表》，报送《承诺书》和《汇总表》。", (), "forms"),
    Case("观看电影《示范少年》，诵读《示范诗》。", (), "works"),
    Case("请认真学习《意见》和《实施方案》。", (), "short names"),
    Case("稿件格式参照《示范职教》期刊要求。", (), "a journal that is followed"),
    Case("现转发《省教育厅关于开展读书节的通知》，请认真组织。", (), "forwarded in the verb before"),
    Case("为贯彻上级部署，现将《示范县读书措施》印发给你们。", (), "presented below a purpose"),
    Case("我局制定了《示范县读书规定》。现印发给你们。", (), "issued in the next sentence"),
    Case("收费标准详见《示范县借书收费标准》（附件2）。", (), "its own attachment"),
    Case("相关文件：《示范县读书规定》政策解读", (), "its interpretation"),
    Case("相关解读：解读《示范县读书规定》", (), "a link to an interpretation"),
    Case("自学《速读|读书工作决定》、《读书公报》等平台文章。", (), "articles"),
    Case("按照课程标准要求，分别以《语文》第一册中的《示范赋》、《示范序》为范围。", (), "lessons of a school book"),
    Case("学习《借书资料汇编（第一册）——应急预案》。", (), "a collection"),
    Case("《借书办法》自公布之日起施行，原办法同时废止。", (), "a short name of four characters"),
    Case("《没有结束的书名", (), "no closing mark"),
    Case("》《》《《》", (), "marks without words"),
)


@pytest.mark.parametrize("case", [*CASES, *NOTHING], ids=lambda case: case.why)
def test_citations(case: Case) -> None:
    check(case, "citations")


def test_the_notice_itself_and_its_enclosure_are_not_cited() -> None:
    text = (
        "示范县教育局关于印发《示范县读书节方案》的通知\n示教〔2024〕6号\n\n各学校：\n现将《示范县读书节方案》印发。\n\n"
        "示范县教育局\n2024年3月1日\n"
    )
    check(Case(text, (), "own enclosure"), "citations")


def test_all_that_a_notice_issues_is_its_own() -> None:
    text = "关于印发《示范县读书规定》《示范县借书办法》的通知\n\n各学校：\n《示范县读书规定》《示范县借书办法》已经县政府同意，请落实。\n"
    check(Case(text, (), "two enclosures"), "citations")


def test_another_organs_notice_of_the_same_title_is_the_basis() -> None:
    text = "关于开展读书节的通知\n\n各学校：\n根据县文化局⟦《关于开展读书节的通知》⟧精神，现通知如下。\n"
    check(Case(text, (cited("关于开展读书节的通知", None, "依据"),), "same title"), "citations")


def test_the_basis_of_rules_of_application() -> None:
    text = "关于印发《示范县全民读书若干规定实施细则》的通知\n\n各学校：\n为贯彻⟦《示范县全民读书若干规定》⟧，现印发实施细则。\n"
    check(Case(text, (cited("示范县全民读书若干规定", None, "贯彻"),), "basis"), "citations")


def test_a_request_is_another_document_than_what_it_requests() -> None:
    body = "县教育局：\n你局⟦《关于报送示范县全民读书节组织方案的请示》⟧收悉。"
    text = f"关于示范县读书节方案的批复\n\n{body}\n\n附件：示范县全民读书节组织方案\n"
    check(Case(text, (cited("关于报送示范县全民读书节组织方案的请示"),), "request"), "citations")
