import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.notice import ElementKind
from tests.pipeline.segment.labelled import read_notices, shown

ORDINARY = """
issuer_mark head|示范县教育局文件
doc_number head|示教〔2024〕12号
title head|关于举办读书节的通知
addressee head|各乡镇中心校，县直各学校：
paragraph body|为丰富校园生活，决定举办读书节。现将有关事项通知如下。
heading body|一、时间
paragraph body|2024年4月23日。
heading body|二、要求
heading body|（一）加强领导
paragraph body|各校要成立工作小组，责任到人。
heading body|1.按时报送
paragraph body|请于4月30日前报送总结。
attachment_note close|附件：1.读书节安排表
attachment_note close|2.读书节报名表
signature_block close|示范县教育局
issue_date close|2024年4月1日
annotation close|（此件公开发布）
attachment attachment|附件1
attachment attachment|读书节安排表
heading attachment|1.开幕式
paragraph attachment|四月二十三日上午举行，全体师生参加。
copied_to imprint|抄送：县委宣传部，县文化馆。
printing imprint|示范县教育局办公室　　2024年4月2日印发
"""

ENCLOSURE = """
title head|示范县教育局⏎关于印发《示范县读书节方案》的通知
addressee head|各学校：
paragraph body|现将《示范县读书节方案》印发给你们，请认真组织实施。
signature_block close|示范县教育局
issue_date close|二〇二四年四月一日
title enclosure|示范县读书节方案
heading enclosure|一、主题
paragraph enclosure|书香满校园
heading enclosure|二、时间
paragraph enclosure|四月的每个星期五下午。
"""

BEFORE_SIGNATURE = """
title head|关于印发示范县读书节方案的通知
addressee head|各学校：
paragraph body|现将《示范县读书节方案》印发给你们，请认真组织实施。
title enclosure|示范县读书节方案
heading enclosure|一、主题
paragraph enclosure|书香满校园，人人爱读书。
signature_block close|示范县教育局
issue_date close|2024年4月1日
"""

WEB = """
furniture furniture|当前位置：首页 > 通知公告
title head|关于放假的通知
furniture furniture|发布时间：2024-05-05　来源：办公室　浏览次数：18
addressee head|各科室：
paragraph body|根据安排，本馆五月一日至三日闭馆，特此通知。
signature_block close|示范县图书馆
issue_date close|2024年4月28日
furniture furniture|上一篇：关于开馆的通知
"""

MEASURES = """
title head|示范县图书馆借阅办法
heading body|第一章　总则
heading body|第一条　为方便读者，制定本办法
heading body|第二条　读者凭证借书：
heading body|（一）成人读者
heading body|（二）少年读者
"""

ONE_PARAGRAPH = """
title head|停水通知
addressee head|各位住户：
paragraph body|因检修管道，本周五上午停水，请提前储水，特此通知。
signature_block close|示范县自来水公司
issue_date close|2024年4月28日
"""

JOINT = """
doc_number head|示教联〔2024〕3号
title head|关于开展推普周活动的通知
addressee head|各乡镇人民政府，县直有关单位：
paragraph body|现将有关事项通知如下，请认真执行。
signature_block close|示范县教育局　　示范县文化和旅游局
signature_block close|示范县总工会
issue_date close|2024年9月1日
"""


def text_of(labelled: str) -> tuple[str, list[str]]:
    lines = labelled.strip().splitlines()
    return "\n".join(line.partition("|")[2].replace("⏎", "\n") for line in lines) + "\n", lines


@pytest.mark.parametrize("labelled", [ORDINARY, ENCLOSURE, BEFORE_SIGNATURE, WEB, ONE_PARAGRAPH, JOINT])
def test_elements_of_notices(labelled: str) -> None:
    text, expected = text_of(labelled)
    assert shown(read_notices(text)[0]) == expected


def test_a_heading_ends_before_its_stop_or_colon() -> None:
    notice = read_notices("关于开会的通知\n各科室：\n一、时间：5月8日上午9:30。\n二、地点。三楼会议室，请准时到会。\n")[0]
    assert shown(notice)[2:] == [
        "heading body|一、时间",
        "paragraph body|5月8日上午9:30。",
        "heading body|二、地点",
        "paragraph body|三楼会议室，请准时到会。",
    ]
    assert [e.number for e in notice.of(ElementKind.HEADING)] == ["一、", "二、"]


def test_levels_follow_the_style_of_the_number() -> None:
    notice = read_notices("关于开会的通知\n各科室：\n一、甲事\n（一）乙事\n1.丙事\n（1）丁事\n①戊事\n1.5万人参加了活动，反响热烈。\n")[0]
    assert [e.level for e in notice.of(ElementKind.HEADING)] == [1, 2, 3, 4, 5]


