from extractors.notice import Zone
from extractors.values.dated import Dated, find_dated
from tests.cases import read_text

NOTICE = """示范县教育局关于举办读书节的通知

各学校：
经研究，定于2024年5月8日举办读书节。现将有关事项通知如下：
一、活动时间
5月8日至14日。
二、报送要求
（一）时间：5月20日前。
（二）材料由学校汇总。
三、其他事项
本通知自5月1日起执行，6月1日、2日放假。

附件：读书节安排（5月9日）

示范县教育局
2024年4月1日

附件
读书节安排
5月9日开幕。
"""


def found(text: str) -> list[Dated]:
    return list(find_dated(read_text(text).notice))


def quotes(text: str) -> list[list[str]]:
    notice = read_text(text).notice
    return [[notice.quote(m.span) for m in dated.mentions] for dated in find_dated(notice)]


def test_dates_of_the_body_in_their_elements() -> None:
    assert quotes(NOTICE) == [["2024年5月8日"], ["5月8日至14日"], ["5月20日"], ["5月1日", "6月1日", "2日"]]


def test_dates_of_signature_attachment_note_and_attachments_are_left_out() -> None:
    assert {dated.element.zone for dated in found(NOTICE)} == {Zone.BODY}


def test_the_heading_right_before_is_the_label() -> None:
    labels = [dated.label for dated in found(NOTICE)]
    assert labels[:2] == ["", "活动时间"]


def test_headings_stand_the_outermost_first() -> None:
    by_day = {dated.mentions[-1].end.day: dated.headings for dated in found(NOTICE)}
    assert by_day[8] == ()
    assert by_day[14] == ("活动时间",)
    assert by_day[20][0] == "报送要求"


def test_a_heading_and_what_shares_its_line_have_one_line() -> None:
    notice = read_text(NOTICE).notice
    (dated,) = [d for d in find_dated(notice) if "5月20日" in notice.quote(d.element.span)]
    assert notice.quote(dated.line).strip() == "（一）时间：5月20日前。"


def test_a_heading_that_holds_the_date_itself() -> None:
    text = "各学校：\n现通知如下：\n一、5月8日前报送名单\n二、其他\n请各校重视。\n"
    (dated,) = found(text)
    assert (dated.is_heading, dated.label) == (True, "")


def test_what_a_school_wrote_above_the_title_is_text_of_the_notice() -> None:
    text = (
        "2024年读书之星评选现已开始，请有意申报的老师准备好材料于5月8日前交教科室。\n\n关于评选读书之星的通知\n示教〔2024〕6号\n\n各学校：\n"
        "现将有关事项通知如下。\n\n示范县教育局\n2024年4月1日\n"
    )
    assert ["5月8日"] in [quoted[-1:] for quoted in quotes(text)]


def test_nothing_is_found_without_dates() -> None:
    assert found("各学校：\n请认真读书，电话0731-84710008，编号示教〔2024〕5号。\n") == []


def test_a_line_that_breaks_behind_the_day_goes_on_in_the_next() -> None:
    text = "各学校：\n（一）发言材料请于2024年5月8日前\n发至会务组。\n（二）自查阶段（5月9日前）\n各校自查。\n"
    lines = ["".join(read_text(text).notice.quote(dated.line).split()) for dated in found(text)]
    assert lines == ["（一）发言材料请于2024年5月8日前发至会务组。", "（二）自查阶段（5月9日前）"]


def test_a_line_that_breaks_before_the_day_begins_in_the_one_above() -> None:
    text = "各学校：\n一、报名。请各校于\n2024年5月8日前报县局。\n"
    (dated,) = found(text)
    assert "".join(read_text(text).notice.quote(dated.line).split()) == "请各校于2024年5月8日前报县局。"
