"""Pages of government sites: their text whole, what stands around it gone, their particulars apart."""

import random
import re
from pathlib import Path

import pytest

from pipeline.clean import clean_text
from pipeline.outcome import Reason, Unreadable
from pipeline.raw import PageData, Raw
from pipeline.readers.formats import Format, find_format
from pipeline.readers.html.read import read_html
from pipeline.readers.html.taming import tame

FOLDER = Path(__file__).parents[2] / "formats"
TITLE = "关于举办农民合唱比赛的通知"
OPENING = "各乡镇文化站："
PROSE = "为丰富群众文化生活，决定举办农民合唱比赛，请各站于5月10日前报名。"
SIGNED = ("甲县文化馆", "2024年5月6日")
TEXT = (OPENING, PROSE, *SIGNED)
BODY = f"<p>{OPENING}</p><p>{PROSE}</p><p>{SIGNED[0]}</p><p>{SIGNED[1]}</p>"


def page(body: str, head: str = "") -> Raw:
    """What is read from a page with this body."""
    return read_html(f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode())


def lines(body: str, head: str = "") -> list[str]:
    """The lines of the text of such a page."""
    return page(body, head).text.split("\n")


def test_the_notice_of_all_formats() -> None:
    raw = read_html((FOLDER / "notice.html").read_bytes())
    assert clean_text(raw.text).text == clean_text((FOLDER / "notice.txt").read_text(encoding="utf-8")).text
    assert (raw.format, raw.title_end, raw.faults, raw.pages) == ("html", 0, (), None)
    assert raw.page_data == PageData(
        page_title="安徽省文化和旅游厅关于举办2024年全省农民读书季活动的通知",
        page_issuer="安徽省文化和旅游厅",
        page_number="皖文旅发〔2024〕37号",
        page_date="2024-07-15",
        index_number="000341/202407-00018",
        page_topic="文化、广电、新闻出版",
        page_source="公共服务处",
        published_on="2024-07-17",
        url="http://www.example.gov.cn/whlyt/gongkai/202407/t20240717_318.html",
    )


def test_an_article_of_wechat() -> None:
    raw = read_html((FOLDER / "html-wechat.html").read_bytes())
    assert raw.text.split("\n") == [
        "关于举办乡镇合唱比赛的通知",
        "各乡镇文化站：",
        "为丰富群众文化生活，定于5月18日在县文化馆举办合唱比赛，请各站于5月10日前报名。",
        "联系人：马六，0555-1234567。",
        *SIGNED,
    ]
    assert raw.text[: raw.title_end] == "关于举办乡镇合唱比赛的通知"
    assert raw.page_data
    assert raw.page_data.url == "http://mp.weixin.qq.com/s/aBcD"


def test_a_school_with_a_file_below_its_text() -> None:
    raw = read_html((FOLDER / "html-school.html").read_bytes())
    assert raw.text.split("\n") == [
        "关于做好暑期安全工作的通知",
        "各年级、班级：",
        "暑假将至，现就安全工作通知如下：",
        "1. 不到江河游泳；",
        "2. 骑车戴头盔。",
        "甲县第二中学政教处",
        "2024年6月27日",
        "附件【安全承诺书.doc】",
    ]
    assert [raw.text[link.start : link.end] for link in raw.links] == ["安全承诺书.doc"]
    assert raw.page_data == PageData(page_title="关于做好暑期安全工作的通知", published_on="2024-06-28")


def test_a_page_that_is_all_tables() -> None:
    raw = read_html((FOLDER / "html-portal.html").read_bytes())
    assert raw.text.split("\n") == [
        "甲省人民政府办公厅关于加强",
        "农村图书室建设的意见",
        "甲政办发〔2024〕8号",
        "各市、县人民政府：",
        "为加强农村图书室建设，经省政府同意，提出以下意见。",
        "一、统筹布局。各县要编制方案，于6月底前报省文化厅。",
        "合肥片\t一县\t12个",
        "合肥片\t二县\t8个",
        "合计\t\t20个",
        "附件：1.村级图书室目录",
        "　　　2.各县名额",
        "甲省人民政府办公厅",
        "2024年3月5日",
        "（此件公开发布）",
    ]
    assert raw.title_end == 0
    assert [(raw.text[link.start : link.end], link.url) for link in raw.links] == [
        ("村级图书室目录", "http://www.example.gov.cn/zhengce/W020240305.docx"),
        ("各县名额", "http://www.example.gov.cn/upload/2024.xls"),
    ]
    assert raw.page_data == PageData(
        page_title="甲省人民政府办公厅关于加强农村图书室建设的意见",
        page_issuer="甲省人民政府办公厅",
        page_number="甲政办发〔2024〕8号",
        page_date="2024年03月05日",
        index_number="000014/2024-00018",
        page_topic="文化\\公共文化",
        published_on="2024年03月12日",
        url="http://www.example.gov.cn/zhengce/content_18.htm",
    )


# ---- encodings

