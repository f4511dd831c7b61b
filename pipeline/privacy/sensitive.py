"""Numbers of identity cards and bank accounts: masked under every policy but `all` (个人信息保护法, 第二十八条)."""

from collections.abc import Iterable, Iterator
from datetime import date

from extractors.patterns import pattern_of
from pipeline.privacy.masks import Place

LABEL = pattern_of(r"(?:[账帐][ \u3000]{0,4}[号户]|卡[ \u3000]{0,4}号|[Aa]ccount|A/C)[^\n\d]{0,8}\Z")
LABELLED = 20  # code points before a number in which its label stands
SHORTEST_ACCOUNT = 8
CARD_LENGTHS = range(16, 20)
SHORTEST_CARD = 16
SEPARATED = pattern_of(r"[^\d \u3000\xa0]")  # codes of projects have dashes between their figures
IDENTITY = 18
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"


def find_sensitive(text: str, start: int, end: int, joined: Iterable[tuple[int, int, str]]) -> Iterator[Place]:
    """Identity cards and accounts in a run of figures text[start:end], given with its stretches joined."""
    labelled = LABEL.search(text, max(0, start - LABELLED), start) is not None
    if labelled and sum(c.isdecimal() for c in text[start:end]) >= SHORTEST_ACCOUNT:
        yield start, end
        return
    for s, e, figures in joined:
        if len(figures) < SHORTEST_CARD or SEPARATED.search(text, s, e):
            continue
        if len(figures) == IDENTITY - 1 and text[e : e + 1] in ("X", "x", "Ｘ", "ｘ") and is_identity(f"{figures}X"):
            yield s, e + 1
        elif (len(figures) == IDENTITY and is_identity(figures)) or (len(figures) in CARD_LENGTHS and is_card(figures)):
            yield s, e


def is_identity(figures: str) -> bool:
    """Whether 18 figures are the number of an identity card (GB 11643): a day of birth and the right check figure.

    >>> is_identity("110101190001010001"), is_identity("110101190013010001")
    (False, False)
    """
    year, month, day = int(figures[6:10]), int(figures[10:12]), int(figures[12:14])
    try:
        date(year, month, day)
    except ValueError:
        return False
    return CHECKS[sum(int(f) * w for f, w in zip(figures[:-1], WEIGHTS, strict=True)) % 11] == figures[-1]


def is_card(figures: str) -> bool:
    """Whether 16 to 19 figures are those of a bank card: the first of a bank's, and the right check figure (ISO/IEC 7812).

    >>> is_card("6222020000000000"), is_card("6222020000000008")
    (False, False)
    """
    doubled = (sum(divmod(2 * int(f), 10)) for f in figures[-2::-2])
    return figures[0] in "3456" and (sum(doubled) + sum(int(f) for f in figures[::-2])) % 10 == 0
