"""Which lines of a page are its notice: those of a known container, else of the smallest element with nearly all running text.

Either is only taken where the rest of the page does not say that a part of the notice stands elsewhere; then furniture goes from both
ends, and a signature or a number that stands just outside comes in.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.frozen import frozen
from pipeline.readers.html.furniture import is_furniture, is_stop
from pipeline.readers.html.lines import Line, Walked
from pipeline.readers.html.links import file_links
from pipeline.readers.html.particulars import is_day, is_label, is_particulars
from pipeline.readers.html.weighing import PROSE, Stretch, Weighed, is_menu, weigh

SENTENCE = 20  # characters of a line with a comma or a full stop that is certainly prose
REST_SHARE = 0.2  # of the running text before a line of the page's foot that may stand below it: the hint of a script, a statement
CLOSED_SHARE = 1.0  # the same below a notice's day: comments of readers
NEAR_ABOVE, NEAR_BELOW = 6, 12  # lines beside the element in which the notice's own head and close are looked for
# What stands below a body and is the notice's: a day, a list of attachments, an imprint, a note.
CLOSE_OF_NOTICE = re.compile(
    r"""(?:(?:19|20)\d\d|[一二][〇○ＯO零一二三四五六七八九]{3})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日
    | 附件\d{0,2}[:：] | 抄送[:：] | [（(](?:此件|联系人|信息公开) | .{2,40}\d日印发$""",
    re.VERBOSE,
)
HEAD_OF_NOTICE = re.compile(
    r"""[（(]?[\u4e00-\u9fff]{1,20}[〔\[［【（(](?:19|20)\d\d[〕\]］】）)]第?\d{1,4}号[）)]?$
    | .{3,40}文件$ | (?:各|有关)[^。]{2,80}[：:]$""",
    re.VERBOSE,
)
# A line that leads to other pages on the same matter, and the label above a list of files.
RELATED = re.compile(r"[【\[（(]?(?:相关|政策|文字|图文|专家)?(?:解读|文件|文章|链接|阅读|新闻|信息|图解|政策|报道)[】\]）)]?[:：]")
MOST_FILE_LINES = 60  # lines below the notice in which the list of its files is looked for
COUNTER = re.compile(r"[\s（(\[]{0,5}(?:已?下载(?:次数|量)?[:：]?\s{0,3}\d{0,9}\s{0,3}次?|大小[:：].{0,20})[\])）]?$")
FILES_LABEL = re.compile(r"(?:相关)?(?:附件|附件下载|文件下载|下载|相关附件|附件列表)[:：]?$")


@frozen
class Main:
    """The lines of the notice with those of the files listed below it, and the page's other lines."""

    lines: tuple[Line, ...]
    around: tuple[Line, ...]
    is_known: bool = False  # whether a known container holds them
    leads_away: bool = False  # whether they only lead to other pages on the same matter: the notice is in the pictures beside them


def find_main(walked: Walked) -> Main:
    """The lines of the notice on a page; none where it has no text of its own."""
    page = weigh(walked)
    if page.best is None:
        return Main((), page.lines)
    start, end = _trimmed(page, page.best)
    start = _with_head(page, start)
    end = _with_close(page, start, end) if end == page.best.end else end
    lines = page.lines
    kept = [at for at in range(start, end) if not (lines[at].aside and (is_furniture(lines[at]) or is_menu(lines[at])))]
    kept += _files_below(lines, kept, end)
    chosen = set(kept)
    around = tuple(line for at, line in enumerate(lines) if at not in chosen)
    leads_away = all(_is_related(lines[at]) or lines[at].mark for at in kept) and any(_is_related(lines[at]) for at in kept)
    return Main(tuple(_uncounted(lines[at]) for at in kept), around, bool(page.best.known), leads_away)


def _trimmed(page: Weighed, best: Stretch) -> tuple[int, int]:
    """The stretch without the page's lines at its beginning and at its end."""
    lines, outer, weights = page.lines, page.outer, page.weights
    places = range(best.start, best.end)
    prose = (at for at in places if weights[at] >= SENTENCE and PROSE.search(lines[at].text) and not is_label(lines[at]))
    first = next(prose, next((at for at in places if weights[at]), best.start))
    start = best.start
    for at in range(best.start, first):
        if outer[at] or is_menu(lines[at]) or is_day(lines[at]) or (start == at and is_label(lines[at])):
            start = at + 1
    start = start if best.known else _below_heading(page, start, best.end)
    first = max(first, start)
    end = _cut(lines, weights, first, best.end)
    while end > first + 1 and (outer[end - 1] or is_menu(lines[end - 1]) or _is_related(lines[end - 1])):
        end -= 1
    return min(start, end), end


def _below_heading(page: Weighed, start: int, end: int) -> int:
    """The place of the page's only heading of the first rank, if much of the text stands below it: what is above is another column."""
    headings = [at for at in range(start, end) if page.lines[at].mark == "h1"]
    if not headings or headings[-1] - headings[0] >= len(headings):
        return start
    return headings[0] if sum(page.weights[headings[0] : end]) > REST_SHARE * sum(page.weights[start:end]) else start


def _cut(lines: Sequence[Line], weights: Sequence[int], first: int, end: int) -> int:
    """The first line of the page's foot below which hardly any running text follows."""
    rest = sum(weights[first:end])
    before = 0
    for at in range(first, end):
        share = CLOSED_SHARE if CLOSE_OF_NOTICE.fullmatch(lines[at - 1].bare) else REST_SHARE
        if at > first and rest <= share * before and (is_stop(lines[at]) or (is_particulars(lines[at]) and not lines[at].is_row)):
            return at
        before += weights[at]
        rest -= weights[at]
    return end


def _is_related(line: Line) -> bool:
    """Whether a line leads to another page on the same matter, such as 相关解读：《…》政策解读."""
    return bool(line.anchors) and RELATED.match(line.bare) is not None and not file_links(line)


def _with_head(page: Weighed, start: int) -> int:
    """The place from which a number or an addressee just above belongs to the notice."""
    lines, begun = page.lines, start
    for at in range(start - 1, max(-1, start - 1 - NEAR_ABOVE), -1):
        if page.outer[at] or is_menu(lines[at]) or is_label(lines[at]) or lines[at].mark:
            break
        if HEAD_OF_NOTICE.match(lines[at].bare):
            begun = at
    return begun


def _with_close(page: Weighed, start: int, end: int) -> int:
    """The place up to which a signature, a list of attachments or an imprint just below belongs to the notice."""
    lines, reached = page.lines, end
    read = {line.text for line in lines[start:end]}  # a text that stands there again is a copy for small screens
    for at in range(end, min(len(lines), end + NEAR_BELOW)):
        if page.outer[at] or is_menu(lines[at]) or is_label(lines[at]) or lines[at].text in read:
            break
        if CLOSE_OF_NOTICE.match(lines[at].bare):
            reached = at + 1
    return reached


def _uncounted(line: Line) -> Line:
    """A line of files without the number of their downloads."""
    found = COUNTER.search(line.text) if line.anchors and file_links(line) else None
    return replace(line, text=line.text[: found.start()]) if found and found.start() >= line.anchors[-1].end else line


def _files_below(lines: Sequence[Line], kept: Sequence[int], end: int) -> list[int]:
    """The lines of files that a page lists below its notice, each once, with the label above them."""
    hrefs = {anchor.href for at in kept for anchor in lines[at].anchors}
    found: list[int] = []
    for at in range(end, min(len(lines), end + MOST_FILE_LINES)):
        files = file_links(lines[at])
        if not files:
            if is_stop(lines[at]) and not FILES_LABEL.match(lines[at].bare) and found:
                break
            continue
        if lines[at].aside or all(file.href in hrefs for file in files):
            continue
        if at > end and at - 1 not in kept and FILES_LABEL.match(lines[at - 1].bare) and at - 1 not in found:
            found.append(at - 1)
        found.append(at)
        hrefs |= {file.href for file in files}
    return found
