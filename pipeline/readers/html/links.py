"""Links that lead to files: attachments, annexes, the notice as a document."""

import re
from urllib.parse import urljoin, urlsplit

from pipeline.readers.html.lines import Anchor, Line

SUFFIXES = "docx?|wps|wpt|dotx?|rtf|pdf|ofd|ceb|xlsx?|xlsm|et|csv|pptx?|dps|zip|rar|7z|tar|gz|txt"
FILE = re.compile(rf"\.(?:{SUFFIXES})(?:$|[?#&/;])", re.IGNORECASE)
# Addresses that hand out a file by its number: downfile.jsp of 大汉, download.jsp of 博达, and what others call them.
HANDLER = re.compile(r"down(?:load|file)|attach|getfile|file(?:id|name|path|down|server)|/files?/|upload", re.IGNORECASE)
FILE_WORDS = re.compile(
    rf"""\.(?:{SUFFIXES})\s{{0,3}}(?:$|[）)\]】（(])
    | 附\s{{0,4}}件|附表|下载 | ^\s{{0,3}}\d{{1,2}}[.．、] | (?:表|方案|目录|名单)$ | 《.{{2,80}}》""",
    re.IGNORECASE | re.VERBOSE,
)
NOT_FOLLOWED = ("javascript:", "mailto:", "data:", "tel:", "about:", "#")


def is_file(anchor: Anchor, words: str) -> bool:
    """Whether a link with these words leads to a file.

    >>> is_file(Anchor(0, 2, "P020240715.docx"), "报名表"), is_file(Anchor(0, 2, "/art/1.html"), "附件")
    (True, False)
    >>> is_file(Anchor(0, 2, "/system/_content/download.jsp?wbfileid=8"), "附件1：报名表")
    True
    """
    href = anchor.href.strip()
    if href.lower().startswith(NOT_FOLLOWED):
        return False
    return bool(FILE.search(href) or (HANDLER.search(href) and FILE_WORDS.search(words.strip())))


def file_links(line: Line) -> tuple[Anchor, ...]:
    """The links of a line that lead to files."""
    return tuple(anchor for anchor in line.anchors if is_file(anchor, line.text[anchor.start : anchor.end]))


def absolute(href: str, page: str | None) -> str:
    """An address made absolute by that of its page; as written where the page names none, or where it is no address.

    >>> absolute("./P02.docx", "http://www.example.gov.cn/art/1.html"), absolute("a.doc", None), absolute("http://[x", "http://y.cn/")
    ('http://www.example.gov.cn/art/P02.docx', 'a.doc', 'http://[x')
    """
    href = href.strip()
    if not page:
        return href
    try:
        return urljoin(page, href)
    except ValueError:
        return href


def is_web_address(href: str | None) -> bool:
    """Whether it is a whole address of the web."""
    try:
        parts = urlsplit((href or "").strip())
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)
