"""The page around a notice: menus and breadcrumbs above it, related pages and addresses of the site below it."""

import re
from collections.abc import Sequence

from extractors.patterns import pattern_of
from pipeline.segment import forms, signing
from pipeline.segment.page import is_furniture

MOST_MENU_LINES = 400  # in which a breadcrumb is looked for
MENU_LINE = 10  # code points of a menu's entry at most
FEWEST_MENU_LINES = 15  # in a row; a signature or a list of names at the beginning is shorter
_BREADCRUMB = pattern_of(r"(?:您?(?:现在|当前|所在)的?(?:位置|栏目)|您的位置|位置)[:：]|首页[>＞»]{1,2}")
_MENU_STOP = pattern_of(r"[，。；：:！？、《〔\d]|通知|公告$|关于")
_RELATED = pattern_of(r"[【\[]?(?:相关|推荐|热点|热门|最新)(?:阅读|文章|新闻|信息|报道|推荐|资讯)[】\]]?[：:]?")
_RELATED_FIRST = frozenset("【[相推热最")
MOST_RELATED_LINES = 80
LONGEST_RELATED = 120
# What stands at a page's foot, below a line that is certainly the page's.
_FOOT = pattern_of(
    r"(?:主办|承办|协办|维护|管理)(?:单位|部门)?[:：]|(?:联系|咨询|监督)?电话[:：]|(?:联系|通信|办公)?地址[:：]|邮编|邮政编码|传真[:：]|邮箱[:：]"
    r"|网站标识码|政府网站|建议使用|网站|关于我们|隐私|常见问题|.{0,40}(?:ICP备|公网安备|版权所有|AllRights|\|)",
    re.IGNORECASE,
)
_FILES_OF_PAGE = pattern_of(r"[相有]关附件[：:]?")
MOST_FOOT_LINES = 25


def find_head(bares: Sequence[str]) -> int:
    """The line at which a page's menus end: its breadcrumb, or what follows a long row of short entries; 0 where there are none.

    >>> find_head(["走进我们", "新闻", "当前位置：首页>公告", "关于开会的通知"]), find_head(["关于开会的通知", "各科室："])
    (2, 0)
    """
    bares = bares[: MOST_MENU_LINES + 3]
    crumbs = [at for at, bare in enumerate(bares[:MOST_MENU_LINES]) if _is_crumb(bare)] if _tells_place("".join(bares)) else []
    if crumbs and crumbs[-1] + 1 < len(bares) and not any("。" in bare for bare in bares[: crumbs[-1]]):
        last = crumbs[-1]
        return last + 2 if bares[last].endswith(bares[last + 1]) else last  # the name of the column again, below its breadcrumb
    menu = 0
    while menu < len(bares) and len(bares[menu]) <= MENU_LINE and not _MENU_STOP.search(bares[menu]):
        menu += 1
    return menu if FEWEST_MENU_LINES <= menu < len(bares) else 0


def _is_crumb(bare: str) -> bool:
    if len(bare) >= LONGEST_RELATED:
        return False
    start = bare[:20]
    return _tells_place(start) and _BREADCRUMB.search(start) is not None


def _tells_place(words: str) -> bool:
    """Whether the words hold what every breadcrumb does. One by one: this is asked of every line."""
    return "位置" in words or "栏目" in words or "首页" in words


def find_foot(bares: Sequence[str]) -> int:
    """Where the foot of the page begins: the first of the last lines that are all furniture or addresses of the site; else their number.

    >>> find_foot(["请准时到会。", "分享到：", "主办单位：某市政府", "联系电话：0555-1234567"]), find_foot(["电话：0555-1234567"])
    (1, 1)
    """
    bares = bares[: _related(bares)]
    foot = len(bares)
    for at in range(len(bares) - 1, max(-1, len(bares) - 1 - MOST_FOOT_LINES), -1):
        if forms.is_date(bares[at]) and at and signing.is_organ(bares[at - 1]):  # 2024-04-01, signed
            break
        if is_furniture(bares[at]) or (foot < len(bares) and _FILES_OF_PAGE.fullmatch(bares[at])):
            foot = at
        elif not _FOOT.match(bares[at]):
            break
    return foot


def _related(bares: Sequence[str]) -> int:
    """Where a list of related pages begins with which the text ends; the number of lines where it does not."""
    for at in range(max(1, len(bares) - MOST_RELATED_LINES), len(bares)):
        if bares[at][0] in _RELATED_FIRST and _RELATED.fullmatch(bares[at]) and all(len(bare) <= LONGEST_RELATED for bare in bares[at:]):
            return at
    return len(bares)
