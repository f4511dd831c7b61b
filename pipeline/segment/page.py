"""Furniture: what a web page or a collection puts around a notice: navigation, publishing lines, buttons, page numbers."""

import re

from extractors.patterns import pattern_of

LONGEST_FURNITURE = 160
# Labels of the table of particulars above a notice on a government site; three of them make a line such a table, however long.
PARTICULARS = pattern_of(r"索引号|主题分类|发文机关|成文日期|发文字号|发布日期|发布机构|信息分类|公文种类|有效性|文号")
LONGEST_PARTICULARS = 600

_LABELS = [
    "发布时间",
    "发布日期",
    "发布人",
    "发布者",
    "发布单位",
    "发布机构",
    "发布部门",
    "更新时间",
    "更新日期",
    "信息来源",
    "文章来源",
    "稿件来源",
    "来源",
    "作者",
    "编辑",
    "责任编辑",
    "责编",
    "浏览",
    "浏览次数",
    "浏览量",
    "阅读",
    "阅读次数",
    "阅读量",
    "点击",
    "点击次数",
    "点击数",
    "点击率",
    "访问量",
    "访问次数",
    "录入时间",
    "录入者",
    "录入",
    "字体",
    "字号",
    "字体大小",
    "公开日期",
    "公开时间",
    "公开类别",
    "公开方式",
    "公开范围",
    "有效性",
    "时效性",
    "效力级别",
    "效力",
    "生成日期",
    "失效日期",
    "实施日期",
    "发布文号",
    "索引号",
    "信息索引",
    "信息索引号",
    "信息分类",
    "主题分类",
    "体裁分类",
    "服务对象",
    "公文种类",
    "组配分类",
    "信息名称",
    "内容概述",
    "主题词",
    "关键词",
    "法规类别",
    "发文机关",
    "发文单位",
    "公文名称",
    "文件名",
    "供稿",
    "审核",
    "初审",
    "复审",
    "终审",
    "文章分类",
    "所属类别",
    "所属栏目",
    "主动公开",
]
_BUTTONS = [
    "打印",
    "关闭",
    "我要打印",
    "大中小",
    "分享",
    "分享到",
    "收藏",
    "返回",
    "保存",
    "纠错",
    "复制链接",
    "视力保护",
    "背景色",
    "浏览字体",
    "设为首页",
    "加入收藏",
    "无障碍",
    "网站地图",
    "技术支持",
    "版权所有",
    "附件下载",
    "联系我们",
    "正文",
]
_STARTS = [
    "扫一扫",
    "上一篇",
    "上一条",
    "上一页",
    "下一篇",
    "下一条",
    "下一页",
    "相关链接",
    "相关新闻",
    "相关文章",
    "相关阅读",
    "相关信息",
    "原文链接",
    "网页链接",
    "法宝引证码",
    "微信扫",
    "责任编辑",
    "您是第",
    "分享到",
    "返回顶部",
    "返回列表",
    "返回上",
    "版权所有",
]
# Names of a site's columns: no title, though some end as titles do.
_COLUMNS = [
    "首页",
    "网站首页",
    "通知公告",
    "公告通知",
    "公示公告",
    "公告公示",
    "通知通告",
    "文件通知",
    "信息公开",
    "政务公开",
    "校务公开",
    "政府信息公开",
    "政务信息公开",
    "信息公开指南",
    "信息公开制度",
    "信息公开目录",
    "信息公开年报",
    "新闻动态",
    "新闻中心",
    "工作动态",
    "政务动态",
    "政务要闻",
    "国务要闻",
    "省内要闻",
    "部门动态",
    "县区动态",
    "政府公报",
    "政策文件",
    "政策法规",
    "政策解读",
    "机构概况",
    "机构设置",
    "机构职能",
    "学校概况",
    "办事服务",
    "办事指南",
    "政务服务",
    "在线服务",
    "下载中心",
    "互动交流",
    "政民互动",
    "专题专栏",
    "意见征集",
    "网上调查",
    "当前位置",
    "正文内容",
]
_AT_START = pattern_of(
    rf"""
      (?:您?(?:现在|当前|所在)的?(?:位置|栏目)|您的位置|首页[>＞\-－»/|]|.{{0,12}}首页[>＞»])     # 当前位置：首页>通知公告
    | (?:{"|".join(_LABELS)})[:：](?!.{{0,30}}。)                                               # 发布时间：2021-05-06
    | (?:内容概述|信息名称|信息索引|索引号)[:：]                                                     # 内容概述：某局发布《…》。
    | (?:日期|时间)[:：]\d{{4}}-\d{{1,2}}-\d{{1,2}}
    | [【\[]?(?:{"|".join(_BUTTONS)})[^，。；：:]{{0,25}}$                                       # 打印本页　关闭窗口
    | [【\[]?(?:{"|".join(_STARTS)})                                                            # 上一篇：…
    | [【\[]?(?:{"|".join(_COLUMNS)})[】\]]?$                                                   # 通知公告
    | [>＞»]{{1,2}}[^，。；：:]{{1,20}}$                                                            # > 政策文件, a breadcrumb in lines
    | (?:相关|解读|政策)(?:文件|解读|政策|链接)[:：]
    | (?:标题|名称|信息名称|公文名称|文件名称)[:：]$                                                 # the label of the page's title
    | 字号[:：]?[【\[]?[大中小]
    | (?i:Copyright|©|[京沪津渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川贵云陕甘青蒙藏宁新](?:ICP|公网安备))
    | [—－\-–·]?\d{{1,3}}[—－\-–·]?$                                                           # - 3 -
    | [-—_─━=＝*＊~～·.…]{{3,}}$
    | \d{{4}}-\d{{1,2}}-\d{{1,2}}(?:\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?(?:来源|作者|浏览|点击|阅读|字体|信息|发布|编辑|$)
    | (?:【|\[)(?:法规|主题(?:分类|词)|成文|索引|发布|颁布|失效|生效|时效|效力|有效|实施|文号|唯一|制定|发文|废止).{{0,80}}$  # 【文号】…
    """,
    re.VERBOSE,
)
# Somewhere in a line.
_VISITS = pattern_of(r"(?:浏览次数|点击数|点击量|阅读次数|阅读量|浏览量|访问次数|点击次数|阅读数)[:：]")
_BUTTON = pattern_of(r"(?:【|\[)(?:打印|关闭|大|收藏|字体|推荐|纠错).{0,10}(?:】|\])")
# What stands first in a line of furniture, or somewhere in it: most lines are told from these without the pattern.
_FIRST = frozenset(
    "".join(words[0] for words in (*_LABELS, *_BUTTONS, *_STARTS, *_COLUMNS))
    + "您现当所首日时相解政标名字Cc©京沪津渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川贵云陕甘青蒙藏宁新"
    + "-—－–·_─━=＝*＊~～.…>＞»【["
)
_TRAIL = pattern_of(r"[\u4e00-\u9fffA-Za-z]{2,20}(?:[>＞]{1,2}[\u4e00-\u9fffA-Za-z]{2,20}){2}")
_FIGURES = frozenset("0123456789")


