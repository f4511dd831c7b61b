"""The title of an attachment in its stretch of text, without the ending and digits of a file's name, asides and remarks.

>>> title_in("报名汇总表.docx").words, title_in("安排表（另附）；").words, title_in("《读书方案》").words
('报名汇总表', '安排表', '读书方案')
>>> title_in("附件2（请到群里下载）"), title_in("202103240944278271.doc")
(None, None)
"""

import re

from extractors.frozen import frozen
from extractors.patterns import pattern_of
from extractors.values.doc_title import one_line
from extractors.values.doc_type import kind_of
from extractors.values.list_mark import LONGEST_TITLE

# A title that names no kind goes on in the next line only if its line is longer than this.
WRAPPED_FROM = 18
# Up to here a title of a list with a line an item keeps the spaces within it.
LONGEST_SPACED = 60
MOST_LINES = 3  # of a title over an attachment
FILE = r"[.．](?:docx?|xlsx?|pptx?|pdf|wps|et|ofd|rar|zip|jpe?g|png|txt|mp4)"
FILE_NAME = pattern_of(r"\s*(?:附件)?[\s\d_（()）~-]{1,30}\.[A-Za-z]{2,5}\s*\Z")
NAMED_FILE = pattern_of(rf"{FILE}\s*\Z", re.IGNORECASE)
FILE_END = pattern_of(rf"(?:附件[ ]?\d{{1,2}}|[（(]?附件\d{{1,2}}[）)])?\s*(?:[\d_]{{14,24}})?{FILE}\Z", re.IGNORECASE)
# 202103050958141554.docx（申请表）: the name stands behind the file.
FILE_BEFORE = pattern_of(rf"[\d_-]{{8,30}}{FILE}[（(](?P<name>[^（）()]{{2,60}})[）)]", re.IGNORECASE)
# The number said again before the name (1.附件1报名表, 附件一：1.报名表, 附件2（附2）-报名表), or nothing but numbers (附件1，附件2).
NUMBERED_NAME = pattern_of(
    r"(?:附件?[ ]?\d{1,2}(?:[-~～—至]\d{1,2})?[：:.、，,]?){1,30}|[（(]附件?\d{1,2}[）)]-?|附件[-—_：:]|1[.．、](?!\d)|详情可?见|详见"
)
ASIDE = pattern_of(r"[（(](?:略|另附|另发|见附件|附后|详见附件|点击下载|下载|空表|此处略|见网站)[）)]\Z")
# Words before the titles, or in their place, that name none: 附件：（请到群文件下载）
REMARK = pattern_of(
    r"\s*(?:略|无|如文|同上|[（(][^（）()]{1,80}[）)]|(?:请?点[此击]|请)?(?:这里|附件|此处)?下载|附件?下载|见附件|详见附件|附后|如下|附件[：:]?\d{1,2}[-~～—至]\d{1,2}"
    r"|[^。；\n]{0,30}(?:可自行|自行|请到|请从|请在)[^。；\n]{0,30}(?:下载|领取|打印)[^。；\n]{0,20})[\s。：:；;]*\Z"
)
TRAILING = " \u3000\xa0；;。，,、.．：:_"
URL = pattern_of(r"https?://[^\s\u4e00-\u9fff]{4,300}")
# A title does not end before these, nor behind those.
GOES_ON = ("的", "及", "和", "与", "暨", "（", "(")
OPEN_END = ("关于", "的", "及", "和", "与", "、", "《")
# A line that may go on with a heading: no numbered one.
NEXT_LINE = pattern_of(r"\s{1,20}(?![（(]?[\d一二三四五六七八九十]{1,3}[、.．）)]|第[一二三]|附)\S[^\n]{0,40}(?=\n|\Z)")
LEGAL = ("statutory", "rule", "plan")


@frozen
class AttachedTitle:
    """A title at [start, end) of the text that was read, and the address beside it."""

    words: str
    start: int
    end: int
    url: str | None = None


