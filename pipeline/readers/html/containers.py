"""The elements in which the systems of government sites put the text of a page, by id or class, and those that are never text."""

import re
from functools import cache

# "#" an id, "." a class, as the page has them (compared without regard to case). Wide names such as "content" are left to the weighing of
# elements in `html_weighing`, since they hold the whole page as often as its text.
CONTAINERS = (
    # TRS WCM (拓尔思), the system of most ministries and provinces
    ".TRS_Editor",  # the editor's own wrapper
    ".trs_editor_view",  # its successor
    ".TRS_UEDITOR",
    ".trs_paper_default",
    ".trs_web",
    ".trs_word",
    ".Custom_UnionStyle",  # inside TRS_Editor, where styles were cleaned
    ".view",  # <div class="view TRS_UEDITOR trs_paper_default trs_web">
    # 大汉 JCMS
    "#zoom",  # the element whose letters the buttons 大 中 小 enlarge; TRS sites have it, too
    "#Zoomcon",
    ".zoom",
    ".bt-content",
    ".article_cont",
    "#barrierfree_container",  # around the text, for reading aloud
    # 开普 (Ucap)
    "#UCAP-CONTENT",  # www.gov.cn and many cities
    ".pages_content",  # www.gov.cn since 2014
    "#pages_content",
    ".ucapcontent",
    ".easysite-news-text",
    ".j-fontContent",  # 龙讯, sites of Anhui
    ".wzcon",
    # 博达 (Visual SiteBuilder), universities and schools
    "#vsb_content",  # with the number of the component behind it: #vsb_content_500
    ".v_news_content",
    # 苏迪 (webplus), universities
    ".wp_articlecontent",
    # 动易 SiteWeaver, schools and counties
    "#fontzoom",
    ".conTxt",
    # ministries and provinces with templates of their own
    "#con_con",  # 工业和信息化部
    "#xw_box",  # 国家卫生健康委员会
    ".content_body_box",  # 生态环境部
    ".content_body",  # its older pages
    ".insMainConTxt",  # 人力资源和社会保障部
    ".article_con",  # 国家发展和改革委员会
    ".gsj_htmlcon_bot",  # 国家市场监督管理总局 before 2018
    "#mainText",  # 北京市
    "#ivs_content",  # 上海市
    ".Article_content",  # the same, older pages
    ".article-content",  # 广东省 and its cities
    ".news_cont_d_wrap",  # 深圳市
    # names that templates of cities, counties and schools share
    "#art_content",
    "#artibody",
    "#articleContent",  # in any case: #ArticleContent
    "#article_content",
    "#zhengwen",
    "#div_zhengwen",
    "#detailContent",
    "#news_content",
    "#newsContent",
    "#content_body",
    ".detail-content",
    ".news_content",
    ".arc_content",
    ".xl_content",
    ".zwgk_content",
    # other systems
    "#js_content",  # articles of WeChat
    ".rich_media_content",  # the same
    ".entry-content",  # WordPress
    ".t_f",  # Discuz!
    ".t_fsz",  # around it
    ".rm_txt_con",  # 人民网
    "#rwb_zw",  # 人民网, older pages
    "#p-detail",  # 新华网
)
# Elements that are never text, by a part of id or class: navigation, breadcrumbs, bars for sharing, pages before and after, related ones.
ASIDE = re.compile(
    r"""(?:^|[\s_-])(?:
      (?:main|top|sub|side|left|foot|site|head)?[_-]?(?:nav|navs|menu|menus|navbar|navigation)
    | breadcrumbs?|crumbs?|position|curpage|(?:cur)?location|dqwz|path
    | footer|foot|copyright|bottom[_-]?nav|friend[_-]?links?|blogroll|yqlj
    | share|bdshare\w{0,20}|bdsharebuttonbox|social[\w-]{0,20}|jiathis\w{0,20}|fenxiang|qr[_-]?code\w{0,20}|erweima|ewm
    | pre(?:v)?[_-]?next|page[_-]?turn|prevnext|(?:prev|next)[_-]?(?:page|article|post)?|sxt|shangxia
    | related(?:[_-]\w{1,20})?|relate|xgxw|xgyd|xgwz|recommend|hot[_-]?news|rank
    | breadcrumb\w{0,20}|sidebar|side[_-]?bar|toolbar|tools|print\w{0,10}btn|comment(?:s|list)?|login|search(?:box|bar|form)?
    )(?:$|[\s_-])""",
    re.VERBOSE | re.IGNORECASE,
)


NUMBER = re.compile(r"(?<=^vsb_content)_\d{1,9}$")


@cache
def _names() -> dict[str, str]:
    return {name.lower(): name for name in CONTAINERS}


def known_container(identity: str | None, classes: str | None) -> str:
    """The name under which an element with this id and these classes is known; "" where it is not.

    >>> known_container("UCAP-CONTENT", None), known_container(None, "view TRS_UEDITOR"), known_container("main", "wide")
    ('#UCAP-CONTENT', '.view', '')
    """
    names = _names()
    if identity and (known := names.get(f"#{NUMBER.sub('', identity.strip().lower()[:60])}")):
        return known
    for name in (classes or "")[:400].split():
        if known := names.get(f".{name.lower()}"):
            return known
    return ""
