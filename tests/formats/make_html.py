"""Writes notice.html (the invented notice of notice.txt as a government site serves it), notice.mht (a browser's copy) and html-*.html.

    python tests/formats/make_html.py

The pages are built as the systems of such sites build them; all their words are invented. Only the standard library is needed, and the
files are the same at every run.
"""

import base64
import quopri
import re
from pathlib import Path

FOLDER = Path(__file__).parent
SITE = "http://www.example.gov.cn/whlyt/gongkai/202407"
TITLE = "安徽省文化和旅游厅关于举办2024年全省农民读书季活动的通知"
MENU = ("网站首页", "机构概况", "信息公开", "办事服务", "互动交流", "文旅资讯")
# 喆 is no character of GB 2312: a page that calls itself gb2312 and holds it is in GB18030.
HEAD = f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=gb2312" />
<title>{TITLE}_安徽省文化和旅游厅</title>
<meta name="SiteName" content="安徽省文化和旅游厅" />
<meta name="SiteDomain" content="www.example.gov.cn" />
<meta name="ColumnName" content="通知公告" />
<meta name="ArticleTitle" content="{TITLE}" />
<meta name="PubDate" content="2024-07-17 09:26:00" />
<meta name="ContentSource" content="公共服务处" />
<meta name="Url" content="{SITE}/t20240717_318.html" />
<script type="text/javascript" src="/images/jquery.js"></script>
<style>.nav li {{ float: left; }} .TRS_Editor P {{ line-height: 2; }}</style>
</head>
<body>
"""
ROWS = (
    ("索 引 号：", "000341/202407-00018", "主题分类：", "文化、广电、新闻出版"),
    ("发布机构：", "安徽省文化和旅游厅", "成文日期：", "2024-07-15"),
    ("名　　称：", TITLE, "发文字号：", "皖文旅发〔2024〕37号"),
    ("发布日期：", "2024-07-17", "有 效 性：", "有效"),
)
BELOW = """<div class="share"><span>分享到：</span><a href="#">微信</a> <a href="#">新浪微博</a></div>
<div class="btns"><a href="javascript:window.print()">【打印】</a> <a href="javascript:window.close()">【关闭】</a></div>
<div class="page"><p>上一篇：<a href="./t20240712_311.html">关于公布陶喆等同志职称的通知</a></p><p>下一篇：没有了</p></div>
<div class="xgxw"><h3>相关阅读</h3><ul><li><a href="../202406/t20240620_290.html">全省农家书屋工作会议召开</a> 2024-06-20</li></ul></div>
<div class="footer"><p>主办单位：安徽省文化和旅游厅　地址：合肥市某路1号　电话：0551-60000000</p>
<p>皖ICP备00000000号-1　皖公网安备 34000000000000号　网站标识码：3400000000</p><p>您是第 <script>count()</script> 位访问者</p></div>
</body></html>
"""


def body() -> str:
    """The paragraphs of notice.txt and its table, as an editor of Word's text leaves them."""
    parts: list[str] = []
    rows: list[str] = []
    for line in (FOLDER / "notice.txt").read_text(encoding="utf-8").split("\n"):
        if "\t" in line:
            rows.append("<tr>" + "".join(f"<td><p><span>{cell}</span></p></td>" for cell in line.split("\t")) + "</tr>")
            continue
        if rows:
            parts.append(f'<table border="1" cellspacing="0"><tbody>{"".join(rows)}</tbody></table>')
            rows = []
        if line.strip():
            parts.append(_paragraph(line))
    return "\n".join(parts)


def _paragraph(line: str) -> str:
    words = re.sub(" {2,}", lambda gap: "&nbsp;" * len(gap[0]), line.strip())
    if line.startswith(" " * 20):
        return f'<p style="text-align: right"><font face="仿宋_GB2312">{words}</font></p>'
    if line.startswith("    "):
        half = len(words) // 2
        spans = f'<span style="font-size: 16pt">{words[:half]}</span><span>{words[half:]}<o:p></o:p></span>'
        return f'<p class="MsoNormal">&nbsp;&nbsp;&nbsp; {spans}</p>'
    return f'<p align="justify"><strong>{words}</strong></p>'