HAN_PAGE = f"<html><head>%s</head><body><h1>{TITLE}</h1>{BODY}<p>联系人：陶喆。</p></body></html>"
TRADITIONAL = "<p>各鄉鎮文化站：</p><p>為豐富群眾文化生活，決定舉辦農民合唱比賽，請於5月10日前報名。聯繫人：馬六。</p>"
ENCODINGS = [
    # written in, declared in the page, said by the server
    ("gb18030", "gb2312", None),
    ("gbk", "gbk", "text/html; charset=GBK"),
    ("gbk", "utf-8", None),
    ("gbk", "utf-8", "utf-8"),
    ("gbk", None, None),
    ("gbk", None, "text/html;charset=gb2312"),
    ("gbk", "iso-8859-1", "ISO-8859-1"),
    ("gbk", "no-such-name", "text/html"),
    ("utf-8", "gb2312", "gbk"),
    ("utf-8", None, None),
    ("utf-8-sig", "gb2312", None),
    ("utf-16", "gb2312", None),
    ("utf-16-le", "utf-16", None),
]


@pytest.mark.parametrize(("written", "declared", "said"), ENCODINGS)
def test_a_wrong_declaration_loses_nothing(written: str, declared: str | None, said: str | None) -> None:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    raw = read_html((HAN_PAGE % meta).encode(written), said)
    assert raw.text.split("\n") == [TITLE, *TEXT, "联系人：陶喆。"]
    assert raw.faults == ()


@pytest.mark.parametrize("declared", ["big5", "gb2312", "utf-8", ""])
def test_big5(declared: str) -> None:
    data = f"<meta charset='{declared}'><script>{'var a = 1; ' * 900}</script>{TRADITIONAL}".encode("big5")
    assert read_html(data).text.startswith("各鄉鎮文化站：\n為豐富群眾文化生活，")


def test_a_short_page_is_in_the_encoding_that_it_declares() -> None:
    assert read_html("<meta charset=gbk><p>通知</p>".encode("gbk")).text == "通知"  # two characters that are UTF-8 by chance


def test_a_page_in_two_encodings() -> None:
    data = f"<div class=zoom>{BODY * 30}</div>".encode() + f"<div class=zoom>{BODY * 6}</div>".encode("gbk")
    raw = read_html(data)
    assert raw.text.split("\n") == list(TEXT) * 36
    assert raw.faults == ()


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_broken_character_is_said(encoding: str) -> None:
    data = (BODY * 9).encode(encoding) + "<p>报".encode(encoding)[:-1] + f"</p>{BODY}".encode(encoding)
    raw = read_html(data)
    assert PROSE in raw.text
    assert len(raw.faults) == 1
    assert "could not be decoded" in raw.faults[0]


# ---- lines

LINES = [
    ("a break of the source between Han characters is nothing", f"<p>{PROSE[:9]}\n      {PROSE[9:]}</p>", [PROSE]),
    ("a break of the source between words is a space", "<p>使用 the\n platform\n登录，再报名。</p>", ["使用 the platform 登录，再报名。"]),
    ("a line break ends a line", f"{OPENING}<br/>{PROSE}<br>", [OPENING, PROSE]),
    ("lettering ends none", f"<p>{PROSE[:5]}<span><b>{PROSE[5:8]}</b></span><font>{PROSE[8:]}</font></p>", [PROSE]),
    ("spaces inside are one, wide ones stay", "<p>　　一、  时间  　5月6日，上午。</p>", ["　　一、 时间 　5月6日，上午。"]),
    ("empty paragraphs are none", f"<p>{PROSE}</p><p>&nbsp;</p><p><span>　</span></p><p><br></p><p>{PROSE}</p>", [PROSE, PROSE]),
    (
        "what is not displayed is not read",
        f"<p>{PROSE}</p><p style='color:red; DISPLAY : none'>旧稿，作废。</p><p hidden>旧。</p>",
        [PROSE],
    ),
    ("what a script shows is read where nothing else is", f"<div style='display:none'>{PROSE}</div>", [PROSE]),
    ("preformatted lines stay", f"<pre>{OPENING}\n  {PROSE}\n</pre>", [OPENING, PROSE]),
    (
        "spans shown as blocks are lines",
        f"<span style='display:block'>{OPENING}</span><span style='display: block;'>{PROSE}</span>",
        [OPENING, PROSE],
    ),
    (
        "blocks shown inline are none",
        "<div style='display:inline'>时间：</div><div style='display:inline'>5月6日，上午。</div>",
        ["时间： 5月6日，上午。"],
    ),
    ("an office's marks are no text", f"<p>{PROSE[:8]}<o:p></o:p><![if !supportLists]><![endif]>{PROSE[8:]}</p>", [PROSE]),
    ("no scripts, styles, comments", f"<style>p {{}}</style><p>{PROSE}<script>var a = '<p>一。</p>';</script><!-- 二。 --></p>", [PROSE]),
    ("tags that stay open", f"<div><p>{OPENING}<p><b>{PROSE}<div>", [OPENING, PROSE]),
    ("spaces that an editor escaped", f"<p>{PROSE}</p><p>甲县&amp;nbsp;&sp;文化馆</p>", [PROSE, "甲县\xa0\xa0文化馆"]),
    ("a blank line between sentences is a space", f"<p>{PROSE}\n\n{PROSE}</p>", [f"{PROSE} {PROSE}"]),
    ("code of a server", f"<%@ page language='java' %><%-- 一。 --%><p>{PROSE}</p>", [PROSE]),
]


@pytest.mark.parametrize(("body", "expected"), [case[1:] for case in LINES], ids=[case[0] for case in LINES])
def test_lines_are_as_a_browser_shows_them(body: str, expected: list[str]) -> None:
    assert lines(body) == expected


