"""Titles in the attachment note, or the headings of attachments where there is no note (GB/T 9704-2012, 7.3.4 and 7.3.7).

NOT attachments: the plan or measures that the notice issues, unless the note lists them; forms that are named in the body only.

Examples: 附件：1.示范县读书节安排表 2.报名表, and 附件2 over 示范县读书节报名表. Table `attachments`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.notice import Element, ElementKind, Notice, Span
from extractors.row import Extractor, Row, keep
from extractors.values.doc_title import Name, name_of, one_line
from extractors.values.doc_type import kind_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment(Row):
    """One attachment.

    number: as written, without punctuation; null where it has none
    title: its name, without the ending of a file's name
    url: where it may be fetched, if the text says so
    """

    number: str | None = None
    title: str
    url: str | None = None


COUNT = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
# 附件 : 附 件： 附件1： 附件一、 附表2.
LEAD = re.compile(rf"[ \u3000\xa0]{{0,80}}附[ \u3000]{{0,4}}(?:件|表|录|图)?[ \u3000]{{0,4}}(?=[:：\s]|{COUNT})[:：]?")
# A second note below the first.
NEW_NOTE = re.compile(r"(?<=\n)[ \u3000\xa0]{0,80}附[ \u3000]{0,4}件[ \u3000]{0,4}[:：]")
MARK = re.compile(
    rf"""
    (?: ^ | (?<=[\s；;，,。、:：]) )
    [ \u3000\xa0]{{0,80}}
    (?: (?P<named>附)[ \u3000]{{0,4}}[件表录图]?[ \u3000]{{0,4}}(?P<after>{COUNT})          # 附件1：
        [ \u3000]{{0,4}}(?:[.．、:：)）—-]|(?=[\s（(《“\u4e00-\u9fff]))
      | (?P<number>{COUNT})[ \u3000]{{0,4}}(?:[.．、:：)）]|(?<=\d)[ \u3000])             # 1. 二、
      | [（(](?P<inside>{COUNT})[）)]
      | (?P<ring>[①-⑳])
    )
    [ \u3000]{{0,8}}
    """,
    re.VERBOSE | re.MULTILINE,
)
COUNTS = {word: i for i, word in enumerate("一二三四五六七八九十", 1)} | {f"十{w}": 10 + i for i, w in enumerate("一二三四五六七八九", 1)}
FILE_NAME = re.compile(r"\s*[\d_-]{8,30}\.[A-Za-z]{2,5}\s*\Z")
NAMED_FILE = re.compile(r"\.(?:docx?|xlsx?|pptx?|pdf|wps|et|ofd|rar|zip|jpe?g|png|txt)\s*\Z", re.IGNORECASE)
FILE_END = re.compile(r"(?:[\d_]{14,24})?\.(?:docx?|xlsx?|pptx?|pdf|wps|et|ofd|rar|zip|jpe?g|png|txt)\Z", re.IGNORECASE)
# The number said again before the name (1.附件1报名表, 附件一：1.报名表, 附件2（附2）-报名表), or nothing but numbers (附件1，附件2).
NUMBERED_NAME = re.compile(r"(?:附件?[ ]?\d{1,2}[：:.、，,]?){1,30}|[（(]附件?\d{1,2}[）)]-?|1[.．、](?!\d)")
ASIDE = re.compile(r"[（(](?:略|另附|另发|见附件|附后|详见附件|点击下载|下载|空表|此处略|见网站)[）)]\Z")
# Words before the titles, or in their place, that name none: 附件：（请到群文件下载）
REMARK = re.compile(
    r"\s*(?:[（(][^（）()]{1,80}[）)]|(?:请?点[此击]|请)?(?:这里|附件|此处)?下载|附件?下载|见附件|详见附件|附后|如下)[\s。：:；;]*\Z"
)
TRAILING = " \u3000\xa0；;。，,、.．：:"
URL = re.compile(r"https?://[^\s\u4e00-\u9fff]{4,300}")
# A title does not end before these.
GOES_ON = ("的", "及", "和", "与", "暨", "（", "(")
# A title of an unnumbered list that is longer than this and names no kind goes on in the next line.
WRAPPED_FROM = 18
LONGEST_TITLE = 400
LONGEST_NOTE = 12000
MOST_ATTACHMENTS = 99


def find_attachments(notice: Notice) -> Iterator[Attachment]:
    """The attachments of a notice, in text order."""
    notes = list(notice.of(ElementKind.ATTACHMENT_NOTE))
    found = [a for span in _regions(notice, notes) for a in _read_note(notice, span)] or list(_read_headings(notice))
    seen = set[Name]()
    for attachment in found:
        name = name_of(attachment.title)
        if name not in seen:
            seen.add(name)
            yield attachment


def _regions(notice: Notice, elements: list[Element]) -> list[Span]:
    """The stretches of text that the elements cover, those with nothing between them as one."""
    regions = list[Span]()
    for element in elements:
        if regions and not notice.text[regions[-1].end : element.span.start].strip():
            regions[-1] = Span(regions[-1].start, element.span.end)
        else:
            regions.append(element.span)
    return regions


def _read_note(notice: Notice, span: Span) -> Iterator[Attachment]:
    text = notice.quote(span)[:LONGEST_NOTE]
    starts = sorted({0} | {m.start() for m in NEW_NOTE.finditer(text)})
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        yield from _read_list(text[start:end], span.start + start)


def _read_list(text: str, offset: int) -> Iterator[Attachment]:
    """One note: numbered titles, or a title a line; the steps below an unnumbered title are its text."""
    marks = _marks(text)
    lead = LEAD.match(text)
    start = lead.end() if lead else 0
    if not marks:
        yield from _read_lines(text, start, offset)
    elif (words := text[start : marks[0].start].strip()) and not REMARK.match(words):
        yield from _title(text, start, marks[0].start, offset, None, "note-line")
    else:
        for mark, end in zip(marks, [*(m.start for m in marks[1:]), len(text)], strict=True):
            yield from _title(text, mark.end, end, offset, mark.number, "note-numbered")


@dataclass(frozen=True, slots=True)
class _Mark:
    """The mark of a list item: `named` where 附件 stands in it."""

    start: int
    end: int
    number: str
    named: bool = False

    @classmethod
    def of(cls, match: re.Match[str]) -> "_Mark":
        return cls(
            match.start(), match.end(), match["after"] or match["number"] or match["inside"] or match["ring"], match["named"] is not None
        )

    @property
    def count(self) -> int:
        """The number's value."""
        if "①" <= self.number <= "⑳":
            return ord(self.number) - ord("①") + 1
        return int(self.number) if self.number.isdecimal() else COUNTS.get(self.number, 0)


