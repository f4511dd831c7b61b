"""The title of a notice: which of the lines above its body it is, and where it begins (GB/T 9704-2012, 7.3.1)."""

import re
from dataclasses import dataclass, field

from extractors.notice import ElementKind
from extractors.patterns import pattern_of
from extractors.values.organ_names import opens_organ
from pipeline.segment import forms, signing
from pipeline.segment.units import Unit

K = ElementKind
LONGEST_TITLE = 160
LONGEST_TITLE_LINES = 40  # thirty joint issuers may open a title
PROSE = 60  # a line longer than this that names no kind of document is prose
ADDRESSES = pattern_of(r"各|有关|全[体校院市县区]|尊敬的|亲爱的")
_UNFINISHED = ("的", "和", "与", "及", "、", "《", "（", "暨", "“")
# 教育局 财政局: entries of a site's menu; organs of a title say whose they are.
_PLACELESS = pattern_of(r"(?![省市县区州旗镇乡国中全])[\u4e00-\u9fff]{2,4}[局办厅科]")
_MONTH = pattern_of(r"[\d〇○Ｏ零一二三四五六七八九]{4}年[\d一二三四五六七八九十]{1,3}月")  # on a cover, below the title
_TITLE_OPENS = pattern_of(r"关于|关干|印发|转发|批转|(?<=[局厅院府委会部])对")


@dataclass
class Opening:
    """Kinds of the units before the body, by their places, and the first unit of the body; `title` is a range of units."""

    units: list[Unit]
    kinds: dict[int, ElementKind] = field(default_factory=dict)
    body: int = 0
    title: tuple[int, int] | None = None
    addressee: tuple[int, int] | None = None


def find_title(opening: Opening) -> None:
    """The title nearest to the body; a page's headline above it is no title."""
    end = opening.addressee[0] if opening.addressee else opening.body
    for last in range(end - 1, -1, -1):
        if _can_be_title(opening, last) and forms.TITLE_END.search(opening.units[last].bare):
            start = _title_start(opening, last)
            if is_mark(opening.units[last].bare) and start == last:
                continue
            _set_title(opening, start, last + 1)
            return
    candidates = [i for i in range(end) if _can_be_title(opening, i)]
    about = [i for i in candidates if "关于" in opening.units[i].bare]
    plain = [i for i in candidates if _is_headline(opening.units[i]) and not (i and _is_row(opening.units[i - 1]))]
    for chosen in (about, plain):
        if chosen:
            last = chosen[-1]
            start = _title_start(opening, last) if chosen is plain else last
            _set_title(opening, start, last + 1)
            return
    order = next((i for i in range(end) if opening.units[i].bare.endswith("令") and is_mark(opening.units[i].bare)), None)
    if order is not None and order not in opening.kinds:
        _set_title(opening, order, order + 1)


def _is_headline(unit: Unit) -> bool:
    """Whether a line can be a title though it names no kind of document: short, and neither organs nor people addressed."""
    if not 4 <= len(unit.bare) <= PROSE or ADDRESSES.match(unit.bare) or _MONTH.fullmatch(unit.bare):
        return False
    return not signing.is_organ_line(unit.words)


def _can_be_title(opening: Opening, at: int) -> bool:
    bare = opening.units[at].bare
    if at in opening.kinds or len(bare) > LONGEST_TITLE or bare[-1] in "。：:；，、" or is_mark(bare):
        return False
    if _is_row(opening.units[at]):
        return False
    return not (forms.SUBTITLE.fullmatch(bare) or forms.heads_note(bare))


def _is_row(unit: Unit) -> bool:
    """Whether the line is a row of a table: the form that goes with a document names its title, and is not headed by it."""
    return "\t" in unit.words


def _title_start(opening: Opening, last: int) -> int:
    """The first line of the title that ends in the unit `last`."""
    units = opening.units
    start = last
    opened = _TITLE_OPENS.search(units[last].bare) is not None
    for at in range(last - 1, max(-1, last - LONGEST_TITLE_LINES), -1):
        if at in opening.kinds or len(units[at].bare) > LONGEST_TITLE or is_mark(units[at].bare) or _is_row(units[at]):
            break
        bare = units[at].bare
        if opened:
            if not _opens_title(opening, at, start):
                break
            start = at
            continue
        continues = _TITLE_OPENS.search(bare) or bare.endswith(_UNFINISHED) or _wraps(units[start].bare)
        if not (continues or _opens_later(opening, at)):
            break
        if _ends_title(opening, at) and not _wraps(units[start].bare):
            break
        start = at
        opened = _TITLE_OPENS.search(bare) is not None
    return start


def _ends_title(opening: Opening, at: int) -> bool:
    """Whether a line is a title of its own; 制度, 计划 and the like may also end a line within one."""
    bare = opening.units[at].bare
    if bare.endswith("》") or not forms.TITLE_END.search(bare):
        return False
    return forms.STRONG_TITLE_END.search(bare) is not None or not _opens_later(opening, at)


def _wraps(following: str) -> bool:
    """Whether a line can only be the end of the one above it."""
    return following.startswith(("的", "》", "）")) or len(following) <= 6


def _opens_later(opening: Opening, at: int) -> bool:
    """Whether one of the few lines above `at` says what the title is about, with no break between."""
    for above in range(at - 1, max(-1, at - 4), -1):
        if above in opening.kinds or forms.TITLE_END.search(opening.units[above].bare):
            return False
        if _TITLE_OPENS.search(opening.units[above].bare):
            return True
    return False


def _opens_title(opening: Opening, at: int, start: int) -> bool:
    """Whether the line above 关于… belongs to the title: the organs of 某局⏎关于…的通知."""
    following, unit = opening.units[start].bare, opening.units[at]
    if unit.bare.endswith(_UNFINISHED):
        return True
    if is_menu(unit):
        return False
    if following.startswith(unit.bare) or not (
        signing.is_organ_line(_TITLE_OPENS.split(opening.units[start].words)[0].strip() or "教育部")
    ):
        return False
    return signing.is_organ_line(unit.words) or re.search(r"等[一二三四五六七八九十\d]{0,3}(?:个?部门|单位)$", unit.bare) is not None


def _set_title(opening: Opening, start: int, end: int) -> None:
    opening.title = (start, end)
    for i in range(start, end):
        opening.kinds[i] = K.TITLE


def is_mark(bare: str) -> bool:
    """Whether a line is an issuer mark by its last word: 示范县教育局文件."""
    return forms.is_issuer_mark(bare) and "关于" not in bare


def is_menu(unit: Unit) -> bool:
    """Whether a line lists offices that do not say whose they are, as a site's menu does: 人事局　财政局.

    >>> [is_menu(Unit.of(line, 0, len(line))) for line in ("人事局 财政局", "市教育局 市财政局", "教育局")]
    [True, False, False]
    """
    cells = unit.words.split()
    return len(cells) > 1 and all(_PLACELESS.fullmatch(cell) and not opens_organ(cell, 0) for cell in cells)