def is_furniture(bare: str) -> bool:
    """Whether a line, given without white space, belongs to the page around a notice.

    >>> is_furniture("当前位置：首页>通知公告"), is_furniture("发布时间：2021-05-06浏览次数：18"), is_furniture("一、时间")
    (True, True, False)
    >>> is_furniture("打印本页关闭窗口"), is_furniture("打印一式三份，于五月底前报送。")
    (True, False)
    """
    if len(bare) > LONGEST_FURNITURE:
        return len(bare) <= LONGEST_PARTICULARS and len(PARTICULARS.findall(bare)) > 2
    is_signed, first = _holds_sign(bare), bare[:1]
    # A figure opens a page's number or the day of its publishing.
    may_open = is_signed or first in _FIRST or (first in _FIGURES and (len(bare) < 5 or bare[4] == "-"))
    if may_open and _AT_START.match(bare):
        return True
    return is_signed and _tells_page(bare)


def _holds_sign(bare: str) -> bool:
    """Whether something stands in a line without which nothing within it tells a page. One by one: this is asked of every line."""
    if "【" in bare or "[" in bare or ">" in bare or "＞" in bare or "首页" in bare:
        return True
    if "：" in bare and ("数：" in bare or "量：" in bare):
        return True
    return ":" in bare and ("数:" in bare or "量:" in bare)


def _tells_page(bare: str) -> bool:
    """Whether something within a line is a page's: a counter, a button, a breadcrumb."""
    if _VISITS.search(bare) or _BUTTON.search(bare) or ("首页" in bare[:20] and ">" in bare.replace("＞", ">")):
        return True
    return len(bare) <= 60 and is_trail(bare)


def is_trail(bare: str) -> bool:
    """Whether a line begins with a breadcrumb of at least three steps: 某市政府网 > 政务公开 > 部门文件."""
    return bare.count(">") + bare.count("＞") > 1 and _TRAIL.match(bare) is not None


def is_crumb(words: str, at: int) -> bool:
    """Whether the word at `at` of a page's line is the last of its breadcrumb, or the name of a column.

    >>> line = "首页 > 规范性文件 > 正文 关于读书的通知"
    >>> is_crumb(line, 5), is_crumb(line, line.index("正文")), is_crumb(line, line.index("关于"))
    (True, True, False)
    """
    return words[:at].rstrip().endswith((">", "＞", "»")) or is_furniture(words[at : at + LONGEST_FURNITURE].split(maxsplit=1)[0])