LISTS = [
    ("figures", "<ol><li>报名，</li><li>初赛，</li></ol>", ["1. 报名，", "2. 初赛，"]),
    (
        "from a number on",
        "<ol start='3'><li>报名，</li><li value=7>初赛，</li><li>决赛，</li></ol>",
        ["3. 报名，", "7. 初赛，", "8. 决赛，"],
    ),
    ("backwards", "<ol reversed><li>报名，</li><li>初赛，</li></ol>", ["2. 报名，", "1. 初赛，"]),
    (
        "letters",
        "<ol type='a'><li>报名，</li></ol><ol style='list-style-type:upper-roman'><li>初赛，</li></ol>",
        ["a. 报名，", "I. 初赛，"],
    ),
    ("Chinese numerals", "<ol style='list-style-type: cjk-ideographic'><li>报名，</li><li>初赛，</li></ol>", ["一、报名，", "二、初赛，"]),
    (
        "of the editor UEditor",
        "<ol class='custom_cn2 list-paddingleft-1'><li><p>报名，</p></li><li><p>初赛，</p></li></ol>",
        ["（一）报名，", "（二）初赛，"],
    ),
    ("none are shown", "<ol style='list-style:none'><li>报名，</li></ol><ul><li>初赛，</li></ul>", ["报名，", "初赛，"]),
    ("they stand in the text", "<ol><li>1.报名，</li><li>（二）初赛，</li></ol>", ["1.报名，", "（二）初赛，"]),
    ("lists in lists", "<ol><li>报名，<ol type=A><li>网上，</li></ol></li><li>初赛，</li></ol>", ["1. 报名，", "A. 网上，", "2. 初赛，"]),
]


@pytest.mark.parametrize(("body", "expected"), [case[1:] for case in LISTS], ids=[case[0] for case in LISTS])
def test_numbers_of_lists_are_seen(body: str, expected: list[str]) -> None:
    assert lines(f"<p>{PROSE}</p>{body}") == [PROSE, *expected]


TABLES = [
    ("rows", "<tr><th>序号</th><th>姓 名</th></tr><tr><td>1</td><td>马六</td></tr>", ["序号\t姓 名", "1\t马六"]),
    ("paragraphs of a cell", "<tr><td><p>马六</p><p>0555-1234567</p></td><td>甲\n县<br>乙县</td></tr>", ["马六 0555-1234567\t甲县 乙县"]),
    ("gaps inside a cell part none", "<tr><td>马　六</td><td>甲&nbsp;&nbsp;&nbsp;县</td></tr>", ["马 六\t甲 县"]),
    ("an empty cell keeps its place", "<tr><td>1</td><td>&nbsp;</td><td>马六</td></tr>", ["1\t\t马六"]),
    ("over several columns", "<tr><td colspan=2>合计</td><td>3人</td></tr>", ["合计\t\t3人"]),
    ("over several rows", "<tr><td rowspan='2'>甲县</td><td>马六</td></tr><tr><td>牛七</td></tr>", ["甲县\t马六", "甲县\t牛七"]),
    (
        "over both, in the middle",
        "<tr><td>一</td><td rowspan=2 colspan=2>甲</td><td>二</td></tr><tr><td>三</td><td>四</td></tr>",
        ["一\t甲\t\t二", "三\t甲\t\t四"],
    ),
    (
        "a remark on all rows stands once",
        f"<tr><td>甲</td><td rowspan=2>{'备' * 41}</td></tr><tr><td>乙</td></tr>",
        [f"甲\t{'备' * 41}", "乙"],
    ),
    ("rows without words are none", "<tr><td rowspan=2>甲</td><td>乙</td></tr><tr><td></td></tr><tr><td></td><td></td></tr>", ["甲\t乙"]),
    (
        "one column places lines",
        "<tr><td>抄送：县委办。</td></tr><tr><td>县文化馆2024年5月6日印发</td></tr>",
        ["抄送：县委办。", "县文化馆2024年5月6日印发"],
    ),
    ("a form inside a cell", "<tr><td>一</td><td><table><tr><td>甲</td><td>乙</td></tr></table></td></tr>", ["一", "甲\t乙"]),
    ("no table body", "<tbody></tbody>", []),
]


@pytest.mark.parametrize(("rows", "expected"), [case[1:] for case in TABLES], ids=[case[0] for case in TABLES])
def test_tables_are_read_row_by_row(rows: str, expected: list[str]) -> None:
    assert lines(f"<p>{PROSE}</p><table border=1>{rows}</table><p>特此通知。</p>") == [PROSE, *expected, "特此通知。"]


def test_a_table_that_places_the_notice_beside_a_column_is_none() -> None:
    paragraphs = "".join(f"<p>{number}、{PROSE}</p>" for number in "一二三四五六七")
    body = f"<table><tr><td><ul><li><a href=1.html>公告</a></li></ul></td><td>{paragraphs}</td></tr></table>"
    assert lines(body) == [f"{number}、{PROSE}" for number in "一二三四五六七"]


# ---- where the text stands

