"""Where the plan or measures begin that a notice issues as its own (现将《…》印发给你们)."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from extractors.patterns import pattern_of
from pipeline.segment import forms
from pipeline.segment.titles import Opening
from pipeline.segment.units import Unit

MOST_LINES = 3  # of a title
SHORTEST = 5
MOST_BODY_LINES = 4  # a first paragraph on hard-broken lines
MOST_SAID = 600  # code points of them
LIKE = 0.86  # share of characters in common; titles differ in an organ or a year left out
_ISSUES = pattern_of(r"(?:印发|发布|公布|颁布|颁发|制发|下发|发给|制定|批准|通过)")
_HANDS_OUT = pattern_of(r"现将|现予|制[定订]|现印发|予以印发|印发给")
_FORWARDS = pattern_of(r"转发|批转|转给你")
_QUOTED = pattern_of(r"《([^《》]{4,100}(?:《[^《》]{1,60}》[^《》]{0,40})?)》")
_BARE = pattern_of(r"(?:印发|发布|公布|颁布)(?P<name>[^《》]{4,80})的(?:通知|公告|决定|通告)")
_FORWARDED = pattern_of(rf"(?:转发|批转)[^《》]{{2,60}}?(?P<name>关于[^《》]{{4,100}}(?:{forms.KINDS}))的通知$")
_EDGE_LAST = '）)》《“”"'  # what may stand last in a line that `_EDGES` shortens
_EDGES = pattern_of(r"[（(][^（）()]{1,20}[）)]|[\s《》“”\"]")


def find_substance(units: Sequence[Unit], opening: Opening) -> tuple[int, int] | None:
    """The units of the title under which the document stands that this notice issues; None where it issues none."""
    return find_named(units, opening.body, _names(units, opening))


def find_named(units: Sequence[Unit], start: int, names: Iterable[str]) -> tuple[int, int] | None:
    """The first units from `start` on that are one of the names and nothing else; None where none are."""
    plain = tuple(map(_plain, names))
    lasts = {*_EDGE_LAST, *(name[-1:] for name in plain)}
    for at in range(start, len(units) if plain else start):
        bare = units[at].bare
        if len(bare) > 70 or bare[-1] in "。；：:，" or forms.heads_note(bare) or forms.ANNOTATION.fullmatch(bare):
            continue
        joined = ""
        for stop in range(at, min(at + MOST_LINES, len(units))):
            if forms.is_date(units[stop].bare) or (stop > at and (units[stop].bare[-1] in "。：:" or len(units[stop].bare) > 60)):
                break
            joined += units[stop].bare
            if joined[-1] in lasts and _is_one_of(_plain(joined), plain):
                return at, stop + 1
    return None


def forwarded_names(units: Sequence[Unit], opening: Opening) -> Iterator[str]:
    """Names of the document that a notice forwards (现将某局《…》转发给你们), from its title and its first paragraph."""
    title = "".join(units[i].bare for i in range(*opening.title)) if opening.title else ""
    body = "".join(unit.bare for unit in units[opening.body : opening.body + MOST_BODY_LINES])[:MOST_SAID]
    for words in (title, body):
        if _FORWARDS.search(words):
            yield from _QUOTED.findall(words)
    if bare := _FORWARDED.search(title):
        yield bare["name"]


def _names(units: Sequence[Unit], opening: Opening) -> Iterator[str]:
    """Names of what is issued, from the title and the first paragraph."""
    title = "".join(units[i].bare for i in range(*opening.title)) if opening.title else ""
    if "转发" in title:
        return
    if _ISSUES.search(title):
        yield from _QUOTED.findall(title)
        bare = _BARE.search(title)
        if bare:
            yield bare["name"]
    for unit in units[opening.body : opening.body + 2]:
        words = unit.bare[:600]
        if "《" in words and _HANDS_OUT.search(words) and _ISSUES.search(words):
            yield from _QUOTED.findall(words)


def _is_one_of(line: str, names: Iterable[str]) -> bool:
    return any(_same(line, name) for name in names)


def _plain(title: str) -> str:
    return _EDGES.sub("", title)


def _same(line: str, name: str) -> bool:
    if len(line) < SHORTEST or len(name) < SHORTEST or line[-1] != name[-1]:
        return False
    if line == name or (abs(len(line) - len(name)) <= 14 and (line.endswith(name) or name.endswith(line))):
        return True
    return abs(len(line) - len(name)) <= 4 and SequenceMatcher(None, line, name, autojunk=False).ratio() >= LIKE
