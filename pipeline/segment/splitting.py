"""Lines that hold several elements, cut into units: a mark with its number, a title with its text, a signature with its date."""

import re
from collections.abc import Iterator, Sequence

from extractors.patterns import pattern_of
from pipeline.segment import forms, signing
from pipeline.segment.page import is_crumb, is_furniture, is_trail
from pipeline.segment.telegrams import telegram_places
from pipeline.segment.units import Unit, cut, lines_of

MOST_SIGNERS = 6  # lines of organs between the first of them and the date
FIRST_LINES = 3  # in which a title may share its line with the body
PARTICULARS = 20  # lines of a page's particulars (索引号：, 名称：) that may stand above a notice
LONGEST_COLUMN = 12  # [通知公告]
LONGEST_HEAD_LINE = 200  # code points; a longer line is no number, no title with its number
LONGEST_ADDRESS_LINE = 900
TAIL = 90  # code points at the end of a paragraph in which a signature may stand
GAP = pattern_of(r"(?<=\S)[ \u3000]{1,60}(?=\S)")
# 示范县教育局 2024年4月1日 附件：…, where all line ends were lost
_SIGNED_AND_MORE = pattern_of(
    rf"(?P<organs>[^。，；：:]{{4,60}}?)[ \t\u3000\xa0]{{1,40}}(?P<date>{forms.DAY})"
    rf"[ \t\u3000\xa0]{{1,40}}(?=附{forms.SPACES}件|抄{forms.SPACES}送|[（(])"
)
_NOTE = pattern_of(r"附[ \u3000]{0,4}件|\d{1,2}[.．、]")
_ORGAN_LAST = frozenset("局厅部委办会院处室科")
_SHARED_LAST = frozenset("：:发日")  # what ends a line that an addressee, a printer or a date shares with something else
_ENDS = pattern_of(r"[。；！.）)A-Za-z0-9]$")  # what stands before a signature in its line


def find_units(text: str) -> Iterator[Unit]:
    """The units of the text's lines, in order; blank lines give none."""
    units = list(lines_of(text))
    dated = _above_dates(units)
    last = len(units) - 1
    for at, unit in enumerate(units):
        places = _title_places(unit, at) if at < PARTICULARS else []
        parts = [part for cut_off in cut(text, unit, *places) for part in _split(text, cut_off)] if places else _split(text, unit)
        if at == last or at in dated:
            start = _signature_start(parts[-1].words, is_dated=at in dated)
            parts[-1:] = cut(text, parts[-1], *([start] if start else []))
            if at == last and (dated_at := _date_start(parts[-1].words)):
                parts[-1:] = cut(text, parts[-1], dated_at)
        yield from parts


def _above_dates(units: Sequence[Unit]) -> set[int]:
    """The places of units below which a date stands, with nothing but organs between."""
    places = set[int]()
    for date in [at for at, unit in enumerate(units) if len(unit.bare) <= forms.LONGEST_DATE and forms.is_date(unit.bare)]:
        for at in range(date - 1, max(-1, date - 1 - MOST_SIGNERS), -1):
            places.add(at)
            if not signing.is_organ_line(units[at].words):
                break
    return places


def _title_places(unit: Unit, at: int) -> list[int]:
    """Where a title ends before the body's first words, or begins behind its label (标题：), in one of the first lines.

    A page's line that lost its end may run on into the title, the number or the addressee.
    """
    words, first = unit.words, unit.words[0]
    if first in "标信公文名" and (label := forms.TITLE_LABEL.match(words)):
        return [label.end()]
    if "号" in words and "文" in words and (number := forms.NUMBER_WITHIN.search(words[:LONGEST_HEAD_LINE])):
        return list(number.span(number.lastgroup or 0))
    if first in "[【" and (column := _column(words)):
        return [column]
    if len(unit.bare) == len(words):
        return []
    if (first in ">＞»" or is_trail(unit.bare) or is_furniture(unit.bare)) and GAP.search(words):
        gaps = (gap.end() for gap in GAP.finditer(words))
        behind = [place for place in gaps if forms.BEHIND_PAGE.fullmatch(words, place)]
        titles = [place for place in behind if not is_crumb(words, place)]  # 首页 > 通知 > 正文 示范县教育局关于…
        return (titles or behind)[:1]
    title = forms.TITLE_BEFORE_BODY.match(words) if at < FIRST_LINES else None
    return [title.end("first")] if title else []


def _column(words: str) -> int:
    """Where the name of a page's column ends that stands in brackets before a title ([通知公告] 关于…); 0 where none does."""
    end = max(words.find("]", 0, LONGEST_COLUMN), words.find("】", 0, LONGEST_COLUMN)) + 1
    return end if 0 < end < len(words) and "关于" in words[end:] and is_furniture(words[:end]) else 0


def _split(text: str, unit: Unit) -> list[Unit]:
    """A line that holds a mark with its number, a title with its number, or a signature with its date, in parts."""
    places = _places(unit)
    if not places:
        return [unit]
    first, *others = cut(text, unit, *places)
    return [first, *(part for other in others for part in _split(text, other))]