MENU = "".join(f"<li><a href='/{at}/'>{name}</a></li>" for at, name in enumerate(("首页", "机构概况", "政务公开", "办事服务", "互动交流")))
TOP = f"<div class='header'><ul>{MENU}</ul></div><div class='weizhi'>您现在的位置：<a href='/'>首页</a> &gt; 通知公告 &gt; 正文</div>"
INFO = "<div>发布时间：2024-05-07 08:30　来源：本馆　作者：马六　浏览次数：18　【字体：<a>大</a> <a>中</a> <a>小</a>】</div>"
BOTTOM = (
    "<div>分享到：<a>微信</a></div><div><a>打印本页</a> | <a>关闭窗口</a></div><div>责任编辑：牛七</div><div>扫一扫在手机打开当前页</div>"
    "<div>上一篇：<a href=2.html>关于放假的通知</a></div><div>下一篇：<a href=3.html>关于停电的通知</a></div>"
    "<div>相关链接</div><ul><li><a href=4.html>合唱比赛昨日在县文化馆举行，共有二十支队参加</a> 2023-05-20</li></ul>"
    "<div>主办单位：甲县文化和旅游局　承办单位：甲县文化馆</div><div>地址：甲县人民路1号　电话：0555-7654321</div>"
    "<div>皖ICP备00000000号　皖公网安备00000000000000号　网站标识码：0000000000　您是第<b>1</b>位访问者</div>"
)
CONTAINERS = [
    "<div class='TRS_Editor'>%s</div>",
    "<div class='view TRS_UEDITOR trs_paper_default trs_web'>%s</div>",
    "<div id='zoom'>%s</div>",
    "<div class='bt-content zoom clearfix'>%s</div>",
    "<td id='UCAP-CONTENT'>%s</td>",
    "<div class='pages_content'>%s</div>",
    "<div id='vsb_content_500'><div class='v_news_content'>%s</div></div>",
    "<div class='wp_articlecontent'>%s</div>",
    "<div id='fontzoom'>%s</div>",
    "<div class='article-content'>%s</div>",
    "<div id='js_content' style='visibility: hidden'>%s</div>",
    "<div class='TRS_Editor'><div class='Custom_UnionStyle'>%s</div></div>",
    # a system that nobody knows, or no element of its own at all
    "<div class='x17'>%s</div>",
    "<article><section>%s</section></article>",
    # named like furniture, and around all of it
    "<div class='position tools'>%s</div>",
    "<aside class='nav-open'><div>%s</div></aside>",
    "%s",
    # a known container that is empty, since a script fills it or the text stands beside it
    "<div class='TRS_Editor'></div><div>%s</div>",
    "<div id='zoom'><p>&nbsp;</p></div>%s",
    "<div class='content'><div id='zoom'><img src=1.png></div><div><div>%s</div></div></div>",
]


@pytest.mark.parametrize("container", CONTAINERS)
def test_the_text_is_found_and_the_page_around_it_gone(container: str) -> None:
    inner = container % BODY
    if container.startswith("<td"):
        inner = f"<table><tr>{inner}</tr></table>"
    raw = page(f"{TOP}<div class='main'><h1>{TITLE}</h1>{INFO}{inner}</div>{BOTTOM}", f"<title>{TITLE}_甲县文化馆</title>")
    assert raw.text.split("\n") == [TITLE, *TEXT]
    assert raw.page_data == PageData(page_title=TITLE, page_source="本馆", published_on="2024-05-07 08:30")


APART = [
    ("the signature", f"<div class=TRS_Editor><p>{OPENING}</p><p>{PROSE}</p></div><p>{SIGNED[0]}</p><p>{SIGNED[1]}</p>", TEXT),
    ("the number", f"<p class=wh>甲文〔2024〕8号</p><div class=TRS_Editor>{BODY}</div>", ("甲文〔2024〕8号", *TEXT)),
    ("the addressee", f"<p>{OPENING}</p><div id=zoom><p>{PROSE}</p><p>{PROSE}</p></div>", (OPENING, PROSE, PROSE)),
    (
        "a second container",
        f"<div class=TRS_Editor>{BODY}</div><hr><div class=TRS_Editor><p>附件</p><p>{PROSE}</p></div>",
        (*TEXT, "附件", PROSE),
    ),
    ("the larger half", f"<div class=TRS_Editor>{BODY}</div><div>{BODY}{BODY}{BODY}</div>", (*TEXT, *TEXT, *TEXT, *TEXT)),
    (
        "an imprint",
        f"<div class=TRS_Editor>{BODY}</div><table><tr><td>甲县文化馆办公室</td><td>2024年5月7日印发</td></tr></table>",
        (*TEXT, "甲县文化馆办公室\t2024年5月7日印发"),
    ),
]


@pytest.mark.parametrize(("body", "expected"), [case[1:] for case in APART], ids=[case[0] for case in APART])
def test_what_stands_just_outside_of_a_container_is_not_lost(body: str, expected: tuple[str, ...]) -> None:
    assert lines(f"{TOP}{INFO}{body}{BOTTOM}") == list(expected)


@pytest.mark.parametrize("day", ["2024-05-06", "2024.5.6", "2024/5/6", "二〇二四年五月六日"])
def test_the_day_of_a_signature_stays_however_it_is_written(day: str) -> None:
    body = f"<p>{OPENING}</p><p>{PROSE}</p><p>{SIGNED[0]}</p><p>{day}</p>"
    for container in ("<div class=zoom>%s</div>", "<div>%s</div>"):
        raw = page(f"{TOP}{container % body}{BOTTOM}")
        assert raw.text.split("\n") == [OPENING, PROSE, SIGNED[0], day]
        assert raw.page_data == PageData()