def page() -> str:
    """The whole page: menu, breadcrumb, particulars, title, text, and what stands below it."""
    menu = "".join(f'<li><a href="/{at}/">{name}</a></li>' for at, name in enumerate(MENU))
    crumbs = '<div class="dqwz">当前位置：<a href="/">网站首页</a> &gt; <a href="/xx/">信息公开</a> &gt; <a href="./">通知公告</a></div>'
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
    sizes = " ".join(f"<a href='#'>{size}</a>" for size in "大中小")
    info = f"发布时间：2024-07-17 09:26　来源：公共服务处　浏览次数：<span id='hits'></span>　字体：[{sizes}]"
    return (
        f'{HEAD}<div class="nav"><ul>{menu}</ul></div>\n{crumbs}\n<table class="xxgk">{table}</table>\n<h1>{TITLE}</h1>\n'
        f'<div class="info">{info}</div>\n<div class="TRS_Editor"><style>P {{ margin: 0 }}</style>\n{body()}\n</div>\n{BELOW}'
    )


def saved(html: str) -> bytes:
    """The page as a browser saves it with its parts: the page in UTF-8, quoted-printable, and a picture."""
    text = quopri.encodestring(html.replace("charset=gb2312", "charset=utf-8").encode()).decode("ascii")
    picture = base64.encodebytes(b"\x89PNG\r\n\x1a\n no picture").decode("ascii")
    lines = [
        "From: <Saved by Blink>",
        f"Snapshot-Content-Location: {SITE}/t20240717_318.html",
        "Subject: =?utf-8?Q?notice?=",
        "MIME-Version: 1.0",
        'Content-Type: multipart/related; type="text/html"; boundary="----Boundary--18"',
        "",
        "------Boundary--18",
        "Content-Type: text/html",
        "Content-ID: <frame-18@mhtml.blink>",
        "Content-Transfer-Encoding: quoted-printable",
        f"Content-Location: {SITE}/t20240717_318.html",
        "",
        text,
        "------Boundary--18",
        "Content-Type: image/png",
        "Content-Transfer-Encoding: base64",
        "Content-Location: http://www.example.gov.cn/images/logo.png",
        "",
        picture,
        "------Boundary--18--",
        "",
    ]
    return "\n".join(lines).replace("\r\n", "\n").replace("\n", "\r\n").encode("ascii")


