"""Words of a text as jieba cuts them: its dictionary and algorithm, run by rjieba."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from extractors.notice import Span, Token


@cache
def _engine() -> Any:
    from rjieba import Jieba

    return Jieba()


def find_tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a text in order; together they cover it.

    >>> text = "示范县教育局"
    >>> [text[t.span.start : t.span.end] for t in find_tokens(text)]
    ['示范县', '教育局']
    """
    return tuple(_placed(_engine().cut(text)))


def _placed(words: list[str]) -> Iterator[Token]:
    at = 0
    for word in words:
        yield Token(Span(at, at + len(word)))
        at += len(word)


def jieba_tokens(text: str) -> tuple[Token, ...]:
    """The tokens that jieba itself gives: the reference for `find_tokens`."""
    from jieba import Tokenizer

    return tuple(_placed(Tokenizer().lcut(text)))
