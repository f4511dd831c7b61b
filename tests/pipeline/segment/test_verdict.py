import pytest

from pipeline.segment import find_sentences, is_complete, looks_like_notice
from tests.pipeline.segment.labelled import read_notices


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("关于开会的通知\n各科室：\n请准时到会。\n", True),
        ("各科室：\n请准时到会。\n", True),
        ("请准时到会。\n示范县教育局\n2024年4月1日\n", True),
        ("今天天气很好，我们去公园散步，看见了许多花。\n", False),
        ("SELECT 1;\n", False),
    ],
)
def test_what_looks_like_a_notice(text: str, expected: bool) -> None:
    assert looks_like_notice(read_notices(text)[0]) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("关于开会的通知\n各科室：\n请准时到会。\n示范县教育局\n2024年4月1日\n", True),
        ("关于开会的通知\n各科室：\n请准时到会。\n", True),
        ("关于开会的通知\n各科室：\n请准时到会，并带好材料，\n", False),
        ("各科室：\n现转发县教育局通知如下：\n关于开会的通知\n各学校：\n请准时到会，不得缺席。\n", True),
        ("关于开会的通知\n各科室：\n现将事项通知如下。\n一、时间\n", False),
    ],
)
def test_what_is_complete(text: str, expected: bool) -> None:
    assert is_complete(read_notices(text)[0]) is expected


def test_sentences_end_with_their_stops() -> None:
    notice = read_notices("关于开会的通知\n各科室：\n请准时到会。不得缺席！带好材料\n")[0]
    assert [notice.quote(s) for s in find_sentences(notice)] == ["请准时到会。", "不得缺席！", "带好材料"]
