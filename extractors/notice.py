"""What an extractor may read: a notice as text, elements of GB/T 9704-2012 and sentences.

All spans are half-open in code points of `Notice.text`, which is the clean text of the whole file; a notice that is
one of several in a file owns `Notice.span` of it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from extractors.frozen import frozen


@frozen(order=True)
class Span:
    """A half-open range of code points: `text[start:end]` is the evidence."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end


def trim(text: str, span: Span, edges: str) -> Span:
    """The span without the characters of `edges` at its two ends.

    >>> trim("（ 读书节 ）", Span(1, 6), " ")
    Span(start=2, end=5)
    """
    start, end = span.start, span.end
    while start < end and text[start] in edges:
        start += 1
    while end > start and text[end - 1] in edges:
        end -= 1
    return Span(start, end)


class ElementKind(StrEnum):
    """The elements of an official document (GB/T 9704-2012, 7.2-7.5) and what real files add to them."""

    COPY_NUMBER = "copy_number"  # 份号, 7.2.1
    CLASSIFICATION = "classification"  # 密级和保密期限, 7.2.2
    URGENCY = "urgency"  # 紧急程度, 7.2.3
    ISSUER_MARK = "issuer_mark"  # 发文机关标志, 7.2.4
    DOC_NUMBER = "doc_number"  # 发文字号, 7.2.5
    SIGNATORY = "signatory"  # 签发人, 7.2.6
    TITLE = "title"  # 标题, 7.3.1
    ADDRESSEE = "addressee"  # 主送机关, 7.3.2
    HEADING = "heading"  # 结构层次序数 一、（一）1.（1）, 7.3.3
    PARAGRAPH = "paragraph"  # 正文, 7.3.3
    TABLE_ROW = "table_row"  # 表格, 7.3.3, 10
    ATTACHMENT_NOTE = "attachment_note"  # 附件说明, 7.3.4
    SIGNATURE_BLOCK = "signature_block"  # 发文机关署名, 7.3.5
    ISSUE_DATE = "issue_date"  # 成文日期, 7.3.5
    ANNOTATION = "annotation"  # 附注, 7.3.6
    ATTACHMENT = "attachment"  # 附件: its mark and heading, 7.3.7
    COPIED_TO = "copied_to"  # 抄送机关, 7.4.2
    PRINTING = "printing"  # 印发机关和印发日期, 7.4.3
    FURNITURE = "furniture"  # page numbers (7.5), web navigation, publishing lines


class Zone(StrEnum):
    """The part of a document in which an element stands."""

    HEAD = "head"  # 版头, title and addressee
    BODY = "body"  # 正文
    CLOSE = "close"  # attachment note, signature, date, annotation
    ENCLOSURE = "enclosure"  # the plan or measures that the notice issues as its own (印发): its substance
    ATTACHMENT = "attachment"  # texts of 附件
    IMPRINT = "imprint"  # 版记
    FURNITURE = "furniture"  # web navigation around the notice


@frozen
class Element:
    """One element in its place.

    A numbered line is a HEADING (level 1-4 for 一、 （一） 1. （1）); `number` is the mark exactly as it stands at
    `span.start`, so the words begin at `span.start + len(number)`. Where text runs on in the line after the heading's
    first sentence or its colon, the rest of the line is a PARAGRAPH of its own; the 。 ； or ： between them is in neither.
    A line headed by a sign (【报名方式】, ◆时间, Part 1) is a HEADING of level 1 where nothing else divides the text.
    ① and 1） have level 5. 第一章 and 第一条 are levels 1 and 2 (第一条 is 1 where there are no chapters), and where a zone has
    chapters the other marks stand one level deeper.
    """

    kind: ElementKind
    span: Span
    zone: Zone
    level: int | None = None
    number: str | None = None

    @property
    def words(self) -> Span:
        """The element without its number."""
        return Span(self.span.start + len(self.number or ""), self.span.end)


@frozen
class Token:
    """One word as jieba cuts it."""

    span: Span


@dataclass(frozen=True)
class Notice:
    """One notice: what `find_rows` reads.

    `part` is "" for the outer notice of a file and "1", "1-2" … for documents that it carries; `parent` is then the
    notice_id of the carrier. `links` are the places of a web page's links with their addresses, in text order.
    """

    notice_id: str
    text: str
    span: Span
    elements: tuple[Element, ...]
    part: str = ""
    parent: str | None = None
    links: tuple[tuple[Span, str], ...] = ()

    def quote(self, span: Span) -> str:
        """The text at `span`."""
        return self.text[span.start : span.end]

    def of(self, *kinds: ElementKind, zones: tuple[Zone, ...] = ()) -> Iterator[Element]:
        """Elements of the kinds named (any kind if none is), in the zones named (any if none is), in text order."""
        elements: Iterable[Element] = self.elements
        if len(kinds) == 1:
            kind = kinds[0]
            elements = [e for e in elements if e.kind is kind]
        elif kinds:
            elements = [e for e in elements if e.kind in kinds]
        return iter([e for e in elements if e.zone in zones] if zones else elements)

    def place_of(self, element: Element) -> int:
        """The place of one of the notice's elements among them."""
        return self._position[element.span.start]

    def under(self, heading: Element) -> tuple[Element, ...]:
        """What stands below a heading: the elements up to the next heading of the same or a higher level or another zone."""
        level = heading.level or 0
        at = self.place_of(heading)
        below = []
        for element in self.elements[at + 1 :]:
            if element.zone != heading.zone or (element.kind == ElementKind.HEADING and (element.level or 0) <= level):
                break
            below.append(element)
        return tuple(below)

    @cached_property
    def _position(self) -> dict[int, int]:
        return {e.span.start: i for i, e in enumerate(self.elements)}

    @cached_property
    def heading_paths(self) -> tuple[str, ...]:
        """For each element the bare numbers of the headings above and at it, joined by / (三/（一）/1)."""
        paths, open_headings, zone, path = list[str](), list[Element](), None, ""
        for element in self.elements:
            if element.zone != zone:
                open_headings, zone, path = [], element.zone, ""
            if element.kind == ElementKind.HEADING:
                open_headings = [h for h in open_headings if (h.level or 0) < (element.level or 0)]
                open_headings.append(element)
                path = "/".join((h.number or "").strip(" 　.．、，,:：") for h in open_headings)
            paths.append(path)
        return tuple(paths)
