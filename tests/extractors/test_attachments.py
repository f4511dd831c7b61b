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
)
NOTHING = (
    Case(HEAD + CLOSE, (), "no attachment"),
    Case(HEAD + "请填写《报名表》（见附件）。" + CLOSE, (), "a mention in the body"),
)


@pytest.mark.parametrize("case", [*CASES, *NOTHING], ids=lambda case: case.why)
def test_attachments(case: Case) -> None:
    check(case, "attachments")


def test_headings_speak_where_there_is_no_note() -> None:
    text = HEAD + CLOSE + "\n附件1\n⟦示范县读书节名额分配表⟧\n学校　名额\n一中　3\n\n附件2\n⟦示范县读书节报名表⟧\n姓名　学校\n"
    check(Case(text, listed("示范县读书节名额分配表", "示范县读书节报名表"), "headings"), "attachments")
