"""Lines that head a section by a sign: what becomes a heading, at which level, and what stays a line of the text."""

import pytest

from extractors.notice import ElementKind
from tests.pipeline.segment.labelled import read_notices

HEAD = "示范县图书馆读书月活动公告\n亲爱的读者：\n    四月是读书月，本馆准备了多场活动，欢迎参加。\n"

# why: (lines below the addressee, the headings as level, number and words)
CASES: dict[str, tuple[str, list[tuple[int, str, str]]]] = {
    "frames above numbers": (
        "【活动菜单】\n1.诗会\n时间：四月八日上午\n2.画展\n时间：四月九日上午\n【报名方式】\n请到服务台报名，名额有限。\n",
        [(1, "【", "活动菜单"), (3, "1.", "诗会"), (3, "2.", "画展"), (1, "【", "报名方式")],
    ),
    "square brackets": (
        "[活动时间]\n四月八日上午。\n[活动地点]\n一楼大厅。\n",
        [(1, "[", "活动时间"), (1, "[", "活动地点")],
    ),
    "bullets": (
        "◆活动时间\n四月八日上午。\n◆ 活动地点：\n一楼大厅。\n",
        [(1, "◆", "活动时间"), (1, "◆ ", "活动地点")],
    ),
    "bullets below frames": (
        "【亲子活动】\n★绘本共读\n每周六上午九点开始。\n★手工课堂\n每周日上午九点开始。\n",
        [(1, "【", "亲子活动"), (2, "★", "绘本共读"), (2, "★", "手工课堂")],
    ),
    "parts": (
        "Part 1 活动安排\n四月八日举办诗会。\nPART.02 报名方式\n请到服务台报名，名额有限。\n",
        [(1, "Part 1 ", "活动安排"), (1, "PART.02 ", "报名方式")],
    ),
    "a list is none": ("请带好：\n●读者证\n●身份证\n●水杯\n", []),
    "sentences are none": ("★请提前十分钟到场。\n◆当天停车场不开放，请绕行东门。\n", []),
    "numbers divide the text": (
        "一、活动安排\n【诗会】\n四月八日上午。\n二、报名方式\n请到服务台报名。\n",
        [(1, "一、", "活动安排"), (1, "二、", "报名方式")],
    ),
    "below an item": (
        "1.诗会\n●时间\n四月八日上午。\n2.画展\n四月九日上午。\n",
        [(3, "1.", "诗会"), (3, "2.", "画展")],
    ),
    "nothing below": ("四月八日举办诗会，欢迎参加。\n【完】\n", []),
}


@pytest.mark.parametrize(("lines", "expected"), CASES.values(), ids=CASES)
def test_signs(lines: str, expected: list[tuple[int, str, str]]) -> None:
    notice = read_notices(HEAD + lines)[0]
    assert [(e.level, e.number, notice.quote(e.words)) for e in notice.of(ElementKind.HEADING)] == expected


def test_a_sign_below_the_title_is_no_title() -> None:
    notice = read_notices("读书月活动预告\n【活动时间】\n四月八日上午九点。\n【活动地点】\n一楼大厅。\n")[0]
    assert [notice.quote(e.span) for e in notice.of(ElementKind.TITLE)] == ["读书月活动预告"]


def test_a_column_in_brackets_above_the_title_is_no_heading() -> None:
    notice = read_notices("【公益讲座】\n关于举办读书讲座的通知\n各科室：\n定于四月八日举办讲座，请准时参加。\n")[0]
    assert [notice.quote(e.span) for e in notice.of(ElementKind.TITLE)] == ["关于举办读书讲座的通知"]
    assert not list(notice.of(ElementKind.HEADING))