def _places(unit: Unit) -> list[int]:
    """Where the parts of a line begin, its first one aside."""
    words, last = unit.words, unit.words[-1]
    has_spaces = len(unit.bare) < len(words)
    # Where no space stands in it, only a number or a telegram's sender can share its line.
    may_share = has_spaces or "号" in words or words[0] == "发"
    if not may_share and last not in _SHARED_LAST and not last.isdecimal():
        return []
    places = _places_before_address(words) if last in "：:" else []
    if not places and may_share and len(words) <= LONGEST_HEAD_LINE:
        places = _head_places(words)
    if not places and has_spaces:
        places = _places_at_spaces(words)
    if last == "发" and len(words) > forms.LONGEST_PRINTING and (printed := forms.PRINTED_AT_END.search(words, len(words) - TAIL)):
        places = [printed.start("printed")]
    if not places and last == "日":
        places = _close_places(words)
    if not places and last.isdecimal() and (dated := forms.SHORT_DATE_AT_END.search(words)):
        places = [dated.start()] if signing.is_organ_line(words[: dated.start()].rstrip()) else []
    return places


def _places_at_spaces(words: str) -> list[int]:
    """Where a note of attachments, or a signature and its date, begin behind spaces in the midst of a line."""
    if "附" in words and (note := forms.NOTE_IN_LINE.search(words)):
        return [note.end()]
    if "特此" in words and (signed := forms.SIGNED_IN_LINE.search(words)) and signing.is_organ_line(signed["organs"]):
        return [signed.start("organs"), signed.start("date"), signed.end()]
    if "日" in words and (signed := _SIGNED_AND_MORE.match(words)) and signing.is_organ_line(signed["organs"]):
        return [*signed.span("date")]
    return []


def _places_before_address(words: str) -> list[int]:
    """Where a title (written once or twice) or a number ends that shares its line with the addressee."""
    if len(words) > LONGEST_ADDRESS_LINE:
        return []
    if "号" in words[:60] and (number := forms.NUMBER_BEFORE_ADDRESS.match(words)):
        return [number.end("first")]
    title = forms.TITLE_BEFORE_ADDRESS.match(words) if "关于" in words else None
    if not title:
        return []
    once = len(title["first"].split()[0])
    return [once, title.end("first")] if once < title.end("first") // 2 + 1 else [title.end("first")]


def _head_places(words: str) -> list[int]:
    twice = words.split(maxsplit=2)
    if len(twice) == 3 and twice[0] == twice[1] and len(twice[0]) > 3 and (signing.is_organ(twice[0]) or forms.TITLE_END.search(twice[0])):
        return [len(twice[0])]
    if "文件" in words[:44] and (match := forms.MARK_AND_MORE.match(words)) and "号" not in words:
        return [match.end("first")]
    if words[0] in "2二" and (dated := forms.DATE_AND_PAGE.match(words)):
        return [dated.end("first")]
    if ("【" in words or "[" in words) and (title := forms.TITLE_AND_PARTICULARS.match(words)):
        return [title.end("first")]
    if telegram := telegram_places(words):
        return telegram
    if "号" not in words:
        return []
    for pattern in (forms.NUMBER_AND_DATE, forms.MARK_AND_NUMBER, forms.NUMBER_AND_MORE, forms.TITLE_AND_NUMBER):
        match = pattern.match(words)
        if match:
            return [match.end("first")]
    return []


def _close_places(words: str) -> list[int]:
    """Where the signature and the date begin in a line that ends with both."""
    tail = max(0, len(words) - TAIL)
    date = forms.DATE_AT_END.search(words, tail)
    if not date or date.start() == 0:
        return []
    before = words[tail : date.start()].rstrip()
    if tail == 0 and signing.is_organ_line(before):
        return [date.start()]
    if start := _signature_start(before, is_dated=_NOTE.match(words) is not None):
        return [tail + start, date.start()]
    if before.endswith(("特此通知。", "特此公告。", "特此通告。", "特此函复。", "特此函告。", "特此通报。")):
        return [date.start()]
    return []


def _date_start(words: str) -> int:
    """Where the date begins with which the last line of a text ends, right behind an organ's name; 0 where none does."""
    date = forms.DATE_AT_END.search(words, max(0, len(words) - TAIL)) if words[-1] == "日" else None
    return date.start() if date and date.start() and words[date.start() - 1] in _ORGAN_LAST else 0


def _signature_start(words: str, *, is_dated: bool = False) -> int:
    """Where the organs begin that end the words; 0 where none do, or nothing else stands before them.

    A wide gap or the end of a sentence stands before them; where a date stands below any space will do.
    """
    if not signing.may_end_in_organ(words) or signing.is_organ_line(words) or "\t" in words:  # a row of a table is cut nowhere
        return 0
    gaps = list(GAP.finditer(words, max(0, len(words) - TAIL)))
    wide = next((at for at in range(len(gaps) - 1, -1, -1) if len(gaps[at].group()) > 1), None)
    if wide is not None and signing.is_organ_line(words[gaps[wide].end() :]) and not signing.is_organ_line(words[: gaps[wide].start()]):
        return _first_organ(words, gaps[: wide + 1]).end()
    stop = forms.SIGNATURE_AFTER_STOP.search(words, max(0, len(words) - TAIL))
    if stop and signing.is_organ_line(stop["organs"]):
        return stop.start("organs")
    if not gaps or not signing.is_organ(words[gaps[-1].end() :]):
        return 0
    first = _first_organ(words, gaps)
    return first.end() if is_dated or _ENDS.search(words[: first.start()]) else 0


def _first_organ(words: str, gaps: Sequence[re.Match[str]]) -> re.Match[str]:
    """The gap before the first of the organs that stand between gaps, up to the last of these, behind which organs follow."""
    first = gaps[-1]
    for gap in reversed(gaps[:-1]):
        if not signing.is_organ(words[gap.end() : first.start()]):
            break
        first = gap
    return first