def test_days_of_other_pages_are_not_the_pages_own() -> None:
    related = "<ul><li>2023-01-05 <a href=8.html>关于放假的通知</a></li><li><span>2023-01-06</span></li></ul>"
    raw = page(f"{TOP}<div class=zoom>{BODY}</div>{BOTTOM}{related}")
    assert raw.page_data == PageData()
    assert raw.text.split("\n") == list(TEXT)


def test_columns_above_the_heading_and_comments_below_the_signature_are_gone() -> None:
    news = "<ul>" + "<li><a href=1.html>我县召开会议</a><p>会议强调，要提高认识，落实责任。</p></li>" * 2 + "</ul>"
    comments = "<div><h3>网友评论</h3><p>张三：活动很好，希望多办，支持！</p><p>李四：请问在哪里报名？</p></div>"
    raw = page(f"{TOP}<table><tr><td>{news}</td><td><h1>{TITLE}</h1><div>{BODY}</div>{comments}</td></tr></table>{BOTTOM}")
    assert raw.text.split("\n") == [TITLE, *TEXT]
    assert raw.title_end == len(TITLE)


def test_a_text_for_large_and_for_small_screens_is_read_once() -> None:
    assert lines(f"{TOP}<div class=pc><div class=zoom>{BODY}</div></div><div class=wap><div class=zoom>{BODY}</div></div>") == list(TEXT)


def test_a_notice_of_few_words() -> None:
    assert lines(f"{TOP}<h1>关于放假的通知</h1><div class=nr><p>各科室：</p><p>明日放假</p></div>{BOTTOM}")[-2:] == ["各科室：", "明日放假"]


def test_labels_of_the_notice_itself_stay() -> None:
    own = ("名称：农民合唱比赛", "主题：唱响乡村", "来源：各乡镇推荐，每镇一队。", "联系电话：0555-1234567")
    body = f"<div class=zoom><p>{PROSE}</p>{''.join(f'<p>{line}</p>' for line in own)}<p>{PROSE}</p></div>"
    assert lines(f"{TOP}{INFO}{body}{BOTTOM}") == [PROSE, *own, PROSE]


OWN_LINES = [
    "打印一式三份，于5月底前报送。",
    "扫描下方二维码进群报名",
    "主办单位：甲县文化馆",
    "技术支持：甲县融媒体中心",
    "建议使用谷歌浏览器登录报名系统",
    "三审合格的稿件予以展出",
    "转发至各村工作群",
    "作品版权所有者须签名，版权所有归作者。",
    "位置：县文化馆三楼",
    "前条所列人员不再报名",
    "来源：各乡镇",
    "地址：甲县人民路1号",
    "关闭时间：每晚九时",
    "编辑部地址：甲县人民路1号",
]


@pytest.mark.parametrize("own", OWN_LINES)
def test_last_lines_that_look_like_the_page_stay(own: str) -> None:
    body = f"<p>{OPENING}</p><p>{PROSE}</p><p>{PROSE}</p><p>{own}</p><p>{SIGNED[0]}</p><p>{SIGNED[1]}</p>"
    expected = [OPENING, PROSE, PROSE, own, *SIGNED]
    assert lines(f"{TOP}<div class=zoom>{body}</div>{BOTTOM}") == expected
    assert lines(f"{TOP}<div>{body}</div>{BOTTOM}") == expected
    assert lines(f"{TOP}<div class=zoom><p>{OPENING}</p><p>{PROSE}</p><p>{own}</p></div>{BOTTOM}") == [OPENING, PROSE, own]


# ---- particulars

PARTICULARS = [
    ("cells beside each other", "<table><tr><td>索 引 号：</td><td>000/1</td><td>文 号：</td><td>甲文〔2024〕8号</td></tr></table>"),
    ("cells without a colon", "<table><tr><th>索引号</th><td>000/1</td></tr><tr><th>发文字号</th><td>甲文〔2024〕8号</td></tr></table>"),
    (
        "cells below each other",
        "<table><tr><td>索引号</td><td>有效性</td><td>文号</td></tr><tr><td>000/1</td><td>有效</td><td>甲文〔2024〕8号</td></tr></table>",
    ),
    ("label and value in one cell", "<table><tr><td>索引号：000/1</td><td>文号：甲文〔2024〕8号</td></tr></table>"),
    ("paragraphs", "<div><p><strong>索引号</strong>：000/1</p><p><strong>文号</strong>：甲文〔2024〕8号</p></div>"),
    ("spans side by side", "<ul><li><span>索引号</span><span>000/1</span></li><li><b>发文字号：</b><em>甲文〔2024〕8号</em></li></ul>"),
    ("a list of terms", "<dl><dt>索引号：</dt><dd>000/1</dd><dt>发文字号：</dt><dd>甲文〔2024〕8号</dd></dl>"),
    ("blocks", "<div><div>索引号</div><div>000/1</div><div>文号</div><div>甲文〔2024〕8号</div></div>"),
    ("in brackets", "<p>【索引号】000/1</p><p>【文号】甲文〔2024〕8号</p>"),
    ("one line", "<p>索引号：000/1　发文字号：甲文〔2024〕8号　【打印】</p>"),
]