def title_in(text: str, *, stands_alone: bool = False, below: str | None = None) -> AttachedTitle | None:
    """The title that opens `text`, None if none does.

    `stands_alone` says that the text is no more than the item of a list; `below` is what follows a heading, which breaks its lines
    where it will.

    >>> title_in("课程案例 样例（参考）", stands_alone=True).words, title_in("读书节安排表 示范县教育局").words
    ('课程案例样例（参考）', '读书节安排表')
    >>> title_in("示范县读书节", below="\\n活动方案\\n一、目标").words
    '示范县读书节活动方案'
    """
    url = URL.search(text)
    stretch = text[: url.start() if url else len(text)][:LONGEST_TITLE]
    whole = stretch.strip()
    if below and "\n" not in whole and (end := _wrapped_end(text + below, len(stretch.rstrip()))):
        stretch = (text + below)[:end]
    elif not (stands_alone and _is_whole(whole)):
        stretch = stretch[: _title_end(stretch, below is not None)]
    line = one_line(stretch)
    lead, words = _bare(line.words)
    if not words or words == "附件" or REMARK.match(words) or NAMED_FILE.match(f".{words}"):
        return None
    return AttachedTitle(words, line.places[lead], line.places[lead + len(words) - 1] + 1, url.group() if url else None)


def _is_whole(item: str) -> bool:
    """Whether an item of a list is no more than its title: a line, or short lines of which only the last names a kind."""
    if len(item) > LONGEST_SPACED or FILE_NAME.search(item):
        return False
    first = item.split("\n", 1)[0]
    return first == item or (kind_of(first.strip()) is None and kind_of("".join(item.split())) is not None)


def goes_on(line: str) -> bool:
    """Whether a line of an unnumbered list lacks the end of its title.

    >>> goes_on("关于组织示范县"), goes_on("读书节报名表")
    (True, False)
    """
    words = line.strip()
    if NAMED_FILE.search(words) or kind_of(words) is not None or words.endswith(("。", "；", ";")):
        return False
    return len(words) >= WRAPPED_FROM or "关于" in words or words.endswith(OPEN_END)


def _bare(words: str) -> tuple[int, str]:
    """The title without what is none of it, and where it begins in `words`."""
    before = FILE_BEFORE.fullmatch(words)
    lead, words = (before.start("name"), before["name"]) if before else (0, words)
    for _ in range(3):
        words = FILE_END.sub("", ASIDE.sub("", words.rstrip(TRAILING)))
    words = words.rstrip(TRAILING)
    cut = len(words) - len(words.lstrip(TRAILING + "-—"))
    if repeated := NUMBERED_NAME.match(words, cut):
        cut = repeated.end()
    lead, words = lead + cut, words[cut:]
    if words.startswith("《") and words.endswith("》") and words.count("《") == 1:
        return lead + 1, words[1:-1]
    return lead, words


def _title_end(text: str, is_heading: bool) -> int:
    """Where the title that opens the text ends: at the first white space after a word that names a kind, or after a short line."""
    end = 0
    for word in re.finditer(r"\S+", text):
        if end:
            gap, line = text[end : word.start()], text[text.rfind("\n", 0, end) + 1 : end]
            done = kind_of(text[:end].strip()) or ("\n" in gap and len(line.strip()) < WRAPPED_FROM and not line.endswith(OPEN_END))
            if done and "\n" in gap and (is_heading or "关于" in line) and (wrapped := _wrapped_end(text, end)):
                return wrapped
            if FILE_NAME.match(word.group()) or (done and not word.group().startswith(GOES_ON)):
                break
        end = word.end()
        if NAMED_FILE.search(word.group()):
            break
    return end


def _wrapped_end(text: str, end: int) -> int | None:
    """Where a heading of several short lines ends with the word of its kind, None if it names none within a few lines."""
    if kind_of(text[:end].strip()) is not None:
        return None
    for _ in range(1, MOST_LINES):
        following = NEXT_LINE.match(text, end)
        if not following:
            return None
        end = following.end()
        if kind_of("".join(text[:end].split())) in LEGAL:
            return end
    return None
