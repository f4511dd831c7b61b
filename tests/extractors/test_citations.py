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
)
NOTHING = (
    Case("现将《关于开展读书节的通知》（示教函〔2020〕16号）转发给你们，请认真贯彻执行。", (), "the document it transmits"),
    Case("在《示范日报》开设专栏，征订《读书》杂志。", (), "newspapers and journals"),
    Case("请填写《读书节报名表》，报送《承诺书》和《汇总表》。", (), "forms"),
    Case("观看电影《示范少年》，诵读《示范诗》。", (), "works"),
    Case("请认真学习《意见》和《实施方案》。", (), "short names"),
    Case("稿件格式参照《示范职教》期刊要求。", (), "a journal that is followed"),
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
