import pytest

from extractors.values.institution import names_institution

NAMES = (
    "国网湖南省电力公司安全监察部",
    "示范集团有限公司",
    "华东示范大学研究生院",
    "示范医院护理部",
    "示范学会秘书处",
    "示范大学（东校区）图书馆",
)
NO_NAMES = (
    "我校",
    "本公司",
    "全体中学",
    "各大学团委",
    "民办学校",
    "中小学校",
    "致示范大学",
    "举办示范学院",
    "学校图书馆",
    "示范大学学生",
    "安全部",
    "",
)


@pytest.mark.parametrize("text", NAMES)
def test_an_institution(text: str) -> None:
    assert names_institution(text)


@pytest.mark.parametrize("text", NO_NAMES)
def test_no_institution(text: str) -> None:
    assert not names_institution(text)
