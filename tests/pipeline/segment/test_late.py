"""Notices that begin below a few lines of prose."""

import pytest

from tests.pipeline.segment.labelled import read_notices, shown

NOTICE = "关于举办读书节的通知\n各学校：\n请组队参加读书节，名单另报。\n示范县教育局\n2024年4月1日\n"
HEAD = ["title head|关于举办读书节的通知", "addressee head|各学校："]
# name: (text, the titles and addressees among the elements)
CASES = {
    "a sentence above the title": ("读书节将在五月举行，请有意参加的班级在月底前到教务处报名，具体如下。\n" + NOTICE, HEAD),
    "an attachment above the title": ("读书节将在五月举行，请有意参加的班级到教务处报名。\n附件：报名表\n" + NOTICE, HEAD),
    "a page's summary": (
        "示范县近日出台读书措施，对读书满百本的读者发给奖励。\n以下为政策全文：\n示范县鼓励读书若干措施\n一、奖励读者\n每人一册新书。\n",
        ["title head|示范县鼓励读书若干措施"],
    ),
    "a heading is no title": ("现将有关事项公告如下：\n一、奖励对象及标准\n读书满百本的读者。\n二、奖励办法\n每人一册。\n", []),
    "a memo with its addressee keeps it": ("各位老师：\n请按下列通知组队参加读书节。\n" + NOTICE, ["addressee head|各位老师："]),
    "prose that goes on": ("读书节在五月举行，全县学生参加。\n去年的读书节很热闹，大家都说好。\n今年将更热闹。\n", []),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_titles_below_prose(text: str, expected: list[str]) -> None:
    elements = shown(read_notices(text)[0])
    assert [line for line in elements if line.startswith(("title", "addressee"))] == expected, elements
