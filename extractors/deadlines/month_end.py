"""Papers that are due by the end of a month, quarter or year: 请于5月底前报送总结. No calendar day is written: rows without `date`.

Only what is handed in, answered, paid or registered somewhere; what is to be reached by then (年底前全部建成) is a goal of a policy
and no deadline.
"""

import re
from collections.abc import Iterator

from extractors.deadlines.duty import FoundDeadline, Kind
from extractors.deadlines.no_duty import RECURRING, is_granted
from extractors.deadlines.sentence import sentence_around
from extractors.deadlines.verbs import REGISTERS, SUBMITS
from extractors.deadlines.wording import Wording, read_sentence
from extractors.notice import Element, Notice, Span
from extractors.patterns import YEAR, pattern_of
from extractors.values.date import DateMention, Point, Precision
from extractors.values.date_search import RELATIVE_YEARS, full_year
from extractors.values.dated import texts_at
from extractors.values.numeral import parse_numeral

END = pattern_of(
    rf"""
    (?: (?P<year>{YEAR})[\s\u3000]?年[\s\u3000]? | (?P<relative>[今本当明次])年[\s\u3000]? )?
    (?: (?<![0-9.／/-])(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])[\s\u3000]?月份?(?:底|末)
      | (?P<quarter>第?[一二三四]季度)(?:末|底|结束)
      | 年?(?:底|末)(?<=年[底末]) )
    (?:之|以)?前(?!后|期|夕)
    """,
    re.VERBOSE,
)
HINT = pattern_of("前(?:(?<=[底末束]前)|(?<=[底末束][之以]前))")  # 前 first: a search for one character is far quicker than for a class
NO_ONE_TIME = pattern_of(r"每|[期第][^，,。；;]{0,4}年的?\Z|逐年")  # 于考核期第二年的10月底前
NO_REGISTERING = pattern_of(r"注册资[本金]|登记制度")
REACH_BACK = 16
MOST = 100  # in one notice; more stand in none, and each costs time
BEFORE = 40
MONTHS_OF_QUARTER = 3
LAST_MONTH = 12
QUARTERS = "一二三四"
KINDS = (Kind.SUBMIT, Kind.REPLY, Kind.REGISTER, Kind.PAY)


def find_month_ends(notice: Notice) -> Iterator[FoundDeadline]:
    """Rows without a date for what is due by the end of a month, quarter or year."""
    hints = [found.end() for found in HINT.finditer(notice.text, notice.span.start, notice.span.end)][:MOST]
    if hints:
        for element, end in texts_at(notice, hints):
            yield from _find_at(notice, element, end)


def _find_at(notice: Notice, element: Element, end: int) -> Iterator[FoundDeadline]:
    text, start = notice.text, max(element.span.start, end - REACH_BACK)
    found = next((m for m in END.finditer(text, start, end) if m.end() == end), None)
    if not found or END.match(text, found.start(), end + 1) is None:
        return
    span = Span(*found.span())
    sentence = sentence_around(text, element.span, span)
    before = text[max(sentence.start, span.start - BEFORE) : span.start]
    if RECURRING.search(before) or NO_ONE_TIME.search(before) or is_granted(text, before, span.end, sentence.end):
        return
    wording = read_sentence(notice, sentence, span)
    if wording and _is_handed_in(text, wording, span, sentence):
        point, precision = _read_end(found)
        mention = DateMention(span, point, point, span.end)
        yield FoundDeadline(
            span=span, rule="month-end", precision=precision, mention=mention, written=found.group(), **wording.members(notice)
        )


def _is_handed_in(text: str, wording: Wording, span: Span, sentence: Span) -> bool:
    """Whether something goes to someone: 报送我局; not what an office makes for itself (制定办法)."""
    if wording.kind not in KINDS or wording.what is None or NO_REGISTERING.search(text, span.end, sentence.end):
        return False
    verb = SUBMITS.search(text, span.end, sentence.end) or REGISTERS.search(text, span.end, sentence.end)
    return verb is not None and (wording.channel is not None or wording.kind in (Kind.REGISTER, Kind.REPLY))


def _read_end(found: re.Match[str]) -> tuple[Point, Precision]:
    year = None if found["year"] is None else full_year(parse_numeral(found["year"]))
    relative = None if found["relative"] is None else RELATIVE_YEARS[found["relative"]]
    if found["month"]:
        return Point(year, parse_numeral(found["month"]), None, relative), Precision.MONTH
    if found["quarter"]:
        month = MONTHS_OF_QUARTER * (QUARTERS.index(found["quarter"][-3]) + 1)
        return Point(year, month, None, relative), Precision.QUARTER
    return Point(year, LAST_MONTH, None, relative), Precision.YEAR
