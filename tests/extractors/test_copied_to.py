"""Organs copied to, in the imprint of invented notices."""

from typing import Any

import pytest

from tests.cases import Case, check, read_text

HEAD = "关于举办读书知识竞赛的通知\n\n各区、县教育局：\n\n现将有关事项通知如下。\n\n特此通知。\n\n绍兴市教育局\n2031年3月4日\n\n"
PRINTED = "\n绍兴市教育局办公室　　　　2031年3月5日印发\n"


def named(*names: str) -> tuple[dict[str, Any], ...]:
    """The expected rows of these names."""
    return tuple({"name": name} for name in names)


CASES = (
    Case(f"{HEAD}抄送：⟦市府办⟧，⟦市委宣传部⟧。{PRINTED}", named("市府办", "市委宣传部"), "comma and full stop"),
    Case(f"{HEAD}抄送：⟦省教育厅⟧、⟦市府办⟧、⟦团市委⟧{PRINTED}", named("省教育厅", "市府办", "团市委"), "enumeration comma"),
    Case(f"{HEAD}抄送：⟦各市、县人民政府⟧，⟦市级新闻单位⟧。{PRINTED}", named("各市、县人民政府", "市级新闻单位"), "halves share a noun"),
    Case(f"{HEAD}抄送：⟦各县（市、区）卫健委⟧；⟦市护理学会⟧。{PRINTED}", named("各县（市、区）卫健委", "市护理学会"), "commas in brackets"),
    Case(f"{HEAD}抄报：⟦省教育厅⟧。{PRINTED}", named("省教育厅"), "抄报"),
    Case(f"{HEAD}抄报：⟦省教育厅⟧\n抄送：⟦各镇（街道）中心学校⟧。{PRINTED}", named("省教育厅", "各镇（街道）中心学校"), "two labels"),
    Case(f"{HEAD}抄送：⟦市府办⟧，存档（2）。{PRINTED}", named("市府办"), "copies that are kept"),
)
NOTHING = (HEAD, f"{HEAD}请将名单抄送我局。\n", f"{HEAD}{PRINTED}")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.why)
def test_copied_to(case: Case) -> None:
    check(case, "copied_to")


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_copied(text: str) -> None:
    assert read_text(text).rows["copied_to"] == ()
