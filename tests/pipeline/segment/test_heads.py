"""Heads of notices in the layouts of GB/T 9704-2012 and in those that pages, scans and telegrams make of them."""

import re
from typing import Any

import pytest

from tests.cases import read_text

BODY = "    为丰富职工生活，经研究，定于五月八日举办读书节。现将有关事项通知如下，请认真执行。\n    一、内容\n    读书、写作、讲演。\n"
TO = "各乡镇人民政府，县直有关单位："
TITLE = "关于举办读书节的通知"

# why: (what stands above the body, what the head says)
HEADS: dict[str, tuple[str, dict[str, Any]]] = {
    "mark, number, title": (
        f"示范县教育局文件\n\n示教〔2024〕12号\n\n{TITLE}\n\n{TO}\n",
        {"number": "示教〔2024〕12号", "title": TITLE, "to": TO, "issuers": ["示范县教育局"]},
    ),
    "copy number, class, urgency": (
        f"000012\n机密★1年\n特急\n示范县教育局文件\n示教〔2024〕12号\n{TITLE}\n{TO}\n",
        {"urgency": "特急", "classification": "机密★1年", "number": "示教〔2024〕12号", "title": TITLE, "issuers": ["示范县教育局"]},
    ),
    "number and signatory in a line": (
        f"示范县教育局文件\n示教〔2024〕12号　　　　　　　签发人：马六\n{TITLE}\n{TO}\n",
        {"number": "示教〔2024〕12号", "signatory": "马六", "title": TITLE, "issuers": ["示范县教育局"]},
    ),
    "two signatories": (
        f"示范县教育局文件\n示教〔2024〕12号　　　签发人：马六\n　　　　　　　　　　　　　牛十一\n{TITLE}\n{TO}\n",
        {"number": "示教〔2024〕12号", "title": TITLE, "issuers": ["示范县教育局"]},
    ),
    "a form around a document": (
        "示范县文件处理单\n来文单位\t示范市教育局\t份数\t3\n文件标题\t关于举办读书节的通知\t附注\n",
        {"title": "示范县文件处理单"},
    ),
    "a cover with its month": ("读书节评分标准\n示范县教育局\n二〇二四年五月\n", {"title": "读书节评分标准", "issuers": ["示范县教育局"]}),
    "a printed page's particulars": (
        f"信息名称：甲市教育局{TITLE}\n信息索引：甲0001生成日期：2024-04-02    发文机构：甲市教育局\n"
        f"内容概述：甲市教育局发布《{TITLE}》。\n甲市教育局{TITLE}\n甲教〔2024〕2号\n{TO}\n",
        {"number": "甲教〔2024〕2号", "title": f"甲市教育局{TITLE}", "to": TO},
    ),
    "letters spaced out": (
        f"示 范 县 教 育 局 文 件\n示教〔2024〕12 号\n关 于 举 办 读 书 节 的 通 知\n{TO}\n",
        {"number": "示教〔2024〕12号", "title": TITLE, "issuers": ["示范县教育局"]},
    ),
    "three organs with 文件 at the right": (
        f"绍兴市教育局\n绍兴市财政局　　文件\n绍兴市总工会\n绍教〔2024〕12号\n{TITLE}\n{TO}\n",
        {"number": "绍教〔2024〕12号", "title": TITLE, "issuers": ["绍兴市教育局", "绍兴市财政局", "绍兴市总工会"]},
    ),
    "文件 on its own line": (
        f"绍兴市教育局\n绍兴市财政局\n文　件\n绍教〔2024〕12号\n{TITLE}\n{TO}\n",
        {"number": "绍教〔2024〕12号", "title": TITLE, "issuers": ["绍兴市教育局", "绍兴市财政局"]},
    ),
    "文件 first, organs below": (
        f"文件\n绍兴市教育局\n绍兴市财政局\n绍教〔2024〕12号\n{TITLE}\n{TO}\n",
        {"number": "绍教〔2024〕12号", "title": TITLE, "issuers": ["绍兴市教育局", "绍兴市财政局"]},
    ),
    "organs side by side": (
        f"绍兴市教育局　　绍兴市财政局　文件\n绍教〔2024〕12号\n{TITLE}\n{TO}\n",
        {"number": "绍教〔2024〕12号", "title": TITLE, "issuers": ["绍兴市教育局", "绍兴市财政局"]},
    ),
    "a branch in the mark over two lines": (
        f"国家税务总局\n绍兴市税务局\n绍税发〔2024〕12号\n{TITLE}\n{TO}\n",
        {"number": "绍税发〔2024〕12号", "title": TITLE, "issuers": ["国家税务总局绍兴市税务局"]},
    ),
    "a party office": (
        f"中共绍兴市委宣传部文件\n绍宣〔2024〕2号\n{TITLE}\n{TO}\n",
        {"number": "绍宣〔2024〕2号", "title": TITLE, "issuers": ["中共绍兴市委宣传部"]},
    ),
    "an informal letter": (
        f"示范县教育局便函\n示教便函〔2024〕7号\n{TITLE}\n{TO}\n",
        {"number": "示教便函〔2024〕7号", "title": TITLE, "issuers": ["示范县教育局"]},
    ),
    "letter paper, the mark without 文件": (
        f"示范县教育局\n示教函〔2024〕7号\n{TITLE}\n{TO}\n",
        {"number": "示教函〔2024〕7号", "title": TITLE, "issuers": ["示范县教育局"]},
    ),
    "a mark in brackets": (
        f"示范县教育局（通知）\n示教〔2024〕7号\n{TITLE}\n{TO}\n",
        {"number": "示教〔2024〕7号", "title": TITLE, "issuers": ["示范县教育局"]},
    ),
    "a number in square brackets": (
        f"示范县教育局文件\n示教[2024]第 7 号\n{TITLE}\n{TO}\n",
        {"number": "示教〔2024〕7号", "title": TITLE},
    ),
    "a number between round brackets": (
        f"{TITLE}\n（示教〔2024〕7号）\n{TO}\n",
        {"number": "示教〔2024〕7号", "title": TITLE, "issuers": []},
    ),
    "a number behind the title": (
        f"绍兴市教育局{TITLE}　示教〔2024〕7号\n{TO}\n",
        {"number": "示教〔2024〕7号", "title": f"绍兴市教育局{TITLE}", "issuers": ["绍兴市教育局"]},
    ),
    "a number in brackets glued to the title": (
        f"{TITLE}（示教〔2024〕7号）\n{TO}\n",
        {"number": "示教〔2024〕7号", "title": TITLE},
    ),
    "a title of three lines": (
        f"绍兴市教育局\n关于举办第三届书香校园读书节\n暨讲演比赛的通知\n{TO}\n",
        {"title": "绍兴市教育局关于举办第三届书香校园读书节暨讲演比赛的通知", "issuers": ["绍兴市教育局"]},
    ),
    "organs of a title over two lines": (
        f"绍兴市教育局　绍兴市总工会\n关于举办读书节的通知\n{TO}\n",
        {"title": "绍兴市教育局绍兴市总工会关于举办读书节的通知", "issuers": ["绍兴市教育局", "绍兴市总工会"]},
    ),
    "a title with 等三部门": (
        f"绍兴市教育局等三部门关于举办读书节的通知\n{TO}\n",
        {"title": "绍兴市教育局等三部门关于举办读书节的通知", "issuers": ["绍兴市教育局"]},
    ),
    "a telegram with labels": (
        f"发电单位　示范县教育局　　签批盖章　马六\n等级　特急·明电　　示教电〔2024〕7号　　示机发5号\n{TITLE}\n{TO}\n",
        {"number": "示教电〔2024〕7号", "urgency": "特急", "title": TITLE, "issuers": ["示范县教育局"]},
    ),
    "a telegram with colons": (
        f"示范县教育局　　发电\n等级：平急　　发往：各学校　　示教传〔2024〕7号　　共2页\n{TITLE}\n{TO}\n",
        {"number": "示教传〔2024〕7号", "urgency": "平急", "title": TITLE, "issuers": ["示范县教育局"]},
    ),
    "a telegram's name": (
        f"示范县教育局明传电报\n加急\n示教明电〔2024〕7号\n{TITLE}\n{TO}\n",
        {"number": "示教明电〔2024〕7号", "urgency": "加急", "title": TITLE, "issuers": ["示范县教育局"]},
    ),
    "a telegram's number first": (
        f"示范县人民政府办公室传真电报\n示政办电〔2024〕7号　　等级：特提　　共3页\n{TITLE}\n{TO}\n",
        {"number": "示政办电〔2024〕7号", "urgency": "特提", "title": TITLE, "issuers": ["示范县人民政府办公室"]},
    ),
    "a page in lines": (
        f"当前位置：首页 > 通知公告\n{TITLE}\n发布时间：2024-05-01 09:30　来源：教育局　浏览次数：88\n{TO}\n",
        {"title": TITLE, "to": TO, "issuers": []},
    ),
    "a page in one line": (
        f"示范县人民政府网 首页 > 政务公开 > 通知公告 > 正文 绍兴市教育局{TITLE} 来源：办公室 发布时间：2024-05-01 {TO} {BODY.strip()}\n",
        {"title": f"绍兴市教育局{TITLE}", "issuers": ["绍兴市教育局"]},
    ),
    "the title ends the breadcrumb": (
        f"首页 > 通知公告 > {TITLE}\n{TITLE}\n2024-05-01 09:30 来源：教育局\n{TO}\n",
        {"title": TITLE, "issuers": []},
    ),
    "a menu of organs is no issuer": (
        f"首页\n政府办\n教育局\n财政局\n通知公告\n当前位置：首页>通知公告>正文\n{TITLE}\n{TO}\n",
        {"title": TITLE, "issuers": []},
    ),
    "the title twice": (
        f"{TITLE}\n{TITLE}\n{TO}\n",
        {"title": TITLE, "issuers": []},
    ),
    "particulars in a table": (
        f"索 引 号：000014349/2024-00012　主题分类：教育\n发文机关：绍兴市教育局　成文日期：2024年05月01日\n"
        f"标　　题：绍兴市教育局{TITLE}\n发文字号：示教〔2024〕7号　发布日期：2024年05月06日\n{TO}\n",
        {"title": f"绍兴市教育局{TITLE}", "number": "示教〔2024〕7号", "issuers": ["绍兴市教育局"]},
    ),
    "particulars in brackets": (
        f"【发文字号】示教〔2024〕7号\n【发布日期】2024.05.06\n{TITLE}\n{TO}\n",
        {"title": TITLE, "number": None},
    ),
    "addressees over three lines": (
        f"{TITLE}\n各乡镇人民政府，县经济开发区管委会，\n县直有关单位，各人民团体，\n各学校：\n",
        {"title": TITLE, "to": "各乡镇人民政府，县经济开发区管委会，县直有关单位，各人民团体，各学校："},
    ),
    "one organ addressed": (
        "示范县教育局关于减免场租的函\n示教函〔2024〕7号\n示范县文化馆：\n",
        {"title": "示范县教育局关于减免场租的函", "number": "示教函〔2024〕7号", "to": "示范县文化馆："},
    ),
    "nobody addressed": (
        "示范县教育局关于举办读书节的公告\n2024年第7号\n",
        {"title": "示范县教育局关于举办读书节的公告", "number": "2024年第7号", "to": None},
    ),
    "an order": (
        "示范市人民政府令\n第 12 号\n",
        {"title": "示范市人民政府令", "number": "第12号"},
    ),
    "a second round": (
        f"{TITLE}\n（第二轮）\n{TO}\n",
        {"title": TITLE, "to": TO},
    ),
    "a subtitle with the day of approval": (
        "示范县读书办法\n（2024年5月6日县人民政府第12次常务会议通过）\n",
        {"title": "示范县读书办法", "issued": "2024-05-06"},
    ),
    "the number between mark and rule": (
        f"示范县教育局文件\n示教〔2024〕7号\n━━━━━━━━━━\n{TITLE}\n{TO}\n",
        {"title": TITLE, "number": "示教〔2024〕7号", "issuers": ["示范县教育局"]},
    ),
    "the mark with stars": (
        f"示范县教育局文件\n★\n示教〔2024〕7号\n{TITLE}\n{TO}\n",
        {"title": TITLE, "number": "示教〔2024〕7号", "issuers": ["示范县教育局"]},
    ),
    "the number is cited only": (
        f"{TITLE}\n{TO}\n    根据县政府《关于读书的意见》（示政〔2023〕1号），现就有关事项通知如下，请认真执行。\n",
        {"title": TITLE, "number": None},
    ),
    "a school's note": (
        "放假通知\n全体师生：\n",
        {"title": "放假通知", "to": "全体师生：", "issuers": []},
    ),
    "a label before the title": (
        f"标题：{TITLE}\n文号：示教〔2024〕7号\n{TO}\n",
        {"title": TITLE, "number": "示教〔2024〕7号"},
    ),
    "particulars between bars": (
        f"索引号 | 1133000/2024-001\n文号 | 示教〔2024〕7号\n{TITLE}\n{TO}\n",
        {"title": TITLE, "number": "示教〔2024〕7号"},
    ),
    "classes addressed in the body's line": (
        "放假通知\n高一各班：明日起放假三日，请班主任转告家长，注意安全。\n",
        {"title": "放假通知", "to": "高一各班："},
    ),
    "a menu above the title": (
        f"绍兴市教育局网站\n首页  机构概况  新闻中心  政务公开\n人事局  财政局  公安局\n绍兴市教育局{TITLE}\n{TO}\n",
        {"title": f"绍兴市教育局{TITLE}", "issuers": ["绍兴市教育局"]},
    ),
    "a trail that begins with the site": (
        f"绍兴市政府网 > 政务公开 > 部门文件 > 市教育局 绍兴市教育局{TITLE}\n{TO}\n",
        {"title": f"绍兴市教育局{TITLE}", "issuers": ["绍兴市教育局"]},
    ),
    "a telegram with spaces in its labels": (
        f"发电单位：绍兴市教育局    签批盖章：马六\n等 级：特 急    绍教明电〔2024〕7号    绍机发  号\n{TITLE}\n{TO}\n",
        {"number": "绍教明电〔2024〕7号", "urgency": "特急", "title": TITLE, "to": TO, "issuers": ["绍兴市教育局"]},
    ),
    "a year in round brackets first": (
        f"（2024）第7号\n{TITLE}\n{TO}\n",
        {"number": "〔2024〕7号", "title": TITLE},
    ),
    "a class of page before the title": (
        f"[通知公告] {TITLE}\n{TO}\n",
        {"title": TITLE},
    ),
    "title in book marks": (
        f"绍兴市教育局转发《示范市教育局{TITLE}》的通知\n{TO}\n",
        {"title": f"绍兴市教育局转发《示范市教育局{TITLE}》的通知", "issuers": ["绍兴市教育局"]},
    ),
    "a number with a letter and a year in words": (
        f"示范县教育局文件\n示教Ａ〔二〇二四〕7号\n{TITLE}\n{TO}\n",
        {"title": TITLE, "issuers": ["示范县教育局"]},
    ),
}


def head_of(text: str) -> dict[str, Any]:
    """What the head of a text says."""
    reading = read_text(text)
    said = {name: scalar.value for name, scalar in reading.scalars.items()}
    addressee = next((e for e in reading.notice.elements if e.kind == "addressee"), None)
    return {
        "title": said.get("title"),
        "number": said.get("doc_number"),
        "issued": said.get("issued_on"),
        "urgency": said.get("urgency"),
        "classification": said.get("classification"),
        "signatory": said.get("signatory"),
        "issuers": [row.name for row in reading.rows["issuers"]],  # type: ignore[attr-defined]
        "to": re.sub(r"\s", "", reading.notice.quote(addressee.span)) if addressee else None,
    }


@pytest.mark.parametrize(("head", "expected"), HEADS.values(), ids=HEADS)
def test_heads(head: str, expected: dict[str, Any]) -> None:
    found = head_of(head if BODY.strip() in head else head + BODY)
    assert {name: found[name] for name in expected} == expected