def _marks(text: str) -> tuple[_Mark, ...]:
    """The marks of a numbered list: each follows the one before, so that 2.0 in a title is none."""
    marks = list[_Mark]()
    while len(marks) < MOST_ATTACHMENTS:
        mark = _next_mark(text, marks)
        if mark is None:
            break
        marks.append(mark)
    return tuple(marks)


def _next_mark(text: str, marks: list[_Mark]) -> _Mark | None:
    """The mark after those that were found: 附件二 after 附件一 (1. 2. are then within its text), 2. after 1."""
    at, expected = marks[-1].end if marks else 0, len(marks) + 1
    found = (_Mark.of(match) for match in MARK.finditer(text, at, at + LONGEST_TITLE))
    if marks and marks[0].named:
        return next((mark for mark in found if mark.named), None)
    mark = next((mark for mark in found if mark.count == expected or (mark.named and not marks)), None)
    if mark or not marks:
        return mark
    glued = re.compile(rf"(?<![\d.]){expected}[.．、](?!\d(?!\d{{3}}))").search(text, at, at + LONGEST_TITLE)
    return _Mark(glued.start(), glued.end(), str(expected)) if glued else None


def _read_lines(text: str, start: int, offset: int) -> Iterator[Attachment]:
    """An unnumbered note: a title a line, wrapped lines joined."""
    lines = [m.span() for m in re.finditer(r"[^\n]+", text[start:]) if m.group().strip()]
    lines = [(start + a, start + b) for a, b in lines if not FILE_NAME.match(text[start + a : start + b])]
    opened: tuple[int, int] | None = None
    for a, b in lines:
        if opened and _goes_on(text[opened[0] : opened[1]]):
            opened = (opened[0], b)
            continue
        if opened:
            yield from _title(text, *opened, offset, None, "note-line")
        opened = (a, b)
    if opened:
        yield from _title(text, *opened, offset, None, "note-line")


def _goes_on(line: str) -> bool:
    words = line.strip()
    return len(words) >= WRAPPED_FROM and kind_of(words) is None and not words.endswith(("。", "；", ";"))


def _title(text: str, start: int, end: int, offset: int, number: str | None, rule: str) -> Iterator[Attachment]:
    """The attachment whose title stands in text[start:end], if one does."""
    url = URL.search(text, start, end)
    end = url.start() if url else end
    line = one_line(text[start : start + _title_end(text[start : min(end, start + LONGEST_TITLE)])])
    words = line.words
    for _ in range(3):
        words = FILE_END.sub("", ASIDE.sub("", words.rstrip(TRAILING)))
    words = words.rstrip(TRAILING)
    lead = len(words) - len(words.lstrip(TRAILING + "-—"))
    words = words[lead:]
    if words.startswith("《") and words.endswith("》") and words.count("《") == 1:
        lead, words = lead + 1, words[1:-1]
    repeated = NUMBERED_NAME.match(words)
    if repeated:
        lead, words = lead + repeated.end(), words[repeated.end() :]
    if not words or words == "附件" or REMARK.match(words) or NAMED_FILE.match(f".{words}"):
        return
    span = Span(offset + start + line.places[lead], offset + start + line.places[lead + len(words) - 1] + 1)
    yield Attachment(span=span, rule=rule, number=number, title=words, url=url.group() if url else None)


def _title_end(text: str) -> int:
    """Where the title that opens the text ends: at the first white space after a word that names a kind, or after a short line."""
    end = 0
    for word in re.finditer(r"\S+", text):
        if end:
            gap, line = text[end : word.start()], text[text.rfind("\n", 0, end) + 1 : end]
            done = kind_of(text[:end].strip()) or ("\n" in gap and len(line.strip()) < WRAPPED_FROM)
            if FILE_NAME.match(word.group()) or (done and not word.group().startswith(GOES_ON)):
                break
        end = word.end()
        if NAMED_FILE.search(word.group()):
            break
    return end


def _read_headings(notice: Notice) -> Iterator[Attachment]:
    """The headings of attachments: 附件2 and the title beside or below it."""
    for region in _regions(notice, list(notice.of(ElementKind.ATTACHMENT))):
        text = notice.quote(region)[:LONGEST_TITLE]
        lead = re.match(rf"\s*附\s{{0,4}}[件表录图]?\s{{0,4}}(?P<number>{COUNT})?\s{{0,4}}[:：.．、]?", text)
        start = lead.end() if lead else 0
        yield from _title(text, start, len(text), region.start, lead["number"] if lead else None, "heading")


EXTRACTOR = Extractor("attachments", Attachment, find_attachments, keep)
