"""Marks of the same length in the place of characters, and where a value stands in a text, however it is spaced and however wide."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from extractors.patterns import pattern_of

if TYPE_CHECKING:
    import regex

Place = tuple[int, int]  # half-open, code points

# Two marks, so that a figure or Latin letter is seen to have been one; what stands between (- @ . spaces) stays. Neither is a letter or
# figure: what is masked is read as no name or number again, by us or by others.
NARROW, WIDE = "*", "＊"
_NARROW = pattern_of(r"[A-Za-z0-9_]")
_VISIBLE = pattern_of(r"\S+")
_WIDE_LETTERS = "ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FORMS = f"０１２３４５６７８９{_WIDE_LETTERS}＠．－＿–—―‐‑﹣─{_LETTERS}•‧・∙"
_FOLDS = f"0123456789{2 * _LETTERS.lower()}@.-_-------{_LETTERS.lower()}····"
_FOLD = str.maketrans(_FORMS, _FOLDS)
_FOLDED = pattern_of(f"[{re.escape(_FORMS)}]")


@cache
def _wide() -> "regex.Pattern[str]":
    """Every other letter, figure or sign on one: `re` knows neither the newest Han characters nor the selectors of their forms."""
    import regex

    return regex.compile(r"[[\p{L}\p{N}\p{M}]--[\x00-\x7f]]", regex.VERSION1)


def mask(text: str) -> str:
    r"""The text with a mark for each of its letters, figures and characters.

    >>> mask("王示范"), mask("010-66011234"), mask("sf_1@example.com"), mask("李 样例")
    ('＊＊＊', '***-********', '****@*******.***', '＊ ＊＊')
    >>> mask("葛\U000e0100"), mask("\U00031350")
    ('＊＊', '＊')
    """
    return _wide().sub(WIDE, _NARROW.sub(NARROW, text))


def mask_places(text: str, places: Iterable[Place]) -> str:
    """The text with marks at the places, which may overlap.

    >>> mask_places("联系人：王示范，电话66011234", [(4, 7), (10, 18), (4, 6)])
    '联系人：＊＊＊，电话********'
    """
    parts, at = list[str](), 0
    for start, end in sorted(places):
        if end > at:
            parts += (text[at : max(at, start)], mask(text[max(at, start) : end]))
            at = end
    return "".join(parts) + text[at:] if parts else text


def is_masked(text: str) -> bool:
    """Whether nothing is left in a text that a mark could stand for."""
    return not (_NARROW.search(text) or _wide().search(text))


def fold(text: str) -> str:
    """The text in half-width small letters and figures with one kind of dash and of dot between names, of the same length.

    >>> fold("ＡＢ１３８—０"), fold("阿依•示范")
    ('ab138-0', '阿依·示范')
    """
    return text.translate(_FOLD) if _FOLDED.search(text) else text


def bare(text: str) -> str:
    """The text without white space, folded: the form in which values are compared.

    >>> bare("王 示 范"), bare("ＳＦ＠example．com")
    ('王示范', 'sf@example.com')
    """
    return fold("".join(text.split()))


class Bare:
    """A text without white space, and the way between its places and those of the text itself."""

    def __init__(self, text: str) -> None:
        self.source = text

    @cached_property
    def text(self) -> str:
        """The bare text."""
        return bare(self.source)

    def find(self, word: str) -> Iterator[Place]:
        """The places in the text itself of a bare word; one that begins or ends with a Latin letter or figure stands by itself.

        >>> [*Bare("王 示范（ab 12，ab123）").find("ab12")], [*Bare("王 示范").find("王示范")]
        ([(5, 10)], [(0, 4)])
        """
        at = self.text.find(word) if word else -1
        while at >= 0:
            if self.stands(at, at + len(word)):
                yield self.outside(at, at + len(word))
            at = self.text.find(word, at + 1)

    def stands(self, start: int, end: int) -> bool:
        """Whether no Latin word or number goes on over the ends of [start, end) without white space."""
        first, last = self.outside(start, end)
        return not (_goes_on(self.source, first - 1, first) or _goes_on(self.source, last, last - 1))

    def outside(self, start: int, end: int) -> Place:
        """The place in the text itself of [start, end) without white space."""
        starts, inner = self._runs
        first, last = bisect_right(inner, start) - 1, bisect_right(inner, end - 1) - 1
        return starts[first] + start - inner[first], starts[last] + end - inner[last]

    def inside(self, start: int, end: int) -> Place:
        """The place without white space of [start, end) of the text itself, which neither begins nor ends with white space."""
        starts, inner = self._runs
        first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1
        return inner[first] + start - starts[first], inner[last] + end - starts[last]

    @cached_property
    def _runs(self) -> tuple[list[int], list[int]]:
        spans = [run.span() for run in _VISIBLE.finditer(self.source)]
        return [start for start, _ in spans], [0, *accumulate(end - start for start, end in spans)][:-1]


def _goes_on(text: str, beyond: int, edge: int) -> bool:
    """Whether a Latin word or number goes on over its edge."""
    if not 0 <= beyond < len(text):
        return False
    return _NARROW.match(text[edge]) is not None and _NARROW.match(text[beyond]) is not None
