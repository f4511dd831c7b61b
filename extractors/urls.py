"""Web addresses in the text: table `urls`.

An address is what a reader would type, with a scheme (http://www.example.edu.cn/a) or without (www.example.com, bm.example.org.cn).
Not addresses are mailboxes, names of files and the links of a web page's own navigation (原文链接, 分享到).

Two examples: 登录http://www.example.edu.cn，下载表格 gives http://www.example.edu.cn; 网址：bm.example.org.cn） gives
bm.example.org.cn. Known limits: an address that a line end cut is read whole only where its next piece goes on with a path.
"""

import re
from collections.abc import Iterator

from extractors.frozen import frozen
from extractors.notice import ElementKind, Notice, Span, Zone
from extractors.patterns import pattern_of
from extractors.row import Extractor, Row, keep

S = r"[ \t\u3000\xa0]{0,2}"
# Without one of these there is no address. The class at the front lets the search skip all other characters.
HINT = pattern_of(
    r"[:：/wW.](?:(?<=[:：/])[/／\\]|(?<=[wW])[wW]{2}|(?<=\.)(?:[Cc](?:[Oo][Mm]|[Nn])|[Nn][Ee][Tt]|[Oo][Rr][Gg]|[Gg][Oo][Vv]|[Ee][Dd][Uu]))"
)
HOST_PART = r"[A-Za-z0-9](?:[A-Za-z0-9_-]{0,62})"
TOP = r"(?:com|cn|net|org|gov|edu|info|cc|top|vip|tv|ltd|site|xyz|online|club|shop|wang|asia|mobi|biz|tech|io|co|me|hk|tw|cloud|live|work)"
PATH = r"[/?#:][A-Za-z0-9\-._~:/?#@!$&'*+,;=%()\[\]|]{0,400}"
# The class at the front lets the search skip all other characters; (?i:) stands behind it, since a class without case is quicker.
URL = pattern_of(
    rf"""[A-Za-z0-9](?<![A-Za-z0-9@＠_%+-].)(?<![A-Za-z0-9]\..)
    (?i: (?<=h)ttps?(?:{S}[:：]{S}[/／\\]{{1,2}}|//){S}(?:{HOST_PART}\.){{0,8}}{HOST_PART}(?::\d{{2,5}})?   # with a scheme
      | (?<=f)tp://(?:{HOST_PART}\.){{1,8}}{HOST_PART}
      | (?<=w)ww{S}[.．]{S}(?:{HOST_PART}\.){{0,6}}{HOST_PART}                                      # www
      | (?<!/.)[A-Za-z0-9_-]{{0,62}}\.(?:{HOST_PART}\.){{0,5}}{TOP}(?![A-Za-z0-9@＠_-])               # a host alone
    )
    (?:{PATH}(?:[ ](?=[A-Za-z0-9=&_%.-]{{1,60}}/[A-Za-z0-9])[A-Za-z0-9\-._~:/?#@!$&'*+,;=%]{{1,200}})?)?
    """,
    re.VERBOSE | re.ASCII,
)
SCHEME = pattern_of(r"(?:https?|ftp)(?:[:：]|//)", re.IGNORECASE)
# Not hosts: files, versions, sizes.
FILE = pattern_of(r"\.(?:docx?|xlsx?|pptx?|pdf|rar|zip|jpe?g|png|gif|txt|wps|et|ofd|mp[34]|avi|mov|exe|apk|psd|tiff?)$", re.IGNORECASE)
# A web page's own links.
PAGE_LINK = pattern_of(r"(?:原文|本文|文章|页面|本页)(?:链接|地址|网址)\s{0,3}[:：]?\s{0,3}$|来源\s{0,3}[:：]\s{0,3}$")
FURNITURE, PAGE_FURNITURE = Zone.FURNITURE, ElementKind.FURNITURE  # asked of every element: names cost less than members
LOCAL = "localhost"
PAIRS = {")": "(", "]": "["}


@frozen(kw_only=True)
class Url(Row):
    """One web address.

    url: as written, without layout spaces
    """

    url: str


def find_urls(notice: Notice) -> Iterator[Url]:
    """The urls of a notice, in text order, each once."""
    text = notice.text
    if not HINT.search(text, notice.span.start, notice.span.end):
        return
    furniture = [e.span for e in notice.elements if e.zone is FURNITURE or e.kind is PAGE_FURNITURE]
    seen = set[str]()
    for start, end, url in find_addresses(text, notice.span.start, notice.span.end):
        span = Span(start, end)
        if url in seen or any(f.covers(span) for f in furniture):
            continue
        if PAGE_LINK.search(text, max(0, span.start - 10), span.start) and _stands_alone(text, span):
            continue
        seen.add(url)
        yield Url(span=span, rule="scheme" if SCHEME.match(url) else "host", url=url)


def find_addresses(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, str]]:
    """The web addresses in text[start:end], without layout spaces, with their places (half-open, code points of `text`).

    >>> [url for _, _, url in find_addresses("登录http://www.example.edu.cn，或bm.example.org.cn）报名，发至sf@example.com")]
    ['http://www.example.edu.cn', 'bm.example.org.cn']
    """
    for found in URL.finditer(text, start, len(text) if end is None else end):
        span = _trimmed(text, found.start(), found.end())
        url = "".join(text[span.start : span.end].split())
        if _is_address(url):
            yield span.start, span.end, url


def _is_address(url: str) -> bool:
    """Whether the characters are an address after all: a host with a dot, or localhost, and no file's name."""
    host = re.sub(r"^[A-Za-z]{3,5}(?:[:：][/／\\]{1,2}|//)", "", url)
    name = re.split(r"[/?#:]", host)[0]
    if host == url and FILE.search(name):
        return False
    return "." in name or "．" in name or (host != url and name == LOCAL)


def _trimmed(text: str, start: int, end: int) -> Span:
    """The place without the punctuation behind the address."""
    while end > start:
        last = text[end - 1]
        opener = PAIRS.get(last)
        if last in ".,;:!?'*|-_" or (opener and text.count(opener, start, end) < text.count(last, start, end)):
            end -= 1
        else:
            break
    return Span(start, end)


def _stands_alone(text: str, span: Span) -> bool:
    """Whether nothing but white space follows the address on its line."""
    end = text.find("\n", span.end)
    return not text[span.end : end if end >= 0 else len(text)].strip(" 　。；")


EXTRACTOR = Extractor("urls", Url, find_urls, keep)
