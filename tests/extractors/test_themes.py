"""Themes and slogans of invented notices."""

from typing import Any

import pytest

from tests.cases import Case, check, read_text

HEAD = "关于举办2031年读书节的通知\n\n各区、县教育局：\n\n现将有关事项通知如下。\n\n"
CLOSE = "\n\n绍兴市教育局\n2031年3月4日\n"


def themes(*words: str) -> tuple[dict[str, Any], ...]:
    """The expected rows of these slogans."""
    return tuple({"theme": theme} for theme in words)


CASES = (
    Case(f"{HEAD}一、活动主题\n⟦书香伴我行⟧{CLOSE}", themes("书香伴我行"), "line below its heading"),
    Case(f"{HEAD}一、活动主题：⟦好读书 读好书⟧。\n二、活动时间：4月8日。{CLOSE}", themes("好读书 读好书"), "behind the heading's colon"),
    Case(f"{HEAD}一、活动主题  ⟦阅读，让城市发光⟧\n二、活动对象{CLOSE}", themes("阅读，让城市发光"), "behind a wide space"),
    Case(
        f"{HEAD}一、活动主题\n“⟦阅读，让城市发光⟧”（各校可另定分主题）\n{CLOSE}", themes("阅读，让城市发光"), "remark behind the quotation"
    ),
    Case(
        f"{HEAD}一、时间和主题\n时间：4月8日至14日。\n主题：⟦技能：改变乡村⟧。\n{CLOSE}", themes("技能：改变乡村"), "colon within the theme"
    ),
    Case(f"{HEAD}一、时间和主题\n读书节于4月8日举行，主题是“⟦点亮心灯⟧”。\n{CLOSE}", themes("点亮心灯"), "in a sentence below the heading"),
    Case(
        f"{HEAD}一、活动主题\n国家主题：⟦书写时代⟧\n市级主题：⟦书香绍兴⟧\n{CLOSE}",
        themes("书写时代", "书香绍兴"),
        "one each for two levels",
    ),
    Case(f"{HEAD}今年读书节主题为“⟦同读一本书⟧”，请认真组织。{CLOSE}", themes("同读一本书"), "no heading at all"),
    Case(f"{HEAD}各校要以“⟦同读一本书⟧”为主题开展活动。{CLOSE}", themes("同读一本书"), "以…为主题"),
    Case(f"{HEAD}各校要以“⟦争做‘三有’读书人⟧”为主题开展活动。{CLOSE}", themes("争做‘三有’读书人"), "single marks within"),
    Case(f"{HEAD}一、围绕“⟦同读一本书⟧”宣传口号，于4月开展活动。{CLOSE}", themes("同读一本书"), "slogan"),
    Case(f"{HEAD}一、活动主题\n⟦“读书郎”朗诵节⟧\n{CLOSE}", themes("“读书郎”朗诵节"), "quotation marks of a part of the words"),
    Case(
        f"{HEAD}一、活动主题\n⟦同读一本书⟧\n二、活动内容\n1.家长讲堂。以“爱与陪伴”为主题举办一期。{CLOSE}",
        themes("同读一本书"),
        "theme of a part is none",
    ),
    Case(f"{HEAD}一、活动主题\n“⟦同读一本书⟧”\n二、要求\n围绕“同读一本书”主题活动做好宣传。{CLOSE}", themes("同读一本书"), "said twice"),
)
NOTHING = (
    f"{HEAD}论文主题由各校教研组另行通知。{CLOSE}",
    f"{HEAD}各班要召开主题班会，开展主题教育。{CLOSE}",
    f"{HEAD}一、活动主题\n本次读书节结合各校实际情况确定主题，由各校自行拟定并于活动开始以前报送教育局基础教育科备案审核后方可使用，请认真落实\n{CLOSE}",
    "关于促进旅游业发展的意见\n\n各县人民政府：\n\n开展以“美丽乡村”为主题的推介。\n\n绍兴市人民政府\n2031年3月4日\n",
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.why)
def test_themes(case: Case) -> None:
    check(case, "themes")


@pytest.mark.parametrize("text", NOTHING)
def test_no_theme(text: str) -> None:
    assert read_text(text).rows["themes"] == ()
