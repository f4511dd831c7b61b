from dataclasses import replace
from typing import Any

import pytest

from tests.cases import Case, check

LEAD = "各学校：\n现将有关事项通知如下。\n"


def within_notice(case: Case) -> Case:
    """The case in the body of a notice."""
    return replace(case, marked=LEAD + case.marked)


def at(*urls: str) -> tuple[dict[str, Any], ...]:
    return tuple({"url": url} for url in urls)


CASES = (
    Case("登录⟦http://www.example.edu.cn⟧，下载表格。", at("http://www.example.edu.cn"), "scheme, Chinese comma"),
    Case("（网址：⟦https://bm.example.org.cn/a/b.html?id=12&t=3⟧）", at("https://bm.example.org.cn/a/b.html?id=12&t=3"), "path and query"),
    Case("登录示范网（⟦www.example.com⟧）报名。", at("www.example.com"), "no scheme"),
    Case("网址：⟦bm.example.org.cn⟧。", at("bm.example.org.cn"), "host alone"),
    Case("平台⟦http：//bm.example.cn/⟧填写报名信息。", at("http：//bm.example.cn/"), "full-width colon, words run on"),
    Case("网址：⟦http: //bm.example.cn⟧", at("http://bm.example.cn"), "space of the layout"),
    Case("网址：⟦https:/bm.example.cn⟧)填写。", at("https:/bm.example.cn"), "one slash, stray bracket"),
    Case("登录⟦https//bm.example.cn⟧,账号不变。", at("https//bm.example.cn"), "no colon"),
    Case("访问⟦http://10.10.1.2:8080/bm⟧报名。", at("http://10.10.1.2:8080/bm"), "numeric host with port"),
    Case("访问⟦http://localhost:8080/#/bm⟧调试。", at("http://localhost:8080/#/bm"), "the reader's own machine"),
    Case("见⟦www.example.com.cn⟧--规划栏。", at("www.example.com.cn"), "dashes behind"),
    Case("见⟦http://example.cn/list_(1).html⟧。", at("http://example.cn/list_(1).html"), "brackets within"),
    Case(
        "⟦www.example.com⟧、⟦www.example.org⟧和⟦http://example.net⟧",
        at("www.example.com", "www.example.org", "http://example.net"),
        "several",
    ),
    Case("登录⟦www.example.com⟧报名，查询请登录www.example.com。", at("www.example.com"), "named twice"),
)
NOTHING = (
    Case("发至sf@example.com，抄送 kjc@mail.example.gov.cn。", (), "mailboxes"),
    Case("填写报名表.docx和汇总表2024.xlsx后压缩为a.rar。", (), "names of files"),
    Case("执行GB/T 9704-2012，版本v1.2.3，限额0.5元。", (), "numbers with dots"),
    Case("原文链接：http://www.example.edu.cn/info/1.htm", (), "the page's own link"),
    Case("关注“示范教育”微信公众号。", (), "no address"),
    Case("见http://示范", (), "scheme before words"),
    Case("运行于localhost:8080。", (), "machine without a scheme"),
    Case("见http://", (), "scheme without a host"),
)


@pytest.mark.parametrize("case", [*CASES, *NOTHING], ids=lambda case: case.why)
def test_urls(case: Case) -> None:
    check(within_notice(case), "urls")
