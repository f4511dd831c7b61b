"""The particulars of a page beside its notice (索引号, 发文机关, 成文日期, 来源 …): read from its meta tags, tables and lines.

They stand in tables (label and value in cells beside or below each other), in lists (on one line or two) and in one line above the
text (发布时间：2024-07-15 来源：某局 浏览次数：8).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.readers.html_lines import Line

# By member of PageData the labels, best first.
LABELS: Mapping[str, tuple[str, ...]] = {
    "index_number": ("索引号", "信息索引号", "索引编号", "信息索引", "索取号"),
    "page_topic": ("主题分类", "所属主题", "信息分类", "组配分类", "信息类别", "信息类型", "所属分类", "分类"),
    "page_issuer": ("发文机关", "发文单位", "制发机关", "制定机关", "发文部门", "颁布机构", "发布机构", "发布机关", "公开机构", "发布单位", "发布部门", "公开单位", "公开责任部门"),
    "page_date": ("成文日期", "成文时间", "发文日期", "发文时间", "制发日期", "签发日期", "印发日期", "生成日期", "生成时间"),
    "page_number": ("发文字号", "发文文号", "公文文号", "公文字号", "文件编号", "文件文号", "发布文号", "文号", "文件号", "发文号"),
    "published_on": ("发布日期", "发布时间", "公开日期", "公开时间", "发表时间", "发表日期", "上传时间", "上网日期", "更新时间", "更新日期", "公布日期", "录入时间"),
    "page_source": ("来源", "信息来源", "文章来源", "稿件来源", "新闻来源", "内容来源", "来源单位", "信息提供"),
    "page_title": ("标题", "名称", "信息名称", "公文名称", "文件名称", "文件标题", "公文标题"),
}  # fmt: skip
# Labels that stand among them and are kept nowhere.
OTHERS = (
    "主题词 关键词 关键字 体裁分类 体裁 服务对象 公文种类 公文类型 文种 有效性 时效性 效力状态 效力级别 效力 有效期 失效日期 失效时间 废止日期 生效日期 实施日期 施行日期 公开方式 "
    "公开范围 公开属性 公开类别 公开形式 公开程序 公开时限 内容概述 内容概要 信息概述 概述 摘要 浏览次数 浏览量 浏览 点击次数 点击数 点击率 点击量 点击 阅读次数 阅读量 阅读数 阅读 访问量 "
    "访问次数 字体 字体大小 字号 文字大小 作者 编辑 责任编辑 责编 审核 审核人 初审 复审 终审 录入 录入者 发布人 发布者 撰稿 供稿 摄影 统一编号 统一登记号 规范性文件编号 登记号 语种 载体 格式 "
    "产生日期 分享 分享到 所属栏目 栏目 区域 行业 责任部门 失效 信息有效性 服务对象分类 所属机构 政策咨询 法规类别 文件类型 文件状态 状态"
).split()
# Labels that no notice has in its own text; a run of lines is the page's where one of them stands in it.
STRONG = frozenset(
    "索引号 信息索引号 索引编号 信息索引 主题分类 信息分类 组配分类 体裁分类 发文机关 发布机构 发布机关 公开机构 成文日期 生成日期 发文日期 发文字号 文号 发布日期 发布时间 公开日期 公开时间 发布文号 "
    "公开方式 公开范围 公开属性 浏览次数 点击数 点击次数 阅读次数 浏览量 阅读量 访问量 信息来源 文章来源 稿件来源 更新时间 录入时间 内容概述 信息名称 公文种类 有效性 时效性 效力状态 发布文号 发文单位".split()
)
FIELD = {label: (field, rank) for field, labels in LABELS.items() for rank, label in enumerate(labels)}
_S = r"[ \t\u3000\xa0]"
_LABEL = "|".join(rf"{_S}{{0,6}}".join(label) for label in sorted({*FIELD, *OTHERS}, key=lambda label: (-len(label), label)))
# A label within a line stands at its beginning, behind a gap or a bracket, and before a colon.
LABELLED = re.compile(rf"(?:(?<=[\s|｜【\[（(/\u3000])|^)(?P<label>{_LABEL}){_S}{{0,6}}[:：]")
HINT = re.compile(r"[:：】\]]|^\D{0,9}(?:19|20)\d\d")  # most lines are told from these
ALONE = re.compile(rf"[【\[*·•]{{0,2}}{_S}{{0,6}}(?P<label>{_LABEL}){_S}{{0,6}}[】\]]?{_S}{{0,3}}[:：]?")
IN_BRACKETS = re.compile(rf"[【\[]{_S}{{0,6}}(?P<label>{_LABEL}){_S}{{0,6}}[】\]]{_S}{{0,6}}[:：]?")
BEGINS = re.compile(rf"(?P<label>{_LABEL})(?P<value>[\w〔\[（/.-].{{1,80}})")  # without a colon, where spans stand side by side
DAY = r"(?:19|20)\d{2}(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日)"
CLOCK = r"[\s,，T-]{0,6}\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:\.\d{1,3})?"
DATE = re.compile(rf"{DAY}(?:{CLOCK})?")
# 2024-07-15 10:20 来源：某局; a day alone in Chinese characters is the notice's own.
DATE_FIRST = re.compile(
    rf"[\[【（(]?(?:日期|时间|{_S}){{0,4}}[:：]?{_S}{{0,4}}(?P<date>(?:19|20)\d{{2}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?:{CLOCK})?|{DAY}{CLOCK})[\]】）)]?(?={_S}|来源|$|[|｜]|[\u4e00-\u9fff])"
)
VALUE_END = re.compile(
    r"[【\[(（]{1,2}\s{0,3}(?:字体|字号|大|打印|纠错|关闭|收藏|分享|我要)|\s{2,}(?=打印|关闭|分享|收藏)|[|｜]|浏览次数|点击数|阅读次数|(?<=\d)次(?:$|\s)"
)
NOTHING = frozenset(("", "无", "暂无", "-", "--", "—", "——", "/", "\\", "空", "null", "NULL", "undefined", "【】", "[]"))
LONGEST_VALUE = 300  # characters; a longer one is no particular
LONGEST_PARTICULARS = 600  # characters of a line of particulars without its white space


@dataclass(frozen=True, slots=True)
class Pair:
    """A label, without the spaces inside it, and its value."""

    label: str
    value: str


def pairs_of(line: Line) -> list[Pair]:
    """The particulars in one line or row.

    >>> pairs_of(Line(0, "索 引 号：000/2024-1\\t发布机构：\\t某市文化馆"))
    [Pair(label='索引号', value='000/2024-1'), Pair(label='发布机构', value='某市文化馆')]
    >>> pairs_of(Line(0, "2024-07-15 09:30  来源：某县文化馆  【字体：大 中 小】"))
    [Pair(label='发布时间', value='2024-07-15 09:30'), Pair(label='来源', value='某县文化馆'), Pair(label='字体', value='大 中 小')]
    """
    if line.is_row:
        return list(_pairs_of_cells(line.text.split("\t")))
    if not HINT.search(line.text):
        return []
    first = DATE_FIRST.match(line.text)
    dated = [Pair("发布时间", first["date"])] if first else []
    return dated + (list(_pairs_within(line.text)) or [Pair(_bare(m["label"]), line.text[m.end() :].strip()) for m in _bracketed(line)])


def _bracketed(line: Line) -> Iterator[re.Match[str]]:
    if found := IN_BRACKETS.match(line.text):
        yield found


def _pairs_within(text: str) -> Iterator[Pair]:
    found = list(LABELLED.finditer(text))
    for at, label in enumerate(found):
        end = found[at + 1].start() if at + 1 < len(found) else len(text)
        yield Pair(_bare(label["label"]), _value(text[label.end() : end]))


def _pairs_of_cells(cells: Sequence[str]) -> Iterator[Pair]:
    at = 0
    while at < len(cells):
        alone = ALONE.fullmatch(cells[at].strip())
        if alone:
            has_value = at + 1 < len(cells) and not ALONE.fullmatch(cells[at + 1].strip())
            yield Pair(_bare(alone["label"]), _value(cells[at + 1]) if has_value else "")
            at += 1 + has_value
            continue
        yield from _pairs_within(cells[at].strip())
        at += 1


def _bare(label: str) -> str:
    return re.sub(r"\s{1,9}", "", label)


def _value(words: str) -> str:
    words = words.strip(" \t\u3000\xa0")
    if cut := VALUE_END.search(words):
        words = words[: cut.start()]
    return words.strip(" \t\u3000\xa0|｜】]*").rstrip("【[（( \u3000\xa0")


def label_alone(line: Line) -> str:
    """The label of which a line consists; "" where it holds anything else."""
    found = ALONE.fullmatch(line.text.strip()) if len(line.text) < 30 else None
    return _bare(found["label"]) if found else ""


def begins_with_label(line: Line) -> Pair | None:
    """A strong label and its value without a colon between them, as spans side by side give it (发文机关某市文化馆)."""
    found = BEGINS.match(line.text) if len(line.text) < 100 else None
    return Pair(_bare(found["label"]), _value(found["value"])) if found and _bare(found["label"]) in STRONG else None


def is_particulars(line: Line) -> bool:
    """Whether a line is the page's line of particulars by itself: a strong label, a date with a source, several labels.

    >>> [is_particulars(Line(0, words)) for words in ("发布时间：2024-07-15", "2024-07-15 来源：本站", "名称：读书季", "2024年7月15日")]
    [True, True, False, False]
    """
    if len(line.text) > LONGEST_PARTICULARS:
        return False
    pairs = pairs_of(line)
    if line.is_row:
        return any(pair.label in STRONG for pair in pairs) and _first_is_label(line)
    if any(pair.label in STRONG for pair in pairs) and (_first_is_label(line) or DATE_FIRST.match(line.text)):
        return True
    return (len(pairs) > 1 and _first_is_label(line)) or bool(DATE_FIRST.match(line.text) and (len(pairs) > 1 or _is_date(line)))


def _is_date(line: Line) -> bool:
    found = DATE_FIRST.match(line.text)
    return bool(found and found.end() >= len(line.text.rstrip(" \u3000\xa0】])）")))


def _first_is_label(line: Line) -> bool:
    cell = line.text.split("\t")[0].strip()
    return bool(LABELLED.match(cell) or ALONE.fullmatch(cell) or IN_BRACKETS.match(cell))


def is_label(line: Line) -> bool:
    """Whether a line begins with any label of particulars: it belongs to those above or below it."""
    return len(line.text) <= LONGEST_PARTICULARS and _first_is_label(line)


def find_particulars(lines: Sequence[Line]) -> dict[str, str]:
    """The members of PageData that lines around a notice give, as written; of several labels for one the best, then the first."""
    found: dict[str, tuple[int, str]] = {}
    for pair in _all_pairs(lines):
        field, rank = FIELD.get(pair.label, ("", 0))
        value = pair.value
        if field in ("published_on", "page_date") and (date := DATE.search(value)):
            value = date.group()
        if not field or _is_nothing(value) or len(value) > LONGEST_VALUE:
            continue
        if field not in found or rank < found[field][0]:
            found[field] = (rank, value)
    return {field: value for field, (_, value) in found.items()}


def _is_nothing(value: str) -> bool:
    return value in NOTHING or not re.search(r"\w", value)


def _all_pairs(lines: Sequence[Line]) -> Iterator[Pair]:
    for at, line in enumerate(lines):
        if len(line.text) > LONGEST_PARTICULARS:
            continue
        after = lines[at + 1] if at + 1 < len(lines) else None
        if (label := label_alone(line)) and not line.is_row:
            if after and not is_label(after):
                yield Pair(label, _value(after.text))
            continue
        pairs = pairs_of(line)
        if line.is_row and after and after.is_row and len(pairs) > 2 and not any(pair.value for pair in pairs):
            yield from (Pair(pair.label, _value(cell)) for pair, cell in zip(pairs, after.text.split("\t"), strict=False))
            continue
        yield from pairs
        if not pairs and (pair := begins_with_label(line)):
            yield pair
