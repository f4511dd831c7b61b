"""Which lines of a page are its notice: those of a known container, else of the smallest element with nearly all running text.

Either is only taken where the rest of the page does not say that a part of the notice stands elsewhere; then furniture goes from both
ends, and a signature or a number that stands just outside comes in.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from pipeline.readers.html_furniture import feet, is_furniture, is_stop
from pipeline.readers.html_lines import Line
from pipeline.readers.html_links import file_links
from pipeline.readers.html_particulars import is_label, is_particulars
from pipeline.readers.html_walk import Walked

RUNNING = 15  # characters outside of links from which a line counts as running text; menus have shorter entries
SENTENCE = 20  # characters of a line with a comma or a full stop that is certainly prose
PROSE = re.compile(r"[，。；]|[：:]$")
# Of all running text, what a known container must hold to be believed at once, and what the smallest element must hold. On 184 pages
# of the archive a container held 0.97 or more; a menu of headlines beside a short notice may take some.
KNOWN_SHARE, GENERAL_SHARE = 0.6, 0.9
SAME_SHARE = 0.97  # of the best: the inner one of two nested elements is taken where it holds as much
REST_SHARE = 0.2  # of the running text before a line of the page's foot that may stand below it: the hint of a script, a statement
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


@dataclass(frozen=True, slots=True)
class Main:
    """The lines of the notice, those of the files listed below it, and the page's other lines."""

    lines: tuple[Line, ...]
    around: tuple[Line, ...]
    known: str = ""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The lines from place `start` to `end`, and the running text that they hold."""

    start: int
    end: int
    weight: int
    known: str = ""


def find_main(walked: Walked) -> Main:
    """The lines of the notice on a page."""
    lines = walked.lines
    outer = _outer(lines)
    weights = [0 if out else _weight(line) for line, out in zip(lines, outer, strict=True)]
    share = KNOWN_SHARE
    if not any(weights):  # a page without running text: what a known container holds, else what is no menu
        weights, share = [0 if out or _is_menu(line) else len(line.text) for line, out in zip(lines, outer, strict=True)], 0
    if not any(weights):
        return Main((), lines)
    best = _best(walked, weights, share)
    start, end = _trimmed(lines, outer, weights, best)
    start = _with_head(lines, outer, start)
    end = _with_close(lines, outer, end) if end == best.end else end
    kept = [at for at in range(start, end) if not (lines[at].aside and (is_furniture(lines[at]) or _is_menu(lines[at])))]
    kept += _files_below(lines, kept, end)
    chosen = set(kept)
    return Main(tuple(_uncounted(lines[at]) for at in kept), tuple(line for at, line in enumerate(lines) if at not in chosen), best.known)


def _outer(lines: Sequence[Line]) -> list[bool]:
    """Which lines are the page's: furniture, its foot, particulars, and lines with any label beside these."""
    sure = [is_particulars(line) for line in lines]
    near = list(sure)
    for places in (range(1, len(lines)), range(len(lines) - 2, -1, -1)):
        step = places.step
        for at in places:
            near[at] = near[at] or (near[at - step] and is_label(lines[at]))
    foot = set(feet(lines))
    return [line.aside or near[at] or at in foot or is_furniture(line) for at, line in enumerate(lines)]


def _weight(line: Line) -> int:
    if line.mark and not PROSE.search(line.text):  # a title, which stands outside of the text as often as not
        return 0
    if line.own >= RUNNING:
        return line.own
    return line.own if PROSE.search(line.text) and 2 * line.own > len(line.text) else 0


