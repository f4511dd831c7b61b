"""Lines that hold several elements: what the head and the close of a notice come out as."""

import pytest

from tests.pipeline.segment.labelled import read_notices, shown

HEAD = "关于闭馆的通知\n各科室：\n因装修，定于五月八日闭馆三日，请互相转告。\n"

# name: (text, lines that are among the elements)
CASES = {
    "a title and the body": (
        "示范县图书馆读者防火指引 根据有关要求，结合本馆实际，提出以下指引。\n一、不带火种\n",
        ["title head|示范县图书馆读者防火指引", "paragraph body|根据有关要求，结合本馆实际，提出以下指引。"],
    ),
    "a title with its count and the body": (
        "示范县防汛指挥部通告（第8号） 为保障行人安全，即日起封闭滨河路。\n特此通告。\n",
        ["title head|示范县防汛指挥部通告（第8号）", "paragraph body|为保障行人安全，即日起封闭滨河路。"],
    ),
    "a number glued to the mark of an attachment": (
        HEAD + "示范县图书馆\n2024年2月5日\n示图发〔2024〕9号附件1\n闭馆须知\n一、不带火种\n",
        ["issue_date close|2024年2月5日", "doc_number close|示图发〔2024〕9号"],
    ),
    "a date right behind the organ at the end": (
        HEAD + "联系人：马六　地址：行政楼609室读者工作部2024年2月5日\n",
        ["issue_date close|2024年2月5日"],
    ),
    "a greeting with a comma": (
        "关于闭馆的通知\n各位读者，现将闭馆安排告知如下，请互相转告。\n一、时间\n五月八日。\n",
        ["addressee head|各位读者，", "paragraph body|现将闭馆安排告知如下，请互相转告。"],
    ),
    "an undated signature in the last line": (
        HEAD + "读者请绕行东门。 示范县图书馆\n",
        ["paragraph body|读者请绕行东门。", "signature_block close|示范县图书馆"],
    ),
    "a signature above its date": (
        HEAD + "附：《示范县闭馆办法》 示范县图书馆\n2024年2月5日\n",
        ["attachment_note close|附：《示范县闭馆办法》", "signature_block close|示范县图书馆", "issue_date close|2024年2月5日"],
    ),
    "several organs behind a sentence": (
        HEAD + "请遵照执行。 示范县教育局 示范县图书馆 2024年2月5日\n",
        ["paragraph body|请遵照执行。", "signature_block close|示范县教育局 示范县图书馆", "issue_date close|2024年2月5日"],
    ),
    "a signature behind a mailbox": (
        HEAD + "联系邮箱：duzhe@shifan.example 示范县图书馆 2024年2月5日\n",
        ["signature_block close|示范县图书馆", "issue_date close|2024年2月5日"],
    ),
    "a signature glued to a number": (
        HEAD + "联系人：马六 0555-1234567示范县图书馆2024年2月5日\n",
        ["paragraph body|联系人：马六 0555-1234567", "signature_block close|示范县图书馆", "issue_date close|2024年2月5日"],
    ),
    "a person between two names is no signature": (
        HEAD + "请联系马六 示范县图书馆\n并预约。\n",
        ["paragraph body|请联系马六 示范县图书馆"],
    ),
    "a note about the seal": (
        HEAD + "示范县读书活动领导小组办公室\n(示范县图书馆代章)\n2024年2月5日\n",
        ["signature_block close|示范县读书活动领导小组办公室", "signature_block close|(示范县图书馆代章)", "issue_date close|2024年2月5日"],
    ),
    "an office of two characters": (
        HEAD + "校办\n2024年2月5日\n",
        ["signature_block close|校办", "issue_date close|2024年2月5日"],
    ),
    "an office of two characters beside another": (
        HEAD + "示范县一中德育处、团委\n2024年2月5日\n",
        ["signature_block close|示范县一中德育处、团委", "issue_date close|2024年2月5日"],
    ),
    "half a title below the date is no signature": (
        "示范县政府办公室关于印发示范县加强读书工作方案的通知\n各乡镇政府：\n现将方案印发给你们。\n"
        "2024年2月5日\n示范县加强学校\n读书工作方案\n一、目标\n",
        ["issue_date close|2024年2月5日"],
    ),
    "two offices, the second of two characters": (
        HEAD + "教务处\n团委\n2024年2月5日\n",
        ["signature_block close|教务处", "signature_block close|团委", "issue_date close|2024年2月5日"],
    ),
    "organs over two lines, the first behind an attachment": (
        HEAD + "附件：闭馆办法 示范县图书馆\n示范县教育局 示范县总工会\n2024年2月5日\n",
        [
            "attachment_note close|附件：闭馆办法",
            "signature_block close|示范县图书馆",
            "signature_block close|示范县教育局 示范县总工会",
            "issue_date close|2024年2月5日",
        ],
    ),
    "a mark with its organs spread out": (
        "示 范 县 教 育 局 示范县文化广电和旅游局 示范县市场监督管理局 示范县残疾人联合会 示范县总工会 示范县图书馆 文　件\n"
        "示教〔2024〕12号\n关于闭馆的通知\n各科室：\n请转告读者。\n",
        ["doc_number head|示教〔2024〕12号", "title head|关于闭馆的通知"],
    ),
    "full-width figures": (
        "关于闭馆的通知\n示教〔２０２４〕１２号\n各科室：\n请转告读者。\n附件：公告．ｄｏｃ\n示范县图书馆\n２０２４．２．５\n",
        ["doc_number head|示教〔２０２４〕１２号", "signature_block close|示范县图书馆", "issue_date close|２０２４．２．５"],
    ),
    "a number in a page's particulars": (
        "标 题：关于闭馆的通知\n文 号：示图〔2024〕12号发布日期：2024-02-05\n各科室：\n请转告读者。\n",
        ["title head|关于闭馆的通知", "doc_number head|示图〔2024〕12号", "addressee head|各科室："],
    ),
    "a number below the title in brackets": (
        "关于闭馆的通知\n（2024年2月5日示范县人民政府示政〔2024〕12号文发布）\n各科室：\n请转告读者。\n",
        ["title head|关于闭馆的通知", "doc_number head|示政〔2024〕12号", "addressee head|各科室："],
    ),
    "a number below the date": (
        HEAD + "示范县图书馆\n2024年2月5日\n示图〔2024〕12号\n",
        ["signature_block close|示范县图书馆", "issue_date close|2024年2月5日", "doc_number close|示图〔2024〕12号"],
    ),
    "a number that is cited in brackets": (
        "关于闭馆的通知\n各科室：\n根据县政府规定（示政〔2024〕12号）闭馆三日，请转告读者。\n",
        ["title head|关于闭馆的通知", "paragraph body|根据县政府规定（示政〔2024〕12号）闭馆三日，请转告读者。"],
    ),
    "a heading is no title": (
        "活动安排如下：\n一、奖励标准\n读满百本的读者。\n二、奖励办法\n每人一册。\n",
        ["heading body|一、奖励标准", "heading body|二、奖励办法"],
    ),
    "an addressee without its colon": (
        "关于举办读书节的通知\n（第一轮）\n各支部、有关学校\n春天来了，正是读书的好时候，定于五月举办读书节，请踊跃参加。\n",
        ["title head|关于举办读书节的通知", "addressee head|各支部、有关学校"],
    ),
    "no addressee before a heading": (
        "关于举办读书节的通知\n各支部读书节\n一、时间\n五月八日上午。\n",
        ["title head|关于举办读书节的通知", "heading body|一、时间"],
    ),
    "an order has no title but its own": (
        "示范市人民政府令\n第12号\n《示范市读书办法》已经通过，现予公布，自公布之日起施行。\n市长　马六\n2024年5月6日\n",
        ["title head|示范市人民政府令", "doc_number head|第12号"],
    ),
    "a number without a code": (
        "示范市教育局会议纪要\n〔2024〕3号\n五月六日，局长主持召开会议，现纪要如下。\n一、同意举办\n",
        ["title head|示范市教育局会议纪要", "doc_number head|〔2024〕3号"],
    ),
    "rows of a table above the signature": (
        HEAD + "日期\t活动\t地点\n五月八日\t诗会\t示范县文化馆\n五月九日\t画展\t示范县图书馆\n示范县教育局\n2024年2月5日\n",
        ["table_row body|五月九日\t画展\t示范县图书馆", "signature_block close|示范县教育局", "issue_date close|2024年2月5日"],
    ),
    "a slogan above the signature": (
        HEAD + "一、主题\n书香伴我行\n示范县教育局\n2024年2月5日\n",
        ["paragraph body|书香伴我行", "signature_block close|示范县教育局", "issue_date close|2024年2月5日"],
    ),
    "a number with its year": (
        "关于闭馆的通知\n（示教〔2024〕12号 2024年）\n各科室：\n闭馆三日，请转告读者。\n",
        ["doc_number head|（示教〔2024〕12号"],
    ),
    "a date with a point and characters": (
        HEAD + "示范县图书馆\n2024.2月5日\n",
        ["signature_block close|示范县图书馆", "issue_date close|2024.2月5日"],
    ),
    "a title whose second line ends as one": (
        "示范县教育局关于推行\n读书卡制度借书证制度\n开放日制度的意见\n各学校：\n请认真执行。\n",
        ["title head|示范县教育局关于推行⏎读书卡制度借书证制度⏎开放日制度的意见"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_lines_are_cut(text: str, expected: list[str]) -> None:
    elements = shown(read_notices(text)[0])
    assert [line for line in elements if line in expected] == expected, elements


def test_nothing_signs_below_half_a_title() -> None:
    text, _ = CASES["half a title below the date is no signature"]
    assert not [line for line in shown(read_notices(text)[0]) if line.startswith("signature_block")]


FOOT = "分享到：\n扫一扫在手机打开当前页\n主办单位：示范县人民政府\n联系电话：0555-1234567\n网站地图 | 联系我们\n"
MENU = (
    *("走进本馆", "本馆概况", "组织机构", "管理团队", "历史沿革", "馆藏资源", "读者服务", "借阅指南"),
    *("少儿天地", "讲座展览", "文献捐赠", "党建引领", "清廉图书馆", "志愿服务", "业务研究", "馆际交流"),
)
PAGES = {
    "columns and a label above the title": (
        "网站首页\n信息公开\n通知公告\n标　　题：示范县图书馆关于闭馆的通知\n发布日期：2024-03-09\n各科室：\n闭馆三日，请转告读者。\n",
        ["title head|示范县图书馆关于闭馆的通知", "addressee head|各科室：", "paragraph body|闭馆三日，请转告读者。"],
    ),
    "a page's lines that run on": (
        "当前位置：首页>通知公告>正文 示范县图书馆关于闭馆的通知\n发布时间：2024-03-09 点击数：18 次 各科室：\n闭馆三日，请转告读者。\n",
        ["title head|示范县图书馆关于闭馆的通知", "addressee head|各科室：", "paragraph body|闭馆三日，请转告读者。"],
    ),
    "a page's line that runs on into the number": (
        "关于闭馆的通知\n来源：本站 字号：大 小 示图〔2024〕12号\n各科室：\n闭馆三日，请转告读者。\n",
        [
            "title head|关于闭馆的通知",
            "doc_number head|示图〔2024〕12号",
            "addressee head|各科室：",
            "paragraph body|闭馆三日，请转告读者。",
        ],
    ),
    "a page's words behind the date": (
        HEAD + "示范县图书馆\n2024年2月5日 【相关解读】\n",
        [
            "title head|关于闭馆的通知",
            "addressee head|各科室：",
            "paragraph body|因装修，定于五月八日闭馆三日，请互相转告。",
            "signature_block close|示范县图书馆",
            "issue_date close|2024年2月5日",
            "annotation close|【相关解读】",
        ],
    ),
    "a button below the date": (
        "关于闭馆的通知\n各科室：\n闭馆三日，请转告读者。\n示范县图书馆\n2024年2月5日\n【打印正文】\n（此件公开发布）\n",
        [
            "title head|关于闭馆的通知",
            "addressee head|各科室：",
            "paragraph body|闭馆三日，请转告读者。",
            "signature_block close|示范县图书馆",
            "issue_date close|2024年2月5日",
            "annotation close|（此件公开发布）",
        ],
    ),
    "particulars behind the title": (
        "示范县鼓励读书若干措施 [主题分类] 文化/读书\n各学校：\n请认真执行，及时总结。\n",
        ["title head|示范县鼓励读书若干措施", "addressee head|各学校：", "paragraph body|请认真执行，及时总结。"],
    ),
    "the foot of a page": (
        HEAD + "示范县图书馆\n2024年2月5日\n" + FOOT,
        [
            "title head|关于闭馆的通知",
            "addressee head|各科室：",
            "paragraph body|因装修，定于五月八日闭馆三日，请互相转告。",
            "signature_block close|示范县图书馆",
            "issue_date close|2024年2月5日",
        ],
    ),
    "files of a page that names none": (
        HEAD + "示范县图书馆\n2024年2月5日\n相关附件：\n上一条：关于开馆的通知\n",
        [
            "title head|关于闭馆的通知",
            "addressee head|各科室：",
            "paragraph body|因装修，定于五月八日闭馆三日，请互相转告。",
            "signature_block close|示范县图书馆",
            "issue_date close|2024年2月5日",
        ],
    ),
    "menus down to the breadcrumb": (
        "".join(f"{word}\n" for word in MENU) + "当前位置：首页 > 通知公告\n关于闭馆的通知\n各科室：\n闭馆三日，请转告读者。\n",
        ["title head|关于闭馆的通知", "addressee head|各科室：", "paragraph body|闭馆三日，请转告读者。"],
    ),
    "a column's name below its breadcrumb": (
        "当前位置：首页 > 通知公告 > 办公室\n办公室\n关于闭馆的通知\n各科室：\n闭馆三日，请转告读者。\n",
        ["title head|关于闭馆的通知", "addressee head|各科室：", "paragraph body|闭馆三日，请转告读者。"],
    ),
    "menus without a breadcrumb": (
        "".join(f"{word}\n" for word in MENU) + "关于闭馆的通知\n各科室：\n闭馆三日，请转告读者。\n",
        ["title head|关于闭馆的通知", "addressee head|各科室：", "paragraph body|闭馆三日，请转告读者。"],
    ),
    "a list of related pages": (
        HEAD + "示范县图书馆\n2024年2月5日\n相关阅读\n示范县图书馆关于开馆的通知\n2024-03-01\n示范县图书馆概况\n",
        [
            "title head|关于闭馆的通知",
            "addressee head|各科室：",
            "paragraph body|因装修，定于五月八日闭馆三日，请互相转告。",
            "signature_block close|示范县图书馆",
            "issue_date close|2024年2月5日",
        ],
    ),
    "what a page relates is no title": (
        "读书措施问答\n发布时间：2024-03-01\n相关文件：示范县图书馆关于鼓励读书的通知\n",
        ["title head|读书措施问答"],
    ),
    "an organiser in the text is none of the page": (
        "关于读书节的通知\n各科室：\n请组队参加。\n主办单位：示范县教育局\n联系电话：0555-1234567\n",
        [
            "title head|关于读书节的通知",
            "addressee head|各科室：",
            "paragraph body|请组队参加。",
            "paragraph body|主办单位：示范县教育局",
            "paragraph body|联系电话：0555-1234567",
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), PAGES.values(), ids=PAGES)
def test_only_the_notice_is_no_furniture(text: str, expected: list[str]) -> None:
    elements = shown(read_notices(text)[0])
    assert [line for line in elements if not line.startswith("furniture")] == expected
