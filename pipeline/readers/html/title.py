"""The title of a page, and whether its text has it already."""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import pairwise

from pipeline.readers.html.lines import Line
from pipeline.readers.html.links import FILE
from pipeline.readers.html.lists import NUMBERED

KINDS = (
    r"决议|决定|命令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要|方案|办法|规定|细则|规划|计划|要点|条例|章程|启事|公示"
    r"|倡议书|规则|指南|令"
)
KIND_END = re.compile(rf"(?:{KINDS})(?:[（(][^（）()]{{1,20}}[）)])?$")
DECREE = re.compile(r"[\u4e00-\u9fff]{2,30}令(?:第\d{1,4}号)?$")  # a decree is its own title; pages give that of what it enacts
ABOUT = re.compile(r"关于|印发|转发|举办|开展|召开|公布|批转|发布|组织")
SENTENCE = re.compile(r"[，。；！？]")
SEPARATOR = re.compile(r"\s{0,5}(?:(?<!\d)[-_|｜]{1,3}|[-_|｜]{1,3}(?!\d)|_{1,3}|——|–|>|·)\s{0,5}")
NO_WORD = re.compile(r"[^\w]|_")
OF_NOTICE = re.compile(r"关于|印发|转发")
# Names of sites and columns, which some pages have for a title.
SITE = re.compile(r"(?:网|网站|门户|平台|首页|主页|政府|委员会|[厅局院校]|大学|学院|中学|小学|频道|公开|中心|公众号)$")
COLUMN = re.compile(
    r"(?:通知|公告|公示|文件|政策|法规|信息|新闻|动态|正文|详情|内容|文章|列表|栏目|公开|查看|详细|页面|最终页|细览|首页){1,6}页?$"
    r"|无标题(?:文档|页)?|新建网页.{0,4}|untitled.{0,20}|document|index|default|newpage.{0,4}",
)
SHORTEST = 5  # characters of a title; shorter ones are names of columns
LONGEST = 200
MOST_AROUND = 2  # times its length that the lines with a title may have
HEAD_LINES = 12  # of the text in which a title is looked for
MOST_TITLE_LINES = 4  # over which one title goes


def folded(words: str) -> str:
    """Words without spaces and marks, to compare titles that differ in these.

    >>> folded("关于举办 2024年“读书季”的通知") == folded("关于举办2024年读书季的通知")
    True
    """
    return NO_WORD.sub("", words).lower()


def page_title(given: Sequence[str | None], whole: str | None, lines: Sequence[Line], site: Sequence[str]) -> str | None:
    """The title of a page: what its particulars give, else its heading, else its <title> without the names of the site and its columns.

    `given` are titles from meta tags and particulars, best first; `whole` is the <title>, `lines` the page's, `site` the names of site
    and column from the meta tags.
    """
    for words in given:
        if words and _is_title(words, site):
            return _tidy(words)
    whole = _tidy(whole or "")
    headings = list(_headings(lines, site))
    parts = list(_parts(whole, site))
    named = [part for part in parts if KIND_END.search(part) and ABOUT.search(part)]
    kinds = [text for text, _ in headings if KIND_END.search(text)]
    first = [text for text, mark in headings if mark == "h1" and not SITE.search(text)]
    for titles in (_within(whole, headings), named, kinds, first if len(first) == 1 and (not parts or SITE.search(whole)) else [], parts):
        if titles:
            return max(titles, key=len)
    return None


def _is_title(words: str, site: Sequence[str]) -> bool:
    bare = folded(words)
    return len(bare) >= SHORTEST and len(words) <= LONGEST and bare not in map(folded, site) and not COLUMN.fullmatch(bare)


def _tidy(words: str) -> str:
    return " ".join(unescape(words).split()).strip(" -_|")


def _headings(lines: Sequence[Line], site: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The headings of the page that may be titles, each with its mark; two lines of one heading also as one."""
    marked = [line for line in lines if line.mark and not line.aside]
    joined = [(line.text, line.mark) for line in marked]
    joined += [(a.text + b.text, a.mark) for a, b in pairwise(marked) if a.mark == b.mark and b.seq == a.seq + 1]
    for text, mark in joined:
        if _is_title(text, site) and not SENTENCE.search(text[:-1]) and not NUMBERED.match(text) and not text.startswith("附件"):
            yield _tidy(text), mark


def _within(whole: str, headings: Sequence[tuple[str, str]]) -> list[str]:
    """The headings that stand in the <title>, or that go on where it was cut off."""
    short = folded(whole)
    return [text for text, _ in headings if folded(text) in short or (len(short) > SHORTEST and folded(text).startswith(short))]


def _parts(whole: str, site: Sequence[str]) -> Iterator[str]:
    """The parts of a <title>, without the names of the site at its ends."""
    for name in sorted(filter(None, site), key=len, reverse=True):
        whole = _tidy(re.sub(rf"^{re.escape(name)}\s|\s{re.escape(name)}$", " ", whole))
    parts = [part for part in SEPARATOR.split(whole) if part]
    named = [part for part in parts if not SITE.search(part) or KIND_END.search(part) or OF_NOTICE.search(part)]
    named = [part for part in named if _is_title(part, site)]
    if len(parts) > 1 and len(named) == len(parts):
        yield whole
    yield from named


def has_title(lines: Sequence[str], title: str | None) -> bool:
    """Whether the first lines of a text hold this title, or one of their own.

    >>> has_title(["关于举办读书季活动", "的通知", "各县："], "关于举办读书季活动的通知"), has_title(["各县："], "关于举办读书季活动的通知")
    (True, False)
    """
    head = list(lines[:HEAD_LINES])
    wanted = folded(title or "")
    for at in range(len(head)):
        if _has_begun(head[:at]):  # the title of a document that the text carries
            return False
        for count in range(1, MOST_TITLE_LINES + 1):
            words = "".join(head[at : at + count]).replace(" ", "")
            bare = folded(words)
            if FILE.search(words):  # the notice as a document of that name
                break
            is_prose = SENTENCE.search(words) is not None
            if wanted and _is_around(bare, wanted) and (not is_prose or SENTENCE.search(title or "")):
                return True
            if is_prose or "：" in words or len(words) > LONGEST:
                break
            if words.startswith("附件"):
                continue
            if DECREE.match(words) or (KIND_END.search(words) and (ABOUT.search(words) or (bare and bare in wanted))):
                return True
    return False


def _is_around(bare: str, title: str) -> bool:
    """Whether words are a title with its issuer before it or a note behind it, and no sentence or heading that names it."""
    return len(bare) <= MOST_AROUND * len(title) and (bare.endswith(title) or bare.startswith(title))


def _has_begun(lines: Sequence[str]) -> bool:
    """Whether a text that begins with these lines has begun its body: a title of its own would stand above."""
    return any(SENTENCE.search(line) or line.rstrip().endswith(("：", ":")) for line in lines)