def test_articles_stand_above_their_items() -> None:
    text, _ = text_of(MEASURES)
    notice = read_notices(text)[0]
    assert [(e.number, e.level) for e in notice.of(ElementKind.HEADING)] == [
        ("第一章　", 1),
        ("第一条　", 2),
        ("第二条　", 2),
        ("（一）", 3),
        ("（二）", 3),
    ]


def test_a_signature_in_the_last_line_is_split_off() -> None:
    notice = read_notices("关于闭馆的通知\n各科室：\n因装修闭馆三日，特此通知。 示范县图书馆 2024年2月5日\n")[0]
    assert [e.kind for e in notice.elements][-3:] == [ElementKind.PARAGRAPH, ElementKind.SIGNATURE_BLOCK, ElementKind.ISSUE_DATE]


def test_a_signature_within_a_line_is_split_off() -> None:
    notice = read_notices("关于闭馆的通知\n各科室：\n闭馆三日。特此通知。 示范县图书馆 2024年2月5日 闭馆须知\n一、勿入\n请绕行，谢谢。\n")[
        0
    ]
    assert shown(notice)[2:5] == [
        "paragraph body|闭馆三日。特此通知。",
        "signature_block close|示范县图书馆",
        "issue_date close|2024年2月5日",
    ]


def test_a_signature_behind_a_wide_gap_is_split_off_from_the_last_attachment() -> None:
    notice = read_notices("关于闭馆的通知\n各科室：\n闭馆三日。\n附件：1.闭馆安排表\n2.闭馆期间操作指南　　示范县图书馆 2024年2月5日\n")[0]
    assert shown(notice)[-3:] == [
        "attachment_note close|2.闭馆期间操作指南",
        "signature_block close|示范县图书馆",
        "issue_date close|2024年2月5日",
    ]


def test_a_number_may_share_the_addressees_line() -> None:
    notice = read_notices("关于报送总结的通知\n示教〔2024〕12号 各县教育局：\n请于5月8日前报送材料，逾期不候。\n")[0]
    assert shown(notice)[1:3] == ["doc_number head|示教〔2024〕12号", "addressee head|各县教育局："]


def test_people_may_be_addressed_without_a_colon() -> None:
    notice = read_notices("各位老师\n为丰富生活，定于五月八日举办教工运动会，请踊跃参加。\n示范县第一中学\n2024年4月1日\n")[0]
    assert shown(notice)[0] == "addressee head|各位老师"


def test_an_addressee_may_share_its_line_with_the_body() -> None:
    notice = read_notices("关于报送总结的通知\n各县教育局：为做好总结工作，请于5月8日前报送材料。\n示范市教育局\n2024年4月1日\n")[0]
    assert shown(notice)[1:3] == ["addressee head|各县教育局：", "paragraph body|为做好总结工作，请于5月8日前报送材料。"]


def test_tables_are_rows() -> None:
    notice = read_notices("关于选拔的通知\n各校：\n名额如下。\n序号\t学校\t名额\n1\t一小\t3\n2\t二小\t4\n")[0]
    assert [e.kind for e in notice.elements][-3:] == [ElementKind.TABLE_ROW] * 3


LINES = st.sampled_from(
    [
        "示范县教育局文件",
        "示教〔2024〕12号",
        "关于举办读书节的通知",
        "关于印发《示范县读书节方案》的通知",
        "示范县读书节方案",
        "各学校：",
        "现将《示范县读书节方案》印发给你们。",
        "现转发给你们：",
        "一、时间：5月8日。",
        "（一）地点。一楼",
        "1.附件",
        "附件：1.报名表",
        "附件1",
        "示范县教育局　2024年4月1日",
        "示范县教育局",
        "2024年4月1日",
        "（此件公开发布）",
        "抄送：县委。",
        "示范县教育局办公室2024年4月2日印发",
        "上一篇：无",
        "a\tb\tc",
        "：",
        "附",
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(LINES | st.text(alphabet="一、（1）.附件：。〔〕年月日 各局关于通知\n\t", min_size=1, max_size=12), min_size=1, max_size=16)
)
def test_elements_cover_the_text_once_and_in_order(lines: list[str]) -> None:
    text = "\n".join(lines)
    if not text.strip():
        return
    notices = read_notices(text)
    whole = notices[0].text
    taken: set[int] = set()
    for notice in notices:
        last = notice.span.start
        for element in notice.elements:
            assert last <= element.span.start < element.span.end <= notice.span.end
            assert not taken.intersection(range(element.span.start, element.span.end))
            taken.update(range(element.span.start, element.span.end))
            last = element.span.end
    left = {c for i, c in enumerate(whole) if i not in taken and not c.isspace()}
    assert left <= set("。；;：:")


def test_only_a_headings_stop_stands_outside_the_elements() -> None:
    notice = read_notices("关于开会的通知\n各科室：\n一、时间：今天。\n请准时。\n")[0]
    covered = "".join(notice.quote(e.span) for e in notice.elements)
    assert covered == "关于开会的通知各科室：一、时间今天。请准时。"