def _best(walked: Walked, weights: Sequence[int], share: float) -> _Stretch:
    """The element that holds the notice; a known one if it holds this share of the text."""
    lines = walked.lines
    sums = [0, *accumulate(weights)]
    seqs = [line.seq for line in lines]
    stretches = [
        _Stretch(start, end, sums[end] - sums[start], holder.known)
        for holder in walked.holders
        for start, end in ((bisect_left(seqs, holder.start), bisect_left(seqs, holder.end)),)
    ]
    known = _best_known(stretches, sums)
    if known and known.weight and known.weight >= share * sums[-1]:
        return known
    wide = min((s for s in stretches if s.weight >= GENERAL_SHARE * sums[-1]), key=lambda s: s.end - s.start)
    if known and known.weight and not any(_apart(s, known) and s.weight >= known.weight for s in stretches):
        return known
    return wide


def _best_known(stretches: Sequence[_Stretch], sums: Sequence[int]) -> _Stretch | None:
    """The known container with most running text; several of one name are one, since editors split a text into them."""
    known = [s for s in stretches if s.known]
    ends: dict[str, tuple[int, int]] = {}
    for s in known:
        start, end = ends.get(s.known, (s.start, s.end))
        ends[s.known] = (min(start, s.start), max(end, s.end))
    known += [_Stretch(start, end, sums[end] - sums[start], name) for name, (start, end) in ends.items()]
    most = max((s.weight for s in known), default=0)
    return min((s for s in known if s.weight >= SAME_SHARE * most), key=lambda s: s.end - s.start, default=None)


def _apart(one: _Stretch, other: _Stretch) -> bool:
    return one.end <= other.start or other.end <= one.start


def _trimmed(lines: Sequence[Line], outer: Sequence[bool], weights: Sequence[int], best: _Stretch) -> tuple[int, int]:
    """The stretch without the page's lines at its beginning and at its end."""
    places = range(best.start, best.end)
    prose = (at for at in places if weights[at] >= SENTENCE and PROSE.search(lines[at].text) and not is_label(lines[at]))
    first = next(prose, next((at for at in places if weights[at]), best.start))
    start = best.start
    for at in range(best.start, first):
        if outer[at] or _is_menu(lines[at]) or (start == at and is_label(lines[at])):
            start = at + 1
    end = _cut(lines, weights, first, best.end)
    while end > first + 1 and (outer[end - 1] or _is_menu(lines[end - 1]) or _is_related(lines[end - 1])):
        end -= 1
    return min(start, end), end


def _cut(lines: Sequence[Line], weights: Sequence[int], first: int, end: int) -> int:
    """The first line of the page's foot below which hardly any running text follows."""
    rest = sum(weights[first:end])
    before = 0
    for at in range(first, end):
        if at > first and rest <= REST_SHARE * before and (is_stop(lines[at]) or (is_particulars(lines[at]) and not lines[at].is_row)):
            return at
        before += weights[at]
        rest -= weights[at]
    return end


def _is_menu(line: Line) -> bool:
    """Whether a line is nothing but links, and to no files; a sentence is a link where a page forgot to close one."""
    return bool(line.anchors) and line.own <= 2 and not line.text.endswith(("。", "；", "：")) and not file_links(line)


def _is_related(line: Line) -> bool:
    """Whether a line leads to another page on the same matter, such as 相关解读：《…》政策解读."""
    return bool(line.anchors) and RELATED.match(line.bare) is not None and not file_links(line)


def _with_head(lines: Sequence[Line], outer: Sequence[bool], start: int) -> int:
    """The place from which a number or an addressee just above belongs to the notice."""
    begun = start
    for at in range(start - 1, max(-1, start - 1 - NEAR_ABOVE), -1):
        if outer[at] or _is_menu(lines[at]) or is_label(lines[at]) or lines[at].mark:
            break
        if HEAD_OF_NOTICE.match(lines[at].bare):
            begun = at
    return begun


def _with_close(lines: Sequence[Line], outer: Sequence[bool], end: int) -> int:
    """The place up to which a signature, a list of attachments or an imprint just below belongs to the notice."""
    reached = end
    for at in range(end, min(len(lines), end + NEAR_BELOW)):
        if outer[at] or _is_menu(lines[at]) or is_label(lines[at]):
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