@pytest.mark.parametrize("head", [case[1] for case in PARTICULARS], ids=[case[0] for case in PARTICULARS])
def test_particulars_are_read_and_no_text(head: str) -> None:
    raw = page(f"{TOP}{head}<h1>{TITLE}</h1><div id=zoom>{BODY}</div>{BOTTOM}")
    assert raw.text.split("\n") == [TITLE, *TEXT]
    assert raw.page_data
    assert (raw.page_data.index_number, raw.page_data.page_number) == ("000/1", "甲文〔2024〕8号")


@pytest.mark.parametrize("head", [case[1] for case in PARTICULARS], ids=[case[0] for case in PARTICULARS])
def test_particulars_inside_of_the_container_too(head: str) -> None:
    raw = page(f"{TOP}<div class='view'>{head}<h1>{TITLE}</h1>{INFO}{BODY}</div>{BOTTOM}")
    assert raw.text.split("\n")[-4:] == list(TEXT)
    assert raw.page_data
    assert (raw.page_data.index_number, raw.page_data.page_number) == ("000/1", "甲文〔2024〕8号")


VALUES = [
    ("发布时间：2024-05-07 08:30:15 点击：8", "published_on", "2024-05-07 08:30:15"),
    ("2024-05-07 08:30　来源：县文化馆", "published_on", "2024-05-07 08:30"),
    ("2024-05-07", "published_on", "2024-05-07"),
    ("日期：2024-05-07　来源：县文化馆　【字体：大 中 小】", "page_source", "县文化馆"),
    ("信息来源：县文化馆 | 浏览量：8", "page_source", "县文化馆"),
    ("成文日期：2024年5月6日　有效性：有效", "page_date", "2024年5月6日"),
    ("发布机构：甲县文化馆　文号：无", "page_number", None),
    ("发布机构：甲县文化馆　文号：无", "page_issuer", "甲县文化馆"),
    ("主题分类：文化\\群众文化 体裁分类：通知 服务对象：", "page_topic", "文化\\群众文化"),
    ("[ 发文字号 ] 甲文〔2024〕8号 [ 发布机构 ] 甲县文化馆", "page_number", "甲文〔2024〕8号"),
    ("来源：本馆发布时间：2024-05-07", "page_source", "本馆"),
    ("【 信息时间：2024-05-07　阅读次数：8 】", "page_date", None),
    ("发布机构：乙局　发文机关：甲县文化馆", "page_issuer", "甲县文化馆"),
]


@pytest.mark.parametrize(("line", "member", "value"), VALUES)
def test_values_are_as_written(line: str, member: str, value: str | None) -> None:
    raw = page(f"{TOP}<p>{line}</p><div class=zoom>{BODY}</div>")
    assert raw.text.split("\n") == list(TEXT)
    assert getattr(raw.page_data, member) == value


def test_meta_tags_of_the_national_standard() -> None:
    head = (
        "<meta name='SiteName' content='甲县人民政府'><meta name='ColumnName' content='通知公告'>"
        f"<meta name='ArticleTitle' content='{TITLE}'><meta name='ArticleTitle' content='二'>"
        "<meta name='PubDate' content='2024-05-07 08:30'><meta name='ContentSource' content='县&amp;nbsp;文化馆'>"
        f"<meta name='Url' content='http://www.example.gov.cn/1.html'><title>{TITLE}-甲县人民政府</title>"
    )
    assert page(BODY, head).page_data == PageData(
        page_title=TITLE, page_source="县 文化馆", published_on="2024-05-07 08:30", url="http://www.example.gov.cn/1.html"
    )


# ---- titles

TITLES = [
    (f"{TITLE}_甲县人民政府", ""),
    (f"{TITLE} - 通知公告 - 甲县人民政府", ""),
    (f"甲县人民政府 通知公告 {TITLE}", f"<h1>{TITLE}</h1>"),
    (f"{TITLE}--办公室-甲县第二中学", ""),
    (f"{TITLE}-通知公告", ""),
    (f"{TITLE}-甲县公共服务平台", ""),
    ("无标题文档", f"<h1>{TITLE}</h1>"),
    ("甲县人民政府门户网站", f"<h1>{TITLE}</h1>"),
    ("通知公告", f"<div class='article-title'>{TITLE}</div>"),
    ("", f"<h2 class=title>{TITLE}</h2>"),
    ("关于举办农民合唱比…", f"<h3>{TITLE}</h3>"),
    (f"{TITLE}-甲县论坛", f"<h1><a href='1.html'>[公告]</a> {TITLE}</h1>"),
    ("信息公开", "<h1>关于举办农民<br>合唱比赛的通知</h1>"),
]


@pytest.mark.parametrize(("whole", "heading"), TITLES)
def test_the_title_of_a_page(whole: str, heading: str) -> None:
    raw = page(f"{TOP}{heading}<div class=zoom>{BODY}</div>{BOTTOM}", f"<title>{whole}</title>")
    assert raw.page_data
    assert raw.page_data.page_title == TITLE
    assert raw.text.split("\n") == [TITLE, *TEXT]
    assert raw.title_end == len(TITLE)


NO_TITLES = [
    ("甲县人民政府", ""),
    ("通知公告", "<h2>一、评选办法</h2>"),
    ("无标题文档", "<h1>甲县文化馆网站</h1>"),
    ("", "<h3>附件1 报名办法</h3>"),
    ("Untitled Document", ""),
]


