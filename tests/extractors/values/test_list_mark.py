"""Marks of numbered attachments."""

import pytest

from extractors.values.list_mark import find_marks

# why: (text, numbers)
LISTS = {
    "digits": ("1.安排表\n2.报名表", ["1", "2"]),
    "run together": ("1．安排表；2．报名表", ["1", "2"]),
    "glued": ("1.安排表2.报名表", ["1", "2"]),
    "Chinese": ("一、安排表\n二、报名表", ["一", "二"]),
    "named": ("附件1：安排表\n附件2：报名表", ["1", "2"]),
    "named once": ("附件1.安排表\n2.报名表", ["1", "2"]),
    "named, with rows of a table": ("附件1 甲名单\n附件2 乙名单\n3 王某\n4 李某", ["1", "2"]),
    "rings": ("①安排表②报名表", ["①", "②"]),
    "brackets that run together": ("（1）缴费标准（2）申请表", ["1", "2"]),
    "brackets of numbers": ("〔1〕岗位表\n〔2〕登记表", ["1", "2"]),
    "a bracket within a title": ("1.读书节（2）阶段安排表", ["1"]),
    "a decimal": ("1.系统2.0说明\n2.报名表", ["1", "2"]),
    "parts of one": ("附件1-1：初中组\n附件1-2：高中组\n附件2：报名表", ["1-1", "1-2", "2"]),
    "a range": ("附件1~5", []),
    "none": ("读书节报名表", []),
    "begins with 2": ("2.报名表", []),
}


@pytest.mark.parametrize(("text", "numbers"), LISTS.values(), ids=LISTS)
def test_marks(text: str, numbers: list[str]) -> None:
    assert [mark.number for mark in find_marks(text)] == numbers


@pytest.mark.parametrize(("number", "count"), [("1.", 1), ("①", 1), ("一、", 1)])
def test_counts(number: str, count: int) -> None:
    assert [mark.count for mark in find_marks(number + "安排表")] == [count]
