"""Titles in the attachment note, or the headings of attachments where there is no note (GB/T 9704-2012, 7.3.4 and 7.3.7).

NOT attachments: the plan or measures that the notice issues, unless the note lists them; forms that are named in the body only.

Examples: 附件：1.示范县读书节安排表 2.报名表, and 附件2 over 示范县读书节报名表. Table `attachments`.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.frozen import frozen
from extractors.notice import Element, ElementKind, Notice, Span, Zone
from extractors.patterns import pattern_of
from extractors.row import Extractor, Row, keep
from extractors.values.attached_title import FILE, FILE_NAME, NAMED_FILE, REMARK, AttachedTitle, goes_on, title_in
from extractors.values.doc_type import kind_of
from extractors.values.list_mark import COUNT, LONGEST_TITLE, Mark, find_marks


@frozen(kw_only=True)
class Attachment(Row):
    """One attachment.

    number: as written, without punctuation; null where it has none
    title: its name, without the ending of a file's name
    url: where it may be fetched, if the text or the page's link says so
    """

    number: str | None = None
    title: str
    url: str | None = None


# 附件 : 附 件： 附件1： 附件一、 附表2.
LEAD = pattern_of(
    rf"[ \u3000\xa0]{{0,80}}附[ \u3000]{{0,4}}(?:件|表|录|图)?[ \u3000]{{0,4}}"
    rf"(?:[（(][^（）()\n]{{1,24}}[）)](?=[:：]))?(?=[:：\s]|{COUNT})[:：]?"
)
LATE_NOTE = pattern_of(rf"附[ \u3000]{{0,4}}件?[ \u3000]{{0,4}}(?:{COUNT})?[ \u3000]{{0,4}}[:：][^\n。；：:]{{2,60}}(?:\n|\Z)")
# A second note below the first.
NEW_NOTE = pattern_of(r"(?<=\n)[ \u3000\xa0]{0,80}附[ \u3000]{0,4}件[ \u3000]{0,4}[:：]")
# The mark over an attachment; several may follow each other.
HEADING_MARK = pattern_of(
    rf"(?:\A|(?<=\n))\s{{0,40}}附\s{{0,4}}(?:[件表录图]|(?=[\d一二三四五六七八九十：:\s]|\Z))\s{{0,4}}(?P<number>{COUNT})?\s{{0,4}}[：:.．、]?"
)
# 附件2【报名表.docx】已下载3次: the links of a web page that names its files only so.
LINKED = pattern_of(
    rf"(?:附[ \u3000]{{0,4}}件[ \u3000]{{0,4}}(?P<number>{COUNT})?[：:]?[ \u3000]{{0,4}})?"
    rf"【(?:附?件?[ ]?(?P<inner>{COUNT})[：:.．、])?(?P<title>[^【】\n]{{2,120}}?){FILE}】",
    re.IGNORECASE,
)
LINE = pattern_of(r"[^\n]+")
LINE_BELOW = pattern_of(r"\s{0,200}[^\n]{1,200}")
# Lines below an unnumbered title that are no titles: a table's, and the organ that signs.
TABLE_LINE = pattern_of(r"\t|\d{1,2}[:：]\d{2}\s{0,2}[-—~～]|\A\s*(?:序号|姓名|日期|时间)\s")
SIGNATURE_LINE = pattern_of(r"[局厅委部处室会组院校]\s*\Z")
# Words by which a title is known in a row of titles; 申报 in 申报、审批表 is none.
IN_ROW = pattern_of(r".(?:表|书|函|名单|清单|方案|办法|细则|回执|须知|日程)[ \u3000]{0,4}\Z")
NOTE, PARAGRAPH = ElementKind.ATTACHMENT_NOTE, ElementKind.PARAGRAPH  # asked of every element: names cost less than members
NOTE_ZONES = (Zone.CLOSE, Zone.HEAD)
LONGEST_NOTE = 12000
LONGEST_LINE = 120


def find_attachments(notice: Notice) -> Iterator[Attachment]:
    """The attachments of a notice, in text order."""
    notes = [e for e in notice.elements if e.kind is NOTE or (e.kind is PARAGRAPH and e.zone in NOTE_ZONES and _is_late_note(notice, e))]
    found = [a for span in _regions(notice, notes) for a in _read_note(notice, span)]
    if not found or any("【" in attachment.title for attachment in found):
        found = list(_read_links(notice)) or found
    found = found or list(_read_headings(notice))
    seen = list[tuple[str | None, str]]()
    for attachment in found:
        words = _letters(attachment.title)
        if not any(words == said or (number and number == attachment.number and said.startswith(words)) for number, said in seen):
            seen.append((attachment.number, words))
            url = attachment.url or (_address(notice, attachment) if notice.links else None)
            yield attachment if url == attachment.url else replace(attachment, url=url)


def _address(notice: Notice, attachment: Attachment) -> str | None:
    """The address to which a web page links the title: where it stands, else where a link's words are the title's."""
    words = _letters(attachment.title)
    for span, url in notice.links:
        if span.overlaps(attachment.span):
            return url
    for span, url in notice.links:
        if words and words in _letters(notice.quote(span)):
            return url
    return None


def _letters(words: str) -> str:
    return re.sub(r"[\W_]", "", words)


def _read_links(notice: Notice) -> Iterator[Attachment]:
    """The files that a web page links in 【】; none where the text has no such link."""
    if "】" not in notice.text:
        return
    for link in LINKED.finditer(notice.text, notice.span.start, notice.span.end):
        if found := title_in(link["title"], stands_alone=True):
            yield _attachment(found, link.start("title"), "link", link["number"] or link["inner"])


def _is_late_note(notice: Notice, element: Element) -> bool:
    """Whether a paragraph below the signature, or in a memo above the title, is a note all the same (附：评选条件)."""
    return LATE_NOTE.match(notice.text, element.span.start) is not None


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
    marks = find_marks(text)
    lead = LEAD.match(text)
    start = lead.end() if lead else 0
    if not marks:
        yield from _read_row(text, start, offset) or _read_lines(text, start, offset)
        return
    ends = [*(mark.start for mark in marks[1:]), len(text)]
    words = text[start : marks[0].start].strip()
    if words and not REMARK.match(words) and not _are_files(text, marks, ends):
        yield from _title(text, Span(start, marks[0].start), offset, "note-line")
        return
    for i, (mark, end) in enumerate(zip(marks, ends, strict=True)):
        yield from _title(text, Span(mark.end, end), offset, "note-numbered", number=mark.number, stands_alone=i + 1 < len(marks))


def _are_files(text: str, marks: tuple[Mark, ...], ends: list[int]) -> bool:
    """Whether what is numbered are files: then the words above them are a heading (附件：各校方案 1.甲校方案.pdf 2.…)."""
    return len(marks) > 1 and all(NAMED_FILE.search(text[mark.end : end]) for mark, end in zip(marks, ends, strict=True))


def _read_row(text: str, start: int, offset: int) -> tuple[Attachment, ...]:
    """The titles that stand in one line with 、 between them; none where one of them does not name its kind."""
    titles = list(re.finditer(r"[^、\n]{2,60}", text[start:].rstrip(" \u3000。；\n")))
    if len(titles) < 2 or "\n" in text[start:].strip() or not all(IN_ROW.search(title.group()) for title in titles):
        return ()
    return tuple(a for t in titles for a in _title(text, Span(start + t.start(), start + t.end()), offset, "note-line"))


def _read_lines(text: str, start: int, offset: int) -> Iterator[Attachment]:
    """An unnumbered note: a title a line, wrapped lines joined."""
    opened: tuple[int, int] | None = None
    for line in LINE.finditer(text, start):
        words = line.group()
        if not words.strip() or FILE_NAME.match(words):
            continue
        if opened and opened[1] - opened[0] < LONGEST_TITLE and goes_on(text[slice(*opened)]):
            opened = (opened[0], line.end())
            continue
        if opened:
            yield from _title(text, Span(*opened), offset, "note-line")
            opened = None
            if TABLE_LINE.search(words) or len(words) > LONGEST_LINE:
                break
            if SIGNATURE_LINE.search(words) and kind_of(words.strip()) is None:
                continue
        opened = line.span()
    if opened:
        yield from _title(text, Span(*opened), offset, "note-line")


def _title(
    text: str, stretch: Span, offset: int, rule: str, *, number: str | None = None, stands_alone: bool = False
) -> Iterator[Attachment]:
    """The attachment whose title opens a stretch of the text, if one does."""
    found = title_in(text[stretch.start : stretch.end], stands_alone=stands_alone)
    if found:
        yield _attachment(found, offset + stretch.start, rule, number)


def _attachment(found: AttachedTitle, start: int, rule: str, number: str | None) -> Attachment:
    return Attachment(span=Span(start + found.start, start + found.end), rule=rule, number=number, title=found.words, url=found.url)


def _read_headings(notice: Notice) -> Iterator[Attachment]:
    """The headings of attachments: 附件2 and the title beside or below it."""
    for region in _regions(notice, list(notice.of(ElementKind.ATTACHMENT))):
        start, end = region.start, min(region.end, region.start + LONGEST_NOTE)
        marks = list(HEADING_MARK.finditer(notice.quote(Span(start, end))))
        firsts = [(start + mark.end(), mark["number"]) for mark in marks] or [(start, None)]
        ends = [*(start + mark.start() for mark in marks[1:]), end]
        for (first, number), last in zip(firsts, ends, strict=True):
            if last == end and not notice.text[first:last].strip() and (line := LINE_BELOW.match(notice.text, first)):
                last = line.end()  # the title belongs to a document with a head of its own
            below = notice.text[last : last + LONGEST_TITLE] if last >= end else ""
            if found := title_in(notice.text[first:last], below=below):
                yield _attachment(found, first, "heading", number)


EXTRACTOR = Extractor("attachments", Attachment, find_attachments, keep)