@pytest.mark.parametrize(("whole", "heading"), NO_TITLES)
def test_names_of_sites_and_columns_are_no_titles(whole: str, heading: str) -> None:
    raw = page(f"{TOP}<div class=zoom>{BODY}</div>{heading}{BOTTOM}", f"<title>{whole}</title>")
    assert raw.page_data == PageData()
    assert (raw.text.split("\n"), raw.title_end) == (list(TEXT), 0)


OWN_TITLES = [
    f"<p>{TITLE}</p>",
    "<p>关于举办农民</p><p>合唱比赛的通知</p>",
    "<p>甲县人民政府令</p><p>第8号</p><p>《甲县合唱通知办法》已经通过，现予公布。</p>",
    "<p>甲县文化馆文件</p><p>甲文〔2024〕8号</p><p>关于举办 农民合唱比赛的通知</p>",
    "<p>甲县文化馆关于举办2024年合唱比赛的预通知</p>",  # other words than the page's, and its own all the same
]


@pytest.mark.parametrize("own", OWN_TITLES)
def test_a_text_with_its_own_title_gets_no_other(own: str) -> None:
    raw = page(f"<h1>{TITLE}</h1><div class=TRS_Editor>{own}{BODY}</div>", f"<title>{TITLE}</title>")
    assert raw.title_end == 0
    assert raw.text.count("通知") == 1


def test_a_sentence_that_names_the_page_is_no_title() -> None:
    raw = page(f"<div class=zoom><p>各站：</p><p>现转发{TITLE}，请执行。</p></div>", f"<title>{TITLE}</title>")
    assert raw.text.split("\n")[0] == TITLE
    assert raw.title_end == len(TITLE)


def test_the_title_of_a_document_that_a_text_carries_is_not_its_own() -> None:
    body = f"<p>各位老师：</p><p>请看下文，按时报名。</p><p>{TITLE}</p>{BODY}"
    assert lines(f"<h1>{TITLE}</h1><div class=zoom>{body}</div>") == [TITLE, "各位老师：", "请看下文，按时报名。", TITLE, *TEXT]


def test_the_name_of_a_file_is_no_title() -> None:
    raw = page(f"<h1>{TITLE}</h1><div class=zoom><p>点击查看：</p><p><a href=a.pdf>{TITLE}.pdf</a></p></div>")
    assert raw.text.split("\n") == [TITLE, "点击查看：", f"{TITLE}.pdf"]


# ---- links

LINKS = [
    ("<a href='./P02.docx'>报名表</a>", "", [("报名表", "./P02.docx")]),
    ("<a href='./P02.docx'>报名表</a>", "<link rel=canonical href='http://x.gov.cn/a/b.html'>", [("报名表", "http://x.gov.cn/a/P02.docx")]),
    ("<a href='P02.PDF?v=1'>报名表</a>", "<base href='http://x.gov.cn/z/'>", [("报名表", "http://x.gov.cn/z/P02.PDF?v=1")]),
    (
        "<a href='/module/download/downfile.jsp?classid=0&filename=8f.doc'>附件1</a>",
        "",
        [("附件1", "/module/download/downfile.jsp?classid=0&filename=8f.doc")],
    ),
    ("<a href='/file/download?id=8'>2.报名表</a>", "", [("2.报名表", "/file/download?id=8")]),
    ("<a href='/file/download?id=8'>手机客户端</a>", "", []),
    ("<a href='http://x.gov.cn/art/8.html'>有关办法</a>", "", []),
    ("<a href='javascript:down(8).doc'>报名表</a>", "", []),
    ("<a href='http://[x.doc'>报名表</a>", "<link rel=canonical href='http://x.gov.cn/a/b.html'>", [("报名表", "http://[x.doc")]),
]


@pytest.mark.parametrize(("anchor", "head", "expected"), LINKS)
def test_links_to_files_have_their_words_and_address(anchor: str, head: str, expected: list[tuple[str, str]]) -> None:
    raw = page(f"<div class=zoom>{BODY}<p>附件： {anchor} （双面打印）</p></div>", head)
    assert [(raw.text[link.start : link.end], link.url) for link in raw.links] == expected


def test_links_keep_their_place_below_a_title_and_in_rows() -> None:
    rows = "<tr><td>1</td><td><p>见</p><p>《<a href=b.xls>目录\n表</a>》</p></td></tr><tr><td>2</td><td>无</td></tr>"
    body = f"<div class=zoom><ol><li>填写<a href=a.doc> 报名表</a>，寄回。</li></ol><table>{rows}</table>{BODY}</div>"
    raw = page(f"<h1>{TITLE}</h1>{body}")
    assert raw.title_end == len(TITLE)
    assert [(raw.text[link.start : link.end], link.url) for link in raw.links] == [("报名表", "a.doc"), ("目录表", "b.xls")]
    assert "1\t见 《目录表》\n2\t无" in raw.text


def test_files_below_the_text_are_lines_once() -> None:
    files = "<div class=fj><p>相关附件：</p><ul><li><a href=a.doc>1.报名表.doc</a></li><li><a href=b.doc>2.目录.doc</a></li></ul></div>"
    body = f"<div class=TRS_Editor>{BODY}<p>附件：<a href=b.doc>目录</a></p></div>"
    assert lines(f"{TOP}{body}{files}{BOTTOM}") == [*TEXT, "附件：目录", "相关附件：", "1.报名表.doc"]


# ---- pages that are none, and hostile ones

