"""Closes of notices: signatures, dates, annotations and imprints in the layouts of GB/T 9704-2012 and in those of pages and scans."""

from typing import Any

import pytest

from tests.cases import read_text

HEAD = "关于举办读书节的通知\n各乡镇人民政府，县直有关单位：\n    定于五月八日举办读书节，请各单位认真组织，按时参加。\n"
SIGNED = "                绍兴市教育局\n                2024年4月1日\n"
ONE = ["绍兴市教育局"]
TWO = ["绍兴市教育局", "绍兴市总工会"]
DAY = "2024-04-01"

# why: (what stands below the body, what the close says)
CLOSES: dict[str, tuple[str, dict[str, Any]]] = {
    "organ and date": (SIGNED, {"issuers": ONE, "issued": DAY, "printed": None, "copied": []}),
    "a date in Chinese figures": ("绍兴市教育局\n二〇二四年四月一日\n", {"issuers": ONE, "issued": DAY}),
    "a date with letters for zeros": ("绍兴市教育局\n二Ｏ二四年四月一日\n", {"issuers": ONE, "issued": DAY}),
    "a date with spaces": ("绍 兴 市 教 育 局\n2024 年 4 月 1 日\n", {"issuers": ONE, "issued": DAY}),
    "date and organ in a line": ("绍兴市教育局　2024年4月1日\n", {"issuers": ONE, "issued": DAY}),
    "a date with dots": ("绍兴市教育局　2024.4.1\n", {"issuers": ONE, "issued": DAY}),
    "a date with dots below": ("绍兴市教育局\n2024.4.1\n", {"issuers": ONE, "issued": DAY}),
    "a date with dashes": ("绍兴市教育局\n2024-04-01\n", {"issuers": ONE, "issued": DAY}),
    "a date with slashes in a line": ("绍兴市教育局 2024/4/1\n", {"issuers": ONE, "issued": DAY}),
    "the date above the organ": ("2024年4月1日\n绍兴市教育局\n", {"issuers": ONE, "issued": DAY}),
    "the seal's note": ("绍兴市教育局（盖章）\n2024年4月1日\n", {"issuers": ONE, "issued": DAY}),
    "another organ's seal": ("绍兴市教育局办公室（代章）\n2024年4月1日\n", {"issuers": ["绍兴市教育局办公室"], "issued": DAY}),
    "a label before the organ": ("发文单位：绍兴市教育局\n2024年4月1日\n", {"issued": DAY}),
    "two organs, one above the other": ("绍兴市教育局\n绍兴市总工会\n2024年4月1日\n", {"issuers": TWO, "issued": DAY}),
    "two organs side by side": ("绍兴市教育局　　　　绍兴市总工会\n2024年4月1日\n", {"issuers": TWO, "issued": DAY}),
    "two organs joined by a mark": ("绍兴市教育局、绍兴市总工会\n2024年4月1日\n", {"issuers": TWO, "issued": DAY}),
    "each organ with its own date": (
        "绍兴市教育局　　　　绍兴市总工会\n2024年4月1日　　　　2024年4月1日\n",
        {"issuers": TWO, "issued": DAY},
    ),
    "columns of two lines": (
        "国家税务总局　　　　　　绍　兴　市\n绍兴市税务局　　　　　　财　政　局\n2024年4月1日\n",
        {"issuers": ["国家税务总局绍兴市税务局", "绍兴市财政局"], "issued": DAY},
    ),
    "a person signs": ("绍兴市教育局\n局长：马六\n2024年4月1日\n", {"issuers": ONE, "issued": DAY}),
    "the last sentence and the signature in a line": (
        "特此通知。　　绍兴市教育局　　2024年4月1日\n",
        {"issuers": ONE, "issued": DAY},
    ),
    "the last sentence right above": ("    特此通知。\n" + SIGNED, {"issuers": ONE, "issued": DAY}),
    "an annotation": (SIGNED + "（此件公开发布）\n", {"issuers": ONE, "issued": DAY, "annotations": ["（此件公开发布）"]}),
    "an annotation with contacts": (
        SIGNED + "（联系人：马六，电话：0575-85550000）\n",
        {"issuers": ONE, "issued": DAY, "annotations": ["（联系人：马六，电话：0575-85550000）"]},
    ),
    "publicity before the signature": (
        "（此件主动公开）\n" + SIGNED,
        {"issuers": ONE, "issued": DAY, "annotations": ["（此件主动公开）"]},
    ),
    "an annotation without brackets": (SIGNED + "此件公开发布\n", {"issuers": ONE, "issued": DAY}),
    "copied to": (
        SIGNED + "抄送：市委办公室，市人大常委会办公室，市政协办公室。\n",
        {"issuers": ONE, "issued": DAY, "copied": ["市委办公室", "市人大常委会办公室", "市政协办公室"]},
    ),
    "copied to over two lines": (
        SIGNED + "抄送：市委办公室，市人大常委会办公室，\n      市政协办公室，市法院。\n",
        {"copied": ["市委办公室", "市人大常委会办公室", "市政协办公室", "市法院"]},
    ),
    "reported and copied": (
        SIGNED + "抄报：省教育厅。\n抄送：市财政局、市人社局。\n",
        {"copied": ["省教育厅", "市财政局", "市人社局"]},
    ),
    "主送 in the imprint": (
        SIGNED + "分送：局领导，各处室。\n绍兴市教育局办公室　　2024年4月3日印发\n",
        {"copied": ["局领导", "各处室"], "printed": "2024-04-03"},
    ),
    "printed": (SIGNED + "绍兴市教育局办公室　　　　2024年4月3日印发\n", {"issuers": ONE, "issued": DAY, "printed": "2024-04-03"}),
    "printed, in two lines": (SIGNED + "绍兴市教育局办公室\n2024年4月3日印发\n", {"issuers": ONE, "issued": DAY, "printed": "2024-04-03"}),
    "printed, in Chinese figures": (
        SIGNED + "绍兴市教育局办公室　　二〇二四年四月三日印发\n",
        {"issuers": ONE, "issued": DAY, "printed": "2024-04-03"},
    ),
    "printed, with the number of copies": (
        SIGNED + "绍兴市教育局办公室　2024年4月3日印发\n（共印50份）\n",
        {"issuers": ONE, "issued": DAY, "printed": "2024-04-03"},
    ),
    "printed, at the end of a page that lost its lines": (
        SIGNED + f"附件\n读书节报名表 {'姓名 学校 年级 电话 ' * 12}单位盖章 绍兴市教育局办公室 2024年4月3日印发\n",
        {"issuers": ONE, "issued": DAY, "printed": "2024-04-03"},
    ),
    "printed and proof-read": (
        SIGNED + "绍兴市教育局办公室　　2024年4月3日印发\n打字：马六　　校对：牛十一　　共印30份\n",
        {"issuers": ONE, "issued": DAY, "printed": "2024-04-03"},
    ),
    "印制 in place of 印发": (SIGNED + "绍兴市教育局办公室　2024年4月3日印制\n", {"issued": DAY, "printed": "2024-04-03"}),
    "theme words": (
        SIGNED + "主题词：教育　读书　通知\n抄送：市财政局。\n绍兴市教育局办公室　2024年4月3日印发\n",
        {"issuers": ONE, "issued": DAY, "copied": ["市财政局"], "printed": "2024-04-03"},
    ),
    "a note of attachments above": (
        "    附件：1.读书节安排表\n          2.读书节报名表\n" + SIGNED,
        {"issuers": ONE, "issued": DAY, "attachments": ["读书节安排表", "读书节报名表"]},
    ),
    "a note of attachments below": (
        SIGNED + "附件：1.读书节安排表\n2.读书节报名表\n",
        {"issuers": ONE, "issued": DAY, "attachments": ["读书节安排表", "读书节报名表"]},
    ),
    "links of files below": (
        SIGNED + "附件下载：\n读书节安排表.docx\n读书节报名表.xlsx\n",
        {"issuers": ONE, "issued": DAY, "attachments": ["读书节安排表", "读书节报名表"]},
    ),
    "imprint behind the attachments": (
        "附件：读书节名额分配表\n"
        + SIGNED
        + "附件\n读书节名额分配表\n学校\t名额\n一中\t3\n抄送：市财政局。\n绍兴市教育局办公室　2024年4月3日印发\n",
        {"issuers": ONE, "issued": DAY, "copied": ["市财政局"], "printed": "2024-04-03"},
    ),
    "a date in a form below": (
        SIGNED + "附件\n读书节报名表\n单位盖章：\n　　　年　　月　　日\n",
        {"issuers": ONE, "issued": DAY, "printed": None},
    ),
    "a page's foot": (
        SIGNED + "上一篇：关于放假的通知\n下一篇：关于值班的通知\n主办单位：绍兴市人民政府\n",
        {"issuers": ONE, "issued": DAY},
    ),
    "an editor's line": (SIGNED + "责任编辑：马六\n", {"issuers": ONE, "issued": DAY}),
    "a school's department": ("教务处\n2024年4月1日\n", {"issuers": ["教务处"], "issued": DAY}),
    "a school and its department": ("绍兴市第一中学教务处\n2024年4月1日\n", {"issuers": ["绍兴市第一中学教务处"], "issued": DAY}),
    "a school above its department": ("绍兴市第一中学\n教务处\n2024年4月1日\n", {"issued": DAY}),
    "no date": ("    特此通知。\n　　　　　　绍兴市教育局\n", {"issuers": ONE, "issued": None}),
    "no signature": ("    特此通知。\n　　　　2024年4月1日\n", {"issuers": [], "issued": DAY}),
    "a date within the text is none": ("    报名截止2024年4月20日\n", {"issuers": [], "issued": None}),
    "an organ of the body is none": ("    报名地点：绍兴市教育局\n    咨询单位：绍兴市总工会\n", {"issuers": [], "issued": None}),
    "columns of branches": (
        "国家金融监督管理总局　　　　中国人民银行\n　　绍兴监管分局　　　　　　绍兴市中心支行\n2024年4月1日\n",
        {"issuers": ["国家金融监督管理总局绍兴监管分局", "中国人民银行绍兴市中心支行"], "issued": DAY},
    ),
    "columns of two national organs": (
        "国家税务总局　　　　　　中国人民银行\n绍兴市税务局　　　　　　绍兴市中心支行\n2024年4月1日\n",
        {"issuers": ["国家税务总局绍兴市税务局", "中国人民银行绍兴市中心支行"], "issued": DAY},
    ),
    "a label before the date": ("绍兴市教育局\n日期：2024年4月1日\n", {"issuers": ONE, "issued": DAY}),
    "an hour": ("绍兴市防汛防台抗旱指挥部\n2024年4月1日18时\n", {"issuers": ["绍兴市防汛防台抗旱指挥部"], "issued": DAY}),
    "an hour of the text": ("    集合时间\n2024年4月20日8:30\n", {"issuers": [], "issued": None}),
    "a month only": ("绍兴市教育局\n二〇二四年四月\n", {"issuers": ONE, "issued": None}),
    "line ends lost behind the date": (
        "绍兴市教育局 2024年4月1日 附件：读书节报名表\n",
        {"issuers": ONE, "issued": DAY, "attachments": ["读书节报名表"]},
    ),
    "a headquarters": (
        "绍兴市防汛防台抗旱指挥部\n2024年4月1日\n",
        {"issuers": ["绍兴市防汛防台抗旱指挥部"], "issued": DAY},
    ),
    "a leading group's office in two lines": (
        "绍兴市全民阅读活动领导小组\n办公室\n2024年4月1日\n",
        {"issuers": ["绍兴市全民阅读活动领导小组办公室"], "issued": DAY},
    ),
    "a body with its office in brackets": (
        "绍兴市全民阅读活动组委会（绍兴市图书馆代章）\n2024年4月1日\n",
        {"issuers": ["绍兴市全民阅读活动组委会"], "issued": DAY},
    ),
    "a company": ("绍兴市自来水有限公司\n2024年4月1日\n", {"issuers": ["绍兴市自来水有限公司"], "issued": DAY}),
    "an association": ("绍兴市作家协会\n2024年4月1日\n", {"issuers": ["绍兴市作家协会"], "issued": DAY}),
    "party committee and government": (
        "中共绍兴市委办公室　　绍兴市人民政府办公室\n2024年4月1日\n",
        {"issuers": ["中共绍兴市委办公室", "绍兴市人民政府办公室"], "issued": DAY},
    ),
}


def close_of(text: str) -> dict[str, Any]:
    """What the close of a text says."""
    reading = read_text(text)
    said = {name: scalar.value for name, scalar in reading.scalars.items()}
    notice = reading.notice
    return {
        "issued": said.get("issued_on"),
        "printed": said.get("printed_on"),
        "issuers": [row.name for row in reading.rows["issuers"]],  # type: ignore[attr-defined]
        "copied": [row.name for row in reading.rows["copied_to"]],  # type: ignore[attr-defined]
        "attachments": [row.title for row in reading.rows["attachments"]],  # type: ignore[attr-defined]
        "annotations": [notice.quote(e.span) for e in notice.elements if e.kind == "annotation"],
    }


@pytest.mark.parametrize(("close", "expected"), CLOSES.values(), ids=CLOSES)
def test_closes(close: str, expected: dict[str, Any]) -> None:
    found = close_of(HEAD + close)
    assert {name: found[name] for name in expected} == expected
