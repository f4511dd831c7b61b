"""Titles of attachments in their stretch of text."""

import pytest

from extractors.values.attached_title import goes_on, title_in

# why: (text, title)
TITLES = {
    "plain": ("读书节安排表", "读书节安排表"),
    "file": ("读书节安排表.docx", "读书节安排表"),
    "file with digits": ("读书节安排表202507081720140315.docx", "读书节安排表"),
    "number of the file": ("读书节安排表附件2.doc", "读书节安排表"),
    "ends with 附件": ("读书奖申报附件.doc", "读书奖申报附件"),
    "aside": ("读书节安排表（另附）", "读书节安排表"),
    "book marks": ("《读书节方案》", "读书节方案"),
    "book marks within": ("《读书节方案》的说明", "《读书节方案》的说明"),
    "number again": ("附件1读书节安排表", "读书节安排表"),
    "lead": ("详见读书节安排表", "读书节安排表"),
    "signature behind": ("读书节安排表　　示范县教育局", "读书节安排表"),
    "wrapped": ("示范县第十二届全民读书节活动优秀组织\n单位推荐办法", "示范县第十二届全民读书节活动优秀组织单位推荐办法"),
}
NONE = ("", "附件", "（请到群文件下载）", "202507081720140315.docx", "附件3.xls", "附件1-3", "点此下载")


@pytest.mark.parametrize(("text", "title"), TITLES.values(), ids=TITLES)
def test_titles(text: str, title: str) -> None:
    found = title_in(text)
    assert found is not None
    assert found.words == title
    assert text[found.start : found.end].replace("\n", "") == title


@pytest.mark.parametrize("text", NONE)
def test_no_title(text: str) -> None:
    assert title_in(text) is None


def test_address_beside() -> None:
    found = title_in("读书节安排表 https://shifan.example/a.doc")
    assert found is not None
    assert (found.words, found.url) == ("读书节安排表", "https://shifan.example/a.doc")


def test_open_lines() -> None:
    assert goes_on("关于举办示范县读书节的")
    assert not goes_on("关于举办示范县读书节的通知")
    assert not goes_on("示范县全民读书节参展单位有关信息.xlsx")
