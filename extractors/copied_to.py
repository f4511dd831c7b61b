"""Organs copied to (抄送机关, GB/T 9704-2012, 7.4.2): 抄送：某省委宣传部，各市教育局。

Also 抄报, 主送 in the imprint's older forms, 分送 and 发送. Not: the printing organ, the addressees. The line is split at ，、；。 with the
groups that share a noun (各市、县人民政府) kept whole. Table: copied_to. Known limits: a name wrapped in brackets is kept as written.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.notice import ElementKind, Notice, Span
from extractors.row import Extractor, Row, keep

MAX_LINE = 1200  # code points of one element that are looked at

_LABEL = re.compile(
    r"\s{0,40}[（(【\[]?\s{0,4}(?:抄\s{0,10}[送报发]|分\s{0,10}送|报\s{0,10}送|厅内发送|局内发送|部内发送|内部发送|发\s{0,6}送)\s{0,6}[】\]]?\s{0,6}[:：]?\s{0,20}"
)
_NEXT_LABEL = re.compile(r"(?:抄\s{0,6}[送报]|分\s{0,6}送|[厅局部]内发送)\s{0,4}[:：]")
_PRINTED = re.compile(r"\n[^\n]{0,60}?(?:\d{4}\s{0,4}年|印\s{0,4}发)[^\n]{0,40}\s{0,20}$")
_NAME = re.compile(r"(?:[^，,；;。、\n（(]|\n(?!\s{0,20}[^\n]{0,60}印发)|[（(][^（()）]{0,60}[)）]|[（(])+")
_HALF = re.compile(r"(?:各|本|市|省|区|县|州|盟|直|[各市省区县自治州（）、]{1,6}|省级|市级|[\u4e00-\u9fff]{1,2})$")
_WHOLE = re.compile(r"[部委局厅办会团社署院行处室司组科所队馆站校学司企业单位部门中心政府领导长记府关庭台员区市县]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedTo(Row):
    """One organ copied to."""

    name: str


def find_copied_to(notice: Notice) -> Iterator[CopiedTo]:
    """The copied_to of a notice, in text order."""
    for element in notice.of(ElementKind.COPIED_TO):
        start, end = element.span.start, min(element.span.end, element.span.start + MAX_LINE)
        label = _LABEL.match(notice.text, start, end)
        printed = _PRINTED.search(notice.text, start, end)
        yield from _names(notice.text, label.end() if label else start, printed.start() if printed else end)


def _names(text: str, start: int, end: int) -> Iterator[CopiedTo]:
    """Names between the separators; parts that 、 cut from their noun are put together again."""
    begin: int | None = None
    for part in _NAME.finditer(text, start, end):
        label = _NEXT_LABEL.search(part.group())
        first = part.start() + (label.end() if label else 0)
        begin = first if begin is None or label else begin
        last = part.end()
        joins = last < end and text[last] == "、" and _is_half(re.sub(r"\s", "", text[first:last]))
        if joins:
            continue
        name = re.sub(r"\s", "", text[begin:last])
        if name:
            lead = len(text[begin:last]) - len(text[begin:last].lstrip())
            trail = len(text[begin:last]) - len(text[begin:last].rstrip())
            yield CopiedTo(span=Span(begin + lead, last - trail), rule="copied-to", name=name)
        begin = None


def _is_half(part: str) -> bool:
    """Whether a part before 、 lacks the noun that it shares with the next (各市、县人民政府)."""
    return (part.startswith("各") and len(part) <= 4 and part[-1] in "省市区县州") or len(part) == 1 or not _WHOLE.search(part)


EXTRACTOR = Extractor("copied_to", CopiedTo, find_copied_to, keep)
