"""Organs copied to (抄送机关, GB/T 9704-2012, 7.4.2): 抄送：某省委宣传部，各市教育局。

Also 抄报, 分送, 报送 and 厅内发送. Not: the printing organ on the line below, the addressees. The line is split at ，、；。, but a
part that lacks the noun it shares with the next (各市、县人民政府) stays with it. Examples: 抄送：省语委办。 gives 省语委办;
厅内发送：厅领导，机关各处室 gives two. Table: copied_to. Known limits: a shared noun behind whole words (市委、市政府办公室) is not shared.
"""

import re
from collections.abc import Iterator

from extractors.frozen import frozen
from extractors.notice import ElementKind, Notice, Span
from extractors.patterns import pattern_of
from extractors.row import Extractor, Row, keep

MAX_LINE = 1200  # code points of one element that are looked at

_WORD = r"(?:抄\s{0,10}[送报发]|分\s{0,10}送|报\s{0,10}送|发\s{0,6}送|[厅局部内]{1,2}部?发送|[送报发](?=\s{0,4}[:：]))"
_LABEL = pattern_of(rf"\s{{0,40}}[（(【\[]?\s{{0,4}}{_WORD}\s{{0,6}}[】\]]?\s{{0,6}}[:：]?\s{{0,20}}")
_NEXT_LABEL = pattern_of(rf"(?<=[\s，,；;。、])\s{{0,20}}{_WORD}\s{{0,4}}[:：]\s{{0,20}}")
# Where the list is over: a full stop at a line's end, the printing line, an attachment, an empty line.
_STOP = pattern_of(
    rf"。[ \t\u3000]{{0,40}}\n(?!\s{{0,20}}{_WORD})"
    r"|\n[^\n]{0,80}(?:印\s{0,6}发|\d{4}\s{0,4}年)"
    r"|\n\s{0,20}(?:附\s{0,4}件|说明|主题词|[（(]共印|联系)"
    rf"|\n[ \t\u3000]{{0,40}}\n(?!\s{{0,20}}{_WORD})"
)
_PART = pattern_of(r"(?:[^，,；;。、（(]|[（(][^（()）]{0,60}[)）]|[（(])+")
_FILED = pattern_of(r"存(?:档|根)?(?:[（(]\d{1,3}[)）])?")  # copies kept are sent to nobody
_WHOLE = pattern_of(r"[部委局厅办会团社署院行处室司组科所队馆站校学企业位门心府导长记者关庭台员事席]$|机制$|[)）]$")


@frozen(kw_only=True)
class CopiedTo(Row):
    """One organ copied to.

    name: as written after 抄送
    """

    name: str


def find_copied_to(notice: Notice) -> Iterator[CopiedTo]:
    """The organs copied to, in text order."""
    for element in notice.of(ElementKind.COPIED_TO):
        start, end = element.span.start, min(element.span.end, element.span.start + MAX_LINE)
        label = _LABEL.match(notice.text, start, end)
        start = label.end() if label else start
        stop = _STOP.search(notice.text, start, end)
        end = stop.start() if stop else end
        for following in (*_NEXT_LABEL.finditer(notice.text, start, end), None):
            yield from _names(notice.text, start, following.start() if following else end)
            start = following.end() if following else end


def _names(text: str, start: int, end: int) -> Iterator[CopiedTo]:
    """Names between the separators, halves put together."""
    begin: int | None = None
    for part in _PART.finditer(text, start, end):
        begin = part.start() if begin is None else begin
        if part.end() < end and text[part.end()] == "、" and _is_half(re.sub(r"\s", "", part.group())):
            continue
        said = text[begin : part.end()]
        said = said if re.search("[（(]", said) else said.rstrip("）) ")
        place = Span(begin + len(said) - len(said.lstrip()), begin + len(said.rstrip()))
        begin = None
        name = re.sub(r"\s", "", said)
        if len(name) > 1 and not _FILED.fullmatch(name):
            yield CopiedTo(span=place, rule="copied-to", name=name)


def _is_half(part: str) -> bool:
    """Whether a part before 、 lacks the noun that it shares with the next (各市、县人民政府)."""
    return _WHOLE.search(part) is None or len(part) == 1


EXTRACTOR = Extractor("copied_to", CopiedTo, find_copied_to, keep)
