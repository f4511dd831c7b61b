"""What the document info of an OFD package says of its text (GB/T 33190-2016, 7.4)."""

import re

from lxml import etree

from pipeline.raw import PageData
from pipeline.readers.ofd.package import child, children, words

LONGEST = 300  # characters of a value
# Titles that programmes give to what has none, and names of files.
NO_TITLE = re.compile(
    r"""(?:Microsoft\ Word|WPS\ 文字|WPS\ Writer)\ -\ .{0,300}
    | (?:untitled|无标题|未命名|新建|文档|文件|document|doc|title|标题)[\s\d_-]{0,20}
    | 新建\s?.{0,40}文[档件]\s?[（(]?\d{0,3}[）)]?
    | .{0,300}\.(?:docx?|wps|wpt|pdf|ofd|html?|txt|rtf|xlsx?|pptx?|et|dps|tmp)
    | [\x00-\x7f]{0,300}""",
    re.VERBOSE | re.IGNORECASE,
)
ORGAN = re.compile(
    r"[\u4e00-\u9fff（）、·]{2,60}(?:局|厅|委员会|委|部|院|政府|办公室|办公厅|办|会|中心|署|总工会|大学|学院|学校|馆|社|集团|公司)"
)
# By attribute the names under which makers of official documents put it among the custom data.
NAMES = {
    "page_title": ("标题", "公文标题", "文件标题"),
    "page_issuer": ("发文机关", "发文机关标志", "发文单位", "发布机构", "发文机关署名"),
    "page_number": ("发文字号", "文号", "发文文号", "公文文号"),
    "page_date": ("成文日期", "发文日期"),
    "index_number": ("索引号", "信息索引号"),
    "page_topic": ("主题分类", "主题词"),
    "page_source": ("来源", "信息来源"),
    "published_on": ("发布日期", "公开日期"),
}


def read_info(body: etree._Element) -> PageData | None:
    """The document info of a DocBody as page data, None where it says nothing of the text."""
    info = child(body, "DocInfo")
    if info is None:
        return None
    custom = {
        one.get("Name", "").strip(): words(one)[:LONGEST]
        for group in children(info, "CustomDatas")
        for one in children(group, "CustomData")
    }
    found = {key: next((custom[name] for name in names if custom.get(name)), None) for key, names in NAMES.items()}
    title, author = words(child(info, "Title"))[:LONGEST], words(child(info, "Author"))[:LONGEST]
    if not found["page_title"] and not NO_TITLE.fullmatch(title):
        found["page_title"] = title
    if not found["page_issuer"] and ORGAN.fullmatch(author):
        found["page_issuer"] = author
    return PageData(**found) if any(found.values()) else None
