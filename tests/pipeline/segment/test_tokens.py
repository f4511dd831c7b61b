import itertools

import pytest

from extractors.notice import Span
from pipeline.segment import find_tokens
from pipeline.segment.tokens import jieba_tokens

TEXTS = (
    "各省、自治区、直辖市教育厅（教委），新疆生产建设兵团教育局：",
    "请于五月八日前将活动总结报送职业教育与成人教育处。",
    "示范县教育局关于举办读书节的通知",
)


@pytest.mark.parametrize("text", TEXTS)
def test_both_engines_give_the_same_tokens(text: str) -> None:
    assert find_tokens(text) == jieba_tokens(text)


def test_tokens_cover_the_text() -> None:
    text = "电话：010-66096513 邮箱 a@b.cn\n　二、时间"
    tokens = find_tokens(text)
    assert tokens[0].span.start == 0
    assert tokens[-1].span == Span(tokens[-1].span.start, len(text))
    assert all(a.span.end == b.span.start for a, b in itertools.pairwise(tokens))