NO_TEXT = [
    b"<html></html>",
    b"<html><body></body></html>",
    b"<html><head><title>x</title><script>var a = 1;</script></head><body><div id='zoom'></div></body></html>",
    b"<frameset><frame src='a.html'></frameset>",
    f"{TOP}<div id=zoom><img src=1.png></div><div>版权所有：甲县文化馆</div>".encode(),
    f"{TOP}<p>索引号：000/1</p><p>发布机构：甲县文化馆</p><div>皖ICP备00000000号</div>".encode(),
]


@pytest.mark.parametrize("data", NO_TEXT)
def test_a_page_without_text_is_empty(data: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        read_html(data)
    assert caught.value.reason is Reason.EMPTY


def test_a_page_that_says_which_notice_it_has_no_text_of() -> None:
    raw = page(f"<p>索引号：000/1</p><p>名称：{TITLE}</p><p>成文日期：2024年5月6日</p><div>皖ICP备00000000号</div>")
    assert (raw.text, raw.title_end) == (TITLE, len(TITLE))
    assert raw.page_data is not None
    assert (raw.page_data.index_number, raw.page_data.page_date) == ("000/1", "2024年5月6日")
    assert len(raw.faults) == 1


def test_a_page_whose_text_is_a_picture_with_a_link_to_another_page() -> None:
    picture = "<div id=zoom><p><img src=1.png></p><p>相关文件：<a href='/art/1.html'>甲县文化馆关于举办农民合唱比赛的通知</a></p></div>"
    raw = page(f"{TOP}<h1>图解农民合唱比赛</h1>{INFO}{picture}{BOTTOM}", "<title>图解农民合唱比赛</title>")
    assert (raw.text, len(raw.faults)) == ("图解农民合唱比赛", 1)
    assert "pictures" in raw.faults[0]


def test_a_page_that_is_too_large_is_said() -> None:
    with pytest.raises(Unreadable) as caught:
        read_html(b"<p>" + b"x" * 50_000_001)
    assert caught.value.reason is Reason.TOO_LARGE


HOSTILE = {
    "deep": "<div>" * 10_000,
    "deep tables": "<table><tr><td>" * 2000,
    "deep lists": "<ol><li>" * 1500,
    "lettering never closed": "<p><font size=1><b>" * 1500,
    "long attributes": f"<div style='{'x' * 900_000}' class='{'a ' * 200_000}' id='{'b' * 500_000}'></div>",
    "long script": f"<script>{'a<b; ' * 300_000}</script>",
    "scripts in comments": "<!-- <script> -->" * 3000,
    "null bytes": "\0\0\0<b>\0</b>",
    "marks of our own": "\x02\x03\x02",
    "half tags": "<a href='x.doc'<p <</td></table>&#xfffffff;&#0;<//>",
    "wide table": "<table>" + "<tr><td rowspan=65534 colspan=1000>甲</td><td colspan=99999>乙</td></tr>" * 60 + "</table>",
    "nested links": "<a href=x.html>甲<a href=y.html>" * 500,
    "code": "<%" * 5000,
    "elements a hundred thousand deep": "<x>" * 100_000 + "</x>" * 100_000,
    "deep and never closed": "<section><span>" * 100_000,
    "closed beside the deep": "<div>" * 10_000 + "<b>甲</b></div>" * 10_000,
    "attributes": "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + "></p>",
    "attributes without values": "<p " + " ".join(f"a{n}" for n in range(100_000)) + " title='>'></p>",
}


@pytest.mark.parametrize("before", HOSTILE.values(), ids=HOSTILE)
def test_hostile_pages_lose_no_notice(before: str) -> None:
    raw = page(f"{before}<p>{OPENING}</p><p>{PROSE}</p>")
    assert OPENING in raw.text
    assert PROSE in raw.text


def test_elements_that_are_too_deep_leave_their_words_and_the_order() -> None:
    words = [f"第{n}层" for n in range(600)]
    tamed = tame("".join(f"<section>{word}" for word in words) + "</section>" * 600 + "<br>" * 5000)
    assert (tamed.count("<section>"), tamed.count("</section>")) == (512, 512)
    assert re.findall("第[0-9]{1,3}层", tamed) == words
    assert "第599层<br>" in tamed


def test_scripts_and_drawings_make_no_depth() -> None:
    before = f"<script>{'if(a<b)c;' * 2000}</script><svg>{'<path d=1/>' * 2000}</svg>{'<br>' * 5000}"
    assert tame(before + "<div>甲</div>") == before + "<div>甲</div>"


def test_damaged_pages_raise_nothing_else() -> None:
    random_ = random.Random(8)
    whole = (FOLDER / "notice.html").read_bytes()
    for _ in range(60):
        data = bytearray(whole[: random_.randrange(len(whole))] + whole[random_.randrange(len(whole)) :])
        for _ in range(random_.choice((0, 1, 40))):
            data[random_.randrange(len(data))] ^= 1 << random_.randrange(8)
        try:
            raw = read_html(bytes(data))
        except Unreadable:
            continue
        assert all(0 <= link.start < link.end <= len(raw.text) for link in raw.links)


def test_pages_are_known_by_their_content() -> None:
    for name in ("notice.html", "html-wechat.html", "html-school.html", "html-portal.html"):
        assert find_format((FOLDER / name).read_bytes()) is Format.HTML
