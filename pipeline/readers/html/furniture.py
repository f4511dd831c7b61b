"""Lines that a page puts around its notice: buttons, breadcrumbs, counters, pages before and after, the site's foot.

Lines of particulars (发布时间：…) are for `html_particulars`.
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.readers.html.lines import Line

MOST_KEEPERS = 6  # lines about who keeps a site
RULES = re.compile(r"[|｜>＞»·•【】\[\]/:：×<＜«-]{1,20}")
LONGEST = 160  # characters without white space of a line of furniture
# What stands alone in a line, any number of them beside each other.
_BUTTONS = (
    "打印|我要打印|打印本页|打印此页|打印文章|打印正文|页面打印|打印页面|关闭|关闭窗口|关闭本页|关闭页面|关闭此页|我要关闭|保存|保存本页|收藏|加入收藏|收藏本页|我要收藏|设为首页"
    "|返回|返回首页|返回顶部|返回列表|返回上一页|返回上页|回到顶部|顶部|分享|分享到|我要分享|一键分享|推荐|推荐给好友|纠错|我要纠错|复制链接|转发|点赞|评论|发表评论|我要评论"
    "|大|中|小|大中小|字体|字号|字体大小|字体显示|视力保护色|背景色|放大|缩小|默认|恢复|朗读|语音播报|无障碍|无障碍阅读|无障碍浏览|长者模式|适老版|手机版|繁體|繁体|简体|English"
    "|微信|微博|新浪微博|腾讯微博|QQ空间|QQ|QQ好友|人人网|豆瓣|更多|微信好友|朋友圈|扫一扫|下载|附件下载|全文下载|下载文字版|下载图片版|下载PDF版|阅读原文|查看原文|进入专题|放弃|继续访问|登录|注册|搜索|确定|取消"
    "|首页|网站首页|网站地图|联系我们|关于我们|版权声明|隐私声明|使用帮助|站点地图|RSS|来源|浏览次数|浏览量|正文|正文内容|次"
)
_LONGEST_FIRST = "|".join(sorted(_BUTTONS.split("|"), key=len, reverse=True))
# Possessive: no button is looked at twice, however many ways there are to cut 大中小.
BUTTONS = re.compile(rf"(?:[【\[（(|｜/·>＞:：、]|{_LONGEST_FIRST}|[】\]）)]){{1,40}}+", re.IGNORECASE)
HAS_WORD = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]")
# Breadcrumbs: with a word for them, with the site's first page, or (where they are links) of three steps.
CRUMBS = re.compile(
    r"""(?:您?(?:现在|当前|目前|所在)的?(?:所在)?的?(?:位置|栏目)|您的位置)[是为]?[:：]
    | (?:位置|栏目)[:：].{0,30}[>＞»]
    | [^。]{0,12}首页(?:[>＞»/|]|-{1,3}|—)""",
    re.VERBOSE,
)
STEPS = re.compile(r"\w{2,20}(?:[>＞»]{1,2}\w{1,30}){2,20}")
# Below these nothing of the notice follows, or only its list of files. A notice may itself ask to print, to forward or to scan a code,
# and name who organises and supports an event: so each is tied to the words that pages add.
STOPS = re.compile(
    r"""[【\[（(·•■◆]{0,2}(?:
      (?:上|下|前|后)一[篇条页则](?:文章|信息|新闻|公告)?(?:[:：】\]]|没有|无$|$) | [上下][篇条][:：]
    | (?:相关|推荐|热点|热门|最新|更多|延伸|猜你喜欢)
      (?:链接|新闻|文章|阅读|信息|报道|推荐|资讯|解读|政策|文件|内容|专题|稿件|图解)[】\]:：]?$
    | (?:相关|政策)(?:政策|文件|解读|链接|阅读)[:：]$
    | (?:请?用?(?:手机|微信|手机微信))?扫一扫(?:$|.{0,4}(?:在?手机|分享|打开|关注|查看|浏览|访问|阅读).{0,16}$)
    | .{0,4}扫描?.{0,6}二维码.{0,4}(?:手机(?:打开|阅读|浏览|查看|版)|分享|打开当前页|关注).{0,10}$
    | 分享(?:到|至)?(?:[:：]|$|微信|微博|新浪|QQ) | (?:打印|关闭)(?:本页|窗口|页面|此页|文章|正文)
    | (?:责任编辑|责编|网站编辑|编辑|[一初二复三终]审|审核|供稿|来稿)[:：]
    | (?:网站|政府网站)(?:标识码|支持IPv6|地图|声明)|Copyright|©|All\s?Rights|友情链接
    | 建议使用.{0,30}(?:浏览|访问)本[站网]|建议使用.{0,12}分辨率
    | (?:本?站|网站)?(?:总访问|累计访问|今日访问)(?:量|人数)|您是第.{0,9}(?:位|个|名)
    | [\u4e00-\u9fff]?ICP(?:备|证)|[\u4e00-\u9fff]公网安备
    | 点击(?:上方|下方|上面|标题下|左下角|蓝字|“).{0,30}(?:关注|订阅|蓝字|原文)|(?:长按|识别).{0,12}二维码.{0,4}关注|关注我们$
    | (?:网友|用户|最新|全部|热门|发表|精彩)?(?:评论|留言|跟帖)(?:区|列表|数)?(?:$|[:：(（\d])|(?:免责|版权)声明
    | 您访问的链接即将离开|此页面由|您(?:的|使用的)浏览器(?:版本|不支持|禁用)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
ANYWHERE = re.compile(
    r"""(?:浏览|点击|阅读|访问|查看)(?:次数|量|数|人数)[:：]
    | ICP备\d|公网安备\d|AllRightsReserved|网站标识码 | ^[^，。]{0,40}版权所有[^，。]{0,60}$
    | 字体[:：]?[【\[] | [【\[](?:打印|关闭|字体|收藏|纠错)""",
    re.VERBOSE | re.IGNORECASE,
)
# Certainly the site's foot; and what may belong to it above such a line: who keeps the site, and where.
FOOT = re.compile(r"ICP(?:备|证)|公网安备|网站标识码|^[^，。]{0,40}版权所有[^，。]{0,80}$|Copyright|©|All\s?Rights", re.IGNORECASE)
KEEPER = re.compile(r"(?:主办|承办|协办|运行|运维|维护|管理|建设)(?:单位|部门)?[:：]|技术支持[:：]|网站")
ADDRESS = re.compile(r"(?:联系|办公|通信|单位)?(?:地址|电话|传真|邮编|邮箱|邮政编码)[:：]|E-?mail", re.IGNORECASE)
# Buttons that only stand below a notice.
BELOW = ("关闭", "打印", "分享")


def is_furniture(line: Line) -> bool:
    """Whether a line is the page's and not its notice's.

    >>> [is_furniture(Line(0, words)) for words in ("【打印】 【关闭】", "当前位置：首页 > 公告", "上一篇：没有了", "打印一式三份。")]
    [True, True, True, False]
    """
    bare = line.bare
    if len(bare) > LONGEST:
        return False
    if not HAS_WORD.search(bare):
        return RULES.fullmatch(bare) is not None
    if BUTTONS.fullmatch(bare) or CRUMBS.match(bare) or (line.anchors and STEPS.match(bare)):
        return True
    return is_stop(line) or ANYWHERE.search(bare) is not None


def is_stop(line: Line) -> bool:
    """Whether such a line stands below a notice."""
    bare = line.bare
    if len(bare) > LONGEST:
        return False
    return bool(STOPS.match(bare) or FOOT.match(bare) or (BUTTONS.fullmatch(bare) and any(word in bare for word in BELOW)))


def feet(lines: Sequence[Line]) -> Iterator[int]:
    """The places of the lines of a site's foot: certain ones, who keeps the site and its address above these, both below them."""
    for stop, line in enumerate(lines):
        if len(line.text) > LONGEST or not FOOT.search(line.bare):
            continue
        yield stop
        keeper = stop
        for at in range(stop - 1, max(-1, stop - 1 - MOST_KEEPERS), -1):
            if KEEPER.match(lines[at].bare):
                keeper = at
            elif not ADDRESS.match(lines[at].bare):
                break
        yield from range(keeper, stop)
        for at in range(stop + 1, min(len(lines), stop + 1 + MOST_KEEPERS)):
            if not (KEEPER.match(lines[at].bare) or ADDRESS.match(lines[at].bare)):
                break
            yield at
