"""HTML pages as government sites serve them: the notice's lines, the page's own particulars beside them, links to attachments."""

import math
from collections.abc import Mapping, Sequence
from html import unescape

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from pipeline.outcome import Reason, Unreadable
from pipeline.raw import Link, PageData, Raw
from pipeline.readers.html.encoding import decode_page
from pipeline.readers.html.lines import Line
from pipeline.readers.html.links import absolute, file_links, is_web_address
from pipeline.readers.html.main import Main, find_main
from pipeline.readers.html.particulars import find_particulars
from pipeline.readers.html.taming import tame
from pipeline.readers.html.title import folded, has_title, page_title
from pipeline.readers.html.walk import walk

MOST_BYTES = 50_000_000  # of a page; the largest of 20,000 looked at had 3 MB
LEAST_TEXT = 2  # characters of a page that says anything
# Members of PageData by the names under which meta tags give them (the standard of 2017 for the pages of government sites, and others').
META = {
    "page_title": ("articletitle", "og:title"),
    "published_on": ("pubdate", "publishdate", "firstpublishedtime", "article:published_time", "og:release_date"),
    "page_source": ("contentsource", "og:article:source"),
    "page_issuer": ("publisher", "dc.publisher", "fwjg"),
    "page_number": ("filenum", "filenumber", "documentnumber", "wenhao"),
    "index_number": ("indexnumber", "index_number", "syh"),
}
SITE = ("sitename", "columnname", "og:site_name")
ADDRESS = ("url", "og:url")


def read_html(data: bytes, charset: str | None = None) -> Raw:
    """The notice on a page; `charset` is what an HTTP header said of its encoding.

    Raises Unreadable: EMPTY where the page has no text but its frame, UNDECODABLE, TOO_LARGE.
    """
    return read_page(data, charset, "html")


def read_page(data: bytes, charset: str | None, format: str, address: str | None = None) -> Raw:
    """The notice on a page that came in a file of some format; `address` is where it was saved from, if the file says so."""
    if len(data) > MOST_BYTES:
        raise Unreadable(Reason.TOO_LARGE, f"a page of {len(data):,} bytes; at most {MOST_BYTES:,} are read")
    decoded = decode_page(data, charset)
    tree = _parsed(decoded.text)
    meta = _meta(tree)
    addresses = (*(meta.get(name) for name in ADDRESS), _href(tree, "link[rel=canonical]"), address)
    address = next(filter(is_web_address, addresses), None)
    main = _read(tree)
    page = _page_data(tree, meta, main, address)
    base = absolute(_href(tree, "base[href]") or "", address)
    if not main.lines or main.leads_away:
        return _without_text(format, page, main.leads_away)
    faults = (f"{decoded.damaged} of the page's characters could not be decoded ({decoded.encoding})",) if decoded.damaged else ()
    return _composed(format, _without_heading(main, page), page, base if is_web_address(base) else address, faults)


def _parsed(text: str) -> LexborHTMLParser:
    try:
        return LexborHTMLParser(tame(text))
    except (SelectolaxError, ValueError) as fault:
        raise Unreadable(Reason.CORRUPT, f"a page that cannot be parsed ({fault})") from None


def _read(tree: LexborHTMLParser) -> Main:
    """The notice and the lines around it; what a script would show is read only where the page shows nothing."""
    if tree.root is None or tree.body is None:
        raise Unreadable(Reason.EMPTY, "a page without a body")
    shown = Main((), ())
    for hidden_too in (False, True):
        main = find_main(walk(tree.body, hidden_too=hidden_too))
        if _size(main.lines) >= LEAST_TEXT:
            return main
        shown = shown if hidden_too else Main((), main.around)
    return shown


def _without_text(format: str, page: PageData, leads_away: bool) -> Raw:
    """The title of a page that gives no text of its notice but says what it is; raises Unreadable(EMPTY) where it does not say so."""
    if not page.page_title or not (page.page_number or page.page_date or page.index_number or leads_away):
        raise Unreadable(Reason.EMPTY, "a page without text of its own; its notice may be in its pictures or files")
    fault = "the page has no text of its notice, only its title and particulars; the notice may be in its pictures or files"
    return Raw(format, page.page_title, page_data=page, title_end=len(page.page_title), faults=(fault,))


def _size(lines: Sequence[Line]) -> int:
    return sum(len(line.bare) for line in lines)


def _meta(tree: LexborHTMLParser) -> Mapping[str, str]:
    """What the meta tags say, by their names in small letters; the first of a name that says anything."""
    found: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        name = (node.attributes.get("name") or node.attributes.get("property") or "").strip().lower()
        content = " ".join(unescape(node.attributes.get("content") or "").split())  # some escape them twice
        if name and content and len(content) < 1000:
            found.setdefault(name, content)
    return found


def _href(tree: LexborHTMLParser, selector: str) -> str | None:
    node = tree.css_first(selector)
    return node.attributes.get("href") if node else None


def _page_data(tree: LexborHTMLParser, meta: Mapping[str, str], main: Main, address: str | None) -> PageData:
    """What the page says of its notice: in its particulars, then in its meta tags."""
    first = main.lines[0].seq if main.lines else math.inf
    read = find_particulars([line for line in main.around if line.seq < first], [line for line in main.around if line.seq > first])
    told = {member: next((meta[name] for name in names if name in meta), None) for member, names in META.items()}
    node = tree.css_first("title")
    lines = sorted((*main.around, *main.lines), key=lambda line: line.seq)
    site = [meta[name] for name in SITE if name in meta]
    title = page_title((meta.get("articletitle"), read.get("page_title")), node.text() if node else told["page_title"], lines, site)
    return PageData(
        page_title=title,
        page_issuer=read.get("page_issuer") or told["page_issuer"],
        page_number=read.get("page_number") or told["page_number"],
        page_date=read.get("page_date"),
        index_number=read.get("index_number") or told["index_number"],
        page_topic=read.get("page_topic"),
        page_source=read.get("page_source") or told["page_source"],
        published_on=read.get("published_on") or told["published_on"],
        url=address,
    )


def _without_heading(main: Main, page: PageData) -> Sequence[Line]:
    """The lines without the page's heading, where no known container tells that it is the text's own."""
    if main.is_known or not page.page_title:
        return main.lines
    for count in (1, 2):
        head = main.lines[:count]
        if all(line.mark for line in head) and folded("".join(line.text for line in head)) == folded(page.page_title):
            return main.lines[count:]
    return main.lines


def _composed(format: str, lines: Sequence[Line], page: PageData, base: str | None, faults: tuple[str, ...]) -> Raw:
    """The text with the places of its links, below the page's title where it has none of its own."""
    texts = [line.text for line in lines]
    title = page.page_title if page.page_title and not has_title(texts, page.page_title) else None
    at = len(title) + 1 if title else 0
    links: list[Link] = []
    for line in lines:
        links += [Link(at + file.start, at + file.end, absolute(file.href, base)) for file in file_links(line)]
        at += len(line.text) + 1
    text = "\n".join([title, *texts] if title else texts)
    return Raw(format, text, links=tuple(links), page_data=page, title_end=len(title or ""), faults=faults)
