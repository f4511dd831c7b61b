"""Patterns that are compiled late do what those of re do; the class of Han characters has all of them."""

import re
import sys
import unicodedata

import pytest

from extractors.patterns import HAN, pattern_of


def test_a_pattern_is_compiled_at_its_first_search() -> None:
    broken = pattern_of("(")  # nobody sees it before it is used
    assert broken.pattern == "("
    with pytest.raises(re.error, match="unterminated"):
        broken.search("甲")


def test_every_way_of_matching_is_that_of_re() -> None:
    late, early = pattern_of(r"(?P<month>[0-9]{1,2})月 ", re.VERBOSE), re.compile(r"(?P<month>[0-9]{1,2})月 ", re.VERBOSE)
    text = "自5月8日至12月"
    assert [match.span() for match in late.finditer(text)] == [match.span() for match in early.finditer(text)] == [(1, 3), (6, 9)]
    assert late.findall(text) == ["5", "12"]
    assert late.match(text) is None
    found = late.match(text, 1)
    assert found is not None
    assert found["month"] == "5"
    assert late.fullmatch("12月") is not None
    assert late.sub("X", text) == "自X8日至X"
    assert late.split("甲5月乙") == ["甲", "5", "乙"]
    assert late.groupindex == early.groupindex


def test_han_is_every_ideograph_and_nothing_like_it() -> None:
    han = pattern_of(HAN)
    named = [char for char in map(chr, range(sys.maxunicode + 1)) if unicodedata.name(char, "").startswith("CJK UNIFIED IDEOGRAPH")]
    assert len(named) > 90_000
    assert [char for char in named if not han.fullmatch(char)] == []
    assert all(han.fullmatch(char) for char in "王䶮𬭎〇々")
    assert not any(han.fullmatch(char) for char in "、。（ａ1①㈱あア한 \n")