# An article of an account of WeChat: sections within sections, spans shown as blocks, everything hidden until a script has run.
WECHAT = """<!DOCTYPE html><html><head><meta charset="utf-8"><title></title>
<meta property="og:title" content="关于举办乡镇合唱比赛的通知"><meta property="og:url" content="http://mp.weixin.qq.com/s/aBcD">
<script>var ct = "1715050000"; var msg_title = '关于举办乡镇合唱比赛的通知';</script></head>
<body id="activity-detail"><div id="js_article" class="rich_media"><div id="page-content"
class="rich_media_area_primary"><div id="img-content">
<h1 class="rich_media_title" id="activity-name">
 关于举办乡镇合唱比赛的通知
</h1>
<div id="meta_content" class="rich_media_meta_list"><span class="rich_media_meta rich_media_meta_text">办公室</span>
<span class="rich_media_meta rich_media_meta_nickname" id="profileBt"><a href="javascript:void(0);" id="js_name">甲县文化馆</a></span>
<em id="publish_time" class="rich_media_meta rich_media_meta_text"></em></div>
<div class="rich_media_content" id="js_content" style="visibility: hidden; opacity: 0;"><section style="text-align: center;">
<section><p><span>点击上方蓝字关注我们</span></p>
</section></section><section data-role="outer"><section><p style="line-height: 2em;">
<span style="font-size: 16px;">各乡镇文化站：</span></p>
<section><span style="display: block;">为丰富群众文化生活，定于5月18日在县文化馆举办合唱比赛，请各站于5月10日前报名。</span>
<span style="display:block">联系人：马六，0555-1234567。</span></section>
<p style="text-align: right;">甲县文化馆</p><p style="text-align: right;">2024年5月6日</p><p><br></p></section></section></div>
<div class="rich_media_tool"><span>阅读</span> <span>在看</span> <a id="js_view_source" href="http://mp.weixin.qq.com/x">阅读原文</a></div></div></div></div>
<div class="qr_code_pc"><p>微信扫一扫<br>关注该公众号</p></div></body></html>
"""
# A school's site on Visual SiteBuilder: a form around all of it, the title beside the text, files in a list of their own.
SCHOOL = """<HTML><HEAD><TITLE>关于做好暑期安全工作的通知-甲县第二中学</TITLE><META Name="keywords" Content="甲县第二中学" />
<META http-equiv="Content-Type" content="text/html; charset=UTF-8"></HEAD><BODY>
<div class="header"><ul class="menu"><li><a href="../index.htm">首页</a></li><li><a href="../xxgk.htm">学校概况</a></li></ul></div>
<table class="winstyle67"><tr><td nowrap>当前位置: <a href="../index.htm">首页</a>&gt;&gt;
<a href="../tzgg.htm">通知公告</a>&gt;&gt;正文</td></tr></table>
<form name="_newscontent_fromname"><div class="content"><h2 align="center">关于做好暑期安全工作的通知</h2>
<div align="center">发布日期：2024-06-28&nbsp;&nbsp; 作者：政教处&nbsp;&nbsp; 点击：[<script>_showDynClicks("wbnews", 1, 2)</script>]</div>
<div id="vsb_content_2"><div class="v_news_content"><p style="text-indent: 2em">各年级、班级：</p>
<p style="text-indent: 2em">暑假将至，现就安全工作通知如下：</p><ol><li><p>不到江河游泳；</p></li><li><p>骑车戴头盔。</p></li></ol>
<p style="text-align: right">甲县第二中学政教处</p><p style="text-align: right">2024年6月27日&nbsp;&nbsp;</p></div></div>
<ul style="list-style-type: none"><li>附件【<a
href="/system/_content/download.jsp?urltype=news.DownloadAttachUrl&owner=1&wbfileid=55"
target="_blank">安全承诺书.doc</a>】已下载<span id="nattach55">12</span>次</li></ul>
<p align="right">【<a href="javascript:window.close();">关闭</a>】</p><div>上一条：<a href="1021.htm">期末考试安排</a></div></div></form>
<div class="footer">版权所有：甲县第二中学 地址：甲县人民路8号 邮编：230000</div></BODY></HTML>
"""
# The national portal's page: everything in tables, particulars and text in cells of their own.
PORTAL = """<html><head><meta charset="utf-8"><title>甲省人民政府办公厅关于加强农村图书室建设的意见_政府信息公开专栏</title>
<link rel="canonical" href="http://www.example.gov.cn/zhengce/content_18.htm"></head><body>
<table width="724"><tbody><tr><td><table class="bd1"><tbody>
<tr><td><b>索 引 号：</b></td><td>000014/2024-00018</td><td><b>主题分类：</b></td><td>文化\\公共文化</td></tr>
<tr><td><b>发文机关：</b></td><td>甲省人民政府办公厅</td><td><b>成文日期：</b></td><td>2024年03月05日</td></tr>
<tr><td><b>标　　题：</b></td><td colspan="3">甲省人民政府办公厅关于加强农村图书室建设的意见</td></tr>
<tr><td><b>发文字号：</b></td><td>甲政办发〔2024〕8号</td><td><b>发布日期：</b></td><td>2024年03月12日</td></tr>
</tbody></table><table><tbody><tr><td><b>主 题 词：</b></td><td></td><td></td><td></td></tr></tbody></table></td></tr></tbody></table><br>
<table width="724"><tbody><tr><td><br><table width="650"><tbody><tr><td class="b12c" id="UCAP-CONTENT">
<p style="text-align: center;"><b>甲省人民政府办公厅关于加强</b></p> <p style="text-align: center;"><b>农村图书室建设的意见</b></p>
<p style="text-align: center;">甲政办发〔2024〕8号</p><p><br></p><p>各市、县人民政府：</p>
<p style="text-indent: 2em;">为加强农村图书室建设，经省政府同意，提出以下意见。</p>
<p style="text-indent: 2em;">一、统筹布局。各县要编制方案，于6月底前报省文化厅。</p>
<table border="1"><tbody><tr><td rowspan="2">合肥片</td><td>一县</td><td>12个</td></tr><tr><td>二县</td><td>8个</td></tr>
<tr><td colspan="2">合计</td><td>20个</td></tr></tbody></table>
<p>附件：1.<a href="./W020240305.docx" oldsrc="W020240305.docx">村级图书室目录</a></p><p>　　　2.<a href="/upload/2024.xls">各县名额</a></p>
<p style="text-align: right;">甲省人民政府办公厅　　</p><p style="text-align: right;">2024年3月5日　　　</p><p>（此件公开发布）</p>
</td></tr></tbody></table>
<table><tbody><tr><td><a href="#" onclick="window.print()"><img src="p.gif"></a></td></tr></tbody></table></td></tr></tbody></table>
<div style="display: none">手机版</div></body></html>
"""


def main() -> None:
    """Writes the files."""
    html = page()
    (FOLDER / "notice.html").write_bytes(html.encode("gb18030"))
    (FOLDER / "notice.mht").write_bytes(saved(html))
    for name, text in (("wechat", WECHAT), ("school", SCHOOL), ("portal", PORTAL)):
        (FOLDER / f"html-{name}.html").write_bytes(text.encode())


if __name__ == "__main__":
    main()
